"""A figure that a newer release had replaced by the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import period_in_words
from drafter.plan import Plan
from drafter.records.evidence import Vintage
from drafter.series import Figure, newest

SETTINGS: dict[str, str] = {}
TELLS = ("statistic", "period", "published", "newer", "newer_published")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each pinned figure that is not the newest, and each whose own months a release by then counts anew."""
    if not plan.spec.figures and not any(clause.one_release for clause in plan.clauses):
        return  # every figure is the newest
    for one in plan.used:
        if later := _later(one, plan):
            words = {
                "statistic": one.statistic.id,
                "period": period_in_words(one.vintage.period),
                "published": one.vintage.published.in_words,
                "newer": f"{later.value:,} for {period_in_words(later.period)}",
                "newer_published": later.published.in_words,
            }
            yield Told(words, one.statistic.where)


def _later(figure: Figure, plan: Plan) -> Vintage | None:
    used, vintages = figure.vintage, figure.statistic.vintages
    revised = newest([one for one in vintages if one.period == used.period], plan.date)
    latest = newest(vintages, plan.date) if figure.statistic.id in plan.spec.figures and _pinned(figure, plan) else None
    return next((one for one in (latest, revised) if one and one != used), None)


def _pinned(figure: Figure, plan: Plan) -> bool:
    """Whether the figure is the one that was pinned, and not that of a clause with a release of its own."""
    return str(figure.vintage.published) == plan.spec.figures[figure.statistic.id]
