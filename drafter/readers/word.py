"""Letters in Word: the paragraphs and tables of a file, as they read once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.errors import Faults, FileError, Location
from drafter.opc.container import unpacked
from drafter.opc.elements import MC, Element, R, UnsafeXmlError, W, is_on, number, parsed, value
from drafter.opc.relations import Relation, relations, relations_name
from drafter.opc.styles import FileStyles
from drafter.readers.lines import END, HARD, Grid, Line, Numbering, Sheet, split, tidy
from drafter.readers.typed_notes import with_typed_notes
from drafter.readers.word_notes import notes_of
from drafter.readers.word_runs import Runs, boxes, deleted_mark

_DISTINCT = 60
"""Twentieths of a point: how much more room than elsewhere sets a paragraph off from the one above it."""

_HINT = "Open it in Word, save it as a Word Document (.docx), and check that."
_THROUGH = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")} | {
    f"{MC}AlternateContent",
    f"{MC}Choice",
}


def read_word(data: bytes, name: str) -> Sheet:
    """A letter in a Word file. Raises FileError where it is none, or is damaged, protected or too large."""
    return WordText(data, name).sheet()


class WordText:
    """One Word file while it is read.

    `roots` holds the parts that were read, and `places` the paragraphs that stand at a place; `note_texts` the
    paragraphs of each note by its kind and id.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        faults = Faults()
        where = Location(name)
        self.parts = unpacked(data, where, faults) or {}
        self.main = ""
        if self.parts and not faults.found:
            try:
                self.begin()
            except UnsafeXmlError as error:
                faults.add(f"its text {error}", where, _HINT)
            except KeyError:
                faults.add("this is no Word document", where, _HINT)
        if faults.found:
            raise FileError(*faults.found)

    def begin(self) -> None:
        """Read the parts that a letter's words stand in. Raises UnsafeXmlError, and KeyError where one is missing."""
        self.main = next(one.target for one in (*self.leads_to(""), _USUAL) if one.kind == "officeDocument")
        self.roots: dict[str, Element] = {}
        self.root = self.read(self.main)
        self.related = self.leads_to(self.main)
        self.styles = FileStyles(self.related_root("styles"), None)
        standard = (one.id for one in self.styles.all() if one.standard and one.kind == "paragraph")
        self.standard = next(standard, "")
        self.lists = _Lists(self.related_root("numbering"))
        self.edges = {one.id: self.read(one.target) for one in self.related if self.is_edge(one)}
        links = {one.id: one.target for one in self.related if one.kind == "hyperlink" and one.external}
        self.note_texts: dict[tuple[str, str], list[Element]] = {}
        notes = {
            kind: notes_of(self.related_root(f"{kind}s"), kind, self.styles.hidden(), self.note_texts)
            for kind in ("footnote", "endnote")
        }
        self.runs = Runs(links, notes, self.styles.hidden())
        self.count = 0
        self.places: dict[Location, list[Element]] = {}

    def leads_to(self, part: str) -> tuple[Relation, ...]:
        """What a part leads to."""
        beside = relations_name(part)
        return relations(parsed(self.parts[beside]), part, self.parts) if beside in self.parts else ()

    def related_root(self, kind: str) -> Element | None:
        """The part of a kind that the text leads to; None where it has none."""
        name = next((one.target for one in self.related if one.kind == kind and not one.external), None)
        return self.read(name) if name and name in self.parts else None

    def is_edge(self, lead: Relation) -> bool:
        """Whether the text leads to a header or a footer that is there."""
        return lead.kind in ("header", "footer") and not lead.external and lead.target in self.parts

    def read(self, part: str) -> Element:
        """A part, which stays as it was read."""
        self.roots[part] = parsed(self.parts[part])
        return self.roots[part]

    def sheet(self) -> Sheet:
        """The lines and tables of the file's text, and of the headers and footers of its pages."""
        body = self.root.find(f"{W}body")
        lines = list(self.blocks(body)) if body is not None else []
        head = self.letterhead()
        letterhead = tuple(self.edge(head, "header")) if head else ()
        return Sheet(tuple(with_typed_notes(list(self.set_apart(lines)))), letterhead, tuple(self.running(head)))

    def blocks(self, container: Element) -> Iterator[Line | Grid]:
        """The lines and tables below an element, in reading order; a text box stands before its paragraph."""
        empty = True
        waiting: list[Element] = []
        for child in container:
            if child.tag == f"{W}p":
                waiting.append(child)
                if deleted_mark(child):
                    continue
                lines = list(self.paragraph(waiting, gap=empty))
                yield from lines
                empty = not lines
                waiting = []
            elif child.tag == f"{W}tbl":
                if grid := self.table(child):
                    yield grid
                empty = True
            elif child.tag in _THROUGH:
                made = list(self.blocks(child))
                if made and isinstance(first := made[0], Line):
                    made[0] = replace(first, gap=empty)
                yield from made
                empty = not made if made else empty
        yield from self.paragraph(waiting, gap=empty) if waiting else ()

    def paragraph(self, elements: list[Element], *, gap: bool) -> Iterator[Line]:
        """The lines of a paragraph; of several, if the marks between them are deleted."""
        for element in elements:
            for box in boxes(element):
                yield from (one for one in self.blocks(box) if isinstance(one, Line))
        runs = [run for element in elements for run in self.runs.of(element)]
        lines = [line for line in map(tidy, split(runs)) if line]
        if not lines:
            return
        self.count += 1
        origin = Location(f"{self.name}, paragraph {self.count}")
        self.places[origin] = list(elements)
        numbering, indent = self.numbering(elements[0])
        named = value(elements[0].find(f"{W}pPr/{W}pStyle"))
        for at, line in enumerate(lines):
            made = Line(
                runs=line,
                origin=origin,
                gap=not at and (gap or len(lines) > 1),
                ends=END if at == len(lines) - 1 else HARD,
                indent=indent,
                numbering=None if at else numbering,
                caption="caption" in named.casefold(),
            )
            yield made

    def table(self, element: Element) -> Grid | None:
        """A table; None where no cell has words."""
        rows = []
        origin = Location(f"{self.name}, paragraph {self.count + 1}")
        for row in _below(element, "tr"):
            cells = [tuple(_lines(self.blocks(cell))) for cell in _below(row, "tc")]
            if any(cells):
                rows.append(tuple(cells))
        return Grid(tuple(rows), origin, number(element.find(f"{W}tblPr/{W}tblInd"), "w", 0)) if rows else None

    def numbering(self, paragraph: Element) -> tuple[Numbering | None, int]:
        """A paragraph's place in a list of Word's, and how far it stands in."""
        properties = list(self.properties(paragraph))
        of = next((one for each in properties if (one := each.find(f"{W}numPr")) is not None), None)
        level = number(of.find(f"{W}ilvl"), "val", 0) if of is not None else 0
        name = value(of.find(f"{W}numId")) if of is not None else ""
        form = self.lists.form(name, level)
        listed = form.find(f"{W}pPr") if form is not None else None
        stands = [
            each.find(f"{W}ind") for each in (*properties[:1], *([listed] if listed is not None else properties[1:]))
        ]
        left = next((number(one, "left", number(one, "start", 0)) for one in stands if _says(one, "left", "start")), 0)
        hanging = next((number(one, "hanging", 0) for one in stands if _says(one, "hanging")), 0)
        if form is None:
            return None, max(left, 0)
        start = self.lists.start(name, level, form)
        return Numbering(name, level, start), max(left - hanging, 0)

    def properties(self, paragraph: Element) -> Iterator[Element]:
        """The properties of a paragraph, the nearest first: its own, then those of its style and of its base."""
        own = paragraph.find(f"{W}pPr")
        yield own if own is not None else Element(f"{W}pPr")
        name, seen = value(own.find(f"{W}pStyle")) if own is not None else "", set[str]()
        name = name or self.standard
        while name in self.styles.by_id and name not in seen:
            seen.add(name)
            yield from self.styles.by_id[name].findall(f"{W}pPr")
            name = value(self.styles.by_id[name].find(f"{W}basedOn"))

    def set_apart(self, lines: list[Line | Grid]) -> Iterator[Line | Grid]:
        """The lines, with a gap above those that more room is left above than above others."""
        rooms = self.room_above(lines)
        least = min(rooms.values(), default=0)
        for line in lines:
            first = isinstance(line, Line) and rooms.pop(line.origin, 0) > least + _DISTINCT
            yield replace(line, gap=True) if first and isinstance(line, Line) else line

    def room_above(self, lines: list[Line | Grid]) -> dict[Location, int]:
        """The room above each paragraph but the first, by its place."""
        found: dict[Location, int] = {}
        before: Element | None = None
        for line in lines:
            if isinstance(line, Grid):
                before = None
            elif line.origin not in found:
                elements = self.places[line.origin]
                if before is not None:
                    found[line.origin] = max(self.spacing(before, "after"), self.spacing(elements[0], "before"))
                before = elements[-1]
        return found

    def spacing(self, paragraph: Element, side: str) -> int:
        """The room before or after a paragraph, in twentieths of a point."""
        defaults = self.styles.root.findall(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        said = (each.find(f"{W}spacing") for each in (*self.properties(paragraph), *defaults))
        return next((number(one, side, 0) for one in said if _says(one, side)), 0)

    def letterhead(self) -> str:
        """The relation of the first page's header; empty where it has none, or one of a page that goes on."""
        section = next(self.root.iter(f"{W}sectPr"), None)
        if section is None:
            return ""
        kind = "first" if is_on(section.find(f"{W}titlePg")) else "default"
        named = (one for one in section.findall(f"{W}headerReference") if value(one, "type") == kind)
        head = next((id_ for one in named if (id_ := one.get(f"{R}id", "")) in self.edges), "")
        goes_on = head and any("PAGE" in (each.text or "") for each in self.edges[head].iter(f"{W}instrText"))
        return "" if goes_on else head

    def running(self, letterhead: str) -> Iterator[Line]:
        """The lines of every other header and footer that some page shows, each once."""
        settings = self.related_root("settings")
        both = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
        shown: dict[str, str] = {}
        for section in self.root.iter(f"{W}sectPr"):
            kinds = {"default", *(["even"] if both else []), *(["first"] if is_on(section.find(f"{W}titlePg")) else [])}
            for side in ("header", "footer"):
                for one in section.findall(f"{W}{side}Reference"):
                    if value(one, "type") in kinds:
                        shown.setdefault(one.get(f"{R}id", ""), side)
        for name, side in shown.items():
            if name in self.edges and name != letterhead:
                yield from self.edge(name, side)

    def edge(self, name: str, side: str) -> Iterator[Line]:
        """The lines of a header or a footer; they are not counted among the paragraphs of the text."""
        edge, counted = self.edges[name], self.count
        origin = Location(f"{self.name}, {side}")
        self.places.setdefault(origin, []).extend(edge.iter(f"{W}p"))
        for line in list(_lines(self.blocks(edge))):
            self.places.pop(line.origin, None)
            yield replace(line, origin=origin)
        self.count = counted


class _Lists:
    """The lists of a Word file."""

    def __init__(self, root: Element | None) -> None:
        self.root = Element(f"{W}numbering") if root is None else root
        self.abstract = {value(one, "abstractNumId"): one for one in self.root.findall(f"{W}abstractNum")}
        self.of = {value(one, "numId"): value(one.find(f"{W}abstractNumId")) for one in self.root.findall(f"{W}num")}

    def form(self, name: str, level: int) -> Element | None:
        """How a list numbers a level; None where it shows nothing there, or there is no such list."""
        levels = self.abstract.get(self.of.get(name, ""))
        if levels is None:
            return None
        form = _level(levels, "lvl", level)
        shown = value(form.find(f"{W}numFmt")) if form is not None else "none"
        return None if shown == "none" else form

    def start(self, name: str, level: int, form: Element) -> int:
        """The number that a list begins with."""
        own = next((one for one in self.root.findall(f"{W}num") if value(one, "numId") == name), None)
        instead = _level(own, "lvlOverride", level) if own is not None else None
        begun = instead.find(f"{W}startOverride") if instead is not None else None
        return number(begun if begun is not None else form.find(f"{W}start"), "val", 1)


def _level(levels: Element, name: str, level: int) -> Element | None:
    return next((one for one in levels.findall(f"{W}{name}") if value(one, "ilvl") == str(level)), None)


_USUAL = Relation("", "officeDocument", "word/document.xml", external=False)


def _below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and insertions included."""
    for child in element:
        if child.tag == f"{W}{name}":
            if name != "tr" or child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _THROUGH:
            yield from _below(child, name)


def _lines(blocks: Iterator[Line | Grid]) -> Iterator[Line]:
    """The lines among blocks, those of a table in a table in their places."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (line for row in block.rows for cell in row for line in cell)


def _says(element: Element | None, *names: str) -> bool:
    return element is not None and any(element.get(f"{W}{name}") is not None for name in names)
