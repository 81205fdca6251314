"""A figure whose period ended too long before the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import add_months, period_in_words, whole_months
from drafter.plan import Plan

SETTINGS = {"at_most_months": "number"}
TELLS = ("statistic", "period", "age", "file")


def run(plan: Plan, _: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each figure of the letter that is older. The day after so many months fires; the day itself does not."""
    for name, vintage in plan.figures.items():
        ended = vintage.period.until
        if ended and plan.date > add_months(ended, settings["at_most_months"]):
            statistic = plan.library.statistics[name]
            words = {
                "statistic": name,
                "period": period_in_words(vintage.period),
                "age": whole_months(ended, plan.date),
                "file": statistic.where.path,
            }
            yield Told(words, statistic.where)
