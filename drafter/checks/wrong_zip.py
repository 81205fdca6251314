"""A ZIP code that belongs to another chamber, building or department."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import Paragraph
from drafter.library import Library

SETTINGS = {"places": "pairs", "signers": "pairs"}
TELLS = ("found", "right", "place")

_IN_WASHINGTON = r"\b(?:Washington|WASHINGTON),?\s+(?:DC|D\.C\.?)[,\s]+(\d{5})(?:[-–]\d{4})?(?!\d)"
_CITY = r"([^\W\d][^\d,]*),?\s+(?:[A-Z]{2}|D\.C\.?)[,\s]+(\d{5})(?:[-–]\d{4})?"
_NEAR = 120
"""How many characters before a ZIP code in running text may name the place that it is for."""


class _Code(NamedTuple):
    """A ZIP code in Washington, where it stands, and the words before it that may name its place."""

    code: str
    before: str
    paragraph: Paragraph


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each ZIP code that is not that of the place named with it, with the right one. Four more digits are not judged.

    `places` are places in Washington with their codes. `signers` are titles whose chamber gives the code of a
    letterhead that names no place. A department has the code of its address in the roster, where the letter names the
    same street or none. Where places with different codes stand together, nothing is said.
    """
    whole = reading.whole
    if "Washington" not in whole and "WASHINGTON" not in whole:
        return
    places = settings["places"]
    for code in _in_washington(reading):
        named = {places[place]: place for place in places if place in code.before}
        if len(named) == 1 and code.code not in named:
            right, place = next(iter(named.items()))
            yield Told({"found": code.code, "right": right, "place": place}, code.paragraph.origin, code.code)
    yield from _of_signers(reading, settings)
    for paragraph, lines in zip(reading.letter.inside_addresses, reading.addresses, strict=True):
        city = re.fullmatch(_CITY, lines[-1]) if lines else None
        if city and not any(place in line for place in places for line in lines):
            yield from _of_department(city[1], city[2], lines, paragraph, reading.library)


def _in_washington(reading: Reading) -> Iterator[_Code]:
    letter = reading.letter
    yield from _codes(_head(reading), [one.line for one in letter.stationery.lines[-1:]])
    for paragraph, lines in zip(letter.inside_addresses, reading.addresses, strict=True):
        yield from _codes("\n".join(lines), [paragraph])
    for lines in reading.copies:
        yield from _codes("\n".join(lines), letter.copy_notation)
    for paragraph, words in reading.body:
        if "Washington" in words:
            yield from (one._replace(before=one.before[-_NEAR:]) for one in _codes(words, [paragraph]))


def _head(reading: Reading) -> str:
    return "\n".join([piece.words for piece in reading.pieces if piece.part == "letterhead"])


def _codes(words: str, where: Sequence[Paragraph]) -> Iterator[_Code]:
    return (_Code(code, before, where[0]) for code, before in _found(words))


@lru_cache(maxsize=512)
def _found(words: str) -> tuple[tuple[str, str], ...]:
    """The ZIP codes in Washington, each with the words since the one before."""
    hits = list(re.finditer(_IN_WASHINGTON, words))
    starts = [0, *(hit.end() for hit in hits)]
    return tuple((hit[1], words[start : hit.start()]) for hit, start in zip(hits, starts, strict=False))


def _of_signers(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """The code of a letterhead that names no place, where all who sign are of one chamber."""
    words = _head(reading)
    codes = list(_codes(words, [one.line for one in reading.letter.stationery.lines[-1:]]))
    if len(codes) != 1 or not reading.signers or any(place in words for place in settings["places"]):
        return
    titles, code = settings["signers"], codes[0]
    signed = {next((title for title in titles if title in lines), "") for lines in reading.signers}
    right = {titles.get(title, "") for title in signed}
    if len(right) == 1 and "" not in right and code.code not in right:
        words_of = {"found": code.code, "right": right.pop(), "place": signed.pop()}
        yield Told(words_of, code.paragraph.origin, code.code)


def _of_department(
    city: str, code: str, lines: tuple[str, ...], paragraph: Paragraph, library: Library
) -> Iterator[Told]:
    if any(post.address[-1:] == lines[-1:] and post.department in lines for post in library.posts.values()):
        return
    streets = [_street(line) for line in lines if line[:1].isdigit()]
    named = {_department(line): line for line in lines}
    right = {}
    for post in library.posts.values():
        department = named.get(_department(post.department))
        there = re.fullmatch(_CITY, post.address[-1]) if post.address else None
        if department and there and there[1] == city:
            own = [_street(line) for line in post.address if line[:1].isdigit()]
            if not streets or own == streets:
                right[there[2]] = department
    if right and code not in right:
        known, department = next(iter(right.items()))
        yield Told({"found": code, "right": known, "place": department}, paragraph.origin, code)


def _department(line: str) -> str:
    """A department's name by which two spellings of it compare equal."""
    name = line.casefold().removeprefix("the ")
    return name.removeprefix("u.s. ").removeprefix("united states ")


def _street(line: str) -> tuple[str, ...]:
    """The number and the first word of a street, which stay the same however the rest is shortened."""
    return tuple(re.findall(r"\w+", line.casefold())[:2])
