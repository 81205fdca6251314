"""The core properties: what the file says of itself."""

from __future__ import annotations

from drafter.letter import Properties
from drafter.writers.docx.escaping import DECLARATION, escape

CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_A_DAY = ' xsi:type="dcterms:W3CDTF"'


def core_properties(properties: Properties) -> str:
    """Language, and the title, author and day that the letter's file is to have; never a program."""
    made = f"{properties.date.isoformat()}T00:00:00Z" if properties.date else ""
    said = (
        ("dc:title", "", properties.title),
        ("dc:creator", "", properties.author),
        ("dcterms:created", _A_DAY, made),
        ("dcterms:modified", _A_DAY, made),
        ("dc:language", "", properties.language),
    )
    elements = "".join(f"<{name}{kind}>{escape(words)}</{name}>" for name, kind, words in said if words)
    return f"{DECLARATION}<cp:coreProperties {CORE_NAMESPACES}>{elements}</cp:coreProperties>"
