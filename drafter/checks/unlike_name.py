"""A name that was given once and stands otherwise elsewhere in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.nearness import slips
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.patterns import late
from drafter.plan import Plan

SETTINGS = {"blanks": "texts"}
TELLS = ("found", "name", "blank")

_WORD = late(r"\w+(?:[’'&.]\w+)*")
_ARTICLE = late(r"(?:the|a|an) ", re.IGNORECASE)
_SHORTEST = 8
"""The letters below which two names may be near each other by chance."""
_LONG = 12
"""The letters from which a name may have two slips and be the same name."""


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each wording in the letter that is nearly a name and not quite, once; `blanks` are those that hold the names.

    Nearly is the same letters with other signs or capitals, or one slip of the pen or two. Numbers in it make another
    name, and so does a word more or less.
    """
    names = [(blank, _bare(words)) for blank in settings["blanks"] if (words := plan.spec.fill.get(blank, ""))]
    told: set[str] = set()
    for blank, name in names:
        if " " not in name or len(_letters(name)) < _SHORTEST:
            continue
        for paragraph, words in reading.said:
            for found in _unlike(words, name):
                if found not in told:
                    told.add(found)
                    yield Told({"found": found, "name": name, "blank": blank}, paragraph.origin, found)


def _bare(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split()), count=1) if _ARTICLE.match(name) else " ".join(name.split())


@lru_cache(maxsize=1024)
def _letters(words: str) -> str:
    return "".join([one for one in words.casefold() if one.isalnum()])


@lru_cache(maxsize=512)
def _unlike(words: str, name: str) -> tuple[str, ...]:
    """The wordings that are nearly the name; what stands in its place where the name itself stands is passed over."""
    rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "\0", words)
    own, count = _letters(name), len(_WORD.findall(name))
    found = []
    for part in rest.split("\0"):
        places = [(hit.start(), hit.end()) for hit in _WORD.finditer(part)]
        at = 0
        while at < len(places):
            sizes = (count, count - 1, count + 1)
            said = next(filter(None, (_said(part, places[at : at + size], size, name, own) for size in sizes)), "")
            found += [said] if said else []
            at += count if said else 1
    return tuple(dict.fromkeys(found))


def _said(part: str, places: list[tuple[int, int]], size: int, name: str, own: str) -> str:
    """The words at these places, `size` of them, where they are nearly the name; empty where they are not."""
    if len(places) < max(size, 1):
        return ""
    words = part[places[0][0] : places[-1][1]]
    letters = _letters(words)
    if words[1:] == name[1:]:  # the first word of a sentence has a capital
        return ""
    near = letters[:1] == own[:1] and abs(len(letters) - len(own)) <= 2
    if not near or re.findall(r"\d+", words) != re.findall(r"\d+", name):
        return ""
    most = 2 if len(own) >= _LONG else 1
    return words if letters == own or slips(letters, own, most) <= most else ""
