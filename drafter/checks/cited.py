"""What the footnotes of a letter that drafter did not write cite, as far as the library has the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from drafter.letter import Block, Letter, Note, NumberedList, Paragraph, Run, plain_text
from drafter.library import Library
from drafter.patterns import late
from drafter.records.evidence import Source

_SHORTEST_TITLE = 20
"""A shorter title may stand in a note on something else."""
_BLANKS = late(r"\s+")


def with_sources(letter: Letter, library: Library, day: date | None) -> Letter:
    """The letter, each note of its body with the id of the source that it cites; None where that is not plain.

    A note cites a source whose address or title it gives. Of several that share them it is the one of the year that the
    note gives, and none of those issued after the letter's `day`.
    """
    if not any(isinstance(run, Note) and run.source is None for one in letter.paragraphs() for run in one.runs):
        return letter
    known = [(one, _marks(one)) for one in library.sources.values() if _public(one, day)]
    return replace(
        letter, body=tuple(_block(one, [(source, marks) for source, marks in known if marks]) for one in letter.body)
    )


def _public(source: Source, day: date | None) -> bool:
    return day is None or source.issued is None or source.issued.first <= day


def _marks(source: Source) -> tuple[str, ...]:
    """The words by which a source is known in a note: its address, and its title where it is long enough."""
    title = _plain(source.title)
    address = source.url.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return tuple(one for one in (address, title if len(title) >= _SHORTEST_TITLE else "") if one)


def _plain(words: str) -> str:
    return _BLANKS.sub(" ", words).strip().casefold().replace("’", "'")


Known = Iterable[tuple[Source, tuple[str, ...]]]


def _block(block: Block, known: Known) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=tuple(_run(run, known) for run in block.runs))
    if isinstance(block, NumberedList):
        return replace(block, items=tuple(tuple(_block(part, known) for part in item) for item in block.items))
    return block


def _run(run: Run, known: Known) -> Run:
    return replace(run, source=_cited(plain_text(run.runs), known)) if isinstance(run, Note) and not run.source else run


def _cited(note: str, known: Known) -> str | None:
    words = _plain(note)
    found = [source for source, marks in known if any(mark in words for mark in marks)]
    of_year = [one for one in found if one.issued and str(one.issued.first.year) in words]
    of_year = of_year if len(found) > 1 else found
    return of_year[0].id if len(of_year) == 1 else None
