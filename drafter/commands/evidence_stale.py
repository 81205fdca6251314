"""drafter evidence stale: what in the evidence has grown old."""

from __future__ import annotations

import click

from drafter.commands.days import day_given
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json, counted, finding_data, tell_findings
from drafter.errors import DrafterError, Fault


class _Months(click.IntRange):
    name = "number of months"


@click.command(
    "stale",
    cls=ExamplesFirst,
    examples=(
        "drafter evidence stale",
        "drafter evidence stale --as-of 2026-11-02",
        "drafter evidence stale --months 6 --json",
    ),
)
@click.option("--as-of", "as_of", metavar="DAY", help="For a letter of this day; today where not given.")
@click.option(
    "--months",
    metavar="NUMBER",
    type=_Months(0, 1200),
    help="The age allowed; that of the rule on old figures where not given.",
)
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(as_of: str | None, months: int | None, library: str | None, as_data: bool) -> int:
    """List the figures too old for a letter of the day, and what nobody has checked for as long. Exits with 1 for any.

    A figure is as old as the time since its period ended, of the newest period that was public on the day.
    """
    from drafter.upkeep.age import grown_old, limit

    day = day_given(as_of, "--as-of")
    base = open_library(library)
    allowed = limit(base) if months is None else months
    if allowed is None:
        raise DrafterError(Fault("no rule of this library limits the age of a figure", None, "Give --months."))
    found = list(grown_old(base, day, allowed))
    if as_data:
        click.echo(as_json([finding_data(finding) for finding in found]))
    else:
        tell_findings(found, err=False)
        click.echo(
            f"Findings: {counted(found)}."
            if found
            else f"Nothing is older on {day} than {allowed} month{'s' if allowed != 1 else ''}."
        )
    return 1 if found else 0
