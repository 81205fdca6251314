"""Who rests on what: the clauses, figures, events, tenures and forms that use a source, a statistic or an event."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.frozen import frozen
from drafter.library import Library
from drafter.records.issues import Clause, ClauseBlank
from drafter.records.stationery import Kind


@frozen
class Uses:
    """What cites a source itself, by id and in the order of the library; all are empty for a source that nothing uses.

    A clause goes by its issue and its id, an official with a tenure that rests on the source by id. `forms` are those
    of address.
    """

    clauses: tuple[str, ...]
    statistics: tuple[str, ...]
    events: tuple[str, ...]
    officials: tuple[str, ...]
    posts: tuple[str, ...]
    forms: tuple[str, ...]

    def __bool__(self) -> bool:
        return any((self.clauses, self.statistics, self.events, self.officials, self.posts, self.forms))


def uses_of_source(library: Library, source: str) -> Uses:
    """Everything that cites a source: in its own words, for a figure, an event, a tenure, a post or a form."""
    return Uses(
        clauses=tuple(name for name, one in library.clauses.items() if source in one.cites.values()),
        statistics=tuple(
            name
            for name, one in library.statistics.items()
            if any(source in (vintage.source, vintage.quoted_by) for vintage in one.vintages)
        ),
        events=tuple(name for name, one in library.events.items() if one.source == source),
        officials=tuple(
            name for name, one in library.officials.items() if any(tenure.source == source for tenure in one.tenures)
        ),
        posts=tuple(
            name
            for name, one in library.posts.items()
            if source == one.source or (one.other and source == one.other.source)
        ),
        forms=tuple(name for name, one in library.forms.items() if source in one.sources),
    )


def clauses_of_kind(library: Library, kind: Kind) -> tuple[Clause, ...]:
    """The clauses that a kind of letter has of its own, in their order; those on request are among them."""
    return tuple(library.clauses[f"common/{name}"] for slot in kind.slots for name in kind.outline.get(slot, ()))


def blanks_of(kind: Kind, library: Library) -> tuple[ClauseBlank, ...]:
    """What only the office knows in a letter of a kind, each once, in the order of the letter.

    Of clauses that come only on request it is not, since they are named one by one.
    """
    own = [clause.blanks for clause in clauses_of_kind(library, kind) if not clause.on_request]
    return tuple({blank.name: blank for blanks in (kind.blanks, *own) for blank in blanks}.values())


def clauses_with_statistic(library: Library, statistic: str) -> tuple[str, ...]:
    """The clauses that state a figure of a statistic."""
    return tuple(name for name, one in library.clauses.items() if statistic in one.evidence.values())


def clauses_with_event(library: Library, event: str) -> tuple[str, ...]:
    """The clauses that speak of an event or depend on it."""
    return tuple(name for name, one in library.clauses.items() if event in one.events.values() or event in one.in_force)


def unused_sources(library: Library) -> Iterator[str]:
    """The sources that nothing cites."""
    return (name for name in library.sources if not uses_of_source(library, name))
