"""A day that no calendar has: April 31, or a weekday that does not fall on its date."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.known_name import quoted
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import MONTHS, long_date
from drafter.patterns import late

SETTINGS: dict[str, str] = {}
TELLS = ("found", "what")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = late(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? )?(?:the )?(?P<month>{'|'.join(MONTHS)}) (?P<number>\d{{1,2}})"
    r"(?:st|nd|rd|th)?(?![\d–-])(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
_LEAP = 2024
"""A year in which every month is as long as it can be."""

_NEAR = 100
"""A weekday without a year is that of the date nearest to the letter's, within so many days."""


class _Day(NamedTuple):
    """A day as written, with its place, its parts, and 0 for a year that is not given."""

    found: str
    start: int
    weekday: str
    month: int
    number: int
    year: int


def run(reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each date of the body that does not exist, or that falls on another weekday than the one before it."""
    for paragraph, words in reading.body:
        for one in _days(words):
            if (what := _fault(one, reading.day)) and not quoted(words, one.start):
                yield Told({"found": one.found, "what": what}, paragraph.origin, one.found)


@lru_cache(maxsize=512)
def _days(words: str) -> tuple[_Day, ...]:
    """The days of a paragraph that can be wrong: with a weekday, or late in a month."""
    made = (
        _Day(
            hit[0],
            hit.start(),
            hit["weekday"] or "",
            MONTHS.index(hit["month"]) + 1,
            int(hit["number"]),
            int(hit["year"] or 0),
        )
        for hit in (_DAY.finditer(words) if any(month in words for month in MONTHS) else ())
    )
    return tuple(one for one in made if one.weekday or one.number > 28)  # the shortest month


def _fault(one: _Day, written: date | None) -> str:
    """What is wrong with a day, in words; empty where nothing is."""
    longest = monthrange(one.year or _LEAP, one.month)[1]
    if not 0 < one.number <= longest:
        return f"{MONTHS[one.month - 1]}{f' {one.year}' if one.year else ''} has {longest} days"
    day = _nearest(one, written)
    if not one.weekday or day is None or _WEEKDAYS[day.weekday()] == one.weekday:
        return ""
    return f"{long_date(day)}, is a {_WEEKDAYS[day.weekday()]}"


def _nearest(one: _Day, written: date | None) -> date | None:
    """The date meant; None where no year is given and none can be told."""
    if one.year:
        return date(one.year, one.month, one.number)
    if written is None or (one.month, one.number) == (2, 29):
        return None
    dates = (date(year, one.month, one.number) for year in range(written.year - 1, written.year + 2))
    nearest = min(dates, key=lambda day: abs(day - written))
    return nearest if abs(nearest - written).days <= _NEAR else None
