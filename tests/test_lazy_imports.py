"""A command imports what it needs and no more, so that help comes at once and a second preview is quick."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("desk")

HEAVY = ("docx", "lxml", "jinja2", "yaml")
OF_PYTHON = ("tempfile", "zipfile", "random")
"""Modules of Python's own that take as long to import as a letter takes to write."""

NEEDED_ELSEWHERE = (
    "drafter.citation.engine",
    "drafter.citation.style_file",
    "drafter.library.reading",
    "drafter.library.source",
    "drafter.opc.word",
    "drafter.review",
    "drafter.signing",
    "drafter.templating",
    "drafter.writers.docx.office",
    "drafter.writers.docx.stationery",
    "drafter.writers.terminal",
)
"""Modules of drafter's own that a letter from a cached library, on cached stationery, has no use for."""

KYC = ("--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12")
PROGRAM = """\
import json, sys
from drafter.cli import main
code = main(sys.argv[1:])
print("\\n" + json.dumps([code, sorted(sys.modules)]))
"""


def imported(*args: str, cwd: Path) -> set[str]:
    """The heavy packages, and those of drafter's own modules, that a command imports in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args], cwd=cwd, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return {name for name in modules if name in (*HEAVY, *OF_PYTHON) or name.startswith("drafter.")}


@pytest.mark.parametrize("args", [("--help",), *((one, "--help") for one in ("new", "preview", "check", "finalize"))])
def test_help_imports_nothing_heavy(desk: Path, args: tuple[str, ...]):
    """Neither Word nor YAML nor templates are needed to say how a command is used."""
    assert imported(*args, cwd=desk) & {*HEAVY, *OF_PYTHON, "drafter.library", "drafter.writers.docx"} == set()


@pytest.mark.parametrize(
    ("args", "spared"),
    [
        (("preview", *KYC), {"docx", "lxml", "yaml"}),
        (("list", "asks"), {"docx", "lxml", "yaml", "jinja2"}),
        (("list", "officials"), {"docx", "lxml", "yaml", "jinja2"}),
        (("list", "statistics"), {"docx", "lxml", "yaml"}),
        (("new", *KYC, "--dry-run"), {"docx", "lxml", "yaml"}),
        (("--version",), {"docx", "lxml", "yaml", "jinja2"}),
    ],
)
def test_a_warm_cache_spares_the_parsers(desk: Path, args: tuple[str, ...], spared: set[str]):
    """The library is parsed once and kept; reading it back needs no YAML, and only a letter needs templates."""
    imported("list", "asks", cwd=desk)

    assert imported(*args, cwd=desk) & spared == set()


def test_a_letter_on_a_warm_cache_imports_what_it_uses_alone(desk: Path):
    """Not the readers of the library or of an office’s own Word file, and not what only a fault or a review needs."""
    imported("new", *KYC, cwd=desk)

    modules = imported("new", *KYC, "--force", cwd=desk)

    assert "drafter.writers.docx" in modules
    assert modules & {*HEAVY, *OF_PYTHON, *NEEDED_ELSEWHERE} == set()
