"""drafter list: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from drafter.commands import evidence_rows
from drafter.commands.days import day_given
from drafter.commands.explain_address import forms_of_address
from drafter.commands.help import ExamplesFirst
from drafter.commands.overriding import in_rows
from drafter.commands.request import library_option, open_library
from drafter.commands.rows import Row, tell_rows
from drafter.errors import DrafterError, Fault, did_you_mean

if TYPE_CHECKING:
    from drafter.library import Library


def _asks(library: Library, _: date) -> Iterator[Row]:
    for clause in library.clauses.values():
        if clause.slot == "asks":
            able = [
                one
                for one in (clause.decided_by, *clause.delegated_to, *clause.pressed_by)
                if one in library.posts or one in library.bodies
            ]
            data = {
                name: getattr(clause, name) for name in ("issue", "decided_by", "pressed_by", "copies", "authority")
            }
            more = f"{clause.issue}; to {', '.join(dict.fromkeys(able))}"
            yield Row(clause.id, clause.title, more, str(clause.where), data)


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


def _letterheads(library: Library, _: date) -> Iterator[Row]:
    for letterhead in library.letterheads.values():
        own = "; the office’s own Word file" if letterhead.own else ""
        more = f"{letterhead.typeface} {letterhead.size:g}{own}"
        yield Row(letterhead.id, letterhead.title, more, str(letterhead.where), {"own": letterhead.own})


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
    from drafter.records.stationery import NEEDED
    from drafter.uses import blanks_of

    for kind in library.kinds.values():
        asked = [f"--{key}" for key in kind.needs]
        asked += ["--asks"] if kind.asks == NEEDED else []
        blanks = [blank.name for blank in blanks_of(kind, library)]
        needs = f"needs {', '.join(asked)}" if asked else ""
        more = "; ".join(filter(None, (needs, f"fill {', '.join(blanks)}" if blanks else "")))
        data = {name: getattr(kind, name) for name in ("slots", "issue", "asks", "takes", "authority")}
        data |= {"needs": kind.needs, "blanks": {blank.name: blank.hint for blank in blanks_of(kind, library)}}
        yield Row(kind.id, kind.title, more, str(kind.where), data)


def _styles(library: Library, _: date) -> Iterator[Row]:
    from drafter.citation import STYLES

    for style in STYLES.values():
        if style.name not in library.styles:
            yield Row(style.name, style.title, "drafter’s own", "")
    for file in library.styles.values():
        yield Row(file.name, file.title, "a .csl file", str(file.where))


LISTS: dict[str, Callable[[Library, date], Iterator[Row]]] = {
    "asks": _asks,
    "clauses": _clauses,
    "officials": _officials,
    "forms": forms_of_address,
    "statistics": evidence_rows.statistics,
    "events": evidence_rows.events,
    "sources": evidence_rows.sources,
    "letterheads": _letterheads,
    "signatories": _signatories,
    "issues": _issues,
    "kinds": _kinds,
    "styles": _styles,
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

    WHAT is asks, clauses, officials, forms, statistics, events, sources, letterheads, signatories, issues, kinds or
    styles.
    """
    if what not in LISTS:
        hint = did_you_mean(what, LISTS)
        raise DrafterError(Fault(f"there is no list of '{what}'", None, f"{hint} Lists: {', '.join(LISTS)}.".strip()))
    base = open_library(library)
    rows = LISTS[what](base, day_given(on, "--date"))
    tell_rows(in_rows(rows, base), what, text, as_data=as_data)
    return 0
