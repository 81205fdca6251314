"""Questions and documents as people type them: each item's words, and its parts (a), (b), (c)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.errors import Faults, Location
from drafter.records.requests import Item

_TYPED_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\)|Q\d{1,2}[.:]?|Question \d{1,2}[.:])\s")
_PART = re.compile(r"(?<=[:;?.,])(?P<joint> and| or)?\s+\((?P<letter>[a-z])\)\s+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def typed_items(texts: Iterable[str], where: Location, faults: Faults) -> tuple[Item, ...]:
    """Items as they are typed after a flag; one that begins with a number of its own is a fault."""
    found = tuple(map(item, texts))
    for one in found:
        if fault := typed_number(one.text):
            faults.add(fault[0], where, fault[1])
    return found


def item(text: str) -> Item:
    """An item of one text: "How many came: (a) in 2023; (b) in 2024?" has two parts.

    A letter in parentheses begins a part only after a mark such as a colon, from (a) on without a gap: "under
    paragraphs (a) and (b)" is words.
    """
    text = " ".join(text.split())
    marks = list(_PART.finditer(text))
    if len(marks) < 2 or "".join(mark["letter"] for mark in marks) != _LETTERS[: len(marks)]:
        return Item(text)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    joints = [*(mark["joint"] or "" for mark in marks[1:]), ""]
    parts = (text[mark.end() : end] + joint for mark, end, joint in zip(marks, ends, joints, strict=True))
    return Item(text[: marks[0].start()] + (marks[0]["joint"] or ""), tuple(parts))


def typed_number(text: str) -> tuple[str, str] | None:
    """What is wrong with an item that begins with a number, and what to do; None where none does."""
    found = _TYPED_NUMBER.match(text)
    if not found:
        return None
    return f"a typed number: '{found[0].strip()}'", "Begin with the words: the letter numbers its items by itself."
