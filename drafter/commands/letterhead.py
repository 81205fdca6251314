"""drafter letterhead: what letters are written on."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {"check": "letterhead_check"}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


@click.group(
    "letterhead",
    cls=Commands,
    modules=COMMANDS,
    examples=(
        "drafter letterhead check templates/letterheads/smith.docx",
        "drafter list letterheads",
    ),
)
def command() -> None:
    """What letters are written on: the office's own Word file, or lines that drafter sets."""
