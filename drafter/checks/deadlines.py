"""The days by which a letter asks for a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.reading import Reading
from drafter.checks.voices import own_sentences
from drafter.dates import MONTHS
from drafter.letter import Paragraph
from drafter.phrases import phrases

ASKING = {"requests": "phrases", "replies": "phrases", "told_of_others": "phrases"}
"""The settings: words by which a sentence asks, by which it speaks of a reply, by which it tells of earlier days."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join((*MONTHS, *(rf"{month[:3]}\." for month in MONTHS), r"Sept\."))
_SETS_A_DAY = ("by ", "By ", "efore ", "ntil ", "rior to ", "than ", "due ", "deadline ")
_BY = (
    r"(?P<by>[Bb]y|[Bb]efore|[Uu]ntil|[Pp]rior to|(?:[Nn]o|[Nn]ot) later than|[Oo]n or before|due(?: (?:on|by))?"
    r"|deadline (?:of|is))"
)
_HOUR = (
    r"(?P<hour>(?: (?:the|close|end|of|business|working|day|on|or|before|noon|midnight|COB|EOB|\d{1,2}(?::\d\d)?"
    r"|[ap]\.?m\.?|Eastern|Standard|Daylight|Time|time|E[SD]?T|about)(?:,)?){0,9}?)"
)
_DAY = (
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? )?(?:the )?"
    rf"(?:(?P<month>{_MONTH}) (?P<number>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>(?:19|20)\d\d))?"
    rf"|(?P<number2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})(?:,? (?P<year2>(?:19|20)\d\d))?"
    r"|(?P<month3>\d{1,2})/(?P<number3>\d{1,2})/(?P<year3>(?:20)?\d\d)(?!\d))"
)
_LONG_PAST = timedelta(days=120)
"""A day without a year that lies further back than this is next year's."""


class Deadline(NamedTuple):
    """A day by which a reply is asked for, in the words of the letter; `exclusive` where it is to come before it."""

    words: str
    day: date
    exclusive: bool
    sentence: str


def deadlines(reading: Reading, settings: dict[str, Any]) -> Iterator[tuple[Paragraph, Deadline]]:
    """The deadlines for a reply in the body, in its order, each with its paragraph.

    Only a sentence that asks (`requests`) for a reply (`replies`) has one, and only where the words before the day do
    not tell of something earlier (`told_of_others`). Without a year, the day is that of the letter's year, or of the
    next where it would lie long before the letter; where the letter has no date, such a day is none.
    """
    asked = _asked(*(settings[name] for name in ASKING))
    for paragraph, words in reading.body:
        for one in _in_paragraph(words, reading.day, asked):
            yield paragraph, one


class _Asked:
    """The words of a request."""

    def __init__(self, requests: tuple[str, ...], replies: tuple[str, ...], told: tuple[str, ...]) -> None:
        self.requests, self.replies, self.told = phrases(requests), phrases(replies), phrases(told)


_asked = lru_cache(maxsize=16)(_Asked)


@lru_cache(maxsize=512)
def _in_paragraph(words: str, written: date | None, asked: _Asked) -> tuple[Deadline, ...]:
    if not asked.replies.possible_in(words):
        return ()
    return tuple(one for sentence in own_sentences(words) for one in _in_sentence(sentence.strip(), written, asked))


def _in_sentence(sentence: str, written: date | None, asked: _Asked) -> Iterator[Deadline]:
    if not any(word in sentence for word in _SETS_A_DAY) or not re.search(r"\d", sentence):
        return
    if not asked.replies.first_in(sentence) or not asked.requests.first_in(sentence):
        return
    for hit in re.finditer(rf"\b{_BY}{_HOUR} {_DAY}", sentence):
        day = _day(hit, written)
        if day and not _tells_of_others(sentence[: hit.start()], asked):
            exclusive = hit["by"].casefold() in ("before", "prior to") and not hit["hour"]
            yield Deadline(hit[0], day, exclusive, sentence)


def _tells_of_others(before: str, asked: _Asked) -> bool:
    """Whether the last words that could govern the day tell of an earlier one rather than ask."""
    last = max((before.rfind(word) + len(word) for word in _all(asked.told, before)), default=-1)
    asks = max((before.rfind(word) + len(word) for word in _all(asked.requests, before)), default=-1)
    return last > asks


def _all(looked_for: Any, words: str) -> Iterator[str]:
    while found := looked_for.first_in(words):
        yield found
        words = words[words.index(found) + len(found) :]


def _day(hit: re.Match[str], written: date | None) -> date | None:
    """The day meant; None where the calendar has no such day, or no year can be told."""
    month = hit["month"] or hit["month2"]
    number = int(hit["number"] or hit["number2"] or hit["number3"])
    year = hit["year"] or hit["year2"] or hit["year3"]
    at = _month_number(month) if month else int(hit["month3"])
    if year:
        return _on_calendar(int(year) + 2000 * (len(year) == 2), at, number)
    if not written:
        return None
    day = _on_calendar(written.year, at, number)
    return _on_calendar(written.year + 1, at, number) if day and written - day > _LONG_PAST else day


def _month_number(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _on_calendar(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
