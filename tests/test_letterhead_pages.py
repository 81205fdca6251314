"""Letters on an office's own file as they are printed, and as every other program reads them.

The letterheads were made in Word (by python-docx) and in LibreOffice; letters on them are printed by LibreOffice once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from papers import (
    CRIMSON,
    body_letterhead,
    convert,
    libreoffice_letterheads,
    office_styles,
    one_header,
    rich_letterhead,
    word_letterhead,
)
from pictures import LETTERS

from drafter.letter import Paragraph, Text, plain_text
from drafter.writers.docx import write

CHECKER = Path(__file__).parents[2] / "shared" / "tools" / "docxcheck.py"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
HEADS = ("word", "word-all-pages", "word-body", "word-styles", "word-rich", "first-page", "all-pages")
DOTS = 60
"""Dots an inch of the pictures of pages."""

pytestmark = pytest.mark.skipif(
    not (SOFFICE and shutil.which("pdftoppm") and shutil.which("pandoc")),
    reason="LibreOffice, poppler and pandoc are not all installed",
)
needs_checker = pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")

SENTENCE = "We ask the Department to say what it has done since our letter of the spring. "
LETTER = replace(
    LETTERS["everything"](),
    body=(
        *LETTERS["everything"]().body,
        *[Paragraph((Text(SENTENCE * 5),))] * 14,
        Paragraph((Text("Thank you all."),)),
    ),
)


class Box(NamedTuple):
    """Where something is on a page, in dots."""

    left: int
    top: int
    right: int
    bottom: int


class Printed(NamedTuple):
    """The letterheads as they came, and letters on them, as Word files and as PDF."""

    heads: dict[str, Path]
    letters: dict[str, Path]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("letterheads")
    files = {
        "word": word_letterhead(),
        "word-all-pages": one_header(),
        "word-body": body_letterhead(),
        "word-styles": office_styles(),
        "word-rich": rich_letterhead(),
        **libreoffice_letterheads(SOFFICE, folder),
    }
    heads, letters = {}, {}
    for name, file in files.items():
        heads[name], letters[name] = folder / f"{name}-head.docx", folder / f"{name}-letter.docx"
        heads[name].write_bytes(file)
        letters[name].write_bytes(write(replace(LETTER, stationery=replace(LETTER.stationery, file=file))))
    convert(SOFFICE, [*heads.values(), *letters.values()], "pdf")
    return Printed(heads, letters)


def seal_on(file: Path, page: int) -> Box | None:
    """Where the seal's color is on a page; None where it is not."""
    command = ["pdftoppm", "-r", str(DOTS), "-f", str(page), "-l", str(page), str(file.with_suffix(".pdf"))]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    kind, size, _, dots = picture.split(b"\n", 3)
    assert kind == b"P6"
    width = int(size.split()[0])
    found = [divmod(at, width) for at in crimson(dots)]
    if not found:
        return None
    down, across = [at for at, _ in found], [at for _, at in found]
    return Box(min(across), min(down), max(across), max(down))


def crimson(dots: bytes) -> Iterator[int]:
    """The places of the dots that have the seal's color, nearly."""
    for at, color in enumerate(zip(dots[::3], dots[1::3], dots[2::3], strict=True)):
        if all(abs(one - other) < 12 for one, other in zip(color, CRIMSON, strict=True)):
            yield at


def text_on(file: Path, page: int) -> str:
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(file.with_suffix(".pdf")), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", ["word", "word-all-pages", "word-body", "word-rich", "first-page", "all-pages"])
def test_the_seal_is_on_page_one_where_the_office_put_it(printed: Printed, name: str):
    """As large and in the same place as on the office's own file, to the dot."""
    there, here = seal_on(printed.heads[name], 1), seal_on(printed.letters[name], 1)

    assert there is not None
    assert here == there
    assert there.right - there.left == pytest.approx(DOTS, abs=2)


@pytest.mark.parametrize(
    ("name", "kept"), [("word", False), ("word-rich", False), ("first-page", False), ("all-pages", True)]
)
def test_the_seal_is_on_later_pages_only_where_the_office_has_it_there(printed: Printed, name: str, kept: bool):
    """One header for all pages is repeated with its picture; a first page's is not."""
    first, later = seal_on(printed.letters[name], 1), [seal_on(printed.letters[name], page) for page in (2, 3)]

    assert later == [first if kept else None] * 2


@pytest.mark.parametrize("name", HEADS)
def test_later_pages_say_to_whom_and_which_page(printed: Printed, name: str):
    """Page one does not; it has the office's words alone."""
    pages = [text_on(printed.letters[name], page) for page in (1, 2, 3)]

    assert "office of jane q. example" in pages[0].casefold()  # printed in small capitals
    assert "Page 1" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number}" in page
        assert "The Honorable A. Doe" in page.partition(SENTENCE[:20])[0]


def test_the_offices_words_of_later_pages_and_its_footers_are_printed(printed: Printed):
    """Each on the pages that the office put it on."""
    first, second = (text_on(printed.letters["first-page"], page) for page in (1, 2))

    assert ("example.gov" in first, "example.gov" in second) == (True, False)
    assert ("Example office" in first, "Example office" in second) == (False, True)
    assert "1 Example Street, Springfield" in second
    assert "Sample words" not in first + second


def test_pandoc_reads_the_whole_letter(printed: Printed):
    """Every paragraph is there, on whatever file it stands."""
    for file in printed.letters.values():
        command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", str(file)]
        read = " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        for paragraph in LETTER.body:
            if isinstance(paragraph, Paragraph) and not any(
                isinstance(run, Text) and run.link for run in paragraph.runs
            ):
                assert " ".join(plain_text(paragraph.runs).split())[:60] in read


@needs_checker
def test_every_independent_reader_opens_the_letters_and_finds_no_error(printed: Printed):
    """The validators too, although LibreOffice’s own export of these letterheads does not pass them."""

    def check(name: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(CHECKER), str(printed.letters[name]), "--brief", "--allow-missing"]
        return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)

    with ThreadPoolExecutor(3) as turns:
        checked = list(turns.map(check, ("word-body", "word-rich", "all-pages")))

    assert [one.stdout for one in checked if one.returncode] == []
