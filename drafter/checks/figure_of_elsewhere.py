"""A figure of the Nation, or of another State, that a sentence gives for the signatory's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS = {"of_the_nation": "texts"}
TELLS = ("state", "statistic", "place", "sentence")


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each sentence that names a signatory's State beside figures none of which is the State's.

    A sentence that names the place of its figure is right: 'Maryland lost its part of the 48,422 lives that the Nation
    lost'. `of_the_nation` are the words for the Nation.
    """
    states = dict.fromkeys(one.state for one in plan.signatories)
    for sentence, figures in reading.counted if states else ():
        places = {one.statistic.geography for one in figures}
        for state in states:
            if state in sentence.words and state not in places and _whole(state).search(sentence.words):
                national = _either(settings["of_the_nation"]).search(sentence.words)
                if not national and not any(place in sentence.words for place in places):
                    first = figures[0].statistic
                    words = {"state": state, "statistic": first.id, "place": first.geography}
                    yield Told({**words, "sentence": sentence.words.strip()}, sentence.origin, state)


@lru_cache(maxsize=64)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


@lru_cache(maxsize=16)
def _either(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
