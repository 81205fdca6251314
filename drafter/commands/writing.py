"""Writing files whole or not at all, and never over one that is there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from drafter.errors import Fault, FileError, Location


def check_targets(paths: list[Path], *, force: bool, made_by_us: bool, flag: str = "-o") -> None:
    """Raise FileError where a file is in the way, or where its folder is missing and not ours to make.

    `flag` is the one by which a person gives another name.
    """
    folder = paths[0].parent
    if not made_by_us and not folder.is_dir():
        hint = "Make the folder first, or name one that is there."
        raise FileError(Fault(f"there is no folder '{folder}'", Location(str(paths[0])), hint))
    try:
        faults = [fault for path in paths if (fault := _in_the_way(path, force, flag))]
    except OSError as error:  # such as a name that is too long
        message = f"this file cannot be written: {error.strerror or error}"
        raise FileError(Fault(message, Location(str(paths[0])), f"Give another with {flag}.")) from None
    if faults:
        raise FileError(*faults)


def holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and holds the same, as the record does when a letter is written in a second format."""
    with contextlib.suppress(OSError):
        return path.read_bytes() == data
    return False


def write_files(content: dict[Path, bytes], flag: str = "-o") -> None:
    """Write files, each under another name first, so that none is left half. Raises FileError where one cannot be.

    `flag` is the one by which a person gives another name.
    """
    waiting: list[tuple[Path, Path]] = []
    path = next(iter(content))
    try:
        for path, data in content.items():
            path.parent.mkdir(exist_ok=True)
            temporary = path.with_name(f".drafter-{os.urandom(8).hex()}")
            with temporary.open("xb") as file:
                waiting.append((temporary, path))
                file.write(data)
        while waiting:
            temporary, path = waiting[0]
            temporary.replace(path)
            waiting.pop(0)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = f"Give another folder with {flag} FOLDER/letter{path.suffix}."
        if isinstance(error, PermissionError) and path.exists():
            hint = f"Is it open in Word? Close it there, or give another name with {flag}."
        raise FileError(Fault(f"this file cannot be written: {reason}", Location(str(path)), hint)) from None
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def refuse_folder(path: Path, flag: str = "-o") -> None:
    """Raise FileError where a folder is named and a file is meant."""
    with contextlib.suppress(OSError):  # such as a name that is too long, which `check_targets` answers
        if path.is_dir():
            raise FileError(_folder(path, flag))


def _folder(path: Path, flag: str) -> Fault:
    hint = f"Give the file's name too: {flag} FOLDER/letter{path.suffix or '.docx'}"
    return Fault("this is a folder; a file is expected", Location(str(path)), hint)


def _in_the_way(path: Path, force: bool, flag: str) -> Fault | None:
    where = Location(str(path))
    if path.is_dir():
        return _folder(path, flag)
    if path.exists() and force and not os.access(path, os.W_OK):
        return Fault("this file may not be changed: it is read-only", where, f"Give another name with {flag}.")
    if path.exists() and not force:
        return Fault("this file is there already", where, f"Give another name with {flag}, or replace it with --force.")
    return None
