"""drafter kit: what colleagues need to sign a letter on: its text, who signs so far, what it is about."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.making import content, record, target
from drafter.commands.order_told import surnames_taken
from drafter.commands.overriding import told_of
from drafter.commands.request import drafted, record_of, request_options
from drafter.commands.telling import counted, tell_findings, typed
from drafter.errors import Fault, Faults, FileError, Location
from drafter.writers import FORMATS

if TYPE_CHECKING:
    from datetime import date

    from drafter.drafting import Draft


@click.command(
    "kit",
    cls=ExamplesFirst,
    examples=(
        'drafter kit --to "Secretary of State" --asks kyc --from schumer --sign-by 2024-09-20 --date 2024-09-12',
        "drafter kit out/2024-09-12-secretary-of-state-kyc.yaml --cosigners signers.csv",
    ),
)
@click.argument("file", required=False, metavar="[FILE]")
@request_options
@click.option("--sign-by", metavar="DAY", help="The last day to sign; with it, a letter to colleagues is made too.")
@click.option("-o", "--output", metavar="FOLDER", help="The folder; out/DATE-POST-ASKS-kit where not given.")
def command(file: str | None, sign_by: str | None, output: str | None, **flags: Any) -> int:
    """Write a folder with what colleagues need to sign a letter on. FILE is a letter's file or a record.

    It holds the text without signatures, in the words of several (“we”), the list of signers with room for more, a
    summary in a paragraph, and the letter's record. Nothing in it is ever replaced.
    """
    library = flags["library"]
    faults = Faults()
    last_day = _day(sign_by, faults)
    faults.stop()
    draft = drafted(file and record_of(file), flags)
    from drafter.commands.kit_signing import can_be_signed, for_several

    can_be_signed(draft.plan, last_day)
    shared = for_several(draft)
    if shared.blocked:
        blocking = [finding for finding in shared.findings if finding.blocks]
        tell_findings(dict.fromkeys([*blocking, *shared.ended_allowances]), err=True)
        click.echo("Nothing was written.", err=True)
        return 1
    place = Path(output) if output else target(draft, None, suffix="-kit").with_suffix("")
    _must_be_new(place, made_by_us=not output)
    files = _files(draft, shared, last_day)
    invitation = _invitation(draft, last_day)
    _write(place, {**files, **invitation})
    for line in _told(draft, shared, place, last_day, invitation, library):
        click.echo(line)
    tell_findings([one for one in shared.findings if one.level == "warning"], err=True)
    return 0


def _day(given: str | None, faults: Faults) -> date | None:
    if given is None:
        return None
    from drafter.typed_days import read_day

    return read_day(given, Location("--sign-by"), faults)


def _files(draft: Draft, shared: Draft, last_day: date | None) -> dict[str, bytes]:
    """What every kit holds, by the files' names; `shared` is the letter in the words of several."""
    from drafter.commands.kit_files import cosigners_table, signers_list, summary_text

    unsigned = replace(shared.letter, signature_blocks=(), properties=draft.letter.properties)
    return {
        "text.docx": content(unsigned, "docx"),
        "text.txt": content(unsigned, "plain"),
        "letter.yaml": record(draft),
        "cosigners.csv": cosigners_table(draft.plan).encode("utf-8-sig"),
        "signers.txt": signers_list(draft.plan).encode(),
        "summary.txt": summary_text(draft.plan, last_day).encode(),
    }


def _invitation(draft: Draft, last_day: date | None) -> dict[str, bytes]:
    """The letter to colleagues, with its record; nothing where nobody says until when they can sign."""
    if last_day is None:
        return {}
    from drafter.commands.kit_files import colleagues

    return colleagues(draft, last_day)


def _must_be_new(place: Path, *, made_by_us: bool) -> None:
    """Raise FileError where something is in the way, or where the folder above is missing and not ours to make."""
    where = Location(str(place))
    if place.is_symlink() or place.is_file() or (place.is_dir() and any(place.iterdir())):
        what = "this is a file" if place.is_file() else "this folder holds something already"
        raise FileError(Fault(what, where, "Nothing is replaced. Name a folder that is not there yet with -o."))
    if not made_by_us and not place.parent.is_dir():
        hint = "Make the folder first, or name one that is there."
        raise FileError(Fault(f"there is no folder '{place.parent}'", where, hint))


def _write(place: Path, files: dict[str, bytes]) -> None:
    """The folder with all files, or nothing. Raises FileError where it cannot be made."""
    import shutil  # nothing else needs it

    waiting = place.with_name(f".drafter-{os.urandom(8).hex()}")
    try:
        waiting.mkdir(parents=True)
        for name, data in files.items():
            (waiting / name).write_bytes(data)
        if place.is_dir():
            place.rmdir()  # it is empty, or this is refused
        waiting.rename(place)
    except OSError as error:
        hint = "Name another folder with -o."
        message = f"this folder cannot be made: {error.strerror or error}"
        raise FileError(Fault(message, Location(str(place)), hint)) from None
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(waiting)


def _told(
    draft: Draft,
    shared: Draft,
    place: Path,
    last_day: date | None,
    invitation: dict[str, bytes],
    library: str | None,
) -> list[str]:
    """What was made, and what comes next."""
    plan = draft.plan
    signers = len(plan.signatories)
    lines = [f"{place}: the text without signatures, {signers} signer{'s' * (signers != 1)} so far, a summary"]
    if invitation:
        lines[0] += ", a letter to colleagues (fill what is marked in it)"
    elif any(kind.sign_on for kind in plan.library.kinds.values()):
        why = "this kit has none" if last_day else "give --sign-by DAY"
        lines.append(f"Without a letter to colleagues: {why}.")
    if signers < 2:  # and so one alone speaks
        lines.append("The text says “we”, as the letter will when it has co-signers; until then letter.yaml says “I”.")
    lines += [*surnames_taken(plan), *told_of(plan)]
    lines.append(f"Findings: {counted(shared.findings)}.")
    again = f"drafter new {typed(place / 'letter.yaml', library)} --cosigners {typed(place / 'cosigners.csv', None)}"
    lines.append(f"Next: add each who signs to cosigners.csv, then {again} -o letter{FORMATS['docx'].ending}.")
    return lines
