"""Words in the columns of a terminal: how many each takes, and where a line of them breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_SPACES = re.compile("[\t-\r\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(slots=True)
class Word:
    """What stands between two spaces: pieces of a style each, and the columns they take."""

    pieces: list[tuple[str, str]]
    width: int

    def add(self, style: str, text: str) -> None:
        """Add a piece at its end."""
        self.pieces.append((style, text))
        self.width += columns(text)


Words = list[Word]


def text_of(word: Word) -> str:
    """A word without its styles."""
    return "".join(text for _, text in word.pieces)


def width_of(words: Words) -> int:
    """How many columns words take, with a space between each two."""
    return sum(word.width for word in words) + max(len(words) - 1, 0)


def broken(words: Words, room: int) -> Iterator[Words]:
    """The words in lines of at most so many columns; a word with more has a line to itself."""
    line: Words = []
    used = -1
    for word in words:
        if line and used + 1 + word.width > room:
            yield line
            line, used = [], -1
        line.append(word)
        used += 1 + word.width
    yield line


def clean(text: str) -> str:
    """Text safe for a terminal: no control character, and every space that a line may break at a plain one."""
    return text if text.isascii() and text.isprintable() else _CONTROLS.sub("", _SPACES.sub(" ", text))


def columns(text: str) -> int:
    """How many columns a terminal gives to text: two to a wide character, none to one that joins the one before."""
    return len(text) if text.isascii() else sum(map(_cell, text))


@cache
def _cell(character: str) -> int:
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me") or (kind == "Cf" and character != "\N{SOFT HYPHEN}") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
