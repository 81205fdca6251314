"""Which sentences a note stands behind, and what is told of those that have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from drafter.checks.reading import Reading, Sentence, numbers
from drafter.letter import Paragraph, plain_text

FIRST_FEW = 3
"""How many of many are named."""


def unsourced(reading: Reading, matters: Callable[[str], object]) -> Iterator[Sentence]:
    """The sentences of the body that neither have a note nor stand in a paragraph that ends with one, in order.

    Only of paragraphs that matter. A table is passed over: its notes stand behind rows and columns.
    """
    for part in reading.parts:
        if isinstance(part, Paragraph) and matters(plain_text(part.runs)):
            sentences = reading.of(part)
            if not sentences[-1].noted:
                yield from (one for one in sentences if not one.noted)


def filled_in(fill: Mapping[str, str]) -> dict[str, str]:
    """The numbers that blanks were filled with, each with the name of its blank."""
    return {number: name for name, text in fill.items() for number in numbers(text)}


def among(found: Sequence[str]) -> str:
    """The first few of what was found, and how many more there are."""
    named = list(dict.fromkeys(found))
    more = len(named) - FIRST_FEW
    return "; ".join(named[:FIRST_FEW]) + (f"; and {more} more" if more > 0 else "")
