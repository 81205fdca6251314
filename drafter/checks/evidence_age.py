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
    """Each figure of the letter that is older. The day after so many months fires; the day itself does not.

    Every vintage is judged: a clause with a release of its own may use an older one than the rest of the letter.
    """
    for one in plan.used:
        ended = one.vintage.period.until
        if ended and plan.date > add_months(ended, settings["at_most_months"]):
            words = {
                "statistic": one.statistic.id,
                "period": period_in_words(one.vintage.period),
                "age": whole_months(ended, plan.date),
                "file": one.statistic.where.path,
            }
            yield Told(words, one.statistic.where)
