"""What a `when:` may ask about a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.records.stationery import PARTICULARS

if TYPE_CHECKING:
    from drafter.conditions import Fact
    from drafter.library import Library


def facts(library: Library) -> dict[str, Fact]:
    """Each fact with its type and, where there is a closed set, the ids it may hold."""
    from drafter.conditions import Fact

    posts = frozenset(library.posts)
    return {
        "letter.date": Fact("day"),
        "letter.signatories": Fact("number"),
        "asks": Fact("ids", frozenset(clause.id for clause in library.clauses.values() if clause.slot == "asks")),
        "kind": Fact("text", frozenset(library.kinds)),
        "issue": Fact("text", frozenset(library.issues)),
        "posts": Fact("ids", posts),
        "bodies": Fact("ids", frozenset(library.bodies)),
        "copies": Fact("ids", posts),
        "signatories": Fact("ids", frozenset(library.signatories)),
        "given": Fact("ids", frozenset(PARTICULARS)),
        "designation": Fact("flag"),
        "acting": Fact("flag"),
    }
