"""How a table lies on the page: the width of the text and of each column."""

from __future__ import annotations

import re

from drafter.letter import Paragraph, Table, plain_text

_NARROW, _WIDE, _WORD = 4, 40, 24
_CHARACTER = 0.55  # of the size of the type: a little more than the mean of a book face, for figures and bold heads
_CELL_MARGINS = 216
# What Word takes where a section does not say: Letter paper with margins of an inch and a quarter.
_PAPER = (("pgSz", "w", 12240), ("pgMar", "left", 1800), ("pgMar", "right", 1800), ("pgMar", "gutter", 0))


def text_width(section: str) -> int:
    """The width of the text between the margins that a section's properties give, in twentieths of a point."""
    paper, left, right, gutter = (
        int(found[1]) if (found := re.search(rf'<w:{element} [^>]*w:{side}="(\d+)"', section)) else usual
        for element, side, usual in _PAPER
    )
    return paper - left - right - gutter


def widths(table: Table, total: int, size: float) -> list[int]:
    """The width of each column: room for its longest word, and of what is left more where there is more to say.

    `size` is that of the type in points. A table that has no room for its words is as wide as the text all the same.
    """
    texts = [[plain_text(cell.runs) for cell in column] for column in _columns(table)]
    least = [_width(max(len(word) for text in column for word in _words(text)), _WORD, size) for column in texts]
    wanted = [_width(max(len(text) for text in column), _WIDE, size) for column in texts]
    spare = total - sum(least)
    if spare < 0:
        return [total * room // sum(least) for room in least]
    return [room + spare * wish // sum(wanted) for room, wish in zip(least, wanted, strict=True)]


def _width(characters: int, most: int, size: float) -> int:
    """The width of a cell for so many characters, within reason."""
    return round(min(max(characters, _NARROW), most) * _CHARACTER * size * 20) + _CELL_MARGINS


def _words(text: str) -> list[str]:
    """What a line cannot break inside of."""
    return text.replace("-", "- ").split(" ")


def _columns(table: Table) -> list[tuple[Paragraph, ...]]:
    return list(zip(table.header, *table.rows, strict=True))
