"""A record whose letter the library of today would make otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.telling import Told
from drafter.letter import Letter
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("what",)


def run(plan: Plan, _: Letter, __: dict[str, Any]) -> Iterator[Told]:
    """What has changed since the record was made: the person addressed, else any file of the library."""
    made = plan.spec.made
    if made is None:
        return
    now = plan.officials
    if made.officials != now:
        was, is_now = " and ".join(made.officials), " and ".join(now)
        yield Told({"what": f"the letter was addressed to '{was}', and the roster now gives '{is_now}'"})
    elif made.library != plan.library.hash:
        yield Told({"what": "the library has changed since the record was made"})
