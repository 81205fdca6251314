"""The one idea of time: spans of days, both ends included, asked as of a letter's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from drafter.frozen import frozen

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@frozen
class Span:
    """The days from `since` to `until`, both included; None leaves that end open."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def days(self) -> int:
        """How many days the span has; a leap year has 366. Raises ValueError where an end is open."""
        if self.since is None or self.until is None:
            raise ValueError("an open span has no number of days")
        return (self.until - self.since).days + 1


@frozen
class RoughDate:
    """A day, or a month or year of which the day is not known: true from `first`, sure only by `last`."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return self.first == self.last

    def __str__(self) -> str:
        """As data files write it: 2024-09-12, 2024-09 or 2024."""
        if self.exact:
            return self.first.isoformat()
        return self.first.isoformat()[: 7 if self.first.month == self.last.month else 4]

    @property
    def in_words(self) -> str:
        """'September 12, 2024', 'September 2024' or '2024'."""
        if self.exact:
            return long_date(self.first)
        return f"{MONTHS[self.first.month - 1]} {self.first.year}" if "-" in str(self) else str(self)


def rough_date(text: str) -> RoughDate:
    """A day, month or year as data files write it: `2024-09-12`, `2024-09`, `2024`. Raises ValueError otherwise."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", text)
    if not match:
        raise ValueError(f"'{text}' is not a date: write a day as 2024-09-12, a month as 2024-09, a year as 2024")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            return RoughDate(date(year, month, day), date(year, month, day))
        if month is not None:
            return RoughDate(date(year, month, 1), month_end(year, month))
        return RoughDate(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        raise ValueError(f"'{text}' is not on the calendar") from None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it is shorter; months may be negative."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), month_end(year, month + 1))


def whole_months(earlier: date, later: date) -> int:
    """How many whole months lie between two days."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (add_months(earlier, months) > later)


def next_on(day: date, month_and_day: str) -> date:
    """The first day on or after `day` that falls on a day of the year written as `09-15`."""
    month, number = (int(part) for part in month_and_day.split("-"))
    here = date(day.year, month, number)
    return here if here >= day else date(day.year + 1, month, number)


def fiscal_year(day: date) -> int:
    """The federal fiscal year that holds a day; it begins on October 1 (31 U.S.C. 1102)."""
    return day.year + (day.month >= 10)


def long_date(day: date) -> str:
    """As letters write it: September 12, 2024."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def period_in_words(span: Span) -> str:
    """A counted period by name: '2023', 'the first half of 2024', else 'the twelve months through August 2022'.

    Raises ValueError where an end is open or the span is not one of whole months.
    """
    if span.since is None or span.until is None:
        raise ValueError("a period has two ends")
    if span.until < span.since:
        raise ValueError("a period ends after it begins")
    if span.since.day != 1 or span.until != month_end(span.until.year, span.until.month):
        raise ValueError("a period runs over whole months")
    months = whole_months(span.since, span.until + timedelta(days=1))
    if months == 12 and span.since.month == 1:
        return str(span.since.year)
    if months == 1:
        return f"{MONTHS[span.since.month - 1]} {span.since.year}"
    if months == 6 and span.since.month in (1, 7):
        return f"the {'first' if span.since.month == 1 else 'second'} half of {span.since.year}"
    from_words = {3: "three", 6: "six", 9: "nine", 12: "twelve"}
    return f"the {from_words.get(months, months)} months through {MONTHS[span.until.month - 1]} {span.until.year}"
