"""Tries rules by their examples: a small letter is drafted, and the rule fires on it or stays silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from drafter.dates import Span
from drafter.drafting import draft
from drafter.errors import DrafterError, Location
from drafter.frozen import frozen
from drafter.library import Library
from drafter.plan import DEFAULT_KIND, UNSET_LETTERHEAD
from drafter.readers import day_of, read
from drafter.recognizing import judged
from drafter.records.issues import Clause
from drafter.records.requests import Earlier, Item
from drafter.records.rules import Example, Rule
from drafter.records.stationery import NEEDED, NO, Kind, Signatory
from drafter.spec import KEYS, Allowance, LetterSpec, Made
from drafter.typed_items import item

STAND_IN = "stand-in"
"""The id of the Member who signs an example that names nobody, and who is no sample."""

OF_LISTS = ("asks", "questions", "documents")
"""The slots of numbered lists, in which no sentence of an example stands."""

USUAL_DAY = date(2024, 9, 12)
"""The date of an example that gives none."""


@frozen
class Outcome:
    """What came of one example: whether the rule did as the example says, and what it or the program said.

    `fired` is None where the letter could not be made; `said` then holds its faults.
    """

    rule: Rule
    example: Example
    fired: bool | None
    said: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether the rule fired where it should, or was silent where it should."""
        return self.fired is self.example.fires


def tried(rule: Rule, library: Library) -> Iterator[Outcome]:
    """The outcome of each example of a rule, with no other rule in force but those that the examples allow."""
    examples = library.examples.get(rule.key, ())
    allowed = [name for example in examples for name in example.given.get("allow", ())]
    alone = replace(
        library,
        rules={key: one for key, one in library.rules.items() if one is rule or (not one.issue and one.id in allowed)},
        signatories={**library.signatories, STAND_IN: stand_in(library)},
    )
    return (_outcome(rule, example, alone) for example in examples)


def _outcome(rule: Rule, example: Example, library: Library) -> Outcome:
    if example.text:
        return _outcome_of_text(rule, example, library)
    issue = _issue(rule, example, library)
    clauses = {**library.clauses}
    if example.passage:
        passage = _passage(example.passage, issue, example, library)
        clauses[f"{passage.issue}/{passage.id}"] = passage
    try:
        made = draft(_spec(issue, example, library), replace(library, clauses=clauses))
    except DrafterError as error:
        return Outcome(rule, example, None, tuple(fault.message for fault in error.faults))
    if rule.include:
        fires = made.plan.date in rule.span and made.plan.applies(rule)
        return Outcome(rule, example, fires, ())
    said = tuple(one.message for one in made.findings if one.rule == rule.id)
    return Outcome(rule, example, bool(said), said)


def _outcome_of_text(rule: Rule, example: Example, library: Library) -> Outcome:
    """The outcome of an example that is a whole letter, as drafter would judge it had somebody else written it."""
    letter = read(f"{example.where}, text.txt", example.text.encode())
    day = day_of(letter) or example.day
    allowed = {name: Allowance("an example", example.allow_until) for name in example.given.get("allow", ())}
    judgment = judged(letter, library, day, allowed)
    said = tuple(one.message for one in judgment.findings if one.rule == rule.id)
    return Outcome(rule, example, bool(said), said)


def _spec(issue: str, example: Example, library: Library) -> LetterSpec:
    """The request of an example, with what it does not say filled in from the library."""
    given = example.given
    kind = _kind(example, library)
    asks = given.get("asks") or ((_first_ask(issue, library).id,) if kind.asks == NEEDED else ())
    asked = [one for one in library.clauses_of(issue) if one.id in asks[:1]]
    able = [one for ask in asked for one in (ask.decided_by, *ask.pressed_by) if one in library.posts]
    allowed = {name: Allowance("an example", example.allow_until) for name in given.get("allow", ())}
    return LetterSpec(
        to=given.get("to") or tuple(able[:1]) or (() if kind.recipient else tuple(library.posts)[:1]),
        asks=asks,
        date=example.day or USUAL_DAY,
        signatories=given.get("from", (STAND_IN,)),
        issue="" if kind.issue == NO else issue,
        kind=next(iter(given.get("kind", ())), ""),
        **_particulars(given, kind),
        clauses=(*given.get("clause", ()), *((example.passage.id,) if example.passage else ())),
        without=given.get("without", ()),
        designation=example.designation,
        copies=given.get("cc", ()),
        subject=" ".join(given.get("subject", ())),
        via=" ".join(given.get("via", ())),
        enclosures=given.get("enclosure", ()),
        figures=example.figures,
        fill=example.fill,
        made=Made(example.recorded_for, library.hash) if example.recorded_for else None,
        allow=allowed,
    )


def _particulars(given: Mapping[str, tuple[str, ...]], kind: Kind) -> dict[str, Any]:
    """What the kind of letter needs beyond words: as the example gives it, else a stand-in."""
    found: dict[str, Any] = {
        "questions": tuple(map(item, given.get("question", ()))),
        "documents": tuple(map(item, given.get("document", ()))),
        "respond_by": " ".join(given.get("respond-by", ())),
        "contact": " ".join(given.get("contact", ())),
        "about": None,
    }
    return {
        name: value or (_NEEDED.get(name) if name in _fields(kind.needs) else value) for name, value in found.items()
    }


def _fields(keys: Iterable[str]) -> list[str]:
    return [KEYS[key] for key in keys]


_NEEDED = {
    "questions": (Item("What was done?"),),
    "documents": (Item("the plan"),),
    "respond_by": "10 business days",
    "contact": "Jane Q. Example, (202) 555-0100",
    "about": Earlier(date=date(2024, 1, 8), to=("Jane Q. Example",), asks=("a meeting",)),
}
"""What stands in an example for each thing that its kind of letter needs and that the example does not give."""


def _kind(example: Example, library: Library) -> Kind:
    return library.kinds[next(iter(example.given.get("kind", ())), DEFAULT_KIND)]


def _issue(rule: Rule, example: Example, library: Library) -> str:
    """The rule's own issue, else that of the example's first ask, else the first that has asks."""
    if rule.issue:
        return rule.issue
    wanted = example.given.get("asks", ())
    having = [one.issue for one in library.clauses.values() if one.slot == "asks" and one.id in (wanted or (one.id,))]
    return having[0] if having else next(iter(library.issues))


def _first_ask(issue: str, library: Library) -> Clause:
    return next(one for one in library.clauses_of(issue) if one.slot == "asks")


def _passage(passage: Clause, issue: str, example: Example, library: Library) -> Clause:
    """The example's sentence in the first slot of its kind of letter that is no list of asks."""
    kind = _kind(example, library)
    issue = "common" if kind.issue == NO else issue
    return replace(passage, issue=issue, slot=next(slot for slot in kind.slots if slot not in OF_LISTS))


def stand_in(library: Library) -> Signatory:
    """A Member who is no sample, on a letterhead that is described and set; the id is STAND_IN."""
    heads = [one.id for one in library.letterheads.values() if not one.own and one.id != UNSET_LETTERHEAD]
    return Signatory(
        id=STAND_IN,
        name="Jane Q. Example",
        title="Member of Congress",
        chamber="house",
        state="Ohio",
        letterhead=heads[0] if heads else UNSET_LETTERHEAD,
        zip="20515",
        service=Span(),
        sample=False,
        note="",
        where=Location("the example"),
    )
