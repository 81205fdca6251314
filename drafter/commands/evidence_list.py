"""drafter evidence list: every figure with the value in force on a day; events and sources on request."""

from __future__ import annotations

import click

from drafter.commands import evidence_rows
from drafter.commands.days import day_given
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.rows import tell_rows

LISTS = {"statistics": evidence_rows.statistics, "events": evidence_rows.events, "sources": evidence_rows.sources}


@click.command(
    "list",
    cls=ExamplesFirst,
    examples=(
        "drafter evidence list",
        "drafter evidence list --as-of 2024-09-12",
        "drafter evidence list --sources cdc",
        "drafter evidence list --events --json",
    ),
)
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--as-of", "as_of", metavar="DAY", help="As a letter of this day would have it; today where not given.")
@click.option("--events", "what", flag_value="events", help="The dated events in place of the figures.")
@click.option("--sources", "what", flag_value="sources", help="The sources in place of the figures.")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program, with the file of each.")
def command(text: tuple[str, ...], as_of: str | None, what: str | None, library: str | None, as_data: bool) -> int:
    """List the figures: the value in force on a day, its period, its release. TEXT narrows the list."""
    day = day_given(as_of, "--as-of")
    name = what or "statistics"
    tell_rows(LISTS[name](open_library(library), day), name, text, as_data=as_data)
    return 0
