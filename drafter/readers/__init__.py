"""The readers: each takes the file of a letter that drafter never saw and gives the Letter in it.

A reader trusts nothing in a file and believes nothing but its words. A part that is not found is empty; it is for the
caller to say so.
"""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import PurePath

from drafter.errors import Fault, FileError, Location
from drafter.letter import Letter

_READERS = {
    ".docx": ("drafter.readers.word", "read_word"),
    ".txt": ("drafter.readers.texts", "read_plain"),
    ".md": ("drafter.readers.texts", "read_markdown"),
}
ENDINGS = tuple(_READERS)
"""The endings of the files that are read."""

_OTHERS = {
    ".doc": "a file of the old kind of Word",
    ".rtf": "a file in Rich Text Format",
    ".odt": "an OpenDocument file",
    ".pdf": "a PDF",
    ".docm": "a Word file with macros",
    ".dot": "a Word template of the old kind",
    ".dotx": "a Word template",
    ".pages": "a file of Pages",
    ".html": "a web page",
    ".htm": "a web page",
}


def read(name: str, data: bytes) -> Letter:
    """The letter in a file; `name` is how the person calls it, and its ending says what it is.

    Each paragraph has its place in the file: the line of a text, the paragraph of a Word file, counted without empty
    ones. Raises FileError where the file is none that is read, or is damaged, protected or too large.
    """
    from drafter.readers.parts import letter

    module, function = _READERS[ending_of(name)]
    return letter(getattr(importlib.import_module(module), function)(data, name))


def ending_of(name: str) -> str:
    """The ending of a file that is read. Raises FileError for another, and says what to do."""
    ending = PurePath(name).suffix.casefold()
    if ending not in _READERS:
        what = f"this is {_OTHERS[ending]}" if ending in _OTHERS else "this is no letter that can be read"
        hint = "Open it in Word and save it as a Word Document (.docx); plain text (.txt) and Markdown (.md) do too."
        raise FileError(Fault(what, Location(name), hint))
    return ending


def day_of(letter: Letter) -> date | None:
    """The day that a letter's date line names; None where it names none."""
    return letter.properties.date
