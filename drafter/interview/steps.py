"""The questions in their order, each with how its answer is read. A question that need not be asked is None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from drafter.dates import long_date
from drafter.errors import DrafterError, Faults, Location
from drafter.interview import addressing, asking, content, somebody
from drafter.interview.people import begin, words_of
from drafter.interview.questions import NONE, Choice, Group, Question, State, made, settled, with_value
from drafter.interview.replies import Misread, picked, told, yes
from drafter.plan import DEFAULT_KIND
from drafter.records.stationery import NO, OPTIONAL, Signatory
from drafter.selection import DESIGNATION
from drafter.typed_days import read_day


class Step(NamedTuple):
    """One question of the interview: `asks` makes it, None where it is not needed; `takes` reads the answer.

    `takes` raises Misread where the answer cannot be understood.
    """

    key: str
    asks: Callable[[State], Question | None]
    takes: Callable[[State, Question, str], State]


def _date(state: State) -> Question:
    day = state.day
    return Question(
        "date",
        "What day will the letter bear?",
        "Officials, figures, and what has already been done are looked up as of this day. Type it as 2026-03-04 or "
        "March 4, 2026.",
        default=day.isoformat(),
        default_words=long_date(day),
    )


def _take_date(state: State, question: Question, text: str) -> State:
    faults = Faults()
    day = read_day(text, Location("--date"), faults)
    if day is None:
        raise Misread(told(faults.found))
    return settled(state, question.name, replace(state.spec, date=day))


def _kind(state: State) -> Question | None:
    kinds = state.library.kinds
    if len(kinds) < 2:
        return None
    usual = DEFAULT_KIND if DEFAULT_KIND in kinds else next(iter(kinds))
    choices = tuple(Choice(one.id, one.title) for one in sorted(kinds.values(), key=lambda one: one.id != usual))
    explained = "The kind decides which parts a letter has, and what is asked next. The first is the usual one."
    return Question("kind", "What kind of letter is it?", explained, (Group("", choices),), "1", choices[0].words)


def _issue(state: State) -> Question | None:
    issues = state.library.issues
    kind = state.kind
    if not issues or (kind and kind.issue == NO) or (len(issues) < 2 and not (kind and kind.issue == OPTIONAL)):
        return None
    choices = tuple(Choice(one.id, one.title) for one in issues.values())
    explained = "The issue decides which requests there are, and the background that the letter gives."
    if kind and kind.issue == OPTIONAL:
        without = "none of these: the letter gives its own facts"
        return Question(
            "issue", "Is the letter about one of these?", explained, (Group("", choices),), NONE, "none", none=without
        )
    return Question("issue", "What is the letter about?", explained, (Group("", choices),))


def _take_one(state: State, question: Question, text: str) -> State:
    chosen = picked(question, text)
    if chosen is None and len(near := [one.value for one in question.choices if _has(one, text)]) == 1:
        chosen = (near[0],)
    if chosen is None:
        raise Misread(f"‘{text}’ is none of these. Type one of the numbers.")
    value = next(iter(chosen), "")
    return settled(state, question.name, with_value(state, question.key, "" if value == DEFAULT_KIND else value))


def _has(choice: Choice, text: str) -> bool:
    return begin(words_of(text), set(words_of(choice.words)))


def _asks(state: State) -> Question | None:
    kind = state.kind
    issue = state.spec.issue or next(iter(state.library.issues), "")
    if not issue or (kind and kind.asks == NO) or (kind and kind.asks == OPTIONAL and not state.spec.issue):
        return None
    offered = asking.offer(state.completes(state.spec), issue, state.library)
    left_out = tuple(f"Left out: {one}" for one in offered.left_out)
    explained = (
        "Each is one numbered item of the letter, in the order in which you type them: 3,1 puts the third first. "
        "Recommended is what the addressee decides, or can press for with whoever decides. What is left out is already "
        "met, or not true on this day."
    )
    words = "What should the letter ask for?"
    if not offered.groups:
        words = "Nothing can be asked of this addressee on this day. Type b, and choose another addressee or day."
    none, default = ("nothing", NONE) if kind and kind.asks == OPTIONAL else ("", None)
    return Question("asks", words, explained, offered.groups, default, none, True, none, left_out)


def _take_several(state: State, question: Question, text: str) -> State:
    chosen = picked(question, text)
    if chosen is None:
        raise Misread(f"‘{text}’ is none of these. Type numbers, such as 1 or 1,2.")
    return settled(state, question.name, with_value(state, question.key, chosen))


def _designation(state: State) -> Question | None:
    kind = state.kind
    if kind is None or DESIGNATION not in kind.slots:
        return None
    try:
        clauses = dict(made(state, designation=True).plan.sections).get(DESIGNATION, ())
    except DrafterError as error:
        if any(fault.where and fault.where.path == "--designation" for fault in error.faults):
            return None  # it is not this addressee’s, or the day’s
        raise
    if not clauses:
        return None
    usual = "y" if kind.designation else "n"
    explained = "It is a paragraph after the numbered items." + (
        f" {clauses[0].authority}" if clauses[0].authority else ""
    )
    return Question(
        "designation",
        "Should it also make the request for a designation?",
        explained,
        default=usual,
        default_words="yes" if kind.designation else "no",
        remarks=tuple(f"It would be this: {clause.title}." for clause in clauses),
    )


def _take_designation(state: State, question: Question, text: str) -> State:
    wanted = yes(text)
    usual = yes(question.default or "n")
    return settled(state, question.name, replace(state.spec, designation=None if wanted == usual else wanted))


def _from(state: State) -> Question | None:
    signatories = state.library.signatories.values()
    if not signatories:
        return None
    choices = [Choice(one.id, f"{one.name}, {one.title}, {one.state}", _against(one, state.day)) for one in signatories]
    numbers = {one.id: str(number) for number, one in enumerate(signatories, 1)}
    office = [numbers[name] for name in state.library.office.signs]
    own = [numbers[one.id] for one in signatories if not one.sample]
    default = ",".join(office) or (own[0] if len(own) == 1 else "0")
    shown = "; ".join(choices[int(one) - 1].words for one in default.split(",")) if default != "0" else "nobody yet"
    explained = (
        "Type one number, or several for a letter that several sign, in the order of their signatures. With nobody, "
        "the letter is a draft with the sender’s place left open."
    )
    nobody = "" if office else "nobody yet: the sender’s name stays open"  # an office's letters are always its own
    return Question(
        "from", "Who signs?", explained, (Group("", tuple(choices)),), default, shown, many=True, none=nobody
    )


def _against(one: Signatory, day: date) -> str:
    against = ["" if day in one.service else f"not in this seat on {long_date(day)}"]
    against += ["a sample, never to send from" if one.sample else ""]
    return "; ".join(filter(None, against))


def _take_text(state: State, question: Question, text: str) -> State:
    return settled(state, question.name, with_value(state, question.key, " ".join(text.split())))


STEPS = (
    Step("date", _date, _take_date),
    Step("kind", _kind, _take_one),
    Step("to", addressing.addressees, addressing.take_addressees),
    Step("recipient", somebody.somebody, somebody.take_somebody),
    Step("issue", _issue, _take_one),
    Step("asks", _asks, _take_several),
    Step("about", content.about, content.take_about),
    Step("question", content.questions, content.take_items),
    Step("document", content.documents, content.take_items),
    Step("respond-by", content.respond_by, content.take_respond_by),
    Step("designation", _designation, _take_designation),
    Step("clause", content.more, _take_several),
    Step("from", _from, _take_several),
    Step("contact", content.contact, _take_text),
    Step("cc", addressing.copies, addressing.take_copies),
    Step("fill", content.fill, content.take_fill),
    Step("subject", content.subject, _take_text),
)
"""In this order, since each question needs the answers before it."""
