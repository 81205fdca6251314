"""How a typed answer is read: numbers, ids, yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.errors import Fault
from drafter.interview.questions import NONE, Question

_NUMBERS = re.compile(r"\d+(\s*-\s*\d+)?(\s*(,|;|and|\s)\s*\d+(\s*-\s*\d+)?)*")
_MOST = 1000
YES, NO = ("y", "yes"), ("n", "no")


class Misread(ValueError):  # noqa: N818  a slip of the hand, and no error
    """An answer that is none of those offered; its words say what to type."""


def picked(question: Question, text: str) -> tuple[str, ...] | None:
    """The values chosen by number or by id, in the order typed; none for 0, None where the text is neither.

    Raises Misread where a number stands for nothing, or where several were typed and one may be chosen.
    """
    if _NUMBERS.fullmatch(text):
        if text == NONE and question.none:
            return ()
        values = tuple(_numbered(question, number) for number in _numbers(text))
    else:
        known = {choice.value for choice in question.choices}
        values = tuple(word for word in re.split(r"[,\s]+", text.casefold()) if word)
        if not values or not known.issuperset(values):
            return None
    values = tuple(dict.fromkeys(values))
    if len(values) > 1 and not question.many:
        raise Misread("Only one can be chosen here. Type one number.")
    return values


def told(faults: Iterable[Fault]) -> str:
    """Faults in the words in which they are told to somebody who can answer again."""
    return " ".join(f"{fault.message[:1].upper()}{fault.message[1:]}. {fault.hint}".strip() for fault in faults)


def yes(text: str) -> bool:
    """Whether an answer is yes. Raises Misread where it is neither yes nor no."""
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise Misread("Type y for yes or n for no.")


def _numbers(text: str) -> list[int]:
    """The numbers typed; 2-4 stands for 2, 3, 4."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", text):
        start = int(first)
        found += range(start, min(int(last), start + _MOST) + 1) if last else [start]
    return found


def _numbered(question: Question, number: int) -> str:
    count = len(question.choices)
    if not 1 <= number <= count:
        reach = (
            f"The numbers go from 1 to {count}" if count > 1 else "The only number is 1" if count else "None is offered"
        )
        raise Misread(f"There is no number {number} here. {reach}.")
    return question.choices[number - 1].value
