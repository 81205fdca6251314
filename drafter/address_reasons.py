"""Why those addressed are named and greeted as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.appointments import Appointment
from drafter.dates import long_date
from drafter.errors import Location
from drafter.library import Library
from drafter.records.forms import SECONDARY, STATUTORY, House
from drafter.records.stationery import Signatory
from drafter.selection import Decision
from drafter.spec import LetterSpec

_KNOWN = {
    "manual": "a manual prints it",
    "practice": "known from practice beside a manual",
    "general-knowledge": "general knowledge",
}


class Chosen(NamedTuple):
    """The style of the forms of address, because of what, and where that is written."""

    style: str
    because: str
    where: Location | None


def forms_of_address(spec: LetterSpec, signatories: Sequence[Signatory], house: House) -> Chosen:
    """The style asked for, else the first signatory's, else the house's."""
    own = signatories[0] if signatories and signatories[0].forms else None
    if spec.forms:
        return Chosen(spec.forms, spec.asker(), None)
    if own:
        return Chosen(own.forms, f"the forms of '{own.id}'", own.where)
    return Chosen(house.forms, "the forms of the house", house.where)


def addressed(
    spec: LetterSpec, signatories: Sequence[Signatory], addressees: Sequence[Appointment], library: Library
) -> Iterator[Decision]:
    """The decisions about forms of address: the style, the form of each, the title of a post with two, the order."""
    chosen = forms_of_address(spec, signatories, library.house)
    yield Decision(chosen.style, True, chosen.because, chosen.where, of="form")
    for person in addressees:
        yield _form(person, library)
        yield from titles_chosen((person,), spec, library)
    ranks = [person.post.rank for person in addressees]
    if len(set(ranks)) > 1 and library.house.precedence:
        order = ", then ".join(f"{person.title or person.post.id} ({person.post.rank})" for person in addressees)
        yield Decision(
            "order", True, f"several addressees stand by their rank: {order}", library.house.where, of="form"
        )


def _form(person: Appointment, library: Library) -> Decision:
    post, official = person.post, person.official
    form = library.forms.get(person.tenure.form if person.tenure and person.tenure.form else post.form)
    if form is None:
        return Decision(post.id, True, "the post has forms of address of its own", post.where, of="form")
    because = f"{form.title}: {_KNOWN[form.basis]}"
    if official and not official.formal and not official.vocative:
        because += "; neither Mr. nor Ms. is known, so none is written"
    elif official and not official.formal:
        because += f"; {official.vocative} does not tell Mr. from Madam, so neither is written before a title"
    return Decision(form.id, True, because, form.where, of="form")


def titles_chosen(addressees: Iterable[Appointment], spec: LetterSpec, library: Library) -> Iterator[Decision]:
    """Which title each addressee bears whose post has two, and why, with the file to change."""
    for person in addressees:
        if person.post.id in library.posts:
            yield from _titles(person, spec, library)


def _titles(person: Appointment, spec: LetterSpec, library: Library) -> Iterator[Decision]:
    """Which title of a post that has two is written, and why."""
    post = library.posts[person.post.id]
    if post.other is None or spec.date is None:
        return
    other, prefers = post.other, library.house.titles.get(post.id)
    which = f"the house prefers the {prefers or STATUTORY} title of '{post.id}'"
    if person.post.title == other.title:
        because = f"{which} to the one in the law, {post.title}; {other.why}"
        yield Decision(other.title, True, because, library.house.where, of="form")
        return
    if prefers == SECONDARY:
        which = f"the secondary title, {other.title}, is there only from {long_date(other.since)} on"
    elif spec.date < other.since:
        which = "it had no other title on that day"
    else:
        which += f" to {other.title}; {other.why}"
    yield Decision(post.title, True, which, library.house.where, of="form")
