"""The base package made of the office's own Word file: what a letter keeps of it, and where the letter goes."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from itertools import count, takewhile
from posixpath import dirname, relpath
from typing import Any, cast

from lxml import etree

from drafter.errors import Faults, Location
from drafter.letter import Stationery
from drafter.opc.elements import R, W
from drafter.opc.package import opened, packed, smallest
from drafter.opc.relations import Relation, relations_name
from drafter.opc.sheet import Sheet, is_mark, read_sheet, sections_of
from drafter.opc.zones import KEPT_RELATIONS, Zone
from drafter.writers.docx.adopting import adopted, in_order, mark, part
from drafter.writers.docx.marks import BODY, DEFINITIONS, INSTANCES
from drafter.writers.docx.office_headers import edges, place_lines
from drafter.writers.docx.office_settings import settings
from drafter.writers.docx.office_styles import join_styles, rename
from drafter.writers.docx.parts import OFFICE, PARTS, TYPES, content_types, header, relationships
from drafter.writers.docx.stationery import base_package

_SECTION = ("paperSrc", "pgBorders", "lnNumType", "cols", "vAlign", "titlePg", "textDirection", "bidi", "rtlGutter",
            "docGrid")  # fmt: skip
"""What a letter's section keeps after its paper and margins, in the schema's order. Notes and pages count from one, and
the kind of section, the printer's own settings and protection stay behind."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def office_package(file: bytes) -> bytes:
    """The base package; the same file gives the same bytes. Raises DrafterError for a file that is refused."""
    faults = Faults()
    sheet = read_sheet(file, Location("the letterhead"), faults)
    faults.stop()
    assert sheet is not None
    return _Office(sheet).package()


class _Office:
    """One file while its parts are taken over."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.file = sheet.file
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.endings: dict[str, str] = {}
        self.copies: dict[str, str] = {}
        self.leads: list[tuple[str, str, str, bool]] = []
        self.ids = 0

    def package(self) -> bytes:
        """All parts, the content types first."""
        theirs = self.office_part("styles")
        added = opened(base_package(Stationery((), size=self.sheet.size))).text("word/styles.xml").encode()
        styles = adopted(theirs or added)
        self.renamed = join_styles(styles, adopted(added))
        self.put("word/styles.xml", part(styles), "styles")
        self.put("word/settings.xml", part(settings(self.office_part("settings"))), "settings")
        self.put("word/numbering.xml", self.numbering(), "numbering")
        self.put("word/footnotes.xml", PARTS["word/footnotes.xml"].encode(), "footnotes")
        self.take("theme", "word/theme/theme1.xml", _THEME)
        self.take("fontTable", "word/fontTable.xml", f"{_WORD}.fontTable+xml")
        document = self.document()
        self.parts["word/_rels/document.xml.rels"] = relationships(self.leads).encode()
        ours = {name: TYPES[name] for name in ("word/document.xml", "docProps/core.xml")}
        first = {
            "[Content_Types].xml": content_types({**ours, **self.types}, self.endings).encode(),
            "_rels/.rels": PARTS["_rels/.rels"].encode(),
            "word/document.xml": document,
        }
        last = {"docProps/core.xml": PARTS["docProps/core.xml"].encode()}
        return packed(smallest(name, data) for name, data in {**first, **self.parts, **last}.items())

    def office_part(self, kind: str) -> bytes | None:
        """A part of the office's that the document leads to."""
        name = self.file.related(self.file.main, kind)
        return self.file.parts[name] if name else None

    def put(self, name: str, content: bytes, kind: str, content_type: str = "") -> str:
        """A part that the document leads to; its id there."""
        self.parts[name] = content
        self.types[name] = content_type or TYPES[name]
        rid = f"rIdPart{len(self.leads) + 1}"
        self.leads.append((rid, f"{OFFICE}/{kind}", relpath(name, "word"), False))
        return rid

    def take(self, kind: str, name: str, content_type: str) -> None:
        """A part of the office's, with the pictures or fonts that it holds."""
        if source := self.file.related(self.file.main, kind):
            root = adopted(self.file.parts[source])
            self.put(name, part(root), kind, content_type)
            self.follow(source, name, _ids(root.iter()))

    def follow(self, source: str, name: str, used: set[str], links: dict[str, str] | None = None) -> None:
        """Write down what a part leads to, as far as it uses it, and take that over; `links` have these ids now.

        They stand among the document's as well: AbiWord looks for those of a header nowhere else, and stops.
        """
        leads = [self.lead(one, name, one.id) for one in self.leads_of(source) if one.id in used]
        there = [self.lead(one, name, links[one.id]) for one in self.leads_of(source) if links and one.id in links]
        self.leads += there
        if leads or there:
            self.parts[relations_name(name)] = relationships([*leads, *there]).encode()

    def leads_of(self, source: str | None) -> tuple[Relation, ...]:
        """What a part of the office's leads to."""
        return () if source is None else self.file.relations.get(source, ())

    def numbered(self, blocks: list[etree._Element], leads: Iterable[Relation]) -> dict[str, str]:
        """Give what these blocks lead to ids that nothing else in the letter has; the new ones by the old ones."""
        known = {one.id for one in leads}
        renamed: dict[str, str] = {}
        for element in (one for block in blocks for one in block.iter()):
            for key, rid in element.attrib.items():
                if str(key).startswith(R) and rid in known:
                    if rid not in renamed:
                        self.ids += 1
                        renamed[rid] = f"rIdOffice{self.ids}"
                    element.set(str(key), renamed[rid])
        return renamed

    def lead(self, one: Relation, name: str, rid: str) -> tuple[str, str, str, bool]:
        """One thing that a part leads to under an id: an address, or a picture or font that comes along."""
        if one.external:
            return rid, one.type, one.target, True
        return rid, one.type, relpath(self.copied(one.target), dirname(name)), False

    def copied(self, source: str) -> str:
        """The name that a picture or font has in the letter; it is copied once, whatever leads to it."""
        if source in self.copies:
            return self.copies[source]
        ending, kind = source.rpartition(".")[2].casefold(), self.file.types[source]
        folder = "media/image" if kind.startswith("image/") else "fonts/font"
        name = f"word/{folder}{len(self.copies) + 1}.{ending}"
        if self.endings.setdefault(ending, kind) != kind:
            self.types[name] = kind
        self.parts[name] = self.file.parts[source]
        self.copies[source] = name
        return name

    def numbering(self) -> bytes:
        """The office's lists, and marks for the letter's: all definitions stand before all instances."""
        theirs = self.office_part("numbering")
        if theirs is None:
            return PARTS["word/numbering.xml"].encode()
        root = adopted(theirs)
        rename(root, self.renamed)
        kept = list(in_order(root, ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup")))
        definitions = sum(one.tag in (f"{W}numPicBullet", f"{W}abstractNum") for one in kept)
        instances = definitions + sum(one.tag == f"{W}num" for one in kept)
        root[:] = [
            *kept[:definitions],
            mark(DEFINITIONS),
            *kept[definitions:instances],
            mark(INSTANCES),
            *kept[instances:],
        ]
        source = self.file.related(self.file.main, "numbering")
        assert source is not None
        self.follow(source, "word/numbering.xml", _ids(root.iter()))
        return part(root)

    def document(self) -> bytes:
        """The document: what stands at the head of the office's body, the mark for the letter, and the section."""
        theirs = adopted(self.file.parts[self.file.main])
        body = theirs.find(f"{W}body")
        assert body is not None
        sections: list[Any] = list(sections_of(cast(Any, body)))
        section = self.section(sections[self.sheet.section] if sections else None)
        head = self.head(body)
        ours = {"w": W.strip("{}"), "r": R.strip("{}")}
        root = etree.Element(theirs.tag, nsmap=cast(Any, theirs.nsmap) if head else ours)
        for key, value in theirs.attrib.items() if head else ():
            root.set(key, value)
        inner = etree.SubElement(root, f"{W}body")
        inner.extend([*head, mark(BODY), section])
        return part(root)

    def head(self, body: etree._Element) -> list[etree._Element]:
        """What stands above the office's mark, its pictures and links under ids that no other part of ours takes."""
        above = [] if self.sheet.mark is None else takewhile(lambda block: not is_mark(cast(Any, block)), body)
        kept = [deepcopy(block) for block in above]
        for block in kept:
            rename(block, self.renamed)
            for properties in block.iter(f"{W}pPr"):
                for section in properties.findall(f"{W}sectPr"):
                    properties.remove(section)
        leads = {one.id: one for one in self.leads_of(self.file.main) if one.kind in KEPT_RELATIONS}
        for old, new in self.numbered(kept, leads.values()).items():
            self.leads.append(self.lead(leads[old], "word/document.xml", new))
        return kept

    def section(self, theirs: etree._Element | None) -> etree._Element:
        """The section: its headers and footers, the first page always with its own, then paper and margins."""
        made = etree.Element(f"{W}sectPr")
        numbers = {"header": count(1), "footer": count(1)}
        for edge in edges(self.sheet):
            name = f"word/{edge.kind}{next(numbers[edge.kind])}.xml"
            root = adopted(header("<w:p/>").encode() if edge.source is None else self.file.parts[edge.source])
            rename(root, self.renamed)
            links = self.numbered([root], (one for one in self.leads_of(edge.source) if one.external))
            if edge.lines:
                place_lines(root, self.sheet.headers.get(edge.pages, Zone()))
            rid = self.put(name, part(root), edge.kind, f"{_WORD}.{edge.kind}+xml")
            if edge.source is not None:
                self.follow(edge.source, name, _ids(root.iter()), links)
            etree.SubElement(made, f"{W}{edge.kind}Reference", {f"{W}type": edge.pages, f"{R}id": rid})
        made.extend(self.paper(theirs))
        for name in _SECTION:
            if name == "titlePg":
                etree.SubElement(made, f"{W}titlePg")
            elif theirs is not None and (found := theirs.find(f"{W}{name}")) is not None:
                made.append(_unrelated(found))
        return made

    def paper(self, theirs: etree._Element | None) -> Iterable[etree._Element]:
        """Paper and margins in whole numbers, as the schema wants them."""
        paper = self.sheet.paper
        usual = {
            "pgSz": {"w": paper.width, "h": paper.height},
            "pgMar": {
                **{side: getattr(paper, side) for side in ("top", "right", "bottom", "left")},
                "header": 720,
                "footer": 720,
                "gutter": paper.gutter,
            },
        }
        for name, numbers in usual.items():
            made = etree.Element(f"{W}{name}")
            found = None if theirs is None else theirs.find(f"{W}{name}")
            said = {} if found is None else {str(key): str(value) for key, value in found.attrib.items()}
            for key in (*(f"{W}{one}" for one in numbers), *said):
                value = said.get(key) or str(numbers[key.removeprefix(W)])
                made.set(key, str(round(float(value))) if value.lstrip("-").replace(".", "", 1).isdigit() else value)
            yield made


def _ids(elements: Iterable[object]) -> set[str]:
    """The relations that elements use."""
    return {value for element in elements for key, value in getattr(element, "attrib", {}).items() if key.startswith(R)}


def _unrelated(element: etree._Element) -> etree._Element:
    """A copy that leads nowhere."""
    made = deepcopy(element)
    for one in made.iter():
        for key in one.attrib:
            if str(key).startswith(R):
                del one.attrib[key]
    return made
