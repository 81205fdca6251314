"""Whether a Word file still says what drafter wrote into it, or somebody edited it in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.commands.changes import Change, change_lines, changes, squeezed
from drafter.commands.making import content
from drafter.commands.request import is_word, read_spec, record_of
from drafter.errors import Fault, Faults, FileError, Location

if TYPE_CHECKING:
    from drafter.letter import Letter
    from drafter.library import Library
    from drafter.opc.elements import Element
    from drafter.spec import Made

_LARGEST = 20_000_000


def edits(there: list[str], letter: Letter, made: Made | None) -> tuple[Change, ...]:
    """The paragraphs of a Word file that somebody edited, as they were written and as they are `there`.

    `letter` is what its record gives now, `made` what the record says of it: a file whose words are still those that
    were recorded is as it was made, though the record might give others by now.
    """
    return () if made and as_recorded(there, made) else changes(_words(content(letter), "letter.docx", letter), there)


def tell_edits(file: str | None, library: Library) -> bool:
    """Say of a Word file, on standard error, that it was edited, so that what is shown of its record is not it."""
    if file is None or not is_word(file):
        return False
    from drafter.drafting import draft

    spec = read_spec(record_of(file))
    if spec.made is None:  # a request of the same name, which says nothing of the words of a Word file
        return False
    letter = draft(spec, library).letter
    if found := edits(words_of(file, letter), letter, spec.made):
        click.echo(f"{file} was edited in Word. This is the letter of its record, without those edits:", err=True)
        for line in change_lines(found, "record", "Word"):
            click.echo(line, err=True)
    return bool(found)


def as_recorded(words: list[str], made: Made) -> bool:
    """Whether words are those that a record was made with."""
    from drafter.checks.record_differs import hashed

    return hashed(words) == made.words


def words_of(file: str, letter: Letter) -> list[str]:
    """What the Word file of a letter says, in the order of the letter. Raises FileError where it cannot be read."""
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(Fault(f"this file cannot be read: {reason}", Location(file))) from None
    return _words(data, file, letter)


def _words(data: bytes, shown_as: str, letter: Letter) -> list[str]:
    """The paragraphs of a Word file, then its footnotes, with single spaces and none empty; no deleted words.

    The words of an office's own letterhead stand in its header, where nobody edits a letter, and are taken as they are.
    """
    from drafter.opc.container import unpacked
    from drafter.opc.elements import UnsafeXmlError

    faults = Faults()
    parts = unpacked(data, Location(shown_as), faults)
    try:
        if parts and not faults.found:
            head = _own_letterhead(letter) if letter.stationery.file else []
            return head + _paragraphs(parts["word/document.xml"]) + _notes(parts.get("word/footnotes.xml"))
    except UnsafeXmlError as error:
        faults.add(f"its text {error}")
    except KeyError:
        faults.add("this is no Word document")
    hint = f"Its record can be read without it: {Path(shown_as).with_suffix('.yaml')}"
    raise FileError(*(Fault(fault.message, Location(shown_as), hint) for fault in faults.found))


def _own_letterhead(letter: Letter) -> list[str]:
    from drafter.letter import plain_text

    return squeezed(plain_text(head.line.runs) for head in letter.stationery.lines)


def _paragraphs(document: bytes) -> list[str]:
    from drafter.opc.elements import W, parsed, walked

    return squeezed(_text(one) for one in walked(parsed(document)) if one.tag == f"{W}p")


def _notes(footnotes: bytes | None) -> list[str]:
    from drafter.opc.elements import W, parsed

    found = parsed(footnotes).iter(f"{W}footnote") if footnotes else ()
    return squeezed(_text(note) for note in found if note.get(f"{W}type") in (None, "normal"))


def _text(element: Element) -> str:
    from drafter.opc.elements import W, walked

    signs = {**dict.fromkeys((f"{W}br", f"{W}cr", f"{W}tab", f"{W}p"), " "), f"{W}noBreakHyphen": "-"}
    return "".join((one.text or "") if one.tag == f"{W}t" else signs.get(one.tag, "") for one in walked(element))
