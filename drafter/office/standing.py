"""How an office stands: what of it takes the place of shipped entries, what it adds, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from drafter.dates import long_date
from drafter.frozen import frozen
from drafter.library import Library
from drafter.library.districts import SEATS
from drafter.library.stationery import STATES

KINDS = {
    "signatories": "signatory",
    "letterheads": "letterhead",
    "kinds": "kind of letter",
    "issues": "issue",
    "clauses": "clause",
    "statistics": "statistic",
    "sources": "source",
    "events": "event",
    "posts": "post",
    "officials": "official",
    "bodies": "body",
    "forms": "form of address",
    "rules": "rule",
    "institutions": "institution",
    "people": "person",
    "titles": "kind of title",
    "styles": "citation style",
}
"""The kinds of entry in the order in which they are told, with what one is called."""


@frozen
class Entry:
    """An entry of the office's: its kind, its id, its file, and whether it takes the place of a shipped one."""

    kind: str
    id: str
    file: str
    replaces: bool


def entries(library: Library, shipped: Library, own_files: frozenset[str]) -> Iterator[Entry]:
    """Every entry that stands in a file of the office's, kind by kind in the order read; then its standard parts."""
    for kept, kind in KINDS.items():
        below: dict[str, Any] = getattr(shipped, kept)
        held: dict[str, Any] = getattr(library, kept)
        for key, one in held.items():
            if one.where.path in own_files:
                yield Entry(kind, key, one.where.path, key in below)
    for name, path in library.part_files.items():
        if path in own_files:
            yield Entry("standard part", name, path, name in shipped.parts)


def changed_style(library: Library, shipped: Library) -> Iterator[str]:
    """The keys of the house style that the office has otherwise than what ships."""
    for key in ("forms", "mark", "close", "close_mark", "capital", "precedence", "titles", "together"):
        if getattr(library.house, key) != getattr(shipped.house, key):
            yield key


def district_lacking(chamber: str, state: str, district: str) -> str:
    """What to say of a Representative whose district nobody has said; empty where it is known or there is but one."""
    seats = next((count for code, count in SEATS.items() if STATES[code] == state), 1)
    if chamber != "house" or district or seats == 1:
        return ""
    return f"The district in {state} is not known: write its number, 1 to {seats}, under 'district' in office.yaml."


def lacking(library: Library, today: date) -> Iterator[str]:
    """What an office still lacks before its letters can go out, each with what to do, the gravest first."""
    office = library.office
    own = [one for one in library.signatories.values() if not one.sample]
    signing = [library.signatories[name] for name in office.signs]
    if not office.name:
        yield "There is no profile (office.yaml), so nobody signs unless --from says so. drafter init makes one."
    if not own:
        yield "Nobody of your own signs: add a file to templates/signatories/. No letter goes out in a sample’s name."
    if office.name and not signing:
        yield "The profile names nobody who signs: write the id of a signatory under 'signs' in office.yaml."
    for one in signing:
        if one.sample:
            yield f"{one.id}, who signs, is a sample that ships: it must never be used to send a letter."
        if today not in one.service:
            when = f"is not in this seat on {long_date(today)}"
            yield f"{one.id}, who signs, {when}: see since and until in {one.where.path}."
        if not library.letterheads[one.letterhead].own:
            yield (
                f"{one.id} writes on '{one.letterhead}', which drafter sets itself; for your own letterhead, put "
                f"the Word file into templates/letterheads/ and write its name in {one.where.path}."
            )
    if lacks := district_lacking(office.chamber, office.state, office.district):
        yield lacks
    missing = [key for key in ("name", "phone", "email") if not getattr(office.contact, key)]
    if len(missing) == 3:
        yield "There is no staff contact, for letters that name one: write name, phone and email under 'contact'."
    elif missing:
        yield f"The staff contact has no {' and no '.join(missing)}."
