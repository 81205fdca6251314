"""What `drafter explain` says of who decides what a clause asks, who can press for it, and what has met it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from drafter.citation import short
from drafter.commands.explain_page import ALWAYS, Page, without_empty
from drafter.dates import long_date
from drafter.records.issues import COUNTERPART

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.bodies import Body
    from drafter.records.issues import Clause, Settled

_HOW = {"part": "met in part", "full": "met in full", "denied": "decided otherwise"}


def remit(one: Clause, library: Library) -> dict[str, str | list[str]]:
    """Who decides what a clause asks, to whom the law lets that be delegated, who can press for it, and what met it."""
    return {
        "decided_by": _named(one.decided_by, one, library) if one.decided_by else "",
        "delegated_to": [_named(name, one, library) for name in one.delegated_to],
        "pressed_by": [_named(name, one, library) for name in one.pressed_by],
        "met_by": [_settled(settled, library) for settled in one.settled_by],
    }


def body(one: Body, library: Library, _: date) -> Page:
    """A body, with the posts that belong to it."""
    asks = [clause for clause in library.clauses.values() if one.id in clause.pressed_by]
    facts = without_empty(
        can=one.powers,
        posts=[post for post in library.posts if post in one],
        can_press_for=[clause.id for clause in asks],
    )
    return Page("body", one.id, one.title, one.authority, ALWAYS, str(one.where), facts)


def _named(name: str, one: Clause, library: Library) -> str:
    if name in library.bodies:
        return f"{name}: {library.bodies[name].title}, who can {library.bodies[name].powers}"
    there = library.issues[one.issue].counterpart if one.issue in library.issues else None
    if name == COUNTERPART and there:
        return f"{name}: {there.name}"
    return f"{name}: {library.posts[name].called}" if name in library.posts else name


def _settled(one: Settled, library: Library) -> str:
    event = library.events[one.event]
    source = short(library.sources[event.source])
    until = f", for letters until {long_date(one.until)}" if one.until else ""
    day = event.announced if one.how == "part" else event.effective
    return f"{_HOW[one.how]} by {one.event}, {day.in_words}: {event.what} ({source}){until}"
