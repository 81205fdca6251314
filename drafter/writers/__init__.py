"""The writers: each turns a Letter into one form and reads nothing else. Here stands what forms a letter's file has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafter.errors import DrafterError, Fault, Location, did_you_mean


class Format(NamedTuple):
    """A form of file: its ending, what it is, what a person does with it next.

    `module` is the writer under `drafter.writers`, to be imported only when it is used; its `write` takes a Letter.
    """

    ending: str
    title: str
    following: str
    module: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "docx": Format(".docx", "a Word file", "open it in Word", "docx"),
        "pdf": Format(".pdf", "a PDF of the Word file, made by LibreOffice", "look at its pages", "docx"),
        "markdown": Format(".md", "Markdown, with footnotes", "paste it where Markdown is read", "markdown"),
        "plain": Format(".txt", "plain text for an e-mail", "paste it into an e-mail", "plain"),
        "html": Format(".html", "a web page that prints as the letter", "open it in a browser", "html"),
    }
)
"""Every format by its name; the first is what a letter is written as unless told otherwise."""

BY_ENDING: Mapping[str, str] = MappingProxyType({form.ending: name for name, form in FORMATS.items()})
"""The name of each format by its ending."""

USUAL = next(iter(FORMATS))


def format_named(given: str) -> str:
    """The name of a format as it is given with --format: the name itself or its ending. Raises DrafterError."""
    word = given.strip().casefold()
    name = BY_ENDING.get(f".{word.removeprefix('.')}", word)
    if name not in FORMATS:
        known = [*FORMATS, *(ending[1:] for ending in BY_ENDING)]
        hint = f"{did_you_mean(word, known)} The formats are {', '.join(FORMATS)}.".strip()
        raise DrafterError(Fault(f"there is no format '{given}'", Location("--format"), hint))
    return name


def ending_near(ending: str) -> str:
    """The ending that is most like one that no format has; the usual one where none is."""
    from drafter.errors import near_to

    word = ending.casefold().removeprefix(".")
    names = {**{name: form.ending for name, form in FORMATS.items()}, **{one[1:]: one for one in BY_ENDING}}
    return next((names[near] for near in near_to(word, names)), FORMATS[USUAL].ending)
