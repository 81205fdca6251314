"""Something asked that an addressee can neither decide nor press for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.appointments import Appointment
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan
from drafter.remit import able_in_words, decider, one_presses

SETTINGS: dict[str, str] = {}
TELLS = ("ask", "post", "title", "who", "decider", "authority")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each ask or other request that none of the addressees has a part in, by its own `decided_by` and `pressed_by`."""
    posts = [person.post.id for person in plan.addressees]
    for ask in plan.clauses:
        if ask.decided_by and not one_presses(ask, posts, plan.library):
            words = {
                "ask": ask.id,
                "post": " and ".join(posts),
                "title": " and ".join(map(_called, plan.addressees)),
                "who": able_in_words(ask, plan.library) or "nobody: its clause names no post under 'pressed_by'",
                "decider": _capital(decider(ask, plan.issue, plan.library)),
                "authority": ask.authority,
            }
            yield Told(words, ask.where)


def _called(person: Appointment) -> str:
    """An addressee by the title, and one who has none by name."""
    if person.official and not person.post.title:
        return person.official.name
    return f"the {person.post.called}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
