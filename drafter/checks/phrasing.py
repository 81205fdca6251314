"""A sentence that says what a letter of this kind must not say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from drafter.checks.asks import Asked
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.checks.voices import own_sentences, surnames
from drafter.letter import Paragraph, plain_text
from drafter.phrases import BLOT, Phrases, phrases

Texts = tuple[str, ...]
Lists = tuple[tuple[str, str], ...]

SETTINGS = {
    "lists": "pairs",
    "says": "phrases",
    "and_says": "phrases",
    "passing_over": "phrases",
    "unless_it_says": "phrases",
    "if_the_letter_says": "phrases",
    "unless_the_letter_says": "phrases",
    "unless_from": "phrases",
    "in": "any of body, notes, subject, asks",
    "signed_by": "any of one, several",
    "told_once_as": "texts",
}
TELLS = ("found", "sentence")


class _Hit(NamedTuple):
    """Words found, and the sentence or note that they stand in."""

    words: str
    sentence: str


class _Form:
    """What is looked for in one sentence: one of `says`, and one of `and_says` where there are any."""

    def __init__(self, lists: Lists, says: Texts, and_says: Texts, passing_over: Texts, unless: Texts) -> None:
        self.says = phrases(says, lists)
        self._lists, self._others = lists, (and_says, passing_over, unless)

    @cached_property
    def _and_says(self) -> Phrases:
        return phrases(self._others[0], self._lists)

    @cached_property
    def _passing_over(self) -> Phrases:
        return phrases(self._others[1], self._lists)

    @cached_property
    def _unless(self) -> Phrases:
        return phrases(self._others[2], self._lists)

    def found_in(self, sentence: str) -> str:
        """The words of one of `says`; empty where they are not there, or do not count."""
        if not self.says.first_in(sentence):
            return ""
        bare = self._passing_over.left_out_of(sentence)
        found = self.says.first_in(bare)
        silent = not found or self._unless.first_in(sentence) or (self._and_says and not self._and_says.first_in(bare))
        return "" if silent else found


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each sentence of the signers' own that says one of `says` and, where it is given, one of `and_says` too.

    Quotations are passed over, and so are the words under `passing_over`. A sentence with one of `unless_it_says` is
    silent; so is a letter without one of `if_the_letter_says` in its body where there are any, with one of
    `unless_the_letter_says`, or with one of `unless_from` in its letterhead or signatures. `in` are the parts to
    read, the body where none are named; `asks` are the things of an enumeration that the addressee is asked for, each
    after the words that ask. `signed_by` is for what is wrong only so; a sentence that names one of several signers
    is then silent. Of the rules with one name under `told_once_as` the first alone tells of a sentence.
    """
    by, several = settings["signed_by"], len(reading.signers) > 1
    if by and (not reading.signers or ("several" if several else "one") not in by):
        return
    lists = tuple(settings["lists"].items())
    form = _form(lists, *(settings[name] for name in ("says", "and_says", "passing_over", "unless_it_says")))
    parts = settings["in"] or ("body",)
    found: list[tuple[Paragraph, _Hit]] = []
    if "subject" in parts and (subject := reading.letter.subject_line):
        found += [(subject, hit) for hit in _in_paragraph(plain_text(subject.runs), form)]
    if "body" in parts:
        found += [(reading.body[at][0], hit) for at, hit in _hits(reading.body_words, form)]
    if "asks" in parts and reading.asked:
        found += [(one, hit) for one, asked in reading.asked if (hit := _asked(asked, form))]
    if "notes" in parts:
        found += [(one, hit) for one, note in reading.notes if (hit := _hit(plain_text(note.runs), form))]
    if not found or _silenced(reading, settings):
        return
    own = surnames(reading.signers) if by and several else ()
    for paragraph, hit in found:
        if any(name in hit.sentence for name in own):
            continue
        if reading.first_told(settings["told_once_as"], hit.sentence):
            yield Told({"found": hit.words, "sentence": hit.sentence}, paragraph.origin, hit.words)


def _silenced(reading: Reading, settings: dict[str, Any]) -> bool:
    lists = tuple(settings["lists"].items())
    needed, barred = (phrases(settings[name], lists) for name in ("if_the_letter_says", "unless_the_letter_says"))
    if (needed and not _in_body(needed, reading)) or (barred and _in_body(barred, reading)):
        return True
    sender = phrases(settings["unless_from"], lists)
    heads = (plain_text(one.line.runs) for one in reading.letter.stationery.lines)
    signed = (line for lines in reading.signers for line in lines)
    return bool(sender) and any(map(sender.first_in, (*heads, *signed)))


def _in_body(sought: Phrases, reading: Reading) -> bool:
    return any(sought.first_in(words) for _, words in reading.body)


_form = lru_cache(maxsize=256)(_Form)


@lru_cache(maxsize=64)
def _hits(body: tuple[str, ...], form: _Form) -> tuple[tuple[int, _Hit], ...]:
    """What is found in the paragraphs of a body, each with the place of its paragraph; at most once in a sentence."""
    if not form.says.possible_in(*body):
        return ()
    return tuple((at, hit) for at, words in enumerate(body) for hit in _in_paragraph(words, form))


@lru_cache(maxsize=512)
def _in_paragraph(words: str, form: _Form) -> tuple[_Hit, ...]:
    if not form.says.possible_in(words):
        return ()
    return tuple(hit for one in own_sentences(words) if (hit := _hit(one, form)))


@lru_cache(maxsize=512)
def _asked(asked: Asked, form: _Form) -> _Hit | None:
    """What is found in a thing that is asked for, where it is found in this and not in the words that ask alone."""
    if not form.says.possible_in(asked.words) and not form.says.possible_in(f"{asked.lead} {asked.words}"):
        return None
    hit = _hit(f"{asked.lead} {asked.words}", form)
    own = hit.words[len(asked.lead) - f"{asked.lead} {asked.words}".find(hit.words) :].strip() if hit else ""
    return _Hit(own, hit.sentence) if hit and own else None


def _hit(sentence: str, form: _Form) -> _Hit | None:
    found = form.found_in(sentence)
    return _Hit(found, sentence.strip().replace(BLOT, "“…”")) if found else None
