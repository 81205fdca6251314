"""drafter roster: the posts that letters go to, and who held them when."""

from __future__ import annotations

import click

from drafter.commands.groups import Commands

COMMANDS = {"show": "roster_show", "check": "roster_check", "import": "roster_import"}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


@click.group(
    "roster",
    cls=Commands,
    modules=COMMANDS,
    examples=(
        'drafter roster show "Secretary of State" --as-of 2024-09-12',
        "drafter roster check",
        "drafter roster import legislators-current.json --dated 2026-06-15 --member Cantwell",
    ),
)
def command() -> None:
    """Look at posts and the people in them, find what is missing or old, and bring in Members of Congress.

    A post is shown as a letter of a day would meet it: with its holder, an acting one, or the gap that is stated.
    """
