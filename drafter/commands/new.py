"""drafter new: the letter as a Word file, and the record of how it was made."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter import assets
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import drafted, request_options
from drafter.commands.telling import counted, tell_findings, typed
from drafter.commands.writing import check_targets, write_files
from drafter.errors import DrafterError, Fault, FileError, Location

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.letter import Letter
    from drafter.spec import LetterSpec

OUT = Path("out")
LONGEST = 150


@click.command(
    "new",
    cls=ExamplesFirst,
    examples=(
        'drafter new --to "Secretary of State" --asks kyc,scheduling',
        "drafter new --to attorney-general --asks prosecutions --from schumer --date 2024-09-12",
        "drafter new letter.yaml -o precursors.docx",
    ),
)
@click.argument("file", required=False, metavar="[FILE]")
@request_options
@click.option("-o", "--output", metavar="FILE", help="The Word file; out/DATE-POST-ASKS.docx where not given.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def command(file: str | None, output: str | None, force: bool, dry_run: bool, **flags: Any) -> int:
    """Write a letter to an official as a Word file, with its record beside it. FILE is a letter's file or a record."""
    library = flags["library"]
    draft = drafted(file, flags)
    if draft.blocked:
        tell_findings([finding for finding in draft.findings if finding.blocks], err=True)
        click.echo("Nothing was written.", err=True)
        return 1
    letter = _target(draft, output)
    record = letter.with_suffix(".yaml")
    _spare_request(file, record, draft)
    check_targets([letter, record], force=force, made_by_us=not output)
    if not dry_run:
        write_files({letter: _docx(draft.letter), record: _record(draft).encode()})
    for line in _summary(draft, letter, record, dry_run, library):
        click.echo(line)
    told = draft.findings if dry_run else [one for one in draft.findings if one.level == "warning"]
    tell_findings(told, err=True)
    return 0


def resolved(draft: Draft) -> LetterSpec:
    """The request with every choice in it, so that it gives the same letter again."""
    from drafter.checks.record_differs import words_hash
    from drafter.selection import DESIGNATION
    from drafter.spec import Made

    plan = draft.plan
    asides = {aside.id for aside in plan.asides}
    chosen = tuple(clause.id for clause in plan.clauses if clause.slot != "asks")
    return replace(
        plan.spec,
        to=tuple(person.post.id for person in plan.addressees),
        copies=tuple(person.post.id for person in plan.copies),
        letterhead=plan.letterhead.id,
        clauses=(),
        without=(),
        only=tuple(name for name in chosen if name not in asides) + tuple(aside.id for aside in plan.asides),
        designation=DESIGNATION in {clause.slot for clause in plan.clauses},
        figures={name: str(vintage.published) for name, vintage in plan.figures.items()},
        made=Made(plan.officials, plan.library.hash, words_hash(draft.letter)),
    )


def _spare_request(file: str | None, record: Path, draft: Draft) -> None:
    """A request that a person wrote is not to be lost to a record; a record may be made anew. Raises FileError."""
    if file and draft.plan.spec.made is None and record.is_file() and record.samefile(file):
        message = "this is the request itself; the letter’s record would take its place"
        raise FileError(Fault(message, Location(file), "Give the letter another name with -o."))


def _target(draft: Draft, output: str | None) -> Path:
    if output:
        path = Path(output)
        if path.suffix.casefold() != ".docx" and not path.is_dir():
            hint = f"Name it {path.with_suffix('.docx')}."
            raise DrafterError(Fault("a letter is a Word file, which ends in .docx", Location(output), hint))
        return path
    plan = draft.plan
    posts = "-".join(person.post.id for person in plan.addressees)
    asks = "-".join(plan.spec.asks)
    if len(posts) + len(asks) > LONGEST:  # Windows takes 260 characters for the whole path
        posts, asks = plan.addressees[0].post.id, f"{len(plan.spec.asks)}-asks"
    return OUT / f"{plan.date.isoformat()}-{posts}-{asks}.docx"


def _docx(letter: Letter) -> bytes:
    from drafter.library import cache
    from drafter.writers import docx

    name = f"stationery-{docx.base_key(letter.stationery)}.zip"
    if (base := cache.fetch(assets.cache_folder(), name)) is not None:
        with contextlib.suppress(docx.DamagedPackageError):  # cut short or damaged: learn it again
            return docx.write(letter, base)
    base = docx.learn(letter.stationery)
    cache.keep(assets.cache_folder(), name, base)
    return docx.write(letter, base)


def _record(draft: Draft) -> str:
    from drafter.spec import as_record

    heading = "How the letter of the same name was made. `drafter new` with this file makes it again."
    return as_record(resolved(draft), heading)


def _summary(draft: Draft, letter: Path, record: Path, dry_run: bool, library: str | None) -> list[str]:
    notes = len(list(draft.letter.notes()))
    counts = f"{_words(draft.letter):,} words, {notes} footnote{'s' * (notes != 1)}"
    lines = [f"{letter}: {counts}" + (" (not written: --dry-run)" if dry_run else f"; its record is {record.name}")]
    lines += [f"Figures: {'; '.join(_figures(draft))}"] if draft.plan.figures else []
    see = "" if dry_run or not draft.findings else f". See drafter check {typed(record, library)}"
    lines.append(f"Findings: {counted(draft.findings)}{see}")
    if not draft.plan.signatories:
        lines.append(
            "No sender is set: name one with --from (drafter list signatories) or add yours to templates/signatories/."
        )
    after = f"read it through (drafter preview {typed(record, library)}), then open it in Word."
    lines.append("Next: run it without --dry-run." if dry_run else f"Next: {after}")
    return lines


def _words(letter: Letter) -> int:
    from drafter.letter import plain_text

    return sum(len(plain_text(paragraph.runs).split()) for paragraph in letter.paragraphs())


def _figures(draft: Draft) -> list[str]:
    from drafter.naming import figure_names

    said = []
    for name, vintage in draft.plan.figures.items():
        words = figure_names(vintage)
        said.append(f"{name} {words.figure}, {words.period} (published {words.published})")
    return said
