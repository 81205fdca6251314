"""Reads every file of a library into records, and checks them against each other. Runs only when a file is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafter.citation import STYLES
from drafter.citation.kinds import TYPES
from drafter.citation.style_file import read_style_file
from drafter.errors import DrafterError, Faults, Location, did_you_mean
from drafter.library import Library
from drafter.library.blanks import blanks, standing_blanks
from drafter.library.bodies import read_body
from drafter.library.evidence import BASES, check_units, read_event, read_source, read_statistic, with_vintages
from drafter.library.facts import facts
from drafter.library.fields import Fields, check_id, records
from drafter.library.files import HOUSE, OFFICE, LibraryFile, content_hash
from drafter.library.forms import read_form, read_house, settle
from drafter.library.issues import check_clause, check_outline, read_clause, read_issue
from drafter.library.kinds import check_kind, read_kind
from drafter.library.names import NAMES, OF_NAMES
from drafter.library.office import read_office
from drafter.library.packs import Entry, stacked
from drafter.library.references import References
from drafter.library.roster import check_overlaps, holders, read_official, read_post
from drafter.library.source import parse_clause, parse_yaml, read_text
from drafter.library.stationery import read_letterhead, read_paper, read_signatory
from drafter.library.templates import check_all_comparisons, check_parts, trees
from drafter.library.traps import says_nothing
from drafter.names import PARTS
from drafter.records.forms import House
from drafter.records.issues import COUNTERPART, Clause
from drafter.records.office import Office
from drafter.records.rules import CheckForms

Read = Callable[[str, Fields, References], Any]

parsed, parsed_clause = lru_cache(1024)(parse_yaml), lru_cache(1024)(parse_clause)
"""Files as they were parsed before: a library is read again with what is added to it, and the rest is as it was."""

ONE_A_FILE: dict[str, tuple[str, str, Read]] = {
    "letters": ("kinds", "a kind of letter", read_kind),
    "letterheads": ("letterheads", "a letterhead", read_letterhead),
    "signatories": ("signatories", "a signatory", read_signatory),
}
"""Folders under templates/ with a record a file: where the records go, what one is called, how it is read."""

MANY_A_FILE: dict[str, tuple[str, str, Read]] = {
    "posts": ("posts", "a post", read_post),
    "forms": ("forms", "a form of address", read_form),
    "officials": ("officials", "an official", read_official),
    "bodies": ("bodies", "a body", read_body),
    "sources": ("sources", "a source", read_source),
    "statistics": ("statistics", "a statistic", read_statistic),
    "timeline": ("events", "an event", read_event),
    **NAMES,
}
"""Files of many records, by their names."""


def read_library(files: Iterable[LibraryFile], forms: CheckForms) -> Library:
    """Every record of these files. Raises DrafterError with all faults, of the files first and then between them."""
    files = tuple(files)
    reading = _Reading()
    for file in files:
        reading.read(file)
    rules, examples = stacked(reading.entries.values(), reading.references, forms, reading.faults)
    reading.found |= {"rules": rules, "examples": examples}
    reading.faults.stop()
    settle(reading.found, reading.house)
    reading.found["holders"] = holders(reading.found["officials"])
    library = Library(hash=content_hash(files), house=reading.house, office=reading.office, **reading.found)
    _check(library, reading.references, reading.faults)
    reading.faults.stop()
    library = replace(library, trees=trees(library))
    check_all_comparisons(library, reading.references, reading.faults)
    reading.faults.stop()
    return library


class _Reading:
    """The records found so far, by kind and id; a later file's record takes the place of an earlier one's."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.references = References()
        self.layers: dict[tuple[str, str], int] = {}
        self.paths: dict[str, str] = {}
        self.entries: dict[tuple[int, str], Entry] = {}
        self.house = House()
        self.office = Office()
        kinds = ("posts", "officials", "bodies", "sources", "statistics", "events", "issues", "clauses", "kinds")
        self.found: dict[str, dict[str, Any]] = {
            kind: {}
            for kind in (
                *(*kinds, "forms", "letterheads", "signatories", "rules", "styles"),
                *(*OF_NAMES, "parts", "part_files", "trees", "overridden"),
            )
        }

    def read(self, file: LibraryFile) -> None:
        """Read one file; what is wrong with it is collected."""
        if file.parts == (OFFICE,):
            self.profile(file)
            return
        check_id(file.stem, Location(file.shown), self.faults)
        if file.parts[1] == "letterheads":
            self.only_letterhead(file)
        if file.is_paper:
            self.paper(file)
            return
        try:
            text = read_text(Path(file.path), file.shown)
            if (file.stem in MANY_A_FILE or "rules" in (file.stem, file.parts[1])) and says_nothing(text):
                return
            top, folder = file.parts[:2]
            if top == "clauses":
                self.in_issue(folder, file, text)
            elif folder == HOUSE:
                self.house_style(file, text)
            elif folder == "parts":
                self.part(file, text)
            elif folder == "styles":
                self.found["styles"][file.stem] = read_style_file(file.stem, text, file.shown)
            elif folder in ONE_A_FILE:
                kind, what, read = ONE_A_FILE[folder]
                self.add(kind, file.stem, Fields(parsed(text, file.shown), what, self.faults), read)
            elif folder == "rules":
                self.rules("", file, text)
            else:
                self.many(file, text)
        except DrafterError as error:
            self.faults.extend(error)

    def profile(self, file: LibraryFile) -> None:
        """Whose folder it is. Raises DrafterError for one of another format, of which nothing else can be judged."""
        try:
            text = read_text(Path(file.path), file.shown)
            office = read_office(Fields(parsed(text, file.shown), "an office’s profile", self.faults), self.references)
        except DrafterError as error:
            self.faults.extend(error)
            return
        if office is None:
            self.faults.stop()
        self.office = office or Office()

    def only_letterhead(self, file: LibraryFile) -> None:
        """One folder has one file for a letterhead, described or drawn; an office's may replace a shipped one."""
        key = "letterheads", file.stem
        if self.layers.get(key) == file.layer:
            other = self.paths[file.stem]
            hint = f"Keep the one that the office writes on, and rename or remove {other} or {file.parts[-1]}."
            self.faults.add(f"the letterhead '{file.stem}' has two files", Location(file.shown), hint)
        self.layers[key] = file.layer
        self.paths[file.stem] = file.parts[-1]

    def paper(self, file: LibraryFile) -> None:
        """A letterhead that is the office's own Word file."""
        if letterhead := read_paper(file.stem, file.content, Location(file.shown), self.faults):
            self.over("letterheads", file.stem)
            self.found["letterheads"][file.stem] = letterhead

    def house_style(self, file: LibraryFile, text: str) -> None:
        """The house style of a folder, over that of the folder before it."""
        fields = Fields(parsed(text, file.shown), "the house style", self.faults)
        self.house = read_house(fields, self.references, self.house)
        fields.done()

    def in_issue(self, issue: str, file: LibraryFile, text: str) -> None:
        """A file of an issue's folder: the issue itself, a clause, its rules, or its evidence."""
        if len(file.parts) == 4:
            self.clause(issue, file, text)
        elif file.stem == "issue":
            self.add("issues", issue, Fields(parsed(text, file.shown), "an issue", self.faults), read_issue)
        elif file.stem == "rules":
            self.rules(issue, file, text)
        else:
            self.many(file, text)

    def many(self, file: LibraryFile, text: str) -> None:
        """A file of many records, whose name says of what kind."""
        stem = file.stem
        if stem not in MANY_A_FILE:
            known = [*MANY_A_FILE, "rules", "issue"]
            hint = did_you_mean(stem, known) or f"Files here are named {', '.join(f'{name}.yaml' for name in known)}."
            self.faults.add("drafter reads no file of this name here", Location(file.shown), hint)
            return
        kind, what, read = MANY_A_FILE[stem]
        for name, fields in records(parsed(text, file.shown), what, self.faults).items():
            self.no_namesake(kind, name, fields, file)
            shipped = self.found[kind].get(name)
            self.add(kind, name, fields, read)
            if kind == "statistics" and shipped:
                self.found[kind][name] = with_vintages(self.found[kind][name], shipped)
            self.layers[kind, name] = file.layer

    def rules(self, issue: str, file: LibraryFile, text: str) -> None:
        """A file of rules, for one issue or for all letters; they are read when all that they stand over is known."""
        for name, fields in records(parsed(text, file.shown), "a rule", self.faults).items():
            entry = Entry(name, issue, fields)
            if other := self.entries.get((file.layer, entry.key)):
                taken = other.fields.where()
                self.faults.add(f"the id '{name}' is taken by {taken}", fields.where(), "Give it another id.")
            self.entries[file.layer, entry.key] = entry

    def clause(self, issue: str, file: LibraryFile, text: str) -> None:
        """A clause: the folders are its issue and slot, the file's name its id."""
        front, body, line = parsed_clause(text, file.shown)
        slot, name = file.parts[2], file.stem
        what = {"asks": "an ask", "asides": "an aside"}.get(slot, "a clause")
        fields = Fields(front, what, self.faults)
        clause = read_clause((issue, slot, name), fields, body, line, self.references)
        fields.done()
        key = f"{issue}/{name}"
        other: Clause | None = self.found["clauses"].get(key)
        if other and other.slot != slot and self.layers.get(("clauses", key)) == file.layer:
            message = f"the id '{name}' is taken by {other.where.path}"
            self.faults.add(message, Location(file.shown), "Give this clause another file name.")
        self.over("clauses", key)
        self.found["clauses"][key] = clause
        self.layers["clauses", key] = file.layer

    def part(self, file: LibraryFile, text: str) -> None:
        """A standard part's template."""
        name = file.stem
        if name not in PARTS:
            hint = did_you_mean(name, PARTS) or f"The parts are {', '.join(PARTS)}."
            self.faults.add(f"there is no standard part '{name}'", Location(file.shown), hint)
        self.found["parts"][name] = text
        self.found["part_files"][name] = file.shown

    def add(self, kind: str, name: str, fields: Fields, read: Read) -> None:
        """One record, and a word about keys that it cannot have."""
        self.over(kind, name)
        self.found[kind][name] = read(name, fields, self.references)
        fields.done()

    def over(self, kind: str, name: str) -> None:
        """Note the place of the record, if there is one, in whose place another is put."""
        if other := self.found[kind].get(name):
            self.found["overridden"][f"{kind}/{name}"] = str(other.where)

    def no_namesake(self, kind: str, name: str, fields: Fields, file: LibraryFile) -> None:
        """Two files of one folder tree may not define the same id; an office's own folder may replace a shipped one."""
        other = self.found[kind].get(name)
        if other and self.layers.get((kind, name)) == file.layer:
            self.faults.add(f"the id '{name}' is taken by {other.where}", fields.where(), "Give it another id.")


def _check(library: Library, references: References, faults: Faults) -> None:
    """What one record says of another, the conditions, and the words of every template."""
    if not library.issues:  # and so none of the ids that other files name
        hint = "Was the folder moved or renamed? An issue is a folder with an issue.yaml."
        faults.add("there is no issue", Location("clauses"), hint)
        faults.stop()
    references.check(
        {
            "post": library.posts,
            "form of address": library.forms,
            "source": library.sources,
            "statistic": library.statistics,
            "event": library.events,
            "official": library.officials,
            "institution": library.institutions,
            "committee": [one.id for one in library.institutions.values() if one.kind == "committees"],
            "rule": {rule.id for rule in library.rules.values()},
            "kind of letter": library.kinds,
            "signatory": library.signatories,
            "letterhead": library.letterheads,
            "style": (*STYLES, *library.styles),
            "clause": {clause.id for clause in library.clauses.values()},
            "ask": {clause.id for clause in library.clauses.values() if clause.slot == "asks"},
            "post, or the counterpart": (COUNTERPART, *library.posts),
            "blank": blanks(library),
            "standing blank": standing_blanks(library),
            "basis": BASES,
            "type of source": TYPES,
            "post, or a body": (*library.posts, *library.bodies),
        },
        faults,
    )
    if not any(rule.issue == "" for rule in library.rules.values()):
        faults.add("there are no rules", Location("templates/rules"), "Was the folder moved or renamed?")
    check_overlaps(library.officials, library.posts, faults)
    check_units(library.statistics, faults)
    _check_clauses(library, references, faults)
    check_parts(library, faults)
    _check_rule_issues(library, faults)
    references.check_conditions(facts(library), faults)


def _check_rule_issues(library: Library, faults: Faults) -> None:
    """Rules stand in the folder of an issue that there is; in any other they would hold for no letter."""
    known = ("", *library.issues)
    strangers = {rule.where.path: rule.issue for rule in library.rules.values() if rule.issue not in known}
    for path, issue in strangers.items():
        hint = "Add issue.yaml beside it; rules for all letters stand in templates/rules."
        message = f"these are rules for letters on '{issue}', and there is no such issue"
        faults.add(message, Location(path), did_you_mean(issue, library.issues) or hint)


def _check_clauses(library: Library, references: References, faults: Faults) -> None:
    slots = {slot for kind in library.kinds.values() for slot in kind.slots}
    for issue in library.issues.values():
        check_outline(issue, references.outlines.get(issue.id), library.clauses, slots, faults)
    for kind in library.kinds.values():
        check_kind(kind, library, references.kinds.get(kind.id), faults)
    for clause in library.clauses.values():
        if clause.slot not in {*slots, "asides"}:
            hint = did_you_mean(clause.slot, slots) or f"The slots are {', '.join(sorted(slots))}."
            faults.add(f"no kind of letter has a slot '{clause.slot}'", clause.where, hint)
        if clause.issue != "common" and clause.issue not in library.issues:
            faults.add(
                f"the folder '{clause.issue}' has no issue.yaml",
                clause.where,
                did_you_mean(clause.issue, library.issues) or "Add issue.yaml beside its slots: see clauses/README.md.",
            )
        check_clause(clause, library.issues.get(clause.issue), faults)
