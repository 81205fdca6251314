"""How an interview goes on: which question is next, and what an answer makes of it."""

from __future__ import annotations

from dataclasses import replace

from drafter.drafting import draft
from drafter.errors import DrafterError, Faults
from drafter.interview.addressing import told
from drafter.interview.questions import Finished, Question, State, again, back, settled
from drafter.interview.replies import Misread, yes
from drafter.interview.steps import STEPS
from drafter.library import Library
from drafter.plan import DEFAULT_KIND
from drafter.spec import KEYS, LetterSpec, from_flags, merged

BACK, EXPLAIN = ("b", "back"), ("?", "help")
"""What is typed to go back a question, and to have it explained."""

_BY_KEY = {step.key: step for step in STEPS}
_SEVERAL = ("to", "asks", "from", "clause", "without", "cc", "enclosure", "fill", "figure", "allow")


def begun(spec: LetterSpec, library: Library) -> State | None:
    """The interview about a request that has its date; None where the request has all that a letter goes without not.

    Where nothing is given, everything is asked; where a part is, only the addressee and the asks that are missing, and
    the issue that they belong to.
    """
    given = set(spec.places)
    if not given:
        return State(spec, library, frozenset(_BY_KEY))
    kind = library.kinds.get(spec.kind or DEFAULT_KIND)
    wanted = {"to", "asks"} if kind is None or "asks" in kind.slots else {"to"}
    lacking = wanted - given
    if not lacking:
        return None
    may_ask = lacking | ({"issue"} - given if "asks" not in given else set())
    return State(spec, library, frozenset(may_ask))


def next_question(state: State) -> Question | Finished:
    """What to ask now; the draft where all is asked. Raises DrafterError where no answer can mend the request."""
    try:
        for step in STEPS:
            if step.key in state.may_ask and not state.is_answered(step.key) and (question := step.asks(state)):
                return question
        return Finished(draft(state.spec, state.library))
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
    step = _BY_KEY.get(question.key)
    takes = _take_mended if question.about in KEYS or step is None else step.takes
    try:
        return takes(state, question, text or question.default or "")
    except Misread as slip:
        return again(state, str(slip), state.found)


def _mending(error: DrafterError, state: State) -> Question:
    """A question about the first fault that an answer may mend: one of a key that no flag gave."""
    for fault in error.faults:
        key = fault.where.path.removeprefix("--") if fault.where else ""
        if key in KEYS and key not in state.spec.places:
            explained = fault.hint or "Type what belongs there."
            words = f"{fault.message[:1].upper()}{fault.message[1:]}."
            return Question(key, words, explained, remarks=(fault.hint,) if fault.hint else (), about=key)
    raise error


def _take_mended(state: State, question: Question, text: str) -> State:
    faults = Faults()
    value: object = yes(text) if question.key == "designation" else (text,) if question.key in _SEVERAL else text
    spec = from_flags({question.key: value}, faults)
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, replace(merged(state.spec, spec), places=state.spec.places))
