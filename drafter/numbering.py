"""The questions that a letter puts and the documents that it asks for, as numbered lists with lettered parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafter.errors import Location
from drafter.letter import Block, NumberedList, Paragraph, Text
from drafter.markup import listed
from drafter.records.requests import Item
from drafter.spec import LetterSpec

ITEMS: dict[str, Callable[[LetterSpec], tuple[tuple[Item, ...], Location]]] = {
    "questions": lambda spec: (spec.questions, spec.place("question")),
    "documents": lambda spec: (spec.documents, spec.place("document")),
}
"""The slots that end in a list of the request's own items, each with these and their place in the request."""


def numbered(items: Iterable[Item], where: Location) -> tuple[Block, ...]:
    """Items as one numbered list, the parts of each as (a), (b), (c); one item alone makes no list, nor one part."""
    given = tuple(items)
    return listed((_item(one, where, alone=len(given) == 1) for one in given), where)


def _item(one: Item, where: Location, *, alone: bool) -> tuple[Block, ...]:
    words = Paragraph((Text(one.text),), where)
    if not one.parts:
        return (words,)
    parts = tuple((Paragraph((Text(part),), where),) for part in one.parts)
    return words, NumberedList(parts, where, level=1 if alone else 0)
