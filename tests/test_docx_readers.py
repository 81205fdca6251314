"""What programs that we did not write see in the Word file: the same letter that was put in."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from drafter.letter import (
    Blank,
    Letter,
    LetterheadLine,
    LineBreak,
    Note,
    NumberedList,
    PageNumber,
    Paragraph,
    Properties,
    Stationery,
    Table,
    Text,
    plain_text,
)
from drafter.writers.docx import learn, write

CHECKER = Path(__file__).parents[2] / "shared" / "tools" / "docxcheck.py"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
needs_checker = pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")


def says(*runs) -> Paragraph:
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def cites(words: str) -> Note:
    return Note(
        (Text(f"See {words}, "), Text("Report & Survey", italic=True), Text(" (2024).", link="https://e.org/?a&b"))
    )


def letter() -> Letter:
    """Every kind of block and run, with words that markup would trip over."""
    inner = NumberedList(((says("by port;", cites("within")),), (says("by weight."),)))
    items = (
        (says("Know the customers <of> sellers.", cites("an item")), says("This goes on, with no number.")),
        (says("Share “data” & more:"), inner, says("And further:"), inner),
        (says("José Núñez-O'Neil \\ {x} 100%."),),
    )
    table = Table(says("Deaths", cites("a caption")), (says("Year"), says("Count")), ((says("2023"), says("74,702")),))
    return Letter(
        stationery=Stationery((LetterheadLine(says("Congress of the United States"), 20, small_caps=True),)),
        properties=Properties("Letter to the Secretary", "Jane Roe", date(2024, 9, 12)),
        date_line=says("September 12, 2024"),
        delivery_notation=says("By electronic mail"),
        inside_addresses=(says("The Honorable A. Doe", LineBreak(), "Washington, DC 20520"),),
        subject_line=says("Re: precursors"),
        salutation=says("Dear Secretary Doe:"),
        body=(
            says("I write again.", cites("the first"), cites("the second"), " It is ", Text("grave", bold=True), "."),
            says("I ask that you:"),
            NumberedList(items),
            table,
            says(
                "Answer by ", Blank("by", "date"), ", or see ", Text("our page", link='https://e.org/"q"?a=1&b=2'), "."
            ),
            NumberedList(((says("When?"),), (says("Where?"),))),
            says("Thank you."),
        ),
        complimentary_close=says("Sincerely,"),
        signature_blocks=(says("Jane Roe", LineBreak(), "Member of Congress"), says("بن سلمان", LineBreak(), "Member")),
        enclosure_notation=(says("Enclosure"),),
        copy_notation=(says("cc: The Attorney General"),),
        continuation_header=says("The Honorable A. Doe", LineBreak(), "Page ", PageNumber()),
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "letter.docx"
    path.write_bytes(write(letter(), learn(letter().stationery)))
    return path


def run(*command: str | Path, timeout: int = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=timeout, check=False)


def squashed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


@needs_pandoc
def test_pandoc_reads_every_paragraph_in_order(written):
    """Each paragraph of the Letter is found after the one before it."""
    text = squashed(run("pandoc", "-f", "docx", "-t", "plain", "--wrap=none", written).stdout).casefold()
    at = 0
    for paragraph in letter().paragraphs():
        if isinstance(paragraph.runs[0], Text):
            found = text.find(squashed(paragraph.runs[0].text).casefold(), at)
            assert found >= at, plain_text(paragraph.runs)
            at = found


@needs_pandoc
def test_pandoc_reads_the_notes_of_the_letter(written):
    """As many notes as the Letter has, in its order and words, with their italics."""
    read = json.loads(run("pandoc", "-f", "docx", "-t", "json", written).stdout)
    notes = [each["c"] for each in walked(read) if each.get("t") == "Note"]

    assert [said(each) for each in notes] == [squashed(plain_text(note.runs)) for note in letter().notes()]
    assert all(any(inline.get("t") == "Emph" for inline in walked(each)) for each in notes)


def walked(tree):
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for each in tree:
            yield from walked(each)


def said(tree) -> str:
    return squashed(
        "".join(each["c"] if each["t"] == "Str" else " " for each in walked(tree) if each.get("t") in SPOKEN)
    )


SPOKEN = ("Str", "Space", "SoftBreak")


@needs_libreoffice
def test_libreoffice_numbers_lists_and_notes_as_the_letter_does(written, tmp_path):
    """Printed as text, each list counts from one, the second level is lettered, and no item is missed."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done = run(SOFFICE, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, written)
    shown = (tmp_path / "letter.txt").read_text("utf-8-sig") if not done.returncode else done.stderr
    labels = [line.split()[0] for line in shown.splitlines() if re.match(r"\s*(\d+\.|\([a-z]\))\s", line)]

    assert labels == ["1.", "2.", "(a)", "(b)", "(a)", "(b)", "3.", "1.", "2."]


@needs_checker
def test_every_independent_reader_opens_the_letter_and_agrees(written):
    """Validators find no error, and all readers count the same notes and items."""
    checked = run(sys.executable, CHECKER, written, "--brief", "--allow-missing", timeout=300)

    assert checked.returncode == 0, checked.stdout


@needs_checker
@pytest.mark.parametrize(
    ("part", "was", "becomes"),
    [
        ("word/document.xml", '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="77"/>'),
        ("word/footnotes.xml", 'w:id="3"', 'w:id="1"'),
        ("word/document.xml", "<w:tblHeader/>", ""),
        ("word/document.xml", 'r:id="rIdLink1"', 'r:id="rIdLink99"'),
        ("word/document.xml", '<w:numId w:val="3"/>', '<w:numId w:val="33"/>'),
        ("docProps/core.xml", ' xsi:type="dcterms:W3CDTF"', ""),
    ],
)
def test_a_planted_defect_is_found(written, tmp_path, part, was, becomes):
    """The check above can fail: each of these would, alone, be noticed."""
    spoiled = tmp_path / "spoiled.docx"
    with zipfile.ZipFile(written) as good, zipfile.ZipFile(spoiled, "w") as bad:
        for name in good.namelist():
            text = good.read(name).decode()
            assert name != part or was in text
            bad.writestr(name, text.replace(was, becomes) if name == part else text)
    checked = run(sys.executable, CHECKER, spoiled, "--brief", "--allow-missing", "--only", "package,xsd,a11y")

    assert checked.returncode == 1, checked.stdout
