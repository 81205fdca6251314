"""The document part: a letter's parts in reading order, each in the style of its standard term."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from drafter.letter import Block, Letter, LetterheadLine, Note, NumberedList, Paragraph, Run, Table, Text, plain_text
from drafter.writers.docx import signatures
from drafter.writers.docx.comments import Comments
from drafter.writers.docx.links import Links
from drafter.writers.docx.numbering import DEEPEST, indent
from drafter.writers.docx.runs import PLAIN, Look, written
from drafter.writers.docx.tables import widths
from drafter.writers.figures import figures

_STYLES = {
    "letterhead": "Letterhead",
    "date-line": "DateLine",
    "delivery-notation": "DeliveryNotation",
    "inside-address": "InsideAddress",
    "subject-line": "SubjectLine",
    "salutation": "SalutationLine",
    "body": "BodyText",
    "complimentary-close": "ComplimentaryClose",
    "signature-block": "SignatureBlock",
    "enclosure-notation": "EnclosureNotation",
    "copy-notation": "CopyNotation",
}
# A part that stays on the page of the part after it; of a long paragraph, widow control brings two lines along.
_KEPT = {("body", "complimentary-close"), ("complimentary-close", "signature-block")} | {
    (term, term) for term in ("letterhead", "enclosure-notation", "copy-notation")
}
_LEAD_IN, _LINE = 400, 80
_KEEP = "<w:keepNext/>"
_AFTER_LETTERHEAD = '<w:spacing w:after="480"/>'
_TABLE_LOOK = (
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
    ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
# Readers drop a paragraph without any words, and its number with it, so that those that follow are numbered otherwise.
_WORDLESS = Paragraph((Text("\N{NO-BREAK SPACE}"),))
_AFTER_TABLE = '<w:spacing w:before="240"/>'


class _Level(NamedTuple):
    """A level of a list: which list, which of its levels, and how deep that stands in all.

    A second level shares its list's numbering only right under the words of an item. Further down, where a paragraph
    or another list came between, it has a list of its own: it must start again, and readers lose the thread there.
    """

    number: int
    level: int
    depth: int

    @property
    def numbered(self) -> str:
        return f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.number}"/></w:numPr>'

    def deeper(self) -> _Level:
        return _Level(self.number, self.level + 1, self.depth + 1)


class Body:
    """Writes one letter's words; collects links, notes, comments and the depths of lists for other parts.

    `width` is that of the text in twentieths of a point; lists are numbered after the `lists_taken` by the stationery.
    """

    def __init__(self, letter: Letter, width: int, lists_taken: int = 0) -> None:
        self.letter = letter
        self.links = Links()
        self.comments = Comments(letter)
        self.notes: list[Note] = []
        self.lists: list[int] = []
        self._last = letter.body[-1] if letter.body else None
        self._below_table = False
        self._width = width
        self._lists_taken = lists_taken

    def blocks(self) -> str:
        """Every part of the letter, in the order of the page."""
        parts, heads = [*self.letter.parts()], iter(self.letter.stationery.lines)
        out = []
        for (term, block), (following, next_block) in zip(parts, [*parts[1:], ("", None)], strict=True):
            if term == "letterhead":
                out.append(self._letterhead(next(heads), last=following != "letterhead"))
            elif term != "signature-block":
                leads_in = term == "body" and _leads_in(block, next_block)
                keep = leads_in or (term, following) in _KEPT or self._closing(next_block)
                out.append(self._block(block, _STYLES[term], keep=keep))
            elif following != term:
                out.append(self._signatures())
        return "".join(out)

    def _closing(self, block: Block | None) -> bool:
        """Whether a block is the last of the body and one line of it: the close wants two lines on its page."""
        return block is self._last and _shorter(block, _LINE)

    def _signatures(self) -> str:
        """All signature blocks in signing order; one that stands alone takes its room to sign from its style."""
        blocks, style = self.letter.signature_blocks, _STYLES["signature-block"]
        if len(blocks) == 1:
            return self._paragraph(blocks[0], style)
        abreast = signatures.columns(len(blocks), self._width)
        room = round(signatures.ROOM * self.letter.stationery.size * 20)
        out = []
        for first in range(0, len(blocks), abreast):
            keep = first + abreast < len(blocks) <= signatures.KEPT
            look = (_KEEP if keep else "") + signatures.IN_CELL
            cells = [self._paragraph(block, style, look) for block in blocks[first : first + abreast]]
            out.append(signatures.row(cells, self._width // abreast, room, keep=keep))
        if len(out) > 1:
            out[-2:] = [signatures.together("".join(out[-2:]), self._width)]
        return "".join(out)

    def _letterhead(self, head: LetterheadLine, *, last: bool) -> str:
        properties = _AFTER_LETTERHEAD if last else _KEEP
        look = Look(head.size, head.small_caps)
        return self._paragraph(head.line, "Letterhead", properties, look)

    def _block(self, block: Block, style: str, *, keep: bool, inside: _Level | None = None) -> str:
        """A block of the body, or one inside an item of a list."""
        if isinstance(block, NumberedList):
            return self._list(block, self._new_list((inside.depth + 1 if inside else 0) + block.level), keep=keep)
        stand_in = indent(inside.depth) if inside else 0
        if isinstance(block, Table):
            return self._table(block, left=stand_in, keep=keep)
        deeper = f'<w:ind w:left="{stand_in}"/>' if inside and inside.depth else ""
        return self._paragraph(block, style, (_KEEP if keep else "") + self._space() + deeper)

    def _space(self) -> str:
        """The space that a table, having none of its own, asks of the paragraph below it."""
        below, self._below_table = self._below_table, False
        return _AFTER_TABLE if below else ""

    def _paragraph(self, paragraph: Paragraph, style: str, properties: str = "", look: Look = PLAIN) -> str:
        """A paragraph; `properties` are those beyond its style, in the order that the schema asks for."""
        runs = written(self.comments.beside(paragraph), self.links, self.notes, look)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'

    def _new_list(self, depth: int) -> _Level:
        self.lists.append(min(depth, DEEPEST))
        return _Level(self._lists_taken + len(self.lists), 0, min(depth, DEEPEST))

    def _list(self, listing: NumberedList, level: _Level, *, keep: bool) -> str:
        last = len(listing.items) - 1
        return "".join(self._item(item, level, keep=keep and at == last) for at, item in enumerate(listing.items))

    def _item(self, item: tuple[Block, ...], level: _Level, *, keep: bool) -> str:
        """One item, its number before its first words."""
        words, table, rest = _opening(item)
        kept = table is not None or (isinstance(rest[0], NumberedList) if rest else keep)
        out = [self._paragraph(words, "NumberedItem", (_KEEP if kept else "") + level.numbered + self._space())]
        if table:
            out.append(self._rows(table, left=indent(level.depth), keep=keep and not rest))
        elif rest and isinstance(rest[0], NumberedList) and level.depth < DEEPEST:
            out.append(self._list(rest[0], level.deeper(), keep=keep and len(rest) == 1))
            rest = rest[1:]
        for block, following in zip(rest, (*rest, None)[1:], strict=True):
            kept = keep if following is None else _leads_in(block, following)
            out.append(self._block(block, "ItemContinued", keep=kept, inside=level))
        return "".join(out)

    def _table(self, table: Table, *, left: int, keep: bool) -> str:
        stand_in = f'<w:ind w:left="{left}"/>' if left else ""
        caption = self._paragraph(table.caption, "TableCaption", self._space() + stand_in)
        return caption + self._rows(table, left=left, keep=keep)

    def _rows(self, table: Table, *, left: int, keep: bool) -> str:
        """A table without its caption."""
        columns = widths(table, self._width - left, self.letter.stationery.size)
        flush = ['<w:jc w:val="right"/>' if column else "" for column in figures(table)]
        last = len(table.rows)
        rows = "".join(
            self._row(row, columns, flush, head=at == 0, keep=at == 0 or (keep and at == last))
            for at, row in enumerate((table.header, *table.rows))
        )
        self._below_table = True
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{left}" w:type="dxa"/>{_TABLE_LOOK}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )

    def _row(self, row: tuple[Paragraph, ...], columns: list[int], flush: list[str], *, head: bool, keep: bool) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>'
            f"{self._paragraph(cell, 'TableText', (_KEEP if keep else '') + right)}</w:tc>"
            for cell, column, right in zip(row, columns, flush, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _opening(item: tuple[Block, ...]) -> tuple[Paragraph, Table | None, tuple[Block, ...]]:
    """The words that take an item's number, the table whose caption they are, and the blocks that follow."""
    match item:
        case (Paragraph() as words, *rest):
            return words, None, tuple(rest)
        case (Table() as table, *rest):
            return table.caption, table, tuple(rest)
    return _WORDLESS, None, item


def _leads_in(block: Block, following: Block | None) -> bool:
    """Whether a block is the sentence before a list, or one that ends in a colon, to stay on the page of what it leads
    in; a long one may part."""
    return (isinstance(following, NumberedList) or _ends_in_colon(block)) and _shorter(block, _LEAD_IN)


def _ends_in_colon(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain_text(block.runs).endswith(":")


def _shorter(block: Block | None, most: int) -> bool:
    """Whether a block is a paragraph of at most so many characters."""
    return isinstance(block, Paragraph) and len(plain_text(block.runs)) <= most


def continuation_header(paragraph: Paragraph) -> str:
    """The lines at the head of every page but the first; a note has no place there, and a link stays as words."""
    runs = [_unlinked(run) for run in paragraph.runs if not isinstance(run, Note)]
    return f'<w:p><w:pPr><w:pStyle w:val="ContinuationHeader"/></w:pPr>{written(runs, Links(), [])}</w:p>'


def _unlinked(run: Run) -> Run:
    return replace(run, link=None) if isinstance(run, Text) and run.link else run
