"""A number that identifies a person to an agency: in the letter, or in the request and so in its record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import MONTHS
from drafter.letter import plain_text
from drafter.patterns import late
from drafter.spec import LetterSpec

SETTINGS = {"shapes": "pairs", "labels": "pairs", "days": "pairs", "not_of_the_office": "texts"}
TELLS = ("what", "found", "place")

_SIGNS = {"#": r"\d", "@": "[A-Za-z]", "?": "[A-Za-z0-9]"}
_DIGITS = late(r"\d\d")
_BETWEEN = (
    r"(?:[\s:,#(.=-]"
    r"|\b(?:number|num|no|nos|is|was|are|ending|ends|end|begins|in|with|on|the|of|last|four|digits?)\b){0,24}?"
)
"""What may stand between the name of a number and the number."""
_NUMBER = r"[A-Za-z]{0,4}[ -]?\d[\dA-Za-z]*(?:[ -]\d+)*"
_DAY = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:{'|'.join(MONTHS)})\.? \d{{1,2}},? \d{{4}})"
_FEWEST = 3
"""The digits below which a number identifies nobody."""


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each such number once, its signs hidden: a finding is no place for it either.

    `shapes` has, for each kind of number, its shapes with commas between them: # is a digit, @ a letter, ? either.
    `labels` has the names after which any number is one, `days` those after which a day is. What a request holds is
    looked at too, be it printed or not, since the record keeps it. Of the kinds under `not_of_the_office`, those of the
    letterhead and of the staff contact are none.
    """
    shapes = _shapes(*(tuple(settings[name].items()) for name in ("shapes", "labels", "days")))
    barred = settings["not_of_the_office"]
    own = _of_the_office(reading) if barred else ""
    told: set[str] = set()
    said = ((words, "the letter", paragraph.origin) for paragraph, words in reading.said)
    kept = ((words, place, None) for place, words in _kept(reading.plan.spec)) if reading.plan else ()
    for words, place, where in (*said, *kept):
        for what, found in _found(words, shapes):
            if found not in told and not (what in barred and _digits(found) in own):
                told.add(found)
                reading.hidden[found] = _hidden(found)
                yield Told({"what": what, "found": _hidden(found), "place": place}, where)


def _of_the_office(reading: Reading) -> str:
    """The digits of the letterhead and of the staff contact."""
    lines = [plain_text(one.line.runs) for one in reading.letter.stationery.lines]
    if reading.plan:
        lines += [reading.plan.contact.phone, reading.plan.spec.contact]
    return "|".join(map(_digits, lines))


def _digits(words: str) -> str:
    return "".join([one for one in words if one.isdigit()])


def _hidden(found: str) -> str:
    return re.sub(r"[^\W_]", "•", found)


@lru_cache(maxsize=2048)
def _found(words: str, shapes: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[tuple[str, str], ...]:
    """The numbers in words, each with its kind, by the order of the kinds."""
    if not _DIGITS.search(words):
        return ()
    hits = ((what, hit["number"]) for what, shape in shapes for hit in shape.finditer(words))
    return tuple((what, found) for what, found in hits if len(_digits(found)) >= _FEWEST)


def _kept(spec: LetterSpec) -> Iterator[tuple[str, str]]:
    """The words of a request, each with the key that they stand under."""
    yield from ((f"--fill {name}", words) for name, words in spec.fill.items())
    for key, items in (("--question", spec.questions), ("--document", spec.documents)):
        yield from ((key, " ".join((one.text, *one.parts))) for one in items)
    yield from (("--enclosure", words) for words in spec.enclosures)
    yield from (("--subject", spec.subject), ("--title", spec.title), ("--contact", spec.contact))


Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=16)
def _shapes(shapes: Pairs, labels: Pairs, days: Pairs) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for what, listed in shapes:
        forms = "|".join("".join(_SIGNS.get(sign, re.escape(sign)) for sign in one) for one in _each(listed))
        found.append((what, re.compile(rf"(?<![\w$.,-])(?P<number>{forms})(?![\w]|-\w|[.,]\d)")))
    for named, number in ((labels, _NUMBER), (days, _DAY)):
        for what, listed in named:
            forms = "|".join(map(re.escape, _each(listed)))
            found.append((what, re.compile(rf"(?<!\w)(?i:{forms})(?!\w){_BETWEEN}(?<!\w)(?P<number>{number})(?!\w)")))
    return tuple(found)


def _each(listed: str) -> list[str]:
    return [one.strip() for one in listed.split(",")]
