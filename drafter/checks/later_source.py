"""A footnote to a document that had not appeared on the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("source", "issued")


def run(plan: Plan, reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each note whose source was issued later. A source dated only by month or year counts from its first day."""
    for paragraph, note in reading.notes:
        source = plan.library.sources.get(note.source or "")
        if source and source.issued and source.issued.first > plan.date:
            yield Told({"source": source.id, "issued": source.issued.in_words}, paragraph.origin)
