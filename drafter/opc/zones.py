"""What stands in a header, a footer or at the head of the body: its words, its pictures, and what cannot be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.errors import Faults, Location
from drafter.frozen import frozen
from drafter.opc.elements import MC, A, Element, R, W, is_on, number, value, walked
from drafter.opc.relations import Relation

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


KEPT_RELATIONS = ("image", "hyperlink", "hdphoto")
"""What a header, a footer or the head of the body may lead to."""

_DRAWN = {f"{W}{name}" for name in ("drawing", "pict", "pBdr", "tbl", "fldSimple", "fldChar")}
_SAFE_LINK = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_FETCHING = ("INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "INCLUDE", "LINK", "DDE", "DDEAUTO", "DATABASE", "MACROBUTTON",
             "MERGEFIELD", "RD", "EMBED", "CONTROL")  # fmt: skip
CHANGING = ("FILENAME", "AUTHOR", "USERNAME", "USERINITIALS", "USERADDRESS", "DATE", "TIME", "SAVEDATE", "PRINTDATE",
             "CREATEDATE", "LASTSAVEDBY", "DOCPROPERTY", "TITLE", "SUBJECT", "COMMENTS", "KEYWORDS", "TEMPLATE",
             "STYLEREF", "INFO", "FILESIZE", "EDITTIME", "REVNUM")  # fmt: skip
"""Fields whose words are another letter's, another day's or another person's when the file is opened again."""
_TRACKED = {f"{W}{name}" for name in (
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "tblPrChange",
    "tcPrChange", "trPrChange", "tblGridChange", "numberingChange",
)}  # fmt: skip
_NOT_KEPT = {
    f"{W}object": ("an embedded object", "Put it in as a picture."),
    f"{W}control": ("a control", "Take it out."),
    f"{W}altChunk": ("a file within the file", "Paste its words instead."),
    f"{W}subDoc": ("a file that it leads to", "Paste its words instead."),
    f"{W}footnoteReference": ("a footnote", "Take it out."),
    f"{W}endnoteReference": ("an endnote", "Take it out."),
    f"{W}contentPart": ("a drawing in ink", "Put it in as a picture."),
}


@frozen
class Line:
    """The words of one paragraph; `size` in points, None where the runs do not state one."""

    words: str
    size: float | None = None
    small_caps: bool = False


@frozen
class Picture:
    """A picture by the name it has in the file; `text` is its alternative text, empty where it has none.

    A picture that its makers marked as decoration needs none.
    """

    name: str
    text: str
    decorative: bool


@frozen
class Zone:
    """The lines that have words, the pictures, whether anything else is to be seen, and the names of the fields.

    `boxed` says that words stand in a text box, where a screen reader may not find them.
    """

    lines: tuple[Line, ...] = ()
    pictures: tuple[Picture, ...] = ()
    drawn: bool = False
    boxed: bool = False
    fields: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not (self.lines or self.pictures or self.drawn)


def read_zone(blocks: Iterable[Element]) -> Zone:
    """What these blocks hold, in reading order."""
    everything = [one for block in blocks for one in walked(block)]
    lines = [line for one in everything if one.tag == f"{W}p" and (line := _line(one)).words]
    pictures = [picture for one in everything for picture in _pictures(one)]
    return Zone(
        lines=tuple(lines),
        pictures=tuple(pictures),
        drawn=any(one.tag in _DRAWN for one in everything),
        boxed=any(one.tag == f"{W}txbxContent" and words(one) for one in everything),
        fields=tuple(dict.fromkeys(_fields(everything))),
    )


def words(element: Element) -> str:
    """All words of an element, its tabs and line breaks as spaces."""
    return " ".join("".join(_said(element)).split())


def _said(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag != f"{MC}Fallback":
            yield from _said(child)
            if child.tag == f"{W}p":
                yield " "


def _line(paragraph: Element) -> Line:
    """A paragraph's own words; those of a text box in it are lines of their own."""
    runs = [run for run in _own(paragraph) if run.tag == f"{W}r"]
    spoken = [run for run in runs if any(each.tag == f"{W}t" and (each.text or "").strip() for each in run)]
    sizes = [number(run.find(f"{W}rPr/{W}sz"), "val", 0) / 2 for run in spoken]
    return Line(
        " ".join("".join(part for run in runs for part in _said_plainly(run)).split()),
        max(sizes, default=0) or None,
        bool(spoken) and all(is_on(run.find(f"{W}rPr/{W}smallCaps")) for run in spoken),
    )


def _own(paragraph: Element) -> Iterator[Element]:
    """What stands in a paragraph, but not in a paragraph inside it."""
    for child in paragraph:
        if child.tag not in (f"{W}p", f"{MC}Fallback"):
            yield child
            yield from _own(child)


def _said_plainly(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag in (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab", f"{W}noBreakHyphen"):
            yield child.text or "" if child.tag == f"{W}t" else "-" if child.tag == f"{W}noBreakHyphen" else " "


def _pictures(element: Element) -> Iterator[Picture]:
    if element.tag in (f"{_WP}inline", f"{_WP}anchor"):
        told = element.find(f"{_WP}docPr")
        if told is not None and next(element.iter(f"{A}blip"), None) is not None:
            decorative = any(one.get("val") in ("1", "true") for one in told.iter(_DECORATIVE))
            yield Picture(told.get("name", ""), told.get("descr") or told.get("title") or "", decorative)
    elif element.tag == f"{W}pict":
        for shape in element.iter():
            if shape.find(f"{_VML}imagedata") is not None:
                yield Picture(shape.get("id", ""), shape.get("alt", ""), False)


def _fields(elements: Iterable[Element]) -> Iterator[str]:
    """The names of the fields; one in several runs is put together first."""
    instruction = ""
    for one in elements:
        if one.tag == f"{W}fldSimple":
            yield _field_name(value(one, "instr"))
        elif one.tag == f"{W}fldChar" and value(one, "fldCharType") in ("separate", "end"):
            if instruction:
                yield _field_name(instruction)
            instruction = ""
        elif one.tag == f"{W}instrText":
            instruction += one.text or ""


def _field_name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


class Judge:
    """Objects to what cannot be kept in a letter's header, footer or head."""

    def __init__(self, hidden_styles: frozenset[str], where: Location, faults: Faults) -> None:
        self.hidden_styles = hidden_styles
        self.where = where
        self.faults = faults

    def judge(self, blocks: Iterable[Element], leads: Iterable[Relation], place: str) -> None:
        """Note what is wrong in these blocks, which lead to `leads`; `place` is where they stand: 'the header'."""
        blocks = tuple(blocks)
        everything = [one for block in blocks for one in block.iter()]
        if any(one.tag in _TRACKED for one in everything):
            self.note(f"{place} holds tracked changes", "In Word: Review, Accept All Changes; then save it.")
        if any(self.is_hidden(one) for block in blocks for one in block.iter(f"{W}p")):
            self.note(f"{place} holds hidden text", "In Word: show it (Ctrl+Shift+8), delete it, and save the file.")
        for tag, (what, remedy) in _NOT_KEPT.items():
            if any(one.tag == tag for one in everything):
                self.note(f"{place} holds {what}, which a letter cannot keep", remedy)
        for name in dict.fromkeys(name for name in _fields(everything) if name in _FETCHING):
            hint = "In Word: click on it and press Ctrl+Shift+F9, which leaves its words; then save the file."
            self.note(f"{place} holds a field that fetches something from elsewhere ({name})", hint)
        used = {one for each in everything for key, one in each.attrib.items() if key.startswith(R)}
        known = {lead.id: lead for lead in leads}
        if used - {*known, ""}:
            self.note(
                f"{place} is damaged: something in it is missing from the file", "Open it in Word and save it anew."
            )
        for rid in sorted(used & {*known}):
            self.lead(known[rid], place)

    def lead(self, lead: Relation, place: str) -> None:
        """Something that the blocks lead to."""
        if lead.kind not in KEPT_RELATIONS:
            self.note(f"{place} holds what a letter cannot keep ({lead.kind})", "Put it in as a picture.")
        elif lead.external and not _SAFE_LINK.match(lead.target):
            hint = "In Word: right-click it, Remove Hyperlink. A letterhead may lead to a web page or a mailbox."
            self.note(f"{place} holds a link to somewhere on a computer: {lead.target}", hint)

    def is_hidden(self, paragraph: Element) -> bool:
        """Whether a paragraph has words that are not shown."""
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        for run in _own(paragraph):
            if run.tag == f"{W}r" and any(each.tag == f"{W}t" and each.text for each in run):
                vanish = run.find(f"{W}rPr/{W}vanish")
                named = {style, value(run.find(f"{W}rPr/{W}rStyle"))} & self.hidden_styles
                if is_on(vanish) or (named and vanish is None):
                    return True
        return False

    def note(self, message: str, hint: str) -> None:
        """One fault of the file."""
        self.faults.add(message, self.where, hint)
