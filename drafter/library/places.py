"""Where in a file a character of a text stands: YAML folds lines, and quote marks hide other signs.

A text as it was read and the lines it was read from differ only in blanks and in what quotes escape, so the two are
walked side by side, blanks left out.
"""

from __future__ import annotations

import re
from itertools import islice

from drafter.errors import Location

_SIGNS = {
    '"': re.compile(r"(?P<blank>\\(?:[ntrvfN_LP \t]|$))|\\(?:x..|u.{4}|U.{8}|.)|\S"),
    "'": re.compile(r"''|\S"),
}
_PLAIN = re.compile(r"\S")


def char_where(lines: tuple[str, ...], where: Location, text: str, at: int) -> Location:
    """The place of the character `at` of a text, from 0, that begins at `where` in a file of these lines.

    `where` is the place of its quote mark or of the sign of its block where it has one, and the answer too where the
    file does not hold the character.
    """
    line, column = where.line - 1, where.column - 1
    first = lines[line][column : column + 1] if line < len(lines) else ""
    signs = _SIGNS.get(first, _PLAIN)
    if first in ("|", ">"):
        line, column = line + 1, 0
    elif first in _SIGNS:
        column += 1
    before = sum(not sign.isspace() for sign in text[:at])
    places = (
        Location(where.path, number + 1, sign.start() + 1)
        for number in range(line, len(lines))
        for sign in signs.finditer(lines[number], column if number == line else 0)
        if sign.lastgroup != "blank"
    )
    return next(islice(places, before, None), where)
