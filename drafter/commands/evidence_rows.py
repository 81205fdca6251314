"""The evidence in rows: what `drafter list` and `drafter evidence list` both say of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.rows import Row

if TYPE_CHECKING:
    from drafter.library import Library


def statistics(library: Library, day: date) -> Iterator[Row]:
    """Each statistic with the vintage that a letter of the day uses."""
    from drafter.citation import short
    from drafter.naming import figure_names
    from drafter.series import newest

    for one in library.statistics.values():
        vintage = newest(one.vintages, day)
        data: dict[str, object] = {"unit": one.unit, "geography": one.geography}
        data |= {"checked": one.checked, "vintages": len(one.vintages)}
        more = f"none public on {day}"
        if vintage:
            words, source = figure_names(vintage), short(library.sources[vintage.source])
            more = f"{words.figure}, {words.period} (published {words.published}); {vintage.basis}; {source}"
            data |= {name: getattr(vintage, name) for name in ("value", "precision", "basis", "previous", "source")}
            data |= {"published": str(vintage.published), "since": vintage.period.since, "until": vintage.period.until}
        vintages = f"{len(one.vintages)} vintage{'s' if len(one.vintages) > 1 else ''}"
        yield Row(one.id, one.measure, f"{more}; {vintages}; checked {one.checked}", str(one.where), data)


def events(library: Library, day: date) -> Iterator[Row]:
    """Each event with what had come of it by the day."""
    from drafter.citation import short
    from drafter.naming import event_names

    for one in library.events.values():
        source = library.sources[one.source]
        data: dict[str, object] = {"announced": str(one.announced), "effective": str(one.effective)}
        data |= {"until": str(one.until) if one.until else None, "source": one.source, "checked": one.checked}
        names = event_names(one, source, day)
        data |= {name: getattr(names, name) for name in ("in_force", "ended")} | {"public": names.announced}
        effective = f"in effect {one.effective}" if one.effective != one.announced else ""
        until = f"{'ended' if names.ended else 'until'} {one.until}" if one.until else ""
        days = "; ".join(filter(None, (f"announced {one.announced}", effective, until)))
        unknown = "" if names.announced else f"; not public on {day}"
        yield Row(one.id, one.what, f"{days}{unknown}; {short(source)}; checked {one.checked}", str(one.where), data)


def sources(library: Library, _: date) -> Iterator[Row]:
    """Each source by its title, author and year."""
    from drafter.citation import short

    for source in library.sources.values():
        data = {"type": source.type, "url": source.url, "checked": source.checked}
        data["issued"] = str(source.issued) if source.issued else None
        yield Row(source.id, source.title, f"{short(source)}; checked {source.checked}", str(source.where), data)
