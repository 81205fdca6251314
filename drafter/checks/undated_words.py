"""Words of a clause that mean another time in each letter that it is used in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.errors import Location
from drafter.phrases import phrases
from drafter.plan import Plan

SETTINGS = {"says": "phrases"}
TELLS = ("found", "clause")


def run(plan: Plan, _: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each of `says` in the clauses, at its place in the file.

    Only clauses are read, which are written once for letters of many days; what a person types into one letter is not.
    """
    for clause in plan.clauses:
        for line, column, found in _found(clause.body, settings["says"]):
            where = Location(clause.where.path, clause.body_line + line, column)
            yield Told({"found": found, "clause": clause.id}, where, found)


@lru_cache(maxsize=512)
def _found(body: str, says: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    """The phrases that a body says: the line, counted from its first, the column and the words of each."""
    sought = phrases(says)
    if not sought.first_in(body):
        return ()
    told = []
    for number, line in enumerate(body.split("\n")):
        at = 0
        while found := sought.first_in(line[at:]):
            at = line.index(found, at) + len(found)
            told.append((number, at - len(found) + 1, found))
    return tuple(told)
