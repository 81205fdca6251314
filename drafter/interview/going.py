"""How an interview goes on: which question is next, and what an answer makes of it."""

from __future__ import annotations

from dataclasses import replace

from drafter.drafting import draft
from drafter.errors import DrafterError, Faults
from drafter.interview.questions import Finished, Question, State, again, back, made, settled
from drafter.interview.replies import Misread, told, yes
from drafter.interview.steps import STEPS
from drafter.library import Library
from drafter.records.stationery import NEEDED
from drafter.spec import KEYS, LetterSpec, from_flags, merged

BACK, EXPLAIN = ("b", "back"), ("?", "help")
"""What is typed to go back a question, and to have it explained."""

_NO_WAY_ON = "Type b to go back."
_BY_KEY = {step.key: step for step in STEPS}
_SEVERAL = (
    *("to", "asks", "from", "clause", "without", "cc", "enclosure"),
    *("fill", "figure", "allow", "question", "document", "lead", "order"),
)
_SETTLED = ("date", "kind")
"""What goes without a question where a part of the request is given: today, and the usual kind."""


def begun(spec: LetterSpec, library: Library) -> State | None:
    """The interview about a request that has its date; None where the request has all that a letter goes without not.

    Where nothing is given, everything is asked; where the kind is, all that a letter of that kind can have; where
    another part is, only what is missing of the addressee, the asks with their issue, and what the kind needs.
    """
    given = set(spec.places)
    state = State(spec, library, frozenset(_BY_KEY))
    if not given:
        return state
    kind = state.kind
    wanted = set(kind.needs) if kind else set()
    wanted |= {"asks"} if kind is None or kind.asks == NEEDED else set()
    wanted |= {"to"} if (kind is None or not kind.recipient) and "recipient" not in given else set()
    lacking = wanted - given
    if not lacking:
        return None
    may_ask = set(_BY_KEY) - {*_SETTLED} if "kind" in given else lacking | ({"issue"} if "asks" in lacking else set())
    may_ask |= {"recipient"} if "to" in lacking else set()
    return replace(state, may_ask=frozenset(may_ask - given - (set() if "to" in lacking else {"to", "recipient"})))


def next_question(state: State) -> Question | Finished:
    """What to ask now; the draft where all is asked. Raises DrafterError where no answer can mend the request."""
    try:
        if state.spec.places and not state.past:
            _check_flags(state)
        for step in STEPS:
            if step.key in state.may_ask and not state.is_answered(step.key) and (question := step.asks(state)):
                return question
        return Finished(made(state))
    except DrafterError as error:
        return _mending(error, state)


def answered(state: State, question: Question, text: str) -> State:
    """The interview after what was typed: the next question, or the same one again with what to say first."""
    text = text.strip()
    if text.casefold() in BACK:
        return back(state)
    if text.casefold() in EXPLAIN:
        return again(state, question.explained, state.found)
    if not text and question.default is None:
        return again(state, "An answer is needed here; ? explains.", state.found)
    if not question.key:
        return again(state, _NO_WAY_ON)
    step = _BY_KEY.get(question.key)
    takes = _take_mended if question.about == question.key or step is None else step.takes
    try:
        return takes(state, question, text or question.default or "")
    except Misread as slip:
        return again(state, str(slip), state.found)


def _check_flags(state: State) -> None:
    """Raise DrafterError for what flags gave wrongly, before anything is asked; what is missing is no fault yet."""
    given = state.spec.places
    spec = state.completes(state.spec) if "about" in given else state.spec
    try:
        draft(spec, state.library)
    except DrafterError as error:
        wrong = [one for one in error.faults if one.where and one.where.path.removeprefix("--") in given]
        if wrong:
            raise DrafterError(*wrong) from None


def _mending(error: DrafterError, state: State) -> Question:
    """A question about the first fault that an answer may mend: one of a key that no flag gave.

    Where there is none, what the answers have led to is told, and only going back is left; what flags gave is raised.
    """
    for fault in error.faults:
        key = fault.where.path.removeprefix("--") if fault.where else ""
        if key in KEYS and key not in state.spec.places:
            explained = fault.hint or "Type what belongs there."
            words = f"{fault.message[:1].upper()}{fault.message[1:]}."
            return Question(key, words, explained, remarks=(fault.hint,) if fault.hint else (), about=key)
    by_flag = any(fault.where and fault.where.path.removeprefix("--") in state.spec.places for fault in error.faults)
    if by_flag or not state.past:
        raise error
    return Question("", told(error.faults), "Type b to go back, and answer otherwise.", hints=(_NO_WAY_ON,))


def _take_mended(state: State, question: Question, text: str) -> State:
    faults = Faults()
    value: object = yes(text) if question.key == "designation" else (text,) if question.key in _SEVERAL else text
    spec = from_flags({question.key: value}, faults)
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, replace(merged(state.spec, spec), places=state.spec.places))
