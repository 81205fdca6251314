"""Names that letters must get right: agencies, committees, other bodies, people, and the titles before names."""

from __future__ import annotations

from datetime import date

from drafter.errors import Location
from drafter.frozen import frozen

INSTITUTIONS = ("agencies", "committees", "organizations")
"""The kinds of institution, each a file of templates/names/."""


@frozen
class Institution:
    """An agency, a committee or another body, by its name.

    `kind` is one of INSTITUTIONS. `also` are other right names, short ones included; `parts` the bodies within it of
    which no more need be said. `former` maps each name of earlier times to its last day as written, such as 2003-01-24;
    a letter may use it of the past. `wrong` are names by which it is often called in error. `chamber` is house, senate
    or joint for a committee, else empty; `within` the id of the agency that it belongs to, empty where it is its own.
    """

    id: str
    kind: str
    name: str
    also: tuple[str, ...]
    parts: tuple[str, ...]
    former: dict[str, str]
    wrong: tuple[str, ...]
    chamber: str
    within: str
    where: Location


@frozen
class KnownPerson:
    """Somebody whom letters mention and who is not on the roster.

    `title` is the one that went before the surname in office (Secretary), empty where there is none; `department` the
    body led. `until` is the last day in office, None for one who has no end.
    """

    id: str
    name: str
    surname: str
    also: tuple[str, ...]
    title: str
    department: str
    until: date | None
    where: Location


@frozen
class Titles:
    """Words of one kind that stand before names: those of offices, those of courtesy, those that qualify them."""

    id: str
    words: tuple[str, ...]
    where: Location
