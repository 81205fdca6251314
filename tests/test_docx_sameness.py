"""The same letter is the same file: on any machine, at any hour, whoever runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import CHECKSUMS, LETTERS, checksums

from drafter.writers.docx import learn, write

PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); import pictures; sys.stdout.write(pictures.checksums())"
SURROUNDINGS = {
    "a hash seed": {"PYTHONHASHSEED": "1"},
    "another hash seed and time zone": {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"},
    "a plain locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"},
    "a Turkish locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
}


def test_the_parts_of_every_letter_are_those_on_record():
    """Any machine makes them so; `python -m tests.pictures` records a change that is meant."""
    assert checksums().splitlines() == CHECKSUMS.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_no_surroundings_change_a_letter(tmp_path, surroundings):
    """Neither the order of sets, nor time zone, locale or folder leaves a trace."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(Path(__file__).parent)],
        cwd=tmp_path,
        env={**os.environ, **SURROUNDINGS[surroundings]},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == checksums()


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_written_twice_has_the_same_bytes(name):
    """On a base learnt once, learnt anew, or not given at all."""
    first, again = LETTERS[name](), LETTERS[name]()

    assert write(first) == write(again, learn(again.stationery)) == write(first)
