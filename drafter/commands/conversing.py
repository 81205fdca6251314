"""A person at a terminal: whether one sits there, what is said, what is typed."""

from __future__ import annotations

import click

from drafter.commands.asking import may_ask
from drafter.commands.telling import screen
from drafter.interview.questions import Question
from drafter.interview.shown import lines, prompt, wrapped

WIDEST = 80
BELOW, FEWEST = 3, 8
"""The rows that a page of choices leaves free for what comes after it, and the fewest that make one."""
YES, NO, BACK, EXPLAIN = ("y", "yes"), ("n", "no"), ("b", "back"), ("?", "help")


def may_converse(*, no_input: bool) -> bool:
    """Whether a person sits at a terminal who lets himself be asked."""
    return may_ask(None, {"to": (), "asks": ()}, no_input=no_input)


def typed(words: str) -> str:
    """What a person types after some words. Raises click.Abort at Ctrl-C and at the end of the input."""
    try:
        text: str = click.prompt(words, default="", show_default=False)
    except click.Abort:
        click.echo()  # so that what is said last begins on a line of its own
        raise
    return text.strip()


def asked(question: Question, *, anew: bool = True) -> str:
    """What a person answers to a question, which is shown first where it comes `anew`, a page at a time.

    Raises click.Abort at Ctrl-C and at the end of the input.
    """
    rows = list(lines(question, width())) if anew else []
    page = max(screen()[1] - BELOW, FEWEST)
    while len(rows) > page + BELOW:
        click.echo("\n".join(rows[:page]))
        rows = rows[page:]
        if text := typed("Enter shows more; or your answer"):
            return text
    if rows:
        click.echo("\n".join(rows))
    return typed(prompt(question))


def say(text: str) -> None:
    """A text in lines that fit."""
    click.echo("\n".join(wrapped(text, width())))


def width() -> int:
    """The columns to write on; a terminal may not know its size."""
    return max(30, min(screen()[0] or WIDEST, WIDEST))


def chosen(words: str, usual: str, explained: str) -> str:
    """One of y, n and b, each as its first letter."""
    while True:
        text = (typed(f"{words} [{usual}]") or usual).casefold()
        if text in (*YES, *NO, *BACK):
            return text[0]
        say(explained if text in EXPLAIN else f"‘{text}’ is none of these.")
