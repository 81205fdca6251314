"""A number in the letter's text that no footnote stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.checks.reading import Reading, Sentence, has_note, numbers, sentences_of
from drafter.checks.telling import Told
from drafter.letter import Paragraph, Table, plain_text
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("number", "sentence")


def run(_: Plan, reading: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """Each number in a sentence without a note. Dates, ages, places in the law and names of chemicals are no figures.

    In a list each item's sentences are judged by themselves: a note above the list is not taken to stand behind all of
    it. In a table a note stands behind its whole row; in the header, behind its column; in the caption, behind all.

    A clause that says in `no_note` why its numbers need no footnote is passed over, unless another one without that
    word runs on in the same paragraph: then the numbers cannot be told apart, and all are judged.
    """
    for part, _words in reading.with_digits:
        if part.origin is None or part.origin.path not in reading.excused:
            yield from _in_table(part) if isinstance(part, Table) else _unsourced(reading.of(part))


def _in_table(table: Table) -> Iterator[Told]:
    """The numbers of a table that no note in the caption, in their row or over their column stands behind."""
    if has_note(table.caption):
        return
    for paragraph in (table.caption, *table.header):
        yield from _unsourced(sentences_of(paragraph))
    for row in table.rows:
        if not any(map(has_note, row)):
            said = " | ".join(plain_text(cell.runs) for cell in row)
            for name, cell in zip(table.header, row, strict=True):
                if not has_note(name):
                    yield from _told(plain_text(cell.runs), said, cell)


def _unsourced(sentences: Iterable[Sentence]) -> Iterator[Told]:
    for one in sentences:
        if not one.noted:
            for number in numbers(one.words):
                yield Told({"number": number, "sentence": one.words.strip()}, one.origin, number)


def _told(words: str, sentence: str, cell: Paragraph) -> Iterator[Told]:
    for number in numbers(words):
        yield Told({"number": number, "sentence": sentence}, cell.origin, number)
