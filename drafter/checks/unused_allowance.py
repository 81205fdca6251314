"""An allowance of a rule that found nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.expired_allowance import ended
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("rule", "reason")


def run(plan: Plan, reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each allowance still running whose rule objects to nothing in the letter. It runs after the other checks."""
    for rule, one in plan.spec.allow.items():
        if rule not in reading.fired and not ended(one, plan.date):
            yield Told({"rule": rule, "reason": one.reason}, plan.spec.place("allow"))
