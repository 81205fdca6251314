"""A holder of a post of whom no source shows the days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.plan import Plan

SETTINGS = {"bases": "texts"}
TELLS = ("name", "title", "date", "basis", "note", "file")


def run(plan: Plan, _: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each person addressed or copied whose tenure is known by one of the `bases`, on a day that is certain by it."""
    for person in (*plan.addressees, *plan.copies):
        if person.official and person.tenure and person.sure and person.tenure.basis in settings["bases"]:
            words = {
                "name": person.official.name,
                "title": person.post.called,
                "date": long_date(plan.date),
                "basis": person.tenure.basis.replace("-", " "),
                "note": person.tenure.note,
                "file": plan.library.roster_file,
            }
            yield Told(words, person.tenure.where, person.official.name)
