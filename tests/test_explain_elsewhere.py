"""`drafter explain` and `check` on files that drafter did not write, and on files that are no letter at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import run, write
from schemas import unlike
from test_check_any_letter import LETTER

PRESIDENT = LETTER.replace("I write about the the depot in our town.", "I ask you to place the PRC on the Majors List.")


def test_a_rule_is_explained_for_a_letter_of_others(desk: Path) -> None:
    """How its condition came out, what it found, and the same as data."""
    write(desk / "theirs.txt", PRESIDENT)
    done = run("explain", "power-majors-list", "theirs.txt")
    data = json.loads(run("explain", "power-majors-list", "theirs.txt", "--json").out)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("power-majors-list in theirs.txt\n  yes 'executive' in bodies\n")
    assert "so the condition holds" in done.out
    assert done.out.splitlines()[-1].startswith("  error: “you to place …” asks for what only the President determines")
    assert list(unlike(data, json.loads(run("explain", "--schema").out))) == []
    assert [one["where"] for one in data["rule"]["findings"]] == ["theirs.txt:15:7"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("mixed-quotes", "it found nothing"),
        ("power-special-301", "it found nothing"),
        ("outside-remit", "it needs to know what drafter makes a letter from, and was not asked of this one"),
    ],
)
def test_a_rule_that_found_nothing_there_says_why(desk: Path, rule: str, expected: str) -> None:
    """It was asked, or could not be."""
    write(desk / "theirs.txt", LETTER)
    done = run("explain", rule, "theirs.txt")

    assert (done.code, done.out.splitlines()[-1].strip()) == (0, expected)


def test_a_letter_of_others_has_no_decisions_to_explain(desk: Path) -> None:
    """One fault that says what to type, and none about keys."""
    write(desk / "theirs.txt", LETTER)
    done = run("explain", "theirs.txt")

    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "theirs.txt: this letter has no record, so that nothing is known of how it was made",
        "  What the rules find in it: drafter check theirs.txt. Of one rule: drafter explain RULE theirs.txt",
    ]


@pytest.mark.parametrize("asked", [("check",), ("explain",), ("explain", "doubled-word"), ("new",), ("preview",)])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hi\n", "note.txt: this is neither a letter, with a date and a salutation, nor a request, with lines "),
        ("", "note.txt: this file is empty\n"),
    ],
)
def test_a_text_that_is_no_letter_is_told_so(desk: Path, asked: tuple[str, ...], words: str, expected: str) -> None:
    """In one fault, with what to type, and not in words about the keys of a request."""
    write(desk / "note.txt", words)
    done = run(*asked, "note.txt")

    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(expected)
    assert done.err.count("note.txt:") == 1
    assert "drafter check LETTER" in done.err


def test_a_program_is_not_taken_for_text_in_another_encoding(desk: Path) -> None:
    """Empty bytes here and there are no UTF-16, of which every other byte is empty."""
    (desk / "program").write_bytes(b"\x7fELF\2\1\1" + bytes(9) + b"\3\0>\0\1\0\0\0\xd0a" * 9)
    done = run("check", "program")

    assert done.code == 3
    assert done.err.startswith("program: this file is no plain text; UTF-8 is expected\n")


def test_a_name_that_holds_the_word_is_offered_before_one_that_looks_like_it() -> None:
    """An office's ids are of several words, and people type one of them."""
    done = run("explain", "judge")

    assert done.code == 2
    assert "Did you mean 'state-judge'" in done.err


def test_how_a_tenure_is_known_reads_as_english() -> None:
    """The word in the file is one for the file."""
    said = " ".join(run("explain", "secretary-of-state", "--as-of", "2024-09-12").out.split())

    assert "known from the oath" in said or "known from the Senate’s vote" in said or "known from what was" in said
    assert "known by" not in said


def test_a_private_person_is_named_where_no_title_can_be(desk: Path) -> None:
    """In the error about an ask that is not for such a person to decide."""
    described = "name: John Smith\nsurname: Smith\nform: private-person\nvocative: Mr.\naddress: Bethesda\n"
    write(desk / "people.yaml", described)
    done = run(
        *("new", "--to-file", "people.yaml", "--asks", "kyc", "--issue", "fentanyl", "--date", "2024-09-12"),
        *("-o", "a.docx"),
    )

    assert done.code == 1
    assert "error: the ask 'kyc' is not one that John Smith can decide or press for. (outside-remit)" in done.err


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-09-16", "on September 15, 2024, the day before this letter. (list-has-just-come-out)"),
        ("2024-10-01", "on September 15, 2024, 16 days before this letter. (list-has-just-come-out)"),
        ("2024-11-01", ""),
        ("2024-09-15", ""),
    ],
)
def test_a_designation_asked_for_just_after_the_list_is_told_of_it(desk: Path, day: str, expected: str) -> None:
    """Not on the day itself, nor a month later."""
    write(desk / "letter.yaml", f"to: president\nasks: kyc\ndesignation: yes\ndate: {day}\n")
    out = run("check", "letter.yaml").out

    assert expected in out
    assert ("list-has-just-come-out" in out) == bool(expected)
