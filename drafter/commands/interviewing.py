"""The interview at the terminal: questions shown, answers typed, the letter shown, and only then a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from drafter.commands.conversing import say, typed, width
from drafter.commands.making import target
from drafter.commands.request import asked, open_library
from drafter.commands.shell import command_lines
from drafter.commands.telling import counted, tell_findings
from drafter.drafting import Draft
from drafter.errors import Faults
from drafter.frozen import frozen
from drafter.interview import again
from drafter.interview.going import BACK, EXPLAIN, answered, begun, next_question
from drafter.interview.questions import Finished, State, back
from drafter.interview.replies import NO, YES
from drafter.interview.shown import lines, prompt
from drafter.spec import LetterSpec

GREETING = (
    "A few questions, and drafter shows the letter before anything is written. Enter takes the answer in brackets, "
    "b goes back, ? explains, Ctrl-C stops."
)


@frozen
class Talked:
    """What an interview came to.

    `output` is the name for the file that was chosen in it, None where none was; `force` whether to replace the files
    that are there; `wanted` whether the letter is to be written at all.
    """

    draft: Draft
    output: str | None
    force: bool
    wanted: bool


@frozen
class Purpose:
    """What the letter is asked for: the command and its flags beside the request, as they are typed.

    `output` and `form` are the name and the format that were given for the file. Where the letter `is_written`, it is
    asked for the file last.
    """

    words: tuple[str, ...]
    output: str | None = None
    form: str | None = None
    force: bool = False
    is_written: bool = False


def interviewed(flags: Mapping[str, Any], purpose: Purpose) -> Talked | None:
    """Ask for what the flags do not give, and show the letter; None where they give all that a letter needs.

    Raises DrafterError for what no answer can mend, and click.Abort where the person stops.
    """
    faults = Faults()
    library = open_library(flags["library"])
    spec = asked({name: value for name, value in flags.items() if name != "library"}, faults)
    faults.stop()
    state = begun(spec if spec.date else replace(spec, date=date.today()), library)  # noqa: DTZ011  the local day
    if state is None:
        return None
    say(GREETING)
    while True:
        state, draft = _questions(state)
        _show(draft)
        _show_again(state.spec, purpose)
        if not purpose.is_written:
            return Talked(draft, purpose.output, purpose.force, wanted=True)
        if talked := _decided(draft, purpose):
            return talked
        state = back(state)


def _questions(state: State) -> tuple[State, Draft]:
    """Ask until nothing is left to ask."""
    shown = None
    while True:
        question = next_question(state)
        if isinstance(question, Finished):
            return state, question.draft
        if question != shown:
            click.echo()
        if state.said:
            say(state.said)
        if question != shown:
            click.echo("\n".join(lines(question, width())))
        shown = question
        state = answered(state, question, typed(prompt(question)))


def _show(draft: Draft) -> None:
    """The letter and what the rules object to, one after the other on one stream."""
    from drafter.writers.terminal import write

    click.echo("\nThis is the letter.\n")
    click.echo(write(draft.letter, width(), styled=False).rstrip("\n"))
    click.echo()
    tell_findings(draft.findings, err=False)
    click.echo(f"Findings: {counted(draft.findings)}.")


def _show_again(spec: LetterSpec, purpose: Purpose) -> None:
    words = ("drafter", *purpose.words[:1], *again.flags(spec), *purpose.words[1:])
    click.echo("\nThe same letter without the questions:")
    for line in command_lines(words):
        click.echo(line)


def _decided(draft: Draft, purpose: Purpose) -> Talked | None:
    """Whether and where the letter is written; None to go back to the last question."""
    if draft.blocked:
        click.echo()
        say("An error among the findings forbids writing it. Go back and answer otherwise, or stop.")
        return None if _chosen("Go back? Type b to go back, n to stop", "b") in BACK else _stopped(draft, purpose)
    path = target(draft, purpose.output, form=purpose.form)
    answer = _chosen(f"\nWrite it to {path}? Type y to write it, n to stop, b to go back", "y")
    if answer in BACK:
        return None
    if answer in NO:
        return _stopped(draft, purpose)
    if purpose.force or not any(one.exists() for one in (path, path.with_suffix(".yaml"))):
        return Talked(draft, purpose.output, purpose.force, wanted=True)
    free = next(one for one in _others(path) if not any(file.exists() for file in (one, one.with_suffix(".yaml"))))
    say(f"{path} is there already, or its record is. Type another name, or the word replace to replace both.")
    name = typed(f"Your answer [{free}]")
    if name.casefold() == "replace":
        return Talked(draft, purpose.output, force=True, wanted=True)
    return Talked(draft, name or str(free), purpose.force, wanted=True)


def _stopped(draft: Draft, purpose: Purpose) -> Talked:
    return Talked(draft, purpose.output, purpose.force, wanted=False)


def _chosen(words: str, usual: str) -> str:
    """One of y, n and b as it was typed."""
    while True:
        text = (typed(f"{words} [{usual}]") or usual).casefold()
        if text in (*YES, *NO, *BACK):
            return text
        say("It is about the letter above." if text in EXPLAIN else f"‘{text}’ is none of these.")


def _others(path: Path) -> Iterator[Path]:
    """Other names for a file, in order: name-2, name-3."""
    return (path.with_stem(f"{path.stem}-{number}") for number in range(2, 10_000))


def typed_flags(given: Mapping[str, Any]) -> Iterator[str]:
    """The words of flags that were given, as they are typed: a switch alone, others with their value."""
    for name, value in given.items():
        if value:
            yield from (name,) if value is True else (name, str(value))
