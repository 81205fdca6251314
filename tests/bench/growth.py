"""Whether the cost of a letter grows as its notes, signers and pages do, and no faster."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.letter import Letter
from drafter.writers import docx
from tests.bench import letters
from tests.bench.turns import Row, compared, seconds

OF_A_PAGE = 5
FEW, MANY = 100, 1_000

GROWING = {
    "notes": lambda count: letters.letter(notes=count),
    "signers": lambda count: letters.letter(signers=count),
    "pages": lambda count: letters.letter(paragraphs=OF_A_PAGE * count),
}
"""What a letter may have many of, and a letter with so many."""


def rows(pairs: int) -> Iterator[Row]:
    """A thousand beside ten times a hundred."""
    base = docx.learn(letters.letter().stationery)
    for what, make in GROWING.items():
        few, many = make(FEW), make(MANY)
        _write(many, base)
        measured = [
            (
                seconds(lambda one=many: _write(one, base)),
                seconds(lambda one=few: _write(one, base), MANY // FEW) * (MANY // FEW),
            )
            for _ in range(pairs)
        ]
        yield compared(f"{MANY:,} {what}", f"ten times {FEW} {what}", measured, "1, where cost is linear")


def _write(letter: Letter, base: bytes) -> bytes:
    return docx.write(letter, base)
