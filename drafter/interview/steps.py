"""The questions in their order, each with how its answer is read. A question that need not be asked is None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from drafter.dates import long_date
from drafter.drafting import draft
from drafter.errors import DrafterError, Faults, Location
from drafter.interview import addressing, asking
from drafter.interview.questions import Choice, Group, Question, State, settled, with_value
from drafter.interview.replies import Misread, picked, yes
from drafter.letter import Blank, plain_text
from drafter.plan import DEFAULT_KIND
from drafter.records.stationery import Signatory
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
        raise Misread(addressing.told(faults.found))
    return settled(state, question.name, replace(state.spec, date=day))


def _kind(state: State) -> Question | None:
    kinds = state.library.kinds
    if len(kinds) < 2:
        return None
    usual = DEFAULT_KIND if DEFAULT_KIND in kinds else next(iter(kinds))
    choices = tuple(Choice(one.id, one.title) for one in sorted(kinds.values(), key=lambda one: one.id != usual))
    explained = "The kind decides which parts a letter has. The first is the usual one."
    return Question("kind", "What kind of letter is it?", explained, (Group("", choices),), "1", choices[0].words)


def _issue(state: State) -> Question | None:
    issues = state.library.issues
    if len(issues) < 2:
        return None
    choices = tuple(Choice(one.id, one.title) for one in issues.values())
    explained = "The issue decides which requests there are, and the background that the letter gives."
    return Question("issue", "What is the letter about?", explained, (Group("", choices),))


def _take_one(state: State, question: Question, text: str) -> State:
    chosen = picked(question, text)
    if not chosen:
        raise Misread(f"‘{text}’ is none of these. Type one of the numbers.")
    value = "" if question.key == "kind" and chosen[0] == DEFAULT_KIND else chosen[0]
    return settled(state, question.name, with_value(state, question.key, value))


def _asks(state: State) -> Question | None:
    kind = state.library.kinds.get(state.spec.kind or DEFAULT_KIND)
    if kind and "asks" not in kind.slots:
        return None
    issue = state.spec.issue or next(iter(state.library.issues))
    offered = asking.offer(state.spec, issue, state.library)
    left_out = tuple(f"Left out: {one}" for one in offered.left_out)
    explained = (
        "Each is one numbered item of the letter, in the order in which you type them: 3,1 puts the third first. "
        "Recommended is what the addressee decides, or can press for with whoever decides. What is left out is already "
        "met, or not true on this day."
    )
    words = "What should the letter ask for?"
    if not offered.groups:
        words = "Nothing can be asked of this addressee on this day. Type b, and choose another addressee or day."
    return Question("asks", words, explained, offered.groups, many=True, remarks=left_out)


def _take_several(state: State, question: Question, text: str) -> State:
    chosen = picked(question, text)
    if chosen is None:
        raise Misread(f"‘{text}’ is none of these. Type numbers, such as 1 or 1,2.")
    return settled(state, question.name, with_value(state, question.key, chosen))


def _designation(state: State) -> Question | None:
    spec, library = state.spec, state.library
    kind = library.kinds.get(spec.kind or DEFAULT_KIND)
    try:
        clauses = dict(draft(replace(spec, designation=True), library).plan.sections).get(DESIGNATION, ())
    except DrafterError as error:
        if any(fault.where and fault.where.path == "--designation" for fault in error.faults):
            return None  # it is not this addressee’s, or the day’s
        raise
    if not clauses or kind is None:
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


def _fill(state: State) -> Question | None:
    """The first blank of the letter that the office can fill and was not asked about."""
    made = draft(state.spec, state.library)
    hints = {blank.name: blank.hint for clause in made.plan.clauses for blank in clause.blanks}
    for paragraph in made.letter.paragraphs():
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


def _take_fill(state: State, question: Question, text: str) -> State:
    words = " ".join(text.split())
    fill = {**state.spec.fill, question.about: words} if words else state.spec.fill
    return settled(state, question.name, replace(state.spec, fill=fill))


def _subject(_: State) -> Question:
    explained = "A line before the salutation that says what the letter is about. Most letters go without one."
    return Question("subject", "A subject line?", explained, default="", default_words="none")


def _take_text(state: State, question: Question, text: str) -> State:
    return settled(state, question.name, with_value(state, question.key, " ".join(text.split())))


STEPS = (
    Step("date", _date, _take_date),
    Step("to", addressing.addressees, addressing.take_addressees),
    Step("kind", _kind, _take_one),
    Step("issue", _issue, _take_one),
    Step("asks", _asks, _take_several),
    Step("designation", _designation, _take_designation),
    Step("from", _from, _take_several),
    Step("cc", addressing.copies, addressing.take_copies),
    Step("fill", _fill, _take_fill),
    Step("subject", _subject, _take_text),
)
"""In this order, since each question needs the answers before it."""
