"""The library: everything a letter can be made from, read once and looked up as of the letter's date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from drafter.records.rules import Rule
from drafter.records.stationery import Kind, Letterhead, Signatory, StyleFile
from drafter.rendering import Tree
from drafter.series import Figure

if TYPE_CHECKING:
    from drafter.conditions import Condition, Fact
    from drafter.records.rules import CheckForms

T = TypeVar("T")


@dataclass(frozen=True)
class Library:
    """All records by id, in the order read: the shipped ones first, an office's own in place of those of the same id.

    A clause's key is its issue and its id, `broadband/maps`; so is that of a rule of an issue. `hash` is that of the
    content of every file. `styles` are the office's own .csl files; drafter's own styles stand in `citation.STYLES`.
    `trees` holds each template that stands in a record as the tree it was read into, by its text. `papers` holds the
    Word files of the letterheads that are the office's own, by their ids; they are read anew each time and never kept
    with the rest. `form_texts` holds each form of address as it is kept, for a letter needs one or two of them: posts
    have what their forms give. `overridden` says of each record that stands in the place of another, by kind and
    key such as `posts/an-id`, where that one is; rules say it themselves.
    """

    hash: str
    posts: dict[str, Post]
    form_texts: dict[str, str]
    house: House
    office: Office
    officials: dict[str, Official]
    sources: dict[str, Source]
    statistics: dict[str, Statistic]
    events: dict[str, Event]
    bodies: dict[str, Body]
    issues: dict[str, Issue]
    clauses: dict[str, Clause]
    kinds: dict[str, Kind]
    letterheads: dict[str, Letterhead]
    signatories: dict[str, Signatory]
    rules: dict[str, Rule]
    styles: dict[str, StyleFile]
    institutions: dict[str, Institution]
    people: dict[str, KnownPerson]
    titles: dict[str, Titles]
    parts: dict[str, str]
    part_files: dict[str, str]
    trees: dict[str, Tree]
    overridden: dict[str, str]
    papers: dict[str, bytes] = field(default_factory=dict, repr=False)

    def clauses_of(self, issue: str) -> Iterator[Clause]:
        """The clauses of an issue, then those of `common` that it does not have under the same id."""
        own = [clause for clause in self.clauses.values() if clause.issue == issue]
        yield from own
        taken = {clause.id for clause in own}
        yield from (one for one in self.clauses.values() if one.issue == "common" and one.id not in taken)

    def rules_called(self, name: str) -> tuple[Rule, ...]:
        """The rules of an id or a key: the house's first, then those of issues."""
        return tuple(one for key, one in self.rules.items() if name in (key, one.id))

    def rules_for(self, issue: str) -> dict[str, Rule]:
        """The rules for letters on an issue, by id: an issue's own takes the place of the house's."""
        return {one.id: one for one in self.rules.values() if one.issue in ("", issue)}

    def first_day(self, post: str) -> date | None:
        """The first day for which the roster knows anything of a post; None where it knows nothing."""
        days = [
            one.span.since or date.min
            for official in self.officials.values()
            for one in official.tenures
            if one.post == post
        ]
        days += [gap.span.since or date.min for gap in self.posts[post].gaps]
        return min(days, default=None)

    def part_where(self, name: str) -> Location:
        """The file of a standard part."""
        return Location(self.part_files[name])

    def form(self, name: str) -> Form | None:
        """A form of address; None where there is none of that id."""
        text = self.form_texts.get(name)
        return None if text is None else cache.decode(text.encode(), Form)

    @cached_property
    def forms(self) -> dict[str, Form]:
        """All forms of address by their ids."""
        return {name: cache.decode(text.encode(), Form) for name, text in self.form_texts.items()}

    @property
    def roster_file(self) -> str:
        """The file in which officials are entered."""
        return next((official.where.path for official in self.officials.values()), "templates/roster/officials.yaml")

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """What a `when:` may ask about a letter."""
        from drafter.library.facts import facts

        return facts(self)

    def condition(self, when: str, where: Location) -> Condition:
        """A `when:` of this library, read once however many letters ask it."""
        if when not in self._conditions:
            from drafter.conditions import compile_condition

            self._conditions[when] = compile_condition(when, self.facts, where)
        return self._conditions[when]

    @cached_property
    def figures_by_source(self) -> dict[str, tuple[Figure, ...]]:
        """Every vintage of every statistic by the source that it is cited from."""
        found: dict[str, list[Figure]] = {}
        for statistic in self.statistics.values():
            for vintage in statistic.vintages:
                found.setdefault(vintage.source, []).append(Figure(statistic, vintage))
        return {source: tuple(figures) for source, figures in found.items()}

    def once(self, make: Callable[[Library], T]) -> T:
        """What `make` works out of these records; it is worked out when it is first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}

    @cached_property
    def _conditions(self) -> dict[str, Condition]:
        return {}


def load(folders: Sequence[Path], forms: CheckForms, kept: Path | None = None) -> Library:
    """The library of these folders, the shipped one first, each later one over it.

    `forms` says what each check takes and tells. `kept` is where parsed libraries are kept, None to keep none. Raises
    DrafterError with every fault of every file.
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
    if kept:
        cache.keep(kept, name, cache.encode(library))
    return _with_papers(library, files)


def _with_papers(library: Library, files: Sequence[LibraryFile]) -> Library:
    """The library with the Word files of those letterheads that are in force."""
    in_force = {one.where.path: one.id for one in library.letterheads.values() if one.own}
    papers = {in_force[file.shown]: file.content for file in files if file.shown in in_force}
    return replace(library, papers=papers) if papers else library
