"""Reads letterheads, signatories and kinds of letter."""

from __future__ import annotations

from drafter.dates import Span
from drafter.letter import Margins
from drafter.library.fields import Fields
from drafter.library.references import References, check_words
from drafter.records.stationery import HeadLine, Kind, Letterhead, Signatory


def read_letterhead(name: str, fields: Fields, _: References) -> Letterhead:
    """A letterhead given as lines of text."""
    if not 6 <= (points := fields.number("size", 12.0)) <= 24:
        fields.fault("size", f"letters of {points:g} points", "Give points between 6 and 24; 12 is usual.")
    return Letterhead(
        id=name,
        title=fields.text("title"),
        lines=tuple(_line(line) for line in fields.each("lines", "a line of a letterhead")),
        typeface=fields.text("typeface", "Times New Roman"),
        size=fields.number("size", 12.0),
        margins=_margins(fields),
        where=fields.where(),
    )


def _line(fields: Fields) -> HeadLine:
    line = HeadLine(fields.text("text"), fields.number("size", 12.0), fields.flag("small_caps", False))
    check_words(line.text, fields, "text")
    if not 4 <= line.size <= 72:
        fields.fault("size", f"letters of {line.size:g} points", "Give points between 4 and 72.")
    return line


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
    since, until = fields.day("since", None), fields.day("until", None)
    if since and until and until < since:
        fields.fault("until", f"a service that ends ({until}) before it begins ({since})", "Check the two dates.")
    return Signatory(
        id=name,
        name=fields.text("name"),
        title=fields.text("title"),
        chamber=fields.choice("chamber", ("house", "senate")),
        state=fields.text("state"),
        letterhead=letterhead,
        zip=fields.text("zip"),
        service=Span(since, until),
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
