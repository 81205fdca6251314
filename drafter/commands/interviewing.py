"""The interview at the terminal: questions shown, answers typed, the letter shown, and only then a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from drafter.commands.conversing import asked, say, typed, width
from drafter.commands.making import OUT, target
from drafter.commands.request import open_library, people_in, requested
from drafter.commands.shell import command_lines
from drafter.commands.telling import counted, tell_findings
from drafter.commands.writing import check_targets
from drafter.drafting import Draft
from drafter.errors import DrafterError, Faults
from drafter.frozen import frozen
from drafter.interview import again
from drafter.interview.going import BACK, EXPLAIN, answered, begun, next_question
from drafter.interview.questions import Finished, State, back
from drafter.interview.replies import NO, YES, told
from drafter.interview.somebody import is_typed
from drafter.library import Library
from drafter.spec import LetterSpec

GREETING = (
    "A few questions, and drafter shows the letter before anything is written. Enter takes the answer in brackets, "
    "b goes back, ? explains, Ctrl-C stops."
)

_RECENT = 9
"""How many letters are offered to be followed up."""


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
    people = people_in(flags.get("to_file", ()), library)
    spec = requested(None, {name: flags[name] for name in flags if name not in ("library", "to_file")}, faults, people)
    faults.stop()
    state = begun(spec, library)
    if state is None:
        return None
    state = replace(state, completes=_completing(library), at_hand=_at_hand())
    say(GREETING)
    while True:
        state, draft = _questions(state)
        _show(draft)
        _show_again(state.spec, purpose)
        if not purpose.is_written:
            return Talked(draft, purpose.output, purpose.force, wanted=True)
        if talked := _decided(draft, purpose):
            if talked.wanted and any(map(is_typed, state.spec.recipients)):
                _show_record(draft, talked, purpose)
            return talked
        state = back(state)


def _completing(library: Library) -> Callable[[LetterSpec], LetterSpec]:
    """How a request is completed from the record of the letter that it follows up."""

    def completes(spec: LetterSpec) -> LetterSpec:
        if spec.about is None:
            return spec
        from drafter.commands.earlier import with_earlier  # few letters follow one up

        return with_earlier(spec, library)

    return completes


def _at_hand() -> tuple[str, ...]:
    """The records of the letters that were written here, the newest first."""
    return tuple(str(path) for path in sorted(OUT.glob("*.yaml"), key=lambda path: path.name, reverse=True)[:_RECENT])


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
        text = asked(question, anew=question != shown)
        shown = question
        state = answered(state, question, text)


def _show(draft: Draft) -> None:
    """The letter and what the rules object to, one after the other on one stream."""
    from drafter.writers.terminal import write

    click.echo("\nThis is the letter.\n")
    click.echo(write(draft.letter, width(), styled=False).rstrip("\n"))
    click.echo()
    tell_findings(draft.findings, err=False, width=width())
    say(f"Findings: {counted(draft.findings)}.")


def _show_again(spec: LetterSpec, purpose: Purpose) -> None:
    """The command that makes the letter again, where flags can say all of it: they describe no person."""
    if any(map(is_typed, spec.recipients)):
        return
    files = dict.fromkeys(one.where.path for one in spec.recipients)
    described = [word for file in files for word in ("--to-file", file)]
    asking = again.flags(replace(spec, recipients=()))
    _tell_command("The same letter without the questions:", purpose.words[:1], asking, described, purpose.words[1:])


def _show_record(draft: Draft, talked: Talked, purpose: Purpose) -> None:
    """The command that makes a letter to a person again who was described at the terminal: by the record."""
    record = target(draft, talked.output, form=purpose.form).with_suffix(".yaml")
    library = again.library_words(purpose.words)
    _tell_command("The same letter without the questions, from its record:", purpose.words[:1], [str(record)], library)


def _tell_command(heading: str, *words: Sequence[str]) -> None:
    click.echo(f"\n{heading}")
    for line in command_lines(("drafter", *(word for some in words for word in some))):
        click.echo(line)


def _decided(draft: Draft, purpose: Purpose) -> Talked | None:
    """Whether and where the letter is written; None to go back to the last question."""
    if draft.blocked:
        words = "An error among the findings forbids writing it. Type b to go back and answer otherwise, or n to stop."
        return None if _chosen(words, "b") in BACK else _stopped(draft, purpose)
    name = _usable(draft, purpose.output, purpose)
    path = target(draft, name, form=purpose.form)
    answer = _chosen(f"Write it to {path}? Type y to write it, n to stop, b to go back.", "y")
    if answer in BACK:
        return None
    if answer in NO:
        return _stopped(draft, purpose)
    if purpose.force or not _is_taken(path):
        return Talked(draft, name, purpose.force, wanted=True)
    while _is_taken(path):
        free = next(one for one in _others(path) if not _is_taken(one))
        say(f"{path} is there already, or its record is. Type another name, or the word replace to replace both.")
        text = typed(f"Your answer [{free}]")
        if text.casefold() == "replace":
            return Talked(draft, name, force=True, wanted=True)
        name = _usable(draft, text or str(free), purpose)
        path = target(draft, name, form=purpose.form)
    return Talked(draft, name, purpose.force, wanted=True)


def _usable(draft: Draft, name: str | None, purpose: Purpose) -> str | None:
    """A name for the file under which it can be written; another is asked for until there is one."""
    while True:
        try:
            check_targets([target(draft, name, form=purpose.form)], force=True, made_by_us=not name)
        except DrafterError as error:
            say(told(error.faults))
            name = typed("Another name for the file")
        else:
            return name


def _is_taken(path: Path) -> bool:
    return any(one.exists() for one in (path, path.with_suffix(".yaml")))


def _stopped(draft: Draft, purpose: Purpose) -> Talked:
    return Talked(draft, purpose.output, purpose.force, wanted=False)


def _chosen(words: str, usual: str) -> str:
    """One of y, n and b as it was typed."""
    click.echo()
    say(words)
    while True:
        text = (typed(f"Your answer [{usual}]") or usual).casefold()
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
