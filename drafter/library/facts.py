"""What a `when:` may ask about a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.records.stationery import PARTICULARS

if TYPE_CHECKING:
    from drafter.conditions import Fact
    from drafter.conditions.text import Type
    from drafter.library import Library


TYPES: dict[str, Type] = {
    "letter.date": "day",
    "letter.signatories": "number",
    "asks": "ids",
    "kind": "text",
    "follows": "text",
    "issue": "text",
    "posts": "ids",
    "bodies": "ids",
    "copies": "ids",
    "signatories": "ids",
    "given": "ids",
    "designation": "flag",
    "acting": "flag",
}
"""The type of each fact."""


def facts(library: Library) -> dict[str, Fact]:
    """Each fact with its type and, where there is a closed set, the ids it may hold."""
    from drafter.conditions import Fact

    posts = frozenset(library.posts)
    known = {
        "asks": frozenset(clause.id for clause in library.clauses.values() if clause.slot == "asks"),
        "kind": frozenset(library.kinds),
        "follows": frozenset(library.kinds),
        "issue": frozenset(library.issues),
        "posts": posts,
        "bodies": frozenset(library.bodies),
        "copies": posts,
        "signatories": frozenset(library.signatories),
        "given": frozenset(PARTICULARS),
    }
    return {name: Fact(type_, known.get(name)) for name, type_ in TYPES.items()}
