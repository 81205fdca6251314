"""The styles of a letter: one for each standard term, so that an office restyles all its letters in Word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Style(NamedTuple):
    """How the paragraphs of one standard term stand on the page.

    `before` and `after` are in lines of the body's size, `indent` in twentieths of a point. `hugging` takes the space
    away between two paragraphs of the same style; `outline` puts it among the headings that a screen reader lists.
    `like` is the style that it follows where it is added to a file of the office's own, should that file define it, so
    that typeface and indents are the office's; otherwise it follows the style of plain text.
    """

    name: str
    before: float = 0
    after: float = 1
    indent: int = 0
    centered: bool = False
    bold: bool = False
    keep_with_next: bool = False
    keep_together: bool = False
    hugging: bool = False
    outline: bool = False
    built_in: bool = False
    like: str = ""


# A numbered item follows Body Text and not List Number: that brings its own number and takes the space between items.
# Not "Salutation": LibreOffice has that name for its own style of the complimentary close, and would merge the two.
# A signature takes three to four lines of open paper above the name.
STYLES = (
    Style("Letterhead", after=0, centered=True),
    Style("Date Line", like="Date"),
    Style("Delivery Notation"),
    Style("Inside Address", keep_together=True),
    Style("Subject Line", bold=True, keep_with_next=True, outline=True),
    Style("Salutation Line", keep_with_next=True, like="Salutation"),
    Style("Body Text", built_in=True),
    Style("Numbered Item", like="Body Text"),
    Style("Item Continued", indent=810, like="Body Text"),
    Style("Table Caption", after=0.5, bold=True, keep_with_next=True, like="Caption"),
    Style("Table Text", after=0),
    Style("Complimentary Close", after=0, keep_with_next=True, keep_together=True, like="Closing"),
    Style("Signature Block", before=4, after=0, keep_together=True, like="Signature"),
    Style("Enclosure Notation", before=1.5, after=0, keep_together=True, hugging=True),
    Style("Copy Notation", before=1, after=0, keep_together=True),
    Style("Continuation Header", like="Header"),
)


def known(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Of our styles, those that are among these names in whatever case, and those that are not."""
    folded = {name.casefold() for name in names}
    used = [style.name for style in STYLES if style.name.casefold() in folded]
    return used, [style.name for style in STYLES if style.name not in used]
