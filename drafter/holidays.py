"""The federal holidays: the days on which nobody in a department is there to answer."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_ON_A_DATE = {
    (1, 1): "New Year’s Day",
    (6, 19): "Juneteenth National Independence Day",
    (7, 4): "Independence Day",
    (11, 11): "Veterans Day",
    (12, 25): "Christmas Day",
}
_ON_A_WEEKDAY = {
    (1, 0, 3): "Birthday of Martin Luther King, Jr.",
    (2, 0, 3): "Washington’s Birthday",
    (5, 0, -1): "Memorial Day",
    (9, 0, 1): "Labor Day",
    (10, 0, 2): "Columbus Day",
    (11, 3, 4): "Thanksgiving Day",
}
"""Month, weekday from Monday as 0, and which of them in the month; -1 is the last."""

_JUNETEENTH_SINCE = 2021
_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> dict[date, str]:
    """The days of a year on which federal offices are closed for a holiday, in their order, each with its name.

    They are those of 5 U.S.C. 6103 as in force since 1986, on the days on which they are observed: the Friday before
    where they fall on a Saturday (6103(b)), the Monday after where on a Sunday (Executive Order 11582). New Year's Day
    may thus close December 31. Inauguration Day is one for the Washington area only (6103(c)); where it falls on
    another holiday, that one gives the name. Days that a President closes by order are not among them.
    """
    found = {_nth(year, *rule): name for rule, name in _ON_A_WEEKDAY.items()}
    for one in (year, year + 1):
        for (month, number), name in _ON_A_DATE.items():
            if (month, number) != (6, 19) or one >= _JUNETEENTH_SINCE:
                observed = _observed(date(one, month, number))
                found[observed] = name if observed.day == number else f"{name} (observed)"
    if year % 4 == 1:
        inauguration = date(year, 1, 20)
        if inauguration.weekday() != _SATURDAY:
            found.setdefault(inauguration + _DAY * (inauguration.weekday() == _SUNDAY), "Inauguration Day")
    return {day: found[day] for day in sorted(found) if day.year == year}


def federal_holiday(day: date) -> str:
    """The name of the holiday for which federal offices are closed on a day; empty where they are not."""
    return federal_holidays(day.year).get(day, "")


def next_business_day(day: date) -> date:
    """The first day after `day` on which federal offices are open."""
    day += _DAY
    while day.weekday() >= _SATURDAY or federal_holiday(day):
        day += _DAY
    return day


def business_days_after(day: date, count: int) -> date:
    """The day that comes so many days after `day`, only days counted on which federal offices are open."""
    for _ in range(count):
        day = next_business_day(day)
    return day


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year, month + 1, 1) - _DAY
        return last - _DAY * ((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _observed(day: date) -> date:
    return day - _DAY if day.weekday() == _SATURDAY else day + _DAY if day.weekday() == _SUNDAY else day
