"""Reads a table of text as spreadsheets write it: its cells, each with the line and the column where it begins.

Excel parts cells with commas, semicolons or tabs, by the machine's language; the first line shows which. UTF-8 and
UTF-16 are read, since both say themselves what they are. The older Windows-1252 does not, and is refused by its name:
read as another encoding, it would spell people's names wrongly.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Fault, FileError, Location
from drafter.library.source import read_text

SAVE_AS = "In Excel: File, Save As, 'CSV UTF-8 (Comma delimited)'."
SIGNS = ",;\t"


class Cell(NamedTuple):
    """The words of a cell, without blanks around them, and where it begins."""

    text: str
    where: Location


class Row(NamedTuple):
    """The cells of a row, and the row as it stands in the file."""

    cells: tuple[Cell, ...]
    line: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it but the signs between cells."""
        return not any(cell.text for cell in self.cells)


def read_rows(path: str) -> list[Row]:
    """The rows of a table in a file, without the empty ones at its end.

    Raises FileError where the file cannot be read, is a workbook, or is in an encoding that does not say what it is.
    """
    text = read_text(Path(path), path, decode=_decoded)
    start = 1
    if found := re.match(r"sep=([,;\t])\n", text):  # Excel's own line on what parts the cells
        sign, text, start = found[1], text[found.end() :], 2
    else:
        head = text.partition("\n")[0]
        sign = max(SIGNS, key=head.count)
    rows = _rows(text, sign, path, start)
    while rows and rows[-1].is_empty:
        rows.pop()
    return rows


def _rows(text: str, sign: str, path: str, line: int) -> list[Row]:
    """The rows of a text; a quoted cell may hold the sign, and go over several lines."""
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?=[{sign}\n]|\Z)|([^{sign}\n]*)')
    rows: list[Row] = []
    cells: list[Cell] = []
    at = row_begins = line_begins = 0
    while at < len(text):
        found = cell.match(text, at)
        assert found is not None  # its second form takes anything, be it nothing
        quoted, plain = found.groups()
        words = plain if quoted is None else quoted.replace('""', '"')
        cells.append(Cell(" ".join(words.split()), Location(path, line, at - line_begins + 1)))
        if broken := found[0].count("\n"):
            line += broken
            line_begins = at + found[0].rindex("\n") + 1
        at = found.end() + 1
        if text[at - 1 : at] != sign:
            rows.append(Row(tuple(cells), text[row_begins : at - 1]))
            cells, line, row_begins, line_begins = [], line + 1, at, at
    return [*rows, Row(tuple(cells), text[row_begins:])] if cells else rows


def _decoded(data: bytes, shown_as: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileError(Fault("this is a workbook; a plain table (CSV) is expected", Location(shown_as), SAVE_AS))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        where = Location(shown_as, before.count("\n") + 1, len(before) - before.rfind("\n"))
        line = data.split(b"\n")[where.line - 1].decode("cp1252", "replace").strip()
        message = "this table seems to be in Windows-1252 (Excel’s plain 'CSV'); UTF-8 is expected"
        raise FileError(Fault(message, where, SAVE_AS, line)) from None
