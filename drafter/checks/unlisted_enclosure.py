"""Something that the letter says is enclosed, and that no notation lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.reading import Reading, lines_of
from drafter.checks.telling import Told
from drafter.checks.voices import own_sentences
from drafter.letter import Paragraph
from drafter.phrases import phrases

SETTINGS = {"says": "phrases", "passing_over": "phrases", "things": "texts"}
TELLS = ("found", "sentence")

_NOTATION = r"(?i:Enclosures?|Encls?\.?|Attachments?)\s*(?:\(\d+\))?\s*:?\s*"
_STEM = 5
"""So many letters of a noun are the same in the singular and the plural."""

_WORD = r"[^\W\d_]{5,}"
_GIVEN = r"(?:^|\band|\bwith|,) (?:(?:a|an|the|my|our|his|her|its) )?(?:[\w’'-]+ ){0,2}?"
"""Between the words that something is enclosed and the name of it, the first or one that is added."""

_ANEW = r"\s+(?:a|an|two|three|four|copies|another)\b"


class _Enclosed(NamedTuple):
    """The words that say that something is enclosed, and their sentence.

    `things` are those named before them; `anew` says whether the words after them bring up something new.
    """

    words: str
    sentence: str
    things: tuple[str, ...]
    anew: bool
    also: bool


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each sentence of the body that encloses something where the letter lists nothing, or nothing of that name.

    `says` are the words for it; what stands under `passing_over` is attached to something else, or only in a manner of
    speaking. Where a letter lists enclosures by name, a sentence is told only where the body speaks of more than are
    listed, and it names one of `things` that no line of the list does, or brings up something new that shares no word
    with the list; for a list may call a thing by another name.
    """
    said = list(_said(reading, settings))
    listed = _listed(reading)
    if not said:
        return
    fewer = listed is None or sum(max(1, len(one.things)) for _, one in said) > len(listed)
    for paragraph, one in said:
        if listed is None or ((fewer or (one.also and one.things)) and _is_missing(one, listed)):
            yield Told({"found": one.words, "sentence": one.sentence}, paragraph.origin, one.words)


def _is_missing(one: _Enclosed, listed: list[str]) -> bool:
    if one.things or not one.anew:
        return any(not _is_listed(thing, listed) for thing in one.things)
    return not any(_is_listed(word, listed) for word in re.findall(_WORD, one.sentence.casefold()))


def _listed(reading: Reading) -> list[str] | None:
    """What is listed, each by its name in small letters; empty names where only a number is. None without a list."""
    lines = [line for one in reading.letter.enclosure_notation for line in lines_of(one)]
    if not lines:
        return None
    return [name.casefold() for line in lines if (name := re.sub(rf"^{_NOTATION}", "", line))] or [""] * 99


def _is_listed(thing: str, listed: list[str]) -> bool:
    return any(thing[:_STEM] in name for name in listed)


def _said(reading: Reading, settings: dict[str, Any]) -> Iterator[tuple[Paragraph, _Enclosed]]:
    form = _form(*(settings[name] for name in SETTINGS))
    for paragraph, words in reading.body:
        for one in _enclosed(words, form):
            yield paragraph, one


class _Form:
    """The settings of a rule, ready to be looked for."""

    def __init__(self, says: tuple[str, ...], passing_over: tuple[str, ...], things: tuple[str, ...]) -> None:
        self.says, self.passing_over, self.things = phrases(says), phrases(passing_over), things


_form = lru_cache(maxsize=16)(_Form)


@lru_cache(maxsize=512)
def _enclosed(words: str, form: _Form) -> tuple[_Enclosed, ...]:
    if not form.says.possible_in(words):
        return ()
    made = []
    for sentence in own_sentences(words):
        if found := form.says.first_in(form.passing_over.left_out_of(sentence)):
            clause = sentence[: sentence.find(found)].rpartition(";")[2].casefold()
            after = sentence[sentence.find(found) + len(found) :].casefold()
            named = tuple(
                one
                for one in form.things
                if re.search(rf"\b{re.escape(one)}s?\b", clause) or re.search(rf"{_GIVEN}{re.escape(one)}s?\b", after)
            )
            anew = "also" in found or bool(re.match(_ANEW, sentence[sentence.find(found) + len(found) :]))
            made.append(_Enclosed(found, sentence.strip(), named, anew, "also" in found))
    return tuple(made)
