"""The notes of a letter's body: what each says depends on which of a source's notes stands first.

So it is decided when every block stands in its place. A letter that drops an ask, or moves one, gives its sources in
full where they then stand first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.citation import CitationStyle, cited
from drafter.letter import Block, Note, NumberedList, Paragraph, Table, Text, paragraphs_of
from drafter.records.evidence import Source

Notes = Iterator[tuple[Text, ...]]


def to_be_noted(source: str) -> Note:
    """The place of a note, for `with_notes` to fill."""
    return Note((), source)


def with_notes(blocks: tuple[Block, ...], sources: Mapping[str, Source], style: CitationStyle) -> tuple[Block, ...]:
    """The blocks with their notes filled in, in reading order: lists, captions and tables included."""
    named = [
        sources[run.source]
        for block in blocks
        for paragraph in paragraphs_of(block)
        for run in paragraph.runs
        if isinstance(run, Note) and run.source
    ]
    notes = cited(named, style)
    return tuple(_filled(block, notes) for block in blocks)


def _filled(block: Block, notes: Notes) -> Block:
    """A block with the next notes at its places, in the order of `paragraphs_of`."""
    if isinstance(block, Paragraph):
        return _paragraph(block, notes)
    if isinstance(block, NumberedList):
        items = tuple(tuple(_filled(part, notes) for part in item) for item in block.items)
        return NumberedList(items, block.origin, block.level)
    return Table(
        caption=_paragraph(block.caption, notes),
        header=tuple(_paragraph(cell, notes) for cell in block.header),
        rows=tuple(tuple(_paragraph(cell, notes) for cell in row) for row in block.rows),
        origin=block.origin,
    )


def _paragraph(paragraph: Paragraph, notes: Notes) -> Paragraph:
    runs = tuple(Note(next(notes), run.source) if isinstance(run, Note) else run for run in paragraph.runs)
    return Paragraph(runs, paragraph.origin)
