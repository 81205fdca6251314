"""Reads every file of a library into records, and checks them against each other. Runs only when a file is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from drafter.citation import STYLES
from drafter.citation.style_file import read_style_file
from drafter.errors import DrafterError, Faults, Location, did_you_mean
from drafter.library import Library
from drafter.library.comparisons import check_comparisons, check_shares
from drafter.library.evidence import check_units, read_event, read_source, read_statistic, with_vintages
from drafter.library.facts import check_condition, facts
from drafter.library.fields import Fields, check_id, records
from drafter.library.files import LibraryFile, content_hash
from drafter.library.issues import COUNTERPART, check_clause, check_outline, read_clause, read_issue
from drafter.library.references import References
from drafter.library.roster import check_overlaps, read_official, read_post
from drafter.library.rules import read_rule
from drafter.library.source import parse_clause, parse_yaml, read_text
from drafter.library.stationery import read_kind, read_letterhead, read_paper, read_signatory
from drafter.names import PARTS
from drafter.records.issues import Clause
from drafter.records.rules import CheckForms

Read = Callable[[str, Fields, References], Any]

ONE_A_FILE: dict[str, tuple[str, str, Read]] = {
    "letters": ("kinds", "a kind of letter", read_kind),
    "letterheads": ("letterheads", "a letterhead", read_letterhead),
    "signatories": ("signatories", "a signatory", read_signatory),
}
"""Folders under templates/ with a record a file: where the records go, what one is called, how it is read."""

MANY_A_FILE: dict[str, tuple[str, str, Read]] = {
    "posts": ("posts", "a post", read_post),
    "officials": ("officials", "an official", read_official),
    "sources": ("sources", "a source", read_source),
    "statistics": ("statistics", "a statistic", read_statistic),
    "timeline": ("events", "an event", read_event),
}
"""Files of many records, by their names."""


def read_library(files: Iterable[LibraryFile], forms: CheckForms) -> Library:
    """Every record of these files. Raises DrafterError with all faults, of the files first and then between them."""
    files = tuple(files)
    reading = _Reading(forms)
    for file in files:
        reading.read(file)
    reading.faults.stop()
    library = Library(hash=content_hash(files), **reading.found)
    _check(library, reading.references, reading.faults)
    reading.faults.stop()
    _read_templates(library)
    _check_comparisons(library, reading.faults)
    reading.faults.stop()
    return library


class _Reading:
    """The records found so far, by kind and id; a later file's record takes the place of an earlier one's."""

    def __init__(self, forms: CheckForms) -> None:
        self.forms = forms
        self.faults = Faults()
        self.references = References()
        self.layers: dict[tuple[str, str], int] = {}
        self.paths: dict[str, str] = {}
        kinds = ("posts", "officials", "sources", "statistics", "events", "issues", "clauses", "kinds", "letterheads")
        self.found: dict[str, dict[str, Any]] = {
            kind: {} for kind in (*kinds, "signatories", "rules", "styles", "parts", "part_files", "trees")
        }

    def read(self, file: LibraryFile) -> None:
        """Read one file; what is wrong with it is collected."""
        check_id(file.stem, Location(file.shown), self.faults)
        if file.parts[1] == "letterheads":
            self.only_letterhead(file)
        if file.is_paper:
            self.paper(file)
            return
        try:
            text = read_text(Path(file.path), file.shown)
            top, folder = file.parts[:2]
            if top == "clauses":
                self.in_issue(folder, file, text)
            elif folder == "parts":
                self.part(file, text)
            elif folder == "styles":
                self.found["styles"][file.stem] = read_style_file(file.stem, text, file.shown)
            elif folder in ONE_A_FILE:
                kind, what, read = ONE_A_FILE[folder]
                self.add(kind, file.stem, Fields(parse_yaml(text, file.shown), what, self.faults), read)
            elif folder == "rules":
                self.rules("", file, text)
            else:
                self.many(file, text)
        except DrafterError as error:
            self.faults.extend(error)

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
            self.found["letterheads"][file.stem] = letterhead

    def in_issue(self, issue: str, file: LibraryFile, text: str) -> None:
        """A file of an issue's folder: the issue itself, a clause, its rules, or its evidence."""
        if len(file.parts) == 4:
            self.clause(issue, file, text)
        elif file.stem == "issue":
            self.add("issues", issue, Fields(parse_yaml(text, file.shown), "an issue", self.faults), read_issue)
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
        for name, fields in records(parse_yaml(text, file.shown), what, self.faults).items():
            self.no_namesake(kind, name, fields, file)
            shipped = self.found[kind].get(name)
            self.add(kind, name, fields, read)
            if kind == "statistics" and shipped:
                self.found[kind][name] = with_vintages(self.found[kind][name], shipped)
            self.layers[kind, name] = file.layer

    def rules(self, issue: str, file: LibraryFile, text: str) -> None:
        """A file of rules, for one issue or for all letters."""
        for name, fields in records(parse_yaml(text, file.shown), "a rule", self.faults).items():
            self.no_namesake("rules", name, fields, file)
            self.layers["rules", name] = file.layer
            self.found["rules"][name] = read_rule(name, fields, self.references, issue, self.forms)
            fields.done()

    def clause(self, issue: str, file: LibraryFile, text: str) -> None:
        """A clause: the folders are its issue and slot, the file's name its id."""
        front, body, line = parse_clause(text, file.shown)
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
        self.found[kind][name] = read(name, fields, self.references)
        fields.done()

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
            "source": library.sources,
            "statistic": library.statistics,
            "event": library.events,
            "official": library.officials,
            "rule": library.rules,
            "kind of letter": library.kinds,
            "signatory": library.signatories,
            "letterhead": library.letterheads,
            "style": (*STYLES, *library.styles),
            "clause": {clause.id for clause in library.clauses.values()},
            "ask": {clause.id for clause in library.clauses.values() if clause.slot == "asks"},
            "post, or the counterpart": (COUNTERPART, *library.posts),
        },
        faults,
    )
    if not library.rules:
        faults.add("there are no rules", Location("templates/rules"), "Was the folder moved or renamed?")
    check_overlaps(library.officials, library.posts, faults)
    check_units(library.statistics, faults)
    _check_clauses(library, references, faults)
    _check_templates(library, faults)
    known = facts(library)
    for clause in library.clauses.values():
        check_condition(clause.when, clause.when_where, known, faults)
    for rule in library.rules.values():
        check_condition(rule.when, rule.where, known, faults)


def _check_clauses(library: Library, references: References, faults: Faults) -> None:
    slots = {slot for kind in library.kinds.values() for slot in kind.slots}
    for issue in library.issues.values():
        check_outline(issue, references.outlines.get(issue.id), library.clauses, slots, faults)
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


def _read_templates(library: Library) -> None:
    """Read every template of the records into its tree; all of them were checked before."""
    from drafter.templating import read

    texts = [text for clause in library.clauses.values() for text in (clause.body, clause.lead)]
    texts += [one.passage.body for rule in library.rules.values() for one in rule.examples if one.passage]
    texts += library.parts.values()
    texts += [line.text for head in library.letterheads.values() if not head.own for line in head.lines]
    texts += [text for post in library.posts.values() for text in (*post.name_lines, *post.salutation.values())]
    library.trees.update((text, read(text)) for text in texts)


def _check_comparisons(library: Library, faults: Faults) -> None:
    asks = [clause.id for clause in library.clauses.values() if clause.slot == "asks"]
    for clause in library.clauses.values():
        for text in (clause.lead, clause.body):
            check_comparisons(clause, library.trees[text], {"post.id": library.posts, "asks.ids": asks}, faults)
            check_shares(clause, library.trees[text], faults)


def _check_templates(library: Library, faults: Faults) -> None:
    """The words of the standard parts. Imports jinja2, as `check_clause` does."""
    from drafter.templating import faults_in_part

    for name in PARTS:
        if name not in library.parts:
            faults.add(f"the standard part '{name}' is missing", Location("templates/parts"), f"Add {name}.txt.j2.")
    for name, text in library.parts.items():
        faults.found.extend(faults_in_part(text, Location(library.part_files[name], 1, 1)))
