"""drafter roster check: what in the roster is missing, doubtful, contradictory or old."""

from __future__ import annotations

import click

from drafter.commands.days import day_given
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json, counted, finding_data, tell_findings


@click.command(
    "check",
    cls=ExamplesFirst,
    examples=(
        "drafter roster check",
        "drafter roster check --as-of 2027-01-04",
        "drafter roster check --months 6 --library office --json",
    ),
)
@click.option("--as-of", "as_of", metavar="DAY", help="For a letter of this day; today where not given.")
@click.option(
    "--months", type=click.IntRange(0, 1200), help="The months after which an entry is stale; 12 where not given."
)
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(as_of: str | None, months: int | None, library: str | None, as_data: bool) -> int:
    """Find what is missing, doubtful or old in the roster, the gravest first. Exits with 1 where a finding is an error.

    Looked for: days without a holder or a stated gap; two holders on one day; posts without a holder; gaps that are
    stated; holders who are not sure; entries that nobody has checked of late; days known from general knowledge alone;
    posts without an address.
    """
    from drafter.upkeep.posts import FRESH, faults

    day = day_given(as_of, "--as-of")
    found = faults(open_library(library), day, FRESH if months is None else months)
    if as_data:
        click.echo(as_json([finding_data(finding) for finding in found]))
    else:
        tell_findings(found, err=False)
        click.echo(f"Findings for {day}: {counted(found)}." if found else f"Nothing to object to for {day}.")
    return 1 if any(finding.blocks for finding in found) else 0
