"""drafter library check: whether everything reads, what waits, and what an office has put over shipped files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import run, write

CLAUSE = "---\ntitle: A clause\n---\n{}\n"


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's folder, in which the command is run."""
    for top in ("clauses", "templates"):
        (desk / top).mkdir()
    return desk


def test_a_sound_library_is_said_to_read_well(office: Path):
    """The sentence counts what there is."""
    ran = run("library", "check")

    assert ran.code == 0
    assert ran.out.startswith("All files read well: 4 issues,")
    assert "signatories" in ran.out


def test_the_words_of_an_offices_clauses_are_judged(office: Path):
    """A clause that was typed by hand is judged as one that is added."""
    write(office / "clauses/common/closing/mine.md.j2", CLAUSE.format("I thank you, as last year."))

    ran = run("library", "check")

    assert ran.code == 1
    assert "clauses/common/closing/mine.md.j2:4:1: “I thank” stands in a letter that several sign" in ran.out
    assert "clauses/common/closing/mine.md.j2:4:17: “last year” in the clause 'mine'" in ran.out


def test_gaps_are_told_and_hold_nothing_back(office: Path):
    """What is to be filled in is listed with its place; remarks are none."""
    write(
        office / "clauses/common/closing/mine.md.j2",
        CLAUSE.format("[FILL IN: thanks]").replace("---\nt", "---\n# [FILL IN\nt", 1),
    )

    ran = run("library", "check")
    data = json.loads(run("library", "check", "--json").out)

    assert ran.code == 0
    assert "To be filled in (1):\n  clauses/common/closing/mine.md.j2:5:1: thanks\n" in ran.out
    assert data["gaps"][0]["where"] == "clauses/common/closing/mine.md.j2:5:1"


def test_what_stands_in_the_place_of_shipped_files_is_listed(office: Path):
    """Clauses and rules alike."""
    write(office / "clauses/common/closing/thanks-for-attention.md.j2", CLAUSE.format("Thank you."))
    write(office / "templates/rules/ours.yaml", "unset-sender:\n  level: warning\n  why: By hand.\n")

    ran = run("library", "check")

    assert "In place of others (2):" in ran.out


def test_a_file_that_cannot_be_read_is_told(office: Path):
    """The exit code is that of a fault in the library."""
    write(office / "templates/rules/ours.yaml", "a-rule:\n  titel: x\n")

    ran = run("library", "check")

    assert ran.code == 2
    assert "unknown key 'titel'" in ran.err


@pytest.mark.parametrize("name", ["rules", "sources", "statistics", "timeline"])
def test_a_file_of_remarks_alone_waits_for_its_first_entry(office: Path, name: str):
    """It is no fault; an empty file is one, for something was lost."""
    write(office / "clauses/fentanyl" / f"{name}.yaml", "# To come.\n")
    waiting = run("library", "check")
    write(office / "clauses/fentanyl" / f"{name}.yaml", "")
    empty = run("library", "check")

    assert waiting.code == 0
    assert empty.code == 2
