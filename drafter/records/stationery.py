"""Who writes, on what paper, in what kinds of letter, and how the letters cite."""

from __future__ import annotations

from dataclasses import field

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen
from drafter.letter import Margins
from drafter.records.forms import Recipient
from drafter.records.issues import ClauseBlank


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

    `style` is the citation style of the office's footnotes, `forms` the style of its forms of address; each is empty
    where the house's serves. `surname` is empty where the name shows it. `committee` is the id of the committee for
    which the Member signs, empty for most. `seniority` ranks those who began to serve on one day.
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
    forms: str = ""
    surname: str = ""
    committee: str = ""
    seniority: int | None = None


NEEDED, OPTIONAL, NO = "needed", "optional", "none"
"""Whether letters of a kind have an issue, or asks."""

FOLLOWED_UP = ("purpose", "matter")
"""What a kind can say of its letters where another one follows them up."""

PARTICULARS = ("question", "document", "respond-by", "contact", "about")
"""The keys of a request that only some kinds of letter have a place for."""


@frozen
class Kind:
    """A kind of letter: its slots in order, and what fills them.

    `designation` says whether it carries the designation request unless told otherwise. `outline` names the kind's own
    clauses, slot by slot; a slot that it leaves out has those of the issue's outline. `issue` and `asks` are NEEDED,
    OPTIONAL or NO. `needs` are the PARTICULARS without which there is no such letter, each with what it is there;
    `takes` are the others it has a place for. `subject` and `enclosures` are templates, used where the request says
    nothing; `blanks` are the names in them. `close` and `mark`, the complimentary close and the sign after the
    salutation, are empty where the house's serve. `recipient` is whom it goes to where nobody is named, None where
    somebody must be. `sign_on` is for a letter that asks colleagues to sign another: the templates that fill its blanks
    from that other letter; empty for most. `followed_up` are the templates of what a later letter says of one of this
    kind, by the fields of Earlier that they fill.
    """

    id: str
    title: str
    slots: tuple[str, ...]
    designation: bool
    where: Location
    authority: str = ""
    outline: dict[str, tuple[str, ...]] = field(default_factory=dict)
    issue: str = NEEDED
    asks: str = NEEDED
    needs: dict[str, str] = field(default_factory=dict)
    takes: tuple[str, ...] = ()
    subject: str = ""
    enclosures: tuple[str, ...] = ()
    blanks: tuple[ClauseBlank, ...] = ()
    close: str = ""
    mark: str = ""
    recipient: Recipient | None = None
    sign_on: dict[str, str] = field(default_factory=dict)
    followed_up: dict[str, str] = field(default_factory=dict)

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates of the kind itself."""
        return tuple(filter(None, (self.subject, *self.enclosures, *self.sign_on.values(), *self.followed_up.values())))


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
