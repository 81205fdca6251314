"""A group of commands, each imported when somebody asks for it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from drafter.commands.help import ExamplesFirst


class Commands(ExamplesFirst, click.Group):
    """A group whose `modules` name, for each command in the order of the help, its module under drafter/commands/."""

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of the help."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command of the group, None where there is none of that name."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = importlib.import_module(f"drafter.commands.{self.modules[cmd_name]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; one that does not exist is answered with those that do."""
        if args and args[0] not in self.modules and not args[0].startswith("-"):
            from drafter.errors import did_you_mean

            hint = did_you_mean(args[0], self.modules) or f"The commands are {', '.join(self.modules)}."
            ctx.fail(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)
