"""A blank that a person must still fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("name", "hint")


def run(plan: Plan, reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each blank that a clause declares and nobody filled, once, at its first place."""
    if not reading.blanks:
        return
    declared = {blank.name for clause in plan.clauses for blank in clause.blanks}
    told: set[str] = set()
    for paragraph, blank in reading.blanks:
        if blank.name in declared and blank.name not in told:
            told.add(blank.name)
            yield Told({"name": blank.name, "hint": blank.hint}, paragraph.origin, blank.shown)
