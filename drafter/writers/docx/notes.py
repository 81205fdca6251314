"""The footnotes part: the two separators that Word draws, then the notes in reading order."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.letter import Note
from drafter.writers.docx.escaping import DECLARATION, NAMESPACES
from drafter.writers.docx.links import Links
from drafter.writers.docx.runs import mark, words, written

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
_MARK = f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark("<w:footnoteRef/>")}<w:r>{words(" ")}</w:r>'


def footnotes(notes: Iterable[Note], links: Links) -> str:
    """The notes numbered from 1 in the order given; what they link to is added to `links`.

    A note's id is its place: LibreOffice pairs notes with marks by position, so one out of order moves a citation.
    """
    written_notes = "".join(
        f'<w:footnote w:id="{number}">{_MARK}{written(note.runs, links, [])}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{_SEPARATORS}{written_notes}</w:footnotes>"
