"""Which lines of a letter are which of its parts: found by the date, the salutation and the complimentary close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.letter import Letter, LetterheadLine, Paragraph, Properties, Stationery, Text, plain_text
from drafter.readers import terms
from drafter.readers.bodies import body
from drafter.readers.closings import Closing
from drafter.readers.lines import END, HARD, Grid, Line, Sheet, folded, joined, tidy

_NOBODY = Paragraph(())
_LONG = 120
"""Characters: a paragraph that has more is no part of an address or of a signature block."""

_SIZE = 12.0


def letter(sheet: Sheet) -> Letter:
    """The letter that a file holds. Parts that it lacks are empty, a date line and a salutation too."""
    greeting = _greeting(sheet.lines)
    if greeting:
        start, end = greeting
    else:
        start = end = _first_long(sheet.lines)
    close = _close(sheet.lines, end)
    last = len(sheet.lines) if close is None else close
    until = last if close is not None else _end_without_close(sheet.lines, end)
    head = _Head(sheet.letterhead, _flat(sheet.lines[:start]))
    inner = list(sheet.lines[end:until])
    subject = head.subject
    if subject is None and inner and isinstance(inner[0], Line) and terms.is_subject(inner[0].text):
        subject = Paragraph(inner[0].runs, inner[0].origin)
        del inner[0]
    closing = Closing(sheet.lines[until + 1 if close is not None else until :])
    return Letter(
        stationery=Stationery(tuple(LetterheadLine(one, _SIZE) for one in head.letterhead)),
        properties=Properties("", "", terms.day_in(plain_text(head.date.runs))),
        date_line=head.date,
        delivery_notation=head.delivery,
        inside_addresses=head.addresses,
        subject_line=subject,
        salutation=_paragraph(_flat(sheet.lines[start:end])) if greeting else _NOBODY,
        body=(*body(inner), *closing.postscript),
        complimentary_close=_paragraph(_flat(sheet.lines[close : close + 1])) if close is not None else _NOBODY,
        signature_blocks=closing.signatures,
        enclosure_notation=closing.enclosures,
        copy_notation=closing.copies,
        running=tuple(Paragraph(line.runs, line.origin) for line in sheet.running),
    )


def _greeting(lines: Sequence[Line | Grid]) -> tuple[int, int] | None:
    """Where the salutation begins and ends; None where there is none."""
    for at, line in enumerate(lines):
        if isinstance(line, Grid):
            continue
        if terms.is_greeting(line.text) and len(line.text) <= _LONG:
            return at, at + 1
        if terms.opens_greeting(line.text):
            end = at + 1
            while end < len(lines) and isinstance(more := lines[end], Line) and not more.gap and end - at < 8:
                end += 1
                if more.text.endswith(":"):
                    break
            if terms.is_greeting(_said(lines[at:end])):
                return at, end
    return None


def _said(lines: Sequence[Line | Grid]) -> str:
    return " ".join(line.text for line in lines if isinstance(line, Line))


def _close(lines: Sequence[Line | Grid], since: int) -> int | None:
    """Where the complimentary close stands: the last line that can be one, or the first with its comma."""
    found = [at for at in range(since, len(lines)) if isinstance(line := lines[at], Line) and terms.is_close(line.text)]
    return found[-1] if found else None


def _first_long(lines: Sequence[Line | Grid]) -> int:
    """Where the body begins in a letter without a salutation: at the first paragraph that is longer than a line."""
    return next((start for start, _, length in _paragraphs(lines, 0) if length > _LONG), len(lines))


def _end_without_close(lines: Sequence[Line | Grid], since: int) -> int:
    """Where the body ends in a letter without a complimentary close.

    That is above the block that ends in a Member's title, else behind the last paragraph longer than a line.
    """
    end = since
    for start, at, length in _paragraphs(lines, since):
        line = lines[at]
        if isinstance(line, Grid) or length > _LONG:
            end = at + 1
        elif terms.is_title(line.text):
            return start
        elif terms.copies_lead(line.text) is not None or terms.is_enclosure(line.text):
            return end if end > since else at
    return end


def _paragraphs(lines: Sequence[Line | Grid], since: int) -> Iterator[tuple[int, int, int]]:
    """Each line with where its paragraph begins, and the characters of that so far."""
    start, length = since, 0
    for at in range(since, len(lines)):
        line = lines[at]
        if isinstance(line, Grid) or line.gap:
            start, length = at, 0
        length += 0 if isinstance(line, Grid) else len(line.text)
        yield start, at, length


def _flat(lines: Sequence[Line | Grid]) -> list[Line]:
    """The lines with those of tables in their places, each cell set off from the one before."""
    out: list[Line] = []
    for line in lines:
        if isinstance(line, Line):
            out.append(line)
            continue
        for row in line.rows:
            for cell in row:
                out += [replace(one, gap=one.gap or not at) for at, one in enumerate(cell)]
    return folded(one for one in out if one.runs)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(joined(lines), lines[0].origin) if lines else _NOBODY


def _address(lines: Sequence[Line]) -> Paragraph:
    """Lines that stay lines."""
    return _paragraph([replace(line, ends=HARD) for line in lines])


class _Head:
    """What stands above the salutation."""

    def __init__(self, letterhead: Sequence[Line], lines: list[Line]) -> None:
        at = next((at for at, line in enumerate(lines) if terms.day_in(line.text)), None)
        if at is None:
            at = next((at for at, line in enumerate(lines) if terms.is_date_line(line.text)), None)
        self.date = Paragraph(tidy(lines[at].runs), lines[at].origin) if at is not None else _NOBODY
        above, below = (lines[:at], lines[at + 1 :]) if at is not None else _without_date(lines)
        self.delivery: Paragraph | None = None
        self.subject: Paragraph | None = None
        below = self._without_notations(below)
        if not below and at is not None:  # an address above the date
            above, below = _without_date(above)
        heads = [Paragraph(line.runs, line.origin) for line in (*letterhead, *above) if line.text]
        self.letterhead = tuple(heads)
        self.addresses = tuple(_address(group) for group in _groups(below))

    def _without_notations(self, lines: list[Line]) -> list[Line]:
        left: list[Line] = []
        for line in lines:
            if self.subject is None and terms.is_subject(line.text):
                self.subject = Paragraph(tidy(line.runs), line.origin)
            elif self.delivery is None and terms.is_delivery(line.text):
                self.delivery = Paragraph(tidy(line.runs), line.origin)
            elif self.subject is not None and not line.gap and left[-1:] != [line] and not opens_address(line):
                self.subject = Paragraph(tidy((*self.subject.runs, Text(" "), *line.runs)), self.subject.origin)
            elif line.text:
                left.append(line)
        return left


def opens_address(line: Line) -> bool:
    """Whether a line begins an inside address."""
    return terms.opens_person(line.text)


def _without_date(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The letterhead and the rest, where no date stands between them: parted where somebody is named or a gap is."""
    person = next((at for at, line in enumerate(lines) if terms.opens_person(line.text)), None)
    if person is None:
        person = next((at for at, line in enumerate(lines) if at and line.gap), 0)
    return lines[:person], lines[person:]


def _groups(lines: list[Line]) -> list[list[Line]]:
    """The lines of each inside address; one whose every line stands apart is one."""
    if all(line.gap and line.ends == END for line in lines):
        breaks = [at for at, line in enumerate(lines) if at and terms.opens_person(line.text)]
    else:
        breaks = [at for at, line in enumerate(lines) if at and line.gap]
    edges = [0, *breaks, len(lines)]
    return [lines[a:b] for a, b in pairwise(edges) if a < b]
