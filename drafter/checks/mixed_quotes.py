"""Straight and curly quotation marks in one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told

SETTINGS: dict[str, str] = {}
TELLS = ("found", "right", "sort", "other")

_TO_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_CURLY = r"[“”]|(?<![^\W\d_])‘|’"
_STRAIGHT = r"""(?<!\d)["']|(?<=\d)["'](?=[^\W\d])"""
_MARKED = r"""\S*["'“”‘’]\S*"""
_OPENING = r"""(?<![^\s(\[“—–-])"(?=\w|\[|…)"""
_CLOSING = r"""(?<=[\w.,;:!?…)\]])"(?!\w)"""
_APOSTROPHE = r"(?<=\w)'(?=\w)|(?<=s)'(?!\w)"


def run(reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each word whose marks are of the rarer sort in the letter, once a paragraph; the sorts even, the straight ones.

    A straight mark after a digit stands for feet, inches or minutes, and the mark in Hawai‘i is a letter.
    """
    whole = reading.whole
    if not ("'" in whole or '"' in whole) or not ("’" in whole or "“" in whole or "”" in whole or "‘" in whole):
        return
    marked = [(paragraph, word) for paragraph, words in reading.said for word in _marked_words(words)]
    straight = sum(len(re.findall(_STRAIGHT, word)) for _, word in marked)
    curly = sum(len(re.findall(_CURLY, word)) for _, word in marked)
    if not straight or not curly:
        return
    rare, sort, other = (_STRAIGHT, "straight", "curly") if straight <= curly else (_CURLY, "curly", "straight")
    for paragraph, word in {(id(paragraph), word): (paragraph, word) for paragraph, word in marked}.values():
        if re.search(rare, word):
            right = curled(word) if rare is _STRAIGHT else word.translate(_TO_STRAIGHT)
            fix = None if re.search(rare, right) else right
            yield Told({"found": word, "right": right, "sort": sort, "other": other}, paragraph.origin, word, fix)


@lru_cache(maxsize=512)
def _marked_words(words: str) -> tuple[str, ...]:
    """The words with a mark on or in them; addresses of pages are written in straight ones alone."""
    return tuple(word for word in re.findall(_MARKED, words) if "://" not in word)


def curled(word: str) -> str:
    """Words with curly marks where there is no doubt which: a single mark that opens a word may be an apostrophe."""
    return re.sub(_APOSTROPHE, "’", re.sub(_CLOSING, "”", re.sub(_OPENING, "“", word)))
