"""What was added as a reader meets it: in a small letter, in a footnote, in the examples of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from drafter.commands.add_trial import letter_with
from drafter.commands.conversing import width
from drafter.errors import DrafterError
from drafter.examples import STAND_IN
from drafter.interview.shown import wrapped

if TYPE_CHECKING:
    from drafter.commands.add_places import Spot
    from drafter.drafting import Draft
    from drafter.library import Library


def show(spot: Spot, names: tuple[str, ...], library: Library, day: date) -> None:
    """Each thing that was added, under its id; `library` has the stand-ins."""
    for name in names:
        try:
            lines = list(_SHOWN[spot.schema](spot, name, library, day))
        except DrafterError as error:
            lines = [f"No letter can show it yet: {fault.message}." for fault in error.faults[:1]]
        click.echo("\n".join([f"\n--- {name} " + "-" * max(4, width() - len(name) - 5), "", *lines, "", "-" * width()]))


def _letter(made: Draft) -> Iterator[str]:
    """A letter as it would be written."""
    from drafter.writers.terminal import write

    yield from write(made.letter, width(), styled=False).rstrip("\n").split("\n")


def _clause(spot: Spot, name: str, library: Library, day: date) -> Iterator[str]:
    clause = library.clauses[spot.key(name)]
    made = letter_with(clause, library, day)
    yield from _letter(made)
    if clause.id not in {one.id for one in made.plan.clauses}:
        why = next((one.because for one in made.plan.decisions if one.subject == clause.id and not one.kept), "")
        yield f"It is not in this letter{f': {why}' if why else ''}."


def _issue(_: Spot, name: str, library: Library, day: date) -> Iterator[str]:
    ask = next((one for one in library.clauses.values() if one.issue == name and one.slot == "asks"), None)
    if ask is None:
        yield "It has no ask yet."
    else:
        from dataclasses import replace

        from drafter.drafting import draft

        made = letter_with(ask, library, day)
        yield from _letter(draft(replace(made.plan.spec, only=None), library))


def _post(_: Spot, name: str, library: Library, day: date) -> Iterator[str]:
    post = library.posts[name]
    try:
        yield from _letter(letter_with(None, library, day, to=name))
    except DrafterError:
        yield from (post.title, post.department, *post.address, "")
        yield "Nobody is known to hold it yet: drafter add official."


def _official(_: Spot, name: str, library: Library, day: date) -> Iterator[str]:
    tenure = library.officials[name].tenures[-1]
    when = day if day in tenure.span else tenure.span.since or day
    yield from _letter(letter_with(None, library, when, to=tenure.post))


def _signatory(_: Spot, name: str, library: Library, day: date) -> Iterator[str]:
    yield from _letter(letter_with(None, library, day, signers=(name,)))


def _letterhead(_: Spot, name: str, library: Library, day: date) -> Iterator[str]:
    yield from _letter(letter_with(None, library, day, signers=(STAND_IN,), letterhead=name))


def _statistic(_: Spot, name: str, library: Library, __: date) -> Iterator[str]:
    from drafter.citation import short
    from drafter.naming import figure_names

    statistic = library.statistics[name]
    words = figure_names(statistic.vintages[-1])
    yield f"{statistic.measure}: {words.figure} {statistic.unit} in {words.period}"
    yield f"cited from {short(library.sources[statistic.vintages[-1].source])}"


def _source(_: Spot, name: str, library: Library, __: date) -> Iterator[str]:
    from drafter.citation import DEFAULT_STYLE, STYLES
    from drafter.citation.style import cited

    for runs in cited([library.sources[name]], STYLES[DEFAULT_STYLE]):
        yield from wrapped(f"In a footnote: {''.join(run.text for run in runs)}", width())


def _event(_: Spot, name: str, library: Library, __: date) -> Iterator[str]:
    event = library.events[name]
    yield f"On {event.announced.in_words}, {event.what}."


def _rule(spot: Spot, name: str, library: Library, _: date) -> Iterator[str]:
    from drafter.examples import tried

    rule = library.rules[spot.key(name)]
    if not library.examples[rule.key]:
        yield "It has no examples to be tried on."
    for outcome in tried(rule, library):
        does = "no letter can be made of it" if outcome.fired is None else "fires" if outcome.fired else "is silent"
        yield f"{'as it says' if outcome.good else 'NOT AS IT SAYS'}: on {outcome.example.where} it {does}"
        yield from (f"  {said}" for said in outcome.said)


_SHOWN: dict[str, Callable[[Spot, str, Library, date], Iterator[str]]] = {
    "ask": _clause,
    "clause": _clause,
    "aside": _clause,
    "issue": _issue,
    "posts": _post,
    "officials": _official,
    "signatory": _signatory,
    "letterhead": _letterhead,
    "statistics": _statistic,
    "sources": _source,
    "timeline": _event,
    "rules": _rule,
}
"""How each kind of thing is shown, by its schema."""
