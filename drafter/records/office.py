"""The office that writes: whose it is, who signs its letters, and whom a reader may call."""

from __future__ import annotations

from dataclasses import field

from drafter.errors import Location
from drafter.frozen import frozen

FORMAT = 1
"""The form of an office’s folder that this drafter writes and reads; it changes when older ones would be misread."""

CHAMBERS = ("house", "senate")
PRONOUNS = ("she", "he", "they")

AT_LARGE = "at-large"
"""The district of a State, or of a territory, that is one district."""


@frozen
class Contact:
    """The person on the staff whom a letter names for questions; each is empty where it is not known."""

    name: str = ""
    phone: str = ""
    email: str = ""


@frozen
class Office:
    """The profile of an office; empty, and `name` with it, where no office is set up.

    `name` is the Member's. `signs` are the signatories of a letter for which nobody is named; `state` is written out;
    `district` is a number or AT_LARGE, empty for a Senator. `style` is the citation style of letters whose signatory
    has none.
    """

    name: str = ""
    signs: tuple[str, ...] = ()
    chamber: str = ""
    state: str = ""
    district: str = ""
    pronoun: str = ""
    contact: Contact = field(default=Contact())
    style: str = ""
    where: Location = Location("office.yaml")
