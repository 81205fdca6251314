"""A letter dated after the day on which the roster was last verified for its people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("name", "title", "checked", "file")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each person addressed or copied whose tenure, still open, was last checked before the letter's date."""
    for person in (*plan.addressees, *plan.copies):
        tenure = person.tenure
        if person.official and tenure and tenure.span.until is None and tenure.checked < plan.date:
            words = {
                "name": person.official.name,
                "title": person.title,
                "checked": long_date(tenure.checked),
                "file": tenure.where.path,
            }
            yield Told(words, tenure.where, person.official.name)
