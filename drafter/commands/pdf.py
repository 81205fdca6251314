"""A Word file as a PDF: LibreOffice prints it, tagged and titled, and the hour of its making does not stay in it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from drafter.errors import Fault, FileError, Location

PROGRAM = "DRAFTER_SOFFICE"
"""The environment variable that names LibreOffice's program where it is not found by itself."""

PATIENCE = 180.0
"""Seconds to wait; a letter takes a few, a hundred pages on an old machine not much more than a minute."""

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"%ProgramFiles%\LibreOffice\program\soffice.com",
    r"%ProgramFiles(x86)%\LibreOffice\program\soffice.com",
)
_INSTEAD = "Or write the Word file (-o letter.docx), and save it as a PDF from Word."

# Set in the profile, and not on the command line, which takes them from LibreOffice 7.4 on only.
_EXPORT = {"UseTaggedPDF": "true", "PDFUACompliance": "true", "DisplayPDFDocumentTitle": "true", "ExportNotes": "false"}
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        '<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in _EXPORT.items()
    )
    + "</oor:items>\n"
)


def printed(word_file: bytes, day: date | None) -> bytes:
    """The PDF of a Word file: the same bytes for the same file, day, LibreOffice and fonts.

    `day` is what it says of its making, None for nothing. Raises FileError where LibreOffice is not there or fails.
    """
    program = _program()
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        (folder / "letter.docx").write_bytes(word_file)
        said = _run(program, folder)
        try:
            pdf = (folder / "letter.pdf").read_bytes()
        except FileNotFoundError:
            raise _failure("it wrote no file", said) from None
    if not pdf.startswith(b"%PDF-") or b"%%EOF" not in pdf[-32:]:
        raise _failure("its file is not whole", said)
    return _settled(pdf, day)


def _program() -> str:
    """LibreOffice's program: the one named in the environment, else on the path, else in its usual places."""
    if named := os.environ.get(PROGRAM):
        if found := shutil.which(named):
            return found
        hint = "Let it name LibreOffice's program 'soffice', with its folder."
        raise FileError(Fault(f"there is no program '{named}'", Location(PROGRAM), hint))
    places = [os.path.expandvars(Path(place).expanduser()) for place in _PLACES]
    for name in (*_NAMES, *places):
        if found := shutil.which(name):
            return found
    hint = f"Install it from libreoffice.org; where it is installed, name its program in {PROGRAM}. {_INSTEAD}"
    raise FileError(Fault("a PDF is made by LibreOffice, which was not found on this machine", None, hint))


def _run(program: str, folder: Path) -> str:
    """Convert the letter in a folder, with a profile of its own there; what LibreOffice said of it."""
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", "--nolockcheck"]
    command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(folder / "letter.docx")]
    log = folder / "said.txt"
    try:
        with log.open("wb") as said:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                env={**os.environ, "TZ": "UTC"},
                start_new_session=True,
            )
            try:
                code = process.wait(PATIENCE)
            finally:
                _end(process)
    except subprocess.TimeoutExpired:
        raise _failure(f"it was not done after {PATIENCE:g} seconds", "") from None
    except OSError as error:
        raise _failure(f"it could not be started ({error.strerror or error})", "") from None
    words = log.read_text(encoding="utf-8", errors="replace")
    if code:
        raise _failure(f"it was ended by signal {-code}" if code < 0 else f"it ended with code {code}", words)
    return words


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is still running, with the processes that it started; they would hold the temporary folder."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _failure(what: str, said: str) -> FileError:
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("convert ")]
    told = f" It said: {lines[-1][:200]}" if lines else ""
    hint = f"Try again; a LibreOffice that is being updated fails so.{told} {_INSTEAD}"
    return FileError(Fault(f"LibreOffice did not make the PDF: {what}", None, hint))


def _settled(pdf: bytes, day: date | None) -> bytes:
    """The PDF with the letter's day for the hour of its making, and an id made of its own bytes.

    Nothing changes its length, so that every place in the file stays where its tables say. What LibreOffice keeps
    nowhere in the open is left: then the bytes differ from one time to the next, and the page does not.
    """
    stamp = f"{day.isoformat()}T00:00:00" if day else ""
    digits = re.sub(r"\D", "", stamp)
    pdf = re.sub(rb"/(?:CreationDate|ModDate)\(D:(\d{14})[^)]*\)", lambda found: _dated(found, digits), pdf)
    pdf = re.sub(
        rb"<xmp:(?:CreateDate|ModifyDate|MetadataDate)>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[^<]*</xmp:\w+>",
        lambda found: _dated(found, stamp),
        pdf,
    )
    ids = re.compile(rb"(?<=/ID \[ <)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
    bare = ids.sub(b"", pdf)
    made = hashlib.md5(bare, usedforsecurity=False).hexdigest().upper().encode()
    return ids.sub(lambda found: made + found[1] + made if found[1] else made, pdf)


def _dated(found: re.Match[bytes], stamp: str) -> bytes:
    """A date with another in its place, or spaces where there is to be none."""
    return found[0].replace(found[1], stamp.encode()) if stamp else b" " * len(found[0])
