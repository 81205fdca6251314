"""A letter whose sender is not set, or is one of the samples that ship with drafter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import Blank
from drafter.plan import Plan

SETTINGS = {"blanks": "names of standing blank"}
TELLS = ("what",)


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each blank of the sender, once; and each sample that signs."""
    seen: dict[str, Blank] = {}
    for _, blank in reading.blanks:
        if blank.name in settings["blanks"]:
            seen.setdefault(blank.name, blank)
    for blank in seen.values():
        yield Told({"what": f"{blank.shown} is still blank"}, about=blank.shown)
    for one in plan.signatories:
        if one.sample:
            yield Told({"what": f"{one.name} is a sample that ships with drafter"}, one.where, one.name)
