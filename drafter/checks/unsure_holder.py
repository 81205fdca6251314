"""A letter dated on a day on which it is not certain that the person held the post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.plan import Plan
from drafter.records.roster import KNOWN_FROM

SETTINGS: dict[str, str] = {}
TELLS = ("name", "title", "date", "basis", "note")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each person addressed or copied in the days between the dates that are known."""
    for person in (*plan.addressees, *plan.copies):
        if person.official and person.tenure and not person.sure:
            words = {
                "name": person.official.name,
                "title": person.title,
                "date": long_date(plan.date),
                "basis": KNOWN_FROM[person.tenure.basis],
                "note": person.tenure.note,
            }
            yield Told(words, person.tenure.where, person.official.name)
