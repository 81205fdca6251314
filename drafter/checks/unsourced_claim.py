"""A statement of public fact that no footnote stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.sourcing import among, unsourced
from drafter.checks.telling import Told
from drafter.phrases import Phrases, phrases

SETTINGS = {"lists": "pairs", "says": "phrases", "unless_it_says": "phrases"}
TELLS = ("found", "sentence")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each sentence that says one of `says`, has no note, and names no source in the words of `unless_it_says`.

    A note at the end of a paragraph stands behind all of it. A letter without any note is told of once.
    """
    lists = tuple(settings["lists"].items())
    says, named = phrases(settings["says"], lists), phrases(settings["unless_it_says"], lists)
    if not _stands(reading.body_words, says):
        return
    found = [(one, hit) for one in unsourced(reading, says.first_in) if (hit := _said(one.words, says, named))]
    if found and not reading.notes:
        sentence, first = found[0]
        words = {"found": among([hit for _, hit in found]), "sentence": sentence.words.strip()}
        yield Told(words, sentence.origin, first)
        return
    for one, hit in found:
        yield Told({"found": hit, "sentence": one.words.strip()}, one.origin, hit)


@lru_cache(maxsize=512)
def _stands(body: tuple[str, ...], says: Phrases) -> bool:
    return any(map(says.first_in, body))


@lru_cache(maxsize=512)
def _said(words: str, says: Phrases, named: Phrases) -> str:
    found = says.first_in(words)
    return "" if named.first_in(words) else found
