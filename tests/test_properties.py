"""What a Word file says of itself, author, title and day, is the office's choice."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from helpers import letter_xml, run, write

CHECKER = Path(__file__).parents[2] / "shared" / "tools" / "docxcheck.py"
KYC = ("--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12", "--from", "schumer")

pytestmark = pytest.mark.usefixtures("desk")


def properties(docx: Path | str) -> dict[str, str | None]:
    """The core properties of a Word file by name, its language left out."""
    with zipfile.ZipFile(docx) as parts:
        core = ElementTree.fromstring(parts.read("docProps/core.xml"))
    return {one.tag.split("}")[1]: one.text for one in core if not one.tag.endswith("}language")}


OWN = {
    "title": "Letter to Antony J. Blinken, Secretary of State, September 12, 2024",
    "creator": "Charles E. Schumer",
    "created": "2024-09-12T00:00:00Z",
    "modified": "2024-09-12T00:00:00Z",
}


@pytest.mark.parametrize(
    ("flags", "changed"),
    [
        ((), {}),
        (("--title", "Our letter & more"), {"title": "Our letter & more"}),
        (("--author", "Office of Senator  Roe"), {"creator": "Office of Senator Roe"}),
        (("--file-date", "September 16, 2024"), dict.fromkeys(("created", "modified"), "2024-09-16T00:00:00Z")),
        (("--title", "none"), {"title": None}),
        (("--author", "None"), {"creator": None}),
        (("--file-date", "none"), {"created": None, "modified": None}),
    ],
)
def test_a_property_is_the_letters_own_unless_another_is_given(flags: tuple[str, ...], changed: dict[str, str | None]):
    """Who signs, whom it is to, the letter's date; `none` leaves a property out, not empty."""
    done = run("new", *KYC, *flags, "-o", "letter.docx")
    expected = {name: text for name, text in {**OWN, **changed}.items() if text is not None}

    assert done.code == 0, done.err
    assert properties("letter.docx") == expected


def test_the_properties_stand_in_the_record_and_change_no_word():
    """A record gives the same file again, properties included, and without them it names none."""
    flags = ("--title", "none", "--author", "Office of Senator Roe", "--file-date", "2024-09-16")
    run("new", *KYC, *flags, "-o", "letter.docx")
    again = run("new", "letter.yaml", "-o", "again.docx")
    run("new", *KYC, "-o", "plain.docx")
    record = Path("letter.yaml").read_text("utf-8")

    assert again.code == 0, again.err
    assert "changed" not in again.err
    assert Path("again.docx").read_bytes() == Path("letter.docx").read_bytes()
    assert "title: none\nauthor: Office of Senator Roe\nfile-date: 2024-09-16\n" in record
    assert letter_xml(Path("plain.docx")) == letter_xml(Path("letter.docx"))
    assert not any(f"\n{key}:" in Path("plain.yaml").read_text("utf-8") for key in ("title", "author", "file-date"))


def test_a_request_may_name_the_properties():
    """Under the keys that the flags have; a flag takes a key's place."""
    write(Path("letter.yaml"), "to: Secretary of State\nasks: kyc\ndate: 2024-09-12\nauthor: Us\nfile-date: none\n")
    run("new", "letter.yaml", "-o", "made.docx")
    run("new", "letter.yaml", "--author", "Them", "-o", "other.docx")

    assert properties("made.docx") == {"title": OWN["title"], "creator": "Us"}
    assert properties("other.docx") == {"title": OWN["title"], "creator": "Them"}


def test_another_date_of_the_letter_is_another_day_of_the_file():
    """The default is the letter's date, not the day of the record."""
    run("new", *KYC, "-o", "letter.docx")
    run("new", "letter.yaml", "--date", "2024-10-01", "-o", "later.docx")

    assert properties("later.docx")["created"] == "2024-10-01T00:00:00Z"
    assert properties("later.docx")["title"] == "Letter to Antony J. Blinken, Secretary of State, October 1, 2024"


@pytest.mark.parametrize(
    ("flag", "text", "expected"),
    [
        ("--file-date", "soon", "--file-date: 'soon' is not a date"),
        ("--file-date", "09/12/2024", "--file-date: '09/12/2024' may be September 12 or December 9"),
    ],
)
def test_a_day_that_is_none_is_told(flag: str, text: str, expected: str):
    """With every other fault of the request, and where it was given."""
    done = run("new", *KYC, "--cc", "nobody-there", flag, text)
    write(Path("letter.yaml"), f"to: AG\nasks: kyc\n{flag.removeprefix('--')}: {text}\n")

    assert done.code == 2
    assert expected in done.err
    assert "nobody-there" in done.err
    assert f"letter.yaml:3:12: {expected.partition(': ')[2]}" in run("new", "letter.yaml").err


@pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
def test_validators_accept_a_file_that_says_nothing_of_itself():
    """No title, no author, no day: each is optional in the format, though accessibility asks for a title."""
    run("new", *KYC, "--title", "none", "--author", "none", "--file-date", "none", "-o", "bare.docx")
    checked = subprocess.run(
        [sys.executable, CHECKER, "bare.docx", "--brief", "--allow-missing", "--only", "package,openxmlsdk,xsd"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip

    assert checked.returncode == 0, checked.stdout
