"""Officials whom an ask suggests to copy and who get no copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("posts", "titles")


def run(plan: Plan, _: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """One line for the letter with every post suggested, in the order of the asks; none where all are copied."""
    reached = {person.post.id for person in (*plan.addressees, *plan.copies)}
    wanted = [post for post in dict.fromkeys(post for ask in plan.asks for post in ask.copies) if post not in reached]
    if wanted:
        titles = ", ".join(f"the {plan.library.posts[post].called}" for post in wanted)
        yield Told({"posts": ",".join(wanted), "titles": titles})
