"""Patterns that are compiled late: each is one, and waits until it is asked."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from drafter import checks
from drafter.patterns import late

WAITING = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(checks.__path__)
    for name, value in vars(importlib.import_module(f"drafter.checks.{module.name}")).items()
    if type(value) is type(late(""))
}


@pytest.mark.parametrize("name", WAITING)
def test_every_pattern_of_a_check_can_be_compiled(name: str):
    """A slip in one would else be found by the first letter that it is meant for."""
    assert WAITING[name].pattern


def test_a_pattern_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch):
    """Not before, and not again."""
    made: list[str] = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0: made.append(pattern) or compile_now(pattern, flags))
    word = late(r"[a-z]+", re.IGNORECASE)
    before = [*made]
    found = [word.findall("One two"), word.findall("three")]

    assert (before, found, made) == ([], [["One", "two"], ["three"]], ["[a-z]+"])
