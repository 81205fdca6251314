"""What a letter says, and what pandoc reads in a file made of it, in one notation that can be compared.

A line is its place and its words: `2.1: words` stands in the first item of the list in the second item, `|` before the
words of a cell of a table. `‹3›` is the mark of note 3. Spaces are single; with `styles`, each bold letter is followed
by `ᵇ` and each italic one by `ⁱ`.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from drafter.letter import Blank, Block, Letter, LineBreak, Note, NumberedList, Paragraph, Run, Text


class Said(NamedTuple):
    """The lines of a letter in reading order, and its notes."""

    lines: list[str]
    notes: list[str]


def of_letter(letter: Letter, *, styles: bool = False) -> Said:
    """What a letter says by its own data."""
    numbers = count(1)
    lines = [line for _, block in letter.parts() for line in _block(block, "", numbers, styles)]
    notes = [_runs(note.runs, count(1), styles) for note in letter.notes()]
    return _composed(Said(lines, [" ".join(note.split()) for note in notes]))


def _block(block: Block, place: str, numbers: Iterator[int], styles: bool) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _lines(_runs(block.runs, numbers, styles), place)
    elif isinstance(block, NumberedList):
        for at, item in enumerate(block.items, 1):
            for part in item:
                yield from _block(part, f"{place}.{at}" if place else str(at), numbers, styles)
    else:
        yield from _lines(_runs(_bold(block.caption.runs), numbers, styles), place)
        for cell in (cell for row in (block.header, *block.rows) for cell in row):
            yield _cell(_runs(cell.runs, numbers, styles), place)


def _bold(runs: Iterable[Run]) -> list[Run]:
    return [Text(run.text, True, run.italic, run.link) if isinstance(run, Text) else run for run in runs]


def _runs(runs: Iterable[Run], numbers: Iterator[int], styles: bool) -> str:
    said = ""
    for run in runs:
        if isinstance(run, Text):
            said += _styled(_one_line(run.text), run.bold and styles, run.italic and styles)
        elif isinstance(run, Blank):
            said += _one_line(run.shown)
        elif isinstance(run, Note):
            said += f"‹{next(numbers)}›"
        elif isinstance(run, LineBreak):
            said += "\n"
    return said


def _styled(typed: str, bold: bool, italic: bool) -> str:
    words = unicodedata.normalize("NFC", typed)
    mark = ("ᵇ" if bold else "") + ("ⁱ" if italic else "")
    return "".join(one if one.isspace() else one + mark for one in words) if mark else words


def _lines(words: str, place: str) -> Iterator[str]:
    """The lines of a paragraph; what begins with (a) in an item is the first item of a list in it.

    GitHub knows no lettered list, so that nobody can tell its items from a paragraph in which somebody typed "(a)".
    """
    for at, line in enumerate(words.strip().split("\n")):
        plain = " ".join(line.split())
        if at == 0 and place and (letter := re.match(r"\(([a-z])\)(?: |$)", plain)):
            place, plain = f"{place}.{ord(letter[1]) - ord('a') + 1}", plain[letter.end() :]
        if plain:
            yield f"{place}: {plain}" if place else plain


def _cell(words: str, place: str) -> str:
    said = f"|{' '.join(words.split())}"
    return f"{place}: {said}" if place else said


def _one_line(words: str) -> str:
    return re.sub(r"[\t-\r\x85\u2028\u2029]", " ", words)


def _composed(said: Said) -> Said:
    """The same words with their accents composed, as pandoc's reader of GitHub's Markdown composes them.

    It reads Word's sign for a hyphen at which no line ends as a character of its own; that is a hyphen.
    """
    return Said(*([unicodedata.normalize("NFC", line).replace("\u2011", "-") for line in lines] for lines in said))


def by_pandoc(form: str, content: bytes | str, *, styles: bool = False) -> Said:
    """What pandoc reads in a file of a format, by its name for it."""
    given = content.encode() if isinstance(content, str) else content
    done = subprocess.run(
        ["pandoc", "-f", form, "-t", "json"], input=given, capture_output=True, timeout=120, check=True
    )
    return _composed(_Read(styles).said(json.loads(done.stdout)["blocks"]))


class _Read:
    """Walks pandoc's tree of a document; endnotes of a web page count as the notes that they are."""

    def __init__(self, styles: bool) -> None:
        self.styles = styles
        self.notes: list[str] = []
        self.lines: list[str] = []

    def said(self, blocks: list[Any]) -> Said:
        self.blocks(blocks, "")
        return Said(self.lines, self.notes)

    def blocks(self, blocks: list[Any], place: str) -> None:
        for block in blocks:
            kind, inner = block["t"], block.get("c")
            if kind in ("Para", "Plain"):
                self.lines += _lines(self.inlines(inner), place)
            elif kind == "Header":
                self.lines += _lines(self.inlines(inner[2]), place)
            elif kind in ("Div", "BlockQuote"):
                attributes = dict(inner[0][2]) if kind == "Div" else {}
                if attributes.get("role") == "doc-endnotes":
                    self.notes += [
                        self.note(item)
                        for listing in inner[1]
                        if listing["t"] == "OrderedList"
                        for item in listing["c"][1]
                    ]
                else:
                    self.blocks(inner[1] if kind == "Div" else inner, place)
            elif kind == "OrderedList":
                for at, item in enumerate(inner[1], inner[0][0]):
                    self.blocks(item, f"{place}.{at}" if place else str(at))
            elif kind == "Table":
                self.table(inner, place)
            elif kind != "RawBlock":
                raise AssertionError(f"no part of a letter: {block}")

    def table(self, inner: list[Any], place: str) -> None:
        self.blocks(inner[1][1], place)
        rows = [*inner[3][1], *(row for body in inner[4] for row in [*body[2], *body[3]])]
        for cell in (cell for row in rows for cell in row[1]):
            self.lines.append(_cell(" ".join(self.inlines(block["c"]) for block in cell[4]), place))

    def note(self, blocks: list[Any]) -> str:
        reader = _Read(self.styles)
        reader.blocks(blocks, "")
        return " ".join(reader.lines)

    def inlines(self, inlines: list[Any], bold: bool = False, italic: bool = False) -> str:
        return "".join(self.inline(one["t"], one.get("c"), bold, italic) for one in inlines)

    def inline(self, kind: str, inner: Any, bold: bool, italic: bool) -> str:
        if kind == "Str":
            return _styled(inner, bold and self.styles, italic and self.styles)
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return "\n" if kind == "LineBreak" else " "
        if kind == "Quoted":
            before, after = "“”" if inner[0]["t"] == "DoubleQuote" else "‘’"
            quoted = self.inlines(inner[1], bold, italic)
            return self.inline("Str", before, bold, italic) + quoted + self.inline("Str", after, bold, italic)
        if kind == "Strong":
            return self.inlines(inner, True, italic)
        if kind == "Emph":
            return self.inlines(inner, bold, True)
        if kind in ("Superscript", "SmallCaps", "Underline"):
            return self.inlines(inner, bold, italic)
        if kind in ("Link", "Span"):
            role = dict(inner[0][2]).get("role")
            if role == "doc-noteref":
                return f"‹{self.inlines(inner[1])}›"
            return "" if role == "doc-backlink" else self.inlines(inner[1], bold, italic)
        if kind == "Note":
            self.notes.append("")
            at = len(self.notes)
            self.notes[at - 1] = self.note(inner)
            return f"‹{at}›"
        if kind == "RawInline":
            return ""
        raise AssertionError(f"no part of a letter: {kind} {inner}")
