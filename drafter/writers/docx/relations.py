"""How a part joins a package that it was not made with: its content type, and the relationship that leads to it."""

from __future__ import annotations

import re

from drafter.writers.docx.escaping import escape

_LAST_TAG = r"</(?P<prefix>(?:[\w.-]+:)?)\w+\s*>\s*$"
_ID = r"""\sId\s*=\s*["']([^"']*)["']"""


def with_content_type(content_types: str, part: str, content_type: str) -> str:
    """The content types with that of a part, such as `/word/comments.xml`; the same where it has one already."""
    if re.search(rf"""\sPartName\s*=\s*["']{re.escape(part)}["']""", content_types, re.IGNORECASE):
        return content_types
    return _appended(content_types, f'Override PartName="{escape(part)}" ContentType="{escape(content_type)}"')


def with_relationship(relationships: str, kind: str, target: str) -> str:
    """The relationships with one of a kind to a part, under an id that is free; the same where there is one already."""
    if re.search(rf"""\sType\s*=\s*["']{re.escape(kind)}["']""", relationships):
        return relationships
    taken, number = set(re.findall(_ID, relationships)), 1
    while f"rId{number}" in taken:
        number += 1
    return _appended(relationships, f'Relationship Id="rId{number}" Type="{escape(kind)}" Target="{escape(target)}"')


def _appended(xml: str, element: str) -> str:
    """The element as the last child of the root, in the root's own namespace prefix; an empty root is opened for it."""
    if (end := re.search(_LAST_TAG, xml)) is None:
        xml = re.sub(r"<((?:[\w.-]+:)?\w+)([^<>]*)/>\s*$", r"<\1\2></\1>", xml)
        end = re.search(_LAST_TAG, xml)
        assert end is not None
    return f"{xml[: end.start()]}<{end['prefix']}{element}/>{xml[end.start() :]}"
