"""A footnote to a document without a date, or that nobody can find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan
from drafter.records.evidence import Source

SETTINGS = {"found_by_name": "names of type of source"}
TELLS = ("source", "lacks", "file")


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each source of a note, once, that bears no date, or that nobody can look up.

    That takes an address or a place in print; else the very day it appeared on, or a type that is `found_by_name`.
    """
    for name in dict.fromkeys(note.source for _, note in reading.notes):
        source = plan.library.sources.get(name or "")
        if source and (lacks := _lacks(source, settings["found_by_name"])):
            yield Told({"source": source.id, "lacks": lacks, "file": source.where.path}, source.where)


def _lacks(source: Source, found_by_name: tuple[str, ...]) -> str:
    placed = source.url or source.reference or source.number or source.volume or source.page
    dated = source.issued is not None and source.issued.exact
    link = "" if placed or dated or source.type in found_by_name else "link"
    return " and no ".join(filter(None, ("" if source.issued else "date", link)))
