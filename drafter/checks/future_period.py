"""A count of months that were not over on the letter's date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import MONTHS, long_date, month_end, period_in_words
from drafter.errors import Location
from drafter.patterns import late
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("period", "date")

_ENDS = late(rf"\bmonths (?:through|ending(?: in)?) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_HALF = late(r"\bthe (first|second) half of (\d{4})\b")
_YEAR = late(r"\bin (\d{4})\b")


def run(plan: Plan, reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each figure of such a period, and each such period in words; a bare year only beside a figure or its note."""
    ended = ((one, one.vintage.period) for one in plan.used)
    said: list[tuple[Location | None, str]]
    said = [
        (one.statistic.where, period_in_words(over)) for one, over in ended if over.until and over.until > plan.date
    ]
    said += [(part.origin, found) for part, words in reading.with_digits for found in _later(words, plan)]
    for sentence, _figures in reading.counted:
        years = (found[0] for found in _YEAR.finditer(sentence.words) if int(found[1]) > plan.date.year)
        said += [(sentence.origin, found) for found in years]
    for where, period in said:
        yield Told({"period": period, "date": long_date(plan.date)}, where, period)


def _later(words: str, plan: Plan) -> Iterator[str]:
    if "months" in words:
        for found in _ENDS.finditer(words):
            if month_end(int(found[2]), MONTHS.index(found[1]) + 1) > plan.date:
                yield found[0]
    if "half of" in words:
        for found in _HALF.finditer(words):
            if month_end(int(found[2]), 6 if found[1] == "first" else 12) > plan.date:
                yield found[0]
