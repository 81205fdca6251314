"""Lists on the screen: a row for each thing, its id in a column of its own."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from dataclasses import field

import click

from drafter.commands.telling import as_json, screen
from drafter.frozen import frozen


@frozen
class Row:
    """One thing to choose: its id, what it is in a line, for whom or until when, and the file in force.

    `data` is what `more` says, by name, for programs.
    """

    id: str
    what: str
    more: str
    file: str
    data: dict[str, object] = field(default_factory=dict)


def tell_rows(rows: Iterator[Row], what: str, text: tuple[str, ...], *, as_data: bool) -> None:
    """The rows that hold every word of `text`, on the screen or as data; `what` names them where there are none."""
    found = [row for row in rows if _has(row, text)]
    if as_data:
        click.echo(
            as_json([{"id": row.id, "what": row.what, "more": row.more, "file": row.file, **row.data} for row in found])
        )
    elif found:
        click.echo("\n".join(_table(found, columns())))
    else:
        click.echo(f"No {what} match '{' '.join(text)}'." if text else f"There are no {what}.", err=True)


def columns() -> int:
    """How wide a list may be: the screen, or 80 columns where the output goes elsewhere."""
    return max(40, screen()[0]) if sys.stdout.isatty() else 80


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most so many columns, no word broken."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _has(row: Row, text: tuple[str, ...]) -> bool:
    said = _folded(f"{row.id} {row.what} {row.more}")
    return all(_folded(word) in said for word in text)


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("-", " ")


def _table(rows: list[Row], width: int) -> Iterator[str]:
    """Ids in a column of their own; what each is beside it, the rest under that."""
    room = min(max(len(row.id) for row in rows), 34) + 2
    for row in rows:
        lines = [*wrapped(row.what, width - room), *(f"  {line}" for line in wrapped(row.more, width - room - 2))]
        if len(row.id) >= room:
            yield row.id
        else:
            yield f"{row.id:<{room}}{lines.pop(0)}"
        yield from (f"{'':<{room}}{line}".rstrip() for line in lines)
