"""One piece of evidence on the screen."""

from __future__ import annotations

import codecs
import locale
import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.charts.bars import MOST
from drafter.charts.terminal import Line, fills, plot
from drafter.commands.evidence_data import Data, data_of
from drafter.commands.rows import columns, wrapped
from drafter.dates import Span, long_date, period_in_words
from drafter.series import HOW_SURE, apart, known_on, months

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.evidence import Statistic, Vintage

MARK = ">"
"""Stands before what a letter of the day uses."""


def lines_of(library: Library, name: str, day: date) -> Iterator[str]:
    """What an id stands for, in lines as wide as the screen; a blank line between an event and a source."""
    width = columns()
    said = {"statistic": _statistic, "event": _event, "source": _source}
    for number, (kind, data) in enumerate(data_of(library, name, day).items()):
        if number:
            yield ""
        yield f"{name} ({kind})"
        yield from said[kind](data, width)
        if kind == "statistic":
            yield from _plot(library.statistics[name], day, width)


def _statistic(data: Data, width: int) -> Iterator[str]:
    day = data["as_of"]
    yield from wrapped(f"{data['measure']}, {data['geography']}, in {data['unit']}", width)
    yield from _facts(data, width)
    yield ""
    yield from _vintages(data["vintages"], width)
    yield ""
    yield from wrapped(_why(data), width)
    if later := sum(not one["public"] for one in data["vintages"]):
        yield from wrapped(
            f"{later} vintage{'s were' if later > 1 else ' was'} published only after {long_date(day)}.", width
        )


def _vintages(vintages: list[Data], width: int) -> Iterator[str]:
    """A line for each vintage in columns, then what a person must know of it, set in."""
    rows = [_HEADER, *(_cells(one) for one in vintages)]
    rooms = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(f"{cell:<{room}}" for cell, room in zip(row, rooms, strict=True)).rstrip() for row in rows]
    yield f"  {lines[0]}"
    for one, line in zip(vintages, lines[1:], strict=True):
        yield f"{MARK if one['used'] else ' '} {line}"
        for text in (_told(one), one["note"]):
            yield from (f"{'':<14}{part}" for part in wrapped(text, width - 14))


_HEADER = ("published", "period", "value", "basis", "year before")


def _cells(one: Data) -> tuple[str, ...]:
    before = "" if one["previous"] is None else f"{one['previous']:,}"
    return one["published"], _months(one["since"], one["until"]), one["figure"], one["basis"], before


def _told(one: Data) -> str:
    """Where a vintage is from, its change, the letters that use it, what replaced it."""
    told = [f"{one['source_short']} ({one['source']})"]
    if one["quoted_by"]:
        told.append(f"quoted by {one['quoted_by']}")
    if one["change"]:
        word = "down" if one["value"] < one["previous"] else "up"
        told.append(f"{word} {one['change']} on the year before")
    told.append(_letters(one))
    if one["replaced_by"]:
        told.append(f"replaced for these months by that of {one['replaced_by']}")
    if one["sure"]:
        told.append(HOW_SURE[one["sure"]].lower())
    return "; ".join(told)


def _letters(one: Data) -> str:
    """The letters that use a vintage, by their dates."""
    if not one["letters_since"]:
        return "no letter uses it, a newer period was public by then"
    until = f"until {one['letters_until']}" if one["letters_until"] else "on"
    return f"in letters from {one['letters_since']} {until}"


def _why(data: Data) -> str:
    """Which vintage a letter of the day uses, by what rule."""
    day = long_date(data["as_of"])
    used = next((one for one in data["vintages"] if one["used"]), None)
    if used is None:
        return f"A letter dated {day} has no such figure: none was public. A clause that needs one drops out."
    rough = "" if len(used["published"]) == 10 else " The day is not known, so it counts from the last possible one."
    return (
        f"A letter dated {day} says {used['figure']} for {used['period']}, published {used['published']} ({MARK}): of "
        f"what was public by then it covers the newest period, and of one period the newest release counts.{rough}"
    )


def _plot(statistic: Statistic, day: date, width: int) -> Iterator[str]:
    """The series as known on the day, a plot for each length of period; nothing where nothing was public."""
    known = known_on(statistic.vintages, day)
    if not known:
        return
    fill = fills([one.basis for one in reversed(known)], plain=_needs_ascii())
    for length in dict.fromkeys(months(one.period) for one in reversed(known)):
        alike = tuple(one for one in known if months(one.period) == length)
        shown = apart(alike, MOST)
        less = f", {len(shown)} of {len(alike)} that do not overlap" if len(shown) < len(alike) else ""
        several = "months" if length > 1 else "month"
        basis = "" if len(fill) > 1 else f" ({known[-1].basis})"
        yield ""
        yield f"As known on {day}: {statistic.unit}{basis}, periods of {length} {several}{less}"
        yield from plot(_plot_lines(shown), fill, width)
    if len(fill) > 1:
        yield "  ".join(f"{character} {basis}" for basis, character in fill.items()) + "  (not to be compared)"


def _plot_lines(shown: tuple[Vintage, ...]) -> list[Line]:
    from drafter.naming import figure_names

    figures = [figure_names(one).figure for one in shown]
    room = max(map(len, figures))
    periods = [_months(one.period.since or date.min, one.period.until or date.max) for one in shown]
    return [
        Line(f"  {period:<18}  {figure:>{room}}", one.value, one.basis)
        for one, period, figure in zip(shown, periods, figures, strict=True)
    ]


def _months(since: date, until: date) -> str:
    """A period in a column: 2023 for a calendar year, 2024-01 for a month, else its first and last month."""
    if period_in_words(Span(since, until)) == str(since.year):
        return str(since.year)
    first, last = since.isoformat()[:7], until.isoformat()[:7]
    return first if first == last else f"{first} to {last}"


def _event(data: Data, width: int) -> Iterator[str]:
    yield from wrapped(data["what"][0].upper() + data["what"][1:], width)
    effective = "" if data["effective"] == data["announced"] else f"; in effect from {data['effective']}"
    until = f"; {'ended' if data['ended'] else 'until'} {data['until']}" if data["until"] else ""
    yield f"Announced {data['announced']}{effective}{until}."
    yield from wrapped(f"On {data['as_of']}: {_stands(data)}.", width)
    yield from wrapped(f"Source: {data['source_short']} ({data['source']}).", width)
    if data["note"]:
        yield from wrapped(f"Note: {data['note']}", width)
    yield from _facts(data, width)


def _stands(data: Data) -> str:
    """How an event stood on the day."""
    if not data["public"]:
        return "not public yet, so that no letter may speak of it"
    return "ended" if data["ended"] else "in effect" if data["in_force"] else "announced, not in effect yet"


def _source(data: Data, width: int) -> Iterator[str]:
    yield from wrapped(data["footnote"], width)
    if data["note"]:
        yield from wrapped(f"Note: {data['note']}", width)
    cites = [f"{name} ({', '.join(days)})" for name, days in data["statistics"].items()]
    for what, names in (("statistics", cites), *((what, data[what]) for what in ("events", "officials", "posts"))):
        if names:
            yield from wrapped(f"Used by {what}: {', '.join(names)}.", width)
    yield from _facts(data, width)


def _facts(data: Data, width: int) -> Iterator[str]:
    """What every piece of evidence has: its clauses, when it was checked, its file."""
    yield from wrapped(f"Used by clauses: {', '.join(data['clauses']) or 'none'}.", width)
    yield from wrapped(f"Checked {data['checked']}; {data['file']}", width)


def _needs_ascii() -> bool:
    """Whether block characters may not show: on a dumb terminal, or on one whose own encoding is not UTF-8."""
    if os.environ.get("TERM") == "dumb":
        return True
    at_terminal = sys.stdout.isatty() and os.name != "nt"  # the Windows console takes any character
    return at_terminal and codecs.lookup(locale.getencoding()).name != "utf-8"
