"""A verb in the plural after a subject that is one, or the other way around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told

SETTINGS = {
    "after": "texts",
    "subjects": "texts",
    "verbs": "pairs",
    "after_several": "pairs",
    "after_that": "pairs",
    "one_in_s": "texts",
}
TELLS = ("found", "right")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each verb of `verbs` that stands in the plural right after one of `subjects`, an adverb between them or not.

    Only after one of the words under `after`, such as 'because': after 'that' or 'to have' the bare verb is right. Then
    each verb of `after_several` right after a plural with which a sentence begins, and each of `after_that` where only
    'that' stands between; a noun in -ss, -us or -is, or of `one_in_s`, is no plural.
    """
    form = _form(
        settings["after"],
        settings["subjects"],
        tuple(settings["verbs"]),
        tuple(settings["after_several"].items()),
        tuple(settings["after_that"].items()),
        settings["one_in_s"],
    )
    for paragraph, words in reading.body:
        for found, verb in _found(words, form):
            right = found.removesuffix(verb) + settings["verbs"][verb]
            yield Told({"found": found, "right": right}, paragraph.origin, found, right)
        for found, right in _after_several(words, form):
            yield Told({"found": found, "right": right}, paragraph.origin, found, right)


@lru_cache(maxsize=512)
def _after_several(words: str, form: _Form) -> tuple[tuple[str, str], ...]:
    """Each plural with the verb that does not follow one, and the same put right."""
    found = []
    for verbs, before, between in (
        (form.after_several, r"(?:(?:But|And|Yet|So) )?(?:[Tt]he|[Tt]hese|[Tt]hose|[Oo]ur|[Mm]y) ([a-z]+s)", " "),
        (form.after_that, r"([A-Z][a-z]+s)", " that "),
    ):
        there = tuple(verb for verb, _ in verbs if f"s{between}{verb} " in words)
        for hit in _beginning(before, between, there).finditer(words) if there else ():
            if not hit[2].endswith(("ss", "us", "is")) and hit[2].casefold() not in form.one_in_s:
                found.append((hit[1], hit[1].removesuffix(hit[3]) + dict(verbs)[hit[3]]))
    return tuple(found)


@lru_cache(maxsize=32)
def _beginning(before: str, between: str, verbs: tuple[str, ...]) -> re.Pattern[str]:
    follows = r"(?= (?:the|a|an|these|those|this|not)\b)" if between.strip() else r"(?= )"
    return re.compile(rf"(?:^|(?<=[.?!] ))({before}{between}({_any(verbs)})){follows}")


class _Form:
    """The settings of a rule, with the bare verbs."""

    def __init__(
        self,
        after: tuple[str, ...],
        subjects: tuple[str, ...],
        verbs: tuple[str, ...],
        after_several: tuple[tuple[str, str], ...],
        after_that: tuple[tuple[str, str], ...],
        one_in_s: tuple[str, ...],
    ) -> None:
        self.after, self.subjects, self.verbs = after, subjects, verbs
        self.after_several, self.after_that, self.one_in_s = after_several, after_that, one_in_s


_form = lru_cache(maxsize=16)(_Form)


@lru_cache(maxsize=512)
def _found(words: str, form: _Form) -> tuple[tuple[str, str], ...]:
    """Each wrong clause with the verb at its end."""
    subjects = [one for one in form.subjects if one in words]
    verbs = [one for one in form.verbs if f" {one}" in words]
    if not subjects or not verbs:
        return ()
    clause = rf"\b(?:{_any(form.after)}) (?:[Tt]he )?(?:{_any(subjects)}) (?:\w+ly )?({_any(verbs)})\b"
    return tuple((hit[0], hit[1]) for hit in re.finditer(clause, words))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
