"""drafter rules show: one rule in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from drafter.commands.explain_text import page_lines
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json
from drafter.errors import Faults, did_you_mean

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.rules import Rule


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
    pages = [explain_pages.rule(one, base.examples[one.key]) for one in rules_named((name,), base)]
    lines = (line for page in pages for line in page_lines(page))
    click.echo(as_json(explain_pages.data(pages)) if as_data else "\n".join(lines))
    return 0


def rules_named(names: Sequence[str], library: Library) -> list[Rule]:
    """The rules of these ids, those of issues among them. Raises DrafterError with every id that no rule has."""
    known = {one.id for one in library.rules.values()} | {*library.rules}
    faults = Faults()
    for name in names:
        if name not in known:
            faults.add(f"there is no rule '{name}'", None, did_you_mean(name, known) or "All rules: drafter rules list")
    faults.stop()
    return [rule for name in names for rule in library.rules_called(name)]
