"""`drafter check --json`: one shape for every letter, which is what its own JSON Schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from helpers import run, run_installed, write
from schemas import unlike
from test_check_any_letter import LETTER

from drafter.commands import check_data

SCHEMA: dict[str, Any] = json.loads(run("check", "--schema").out)
REQUEST = "to: fincen-director\nasks: kyc\ndate: 2024-09-12\nfrom: schumer\ncc: president, AG\n"


def told(*words: str) -> dict[str, Any]:
    """What `drafter check --json` prints."""
    done = run("check", *words, "--json")
    found: dict[str, Any] = json.loads(done.out)
    assert done.code == found["blocks"]
    return found


def test_a_person_finds_the_schema(desk: Path) -> None:
    """By a flag that the help names, of the installed program, without a letter."""
    done = run_installed("check", "--schema", cwd=desk, PYTHONPATH=str(Path(__file__).parents[1]))

    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == SCHEMA
    assert SCHEMA["properties"]["schema"]["const"] == check_data.SCHEMA
    assert "--schema" in run("check", "--help").out


def test_a_finding_is_the_same_here_and_in_explain() -> None:
    """One description for both."""
    assert SCHEMA["$defs"]["finding"] == json.loads(run("explain", "--schema").out)["$defs"]["finding"]


def test_every_letter_gives_what_the_schema_says(desk: Path) -> None:
    """A request, a record, a Word file with its record and an edited one; letters of others, one of them mended."""
    write(desk / "letter.yaml", REQUEST)
    write(desk / "theirs.txt", LETTER)
    write(desk / "bare.txt", "Dear Friends:\n\nThank you.\n")
    because = ("--allow", "outside-remit=they asked for it")
    assert run("new", "letter.yaml", "-o", "made.docx", *because).code == 0
    own = [told(file) for file in ("letter.yaml", "made.yaml", "made.docx")]
    changed = docx.Document(str(desk / "made.docx"))
    changed.add_paragraph("See the the map.")
    changed.save(str(desk / "made.docx"))
    edited, theirs, bare = told("made.docx"), told("theirs.txt"), told("bare.txt")
    mended = told("theirs.txt", "--fix")

    for data in (*own, edited, theirs, bare, mended):
        assert list(unlike(data, SCHEMA)) == [], data["file"]
    assert [one["blocks"] for one in own] == [True, False, False]
    assert [(one["written"], one["edited"]) for one in (*own, edited, theirs)] == [
        *[("drafter", False)] * 3,
        ("drafter", True),
        ("elsewhere", False),
    ]
    assert (bare["letter"]["date"], bool(bare["not_judged"]), theirs["mended"]) == (None, True, [])
    assert (mended["file"], len(mended["mended"])) == ("theirs-fixed.txt", 2)


def test_a_letter_is_the_same_data_with_its_record_and_without(desk: Path) -> None:
    """What the record has is what is read where the record is lost; two copies are two."""
    write(desk / "letter.yaml", REQUEST)
    run("new", "letter.yaml", "-o", "made.docx", "--allow", "outside-remit=they asked for it")
    with_record = told("made.docx")["letter"]
    (desk / "made.yaml").unlink()
    without = told("made.docx")["letter"]

    assert without == with_record
    assert with_record["copies"] == [
        ["Joseph R. Biden, Jr.", "President of the United States", "The White House"],
        ["Merrick B. Garland", "Attorney General", "U.S. Department of Justice"],
    ]


@pytest.mark.usefixtures("desk")
def test_the_test_sees_what_is_not_as_the_schema_says() -> None:
    """A name that is missing, and one too many."""
    write(Path("theirs.txt"), LETTER)
    good = told("theirs.txt")
    short = {name: value for name, value in good.items() if name != "edited"}

    assert list(unlike(short, SCHEMA)) == ["$ lacks edited"]
    assert list(unlike({**good, "version": 1}, SCHEMA)) == ["$ has version"]
