"""drafter finalize: the letter that is sent, after every check on its date, if it is the letter that was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from drafter.commands.changes import Change, change_lines, changes, said
from drafter.commands.edited import as_recorded, edits, words_of
from drafter.commands.help import ExamplesFirst
from drafter.commands.making import content, form_of, format_option, record, target
from drafter.commands.order_told import surnames_taken
from drafter.commands.overriding import told_of
from drafter.commands.request import (
    allow_option,
    asked,
    is_word,
    library_option,
    open_library,
    property_options,
    read_spec,
    record_of,
)
from drafter.commands.telling import tell_findings
from drafter.commands.writing import check_targets, holds, write_files
from drafter.errors import Fault, Faults, FileError, Location

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.letter import Blank
    from drafter.library import Library
    from drafter.spec import LetterSpec, Made


class Surprise(NamedTuple):
    """A way in which the final letter would not be the one that was read: what it is, and the paragraphs concerned."""

    message: str
    found: tuple[Change, ...] = ()
    labels: tuple[str, str] = ("was", "now")


@click.command(
    "finalize",
    cls=ExamplesFirst,
    examples=(
        "drafter finalize out/2024-09-12-secretary-of-state-kyc.yaml",
        "drafter finalize out/2024-09-12-secretary-of-state-kyc.docx --date 2024-09-16",
        "drafter finalize letter.yaml --author none -o signed.docx",
    ),
)
@click.argument("file", metavar="SPEC|RECORD")
@click.option("--date", metavar="DAY", help="The day that it bears, as 2024-09-12; the file's own where not given.")
@click.option("--accept-changes", is_flag=True, help="Write it though it differs from the letter of the record.")
@allow_option
@property_options
@library_option
@click.option("-o", "--output", metavar="FILE", help="The file; out/DATE-POST-ASKS-final.docx where not given.")
@format_option
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def command(
    file: str,
    library: str | None,
    output: str | None,
    form: str | None,
    force: bool,
    accept_changes: bool,
    **flags: Any,
) -> int:
    """Write the final letter, with its record beside it; FILE and its draft stay as they are.

    Every check is made anew for its date. Nothing is written while something is unfinished or wrong, nor, unless you
    accept it, when the letter would read otherwise than that of the record. The file holds no comment and no trace of
    its making, and says of itself what --title, --author and --file-date give.
    """
    spec = read_spec(record_of(file))
    final, surprises = _drafted(file, spec, _asked(flags, spec), open_library(library))
    blanks, grave = _left_blank(final), [one for one in final.findings if one.holds_back]
    _tell_surprises(surprises)
    tell_findings(dict.fromkeys([*grave, *(final.ended_allowances if grave else ())]), err=True)
    for blank in blanks:
        click.echo(f"unfinished: {blank.shown} is still blank.", err=True)
    if grave or blanks or (surprises and not accept_changes):
        click.echo(_refusal(final, bool(grave or blanks), bool(surprises) and not accept_changes), err=True)
        return 1
    letter = target(final, output, "-final", form)
    beside, recorded = letter.with_suffix(".yaml"), record(final)
    _spare_draft(file, [letter, beside])
    targets = [letter] if holds(beside, recorded) else [letter, beside]
    check_targets(targets, force=force, made_by_us=not output)
    made = {letter: content(final.letter, form_of(letter)), beside: recorded}
    write_files({path: made[path] for path in targets})
    click.echo(f"{letter}: the final letter; its record is {beside.name}")
    click.echo("\n".join([f"Properties: {_properties(final)}", *surnames_taken(final.plan), *told_of(final.plan)]))
    tell_findings([one for one in final.findings if one.level == "warning" or one.allowed], err=True)
    return 0


def _asked(flags: dict[str, Any], spec: LetterSpec) -> LetterSpec:
    """The request in the flags, its date None where it is the file's own. Raises DrafterError where there is none."""
    faults = Faults()
    given = asked(flags, faults)
    if not given.date and not spec.date and "date" not in given.places:
        message, hint = "a final letter has a date, and this file has none", "Give it: --date 2024-09-12"
        faults.add(message, Location("--date"), hint)
    faults.stop()
    if given.date == spec.date:
        given = replace(given, places={key: place for key, place in given.places.items() if key != "date"})
    return given


def _drafted(file: str, spec: LetterSpec, given: LetterSpec, library: Library) -> tuple[Draft, list[Surprise]]:
    """The final letter, and in what it is not the letter of the record as that was made."""
    from drafter.commands.earlier import with_earlier
    from drafter.drafting import draft
    from drafter.spec import merged

    final = draft(replace(with_earlier(merged(spec, given), library), made=None), library)
    if spec.made is None:
        return final, []
    as_it_is = draft(spec, library)
    written = _words_written(file, as_it_is)
    surprises = _since_recorded(file, spec.made, as_it_is, written)
    if written and (found := edits(written, as_it_is.letter, spec.made)):
        word_file = Path(file).with_suffix(".docx")
        message = f"{word_file} was edited in Word, and the final letter, made from its record, would lose the edits"
        surprises.append(Surprise(message, found, ("record", "Word")))
    was, now = (said(one.letter, dated=False) for one in (as_it_is, final))
    if found := changes(was, now):
        from drafter.dates import long_date

        days = f"on {long_date(final.plan.date)} it reads otherwise than on {long_date(as_it_is.plan.date)}"
        surprises.append(Surprise(f"{file}: {days}", found))
    return final, surprises


def _words_written(file: str, as_it_is: Draft) -> list[str]:
    """What the Word file of a record says; empty where there is none beside a record, or none that can be read."""
    try:
        return words_of(str(Path(file).with_suffix(".docx")), as_it_is.letter)
    except FileError:
        if is_word(file):
            raise
        return []


def _since_recorded(file: str, made: Made, now: Draft, written: list[str]) -> list[Surprise]:
    """How the record's letter comes out otherwise than when it was made; a changed library alone is only told.

    Which paragraphs changed is known where the words in its Word file, `written`, are still those it was made with.
    """
    from drafter.checks.record_differs import words_hash

    surprises = []
    if made.officials and made.officials != now.plan.officials:
        was, is_now = " and ".join(made.officials), " and ".join(now.plan.officials)
        surprises.append(Surprise(f"{file}: it was addressed to '{was}', and the roster now gives '{is_now}'"))
    other_library = bool(made.library) and made.library != now.plan.library.hash
    if made.words and made.words != words_hash(now.letter):
        because = "the library has changed" if other_library else "its own lines were changed, or drafter was"
        message = f"{file}: it reads otherwise than when its record was made; since then {because}"
        known = changes(written, said(now.letter)) if as_recorded(written, made) else ()
        surprises.append(Surprise(message, known))
    elif other_library and not made.words:
        surprises.append(Surprise(f"{file}: the library has changed since its record was made"))
    elif other_library and not surprises:
        click.echo(f"{file}: the library has changed since the record was made; the words are the same.", err=True)
    return surprises


def _left_blank(final: Draft) -> list[Blank]:
    """Each blank that no finding speaks of, once: no rule of a library can let one through."""
    from drafter.letter import Blank

    header = final.letter.continuation_header
    there = [*final.letter.blanks(), *(run for run in (header.runs if header else ()) if isinstance(run, Blank))]
    told = {finding.words for finding in final.findings if finding.holds_back}
    return [blank for blank in dict.fromkeys(there) if blank.shown not in told]


def _tell_surprises(surprises: list[Surprise]) -> None:
    for surprise in surprises:
        click.echo(f"{surprise.message}{':' if surprise.found else '.'}", err=True)
        for line in change_lines(surprise.found, *surprise.labels):
            click.echo(line, err=True)


def _refusal(final: Draft, unfinished: bool, surprising: bool) -> str:
    from drafter.dates import long_date

    advice = "Mend what is unfinished first. " if unfinished else ""
    if surprising:
        advice += f"To send the letter as it reads on {long_date(final.plan.date)}, add --accept-changes."
    return f"Nothing was written. {advice}".strip()


def _spare_draft(file: str, targets: list[Path]) -> None:
    """Neither the request or record nor its draft is lost to the final letter. Raises FileError."""
    given = [one for suffix in (".yaml", ".docx") if (one := Path(file).with_suffix(suffix)).exists()]
    for path in targets:
        if path.exists() and any(path.samefile(one) for one in (Path(file), *given)):
            message = "this belongs to the draft, which the final letter leaves as it is"
            raise FileError(Fault(message, Location(str(path)), "Give the final letter another name with -o."))


def _properties(final: Draft) -> str:
    from drafter.dates import long_date

    own = final.letter.properties
    title = f"title “{own.title}”" if own.title else "no title"
    author = f"author {own.author}" if own.author else "no author"
    return f"{title}; {author}; {f'dated {long_date(own.date)}' if own.date else 'no date'}"
