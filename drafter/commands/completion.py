"""drafter completion: the script that lets the Tab key finish what is typed."""

from __future__ import annotations

import sys

import click

from drafter.commands.completion_scripts import SHELLS
from drafter.commands.help import ExamplesFirst
from drafter.errors import DrafterError, Fault, did_you_mean, one_of


@click.command(
    "completion",
    cls=ExamplesFirst,
    examples=(
        "drafter completion bash",
        "drafter completion fish > ~/.config/fish/completions/drafter.fish",
    ),
)
@click.argument("shell", metavar="SHELL")
def command(shell: str) -> int:
    """Print the script by which the Tab key finishes commands, flags, asks, posts, and other names.

    SHELL is bash, zsh, fish or powershell. The script’s first lines say where to put it; nothing is installed.
    """
    name = shell.casefold()
    if name not in SHELLS:
        hint = did_you_mean(name, SHELLS) or f"There is {one_of(SHELLS)}."
        raise DrafterError(Fault(f"there is no script for the shell '{shell}'", None, hint))
    one = SHELLS[name]
    comment = "".join(
        f"# {line}\n" for line in (f"What the Tab key offers for drafter in {one.title}.", *one.place.split("\n"))
    )
    sys.stdout.buffer.write(f"{comment}{one.script}".encode())  # no shell of Linux reads CRLF
    return 0
