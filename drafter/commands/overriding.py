"""What of the office's stands in the place of what drafter ships, said wherever it is listed, explained or used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.commands.explain_page import Page
    from drafter.commands.rows import Row
    from drafter.library import Library
    from drafter.plan import Plan

SAID = "your office’s file stands in place of the shipped one"


def places_below(library: Library) -> dict[str, str]:
    """By the place of each record that stands in the place of another, where that one is."""
    found = {}
    for name, below in library.overridden.items():
        kind, _, key = name.partition("/")
        found[str(getattr(library, kind)[key].where)] = below
    return found


def in_rows(rows: Iterable[Row], library: Library) -> Iterator[Row]:
    """The rows of a list, those of the office's that stand in the place of others saying so."""
    below = places_below(library)
    for row in rows:
        if row.file in below:
            said = f"{SAID} ({below[row.file]})"
            yield replace(
                row, more="; ".join(filter(None, (row.more, said))), data=row.data | {"overrides": below[row.file]}
            )
        else:
            yield row


def in_pages(pages: Iterable[Page], library: Library) -> list[Page]:
    """The pages of an explanation, in the same manner."""
    below = places_below(library)
    return [
        replace(page, facts={**page.facts, "in_place_of": [f"{below[page.where]}: {SAID}"]})
        if page.where in below
        else page
        for page in pages
    ]


def told_of(plan: Plan) -> list[str]:
    """The line on what a letter has of the office's in the place of what is shipped; none where it has nothing."""
    over = in_letter(plan)
    return [f"Your office’s own, in place of the shipped: {', '.join(over)}"] if over else []


def in_letter(plan: Plan) -> list[str]:
    """What a letter takes from the office in the place of what is shipped, by id; a figure adds to the shipped ones."""
    library = plan.library
    if not library.overridden:
        return []
    below = places_below(library)
    people = (*plan.addressees, *plan.copies)
    officials = [person.official for person in people if person.official]
    posts = [library.posts[person.post.id] for person in people if person.post.id in library.posts]
    used: tuple[Any, ...] = (
        *plan.clauses,
        *posts,
        *officials,
        *plan.signatories,
        plan.letterhead,
        plan.kind,
        plan.issue,
    )
    return list(dict.fromkeys(one.id for one in used if str(one.where) in below))
