"""The ids and words that a clause's `if` compares a name with: a misspelt one would be false for ever, and silently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from drafter.errors import Faults, Location, did_you_mean, one_of
from drafter.library.evidence import BASES
from drafter.records.issues import Clause
from drafter.rendering import OF_TWO, Tree

CHAMBERS = ("house", "senate")


def check_comparisons(clause: Clause, tree: Tree, ids: Mapping[str, Collection[str]], faults: Faults) -> None:
    """Note each text in a clause's conditions that the name beside it can never hold.

    `ids` are the known ids by the name that holds them, such as `post.id`.
    """
    words = {"signatory.chamber": CHAMBERS, "signers.chambers": (*CHAMBERS, "both")}
    words |= {f"{name}.basis": BASES for name in clause.evidence}
    known = {**ids, **words}
    for name, text in _compared(tree):
        if name in known and text not in known[name]:
            where, line = _place(clause, text)
            hint = did_you_mean(text, known[name]) or (f"It may be {one_of(known[name])}." if name in words else "")
            faults.add(f"'{name}' is compared with '{text}', which it can never be", where, hint, line)


def check_shares(clause: Clause, tree: Tree, faults: Faults) -> None:
    """Note each comparison of two figures in a clause that does not take its figures from one release."""
    for name in dict.fromkeys(_filters(tree)):
        if name in OF_TWO and not clause.one_release:
            where, line = _place(clause, name, r"\|\s*", r"\(")
            message = f"'{name}' compares two figures, and they may be of two releases"
            faults.add(message, where, "Add 'one_release: true' to the clause: each release counts anew.", line)


def _filters(tree: Any) -> Iterator[str]:
    """The filters in a tree, by their names."""
    if isinstance(tree, list):
        if tree[:1] == ["filter"]:
            yield tree[1]
        for inner in tree:
            yield from _filters(inner)


def _compared(tree: Any) -> Iterator[tuple[str, str]]:
    """Each name with a field that is compared, and each text it is compared with."""
    if not isinstance(tree, list):
        return
    if tree[:1] == ["compare"]:
        sides = [tree[1], *(side for _, side in tree[2])]
        names = [f"{side[1][1]}.{side[2]}" for side in sides if side[0] == "field" and side[1][0] == "name"]
        yield from ((name, text) for name in names for side in sides for text in _texts(side))
    for inner in tree:
        yield from _compared(inner)


def _texts(side: Any) -> Iterator[str]:
    if side[0] == "const" and isinstance(side[1], str):
        yield side[1]
    elif side[0] == "list":
        for item in side[1]:
            yield from _texts(item)


def _place(clause: Clause, text: str, before: str = "[\"']", after: str = "[\"']") -> tuple[Location, str]:
    """Where a text, quoted if nothing else is said, first stands in the body; the clause where it is in the lead."""
    for number, line in enumerate(clause.body.split("\n")):
        if found := re.search(f"{before}({re.escape(text)})(?={after})", line):
            return Location(clause.where.path, clause.body_line + number, found.start(1) + 1), line
    return clause.where, ""
