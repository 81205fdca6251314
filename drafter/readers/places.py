"""Where the words of a finding stand in a letter's file, and the file with other words in their place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from drafter.errors import Location
from drafter.letter import Letter
from drafter.readers import ending_of


class Source(Protocol):
    """A letter with the file that it was read from."""

    data: bytes
    letter: Letter

    def located(self, where: Location | None, words: str) -> Location | None:
        """The nearest place of words that stand in the paragraph at `where`; `where` itself where they do not."""

    def replaced(self, where: Location | None, words: str, instead: str) -> bytes | None:
        """The file with the first such words replaced, and no other byte of what it says; None where they are not."""


def source(name: str, data: bytes) -> Source:
    """The letter in a file, to be put right. Raises FileError as `read` does."""
    if ending_of(name) == ".docx":
        from drafter.readers.word_places import WordSource

        return WordSource(name, data)
    from drafter.readers.text_places import TextSource

    return TextSource(name, data)


@lru_cache(maxsize=256)
def patterns(words: str) -> tuple[re.Pattern[str], ...]:
    """What finds words in a file, the surest first: as they stand; each space of any width; more or fewer of them too.

    In the last, a backslash may stand before a sign.
    """
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    spaced = r"\s+".join(_escapable(word) for word in words.split())
    each = "".join(r"[^\S\r\n]" if sign == " " else re.escape(sign) for sign in words)
    return tuple(re.compile(f"{before}{body}{after}") for body in (re.escape(words), each, spaced) if body)


def _escapable(word: str) -> str:
    return "".join(re.escape(sign) if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in word)


def found(words: str, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first place of words between two places of a text."""
    for pattern in patterns(words):
        if match := pattern.search(text, start, len(text) if end is None else end):
            return match
    return None


def fitted(matched: str, instead: str) -> str:
    """Words in the place of others that a line break parts: with the break between the same two words, else behind."""
    spaces: list[str] = re.findall(r"\s+", matched)
    if not any(map(newline, spaces)):
        return instead
    words = instead.split(" ")
    if len(words) == len(spaces) + 1:
        return "".join(f"{word}{space}" for word, space in zip(words, (*spaces, ""), strict=True))
    return f"{instead}{next(one for one in spaces if newline(one))}"


def newline(space: str) -> bool:
    """Whether space breaks a line."""
    return "\n" in space or "\r" in space
