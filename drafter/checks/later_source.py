"""A footnote to a document that had not appeared on the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.telling import Told
from drafter.letter import Letter, Note
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("source", "issued")


def run(plan: Plan, letter: Letter, _: dict[str, Any]) -> Iterator[Told]:
    """Each note whose source was issued later. A source dated only by month or year counts from its first day."""
    for paragraph in letter.paragraphs():
        for run in paragraph.runs:
            source = plan.library.sources.get(run.source or "") if isinstance(run, Note) else None
            if source and source.issued and source.issued.first > plan.date:
                yield Told({"source": source.id, "issued": source.issued.in_words}, paragraph.origin)
