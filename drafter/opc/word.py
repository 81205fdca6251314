"""A Word file that somebody else made, opened without trust: what it is refused for is said, all of it at once."""

from __future__ import annotations

from drafter.errors import Faults, Location
from drafter.frozen import frozen
from drafter.opc.container import unpacked
from drafter.opc.elements import UnsafeXmlError, check, parsed
from drafter.opc.relations import Relation, content_types, relations, relations_name

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENTS = (f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml")
_MACROS = ("vnd.ms-word.document.macroEnabled", "vnd.ms-word.template.macroEnabled", "vnd.ms-office.vbaProject")
_OTHER_PROGRAMS = {"spreadsheetml": "an Excel workbook", "presentationml": "a PowerPoint presentation"}
_DROPPED = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData")
"""What leads out of a file from settings that a letter does not keep; nothing of it is followed."""

_NEEDED = {
    "image": ("a picture", "Insert the picture again in Word."),
    "hdphoto": ("a picture", "Insert the picture again in Word."),
    "font": ("an embedded typeface", "In Word: File, Options, Save; choose Embed fonts in the file, and save it."),
}
_XML_ENDINGS = (".xml", ".rels", ".svg", ".vml")
_PLAIN = "Open it in Word and save it as a Word Document (.docx)."


@frozen
class WordFile:
    """The parts of a Word file that may be read: by name, with their types and what each leads to.

    A part that is unsafe XML is not among them. `main` is the name of the document part. `relations` has an entry for
    every part, and one for the package, "".
    """

    parts: dict[str, bytes]
    types: dict[str, str]
    relations: dict[str, tuple[Relation, ...]]
    main: str

    def related(self, source: str, kind: str) -> str | None:
        """The name of the part of this kind that `source` leads to, None where there is none."""
        found = (one.target for one in self.relations.get(source, ()) if one.kind == kind and not one.external)
        return next((name for name in found if name in self.parts), None)


def opened(data: bytes, where: Location, faults: Faults) -> WordFile | None:
    """A Word Document or Template, None where it cannot be opened; what it is refused for is added to `faults`."""
    parts = unpacked(data, where, faults)
    if parts is None:
        return None
    if "[Content_Types].xml" not in parts:
        faults.add("this is a zip file, but no Word file", where, f"A letterhead is a Word file. {_PLAIN}")
        return None
    reading = _Reading(parts, where, faults)
    reading.check_macros()
    reading.check_relations()
    return reading.file()


class _Reading:
    """One file while it is opened."""

    def __init__(self, parts: dict[str, bytes], where: Location, faults: Faults) -> None:
        self.parts = parts
        self.where = where
        self.faults = faults
        self.unsafe: set[str] = set()
        listing = "[Content_Types].xml"
        self.check_xml(listing)
        self.types = {} if listing in self.unsafe else content_types(parsed(parts[listing]), parts)
        for name, kind in self.types.items():
            if name != listing and (kind.endswith("xml") or name.endswith(_XML_ENDINGS)):
                self.check_xml(name)
        self.relations = {name: self.leads_to(name) for name in ("", *parts)}

    def check_xml(self, name: str) -> None:
        """A part that some reader may take for XML, whether or not a letter keeps it."""
        try:
            check(self.parts[name])
        except UnsafeXmlError as error:
            self.unsafe.add(name)
            self.faults.add(f"the part '{name}' {error}", self.where, _PLAIN)

    def leads_to(self, name: str) -> tuple[Relation, ...]:
        """What a part leads to; nothing where that cannot be read."""
        beside = relations_name(name)
        if beside not in self.parts or beside in self.unsafe:
            return ()
        return relations(parsed(self.parts[beside]), name, self.parts)

    def check_macros(self) -> None:
        """A program in the file, whatever the file is called."""
        kinds = self.types.values()
        named = any(name.casefold().endswith("vbaproject.bin") for name in self.parts)
        if named or any(macro in kind for kind in kinds for macro in _MACROS):
            hint = "Save it in Word as a Word Document (.docx), which leaves the macros behind."
            self.faults.add("this file holds macros", self.where, hint)

    def check_relations(self) -> None:
        """What leads out of the file, or to a picture that is not there."""
        told: set[tuple[str, str]] = set()
        for source, leads in self.relations.items():
            for one in leads:
                if (one.kind, one.target) not in told and (fault := self.objection(source, one)):
                    told.add((one.kind, one.target))
                    self.faults.add(fault[0], self.where, fault[1])

    def objection(self, source: str, one: Relation) -> tuple[str, str] | None:
        """What is wrong with something that a part leads to, and what to do about it; None where nothing is."""
        if one.external and one.kind in ("hyperlink", *_DROPPED):
            return None
        if one.external and one.kind == "image":
            remedy = "In Word: delete it, then Insert, Pictures, and choose Insert, not Link to File."
            return f"a picture is not in the file but linked: {one.target}", remedy
        if one.external:
            return f"this file leads to another ({one.kind}): {one.target}", f"Remove that from it. {_PLAIN}"
        if one.kind in _NEEDED and one.target not in self.parts:
            part = source.rpartition("/")[2]
            what, remedy = _NEEDED[one.kind]
            return f"{what} is missing from the file (in {part}: {one.target})", remedy
        return None

    def file(self) -> WordFile | None:
        """The file, None where it has no document part that Word would open."""
        main = next((one for one in self.relations[""] if one.kind == "officeDocument"), None)
        if main is None or main.target not in self.parts:
            if not self.faults.found:
                self.faults.add("this is no Word file: it has no document in it", self.where, _PLAIN)
            return None
        kind = self.types.get(main.target, "")
        if main.is_strict:
            hint = "In Word: Save As, Word Document (.docx), not Strict Open XML Document."
            self.faults.add("this file is a Strict Open XML Document", self.where, hint)
            return None
        if kind not in _DOCUMENTS and not any(macro in kind for macro in _MACROS):
            what = next((said for sign, said in _OTHER_PROGRAMS.items() if sign in kind), "no Word document")
            self.faults.add(f"this is {what}", self.where, "A letterhead is a Word Document or Template.")
            return None
        if main.target in self.unsafe:
            return None
        safe = {name: data for name, data in self.parts.items() if name not in self.unsafe}
        return WordFile(safe, self.types, self.relations, main.target)
