"""drafter evidence show: one figure, event or source in full."""

from __future__ import annotations

import click

from drafter.commands.days import day_given
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json
from drafter.errors import DrafterError, Fault, Faults, Location, did_you_mean


@click.command(
    "show",
    cls=ExamplesFirst,
    examples=(
        "drafter evidence show overdose-deaths",
        "drafter evidence show overdose-deaths --as-of 2023-01-23",
        "drafter evidence show overdose-deaths --chart deaths.svg",
        "drafter evidence show nchs-provisional-2024 --json",
    ),
)
@click.argument("name", metavar="ID")
@click.option("--as-of", "as_of", metavar="DAY", help="As a letter of this day would have it; today where not given.")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
@click.option("--chart", metavar="FILE.svg|FILE.png", help="Write a statistic’s chart, for a letter to enclose.")
@click.option(
    "--basis", metavar="BASIS", help="The basis of the chart’s figures; that of the letter’s figure where not given."
)
@click.option("--force", is_flag=True, help="Replace the chart's file where it is there already.")
def command(
    name: str, as_of: str | None, library: str | None, as_data: bool, chart: str | None, basis: str | None, force: bool
) -> int:
    """Show a statistic with all its vintages, which one a letter uses and why; or an event; or a source and its uses.

    Where an event and its source have one id, both are shown. A chart's words are printed, to go with it as alternative
    text.
    """
    from drafter.commands import evidence_data, evidence_text

    day = day_given(as_of, "--as-of")
    base = open_library(library)
    known = {**base.sources, **base.events, **base.statistics}
    if name not in known:
        hint = did_you_mean(name, known) or "All there are: drafter evidence list, with --events or --sources."
        raise DrafterError(Fault(f"there is no statistic, event or source '{name}'", None, hint))
    faults = Faults()
    if basis and not chart:
        faults.add("a basis is given, and no chart is asked for", Location("--basis"), "Add --chart FILE.svg.")
    if chart and as_data:
        faults.add("a chart’s words and data for a program do not go together", Location("--chart"), "Drop --json.")
    if chart and name not in base.statistics:
        faults.add(f"'{name}' is no statistic, so there is nothing to draw", Location("--chart"))
    faults.stop()
    if chart:
        from drafter.commands.evidence_chart import write_chart

        return write_chart(base, base.statistics[name], day, basis, chart, force=force)
    if as_data:
        click.echo(as_json(evidence_data.data_of(base, name, day)))
    else:
        click.echo("\n".join(evidence_text.lines_of(base, name, day)))
    return 0
