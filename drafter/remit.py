"""Who can do what: whether those addressed decide what is asked, can press for it, or have no part in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from drafter.errors import one_of
from drafter.library import Library
from drafter.records.issues import COUNTERPART, Clause, Issue


class Refusal(NamedTuple):
    """Why a clause cannot be in a letter at all, and what to do about it."""

    because: str
    hint: str


def deciders(clause: Clause) -> tuple[str, ...]:
    """The posts that decide what a clause asks; none where it is for the counterpart."""
    return () if clause.decided_by in ("", COUNTERPART) else (clause.decided_by, *clause.delegated_to)


def all_decide(clause: Clause, posts: Iterable[str]) -> bool:
    """Whether what a clause asks is for each of those addressed to decide."""
    able = deciders(clause)
    return all(post in able for post in posts)


def one_presses(clause: Clause, posts: Iterable[str], library: Library) -> bool:
    """Whether one of those addressed decides what a clause asks or can press for it."""
    able = (*deciders(clause), *clause.pressed_by)
    bodies = [library.bodies[name] for name in able if name in library.bodies]
    return any(post in able or any(post in body for body in bodies) for post in posts)


def body_of(posts: Collection[str], library: Library) -> str:
    """The id of the body to which all of these posts belong, the first where there are several; empty for none."""
    return next((name for name, body in library.bodies.items() if all(post in body for post in posts)), "")


def bodies_of(posts: Collection[str], library: Library) -> frozenset[str]:
    """The ids of the bodies to which one of these posts belongs or several do."""
    return frozenset(name for name, body in library.bodies.items() if any(post in body for post in posts))


def decider(clause: Clause, issue: Issue, library: Library) -> str:
    """Who decides what a clause asks, in words."""
    if clause.decided_by == COUNTERPART and issue.counterpart:
        return issue.counterpart.name
    return f"the {library.posts[clause.decided_by].called}"


def able_in_words(clause: Clause, library: Library) -> str:
    """Whom what is asked can be sent to, by what people type after --to; a body by its title."""
    named = dict.fromkeys((*deciders(clause), *clause.pressed_by))
    posts = [name for name in named if name in library.posts]
    bodies = [library.bodies[name].title for name in named if name in library.bodies]
    said = one_of(posts) if posts else ""
    return ", or ".join(filter(None, (said, *bodies)))


def refusal(clause: Clause, posts: Collection[str], issue: Issue, library: Library) -> Refusal | None:
    """Why a clause would state a power that somebody addressed does not have; None where it does not.

    One that a post decides either has other words for everybody else, or is for that post alone.
    """
    able = deciders(clause)
    others = [post for post in posts if post not in able]
    if not able or not others or (clause.both_ways and len(others) == len(posts)):
        return None
    who, titles = decider(clause, issue, library), " and ".join(f"the {library.posts[one].called}" for one in others)
    law = f"Authority: {clause.authority}" if clause.authority else ""
    if clause.both_ways:
        because = f"{who} decides it and {titles} can only urge it, and one letter cannot say both"
        return Refusal(because, f"Write to each in a letter of its own. {law}".strip())
    because = f"it asks {titles} for what {who} decides"
    way = "{% if remit.decides %} … {% else %}"
    hint = f"It can go to {one_of(able)}. For others its text needs words that urge: {way}."
    return Refusal(because, f"{hint} {law}".strip())
