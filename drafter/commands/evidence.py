"""drafter evidence: the figures, events and sources that letters rest on."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {
    "list": "evidence_list",
    "show": "evidence_show",
    "stale": "evidence_stale",
    "check": "evidence_check",
    "add": "evidence_add",
    "import": "evidence_import",
    "export": "evidence_export",
}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


@click.group(
    "evidence",
    cls=Commands,
    modules=COMMANDS,
    examples=(
        "drafter evidence list --as-of 2024-09-12",
        "drafter evidence show overdose-deaths",
        "drafter evidence stale --months 12",
        "drafter evidence check",
    ),
)
def command() -> None:
    """Look at figures, events and sources, and keep them up.

    A figure is shown as a letter of a day would have it: only what was public by then counts.
    """
