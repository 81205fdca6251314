"""A command as it is typed into the shell of this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from drafter.interview.again import commands


def command_lines(words: Sequence[str]) -> list[str]:
    """The command in one line; one for each shell, under its name, where no line serves them all."""
    here = commands(words, windows=sys.platform == "win32", in_powershell="PSModulePath" in os.environ)
    return [f"{shell}: {line}" if shell else line for shell, line in here]
