"""drafter as a person uses it: a command line in, an exit code and words out, and what a Word file holds."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from drafter.cli import main

ROOT = Path(__file__).parents[1]
HEADLINE = ("new", "--to", "Secretary of State", "--asks", "kyc,scheduling")
"""The command that README begins with."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Ran(NamedTuple):
    """What a command came to: its exit code and the words on stdout and stderr."""

    code: int
    out: str
    err: str


def run(*args: str | Path, cwd: Path | None = None) -> Ran:
    """Run a command in this process, in the folder `cwd` (where we are, without one)."""
    out, err = _stream(), _stream()
    with contextlib.chdir(cwd or Path.cwd()), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(arg) for arg in args])
    return Ran(code, _said(out), _said(err))


def run_installed(*args: str | Path, cwd: Path, **environment: str) -> Ran:
    """Run the installed command in a process of its own, in the folder `cwd`; `environment` is added to ours."""
    done = subprocess.run(
        [*installed(), *map(str, args)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def installed() -> list[str]:
    """How the installed command is called: the script beside this Python, else the module."""
    for name in ("drafter", "drafter.exe"):
        if (script := Path(sys.executable).parent / name).is_file():
            return [str(script)]
    return [sys.executable, "-m", "drafter"]


def write(path: Path, text: str) -> Path:
    """A file with this text, its folders made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    """Every file below a folder by its path in it, in order; hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def part(docx: Path, name: str) -> bytes:
    """One part of a Word file, such as `document.xml`."""
    with zipfile.ZipFile(docx) as parts:
        return parts.read(f"word/{name}")


def letter_xml(docx: Path) -> tuple[bytes, bytes]:
    """What makes a letter the same letter: its text and its notes."""
    return part(docx, "document.xml"), part(docx, "footnotes.xml")


def paragraphs(docx: Path) -> list[str]:
    """The paragraphs of a Word file in order, their line breaks as new lines, without note marks and numbers."""
    body = ElementTree.fromstring(part(docx, "document.xml"))
    return [_text(paragraph) for paragraph in body.iter(f"{WORD}p")]


def notes(docx: Path) -> list[str]:
    """The footnotes of a Word file in order, without their marks."""
    found = ElementTree.fromstring(part(docx, "footnotes.xml")).iter(f"{WORD}footnote")
    return [_text(note).strip() for note in found if note.get(f"{WORD}type") is None]


def words(docx: Path) -> str:
    """Everything a Word file says on its pages, with single spaces: the paragraphs, then the notes."""
    return " ".join(" ".join([*paragraphs(docx), *notes(docx)]).split())


def _text(element: ElementTree.Element) -> str:
    breaks = {f"{WORD}br": "\n", f"{WORD}tab": "\t", f"{WORD}noBreakHyphen": "-"}
    return "".join((one.text or "") if one.tag == f"{WORD}t" else breaks.get(one.tag, "") for one in element.iter())


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
