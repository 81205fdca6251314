"""How the base package is learnt: the one module that opens a file with python-docx."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Inches, Pt, Twips
from docx.styles.style import ParagraphStyle

from drafter.letter import Margins, Stationery
from drafter.opc.package import deflated, opened, packed, smallest
from drafter.writers.docx.parts import PARTS
from drafter.writers.docx.styles import STYLES, Style

_HEADER_DISTANCE = 0.5


def base_package(stationery: Stationery) -> bytes:
    """Our own blank package with the typeface, size, margins and styles of a stationery."""
    blank = packed(deflated(name, text) for name, text in PARTS.items())
    document = docx.Document(io.BytesIO(blank))
    _set_typeface(document, stationery.typeface, stationery.size)
    _set_margins(document.sections[0], stationery.margins)
    for style in STYLES:
        _add_style(document, style, stationery.size)
    saved = io.BytesIO()
    document.save(saved)
    return _repacked(saved.getvalue())


def _repacked(saved: bytes) -> bytes:
    """The same parts in our order, without the hour at which python-docx saved them."""
    package = opened(saved)
    return packed(smallest(name, package.members[name].plain) for name in PARTS)


def _set_typeface(document: Document, typeface: str, size: float) -> None:
    """Set the defaults of all text; a note is two points smaller than the body."""
    styles = document.styles.element
    for fonts in styles.xpath("w:docDefaults//w:rFonts"):
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), typeface)
    sizes = {"w:docDefaults": size, "w:style[@w:styleId='FootnoteText']": max(size - 2, min(size, 8))}
    for place, points in sizes.items():
        for each in styles.xpath(f"{place}//w:sz | {place}//w:szCs"):
            each.set(qn("w:val"), str(round(points * 2)))


def _set_margins(section: Section, margins: Margins) -> None:
    section.top_margin, section.bottom_margin = Inches(margins.top), Inches(margins.bottom)
    section.left_margin, section.right_margin = Inches(margins.left), Inches(margins.right)
    section.header_distance = Inches(min(_HEADER_DISTANCE, margins.top / 2))
    section.footer_distance = Inches(min(_HEADER_DISTANCE, margins.bottom / 2))


def _add_style(document: Document, style: Style, size: float) -> None:
    added = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=style.built_in)
    assert isinstance(added, ParagraphStyle)
    added.base_style, added.quick_style = document.styles["Normal"], True
    _mark(added, style)
    form = added.paragraph_format
    form.space_before, form.space_after = Pt(style.before * size), Pt(style.after * size)
    form.keep_with_next, form.keep_together = style.keep_with_next or None, style.keep_together or None
    form.left_indent = Twips(style.indent) if style.indent else None
    form.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER if style.centered else None
    added.font.bold = style.bold or None


def _mark(added: ParagraphStyle, style: Style) -> None:
    """Set the two properties that python-docx has no name for; it puts its own around them in the schema's order."""
    properties = added.element.get_or_add_pPr()
    if style.hugging:
        properties.append(OxmlElement("w:contextualSpacing"))
    if style.outline:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        properties.append(level)
