"""A long file as lines of text, one at a time, so that its size costs no memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.errors import Fault, FileError, Location
from drafter.library.source import AS_UTF8

LONGEST = 65_536
"""The bytes of the longest line that is read: a line of a table has some hundreds."""

CUT_SHORT = "Was it cut short? Download or export the file again."


def text_lines(raw: Iterable[bytes], path: str) -> Iterator[str]:
    """The lines of a file with their ends, without a byte-order mark.

    Raises FileError where a line is no text in UTF-8, or the last has no end: then the file may have been cut short.
    """
    line, number = b"\n", 0
    for number, line in enumerate(raw, 1):
        where = Location(path, number)
        if number == 1:
            line = _first(line, where)
        if len(line) > LONGEST:
            raise FileError(Fault(f"this line is longer than {LONGEST:,} bytes; a table is expected", where))
        if b"\0" in line:
            message = "an invisible character (U+0000) stands here, so that the file is damaged or no plain text"
            raise FileError(Fault(message, where, CUT_SHORT))
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            message = "this file is in an encoding other than UTF-8"
            at = Location(path, number, len(line[: error.start].decode("utf-8")) + 1)
            hint = "In Excel: Save As, 'CSV UTF-8'."
            raise FileError(Fault(message, at, hint, line.decode("cp1252", "replace"))) from None
    if not number:
        raise FileError(Fault("there is nothing in this file", Location(path), CUT_SHORT))
    if not line.endswith((b"\n", b"\r")):
        message = "the last line has no end, so that the file may have been cut short in it"
        hint = "Download or export the file again; if it is whole, add a new line at its end."
        raise FileError(Fault(message, Location(path, number), hint, line.decode("utf-8", "replace")))


def _first(line: bytes, where: Location) -> bytes:
    if line.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        hint = "In Excel: Save As, 'CSV UTF-8'."
        raise FileError(Fault("this is a workbook; a plain table (CSV) is expected", Location(where.path), hint))
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError(Fault("this file is in UTF-16; UTF-8 is expected", Location(where.path), AS_UTF8))
    return line.removeprefix(b"\xef\xbb\xbf")
