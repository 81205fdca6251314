"""Two spaces where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Piece, Reading
from drafter.checks.telling import Told

SETTINGS: dict[str, str] = {}
TELLS = ("found", "right")

_LAID_OUT = ("letterhead", "running", "signature-block", "complimentary-close")
"""Parts in which spaces place words on the line."""

_COLUMN = 6
"""With fewer words to each of several gaps a line is a row of columns."""

_DOUBLE = r"[ \xa0]{2,3}(?![ \xa0])"
_AFTER_STOP = r"[.?!:][”’\"')\]]*$"
_SENTENCES = r"[a-z]{3}[.?!][”\"’')]*([ \xa0]+)(?=[A-Z“\"])"


def run(reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each place with two or three spaces between words, with the word on either side.

    Not after a full stop where most sentences of the letter end so, which is a style; nor before a ZIP code or after a
    colon, nor in the parts in which spaces place words on the line.
    """
    if "  " not in reading.whole and "\xa0 " not in reading.whole and " \xa0" not in reading.whole:
        return
    pieces = [piece for piece in reading.pieces if piece.part not in _LAID_OUT]
    wide_stops = _is_style(pieces)
    for piece in pieces:
        for found in _gaps(piece.words, wide_stops):
            right = re.sub(_DOUBLE, " ", found)
            yield Told({"found": found, "right": right}, piece.paragraph.origin, found, right)


def _is_style(pieces: list[Piece]) -> bool:
    gaps = [len(gap) for piece in pieces for gap in re.findall(_SENTENCES, piece.words)]
    wide = sum(gap == 2 for gap in gaps)
    return wide > 1 and 2 * wide > len(gaps)


@lru_cache(maxsize=512)
def _gaps(words: str, wide_stops: bool) -> tuple[str, ...]:
    gaps = list(re.finditer(_DOUBLE, words))
    if len(gaps) > 1 and len(words.split()) < _COLUMN * len(gaps):
        return ()
    found = []
    for gap in gaps:
        before, after = words[: gap.start()].rsplit(maxsplit=1)[-1:], words[gap.end() :].split(maxsplit=1)[:1]
        if before and after and not _belongs(before[0], after[0], wide_stops):
            found.append(f"{before[0]}{gap[0]}{after[0]}")
    return tuple(found)


def _belongs(before: str, after: str, wide_stops: bool) -> bool:
    """Whether the space is meant: in a column, after a colon, before a ZIP code, or after a stop as a style."""
    if before.endswith((":", "|")) or after.startswith("|") or re.match(r"\d{5}\b", after):
        return True
    return wide_stops and bool(re.search(_AFTER_STOP, before))
