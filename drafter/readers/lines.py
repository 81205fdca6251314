"""What every reader makes of a file before its parts are told apart: lines and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from drafter.errors import Location
from drafter.frozen import frozen
from drafter.letter import LineBreak, Note, Run, Text, plain_text
from drafter.readers import terms

END, HARD, SOFT, FOLD = "end", "hard", "soft", "fold"
"""How a line ends: with its paragraph; on purpose; where only a body would run on; where the next word had no room."""

_LINKING = frozenset({"of", "the", "and", "for", "to", "on", "in", "&"})


class Numbering(NamedTuple):
    """The place of a paragraph in a list of Word's own: its level from 0, and the number that the list begins with."""

    of: str
    level: int
    start: int = 1


@frozen
class Line:
    """One line as its maker broke it.

    `gap` says that room is left above it. `indent` is how far it stands in, in the columns of a text or in Word's
    twentieths of a point; that of an item is where its mark stands. `caption` says that the file itself calls it the
    caption of a table.
    """

    runs: tuple[Run, ...]
    origin: Location
    gap: bool = True
    ends: str = END
    indent: int = 0
    numbering: Numbering | None = None
    caption: bool = False

    @property
    def text(self) -> str:
        """What the line says, without its notes."""
        return plain_text(self.runs).strip()


@frozen
class Grid:
    """A table, whatever it is used for: rows of cells, each a cell's lines; `indent` as that of a line."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    origin: Location
    indent: int = 0


@frozen
class Sheet:
    """A file as lines and tables. `letterhead` are those in a header of the first page, `running` those in others."""

    lines: tuple[Line | Grid, ...]
    letterhead: tuple[Line, ...] = ()
    running: tuple[Line, ...] = ()


def split(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs of each line."""
    line: list[Run] = []
    for run in runs:
        if isinstance(run, LineBreak):
            yield tuple(line)
            line = []
        else:
            line.append(run)
    yield tuple(line)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbors of one style as one run, without the spaces at either end."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if isinstance(run, Text) and isinstance(last, Text) and _style(run) == _style(last):
            out[-1] = Text(last.text + run.text, *_style(run))
        elif not isinstance(run, Text) or run.text:
            out.append(run)
    return _stripped(out)


def _stripped(runs: list[Run]) -> tuple[Run, ...]:
    while runs and isinstance(first := runs[0], Text) and not first.text.strip():
        del runs[0]
    at = len(runs) - 1
    while at >= 0 and isinstance(runs[at], Note):
        at -= 1
    while at >= 0 and isinstance(last := runs[at], Text) and not last.text.strip():
        del runs[at]
        at -= 1
    if runs and isinstance(first := runs[0], Text):
        runs[0] = Text(first.text.lstrip(), *_style(first))
    if at >= 0 and isinstance(last := runs[at], Text):
        runs[at] = Text(last.text.rstrip(), *_style(last))
    return tuple(runs)


def _style(run: Text) -> tuple[bool, bool, str | None]:
    return run.bold, run.italic, run.link


def less(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """The runs without their first characters."""
    out: list[Run] = []
    for run in runs:
        if isinstance(run, Text):
            cut = min(length, len(run.text))
            length -= cut
            out.append(replace(run, text=run.text[cut:]))
        else:
            out.append(run)
    return tidy(out)


def joined(lines: Iterable[Line]) -> tuple[Run, ...]:
    """Lines as the runs of one paragraph: where one was broken for want of room, it runs on."""
    runs: list[Run] = []
    before: Line | None = None
    for line in lines:
        if before is not None:
            runs.append(LineBreak() if before.ends in (HARD, END) else Text(" "))
        runs += line.runs
        before = line
    return tidy(runs)


def folded(lines: Iterable[Line]) -> list[Line]:
    """The lines with those joined that were broken for want of room alone, each at the place of its first part.

    A long line of an address may end where the room ends too, so that the words must show that they run on.
    """
    out: list[Line] = []
    for line in lines:
        if out and out[-1].ends == FOLD and not line.gap and _goes_on(out[-1].text, line.text):
            out[-1] = replace(out[-1], runs=tidy((*out[-1].runs, Text(" "), *line.runs)), ends=line.ends)
        else:
            out.append(line)
    return out


def _goes_on(before: str, after: str) -> bool:
    if terms.opens_person(after):
        return False
    return "," in before or after[:1].islower() or before.rpartition(" ")[2] in _LINKING
