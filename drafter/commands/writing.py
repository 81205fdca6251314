"""Writing files whole or not at all, and never over one that is there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from drafter.errors import Fault, FileError, Location


def check_targets(paths: list[Path], *, force: bool, made_by_us: bool) -> None:
    """Raise FileError where a file is in the way, or where its folder is missing and not ours to make."""
    folder = paths[0].parent
    if not made_by_us and not folder.is_dir():
        hint = "Make the folder first, or name one that is there."
        raise FileError(Fault(f"there is no folder '{folder}'", Location(str(paths[0])), hint))
    try:
        faults = [fault for path in paths if (fault := _in_the_way(path, force))]
    except OSError as error:  # such as a name that is too long
        message = f"this file cannot be written: {error.strerror or error}"
        raise FileError(Fault(message, Location(str(paths[0])), "Give another with -o.")) from None
    if faults:
        raise FileError(*faults)


def write_files(content: dict[Path, bytes]) -> None:
    """Write files, each under another name first, so that none is left half. Raises FileError where one cannot be."""
    waiting: list[tuple[Path, Path]] = []
    path = next(iter(content))
    try:
        for path, data in content.items():
            path.parent.mkdir(exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".drafter-")
            waiting.append((Path(temporary), path))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o666 & ~_umask())
        while waiting:
            temporary_path, path = waiting[0]
            temporary_path.replace(path)
            waiting.pop(0)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Give another folder with -o FOLDER/letter.docx."
        if isinstance(error, PermissionError) and path.exists():
            hint = "Is it open in Word? Close it there, or give another name with -o."
        raise FileError(Fault(f"this file cannot be written: {reason}", Location(str(path)), hint)) from None
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)


def _in_the_way(path: Path, force: bool) -> Fault | None:
    where = Location(str(path))
    if path.is_dir():
        return Fault("this is a folder; a file is expected", where, "Give the file's name too: -o FOLDER/letter.docx")
    if path.exists() and force and not os.access(path, os.W_OK):
        return Fault("this file may not be changed: it is read-only", where, "Give another name with -o.")
    if path.exists() and not force:
        return Fault("this file is there already", where, "Give another name with -o, or replace it with --force.")
    return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
