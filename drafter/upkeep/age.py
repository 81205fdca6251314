"""What in the evidence has grown old by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafter.dates import add_months, long_date, period_in_words
from drafter.findings import OFF, Finding
from drafter.library import Library
from drafter.records.evidence import Event, Source, Statistic
from drafter.series import newest

CHECK = "evidence-age"
"""The check whose setting is the age that a figure may have in a letter."""


def limit(library: Library) -> int | None:
    """The months after which a rule of the library calls a figure stale; of several the fewest, None without a rule."""
    rules = [rule for rule in library.rules.values() if rule.check == CHECK and rule.level != OFF]
    return int(min(rule.settings["at_most_months"] for rule in rules)) if rules else None


def grown_old(library: Library, day: date, months: int) -> Iterator[Finding]:
    """Figures whose newest public period ended more than so many months before a day, then entries not checked since.

    The day itself, so many months on, is not too late. A statistic of which nothing was public yet is not stale.
    """
    for statistic in library.statistics.values():
        yield from _stale(statistic, day, months)
    for entries, kind in ((library.statistics, "statistic"), (library.events, "event"), (library.sources, "source")):
        for entry in entries.values():
            yield from _unchecked(entry, kind, day, months)


def _stale(statistic: Statistic, day: date, months: int) -> Iterator[Finding]:
    vintage = newest(statistic.vintages, day)
    if vintage is None or vintage.period.until is None or day <= add_months(vintage.period.until, months):
        return
    message = (
        f"the newest figure of '{statistic.id}' that was public on {long_date(day)} covers "
        f"{period_in_words(vintage.period)}, which ended more than {_counted(months)} before."
    )
    hint = f"Add a newer vintage to {statistic.where.path}."
    why = "A newer count usually exists, and the addressee’s staff will have it."
    yield Finding("stale-figure", "warning", message, hint, why, vintage.where)


def _unchecked(entry: Statistic | Event | Source, kind: str, day: date, months: int) -> Iterator[Finding]:
    if day <= add_months(entry.checked, months):
        return
    message = f"the {kind} '{entry.id}' was last checked on {entry.checked}, more than {_counted(months)} before."
    hint = f"Look at its source again, then set 'checked' in {entry.where.path}."
    yield Finding("unchecked-entry", "warning", message, hint, "Pages move and counts are revised.", entry.where)


def _counted(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"
