"""Writing the chart of a statistic."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.errors import DrafterError, Fault, Location, did_you_mean, one_of

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.evidence import Statistic


def write_chart(library: Library, statistic: Statistic, day: date, basis: str | None, name: str, *, force: bool) -> int:
    """Write the chart and print its words. Raises DrafterError where there is nothing to draw or no way to draw it."""
    from drafter.charts.bars import chart_of
    from drafter.charts.picture import FORMATS, picture
    from drafter.commands.writing import check_targets, write_files
    from drafter.series import newest

    path = Path(name)
    form = path.suffix.casefold().removeprefix(".")
    if form not in FORMATS:
        message = f"a chart is a file that ends in {one_of(f'.{one}' for one in FORMATS)}"
        raise DrafterError(Fault(message, Location(name), "SVG stays sharp at any size; PNG goes everywhere."))
    bases = list(dict.fromkeys(one.basis for one in statistic.vintages))
    if basis and basis not in bases:
        hint = did_you_mean(basis, bases) or f"There are {one_of(bases)}."
        raise DrafterError(Fault(f"'{statistic.id}' has no figure that is '{basis}'", Location("--basis"), hint))
    check_targets([path], force=force, made_by_us=False, flag="--chart")
    chart = chart_of(statistic, library.sources, day, basis)
    if chart is None:
        hint = f"See all: drafter evidence show {statistic.id}"
        raise DrafterError(Fault(f"no such figure of '{statistic.id}' was public on {day}", None, hint))
    write_files({path: picture(chart, form)}, flag="--chart")
    click.echo(chart.alternative)
    click.echo(f"Wrote {path}. The words above are its alternative text, in the file too.", err=True)
    if len(chart.bars) == 1 and (longer := _longer(statistic, day, chart.basis)):
        click.echo(
            f"One figure alone is {chart.basis}; for a series, which is not on the basis of that figure, add "
            f"--basis {longer}.",
            err=True,
        )
    used = newest(statistic.vintages, day)
    if used and used.basis != chart.basis:
        click.echo(
            f"A letter of that day states a figure that is {used.basis}; the chart’s are {chart.basis}.", err=True
        )
    return 0


def _longer(statistic: Statistic, day: date, basis: str) -> str:
    """Another basis on which several periods were public, the one with the most; empty where there is none."""
    from drafter.series import known_on

    counts = {
        other: len(known_on((one for one in statistic.vintages if one.basis == other), day))
        for other in dict.fromkeys(one.basis for one in statistic.vintages if one.basis != basis)
    }
    most = max(counts, key=lambda other: counts[other], default="")
    return most if counts.get(most, 0) > 1 else ""
