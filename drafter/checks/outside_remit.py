"""An ask that an addressee can neither decide nor press for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.errors import one_of
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("ask", "post", "title", "who")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each ask that none of the addressees has a part in, by the ask's own `decided_by` and `pressed_by`."""
    for ask in plan.asks:
        able = {ask.decided_by, *ask.pressed_by}
        if not any(person.post.id in able for person in plan.addressees):
            people = plan.addressees
            who = [post for post in dict.fromkeys((ask.decided_by, *ask.pressed_by)) if post in plan.library.posts]
            words = {
                "ask": ask.id,
                "post": " and ".join(person.post.id for person in people),
                "title": " and ".join(f"the {person.post.called}" for person in people),
                "who": one_of(who) if who else "nobody: its clause names no post under 'pressed_by'",
            }
            yield Told(words, ask.where)
