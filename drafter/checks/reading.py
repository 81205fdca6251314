"""A letter's body as its reader takes it in: sentence by sentence, each with the sources that its notes cite.

It is read once for all checks, and only when one of them asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from drafter.checks.asks import Asked, asked_in
from drafter.dates import MONTHS
from drafter.errors import Location
from drafter.letter import (
    Blank,
    Block,
    Letter,
    LineBreak,
    Note,
    NumberedList,
    Paragraph,
    Run,
    Table,
    Text,
    paragraphs_of,
    plain_text,
)
from drafter.library import Library
from drafter.patterns import late
from drafter.plan import Plan
from drafter.records.issues import Clause
from drafter.series import Figure

_MONTH = f"(?:{'|'.join(MONTHS)})"
_NOT_FIGURES = late(
    rf"{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?!\d)"
    r"|\b(?:19|20)\d\d\b|fiscal year \d+|ages?d? \d+ (?:to|through) \d+"
    r"|\d+ U\.S\.C\. (?:§+ ?)?\d[\w()–-]*(?:(?:,| and) \d[\w()–-]*)*|Pub\. L\. [\d–-]+"
    r"|\(?\b\d{3}\)?[ .-]\d{3}[.-]\d{4}\b"
    r"|\b\d+(?:-[a-z])*-[A-Za-z][\w-]*|\b[A-Z]+-?\d+\b"
)
_DIGIT = late(r"\d")
_NUMBER = late(r"\$?\d[\d,]*(?:\.\d+)?(?: (?:percent|million|billion))?")
_SENTENCE_END = late(r"[.?!](?<!\bU\.S\.)(?<!\bPub\.)(?<!\bL\.)(?<!\bNo\.)(?<!\bJr\.)(?=\s+[A-Z“])")


class Sentence(NamedTuple):
    """What stands from one full stop to the next, or in one row of a table.

    `sources` are the ids of what its notes cite, those at its end included; `noted` says whether there is any note.
    """

    words: str
    sources: tuple[str, ...]
    noted: bool
    origin: Location | None


class Piece(NamedTuple):
    """One line of a letter, or one of its notes by itself.

    `part` is the standard term for its place, `note`, or `running` in the header or footer of a page.
    """

    part: str
    paragraph: Paragraph
    words: str


class Reading:
    """A letter with its body read into sentences, as far as a check asks for them.

    `plan` is what it was drafted from, None for a letter that drafter did not write. `day` is the letter's date, None
    where it bears none. `fired` holds the rules that have found something so far, `misnamed` the names said to be
    written wrong, each with the identity of its paragraph, `hidden` the words that no finding may repeat, each with
    what it says in their place.
    """

    def __init__(self, letter: Letter, library: Library, day: date | None, plan: Plan | None = None) -> None:
        self.letter, self.library, self.day, self.plan = letter, library, day, plan
        self.used = plan.used if plan else ()
        self.fired: set[str] = set()
        self.hidden: dict[str, str] = {}
        self.misnamed: list[tuple[int, str]] = []
        self._told: set[tuple[str, str]] = set()
        self._read: dict[int, tuple[Sentence, ...]] = {}

    def first_told(self, names: tuple[str, ...], sentence: str) -> bool:
        """Whether nothing was told of a sentence under any of these names before; from now on it was."""
        now = {(name, sentence) for name in names}
        first = self._told.isdisjoint(now)
        self._told |= now
        return first

    def told_of(self, paragraph: Paragraph, words: str) -> bool:
        """Whether words stand in a name of a paragraph of which it was told that it is written wrong."""
        return any(one == id(paragraph) and words in found for one, found in self.misnamed)

    @cached_property
    def addresses(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each inside address."""
        return tuple(lines_of(one) for one in self.letter.inside_addresses)

    @cached_property
    def signers(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each signature block."""
        return tuple(lines_of(one) for one in self.letter.signature_blocks)

    @cached_property
    def copies(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each copy, without the word that opens the notation; one person's lines stand together."""
        return tuple(lines for one in self.letter.copy_notation if (lines := lines_of(one)) and lines != ("cc:",))

    @cached_property
    def body(self) -> tuple[tuple[Paragraph, str], ...]:
        """The paragraphs of the body, those in lists and tables included, each with what it says without its notes."""
        return tuple((one, plain_text(one.runs)) for block in self.letter.body for one in paragraphs_of(block))

    @cached_property
    def body_words(self) -> tuple[str, ...]:
        """What each paragraph of the body says."""
        return tuple(words for _, words in self.body)

    @cached_property
    def asked(self) -> tuple[tuple[Paragraph, Asked], ...]:
        """The things that the body asks for in enumerations, each with the paragraph that it stands in."""
        return asked_in(self.letter.body)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the letter in reading order."""
        return tuple(self.letter.paragraphs())

    @cached_property
    def blanks(self) -> tuple[tuple[Paragraph, Blank], ...]:
        """The blanks in reading order, each with the paragraph that it stands in."""
        return tuple((one, run) for one in self.paragraphs for run in one.runs if isinstance(run, Blank))

    @cached_property
    def notes(self) -> tuple[tuple[Paragraph, Note], ...]:
        """The notes in reading order, each with the paragraph that it stands in."""
        return tuple((one, run) for one in self.paragraphs for run in one.runs if isinstance(run, Note))

    @cached_property
    def said(self) -> tuple[tuple[Paragraph, str], ...]:
        """What each paragraph of the letter says, then what its notes say."""
        return tuple((one, _with_notes(one)) for one in self.paragraphs)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The lines of the letter in reading order, those of a paragraph followed by its notes."""
        return tuple(_pieces(self.letter))

    @cached_property
    def lines(self) -> tuple[tuple[Paragraph, str, bool], ...]:
        """What each paragraph and its notes say, the lines of one that has several apart.

        The last part tells whether it names people and their posts as of the letter's date: addresses and copies do.
        """
        named = {id(one) for one in (*self.letter.inside_addresses, *self.letter.copy_notation)}
        return tuple([(one, _in_lines(one, words), id(one) in named) for one, words in self.said])

    @cached_property
    def named_people(self) -> tuple[tuple[Paragraph, tuple[str, ...]], ...]:
        """The inside addresses and the copies, each with its lines."""
        addresses = zip(self.letter.inside_addresses, self.addresses, strict=True)
        copies = ((one, lines) for one in self.letter.copy_notation if (lines := lines_of(one)) and lines != ("cc:",))
        return (*addresses, *copies)

    @cached_property
    def whole(self) -> str:
        """All that the letter says, a line for each paragraph."""
        return "\n".join([words for _, words in self.said])

    @cached_property
    def parts(self) -> tuple[Paragraph | Table, ...]:
        """The paragraphs and whole tables of the body, those in the items of lists included."""
        return tuple(part for block in self.letter.body for part in _parts(block))

    @cached_property
    def with_digits(self) -> tuple[tuple[Paragraph | Table, str], ...]:
        """The parts that hold a digit, each with what it says."""
        said = ((part, _words(part)) for part in self.parts)
        return tuple((part, words) for part, words in said if _DIGIT.search(words))

    def of(self, part: Paragraph | Table) -> tuple[Sentence, ...]:
        """The sentences of a part; a row of a table counts as one, with the notes over it."""
        if id(part) not in self._read:
            self._read[id(part)] = tuple(_sentences(part))
        return self._read[id(part)]

    @cached_property
    def counted(self) -> tuple[tuple[Sentence, tuple[Figure, ...]], ...]:
        """The sentences that cite a release of figures or print one of the letter's, each with the figures it is on.

        Those are the letter's own where it has them, else every figure of the release that was public on its date.
        """
        known, used = self.library.figures_by_source, [(one, f"{one.vintage.value:,}") for one in self.used]
        saying = {id(part) for part, words in self.with_digits if any(said in words for _, said in used)}
        citing = {id(paragraph) for paragraph, note in self.notes if note.source in known}
        return tuple(
            (sentence, own)
            for part in self.parts
            if id(part) in saying or not citing.isdisjoint(map(id, _paragraphs(part)))
            for sentence in self.of(part)
            if (own := self._figures(sentence, used))
        )

    def _figures(self, sentence: Sentence, used: list[tuple[Figure, str]]) -> tuple[Figure, ...]:
        own = [one for one, said in used if said in sentence.words or one.vintage.source in sentence.sources]
        if not own and sentence.sources:
            known, day = self.library.figures_by_source, self.day or date.max
            cited = (one for source in sentence.sources for one in known.get(source, ()))
            own = [one for one in cited if one.vintage.published.last <= day]
        return tuple(own)

    @cached_property
    def excused(self) -> frozenset[str]:
        """The files of clauses that say why their numbers need no footnote.

        Not those of clauses that run on with others that do not say it, for then the numbers cannot be told apart.
        """
        plan = self.plan
        saying = [clause for clause in plan.clauses if clause.no_note] if plan else []
        if not plan or not saying:
            return frozenset()
        judged = {(clause.slot, clause.paragraph) for clause in plan.clauses if clause.paragraph and not clause.no_note}
        return frozenset(
            clause.where.path
            for clause in saying
            if (clause.slot, clause.paragraph) not in judged and not _joined(clause, plan)
        )


def lines_of(paragraph: Paragraph) -> tuple[str, ...]:
    """What each line of a paragraph says; empty lines are left out."""
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        if isinstance(run, LineBreak):
            lines.append([])
        else:
            lines[-1].append(run)
    return tuple(said for line in lines if (said := plain_text(line).strip()))


def _pieces(letter: Letter) -> Iterator[Piece]:
    for part, block in letter.parts():
        for one in paragraphs_of(block):
            if all(type(run) is Text for run in one.runs):  # as most are
                if said := "".join([run.text for run in one.runs]).strip():  # type: ignore[union-attr]
                    yield Piece(part, one, said)
                continue
            yield from (Piece(part, one, line) for line in lines_of(one))
            yield from (Piece("note", one, plain_text(run.runs)) for run in one.runs if isinstance(run, Note))
    for one in letter.running:
        yield from (Piece("running", one, line) for line in lines_of(one))


def _in_lines(paragraph: Paragraph, words: str) -> str:
    return "\n".join(lines_of(paragraph)) if any(isinstance(run, LineBreak) for run in paragraph.runs) else words


def _with_notes(paragraph: Paragraph) -> str:
    notes = [plain_text(run.runs) for run in paragraph.runs if isinstance(run, Note)]
    return " ".join([plain_text(paragraph.runs), *notes])


def _paragraphs(part: Paragraph | Table) -> Iterator[Paragraph]:
    return iter((part,)) if isinstance(part, Paragraph) else paragraphs_of(part)


def _words(part: Paragraph | Table) -> str:
    if isinstance(part, Paragraph):
        return plain_text(part.runs)
    return " ".join(plain_text(paragraph.runs) for paragraph in paragraphs_of(part))


@lru_cache(maxsize=512)
def numbers(words: str) -> tuple[str, ...]:
    """The numbers in words. Dates, ages, places in the law and names of chemicals are no figures."""
    return tuple(_NUMBER.findall(_NOT_FIGURES.sub(" ", words))) if _DIGIT.search(words) else ()


def _joined(clause: Clause, plan: Plan) -> bool:
    """Whether an aside without a word on its numbers is added to an ask."""
    return any(aside.joins == clause.id and not aside.no_note for aside in plan.asides)


def _parts(block: Block) -> Iterator[Paragraph | Table]:
    if isinstance(block, NumberedList):
        for item in block.items:
            for part in item:
                yield from _parts(part)
    else:
        yield block


def _sentences(part: Paragraph | Table) -> Iterator[Sentence]:
    if isinstance(part, Paragraph):
        yield from sentences_of(part)
        return
    above = _sources(part.caption.runs)
    yield Sentence(plain_text(part.caption.runs), above, has_note(part.caption), part.caption.origin)
    for name in part.header:
        yield Sentence(plain_text(name.runs), _sources(name.runs), has_note(name), name.origin)
    above += tuple(source for name in part.header for source in _sources(name.runs))
    for row in part.rows:
        sources = above + tuple(source for cell in row for source in _sources(cell.runs))
        words = " | ".join(plain_text(cell.runs) for cell in row)
        yield Sentence(words, sources, bool(above) or any(map(has_note, row)), row[0].origin)


def has_note(paragraph: Paragraph) -> bool:
    """Whether a note stands in a paragraph."""
    return any(isinstance(run, Note) for run in paragraph.runs)


def _sources(runs: tuple[Run, ...]) -> tuple[str, ...]:
    return tuple(run.source for run in runs if isinstance(run, Note) and run.source)


def sentences_of(paragraph: Paragraph) -> Iterator[Sentence]:
    """The paragraph's sentences, each with the notes that stand in it or right after it."""
    words, marks = "", []
    for run in paragraph.runs:
        if isinstance(run, Note):
            marks.append((len(words), run.source))
        else:
            words += run.text if isinstance(run, Text) else plain_text((run,))
    ends = [*(found.end() for found in _SENTENCE_END.finditer(words)), len(words)]
    start = 0
    for end in ends:
        here = [source for at, source in marks if start < at <= end] if marks else []
        yield Sentence(words[start:end], tuple(filter(None, here)), bool(here), paragraph.origin)
        start = end
