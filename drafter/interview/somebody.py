"""A person on no roster to whom a letter goes: asked for piece by piece, as the form of address needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from drafter.courtesy import lines_for
from drafter.interview.people import begin, words_of
from drafter.interview.questions import Choice, Group, Question, State, again, settled
from drafter.interview.replies import Misread, picked
from drafter.library.objections import RANK, objections
from drafter.library.recipients import VOCATIVES
from drafter.library.surnames import surname_of, without_suffixes
from drafter.records.forms import Form, Recipient

UNKNOWN = Recipient("", "", "")
"""Somebody of whom nothing is said yet."""

MOST = 12
_LEFT_OUT = "leave it out"


class Piece(NamedTuple):
    """One thing that is asked of a person: `asks` makes the question, None where the form has no need of it."""

    name: str
    asks: Callable[[Recipient, Form], Question | None]


def somebody(state: State) -> Question | None:
    """What is asked next of a person who is being described; None where nobody is, or all is said."""
    if not (person := _typed(state)):
        return None
    if not state.is_answered("recipient form"):
        return _form(state)
    form = state.library.forms[person.form]
    left = (one for one in PIECES if not state.is_answered(f"recipient {one.name}"))
    return next((question for one in left if (question := one.asks(person, form))), None)


def take_somebody(state: State, question: Question, text: str) -> State:
    """The person with one more thing said. Raises Misread where it will not do."""
    if question.about == "form":
        return _take_form(state, question, text)
    words = " ".join(text.split())
    if question.choices and (chosen := picked(question, text)) is not None:
        words = next(iter(chosen), "")
    elif question.choices and words not in VOCATIVES:
        raise Misread(f"‘{text}’ is none of these. Type one of the numbers.")
    said: dict[str, Any] = {question.about: words}
    if question.about == "address":
        said = {"address": tuple(line.strip() for line in text.split(";") if line.strip())}
    if question.about == "name":
        said["surname"] = surname_of(words)
    person = replace(state.spec.recipients[0], **said)
    for key, message, hint in objections(person, state.library.forms):
        if key in said:
            raise Misread(f"{message[:1].upper()}{message[1:]}. {hint}".strip())
    return settled(state, question.name, replace(state.spec, recipients=(person,)))


def is_typed(person: Recipient) -> bool:
    """Whether a person was described at the terminal and in no file."""
    return person.where == UNKNOWN.where


def _typed(state: State) -> Recipient | None:
    return next(filter(is_typed, state.spec.recipients), None)


def _form(state: State) -> Question:
    found = tuple(Choice(one, state.library.forms[one].title) for one in state.found)
    words = "Which of these? Or type other letters." if found else "What is that person?"
    explained = (
        "It decides what stands before the name and after “Dear”. Type a few letters of it, such as private, mayor, "
        "committee, doctor, or bishop, and choose by number. drafter list forms shows all of them."
    )
    default, shown = ("1", found[0].words) if len(found) == 1 else (None, "")
    groups = (Group("", found),) if found else ()
    hints = () if found else ("Type a few letters of it, such as private, mayor, committee, or professor.",)
    return Question("recipient", words, explained, groups, default, shown, about="form", hints=hints)


def _take_form(state: State, question: Question, text: str) -> State:
    chosen = (text,) if text in state.library.forms else picked(question, text)
    if chosen:
        person = replace(state.spec.recipients[0], form=chosen[0])
        return settled(state, question.name, replace(state.spec, recipients=(person,)))
    said = words_of(text)
    found = tuple(one.id for one in state.library.forms.values() if begin(said, set(words_of(f"{one.id} {one.title}"))))
    if not found or not said:
        return again(state, f"No form of address is called ‘{text}’. Type fewer letters, or another word.")
    more = f"{len(found)} are called so; these are the first {MOST}. Type more letters to narrow it."
    return again(state, more if len(found) > MOST else "", found[:MOST])


# What is asked, piece by piece


def _asked(name: str, words: str, explained: str, default: str | None = None, shown: str = "") -> Question:
    return Question("recipient", words, explained, default=default, default_words=shown, about=name)


def _name(_: Recipient, __: Form) -> Question:
    explained = "As the address has it, with initials and Jr., and without Mr., Dr. or a rank: Maria T. Lopez, Jr."
    return _asked("name", "What is the person’s full name, without a title?", explained)


def _surname(person: Recipient, _: Form) -> Question | None:
    if len(without_suffixes(person.name).split()) < 3:
        return None
    explained = "The salutation says it: Dear Ms. Lopez Ruiz. Type both words of a double surname."
    return _asked("surname", "What is the surname?", explained, person.surname, person.surname)


def _vocative(_: Recipient, form: Form) -> Question | None:
    if not any(word in text for text in _said(form) for word in ("official.courtesy", "official.formal")):
        return None
    explained = (
        "Nobody is made a Mr. or a Ms. by guess: where it is not known, the letter uses the whole name, or words that "
        "need neither."
    )
    return Question(
        "recipient",
        "How is the person spoken to?",
        explained,
        (Group("", tuple(Choice(word, word) for word in VOCATIVES)),),
        "0",
        "not known",
        none="not known: the letter uses the whole name",
        about="vocative",
    )


def _honorific(_: Recipient, form: Form) -> Question | None:
    if form.honorific or not any(RANK in words for words in form.salutation.values()):
        return None
    explained = "It stands before the name in the address and in the salutation: Colonel, Rear Admiral."
    return _asked("honorific", "What is the rank or style before the name?", explained)


def _title(_: Recipient, form: Form) -> Question | None:
    if not any("post.title" in line for line in lines_for(form, "")):
        return None
    explained = "The line under the name in the address: Mayor of Oakland; Chair, Committee on Appropriations."
    default, shown = ("", _LEFT_OUT) if form.title_optional else (None, "")
    return _asked("title", "What is the person’s title?", explained, default, shown)


def _organization(_: Recipient, form: Form) -> Question:
    explained = "The line under the title: a company, a church, a chamber, a committee’s chamber."
    words = "To which organization does the letter go?"
    return _asked("organization", words, explained, "", form.organization or _LEFT_OUT)


def _address(_: Recipient, __: Form) -> Question:
    explained = "The lines under that, each after a semicolon: 12 Main Street; Oakland, MD 21550."
    return _asked("address", "What is the address? Put semicolons between its lines.", explained, "", _LEFT_OUT)


def _said(form: Form) -> Iterator[str]:
    """The templates in which a form names and greets whoever holds the office."""
    yield from form.salutation.values()
    if "" not in form.honorific:
        yield from (re.sub(r"official\.honorific", "official.courtesy", line) for line in form.name_lines)


PIECES = (
    Piece("name", _name),
    Piece("surname", _surname),
    Piece("vocative", _vocative),
    Piece("honorific", _honorific),
    Piece("title", _title),
    Piece("organization", _organization),
    Piece("address", _address),
)
"""In this order, after the form of address, on which they depend."""
