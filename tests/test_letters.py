"""Whole letters as a reader sees them: each file in tests/letters/ is a command and exactly what it prints.

To accept what the letters say now, after reading it: DRAFTER_ACCEPT=1 pytest tests/test_letters.py. To add a letter,
write a file with a heading and the command alone, and accept it.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from drafter.cli import main

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).with_name("letters")
LETTERS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
FORM = re.compile(
    r"# (?P<title>[^\n]+)\n\n```console\n\$ (?P<command>[^\n]+)\n```\n(\n```text\n(?P<shown>.*)```\n)?", re.S
)
ACCEPT = "DRAFTER_ACCEPT"


def read(path: Path) -> tuple[str, str, str]:
    """A golden file's title, its command, and what the command is to print; that is empty in a new file."""
    found = FORM.fullmatch(path.read_text("utf-8"))
    assert found, f"{path.name} is not a heading, a command in ```console and its output in ```text"
    return found["title"], found["command"], found["shown"] or ""


def written(title: str, command: str, shown: str) -> str:
    return f"# {title}\n\n```console\n$ {command}\n```\n\n```text\n{shown}```\n"


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_reads_as_it_did_when_it_was_accepted(path, monkeypatch, capsys, tmp_path):
    """The command in the file, run where the project lies, prints the letter in the file to the last character."""
    title, command, accepted = read(path)
    program, *arguments = shlex.split(command)
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("DRAFTER_LIBRARY", raising=False)
    monkeypatch.setenv("DRAFTER_CACHE", str(tmp_path))
    code = main(arguments)
    shown = capsys.readouterr().out
    if os.environ.get(ACCEPT) == "1":
        path.write_text(written(title, command, shown), "utf-8", newline="\n")
        accepted = shown

    assert (program, code) == ("drafter", 0)
    assert shown == accepted, f"read it; if it is meant, run {ACCEPT}=1 pytest tests/test_letters.py"


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_is_shown_at_eighty_columns_and_for_a_stated_day(path):
    """A golden that followed the terminal or the calendar would differ from one reader to the next."""
    _, command, _ = read(path)

    assert "drafter preview " in command
    assert command.endswith(" --width 80")
    assert "--date " in command or "seeds/" in command


def test_there_are_letters_to_compare():
    """An empty folder would pass every test above."""
    assert len(LETTERS) >= 12
