"""What a letter costs in a process that is warm: from the Letter to bytes, and from the request to bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from drafter.drafting import draft
from drafter.writers import docx
from tests import helpers
from tests.bench import rival
from tests.bench.floor import floor
from tests.bench.letters import case
from tests.bench.turns import Row, alternately, compared, seconds

NOTES = 4
OFTEN = 100
"""How often what is quick is done for each measurement, so that the clock can tell its length."""


def rows(pairs: int) -> Iterator[Row]:
    """drafter beside the least that zipping costs, then docxtpl beside drafter where docxtpl is installed."""
    here = case()
    base = docx.learn(here.letter.stationery)
    asked = iter(range(1_000_000))

    def write() -> bytes:
        return docx.write(here.letter, base)

    def make() -> bytes:
        return docx.write(draft(here.another(next(asked)), here.library).letter, base)

    zipping = floor(write())
    same_letter(write(), zipping())
    measured = [(one, other) for one, other in (alternately((write, zipping), OFTEN) for _ in range(pairs))]
    yield compared("drafter, Letter to bytes", "zipping its two varying parts", measured, "at most 3")
    if find_spec("docxtpl") is None:
        return
    rivals = {
        "docxtpl, template begun in Word": (rival.from_word(here.letter), "at least"),
        "docxtpl, drafter's own lean template": (rival.lean(write()), "beside"),
    }
    for what, (template, goal) in rivals.items():
        render = template.rendering()
        same_letter(write(), render())
        yield _beside(what, render, "drafter, Letter to bytes", write, pairs, f"{goal} 40")
        yield _beside(what, render, "drafter, LetterSpec to bytes", make, pairs, f"{goal} 15")


def _beside(
    what: str, slow: Callable[[], bytes], beside: str, quick: Callable[[], bytes], pairs: int, goal: str
) -> Row:
    slow()
    quick()
    return compared(what, beside, [(seconds(slow), seconds(quick, OFTEN)) for _ in range(pairs)], goal)


def same_letter(ours: bytes, theirs: bytes) -> None:
    """Fail where the two files do not hold the same words and the same four notes: then nothing is compared."""
    one, other = io.BytesIO(ours), io.BytesIO(theirs)
    assert len(helpers.notes(one)) == NOTES
    assert helpers.notes(one) == helpers.notes(other)
    assert helpers.words(one) == helpers.words(other)
