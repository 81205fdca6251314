"""The one place where words become XML."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_FORBIDDEN = "[\x00-\x1f\ud800-\udfff\ufffe\uffff]"


def escape(words: str) -> str:
    """The words as XML text or attribute value; a tab or line end is a space, what XML forbids is left out."""
    if not words.isprintable():  # which all words are that hold nothing forbidden, but for a few odd spaces
        words = re.sub(_FORBIDDEN, lambda found: " " if found[0] in "\t\n" else "", words)
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
