"""What a letter of a kind holds besides its asks: questions, documents, a day, the letter before it, and its gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from drafter.errors import DrafterError, Faults, Location
from drafter.interview.questions import NONE, Choice, Group, Question, State, made, settled, with_value
from drafter.interview.replies import Misread, picked, told
from drafter.letter import Blank, plain_text
from drafter.particulars import reply_day
from drafter.records.office import Contact
from drafter.records.requests import Earlier, Item
from drafter.spec import KEYS
from drafter.typed_days import read_reply_day
from drafter.typed_items import typed_items


def about(state: State) -> Question | None:
    """The letter that this one follows up."""
    if not _has_place(state, "about"):
        return None
    found = tuple(Choice(one, one) for one in state.at_hand)
    explained = (
        "Type the path of the letter that drafter wrote, or of the record beside it (.yaml). Its date, those it went "
        "to, and what it asked are taken from there."
    )
    words = "Which earlier letter does it follow up?"
    groups = (Group("", found),) if found else ()
    hint = "A number, or the path of the letter or its record." if found else "The path of the letter or its record."
    return replace(_optional(state, "about", Question("about", words, explained, groups)), hints=(hint,))


def take_about(state: State, question: Question, text: str) -> State:
    """The earlier letter, by its record. Raises Misread where it cannot be followed up."""
    chosen = picked(question, text) if question.choices else None
    path = next(iter(chosen), "") if chosen else text
    spec = replace(state.spec, about=Earlier(record=path) if path else None)
    try:
        state.completes(spec)
    except DrafterError as error:
        raise Misread(told(error.faults)) from None
    return settled(state, question.name, spec)


def questions(state: State) -> Question | None:
    """A question that the letter puts, one after another until no more come."""
    explained = (
        "Type one question, and you are asked for the next; the letter numbers them by itself. Parts go after a colon: "
        "How many came: (a) in 2023; (b) in 2024? With no more questions, press Enter."
    )
    return _items(state, "question", explained)


def documents(state: State) -> Question | None:
    """A document that the letter asks for, one after another until no more come."""
    explained = (
        "Type one document or one kind of records, as The staffing plan for 2026. You are asked for the next; the "
        "letter numbers them by itself. With no more documents, press Enter."
    )
    return _items(state, "document", explained)


def take_items(state: State, question: Question, text: str) -> State:
    """One item more, or several where each but the last is a sentence before a semicolon. Raises Misread."""
    there: tuple[Item, ...] = getattr(state.spec, KEYS[question.key])
    if not text:
        return settled(state, question.key, state.spec)
    faults = Faults()
    said = [one for one in re.split(r"(?<=[?.]);\s*", text) if one.strip()]
    added = typed_items(said, Location(f"--{question.key}"), faults)
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, with_value(state, question.key, (*there, *added)))


def _items(state: State, key: str, explained: str) -> Question | None:
    if not _has_place(state, key):
        return None
    there: tuple[Item, ...] = getattr(state.spec, KEYS[key])
    number = len(there) + 1
    asked = Question(key, f"What is the {key} number {number}?", explained, about=str(number))
    if there:
        return replace(asked, default="", default_words=f"no more {key}s")
    if _is_needed(state, key):
        return replace(asked, words=f"What is the first {key}?")
    return replace(asked, words=f"Does the letter have any {key}s? Type the first.", default="", default_words="none")


def respond_by(state: State) -> Question | None:
    """By when a reply is asked for."""
    if not _has_place(state, "respond-by"):
        return None
    explained = (
        "Type a day, as 2026-03-04, or a number of business days, as 15 business days; federal holidays are left out. "
        "A Member asks for a reply by a day, and cannot require one."
    )
    needed = state.kind.needs.get("respond-by", "") if state.kind else ""
    asked = Question("respond-by", "By when do you ask for a reply?", needed or explained)
    return replace(_optional(state, "respond-by", asked), hints=(needed or "A day, or a number of business days.",))


def take_respond_by(state: State, question: Question, text: str) -> State:
    """The day or the number of business days. Raises Misread where it is neither, or nobody is there on it."""
    faults = Faults()
    day = read_reply_day(text, Location("--respond-by"), faults) if text else ""
    spec = replace(state.spec, respond_by=day)
    if day:
        reply_day(spec, faults)
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, spec)


def more(state: State) -> Question | None:
    """The passages that the kind of letter has for those who ask for them."""
    outline = state.kind.outline if state.kind else {}
    there = {clause.id for clause in made(state).plan.clauses}
    named = [name for ids in outline.values() for name in ids if name not in there]
    clauses = [one for one in state.library.clauses_of("common") if one.id in named and one.on_request]
    if not clauses:
        return None
    explained = "Each is a passage that such a letter has only where it is asked for. Enter goes on without."
    choices = tuple(Choice(one.id, one.title) for one in clauses)
    words = "Should the letter have any of these?"
    return Question("clause", words, explained, (Group("", choices),), NONE, "none", many=True, none="none of these")


def contact(state: State) -> Question | None:
    """The person on the staff for questions."""
    if not _has_place(state, "contact"):
        return None
    explained = "Type name, telephone and e-mail, as Sam Lee, (202) 225-0000, sam.lee@mail.house.gov."
    own = _called(state.library.office.contact)
    asked = Question("contact", "Whom on the staff may the reader call?", explained)
    words = _optional(state, "contact", asked)
    return replace(words, default_words=own or "nobody", hints=("Name, telephone, e-mail.",))


def _called(one: Contact) -> str:
    return ", ".join(filter(None, (one.name, one.phone, one.email)))


def fill(state: State) -> Question | None:
    """The first blank of the letter that the office can fill and was not asked about."""
    drafted = made(state)
    declared = [*(blank for clause in drafted.plan.clauses for blank in clause.blanks), *drafted.plan.kind.blanks]
    hints: Mapping[str, str] = {blank.name: blank.hint for blank in reversed(declared)}
    for paragraph in drafted.letter.paragraphs():
        for blank in paragraph.runs:
            if isinstance(blank, Blank) and blank.name in hints and not state.is_answered(f"fill {blank.name}"):
                return Question(
                    "fill",
                    f"What belongs in place of {blank.shown}?",
                    f"{hints[blank.name]}. Left open, it stands in the letter as a gap that nobody can overlook.",
                    default="",
                    default_words="leave it open",
                    remarks=(f"The letter says: {plain_text(paragraph.runs)}",),
                    about=blank.name,
                )
    return None


def take_fill(state: State, question: Question, text: str) -> State:
    """The words for a blank; it stays open where nothing is said."""
    words = " ".join(text.split())
    filled = {**state.spec.fill, question.about: words} if words else state.spec.fill
    return settled(state, question.name, replace(state.spec, fill=filled))


def subject(state: State) -> Question:
    """The line that says what the letter is about; some kinds have one of their own."""
    explained = "A line before the salutation that says what the letter is about. Many letters go without one."
    own = made(state).letter.subject_line
    shown = plain_text(own.runs) if own else "none"
    return Question("subject", "Another subject line?" if own else "A subject line?", explained, default="",
                    default_words=shown)  # fmt: skip


def _has_place(state: State, key: str) -> bool:
    return state.kind is not None and key in (*state.kind.needs, *state.kind.takes)


def _is_needed(state: State, key: str) -> bool:
    return state.kind is not None and key in state.kind.needs


def _optional(state: State, key: str, question: Question) -> Question:
    """A question as the kind of letter has it: one that may be passed over where the kind does not need the answer."""
    if _is_needed(state, key):
        return question
    return replace(question, default="", default_words="none")
