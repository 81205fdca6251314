"""A number in the letter's text that no footnote stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.checks.reading import Reading, Sentence, has_note, numbers, sentences_of
from drafter.checks.sourcing import among, filled_in, unsourced
from drafter.checks.telling import Told
from drafter.letter import Paragraph, Table, plain_text
from drafter.phrases import phrases

SETTINGS = dict.fromkeys(("of_the_public", "of_money", "asked_for", "names_its_source"), "phrases")
TELLS = ("number", "sentence")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each number in a sentence without a note. Dates, ages, places in the law and names of chemicals are no figures.

    Of a letter that drafter did not write, only those in a sentence on what is counted in public (`of_the_public`), or
    on sums (`of_money`) that nobody asks for or grants (`asked_for`), that does not say where it is from
    (`names_its_source`); a note at the end of a paragraph stands behind all of it, and a
    letter without any note is told of once.

    In a list each item's sentences are judged by themselves: a note above the list is not taken to stand behind all of
    it. In a table a note stands behind its whole row; in the header, behind its column; in the caption, behind all.

    A clause that says in `no_note` why its numbers need no footnote is passed over, unless another one without that
    word runs on in the same paragraph: then the numbers cannot be told apart, and all are judged. Numbers that the
    office filled in are for another check, `filled_figure`.
    """
    if reading.plan is None:
        yield from _in_words(reading, settings)
        return
    own = filled_in(reading.plan.spec.fill) if reading.plan.spec.fill else {}
    for part, _words in reading.with_digits:
        if part.origin is None or part.origin.path not in reading.excused:
            told = _in_table(part) if isinstance(part, Table) else _unsourced(reading.of(part))
            yield from (one for one in told if one.words["number"] not in own)


def _in_words(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    public, named = phrases(settings["of_the_public"]), phrases(settings["names_its_source"])
    money, asked = phrases(settings["of_money"]), phrases(settings["asked_for"])
    found = [
        (one, number)
        for one in unsourced(reading, numbers)
        if (said := numbers(one.words)) and not named.first_in(one.words)
        if public.first_in(one.words) or (money.first_in(one.words) and not asked.first_in(one.words))
        for number in said
    ]
    if found and not reading.notes:
        sentence = found[0][0]
        words = {"number": among([number for _, number in found]), "sentence": sentence.words.strip()}
        yield Told(words, sentence.origin, found[0][1])
        return
    for one, number in found:
        yield Told({"number": number, "sentence": one.words.strip()}, one.origin, number)


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
