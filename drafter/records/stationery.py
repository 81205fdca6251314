"""Who writes, on what paper, and in what kinds of letter."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.dates import Span
from drafter.errors import Location
from drafter.letter import Margins


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a letterhead: a template of its words, its size in points."""

    text: str
    size: float
    small_caps: bool


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines at the head of the first page, and the page itself."""

    id: str
    title: str
    lines: tuple[HeadLine, ...]
    typeface: str
    size: float
    margins: Margins
    where: Location


@dataclass(frozen=True, slots=True)
class Signatory:
    """A Member who signs. `service` is the time in that seat; a `sample` ships with drafter and is nobody's sender."""

    id: str
    name: str
    title: str
    chamber: str
    state: str
    letterhead: str
    zip: str
    service: Span
    sample: bool
    note: str
    where: Location


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter: its slots in order, and whether it carries the designation request unless told otherwise."""

    id: str
    title: str
    slots: tuple[str, ...]
    designation: bool
    where: Location
