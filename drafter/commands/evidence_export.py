"""drafter evidence export: the evidence for other programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.commands.evidence_writing import split
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.errors import DrafterError, Fault, Faults, Location, did_you_mean, one_of

if TYPE_CHECKING:
    from drafter.library import Library

FORMATS = {"csl-json": "sources", "csv": "statistics"}
"""Each form, and the records that it holds."""


@click.command(
    "export",
    cls=ExamplesFirst,
    examples=(
        "drafter evidence export --format csl-json -o sources.json",
        "drafter evidence export --format csv overdose-deaths",
    ),
)
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--format", "form", metavar="FORM", default="csl-json", show_default=True,
              help="csl-json: the sources, for Zotero and others; csv: every vintage, a row each.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to this file; to the screen without it.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@library_option
def command(ids: tuple[str, ...], form: str, output: str | None, force: bool, library: str | None) -> int:
    """Write the sources, or the figures with all their vintages, as other programs read them.

    With IDs, only those. A table of vintages has the columns statistic, published, since, until, value, precision,
    basis, previous, source, quoted_by, sure and note; 'drafter evidence import' reads both forms again.
    """
    if form not in FORMATS:
        hint = did_you_mean(form, FORMATS)
        raise DrafterError(Fault(f"{one_of(FORMATS)} is expected, not '{form}'", Location("--format"), hint))
    text = _text(form, split(ids), open_library(library))
    if output:
        _write(Path(output), text, force)
    else:
        click.echo(text, nl=False)
    return 0


def _text(form: str, ids: list[str], library: Library) -> str:
    from drafter.importing.csl import write_sources

    known: dict[str, object] = getattr(library, FORMATS[form])
    faults = Faults()
    for name in ids:
        if name not in known:
            others = [other for other, kind in FORMATS.items() if name in getattr(library, kind)]
            near = (
                f"It is among the {FORMATS[others[0]]}: --format {others[0]}." if others else did_you_mean(name, known)
            )
            hint = near or f"All of them: drafter list {FORMATS[form]}"
            faults.add(f"there is no '{name}' among the {FORMATS[form]}", None, hint)
    faults.stop()
    chosen = ids or list(known)
    if form == "csl-json":
        return write_sources(library.sources[name] for name in chosen)
    return _rows(chosen, library)


def _rows(ids: list[str], library: Library) -> str:
    from drafter.importing.own import COLUMNS, row

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name in ids:
        writer.writerows(row(name, vintage) for vintage in library.statistics[name].vintages)
    return text.getvalue()


def _write(path: Path, text: str, force: bool) -> None:
    from drafter.commands.writing import check_targets, write_files

    check_targets([path], force=force, made_by_us=False)
    write_files({path: text.encode()})
    click.echo(f"Written: {path}")
