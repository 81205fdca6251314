"""A clause that somebody asked for by name and that the letter does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("clause", "because")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each clause asked for and left out, with the reason."""
    for decision in plan.decisions:
        if decision.asked and not decision.kept:
            yield Told({"clause": decision.subject, "because": decision.because}, decision.where)
