"""A post whose holder on the letter's date the roster does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("title", "date", "why", "file")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each post addressed or copied without a known holder."""
    for person in (*plan.addressees, *plan.copies):
        if person.official is None:
            words = {
                "title": person.post.called,
                "date": long_date(plan.date),
                "why": person.gap.why if person.gap else "No tenure covers that day.",
                "file": plan.library.roster_file,
            }
            yield Told(words, person.post.where)
