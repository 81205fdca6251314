"""Forms of address, the house's choices among them, and people who are on no roster."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from drafter.errors import Location
from drafter.frozen import frozen

STYLES = ("congressional", "manual")
"""What is said after 'Dear': title and name, as congressional offices write, or as the manuals of style have it."""

STATUSES = ("acting", "former", "elect", "designate")
"""How a person may stand to an office other than holding it."""

STATUTORY, SECONDARY = "statutory", "secondary"
"""The two titles that a post may have, of which an office chooses one."""


@frozen
class Form:
    """How the holders of one kind of office, or people of one kind, are named in an inside address and greeted.

    `honorific` has what stands before the name: under '' for all, or apart under 'Mr.' and 'Madam'. `name_lines` are
    the templates above the organization, `status_lines` those for a status where they differ. `salutation` maps a
    style, a status, a status with a style (acting_manual), or 'neutral' to the words of greeting; `without_dear` has
    those of its keys whose words stand alone. `office` is the word in a title that takes '-elect'. `appointed` says
    that one comes to such an office by appointment, so that nobody is elected to it. `close` is empty where it is the
    house's.
    """

    id: str
    title: str
    office: str
    appointed: bool
    organization: str
    title_optional: bool
    honorific: dict[str, str]
    name_lines: tuple[str, ...]
    status_lines: dict[str, tuple[str, ...]]
    salutation: dict[str, str]
    without_dear: tuple[str, ...]
    close: str
    rank: int
    basis: str
    sources: tuple[str, ...]
    note: str
    where: Location


@frozen
class House:
    """The house style of letters: which forms of address, and what stands around them.

    `mark` follows the salutation and `close_mark` the `close`. `capital` is how the city is written in addresses.
    `precedence` says whether several addressees stand in order of rank rather than as named. `titles` maps a post with
    two titles to the one preferred. `together` maps a title of address to its plural, for several who share it.
    `signer_titles` has, by chamber, the title under a name that a list of co-signers gives none; `called` the word
    before a Member's surname, by chamber, or by State where it has a word of its own. `committee_order` are the titles
    of those who lead committees, in the order in which they sign; those of one rank are parted by commas.
    """

    forms: str = STYLES[0]
    mark: str = ":"
    close: str = "Sincerely"
    close_mark: str = ","
    capital: str = "Washington, DC"
    precedence: bool = True
    titles: dict[str, str] = field(default_factory=dict)
    together: dict[str, str] = field(default_factory=dict)
    signer_titles: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    committee_order: tuple[str, ...] = ()
    where: Location = Location("templates/house.yaml")


@frozen
class OtherTitle:
    """A secondary title of a post and its department, from a day on; `why` says by whose word."""

    title: str
    department: str
    since: date
    why: str
    source: str


@frozen
class Spouse:
    """The other one of a couple; `name` is empty where only Mr. or Mrs. and the surname are to be written."""

    name: str
    surname: str
    vocative: str
    honorific: str


@frozen
class Recipient:
    """Somebody on no roster to whom a letter goes, by the form of address they are given.

    `status` is one of STATUSES or empty. `vocative` (Mr., Ms., Dr.) and `formal` (Mr. or Madam) are empty where they
    are not known, `rank` is None where the form's serves.
    """

    name: str
    surname: str
    form: str
    status: str = ""
    title: str = ""
    organization: str = ""
    address: tuple[str, ...] = ()
    honorific: str = ""
    vocative: str = ""
    formal: str = ""
    rank: int | None = None
    spouse: Spouse | None = None
    where: Location = field(default=Location("--to-file"), compare=False)
