"""Where the signature blocks stand in the Word file, and that they are read in signing order."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree
from pictures import LONG, PLAIN, lines, says, signers

from drafter.letter import Letter, Margins, Stationery
from drafter.writers.docx import write
from drafter.writers.docx.signatures import columns
from drafter.writers.docx.tables import text_width

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def signed_by(count: int, **parts: object) -> Letter:
    return replace(PLAIN, signature_blocks=signers(count), **parts)


def body(letter: Letter) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write(letter))) as file:
        return etree.fromstring(file.read("word/document.xml"))[0]


def rows(letter: Letter) -> list[list[str]]:
    """The words of each cell, row by row; the cell that holds the last two rows together counts as none."""
    found = [row for row in body(letter).iter(W + "tr") if row.find(f".//{W}tbl") is None]
    return [["".join(cell.itertext()) for cell in row.iter(W + "tc")] for row in found]


def test_one_signer_needs_no_table():
    """The block is a paragraph below the close, as it would be typed."""
    assert not list(body(signed_by(1)).iter(W + "tbl"))


def test_two_signers_stand_side_by_side():
    """One row of two, each half as wide as the text."""
    (table,) = body(signed_by(2)).iter(W + "tbl")

    assert rows(signed_by(2)) == [["Jane Q. Signer 1Member of Congress", "Jane Q. Signer 2Member of Congress"]]
    assert [column.get(W + "w") for column in table.iter(W + "gridCol")] == ["4680", "4680"]


@pytest.mark.parametrize(
    ("count", "expected"), [(3, [2, 1]), (12, [2] * 6), (13, [3, 3, 3, 3, 1]), (100, [3] * 33 + [1])]
)
def test_more_signers_stand_in_a_grid(count, expected):
    """Two in a row, three of a crowd; the last row has no empty cells."""
    assert [len(row) for row in rows(signed_by(count))] == expected


@pytest.mark.parametrize("count", [1, 2, 7, 100])
def test_blocks_are_read_whole_and_in_signing_order(count):
    """In the order of the file, which is the order that a screen reader takes, each block is one paragraph."""
    blocks = [
        p for p in body(signed_by(count)).iter(W + "p") if p.find(f".//{W}pStyle[@{W}val='SignatureBlock']") is not None
    ]
    numbers = [int(re.search(r"\d+", "".join(block.itertext()))[0]) for block in blocks]

    assert numbers == list(range(1, count + 1))


def test_a_row_is_never_split_and_has_its_room_to_sign_at_the_head_of_a_page_too():
    """Four lines above each name are the cell's own margin: space before a paragraph is lost there."""
    for table in body(signed_by(20)).iter(W + "tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None
        if table.find(f".//{W}tbl") is not None:
            continue  # the one that holds the last two rows together
        assert table.find(f"{W}tblPr/{W}tblCellMar/{W}top").get(W + "w") == "960"
        assert {p.find(f"{W}pPr/{W}spacing").get(W + "before") for p in table.iter(W + "p")} == {"0"}


def test_the_room_to_sign_is_in_lines_of_the_letters_type():
    """Four lines of ten points are forty points."""
    small = body(signed_by(2, stationery=replace(PLAIN.stationery, size=10)))

    assert small.find(f".//{W}tblCellMar/{W}top").get(W + "w") == "800"


def test_no_table_touches_another_or_ends_the_letter():
    """Word would join two that touch, and a document must end with a paragraph."""
    for count in (2, 3, 100):
        tags = [child.tag for child in body(signed_by(count))]

        assert all(after == W + "p" for tag, after in pairwise(tags) if tag == W + "tbl")


def test_a_table_of_signatures_names_no_header():
    """It holds no data, and a header row would be repeated on every page."""
    assert not list(body(signed_by(100)).iter(W + "tblHeader"))


def test_up_to_four_signers_stay_on_one_page():
    """Their two rows stand in one cell, which is not split; where each has a row, those above it are kept with it."""
    narrow = Stationery(PLAIN.stationery.lines, margins=Margins(left=2.5, right=3))

    assert [len(list(table.iter(W + "tbl"))) for table in body(signed_by(4)).findall(W + "tbl")] == [3]
    tables = body(signed_by(4, stationery=narrow)).findall(W + "tbl")
    assert [table.find(f".//{W}keepNext") is not None for table in tables] == [True, True, True]
    assert [len(list(table.iter(W + "tbl"))) for table in tables] == [1, 1, 3]


@pytest.mark.parametrize("count", [5, 13, 40, 100])
def test_the_last_row_of_a_crowd_has_the_one_before_it_on_its_page(count):
    """The last two rows stand in one cell, which is not split; the others may part."""
    tables = body(signed_by(count)).findall(W + "tbl")

    assert [len(list(table.iter(W + "tbl"))) for table in tables] == [*[1] * (len(tables) - 1), 3]
    assert not body(signed_by(count)).findall(f"{W}tbl/{W}tr/{W}tc/{W}p/{W}pPr/{W}keepNext")


def test_the_grid_is_as_wide_as_the_text_of_the_stationery():
    """Wide margins leave room for fewer columns, never for narrower names than can be read."""
    narrow = Stationery(PLAIN.stationery.lines, margins=Margins(left=2.5, right=3))
    letter = signed_by(5, stationery=narrow)

    assert [len(row) for row in rows(letter)] == [1] * 5
    assert {column.get(W + "w") for column in body(letter).iter(W + "gridCol")} == {str(3 * 1440)}


def test_columns_are_few_where_names_would_not_fit():
    """Three of a crowd on Letter paper, two or one on narrow text, and never none."""
    assert [columns(50, width) for width in (9360, 6000, 3000, 100)] == [3, 2, 1, 1]
    assert [columns(count, 9360) for count in (1, 2, 3, 12, 13)] == [1, 2, 2, 2, 3]


def test_the_width_of_the_text_is_read_from_the_section():
    """Paper less margins and gutter; what a section does not say is Word's own."""
    section = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1000" w:left="906" w:gutter="100"/>'

    assert text_width(f"<w:sectPr>{section}</w:sectPr>") == 9900
    assert text_width("<w:sectPr/>") == 12240 - 2 * 1800


def test_long_names_and_blanks_stand_in_their_cells():
    """Nothing is cut: words are as they were given, on a blank's yellow too."""
    letter = replace(PLAIN, signature_blocks=(lines(f"Bartholomew {LONG}", "Chair"), *signers(9)[-1:], says("")))

    assert rows(letter) == [[f"Bartholomew {LONG}Chair", "[SIGNER 9]Member of Congress"], [""]]
    assert len(list(body(letter).iter(W + "highlight"))) == 1
