"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.phrases import phrases

SETTINGS = {"may_stand_twice": "texts", "to_be_read": "texts", "right_in": "phrases", "wrong_in": "phrases"}
TELLS = ("found", "right")

_LETTERS = "AaIi"
"""The single letters that are words."""

_WITHOUT_MARKS = str.maketrans("", "", '“‘"([])”.,;:!?')
_WORD = r"[“‘\"'(\[]*([^\W_](?:[\w’'-]*\w)?)$"
_SEVERAL = r"(?<![\w’'.-])(\w+(?: \w+){1,3}) \1(?![\w’'-])"
_LONGEST = 4
"""As many words as are looked for again right after themselves."""

_SIGNED = "signature-block"

_LINKS = ("and", "or", "by", "after", "to", "upon", "on", "in", "for", "with", "against", "of")
"""With these at the end, words may be said again: step by step by step."""


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each word that stands twice, whatever its capitals, with the word once; also several such as 'of the of the'.

    Those that `may_stand_twice` are good English or a name, and are told where they stand three times or in one of the
    phrases `wrong_in`; those `to_be_read` are seldom so, and a person decides, as with numbers. Nothing is doubled
    across a stop, nor in one of the phrases `right_in`; two names may be one, and those who sign are read by a person.
    """
    passed, unsure = settings["may_stand_twice"], settings["to_be_read"]
    right, wrong = phrases(settings["right_in"]), phrases(settings["wrong_in"])
    for piece in reading.pieces:
        for found, once in _doubled(piece.words):
            low = once.casefold()
            if low in passed:
                found = found if found in wrong.first_in(piece.words) else _thrice(once, piece.words)
            if found and found in right.left_out_of(piece.words):
                sure = low not in unsure and low not in passed and not low.isnumeric() and piece.part != _SIGNED
                yield Told({"found": found, "right": once}, piece.paragraph.origin, found, once if sure else None)


@lru_cache(maxsize=512)
def _doubled(words: str) -> tuple[tuple[str, str], ...]:
    """What stands twice, as written, and the first of the two."""
    plain = words.translate(_WITHOUT_MARKS).replace("’s", "").replace("'s", "").casefold().split()
    found = []
    if True in map(eq, plain, plain[1:]):
        each = words.split()
        found += [pair for first, second in pairwise(each) if (pair := _pair(first, second))]
    if any(bytes([1] * size) in bytes(map(eq, plain, plain[size:])) for size in range(2, _LONGEST + 1)):
        hits = re.finditer(_SEVERAL, words, re.IGNORECASE)
        found += [(hit[0], hit[1]) for hit in hits if hit[1].split()[-1].casefold() not in _LINKS]
    return tuple(found)


@lru_cache(maxsize=256)
def _thrice(word: str, words: str) -> str:
    """A word three times in a row, as written; empty where it never stands so."""
    hit = re.search(rf"\b{re.escape(word)}(?: {re.escape(word)}){{2}}\b", words, re.IGNORECASE)
    return hit[0] if hit else ""


def _pair(first: str, second: str) -> tuple[str, str] | None:
    """Two words that are one, without the marks around them; None where they differ, or a stop parts them."""
    hit = re.match(_WORD, first)
    word = hit[1] if hit else ""
    if not second.casefold().startswith(word.casefold()) or not (len(word) > 1 or (word and word in _LETTERS)):
        return None
    new_sentence = second[0].isupper() and word[0].islower()
    return None if new_sentence or _goes_on(second[len(word) :]) else (f"{word} {second[: len(word)]}", word)


def _goes_on(rest: str) -> bool:
    """Whether what follows makes it another word, such as doubling after double; a possessive is the same."""
    if not rest or rest.rstrip('.,;:!?)”"') in ("’s", "'s"):
        return False
    return rest[0].isalnum() or rest[0] in "-’'‘_/@" or (rest[0] in ".," and rest[1:2].isalnum())
