"""Who writes, on what paper, in what kinds of letter, and how the letters cite."""

from __future__ import annotations

from dataclasses import field

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen
from drafter.letter import Margins


@frozen
class HeadLine:
    """One line of a letterhead: a template of its words, its size in points."""

    text: str
    size: float
    small_caps: bool


@frozen
class Letterhead:
    """The lines at the head of the first page, and the page itself.

    An `own` one is a Word file of the office's: its lines are words and no templates, and stand in the file already.
    """

    id: str
    title: str
    lines: tuple[HeadLine, ...]
    typeface: str
    size: float
    margins: Margins
    where: Location
    own: bool = False


@frozen
class Signatory:
    """A Member who signs. `service` is the time in that seat; a `sample` ships with drafter and is nobody's sender.

    `style` is the citation style of the office's footnotes, empty for the house style.
    """

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
    style: str = ""


@frozen
class Kind:
    """A kind of letter: its slots in order, and whether it carries the designation request unless told otherwise."""

    id: str
    title: str
    slots: tuple[str, ...]
    designation: bool
    where: Location


@frozen
class StyleFile:
    """A citation style in a .csl file: `name` is what it is chosen by, `text` the file's whole content.

    One `in_notes` says itself what a footnote is; any other says how a bibliography lists a source.
    """

    name: str
    title: str
    in_notes: bool
    text: str = field(repr=False)
    where: Location
