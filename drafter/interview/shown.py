"""A question as lines of text: read from top to bottom, the number of each choice first, no signs to decode."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from drafter.interview.questions import NONE, Choice, Question


def lines(question: Question, width: int) -> Iterator[str]:
    """The remarks, the question, the choices with their numbers, and the hints, in lines of at most so many columns."""
    for remark in question.remarks:
        yield from wrapped(remark, width, "  ")
    yield from wrapped(question.words, width)
    number = 0
    for group in question.groups:
        if group.heading:
            yield from wrapped(group.heading, width)
        for choice in group.choices:
            number += 1
            yield from _choice(f"{number:>3}  ", choice, width)
    if question.none:
        yield from _choice(f"{NONE:>3}  ", Choice("", question.none), width)
    for hint in question.hints:
        yield from wrapped(hint, width)


def prompt(question: Question) -> str:
    """What stands before the place to type in, with what Enter stands for."""
    if question.default is not None:
        return f"Your answer [{question.default_words or question.default}]"
    if not question.choices:
        return "Your answer"
    return f"Your answer ({'numbers' if question.many else 'a number'})"


def wrapped(text: str, width: int, after: str = "") -> list[str]:
    """Text in lines of at most so many columns, those after the first set in by `after`."""
    return textwrap.wrap(text, width, subsequent_indent=after, break_long_words=False, break_on_hyphens=False)


def _choice(number: str, choice: Choice, width: int) -> list[str]:
    words = f"{choice.words} ({choice.why})" if choice.why else choice.words
    return textwrap.wrap(
        words,
        width,
        initial_indent=number,
        subsequent_indent=" " * len(number),
        break_long_words=False,
        break_on_hyphens=False,
    )
