"""A number in the letter's text that no footnote stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.checks.telling import Told
from drafter.dates import MONTHS
from drafter.letter import Letter, Note, Paragraph, Run, paragraphs_of, plain_text
from drafter.plan import Plan
from drafter.records.issues import Clause

SETTINGS: dict[str, str] = {}
TELLS = ("number", "sentence")

_MONTH = f"(?:{'|'.join(MONTHS)})"
_NOT_FIGURES = re.compile(
    rf"{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?!\d)"
    r"|\b(?:19|20)\d\d\b|fiscal year \d+|ages?d? \d+ (?:to|through) \d+"
    r"|\d+ U\.S\.C\. (?:§+ ?)?\d[\w()–-]*(?:(?:,| and) \d[\w()–-]*)*|Pub\. L\. [\d–-]+"
    r"|\b\d+(?:-[a-z])*-[A-Za-z][\w-]*|\b[A-Z]+-?\d+\b"
)
_NUMBER = re.compile(r"\$?\d[\d,]*(?:\.\d+)?(?: (?:percent|million|billion))?")
_SENTENCE_END = re.compile(r"(?<=[.?!])(?<!\bU\.S\.)(?<!\bPub\.)(?<!\bL\.)(?<!\bNo\.)(?<!\bJr\.)(?=\s+[A-Z“])")


def run(plan: Plan, letter: Letter, _: dict[str, Any]) -> Iterator[Told]:
    """Each number in a sentence without a note. Dates, ages, places in the law and names of chemicals are no figures.

    A clause that says in `no_note` why its numbers need no footnote is passed over, unless another one without that
    word runs on in the same paragraph: then the numbers cannot be told apart, and all are judged.
    """
    judged = {(clause.slot, clause.paragraph) for clause in plan.clauses if clause.paragraph and not clause.no_note}
    excused = {
        clause.where.path
        for clause in plan.clauses
        if clause.no_note and (clause.slot, clause.paragraph) not in judged and not _joined(clause, plan)
    }
    for block in letter.body:
        for paragraph in paragraphs_of(block):
            if paragraph.origin is None or paragraph.origin.path not in excused:
                yield from _unsourced(paragraph)


def _joined(clause: Clause, plan: Plan) -> bool:
    """Whether an aside without a word on its numbers is added to an ask."""
    return any(aside.joins == clause.id and not aside.no_note for aside in plan.asides)


def _unsourced(paragraph: Paragraph) -> Iterator[Told]:
    for words, noted in _sentences(paragraph.runs):
        bare = _NOT_FIGURES.sub(" ", words)
        for number in _NUMBER.findall(bare) if not noted else ():
            yield Told({"number": number, "sentence": words.strip()}, paragraph.origin)


def _sentences(runs: tuple[Run, ...]) -> Iterator[tuple[str, bool]]:
    """The paragraph's sentences, each with whether a note stands in it or right after it."""
    words, marks = "", []
    for run in runs:
        if isinstance(run, Note):
            marks.append(len(words))
        words += plain_text([run])
    ends = [*(found.start() for found in _SENTENCE_END.finditer(words)), len(words)]
    start = 0
    for end in ends:
        yield words[start:end], any(start < mark <= end for mark in marks)
        start = end
