"""The letter as Markdown: CommonMark with footnotes and pipe tables, in the forms that GitHub and pandoc both read.

Where the two part, the choice is:

- The items of a list in a list begin with (a), (b), (c), as in the Word file, so that “question 2(b)” can be found: a
  lettered list to pandoc, and to GitHub, which knows none, a paragraph in the item that reads the same. Where such an
  item is more than a paragraph, or the list lies deeper, it has numbers again, as neither could tell where it ends.
- A table's caption is a paragraph in bold above it; a line that begins with "Table:" is a caption to pandoc alone.
- A cell holds one line, so that its line breaks are spaces.
- What only pandoc reads as a sign (quotes, hyphens, dollars, braces) is escaped too, which GitHub allows for any sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, groupby
from string import ascii_lowercase

from drafter.frozen import frozen
from drafter.letter import Blank, Block, Letter, LineBreak, Note, NumberedList, Paragraph, Run, Table, Text
from drafter.writers.addresses import openable
from drafter.writers.figures import figures
from drafter.writers.layout import gap

_APART = "<!-- -->"
"""Shows nothing, and parts two lists or two signs that would be read as one."""
_BREAK = "\\\n"
"""A backslash, for the two spaces that would break a line too cannot be seen."""

_SPACES = re.compile("[\t-\r \x85\u2028\u2029]+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Signs anywhere; then entities, dashes, ellipses, :smile: and addresses that would become links by themselves.
_SIGNS = re.compile(r"""[\\`*_{}\[\]<>~^$|@"']|&(?=[#\w])|-(?=-)|\.(?=\.)|:(?=[\w+-]*:|//)|(?i:(?<=www)\.)""")
# What makes a line a heading, a list, a rule, a table or its caption, a definition or a title, by its first signs.
_OPENER = re.compile(
    r"^(\(?(?:\d+|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z](?=\)))(?=[.)](?:\s|$))|(?i:table)(?=:)|(?=[#+=%:-]))"
)
_BARE_ADDRESS = re.compile(r"https?://(?:[\w.~:/?#@!$()+,;=%-]|&(?!#?\w+;))+", re.ASCII)


@frozen
class _Piece:
    """Markdown that stands between two spaces or signs; `stars` are the asterisks that set it in bold or italics."""

    words: str
    stars: str = ""
    note: bool = False


def write(letter: Letter) -> str:
    """The letter with its notes at the end, each paragraph one line."""
    numbers = count(1)
    out = ""
    before: tuple[str, Block] | None = None
    for part, block in letter.parts():
        if shown := "\n\n".join(_block(block, numbers)):
            between = "" if before is None else "\n\n" if gap(before, (part, block)) else _BREAK
            between = f"{between}{_APART}\n\n" if _touch(before, block) else between
            out += between + shown
            before = part, block
    notes = [f"[^{number}]: {_line(note.runs, count()) or _APART}" for number, note in enumerate(letter.notes(), 1)]
    return "\n\n".join([out, *notes]) + "\n"


def _touch(before: tuple[str, Block] | None, block: Block) -> bool:
    """Whether two lists would run into one."""
    return before is not None and isinstance(before[1], NumberedList) and isinstance(block, NumberedList)


def _block(block: Block, numbers: Iterator[int], level: int = 0) -> list[str]:
    """The Markdown of a block, in parts with an empty line between; nothing for what has no words."""
    if isinstance(block, NumberedList):
        level += block.level
        lettered = level == 1 and _is_plain(block)
        signs = [f"({letter}) " for letter in ascii_lowercase] if lettered else map("{}. ".format, count(1))
        return [_item(sign, item, numbers, level) for sign, item in zip(signs, block.items, strict=False)]
    if isinstance(block, Table):
        caption = [replace(run, bold=True) if isinstance(run, Text) else run for run in block.caption.runs]
        return [*filter(None, [_paragraph(caption, numbers)]), _table(block, numbers)]
    return [*filter(None, [_paragraph(block.runs, numbers)])]


def _is_plain(block: NumberedList) -> bool:
    """Whether each item is a paragraph that says something, and there is a letter for each."""
    alone = (item[0] if len(item) == 1 else None for item in block.items)
    return len(block.items) <= len(ascii_lowercase) and all(
        isinstance(one, Paragraph) and _paragraph([run for run in one.runs if not isinstance(run, Note)], count())
        for one in alone
    )


def _item(number: str, item: Sequence[Block], numbers: Iterator[int], level: int) -> str:
    """An item; what follows its first line stands in by as much as the number takes."""
    parts: list[str] = []
    before: Block | None = None
    for block in item:
        if shown := _block(block, numbers, level + 1):
            parts += [_APART, *shown] if isinstance(before, NumberedList) and isinstance(block, NumberedList) else shown
            before = block
    words = "\n\n".join(parts) or _APART
    return number + re.sub(r"\n(?!\n)", "\n" + " " * len(number), words)


def _table(table: Table, numbers: Iterator[int]) -> str:
    rows = [[_line(cell.runs, numbers) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    rule = [
        "-" * (width - 1) + ":" if flush else "-" * width for width, flush in zip(widths, figures(table), strict=True)
    ]
    head, *others = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *others))


def _paragraph(runs: Iterable[Run], numbers: Iterator[int]) -> str:
    """The lines of a paragraph; those at its edges that have no words are left out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if isinstance(run, LineBreak):
            lines.append([])
        else:
            lines[-1].append(run)
    return re.sub(r"^(?:\\\n)+|(?:(?<!\\)\\\n)+$", "", _BREAK.join(_line(line, numbers) for line in lines))


def _line(runs: Iterable[Run], numbers: Iterator[int]) -> str:
    """Runs on one line, line breaks as spaces."""
    out = ""
    left: _Piece | None = None
    for piece in chain.from_iterable(_pieces(run, numbers) for run in _merged(runs)):
        if left and _need_parting(left, piece):
            out += _APART
        elif left and left.note and not piece.stars and piece.words[0] in "(:":
            out += "\\"  # or it would be a link, or the note itself
        elif not piece.stars and piece.words[0] == "[" and out.endswith("!"):
            out = f"{out[:-1]}\\!"  # or it would be a picture
        out += piece.stars + piece.words + piece.stars
        left = piece
    return _OPENER.sub(r"\1\\", _SPACES.sub(" ", out).strip(" "))


def _need_parting(left: _Piece, right: _Piece) -> bool:
    """Whether asterisks would not count here, or not as meant.

    They open and close emphasis beside a letter; beside another sign they do so only where the other side of them is a
    space or a sign too (CommonMark, section 6.2).
    """
    if (left.stars and right.stars) or (left.note and not right.note and right.words[0] == "["):
        return True
    if right.stars and _is_sign(right.words[0]):
        return not _is_bound(left.words[-1])
    return bool(left.stars) and _is_sign(left.words[-1]) and not _is_bound(right.words[0])


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSM"  # an accent alone joins the asterisk


def _is_bound(character: str) -> bool:
    return character.isspace() or (character.isascii() and not character.isalnum())


def _merged(runs: Iterable[Run]) -> Iterator[Text | Note]:
    """The runs with neighbors of one style as one, blanks as their words, and nothing that is empty."""
    for style, together in groupby(map(_said, runs), lambda run: isinstance(run, Text) and replace(run, text="")):
        same = list(together)
        yield from (run for run in same if isinstance(run, Note))
        if isinstance(style, Text) and (words := "".join(run.text for run in same if isinstance(run, Text))):
            yield replace(style, text=words)


def _said(run: Run) -> Text | Note:
    if isinstance(run, Note):
        return run
    words = run.text if isinstance(run, Text) else run.shown if isinstance(run, Blank) else " "
    clean = _UNSEEN.sub("", _SPACES.sub(" ", words))
    return Text(clean, run.bold, run.italic, run.link) if isinstance(run, Text) else Text(clean)


def _pieces(run: Text | Note, numbers: Iterator[int]) -> Iterator[_Piece]:
    """A run as Markdown; the spaces at the edges of what is emphasized or linked stand outside it."""
    if isinstance(run, Note):
        yield _Piece(f"[^{next(numbers)}]", note=True)
        return
    words = run.text.strip()
    before, _, after = run.text.partition(words) if words else (run.text, "", "")
    stars = "*" * (2 * run.bold + run.italic)
    target = openable(run.link) if run.link else None
    marked = _linked(words, target) if words and target else _escaped(words)
    parts = [(before, ""), (marked, stars), (after, "")] if stars or target else [(_escaped(run.text), "")]
    yield from (_Piece(*part) for part in parts if part[0])


def _linked(words: str, target: str) -> str:
    if words == target and _BARE_ADDRESS.fullmatch(words):
        return f"<{words}>"
    return f"[{_escaped(words)}](<{target.replace('&', '&amp;')}>)"


def _escaped(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", words)
