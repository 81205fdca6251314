"""A number beside a footnote to a release of figures that no figure of that release gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from drafter.arithmetic import accounts_for, accounts_for_percent, grain
from drafter.checks.reading import Reading, Sentence, numbers
from drafter.checks.telling import Told
from drafter.records.evidence import Vintage

SETTINGS: dict[str, str] = {}
TELLS = ("number", "source", "sentence")

_SCALES = {"million": 10**6, "billion": 10**9}


def run(reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each such number, typed in a clause or filled into a blank.

    A figure gives its value, that of the year before, their difference, its rates and percents, each also rounded. A
    sentence that cites another document too is passed over, for the number may be from there.
    """
    for sentence, figures in reading.counted:
        if sentence.sources and (said := numbers(sentence.words)):
            printed = {f"{one.vintage.value:,}" for one in figures}
            vintages = _public(sentence, reading)
            for number in said:
                if vintages and number not in printed and not _given(number, vintages):
                    words = {"number": number, "source": sentence.sources[0], "sentence": sentence.words.strip()}
                    yield Told(words, sentence.origin, number)


def _public(sentence: Sentence, reading: Reading) -> list[Vintage]:
    """The figures of the releases that a sentence cites; none where it cites anything else beside."""
    known = reading.library.figures_by_source
    if any(source not in known for source in sentence.sources):
        return []
    found = (one.vintage for source in sentence.sources for one in known[source])
    return [one for one in found if one.published.last <= (reading.day or date.max)]


def _given(number: str, vintages: list[Vintage]) -> bool:
    digits, _, word = number.lstrip("$").replace(",", "").partition(" ")
    scale = _SCALES.get(word, 1)
    value, unit = float(digits) * scale, scale / 10 ** len(digits.partition(".")[2])
    if word == "percent":
        return any(accounts_for_percent(one, vintages, value, unit) for one in vintages)
    if unit >= 1:
        unit *= grain(round(value / unit))
    return any(accounts_for(one, value, unit) for one in vintages)
