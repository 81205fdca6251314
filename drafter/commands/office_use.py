"""drafter office use: another folder for every letter from now on."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import assets
from drafter.commands.help import ExamplesFirst
from drafter.commands.in_force import is_library, note, remember, remembered
from drafter.errors import Fault, FileError, Location


@click.command("use", cls=ExamplesFirst, examples=("drafter office use office", "drafter office use H:/office"))
@click.argument("folder", metavar="FOLDER")
def command(folder: str) -> int:
    """Remember FOLDER as your office’s, once it is read without a fault.

    It is used wherever you are, unless --library, DRAFTER_LIBRARY or a folder above says another. Nothing is copied.
    """
    from drafter.drafting import open_library

    place = Path(folder).expanduser()
    if not place.is_dir():
        what = "this is a file; a folder is expected" if place.exists() else "there is no such folder"
        raise FileError(Fault(what, Location(folder), "Name your office’s folder; drafter init makes a new one."))
    if not is_library(place):
        hint = "An office’s folder has clauses/ or templates/ in it; drafter init makes one."
        raise FileError(Fault("this is no office’s folder", Location(folder), hint))
    open_library([assets.root(), place], assets.cache_folder())
    before = remembered()
    remember(place)
    click.echo(f"{place.resolve()}: your office’s folder from now on, remembered in {note()}.")
    if before and before.resolve() != place.resolve():
        click.echo(f"Before, it was {before}.")
    return 0
