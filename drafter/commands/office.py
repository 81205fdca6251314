"""drafter office: the folder of the office's own, and which one is in force."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {"show": "office_show", "use": "office_use", "forget": "office_forget"}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


@click.group(
    "office",
    cls=Commands,
    modules=COMMANDS,
    examples=("drafter office show", "drafter office use H:/office", "drafter office forget"),
)
def command() -> None:
    """See which office’s folder is in force and what it lacks, and choose another.

    The folder is the one that --library names, else DRAFTER_LIBRARY, else the nearest above that has clauses/ and
    templates/, else the one that drafter init remembered. drafter init makes one.
    """
