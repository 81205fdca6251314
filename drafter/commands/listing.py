"""drafter list: what there is to choose from."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json, screen
from drafter.errors import DrafterError, Fault, Faults, Location, did_you_mean

if TYPE_CHECKING:
    from drafter.library import Library


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to choose: its id, what it is in a line, for whom or until when, and the file in force.

    `data` is what `more` says, by name, for programs.
    """

    id: str
    what: str
    more: str
    file: str
    data: dict[str, object] = field(default_factory=dict)


def _asks(library: Library, _: date) -> Iterator[Row]:
    for clause in library.clauses.values():
        if clause.slot == "asks":
            able = [one for one in (clause.decided_by, *clause.pressed_by) if one in library.posts]
            data = {
                name: getattr(clause, name) for name in ("issue", "decided_by", "pressed_by", "copies", "authority")
            }
            yield Row(clause.id, clause.title, f"to {', '.join(dict.fromkeys(able))}", str(clause.where), data)


def _clauses(library: Library, _: date) -> Iterator[Row]:
    for clause in library.clauses.values():
        if clause.slot != "asks":
            gates = [
                f"from {clause.span.since}" if clause.span.since else "",
                f"until {clause.span.until}" if clause.span.until else "",
                f"only {' or '.join(clause.by)}" if clause.by else "",
                "on request" if clause.on_request else "",
                f"joins {clause.joins}" if clause.joins else "",
                f"fill {', '.join(blank.name for blank in clause.blanks)}" if clause.blanks else "",
            ]
            more = "; ".join((f"{clause.issue}/{clause.slot}", *filter(None, gates)))
            data = {name: getattr(clause, name) for name in ("issue", "slot", "by", "on_request", "when", "joins")}
            data |= {"since": clause.span.since, "until": clause.span.until}
            data["blanks"] = {blank.name: blank.hint for blank in clause.blanks}
            yield Row(clause.id, clause.title, more, str(clause.where), data)


def _officials(library: Library, day: date) -> Iterator[Row]:
    from drafter.appointments import appointed

    for post in library.posts.values():
        person = appointed(post, library, day)
        if person is None:
            yield Row(post.id, post.called, f"not known on {day}", str(post.where))
        elif person.official is None or person.tenure is None:
            why = f" {person.gap.why}" if person.gap else ""
            yield Row(post.id, post.called, f"holder not known on {day}.{why}", str(post.where))
        else:
            acting = "acting " if person.acting else ""
            until = (
                f"until {person.tenure.span.until}" if person.tenure.span.until else f"checked {person.tenure.checked}"
            )
            since = f"{acting}since {person.tenure.span.since}, {until}"
            data = {"holder": person.official.name, "title": person.title, "acting": person.acting, "sure": person.sure}
            data |= {"since": person.tenure.span.since, "until": person.tenure.span.until}
            data |= {"basis": person.tenure.basis, "checked": person.tenure.checked}
            yield Row(post.id, f"{person.official.name}, {post.called}", since, str(person.tenure.where), data)


def _statistics(library: Library, day: date) -> Iterator[Row]:
    from drafter.naming import figure_names
    from drafter.selection import newest

    for statistic in library.statistics.values():
        vintage = newest(statistic.vintages, day)
        words = figure_names(vintage) if vintage else None
        more = f"{words.figure}, {words.period} (published {words.published})" if words else f"none public on {day}"
        data: dict[str, object] = {"unit": statistic.unit, "geography": statistic.geography}
        if vintage:
            data |= {name: getattr(vintage, name) for name in ("value", "precision", "basis", "previous", "source")}
            data |= {"published": str(vintage.published), "since": vintage.period.since, "until": vintage.period.until}
        yield Row(statistic.id, statistic.measure, more, str(statistic.where), data)


def _sources(library: Library, _: date) -> Iterator[Row]:
    from drafter.citation import short

    for source in library.sources.values():
        data = {"type": source.type, "url": source.url, "checked": source.checked}
        data["issued"] = str(source.issued) if source.issued else None
        yield Row(source.id, source.title, f"{short(source)}; checked {source.checked}", str(source.where), data)


def _letterheads(library: Library, _: date) -> Iterator[Row]:
    for letterhead in library.letterheads.values():
        more = f"{letterhead.typeface} {letterhead.size:g}"
        yield Row(letterhead.id, letterhead.title, more, str(letterhead.where))


def _signatories(library: Library, _: date) -> Iterator[Row]:
    for one in library.signatories.values():
        until = f"until {one.service.until}" if one.service.until else "in office"
        sample = "; a sample, never to send from" if one.sample else ""
        data = {name: getattr(one, name) for name in ("chamber", "state", "letterhead", "sample")}
        data |= {"since": one.service.since, "until": one.service.until}
        yield Row(one.id, f"{one.name}, {one.title}, {one.state}", f"{until}{sample}", str(one.where), data)


def _issues(library: Library, _: date) -> Iterator[Row]:
    for issue in library.issues.values():
        asks = sum(clause.slot == "asks" for clause in library.clauses_of(issue.id))
        yield Row(issue.id, issue.title, f"{asks} asks", str(issue.where))


def _kinds(library: Library, _: date) -> Iterator[Row]:
    for kind in library.kinds.values():
        yield Row(kind.id, kind.title, ", ".join(kind.slots), str(kind.where))


LISTS: dict[str, Callable[[Library, date], Iterator[Row]]] = {
    "asks": _asks,
    "clauses": _clauses,
    "officials": _officials,
    "statistics": _statistics,
    "sources": _sources,
    "letterheads": _letterheads,
    "signatories": _signatories,
    "issues": _issues,
    "kinds": _kinds,
}


@click.command(
    "list",
    cls=ExamplesFirst,
    examples=(
        "drafter list asks",
        "drafter list officials drug",
        "drafter list officials --date 2023-01-23",
        "drafter list clauses --json",
    ),
)
@click.argument("what", metavar="WHAT")
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--date", "on", metavar="DAY", help="Officials and figures as of this day; today where not given.")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program, with the file of each.")
def command(what: str, text: tuple[str, ...], on: str | None, library: str | None, as_data: bool) -> int:
    """List what there is: its id, what it is, for whom or until when. TEXT narrows the list.

    WHAT is asks, clauses, officials, statistics, sources, letterheads, signatories, issues or kinds.
    """
    if what not in LISTS:
        hint = did_you_mean(what, LISTS)
        raise DrafterError(Fault(f"there is no list of '{what}'", None, f"{hint} Lists: {', '.join(LISTS)}.".strip()))
    rows = [row for row in LISTS[what](open_library(library), _day(on)) if _has(row, text)]
    if as_data:
        click.echo(
            as_json([{"id": row.id, "what": row.what, "more": row.more, "file": row.file, **row.data} for row in rows])
        )
    elif rows:
        click.echo("\n".join(_table(rows, _columns())))
    else:
        click.echo(f"No {what} match '{' '.join(text)}'." if text else f"There are no {what}.", err=True)
    return 0


def _day(text: str | None) -> date:
    from drafter.spec import read_day

    if text is None:
        return date.today()  # noqa: DTZ011  the office's own day
    faults = Faults()
    day = read_day(text, Location("--date"), faults)
    faults.stop()
    assert day is not None
    return day


def _has(row: Row, text: tuple[str, ...]) -> bool:
    said = _folded(f"{row.id} {row.what} {row.more}")
    return all(_folded(word) in said for word in text)


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("-", " ")


def _columns() -> int:
    return max(40, screen()[0]) if sys.stdout.isatty() else 80


def _table(rows: list[Row], width: int) -> Iterator[str]:
    """Ids in a column of their own; what each is beside it, the rest under that."""
    room = min(max(len(row.id) for row in rows), 34) + 2
    for row in rows:
        lines = [*_wrapped(row.what, width - room), *(f"  {line}" for line in _wrapped(row.more, width - room - 2))]
        if len(row.id) >= room:
            yield row.id
        else:
            yield f"{row.id:<{room}}{lines.pop(0)}"
        yield from (f"{'':<{room}}{line}".rstrip() for line in lines)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
