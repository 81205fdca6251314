"""drafter rules list: every rule, what it does and how grave it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.rows import Row, tell_rows
from drafter.findings import OFF

if TYPE_CHECKING:
    from drafter.library import Library


@click.command(
    "list",
    cls=ExamplesFirst,
    examples=("drafter rules list", "drafter rules list error", "drafter rules list --json"),
)
@click.argument("text", nargs=-1, metavar="[TEXT]")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program, with the file of each.")
def command(text: tuple[str, ...], library: str | None, as_data: bool) -> int:
    """List the rules: what each finds or adds, how grave it is, for which letters. TEXT narrows the list.

    A rule of your office or of an issue takes the place of another of its id, and the list says which. To change how
    grave a shipped rule is, or to turn it off, give its id in a file of templates/rules in your office’s library, with
    a `level` (one of the levels, or off) and `why`.
    """
    tell_rows(_rows(open_library(library)), "rules", text, as_data=as_data)
    return 0


def _rows(library: Library) -> Iterator[Row]:
    for rule in library.rules.values():
        does = rule.level if rule.check or rule.level == OFF else "adds to letters"
        scope = f"letters on {rule.issue}" if rule.issue else "all letters"
        when = f"when {rule.when}" if rule.when else ""
        over = f"in place of {rule.overrides[-1]}" if rule.overrides else ""
        more = "; ".join(filter(None, (does, scope, when, over)))
        data: dict[str, object] = {name: getattr(rule, name) for name in ("issue", "when", "check", "level", "include")}
        data |= {"since": rule.span.since, "until": rule.span.until, "authority": rule.authority}
        data["overrides"] = list(map(str, rule.overrides))
        yield Row(rule.id, rule.title, more, str(rule.where), data | {"examples": len(library.examples[rule.key])})
