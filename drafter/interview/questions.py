"""What an interview consists of: the questions with their choices, and how far it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from drafter.drafting import Draft
from drafter.frozen import frozen
from drafter.library import Library
from drafter.spec import KEYS, LetterSpec

NONE = "0"
"""What is typed to choose none of what is offered."""


@frozen
class Choice:
    """One answer to choose: the value that it gives, what is shown for it, and what speaks for or against it."""

    value: str
    words: str
    why: str = ""


@frozen
class Group:
    """Choices that belong together, under a line that says why; the line is empty where nothing needs to be said."""

    heading: str
    choices: tuple[Choice, ...]


@frozen
class Question:
    """One question.

    `key` is that of the request that the answer fills, `about` what it fills there where it holds several things, such
    as the name of a blank. `default` is what Enter stands for, None where an answer must be
    given; `default_words` says it in words. `many` allows several choices, `none` says what the answer 0 means, empty
    where it means nothing. `remarks` are told before the question, such as what is left out and why. `explained` is
    what `?` tells.
    """

    key: str
    words: str
    explained: str
    groups: tuple[Group, ...] = ()
    default: str | None = None
    default_words: str = ""
    many: bool = False
    none: str = ""
    remarks: tuple[str, ...] = ()
    about: str = ""

    @property
    def name(self) -> str:
        """What tells this question from every other."""
        return f"{self.key} {self.about}".strip()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice in the order of its number, which begins with 1."""
        return tuple(choice for group in self.groups for choice in group.choices)


@frozen
class State:
    """How far an interview has come.

    `spec` is the request so far; `may_ask` the keys that may be asked about, the others being given or left alone.
    `past` holds each question answered, by its name, with the request as it was before, the newest last. `found` are
    the posts of the last search, `said` what is to be told before the next question, `trouble` the key that the last
    draft stumbled over; all three are empty where there is nothing.
    """

    spec: LetterSpec
    library: Library
    may_ask: frozenset[str]
    past: tuple[tuple[str, LetterSpec], ...] = ()
    found: tuple[str, ...] = ()
    said: str = ""

    @property
    def day(self) -> date:
        """The letter's date, which an interview has from its beginning."""
        assert self.spec.date is not None
        return self.spec.date

    def is_answered(self, name: str) -> bool:
        """Whether a question was asked and answered."""
        return any(name == one for one, _ in self.past)


@frozen
class Finished:
    """All is asked: the draft that the answers make."""

    draft: Draft


def settled(state: State, name: str, spec: LetterSpec) -> State:
    """The interview after an answer that was understood."""
    return replace(state, spec=spec, past=(*state.past, (name, state.spec)), found=(), said="")


def again(state: State, said: str, found: tuple[str, ...] = ()) -> State:
    """The interview before the same question, with something to tell first; `found` are the posts to choose from."""
    return replace(state, said=said, found=found)


def back(state: State) -> State:
    """The interview before its last answer; at its beginning, or in a search, it goes no further back than that."""
    if state.found:
        return again(state, "")
    if not state.past:
        return again(state, "This is the first question.")
    *before, (_, spec) = state.past
    return replace(state, spec=spec, past=tuple(before), said="")


def with_value(state: State, key: str, value: object) -> LetterSpec:
    """The request with a value under one of its keys."""
    changed: dict[str, Any] = {KEYS[key]: value}
    return replace(state.spec, **changed)
