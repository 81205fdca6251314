"""What a chart shows of a statistic: its bars as known on a day, and every word that stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drafter.citation import note_runs, short
from drafter.dates import long_date, period_in_words
from drafter.frozen import frozen
from drafter.letter import plain_text
from drafter.naming import figure_names
from drafter.records.evidence import Source, Statistic, Vintage
from drafter.series import apart, known_on, months, newest, overlap

MOST = 24
"""How many bars one picture holds legibly; of a longer series the newest periods that do not overlap are shown."""


@frozen
class Bar:
    """One period: its name, its value, and the value in words that are true to its precision."""

    label: str
    value: int
    figure: str


@frozen
class Chart:
    """A picture's content. The bars are of one basis and of periods equally long, the oldest first.

    `remarks` say what a reader must know to compare the bars, `sources` where the figures are from, each a line.
    """

    title: str
    unit: str
    basis: str
    bars: tuple[Bar, ...]
    remarks: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def alternative(self) -> str:
        """The picture in words, for whoever cannot see it."""
        figures = "; ".join(f"{bar.label}: {bar.figure}" for bar in self.bars)
        return " ".join((f"Bar chart. {self.title}, in {self.unit}. {figures}.", *self.remarks, *self.sources))


def chart_of(statistic: Statistic, sources: Mapping[str, Source], day: date, basis: str | None) -> Chart | None:
    """The chart of a statistic as known on a day, on the basis given or on that of the figure in a letter of the day.

    None where nothing on that basis was public. Where periods differ in length, those as long as the newest are shown:
    without a basis the newest bar is the figure that the letter states.
    """
    used = newest((one for one in statistic.vintages if basis in (None, one.basis)), day)
    if used is None:
        return None
    basis, length = used.basis, months(used.period)
    known = known_on((one for one in statistic.vintages if one.basis == basis), day)
    alike = tuple(one for one in known if months(one.period) == length)
    shown = apart(alike, MOST)
    return Chart(
        title=f"{statistic.measure}, {statistic.geography}",
        unit=statistic.unit,
        basis=basis,
        bars=tuple(Bar(_label(one), one.value, figure_names(one).figure) for one in shown),
        remarks=tuple(_remarks(shown, alike, day, basis)),
        sources=tuple(_source_lines(shown, sources)),
    )


def _label(vintage: Vintage) -> str:
    words = period_in_words(vintage.period).removeprefix("the ")
    return words[0].upper() + words[1:]


def _remarks(shown: tuple[Vintage, ...], alike: tuple[Vintage, ...], day: date, basis: str) -> list[str]:
    words = {"as-quoted": "as quoted by others"}
    remarks = [f"Figures {words.get(basis, basis)}, each from the newest release public on {long_date(day)}."]
    if overlap(shown):
        remarks.append("Some periods overlap; what they share is counted in each.")
    if len(shown) < len(alike):
        remarks.append(f"Shown are {len(shown)} of {len(alike)} periods, chosen so that none overlaps another.")
    return remarks


def _source_lines(shown: tuple[Vintage, ...], sources: Mapping[str, Source]) -> Iterator[str]:
    """The newest figure's source in full, those of the others by author and year, then who quotes a figure."""
    newest = sources[shown[-1].source]
    yield f"Source: {plain_text(note_runs(newest))}"
    if others := dict.fromkeys(short(sources[one.source]) for one in reversed(shown) if one.source != newest.id):
        yield f"Earlier figures: {'; '.join(others)}."
    if quoting := dict.fromkeys(short(sources[one.quoted_by]) for one in reversed(shown) if one.quoted_by):
        yield f"Quoted in: {'; '.join(quoting)}."
