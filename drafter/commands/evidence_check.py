"""drafter evidence check: what in the evidence is likely to be wrong."""

from __future__ import annotations

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json, counted, finding_data, tell_findings


@click.command(
    "check",
    cls=ExamplesFirst,
    examples=("drafter evidence check", "drafter evidence check --library office", "drafter evidence check --json"),
)
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(library: str | None, as_data: bool) -> int:
    """Find what is likely to be wrong in the evidence, the gravest first. Exits with 1 where one finding is an error.

    Looked for: sources without a date or a link, or cited by nothing; statistics that no clause states; figures that
    contradict each other or jump; different bases in one statistic; sources that appeared after what rests on them.
    """
    from drafter.upkeep.faults import faults

    found = faults(open_library(library))
    if as_data:
        click.echo(as_json([finding_data(finding) for finding in found]))
    else:
        tell_findings(found, err=False)
        click.echo(f"Findings: {counted(found)}." if found else "Nothing to object to.")
    return 1 if any(finding.blocks for finding in found) else 0
