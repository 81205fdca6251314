"""An office drops its own Word file into its folder, and writes on it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from helpers import letter_xml, part, run, run_installed, words
from papers import SEAL, body_letterhead, changed, one_header, parts, word_letterhead

from drafter import assets
from drafter.drafting import open_library
from drafter.library.files import content_hash, library_files

KYC = ("--to", "Secretary of State", "--asks", "kyc,scheduling", "--from", "schumer", "--date", "2024-09-12")
HEADS = Path("templates/letterheads")


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's folder with a letterhead made in Word."""
    (desk / "clauses").mkdir()
    (desk / HEADS).mkdir(parents=True)
    (desk / HEADS / "smith.docx").write_bytes(word_letterhead())
    return desk


def test_a_letter_is_written_on_the_offices_own_file(office: Path):
    """Its header, seal and footer are there, and the letter's words are those on any other paper."""
    done = run_installed("new", *KYC, "--letterhead", "smith", "-o", "own.docx", cwd=office)
    run("new", *KYC, "-o", "plain.docx")
    letter = docx.Document("own.docx")

    assert done.code == 0, done.err
    assert letter.sections[0].first_page_header.paragraphs[1].text == "Office of Jane Q. Example"
    assert letter.sections[0].footer.paragraphs[0].text == "example.gov"
    assert SEAL in parts(Path("own.docx").read_bytes()).values()
    assert words(Path("own.docx")) == words(Path("plain.docx")).partition(" ")[2].partition("20510-3203 ")[2]


def test_a_signatory_may_have_the_file_for_letterhead(office: Path):
    """`letterhead: smith` in the signatory's file, and no flag."""
    member = (
        "name: Jane Q. Example\ntitle: Member of Congress\nchamber: house\nstate: Ohio\nletterhead: smith\n"
        'zip: "20515"\nsince: 2021-01-03\nnote: Made up for the tests.\n'
    )
    (office / "templates/signatories").mkdir()
    (office / "templates/signatories/example.yaml").write_text(member, encoding="utf-8")
    done = run("new", *KYC[:4], "--from", "example", "--date", "2024-09-12", "-o", "own.docx")

    assert done.code == 0, done.err
    assert SEAL in parts(Path("own.docx").read_bytes()).values()


def test_the_record_makes_the_same_letter_again(office: Path):
    """It names the letterhead, and the file is read from the office's folder."""
    run("new", *KYC, "--letterhead", "smith", "-o", "own.docx")
    run("new", "own.yaml", "-o", "again.docx")

    assert "letterhead: smith\n" in Path("own.yaml").read_text("utf-8")
    assert letter_xml(Path("again.docx")) == letter_xml(Path("own.docx"))
    assert Path("again.docx").read_bytes() == Path("own.docx").read_bytes()


def test_the_preview_shows_the_words_of_the_files_first_page(office: Path):
    """Braces and asterisks in them are words and nothing else."""
    header = parts(word_letterhead())["word/header1.xml"].replace(b"Jane Q. Example", b"J. {{ me }} *E* {% if %}")
    (office / HEADS / "smith.docx").write_bytes(changed(word_letterhead(), {"word/header1.xml": header}))
    shown = run("preview", *KYC, "--letterhead", "smith", "--width", "80")

    assert shown.code == 0, shown.err
    assert shown.out.splitlines()[0].strip() == "Office of J. {{ me }} *E* {% if %}"


def test_the_list_of_letterheads_says_which_are_files(office: Path):
    """Its words, its typeface, and that it is the office's."""
    told = run("list", "letterheads", "smith").out
    (data,) = json.loads(run("list", "letterheads", "smith", "--json").out)

    assert told == "smith  Office of Jane Q. Example\n         Georgia 11; the office’s own Word file\n"
    assert (data["own"], data["file"]) == (True, "templates/letterheads/smith.docx")


def test_a_changed_file_is_noticed(office: Path):
    """The next letter is on the new paper, though library and stationery are kept."""
    run("new", *KYC, "--letterhead", "smith", "-o", "one.docx")
    (office / HEADS / "smith.docx").write_bytes(one_header())
    run("new", *KYC, "--letterhead", "smith", "-o", "two.docx")

    assert part(Path("one.docx"), "header1.xml") != part(Path("two.docx"), "header1.xml")


def test_the_file_is_not_kept_with_the_parsed_library(office: Path, monkeypatch: pytest.MonkeyPatch):
    """The cache holds words; a picture stays where the office put it."""
    cache = office / "cache"
    monkeypatch.setenv("DRAFTER_CACHE", str(cache))
    run("list", "letterheads")
    warm = open_library([assets.root(), office], cache)
    (kept,) = cache.glob("library-*")

    assert b"PNG" not in kept.read_bytes()
    assert warm.papers == {"smith": word_letterhead()}
    assert warm.letterheads["smith"].own


def test_line_ends_inside_a_file_count(office: Path):
    """Text is the same under both line ends; a Word file with other bytes is another file."""
    paper = office / HEADS / "smith.docx"
    paper.write_bytes(b"PK\r\n")
    one = content_hash(library_files([office]))
    paper.write_bytes(b"PK\n")

    assert content_hash(library_files([office])) != one


def test_every_fault_of_every_letterhead_is_told_with_its_path(office: Path):
    """The library does not load until all are mended, and all are told at once."""
    (office / HEADS / "smith.docx").write_bytes(changed(word_letterhead(), {"word/vbaProject.bin": b"\0"}))
    (office / HEADS / "jones.dotx").write_bytes(b"hello")
    told = run("list", "letterheads")

    assert told.code == 2
    assert told.err == (
        "templates/letterheads/jones.dotx: this is no Word file\n"
        "  It must be a Word Document or Template. Open it in Word and save it as a Word Document (.docx).\n"
        "templates/letterheads/smith.docx: this file holds macros\n"
        "  Save it in Word as a Word Document (.docx), which leaves the macros behind.\n"
        "2 faults.\n"
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("smith.docm", "In Word: Save As, Word Document (.docx), under the name smith.docx."),
        ("smith.doc", "In Word: Save As, Word Document (.docx), under the name smith.docx."),
        ("Smith.DOCX", "Rename it smith.docx."),
    ],
)
def test_a_file_of_another_kind_is_answered_with_what_to_do(office: Path, name: str, hint: str):
    """It is not overlooked, and not taken for a text either."""
    (office / HEADS / "smith.docx").unlink()
    (office / HEADS / name).write_bytes(word_letterhead())
    told = run("list", "letterheads")

    assert told.code == 2
    assert told.err.splitlines() == [
        f"templates/letterheads/{name}: drafter reads no file of this name here",
        f"  {hint}",
    ]


def test_a_name_that_is_no_id_is_answered_with_one(office: Path):
    """A letterhead's id is its file's name, typed after --letterhead."""
    (office / HEADS / "smith.docx").rename(office / HEADS / "Smith Letterhead.docx")
    told = run("list", "letterheads")

    assert "Write smith-letterhead." in told.err


@pytest.mark.parametrize("other", ["smith.yaml", "smith.dotx"])
def test_two_files_for_one_letterhead_are_a_fault(office: Path, other: str):
    """One folder must not leave open which one counts."""
    lines = "title: Smith\nlines:\n  - text: Smith\n    size: 20\n"
    (office / HEADS / other).write_bytes(word_letterhead() if other.endswith("x") else lines.encode())
    told = run("list", "letterheads")

    assert told.code == 2
    assert "the letterhead 'smith' has two files" in told.err
    assert "smith.docx" in told.err
    assert other in told.err


def test_an_offices_file_takes_the_place_of_a_shipped_letterhead(office: Path):
    """Under the id `senate`, without any flag."""
    (office / HEADS / "smith.docx").rename(office / HEADS / "senate.docx")
    done = run("new", *KYC, "-o", "own.docx")

    assert done.code == 0, done.err
    assert SEAL in parts(Path("own.docx").read_bytes()).values()


def test_words_checks_do_not_judge_the_offices_header(office: Path):
    """A telephone number in it is no figure that wants a source."""
    header = parts(word_letterhead())["word/header1.xml"].replace(b"Jane Q. Example", b"7,000 offices, 224-6542")
    (office / HEADS / "smith.docx").write_bytes(changed(word_letterhead(), {"word/header1.xml": header}))
    run("new", *KYC, "-o", "plain.docx")
    run("new", *KYC, "--letterhead", "smith", "-o", "own.docx")

    assert run("check", "own.yaml").out == run("check", "plain.yaml").out


CHECKED = """\
smith.docx: letters can be written on it.
  Paper: Letter, 8.5 by 11 inches; margins 1 top, 1.25 right, 1 bottom, 1.25 left; text 6 wide
  Body: Georgia, 11 points
  First page: header: “Office of Jane Q. Example”, a picture (“Seal of the office”); \
footer: “1 Example Street, Springfield”
  Later pages: header: “Example office”; footer: “example.gov”
  Styles it has for letters: Body Text
  Styles it lacks: Date Line, Delivery Notation, Inside Address, Subject Line, Salutation Line, Numbered Item, \
Item Continued, Table Caption, Table Text, Complimentary Close, Signature Block, Enclosure Notation, Copy Notation, \
Continuation Header
  Not kept of the body: “Sample words of the body.”
drafter will:
  - keep headers, footers, pictures, paper, margins, typefaces and styles as they are.
  - put the continuation lines (addressee, date, page) into the header of the later pages, below what stands there.
  - begin the letter at the head of the body, and leave out the words that stand in the body now.
  - add the styles that it lacks, in the file’s own typeface.
See to:
  - The file is set in the ways of an older Word, so Word will say Compatibility Mode above each letter. In Word: \
File, Info, Convert; then look whether the header still lies as it should.
"""


def test_check_says_what_was_found_and_what_drafter_will_do(desk: Path):
    """Before any letter is written, from wherever the file lies."""
    Path("smith.docx").write_bytes(word_letterhead())
    told = run_installed("letterhead", "check", "smith.docx", cwd=desk)

    assert (told.code, told.err) == (0, "")
    assert told.out == CHECKED


def test_check_advises_on_what_is_no_fault(desk: Path):
    """Missing alternative text, one header for all pages, a field that changes, words in a text box."""
    field = b'<w:p><w:fldSimple w:instr=" FILENAME "/><w:r><w:txbxContent><w:p><w:r><w:t>B</w:t></w:r></w:p>'
    header = parts(one_header())["word/header1.xml"].replace(b' descr="Seal of the office"', b"")
    header = header.replace(b"</w:hdr>", field + b"</w:txbxContent></w:r></w:p></w:hdr>")
    Path("smith.docx").write_bytes(changed(one_header(), {"word/header1.xml": header}))
    told = run("letterhead", "check", "smith.docx")
    advice = told.out.partition("See to:\n")[2].splitlines()

    assert told.code == 0
    assert "a picture (no text for it)" in told.out
    assert "repeat the one header on every page" in told.out
    assert [line.split(".")[0] for line in advice] == [
        "  - The picture 'Picture 1' has no alternative text, so a screen reader cannot say what it is",
        "  - Words stand in a text box, which a screen reader may pass over",
        "  - A field (FILENAME) may show something else in each letter",
        "  - The file is set in the ways of an older Word, so Word will say Compatibility Mode above each letter",
        "  - All pages have one header",
    ]


def test_check_tells_of_a_letterhead_in_the_body(desk: Path):
    """What stands above the mark is kept, what stands below it is not."""
    Path("smith.docx").write_bytes(body_letterhead())
    told = run("letterhead", "check", "smith.docx").out

    assert "  Above the letter: “Office of Jane Q. Example”, a picture (“Seal of the office”)\n" in told
    assert "  Not kept of the body: “Instructions to the drafter.”\n" in told
    assert "below what stands above [LETTER]" in told


def test_check_gives_the_same_as_data(desk: Path):
    """For a program, by name."""
    Path("smith.docx").write_bytes(word_letterhead())
    data = json.loads(run("letterhead", "check", "smith.docx", "--json").out)

    assert sorted(data) == ["advice", "file", "found", "plan"]
    assert data["found"]["Body"] == "Georgia, 11 points"


def test_check_reads_a_letterhead_of_lines_too():
    """The shipped ones are such."""
    told = run("letterhead", "check", assets.root() / "templates/letterheads/house.yaml")

    assert told.code == 0
    assert "First page: “Congress of the United States”, “House of Representatives”" in told.out


@pytest.mark.parametrize(
    ("name", "content", "code", "words_of_it"),
    [
        ("smith.docx", b"hello", 2, "smith.docx: this is no Word file\n"),
        ("smith.yaml", b"titel: x\n", 2, "Did you mean 'title'?"),
        ("gone.docx", None, 3, "gone.docx: this letterhead cannot be read: there is no such file\n"),
        ("folder.docx", "folder", 3, "folder.docx: this letterhead cannot be read: "),
    ],
)
def test_check_refuses_in_words_and_by_its_exit_code(desk: Path, name: str, content, code: int, words_of_it: str):
    """2 for a file that cannot be used, 3 for one that cannot be read, never a trace."""
    if content == "folder":
        Path(name).mkdir()
    elif content is not None:
        Path(name).write_bytes(content)
    told = run("letterhead", "check", name)

    assert (told.code, told.out) == (code, "")
    assert words_of_it in told.err
