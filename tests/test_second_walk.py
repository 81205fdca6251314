"""What went wrong on a second walk, through the letters that leave the office, and may not again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import paragraphs, part, run, write

MEMBER = """\
name: Jane Q. Example
title: United States Senator
chamber: senate
state: New York
letterhead: senate
zip: "20510"
since: 2019-01-03
"""
SEPTEMBER = ("new", "--to", "Secretary of State", "--asks", "kyc", "--from", "example", "--date", "2024-09-12")


@pytest.fixture(autouse=True)
def _office(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office whose Member may sign."""
    write(desk / "office/templates/signatories/example.yaml", MEMBER)
    monkeypatch.setenv("DRAFTER_LIBRARY", "office")


def test_three_addressees_are_greeted_with_commas(desk: Path):
    """Two are joined by “and”; of three and more each has its comma."""
    for posts, greeting in (
        (("Attorney General",), "Dear Secretary Blinken and Attorney General Garland:"),
        (
            ("Attorney General", "ondcp-director"),
            "Dear Secretary Blinken, Attorney General Garland, and Director Gupta:",
        ),
    ):
        others = [word for post in posts for word in ("--to", post)]
        run(*SEPTEMBER, *others, "-o", "made.docx", "--force")

        assert greeting in paragraphs(desk / "made.docx")


def test_the_title_of_a_letter_to_two_parts_them(desk: Path):
    """A name and a title hold a comma already, so a semicolon stands between one person and the next."""
    done = run("finalize", _request(desk, "to:\n  - Secretary of State\n  - Attorney General"))

    assert (
        "title “Letter to Antony J. Blinken, Secretary of State; Merrick B. Garland, Attorney General, Sept" in done.out
    )


def test_a_lead_in_that_ends_in_a_colon_stays_with_what_it_leads_in(desk: Path):
    """One ask alone is no list, and “one step:” still does not stay behind at the foot of the page before it."""
    run(*SEPTEMBER, "-o", "made.docx")
    lead_in = part(desk / "made.docx", "document.xml").decode().split("to take one step:")[0].rpartition("<w:p>")[2]

    assert "<w:keepNext/>" in lead_in


def test_re_that_was_typed_into_the_subject_is_found(desk: Path):
    """The subject line begins with “Re:” by itself, and one that says it twice is not ready to send."""
    typed = run(*SEPTEMBER, "--subject", "RE: Precursors", "--dry-run")

    assert "unfinished: 'Re: RE:' says it twice; the subject line begins with Re: by itself." in typed.err
    assert "unfinished" not in run(*SEPTEMBER, "--subject", "Regarding: more", "--dry-run").err


def test_one_placeholder_is_told_once(desk: Path):
    """“[TBD]” is not two faults."""
    assert run(*SEPTEMBER, "--subject", "[TBD]", "--dry-run").err.count("is a placeholder") == 1


@pytest.mark.parametrize("folder", [".", "/", "letters"])
def test_a_folder_for_the_letter_is_answered_with_a_file_in_it(desk: Path, folder: str):
    """Also the folder that has no name of its own."""
    (desk / "letters").mkdir()
    done = run(*SEPTEMBER, "-o", folder)

    assert (done.code, done.err.splitlines()) == (
        3,
        [f"{folder}: this is a folder; a file is expected", "  Give the file's name too: -o FOLDER/letter.docx"],
    )


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_letter_of_any_format_stands_for_its_record(desk: Path, ending: str):
    """The file that a person sees is the one that a person names."""
    run(*SEPTEMBER, "-o", f"made.{ending}")

    assert run("preview", f"made.{ending}") == run("preview", "made.yaml")
    assert run("finalize", f"made.{ending}").code == 0
    assert run("new", "made.html" if ending == "html" else "made.yaml", "--dry-run").code == (ending == "html") * 3


def test_a_web_page_without_its_record_is_no_request(desk: Path):
    """It is told what is missing, not what a record's lines look like; a request typed as plain text is read."""
    write(desk / "page.html", "<!DOCTYPE html>")
    write(desk / "typed.txt", "to: Secretary of State\nasks: kyc\nfrom: example\ndate: 2024-09-12\n")

    assert run("check", "page.html").err.splitlines()[0] == "page.html: this letter has no record beside it"
    assert run("new", "page.html").err.splitlines()[0].startswith("page.html: this is a letter;")
    assert run("check", "typed.txt").code == 0


def test_a_letterhead_is_checked_by_its_file(desk: Path):
    """Its id and its folder are answered with what to name."""
    (desk / "letterheads").mkdir()

    assert "The file is named, such as templates/letterheads/smith.docx." in run("letterhead", "check", "house").err
    assert run("letterhead", "check", "letterheads").err.splitlines() == [
        "letterheads: this letterhead cannot be read: it is a folder",
        "  Give the file’s name too.",
    ]


def _request(desk: Path, first: str) -> Path:
    """A request for a letter of September 12, 2024."""
    return write(desk / "letter.yaml", f"{first}\nasks: kyc\nfrom: example\ndate: 2024-09-12\n")
