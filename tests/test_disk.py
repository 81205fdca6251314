"""What happens to the letters on a disk that is full, for real and not by a stand-in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import Ran, installed, run

REQUEST = ("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12", "-o", "letter.docx")

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")


def run_where_files_stop_at(size: int, *args: str, cwd: Path) -> Ran:
    """The installed command, in a process that the system lets write no file of more than `size` bytes."""
    limit = f"import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    script = f"{limit}; os.execv(sys.argv[1], sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", script, *installed(), *args],
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@needs_limits
@pytest.mark.parametrize("size", [0, 300, 4000])
def test_a_letter_that_does_not_fit_is_told_and_the_old_one_stands(desk: Path, size: int):
    """Whether not a byte, the record alone or half the letter fits: both files are as they were, and no other is."""
    assert run(*REQUEST).code == 0
    before = {path.name: path.read_bytes() for path in desk.iterdir()}

    done = run_where_files_stop_at(size, *REQUEST, "--subject", "Precursors", "--force", cwd=desk)

    assert done.code == 3, done
    assert "letter.docx: this file cannot be written: File too large" in done.err
    assert "Traceback" not in done.err
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before


@needs_limits
def test_a_first_letter_that_does_not_fit_leaves_nothing(desk: Path):
    """Neither half a letter nor a record without its letter."""
    done = run_where_files_stop_at(4000, *REQUEST, cwd=desk)

    assert done.code == 3, done
    assert list(desk.iterdir()) == []
