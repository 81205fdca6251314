"""A blank that a person must still fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import Blank
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("name", "hint")


def run(plan: Plan, reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each blank that a clause declares and nobody filled, once, at its first place."""
    declared = {blank.name for clause in plan.clauses for blank in clause.blanks}
    told: set[str] = set()
    for paragraph in reading.paragraphs:
        for run in paragraph.runs:
            if isinstance(run, Blank) and run.name in declared and run.name not in told:
                told.add(run.name)
                yield Told({"name": run.name, "hint": run.hint}, paragraph.origin, run.shown)
