"""What a thing of the library is, on what authority, of what date, and where its file is.

The data that `drafter explain --json` prints has the number SCHEMA, which changes when a name in it does:

- `schema`: "drafter-explain/1";
- for an id, `things`: each with `kind`, `id`, `title`, `authority` (empty where none is stated), `date` (what day or
  period the statement is of), `where` (file:line), and `facts`, a set of names with a text or a list of texts;
- for a record, `letter`: `file`, `date`, and `decisions`, each with `of`, `subject`, `kept`, `because`, `where`;
- for a rule and a record, `rule`: `id`, `file`, `in_force`, `condition`, `holds`, `leaves` (each with `text`, `holds`
  and the `values` that it asks about), `findings`, each as `drafter check --json` has it, and `result`, in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from drafter.citation import short
from drafter.dates import Span, long_date
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.evidence import Event, Source, Statistic
    from drafter.records.issues import Clause
    from drafter.records.roster import Official, Post
    from drafter.records.rules import Rule

SCHEMA = "drafter-explain/1"


@frozen
class Page:
    """What `explain` says of one thing; empty facts are left out."""

    kind: str
    id: str
    title: str
    authority: str
    date: str
    where: str
    facts: dict[str, str | list[str]]


def data(found: Iterable[Page]) -> dict[str, object]:
    """Pages as data for a program."""
    return {"schema": SCHEMA, "things": [asdict(page) for page in found]}


def pages(library: Library, name: str, day: date) -> list[Page]:
    """Everything in the library that has an id; empty where nothing has."""
    found = [clause(one, library) for one in library.clauses.values() if one.id == name]
    for kept, page in _BY_ID.items():
        if one := getattr(library, kept).get(name):
            found.append(page(one, library, day))
    return found + ([rule(library.rules[name])] if name in library.rules else [])


def ids(library: Library) -> Iterator[str]:
    """Every id that can be explained."""
    yield from (one.id for one in library.clauses.values())
    for kept in (*_BY_ID, "rules"):
        yield from getattr(library, kept)


def clause(one: Clause, library: Library) -> Page:
    """An ask, an aside or another clause."""
    kind = {"asks": "ask", "asides": "aside"}.get(one.slot, "clause")
    sources = [f"{name}: {short(library.sources[name])}" for name in dict.fromkeys(one.cites.values())]
    facts = _without_empty(
        issue=one.issue,
        slot=one.slot,
        decided_by=one.decided_by,
        pressed_by=list(one.pressed_by),
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
    return Page(kind, one.id, one.title, one.authority, _span(one.span), str(one.where), facts)


def rule(one: Rule) -> Page:
    """A rule, with its examples by their places."""
    settings = [
        f"{name}: {', '.join(value) if isinstance(value, tuple | dict) else value}"
        for name, value in one.settings.items()
    ]
    facts = _without_empty(
        issue=one.issue,
        when=one.when,
        check=one.check,
        level=one.level if one.check else "",
        adds=[f"{kind}: {', '.join(names)}" for kind, names in one.include.items()],
        says=one.message,
        what_to_do=one.hint,
        why=one.why,
        settings=settings,
        fires_in=[str(example.where) for example in one.examples if example.fires],
        silent_in=[str(example.where) for example in one.examples if not example.fires],
    )
    return Page("rule", one.id, one.title, one.authority, _span(one.span), str(one.where), facts)


def _statistic(one: Statistic, library: Library, day: date) -> Page:
    from drafter.naming import figure_names
    from drafter.series import newest

    vintage = newest(one.vintages, day)
    words = figure_names(vintage) if vintage else None
    facts = _without_empty(
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
    dated = f"published {vintage.published.in_words}" if vintage else ""
    return Page("statistic", one.id, one.measure, source, dated, str(one.where), facts)


def _event(one: Event, library: Library, _: date) -> Page:
    effective = "" if one.effective == one.announced else one.effective.in_words
    facts = _without_empty(
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
    facts = _without_empty(
        type=one.type.replace("_", " "),
        url=one.url,
        note=one.note,
        clauses=list(uses.clauses),
        statistics=list(uses.statistics),
        events=list(uses.events),
        officials=list(uses.officials),
        posts=list(uses.posts),
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
        known = f"known by {tenure.basis.replace('-', ' ')}, checked {tenure.checked}"
        holder = f"{person.official.name}, {person.title}, {_span(tenure.span)} ({known})"
    asks = [clause for clause in library.clauses.values() if clause.slot == "asks"]
    facts = _without_empty(
        department=one.department,
        holder=holder,
        also_called=list(one.also_called),
        decides=[ask.id for ask in asks if ask.decided_by == one.id],
        can_press_for=[ask.id for ask in asks if one.id in ask.pressed_by],
    )
    source = short(library.sources[one.source]) if one.source else ""
    return Page("post", one.id, one.title, source, f"checked {one.checked}", str(one.where), facts)


def _official(one: Official, library: Library, _: date) -> Page:
    tenures = [
        f"{library.posts[tenure.post].title}{', acting,' if tenure.acting else ''} {_span(tenure.span)}"
        f" (known by {tenure.basis.replace('-', ' ')})"
        for tenure in one.tenures
    ]
    sources = dict.fromkeys(tenure.source for tenure in one.tenures if tenure.source)
    authority = "; ".join(short(library.sources[name]) for name in sources)
    checked = max((tenure.checked for tenure in one.tenures), default=None)
    dated = f"checked {checked}" if checked else ""
    return Page("official", one.id, one.name, authority, dated, str(one.where), _without_empty(tenures=tenures))


_BY_ID: dict[str, Callable[..., Page]] = {
    "statistics": _statistic,
    "events": _event,
    "sources": _source,
    "posts": _post,
    "officials": _official,
}
"""The kinds of record, by the name that the library keeps them under, each with what is said of one."""


def _span(span: Span) -> str:
    since = f"from {long_date(span.since)}" if span.since else ""
    until = f"until {long_date(span.until)}" if span.until else ""
    return " ".join(filter(None, (since, until))) or "of no date: it holds always"


def _without_empty(**facts: str | list[str]) -> dict[str, str | list[str]]:
    return {name: value for name, value in facts.items() if value}
