"""Setting up an office at a terminal: questions, a review, and only then a folder."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.commands.conversing import asked, chosen, say, width
from drafter.commands.init_making import Setting, files_of, set_up
from drafter.interview.shown import wrapped
from drafter.office.answers import Answers, with_defaults
from drafter.office.steps import FOLDER, State, answered, back, begun, next_question

GREETING = (
    "A few questions about your office; nothing is written before you have seen what. Enter takes the answer in "
    "brackets, b goes back, ? explains, Ctrl-C stops."
)
_SHOWN = (
    ("name", "Member"), ("title", "Title"), ("chamber", "Chamber"), ("state", "State"), ("district", "District"),
    ("pronoun", "Pronoun"), ("letterhead", "Letterhead"), ("id", "Signs as"), ("contact-name", "Contact"),
    ("contact-phone", "Telephone"), ("contact-email", "E-mail"), ("forms", "Addresses"), ("close", "Close"),
    ("style", "Footnotes"), ("avoid", "Avoids"),
)  # fmt: skip


def converse(answers: Answers, setting: Setting) -> int:
    """Ask for what is not answered, show what is written, and write it. Raises click.Abort where a person stops."""
    state = begun(answers, setting.offered, whole=setting.of_file)
    if state is None:
        setting.offered.check_folder(answers.get("folder", FOLDER))
        return set_up(answers, setting)
    say(GREETING)
    while True:
        state = _asked(state)
        _show(state.answers, setting)
        question = "\nWrite it? Type y to write it, n to stop, b to go back"
        answer = chosen(question, "y", "It is about what stands above: y makes the folder with these files.")
        if answer == "n":
            click.echo("Nothing was written.")
            return 0
        if answer == "y":
            return set_up(state.answers, setting)
        state = back(state)


def _asked(state: State) -> State:
    """Ask until nothing is left to ask."""
    shown = None
    while question := next_question(state):
        if question != shown:
            click.echo()
        if state.said:
            say(state.said)
        text = asked(question, anew=question != shown)
        shown = question
        state = answered(state, question, text)
    return state


def _show(answers: Answers, setting: Setting) -> None:
    whole = with_defaults(answers, setting.offered)
    click.echo()
    for key, label in _SHOWN:
        if key in whole:
            _indented(f"{label:<11} {whole[key]}", "  ", " " * 12)
    place = Path(answers.get("folder", FOLDER))
    click.echo(f"\nThis will be written into {place}:")
    for one in files_of(answers, setting):
        click.echo(f"  {one.path}")
        _indented(one.purpose, "      ")


def _indented(text: str, before: str, after: str = "") -> None:
    """A text in lines that fit, all set in by `before`, those after the first by `after` too."""
    for row in wrapped(text, width() - len(before), after):
        click.echo(before + row)
