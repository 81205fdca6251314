"""A salutation or an address that makes a Mr. of a woman on the roster, or a Madam of a man."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.addressing import named
from drafter.checks.nearness import plain
from drafter.checks.persons import People
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import plain_text
from drafter.library import Library

SETTINGS = {"men": "texts", "women": "texts"}
TELLS = ("found", "where", "name", "courtesy")


class _Known(NamedTuple):
    """Somebody on the roster with the words of the name as they are compared, and the Mr. or Madam of the roster."""

    name: str
    first: str
    surname: frozenset[str]
    formal: str


class Courtesies:
    """The people of a roster of whom Mr. or Madam is known, by the last word of the surname; for `Library.once`."""

    def __init__(self, library: Library) -> None:
        self.by_surname: dict[str, list[_Known]] = {}
        for one in library.officials.values():
            if one.formal:
                surname = [plain(word) for word in one.surname.split()]
                known = _Known(one.name, plain(one.name.split()[0]), frozenset(surname), one.formal)
                self.by_surname.setdefault(surname[-1], []).append(known)


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each word among `men` or `women` by which an addressee or a copied person is called who is known to be the other.

    In a salutation to several, or to Sir or Madam, the word must stand before the surname. A couple is left alone.
    """
    words = {"Madam": _any(settings["men"]), "Mr.": _any(settings["women"])}
    greeting = plain_text(reading.letter.salutation.runs)
    called = (greeting, *(lines[0] for _, lines in reading.named_people if lines))
    if not any(one.search(text) for one in words.values() for text in called):
        return
    titles = reading.library.once(People).titles
    several = len(reading.addresses) > 1 or " and " in greeting or " or " in greeting
    for at, (paragraph, lines) in enumerate(reading.named_people):
        one = _known(reading.library, named(lines, titles).words) if lines else None
        if one is None or any(line.startswith("and ") for line in lines):
            continue
        wrong = words[one.formal]
        told = {"name": one.name, "courtesy": one.formal}
        if found := wrong.match(lines[0]):
            yield Told({"found": found[0], "where": lines[0], **told}, paragraph.origin, lines[0])
        if at < len(reading.addresses) and (found := wrong.search(greeting)):
            after = plain(greeting[found.end() :].strip(" :,").partition(" ")[0].rstrip(",:"))
            if after in one.surname or not several:
                yield Told({"found": found[0], "where": greeting, **told}, reading.letter.salutation.origin, greeting)


def _known(library: Library, words: frozenset[str]) -> _Known | None:
    """The one person on the roster with this name; None where it is nobody's, or that of a man and a woman."""
    by_surname = library.once(Courtesies).by_surname
    found = [one for word in words for one in by_surname.get(word, ()) if one.surname <= words and one.first in words]
    return found[0] if len({one.formal for one in found}) == 1 else None


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")
