"""A reply asked for by a day on which it cannot come: before the letter, on a weekend, on a federal holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from drafter.checks.deadlines import ASKING, Deadline, deadlines
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.holidays import federal_holiday, next_business_day

SETTINGS = ASKING
TELLS = ("asked", "found", "day", "what", "open")

_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each day that cannot be kept, with the next on which federal offices are open.

    'Before' a holiday is a day of work, but before a Sunday is none, and a period such as 30 days runs on to the next
    day of work by itself.
    """
    for paragraph, one in deadlines(reading, settings):
        if what := _fault(one, reading.day):
            after = max(one.day, reading.day or one.day)
            words = {"day": long_date(one.day), "what": what, "open": long_date(next_business_day(after))}
            asked = "the reply" if one.for_reply else "something"
            yield Told({"asked": asked, "found": one.words, **words}, paragraph.origin, one.words)


def _fault(deadline: Deadline, written: date | None) -> str:
    """What is wrong with a day, in words; empty where nothing is."""
    day = deadline.day
    if written and day < written:
        return f"before the letter’s own date, {long_date(written)}"
    if deadline.exclusive:
        return _WEEKEND[6] if day.weekday() == 6 else ""
    holiday = federal_holiday(day)
    return _WEEKEND.get(day.weekday(), "") or (f"a federal holiday, {holiday}" if holiday else "")
