"""A signatory who did not serve on the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("name", "service", "date")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each signatory whose service in the chamber does not cover the date."""
    for one in plan.signatories:
        if plan.date not in one.service:
            since = f"from {long_date(one.service.since)}" if one.service.since else ""
            until = f"until {long_date(one.service.until)}" if one.service.until else ""
            words = {"name": one.name, "service": f"{since} {until}".strip(), "date": long_date(plan.date)}
            yield Told(words, one.where)
