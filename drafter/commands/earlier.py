"""The letter that another one follows up, from its record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.appointments import Appointment
from drafter.assemble import assemble, followed_up
from drafter.commands.request import read_spec, record_of
from drafter.errors import DrafterError, Fault, Location
from drafter.letter import Blank, plain_text
from drafter.library import Library
from drafter.naming import word_for
from drafter.plan import Plan, make_plan
from drafter.records.requests import Earlier

if TYPE_CHECKING:
    from drafter.spec import LetterSpec

_OR_DESCRIBE = "Name the record that drafter wrote beside the letter, or describe the letter under 'about' in a file."


def with_earlier(spec: LetterSpec, library: Library) -> LetterSpec:
    """A request with what the record that it names says of the earlier letter; as it is where it names none.

    Raises DrafterError where there is no such record, and where its letter asked for nothing. The earlier letter is
    planned anew, so that its asks are in the words of the library as it is now.
    """
    about = spec.about
    if about and about.record:
        followed = read_spec(record_of(about.record))
        where = Location(about.record)
        if followed.date is None:
            raise DrafterError(Fault("the letter that is followed up has no date", where, _OR_DESCRIBE))
        about = earlier(followed, library, where)
    if about and spec.date and about.date:
        _must_be_before(about, spec, Location(spec.about.record) if spec.about and spec.about.record else None)
    return replace(spec, about=about)


def _must_be_before(about: Earlier, spec: LetterSpec, where: Location | None) -> None:
    assert about.date is not None
    assert spec.date is not None
    if about.date >= spec.date:
        when = "on the same day as this one" if about.date == spec.date else "after this one"
        message = f"the letter that is followed up is dated {about.date}, {when}"
        raise DrafterError(Fault(message, where or spec.place("about"), "Check the dates of the two."))


def earlier(followed: LetterSpec, library: Library, where: Location | None = None) -> Earlier:
    """What a letter that follows up the letter of this request says of it. Raises DrafterError as its planning does.

    A follow-up asks again what the letter before it asked.
    """
    plan = make_plan(followed, library)
    first = followed.about or Earlier()
    said = _said_by_kind(plan, where)
    expects = "respond-by" in (*plan.kind.needs, *plan.kind.takes)
    found = Earlier(
        date=plan.date,
        to=tuple(map(_named, plan.addressees)),
        signers=tuple(f"{word_for(one, library)} {one.name}".strip() for one in plan.signatories),
        subject=followed.subject or first.subject if expects else "",
        asks=tuple(ask.phrase for ask in plan.asks if ask.phrase) or first.asks,
        questions=len(followed.questions) or first.questions,
        documents=len(followed.documents) or first.documents,
        kind=first.kind or plan.kind.id,
        matter=said.get("matter", "") or first.matter,
        purpose=said.get("purpose", "") or first.purpose,
        enclosures=_enclosed(plan),
        respond_by=plan.respond_by,
    )
    if not found.asked:
        hint = "Follow up a letter that asked for something, or describe it under 'about' in a letter’s file."
        raise DrafterError(
            Fault(f"a letter of the kind '{plan.kind.id}' asks nothing that is followed up", where, hint)
        )
    return found


def _said_by_kind(plan: Plan, where: Location | None) -> dict[str, str]:
    """What the kind of the earlier letter says of it. Raises DrafterError where that letter left open what it needs."""
    said = followed_up(plan)
    blanks = dict.fromkeys(run for words in said.values() for run in words.runs if isinstance(run, Blank))
    if blanks:
        faults = (
            Fault(
                f"the letter that is followed up lacks '{one.name}': {one.hint}", where, "Fill the blank there first."
            )
            for one in blanks
        )
        raise DrafterError(*faults)
    return {name: plain_text(words.runs) for name, words in said.items()}


def _enclosed(plan: Plan) -> tuple[str, ...]:
    """What went along with the earlier letter."""
    listed = assemble(plan).enclosure_notation
    lines = (line.strip() for one in listed for line in plain_text(one.runs).split("\n"))
    return tuple(line.removeprefix("Enclosure: ") for line in lines if line and line != "Enclosures:")


def _named(person: Appointment) -> str:
    """Somebody addressed, by name and title; by title alone where nobody is known."""
    official = person.official
    return ", ".join(filter(None, (official.name, person.title))) if official else f"the {person.title}"
