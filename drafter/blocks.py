"""How a clause's text is divided, by its lines alone: paragraphs, lists and tables.

The form is a closed part of CommonMark and of GitHub's tables. Blank lines part paragraphs. A line that begins with a
hyphen begins an item; what stands two spaces or more under the hyphen belongs to it. A table is a caption (`Table: …`,
as pandoc writes it), a header row, a line of hyphens, and rows between bars. Nothing is guessed: a line that CommonMark
would take for something its writer did not see, such as one right below an item, is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

OPEN, CLOSE = "\ue000", "\ue001"
"""The signs around a mark, which stands for something that is not words; what is between them divides nothing."""
INDENT = 2
"""How many spaces at least stand before what belongs to an item."""

_CAPTION = "Table:"
_BAR = "|"
_RULE = r":?-+:?"
_IN_ROW = rf"\\.|{OPEN}[^{CLOSE}]*{CLOSE}|(?P<bar>\|)"

_RIGHT_BELOW = (
    "a line that is not indented stands right below an item",
    "Indent it by two spaces if it belongs to the item; leave a blank line above it if it follows the list.",
)
_ASKEW = (
    "an item stands neither in line with the one above nor under it",
    "Put its hyphen right below the other, or two spaces further in for the next level.",
)
_ONE_SPACE = (
    "a paragraph below a list is indented too little to belong to an item",
    "Indent it by two spaces if it belongs to the item, by none if it follows the list.",
)
_NO_TABLE = ("a caption without a table below it", "Put the table under it, its header row first: | … | … |.")
_NO_CAPTION_WORDS = ("a caption without words", "Say what the table shows: Table: ….")
_NO_CAPTION = ("a table without a caption", "Put a line above it that says what it shows: Table: ….")
_NO_HEADER = ("a table without a header row", "Name the columns in the first row, with a line | --- | --- | under it.")
_NO_NAME = ("a column without a name", "Name every column in the header row.")
_NO_ROWS = ("a table without rows", "Add a row, or put the whole table, its caption included, into the {% if %}.")
_TWO_HEADERS = ("a second header row in a table", "Two tables are parted by a blank line and have a caption each.")
_BELOW_ROW = ("a line without bars stands right below a table", "Leave a blank line above it.")
_RAGGED = "Give each row as many cells as the header has, a choice inside one cell; write \\| for the sign itself."


class Line(NamedTuple):
    """A line's words, without the space around them. `number` counts from 1, `indent` is the space before them."""

    number: int
    indent: int
    text: str

    def after(self, count: int) -> Line:
        """What is left when so many signs are taken off at the beginning."""
        rest = self.text[count:]
        words = rest.strip(" \t")
        return Line(self.number, self.indent + count + len(rest) - len(rest.lstrip(" \t")), words)


class Words(NamedTuple):
    """The lines of one paragraph, caption or cell; a cell may have none."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The lines as text, in which emphasis and marks are still to be read."""
        return "\n".join(line.text for line in self.lines)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1, of the sign so many signs into the text."""
        before = self.text[:offset]
        line = self.lines[before.count("\n")]
        return line.number, line.indent + offset - before.rfind("\n")


class Items(NamedTuple):
    """A list; an item of which a choice left no words is empty."""

    items: tuple[tuple[Piece, ...], ...]
    marks: tuple[Line, ...]


class Grid(NamedTuple):
    """A table; each row is as long as the header."""

    caption: Words
    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


Piece = Words | Items | Grid
Refuse = Callable[[Line, str, str], None]


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, numbered from 1."""
    return tuple(Line(number, 0, line).after(0) for number, line in enumerate(text.split("\n"), start=1))


def divide(lines: Sequence[Line], refuse: Refuse) -> tuple[Piece, ...]:
    """The pieces of a text in their order; `refuse` is told of each line that is out of place, and what to do.

    Where `refuse` returns, the rest is divided as well as it can be, so that all faults are found at once.
    """
    return tuple(_Division(lines, refuse).pieces())


def words_of(piece: Piece) -> list[Words]:
    """All the words of a piece in reading order."""
    if isinstance(piece, Words):
        return [piece]
    if isinstance(piece, Items):
        return [words for item in piece.items for inner in item for words in words_of(inner)]
    return [piece.caption, *piece.header, *(cell for row in piece.rows for cell in row)]


def empty_items(piece: Piece) -> list[Line]:
    """The marks of a list's items that have no words, on every level."""
    if not isinstance(piece, Items):
        return []
    empty = [mark for mark, item in zip(piece.marks, piece.items, strict=True) if not item]
    return empty + [mark for item in piece.items for inner in item for mark in empty_items(inner)]


@dataclass(slots=True)
class _Division:
    """The lines of a text or of one item, and how far they are read."""

    lines: Sequence[Line]
    refuse: Refuse
    at: int = 0
    found: list[Piece] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text:
                self.at += 1
            elif _is_item(line):
                self.found.append(self.items())
            elif line.text.startswith(_CAPTION) or line.text.startswith(_BAR):
                self.table()
            else:
                self.found.append(self.paragraph())
        return self.found

    def take(self, belongs: Callable[[Line], bool]) -> tuple[Line, ...]:
        """The next lines that belong to something."""
        start = self.at
        while self.at < len(self.lines) and belongs(self.lines[self.at]):
            self.at += 1
        return tuple(self.lines[start : self.at])

    def paragraph(self) -> Words:
        self.at += 1
        return Words((self.lines[self.at - 1], *self.take(_goes_on)))

    def items(self) -> Items:
        edge = self.lines[self.at].indent
        held = self.take(lambda line: not line.text or line.indent >= edge + INDENT or _is_item(line))
        self.look_below(held[-1], edge)
        starts = [at for at, line in enumerate(held) if line.indent < edge + INDENT and _is_item(line)]
        items = []
        for start, end in zip(starts, [*starts[1:], len(held)], strict=True):
            if held[start].indent != edge:
                self.refuse(held[start], *_ASKEW)
            inside = (held[start].after(1), *held[start + 1 : end])
            items.append(tuple(_Division(inside, self.refuse).pieces()))
        return Items(tuple(items), tuple(held[start] for start in starts))

    def look_below(self, last: Line, edge: int) -> None:
        """Refuse what stands below a list and could be taken for a part of it."""
        if self.at == len(self.lines):
            return
        line = self.lines[self.at]
        if last.text:
            self.refuse(line, *_RIGHT_BELOW)
        elif line.indent > edge:
            self.refuse(line, *_ONE_SPACE)

    def table(self) -> None:
        """A caption and the table under it; what is left of one without the other is kept as words."""
        caption, rows = self.caption(), self.take(lambda line: line.text.startswith(_BAR))
        cells = [_cells(row) for row in rows]
        if caption is None:
            self.refuse(rows[0], *_NO_CAPTION)
        elif not rows:
            self.refuse(caption.lines[0], *_NO_TABLE)
        if rows and self.at < len(self.lines) and self.lines[self.at].text:
            self.refuse(self.lines[self.at], *_BELOW_ROW)
        if rows:
            self.look_at(rows, cells)
        self.found.append(Grid(caption or Words(()), cells[0] if cells else (), tuple(cells[2:])))

    def caption(self) -> Words | None:
        """The caption's words and the blank lines under it; None where the table comes at once."""
        first = self.lines[self.at]
        if not first.text.startswith(_CAPTION):
            return None
        self.at += 1
        words = Words((first.after(len(_CAPTION)), *self.take(_goes_on)))
        if not words.text.strip():
            self.refuse(first, *_NO_CAPTION_WORDS)
        below = self.at
        self.take(lambda line: not line.text)
        if self.at < len(self.lines) and not self.lines[self.at].text.startswith(_BAR):
            self.at = below
        return words

    def look_at(self, rows: tuple[Line, ...], cells: list[tuple[Words, ...]]) -> None:
        """Refuse a table that has no header, no rows, or a row of another width."""
        if len(rows) < 2 or not _is_rule(cells[1]):
            self.refuse(rows[0], *_NO_HEADER)
            return
        if len(rows) == 2:
            self.refuse(rows[0], *_NO_ROWS)
        width = len(cells[0])
        if not all(name.text for name in cells[0]):
            self.refuse(rows[0], *_NO_NAME)
        for line, row in zip(rows[1:], cells[1:], strict=True):
            if len(row) != width:
                message = f"a row of {_count(len(row), 'cell')} in a table of {_count(width, 'column')}"
                self.refuse(line, message, _RAGGED)
            elif line is not rows[1] and _is_rule(row):
                self.refuse(line, *_TWO_HEADERS)


def _is_item(line: Line) -> bool:
    return line.text[:2] in ("-", "- ", "-\t")


def _goes_on(line: Line) -> bool:
    """Whether a line under words goes on with them."""
    return bool(line.text) and not (_is_item(line) or line.text.startswith(_CAPTION) or line.text.startswith(_BAR))


def _cells(row: Line) -> tuple[Words, ...]:
    """The cells of a row between its bars; the last bar may be missing."""
    ends = [found.start() for found in re.finditer(_IN_ROW, row.text) if found["bar"]]
    if ends[-1] != len(row.text) - 1:
        ends.append(len(row.text))
    return tuple(
        Words((Line(row.number, row.indent, row.text[:end]).after(start + 1),)) for start, end in pairwise(ends)
    )


def _is_rule(cells: tuple[Words, ...]) -> bool:
    return bool(cells) and all(re.fullmatch(_RULE, cell.text) for cell in cells)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
