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
from drafter.letter import Paragraph, plain_text
from drafter.patterns import late
from drafter.phrases import phrases

ASKING = dict.fromkeys(("requests", "replies", "deeds", "told_of_others"), "phrases")
"""The settings: words by which a sentence asks, by which it speaks of a reply, by which it asks the reader to do
something, and by which it tells of earlier days."""

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
_BY_A_DAY = ("by", "By", "no later than", "not later than", "on or before")
_NOTHING_MORE = late(r"[.?!;]|$|,? and ")
_DIGIT = late(r"\d")
_LONG_PAST = timedelta(days=120)
"""A day without a year that lies further back than this is next year's."""


class Deadline(NamedTuple):
    """A day by which a reply or a deed is asked for, in the letter's words; `exclusive` where it is to come before."""

    words: str
    day: date
    exclusive: bool
    sentence: str
    for_reply: bool


def deadlines(reading: Reading, settings: dict[str, Any]) -> Iterator[tuple[Paragraph, Deadline]]:
    """The deadlines for a reply in the body, in its order, each with its paragraph.

    Only a sentence that asks (`requests`) for a reply (`replies`) has one, and only where the words before the day do
    not tell of something earlier (`told_of_others`); or one that asks the reader to do something (`deeds`) by a day
    that is no end of a month and of which it says nothing more, for a period may end on any day. Without a year, the
    day is that of the letter's year, or of the next where it would lie long before the letter; where the letter has
    no date, such a day is none.
    """
    asked = _asked(*(settings[name] for name in ASKING))
    for paragraph, words in reading.body:
        for one in _in_paragraph(words, reading.day, asked):
            yield paragraph, one
    for paragraph, thing in reading.asked:
        if not plain_text(paragraph.runs).startswith(thing.lead):  # an item, asked for by the sentence above its list
            for one in _in_paragraph(f"{thing.lead} {thing.words}", reading.day, asked):
                yield paragraph, one


class _Asked:
    """The words of a request."""

    def __init__(
        self, requests: tuple[str, ...], replies: tuple[str, ...], deeds: tuple[str, ...], told: tuple[str, ...]
    ) -> None:
        self.requests, self.replies, self.deeds, self.told = map(phrases, (requests, replies, deeds, told))


_asked = lru_cache(maxsize=16)(_Asked)


@lru_cache(maxsize=512)
def _in_paragraph(words: str, written: date | None, asked: _Asked) -> tuple[Deadline, ...]:
    if not any(word in words for word in _SETS_A_DAY) or not _DIGIT.search(words):
        return ()
    if not asked.replies.possible_in(words) and not asked.deeds.possible_in(words):
        return ()
    return tuple(one for sentence in own_sentences(words) for one in _in_sentence(sentence.strip(), written, asked))


def _in_sentence(sentence: str, written: date | None, asked: _Asked) -> Iterator[Deadline]:
    if not any(word in sentence for word in _SETS_A_DAY) or not _DIGIT.search(sentence):
        return
    for_reply = bool(asked.replies.first_in(sentence) and asked.requests.first_in(sentence))
    if not for_reply and not asked.deeds.first_in(sentence):
        return
    for hit in re.finditer(rf"\b{_BY}{_HOUR} {_DAY}", sentence):
        day = _day(hit, written)
        if not for_reply and not _of_a_deed(hit, day, sentence[hit.end() :], asked):
            continue
        if day and not _tells_of_others(sentence[: hit.start()], asked):
            exclusive = hit["by"].casefold() in ("before", "prior to") and not hit["hour"]
            yield Deadline(hit[0], day, exclusive, sentence, for_reply)


def _of_a_deed(hit: re.Match[str], day: date | None, after: str, asked: _Asked) -> bool:
    """Whether a day is one by which the reader is to do something: by itself, with its year, and no period’s end.

    Without a year it is often that of something that happens then, such as the day for which a gate is to be open.
    """
    asks = asked.deeds.first_in(hit.string[: hit.start()])
    ends = day is not None and (day + timedelta(days=1)).day == 1 and not hit["weekday"]
    dated = hit["year"] or hit["year2"] or hit["year3"]
    return bool(asks and dated) and hit["by"] in _BY_A_DAY and not ends and bool(_NOTHING_MORE.match(after))


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
