"""The library: everything a letter can be made from, read once and looked up as of the letter's date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drafter.errors import Location
from drafter.library import cache
from drafter.library.files import LibraryFile, fingerprint, library_files
from drafter.records.bodies import Body
from drafter.records.evidence import Event, Source, Statistic
from drafter.records.forms import Form, House
from drafter.records.issues import Clause, Issue
from drafter.records.names import Institution, KnownPerson, Titles
from drafter.records.office import Office
from drafter.records.roster import Official, Post
from drafter.records.rules import Example, Rule
from drafter.records.stationery import Kind, Letterhead, Signatory, StyleFile
from drafter.rendering import Tree
from drafter.series import Figure

if TYPE_CHECKING:
    from drafter.conditions import Condition
    from drafter.records.rules import CheckForms

T = TypeVar("T")


@dataclass(frozen=True, eq=False, repr=False)
class Library:
    """All records by id, in the order read: the shipped ones first, an office's own in place of those of the same id.

    A clause's key is its issue and its id, `broadband/maps`; so is that of a rule of an issue. `hash` is that of the
    content of every file. `styles` are the office's own .csl files; drafter's own styles stand in `citation.STYLES`.
    `trees` holds each template that stands in a record as the tree it was read into, by its text. `papers` holds the
    Word files of the letterheads that are the office's own, by their ids; they are read anew each time and never kept
    with the rest. `examples` holds those of each rule by its key. `holders` gives the officials of each post, and
    `indexes` what checks look up among these records; both are worked out when a library is new. `overridden` says of
    each record that stands in the place of another, by kind and key such as `posts/an-id`, where that one is; rules say
    it themselves.
    """

    hash: str
    posts: Mapping[str, Post]
    forms: Mapping[str, Form]
    house: House
    office: Office
    officials: Mapping[str, Official]
    sources: Mapping[str, Source]
    statistics: Mapping[str, Statistic]
    events: Mapping[str, Event]
    bodies: Mapping[str, Body]
    issues: Mapping[str, Issue]
    clauses: Mapping[str, Clause]
    kinds: Mapping[str, Kind]
    letterheads: Mapping[str, Letterhead]
    signatories: Mapping[str, Signatory]
    rules: Mapping[str, Rule]
    examples: Mapping[str, tuple[Example, ...]]
    styles: Mapping[str, StyleFile]
    institutions: Mapping[str, Institution]
    people: Mapping[str, KnownPerson]
    titles: Mapping[str, Titles]
    parts: Mapping[str, str]
    part_files: Mapping[str, str]
    trees: Mapping[str, Tree]
    overridden: Mapping[str, str]
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    indexes: Mapping[str, Any] = field(default_factory=dict)
    papers: dict[str, bytes] = field(default_factory=dict, repr=False)

    def clauses_of(self, issue: str) -> tuple[Clause, ...]:
        """The clauses of an issue, then those of `common` that it does not have under the same id."""
        if issue not in self._clauses_of:
            own = self._clause_ids.get(issue, ())
            common = (name for name in self._clause_ids.get("common", ()) if name not in own)
            keys = (*(f"{issue}/{name}" for name in own), *(f"common/{name}" for name in common))
            self._clauses_of[issue] = tuple(map(self.clauses.__getitem__, keys))
        return self._clauses_of[issue]

    def rules_called(self, name: str) -> tuple[Rule, ...]:
        """The rules of an id or a key: the house's first, then those of issues."""
        return tuple(one for key, one in self.rules.items() if name in (key, one.id))

    def rules_for(self, issue: str) -> dict[str, Rule]:
        """The rules for letters on an issue, by id: an issue's own takes the place of the house's."""
        if issue not in self._rules_for:
            ids = {key.rpartition("/")[2]: key for key in self.rules if key.rpartition("/")[0] in ("", issue)}
            self._rules_for[issue] = {name: self.rules[key] for name, key in ids.items()}
        return self._rules_for[issue]

    def held(self, post: str) -> tuple[Official, ...]:
        """The officials who held a post, in the order of the roster."""
        return tuple(self.officials[name] for name in self.holders.get(post, ()))

    def first_day(self, post: str) -> date | None:
        """The first day for which the roster knows anything of a post; None where it knows nothing."""
        tenures = (one for official in self.held(post) for one in official.tenures if one.post == post)
        days = [one.span.since or date.min for one in tenures]
        days += [gap.span.since or date.min for gap in self.posts[post].gaps]
        return min(days, default=None)

    def part_where(self, name: str) -> Location:
        """The file of a standard part."""
        return Location(self.part_files[name])

    @property
    def roster_file(self) -> str:
        """The file in which officials are entered."""
        return next((official.where.path for official in self.officials.values()), "templates/roster/officials.yaml")

    def condition(self, when: str, where: Location) -> Condition:
        """A `when:` of this library, read once however many letters ask it."""
        if when not in self._conditions:
            from drafter.conditions import Fact, compile_condition
            from drafter.library.facts import TYPES

            facts = {name: Fact(kind) for name, kind in TYPES.items()}  # their ids were checked when it was read
            self._conditions[when] = compile_condition(when, facts, where)
        return self._conditions[when]

    @cached_property
    def figures_by_source(self) -> dict[str, tuple[Figure, ...]]:
        """Every vintage of every statistic by the source that it is cited from."""
        found: dict[str, list[Figure]] = {}
        for statistic in self.statistics.values():
            for vintage in statistic.vintages:
                found.setdefault(vintage.source, []).append(Figure(statistic, vintage))
        return {source: tuple(figures) for source, figures in found.items()}

    def index(self, name: str, make: Callable[[Library], T]) -> T:
        """What is looked up under this name: as it was kept with the library, else made now."""
        return self.indexes[name] if name in self.indexes else make(self)

    def once(self, make: Callable[[Library], T]) -> T:
        """What `make` works out of these records; it is worked out when it is first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    @cached_property
    def _clause_ids(self) -> dict[str, list[str]]:
        """The ids of the clauses of each issue, in their order."""
        found: dict[str, list[str]] = {}
        for key in self.clauses:
            issue, _, name = key.partition("/")
            found.setdefault(issue, []).append(name)
        return found

    @cached_property
    def _clauses_of(self) -> dict[str, tuple[Clause, ...]]:
        return {}

    @cached_property
    def _rules_for(self) -> dict[str, dict[str, Rule]]:
        return {}

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}

    @cached_property
    def _conditions(self) -> dict[str, Condition]:
        return {}


Indexes = Mapping[str, Callable[[Library], object]]


def load(folders: Sequence[Path], forms: CheckForms, indexes: Indexes, kept: Path | None = None) -> Library:
    """The library of these folders, the shipped one first, each later one over it.

    `forms` says what each check takes and tells, and `indexes` makes what checks look up, plain as JSON is. `kept` is
    where parsed libraries are kept, None to keep none. Raises DrafterError with every fault of every file.
    """
    files = library_files(folders)
    name = f"library-{fingerprint(files)}.json"
    if kept and (content := cache.fetch(kept, name)):
        try:
            return _with_papers(cache.decode(content, Library), files)
        except ValueError:
            pass  # written by another version, or damaged: read the files again
    from drafter.library.reading import read_library

    library = read_library(files, forms)
    library = replace(library, indexes={name: make(library) for name, make in indexes.items()})
    if kept:
        cache.keep(kept, name, cache.encode(library))
    return _with_papers(library, files)


def _with_papers(library: Library, files: Sequence[LibraryFile]) -> Library:
    """The library with the Word files of those letterheads that are in force."""
    in_force = {one.where.path: one.id for one in library.letterheads.values() if one.own}
    papers = {in_force[file.shown]: file.content for file in files if file.shown in in_force}
    return replace(library, papers=papers) if papers else library
