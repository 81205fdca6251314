"""Templates: the one door for jinja2, and what a template may say.

A clause says something about a letter; it computes nothing. So a body may print names and their fields through a few
filters and choose words with `if`; it may not loop, assign, include, calculate or join text. Everything is checked when
the file is loaded, before any letter is made: unknown names, unknown fields, unknown filters, foreign markup. Then the
template is read into the tree that `rendering` walks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import TemplateSyntaxError

from drafter import markup, names
from drafter.errors import Fault, Location
from drafter.rendering import Tree
from drafter.templating.checking import IN_CLAUSES, IN_PARTS, Check
from drafter.templating.reading import parse, pieces
from drafter.templating.text import BRACES, TemplateFaults, unpaired_braces, unpaired_tags


def read(template: str) -> Tree:
    """A template's tree, for `rendering.render`. It must be one in which no fault was found."""
    return pieces(parse(template).body)


def faults_in_clause(text: str, declared: Mapping[str, type], where: Location) -> list[Fault]:
    """What is wrong with a clause's body or lead, in the order it stands there.

    `declared` maps the names that the clause declares to what they hold; standing names need no declaration. `where` is
    the place of the text's first character.
    """
    known: dict[str, type | None] = {**names.STANDING, **declared}
    foreign = [] if unpaired_braces(text) else _foreign(text, where)
    return [*foreign, *_template_faults(text, known, IN_CLAUSES, where)]


def faults_in_part(text: str, where: Location) -> list[Fault]:
    """What is wrong with a standard part, a letterhead line or a form of address; these may loop over their lists."""
    known: dict[str, type | None] = {**names.IN_PARTS, "blank": None}
    return _template_faults(text, known, IN_PARTS, where)


def _foreign(text: str, where: Location) -> list[Fault]:
    """Markup that is none here. What stands between braces is not looked at, and keeps its place."""
    bare = BRACES.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)
    faults = TemplateFaults(text, where)
    for number, line in enumerate(bare.split("\n"), start=1):
        for column, what, instead in markup.foreign_marks(line):
            hint = f"{instead[0].upper()}{instead[1:]}."
            faults.at(number, column, f"{what} in the text of a clause", hint)
    for paragraph in re.finditer(r"(?:.|\n(?![ \t]*(?:\n|$)))+", bare):
        opened = markup.unclosed(paragraph[0])
        if opened is not None:
            hint = "Close it with a second one, or write \\* for a plain asterisk."
            message = "an asterisk opens emphasis that is not closed in its paragraph"
            faults.at_offset(paragraph.start() + opened, message, hint)
    return faults.found


def _template_faults(
    text: str, known: Mapping[str, type | None], allowed: tuple[type, ...], where: Location
) -> list[Fault]:
    faults = TemplateFaults(text, where)
    if unpaired := unpaired_braces(text) or unpaired_tags(text):
        faults.at_offset(*unpaired)
        return faults.found
    try:
        Check(known, allowed, faults).visit(parse(text))
    except TemplateSyntaxError as error:
        hint = "A name is printed with {{ name.field }}, a choice is {% if … %} … {% endif %}."
        faults.at_word(error.lineno, "", f"what stands between the braces cannot be read: {error.message}", hint)
    return faults.found
