"""Words that a letter of its kind must hold, and does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading, lines_of
from drafter.checks.telling import Told
from drafter.phrases import phrases

SETTINGS = {"says": "phrases", "in": "any of body, enclosures"}
TELLS = ("part",)


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """The body, or the list of enclosures, where it holds none of the phrases under `says`.

    `in` is where to look, the body where nothing is named. Which letters must say it is for the rule’s `when`.
    """
    sought = phrases(settings["says"])
    if "enclosures" in settings["in"]:
        listed = [line for one in reading.letter.enclosure_notation for line in lines_of(one)]
        if not any(map(sought.first_in, listed)):
            yield Told({"part": "the list of enclosures"})
    elif not any(map(sought.first_in, reading.body_words)):
        yield Told({"part": "the letter"})
