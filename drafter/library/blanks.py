"""The blanks that a library's files leave for a person, by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.names import OF_SENDER

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.forms import Form
    from drafter.records.issues import Clause
    from drafter.records.roster import Post
    from drafter.records.stationery import Kind


def blanks(library: Library) -> set[str]:
    """The blanks that clauses, kinds of letter and the sentences of examples leave."""
    passages = [one.passage for examples in library.examples.values() for one in examples if one.passage]
    held: tuple[Clause | Kind, ...] = (*library.clauses.values(), *library.kinds.values(), *passages)
    return {blank.name for one in held for blank in one.blanks}


def standing_blanks(library: Library) -> set[str]:
    """Those of parts, letterheads and forms of address, and those of a sender who is not set."""
    heads = [line.text for head in library.letterheads.values() if not head.own for line in head.lines]
    held: tuple[Post | Form, ...] = (*library.posts.values(), *library.forms.values())
    forms = [text for one in held for text in (*one.name_lines, *one.salutation.values())]
    named = re.compile(r"""\bblank\(\s*["']([^"']+)["']""")
    return {name for text in (*library.parts.values(), *heads, *forms) for name in named.findall(text)} | {*OF_SENDER}
