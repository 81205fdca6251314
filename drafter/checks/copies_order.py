"""Copies that do not stand in the order of courtesy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from drafter.checks.copied import Recipient, person, recipient
from drafter.checks.reading import Reading
from drafter.checks.telling import Told

SETTINGS = {"after_secretaries": "texts"}
TELLS = ("first", "then", "order")

_FEDERAL = ("u.s. ", "united states", "federal ", "national ", "coast guard", "internal revenue")
"""Words that stand in the names of the Nation's bodies."""


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """The first copy that stands before one of a higher rank, with the order by rank.

    The ranks are those of the roster's posts. Who holds none that is known is passed over, so that an office may put
    its own people where it likes; but whose title is one of `after_secretaries` comes after a Secretary in any case,
    and whoever has a title after the one of the first rank.
    """
    if len(reading.copies) < 2:
        return
    ranks = _ranks(reading)
    copies = [*map(recipient, reading.copies)]
    if told := _before_a_secretary(copies, tuple(one.casefold() for one in settings["after_secretaries"])):
        yield told
        return
    each = [_rank(copy, ranks, reading) for copy in copies]
    if told := _before_the_first(copies, each, min(rank for own in ranks.values() for rank in own.values())):
        yield told
        return
    ranked = [(rank, copy.name) for rank, copy in zip(each, copies, strict=True) if rank]
    for (rank, name), (next_rank, next_name) in pairwise(ranked):
        if next_rank < rank:
            order = "; ".join(name for _, name in sorted(ranked, key=lambda one: one[0]))
            yield Told({"first": name, "then": next_name, "order": order}, None, next_name)
            return


def _before_a_secretary(copies: list[Recipient], lesser: tuple[str, ...]) -> Told | None:
    """A federal officer who leads no department, right before a Secretary who does."""
    for one, then in pairwise(copies):
        titles = tuple(title for title in then.titles if title.startswith("secretary of "))
        if titles and one.titles and one.titles[0].startswith(lesser) and any(map(_is_federal, one.titles)):
            return Told({"first": one.name, "then": then.name, "order": f"{then.name}; {one.name}"}, None, then.name)
    return None


def _before_the_first(copies: list[Recipient], ranks: list[int | None], first: int) -> Told | None:
    """Somebody of a title but of no rank that is known, before the one whom nobody precedes."""
    at = ranks.index(first) if first in ranks else 0
    before = next((one for one, rank in zip(copies[:at], ranks, strict=False) if rank is None and one.titles), None)
    if before is None:
        return None
    order = [copies[at], *copies[:at], *copies[at + 1 :]]
    words = {"first": before.name, "then": copies[at].name, "order": "; ".join(one.name for one in order)}
    return Told(words, None, copies[at].name)


def _is_federal(title: str) -> bool:
    return any(word in title for word in _FEDERAL)


def _ranks(reading: Reading) -> dict[str, dict[str, int]]:
    """The rank of each title in each department, in small letters; a title of one post alone has it in any."""
    found: dict[str, dict[str, int]] = {}
    for post in reading.library.posts.values():
        found.setdefault(post.title.casefold(), {})[post.department.casefold()] = post.rank
    return found


def _rank(copy: Recipient, ranks: dict[str, dict[str, int]], reading: Reading) -> int | None:
    for title in (copy.name.casefold(), *copy.titles):
        if there := ranks.get(title):
            own = [rank for department, rank in there.items() if department in copy.titles]
            if own or (len(there) == 1 and " " in title):
                return (own or list(there.values()))[0]
    return _rank_of_person(copy.name, reading)


def _rank_of_person(name: str, reading: Reading) -> int | None:
    """The rank of the highest post that a person of that name holds on the letter's date."""
    who, day, library = person(name), reading.day, reading.library
    held = [
        library.posts[tenure.post].rank
        for official in library.officials.values()
        if day and who[1] and person(official.name) == who
        for tenure in official.tenures
        if day in tenure.span and tenure.post in library.posts
    ]
    return min(held, default=None)
