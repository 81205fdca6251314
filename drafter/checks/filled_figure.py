"""A number that the office filled in, and does not say where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading, Sentence, numbers
from drafter.checks.sourcing import among, filled_in, unsourced
from drafter.checks.telling import Told
from drafter.phrases import phrases
from drafter.plan import Plan

SETTINGS = {"names_its_source": "phrases"}
TELLS = ("number", "blank", "sentence")


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """The numbers that stand in the text because a blank was filled with them; each blank is told of once.

    A note cannot be filled in, so a sentence passes that says whose count it is (`names_its_source`), as one with a
    note of its clause does, and as do those of a clause that says in `no_note` why its numbers need none.
    """
    filled = filled_in(plan.spec.fill)
    if not filled:
        return
    named = phrases(settings["names_its_source"])
    found: dict[str, list[tuple[Sentence, str]]] = {}
    for one in unsourced(reading, numbers):
        excused = one.origin is not None and one.origin.path in reading.excused
        if not excused and not named.first_in(one.words):
            for number in numbers(one.words):
                if blank := filled.get(number):
                    found.setdefault(blank, []).append((one, number))
    for blank, told in found.items():
        sentence = told[0][0]
        said = {"number": among([number for _, number in told]), "blank": blank, "sentence": sentence.words.strip()}
        yield Told(said, sentence.origin, told[0][1])
