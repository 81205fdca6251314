"""The letter as plain text for the body of an e-mail: lines of at most 72 columns, notes as [1] with a list at the end.

What e-mail does to text decides the form. Superscripts are lost on the way, so that a note is marked in brackets. A
space at the end of a line joins it to the next (RFC 3676, section 4.1), so that none ends in one. A line that begins
with "From " or ">" would be changed or taken for a quotation, so that a space stands before it (section 4.4). Most
people see e-mail in proportional type, where spaces center nothing, so that the letterhead begins where all lines do.
"""

from __future__ import annotations

from drafter.letter import Blank, Letter, Text
from drafter.writers.addresses import openable
from drafter.writers.columns import Words, text_of
from drafter.writers.layout import PLAIN, Face, lines

WIDEST = 72
"""What leaves room for the marks of a few replies in a line of 78 characters (RFC 5322, section 2.1.1)."""

_TAKEN_AMISS = ("From ", ">")


def write(letter: Letter) -> str:
    """The letter as text; a word that is wider than a line, such as a long address, has one to itself."""
    room_for_the_space = 1
    return "\n".join([*map(_as_sent, lines(letter, WIDEST - room_for_the_space, _FACE)), ""])


def _as_sent(line: str) -> str:
    return f" {line}" if line.startswith(_TAKEN_AMISS) else line


def _mark(number: int) -> str:
    return f"[{number}]"


def _said(run: Text | Blank) -> tuple[str, str]:
    """The words; an address that they lead to and do not show follows them in angle brackets."""
    if isinstance(run, Blank):
        return PLAIN, run.shown
    address = openable(run.link) if run.link and run.link.strip() != run.text.strip() else None
    words = run.text.rstrip()
    return PLAIN, f"{words} <{address}>{run.text[len(words) :]}" if address else run.text


def _line(words: Words) -> str:
    return " ".join(map(text_of, words))


_FACE = Face(mark=_mark, said=_said, line=_line, rule="-", centered=False)
