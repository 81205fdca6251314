"""The text of what is added: files with a comment over each key, in the manner of the shipped ones."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from drafter.checks.mixed_quotes import curled
from drafter.commands.add_kinds import FIRST_ASK, GAP, TEXT
from drafter.commands.meanings import MEANINGS

if TYPE_CHECKING:
    from drafter.commands.add_values import Tree
    from drafter.library.shapes import Shape

WIDTH = 100
PROSE = ("title", "lead", "phrase", "reason", "authority", "measure", "what", "why", "hint", "message", TEXT)
"""The keys whose words are printed or told; straight quotation marks in them are made curly, as the shipped are."""

ELSEWHERE = ("id", TEXT, FIRST_ASK)
"""What is said of a thing in other places than the keys of its file."""

FILL = f"# What stands in square brackets after {GAP} is still to be written: put your words in its place."
MODELINE = "# yaml-language-server: $schema={}"

ABOUT: Mapping[str, str] = {
    "issue": (
        "What the issue is, and in what order a letter carries its clauses. A clause that is in no list here comes "
        "last in its slot, and only when it is asked for."
    ),
    "ask": "An ask: it becomes one item of the numbered list. Nobody types the numbers.",
    "clause": "A clause: the folder is its slot, the file's name its id.",
    "aside": "An aside: a passage that joins an ask when it is true.",
    "signatory": "A Member who signs letters. The file's name is the id that --from takes.",
    "letterhead": "A letterhead. Its id, the file's name, stands in the signatory's file, or after --letterhead.",
    "rules": "What must hold for letters. Try each rule on its own examples with drafter rules test.",
    "sources": "What the footnotes cite. The id is the author or body, and the year.",
    "statistics": "The figures that letters quote, each with its releases. A clause names one under `evidence`.",
    "timeline": "The dated events that letters mention. A clause names one under `events` or `in_force`.",
    "posts": "Posts that letters are addressed or copied to.",
    "officials": "Who holds or held these posts, and on what days.",
}
"""What a file of each kind is, for its first lines."""


def commented(tree: Tree, schema: str, shape: Shape, modeline: str = "") -> str:
    """A file that holds one thing: what it is, each key under its meaning, and the keys that it may have besides."""
    return "\n".join([*_head(schema, modeline), "", *_keys(tree, schema), *_more(tree, shape), ""])


def _more(tree: Tree, shape: Shape) -> list[str]:
    more = [key for key in shape.keys if key not in tree and key not in ELSEWHERE]
    return _remark(f"It may also have: {', '.join(more)}." if more else "")


def clause(tree: Tree, schema: str, shape: Shape) -> str:
    """A clause: its keys under their meanings, the keys that it may have besides, and its words."""
    words = tree.get(TEXT, "")
    assert isinstance(words, str)
    keys: Tree = {key: value for key, value in tree.items() if key != TEXT}
    front = [*_head(schema, ""), "", *_keys(keys, schema), *_more(tree, shape)]
    return "\n".join(["---", *front, "---", words, ""])


def heading(schema: str, shape: Shape, modeline: str = "") -> str:
    """The first lines of a file of many: what it holds, and what the keys of an entry mean."""
    meanings = MEANINGS[schema]
    told = [line for key in _known(shape) if key in meanings for line in _meaning(key, meanings[key])]
    return "\n".join([*_head(schema, modeline), "#", *told, ""])


def _head(schema: str, modeline: str) -> list[str]:
    return [*([MODELINE.format(modeline)] if modeline else []), *_remark(ABOUT[schema])]


def _known(shape: Shape, above: str = "") -> Iterator[str]:
    for name, inner in shape.keys.items():
        yield f"{above}{name}"
        yield from _known(inner, f"{above}{name}.")


def _meaning(key: str, meaning: str) -> list[str]:
    indent = "  " * key.count(".")
    return textwrap.wrap(
        f"{key.rpartition('.')[2]}: {meaning}",
        WIDTH,
        initial_indent=f"# {indent}",
        subsequent_indent=f"#   {indent}",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _keys(tree: Tree, schema: str) -> Iterator[str]:
    from drafter.importing.yaml_text import lines_of

    if any(f"[{GAP}" in line for line in lines_of(tree, 0)) or f"[{GAP}" in str(tree.get(TEXT, "")):
        yield FILL
    for key, value in tree.items():
        yield from _remark(MEANINGS[schema].get(key, ""))
        yield from lines_of({key: value}, 0)


def _remark(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False, break_on_hyphens=False
    )


def with_curly_marks(tree: Tree) -> Tree:
    """The values with curly quotation marks in the words that are printed or told; what stands in braces stays."""
    return {key: _curly(value) if key in PROSE and isinstance(value, str) else value for key, value in tree.items()}


def _curly(text: str) -> str:
    parts = re.split(r"(\{\{.*?\}\}|\{%.*?%\})", text)
    return "".join(part if part.startswith("{") else curled(part) for part in parts)


def in_words(name: str) -> str:
    """An id as words: publish-maps is publish maps."""
    return name.replace("-", " ")


def usual_values(name: str, day: str) -> dict[str, str]:
    """What the names in usual values stand for; without an id nothing is usual that is made of it."""
    words = in_words(name)
    return {"name": words, "Name": words[:1].upper() + words[1:], "today": day}


def gaps_in(text: str) -> Iterable[tuple[int, int, str]]:
    """Every gap of a text that is none of its remarks: line and column, counted from 1, and its words."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("#"):
            for found in re.finditer(rf"\[{GAP}(?::\s*([^\]]*))?\]?", line):
                yield number, found.start() + 1, (found[1] or "").strip()
