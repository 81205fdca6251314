"""The marked-up text of clauses and parts, and the blocks and runs it stands for.

The markup is a closed part of CommonMark: paragraphs, lists and tables (see `blocks`), `*italic*`, `**bold**`, a
backslash to escape, a backslash at the end of a line for a line break. Names in a template come in as values: escaped
words, or marks that stand for a note, a blank, a page number or a word that is capitalized where it begins a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.blocks import CLOSE, OPEN, Items, Line, Piece, Words, divide, lines_of
from drafter.errors import Location
from drafter.letter import Blank, Block, LineBreak, Note, NumberedList, PageNumber, Paragraph, Run, Table, Text

_TOKEN = re.compile(rf"\\(?P<escaped>[\\*|:-])|(?P<stars>\*{{1,3}})|{OPEN}(?P<mark>[^{CLOSE}]*){CLOSE}|(?P<break>\\\n)")
_MEANT = re.compile(r"[\\*|]|(?<=Table):|(?<!\S)-(?=\s|$)")
_IN_AN_ITEM = r"^\s*(?:-\s+)*"
_ITEMS = "begin each item of a list with a hyphen and a space: it gets its number by itself"
_KEPT = 512
"""How many texts stay parsed, for the letters of a batch share most of theirs; the one used longest ago goes first."""
_FOREIGN = (
    (_IN_AN_ITEM + r"(?P<sign>#{1,6}\s)", "a heading mark ('#')", "a letter has no headings: write a sentence"),
    (_IN_AN_ITEM + r"(?P<sign>[+*•‣◦▪·]\s)", "a list mark that is no hyphen", _ITEMS),
    (_IN_AN_ITEM + r"(?P<sign>\d{1,2}[.)]\s)", "a typed number", _ITEMS),
    (r"^\s*(?:-\s+)+(?P<sign>(?:\(\d{1,2}|\(?(?:[a-z]|[ivx]+))[.)]\s)", "a typed number", _ITEMS),
    (_IN_AN_ITEM + r"(?P<sign>>)", "a quotation mark of e-mail ('>')", "put the quotation between quotation marks"),
    (r"[{}]", "a single brace", "write {{ name.field }} to print a name"),
    (r"`", "a backtick", "use quotation marks"),
    (r"\[[^\]]*\]\([^)]*\)", "a link", "give the source under 'cites' and write {{ name.note }}"),
    (r"<[A-Za-z/!][^>]*>", "an HTML tag", "use *italic* or **bold**"),
    (r"(?<!\w)__?[^\W_][^_\n]*__?(?!\w)", "underscores for emphasis", "use *italic* or **bold**"),
    (
        r"^(?!\s*(?:-\s+)*\|)(?:[^|\\]|\\.)*(?P<sign>\|)",
        "a bar ('|') outside a table",
        "begin each row of a table with a bar, or write \\| for the sign itself",
    ),
)


class Mark(str):
    """A value that is not words: it stands in rendered text until `parse` turns it into a run."""

    __slots__ = ()


def note_mark(source: str) -> Mark:
    """Where a note stands that cites a source of this id."""
    return Mark(f"{OPEN}note {source}{CLOSE}")


def blank_mark(name: str, hint: str) -> Mark:
    """Where a person must still write something."""
    return Mark(f"{OPEN}blank {name} {hint}{CLOSE}")


def word_mark(word: str) -> Mark:
    """A word that takes a capital where it begins a sentence, such as 'we'."""
    return Mark(f"{OPEN}word {word}{CLOSE}")


class MarkupError(ValueError):
    """Rendered text that cannot be read: what is wrong with it, and in `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


PAGE_MARK = Mark(f"{OPEN}page{CLOSE}")


class FirstMention:
    """A name that is written out, with its short form in parentheses, where it first stands in a letter."""

    __slots__ = ("_full", "_short")

    def __init__(self, full: str, short: str) -> None:
        bare = short.removeprefix("the ")
        self._full: str | None = f"{full} ({bare})" if bare != full.removeprefix("the ") else full
        self._short = short

    def marked(self) -> Mark:
        """The name as it stands here: in full the first time this is asked, short from then on."""
        said, self._full = self._full or self._short, None
        return word_mark(said)


def escape(value: object) -> str:
    """Words as markup that reads as typed: `O*Neil` keeps its asterisk, and no value makes a list or a table.

    Marks pass as they are.
    """
    if isinstance(value, FirstMention):
        value = value.marked()
    if isinstance(value, Mark):
        return str(value)
    text = str(value).replace(OPEN, "").replace(CLOSE, "")
    return _MEANT.sub(r"\\\g<0>", text)


def foreign_marks(line: str) -> Iterator[tuple[int, str, str]]:
    """What a line holds that looks like markup but is none here: column from 1, what it is, what to do instead."""
    for pattern, what, instead in _FOREIGN:
        if found := re.search(pattern, line):
            sign = line[found.start(found.lastgroup or 0) :]
            yield len(line) - len(sign.lstrip()) + 1, what, instead


def unclosed(text: str) -> int | None:
    """Where emphasis begins that its paragraph does not close, counted from 0; None where all of it is closed."""
    style, opened = _Style(), {"bold": 0, "italic": 0}
    for token in _TOKEN.finditer(text):
        if token["stars"]:
            before = (style.bold, style.italic)
            style.toggle(token["stars"])
            for kind, was, now in zip(opened, before, (style.bold, style.italic), strict=True):
                if now and not was:
                    opened[kind] = token.start()
    still = [opened[kind] for kind, on in (("bold", style.bold), ("italic", style.italic)) if on]
    return min(still, default=None)


@dataclass(slots=True)
class _Style:
    bold: bool = False
    italic: bool = False

    def toggle(self, stars: str) -> None:
        if len(stars) != 1:
            self.bold = not self.bold
        if len(stars) != 2:
            self.italic = not self.italic


@lru_cache(maxsize=_KEPT)
def parse(text: str, origin: Location | None, cite: Callable[[str], Note]) -> tuple[Block, ...]:
    """Rendered text as blocks. `cite` makes the note for a source's id.

    Raises MarkupError where an asterisk has no partner in its paragraph, item or cell, where a row is not as wide as
    its table, or where another line is out of place.
    """
    return _blocks(divide(lines_of(text), _refuse), origin, cite)


def listed(items: Iterable[tuple[Block, ...]], origin: Location | None) -> tuple[Block, ...]:
    """Items as one numbered list, less those without words; one alone stands as its blocks, for it makes no list."""
    kept = tuple(item for item in items if item)
    return kept[0] if len(kept) == 1 else (NumberedList(kept, origin),) if kept else ()


def _refuse(line: Line, message: str, hint: str) -> None:
    raise MarkupError(f"{message}: {line.text}" if line.text else message, hint)


def _blocks(pieces: tuple[Piece, ...], origin: Location | None, cite: Callable[[str], Note]) -> tuple[Block, ...]:
    def paragraph(words: Words) -> Paragraph:
        return Paragraph(tuple(_runs(words.text, cite)), origin)

    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Words):
            blocks += [paragraph(piece)] if piece.text.strip() else []
        elif isinstance(piece, Items):
            blocks += listed((_blocks(item, origin, cite) for item in piece.items), origin)
        else:
            caption, header = paragraph(piece.caption), tuple(map(paragraph, piece.header))
            blocks.append(Table(caption, header, tuple(tuple(map(paragraph, row)) for row in piece.rows), origin))
    return tuple(blocks)


@lru_cache(maxsize=_KEPT)
def parse_lines(text: str, origin: Location | None, cite: Callable[[str], Note]) -> Paragraph | None:
    """The text of a standard part as one paragraph: each line that holds words is a line; None where none does."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    runs = tuple(_runs("\\\n".join(line for line in lines if line), cite))
    return Paragraph(runs, origin) if runs else None


def _runs(text: str, cite: Callable[[str], Note]) -> list[Run]:
    runs: list[Run] = []
    style, said, at = _Style(), "", 0
    text = _fold(text)
    for token in _TOKEN.finditer(text):
        said += text[at : token.start()]
        at = token.end()
        if token["escaped"]:
            said += token["escaped"]
            continue
        if token["mark"] is not None and token["mark"].startswith("word "):
            said += _in_place(token["mark"][5:], _words_before(runs) + said)
            continue
        _say(runs, said, style)
        said = ""
        if token["stars"]:
            style.toggle(token["stars"])
        elif token["mark"] is not None:
            runs.append(_marked(token["mark"], cite))
        else:
            runs.append(LineBreak())
    _say(runs, said + text[at:], style)
    if style.bold or style.italic:
        raise MarkupError(
            "an asterisk opens emphasis that is not closed in the same paragraph", "Write \\* for a plain asterisk."
        )
    return _joined(runs)


def _fold(text: str) -> str:
    """Lines of one paragraph as one line, but for the marked line breaks; runs of spaces as one space."""
    lines = [" ".join(filter(None, line.replace("\t", " ").split(" "))) for line in text.split("\n")]
    out = ""
    for line in lines:
        if not line:
            continue
        out += line if not out or out.endswith("\n") else " " + line
        if (len(out) - len(out.rstrip("\\"))) % 2:  # of two, the first escapes the second
            out += "\n"
    while out.endswith("\\\n"):
        out = out[:-2]
    return out


def _say(runs: list[Run], words: str, style: _Style) -> None:
    if words:
        runs.append(Text(words, bold=style.bold, italic=style.italic))


def _words_before(runs: list[Run]) -> str:
    for run in reversed(runs):
        if isinstance(run, Text):
            return run.text
        if isinstance(run, Blank):
            return run.shown
    return ""


def _in_place(word: str, before: str) -> str:
    before = before.rstrip()
    starts = not before or before.rstrip('”’")').endswith((".", "?", "!"))
    return word[:1].upper() + word[1:] if starts else word


def _marked(mark: str, cite: Callable[[str], Note]) -> Run:
    kind, _, rest = mark.partition(" ")
    if kind == "note":
        return cite(rest)
    if kind == "blank":
        name, _, hint = rest.partition(" ")
        return Blank(name, hint)
    return PageNumber()


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours of one style as one run, and no space in front of a note."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if isinstance(run, Note) and isinstance(last, Text):
            words = last.text.rstrip(" ")
            out[-1:] = [Text(words, last.bold, last.italic, last.link)] if words else []
        if isinstance(run, Text) and isinstance(last, Text) and (run.bold, run.italic) == (last.bold, last.italic):
            out[-1] = Text(last.text + run.text, run.bold, run.italic)
        else:
            out.append(run)
    return out
