"""The questions of `drafter add` at a terminal: short, with what Enter stands for, a way back, and ? for more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from drafter.commands.add_kinds import Addition, Asked
from drafter.commands.add_values import Tree, put, value_at
from drafter.commands.conversing import BACK, EXPLAIN, say, typed, width
from drafter.errors import Faults
from drafter.interview.questions import Choice, Group, Question
from drafter.interview.replies import Misread, picked
from drafter.interview.shown import lines, prompt

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.library.shapes import Shape

MANY = 12
"""With more choices than this, a part of the name is typed first."""

SHORT = 30
"""How much of an answer given before stands in the brackets."""

GREETING = (
    "A few questions; drafter shows what comes of them before anything is written. Enter takes the answer in brackets, "
    "b goes back, ? explains, Ctrl-C stops."
)
LATER, LEFT_OUT = "later", "leave it out"


def asked_for(
    addition: Addition, tree: Tree, usual: dict[str, str], shape: Shape, library: Library, kept: dict[str, str]
) -> Tree:
    """The values with those that a person gives at the terminal. Raises click.Abort where the person stops.

    `kept` are the answers given before, which Enter takes again; those given now are put there.
    """
    if not kept:
        say(GREETING)
    open_ones = [one for one in addition.asked if value_at(tree, one.key) is None]
    answers: list[str] = []
    while len(answers) < len(open_ones):
        one = open_ones[len(answers)]
        question = _question(one, addition, usual, shape, library)
        if before := kept.get(one.key):
            shown_before = before if len(before) <= SHORT else f"{before[:SHORT].rstrip()} …"
            question = replace(question, default=before, default_words=shown_before)
        click.echo()
        click.echo("\n".join(lines(question if len(question.choices) <= MANY else _unlisted(question), width())))
        answer = _answer(question, one, shape)
        if answer is None:
            answers = answers[:-1]
        else:
            answers.append(answer)
            kept[one.key] = answer
    made = dict(tree)
    for one, text in zip(open_ones, answers, strict=True):
        if text:
            put(made, one.key.split("."), text, shape, Faults(), one.key)
    return made


def _question(one: Asked, addition: Addition, usual: dict[str, str], shape: Shape, library: Library) -> Question:
    default, words = one.usual, ""
    for name, meant in usual.items():
        default = default.replace(f"{{{name}}}", meant)
    if not default and (one.may_wait or one.optional):
        words = LATER if one.may_wait else LEFT_OUT
    choices = tuple(_offered(one, shape, library))
    hint = ("Type its id, or a part of its name.",) if len(choices) > MANY else ()
    return Question(
        key=one.key,
        words=one.words,
        explained=one.meaning(addition.schema),
        groups=(Group("", choices),) if choices else (),
        default=default or ("" if words else None),
        default_words=words,
        many="texts" in _at(shape, one.key).kinds,
        hints=hint,
    )


def _answer(question: Question, one: Asked, shape: Shape) -> str | None:
    """What is answered, None to go back; asked again until it can be taken."""
    offered = question.choices
    while True:
        text = typed(prompt(question if len(offered) <= MANY else _unlisted(question)))
        if text.casefold() in BACK:
            return None
        if text.casefold() in EXPLAIN:
            say(question.explained)
        elif not text and question.default is not None:
            return question.default
        elif not text:
            say("An answer is needed here; ? explains.")
        elif not offered:
            if fault := _fault_in(text, _at(shape, one.key)):
                say(fault)
            else:
                return text
        else:
            taken, offered = _taken(text, question, offered)
            if taken:
                return taken


def _taken(text: str, question: Question, offered: tuple[Choice, ...]) -> tuple[str, tuple[Choice, ...]]:
    """What is chosen, empty where nothing is yet, and what is offered from now on."""
    among = Question(question.key, question.words, "", (Group("", offered),), many=question.many)
    try:
        values = picked(among, text) if len(offered) <= MANY or not text.isdigit() else None
    except Misread as slip:
        say(str(slip))
        return "", offered
    if values:
        return ";".join(values), offered
    near = [one for one in question.choices if _has(one, text)]
    exact = [one.value for one in near if text.casefold() in (one.words.casefold(), one.value)]
    if len(near) == 1 or exact:
        return (exact or [near[0].value])[0], offered
    if not near:
        say(f"Nothing is called ‘{text}’. Type another word of its name.")
        return "", question.choices
    found = Question(question.key, "Which of these?", "", (Group("", tuple(near[:MANY])),))
    click.echo("\n".join(lines(found, width())))
    if len(near) > MANY:
        say(f"There are {len(near) - MANY} more; type more of the name.")
    return "", tuple(near[:MANY])


def _unlisted(question: Question) -> Question:
    """A question without its choices, which are too many for a page and are searched."""
    return replace(question, groups=())


def _has(choice: Choice, text: str) -> bool:
    said = f"{choice.value} {choice.words}".casefold().replace("-", " ")
    return all(word in said for word in text.casefold().replace("-", " ").split())


def _fault_in(text: str, shape: Shape) -> str:
    """What is wrong with an answer by its kind; empty where nothing is."""
    from drafter.errors import Location
    from drafter.library.source import Scalar
    from drafter.library.values import NotReadError, as_day, as_flag, as_integer, as_number, as_rough

    readers: dict[str, Callable[[Scalar], object]] = {
        "day": as_day, "rough": as_rough, "integer": as_integer, "number": as_number, "flag": as_flag,
    }  # fmt: skip
    try:
        for kind in shape.kinds.keys() & readers.keys():
            readers[kind](Scalar(text, Location(""), True))
    except NotReadError as error:
        return f"That {error}. {error.hint}".strip()
    return ""


def _offered(one: Asked, shape: Shape, library: Library) -> Iterator[Choice]:
    """What there is to choose from, by its id and in words."""
    if one.offers == "words":
        yield from (Choice(word, word) for word in _at(shape, one.key).words)
    elif one.offers in ("deciders", "pressers", "posts"):
        yield from (Choice(post.id, f"{post.title}, {post.department}") for post in library.posts.values())
        if one.offers == "pressers":
            yield from (Choice(body.id, body.title) for body in library.bodies.values())
    elif one.offers:
        records = getattr(library, one.offers)
        yield from (Choice(record.id, record.title) for record in records.values())


def _at(shape: Shape, key: str) -> Shape:
    for name in key.split("."):
        shape = shape.keys[name]
    return shape
