"""A title or another well-known word that is misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.known_name import quoted
from drafter.checks.nearness import misspelt, plain
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.patterns import late

SETTINGS = {"known": "texts", "besides": "texts"}
TELLS = ("found", "right")

_WORD = late(r"[^\W\d_]{6,}")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each word one slip from one of the `known`, or two from one of eight letters, that is none of `besides`."""
    known = _known(settings["known"], settings["besides"])
    for paragraph, words, _ in reading.lines:
        for found, start, right in slipped(words, known):
            if not quoted(words, start) and not reading.told_of(paragraph, found):
                yield Told({"found": found, "right": right}, paragraph.origin, found, right)


class _Words:
    """The known words by their first letters, and what each word that was looked at turned out to mean."""

    def __init__(self, known: tuple[str, ...], besides: tuple[str, ...]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in known:
            self._by_first.setdefault(plain(word)[0], []).append(word)
        self._right = {plain(word) for word in (*known, *besides)}
        self.meant = lru_cache(maxsize=512)(self._meant)

    def _meant(self, word: str) -> str:
        """The known word that was meant, empty where it is none, or one itself."""
        said = plain(word)
        if said in self._right or any(said.removesuffix(end) in self._right for end in ("s", "es", "ly")):
            return ""
        return next((one for one in self._by_first.get(said[0], ()) if misspelt(said, plain(one), 8)), "")


@lru_cache(maxsize=8)
def _known(known: tuple[str, ...], besides: tuple[str, ...]) -> _Words:
    return _Words(known, besides)


@lru_cache(maxsize=512)
def slipped(text: str, known: _Words) -> tuple[tuple[str, int, str], ...]:
    """The misspelt words of a text with their places and the right ones, capitalized as they are."""
    return tuple(
        (match[0], match.start(), _as(match[0], right))
        for match in _WORD.finditer(text)
        if (right := known.meant(match[0]))
    )


def _as(found: str, right: str) -> str:
    return right.upper() if found.isupper() else right.capitalize() if found[0].isupper() else right
