"""Reads letterheads, signatories and kinds of letter."""

from __future__ import annotations

from drafter.dates import Span
from drafter.letter import Margins
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.stationery import HeadLine, Kind, Letterhead, Signatory


def read_letterhead(name: str, fields: Fields, _: References) -> Letterhead:
    """A letterhead given as lines of text."""
    return Letterhead(
        id=name,
        title=fields.text("title"),
        lines=tuple(
            HeadLine(line.text("text"), line.number("size", 12.0), line.flag("small_caps", False))
            for line in fields.each("lines", "a line of a letterhead")
        ),
        typeface=fields.text("typeface", "Times New Roman"),
        size=fields.number("size", 12.0),
        margins=_margins(fields),
        where=fields.where(),
    )


def _margins(fields: Fields) -> Margins:
    given = fields.fields("margins", "the margins")
    if given is None:
        return Margins()
    read = {side: given.number(side, 1.0) for side in ("top", "right", "bottom", "left")}
    for side, inches in read.items():
        if not 0.25 <= inches <= 3:
            given.fault(side, f"a margin of {inches:g} inches", "Give inches between 0.25 and 3.")
    return Margins(**read)


def read_signatory(name: str, fields: Fields, references: References) -> Signatory:
    """A Member who signs letters."""
    letterhead = fields.text("letterhead")
    references.use("letterhead", [letterhead], fields, "letterhead")
    return Signatory(
        id=name,
        name=fields.text("name"),
        title=fields.text("title"),
        chamber=fields.choice("chamber", ("house", "senate")),
        state=fields.text("state"),
        letterhead=letterhead,
        zip=fields.text("zip"),
        service=Span(fields.day("since", None), fields.day("until", None)),
        sample=fields.flag("sample", False),
        note=fields.text("note", ""),
        where=fields.where(),
    )


def read_kind(name: str, fields: Fields, _: References) -> Kind:
    """A kind of letter."""
    slots = fields.texts("slots")
    if "asks" not in slots:
        fields.fault("slots", "a kind of letter without a place for the asks", "Add '- asks' to its slots.")
    return Kind(name, fields.text("title"), slots, fields.flag("designation", False), fields.where())
