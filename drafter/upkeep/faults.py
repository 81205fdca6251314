"""What in the evidence is likely to be wrong, though it can be read: each look yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from drafter.dates import period_in_words
from drafter.findings import LEVELS, Finding
from drafter.library import Library
from drafter.records.evidence import Source, Statistic, Vintage
from drafter.series import months, period_order, year_before
from drafter.uses import clauses_with_statistic, unused_sources, uses_of_source

JUMP = 5
"""How many times its neighbor a figure may be before a digit too many or too few is the likelier cause."""


def faults(library: Library) -> tuple[Finding, ...]:
    """Everything found, the gravest first, then in the order of the looks and of the library."""
    found = [finding for look in LOOKS for finding in look(library)]
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def _undated_sources(library: Library) -> Iterator[Finding]:
    for source in library.sources.values():
        if source.issued is None:
            message = (
                f"the source '{source.id}' bears no date: its note says n.d., and a letter of any day may cite it."
            )
            hint = "Give 'issued' as a day, a month or a year, where the document has one."
            yield Finding("undated-source", _gravity(source, library), message, hint, "", source.where)


def _untraceable_sources(library: Library) -> Iterator[Finding]:
    for source in library.sources.values():
        if not (source.url or source.reference or source.number):
            message = f"the source '{source.id}' has no link, no number and no place in a publication."
            hint = "Give its 'url', its 'number', or in 'reference' the place where it is printed."
            why = "The addressee’s staff will look it up."
            yield Finding("untraceable-source", _gravity(source, library), message, hint, why, source.where)


def _gravity(source: Source, library: Library) -> str:
    """What letters cite matters more than what the roster alone rests on."""
    uses = uses_of_source(library, source.id)
    return "warning" if uses.clauses or uses.statistics or uses.events else "suggestion"


def _unused(library: Library) -> Iterator[Finding]:
    for name in unused_sources(library):
        message = f"nothing cites the source '{name}'."
        hint = "Cite it in a clause, a vintage or an event, or take it out."
        yield Finding("unused-source", "suggestion", message, hint, "", library.sources[name].where)
    for name, statistic in library.statistics.items():
        if not clauses_with_statistic(library, name):
            message = f"no clause states a figure of '{name}'."
            hint = "Name it under 'evidence' in a clause."
            yield Finding("unused-statistic", "suggestion", message, hint, "", statistic.where)


def _unclear_order(library: Library) -> Iterator[Finding]:
    """Two releases of one period, on days so roughly known that nobody can tell which one replaced the other."""
    for statistic, one, other in _pairs(library):
        if one.period == other.period and one.published.last >= other.published.first:
            message = (
                f"'{statistic.id}' has two vintages for {period_in_words(one.period)}, published {one.published} "
                f"({one.where}) and {other.published}: which one replaced the other is not clear."
            )
            hint = "Find the day of each release; if it is one release, keep one of the two."
            yield Finding("unclear-order", "warning", message, hint, "", other.where)


def _mixed_bases(library: Library) -> Iterator[Finding]:
    for statistic in library.statistics.values():
        bases = [one.basis for one in statistic.vintages]
        counts = {basis: bases.count(basis) for basis in dict.fromkeys(bases)}
        if len(counts) > 1:
            said = ", ".join(f"{count} {basis}" for basis, count in counts.items())
            message = f"the vintages of '{statistic.id}' are on different bases: {said}."
            hint = "Replace what can be replaced; until then compare only figures of one basis."
            yield Finding("mixed-bases", "suggestion", message, hint, "", statistic.where)


def _contradicted(library: Library) -> Iterator[Finding]:
    """A 'previous' that differs from the figure which the same release gives for those months."""
    for statistic, one, other in _pairs(library):
        for later, earlier in ((one, other), (other, one)):
            if (
                later.previous is not None
                and earlier.precision == "exact"
                and (later.published, later.basis) == (earlier.published, earlier.basis)
                and earlier.period == year_before(later.period)
                and earlier.value != later.previous
            ):
                message = (
                    f"'{statistic.id}' gives {later.previous:,} as the year before in the release of "
                    f"{later.published}, and {earlier.value:,} for those months at {earlier.where}."
                )
                yield Finding("contradicted-previous", "error", message, "See the release.", "", later.where)


def _jumps(library: Library) -> Iterator[Finding]:
    for statistic in library.statistics.values():
        for one in statistic.vintages:
            if one.previous is not None and _far(one.value, one.previous):
                against = f"{one.previous:,} the year before"
                yield _jump(statistic, one, against)
        alike: dict[int, list[Vintage]] = {}
        for one in sorted(statistic.vintages, key=lambda one: period_order(one.period)):
            alike.setdefault(months(one.period), []).append(one)
        for series in alike.values():
            for before, after in pairwise(series):
                if _far(before.value, after.value):
                    yield _jump(statistic, after, f"{before.value:,} in {period_in_words(before.period)}")


def _jump(statistic: Statistic, vintage: Vintage, against: str) -> Finding:
    message = f"'{statistic.id}' has {vintage.value:,} in {period_in_words(vintage.period)} against {against}."
    hint = "Count the digits; if the figure is right, all is well."
    why = f"A figure {JUMP} times its neighbor is more often a slip than a fact."
    return Finding("sudden-jump", "warning", message, hint, why, vintage.where)


def _far(one: float, other: float) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return small > 0 and large >= JUMP * small


def _later_sources(library: Library) -> Iterator[Finding]:
    """What rests on a source that appeared only afterwards: no letter of the days between could have known it."""
    for statistic in library.statistics.values():
        for vintage in statistic.vintages:
            issued = library.sources[vintage.source].issued
            if issued and issued.first > vintage.published.last:
                message = (
                    f"'{statistic.id}' was published {vintage.published}, and its source '{vintage.source}' {issued}."
                )
                hint = "A letter of the days between would cite what had not appeared. Check the two days."
                yield Finding("source-after-figure", "error", message, hint, "", vintage.where)
    for event in library.events.values():
        issued = library.sources[event.source].issued
        if issued and issued.first > event.announced.last:
            message = f"the event '{event.id}' is of {event.announced}, and its source '{event.source}' of {issued}."
            hint = "Letters of the days between do not know the event. Cite what appeared first, if it can be found."
            yield Finding("source-after-event", "warning", message, hint, "", event.where)


def _pairs(library: Library) -> Iterator[tuple[Statistic, Vintage, Vintage]]:
    """Every two vintages of a statistic, the one published first before the other."""
    for statistic in library.statistics.values():
        for one, other in combinations(statistic.vintages, 2):
            yield statistic, one, other


LOOKS: tuple[Callable[[Library], Iterator[Finding]], ...] = (
    _undated_sources,
    _untraceable_sources,
    _unclear_order,
    _contradicted,
    _jumps,
    _mixed_bases,
    _later_sources,
    _unused,
)
"""All that is looked at, in this order."""
