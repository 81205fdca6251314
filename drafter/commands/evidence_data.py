"""One piece of evidence as data for a program; the words on the screen are made from the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from drafter import series, uses
from drafter.citation import note_runs, short
from drafter.letter import plain_text
from drafter.naming import event_names, figure_names
from drafter.series import newest

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.evidence import Event, Source, Statistic, Vintage

Data = dict[str, Any]


def data_of(library: Library, name: str, day: date) -> Data:
    """What an id stands for, by its kind: `statistic`, `event`, `source`; more than one kind may share an id."""
    found: Data = {}
    if name in library.statistics:
        found["statistic"] = statistic_data(library, library.statistics[name], day)
    if name in library.events:
        found["event"] = event_data(library, library.events[name], day)
    if name in library.sources:
        found["source"] = source_data(library, library.sources[name])
    return found


def statistic_data(library: Library, statistic: Statistic, day: date) -> Data:
    """A statistic with all its vintages in the order of publication, and the series as known on the day."""
    used = newest(statistic.vintages, day)
    letters = series.letters_that_use(statistic.vintages)
    data: Data = {
        "id": statistic.id,
        "measure": statistic.measure,
        "unit": statistic.unit,
        "geography": statistic.geography,
        "national": statistic.series or None,
        "checked": statistic.checked,
        "file": str(statistic.where),
        "as_of": day,
        "uses": str(used.published) if used else None,
        "clauses": uses.clauses_with_statistic(library, statistic.id),
    }
    data["vintages"] = []
    for vintage in statistic.vintages:
        span = letters.get(vintage)
        later = series.replaced_by(vintage, statistic.vintages)
        data["vintages"].append(
            {
                **_figure(vintage),
                "previous": vintage.previous,
                "change": figure_names(vintage).change,
                "source": vintage.source,
                "source_short": short(library.sources[vintage.source]),
                "quoted_by": vintage.quoted_by,
                "sure": vintage.sure or None,
                "note": vintage.note,
                "public": vintage.published.last <= day,
                "used": vintage == used,
                "letters_since": span.since if span else None,
                "letters_until": span.until if span else None,
                "replaced_by": str(later.published) if later else None,
                "file": str(vintage.where),
            }
        )
    data["series"] = [_figure(one) for one in series.known_on(statistic.vintages, day)]
    return data


def _figure(vintage: Vintage) -> Data:
    words = figure_names(vintage)
    return {
        "published": str(vintage.published),
        "since": vintage.period.since,
        "until": vintage.period.until,
        "period": words.period,
        "value": vintage.value,
        "precision": vintage.precision,
        "figure": words.figure,
        "basis": vintage.basis,
    }


def event_data(library: Library, event: Event, day: date) -> Data:
    """An event and how it stood on the day."""
    source = library.sources[event.source]
    names = event_names(event, source, day)
    return {
        "id": event.id,
        "what": event.what,
        "announced": str(event.announced),
        "effective": str(event.effective),
        "until": str(event.until) if event.until else None,
        "note": event.note,
        "source": event.source,
        "source_short": short(source),
        "checked": event.checked,
        "file": str(event.where),
        "as_of": day,
        "public": names.announced,
        "in_force": names.in_force,
        "ended": names.ended,
        "clauses": uses.clauses_with_event(library, event.id),
    }


def source_data(library: Library, source: Source) -> Data:
    """A source, its footnote, and everything that cites it."""
    found = uses.uses_of_source(library, source.id)
    return {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "issued": str(source.issued) if source.issued else None,
        "url": source.url,
        "footnote": plain_text(note_runs(source)),
        "short": short(source),
        "note": source.note,
        "checked": source.checked,
        "file": str(source.where),
        "clauses": found.clauses,
        "statistics": {
            name: [
                str(one.published)
                for one in library.statistics[name].vintages
                if source.id in (one.source, one.quoted_by)
            ]
            for name in found.statistics
        },
        "events": found.events,
        "officials": found.officials,
        "posts": found.posts,
    }
