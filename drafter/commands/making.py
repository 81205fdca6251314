"""What a letter becomes on disk: the bytes of each format, its record, and the name of the file."""

from __future__ import annotations

import contextlib
import importlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter import assets
from drafter.commands.writing import refuse_folder
from drafter.errors import DrafterError, Fault, Location
from drafter.writers import BY_ENDING, FORMATS, USUAL, ending_near, format_named

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.letter import Letter
    from drafter.spec import LetterSpec

OUT = Path("out")
LONGEST = 150

format_option = click.option(
    "--format",
    "form",
    metavar="NAME",
    help=f"{', '.join(FORMATS)}; {USUAL} where -o does not say. PDF needs LibreOffice (DRAFTER_SOFFICE names it).",
)


def target(draft: Draft, output: str | None, suffix: str = "", form: str | None = None) -> Path:
    """The file that the letter goes into: the one named, else out/DATE-POST-ASKS with `suffix` and the ending.

    `form` is the format that was asked for, None where the ending of the name says it. Raises DrafterError where there
    is no such format, or the name has the ending of none or of another, and FileError where a folder is named.
    """
    named = format_named(form) if form else None
    if output:
        path = Path(output)
        refuse_folder(path)
        if fault := _wrong_ending(path, named):
            raise DrafterError(fault)
        return path
    plan = draft.plan
    posts = "-".join(person.post.id for person in plan.addressees)
    asks = "-".join(plan.spec.asks) or plan.kind.id
    if len(posts) + len(asks) > LONGEST:  # Windows takes 260 characters for the whole path
        posts, asks = plan.addressees[0].post.id, f"{len(plan.spec.asks)}-asks"
    return OUT / f"{plan.date.isoformat()}-{posts}-{asks}{suffix}{FORMATS[named or USUAL].ending}"


def _wrong_ending(path: Path, form: str | None) -> Fault | None:
    """What is wrong with a file's ending: that it is not the format's, or that of no format; None where nothing is."""
    ending = path.suffix.casefold()
    if form and ending != (right := FORMATS[form].ending):
        message = f"a file of --format {form} ends in {right}"
        instead = ", or leave out --format: the ending says it" if ending in BY_ENDING else ""
        return Fault(message, Location(str(path)), f"Name it {path.with_suffix(right)}{instead}.")
    if ending not in BY_ENDING:
        message = f"a letter is written in no format that ends in {ending}" if ending else "this name has no ending"
        known = ", ".join(f"{ending} ({FORMATS[name].title})" for ending, name in BY_ENDING.items())
        hint = f"Name it {path.with_suffix(ending_near(ending))}. The endings are {known}."
        return Fault(message, Location(str(path)), hint)
    return None


def form_of(path: Path) -> str:
    """The name of the format that the ending of `target`'s file stands for."""
    return BY_ENDING.get(path.suffix.casefold(), USUAL)


def content(letter: Letter, form: str = USUAL) -> bytes:
    """The bytes of a letter's file in a format. Raises FileError where a PDF cannot be made on this machine."""
    if form == "docx":
        return _word_file(letter)
    if form == "pdf":
        from drafter.commands.pdf import printed  # programs and temporary folders are needed for nothing else

        return printed(_word_file(letter), letter.properties.date)
    text: str = importlib.import_module(f"drafter.writers.{FORMATS[form].module}").write(letter)
    return text.encode()


def _word_file(letter: Letter) -> bytes:
    """The letter's Word file, on stationery that is learnt once and kept."""
    from drafter.library import cache
    from drafter.writers import docx

    name = f"stationery-{docx.base_key(letter.stationery)}.zip"
    if (base := cache.fetch(assets.cache_folder(), name)) is not None:
        with contextlib.suppress(docx.DamagedPackageError):  # cut short or damaged: learn it again
            return docx.write(letter, base)
    base = docx.learn(letter.stationery)
    cache.keep(assets.cache_folder(), name, base)
    return docx.write(letter, base)


def record(draft: Draft) -> bytes:
    """The record of a letter, as the file that stands beside it."""
    from drafter.recording import as_record

    heading = "How the letter of the same name was made. `drafter new` with this file makes it again."
    return as_record(resolved(draft), heading).encode()


def resolved(draft: Draft) -> LetterSpec:
    """The request with every choice in it, so that it gives the same letter again."""
    from drafter.checks.record_differs import words_hash
    from drafter.selection import DESIGNATION
    from drafter.spec import Made

    plan = draft.plan
    return replace(
        plan.spec,
        to=tuple(person.post.id for person in plan.addressees if person.recipient is None),
        forms=plan.forms,
        copies=tuple(person.post.id for person in plan.copies),
        letterhead=plan.letterhead.id,
        style=plan.style.name,
        clauses=(),
        without=(),
        only=plan.carried,
        designation=DESIGNATION in {clause.slot for clause in plan.clauses},
        figures={name: str(vintage.published) for name, vintage in plan.figures.items()},
        made=Made(plan.officials, plan.library.hash, words_hash(draft.letter)),
    )
