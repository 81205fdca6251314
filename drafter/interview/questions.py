"""What an interview consists of: the questions with their choices, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from drafter.drafting import Draft, draft
from drafter.frozen import frozen
from drafter.library import Library
from drafter.plan import DEFAULT_KIND
from drafter.records.stationery import Kind
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
    what `?` tells, `hints` what is said of it without that, after the choices and before the answer.
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
    hints: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What tells this question from every other."""
        return f"{self.key} {self.about}".strip()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice in the order of its number, which begins with 1."""
        return tuple(choice for group in self.groups for choice in group.choices)


Completing: TypeAlias = Callable[[LetterSpec], LetterSpec]


def _as_it_is(spec: LetterSpec) -> LetterSpec:
    return spec


@frozen
class State:
    """How far an interview has come.

    `spec` is the request so far; `may_ask` the keys that may be asked about, the others being given or left alone.
    `past` holds each question answered, by its name, with the request as it was before, the newest last. `found` are
    the ids that the last search found, `said` what is to be told before the next question; both are empty where there
    is nothing. `completes` adds to a request what the files that it names say, and raises DrafterError where they
    cannot be used; `at_hand` are records of letters that may be followed up, the newest first.
    """

    spec: LetterSpec
    library: Library
    may_ask: frozenset[str]
    past: tuple[tuple[str, LetterSpec], ...] = ()
    found: tuple[str, ...] = ()
    said: str = ""
    completes: Completing = _as_it_is
    at_hand: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind | None:
        """The kind of letter that is chosen, else the usual one; None where the library has no such kind."""
        return self.library.kinds.get(self.spec.kind or DEFAULT_KIND)

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


def made(state: State, **changed: Any) -> Draft:
    """The draft of the request so far, with some fields of it changed. Raises DrafterError where there can be none."""
    return draft(state.completes(replace(state.spec, **changed)), state.library)


def settled(state: State, name: str, spec: LetterSpec) -> State:
    """The interview after an answer that was understood."""
    return replace(state, spec=spec, past=(*state.past, (name, state.spec)), found=(), said="")


def again(state: State, said: str, found: tuple[str, ...] = ()) -> State:
    """The interview before the same question, with something to tell first; `found` are the ids to choose from."""
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
