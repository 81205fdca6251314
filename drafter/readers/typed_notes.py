"""Notes that somebody typed into a Word file: raised figures in the text, and the notes as paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.letter import Note, Run, Text
from drafter.readers import terms
from drafter.readers.lines import Grid, Line, less, tidy
from drafter.readers.marks import RAISED

_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]")
_TYPED = re.compile(r"(?P<number>\d{1,3})[.)]?\s+(?=\S)")


def with_typed_notes(lines: Sequence[Line | Grid]) -> list[Line | Grid]:
    """The lines with each typed note at its mark; the lines themselves where none is typed."""
    marks = {
        _name(mark) for line in _all(lines) for mark in _MARK.findall(line.text)[:50] if not _opens(line.text, mark)
    }
    if not marks:
        return list(lines)
    notes: dict[str, Note] = {}
    kept: list[Line | Grid] = []
    below_heading = 0
    for at, line in enumerate(lines):
        name, length = "", 0
        if isinstance(line, Line):
            if terms.heads_notes(line.text) and at > len(lines) // 2:
                below_heading = 1
                continue
            name, length = _defined(line, below_heading)
        if name in marks and name not in notes and isinstance(line, Line):
            notes[name] = Note(tuple(run for run in less(line.runs, length) if isinstance(run, Text)))
            below_heading += bool(below_heading)
        else:
            kept.append(line)
    return [_noted(line, notes) if isinstance(line, Line) else _noted_grid(line, notes) for line in kept]


def _defined(line: Line, below_heading: int) -> tuple[str, int]:
    """The name of the note that a line is, and how many characters its mark takes; empty for any other line."""
    if found := _MARK.match(line.text):
        return _name(found[0]), found.end()
    if below_heading and line.numbering:
        return str(below_heading), 0
    if below_heading and (found := _TYPED.match(line.text)):
        return found["number"], found.end()
    return "", 0


def _opens(text: str, mark: str) -> bool:
    return text.startswith(mark) and text.count(mark) == 1


def _name(mark: str) -> str:
    return mark.strip("[]").translate(RAISED)


def _all(lines: Iterable[Line | Grid]) -> Iterator[Line]:
    for line in lines:
        if isinstance(line, Line):
            yield line
        else:
            yield from (one for row in line.rows for cell in row for one in cell)


def _noted(line: Line, notes: Mapping[str, Note]) -> Line:
    return replace(line, runs=tidy(part for run in line.runs for part in _parts(run, notes)))


def _noted_grid(grid: Grid, notes: Mapping[str, Note]) -> Grid:
    rows = tuple(tuple(tuple(_noted(one, notes) for one in cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def _parts(run: Run, notes: Mapping[str, Note]) -> Iterator[Run]:
    """A run with the notes in the place of their marks."""
    if not isinstance(run, Text):
        yield run
        return
    at = 0
    for found in _MARK.finditer(run.text):
        if note := notes.get(_name(found[0])):
            yield replace(run, text=run.text[at : found.start()])
            yield note
            at = found.end()
    yield replace(run, text=run.text[at:])
