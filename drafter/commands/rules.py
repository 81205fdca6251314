"""drafter rules: what must hold for letters, and whether each rule does what it says."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {"list": "rules_list", "show": "rules_show", "test": "rules_test"}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


@click.group(
    "rules",
    cls=Commands,
    modules=COMMANDS,
    examples=("drafter rules list", "drafter rules show outside-remit", "drafter rules test"),
)
def command() -> None:
    """Look at the rules by which letters are judged, and try them on their examples."""
