"""Who rests on what: the clauses, figures, events and tenures that use a source, a statistic or an event."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.frozen import frozen
from drafter.library import Library


@frozen
class Uses:
    """What cites a source itself, by id and in the order of the library; all are empty for a source that nothing uses.

    A clause goes by its issue and its id, an official with a tenure that rests on the source by id.
    """

    clauses: tuple[str, ...]
    statistics: tuple[str, ...]
    events: tuple[str, ...]
    officials: tuple[str, ...]
    posts: tuple[str, ...]

    def __bool__(self) -> bool:
        return any((self.clauses, self.statistics, self.events, self.officials, self.posts))


def uses_of_source(library: Library, source: str) -> Uses:
    """Everything that cites a source: in its own words, for a figure, an event, a tenure or a post."""
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
        posts=tuple(name for name, one in library.posts.items() if one.source == source),
    )


def clauses_with_statistic(library: Library, statistic: str) -> tuple[str, ...]:
    """The clauses that state a figure of a statistic."""
    return tuple(name for name, one in library.clauses.items() if statistic in one.evidence.values())


def clauses_with_event(library: Library, event: str) -> tuple[str, ...]:
    """The clauses that speak of an event or depend on it."""
    return tuple(name for name, one in library.clauses.items() if event in one.events.values() or event in one.in_force)


def unused_sources(library: Library) -> Iterator[str]:
    """The sources that nothing cites."""
    return (name for name in library.sources if not uses_of_source(library, name))
