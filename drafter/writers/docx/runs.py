"""Runs: words in one style, line breaks, blanks, page numbers and the marks of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.letter import Blank, LineBreak, Note, PageNumber, Run, Text
from drafter.writers.docx.escaping import escape
from drafter.writers.docx.links import Links


class Look(NamedTuple):
    """How a line looks beside what its style says; `size` in points, None for the style's own."""

    size: float | None = None
    small_caps: bool = False


class Sign(NamedTuple):
    """XML of the writer's own among the runs, which says no words: where a comment begins or ends."""

    xml: str


PLAIN = Look()

_LINK_END = "</w:hyperlink>"
_WHOLE = re.compile(r"(?<=(?<!\d)\d{3})-(?=(?:\d{3}-)?\d{4}(?![\d-]))|(?<=(?<!\d)\d{5})-(?=\d{4}(?![\d-]))")
"""The hyphens of 202-555-0142 and of 20510-3203; Word has a sign of its own for one at which no line ends."""

_APART = '<w:spacing w:val="40"/>'
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def written(runs: Sequence[Run | Sign], links: Links, notes: list[Note], look: Look = PLAIN) -> str:
    """Runs in their order; the links and the notes met on the way are added to `links` and `notes`."""
    out: list[str] = []
    address = rid = None
    for at, run in enumerate(runs, 1):
        leads_to = run.link if isinstance(run, Text) else None
        if leads_to != address:
            out += [_LINK_END] if rid else []
            address, rid = leads_to, links.id(leads_to) if leads_to else None
            out += [f'<w:hyperlink r:id="{rid}" w:history="1">'] if rid else []
        if isinstance(run, Text):
            look_of_run = _properties("Hyperlink" if rid else "", run.bold, run.italic, look)
            out.append(f"<w:r>{look_of_run}{words(run.text)}</w:r>")
        else:
            out.append(_sign(run, notes, look, apart=at < len(runs) and isinstance(runs[at], Note)))
    return "".join([*out, _LINK_END] if rid else out)


def _sign(run: Run | Sign, notes: list[Note], look: Look, *, apart: bool) -> str:
    """A run that is no text; `apart` where a note follows it."""
    if isinstance(run, Note):
        notes.append(run)
        return mark(f'<w:footnoteReference w:id="{len(notes)}"/>', apart=apart)
    if isinstance(run, Blank):
        return f"<w:r>{_properties('Blank', False, False, look, _HIGHLIGHT)}{words(run.shown)}</w:r>"
    if isinstance(run, LineBreak):
        return "<w:r><w:br/></w:r>"
    if isinstance(run, Sign):
        return run.xml
    assert isinstance(run, PageNumber)
    return _PAGE


def words(text: str) -> str:
    """Text inside a run, its edge spaces kept; no line ends at the hyphen of a telephone number or of a ZIP code."""
    if "-" in text and len(pieces := _WHOLE.split(text)) > 1:
        return "<w:noBreakHyphen/>".join(map(_words, pieces))
    return _words(text)


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def mark(sign: str, *, apart: bool = False) -> str:
    """A note's mark, in a run of its own; `apart` from a second mark after it, or notes 1 and 2 would read as 12."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>{_APART if apart else ""}</w:rPr>{sign}</w:r>'


@lru_cache(maxsize=256)
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
