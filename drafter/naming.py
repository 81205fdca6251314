"""What templates see of one letter: names from the plan, in the words that are true on its date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from drafter import arithmetic, names
from drafter.appointments import Appointment
from drafter.dates import long_date, period_in_words
from drafter.grounds import standing
from drafter.library import Library
from drafter.markup import blank_mark, note_mark, word_mark
from drafter.plan import Plan
from drafter.records.evidence import Event, Source, Statistic, Vintage
from drafter.records.issues import Clause
from drafter.records.office import Office
from drafter.records.stationery import Signatory
from drafter.remit import all_decide, body_of, one_presses
from drafter.series import Figure, is_record


def letter_names(plan: Plan, subject: names.Words = "", enclosures: tuple[names.Words, ...] = ()) -> names.LetterNames:
    """The letter's own facts; `subject` and `enclosures` are those of its kind, where the request has none."""
    copies = tuple(
        names.CopyNames(
            person.official.name if person.official else blank_mark("copy", f"the name of the {person.title}"),
            person.title,
            person.post.department,
        )
        for person in plan.copies
    )
    spec = plan.spec
    return names.LetterNames(
        date=plan.date,
        subject=subject or spec.subject,
        via=spec.via,
        copies=copies,
        enclosures=enclosures or spec.enclosures,
        respond_by=long_date(plan.respond_by) if plan.respond_by else "",
        questions=len(spec.questions),
        documents=len(spec.documents),
    )


def asks_names(plan: Plan) -> names.AsksNames:
    """The asks, counted and named."""
    phrases = [ask.phrase for ask in plan.asks if ask.phrase]
    return names.AsksNames(len(plan.asks), tuple(ask.id for ask in plan.asks), joined(phrases))


def remit_names(asked: Iterable[Clause], plan: Plan) -> names.RemitNames:
    """What those addressed can do about what these clauses ask, all of it."""
    posts = [person.post.id for person in plan.addressees]
    asked = tuple(asked)
    return names.RemitNames(
        decides=all(all_decide(clause, posts) for clause in asked),
        presses=all(one_presses(clause, posts, plan.library) for clause in asked),
        body=body_of(posts, plan.library),
    )


def event_names(event: Event, source: Source, day: date) -> names.EventNames:
    """A dated event as it stood on the letter's date; one whose source had not appeared was not public yet."""
    stood = standing(event, source, day)
    return names.EventNames(
        announced=stood.announced,
        in_force=stood.in_force,
        ended=stood.ended,
        announced_on=event.announced.in_words,
        effective_on=event.effective.in_words,
        note=note_mark(event.source),
    )


class _Figure(names.FigureNames):
    """A figure whose words are made when they are asked for, since a clause asks for few of them.

    `of` is the vintage, for the filters that take two figures; no template can reach it.
    """

    def __init__(self, of: Vintage, mark: Callable[[str], str], statistic: Statistic | None, day: date) -> None:
        vars(self).update(of=of, mark=mark, statistic=statistic, day=day)

    def __getattr__(self, name: str) -> Any:
        made = vars(self)
        if name not in _OF_A_FIGURE or "of" not in made:
            raise AttributeError(name)
        value = made[name] = _OF_A_FIGURE[name](self, made["of"])
        return value


_OF_A_FIGURE: dict[str, Callable[[Any, Vintage], object]] = {
    "figure": lambda at, of: at.mark(arithmetic.qualified(f"{of.value:,}", of.precision)),
    "value": lambda _, of: of.value,
    "place": lambda at, _: at.mark(place(at.statistic.geography) if at.statistic else ""),
    "per_day": lambda at, of: at.mark(arithmetic.rate(of, 1)),
    "per_week": lambda at, of: at.mark(arithmetic.rate(of, 7)),
    "period": lambda at, of: at.mark(period_in_words(of.period)),
    "published": lambda _, of: of.published.in_words,
    "basis": lambda _, of: of.basis,
    "change": lambda _, of: arithmetic.change(of),
    "difference": lambda _, of: arithmetic.difference(of),
    "previous": lambda _, of: "" if of.previous is None else f"{of.previous:,}",
    "fell": lambda _, of: arithmetic.moved(of) == -1,
    "rose": lambda _, of: arithmetic.moved(of) == 1,
    "trend": lambda _, of: arithmetic.trend(of),
    "is_record": lambda at, of: at.statistic is not None and is_record(of, at.statistic.vintages, at.day),
    "note": lambda _, of: note_mark(of.source),
}
"""How each field of a figure is made, from the figure as a template sees it and its vintage."""


def figure_names(vintage: Vintage) -> names.FigureNames:
    """A vintage in words that are true to it, by itself: whom it counts and what came before is not known here."""
    return _Figure(vintage, str, None, date.max)


def figure_in_text(figure: Figure, day: date) -> names.FigureNames:
    """A figure for a clause: 'about 73,000' and 'the twelve months' take a capital where they begin a sentence."""
    return _Figure(figure.vintage, word_mark, figure.statistic, day)


def place(geography: str) -> str:
    """A geography as it stands in a sentence."""
    return f"the {geography}" if geography in ("United States", "District of Columbia") else geography


def official_names(person: Appointment) -> names.OfficialNames:
    """The person addressed; blanks where the roster does not know who held the post."""
    official = person.official
    if official is None:
        hint = f"name of the head of the {person.post.department}"
        return names.OfficialNames(blank_mark("official", hint), blank_mark("surname", "surname"), "", "")
    vocative = official.vocative or blank_mark("vocative", "Mr. or Ms.")
    return names.OfficialNames(official.name, official.surname, official.honorific, vocative)


def signatory_names(one: Signatory, library: Library) -> names.SignatoryNames:
    """One Member who signs."""
    committee = library.institutions[one.committee].name if one.committee else ""
    return names.SignatoryNames(one.name, one.title, one.chamber, one.state, one.zip, committee)


def member_names(clause: Clause, plan: Plan) -> names.MemberNames:
    """The one of those who sign whose experience a clause tells."""
    from drafter.library.surnames import surname_of  # few clauses tell of a person

    one = next(one for one in plan.signatories if one.id in clause.by)
    surname = one.surname or surname_of(one.name)
    return names.MemberNames(one.name, surname, called(one, plan.library), one.chamber, one.state)


def word_for(one: Signatory, library: Library) -> str:
    """Senator, Representative, or the word that a State has for its Member of the House; empty where there is none."""
    called = library.house.called
    return (called.get(one.state, "") if one.chamber == "house" else "") or called.get(one.chamber, "")


def committee_names(plan: Plan) -> tuple[names.CommitteeNames, ...]:
    """The committees for which people sign, each once, in the order of those who sign."""
    ids = dict.fromkeys(one.committee for one in plan.signatories if one.committee)
    bodies = [plan.library.institutions[id_] for id_ in ids]
    return tuple(names.CommitteeNames(body.name, body.chamber) for body in bodies)


def nobody() -> names.SignatoryNames:
    """The sender where none is set: blanks that nobody can overlook, never an invented person."""
    name, title, state, zip_code = names.OF_SENDER
    return names.SignatoryNames(
        blank_mark(name, "the sender’s name"),
        blank_mark(title, "the sender’s title"),
        "",
        blank_mark(state, "the sender’s State"),
        blank_mark(zip_code, "ZIP code"),
        "",
    )


def office_names(office: Office) -> names.OfficeNames:
    """The office that writes."""
    return names.OfficeNames(office.name, office.chamber, office.state, office.district, office.pronoun)


def contact_names(plan: Plan) -> names.ContactNames:
    """The person on the staff for questions; blanks where the office names nobody."""
    contact = plan.contact
    name, phone, email = names.OF_CONTACT
    return names.ContactNames(
        contact.name or blank_mark(name, "the name of the person on the staff for questions"),
        _staff(plan),
        " or ".join(filter(None, (contact.phone, contact.email)))
        or blank_mark(phone, "that person’s telephone number and e-mail address"),
        contact.phone or blank_mark(phone, "that person’s telephone number"),
        contact.email or blank_mark(email, "that person’s e-mail address"),
    )


def _staff(plan: Plan) -> str:
    """Whose staff the person for questions is on: of several who sign, that of the one whose letter it is."""
    if len(plan.signatories) < 2:
        return "my staff"
    return f"{called(plan.lead, plan.library)}’s staff" if plan.lead else ""


def called(one: Signatory, library: Library) -> str:
    """A Member as a sentence names one: Senator Doe."""
    from drafter.library.surnames import surname_of  # most letters name none

    return f"{word_for(one, library)} {one.surname or surname_of(one.name)}".strip()


def signers_names(signatories: tuple[names.SignatoryNames, ...]) -> names.SignersNames:
    """All who sign, together; a State that two share is named once."""
    states = list(dict.fromkeys(str(one.state) for one in signatories))
    chambers = {one.chamber for one in signatories}
    return names.SignersNames(
        len(signatories),
        signatories[0].state if len(states) == 1 else joined(states),
        chambers.pop() if len(chambers) == 1 else "both",
    )


def joined(words: list[str]) -> str:
    """Words in a series, with a comma before the last of three or more."""
    if len(words) < 3:
        return " and ".join(words)
    return ", ".join(words[:-1]) + ", and " + words[-1]
