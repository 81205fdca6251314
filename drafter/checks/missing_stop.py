"""A full stop that is missing: at the end of a paragraph, between two sentences, or in an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import Block, LineBreak, NumberedList, Paragraph, Text, plain_text

SETTINGS = {"titles": "texts", "openers": "texts", "after": "texts"}
TELLS = ("found", "right")

_INITIALS = r"(?<![\w.])((?:[A-Z]\.)+[A-Z])(?![\w.])([’'-]?\s*\S*\w)"
"""Initials with no stop after the last, and the word that follows; at a line’s end it is the sentence’s that lacks."""

_ENDED = (".", "?", "!", ":", ";", ",", "—", "–", "…", "|")
_IN_BRACKETS = r"\[[^\[\]]*\]$"
"""A note to whoever writes the letter, of which another rule tells."""

_LINKED = r"[,;:] (?:and|or|and/or|but|then)$"
"""At the end of an item, what leads on to the next."""

_WRAPPED = "”’\"')]*_ "
_INNER_END = r"[a-z]{3}[.?][”\"’')]* +[A-Z“\"]"
_ADDRESS = r"\S*(?:@|://|www\.|\w\.(?:gov|com|org|net|edu|mil)\b)\S*$|[\d()-]{7,}$"
_OF_A_SENTENCE = r"\b(?:I|we|We|you|Thank)\b"

_SENTENCE, _HEADING = 13, 7
"""From so many words on a line is a sentence; below so many it is a heading; between, its words decide."""

_SHOWN = 5
"""How many of a paragraph's last words a finding shows."""


class _Forms:
    """The settings of a rule."""

    def __init__(self, titles: tuple[str, ...], openers: tuple[str, ...], after: tuple[str, ...]) -> None:
        self.titles, self.openers, self.after = titles, openers, after


_forms = lru_cache(maxsize=16)(_Forms)


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each place where a full stop is wanted, with the words before it; set right by machine in abbreviations alone.

    `titles` are shortened titles before a name. `openers` are words that with a capital open a sentence, so that a stop
    is missing before one among small letters; not where the word before is one of `after`, which name a title.
    """
    forms = _forms(*(settings[name] for name in SETTINGS))
    for piece in reading.pieces:
        for found, right in _unstopped(piece.words, forms):
            yield Told({"found": found, "right": right}, piece.paragraph.origin, found, right)
    for paragraph, words in reading.body:
        for found in _run_together(words, forms):
            yield Told({"found": found, "right": found.replace(" ", ". ", 1)}, paragraph.origin, found)
    for paragraph, words in _unended(reading.letter.body):
        shown = " ".join(words.split()[-_SHOWN:])
        yield Told({"found": shown, "right": f"{shown}."}, paragraph.origin, shown)


@lru_cache(maxsize=512)
def _unstopped(words: str, forms: _Forms) -> tuple[tuple[str, str], ...]:
    """Abbreviations without their last stop, with the word after them, and as they should stand."""
    found = [(hit[0], f"{hit[1]}.{hit[2]}") for hit in re.finditer(_INITIALS, words)] if "." in words else []
    if present := [title for title in forms.titles if f"{title} " in words]:
        for hit in re.finditer(rf"(?<!\w)({'|'.join(map(re.escape, present))}) (?=[A-Z])\w+", words):
            found.append((hit[0], hit[0].replace(hit[1], f"{hit[1]}.", 1)))
    return tuple(found)


@lru_cache(maxsize=512)
def _run_together(words: str, forms: _Forms) -> tuple[str, ...]:
    """Two words between which a sentence ends without a stop."""
    present = [one for one in forms.openers if f" {one} " in words]
    if not present:
        return ()
    joined = re.finditer(rf"(?<![\w’'.-])([a-z]+) (?:{'|'.join(map(re.escape, present))})(?= [a-z])", words)
    return tuple(hit[0] for hit in joined if hit[1] not in forms.after and not _quoted(words, hit.start()))


def _quoted(words: str, place: int) -> bool:
    return words.count("“", 0, place) > words.count("”", 0, place) or words.count('"', 0, place) % 2 == 1


def _unended(blocks: Iterable[Block]) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs that are sentences and end without a stop; one that goes on in the next is not ended yet."""
    flat = [*blocks, None]
    for block, following in pairwise(flat):
        if isinstance(block, Paragraph):
            if _lacks_stop(block) and _is_sentence(block) and not _is_continued(following):
                yield block, plain_text(block.runs)
        elif isinstance(block, NumberedList):
            yield from _unended_items(block)


def _unended_items(listed: NumberedList) -> Iterator[tuple[Paragraph, str]]:
    """The items without a stop among those that have one; a list of bare phrases has none."""
    ends = [item[-1] for item in listed.items if isinstance(item[-1], Paragraph)]
    bare = [one for one in ends if _lacks_stop(one)]
    for one in bare:
        words = plain_text(one.runs)
        if re.search(_INNER_END, words) or (len(ends) > 2 and len(bare) == 1 and len(words.split()) >= _HEADING):
            yield one, words
    for item in listed.items:
        yield from _unended(item[:-1])


def _lacks_stop(paragraph: Paragraph) -> bool:
    last = paragraph.runs[-1] if paragraph.runs else None
    if isinstance(last, Text) and last.text.endswith(_ENDED):
        return False
    said = plain_text(paragraph.runs)
    words = said.rstrip(_WRAPPED)
    if not words or words.endswith(_ENDED) or any(isinstance(run, LineBreak) for run in paragraph.runs):
        return False
    return not (re.search(rf"{_ADDRESS}|{_LINKED}", words) or re.search(_IN_BRACKETS, said))


def _is_sentence(paragraph: Paragraph) -> bool:
    if all(run.bold for run in paragraph.runs if isinstance(run, Text)):
        return False
    words = plain_text(paragraph.runs)
    label, _, value = words.rpartition(": ")
    if label and len(value.split()) < _HEADING:
        return False  # an entry such as 'Deaths a day: about 192'
    count = len(words.split())
    if count >= _SENTENCE or re.search(_INNER_END, words):
        return True
    return count >= _HEADING and bool(re.search(_OF_A_SENTENCE, words))


def _is_continued(following: Block | None) -> bool:
    """Whether the next paragraph begins in the midst of a sentence, as where a page was broken in two."""
    return isinstance(following, Paragraph) and plain_text(following.runs).lstrip()[:1].islower()
