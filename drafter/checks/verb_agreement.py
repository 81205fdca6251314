"""A verb in the plural after a subject that is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told

SETTINGS = {"after": "texts", "subjects": "texts", "verbs": "pairs"}
TELLS = ("found", "right")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each verb of `verbs` that stands in the plural right after one of `subjects`, an adverb between them or not.

    Only after one of the words under `after`, such as 'because': after 'that' or 'to have' the bare verb is right.
    """
    form = _form(settings["after"], settings["subjects"], tuple(settings["verbs"]))
    for paragraph, words in reading.body:
        for found, verb in _found(words, form):
            right = found.removesuffix(verb) + settings["verbs"][verb]
            yield Told({"found": found, "right": right}, paragraph.origin, found, right)


class _Form:
    """The settings of a rule, with the bare verbs."""

    def __init__(self, after: tuple[str, ...], subjects: tuple[str, ...], verbs: tuple[str, ...]) -> None:
        self.after, self.subjects, self.verbs = after, subjects, verbs


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
