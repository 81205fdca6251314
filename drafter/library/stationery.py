"""Reads letterheads, signatories and kinds of letter."""

from __future__ import annotations

import re

from drafter.errors import Faults, Location, did_you_mean
from drafter.letter import Margins
from drafter.library.fields import Fields
from drafter.library.references import References, check_words
from drafter.records.forms import STYLES as FORMS
from drafter.records.stationery import HeadLine, Letterhead, Signatory

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa", "DC": "the District of Columbia",
    "GU": "Guam", "MP": "the Northern Mariana Islands", "PR": "Puerto Rico", "VI": "the Virgin Islands",
}  # fmt: skip
"""The States, the District and the territories that send Members or Delegates, as a sentence names them."""


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


def read_paper(name: str, content: bytes, where: Location, faults: Faults) -> Letterhead | None:
    """A letterhead that is the office's own Word file; None where it is refused, which is noted."""
    from drafter.opc.sheet import TWIPS, read_sheet  # only some offices have one

    sheet = read_sheet(content, where, faults)
    if sheet is None:
        return None
    lines = tuple(HeadLine(line.words, line.size or sheet.size, line.small_caps) for line in sheet.first_page)
    paper = sheet.paper
    sides = (abs(side) / TWIPS for side in (paper.top, paper.right, paper.bottom, paper.left))
    title = " · ".join(line.text for line in lines[:2]) or "the office’s own paper"
    return Letterhead(name, title, lines, sheet.typeface, sheet.size, Margins(*sides), where, own=True)


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
    """A Member who signs letters; the State is written out, the ZIP code has five digits or nine."""
    letterhead = fields.text("letterhead")
    references.use("letterhead", [letterhead], fields, "letterhead")
    style = fields.text("style", "")
    references.use("style", [style], fields, "style")
    references.use("committee", [committee := fields.text("committee", "")], fields, "committee")
    service = fields.span("a service")
    zip_code, state = fields.text("zip"), fields.text("state")
    if zip_code and not re.fullmatch(r"\d{5}(-\d{4})?", zip_code):
        fields.fault("zip", f"'{zip_code}' is no ZIP code", "Write five digits, or five and four: 20510-3203.")
    if state and state not in STATES.values():
        better = STATES.get(state.upper(), "")
        hint = f"Write {better}." if better else did_you_mean(state, STATES.values()) or "Write the State out, as Ohio."
        fields.fault("state", f"'{state}' is no State", hint)
    return Signatory(
        id=name,
        name=fields.text("name"),
        title=fields.text("title"),
        chamber=fields.choice("chamber", ("house", "senate")),
        state=state,
        letterhead=letterhead,
        zip=zip_code,
        service=service,
        sample=fields.flag("sample", False),
        note=fields.text("note", ""),
        where=fields.where(),
        style=style,
        forms=fields.choice("forms", FORMS, ""),
        surname=fields.text("surname", ""),
        committee=committee,
        seniority=fields.integer("seniority", None),
    )
