"""Which library is in force: the shipped one, and over it the office's own folder, found in one of four ways."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path

from drafter import assets
from drafter.errors import DrafterError, Fault, FileError, Location
from drafter.frozen import frozen

FLAG, NAMED, ABOVE, REMEMBERED, ALONE = "flag", "environment", "above", "remembered", "none"
"""How the office's folder was found: by --library, DRAFTER_LIBRARY, above, by what was remembered; not at all."""

TOPS = ("clauses", "templates")
VARIABLE = "DRAFTER_LIBRARY"


@frozen
class InForce:
    """The folders of the library, the shipped one first, and how the office's own was found.

    `is_whole` where the folder found is a whole library, as a checkout of drafter is, and stands in the shipped one's
    place.
    """

    folders: tuple[Path, ...]
    found: str
    is_whole: bool = False

    @property
    def office(self) -> Path | None:
        """The office's own folder; None where there is none."""
        return self.folders[-1] if len(self.folders) > 1 else None


def in_force(given: str | None) -> InForce:
    """The library in force. Raises DrafterError, or FileError, where a folder that is named or remembered is none."""
    if given:
        return _named(given, FLAG, "--library")
    if named := os.environ.get(VARIABLE):
        return _named(named, NAMED, VARIABLE)
    shipped, is_whole = assets.root(), False
    here = Path.cwd()
    for folder in (here, *here.parents):
        if all((folder / top).is_dir() for top in TOPS):
            whole = (folder / "templates" / "parts").is_dir() and (folder / "templates" / "roster").is_dir()
            if whole or folder.resolve() == shipped:
                shipped, is_whole = folder, True
                break
            return InForce((shipped, folder), ABOVE)
    if office := remembered():
        return replace(_still_there(office), folders=(shipped, office), is_whole=is_whole)
    return InForce((shipped,), ABOVE if is_whole else ALONE, is_whole=is_whole)


def _named(name: str, found: str, flag: str) -> InForce:
    shipped, office = assets.root(), Path(name)
    if not os.access(office, os.R_OK | os.X_OK) and office.exists():
        raise FileError(Fault("this folder may not be read by you", Location(name), "Ask its owner for access."))
    if not is_library(office):
        hint = "A library is a folder with clauses/ or templates/ in it."
        raise DrafterError(Fault(f"'{name}' holds no library", Location(flag), hint))
    return InForce((shipped,) if office.resolve() == shipped else (shipped, office), found)


def _still_there(office: Path) -> InForce:
    """The folder that was remembered. Raises FileError where it is gone, for without it letters would be others."""
    if is_library(office):
        return InForce((assets.root(), office), REMEMBERED)
    message = "this is the office’s folder that drafter remembers, and there is none here now"
    hint = (
        "Is the drive or the share connected? If the folder was moved: drafter office use FOLDER. "
        "To go on without it: drafter office forget"
    )
    raise FileError(Fault(message, Location(str(office)), hint))


def is_library(folder: Path) -> bool:
    """Whether a folder holds clauses or templates."""
    return any((folder / top).is_dir() for top in TOPS)


# What is remembered


def note() -> Path:
    """The file of one line that remembers the office's folder."""
    return assets.config_folder() / "office"


def remembered() -> Path | None:
    """The office's folder that was remembered; None where none was."""
    try:
        text = note().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(text) if text else None


def remember(office: Path) -> None:
    """Remember a folder as the office's, whole or not at all. Raises FileError where that cannot be written."""
    path = note()
    temporary = path.with_name(f".drafter-{os.urandom(8).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(f"{office.resolve()}\n", encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        hint = f"Name the folder each time with --library {office}, or set {VARIABLE} to it."
        message = f"where the office’s folder is cannot be remembered here: {error.strerror or error}"
        raise FileError(Fault(message, Location(str(path)), hint)) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def forget() -> Path | None:
    """Forget the office's folder, and say which it was; the folder itself stays. None where none was remembered."""
    office = remembered()
    try:
        note().unlink(missing_ok=True)
    except OSError as error:
        message = f"this file cannot be removed: {error.strerror or error}"
        raise FileError(Fault(message, Location(str(note())))) from None
    return office
