"""One mistake a folder: each case of tests/bad/ is an office's library with a fault, and the words that answer it.

A case holds files under `clauses/` or `templates/`, laid over the shipped library, and `expected.txt`, all that a
person then sees; OFFICE stands for the case's folder. To add one, add a folder and run the tests with DRAFTER_ACCEPT=1
set, then read the message as the person would who made the mistake.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter import assets
from drafter.commands.telling import tell_error
from drafter.drafting import open_library
from drafter.errors import DrafterError

BAD = Path(__file__).parent / "bad"
CASES = sorted(path for path in BAD.iterdir() if path.is_dir())


def told(case: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """All that is said about a case on standard error; empty where nothing is at fault."""
    try:
        open_library([assets.root(), case], None)
    except DrafterError as error:
        tell_error(error)
    return capsys.readouterr().err.replace(case.as_posix(), "OFFICE")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_answered_with_its_place_and_what_to_do(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """The message is the very one in expected.txt; DRAFTER_ACCEPT=1 writes it there."""
    monkeypatch.chdir(tmp_path)
    said = told(case, capsys)
    if os.environ.get("DRAFTER_ACCEPT"):
        (case / "expected.txt").write_text(said, encoding="utf-8", newline="\n")

    assert said == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_expected_message_names_a_file_of_its_case(case: Path):
    """A mistake is placed in the office's own files, never in the shipped ones, and never without words."""
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line and not line.startswith(" ") and not line.endswith(" faults.")]

    assert heads
    assert all(line.startswith("OFFICE/") for line in heads)
