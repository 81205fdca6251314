"""A release of provisional counts by jurisdiction: the data set of the Vital Statistics Rapid Release (VSRR), as CSV.

Each row counts, for a jurisdiction and an indicator, twelve months that end with the month it names, as reported so far
and, for some, as predicted from that. Which release a file is does not stand in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from drafter.dates import MONTHS, Span, add_months, month_end
from drafter.errors import DrafterError, Fault, Location, did_you_mean
from drafter.frozen import frozen
from drafter.importing.table import Form, Table
from drafter.library.source import FileFaults

FORM = Form(
    "a release of provisional counts",
    ("State", "Year", "Month", "Indicator", "Data Value"),
    (
        *("Period", "Percent Complete", "Percent Pending Investigation", "State Name"),
        *("Footnote", "Footnote Symbol", "Predicted Value"),
    ),
    open=True,
)
"""Releases of other years have more or fewer of the columns that only describe a count."""

PERIOD = "12 month-ending"
BASES = {"predicted": "Predicted Value", "reported": "Data Value"}

Month = tuple[int, int]
Series = tuple[str, str]


@frozen
class Count:
    """What a row says of the twelve months to its end; None where a cell is empty. `line` is the file's."""

    line: int
    reported: int | None
    predicted: int | None
    complete: str
    symbol: str
    footnote: str

    def on(self, basis: str) -> int | None:
        """The count on a basis, reported or predicted."""
        return self.predicted if basis == "predicted" else self.reported

    def note(self, basis: str) -> str:
        """What the release says of the count, for the drafter."""
        footnote = f"{self.footnote.rstrip('.')}." if self.footnote else ""
        told = [f"In the release marked {self.symbol}: {footnote}" if self.symbol else footnote]
        if basis == "predicted" and self.reported is not None:
            told.append(f"The reported count is {self.reported:,}.")
        if self.complete not in ("", "100"):
            told.append(f"Records are {self.complete} percent complete.")
        return " ".join(filter(None, told))


@dataclass(slots=True)
class Release:
    """The counts of the series that were asked for, by jurisdiction and indicator and the month that each ends with.

    `newest` is the last month of the whole file; `states` and `indicators` are all that stand in it.
    """

    newest: Month = (0, 0)
    counts: dict[Series, dict[Month, Count]] = field(default_factory=dict)
    states: dict[str, None] = field(default_factory=dict)
    indicators: dict[str, None] = field(default_factory=dict)


def same(indicator: str) -> str:
    """An indicator in the form in which two are compared."""
    return " ".join(indicator.split()).casefold()


def read_release(table: Table, wanted: set[Series]) -> Release:
    """The counts of the wanted series. Raises DrafterError with all that is wrong in the rows that matter.

    `wanted` holds a jurisdiction's code and an indicator as `same` writes it. Other rows are not kept.
    """
    reading = _Reading(table, wanted)
    for line, row in table.rows():
        reading.row(line, row)
    reading.faults.stop()
    if not reading.release.states:
        raise DrafterError(Fault("there are no counts in this file", Location(table.path), "Download it again."))
    return reading.release


def periods(counts: dict[Month, Count], newest: Month, which: str) -> list[Month]:
    """The months whose counts are taken: the newest alone, with every December besides ('calendar'), or all."""
    if which == "newest":
        return [newest]
    return sorted(month for month in counts if which == "all" or month == newest or month[1] == 12)


def twelve_months(end: Month) -> Span:
    """The twelve months that end with a month."""
    last = month_end(*end)
    return Span(add_months(date(end[0], end[1], 1), -11), last)


class _Reading:
    """Reads rows into a release."""

    def __init__(self, table: Table, wanted: set[Series]) -> None:
        self.release = Release()
        self.faults = FileFaults(table.path, ())
        self._path = table.path
        self._wanted = wanted
        self._places = table.places(FORM)
        self._years: dict[tuple[str, str], Month | None] = {}

    def row(self, line: int, row: list[str]) -> None:
        """Read one row; what is wrong with it is noted."""
        at = self._places
        state, name = row[at["State"]], row[at["Indicator"]]
        self.release.states.setdefault(state)
        self.release.indicators.setdefault(name)
        key = row[at["Year"]], row[at["Month"]]
        if key not in self._years:
            self._years[key] = self._month(line, *key)
        end = self._years[key]
        if end is None:
            return
        self.release.newest = max(self.release.newest, end)
        series = state, same(name)
        if series in self._wanted:
            self._keep(series, end, line, row)

    def _keep(self, series: Series, end: Month, line: int, row: list[str]) -> None:
        period = self._cell(row, "Period")
        if period and period.casefold() != PERIOD:
            self._fault(line, f"the period is '{period}'; '{PERIOD}' is expected")
            return
        count = Count(
            line,
            self._number(line, row, "Data Value"),
            self._number(line, row, "Predicted Value"),
            self._cell(row, "Percent Complete"),
            self._cell(row, "Footnote Symbol"),
            self._cell(row, "Footnote"),
        )
        kept = self.release.counts.setdefault(series, {})
        first = kept.setdefault(end, count)
        if (first.reported, first.predicted) != (count.reported, count.predicted):
            message = f"{series[0]}, {MONTHS[end[1] - 1]} {end[0]} stands here with another count than before"
            self._fault(line, message, f"It stands on line {first.line} already. Two releases may have been joined.")

    def _month(self, line: int, year: str, month: str) -> Month | None:
        names = [name.casefold() for name in MONTHS]
        if month.strip().casefold() not in names:
            self._fault(line, f"the month is '{month}'; its name is expected", did_you_mean(month, MONTHS))
        elif not re.fullmatch(r"(19|20)[0-9]{2}", year.strip()):
            self._fault(line, f"the year is '{year}'; four digits are expected")
        else:
            return int(year), names.index(month.strip().casefold()) + 1
        return None

    def _number(self, line: int, row: list[str], column: str) -> int | None:
        text = self._cell(row, column)
        if not text:
            return None
        if re.fullmatch(r"[0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2}", text):
            return int(text.replace(",", ""))
        if match := re.fullmatch(r"([0-9]{1,9})\.0+", text):
            return int(match[1])
        self._fault(line, f"the {column} is '{text}'; a whole number is expected")
        return None

    def _cell(self, row: list[str], column: str) -> str:
        place = self._places.get(column)
        return row[place].strip() if place is not None else ""

    def _fault(self, line: int, message: str, hint: str = "") -> None:
        self.faults.add(message, Location(self._path, line), hint)
