"""Who is named in an inside address or among the copies, and as what."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.checks.nearness import plain
from drafter.checks.reading import Reading
from drafter.patterns import late

_SUFFIX = late(r",? (?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|J\.?D|Esq)\b\.?")
_WORD = late(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class Named(NamedTuple):
    """A person as a letter names one: the name without honorifics, its words as compared, and the rest of the lines."""

    name: str
    words: frozenset[str]
    rest: str
    lines: tuple[str, ...]


@lru_cache(maxsize=256)
def named(lines: tuple[str, ...], honorifics: tuple[str, ...]) -> Named:
    """The person in the lines of an address or a copy; the name is empty where the lines begin with a title."""
    first, *others = lines
    bare = _SUFFIX.sub("", first)
    name, _, title = bare.partition(", ")
    name = _without(name, honorifics)
    rest = ", ".join((title, *others)) if title else ", ".join(others)
    return Named(name, frozenset(plain(word) for word in _WORD.findall(name)), rest, lines)


def _without(name: str, honorifics: tuple[str, ...]) -> str:
    """A name without the titles before it."""
    words = name.split()
    titles = {word for one in honorifics for word in one.split()} | {"The"}
    while words and words[0] in titles:
        words.pop(0)
    return " ".join(words)


def addressees(reading: Reading, honorifics: tuple[str, ...]) -> tuple[Named, ...]:
    """Those to whom a letter is addressed."""
    return tuple(named(lines, honorifics) for lines in reading.addresses if lines)


def words_of(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)
