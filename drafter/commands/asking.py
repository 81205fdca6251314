"""Whether a command may ask what it was not given."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

SWITCH = "DRAFTER_NO_INPUT"

no_input_option: Callable[[F], F] = click.option(
    "--no-input", is_flag=True, help=f"Never ask at the terminal for what is not given; so does {SWITCH}=1."
)


def may_ask(file: str | None, flags: Mapping[str, Any], *, no_input: bool) -> bool:
    """Whether addressee or asks may be missing, and a person sits at a terminal who lets himself be asked.

    A letter's file is taken as it is. Where input or output goes elsewhere, and in a build (CI), nothing is asked.
    """
    if file is not None or no_input or (flags["to"] and flags["asks"]):
        return False
    if os.environ.get(SWITCH) or os.environ.get("CI"):
        return False
    return all(one is not None and one.isatty() for one in (sys.stdin, sys.stdout))  # one that is closed is None
