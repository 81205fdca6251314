"""A Word file as stationery: its paper, its headers and footers, its styles, and where in it a letter goes."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.errors import Faults, Location
from drafter.frozen import frozen
from drafter.opc.elements import Element, W, is_on, number, parsed, value, walked
from drafter.opc.styles import FileStyle, read_styles
from drafter.opc.word import WordFile, opened
from drafter.opc.zones import Judge, Line, Zone, read_zone, words

MARK = "[LETTER]"
MODE = "compatibilityMode"
NEWEST_MODE = 15
PAGES = ("first", "default", "even")
TWIPS = 1440
"""The unit of paper and margins, by the inch."""

_LETTER_PAPER = (12240, 15840)
_NARROWEST = 2 * TWIPS
_PLACES = {"first": "the first page", "default": "the pages", "even": "the even pages"}


@frozen
class Paper:
    """The page in twentieths of a point: its size, its margins, and what binding takes."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """How wide the text runs."""
        return self.width - abs(self.left) - abs(self.right) - self.gutter


@frozen
class Sheet:
    """What a file has as stationery.

    `headers` and `footers` are those in force in the section that the letter takes, by the pages they stand on: first,
    default, even; `header_parts` and `footer_parts` are the names of their parts. `section` counts the file's sections
    from 0, `mark` the body's blocks; it is None where no block is the mark. `head` stands before the mark, `left_out`
    is all of the body that no letter keeps. `mode` is the version of Word, such as 14, whose ways the file is set in.
    """

    file: WordFile
    paper: Paper
    typeface: str
    size: float
    title_page: bool
    even_and_odd: bool
    mode: int
    headers: dict[str, Zone]
    footers: dict[str, Zone]
    header_parts: dict[str, str]
    footer_parts: dict[str, str]
    styles: tuple[FileStyle, ...]
    section: int
    sections: int
    mark: int | None
    head: Zone
    left_out: Zone

    @property
    def first_page(self) -> tuple[Line, ...]:
        """The words at the head of the first page, from the header and from above the mark."""
        header = self.headers.get("first" if self.title_page else "default", Zone())
        return (*header.lines, *self.head.lines)


def read_sheet(data: bytes, where: Location, faults: Faults) -> Sheet | None:
    """A file as stationery, None where it cannot be opened; every fault that keeps it from being used is added."""
    file = opened(data, where, faults)
    return None if file is None else _Reading(file, where, faults).sheet()


class _Reading:
    """One file while it is read."""

    def __init__(self, file: WordFile, where: Location, faults: Faults) -> None:
        self.file = file
        self.where = where
        self.faults = faults
        self.styles = read_styles(file)

    def sheet(self) -> Sheet | None:
        """All that the file says."""
        body = parsed(self.file.parts[self.file.main]).find(f"{W}body")
        if body is None:
            self.faults.add("this file is damaged: it has no body", self.where, "Open it in Word and save it anew.")
            return None
        blocks = [block for block in body if block.tag != f"{W}sectPr"]
        mark = self.mark(body, blocks)
        sections = list(sections_of(body))
        before = sections_before(blocks, mark)
        section = sections[before] if sections else Element(f"{W}sectPr")
        kept, dropped = (blocks[:mark], blocks[mark + 1 :]) if mark is not None else ([], blocks)
        header_parts, footer_parts = (self.parts(sections[: before + 1], kind) for kind in ("header", "footer"))
        settings = self.settings()
        self.judge(kept, self.file.main, "the head of the body")
        sheet = Sheet(
            file=self.file,
            paper=_paper(section),
            typeface=self.styles.typeface(),
            size=self.styles.size(),
            title_page=is_on(section.find(f"{W}titlePg")),
            even_and_odd=is_on(settings.find(f"{W}evenAndOddHeaders")),
            mode=_mode(settings),
            headers=self.zones(header_parts, "header"),
            footers=self.zones(footer_parts, "footer"),
            header_parts=header_parts,
            footer_parts=footer_parts,
            styles=self.styles.all(),
            section=before,
            sections=max(len(sections), 1),
            mark=mark,
            head=read_zone(kept),
            left_out=read_zone(dropped),
        )
        self.check(sheet)
        return sheet

    def mark(self, body: Element, blocks: list[Element]) -> int | None:
        """The block that says where the letter goes; None where none does."""
        marks = [at for at, block in enumerate(blocks) if block.tag == f"{W}p" and is_mark(block)]
        everywhere = [one for one in walked(body) if one.tag == f"{W}p" and is_mark(one)]
        if len(everywhere) > 1:
            hint = f"Leave {MARK} where the letter begins, and delete the others."
            self.faults.add(f"{MARK} stands {len(everywhere)} times in this file", self.where, hint)
        elif everywhere and not marks:
            message = f"{MARK} stands in a table or a text box, where no letter can go"
            self.faults.add(message, self.where, "Put it into a paragraph of its own, outside of them.")
        return marks[0] if marks else None

    def parts(self, sections: list[Element], kind: str) -> dict[str, str]:
        """The part for each kind of page; a section without one goes on with that of the section before it."""
        found: dict[str, str] = {}
        targets = {one.id: one.target for one in self.file.relations[self.file.main] if one.kind == kind}
        for section in sections:
            for one in section.findall(f"{W}{kind}Reference"):
                target = targets.get(next((text for key, text in one.attrib.items() if key.endswith("}id")), ""), "")
                if target in self.file.parts:
                    found[value(one, "type") or "default"] = target
                elif not self.faults.found:
                    hint = "Open it in Word and save it anew."
                    self.faults.add(f"this file is damaged: a {kind} is missing from it", self.where, hint)
        return {page: found[page] for page in PAGES if page in found}

    def zones(self, parts: dict[str, str], kind: str) -> dict[str, Zone]:
        """What the headers or the footers hold; each is judged."""
        zones = {}
        for page, name in parts.items():
            blocks = list(parsed(self.file.parts[name]))
            self.judge(blocks, name, f"the {kind} of {_PLACES[page]}")
            zones[page] = read_zone(blocks)
        return zones

    def judge(self, blocks: list[Element], part: str, place: str) -> None:
        """Note what a letter cannot keep."""
        Judge(self.styles.hidden(), self.where, self.faults).judge(blocks, self.file.relations.get(part, ()), place)

    def settings(self) -> Element:
        """The settings, empty where the file has none."""
        name = self.file.related(self.file.main, "settings")
        return parsed(self.file.parts[name]) if name else Element(f"{W}settings")

    def check(self, sheet: Sheet) -> None:
        """Whether the file can serve as stationery at all."""
        if sheet.paper.text_width < _NARROWEST:
            inches = sheet.paper.text_width / TWIPS
            self.faults.add(
                f"its margins leave {inches:.1f} inches for the text", self.where, "In Word: Layout, Margins; leave 2."
            )
        page = "first" if sheet.title_page else "default"
        bare = sheet.headers.get(page, Zone()).is_empty and sheet.footers.get(page, Zone()).is_empty
        if bare and sheet.mark is None and not sheet.left_out.is_empty:
            message = "the header of the first page is empty, and drafter would leave out what stands in the body"
            hint = (
                "Move the letterhead into the header (in Word: Insert, Header, Edit Header); or leave it where it is "
                f"and type {MARK} in a paragraph of its own, below it, where the letter is to begin."
            )
            self.faults.add(message, self.where, hint)


def is_mark(paragraph: Element) -> bool:
    """Whether a paragraph says nothing but where the letter goes."""
    return words(paragraph).upper() == MARK


def sections_of(body: Element) -> Iterator[Element]:
    """The properties of each section in order; those of the last stand at the body's end."""
    for block in body:
        if block.tag == f"{W}sectPr":
            yield block
        else:
            yield from (found for one in block.iter(f"{W}pPr") if (found := one.find(f"{W}sectPr")) is not None)


def sections_before(blocks: list[Element], mark: int | None) -> int:
    """How many sections end before the letter's own: the one with the mark in it, else the first.

    Page one of a letter is to look as page one of the file does, so without a mark it is not the last.
    """
    return sum(
        1 for block in blocks[: mark or 0] for one in block.iter(f"{W}pPr") if one.find(f"{W}sectPr") is not None
    )


def _mode(settings: Element) -> int:
    said = (one for one in settings.iter(f"{W}compatSetting") if value(one, "name") == MODE)
    return number(next(said, None), "val", NEWEST_MODE)


def _paper(section: Element) -> Paper:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width, height = (number(size, name, usual) for name, usual in zip("wh", _LETTER_PAPER, strict=True))
    top, right, bottom, left = (number(margins, side, TWIPS) for side in ("top", "right", "bottom", "left"))
    return Paper(width, height, top, right, bottom, left, number(margins, "gutter", 0))
