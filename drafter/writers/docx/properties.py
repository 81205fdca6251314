"""The core properties: what the file says of itself."""

from __future__ import annotations

from drafter.letter import Properties
from drafter.writers.docx.escaping import DECLARATION, escape

CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties(properties: Properties) -> str:
    """Title, language and the letter's own date; an author only where the letter has one, and never a program."""
    author = f"<dc:creator>{escape(properties.author)}</dc:creator>" if properties.author else ""
    dates = "".join(
        f'<dcterms:{event} xsi:type="dcterms:W3CDTF">{properties.date.isoformat()}T00:00:00Z</dcterms:{event}>'
        for event in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties {CORE_NAMESPACES}><dc:title>{escape(properties.title)}</dc:title>{author}"
        f"{dates}<dc:language>{escape(properties.language)}</dc:language></cp:coreProperties>"
    )
