"""drafter evidence add vintage: one release of a figure."""

from __future__ import annotations

import click

from drafter.commands.evidence_flags import place_options, vintage_entry, vintage_options
from drafter.commands.evidence_writing import enter, place
from drafter.commands.help import ExamplesFirst
from drafter.errors import Faults


@click.command(
    "vintage",
    cls=ExamplesFirst,
    short_help="A release of a figure, under its statistic.",
    examples=(
        "drafter evidence add vintage overdose-deaths --published 2026-06-17 --since 2025-02 --until 2026-01 "
        "--value 12345 --basis predicted --source nchs-provisional-2026",
    ),
)
@click.argument("statistic", metavar="STATISTIC")
@vintage_options
@place_options
def command(
    statistic: str, issue: str | None, into: str | None, library: str | None, dry_run: bool, **flags: str | None
) -> int:
    """Add a release of a figure to STATISTIC (drafter list statistics); its older vintages stay."""
    from drafter.importing.entries import Found

    faults = Faults()
    found = Found(vintages=[(statistic, vintage_entry(flags, faults))])
    faults.stop()
    return enter(place(into, library), found, issue, dry_run=dry_run)
