"""The styles of a letter: one for each standard term, so that an office restyles all its letters in Word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How the paragraphs of one standard term stand on the page.

    `before` and `after` are in lines of the body's size, `indent` in twentieths of a point. `hugging` takes the space
    away between two paragraphs of the same style; `outline` puts it among the headings that a screen reader lists.
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


# Not "Salutation": LibreOffice has that name for its own style of the complimentary close, and would merge the two.
# A signature takes three to four lines of open paper above the name.
STYLES = (
    Style("Letterhead", after=0, centered=True),
    Style("Date Line"),
    Style("Delivery Notation"),
    Style("Inside Address", keep_together=True),
    Style("Subject Line", bold=True, keep_with_next=True, outline=True),
    Style("Salutation Line", keep_with_next=True),
    Style("Body Text", built_in=True),
    Style("Numbered Item"),
    Style("Item Continued", indent=810),
    Style("Table Caption", after=0.5, bold=True, keep_with_next=True),
    Style("Table Text", after=0),
    Style("Complimentary Close", after=0, keep_with_next=True, keep_together=True),
    Style("Signature Block", before=4, after=0, keep_together=True),
    Style("Enclosure Notation", before=1.5, after=0, keep_together=True, hugging=True),
    Style("Copy Notation", before=1, after=0, keep_together=True),
    Style("Continuation Header"),
)
