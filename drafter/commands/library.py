"""drafter library: whether the files that letters are made from can be read, and what is still to be written."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {"check": "library_check"}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


@click.group("library", cls=Commands, modules=COMMANDS, examples=("drafter library check",))
def command() -> None:
    """Look at the library: what drafter ships, and your office's own files over it."""
