"""What templates see of one letter: names from the plan, in the words that are true on its date."""

from __future__ import annotations

from datetime import date

from drafter import names
from drafter.appointments import Appointment
from drafter.dates import Span, period_in_words
from drafter.markup import blank_mark, note_mark
from drafter.plan import Plan
from drafter.records.evidence import Event, Source, Vintage
from drafter.records.stationery import Signatory


def letter_names(plan: Plan) -> names.LetterNames:
    """The letter's own facts."""
    copies = tuple(
        names.CopyNames(
            person.official.name if person.official else blank_mark("copy", f"the name of the {person.title}"),
            person.title,
            person.post.department,
        )
        for person in plan.copies
    )
    return names.LetterNames(plan.date, plan.spec.subject, plan.spec.via, copies, plan.spec.enclosures)


def asks_names(plan: Plan) -> names.AsksNames:
    """The asks, counted and named."""
    phrases = [ask.phrase for ask in plan.asks if ask.phrase]
    return names.AsksNames(len(plan.asks), tuple(ask.id for ask in plan.asks), _and(phrases))


def event_names(event: Event, source: Source, day: date) -> names.EventNames:
    """A dated event as it stood on the letter's date; one whose source had not appeared was not public yet."""
    public = source.issued is None or source.issued.first <= day
    ended = event.until is not None and event.until.last < day
    return names.EventNames(
        announced=public and event.announced.last <= day,
        in_force=public and event.effective.last <= day and not ended,
        ended=ended,
        announced_on=event.announced.in_words,
        effective_on=event.effective.in_words,
        note=note_mark(event.source),
    )


def figure_names(vintage: Vintage) -> names.FigureNames:
    """A vintage in words that are true to it: its value, its rate for each day of its period, its change."""
    value, period = vintage.value, vintage.period
    return names.FigureNames(
        figure=_qualified(f"{value:,}", vintage.precision),
        value=value,
        per_day=_per_day(value, period, vintage.precision),
        period=period_in_words(period),
        published=vintage.published.in_words,
        basis=vintage.basis,
        change=_change(vintage),
        fell=vintage.previous is not None and value < vintage.previous,
        rose=vintage.previous is not None and value > vintage.previous,
        note=note_mark(vintage.source),
    )


def _qualified(number: str, precision: str) -> str:
    words = {"exact": "", "about": "about ", "more-than": "more than ", "nearly": "nearly "}
    return words[precision] + number


def _per_day(value: int, period: Span, precision: str) -> str:
    """A rate is rounded, so it is 'about', unless the total is only a bound: then it is rounded towards the bound."""
    if precision == "more-than":
        return _qualified(f"{value // period.days:,}", precision)
    if precision == "nearly":
        return _qualified(f"{-(-value // period.days):,}", precision)
    return _qualified(f"{round(value / period.days):,}", "about")


def _change(vintage: Vintage) -> str:
    if not vintage.previous:
        return ""
    return f"{round(abs(vintage.value - vintage.previous) / vintage.previous * 100)} percent"


def official_names(person: Appointment) -> names.OfficialNames:
    """The person addressed; blanks where the roster does not know who held the post."""
    official = person.official
    if official is None:
        hint = f"name of the head of the {person.post.department}"
        return names.OfficialNames(blank_mark("official", hint), blank_mark("surname", "surname"), "", "")
    vocative = official.vocative or blank_mark("vocative", "Mr. or Ms.")
    return names.OfficialNames(official.name, official.surname, official.honorific, vocative)


def signatory_names(one: Signatory) -> names.SignatoryNames:
    """One Member who signs."""
    return names.SignatoryNames(one.name, one.title, one.chamber, one.state, one.zip)


def nobody() -> names.SignatoryNames:
    """The sender where none is set: blanks that nobody can overlook, never an invented person."""
    return names.SignatoryNames(
        blank_mark("sender-name", "the sender’s name"),
        blank_mark("sender-title", "the sender’s title"),
        "",
        blank_mark("sender-state", "the sender’s State"),
        blank_mark("sender-zip", "ZIP code"),
    )


def signers_names(signatories: tuple[names.SignatoryNames, ...]) -> names.SignersNames:
    """All who sign, together; a State that two share is named once."""
    states = list(dict.fromkeys(str(one.state) for one in signatories))
    chambers = {one.chamber for one in signatories}
    return names.SignersNames(
        len(signatories),
        signatories[0].state if len(states) == 1 else _and(states),
        chambers.pop() if len(chambers) == 1 else "both",
    )


def _and(words: list[str]) -> str:
    if len(words) < 3:
        return " and ".join(words)
    return ", ".join(words[:-1]) + ", and " + words[-1]
