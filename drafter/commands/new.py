"""drafter new: the letter as a Word file, and the record of how it was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.making import content, record, target
from drafter.commands.request import drafted, request_options
from drafter.commands.telling import counted, tell_findings, typed
from drafter.commands.writing import check_targets, write_files
from drafter.errors import Fault, FileError, Location

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.letter import Letter


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
    letter = target(draft, output)
    beside = letter.with_suffix(".yaml")
    _spare_request(file, beside, draft)
    check_targets([letter, beside], force=force, made_by_us=not output)
    if not dry_run:
        write_files({letter: content(draft.letter), beside: record(draft)})
    for line in _summary(draft, letter, beside, dry_run, library):
        click.echo(line)
    told = draft.findings if dry_run else [one for one in draft.findings if one.level == "warning"]
    tell_findings(told, err=True)
    return 0


def _spare_request(file: str | None, record: Path, draft: Draft) -> None:
    """A request that a person wrote is not to be lost to a record; a record may be made anew. Raises FileError."""
    if file and draft.plan.spec.made is None and record.is_file() and record.samefile(file):
        message = "this is the request itself; the letter’s record would take its place"
        raise FileError(Fault(message, Location(file), "Give the letter another name with -o."))


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
