"""Whether a sentence speaks of somebody, or of a body, as one that is."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.patterns import late

_ENDS = (". ", "? ", "! ")


def as_present(words: str, start: int, end: int, past: tuple[str, ...], present: tuple[str, ...]) -> bool:
    """Whether the name from `start` to `end` stands in its sentence as that of one in office or in being.

    It does where a word of `present` stands right before or after it, and the sentence names no year and holds none of
    `past`; whatever is less clear is taken to be of the past.
    """
    if _of_the_past(_sentence(words, start, end), past):
        return False
    beside = _any(present)
    after = re.match(r"(?:[’']s)?,? (\w+)", words[end:])
    before = _BEFORE.search(words[:start])
    return bool((after and beside.fullmatch(after[1])) or (before and beside.search(before[1])))


def lately(words: str, start: int, end: int, recent: tuple[str, ...]) -> bool:
    """Whether the sentence around a place tells of these days, in a word of `recent`, and names no year."""
    sentence = _sentence(words, start, end)
    return bool(_any(recent).search(sentence)) and not _YEAR.search(sentence)


def has_done(words: str, start: int, end: int) -> bool:
    """Whether what is named at a place has done something, as only what is in being has: has reported, has told us."""
    return bool(_HAS.match(words, end)) and not _YEAR.search(_sentence(words, start, end))


def asked_of(words: str, start: int, asking: tuple[str, ...]) -> bool:
    """Whether something is asked of the body whose name begins at a place: a word of `asking` stands right before."""
    before = _BEFORE.search(words[:start])
    return bool(before and _any(asking).search(before[1]))


def without_past(words: str, start: int, end: int, past: tuple[str, ...]) -> bool:
    """Whether nothing in the sentence around a place is of the past: no year, none of `past`, no verb in -ed."""
    sentence = _sentence(words, start, end)
    return not _of_the_past(sentence, past) and not _ED.search(sentence)


_BEFORE = late(r"((?:\w+ )?\w+) (?:that )?(?:the )?(?:U\.S\. )?$")
_HAS = late(r",? (?:has|have) (?!been\b|since\b|long\b|had\b|not\b|become\b)\w+")
_YEAR = late(r"\b(?:19|20)\d\d\b")
_ED = late(r"[a-z]ed\b(?<!need)(?<!United)")


def _sentence(words: str, start: int, end: int) -> str:
    first = max(words.rfind(mark, 0, start) for mark in _ENDS) + 1
    stop = min((at for at in (words.find(mark, end) for mark in _ENDS) if at > 0), default=len(words))
    return words[first:stop]


def _of_the_past(sentence: str, past: tuple[str, ...]) -> bool:
    return bool(_YEAR.search(sentence) or _any(past).search(sentence))


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
