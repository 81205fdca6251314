"""drafter rules show: one rule in full."""

from __future__ import annotations

import click

from drafter.commands.explain_text import page_lines
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json
from drafter.errors import DrafterError, Fault, did_you_mean


@click.command(
    "show",
    cls=ExamplesFirst,
    examples=("drafter rules show outside-remit", "drafter rules show outside-remit --json"),
)
@click.argument("name", metavar="RULE")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program, as drafter explain gives it.")
def command(name: str, library: str | None, as_data: bool) -> int:
    """Show a rule: what it looks for, why, on what authority, and by which examples it is tried."""
    from drafter.commands import explain_pages

    base = open_library(library)
    if name not in base.rules:
        hint = did_you_mean(name, base.rules) or "All rules: drafter rules list"
        raise DrafterError(Fault(f"there is no rule '{name}'", None, hint))
    page = explain_pages.rule(base.rules[name])
    click.echo(as_json(explain_pages.data([page])) if as_data else "\n".join(page_lines(page)))
    return 0
