"""Comments: a letter's remarks beside the words that they are about, and the part of the file that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from drafter.letter import Letter, Paragraph, Remark, Run, Text, paragraphs_of, plain_text
from drafter.opc.package import Package
from drafter.writers.docx.escaping import DECLARATION, NAMESPACES
from drafter.writers.docx.links import Links
from drafter.writers.docx.relations import with_content_type, with_relationship
from drafter.writers.docx.runs import Look, Sign, written

AUTHOR, INITIALS = "For review", "R"
PART = "word/comments.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_LOOK = Look(size=10)


class Span(NamedTuple):
    """Where a remark begins and ends in a paragraph, in characters of its plain text; `end` None: all of it."""

    remark: Remark
    start: int = 0
    end: int | None = None


class Comments:
    """Places a letter's remarks as its paragraphs are written; `written` are those met so far, the first with id 1."""

    def __init__(self, letter: Letter) -> None:
        self.written: list[Remark] = []
        self._waiting = _placed(letter) if letter.remarks else {}

    def beside(self, paragraph: Paragraph) -> Sequence[Run | Sign]:
        """The runs of a paragraph with the signs of its comments; a paragraph that stands twice has them once."""
        spans = self._waiting.pop(id(paragraph), None) if self._waiting else None
        if not spans:
            return paragraph.runs
        first = len(self.written) + 1
        self.written += [span.remark for span in spans]
        return _signed(paragraph.runs, [(f'w:id="{first + at}"', span) for at, span in enumerate(spans)])

    def parts(self, made_on: date | None, paper: Package, relationships: str, before: Links) -> dict[str, str]:
        """The parts that the comments bring along, none without comments; `relationships` are the document's.

        Their links, with ids after those of `before`, stand there as well: pandoc looks for them nowhere else.
        """
        if not self.written:
            return {}
        links = Links(before)
        comments = "".join(_comment(number, one, made_on, links) for number, one in enumerate(self.written, 1))
        types = paper.text("[Content_Types].xml")
        parts = {
            PART: f"{DECLARATION}<w:comments {NAMESPACES}>{comments}</w:comments>",
            "[Content_Types].xml": with_content_type(types, f"/{PART}", _CONTENT_TYPE),
            "word/_rels/document.xml.rels": links.added_to(
                with_relationship(relationships, _RELATIONSHIP, "comments.xml")
            ),
        }
        if links.addresses:
            parts["word/_rels/comments.xml.rels"] = links.relationships()
        return parts


def _comment(number: int, remark: Remark, made_on: date | None, links: Links) -> str:
    day = f' w:date="{made_on.isoformat()}T00:00:00Z"' if made_on else ""
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}"{day} w:initials="{INITIALS}"><w:p>'
        f"<w:r><w:annotationRef/></w:r>{written(remark.runs, links, [], _LOOK)}</w:p></w:comment>"
    )


def _placed(letter: Letter) -> dict[int, list[Span]]:
    """The remarks of each paragraph, by the paragraph's identity, in the order in which they begin."""
    there = [(part, paragraph) for part, block in letter.parts() for paragraph in paragraphs_of(block)]
    places: dict[int, list[Span]] = {}
    for remark in letter.remarks:
        paragraph, span = _place(remark, there)
        places.setdefault(id(paragraph), []).append(span)
    return {key: sorted(spans, key=lambda span: span.start) for key, spans in places.items()}


def _place(remark: Remark, there: list[tuple[str, Paragraph]]) -> tuple[Paragraph, Span]:
    meant = [
        paragraph
        for part, paragraph in there
        if (remark.where is None or paragraph.origin == remark.where) and remark.part in ("", part)
    ]
    for paragraph in meant if remark.words else ():
        if found := _words(remark.words).search(plain_text(paragraph.runs)):
            return paragraph, Span(remark, *found.span())
    date_line = next(paragraph for part, paragraph in there if part == "date-line")
    return (meant[0] if meant and (remark.where or remark.part) else date_line), Span(remark)


def _words(words: str) -> re.Pattern[str]:
    """Words that stand for themselves, not inside a longer word or number."""
    return re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)")


def _signed(runs: Sequence[Run], spans: list[tuple[str, Span]]) -> list[Run | Sign]:
    """The runs, cut where a comment begins or ends, with its signs there; its own mark follows the end."""
    length = len(plain_text(runs))
    begins: dict[int, str] = {}
    ends: dict[int, str] = {}
    around = ("", "")
    for id_, span in spans:
        begin = f"<w:commentRangeStart {id_}/>"
        end = f"<w:commentRangeEnd {id_}/><w:r><w:commentReference {id_}/></w:r>"
        if span.end is None:
            around = (around[0] + begin, around[1] + end)
        else:
            begins[span.start] = begins.get(span.start, "") + begin
            ends[span.end] = ends.get(span.end, "") + end
    out: list[Run | Sign] = [Sign(around[0])]
    at = 0
    for piece in _cut(runs, {*begins, *ends} - {0, length}):
        after = at + len(plain_text([piece]))
        out += [Sign("".join(begins.pop(key) for key in sorted(begins) if at <= key < after)), piece]
        out.append(Sign("".join(ends.pop(key) for key in sorted(ends) if at < key <= after)))
        at = after
    return [*(run for run in out if run != Sign("")), Sign(around[1])]


def _cut(runs: Sequence[Run], at: set[int]) -> Iterator[Run]:
    """The runs, with words cut in two at each of these places; what is no words stays whole."""
    start = 0
    for run in runs:
        end = start + len(plain_text([run]))
        inner = sorted(place - start for place in at if start < place < end)
        if isinstance(run, Text) and inner:
            for first, last in zip((0, *inner), (*inner, end - start), strict=True):
                yield replace(run, text=run.text[first:last])
        else:
            yield run
        start = end
