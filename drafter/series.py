"""A statistic over time: which vintage a letter of each day uses, what replaced what, the series as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from drafter.arithmetic import bounds, can_share, moved, of_one_release
from drafter.dates import Span, whole_months
from drafter.records.evidence import Statistic, Vintage

HOW_SURE = {
    "read": "Read in the release itself",
    "secondary": "Read in a report of the release, not in the release itself",
    "inferred": "The value or the day was inferred",
}
"""What `sure` says of a vintage, for people."""


class Figure(NamedTuple):
    """A statistic in the vintage that a letter uses."""

    statistic: Statistic
    vintage: Vintage


def newest(vintages: Iterable[Vintage], day: date) -> Vintage | None:
    """The vintage with the latest period among those published by a day; of one period, the one published last."""
    public = [vintage for vintage in vintages if vintage.published.last <= day]
    return max(public, key=lambda one: (one.period.until or date.min, one.published.last), default=None)


def newest_release(
    several: Mapping[str, tuple[Vintage, ...]], day: date, pinned: Mapping[str, Vintage]
) -> dict[str, Vintage]:
    """The vintages of one release that gives every one of these series, by their names; empty where none does.

    One release means one day of publication, the same months, one basis, and no figure that is only a bound. The rule
    is that of `newest` among those public on the day, but a release that holds every pinned vintage goes first.
    """
    first = next(iter(several))
    found: list[dict[str, Vintage]] = []
    for one in several[first]:
        if one.published.last <= day:
            together = {name: _beside(one, vintages) for name, vintages in several.items()}
            release = {name: other for name, other in together.items() if other}
            found += [release] if len(release) == len(several) else []
    return max(found, key=lambda release: _rank(release[first], release, pinned), default={})


def _beside(one: Vintage, vintages: Iterable[Vintage]) -> Vintage | None:
    return next((other for other in vintages if can_share(other) and of_one_release(one, other)), None)


def _rank(one: Vintage, release: Mapping[str, Vintage], pinned: Mapping[str, Vintage]) -> tuple[bool, date, date]:
    asked = bool(pinned) and all(release[name] == vintage for name, vintage in pinned.items())
    return asked, one.period.until or date.min, one.published.last


def is_record(vintage: Vintage, vintages: Iterable[Vintage], day: date) -> bool:
    """Whether a figure is greater than that of every other period of its length known by a day on its basis.

    Of each period the newest vintage counts, and what a release gives for the year before counts as known too. False
    where nothing is known that it could be greater than, and where rounding leaves it open.
    """
    if moved(vintage) == -1:
        return False
    length = months(vintage.period)
    public = [
        one
        for one in vintages
        if one.published.last <= day and one.basis == vintage.basis and months(one.period) == length
    ]
    known: dict[Span, tuple[date, float]] = {}
    for one in public:
        entries = [(one.period, bounds(one)[1])]
        entries += [(year_before(one.period), float(one.previous))] if one.previous is not None else []
        for period, most in entries:
            known[period] = max(known.get(period, (date.min, 0.0)), (one.published.last, most))
    known.pop(vintage.period, None)
    return bool(known) and all(most < bounds(vintage)[0] for _, most in known.values())


def letters_that_use(vintages: Iterable[Vintage]) -> dict[Vintage, Span]:
    """The dates of the letters that use each vintage, open where none has taken its place; those never used left out.

    The rule is that of `newest`; a rough day of publication counts from its last day.
    """
    known = tuple(vintages)
    used: dict[Vintage, Span] = {}
    for day in sorted({one.published.last for one in known}):
        vintage = newest(known, day)
        assert vintage is not None
        last = next(reversed(used), None)
        if last == vintage:
            continue
        if last:
            used[last] = Span(used[last].since, day - timedelta(days=1))
        used[vintage] = Span(day)
    return used


def replaced_by(vintage: Vintage, vintages: Iterable[Vintage]) -> Vintage | None:
    """The next vintage for the same period, by its day of publication; None where none has followed."""
    later = [one for one in vintages if one.period == vintage.period and one.published.last > vintage.published.last]
    return min(later, key=lambda one: one.published.last, default=None)


def known_on(vintages: Iterable[Vintage], day: date) -> tuple[Vintage, ...]:
    """The series as a letter of the day could know it: of each period the newest vintage, in the order of periods."""
    by_period: dict[Span, list[Vintage]] = {}
    for vintage in vintages:
        by_period.setdefault(vintage.period, []).append(vintage)
    found = [one for several in by_period.values() if (one := newest(several, day))]
    return tuple(sorted(found, key=lambda one: period_order(one.period)))


def period_order(period: Span) -> tuple[date, date]:
    """The order of periods: by their end, then by their beginning."""
    return period.until or date.max, period.since or date.min


def months(period: Span) -> int:
    """How many months a period has; it runs over whole months."""
    assert period.since is not None
    assert period.until is not None
    return whole_months(period.since, period.until + timedelta(days=1))


def year_before(period: Span) -> Span:
    """The same months a year earlier."""
    assert period.since is not None
    assert period.until is not None
    before = period.since.replace(year=period.since.year - 1)
    following = period.until + timedelta(days=1)
    return Span(before, following.replace(year=following.year - 1) - timedelta(days=1))


def apart(series: tuple[Vintage, ...], most: int) -> tuple[Vintage, ...]:
    """At most so many of a series in order: all, where they fit; else the newest that do not overlap one another."""
    if len(series) <= most:
        return series
    kept: list[Vintage] = []
    for vintage in reversed(series):
        if not kept or (vintage.period.until or date.min) < (kept[-1].period.since or date.max):
            kept.append(vintage)
    return tuple(reversed(kept[:most]))


def overlap(series: tuple[Vintage, ...]) -> bool:
    """Whether two periods of a series in order share a day."""
    return any(
        (after.period.since or date.min) <= (before.period.until or date.max) for before, after in pairwise(series)
    )
