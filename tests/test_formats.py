"""`drafter new` in every format: which one is meant, what is written, and what the summary says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import HEADLINE, names, run, run_installed, write

from drafter.writers import FORMATS

TO_STATE = ("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12")
STEM = "out/2024-09-12-secretary-of-state-kyc"
TEXTS = ("markdown", "plain", "html")
"""The formats that need no other program."""

pytestmark = pytest.mark.usefixtures("desk")


@pytest.mark.parametrize(
    ("form", "ending", "following"),
    [
        ("docx", ".docx", "then open it in Word."),
        ("markdown", ".md", "then paste it where Markdown is read."),
        ("plain", ".txt", "then paste it into an e-mail."),
        ("html", ".html", "then open it in a browser."),
    ],
)
def test_a_format_is_asked_for_by_its_name_or_by_the_ending_of_the_file(
    desk: Path, form: str, ending: str, following: str
):
    """Both give the same bytes, the record stands beside, and the last line says what to do with such a file."""
    named = run(*TO_STATE, "--format", form)
    by_ending = run(*TO_STATE, "-o", f"letter{ending}")

    assert (named.code, by_ending.code) == (0, 0), named.err + by_ending.err
    assert names(desk) == sorted([f"letter{ending}", "letter.yaml", f"{STEM}{ending}", f"{STEM}.yaml"])
    assert Path(f"{STEM}{ending}").read_bytes() == Path(f"letter{ending}").read_bytes()
    assert named.out.splitlines()[-1].endswith(following)
    assert by_ending.out.startswith(f"letter{ending}: ")


@pytest.mark.parametrize("form", TEXTS)
def test_every_format_says_the_words_of_the_letter(form: str):
    """The address, the salutation, the ask and the source of the figure, in UTF-8."""
    run(*TO_STATE, "--format", form, "-o", f"letter{FORMATS[form].ending}")
    text = " ".join(Path(f"letter{FORMATS[form].ending}").read_text(encoding="utf-8").split())

    for said in ("Antony J. Blinken", "Dear Secretary Blinken:", "74,702", "https://www.cdc.gov/nchs/", "OFFICE’S"):
        assert said in text


@pytest.mark.parametrize("given", ["md", ".MD", "Markdown"])
def test_a_format_may_be_called_by_its_ending(desk: Path, given: str):
    """As people call it."""
    assert run(*TO_STATE, "--format", given, "-o", "letter.md").code == 0
    assert names(desk) == ["letter.md", "letter.yaml"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ("-o", "letter.htm"),
            ("letter.htm: a letter is written in no format that ends in .htm", "Name it letter.html.", ".md (Markdown"),
        ),
        (("-o", "letter.markdown"), ("Name it letter.md.",)),
        (("-o", "letter.v2"), ("no format that ends in .v2", "Name it letter.docx.")),
        (("-o", "letter"), ("letter: this name has no ending", "Name it letter.docx.")),
        (
            ("-o", "letter.md", "--format", "html"),
            (
                "a file of --format html ends in .html",
                "Name it letter.html, or leave out --format: the ending says it.",
            ),
        ),
        (("-o", "letter", "--format", "html"), ("a file of --format html ends in .html", "Name it letter.html.")),
        (
            ("--format", "htlm"),
            (
                "--format: there is no format 'htlm'",
                "Did you mean 'html'? The formats are docx, pdf, markdown, plain, html.",
            ),
        ),
        (("--format", "odt"), ("there is no format 'odt'", "The formats are docx, pdf, markdown, plain, html.")),
        (
            ("--format", "html", "--review"),
            ("--review: comments stand in a Word file, and this is a web page", "write a Word file: -o letter.docx."),
        ),
    ],
)
def test_a_format_that_cannot_be_is_told(desk: Path, options: tuple[str, ...], expected: tuple[str, ...]):
    """What was given, what there is, and what to give instead; nothing is written."""
    done = run(*TO_STATE, *options)

    assert done.code == 2
    assert [words for words in expected if words not in done.err] == [], done.err
    assert names(desk) == []


def test_a_letter_is_written_in_a_second_format_beside_the_first(desk: Path):
    """Its record says the same, so it is not in the way; another letter's record is."""
    run(*TO_STATE)
    second = run("new", f"{STEM}.yaml", "--format", "html")
    other = run(*TO_STATE, "--subject", "Another", "--format", "plain")

    assert second.code == 0, second.err
    assert names(desk) == [f"{STEM}.docx", f"{STEM}.html", f"{STEM}.yaml"]
    assert other.code == 3
    assert f"{Path(STEM)}.yaml: this file is there already" in other.err


@pytest.mark.parametrize("form", TEXTS)
def test_a_file_that_is_there_is_not_overwritten_unasked(desk: Path, form: str):
    """In any format; with --force it is."""
    file = write(desk / f"letter{FORMATS[form].ending}", "mine")
    refused = run(*TO_STATE, "-o", file.name)

    assert refused.code == 3
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(*TO_STATE, "-o", file.name, "--force").code == 0


def test_a_dry_run_names_the_file_of_the_format(desk: Path):
    """And writes none; no other program is needed to say so."""
    done = run(*TO_STATE, "--format", "pdf", "--dry-run")

    assert done.code == 0
    assert done.out.startswith(f"{Path(STEM)}.pdf: ")
    assert names(desk) == []


def test_a_text_format_needs_no_word(desk: Path):
    """A writer is imported only when it is used, and python-docx not at all."""
    run_installed(*HEADLINE, "-o", "warm.docx", cwd=desk)
    program = (
        "import json, sys\nfrom drafter.cli import main\nmain(sys.argv[1:])\n"
        "print(json.dumps([name for name in sys.modules if name.partition('.')[0] in ('docx', 'lxml', 'drafter')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *HEADLINE, "-o", "letter.html"],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    imported = json.loads(done.stdout.splitlines()[-1])

    assert [name for name in imported if name.split(".")[0] in ("docx", "lxml")] == []
    assert {"drafter.writers.html"} == {name for name in imported if name.count(".") == 2} & {
        f"drafter.writers.{form.module}" for form in FORMATS.values()
    }


def test_the_formats_are_named_in_the_help():
    """With what the one that needs another program needs."""
    help_text = " ".join(run("new", "-h").out.split())

    assert ", ".join(FORMATS) in help_text
    assert "DRAFTER_SOFFICE" in help_text
