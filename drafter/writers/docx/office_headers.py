"""Which headers and footers of the office's own file a letter's pages have, and where its continuation lines go.

The first page has the office's first header as it is. Later pages have the office's header for them with the letter's
continuation lines in it. A file with one header for all pages has it on all pages, with the lines from page two on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from drafter.opc.elements import W
from drafter.opc.sheet import Sheet
from drafter.opc.zones import Zone, words
from drafter.writers.docx.adopting import blocks, mark
from drafter.writers.docx.marks import CONTINUATION, CONTINUATION_END

STYLE = "ContinuationHeader"


class Edge(NamedTuple):
    """A header or footer of a letter: the pages it stands on, the office's part it is, None where the office has none.

    `lines` says that the letter's continuation lines go into it.
    """

    kind: str
    pages: str
    source: str | None
    lines: bool = False


def edges(sheet: Sheet) -> Iterator[Edge]:
    """The headers and footers of a letter; on the first page there is one only where the office has one."""
    first = "first" if sheet.title_page else "default"
    later = ("default", "even") if sheet.even_and_odd else ("default",)
    for kind, parts in (("header", sheet.header_parts), ("footer", sheet.footer_parts)):
        if first in parts:
            yield Edge(kind, "first", parts[first])
        for pages in later:
            if kind == "header" or pages in parts:
                yield Edge(kind, pages, parts.get(pages), lines=kind == "header")


def place_lines(root: etree._Element, zone: Zone) -> None:
    """Mark where the continuation lines go in a header whose styles have our ids already.

    In place of the paragraphs that have the style for them; where none has, after the last block; and where nothing is
    to be seen in the header, in place of its last empty paragraph.
    """
    standing = [one for one in root.iter(f"{W}p") if _style(one) == STYLE]
    if not standing and zone.is_empty and (last := root.findall(f"{W}p")):
        standing = last[-1:]
    if not standing:
        root.extend([mark(CONTINUATION), mark(CONTINUATION_END)])
        return
    first, *others = standing
    parent = first.getparent()
    assert parent is not None
    at = parent.index(first)
    empty = blocks("<w:p/>") if words(first) else [first]  # type: ignore[arg-type]
    parent[at : at + 1] = [mark(CONTINUATION), *empty, mark(CONTINUATION_END)]
    for other in others:
        if other.getparent() is parent:
            parent.remove(other)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")
