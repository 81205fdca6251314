"""The public files on the Members of Congress and their committees (the congress-legislators data set), as JSON.

Three files of the data set are read, each known by what stands in it: the legislators with their terms, the committees,
and who sits on them. The days of terms are in the first alone; the other two hold the state of one day and no days.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from drafter.dates import Span
from drafter.errors import DrafterError, Fault, Faults, Location, did_you_mean, one_of
from drafter.frozen import frozen
from drafter.importing.entries import cleaned

CHAMBERS = {"sen": "senate", "rep": "house"}
LEADING = {
    "chair": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "cochairman": "cochair",
    "ranking member": "ranking-member",
    "vice chair": "vice-chair",
    "vice chairman": "vice-chair",
    "vice chairwoman": "vice-chair",
}
"""The titles that make a member of a committee one of its leaders, and the role that each stands for."""

BUILDINGS = {
    "RHOB": "Rayburn House Office Building",
    "LHOB": "Longworth House Office Building",
    "CHOB": "Cannon House Office Building",
    "FHOB": "Ford House Office Building",
    "DSOB": "Dirksen Senate Office Building",
    "HSOB": "Hart Senate Office Building",
    "RSOB": "Russell Senate Office Building",
    "CAPITOL": "U.S. Capitol",
}
EXPECTED = "Expected are legislators-current.json, committees-current.json and committee-membership-current.json."
DATASET = "They are offered at https://github.com/unitedstates/congress-legislators, branch gh-pages."


@frozen
class Member:
    """A Member by the last term in the file: who, for what State, and each unbroken service in that chamber.

    `vocative` is Mr. or Ms., empty where the file says neither. `address` has the lines of the office in Washington.
    `district` is its number as the file has it, 0 for a State or territory that is one; empty for a Senator.
    """

    bioguide: str
    name: str
    surname: str
    vocative: str
    chamber: str
    state: str
    address: tuple[str, ...]
    services: tuple[Span, ...]
    where: Location
    district: str = ""


@frozen
class Leader:
    """One who leads a committee: the role as part of an id, the title as the file prints it, the Member's id."""

    role: str
    title: str
    bioguide: str


@frozen
class Committee:
    """A committee with its leaders in the file's order; `chamber` is house, senate or joint."""

    code: str
    name: str
    chamber: str
    address: tuple[str, ...]
    leaders: tuple[Leader, ...]
    where: Location


@dataclass(slots=True)
class Congress:
    """What the files hold: the Members by their Bioguide ids, the committees by their codes."""

    members: dict[str, Member] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)


def read_congress(files: Iterable[tuple[str, str]]) -> Congress:
    """Members and committees of these files, each given by its path and text, in any order.

    Raises DrafterError with every file that is none of the data set's, and every record that lacks what it must have.
    """
    found, faults = Congress(), Faults()
    of_kind: dict[str, tuple[str, str, Any]] = {}
    for path, text in files:
        try:
            whole = _json(text, path)
            kind = _kind(whole, path)
            if kind in of_kind:
                message = f"this holds {kind} again, as {of_kind[kind][0]} does"
                raise DrafterError(Fault(message, Location(path), "Give each kind of file once."))
            of_kind[kind] = path, text, whole
        except DrafterError as error:
            faults.extend(error)
    faults.stop()
    if LEGISLATORS not in of_kind:
        hint = f"Give legislators-current.json too. {DATASET}"
        raise DrafterError(Fault("the terms of the Members are in none of these files", None, hint))
    path, text, whole = of_kind[LEGISLATORS]
    for number, item in enumerate(whole, 1):
        if member := _guarded(_member, item, _Place(path, text, number), faults):
            found.members[member.bioguide] = member
    if COMMITTEES in of_kind:
        path, text, whole = of_kind[COMMITTEES]
        seats = of_kind[SEATS][2] if SEATS in of_kind else {}
        for number, item in enumerate(whole, 1):
            if committee := _guarded(_committee_with(seats), item, _Place(path, text, number), faults):
                found.committees[committee.code] = committee
    faults.stop()
    return found


# Which file it is

LEGISLATORS, COMMITTEES, SEATS = "legislators", "committees", "the members of committees"


def _json(text: str, path: str) -> Any:
    if text.lstrip()[:1] not in ("[", "{"):
        header = text[:2000].partition("\n")[0]
        if "bioguide" in header:
            message = "this table has no days of terms, so that nobody could say who served when"
            raise DrafterError(Fault(message, Location(path, 1), f"Take the JSON file of the same name. {DATASET}"))
        raise DrafterError(Fault("this is no JSON", Location(path, 1), f"{EXPECTED} {DATASET}"))
    try:
        return json.loads(text)
    except RecursionError:
        raise DrafterError(Fault("this is nested without end", Location(path), EXPECTED)) from None
    except ValueError as error:
        where = Location(path, getattr(error, "lineno", 1), getattr(error, "colno", 1))
        hint = "Was it cut short? Download it again."
        raise DrafterError(
            Fault(f"this is no JSON from here on ({getattr(error, 'msg', error)})", where, hint)
        ) from None


def _kind(whole: Any, path: str) -> str:
    first = whole[0] if isinstance(whole, list) and whole else None
    if isinstance(first, dict) and "terms" in first and "id" in first:
        return LEGISLATORS
    if isinstance(first, dict) and "thomas_id" in first:
        return COMMITTEES
    listed = isinstance(whole, dict) and whole and all(isinstance(seats, list) for seats in whole.values())
    if listed and any(isinstance(one, dict) and "bioguide" in one for seats in whole.values() for one in seats):
        return SEATS
    raise DrafterError(Fault("this is JSON, and no file on Members or committees", Location(path), EXPECTED))


# What a record holds


@frozen
class _Place:
    """A record of a file, by its number; its line is looked up where it is needed."""

    path: str
    text: str
    number: int

    def of(self, name: object) -> Location:
        position = self.text.find(f'"{name}"')
        return Location(self.path, self.text.count("\n", 0, position) + 1 if position > 0 else 1)


def _guarded(read: Any, item: Any, place: _Place, faults: Faults) -> Any:
    """What a record holds; None where it lacks something or holds it in another form, which is noted."""
    try:
        return read(item, place)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else f"is not as expected ({error})"
        faults.add(f"record {place.number} {what}", Location(place.path), "Was the file edited? Download it again.")
        return None


def _member(item: dict[str, Any], place: _Place) -> Member:
    name, bioguide = item["name"], str(item["id"]["bioguide"])
    terms = sorted(item["terms"], key=lambda term: str(term["start"]))
    last = terms[-1]
    parts = (name.get("first"), name.get("middle"), name["last"])
    full = name.get("official_full") or " ".join(part for part in parts if part)
    address = re.fullmatch(r"(.+?),? washington,? dc (\d{5}(?:-\d{4})?)", last.get("address", ""), re.IGNORECASE)
    services = _services(term for term in terms if (term["type"], term["state"]) == (last["type"], last["state"]))
    return Member(
        bioguide=bioguide,
        name=_curly(full),
        surname=_curly(name["last"]),
        vocative={"M": "Mr.", "F": "Ms."}.get(item.get("bio", {}).get("gender", ""), ""),
        chamber=CHAMBERS[last["type"]],
        state=str(last["state"]),
        address=(cleaned(address[1]), f"Washington, DC {address[2]}") if address else (),
        services=tuple(services),
        where=place.of(bioguide),
        district=str(last.get("district", "")),
    )


def _services(terms: Iterable[dict[str, Any]]) -> Iterator[Span]:
    """Terms that follow each other within two weeks, as new Congresses do, make one service."""
    since = until = None
    for term in terms:
        start, end = date.fromisoformat(term["start"]), date.fromisoformat(term["end"])
        if since and until and start <= until + timedelta(days=14):
            until = max(until, end)
            continue
        if since:
            yield Span(since, until)
        since, until = start, end
    yield Span(since, until)


def _committee_with(seats: dict[str, list[dict[str, Any]]]) -> Any:
    def read(item: dict[str, Any], place: _Place) -> Committee:
        code = str(item["thomas_id"])
        chamber = str(item["type"])
        return Committee(
            code=code,
            name=_curly(item["name"]),
            chamber=chamber,
            address=_committee_address(item.get("address", "")),
            leaders=tuple(_leaders(seats.get(code, ()))),
            where=place.of(code),
        )

    return read


def _committee_address(text: str) -> tuple[str, ...]:
    found = re.fullmatch(r"(.+?) ([A-Z]+); Washington, DC (\d{5}(?:-\d{4})?)", text)
    if not found or found[2] not in BUILDINGS:
        return ()
    return f"{found[1]} {BUILDINGS[found[2]]}", f"Washington, DC {found[3]}"


def _leaders(seats: Iterable[dict[str, Any]]) -> Iterator[Leader]:
    """The first of each party, and of each chamber in a joint committee, where it has a leader's title."""
    taken: set[str] = set()
    for seat in seats:
        title = str(seat.get("title", ""))
        role = LEADING.get(title.casefold(), "")
        if role and seat.get("rank") == 1:
            role = f"minority-{role}" if role in taken else role
            taken.add(role)
            yield Leader(role, title, str(seat["bioguide"]))


def _curly(text: str) -> str:
    """A name with the quotation marks and the apostrophe that letters print."""
    return re.sub(r'"([^"]*)"', r"“\1”", cleaned(text)).replace("'", "’")


# Choosing


def chosen_member(among: dict[str, Member], words: str, flag: str) -> Member:
    """The one Member that words mean: a Bioguide id, or words of the name. Raises DrafterError for none or several."""
    if words.upper() in among:
        return among[words.upper()]
    found = [one for one in among.values() if folded(words) <= folded(one.name)]
    if len(found) == 1:
        return found[0]
    names = {one.surname: one for one in among.values()}
    if not found:
        hint = did_you_mean(words, names) or "Give words of the name as the file has it, or the Bioguide id."
        raise DrafterError(Fault(f"the file has no Member '{words}'", Location(flag), hint))
    many = ", ".join(f"{one.name} of {one.state} ({one.bioguide})" for one in found[:12])
    raise DrafterError(Fault(f"'{words}' may be more than one Member", Location(flag), f"Give the id: {many}."))


def chosen_committee(among: dict[str, Committee], words: str, flag: str) -> Committee:
    """The one committee that words mean: its code, or words of its name. Raises DrafterError for none or several."""
    if not among:
        hint = f"Give committees-current.json and committee-membership-current.json too. {DATASET}"
        raise DrafterError(Fault("none of these files has committees", Location(flag), hint))
    if words.upper() in among:
        return among[words.upper()]
    found = [one for one in among.values() if folded(words) <= folded(one.name)]
    if len(found) == 1:
        return found[0]
    hint = one_of(f"{one.code}: {one.name}" for one in found[:12]) if found else did_you_mean(words, among)
    what = "may be more than one committee" if found else "is no committee of this file"
    raise DrafterError(Fault(f"'{words}' {what}", Location(flag), f"Give the code. {hint}".strip()))


def folded(text: str) -> set[str]:
    """The words of a name without accents, points and capitals, for comparing."""
    return set(words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a name in small letters without accents, in their order, as an id is made of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.findall(r"[a-z0-9]+", plain.replace("'", ""))
