"""Making the folder of an office: what may be answered, where it may lie, and all its files or none."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

import click

from drafter import assets
from drafter.commands.in_force import note, remember, remembered
from drafter.commands.telling import typed
from drafter.errors import DrafterError, Fault, Faults, FileError, Location
from drafter.frozen import frozen
from drafter.library import Library
from drafter.library.files import HOUSE
from drafter.office.answers import Answers, Offered, own_paper, with_defaults
from drafter.office.folder import Made, files
from drafter.office.standing import district_lacking
from drafter.office.steps import FOLDER
from drafter.plan import UNSET_LETTERHEAD

_ANOTHER = "Nothing is replaced. Name a folder that is not there yet."
_ELSEWHERE = "Name a folder elsewhere, as in your own documents."

LARGEST = 20_000_000
"""The bytes of the largest file on Members that is read."""


@frozen
class Setting:
    """What an office is set up beside: what could be answered, where the facts are from, whether it is remembered.

    `of_file` says that the Member is from a file on Members, which has not all that an office answers.
    """

    offered: Offered
    source: str
    remembers: bool
    of_file: bool = False


def offered() -> Offered:
    """What may be answered, from the shipped library alone: an office in force now has no say in a new one."""
    from drafter.citation import STYLES

    library = _shipped()
    heads = {one.id: one.title for one in library.letterheads.values() if one.id != UNSET_LETTERHEAD}
    styles = {
        **{name: style.title for name, style in STYLES.items()},
        **{n: s.title for n, s in library.styles.items()},
    }
    signatories = {one.id: one.name for one in library.signatories.values()}
    return Offered(heads, styles, signatories, check_paper, check_folder)


def _shipped() -> Library:
    from drafter.drafting import open_library

    return open_library([assets.root()], assets.cache_folder())


def check_paper(name: str) -> None:
    """Raise DrafterError where a Word file is no letterhead that letters can be written on."""
    from drafter.commands.letterhead_check import content_of, drawn

    drawn(name, content_of(Path(name).expanduser()), Faults())


def check_folder(name: str) -> None:
    """Raise FileError where a new folder cannot be made."""
    place = Path(name).expanduser()
    try:
        fault = _in_the_way(place, name) or _no_room(place, name)
    except OSError as error:  # such as a name that is too long
        fault = Fault(f"no folder can be made here: {error.strerror or error}", Location(name), _ANOTHER)
    if fault:
        raise FileError(fault)


def _in_the_way(place: Path, name: str) -> Fault | None:
    """What is there already under the name of the new folder; None for nothing, and for a folder that is empty."""
    where = Location(name)
    if place.is_dir() and (place / "office.yaml").is_file():
        hint = f"{_ANOTHER} To use it as it is: drafter office use {typed(name)}"
        return Fault("this folder is an office’s already", where, hint)
    if place.is_dir() and any(place.iterdir()):
        return Fault("this folder holds something already", where, _ANOTHER)
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return Fault("this is a file; a folder is to be made", where, _ANOTHER)
    return None


def _no_room(place: Path, name: str) -> Fault | None:
    """Why nothing can be made where the new folder is to lie; None where it can."""
    where = Location(name)
    if os.name != "nt" and re.match(r"[A-Za-z]:[\\/]|\\\\", name):
        return Fault("this is a path as Windows writes it", where, "Here the folders of a path are parted by '/'.")
    if not place.parent.is_dir():
        message = f"there is no folder '{place.parent}' to make it in"
        return Fault(message, where, "Make that folder first, or name one that is there.")
    inside = place if place.is_dir() else place.parent
    if not os.access(inside, os.W_OK | os.X_OK):
        message = f"nothing may be made in '{inside}' by you"
        return Fault(message, where, _ELSEWHERE)
    return None


def of_member(words: str, file: str) -> dict[str, str]:
    """What a file on Members says of one: what it answers. Raises DrafterError where it has none or several."""
    from drafter.importing.congress import chosen_member, read_congress
    from drafter.library.source import read_text
    from drafter.library.stationery import STATES

    member = chosen_member(read_congress([(file, read_text(Path(file), file, LARGEST))]).members, words, "--member")
    service = member.services[-1]
    given = {
        "name": member.name,
        "chamber": member.chamber,
        "state": STATES[member.state],
        "district": member.district,
        "pronoun": {"Mr.": "he", "Ms.": "she"}.get(member.vocative, ""),
        "zip": member.address[-1].rpartition(" ")[2] if member.address else "",
        "since": str(service.since),
        "until": str(service.until),
    }
    return {key: text for key, text in given.items() if text}


def files_of(answers: Answers, setting: Setting) -> tuple[Made, ...]:
    """Every file that the answers make."""
    from drafter.commands.letterhead_check import content_of
    from drafter.library.source import read_text

    whole = with_defaults(answers, setting.offered)
    house = assets.root() / "templates" / HOUSE
    head = whole["letterhead"]
    paper = content_of(Path(head).expanduser()) if own_paper(head) else b""
    return files(whole, read_text(house, str(house)), paper, setting.source, date.today())  # noqa: DTZ011  the local day


def set_up(answers: Answers, setting: Setting) -> int:
    """Make the folder, remember it, and say what comes next."""
    place = Path(answers.get("folder", FOLDER)).expanduser()
    made = files_of(answers, setting)
    _make(place, made)
    signs = with_defaults(answers, setting.offered)
    click.echo(
        f"{place}: your office’s folder, {len(made)} files; {signs['id']} signs ({signs['name']}, {signs['title']})."
    )
    for line in _told(answers, signs, setting):
        click.echo(line)
    _remember(place, setting)
    library = "" if setting.remembers else f" --library {typed(place)}"
    click.echo(f"Next: drafter new{library} asks for a letter. What is in force: drafter office show{library}")
    return 0


def _told(answers: Answers, whole: Answers, setting: Setting) -> list[str]:
    lines = []
    if whole["id"] in setting.offered.signatories:
        lines.append(f"{whole['id']} stands in the place of the sample that ships under this id.")
    if own_paper(whole["letterhead"]):
        lines.append(
            f"The letterhead is a copy of {whole['letterhead']}: drafter letterhead check says what it found in it."
        )
    if lacks := district_lacking(whole["chamber"], whole["state"], whole.get("district", "")):
        lines.append(lacks)
    if "contact-name" not in answers:
        lines.append("No staff contact yet: write it in office.yaml, for letters that name one.")
    return lines


def _remember(place: Path, setting: Setting) -> None:
    if not setting.remembers:
        return
    before = remembered()
    remember(place)
    click.echo(f"Every letter from now on uses it; drafter remembers that in {note()}.")
    if before and before.resolve() != place.resolve():
        click.echo(
            f"Before, it was {before}, which stays as it is: drafter office use {typed(before)} goes back to it."
        )


def _make(place: Path, made: tuple[Made, ...]) -> None:
    """All the files in their folder, or nothing: they are written and read under another name, and get theirs last."""
    check_folder(str(place))
    is_there = place.is_dir()  # and empty; it may be the one that we are in, so that it has to stay
    temporary: Path | None = None
    moved: list[Path] = []
    try:
        temporary = Path(tempfile.mkdtemp(prefix=".drafter-", dir=place if is_there else place.parent))
        for one in made:
            path = temporary / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.content)
        _check(temporary)
        if is_there:
            for inner in sorted(temporary.iterdir()):
                moved.append(place / inner.name)
                inner.replace(moved[-1])
            moved = []
        else:
            temporary.chmod(0o777 & ~_mask())
            temporary.replace(place)
    except OSError as error:
        message = f"the folder cannot be made: {error.strerror or error}"
        raise FileError(Fault(message, Location(str(place)), _ELSEWHERE)) from None
    finally:
        for path in (*moved, *([temporary] if temporary else [])):
            _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink() if path.is_file() else shutil.rmtree(path)


def _check(folder: Path) -> None:
    """Read the whole library with the new folder over it. Raises DrafterError where an answer makes it unreadable."""
    from drafter.drafting import open_library

    try:
        open_library([assets.root(), folder], None)
    except DrafterError as error:
        faults = [
            Fault(fault.message, _inside(fault.where, folder), fault.hint, fault.excerpt) for fault in error.faults
        ]
        raise DrafterError(*faults) from None


def _inside(where: Location | None, folder: Path) -> Location | None:
    """A place by its path inside the folder, whose own name is not yet the one it will have."""
    if where is None:
        return None
    return Location(where.path.rpartition(f"{folder.name}/")[2], where.line, where.column)


def _mask() -> int:
    """Which rights new folders do not get; the only way to ask is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
