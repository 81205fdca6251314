"""The option --schema: what a command's --json gives, as the JSON Schema beside its module says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def schema_option(name: str) -> Callable[[F], F]:
    """The option of a command whose data a file of this name describes, such as `explain.schema.json`."""

    def tell(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(Path(__file__).with_name(name).read_text(encoding="utf-8").rstrip())
            context.exit()

    return click.option(
        "--schema",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=tell,
        help="What --json gives: its JSON Schema.",
    )
