"""Runs: words in one style, line breaks, blanks, page numbers and the marks of notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from drafter.letter import Blank, LineBreak, Note, PageNumber, Run, Text
from drafter.writers.docx.escaping import escape
from drafter.writers.docx.links import Links


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks beside what its style says; `size` in points, None for the style's own."""

    size: float | None = None
    small_caps: bool = False


PLAIN = Look()

_APART = '<w:spacing w:val="40"/>'
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def written(runs: Sequence[Run], links: Links, notes: list[Note], look: Look = PLAIN) -> str:
    """Runs in their order; the links and the notes met on the way are added to `links` and `notes`."""
    out = []
    for address, together in groupby(zip(runs, (*runs, None)[1:], strict=True), key=lambda pair: _address(pair[0])):
        rid = links.id(address) if address else None
        inner = "".join(_run(run, following, notes, look, linked=rid is not None) for run, following in together)
        out.append(f'<w:hyperlink r:id="{rid}" w:history="1">{inner}</w:hyperlink>' if rid else inner)
    return "".join(out)


def _address(run: Run) -> str | None:
    return run.link if isinstance(run, Text) else None


def _run(run: Run, following: Run | None, notes: list[Note], look: Look, *, linked: bool) -> str:
    if isinstance(run, Text):
        style = "Hyperlink" if linked else ""
        return f"<w:r>{_properties(style, run.bold, run.italic, look)}{words(run.text)}</w:r>"
    if isinstance(run, Note):
        notes.append(run)
        return mark(f'<w:footnoteReference w:id="{len(notes)}"/>', apart=isinstance(following, Note))
    if isinstance(run, Blank):
        return f"<w:r>{_properties('Blank', False, False, look, _HIGHLIGHT)}{words(run.shown)}</w:r>"
    if isinstance(run, LineBreak):
        return "<w:r><w:br/></w:r>"
    assert isinstance(run, PageNumber)
    return _PAGE


def words(text: str) -> str:
    """Text inside a run, its edge spaces kept."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def mark(sign: str, *, apart: bool = False) -> str:
    """A note's mark, in a run of its own; `apart` from a second mark after it, or notes 1 and 2 would read as 12."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>{_APART if apart else ""}</w:rPr>{sign}</w:r>'


@cache
def _properties(style: str, bold: bool, italic: bool, look: Look, highlight: str = "") -> str:
    """Run properties in the order that the schema asks for."""
    size = f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>' if look.size else ""
    properties = (
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/><w:bCs/>" if bold else "",
        "<w:i/><w:iCs/>" if italic else "",
        "<w:smallCaps/>" if look.small_caps else "",
        size,
        highlight,
    )
    return f"<w:rPr>{''.join(properties)}</w:rPr>" if any(properties) else ""
