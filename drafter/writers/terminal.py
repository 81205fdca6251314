"""The letter as a person reads it in a terminal: bold, italic and blanks shown, notes at the end.

Data never reaches the terminal with a control character in it.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from drafter.letter import Blank, Letter, Text
from drafter.writers.columns import Words, text_of
from drafter.writers.layout import MARK, PLAIN, Face, lines

WIDEST = 80
"""A longer line is hard to read, however wide the terminal."""

BOLD, ITALIC, BLANK = "1", "3", "1;7"
"""What a piece of a word looks like, as the codes of ANSI's SGR."""


def write(letter: Letter, width: int, styled: bool) -> str:
    """The letter in lines of at most `width` columns and never more than is readable; `styled` adds bold and italic."""
    face = Face(mark=_mark, said=_said, line=_styled if styled else _bare, rule="─", centered=True)
    return "\n".join([*lines(letter, max(1, min(width, WIDEST)), face), ""])


def _said(run: Text | Blank) -> tuple[str, str]:
    if isinstance(run, Blank):
        return BLANK, run.shown
    return ";".join(code for code, meant in ((BOLD, run.bold), (ITALIC, run.italic)) if meant), run.text


def _bare(words: Words) -> str:
    return " ".join([word.pieces[0][1] if len(word.pieces) == 1 else text_of(word) for word in words])


def _styled(words: Words) -> str:
    """The words with a space between; a space between two words of one style has that style too."""
    pieces: list[tuple[str, str]] = []
    for word in words:
        if pieces:
            same = pieces[-1][0] == word.pieces[0][0]
            pieces.append((pieces[-1][0] if same else PLAIN, " "))
        pieces += word.pieces
    styles = ((style, "".join(text for _, text in group)) for style, group in groupby(pieces, key=itemgetter(0)))
    return "".join(text if style in (PLAIN, MARK) else f"\x1b[{style}m{text}\x1b[0m" for style, text in styles)


def _mark(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
