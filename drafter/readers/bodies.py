"""The body of a letter: its lines as paragraphs, numbered lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafter.errors import Location
from drafter.frozen import frozen
from drafter.letter import Block, NumberedList, Paragraph, Table, Text, plain_text
from drafter.readers.lines import END, Grid, Line, joined, less, tidy

_MARK = re.compile(
    r"(?P<open>\()?(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,5})|(?P<letter>[a-z]{1,2}))(?P<shut>[.)])\s+(?=\S)"
    r"|(?P<bullet>[-*•‣◦▪·–])\s+(?=\S)"
)
_ROMANS = {
    name: at
    for at, name in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"), 1)
}
_DEEPEST = 9
"""Levels of lists in lists, as Word has them; what would stand deeper stands on the last."""

_LONGEST_CAPTION = 200
_ENDED = re.compile(r"[.?!:;”\"’')\]]\s*$")


@frozen
class _Mark:
    """How a list's item is marked: in what manner, and the numbers that this may be in it; 0 for a bullet.

    `after` is the number that the item before must have, in whatever list, 0 where there need be none.
    """

    manner: str
    numbers: tuple[int, ...]
    length: int
    after: int = 0


@dataclass(slots=True)
class _Open:
    """A list that is being read; `indent` is that of its marks."""

    manner: str
    indent: int
    number: int
    origin: Location
    items: list[list[Block]] = field(default_factory=list)


def body(lines: Sequence[Line | Grid]) -> tuple[Block, ...]:
    """The blocks of these lines."""
    making = _Body()
    for unit in _mended(_units(lines)):
        making.take(unit)
    return making.finished()


def _units(lines: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Paragraphs, each as one line, and tables."""
    waiting: list[Line] = []
    for line in lines:
        if waiting and (isinstance(line, Grid) or line.gap or waiting[-1].ends == END or _begins_item(line, waiting)):
            yield _one(waiting)
            waiting = []
        if isinstance(line, Grid):
            yield line
        else:
            waiting.append(line)
    if waiting:
        yield _one(waiting)


def _begins_item(line: Line, waiting: list[Line]) -> bool:
    """Whether a line within a paragraph begins the next item of a list, or a list right under its lead-in."""
    mark = _marked(line.text)
    if mark is None:
        return False
    before = _marked(waiting[0].text)
    if before and before.manner == mark.manner and line.indent <= waiting[0].indent:
        return mark.numbers == (0,) or bool({one + 1 for one in before.numbers} & {*mark.numbers})
    if before and line.indent != waiting[0].indent and mark.numbers != (0,):
        return line.indent < waiting[0].indent or 1 in mark.numbers
    return bool({0, 1} & {*mark.numbers}) and waiting[-1].text.endswith(":")


def _one(lines: list[Line]) -> Line:
    return replace(lines[0], runs=joined(lines), ends=END)


def _mended(units: Iterable[Line | Grid]) -> list[Line | Grid]:
    """The paragraphs with those put together that the foot of a page had parted, as in text copied from pages."""
    out: list[Line | Grid] = []
    for unit in units:
        last = out[-1] if out else None
        if isinstance(unit, Line) and isinstance(last, Line) and not unit.numbering and _runs_on(last.text, unit.text):
            out[-1] = replace(last, runs=tidy((*last.runs, Text(" "), *unit.runs)))
        else:
            out.append(unit)
    return out


def _runs_on(before: str, after: str) -> bool:
    return bool(before) and not _ENDED.search(before) and after[:1].islower() and _marked(after) is None


def _numbered(line: Line) -> _Mark | None:
    """How Word numbers a paragraph; None where it does not."""
    if line.numbering is None:
        return None
    name, level, start = line.numbering
    return _Mark(f"{name} {level}", (0,), 0, start - 1)


def _marked(text: str) -> _Mark | None:
    """How a paragraph is marked as an item; None where it is not."""
    found = _MARK.match(text)
    if not found:
        return None
    shape = f"{found['open'] or ''}{{}}{found['shut'] or ''}"
    if found["bullet"]:
        return _Mark("bullet", (0,), found.end())
    if found["number"]:
        return _Mark(shape.format("1"), (int(found["number"]),), found.end())
    word = found["roman"] or found["letter"]
    as_letter = (ord(word) - ord("a") + 1,) if len(word) == 1 else ()
    as_roman = (_ROMANS[word],) if word in _ROMANS else ()
    return _Mark(shape.format("a"), (*as_roman, *as_letter), found.end()) if as_letter or as_roman else None


class _Body:
    """The blocks made so far, the open lists, the outermost first, and a caption that may have a table below it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.open: list[_Open] = []
        self.caption: Paragraph | None = None

    def take(self, unit: Line | Grid) -> None:
        """Put one paragraph or table in its place."""
        if isinstance(unit, Grid):
            self.leave(unit.indent)
            self.put(self.table(unit))
            return
        mark = _numbered(unit) or _marked(unit.text)
        if mark and self.is_item(mark):
            self.number(unit, mark)
        else:
            self.leave(unit.indent)
            self.put(paragraph := Paragraph(unit.runs, unit.origin))
            self.caption = paragraph if unit.caption else None

    def is_item(self, mark: _Mark) -> bool:
        """Whether a mark goes on with a list or begins one; another is how a sentence happens to begin."""
        return not {0, 1}.isdisjoint(mark.numbers) or any(self._goes_on(one, mark) for one in self.open)

    def number(self, unit: Line, mark: _Mark) -> None:
        """An item of a list that is open, or of a new one, within the item that it stands in further than."""
        item: list[Block] = [Paragraph(less(unit.runs, mark.length), unit.origin)]
        at = next((at for at, one in enumerate(self.open) if self._goes_on(one, mark)), None)
        if at is not None:
            while len(self.open) > at + 1:
                self.shut()
            self.open[at].manner = mark.manner
            self.open[at].number += 1
            self.open[at].items.append(item)
            return
        while self.open and self._stands_out(unit, mark):
            self.shut()
        if len(self.open) == _DEEPEST:
            self.open[-1].items.append(item)
            return
        self.open.append(_Open(mark.manner, unit.indent, 1, unit.origin, [item]))

    def _stands_out(self, unit: Line, mark: _Mark) -> bool:
        """Whether a new list is none within the innermost; in a text, one of another manner need not stand in."""
        inner = self.open[-1]
        return unit.indent < inner.indent or (
            unit.indent == inner.indent and (unit.numbering is not None or inner.manner == mark.manner)
        )

    def _goes_on(self, one: _Open, mark: _Mark) -> bool:
        if one.manner == mark.manner:
            return 0 in mark.numbers or one.number + 1 in mark.numbers
        return bool(mark.after) and one.number == mark.after

    def leave(self, indent: int) -> None:
        """Shut the lists that a paragraph stands outside of."""
        while self.open and indent <= self.open[-1].indent:
            self.shut()

    def shut(self) -> None:
        """End the innermost list."""
        done = self.open.pop()
        self.put(NumberedList(tuple(map(tuple, done.items)), done.origin))

    def put(self, block: Block) -> None:
        """A block in the innermost item, else in the letter."""
        (self.open[-1].items[-1] if self.open else self.blocks).append(block)

    def table(self, grid: Grid) -> Table:
        """A table with the caption above it, which it may lack."""
        into = self.open[-1].items[-1] if self.open else self.blocks
        above = into[-1] if into else None
        caption = above if isinstance(above, Paragraph) and (above is self.caption or _is_caption(above)) else None
        if caption:
            into.pop()
        rows = [
            tuple(Paragraph(joined(cell), cell[0].origin if cell else grid.origin) for cell in row) for row in grid.rows
        ]
        width = max(map(len, rows), default=0)
        filled = [(*row, *[Paragraph((), grid.origin)] * (width - len(row))) for row in rows]
        return Table(caption or Paragraph(()), filled[0] if filled else (), tuple(filled[1:]), grid.origin)

    def finished(self) -> tuple[Block, ...]:
        """All blocks, once every line is taken."""
        while self.open:
            self.shut()
        return tuple(self.blocks)


def _is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph above a table says what it shows: it is bold, or numbers the table."""
    said = [run for run in paragraph.runs if isinstance(run, Text) and run.text.strip()]
    words = plain_text(paragraph.runs)
    return 0 < len(words) <= _LONGEST_CAPTION and (all(run.bold for run in said) or words.startswith("Table "))
