"""The letter that another one follows up, from its record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.appointments import Appointment
from drafter.commands.request import read_spec, record_of
from drafter.errors import DrafterError, Fault, Location
from drafter.library import Library
from drafter.plan import make_plan
from drafter.records.requests import Earlier

if TYPE_CHECKING:
    from drafter.spec import LetterSpec


def with_earlier(spec: LetterSpec, library: Library) -> LetterSpec:
    """A request with what the record that it names says of the earlier letter; as it is where it names none.

    Raises DrafterError where there is no such record. The earlier letter is planned anew, so that its asks are in the
    words of the library as it is now.
    """
    file = spec.about.record if spec.about else ""
    if not file:
        return spec
    earlier = read_spec(record_of(file))
    if earlier.date is None:
        hint = "Name the record that drafter wrote beside the letter, or describe the letter under 'about' in a file."
        raise DrafterError(Fault("the letter that is followed up has no date", Location(file), hint))
    plan = make_plan(earlier, library)
    if spec.date and plan.date > spec.date:
        message = f"the letter that is followed up is dated {plan.date}, after this one"
        raise DrafterError(Fault(message, Location(file), "Check the dates of the two."))
    about = Earlier(
        date=plan.date,
        to=tuple(map(_named, plan.addressees)),
        signers=tuple(one.name for one in plan.signatories),
        subject=earlier.subject,
        asks=tuple(ask.phrase for ask in plan.asks if ask.phrase),
        questions=len(earlier.questions),
    )
    return replace(spec, about=about)


def _named(person: Appointment) -> str:
    """Somebody addressed, by name and title; by title alone where nobody is known."""
    official = person.official
    return ", ".join(filter(None, (official.name, person.title))) if official else f"the {person.title}"
