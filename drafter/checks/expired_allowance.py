"""An allowance that had ended by the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.plan import Plan
from drafter.spec import Allowance

SETTINGS: dict[str, str] = {}
TELLS = ("rule", "until", "reason")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each allowance whose last day was over."""
    for rule, one in plan.spec.allow.items():
        if one.until and ended(one, plan.date):
            words = {"rule": rule, "until": long_date(one.until), "reason": one.reason}
            yield Told(words, plan.spec.place("allow"))


def ended(allowance: Allowance, day: date) -> bool:
    """Whether the last day of an allowance was over on a day."""
    return allowance.until is not None and allowance.until < day
