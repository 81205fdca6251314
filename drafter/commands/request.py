"""What the commands that make a letter share: the options of a request, the library, and the day that it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafter import assets
from drafter.commands.in_force import in_force
from drafter.errors import DrafterError, Fault, Faults, FileError, Location
from drafter.writers import BY_ENDING

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.library import Library
    from drafter.records.forms import Recipient
    from drafter.spec import LetterSpec

F = TypeVar("F", bound=Callable[..., Any])

_TYPED = (".txt", ".md")
"""Endings that a letter may have, and a request that somebody typed as well."""

_FOREIGN = (".doc", ".pdf", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".pages")
"""Endings of letters that drafter cannot read, and answers with how to save them."""

_KEY = r"\s*[a-z_-]+:(?:\s|$)"
"""The line of a request with a key in it."""

_LETTERS = "To have a letter of your own checked: drafter check LETTER. To write one: drafter new --to … --asks …"

_ENOUGH = 20_000
"""Bytes in which a letter has shown its date or its salutation."""

_OPTIONS = (
    click.option("--to", multiple=True, metavar="POST", help='The post addressed, such as "Secretary of State".'),
    click.option(
        "--asks", multiple=True, metavar="IDS", help="What is asked, in order: kyc,scheduling (drafter list asks)."
    ),
    click.option("--from", "from_", multiple=True, metavar="IDS", help="Who signs (drafter list signatories)."),
    click.option("--cosigners", metavar="FILE", help="A table (CSV) of Members who sign too; none for nobody."),
    click.option("--order", multiple=True, metavar="RULES", help="as-given, seniority, alphabetical, chamber."),
    click.option("--lead", multiple=True, metavar="IDS", help="Who signs first, whatever the order."),
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
    click.option("--question", multiple=True, metavar="TEXT", help="A question to be answered; repeat for more."),
    click.option("--document", multiple=True, metavar="TEXT", help="A document asked for; repeat for more."),
    click.option("--respond-by", metavar="DAY", help='By when a reply is asked for: a day, or "10 business days".'),
    click.option("--contact", metavar="TEXT", help='Whom to call: "Name, telephone, e-mail"; else the office’s own.'),
    click.option("--about", metavar="RECORD", help="The earlier letter that this one follows up, by its record."),
    click.option("--letterhead", metavar="ID", help="Another letterhead than the signatory's."),
    click.option(
        "--style", metavar="NAME", help="How footnotes cite: house, apa, chicago, or a .csl file (drafter list styles)."
    ),
    click.option("--forms", metavar="NAME", help="Forms of address: congressional, or manual, as manuals have them."),
    click.option(
        "--to-file",
        multiple=True,
        metavar="FILE",
        help="A file with a person on no roster to write to, by a form of address (drafter list forms).",
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


def requested(
    file: str | None, flags: dict[str, Any], faults: Faults, people: tuple[Recipient, ...] = ()
) -> LetterSpec:
    """The request from a letter's file, the flags over it, and today where no date is given.

    `people` are those of --to-file.
    """
    from drafter.spec import merged

    spec = asked(flags, faults)
    if people:
        spec = replace(spec, recipients=people, places={**spec.places, "recipient": Location("--to-file")})
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


def is_foreign(file: str) -> bool:
    """Whether a file is there that holds a letter which drafter has no record of, and is no request that was typed."""
    path = Path(file)
    ending = path.suffix.casefold()
    if not path.is_file() or path.with_suffix(".yaml").is_file():
        return False
    if ending not in _TYPED:
        return ending in (".docx", *_FOREIGN)
    from drafter.readers.terms import is_date_line, is_greeting

    with path.open("rb") as opened:
        start = opened.read(_ENOUGH)
    lines = [line.strip(" \t*\\\ufeff") for line in start.decode("utf-8", "replace").splitlines()]
    if b"\0" in start or any(map(is_greeting, lines)):
        return True
    typed = next((line for line in lines if line and not line.startswith("#")), "")
    return not re.match(_KEY, typed) and any(map(is_date_line, lines))


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
    text = read_text(path, file)
    if path.suffix.casefold() in _TYPED and not any(re.match(_KEY, line) for line in text.splitlines()):
        message = "this is neither a letter, with a date and a salutation, nor a request, with lines such as 'to: …'"
        raise FileError(Fault(message if text.strip() else "this file is empty", Location(file), _LETTERS))
    faults = Faults()
    spec = from_fields(Fields(parse_yaml(text, file), "a letter", faults))
    faults.stop()
    return spec


def folders(given: str | None) -> tuple[Path, ...]:
    """The shipped library, then the office's own: named, in the environment, the nearest above, or remembered.

    A folder above that holds a whole library, as a checkout of drafter does, takes the shipped one's place.
    """
    return in_force(given).folders


def open_library(given: str | None) -> Library:
    """The library in force for this command."""
    from drafter import drafting

    return drafting.open_library(folders(given), assets.cache_folder())


def people_in(files: tuple[str, ...], library: Library) -> tuple[Recipient, ...]:
    """The people whom files describe, in their order. Raises DrafterError with all that is wrong in all of them."""
    if not files:
        return ()
    from drafter.library.recipients import read_people

    faults = Faults()
    found: list[Recipient] = []
    for file in files:
        try:
            found += read_people(file, library.forms, faults)
        except FileError:
            raise
        except DrafterError as error:
            faults.extend(error)
    faults.stop()
    return tuple(found)


def drafted(file: str | None, flags: dict[str, Any]) -> Draft:
    """The draft that a request describes. Raises DrafterError with the faults of flags and request together."""
    from drafter.drafting import draft

    faults = Faults()
    library = open_library(flags.pop("library"))
    people = people_in(flags.pop("to_file", ()), library)
    try:
        spec = requested(file, flags, faults, people)
        if spec.about:
            from drafter.commands.earlier import with_earlier  # few letters follow one up

            spec = with_earlier(spec, library)
        made = draft(spec, library)
    except DrafterError as error:
        if not faults.found:
            raise
        faults.extend(error)
    faults.stop()
    return made
