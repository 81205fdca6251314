"""What stands below the complimentary close: signature blocks, enclosures, copies, a postscript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from drafter.letter import Paragraph, Run, Text
from drafter.readers import terms
from drafter.readers.lines import Grid, Line, folded, joined, less, tidy

_COLUMNS = re.compile(r"\t+| {3,}")
_POSTSCRIPT = re.compile(r"P\.?\s?S\.?[:\s]")
_SUFFIX = re.compile(r",\s+(?:[JS]r\.?|I{2,3}|IV|Esq\.?|M\.?D\.?|Ph\.?D\.?)$")
_TITLES = re.compile(r"Member of Congress|(?:United States|U\.S\.) (?:Senator|Representative)")
_WIDE = "    "
_SHORTEST = 2
"""A name has so many words at the least."""

_LONGEST_NAME = 60
_NO_NAME = re.compile(r"[\d@:;?!]|(?<!\b[JS]r)(?<!\b[A-Z])\.$|\b(?:committee|caucus|district|office)\b", re.IGNORECASE)


class Closing:
    """The parts below the close, in their order.

    What stands among the signatures and is no signer's name, such as a line about the paper, goes with the postscript.
    """

    def __init__(self, lines: Sequence[Line | Grid]) -> None:
        signing: list[Line | Grid] = []
        enclosing: list[list[Line]] = []
        copying: list[list[Line]] = []
        after: list[Line] = []
        into: str = "signatures"
        for line in _cells_in_notations(lines):
            text = line.text if isinstance(line, Line) else ""
            if isinstance(line, Line) and terms.copies_lead(text) is not None:
                into = "copies"
                copying.append([])
            elif isinstance(line, Line) and terms.is_enclosure(text):
                into = "enclosures"
                enclosing.append([])
            elif _POSTSCRIPT.match(text):
                into = "postscript"
            if isinstance(line, Grid) or into == "signatures":
                signing.append(line)
            elif into == "copies":
                copying[-1].append(line)
            elif into == "enclosures":
                enclosing[-1].append(line)
            else:
                after.append(line)
        blocks = _titled(_signatures(signing))
        titled = any(terms.is_title(line.text) for block in blocks for line in block)
        signed = [block for block in blocks if _signs(block, titled=titled)]
        self.signatures = tuple(map(_paragraph, signed))
        self.enclosures = tuple(_paragraph(folded(lines)) for lines in enclosing)
        self.copies = tuple(_copies([line for lines in copying for line in folded(lines)]))
        others = [block for block in blocks if block not in signed]
        self.postscript = tuple(map(_paragraph, [*others, after] if after else others))


def _cells_in_notations(lines: Iterable[Line | Grid]) -> Iterable[Line | Grid]:
    """The lines, with those of a table that holds a notation in the table's place."""
    for line in lines:
        held = [one for row in line.rows for cell in row for one in cell] if isinstance(line, Grid) else []
        if any(terms.copies_lead(one.text) is not None or terms.is_enclosure(one.text) for one in held):
            yield from held
        else:
            yield line


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(joined(replace(line, ends="hard") for line in lines), lines[0].origin)


# signature blocks


def _titled(blocks: list[list[Line]]) -> list[list[Line]]:
    """The blocks with each title that stands apart from its name put below it."""
    out: list[list[Line]] = []
    for block in blocks:
        if out and terms.is_title(block[0].text) and not terms.is_title(out[-1][-1].text):
            out[-1] = [*out[-1], *block]
        else:
            out.append(block)
    return out


def _signs(block: list[Line], *, titled: bool) -> bool:
    """Whether a block is a signer's; where others have titles, a line alone is none."""
    return _is_name(block[0].text) and (len(block) > 1 or not titled)


def _signatures(lines: Sequence[Line | Grid]) -> list[list[Line]]:
    """The signature blocks in reading order; those side by side from left to right."""
    blocks: list[list[Line]] = []
    columns: list[list[Line]] = []
    for line in _side_by_side(lines):
        if isinstance(line, Grid):
            blocks += [*columns, *_signed_table(line)]
            columns = []
            continue
        cells = _columns(line)
        if len(cells) > 1:
            if line.gap and columns:
                blocks, columns = [*blocks, *columns], []
            columns = _under(columns, cells)
            continue
        if columns and line.gap:
            blocks, columns = [*blocks, *columns], []
        if columns:  # below several columns, a line that only the first goes on in
            columns[0].append(line)
        elif line.gap or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [block for group in (*blocks, *columns) for block in _signers(group)]


def _side_by_side(lines: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """The lines, with wide spaces between names, and between the titles below them, that one space alone parts."""
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        above = lines[at - 1] if at else None
        if isinstance(line, Line) and isinstance(below, Line) and not below.gap and _several(below.text):
            parts = _parted(line.text.split(), len(_several(below.text)))
            yield replace(line, runs=(Text(_WIDE.join(parts)),)) if parts else line
        elif isinstance(line, Line) and isinstance(above, Line) and _several(line.text):
            yield replace(line, runs=(Text(_WIDE.join(_several(line.text))),))
        else:
            yield line


def _several(text: str) -> list[str]:
    """The titles of a line that holds nothing but several, with single spaces between them; else none."""
    titles = _TITLES.findall(text)
    return titles if len(titles) > 1 and " ".join(titles) == text else []


def _parted(words: list[str], count: int) -> list[str]:
    """The words of a line as so many names of as many words each; none where that cannot be."""
    each, over = divmod(len(words), count)
    if over or each < _SHORTEST:
        return []
    return [" ".join(words[at : at + each]) for at in range(0, len(words), each)]


def _under(columns: list[list[Line]], cells: list[Line]) -> list[list[Line]]:
    """The columns with a cell more in each."""
    room = [*columns, *([] for _ in cells[len(columns) :])]
    return [[*above, *cells[at : at + 1]] for at, above in enumerate(room)]


def _columns(line: Line) -> list[Line]:
    """The parts of a line that tabs or wide spaces part."""
    parts: list[list[Run]] = [[]]
    for run in line.runs:
        if not isinstance(run, Text):
            parts[-1].append(run)
            continue
        first, *others = _COLUMNS.split(run.text)
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=one)] for one in others]
    filled = [tidy(part) for part in parts]
    return [replace(line, runs=part) for part in filled if part] or [line]


def _signed_table(grid: Grid) -> list[list[Line]]:
    """The blocks in a table: a cell each, or a column each where names and titles have rows of their own."""
    rows = [row for row in grid.rows if any(line.text for cell in row for line in cell)]
    blocks: list[list[Line]] = []
    above: list[list[Line]] = []
    for row in rows:
        cells = [[line for line in cell if line.text] for cell in row]
        goes_on = above and all(not cell or terms.is_title(cell[0].text) for cell in cells) and len(cells) == len(above)
        if goes_on:
            above = [[*name, *title] for name, title in zip(above, cells, strict=True)]
        else:
            blocks += above
            above = cells
    return [block for block in (*blocks, *above) if block]


def _signers(lines: list[Line]) -> list[list[Line]]:
    """The lines of each signer: after a Member's title, the next line is another's name."""
    blocks: list[list[Line]] = []
    for line in folded(lines):
        if terms.is_seal(line.text):
            continue
        ended = blocks and terms.is_title(blocks[-1][-1].text) and not terms.is_title(line.text)
        if not blocks or (ended and _is_name(line.text)):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _NO_NAME.search(text)


# copies


def _copies(lines: list[Line]) -> list[Paragraph]:
    """The word that opens the notation, then a paragraph for each person."""
    out: list[Paragraph] = []
    people: list[list[Line]] = []
    for line in lines:
        lead = terms.copies_lead(line.text)
        if lead is not None:
            out += [_paragraph(person) for person in people]
            people = []
            out.append(Paragraph((Text(lead),), line.origin))
            line = _less(line, lead)
            if not line.runs:
                continue
            people.append([line])
        elif people and not _begins_person(line, people[-1]):
            people[-1].append(line)
        else:
            people.append([line])
    return [*out, *(_paragraph(person) for person in people)]


def _less(line: Line, lead: str) -> Line:
    """A line without the words that open it."""
    return replace(line, runs=less(line.runs, len(line.text) - len(line.text.removeprefix(lead).lstrip())))


def _begins_person(line: Line, before: list[Line]) -> bool:
    """Whether a line names the next person, and does not go on about the one before."""
    if line.gap or terms.opens_person(line.text):
        return True
    return "," in _SUFFIX.sub("", before[0].text) and "," in line.text and len(before) == 1
