"""A part that letters of the kind have, and this one has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS = {"slots": "texts"}
TELLS = ("slot",)


def run(plan: Plan, _: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each of the `slots` that the kind of letter has and in which no clause of this letter stands."""
    filled = {slot for slot, clauses in plan.sections if clauses}
    for slot in settings["slots"]:
        if slot in plan.kind.slots and slot not in filled:
            yield Told({"slot": slot})
