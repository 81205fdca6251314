"""What programs that we did not write see in the Word files: the same letters that were put in.

The letters are the fixed set of `tests/pictures`, from one line to forty pages. Each program runs once on all of them.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable
from pictures import LETTERS, PLAIN, SENTENCE, says, signers

from drafter.letter import Block, Letter, NumberedList, plain_text
from drafter.writers.docx import write

CHECKER = Path(__file__).parents[2] / "shared" / "tools" / "docxcheck.py"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
EVERY_GATE = "package,openxmlsdk,xsd,libreoffice,pandoc,mammoth,docx2python,python-docx,abiword,pdf-ua,a11y"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_printing = pytest.mark.skipif(
    not (SOFFICE and shutil.which("pdftotext")), reason="LibreOffice or poppler is not installed"
)
needs_checker = pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
each_letter = pytest.mark.parametrize("name", LETTERS)

FORMS = (str, lambda number: chr(96 + number), lambda number: "i" * number)
PAGES = {
    "one-line": (1, 1),
    "one-page": (1, 1),
    "everything": (2, 2),
    "many-asks": (4, 6),
    "hundred-signers": (6, 8),
    "many-notes": (9, 13),
    "forty-pages": (36, 44),
    "wide-tables": (3, 4),
    "awkward-words": (2, 2),
}
"""How many pages each letter may take; typefaces differ a little from machine to machine."""


@cache
def letter(name: str) -> Letter:
    return LETTERS[name]()


def falling(signed_by: int, lines: int) -> Letter:
    """A letter whose close falls so many lines down the page."""
    body = (*(says(SENTENCE * 4) for _ in range(4)), *(says(f"Line {n}.") for n in range(lines)))
    return replace(PLAIN, body=body, signature_blocks=signers(signed_by), continuation_header=says("Continued"))


FALLING = {f"falling-{count}-{at}": (count, at) for count in (1, 2, 30) for at in range(1, 14)}
LOOSE = {f"loose-{at}": (2, at) for at in range(1, 14)}
"""The same, but with nothing kept with anything: what the tests of the close must object to."""


def run(*command: str | Path, timeout: int = 300) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=timeout, check=False)


def bare(words: str) -> str:
    """Words without their spaces, in composed characters: readers differ in the one and agree in the other."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", words))


def labels(blocks: Iterable[Block], depth: int = 0) -> Iterator[str]:
    """The number of each item of a letter's lists, without its point or brackets."""
    for block in blocks:
        for number, item in enumerate(block.items if isinstance(block, NumberedList) else (), 1):
            yield FORMS[depth](number)
            yield from labels(item, depth + 1)


def notes(name: str) -> list[str]:
    return [bare(plain_text(note.runs)) for note in letter(name).notes()]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every letter lies as a Word file."""
    made = tmp_path_factory.mktemp("readers")
    for name in LETTERS:
        (made / f"{name}.docx").write_bytes(write(letter(name)))
    return made


@pytest.fixture(scope="session")
def printed(folder: Path) -> dict[str, list[str]]:
    """The pages of each letter as LibreOffice prints it, in the order in which it prints the words."""
    for name, at in FALLING.items():
        (folder / f"{name}.docx").write_bytes(write(falling(*at)))
    for name, at in LOOSE.items():
        parts = [(part, "<w:keepNext/>", "") for part in ("word/document.xml", "word/styles.xml")]
        spoil(write(falling(*at)), folder / f"{name}.docx", *parts)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(folder.glob("*.docx"))
    done = run(SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *files, timeout=600)
    assert not done.returncode, done.stderr
    return {file.stem: pages(file.with_suffix(".pdf")) for file in files}


def spoil(docx_bytes: bytes, to: Path, *changes: tuple[str, str, str]) -> Path:
    """Write a Word file with words of its parts changed: each change is a part, what it says and what it is to say."""
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as good, zipfile.ZipFile(to, "w") as bad:
        texts = {part: good.read(part).decode() for part in good.namelist()}
        for part, was, becomes in changes:
            assert was in texts[part], (part, was)
            texts[part] = texts[part].replace(was, becomes)
        for part, text in texts.items():
            bad.writestr(part, text)
    return to


def pages(pdf: Path) -> list[str]:
    return run("pdftotext", "-raw", pdf, "-").stdout.split("\f")[:-1]


@pytest.fixture(scope="session")
def reports(folder: Path) -> dict[str, dict]:
    """What the checker says of each letter: the gates, and what every reader saw."""
    files, turns = [folder / f"{name}.docx" for name in LETTERS], os.cpu_count() or 1
    with ThreadPoolExecutor(turns) as pool:
        done = pool.map(checked, [files[at::turns] for at in range(min(turns, len(files)))])
        return {Path(report["file"]).stem: report for share in done for report in share}


def checked(files: Iterable[Path], only: str = EVERY_GATE) -> list[dict]:
    done = run(sys.executable, CHECKER, *files, "--json", "--allow-missing", "--only", only, timeout=900)
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    return found if isinstance(found, list) else [found]


def seen(report: dict, what: str) -> dict[str, list]:
    """What each reader that can tell saw of the notes or the items."""
    return {client["client"]: client[what] for client in report["clients"] if client.get(what) is not None}


@needs_checker
@each_letter
def test_every_gate_is_passed(reports, name):
    """Validators find no error, nothing is inaccessible, and all readers count the same notes and items."""
    gates = reports[name]["gates"]

    assert [gate for gate in gates if gate["result"] == "fail"] == []
    assert len([gate for gate in gates if gate["result"] == "pass"]) > 5


@needs_checker
@each_letter
def test_every_reader_sees_the_notes_of_the_letter(reports, name):
    """As many, in the same order and with the same words."""
    found = {who: [bare(note["text"]) for note in read] for who, read in seen(reports[name], "footnotes").items()}

    assert found == dict.fromkeys(found, notes(name))
    assert "package" in found


@needs_checker
@each_letter
def test_every_reader_sees_the_items_of_the_letter(reports, name):
    """Each list counts from one, the second level is lettered, and no item is missed or made up."""
    expected, found = [*labels(letter(name).body)], seen(reports[name], "list_items")
    numbered = {who: [item["number"].strip("().") for item in found[who]] for who in NUMBERING if who in found}

    assert numbered == dict.fromkeys(numbered, expected)
    assert {who: len(items) for who, items in found.items()} == dict.fromkeys(found, len(expected))


NUMBERING = ("package", "libreoffice", "pandoc")
"""The readers that give the number of an item as it is shown; others give its place."""


@needs_checker
@each_letter
def test_nothing_is_warned_of_but_what_is_meant(reports, name):
    """Blocks side by side are one-row tables (signatures.py says why), and a letter has no headings to list."""
    (found,) = [client for client in reports[name]["clients"] if client["client"] == "a11y"]
    # signatures side by side, the last two rows of which stand in one cell, so that neither is left alone on a page
    meant = {"no-headings", *(["layout-table", "nested-table"] if len(letter(name).signature_blocks) > 1 else [])}
    typed = {"link-text"} if name == "awkward-words" else set()  # an address as its own words, as the letter has it

    assert {warning["rule"] for warning in found["warnings"]} <= meant | typed


@needs_pandoc
@each_letter
def test_pandoc_reads_the_words_of_the_letter(folder, name):
    """All of them, in order, with the same spaces, and none besides."""
    read = json.loads(run("pandoc", "-f", "docx", "-t", "json", folder / f"{name}.docx").stdout)
    expected = " ".join(plain_text(paragraph.runs) for paragraph in letter(name).paragraphs())

    assert " ".join(spoken(read["blocks"]).split()) == " ".join(expected.split())


@needs_pandoc
def test_pandoc_sees_italics_and_links_in_every_note(folder):
    """Three hundred notes, each with an italic title and an address of its own."""
    read = json.loads(run("pandoc", "-f", "docx", "-t", "json", folder / "many-notes.docx").stdout)
    found = [each["c"] for each in walked(read) if each.get("t") == "Note"]

    assert len(found) == 300
    assert all(any(inline.get("t") == "Emph" for inline in walked(each)) for each in found)
    assert [link["c"][2][0] for each in found for link in walked(each) if link.get("t") == "Link"] == [
        f"https://example.org/{n}?q=a&b={n}" for n in range(1, 301)
    ]


def walked(tree: object) -> Iterator[dict]:
    """Every element of what pandoc read, an element before those in it."""
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for each in tree:
            yield from walked(each)


def spoken(tree: object) -> str:
    """The words that pandoc read, those of notes left out."""
    if isinstance(tree, list):
        return "".join(map(spoken, tree))
    if not isinstance(tree, dict) or tree.get("t") == "Note":
        return ""
    if tree.get("t") == "Str":
        return tree["c"]
    apart = " " if tree.get("t") in ("Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header") else ""
    return spoken(tree.get("c", [])) + apart


@each_letter
def test_python_docx_opens_a_letter_and_saves_it_again(folder, name):
    """With the same words, the same notes and the same title."""
    first, copy = docx.Document(str(folder / f"{name}.docx")), io.BytesIO()
    first.save(copy)
    again = docx.Document(copy)
    expected = [bare(plain_text(paragraph.runs)) for paragraph in letter(name).paragraphs()]

    assert [bare(words) for words in texts(again) if words.strip()] == [words for words in expected if words]
    assert again.part.part_related_by(FOOTNOTES).blob.count(b"<w:footnote ") == 2 + len(notes(name))
    assert again.core_properties.title == letter(name).properties.title


def texts(container: object) -> Iterator[str]:
    """The paragraphs of a document or a cell in order, those in tables included."""
    for inner in container.iter_inner_content():
        if isinstance(inner, WordTable):
            for row in inner.rows:
                for cell in row.cells:
                    yield from texts(cell)
        else:
            yield inner.text


@needs_printing
@each_letter
def test_a_letter_takes_the_pages_that_it_should(printed, name):
    """No page is blank, and none is lost or gained."""
    fewest, most = PAGES[name]

    assert fewest <= len(printed[name]) <= most
    assert all(page.strip() for page in printed[name])


@needs_printing
@pytest.mark.parametrize("name", ["hundred-signers", "forty-pages", "everything"])
def test_signatures_are_printed_in_signing_order(printed, name):
    """Each block whole, the left before the right, whatever it stands beside: so a PDF is read aloud."""
    words, at = bare(" ".join(printed[name])), 0
    for block in letter(name).signature_blocks:
        found = words.find(bare(plain_text(block.runs)), at)

        assert found >= at, plain_text(block.runs)
        at = found


@needs_printing
@pytest.mark.parametrize("name", FALLING)
def test_the_close_is_never_alone_wherever_it_falls(printed, name):
    """On its page stand the first row of signatures below it and two lines of the body above it."""
    assert stands(printed[name], min(FALLING[name][0], 3))


def stands(printed_pages: list[str], abreast: int) -> bool:
    """Whether the close has its signatures and two lines of the body with it."""
    (page,) = [page.splitlines() for page in printed_pages if "Sincerely," in page.splitlines()]
    at = page.index("Sincerely,")
    first_row = [f"Jane Q. Signer {n}" for n in range(1, abreast + 1)]
    body = [line for line in page[:at] if line != "Continued"]
    return [line for line in page[at:] if line in first_row] == first_row and len(body) >= 2


@needs_printing
def test_a_close_that_nothing_holds_is_found_alone(printed):
    """The test above can fail: where nothing is kept together, the close parts from its signatures or its body."""
    assert not all(stands(printed[name], 2) for name in LOOSE)


@needs_printing
def test_there_is_room_to_sign_at_the_head_of_a_page(printed, folder):
    """Four lines are open between the continuation header and the first name on each page of the grid."""
    boxes = run("pdftotext", "-bbox", folder / "hundred-signers.pdf", "-").stdout.split("<page ")[3:]
    for page in boxes:
        found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', page)
        header = max(float(bottom) for top, bottom, word in found if word in ("Doe", "2024", "Page"))
        name = min(float(top) for top, _, word in found if word in ("Jane", "Bartholomew", "[SIGNER"))

        assert name - header > 48


@needs_printing
@pytest.mark.parametrize("name", ["one-page", "everything", "many-asks", "forty-pages"])
def test_every_item_shows_its_number_on_the_page(printed, name):
    """Lists count from one and start again, and the second level is lettered."""
    shown = re.findall(r"^(?:(\d+)\.|\(([a-z]+)\)) \S", "\n".join(printed[name]), re.MULTILINE)

    assert ["".join(number) for number in shown] == [*labels(letter(name).body)]


DOCUMENT, NOTES, STYLES, CORE = "word/document.xml", "word/footnotes.xml", "word/styles.xml", "docProps/core.xml"
FIRST_ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr>'
DEFECTS = {
    "orphan note": (NOTES, "</w:footnotes>", '<w:footnote w:id="99"><w:p/></w:footnote></w:footnotes>', "fn-orphan"),
    "unreferenced note": (DOCUMENT, '<w:footnoteReference w:id="3"/>', "", "fn-orphan"),
    "mark without a note": (
        DOCUMENT,
        '<w:footnoteReference w:id="2"/>',
        '<w:footnoteReference w:id="77"/>',
        "fn-dangling",
    ),
    "note marked twice": (DOCUMENT, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>', "fn-twice"),
    "notes in the wrong order": (NOTES, "In the body", "In an item", "notes"),
    "two notes of one id": (NOTES, '<w:footnote w:id="3"', '<w:footnote w:id="1"', "fn-duplicate"),
    "missing separator": (NOTES, ' w:type="separator"', "", "fn-no-separator"),
    "separators not in the settings": (
        "word/settings.xml",
        '<w:footnote w:id="0"/>',
        '<w:footnote w:id="99"/>',
        "fn-settings",
    ),
    "elements in the wrong order": (
        DOCUMENT,
        '<w:pStyle w:val="DateLine"/>',
        '<w:keepNext/><w:pStyle w:val="DateLine"/>',
        "xsd",
    ),
    "list that is not there": (DOCUMENT, '<w:numId w:val="3"/>', '<w:numId w:val="33"/>', "num-dangling"),
    "list that fails to restart": (DOCUMENT, '<w:numId w:val="3"/>', '<w:numId w:val="1"/>', "items"),
    "typed number": (DOCUMENT, FIRST_ITEM, "</w:pPr><w:r><w:t>1. </w:t></w:r><w:r>", "items"),
    "link that leads nowhere": (DOCUMENT, 'r:id="rIdLink1"', 'r:id="rIdLink99"', "rid-dangling"),
    "comment without an end": (
        DOCUMENT,
        "<w:sectPr",
        '<w:p><w:commentRangeStart w:id="0"/></w:p><w:sectPr',
        "cm-range",
    ),
    "field without an end": ("word/header2.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "fld-balance"),
    "first page not set apart": (DOCUMENT, "<w:titlePg/>", "", "hf-no-titlepg"),
    "style that is not there": (DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Body"/>', "st-missing"),
    "lost space": (DOCUMENT, ' xml:space="preserve"', "", "space-lost"),
    "table without a header row": (DOCUMENT, "<w:tblHeader/>", "", "table-header"),
    "no title": (CORE, "<dc:title>Letter to A. Doe</dc:title>", "", "title"),
    "no language": (STYLES, 'w:lang w:val="en-US"', "w:lang", "language"),
    "words too pale to read": (STYLES, 'w:color w:val="0563C1"', 'w:color w:val="CCCCCC"', "contrast"),
    "date that is no date": (CORE, ' xsi:type="dcterms:W3CDTF"', "", "pr-xsi-type"),
    "picture that says nothing": (DOCUMENT, "<w:r><w:br/></w:r>", "<w:r><w:drawing>{}</w:drawing></w:r>", "alt-text"),
}
"""What may go wrong in a Word file: where, what stands there, what would stand there, and what must be said of it."""


@pytest.fixture(scope="session")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """What the checker says of the letter with everything, spoiled in one way each."""
    folder, good = tmp_path_factory.mktemp("spoiled"), write(letter("everything"))
    files = [
        spoil(good, folder / f"{name}.docx", (part, was, becomes.format(PICTURE) if "{}" in becomes else becomes))
        for name, (part, was, becomes, _) in DEFECTS.items()
    ]
    return {Path(report["file"]).stem: report for report in checked(files, "package,xsd,a11y")}


PICTURE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Seal"/></wp:inline>'
)


@needs_checker
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_found(spoiled, defect):
    """The tests above can fail: each of these is noticed, and for its own reason."""
    assert DEFECTS[defect][-1] in complaints(spoiled[defect], "everything")


def complaints(report: dict, name: str) -> set[str]:
    """The rules that a file breaks, and `notes` or `items` where those are not the letter's."""
    (package,) = [client for client in report["clients"] if client["client"] == "package"]
    found = {
        each["rule"] for client in report["clients"] for kind in ("errors", "losses") for each in client.get(kind, [])
    }
    if [bare(note["text"]) for note in package["footnotes"]] != notes(name):
        found.add("notes")
    if [item["number"].strip("().") for item in package["list_items"]] != [*labels(letter(name).body)]:
        found.add("items")
    return found


@needs_checker
def test_a_letter_that_is_not_spoiled_gives_no_complaint(reports):
    """The defects above are complained of for what was planted, and for nothing that was there before."""
    assert complaints(reports["everything"], "everything") == set()
