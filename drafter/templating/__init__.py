"""Templates: the one door for jinja2, and what a template may say.

A clause says something about a letter; it computes nothing. So a body may print names and their fields through a few
filters and choose words with `if`; it may not loop, assign, include, calculate or join text. Everything is checked when
the file is loaded, before any letter is made: unknown names, unknown fields, unknown filters, foreign markup. Then the
template is read into the tree that `rendering` walks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError

from drafter import markup, names
from drafter.blocks import Piece, Words, empty_items, words_of
from drafter.errors import Fault, Location
from drafter.rendering import Tree
from drafter.templating.checking import IN_CLAUSES, IN_PARTS, Check
from drafter.templating.reading import MAX_DEPTH, parse, pieces, too_deep
from drafter.templating.shapes import Look, Told, certain_faults
from drafter.templating.text import BRACES, TemplateFaults, unpaired_braces, unpaired_tags


def read(template: str) -> Tree:
    """A template's tree, for `rendering.render`. It must be one in which no fault was found."""
    return pieces(parse(template).body)


def faults_in_clause(text: str, declared: Mapping[str, type], where: Location) -> list[Fault]:
    """What is wrong with a clause's body, in the order it stands there.

    `declared` maps the names that the clause declares to what they hold; standing names need no declaration. `where` is
    the place of the text's first character. What depends on how its choices fall is found when a letter is made.
    """
    return _faults_in_words(text, declared, where, _wrong_words)


def faults_in_lead(text: str, declared: Mapping[str, type], where: Location) -> list[Fault]:
    """What is wrong with the lead of an ask, which is one paragraph."""
    return _faults_in_words(text, declared, where, _wrong_lead)


def faults_in_part(text: str, where: Location) -> list[Fault]:
    """What is wrong with a standard part, a letterhead line or a form of address; these may loop over their lists."""
    known: dict[str, type | None] = {**names.IN_PARTS, "blank": None}
    return _template_faults(text, known, IN_PARTS, where)


def _faults_in_words(text: str, declared: Mapping[str, type], where: Location, look: Look) -> list[Fault]:
    known: dict[str, type | None] = {**names.STANDING, **declared}
    foreign = [] if unpaired_braces(text) or too_deep(text) else _foreign(text, where, look)
    return [*foreign, *_template_faults(text, known, IN_CLAUSES, where)]


def _foreign(text: str, where: Location, look: Look) -> list[Fault]:
    """Markup that is none here, or out of place. What stands between braces is not looked at, and keeps its place."""
    bare = BRACES.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)
    faults, foreign = TemplateFaults(text, where), set()
    for number, line in enumerate(bare.split("\n"), start=1):
        for column, what, instead in markup.foreign_marks(line):
            foreign.add(number)
            hint = f"{instead[0].upper()}{instead[1:]}."
            faults.at(number, column, f"{what} in the text of a clause", hint)
    for number, column, message, hint in certain_faults(text, look):
        if number not in foreign:
            faults.at(number, column, message, hint)
    return faults.found


def _wrong_words(pieces: tuple[Piece, ...]) -> Iterator[Told]:
    """Emphasis that is not closed where it stands, and items without words."""
    for piece in pieces:
        for words in words_of(piece):
            at = markup.unclosed(words.text)
            if at is not None:
                hint = "Close it with a second one, or write \\* for a plain asterisk."
                line, column = words.place(at)
                yield line, column, "an asterisk opens emphasis that is not closed in its paragraph", hint
        for mark in empty_items(piece):
            yield mark.number, mark.indent + 1, "an item without words", "Write its words after the hyphen."


def _wrong_lead(pieces: tuple[Piece, ...]) -> Iterator[Told]:
    if len(pieces) != 1 or not isinstance(pieces[0], Words):
        hint = "Write what follows, such as a list, below the second '---'."
        yield 1, 1, "the lead of an ask is one paragraph of words", hint
    yield from _wrong_words(pieces)


def _template_faults(
    text: str, known: Mapping[str, type | None], allowed: tuple[type, ...], where: Location
) -> list[Fault]:
    faults = TemplateFaults(text, where)
    if unpaired := unpaired_braces(text) or unpaired_tags(text):
        faults.at_offset(*unpaired)
        return faults.found
    if line := too_deep(text):
        hint = "Write it in several sentences, or in several clauses."
        faults.at(line, 1, f"what stands here is indented too far, or nested more than {MAX_DEPTH} deep", hint)
        return faults.found
    try:
        Check(known, allowed, faults).visit(parse(text))
    except TemplateSyntaxError as error:
        hint = "A name is printed with {{ name.field }}, a choice is {% if … %} … {% endif %}."
        faults.at_word(error.lineno, "", f"what stands between the braces cannot be read: {error.message}", hint)
    return faults.found
