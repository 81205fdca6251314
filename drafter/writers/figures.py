"""Which columns of a table hold figures, so that every writer sets the same ones flush right."""

from __future__ import annotations

import re

from drafter.letter import Table, plain_text

_FIGURE = r"[-+−–(]?\s?[$€£]?\d[\d,.]*\s?[%)]?|[-–—]"


def figures(table: Table) -> list[bool]:
    """Whether each column holds figures alone, to be set flush right so that their digits line up.

    The first column never does: years there are the names of the rows.
    """
    return [
        at > 0 and len(column) > 1 and all(re.fullmatch(_FIGURE, plain_text(cell.runs).strip()) for cell in column[1:])
        for at, column in enumerate(zip(table.header, *table.rows, strict=True))
    ]
