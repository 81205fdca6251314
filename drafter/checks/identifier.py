"""A number that identifies a person to an agency: in the letter, or in the request and so in its record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.spec import LetterSpec

SETTINGS = {"shapes": "pairs"}
TELLS = ("what", "found", "place")

_SIGNS = {"#": r"\d", "@": "[A-Za-z]", "?": "[A-Za-z0-9]"}
_DIGITS = re.compile(r"\d\d")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each such number once, its signs hidden: a finding is no place for it either.

    `shapes` has, for each kind of number, its shapes with commas between them: # is a digit, @ a letter, ? either. What
    a request holds is looked at too, be it printed or not, since the record keeps it.
    """
    shapes = _shapes(tuple(settings["shapes"].items()))
    told: set[str] = set()
    for paragraph, words in reading.said:
        for what, found in _found(words, shapes):
            if found not in told:
                told.add(found)
                yield Told({"what": what, "found": _hidden(found), "place": "the letter"}, paragraph.origin)
    for place, words in _kept(reading.plan.spec) if reading.plan else ():
        for what, found in _found(words, shapes):
            if found not in told:
                told.add(found)
                yield Told({"what": what, "found": _hidden(found), "place": place})


def _hidden(found: str) -> str:
    return re.sub(r"[^\W_]", "•", found)


@lru_cache(maxsize=2048)
def _found(words: str, shapes: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[tuple[str, str], ...]:
    """The numbers in words, each with its kind, by the order of the kinds."""
    if not _DIGITS.search(words):
        return ()
    return tuple((what, hit[0]) for what, shape in shapes for hit in shape.finditer(words))


def _kept(spec: LetterSpec) -> Iterator[tuple[str, str]]:
    """The words of a request, each with the key that they stand under."""
    yield from ((f"--fill {name}", words) for name, words in spec.fill.items())
    for key, items in (("--question", spec.questions), ("--document", spec.documents)):
        yield from ((key, " ".join((one.text, *one.parts))) for one in items)
    yield from (("--enclosure", words) for words in spec.enclosures)
    yield from (("--subject", spec.subject), ("--title", spec.title), ("--contact", spec.contact))


@lru_cache(maxsize=16)
def _shapes(given: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for what, shapes in given:
        each = (one.strip() for one in shapes.split(","))
        forms = "|".join("".join(_SIGNS.get(sign, re.escape(sign)) for sign in one) for one in each)
        found.append((what, re.compile(rf"(?<![\w$.,-])(?:{forms})(?![\w]|-\w|[.,]\d)")))
    return tuple(found)
