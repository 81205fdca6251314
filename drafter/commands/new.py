"""drafter new: the letter as a file, and the record of how it was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.commands.asking import may_ask, no_input_option
from drafter.commands.help import ExamplesFirst
from drafter.commands.making import content, form_of, format_option, record, target
from drafter.commands.order_told import surnames_taken
from drafter.commands.overriding import told_of
from drafter.commands.request import drafted, request_options
from drafter.commands.telling import counted, tell_findings, typed
from drafter.commands.writing import check_targets, holds, write_files
from drafter.errors import DrafterError, Fault, FileError, Location
from drafter.writers import FORMATS

if TYPE_CHECKING:
    from drafter.commands.interviewing import Talked
    from drafter.drafting import Draft
    from drafter.letter import Letter
    from drafter.plan import Plan


@click.command(
    "new",
    cls=ExamplesFirst,
    examples=(
        'drafter new --to "Secretary of State" --asks kyc,scheduling',
        "drafter new --to attorney-general --asks prosecutions --from schumer --date 2024-09-12",
        "drafter new letter.yaml -o precursors.html",
    ),
)
@click.argument("file", required=False, metavar="[FILE]")
@request_options
@click.option("-o", "--output", metavar="FILE", help="The file; out/DATE-POST-ASKS.docx where not given.")
@format_option
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--review", is_flag=True, help="Put comments beside what a person should verify and what is unfinished.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@no_input_option
def command(
    file: str | None,
    output: str | None,
    form: str | None,
    force: bool,
    review: bool,
    dry_run: bool,
    no_input: bool,
    **flags: Any,
) -> int:
    """Write a letter to an official, with its record beside it. FILE is a letter's file or a record.

    It is a Word file, unless --format or the ending of -o names another format. At a terminal, it asks for the
    addressee and the asks where they are not given, and shows the letter before it is written.
    """
    library = flags["library"]
    talked = None
    if may_ask(file, flags, no_input=no_input):
        given = {"--library": library, "-o": output, "--format": form, "--review": review, "--dry-run": dry_run}
        talked = _interviewed(flags, given, force)
        if talked and not talked.wanted:
            click.echo("Nothing was written.")
            return 1 if talked.draft.blocked else 0
        output, force = (talked.output, talked.force) if talked else (output, force)
    draft = talked.draft if talked else drafted(file, flags)
    if draft.blocked:
        blocking = [finding for finding in draft.findings if finding.blocks]
        tell_findings(dict.fromkeys([*blocking, *draft.ended_allowances]), err=True)
        click.echo("Nothing was written.", err=True)
        return 1
    letter = target(draft, output, form=form)
    form = form_of(letter)
    if review:
        _must_hold_comments(form)
        from drafter.review import for_review

        draft = replace(draft, letter=for_review(draft))
    beside, recorded = letter.with_suffix(".yaml"), record(draft)
    _spare_request(file, beside, draft)
    targets = [letter] if holds(beside, recorded) else [letter, beside]
    check_targets(targets, force=force, made_by_us=not output)
    if not dry_run:
        made = {letter: content(draft.letter, form), beside: recorded}
        write_files({path: made[path] for path in targets})
    for line in _summary(draft, letter, beside, dry_run, library):
        click.echo(line)
    told = draft.findings if dry_run else [one for one in draft.findings if one.level == "warning" or one.allowed]
    tell_findings(told, err=True)
    return 0


def _interviewed(flags: dict[str, Any], given: dict[str, Any], force: bool) -> Talked | None:
    """What comes of asking at the terminal; `given` are the values of the flags that are no part of the request."""
    from drafter.commands.interviewing import Purpose, interviewed, typed_flags

    words = ("new", *typed_flags(given))
    is_written = not given["--dry-run"]
    return interviewed(flags, Purpose(words, given["-o"], given["--format"], force, is_written=is_written))


def _must_hold_comments(form: str) -> None:
    """Raise DrafterError where a format has no comments."""
    if form != "docx":
        message = f"comments stand in a Word file, and this is {FORMATS[form].title}"
        raise DrafterError(Fault(message, Location("--review"), "Leave it out, or write a Word file: -o letter.docx."))


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
    lines += _titles(draft.plan)
    lines += [*surnames_taken(draft.plan), *told_of(draft.plan)]
    if remarks := len(draft.letter.remarks):
        lines.append(f"For review: {remarks} comment{'s' * (remarks != 1)} in the Word file; a final letter has none.")
    see = "" if dry_run or not draft.findings else f". See drafter check {typed(record, library)}"
    lines.append(f"Findings: {counted(draft.findings)}{see}")
    if not draft.plan.signatories:
        lines.append(
            "No sender is set: name one with --from (drafter list signatories) or add yours with drafter init."
        )
    after = f"read it through (drafter preview {typed(record, library)}), then {FORMATS[form_of(letter)].following}."
    lines.append("Next: run it without --dry-run." if dry_run else f"Next: {after}")
    return lines


def _titles(plan: Plan) -> list[str]:
    """The title of each addressee whose post has two, and why it is that one."""
    if not any(person.post.other for person in plan.addressees):
        return []
    from drafter.address_reasons import titles_chosen

    chosen = titles_chosen(plan.addressees, plan.spec, plan.library)
    return [f"Title: {one.subject}; {one.because} ({one.where})" for one in chosen]


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
