"""What a `when:` may ask about a letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, Faults, Location

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
        "copies": Fact("ids", posts),
        "signatories": Fact("ids", frozenset(library.signatories)),
        "designation": Fact("flag"),
        "acting": Fact("flag"),
    }


def check_condition(when: str, where: Location | None, known: Mapping[str, Fact], faults: Faults) -> None:
    """Compile a condition as soon as it is read, so that a misspelt name is an error before any letter is made."""
    from drafter.conditions import compile_condition

    if when and where:
        try:
            compile_condition(when, known, where)
        except DrafterError as error:
            faults.found.extend(replace(fault, excerpt=when) for fault in error.faults)
