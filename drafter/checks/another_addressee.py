"""Another letter's names: somebody is spoken to who is not the addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.addressing import Named, addressees, words_of
from drafter.checks.known_forms import KnownNames
from drafter.checks.known_name import quoted
from drafter.checks.nearness import misspelt, plain, singular, slips
from drafter.checks.persons import People
from drafter.checks.reading import Reading
from drafter.checks.spoken_to import LISTS, Offices, Speech, SpokenTo, agencies_in, offices_in, speech, spoken_to
from drafter.checks.telling import Told
from drafter.letter import Paragraph, plain_text
from drafter.library import Library
from drafter.patterns import late

SETTINGS = dict.fromkeys((*LISTS, "general", "members", "leading"), "texts")
TELLS = ("found", "where", "addressee")

_NEAR = 2
"""So many slips make a surname another's; with fewer it is misspelt."""

_LONG = 6
"""A title of more letters is known by all but the last two: Administrator, Administration; Senator, Senate."""


_AND = late(r",? and |, (?!Jr|Sr)")
_SUFFIX = late(r",? (?:Jr|Sr|II|III|IV)\b\.?$")
_OF_MAN_OR_WOMAN = late(r"(?:wo)?man$")


class _To(NamedTuple):
    """Those to whom a letter goes: the words of their names, all that stands in the addresses, and how to say who."""

    names: frozenset[str]
    lines: str
    shown: str
    people: tuple[Named, ...]


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each place that speaks to somebody who is not among the addressees.

    The settings are those of `Speech`; `general` are the words of a salutation that name nobody.
    A Member, who is called by one of `members`, may be addressed by a title of `leading`.
    """
    by = speech(reading.library.once(People).titles, tuple([settings[name] for name in LISTS]))
    people = addressees(reading, by.titles)
    if not people:
        return
    names = frozenset[str]().union(*(one.words for one in people))
    shown = " and ".join(one.name or one.lines[0] for one in people)
    to = _To(names, "\n".join(map(", ".join, reading.addresses)), shown, people)
    if not (_called(settings["members"], reading, to) and _first(settings["leading"], to.lines)):
        yield from _salutation(reading, to, (*by.titles, *settings["general"]), by.offices)
    if header := reading.letter.continuation_header:
        yield from _header(header, to)
    for paragraph, text in reading.body:
        for found in _in_text(reading.library, text, to, by):
            yield _told(found, "the text", to, paragraph)


def _called(titles: tuple[str, ...], reading: Reading, to: _To) -> bool:
    """Whether the salutation has one of these titles and the addressee’s surname, and no more."""
    _, _, greeting = plain_text(reading.letter.salutation.runs).strip(" ,:").partition("Dear ")
    title, _, name = greeting.rpartition(" ")
    return title in titles and plain(name) in to.names


def _told(found: str, where: str, to: _To, paragraph: Paragraph, fix: str | None = None) -> Told:
    return Told({"found": found, "where": where, "addressee": to.shown}, paragraph.origin, found, fix)


def _address_is_wrong(words: list[str], reading: Reading) -> bool:
    """Whether it was told that the address has these names misspelt, and not the salutation."""
    addresses = {id(one) for one in reading.letter.inside_addresses}
    names = [plain(word) for one, found in reading.misnamed if one in addresses for word in words_of(found)]
    return bool(names) and all(any(slips(plain(word), name, _NEAR) <= _NEAR for name in names) for word in words)


def _salutation(reading: Reading, to: _To, general: tuple[str, ...], offices: tuple[str, ...]) -> Iterator[Told]:
    salutation = reading.letter.salutation
    said = plain_text(salutation.runs).strip().rstrip(",:")
    if "[" in said or not said:
        return  # a blank
    greeting = said.removeprefix("Dear ")
    strangers = [word for one in _AND.split(greeting) for word in _strangers(one, to.names, _single(general))]
    if strangers and any(one.name for one in to.people):
        if not _in_lines(strangers, to.lines) and not _address_is_wrong(strangers, reading):
            yield _told(greeting, "the salutation", to, salutation, _spelled(greeting, strangers, to))
    elif other := _other_title(greeting, to, offices):
        yield _told(other, "the salutation", to, salutation)


def _strangers(one: str, names: frozenset[str], general: frozenset[str]) -> list[str]:
    """The words that name somebody else among those by which one is greeted; before the right surname only misspelt."""
    words = [word for word in words_of(one) if word[0].isupper() and plain(word) not in names]
    words = [word for word in words if word not in general and singular(word) not in general]
    last = words_of(_SUFFIX.sub("", one))[-1:]
    if last and plain(last[0]) in names:
        return [word for word in words if any(misspelt(plain(word), name) for name in names)]
    return words


@lru_cache(maxsize=16)
def _single(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part.rstrip(".") for word in words for part in word.split())


def _in_lines(words: list[str], lines: str) -> bool:
    """Whether words of a salutation stand in the address anywhere, as those of a committee or an embassy do."""
    known = {plain(word) for word in words_of(lines)}
    return all(plain(word) in known for word in words)


def _spelled(greeting: str, strangers: list[str], to: _To) -> str | None:
    """The greeting with the addressee's name spelled as in the address; None where another name stands there."""
    if len(strangers) > 1:
        return None
    said = plain(strangers[0])
    names = (word for one in to.people for word in words_of(one.name) if len(word) > _NEAR + 1)
    right = next((word for word in names if slips(said, plain(word), _NEAR) <= _NEAR), None)
    return greeting.replace(strangers[0], right) if right else None


def _other_title(greeting: str, to: _To, offices: tuple[str, ...]) -> str:
    """The title in a salutation where the address has another one; empty where it has that one, or none."""
    said = _first(offices, greeting)
    return said if said and not _is_in(said, to.lines) and _first(offices, to.lines) else ""


def _first(words: tuple[str, ...], text: str) -> str:
    """The first of these words in a text; empty where none is there."""
    there = tuple(one for one in words if one in text)
    found = _any(there).search(text) if there else None
    return found[0] if found else ""


def _is_in(title: str, lines: str) -> bool:
    """Whether an address has a title, or the body that one with it leads: an Administrator an Administration.

    Whoever chairs may be called a Chair, a Chairman or a Chairwoman.
    """
    return _OF_MAN_OR_WOMAN.sub("", title) in lines or (len(title) > _LONG and title[:-2] in lines)


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


def _header(header: Paragraph, to: _To) -> Iterator[Told]:
    text = plain_text(header.runs)
    named = re.search(r"The Honorable ((?:[A-ZÀ-Þ][\w.’'-]*\s?)+)", text) if "Honorable" in text else None
    if named and not any(plain(word) in to.names for word in words_of(named[1])):
        yield _told(named[0].strip(), "the continuation header", to, header)


def _in_text(library: Library, text: str, to: _To, by: Speech) -> Iterator[str]:
    """The words of a text that speak to somebody else."""
    for one in spoken_to(text, by):
        if not quoted(text, one.start) and not _fits(one, to):
            yield one.found
    for office in offices_in(library.once(Offices), text, by):
        if not quoted(text, office.start) and office.of not in to.lines and not _held(library, office.of, to):
            yield office.found
    names = library.once(KnownNames)
    for agency in agencies_in(names, text, by):
        if not quoted(text, agency.start) and not _has(names, agency.of, to):
            yield agency.found


def _fits(one: SpokenTo, to: _To) -> bool:
    if one.name:
        said = [plain(word) for word in words_of(one.name)]
        return any(slips(word, right, _NEAR) <= _NEAR for word in said for right in to.names if len(right) > 1)
    return _is_in(one.title, to.lines)


def _held(library: Library, title: str, to: _To) -> bool:
    """Whether the addressee holds or held a post of this title."""
    posts = [post.id for post in library.posts.values() if post.title == title]
    known = library.once(People)
    return not to.names.isdisjoint(one.surname for post in posts for one, _ in known.holders(post))


def _has(names: KnownNames, agency: str, to: _To) -> bool:
    """Whether an agency is the addressee's, or none is named in the address."""
    own = {one for text in to.lines.split("\n") for one in names.within(text)}
    return not own or names.related(agency, own)
