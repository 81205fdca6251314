"""Who signs and in what order: the signatories of a request and the co-signers of its list, by stated rules.

As given unless asked otherwise. *Seniority* is unbroken service in the chamber, the longest first. *Chamber* puts
Senators before Representatives, as the order of precedence that the Department of State keeps for ceremonies does; the
chambers themselves are equals. Rules can be joined: by chamber, and by the alphabet within each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from drafter.dates import Span
from drafter.errors import Faults, did_you_mean, one_of
from drafter.library import Library
from drafter.library.cosigners import folded
from drafter.library.surnames import alphabetical, is_unsure, surname_of
from drafter.records.names import Institution
from drafter.records.signers import ALPHABETICAL, AS_GIVEN, BY_CHAMBER, BY_SENIORITY, CHAMBERS, ORDERS, Cosigner
from drafter.records.stationery import Signatory
from drafter.selection import Decision
from drafter.spec import LetterSpec

WHY = {
    AS_GIVEN: "they stand as they were given",
    BY_SENIORITY: "the longest service in the chamber first, those of one day by their place in it, then the alphabet",
    ALPHABETICAL: "by surname, a particle such as Van with it",
    BY_CHAMBER: "Senators before Representatives, as in the order of precedence of the Department of State",
}
"""What each rule of order does, as `explain` says it."""

_LEADERS_FIRST = "those who lead a committee sign in the order of house.yaml, its chair first"


def signing(
    spec: LetterSpec, own: tuple[Signatory, ...], library: Library, faults: Faults
) -> tuple[tuple[Signatory, ...], tuple[Decision, ...]]:
    """The signatories of a request and its co-signers in their order, and why; whoever cannot stand there is noted.

    `own` are those with files of their own, in the order of the request.
    """
    people = (*own, *(_signatory(one, library, faults) for one in spec.cosigners))
    _no_repeats(spec, own, faults)
    rules = _rules(spec, faults)
    if BY_SENIORITY in rules:
        _must_have_served(people, spec, faults)
    lead = _lead(spec, people, faults)
    keys = [_KEYS[rule] for rule in rules if rule != AS_GIVEN]
    for key in reversed(keys):
        people = tuple(sorted(people, key=key))
    because = [WHY[rule] for rule in rules]
    if not rules and any(one.committee for one in people):
        people = tuple(sorted(people, key=lambda one: _leads(one, library)))
        because = [_LEADERS_FIRST]
    if ALPHABETICAL in rules:
        because += [f"the surname of {name} is taken to be {surname}" for name, surname in taken(people)]
    people = (*lead, *(one for one in people if one not in lead))
    because += [f"{_and(lead)} first, as asked"] if lead else []
    if not because or len(people) < 2:
        return people, ()
    return people, (Decision("order of signers", True, "; ".join(because), None, of="signatory"),)


def taken(people: Iterable[Signatory]) -> tuple[tuple[str, str], ...]:
    """Those whose surname nobody said and the name does not show for sure, each with what it is taken to be."""
    return tuple((one.name, surname_of(one.name)) for one in people if not one.surname and is_unsure(one.name))


def _signatory(one: Cosigner, library: Library, faults: Faults) -> Signatory:
    """A co-signer as a signatory; the title is that of the chamber where none is given."""
    return Signatory(
        id="-".join(folded(one.name).split()),
        name=one.name,
        title=one.title or library.house.signer_titles.get(one.chamber, ""),
        chamber=one.chamber,
        state=one.state,
        letterhead=one.chamber,
        zip="",
        service=Span(one.since),
        sample=False,
        note="",
        where=one.where,
        surname=one.surname,
        committee=_committee(one, library, faults),
        seniority=one.seniority,
    )


def _committee(one: Cosigner, library: Library, faults: Faults) -> str:
    """The id of a co-signer's committee, from its id or a name of it; empty where there is none, or none is found."""
    if not one.committee:
        return ""
    there = [body for body in library.institutions.values() if body.chamber in (one.chamber, "joint")]
    for body in there:
        if one.committee.casefold() in {body.id, *map(str.casefold, _names(body))}:
            return body.id
    known = [name for body in there for name in (body.id, body.name)]
    hint = f"{did_you_mean(one.committee, known)} Their names stand in templates/names/committees.yaml.".strip()
    faults.add(f"the {one.chamber} has no committee '{one.committee}'", one.where, hint)
    return ""


def _names(body: Institution) -> Iterable[str]:
    """The names of a committee, with its chamber before them and without."""
    for name in (body.name, *body.also):
        yield name
        yield f"{body.chamber} {name}"


def _no_repeats(spec: LetterSpec, own: Sequence[Signatory], faults: Faults) -> None:
    """Nobody signs twice; a list is looked through for that as it is read, but a letter's file may name several."""
    there = {folded(one.name): f"'{one.id}' is among those of --from" for one in own}
    for one in spec.cosigners:
        if taken := there.get(folded(one.name)):
            hint = "Take the row out, or the name out of the other place."
            faults.add(f"'{one.name}' signs already: {taken}", one.where, hint)
        there.setdefault(folded(one.name), f"see {one.where}")


def _rules(spec: LetterSpec, faults: Faults) -> tuple[str, ...]:
    """The rules of order that there are among those asked for."""
    for rule in spec.order:
        if rule not in ORDERS:
            hint = f"{did_you_mean(rule, ORDERS)} Write {one_of(ORDERS)}, or two with a comma.".strip()
            faults.add(f"there is no order '{rule}'", spec.place("order"), hint)
    return tuple(rule for rule in dict.fromkeys(spec.order) if rule in ORDERS)


def _must_have_served(people: Iterable[Signatory], spec: LetterSpec, faults: Faults) -> None:
    unknown = [one for one in people if one.service.since is None]
    if unknown:
        names = _listed([one.name for one in unknown])
        message = f"nobody has said since when {names} served, so that seniority cannot be told"
        files = _listed([*dict.fromkeys(one.where.path for one in unknown)])
        hint = f"Give 'since', the first day in the chamber, in {files}, or choose another --order."
        faults.add(message, spec.place("order"), hint)


def _lead(spec: LetterSpec, people: Sequence[Signatory], faults: Faults) -> tuple[Signatory, ...]:
    """Those who are to sign first, by their ids or names."""
    by_name = {folded(one.name): one for one in people} | {one.id: one for one in people}
    found = []
    for name in spec.lead:
        if one := by_name.get(folded(name)):
            found.append(one)
        else:
            hint = did_you_mean(name, [key for one in people for key in (one.id, one.name)])
            faults.add(f"'{name}' is not among those who sign", spec.place("lead"), hint or "Name them in --from too.")
    return tuple(dict.fromkeys(found))


def _by_seniority(one: Signatory) -> tuple[object, ...]:
    return one.service.since or date.max, one.seniority or 10_000, alphabetical(one.name, one.surname)


_KEYS: dict[str, Callable[[Signatory], Any]] = {
    BY_SENIORITY: _by_seniority,
    ALPHABETICAL: lambda one: alphabetical(one.name, one.surname),
    BY_CHAMBER: lambda one: CHAMBERS.index(one.chamber) if one.chamber in CHAMBERS else len(CHAMBERS),
}
"""The key of each rule but 'as given'; those of one key stay as they stood."""


def _leads(one: Signatory, library: Library) -> int:
    """The place of a title among those who lead committees; after all of them where it is none."""
    order = library.house.committee_order
    places = {title.strip().casefold(): place for place, alike in enumerate(order) for title in alike.split(",")}
    return places.get(one.title.casefold(), len(order)) if one.committee else len(order)


def _and(people: Iterable[Signatory]) -> str:
    return _listed([one.name for one in people])


def _listed(names: Sequence[str]) -> str:
    """Up to five names, of more the first four and how many others."""
    if len(names) > 5:
        return f"{', '.join(names[:4])} and {len(names) - 4} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
