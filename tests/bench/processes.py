"""How long a person waits for the commands, as whole processes, beside bare imports that nobody can go below."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.turns import Row, compared
from tests.helpers import HEADLINE, installed

REQUEST = HEADLINE[1:]

COMMANDS = {
    "drafter new, library cached": (("new", *REQUEST, "--force"), "import docx", "at most 1.4"),
    "drafter preview, library cached": (("preview", *REQUEST), "import jinja2, click, yaml", ""),
    "drafter --help": (("--help",), "import click", ""),
}
"""What is typed, the import it stands beside, and the goal."""


def rows(pairs: int) -> Iterator[Row]:
    """Each command and its yardstick in turns, after a run of each that warms the caches."""
    with tempfile.TemporaryDirectory() as folder:
        for what, (_, statement, goal) in COMMANDS.items():
            ours, yardstick = command(what), [sys.executable, "-c", statement]
            measured = [(_seconds(ours, folder), _seconds(yardstick, folder)) for _ in range(pairs + 1)]
            yield compared(what, f"python -c {statement!r}", measured[1:], goal)


def command(what: str) -> list[str]:
    """The installed command that a row is about."""
    return [*installed(), *COMMANDS[what][0]]


def run(command: list[str], folder: str) -> None:
    """A command in a process of its own, its modules compiled as an installer leaves them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["DRAFTER_CACHE"] = str(Path(folder) / "cache")
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def _seconds(command: list[str], folder: str) -> float:
    began = time.perf_counter()
    run(command, folder)
    return time.perf_counter() - began
