"""Figures that were counted in different ways, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan
from drafter.series import Figure

SETTINGS = {"bases": "names of basis"}
TELLS = ("figures", "where")


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """The letter's figures of one unit that are on different ones of these bases, once for each unit.

    Where one sentence holds two of them, that is the place.
    """
    used = [one for one in plan.used if one.vintage.basis in settings["bases"]]
    for unit in dict.fromkeys(one.statistic.unit for one in used):
        alike = [one for one in used if one.statistic.unit == unit]
        if _mixed(alike):
            said = ", ".join(f"{one.vintage.value:,} ({one.vintage.basis})" for one in alike)
            together = (sentence for sentence, figures in reading.counted if _mixed([f for f in figures if f in alike]))
            if sentence := next(together, None):
                yield Told({"figures": said, "where": "one sentence"}, sentence.origin, sentence.words.strip())
            else:
                yield Told({"figures": said, "where": "one letter"}, alike[-1].statistic.where)


def _mixed(figures: list[Figure]) -> bool:
    return len({one.vintage.basis for one in figures}) > 1
