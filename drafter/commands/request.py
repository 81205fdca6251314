"""What the commands that make a letter share: the options of a request, the library, and the day that it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafter import assets
from drafter.errors import DrafterError, Fault, Faults, FileError, Location
from drafter.writers import BY_ENDING

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.library import Library
    from drafter.spec import LetterSpec

F = TypeVar("F", bound=Callable[..., Any])

_TYPED = (".txt", ".md")
"""Endings that a letter may have, and a request that somebody typed as well."""

_OPTIONS = (
    click.option("--to", multiple=True, metavar="POST", help='The post addressed, such as "Secretary of State".'),
    click.option(
        "--asks", multiple=True, metavar="IDS", help="What is asked, in order: kyc,scheduling (drafter list asks)."
    ),
    click.option("--from", "from_", multiple=True, metavar="IDS", help="Who signs (drafter list signatories)."),
    click.option("--date", metavar="DAY", help="The letter's date, as 2024-09-12; today where not given."),
    click.option("--issue", metavar="ID", help="The issue; known from the asks where only one has them."),
    click.option("--kind", metavar="ID", help="The kind of letter (drafter list kinds)."),
    click.option("--clause", multiple=True, metavar="IDS", help="Add a clause (drafter list clauses)."),
    click.option("--without", multiple=True, metavar="IDS", help="Leave a clause out."),
    click.option("--designation/--no-designation", default=None, help="Ask for the designation, or do not."),
    click.option("--cc", multiple=True, metavar="POSTS", help="Who receives a copy, in order."),
    click.option("--fill", multiple=True, metavar="NAME=TEXT", help="The words for a blank."),
    click.option("--subject", metavar="TEXT", help="A subject line."),
    click.option("--via", metavar="TEXT", help="How it is delivered, such as By Hand."),
    click.option("--enclosure", multiple=True, metavar="TEXT", help="Something enclosed; repeat for more."),
    click.option("--letterhead", metavar="ID", help="Another letterhead than the signatory's."),
    click.option(
        "--style", metavar="NAME", help="How footnotes cite: house, apa, chicago, or a .csl file (drafter list styles)."
    ),
    click.option(
        "--figure", multiple=True, metavar="ID@DAY", help="Use the vintage of a statistic published on a day."
    ),
)

allow_option = click.option(
    "--allow", multiple=True, metavar='RULE="REASON"', help="Accept what a rule finds; RULE@DAY ends it with that day."
)

_PROPERTIES = (
    click.option("--title", metavar="TEXT", help="The title in the file's properties; none for no title."),
    click.option("--author", metavar="TEXT", help="The author there; who signs where not given, none for no author."),
    click.option("--file-date", metavar="DAY", help="The day of its making there; the letter's, or none for no day."),
)

library_option = click.option(
    "--library", metavar="FOLDER", help="Your office's own clauses/ and templates/, over the shipped ones."
)


def request_options(command: F) -> F:
    """The options that describe a letter."""
    return _with(command, *_OPTIONS, allow_option, *_PROPERTIES, library_option)


def property_options(command: F) -> F:
    """The options that say what the file tells of itself."""
    return _with(command, *_PROPERTIES)


def _with(command: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def asked(flags: Mapping[str, Any], faults: Faults) -> LetterSpec:
    """The request in flags, which click has under names that Python allows."""
    from drafter.spec import from_flags

    return from_flags({name.rstrip("_").replace("_", "-"): value for name, value in flags.items()}, faults)


def requested(file: str | None, flags: dict[str, Any], faults: Faults) -> LetterSpec:
    """The request from a letter's file, the flags over it, and today where no date is given."""
    from drafter.spec import merged

    spec = asked(flags, faults)
    if file:
        spec = merged(read_spec(file), spec)
    return spec if spec.date else replace(spec, date=date.today())  # noqa: DTZ011  a letter bears the local day


def is_word(file: str | None) -> bool:
    """Whether a file is there and is a Word file by its name."""
    return file is not None and Path(file).suffix.casefold() == ".docx" and Path(file).is_file()


def record_of(file: str) -> str:
    """The file to read in a file's stead: the record beside a letter that drafter made, else the file itself.

    A letter may have any format. Raises FileError where a Word file, a PDF or a web page has no record; a plain text
    without one may be a request that was typed.
    """
    if not _is_letter(file):
        return file
    record = Path(file).with_suffix(".yaml")
    if record.is_file():
        return str(record)
    if Path(file).suffix.casefold() in _TYPED:
        return file
    this = "Word file" if is_word(file) else "letter"
    hint = f"drafter writes both and reads the record: put {record.name} back beside it, or name it."
    raise FileError(Fault(f"this {this} has no record beside it", Location(file), hint))


def _is_letter(file: str) -> bool:
    """Whether a file is there and is, by its name, in a format of letters."""
    return Path(file).suffix.casefold() in BY_ENDING and Path(file).is_file()


def read_spec(file: str) -> LetterSpec:
    """The request in a letter's file or record. Raises DrafterError with all that is wrong in it."""
    from drafter.library.fields import Fields
    from drafter.library.source import parse_yaml, read_text
    from drafter.spec import from_fields

    path = Path(file)
    if not path.suffix and not path.exists():
        message = "this is taken for a letter's file, and there is no such file"
        hint = "Several asks go in one word: --asks ONE,ANOTHER. A post of several words goes in straight quotes."
        raise FileError(Fault(message, Location(file), hint))
    if _is_letter(file) and path.suffix.casefold() not in _TYPED:
        this = "a Word file" if is_word(file) else "a letter"
        record = path.with_suffix(".yaml")
        hint = f"Name the record beside it: {record}" if record.is_file() else f"Its record would be {record.name}."
        raise FileError(Fault(f"this is {this}; a letter’s request or record is read", Location(file), hint))
    faults = Faults()
    spec = from_fields(Fields(parse_yaml(read_text(path, file), file), "a letter", faults))
    faults.stop()
    return spec


def folders(given: str | None) -> tuple[Path, ...]:
    """The shipped library, then the office's own: the one named, else DRAFTER_LIBRARY, else the nearest above.

    A folder above that holds a whole library, as a checkout of drafter does, takes the shipped one's place.
    """
    named = given or os.environ.get("DRAFTER_LIBRARY")
    shipped = assets.root()
    if named:
        office = Path(named)
        if not os.access(office, os.R_OK | os.X_OK) and office.exists():
            raise FileError(Fault("this folder may not be read by you", Location(named), "Ask its owner for access."))
        if not any((office / top).is_dir() for top in ("clauses", "templates")):
            place = Location("--library" if given else "DRAFTER_LIBRARY")
            hint = "A library is a folder with clauses/ or templates/ in it."
            raise DrafterError(Fault(f"'{named}' holds no library", place, hint))
        return (shipped,) if office.resolve() == shipped else (shipped, office)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "clauses").is_dir() and (folder / "templates").is_dir():
            whole = (folder / "templates" / "parts").is_dir() and (folder / "templates" / "roster").is_dir()
            return (folder,) if whole or folder.resolve() == shipped else (shipped, folder)
    return (shipped,)


def open_library(given: str | None) -> Library:
    """The library in force for this command."""
    from drafter import drafting

    return drafting.open_library(folders(given), assets.cache_folder())


def drafted(file: str | None, flags: dict[str, Any]) -> Draft:
    """The draft that a request describes. Raises DrafterError with the faults of flags and request together."""
    from drafter.drafting import draft

    faults = Faults()
    library = open_library(flags.pop("library"))
    try:
        made = draft(requested(file, flags, faults), library)
    except DrafterError as error:
        if not faults.found:
            raise
        faults.extend(error)
    faults.stop()
    return made
