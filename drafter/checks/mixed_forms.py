"""Two forms of one name in one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checks.known_name import quoted
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import Paragraph, plain_text
from drafter.patterns import late

SETTINGS = {"preferred": "pairs", "within": "texts", "after": "texts", "before": "texts"}
TELLS = ("found", "preferred")


class _Place(NamedTuple):
    form: str
    start: int


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each form of a name that stands beside the one that the office prefers, at its first place.

    `preferred` gives each form the one to use instead. A form that is part of a longer name, as the `within` are, or
    that is quoted, counts for nothing: so a letter that keeps to one form is right, whichever it is. `after` are
    capitalized words after which a form stands by itself all the same, and `before` those before which it does.
    """
    instead, within = settings["preferred"], settings["within"]
    beside = settings["after"], settings["before"]
    there = [form for form, right in instead.items() if form in reading.whole and right in reading.whole]
    if not there:
        return
    forms = tuple(dict.fromkeys((*there, *(instead[form] for form in there))))
    first: dict[str, Paragraph] = {}
    for paragraph, words in _without_notes(reading):
        for place in _places(words, forms, within, *beside):
            first.setdefault(place.form, paragraph)
    for form in there:
        if form in first and instead[form] in first:
            yield Told({"found": form, "preferred": instead[form]}, first[form].origin, form)


def _without_notes(reading: Reading) -> Iterator[tuple[Paragraph, str]]:
    """What each paragraph says; notes give titles of others, who have their own forms."""
    return ((one, plain_text(one.runs)) for one in reading.paragraphs)


@lru_cache(maxsize=512)
def _places(
    text: str, forms: tuple[str, ...], within: tuple[str, ...], after: tuple[str, ...], before: tuple[str, ...]
) -> tuple[_Place, ...]:
    """Where the forms stand by themselves."""
    if not any(form in text for form in forms):
        return ()
    taken = [(match.start(), match.end()) for longer in within for match in re.finditer(re.escape(longer), text)]
    return tuple(
        _Place(match[0], match.start())
        for match in _pattern(forms).finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
        and not quoted(text, match.start())
        and (
            text[: match.start()].rstrip(", ").endswith(after)
            or text[match.end() :].lstrip().startswith(before)
            or not _in_a_name(text, match)
        )
    )


@lru_cache(maxsize=32)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?<!\w\.)(?:{either})(?![\w-])")


_BEFORE = late(r"(\S+) (of )?$")
_AFTER = late(r" [A-Z][a-z]")


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a form is part of a longer name: a capitalized word stands beside it, and does not begin the sentence."""
    before = _BEFORE.search(text, 0, match.start())
    if before and before[1][0].isupper() and before[1][-1] not in ".,;:":
        return bool(before[2]) or not _begins(text, before.start())
    return bool(_AFTER.match(text, match.end()))


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip("“\"‘'( ")
    return not before or before[-1] in ".?!:;"
