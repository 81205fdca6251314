"""The questions by which an office is set up, in their order, and how an answer carries on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from drafter.citation import DEFAULT_STYLE
from drafter.frozen import frozen
from drafter.interview.questions import Choice, Group, Question
from drafter.interview.replies import Misread, picked
from drafter.library.districts import SEATS
from drafter.library.stationery import STATES
from drafter.office.answers import NEEDED, Answers, Offered, Refused, read_answer
from drafter.records.forms import STYLES
from drafter.records.office import AT_LARGE

BACK, EXPLAIN = ("b", "back"), ("?", "help")
FOLDER = "office"
"""Where the folder is made unless it is told otherwise."""


@frozen
class State:
    """How far the questions have come.

    `may_ask` are the keys that may be asked about; `past` holds each key answered with the answers before it, the
    newest last; `said` is told before the next question.
    """

    answers: Answers
    offered: Offered
    may_ask: frozenset[str]
    past: tuple[tuple[str, Answers], ...] = ()
    said: str = ""


class Step(NamedTuple):
    """One question: `asks` makes it, None where the answers before it leave nothing to ask."""

    key: str
    asks: Callable[[Answers, Offered], Question | None]


def begun(answers: Answers, offered: Offered, *, whole: bool = False) -> State | None:
    """The questions that are left: all where nothing is answered, else what is needed; None where all of that is.

    With `whole` all that is not answered is asked.
    """
    given = set(answers) - {"folder"}
    lacking = {key for key in NEEDED if key not in given}
    if not lacking and not whole:
        return None
    may_ask = {step.key for step in STEPS} - set(answers) if whole or not given else lacking
    return State(answers, offered, frozenset(may_ask))


def next_question(state: State) -> Question | None:
    """What to ask now; None where all is asked."""
    answered = {key for key, _ in state.past}
    for step in STEPS:
        if step.key in state.may_ask - answered and (question := step.asks(state.answers, state.offered)):
            return question
    return None


def answered(state: State, question: Question, text: str) -> State:
    """The questions after what was typed: the next one, or the same again with what to say first."""
    text = " ".join(text.split())
    if text.casefold() in BACK:
        return back(state)
    if text.casefold() in EXPLAIN:
        return replace(state, said=question.explained)
    if not text and question.default is None:
        return replace(state, said="An answer is needed here; ? explains.")
    try:
        value = _value(question, text or question.default or "", state)
    except Misread as slip:
        return replace(state, said=str(slip))
    except Refused as slip:
        return replace(state, said=f"{slip.message[:1].upper()}{slip.message[1:]}. {slip.hint}".strip())
    past = (*state.past, (question.key, state.answers))
    changed = {**state.answers, question.key: value} if value else state.answers
    return replace(state, answers=changed, past=past, said="")


def back(state: State) -> State:
    """The questions before the last answer; at the first, that there is none before it."""
    if not state.past:
        return replace(state, said="This is the first question.")
    *before, (_, answers) = state.past
    return replace(state, answers=answers, past=tuple(before), said="")


def _value(question: Question, text: str, state: State) -> str:
    """The answer as files have it; empty for none. Raises Misread and Refused."""
    chosen = picked(question, text) if question.choices else None
    words = (chosen or ("",))[0] if chosen is not None else text
    return read_answer(question.key, words, state.answers, state.offered) if words else ""


# The questions


def _name(_: Answers, __: Offered) -> Question:
    explained = "As letters print it under the signature, with initials and Jr., and without a title: Jane Q. Doe."
    return Question("name", "What is the Member’s full name?", explained)


def _chamber(_: Answers, __: Offered) -> Question:
    choices = (Choice("house", "House of Representatives"), Choice("senate", "Senate"))
    explained = "It decides the title under the name, the ZIP code, and the letterhead that is offered."
    return Question("chamber", "In which chamber?", explained, (Group("", choices),))


def _state(_: Answers, __: Offered) -> Question:
    explained = "Its name or its two letters, as Ohio or OH. Territories and the District of Columbia count too."
    return Question("state", "From which State?", explained)


def _district(answers: Answers, _: Offered) -> Question | None:
    if answers.get("chamber") != "house":
        return None
    code = next((code for code, name in STATES.items() if name == answers.get("state")), "")
    whole = SEATS.get(code, 1) == 1
    explained = f"Its number, or {AT_LARGE}. No letter says it by itself; clauses of your own may."
    words = "at large" if whole else "none said"
    return Question("district", "Which district?", explained, default=AT_LARGE if whole else "", default_words=words)


def _pronoun(_: Answers, __: Offered) -> Question:
    choices = (Choice("she", "she, her"), Choice("he", "he, his"), Choice("they", "they, their"))
    explained = "For sentences that speak of the Member, as in a letter by several or a summary. Letters say I or we."
    words = "Which pronoun stands for the Member?"
    return Question("pronoun", words, explained, (Group("", choices),), "0", "none said", none="none said")


def _letterhead(answers: Answers, offered: Offered) -> Question:
    usual = answers.get("chamber", "")
    order = sorted(offered.letterheads.items(), key=lambda one: one[0] != usual)
    explained = (
        "Type a number for one that drafter sets by itself, or the path of your own Word file (.docx or .dotx), "
        "which is copied into the folder and kept as it is: headers, footers, seal and all."
    )
    return Question(
        "letterhead",
        "On which letterhead? A number, or the path of your own Word file.",
        explained,
        (Group("", tuple(Choice(name, title) for name, title in order)),),
        "1",
        order[0][1],
    )


def _contact(key: str, what: str, example: str) -> Callable[[Answers, Offered], Question]:
    def asks(_: Answers, __: Offered) -> Question:
        explained = f"It is printed where a letter names somebody for questions, and nowhere else. As {example}."
        return Question(key, f"{what} on the staff for questions?", explained, default="", default_words="none yet")

    return asks


def _if_named(asks: Callable[[Answers, Offered], Question]) -> Callable[[Answers, Offered], Question | None]:
    """A question about the contact, once there is one."""
    return lambda answers, offered: asks(answers, offered) if "contact-name" in answers else None


def _forms(_: Answers, __: Offered) -> Question:
    says = ("Dear Secretary Doe:", "Dear Madam Secretary:")
    choices = tuple(Choice(name, says_) for name, says_ in zip(STYLES, says, strict=True))
    explained = "The first is how most congressional offices write; the second is in the manuals of style."
    words = "How do letters address officials?"
    return Question("forms", words, explained, (Group("", choices),), "1", choices[0].words)


def _close(_: Answers, __: Offered) -> Question:
    explained = "It stands above the signature, with a comma. The President gets Respectfully whatever it is."
    return Question("close", "How do letters close?", explained, default="Sincerely")


def _style(_: Answers, offered: Offered) -> Question:
    choices = tuple(Choice(name, title) for name, title in offered.styles.items())
    number = str([choice.value for choice in choices].index(DEFAULT_STYLE) + 1)
    explained = "How footnotes cite. Each letter may have another (--style); drafter list styles shows them."
    return Question(
        "style", "In which style do footnotes cite?", explained, (Group("", choices),), number, DEFAULT_STYLE
    )


def _avoid(_: Answers, __: Offered) -> Question:
    explained = (
        "A word that letters of this office never use, an equals sign, and the one instead; several parted by commas: "
        "utilize=use, impactful=strong. drafter check finds them. More can be added to templates/rules/office.yaml."
    )
    return Question("avoid", "Any words that letters never use?", explained, default="", default_words="none")


def _folder(_: Answers, __: Offered) -> Question:
    explained = "A new folder of plain files. drafter remembers where it is, so it may lie on a drive that you share."
    return Question("folder", "Where should the office’s folder be made?", explained, default=FOLDER)


STEPS = (
    Step("name", _name),
    Step("chamber", _chamber),
    Step("state", _state),
    Step("district", _district),
    Step("pronoun", _pronoun),
    Step("letterhead", _letterhead),
    Step("contact-name", _contact("contact-name", "Who is the person", "Sam Lee")),
    Step("contact-phone", _if_named(_contact("contact-phone", "The telephone number of the person", "(202) 225-0000"))),
    Step(
        "contact-email",
        _if_named(_contact("contact-email", "The e-mail address of the person", "sam.lee@mail.house.gov")),
    ),
    Step("forms", _forms),
    Step("close", _close),
    Step("style", _style),
    Step("avoid", _avoid),
    Step("folder", _folder),
)
"""In this order, since a question may need the answers before it."""
