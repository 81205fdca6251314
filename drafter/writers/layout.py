"""A letter in lines of fixed columns: the one layout that the terminal and plain text show, each with its own face.

Lines break at spaces and nowhere else, so that an address or a hyphenated name can be copied whole; a word too wide for
the line has one to itself. No control character comes through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count

from drafter.frozen import frozen
from drafter.letter import (
    Blank,
    Block,
    Letter,
    LineBreak,
    Note,
    NumberedList,
    Paragraph,
    Run,
    Table,
    Text,
    paragraphs_of,
)
from drafter.writers.columns import Word, Words, broken, clean, columns, width_of
from drafter.writers.figures import figures

PLAIN, MARK = "", "mark"
"""The style of words that have none, and that of a note's mark."""


@frozen
class Face:
    """What one form of the layout does in its own way.

    `mark` is the sign of a note by its number, `said` the style and the words of a run, `line` the words of a line with
    their styles, `rule` one column of a rule. A letterhead is `centered` or begins where all lines begin.
    """

    mark: Callable[[int], str]
    said: Callable[[Text | Blank], tuple[str, str]]
    line: Callable[[Words], str]
    rule: str
    centered: bool


@frozen
class _Page:
    """What the lines are laid out on; `numbers` gives the number of the next note in reading order."""

    width: int
    face: Face
    numbers: Iterator[int]


def lines(letter: Letter, width: int, face: Face) -> list[str]:
    """The letter in lines of at most `width` columns, from the letterhead to the copies, then the notes."""
    page = _Page(width, face, count(1))
    out: list[str] = []
    before: tuple[str, Block] | None = None
    for part, block in letter.parts():
        head = part == "letterhead" and face.centered
        if shown := _centered(page, block) if head else _block(page, block, ""):
            out += [""] * gap(before, (part, block)) + shown
            before = part, block
    return [*out, *_notes(page, letter)]


def gap(before: tuple[str, Block] | None, after: tuple[str, Block]) -> int:
    """How many empty lines stand between two parts: two to sign in, none within a letterhead or a list of names.

    `before` is None at the head of the letter.
    """
    if before is None:
        return 0
    if after[0] == "signature-block":
        return 2
    if before[0] != after[0] or after[0] not in ("letterhead", "enclosure-notation", "copy-notation"):
        return 1
    return 0 if after[0] == "letterhead" or not (_has_lines(before[1]) or _has_lines(after[1])) else 1


def _has_lines(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(run, LineBreak) for run in block.runs)


def _notes(page: _Page, letter: Letter) -> list[str]:
    """The notes below a short rule, each under the mark that it has in the text."""
    notes = list(letter.notes())
    out = ["", page.face.rule * min(20, page.width)] if notes else []
    room = columns(page.face.mark(len(notes))) + 1
    for number, note in enumerate(notes, start=1):
        out += _filled(page, _read(page, note.runs), page.face.mark(number).ljust(room))
    return out


def _block(page: _Page, block: Block, lead: str, level: int = 0) -> list[str]:
    """The lines of a block. `lead` opens the first line, and the others stand clear of it."""
    if isinstance(block, Paragraph):
        return _filled(page, _read(page, block.runs), lead)
    indent = " " * len(lead)
    shown = _items(page, block, indent, level) if isinstance(block, NumberedList) else _table(page, block, indent)
    return [lead.rstrip(), *shown] if lead.strip() else shown


def _items(page: _Page, block: NumberedList, indent: str, level: int) -> list[str]:
    """Items numbered as in Word: 1. 2. 3., in a list within a list (a) (b) (c), then (i) (ii) (iii), and so in turn."""
    level += block.level
    number = _NUMBERS[level % len(_NUMBERS)]
    room = max((len(number(n)) for n in range(1, len(block.items) + 1)), default=0) + 1
    out: list[str] = []
    for at, item in enumerate(block.items, start=1):
        lead = indent + number(at).ljust(room)
        for part in item or (Paragraph(()),):
            shown = _block(page, part, lead, level + 1) or [lead.rstrip()]
            out += ["", *shown] if out and any(shown) else shown
            lead = " " * len(lead)
    return out


def _letter(number: int) -> str:
    """(a) to (z), then (aa), (bb), as Word counts."""
    times, letter = divmod(number - 1, 26)
    return f"({chr(ord('a') + letter) * (times + 1)})"


def _roman(number: int) -> str:
    """(i), (ii), (iii), (iv)."""
    said = ""
    for value, sign in _ROMAN:
        said += sign * (number // value)
        number %= value
    return f"({said})"


_NUMBERS: tuple[Callable[[int], str], ...] = ("{}.".format, _letter, _roman)
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def _table(page: _Page, table: Table, indent: str) -> list[str]:
    """The caption, then aligned columns where they fit; else each row as lines of 'header: value'."""
    caption = _filled(page, _read(page, table.caption.runs), indent)
    grid = [[[*chain(*_read(page, cell.runs))] for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(width_of, column)) for column in zip(*grid, strict=True)]
    if len(indent) + sum(widths) + 2 * (len(widths) - 1) > page.width:
        return [*caption, *_told(page, grid[0], grid[1:], indent)]
    flush = figures(table)
    head, *rows = [_aligned(page, row, widths, flush, indent) for row in grid]
    rule = indent + "  ".join(page.face.rule * width for width in widths)
    return [*caption, head, rule.rstrip(), *rows]


def _aligned(page: _Page, row: list[Words], widths: list[int], flush: list[bool], indent: str) -> str:
    """One row of a table; a column of figures is flush right."""
    cells = []
    for words, width, to_right in zip(row, widths, flush, strict=True):
        space = " " * (width - width_of(words))
        cells.append(space + page.face.line(words) if to_right else page.face.line(words) + space)
    return (indent + "  ".join(cells)).rstrip()


def _told(page: _Page, header: list[Words], rows: list[list[Words]], indent: str) -> list[str]:
    """A table too wide for columns; the mark of a note in the header stands once."""
    out: list[str] = []
    for row in rows or [[[] for _ in header]]:
        out += [""] if out else []
        for name, value in zip(header, row, strict=True):
            label = [*name[:-1], _with_colon(name[-1])] if name else []
            out += _filled(page, [[*label, *value]], indent, indent + "  ")
        header = [[bare for bare in map(_unmarked, name) if bare.pieces] for name in header]
    return out


def _with_colon(word: Word) -> Word:
    return Word([*word.pieces, (PLAIN, ":")], word.width + 1)


def _unmarked(word: Word) -> Word:
    pieces = [piece for piece in word.pieces if piece[0] != MARK]
    return Word(pieces, sum(columns(text) for _, text in pieces))


def _centered(page: _Page, block: Block) -> list[str]:
    """The lines of a letterhead, each in the middle of the page."""
    parts = [
        part
        for paragraph in paragraphs_of(block)
        for line in _read(page, paragraph.runs)
        for part in broken(line, page.width)
    ]
    return [" " * ((page.width - width_of(line)) // 2) + page.face.line(_trimmed(line)) for line in parts if line]


def _filled(page: _Page, parts: list[Words], lead: str, hang: str | None = None) -> list[str]:
    """Words in as many lines as they need, `lead` before the first and `hang` (as wide a space) before the others."""
    hang = " " * len(lead) if hang is None else hang
    shown: list[str] = []
    for part in parts if any(parts) else []:
        for words in broken(part, page.width - len(hang)):
            before = hang if shown else lead
            if width_of(words) > page.width - len(before):
                if before.strip():
                    shown.append(before.rstrip())
                before = " " * min(len(hang), page.width - width_of(words))
            shown.append((before + page.face.line(_trimmed(words))).rstrip())
    return shown


def _trimmed(words: Words) -> Words:
    """A line with no space at its end, not even one that does not break."""
    if not words or not words[-1].pieces[-1][1][-1:].isspace():
        return words
    pieces = list(words[-1].pieces)
    while pieces and not (last := pieces[-1][1].rstrip()):
        pieces.pop()
    pieces[-1:] = [(pieces[-1][0], last)] if pieces else []
    return [*words[:-1], Word(pieces, sum(columns(text) for _, text in pieces))]


def _read(page: _Page, runs: Iterable[Run]) -> list[Words]:
    """The words of runs, line by line where they have line breaks; a mark belongs to the word before it."""
    out: list[Words] = [[]]
    word: Word | None = None
    ended = True
    for run in runs:
        if isinstance(run, LineBreak):
            out.append([])
            ended = True
        elif isinstance(run, Note):
            mark = page.face.mark(next(page.numbers))
            if word:
                word.add(MARK, mark)
            else:
                word, ended = Word([(MARK, mark)], columns(mark)), False
                out[-1].append(word)
        elif isinstance(run, Text | Blank):
            style, text = page.face.said(run)
            parts = clean(text).split(" ")
            if parts[0] and word and not ended:
                word.add(style, parts[0])
                parts[0] = ""
            words = [Word([(style, part)], columns(part)) for part in parts if part and not part.isspace()]
            out[-1] += words
            word = words[-1] if words else word
            ended = not parts[-1].strip() if len(parts) > 1 else ended and not words
    return out
