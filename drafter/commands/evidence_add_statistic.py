"""drafter evidence add statistic: a series, with its first vintage."""

from __future__ import annotations

import click

from drafter.commands.evidence_flags import from_flags, needed, place_options, vintage_entry, vintage_options
from drafter.commands.evidence_writing import enter, place, today
from drafter.commands.help import ExamplesFirst
from drafter.errors import Faults


@click.command(
    "statistic",
    cls=ExamplesFirst,
    short_help="A series, with its first release.",
    examples=(
        'drafter evidence add statistic unserved-locations --measure "Locations without service" --unit locations '
        '--geography "United States" --published 2026-05-15 --since 2025-12 --until 2025-12 --value 12000 '
        "--precision about --basis reported --source fcc-2026",
    ),
)
@click.argument("name", metavar="ID")
@click.option("--measure", metavar="TEXT", help="What is counted.")
@click.option("--unit", metavar="WORD", help="In what, such as deaths, people, dollars or percent.")
@click.option("--geography", metavar="TEXT", help="Where, such as United States or Maryland.")
@click.option("--series", metavar="ID", help="The national statistic whose measure it gives for one State.")
@click.option("--indicator", metavar="TEXT", help="What the data set that it is imported from calls it.")
@vintage_options
@place_options
def command(
    name: str, issue: str | None, into: str | None, library: str | None, dry_run: bool, **flags: str | None
) -> int:
    """Add a series under ID, which a clause then names under 'evidence', with its first release."""
    from drafter.importing.entries import Found

    faults = Faults()
    keys = ("measure", "unit", "geography", "series", "indicator")
    needed(flags, keys[:3], faults)
    series = from_flags({**{key: flags[key] for key in keys}, "checked": today().isoformat()})
    found = Found(statistics={name: series}, vintages=[(name, vintage_entry(flags, faults))])
    faults.stop()
    return enter(place(into, library), found, issue, dry_run=dry_run)
