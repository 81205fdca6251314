"""What `drafter add` asks for at a terminal before all else: the issue, the place in the letter, and the id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from drafter.commands.add_places import ASKS, COMMON, check_free, issues_of, slots_of, spot
from drafter.commands.conversing import BACK, EXPLAIN, asked, say
from drafter.errors import DrafterError, Faults, Location
from drafter.interview.questions import Choice, Group, Question
from drafter.interview.replies import Misread, picked, told

if TYPE_CHECKING:
    from drafter.commands.add_doing import Order
    from drafter.commands.evidence_writing import Place

Said = dict[str, str]


def where(order: Order, at: Place, issue: str | None, slot: str | None) -> tuple[Order, str | None, str | None]:
    """The order with its id, the issue and the slot: those given, and those that a person types.

    Raises click.Abort where the person stops, and DrafterError for a flag that is wrong.
    """
    said: Said = {key: text for key, text in (("issue", issue), ("slot", slot), ("id", order.name)) if text}
    steps = [key for key in ("issue", "slot", "id") if key not in said and _question(key, order, at)]
    at_step = 0
    while at_step < len(steps):
        question = _question(steps[at_step], order, at)
        assert question is not None
        answer = _answer(question, _TAKES[steps[at_step]], order, at, said)
        if answer is None:
            at_step = max(at_step - 1, 0)
            said.pop(steps[at_step], None)
        else:
            said[steps[at_step]] = answer
            at_step += 1
    return replace(order, name=said.get("id", "")), said.get("issue"), said.get("slot")


def _question(key: str, order: Order, at: Place) -> Question | None:
    """The question for one of the three; None where the kind of thing has no such, or there is one only."""
    addition = order.addition
    if key == "issue":
        known = issues_of(at, addition)
        if len(known) < 2:
            return None
        titles = {one.id: one.title for one in at.library.issues.values()} | {COMMON: "letters on any issue"}
        explained = "It is the folder under clauses/ in which the file is kept."
        return _offer(
            key, f"To which issue does {addition.what} belong?", explained, {one: titles[one] for one in known}
        )
    if key == "slot":
        if addition.schema != "clause":
            return None
        slots = {one: one for one in slots_of(at) if one != ASKS}
        return _offer(key, "In which part of the letter does it stand?", "The parts are those of the kinds.", slots)
    words = f"An id for {addition.what}: a short name in small letters, with hyphens for spaces"
    return Question(key, words, "Lists and commands call it so, and its file is named after it: publish-the-maps.")


def _offer(key: str, words: str, explained: str, offered: Mapping[str, str]) -> Question:
    return Question(key, words, explained, (Group("", tuple(Choice(one, text) for one, text in offered.items())),))


def _answer(
    question: Question, takes: Callable[[str, Order, Place, Said], None], order: Order, at: Place, said: Said
) -> str | None:
    """What is answered, asked again until it will do; None to go back."""
    click.echo()
    anew = True
    while True:
        text = asked(question, anew=anew)
        anew = False
        if text.casefold() in BACK:
            return None
        if text.casefold() in EXPLAIN:
            say(question.explained)
            continue
        try:
            chosen = picked(question, text) if question.choices and text else (text,) if text else None
            if not chosen:
                raise Misread(f"‘{text}’ is none of these. Type a number." if text else "An answer is needed here.")
            takes(chosen[0], order, at, said)
        except Misread as slip:
            say(str(slip))
        except DrafterError as error:
            say(told(error.faults))
        else:
            return chosen[0]


def _take_any(_: str, __: Order, ___: Place, ____: Said) -> None:
    """What is chosen from a list will do."""


def _take_id(name: str, order: Order, at: Place, said: Said) -> None:
    """Raise DrafterError where an id is none, or is taken."""
    from drafter.library.fields import check_id

    faults = Faults()
    check_id(name, Location(name), faults)
    faults.stop()
    here = spot(at, order.addition, said.get("issue"), said.get("slot"))
    check_free(here, name, replaces=order.replaces, where=Location(name))


_TAKES = {"issue": _take_any, "slot": _take_any, "id": _take_id}
