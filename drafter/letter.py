"""The document model: a letter in the standard terms of business correspondence, with no choices left.

Writers read this and nothing else. A note holds its own runs at the place that cites it, so a dangling reference cannot
be written, and its number is its place in `Letter.notes()`, so no two writers can number notes differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date

from drafter.errors import Location
from drafter.frozen import frozen


@frozen
class Text:
    """Words in one style; `link` is the address they lead to, None where they lead nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@frozen
class LineBreak:
    """A new line inside a paragraph."""


@frozen
class Blank:
    """A place that a person must still fill; every writer shows it unmistakably, as `[HINT]`."""

    name: str
    hint: str

    @property
    def shown(self) -> str:
        """The words that stand in the letter until someone fills the blank."""
        return f"[{self.hint.upper()}]"


@frozen
class PageNumber:
    """The number of the page it stands on; only in a continuation header."""


@frozen
class Note:
    """A footnote, at the place that it supports. `source` is the id of what it cites, None where it cites nothing."""

    runs: tuple[Text, ...]
    source: str | None = None


Run = Text | LineBreak | Blank | PageNumber | Note


@frozen
class Paragraph:
    """Runs that belong together. `origin` is the file and line the words came from, None where a program made them."""

    runs: tuple[Run, ...]
    origin: Location | None = None


@frozen
class NumberedList:
    """Items numbered from 1 in their order; an item is one block or more, a second level is a list in an item.

    `level` is that at which its numbers begin: 1 for the parts (a), (b) of something that stands alone, in no list.
    """

    items: tuple[tuple[Block, ...], ...]
    origin: Location | None = None
    level: int = 0


@frozen
class Table:
    """Data in rows, each as long as the header; the caption says what the table shows and is never empty."""

    caption: Paragraph
    header: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    origin: Location | None = None


Block = Paragraph | NumberedList | Table


@frozen
class Margins:
    """The space around the text of a page, in inches."""

    top: float = 1.0
    right: float = 1.0
    bottom: float = 1.0
    left: float = 1.0


@frozen
class LetterheadLine:
    """One line of a letterhead; `size` in points."""

    line: Paragraph
    size: float
    small_caps: bool = False


@frozen
class Stationery:
    """What a letter is written on: the letterhead's lines in order, the typeface, its size in points, the margins.

    `file` is the office's own Word file, empty where the letterhead is described by lines. The lines are then the words
    of that file's first page, and the other fields what it says of the body.
    """

    lines: tuple[LetterheadLine, ...]
    typeface: str = "Times New Roman"
    size: float = 12.0
    margins: Margins = Margins()
    file: bytes = field(default=b"", repr=False)


@frozen
class Properties:
    """What the file says of itself: nothing of the program or the machine, and no clock's day but one that was chosen.

    `title` and `author` are empty, and `date` is None, where the file is to say nothing of them.
    """

    title: str
    author: str
    date: date | None
    language: str = "en-US"


@frozen
class Letter:
    """A whole letter, from letterhead to copies, in reading order. Parts a letter goes without are None or empty.

    `running` is what the headers and footers of pages say in a file that drafter did not write, its letterhead apart.
    """

    stationery: Stationery
    properties: Properties
    date_line: Paragraph
    inside_addresses: tuple[Paragraph, ...]
    salutation: Paragraph
    body: tuple[Block, ...]
    complimentary_close: Paragraph
    signature_blocks: tuple[Paragraph, ...]
    delivery_notation: Paragraph | None = None
    subject_line: Paragraph | None = None
    enclosure_notation: tuple[Paragraph, ...] = ()
    copy_notation: tuple[Paragraph, ...] = ()
    continuation_header: Paragraph | None = None
    running: tuple[Paragraph, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())

    def parts(self) -> Iterator[tuple[str, Block]]:
        """Every block with the standard term it stands for, from the letterhead to the copies, in reading order."""
        for head in self.stationery.lines:
            yield "letterhead", head.line
        yield "date-line", self.date_line
        if self.delivery_notation:
            yield "delivery-notation", self.delivery_notation
        for address in self.inside_addresses:
            yield "inside-address", address
        if self.subject_line:
            yield "subject-line", self.subject_line
        yield "salutation", self.salutation
        for block in self.body:
            yield "body", block
        yield "complimentary-close", self.complimentary_close
        for signature in self.signature_blocks:
            yield "signature-block", signature
        for line in self.enclosure_notation:
            yield "enclosure-notation", line
        for line in self.copy_notation:
            yield "copy-notation", line

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in lists and tables included, the continuation header not."""
        for _, block in self.parts():
            yield from paragraphs_of(block)

    def notes(self) -> Iterator[Note]:
        """The footnotes in reading order; the first is number 1."""
        for paragraph in self.paragraphs():
            yield from (run for run in paragraph.runs if isinstance(run, Note))

    def blanks(self) -> Iterator[Blank]:
        """The blanks in reading order, a repeated one as often as it stands."""
        for paragraph in self.paragraphs():
            yield from (run for run in paragraph.runs if isinstance(run, Blank))


@frozen
class Remark:
    """Something a reviewer should see, beside the words that it is about.

    It stands at the first place of `words` in the paragraphs that came from `where`, or in those of `part`, a term of
    `Letter.parts()`; at the whole of the first such paragraph where `words` are empty or not there. Without `where` and
    `part`, any paragraph may hold the words.
    """

    runs: tuple[Text, ...]
    where: Location | None = None
    part: str = ""
    words: str = ""


def paragraphs_of(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block in reading order: a list item by item, a table from its caption row by row."""
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, NumberedList):
        for item in block.items:
            for part in item:
                yield from paragraphs_of(part)
    else:
        yield block.caption
        yield from block.header
        for row in block.rows:
            yield from row


_SAID = {LineBreak: " ", PageNumber: "", Note: ""}


def plain_text(runs: Iterable[Run]) -> str:
    """The words of runs as a reader says them: blanks in brackets, notes left out, line breaks as spaces."""
    return "".join(
        [
            run.text if isinstance(run, Text) else run.shown if isinstance(run, Blank) else _SAID[type(run)]
            for run in runs
        ]
    )
