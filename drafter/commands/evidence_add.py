"""drafter evidence add: one entry by flags."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {
    "vintage": "evidence_add_vintage",
    "statistic": "evidence_add_statistic",
    "source": "evidence_add_source",
}
"""Each kind of entry and the module under drafter/commands/ that adds it, in the order of the help."""


@click.group(
    "add",
    cls=Commands,
    modules=COMMANDS,
    examples=(
        "drafter evidence add vintage overdose-deaths --published 2026-06-17 --since 2025-02 --until 2026-01 "
        "--value 12345 --basis predicted --source nchs-provisional-2026",
        "drafter evidence add source --help",
    ),
)
def command() -> None:
    """Add a figure, a series or a source to your office's evidence; what is there stays, word for word."""
