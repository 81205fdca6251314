"""A template as it is written, before Jinja reads it: its braces, its tags, and the place of each fault."""

from __future__ import annotations

import re
from functools import cached_property

from drafter.errors import Faults, Location

BRACES = re.compile(r"\{[{%#].*?[%#}]\}", re.DOTALL)
"""A name, a tag or a remark, with the braces around it."""

_TAG = r"(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})"
ALONE = rf"(?sm:^[ \t]*(?:{_TAG}[ \t]*)+$)"
"""Tags and remarks with a line, or lines, to themselves."""

Unpaired = tuple[int, str, str] | None

_BLOCKS = ("set", "macro", "block", "with", "filter", "call", "autoescape", "raw")
_TAGS = {"include", "import", "from", "extends", *_BLOCKS, *(f"end{word}" for word in _BLOCKS)}


class TemplateFaults(Faults):
    """The faults of one template, each with its place and the line it stands on.

    `where` is the place of the text's first character.
    """

    def __init__(self, text: str, where: Location) -> None:
        super().__init__()
        self.text, self.where = text, where

    @cached_property
    def inside(self) -> str:
        """What stands between braces, everything else as spaces."""
        inside = re.sub(r"[^\n]", " ", self.text)
        for braces in BRACES.finditer(self.text):
            inside = inside[: braces.start()] + braces[0] + inside[braces.end() :]
        return inside

    def at(self, line: int, column: int, message: str, hint: str) -> None:
        """Note a fault at a column of a line, both counted from 1 in the text."""
        shift = self.where.column - 1 if line == 1 else 0
        place = Location(self.where.path, self.where.line + line - 1, column + shift)
        self.add(message, place, hint, _line(self.text, line))

    def at_offset(self, offset: int, message: str, hint: str) -> None:
        """Note a fault so many characters into the text."""
        before = self.text.count("\n", 0, offset)
        self.at(before + 1, offset - self.text.rfind("\n", 0, offset), message, hint)

    def at_word(self, line: int, word: str, message: str, hint: str) -> None:
        """Note a fault at a word between the braces of a line; at the line's beginning where it is not there."""
        bounds = (r"(?<!\w)", r"(?!\w)") if re.fullmatch(r"[\w.]+", word) else ("", "")
        within = _line(self.inside, line)
        found = word and re.search(bounds[0] + re.escape(word) + bounds[1], within)
        at = found.start() if found else len(within) - len(within.lstrip())
        at += len(found[0]) - len(found[0].lstrip()) if found else 0
        self.at(line, at + 1, message, hint)


def tag_words(tags: str) -> list[str]:
    """The first word of each tag, remarks left out: `if`, `else`, `endif`."""
    return [word for word in re.findall(r"(?s)\{#.*?#\}|\{%[-+]?\s*(\w+)", tags) if word]


def with_whole_lines(text: str) -> str:
    """A template whose tags take no line with them but the one that they have to themselves.

    Jinja, left alone, takes the line end after any tag and the space before it, so that an item that ends in a choice
    would swallow the next. A plus sign in a tag tells it not to.
    """

    def marked(found: re.Match[str]) -> str:
        tag = found[0]
        if found["alone"]:
            return re.sub(rf"(?s)({_TAG})[ \t]*", r"\1", tag)
        if not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" \t") and tag[2] not in "-+":
            tag = f"{tag[:2]}+{tag[2:]}"
        if text[found.end() : found.end() + 1] == "\n" and tag[-3] not in "-+":
            tag = f"{tag[:-2]}+{tag[-2:]}"
        return tag

    return re.sub(rf"(?P<alone>{ALONE})|(?s:{_TAG})", marked, text)


def unpaired_braces(text: str) -> Unpaired:
    """The first braces without their partner: where they stand, what is wrong and what to do."""
    closers = {"{{": "}}", "{%": "%}", "{#": "#}"}
    opened: re.Match[str] | None = None
    for found in re.finditer(r"\{[{%#]|[}%#]\}", text):
        if opened and opened[0] == "{#" and found[0] != "#}":
            continue
        if opened and found[0] == closers[opened[0]]:
            opened = None
        elif opened:
            break
        elif found[0] in closers:
            opened = found
        else:
            return found.start(), f"'{found[0]}' closes nothing", "A name is printed with {{ name.field }}."
    if opened is None:
        return None
    closer = closers[opened[0]]
    return opened.start(), f"'{opened[0]}' is not closed by '{closer}'", f"Put {closer} where it ends."


def unpaired_tags(text: str) -> Unpaired:
    """The first tag without its partner, or that is none: where it stands, what is wrong and what to do."""
    hint = "A choice is {% if … %} … {% else %} … {% endif %}."
    opened: list[tuple[str, int]] = []
    without_comments = re.sub(r"\{#.*?#\}", lambda one: "x" * len(one[0]), text, flags=re.DOTALL)
    for tag in re.finditer(r"\{%[-+]?\s*(\w+)", without_comments):
        word = tag[1]
        if word in ("if", "for"):
            opened.append((word, tag.start()))
        elif word in ("endif", "endfor", "else", "elif"):
            if not opened or (word[:3] == "end" and word[3:] != opened[-1][0]):
                before = word[3:] if word[:3] == "end" else "if"
                return tag.start(), f"'{{% {word} %}}' has no '{{% {before} … %}}' to go with it", hint
            if word[:3] == "end":
                opened.pop()
        elif word not in _TAGS:
            return tag.start(), f"there is no tag '{{% {word} … %}}'", hint
    if not opened:
        return None
    word, start = opened[-1]
    return start, f"'{{% {word} … %}}' is never ended", f"Put {{% end{word} %}} where it ends."


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
