"""How a table lies on the page: the width of each column, and which columns hold figures."""

from __future__ import annotations

import re

from drafter.letter import Paragraph, Table, plain_text

_FIGURE = re.compile(r"[-+−–(]?\s?[$€£]?\d[\d,.]*\s?[%)]?|[-–—]")
_NARROW, _WIDE = 8, 40


def widths(table: Table, total: int) -> list[int]:
    """The width of each column; a column with more to say gets more of the total, within reason."""
    longest = [max(len(plain_text(cell.runs)) for cell in column) for column in _columns(table)]
    shares = [min(max(length, _NARROW), _WIDE) for length in longest]
    return [total * share // sum(shares) for share in shares]


def figures(table: Table) -> list[bool]:
    """Whether each column holds figures alone, to be set flush right so that their digits line up.

    The first column never does: years there are the names of the rows.
    """
    return [
        at > 0 and len(column) > 1 and all(_FIGURE.fullmatch(plain_text(cell.runs).strip()) for cell in column[1:])
        for at, column in enumerate(_columns(table))
    ]


def _columns(table: Table) -> list[tuple[Paragraph, ...]]:
    return list(zip(table.header, *table.rows, strict=True))
