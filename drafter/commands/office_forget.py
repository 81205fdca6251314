"""drafter office forget: letters from what ships alone again."""

from __future__ import annotations

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.in_force import forget
from drafter.commands.telling import typed


@click.command("forget", cls=ExamplesFirst, examples=("drafter office forget",))
def command() -> int:
    """Forget which folder is your office’s. The folder itself stays as it is."""
    before = forget()
    if before is None:
        click.echo("No office’s folder was remembered.")
    else:
        click.echo(f"Forgotten: {before}, which stays as it is. drafter office use {typed(before)} goes back to it.")
    return 0
