"""Letters in plain text and in Markdown: the lines of a file, without what belongs to its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.errors import Fault, FileError, Location
from drafter.readers import terms
from drafter.readers.lines import END, FOLD, HARD, SOFT, Grid, Line, Sheet, split, tidy
from drafter.readers.marks import RAISED, Marks

LARGEST = 500_000
_SAVE = "Save it as plain text in UTF-8."
_PAGE_WIDTH = 100
_SENTENCE = 60
"""Characters: a block with a longer line is no list of short lines."""

_RULE = re.compile(r"\s*(?:[-_*=–—─]\s?){5,}\s*|\s*<!-- -->\s*")
_COLUMN_RULE = re.compile(r"\s*-{2,}(?:  +-{2,})+\s*")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_DEFINED = re.compile(
    r"\s*(?:\[\^(?P<name>[^\]\s]{1,40})\]:|\[(?P<number>\d{1,3})\](?=\s)|(?P<raised>[⁰¹²³⁴-⁹]{1,3}))\s*(?P<said>\S.*|$)"
)
_LISTED = re.compile(r"\s*(?P<number>\d{1,3})[.)]?\s+(?P<said>\S.*)")


@dataclass(slots=True)
class _Row:
    """A line of the file; `page` says that a page begins with it."""

    number: int
    text: str
    page: bool = False

    @property
    def empty(self) -> bool:
        return not self.text.strip()


def decoded(data: bytes, name: str) -> str:
    """The text of a file. Raises FileError where it is too large or in no encoding that people mean today."""
    where = Location(name)
    if len(data) > LARGEST:
        raise FileError(Fault(f"this file is larger than {LARGEST:,} bytes", where, "A letter is far shorter."))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FileError(Fault("this text is in UTF-16; UTF-8 is read", where, _SAVE))
    if b"\0" in data:
        raise FileError(Fault("this is no plain text, whatever its name says", where, "Save the letter as .docx."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Location(name, data.count(b"\n", 0, error.start) + 1)
        raise FileError(Fault("this text is not in UTF-8", place, _SAVE)) from None


def read_plain(data: bytes, name: str) -> Sheet:
    """A letter in plain text."""
    return _Reading(decoded(data, name), name, markdown=False).sheet()


def read_markdown(data: bytes, name: str) -> Sheet:
    """A letter in Markdown."""
    return _Reading(decoded(data, name), name, markdown=True).sheet()


class _Reading:
    """One text while it is read."""

    def __init__(self, text: str, name: str, *, markdown: bool) -> None:
        self.name, self.markdown = name, markdown
        self.rows = list(_rows(text))
        self.notes: dict[str, str] = {}
        self._take_notes()
        self._drop_furniture()
        self.width = self._width()
        self.marks = Marks(self.notes, escapes=markdown)

    def sheet(self) -> Sheet:
        """The lines and tables of the text."""
        lines: list[Line | Grid] = []
        for block in self._blocks():
            lines += self._tables(block)
        return Sheet(tuple(lines))

    def _take_notes(self) -> None:
        """Move what notes say out of the lines: a note goes on up to an empty line or the next."""
        kept: list[_Row] = []
        name, listed = "", False
        for at, row in enumerate(self.rows):
            found = _DEFINED.fullmatch(row.text)
            if terms.heads_notes(row.text) and at > len(self.rows) // 2 and self._lists_notes(at):
                listed = True
                continue
            if found is None and listed:
                found = _LISTED.fullmatch(row.text)
            if found:
                named = found.groupdict()
                name = named.get("name") or named.get("number") or (named.get("raised") or "").translate(RAISED)
                self.notes.setdefault(name, found["said"].strip())
                kept.append(replace(row, text=""))
            elif name and not row.empty and not _RULE.fullmatch(row.text):
                self.notes[name] = f"{self.notes[name]} {row.text.strip()}".strip()
                kept.append(replace(row, text=""))
            else:
                name = ""
                kept.append(row)
        self.rows = kept
        self.notes = {name: said for name, said in self.notes.items() if said}

    def _lists_notes(self, at: int) -> bool:
        following = next((row for row in self.rows[at + 1 :] if not row.empty), None)
        return following is not None and bool(_LISTED.fullmatch(following.text) or _DEFINED.fullmatch(following.text))

    def _drop_furniture(self) -> None:
        """Leave out rules between text and notes, page numbers, and the header of a page that goes on."""
        first = self._first_page()
        groups: list[list[_Row]] = [[]]
        for row in self.rows:
            if row.empty:
                groups.append([])
            else:
                groups[-1].append(row)
        for number, group in enumerate(groups):
            if len(group) == 1 and _RULE.fullmatch(group[0].text):
                group[0].text = ""
            elif number and any(terms.is_furniture(row.text) for row in group) and len(group) <= 6:
                known = all(
                    terms.is_furniture(row.text) or _squeezed(row.text) in first or terms.is_date_line(row.text)
                    for row in group
                )
                for row in group if known else ():
                    row.text = ""

    def _first_page(self) -> set[str]:
        return {_squeezed(row.text) for row in self.rows[:60] if len(row.text) < 90}

    def _width(self) -> int:
        """The columns in which the text was broken; 0 where its paragraphs are one line each."""
        lengths = [
            len(row.text.rstrip())
            for row, after in zip(self.rows, self.rows[1:], strict=False)
            if not row.empty and not after.empty and not after.page
        ]
        short = [length for length in lengths if length <= _PAGE_WIDTH]
        long = sum(len(row.text) > _PAGE_WIDTH for row in self.rows)
        return max(short, default=0) if sum(one > 45 for one in short) > 2 * long else 0

    def _blocks(self) -> Iterator[list[_Row]]:
        block: list[_Row] = []
        for row in self.rows:
            if (row.empty or row.page) and block:
                yield block
                block = []
            if not row.empty:
                block.append(row)
        if block:
            yield block

    def _tables(self, block: list[_Row]) -> Iterator[Line | Grid]:
        """The lines of a block, its table as one."""
        at = next((at for at, row in enumerate(block) if at and self._rules_a_table(row.text)), None)
        if at is None:
            yield from self._lines(block)
            return
        header, rows = block[at - 1], block[at + 1 :]
        place = Location(self.name, header.number)
        if above := block[: at - 1]:
            yield from (replace(line, caption=True, ends=END) for line in self._lines(above))
        if _PIPES.fullmatch(header.text):
            cut = [self._piped(row) for row in (header, *rows) if _PIPES.fullmatch(row.text)]
        else:
            spans = [found.span() for found in re.finditer("-{2,}", block[at].text)]
            cut = [self._columned(row, spans) for row in (header, *rows)]
        yield Grid(tuple(cut), place, len(header.text) - len(header.text.lstrip()))

    def _rules_a_table(self, text: str) -> bool:
        return bool(_PIPE_RULE.fullmatch(text) or (not self.markdown and _COLUMN_RULE.fullmatch(text)))

    def _piped(self, row: _Row) -> tuple[tuple[Line, ...], ...]:
        return tuple(self._cell(one, row) for one in _CELLS.split(row.text.strip()[1:-1]))

    def _columned(self, row: _Row, spans: list[tuple[int, int]]) -> tuple[tuple[Line, ...], ...]:
        edges = [*(start for start, _ in spans[1:]), len(row.text)]
        starts = [0, *edges[:-1]]
        return tuple(self._cell(row.text[a:b], row) for a, b in zip(starts, edges, strict=True))

    def _cell(self, text: str, row: _Row) -> tuple[Line, ...]:
        return (Line(tidy(self.marks.runs(text.strip())), Location(self.name, row.number)),)

    def _lines(self, block: list[_Row]) -> Iterator[Line]:
        """The lines of a block, each with how it ends. Emphasis may go on from one to the next."""
        texts = [self._bare(row.text) for row in block]
        runs = split(self.marks.runs("\n".join(texts)))
        soft = self.markdown or self.width or any(len(one) > _SENTENCE for one in texts)
        for at, (row, line) in enumerate(zip(block, runs, strict=True)):
            yield Line(
                runs=tidy(line),
                origin=Location(self.name, row.number),
                gap=at == 0,
                ends=self._ends(row.text, block[at + 1].text, SOFT if soft else HARD) if at + 1 < len(block) else END,
                indent=len(row.text) - len(row.text.lstrip()),
            )

    def _bare(self, text: str) -> str:
        text = re.sub(r"\\\s*$|\s+$", "", text) if self.markdown else text.rstrip()
        return re.sub(r"^#{1,6}\s+", "", text.lstrip()) if self.markdown else text.lstrip()

    def _ends(self, text: str, after: str, otherwise: str) -> str:
        if self.markdown and (text.endswith("  ") or re.search(r"(?<!\\)\\\s*$", text)):
            return HARD
        first = after.split()[0]
        if self.width and len(text.rstrip()) + 1 + len(first) > self.width and len(text.strip()) > self.width // 2:
            return FOLD
        return otherwise


def _rows(text: str) -> Iterator[_Row]:
    """The lines of a text; a form feed begins a page."""
    page = False
    for number, line in enumerate(re.split(r"\r\n|\n|\r|\u2028|\u2029", text.translate(terms.SPACES)), 1):
        parts = line.split("\f")
        yield _Row(number, parts[-1].expandtabs(8) if parts[-1].startswith("\t") else parts[-1], page or len(parts) > 1)
        page = False


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()
