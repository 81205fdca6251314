"""What a thing of the library is, on what authority, of what date, and where its file is.

The data that `drafter explain --json` prints has the number SCHEMA, which changes when a name in it does. It is
described in explain.schema.json beside this file, as JSON Schema, which `drafter explain --schema` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from drafter.citation import STYLES, short
from drafter.commands.explain_address import form_of_address
from drafter.commands.explain_form import check, issue, kind, letterhead, signatory, style
from drafter.commands.explain_page import Page, span_said, without_empty
from drafter.commands.explain_remit import body, remit
from drafter.dates import long_date, period_in_words
from drafter.findings import OFF
from drafter.phrases import as_written
from drafter.records.roster import KNOWN_FROM
from drafter.remit import deciders, one_presses

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.evidence import Event, Source, Statistic
    from drafter.records.issues import Clause
    from drafter.records.roster import Official, Post
    from drafter.records.rules import Example, Rule

SCHEMA = "drafter-explain/2"


def data(found: Iterable[Page]) -> dict[str, object]:
    """Pages as data for a program."""
    return {"schema": SCHEMA, "things": [asdict(page) for page in found]}


def pages(library: Library, name: str, day: date) -> list[Page]:
    """Everything in the library that has an id; empty where nothing has.

    A release of a figure goes by its statistic and the day it was published: `overdose-deaths@2024-05-15`.
    """
    found = [clause(one, library) for key, one in library.clauses.items() if name in (key, one.id)]
    for kept, page in _BY_ID.items():
        if one := getattr(library, kept).get(name):
            found.append(page(one, library, day))
    found += [rule(one, library.examples[one.key]) for one in library.rules_called(name)]
    found += filter(None, (check(name, library), style(name, library)))
    return found + _vintages(library, *name.partition("@")[::2])


def ids(library: Library) -> Iterator[str]:
    """Every id that can be explained."""
    from drafter.checks import CHECKS

    yield from (one.id for one in library.clauses.values())
    yield from (one.id for one in library.rules.values())
    for kept in (*_BY_ID, "styles"):
        yield from getattr(library, kept)
    yield from (*CHECKS, *STYLES)
    for statistic in library.statistics.values():
        yield from (f"{statistic.id}@{vintage.published}" for vintage in statistic.vintages)


def clause(one: Clause, library: Library) -> Page:
    """An ask, an aside or another clause."""
    kind = {"asks": "ask", "asides": "aside"}.get(one.slot, "clause")
    sources = [f"{name}: {short(library.sources[name])}" for name in dict.fromkeys(one.cites.values())]
    facts = without_empty(
        issue=one.issue,
        slot=one.slot,
        **remit(one, library),
        copies=list(one.copies),
        joins=one.joins,
        when=one.when,
        only_by=list(one.by),
        on_request="it is there only on request" if one.on_request else "",
        instead_of=list(one.instead_of),
        rests_on=list(one.in_force),
        figures=list(dict.fromkeys(one.evidence.values())),
        events=list(dict.fromkeys(one.events.values())),
        sources=sources,
        blanks=[f"{blank.name}: {blank.hint}" for blank in one.blanks],
        text=" ".join((one.lead + " " + one.body).split()),
    )
    return Page(kind, one.id, one.title, one.authority, span_said(one.span), str(one.where), facts)


def rule(one: Rule, examples: tuple[Example, ...]) -> Page:
    """A rule, with its examples by their places."""
    settings = [
        f"{name}: {', '.join(map(as_written, value)) if isinstance(value, tuple | dict) else value}"
        for name, value in one.settings.items()
    ]
    facts = without_empty(
        issue=one.issue,
        in_place_of=list(map(str, one.overrides)),
        when=one.when,
        check=one.check,
        level=one.level if one.check or one.level == OFF else "",
        adds=[f"{kind}: {', '.join(names)}" for kind, names in one.include.items()],
        says=one.message,
        what_to_do=one.hint,
        what_to_do_elsewhere=one.hint_elsewhere,
        why=one.why,
        settings=settings,
        fires_in=[str(example.where) for example in examples if example.fires],
        silent_in=[str(example.where) for example in examples if not example.fires],
    )
    return Page("rule", one.id, one.title, one.authority, span_said(one.span), str(one.where), facts)


def _statistic(one: Statistic, library: Library, day: date) -> Page:
    from drafter.naming import figure_names
    from drafter.series import newest

    vintage = newest(one.vintages, day)
    words = figure_names(vintage) if vintage else None
    facts = without_empty(
        unit=one.unit,
        geography=one.geography,
        series=one.series,
        figure=f"{words.figure} in {words.period}" if words else f"none public on {long_date(day)}",
        basis=vintage.basis if vintage else "",
        vintages=str(len(one.vintages)),
        checked=str(one.checked),
        more=f"drafter evidence show {one.id}",
    )
    source = short(library.sources[vintage.source]) if vintage else ""
    dated = f"{'' if vintage else 'first '}published {(vintage or one.vintages[0]).published.in_words}"
    return Page("statistic", one.id, one.measure, source, dated, str(one.where), facts)


def _vintages(library: Library, name: str, day: str) -> list[Page]:
    """The release of a statistic that was published on a day; none where there is none."""
    from drafter.naming import figure_names

    statistic = library.statistics.get(name)
    found = [one for one in statistic.vintages if str(one.published) == day] if statistic else []
    return [
        Page(
            "vintage",
            f"{name}@{day}",
            f"{figure_names(one).figure} in {figure_names(one).period}",
            short(library.sources[one.source]),
            f"published {one.published.in_words}",
            str(one.where),
            without_empty(
                statistic=name,
                period=period_in_words(one.period),
                basis=one.basis,
                precision=one.precision,
                the_year_before=f"{one.previous:,}" if one.previous is not None else "",
                how_known=one.sure,
                quoted_by=one.quoted_by or "",
                note=one.note,
            ),
        )
        for one in found
    ]


def _event(one: Event, library: Library, _: date) -> Page:
    effective = "" if one.effective == one.announced else one.effective.in_words
    facts = without_empty(
        in_effect=effective,
        ended=one.until.in_words if one.until else "",
        note=one.note,
        checked=str(one.checked),
        more=f"drafter evidence show {one.id}",
    )
    source = short(library.sources[one.source])
    return Page("event", one.id, one.what, source, f"announced {one.announced.in_words}", str(one.where), facts)


def _source(one: Source, library: Library, _: date) -> Page:
    from drafter.uses import uses_of_source

    uses = uses_of_source(library, one.id)
    facts = without_empty(
        type=one.type.replace("_", " "),
        url=one.url,
        note=one.note,
        clauses=list(uses.clauses),
        statistics=list(uses.statistics),
        events=list(uses.events),
        officials=list(uses.officials),
        posts=list(uses.posts),
        forms=list(uses.forms),
        checked=str(one.checked),
    )
    issued = f"issued {one.issued.in_words}" if one.issued else "bears no date"
    return Page("source", one.id, one.title, short(one), issued, str(one.where), facts)


def _post(one: Post, library: Library, day: date) -> Page:
    from drafter.appointments import appointed

    person = appointed(one, library, day)
    holder = f"not known on {long_date(day)}"
    if person and person.official and person.tenure:
        tenure = person.tenure
        known = f"known from {KNOWN_FROM[tenure.basis]}, checked {tenure.checked}"
        holder = f"{person.official.name}, {person.title}, {span_said(tenure.span)} ({known})"
    asks = [clause for clause in library.clauses.values() if clause.decided_by]
    facts = without_empty(
        department=one.department,
        second_title=f"{other.title}, from {long_date(other.since)} on: {other.why}" if (other := one.other) else "",
        form=one.form,
        holder=holder,
        also_called=list(one.also_called),
        decides=[ask.id for ask in asks if one.id in deciders(ask)],
        can_press_for=[ask.id for ask in asks if one_presses(ask, (one.id,), library)],
    )
    source = short(library.sources[one.source]) if one.source else ""
    return Page("post", one.id, one.title, source, f"checked {one.checked}", str(one.where), facts)


def _official(one: Official, library: Library, _: date) -> Page:
    tenures = [
        f"{library.posts[tenure.post].title}{', acting,' if tenure.acting else ''} {span_said(tenure.span)}"
        f" (known from {KNOWN_FROM[tenure.basis]})"
        for tenure in one.tenures
    ]
    sources = dict.fromkeys(tenure.source for tenure in one.tenures if tenure.source)
    authority = "; ".join(short(library.sources[name]) for name in sources)
    checked = max((tenure.checked for tenure in one.tenures), default=None)
    dated = f"checked {checked}" if checked else ""
    return Page("official", one.id, one.name, authority, dated, str(one.where), without_empty(tenures=tenures))


_BY_ID: dict[str, Callable[..., Page]] = {
    "statistics": _statistic,
    "events": _event,
    "sources": _source,
    "posts": _post,
    "forms": form_of_address,
    "bodies": body,
    "officials": _official,
    "issues": issue,
    "kinds": kind,
    "letterheads": letterhead,
    "signatories": signatory,
}
"""The kinds of record, by the name that the library keeps them under, each with what is said of one."""
