"""Words that say a count rises, falls or is a record, beside a figure that does not show it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.arithmetic import change, moved
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.patterns import late
from drafter.plan import Plan
from drafter.series import Figure, is_record

SETTINGS = {"rising": "texts", "falling": "texts", "record": "texts"}
TELLS = ("word", "statistic", "shows", "sentence")

_WAYS = {"rising": 1, "falling": -1}


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each such word in a sentence with a figure or note of a series that, as known on the date, does not bear it out.

    A rise or fall is what the release itself gives against the year before; a record is above every other period. Of
    several figures in a sentence one that bears the word out is enough.
    """
    for sentence, figures in reading.counted:
        words = sentence.words.casefold()
        there = set(_WORD.findall(words))
        for claim in SETTINGS:
            found = _first(_split(settings[claim]), words, there)
            if found and not any(_shows(claim, one, plan) for one in figures):
                first = figures[0]
                told = {"word": found, "statistic": first.statistic.id, "shows": _instead(claim, first, plan)}
                yield Told({**told, "sentence": sentence.words.strip()}, sentence.origin, found)


_WORD = late(r"[\w-]+")


@lru_cache(maxsize=16)
def _split(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Single words, which a sentence's words are looked up among, and phrases, which are looked for in it."""
    folded = [word.casefold() for word in words]
    return frozenset(one for one in folded if _WORD.fullmatch(one)), tuple(one for one in folded if " " in one)


def _first(among: tuple[frozenset[str], tuple[str, ...]], words: str, there: set[str]) -> str:
    """The first of the words that stands in a sentence, empty where none does."""
    singles, phrases = among
    found = [one for one in phrases if one in words] + ([] if singles.isdisjoint(there) else list(singles & there))
    return min(found, key=words.index, default="")


def _shows(claim: str, figure: Figure, plan: Plan) -> bool:
    if claim in _WAYS:
        return moved(figure.vintage) == _WAYS[claim]
    return is_record(figure.vintage, figure.statistic.vintages, plan.date)


def _instead(claim: str, figure: Figure, plan: Plan) -> str:
    """What the series shows, to follow 'the release of a day'."""
    if claim not in _WAYS:
        return f"is not above every other count known on {long_date(plan.date)}"
    way = moved(figure.vintage)
    if way is None:
        return "does not show how the count compares with the year before"
    by = change(figure.vintage)
    return f"shows a {('', 'rise', 'fall')[way]} of {by}" if way else "shows no change"
