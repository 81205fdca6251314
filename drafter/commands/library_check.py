"""drafter library check: every file read, the office's clauses judged by their words, the gaps counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from drafter import assets
from drafter.commands.evidence_writing import today
from drafter.commands.help import ExamplesFirst
from drafter.commands.overriding import places_below
from drafter.commands.request import folders, library_option
from drafter.commands.telling import as_json, fault_lines
from drafter.errors import Fault, Location

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.library.files import LibraryFile

_COUNTED = (
    ("issues", "issue"), ("clauses", "clause"), ("statistics", "statistic"), ("sources", "source"), ("events", "event"),
    ("posts", "post"), ("officials", "official"), ("signatories", "signatory"), ("rules", "rule"),
)  # fmt: skip
_PLURALS = {"signatory": "signatories"}


@click.command("check", cls=ExamplesFirst, examples=("drafter library check", "drafter library check --library office"))
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(library: str | None, as_data: bool) -> int:
    """Read the whole library, and say what is wrong, what is still to be filled in, and what stands over shipped files.

    Each clause of your office is tried in a small letter of one signer and of two. Exits with 1 where the rules object
    to the words of one, with 2 where a file cannot be read; gaps are told, and hold back only the letters that print
    them.
    """
    from drafter.drafting import open_library
    from drafter.library.files import library_files

    among = folders(library)
    opened = open_library(among, assets.cache_folder())
    own = [one for one in library_files(among) if one.layer == len(among) - 1 and not one.is_paper]
    faults = list(_objections(opened, own))
    gaps = list(_gaps(own))
    below = places_below(opened) | {
        str(one.where): str(one.overrides[-1]) for one in opened.rules.values() if one.overrides
    }
    counts = {kind: len(getattr(opened, kind)) for kind, _ in _COUNTED}
    if as_data:
        data = {"counts": counts, "faults": [_data(one) for one in faults], "gaps": [_data(one) for one in gaps]}
        click.echo(as_json({**data, "overrides": below}))
        return 1 if faults else 0
    for fault in faults:
        click.echo("\n".join(fault_lines(fault)))
    if gaps:
        click.echo("\n".join([f"To be filled in ({len(gaps)}):", *(f"  {one.where}: {one.message}" for one in gaps)]))
    if below:
        lines = [f"  {place}, over {other}" for place, other in below.items()]
        click.echo("\n".join([f"In place of others ({len(below)}):", *lines]))
    said = ", ".join(_counted(counts[kind], one) for kind, one in _COUNTED)
    state = f"{_counted(len(faults), 'objection')} to the words of clauses" if faults else "all files read well"
    click.echo(f"{state[:1].upper()}{state[1:]}: {said}.")
    return 1 if faults else 0


def _counted(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else _PLURALS.get(one, f'{one}s')}"


def _objections(library: Library, own: list[LibraryFile]) -> Iterator[Fault]:
    from drafter.commands.add_trial import as_faults, objections, with_stand_ins

    texts = {one.shown: _text(one) for one in own if one.parts[-1].endswith(".md.j2")}
    trial = with_stand_ins(library)
    for clause in library.clauses.values():
        if clause.where.path in texts:
            text = texts[clause.where.path]
            yield from as_faults(objections(clause, trial, today(), text), text)


def _gaps(own: list[LibraryFile]) -> Iterator[Fault]:
    from drafter.commands.add_text import gaps_in

    for one in own:
        for line, column, words in gaps_in(_text(one)):
            yield Fault(words, Location(one.shown, line, column))


def _text(file: LibraryFile) -> str:
    return file.content.decode("utf-8-sig").replace("\r\n", "\n")


def _data(fault: Fault) -> dict[str, object]:
    return {**asdict(fault), "where": str(fault.where)}
