"""The letter as a person reads it in a terminal: from the letterhead to the copies, then the notes.

Lines break at spaces and nowhere else, so that an address or a hyphenated name can be copied whole; a word too wide for
the line has one to itself. Data never reaches the terminal with a control character in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, groupby
from operator import itemgetter

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
from drafter.writers.columns import Word, Words, broken, clean, columns, text_of, width_of

WIDEST = 80
"""A longer line is hard to read, however wide the terminal."""

PLAIN, BOLD, ITALIC, BLANK, MARK = "", "1", "3", "1;7", "0"
"""What a piece of a word looks like, as the codes of ANSI's SGR; MARK is a note's mark, which has none."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines are laid out on; `numbers` gives the number of the next note in reading order."""

    width: int
    styled: bool
    numbers: Iterator[int]


def write(letter: Letter, width: int, styled: bool) -> str:
    """The letter in lines of at most `width` columns and never more than is readable; `styled` adds bold and italic."""
    page = _Page(max(1, min(width, WIDEST)), styled, count(1))
    lines: list[str] = []
    before: tuple[str, Block] | None = None
    for part, block in letter.parts():
        if shown := _centred(page, block) if part == "letterhead" else _block(page, block, ""):
            lines += [""] * _gap(before, (part, block)) + shown
            before = part, block
    return "\n".join([*lines, *_notes(page, letter), ""])


def _gap(before: tuple[str, Block] | None, after: tuple[str, Block]) -> int:
    """How many empty lines stand between two parts: two to sign in, none within a letterhead or a list of names."""
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
    lines = ["", "─" * min(20, page.width)] if notes else []
    room = columns(_mark(len(notes))) + 1
    for number, note in enumerate(notes, start=1):
        lines += _filled(page, _read(page, note.runs), _mark(number).ljust(room))
    return lines


def _block(page: _Page, block: Block, lead: str, level: int = 0) -> list[str]:
    """The lines of a block. `lead` opens the first line, and the others stand clear of it."""
    if isinstance(block, Paragraph):
        return _filled(page, _read(page, block.runs), lead)
    indent = " " * len(lead)
    lines = _items(page, block, indent, level) if isinstance(block, NumberedList) else _table(page, block, indent)
    return [lead.rstrip(), *lines] if lead.strip() else lines


def _items(page: _Page, block: NumberedList, indent: str, level: int) -> list[str]:
    """Items numbered 1. 2. 3., those of a list within a list (a) (b) (c), and so in turn."""
    number = _letter if level % 2 else "{}.".format
    room = max((len(number(n)) for n in range(1, len(block.items) + 1)), default=0) + 1
    lines: list[str] = []
    for at, item in enumerate(block.items, start=1):
        lead = indent + number(at).ljust(room)
        for part in item or (Paragraph(()),):
            shown = _block(page, part, lead, level + 1) or [lead.rstrip()]
            lines += ["", *shown] if lines and any(shown) else shown
            lead = " " * len(lead)
    return lines


def _letter(number: int) -> str:
    """(a) to (z), then (aa), (bb), as Word counts."""
    times, letter = divmod(number - 1, 26)
    return f"({chr(ord('a') + letter) * (times + 1)})"


def _table(page: _Page, table: Table, indent: str) -> list[str]:
    """The caption, then aligned columns where they fit; else each row as lines of 'header: value'."""
    caption = _filled(page, _read(page, table.caption.runs), indent)
    grid = [[[*chain(*_read(page, cell.runs))] for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(width_of, column)) for column in zip(*grid, strict=True)]
    if len(indent) + sum(widths) + 2 * (len(widths) - 1) > page.width:
        return [*caption, *_told(page, grid[0], grid[1:], indent)]
    right = [all(map(_is_number, column)) for column in zip(*grid[1:], strict=True)] or [False] * len(widths)
    lines = [_aligned(page, row, widths, right, indent) for row in grid]
    rule = indent + "  ".join("─" * width for width in widths)
    return [*caption, lines[0], rule.rstrip(), *lines[1:]]


def _is_number(words: Words) -> bool:
    """Whether a cell holds a figure, which is read from the right."""
    text = "".join(text_of(_unmarked(word)) for word in words)
    return bool(re.fullmatch(r"[-−+($]*\d[\d,.]*[%)]*", text))


def _aligned(page: _Page, row: list[Words], widths: list[int], right: list[bool], indent: str) -> str:
    """One row of a table."""
    cells = []
    for words, width, to_right in zip(row, widths, right, strict=True):
        space = " " * (width - width_of(words))
        cells.append(space + _line(page, words) if to_right else _line(page, words) + space)
    return (indent + "  ".join(cells)).rstrip()


def _told(page: _Page, header: list[Words], rows: list[list[Words]], indent: str) -> list[str]:
    """A table too wide for columns; the mark of a note in the header stands once."""
    lines: list[str] = []
    for row in rows or [[[] for _ in header]]:
        lines += [""] if lines else []
        for name, value in zip(header, row, strict=True):
            label = [*name[:-1], _with_colon(name[-1])] if name else []
            lines += _filled(page, [[*label, *value]], indent, indent + "  ")
        header = [[bare for bare in map(_unmarked, name) if bare.pieces] for name in header]
    return lines


def _with_colon(word: Word) -> Word:
    return Word([*word.pieces, (PLAIN, ":")], word.width + 1)


def _unmarked(word: Word) -> Word:
    pieces = [piece for piece in word.pieces if piece[0] != MARK]
    return Word(pieces, sum(columns(text) for _, text in pieces))


def _centred(page: _Page, block: Block) -> list[str]:
    """The lines of a letterhead, each in the middle of the page."""
    lines = [
        part
        for paragraph in paragraphs_of(block)
        for line in _read(page, paragraph.runs)
        for part in broken(line, page.width)
    ]
    return [_trimmed(" " * ((page.width - width_of(line)) // 2) + _line(page, line)) for line in lines if line]


def _filled(page: _Page, lines: list[Words], lead: str, hang: str | None = None) -> list[str]:
    """Words in as many lines as they need, `lead` before the first and `hang` (as wide a space) before the others."""
    hang = " " * len(lead) if hang is None else hang
    shown: list[str] = []
    for line in lines if any(lines) else []:
        for words in broken(line, page.width - len(hang)):
            before = hang if shown else lead
            if width_of(words) > page.width - len(before):
                if before.strip():
                    shown.append(before.rstrip())
                before = " " * min(len(hang), page.width - width_of(words))
            shown.append(_trimmed(before + _line(page, words)))
    return shown


def _read(page: _Page, runs: Iterable[Run]) -> list[Words]:
    """The words of runs, line by line where they have line breaks; a mark belongs to the word before it."""
    lines: list[Words] = [[]]
    word: Word | None = None
    ended = True
    for run in runs:
        if isinstance(run, LineBreak):
            lines.append([])
            ended = True
        elif isinstance(run, Note):
            mark = _mark(next(page.numbers))
            if word:
                word.add(MARK, mark)
            else:
                word, ended = Word([(MARK, mark)], columns(mark)), False
                lines[-1].append(word)
        elif isinstance(run, Text | Blank):
            style, text = _styled(run)
            parts = clean(text).split(" ")
            if parts[0] and word and not ended:
                word.add(style, parts[0])
                parts[0] = ""
            words = [Word([(style, part)], columns(part)) for part in parts if part and not part.isspace()]
            lines[-1] += words
            word = words[-1] if words else word
            ended = not parts[-1].strip() if len(parts) > 1 else ended and not words
    return lines


def _styled(run: Text | Blank) -> tuple[str, str]:
    """The style and the text of a run."""
    if isinstance(run, Blank):
        return BLANK, run.shown
    return ";".join(code for code, meant in ((BOLD, run.bold), (ITALIC, run.italic)) if meant), run.text


def _line(page: _Page, words: Words) -> str:
    """The words with a space between; a space between two words of one style has that style too."""
    if not page.styled:
        return " ".join([word.pieces[0][1] if len(word.pieces) == 1 else text_of(word) for word in words])
    pieces: list[tuple[str, str]] = []
    for word in words:
        if pieces:
            same = pieces[-1][0] == word.pieces[0][0]
            pieces.append((pieces[-1][0] if same else PLAIN, " "))
        pieces += word.pieces
    styles = ((style, "".join(text for _, text in group)) for style, group in groupby(pieces, key=itemgetter(0)))
    return "".join(text if style in (PLAIN, MARK) else f"\x1b[{style}m{text}\x1b[0m" for style, text in styles)


def _trimmed(line: str) -> str:
    """A line with no space at its end, not even one inside a style."""
    bare = line.rstrip()
    return re.sub(r"(?:\s|\x1b\[[\d;]*m)+$", _styles_alone, bare) if bare.endswith("m") and "\x1b" in bare else bare


def _styles_alone(end: re.Match[str]) -> str:
    return re.sub(r"\s", "", end[0])


def _mark(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
