"""Signature blocks: one under the close, two side by side, or a grid, row by row in signing order.

Blocks that stand side by side are the cells of a borderless table of one row. What else was tried, and why not:

- *Frames* (`w:framePr`) need no table. But LibreOffice prints framed blocks after all else on the page, so that its PDF
  is read out of order, and a block that wraps to more lines than its neighbor takes the next row's room to sign.
- *Tab stops* pair the blocks line by line: both names would be read before both titles.
- *Columns of a section* are read down, not across, and Word is known to break the page at a section that begins below
  text with footnotes.
- *One table for all rows* looks and reads the same, but checkers of accessibility ask for its header row. To name one
  would be untrue, and Word would repeat it on every page.

A table for each row is what is left: its cells are read left to right and each whole, no row is split over pages, and a
long name wraps in its cell. A checker may warn of a table for layout; the Section 508 checklists for Word provide for
one, if it is read in order.

The last two rows stand in one cell of a table of their own, which is not split: no signer is left alone on a page. To
keep rows with what follows would do in Word; LibreOffice keeps paragraphs with a table, and no table with anything.

The room to sign is the top margin of the cells. It is not space before the paragraph: at the head of a page both Word
and LibreOffice leave that out. Word joins tables that touch, so a thin paragraph parts them; the last one is there
because a document must not end with a table.
"""

from __future__ import annotations

from collections.abc import Sequence

ROOM = 4
"""Lines of open paper above a name."""
IN_CELL = '<w:spacing w:before="0" w:after="0"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>'
"""What a block in a row sets aside of its style: the row gives it its room and its place."""
KEPT = 4
"""Up to so many blocks stay together; of more, the first row stays with the close, and the last with the one before."""

_TWO_COLUMNS = 12
_NARROWEST = 2700
_GUTTER = 240
_PARTING = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def columns(signers: int, width: int) -> int:
    """How many blocks stand side by side: two, or three where many sign, and fewer where the text is narrow.

    `width` is that of the text, in twentieths of a point, as are all lengths here.
    """
    return min(signers, 2 if signers <= _TWO_COLUMNS else 3, max(width // _NARROWEST, 1))


def row(blocks: Sequence[str], column: int, room: int, *, keep: bool) -> str:
    """One row of blocks already written, each `column` wide and with `room` above it; `keep` holds it to the next."""
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{block}</w:tc>' for block in blocks)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{column * len(blocks)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{room}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{_GUTTER}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        f'{f"""<w:gridCol w:w="{column}"/>""" * len(blocks)}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        f"<w:p><w:pPr>{'<w:keepNext/>' if keep else ''}{_PARTING}</w:pPr></w:p>"
    )


def together(rows: str, width: int) -> str:
    """Rows already written that stay on one page, in LibreOffice too; `width` is that of the text."""
    bare = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{bare}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{rows}</w:tc></w:tr></w:tbl>'
        f"<w:p><w:pPr>{_PARTING}</w:pPr></w:p>"
    )
