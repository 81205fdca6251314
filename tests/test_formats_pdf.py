"""The letter as a PDF: made by LibreOffice where it is installed, and told clearly where it is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from helpers import names, run
from whole import letter

from drafter.commands import pdf
from drafter.commands.making import content

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
needs_poppler = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-ins for LibreOffice are shell scripts")

TO_STATE = ("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12", "-o", "letter.pdf")
MADE = b"%PDF-1.6\n/CreationDate(D:20261121224720+01'00')\n<xmp:CreateDate>2026-11-21T22:47:20+01:00</xmp:CreateDate>\n"
WHOLE = MADE + b"/ID [ <" + b"A" * 32 + b">\n<" + b"A" * 32 + b"> ]\n/DocChecksum /" + b"B" * 32 + b"\n%%EOF\n"


def said_of(file: Path) -> dict[str, str]:
    """What pdfinfo says of a PDF."""
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, timeout=60, check=True).stdout
    return dict(re.findall(r"^([\w ]+):\s+(.*)$", told, re.MULTILINE))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "letter.pdf"
    path.write_bytes(content(letter(), "pdf"))
    return path


@needs_libreoffice
@needs_poppler
def test_the_pdf_is_tagged_and_says_what_it_is(printed: Path):
    """Title and author are the letter's, and the day of its making is the letter's day, wherever it was made."""
    said = said_of(printed)

    assert said["Tagged"] == "yes"
    assert said["Title"] == "Letter to A. Doe & others, September 12, 2024"
    assert said["Author"] == "Jane Roe"
    assert said["CreationDate"].startswith("Thu Sep 12 00:00:00 2024")
    assert said["Page size"] == "612 x 792 pts (letter)"


@needs_libreoffice
def test_the_pdf_claims_the_standard_for_access_and_shows_its_title(printed: Path):
    """PDF/UA, the language, and the title in the window in place of the file's name."""
    data = printed.read_bytes()

    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/Lang(en-US)" in data
    assert b"/DisplayDocTitle true" in data


@needs_libreoffice
def test_the_same_letter_is_the_same_pdf_at_another_hour(printed: Path):
    """To the byte, on one LibreOffice with the same fonts."""
    time.sleep(1.1)  # its clock counts in seconds

    assert content(letter(), "pdf") == printed.read_bytes()


@needs_libreoffice
def test_the_command_writes_a_pdf_and_its_record(desk: Path):
    """As any other format, and nothing else is left in the folder."""
    done = run(*TO_STATE)

    assert done.code == 0, done.err
    assert names(desk) == ["letter.pdf", "letter.yaml"]
    assert done.out.splitlines()[-1].endswith("then look at its pages.")


def test_without_libreoffice_the_message_says_what_to_do(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Where to get it, how to name it, and how to do without; nothing is written."""
    monkeypatch.setenv("PATH", str(desk))
    monkeypatch.delenv(pdf.PROGRAM, raising=False)
    monkeypatch.setattr(pdf, "_PLACES", ())
    done = run(*TO_STATE)

    assert done.code == 3
    assert done.err.splitlines() == [
        "a PDF is made by LibreOffice, which was not found on this machine",
        "  Install it from libreoffice.org; where it is installed, name its program in DRAFTER_SOFFICE. "
        "Or write the Word file (-o letter.docx), and save it as a PDF from Word.",
    ]
    assert names(desk) == []


def test_a_program_that_is_named_and_not_there_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """The name stands in the message; the path is not searched for another."""
    monkeypatch.setenv(pdf.PROGRAM, "/nowhere/soffice")
    done = run(*TO_STATE)

    assert done.code == 3
    assert done.err.startswith("DRAFTER_SOFFICE: there is no program '/nowhere/soffice'\n  Let it name")
    assert names(desk) == []


def stand_in(folder: Path, patch: pytest.MonkeyPatch, script: str) -> Path:
    """A program in LibreOffice's place that runs a script; `$out` is where the PDF is to go."""
    program = folder / "office with spaces"
    program.write_text(f'#!/bin/sh\nfor out; do :; done\nout="${{out%.docx}}.pdf"\n{script}\n', encoding="utf-8")
    program.chmod(0o755)
    patch.setenv(pdf.PROGRAM, str(program))
    return program


@needs_scripts
@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (
            "echo 'Error: source file could not be loaded'",
            ("it wrote no file", "It said: Error: source file could not"),
        ),
        ("echo no room >&2; exit 77", ("it ended with code 77", "It said: no room")),
        ("kill -SEGV $$", ("it was ended by signal 11",)),
        ('printf "%%PDF-1.6 and no more" > "$out"', ("its file is not whole",)),
        (': > "$out"', ("its file is not whole",)),
    ],
)
def test_a_libreoffice_that_fails_is_told_and_nothing_is_written(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, expected: tuple[str, ...]
):
    """What happened, what it said of it, and what to do instead; the old file stands."""
    stand_in(tmp_path, monkeypatch, script)
    Path("letter.pdf").write_bytes(b"old")
    done = run(*TO_STATE, "--force")

    assert done.code == 3
    assert done.err.startswith("LibreOffice did not make the PDF: ")
    assert [words for words in (*expected, "Or write the Word file (-o letter.docx)") if words not in done.err] == []
    assert names(desk) == ["letter.pdf"]
    assert Path("letter.pdf").read_bytes() == b"old"


@needs_scripts
def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_started(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """After a while the message comes, and no process goes on."""
    stand_in(tmp_path, monkeypatch, f'sleep 60 &\necho $! > "{tmp_path}/started"\nwait')
    monkeypatch.setattr(pdf, "PATIENCE", 0.5)
    done = run(*TO_STATE)
    started = int((tmp_path / "started").read_text(encoding="utf-8"))

    assert done.code == 3
    assert "it was not done after 0.5 seconds" in done.err
    assert not Path(f"/proc/{started}").exists() or "Z" in Path(f"/proc/{started}/stat").read_text(encoding="utf-8")
    assert names(desk) == []


@needs_scripts
def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Such as a file that is no program."""
    program = stand_in(tmp_path, monkeypatch, "")
    program.write_bytes(b"\x7fELF")
    done = run(*TO_STATE)

    assert done.code == 3
    assert "it could not be started (Exec format error)" in done.err


@needs_scripts
def test_libreoffice_is_given_a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Neither the person's settings nor an open LibreOffice have a say, and the temporary folder is gone afterwards."""
    (tmp_path / "made.pdf").write_bytes(WHOLE)
    stand_in(tmp_path, monkeypatch, f'echo "$1" > "{tmp_path}/given"; cp "{tmp_path}/made.pdf" "$out"')

    pdf.printed(b"", None)
    given = (tmp_path / "given").read_text(encoding="utf-8").strip()

    assert given.startswith("-env:UserInstallation=file:///")
    assert given.endswith("/profile")
    assert not Path(given.removeprefix("-env:UserInstallation=file://")).parent.exists()


@needs_scripts
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2024, 9, 12),
            (b"(D:20240912000000+01'00')", b"<xmp:CreateDate>2024-09-12T00:00:00+01:00</xmp:CreateDate>"),
        ),
        (None, (b"\n" + b" " * 38 + b"\n", b"\n" + b" " * 58 + b"\n")),
    ],
)
def test_the_hour_of_its_making_gives_way_to_the_letters_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date | None, expected: tuple[bytes, ...]
):
    """Or to nothing, in as many bytes, so that every place in the file stays where its tables say."""
    (tmp_path / "made.pdf").write_bytes(WHOLE)
    stand_in(tmp_path, monkeypatch, f'cp "{tmp_path}/made.pdf" "$out"')
    made = pdf.printed(b"", day)

    assert len(made) == len(WHOLE)
    assert [words for words in expected if words not in made] == [], made
    assert b"A" * 32 not in made
    assert b"2026" not in made
