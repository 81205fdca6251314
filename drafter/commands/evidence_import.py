"""drafter evidence import: releases, references and tables into the office's evidence."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from drafter.commands.evidence_writing import (
    Place,
    dry_run_option,
    enter,
    into_option,
    issue_option,
    place,
    split,
    today,
)
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option
from drafter.errors import DrafterError, Fault, Faults, FileError, Location, did_you_mean, one_of
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.dates import RoughDate
    from drafter.importing.entries import Found
    from drafter.importing.series import Target
    from drafter.importing.table import Table
    from drafter.library.source import Mapping

USUAL_LAG = 8
"""The months after which a release is surprisingly late; deaths are counted about four months after they happen."""

LARGEST = 20_000_000
"""The bytes of the largest file that is read whole: references and YAML. A table is read line by line."""


@click.command(
    "import",
    cls=ExamplesFirst,
    examples=(
        "drafter evidence import VSRR.csv --published 2025-09-17 --dry-run",
        "drafter evidence import VSRR.csv --published 2025-09-17 --state MD,US --series overdose-deaths",
        "drafter evidence import zotero.json --into our-office",
        "drafter evidence import our-figures.csv",
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--published", metavar="DAY", help="A release: the day on which it was published; the file has it not.")
@click.option("--state", multiple=True, metavar="CODES", help="A release: for these jurisdictions, as MD,US.")
@click.option("--series", multiple=True, metavar="IDS", help="A release: only these statistics.")
@click.option("--periods", metavar="WHICH", default="newest", show_default=True,
              help="A release: its newest twelve months; with every calendar year besides; or all.")  # fmt: skip
@click.option("--source", metavar="ID", help="A release: the source to cite; that of the year's releases without it.")
@issue_option
@into_option
@library_option
@dry_run_option
def command(
    file: str,
    published: str | None,
    state: tuple[str, ...],
    series: tuple[str, ...],
    periods: str,
    source: str | None,
    issue: str | None,
    into: str | None,
    library: str | None,
    dry_run: bool,
) -> int:
    """Add what a FILE holds to your office's evidence; what is there stays, word for word.

    FILE is a release of provisional counts as downloaded (CSV), references from Zotero (CSL JSON or BibTeX), or a table
    or YAML of your own. A statistic takes part in a release when it names its 'indicator'. From a release its newest
    twelve months are taken, on the basis that the series has, with the same months a year earlier. What is there
    already is passed over; what contradicts it is refused, and nothing is changed.
    """
    at = place(into, library)
    asked = _Asked(file, published, split(state), split(series), periods, source)
    ending = Path(file).suffix.casefold()
    if Path(file).is_dir():
        raise FileError(Fault("a file is expected, and this is a folder", Location(file)))
    if ending not in READERS:
        hint = f"{did_you_mean(ending, READERS)} A release or a table ends in .csv, references in .json or .bib."
        message = f"what '{Path(file).name}' holds is not known from its name"
        raise DrafterError(Fault(message, Location(file), hint.strip()))
    found = READERS[ending](asked, at)
    return enter(at, found, issue, dry_run=dry_run, renames=ending in (".json", ".bib"))


@frozen
class _Asked:
    """What is imported, and how; all but the file is for a release."""

    file: str
    published: str | None
    codes: list[str]
    series: list[str]
    periods: str
    source: str | None

    def text(self) -> str:
        """The file's text, whole."""
        from drafter.library.source import read_text

        self.refuse_release_flags("references and YAML")
        return read_text(Path(self.file), self.file, LARGEST)

    def refuse_release_flags(self, what: str) -> None:
        """Raise DrafterError where a flag is given that only a release has a use for."""
        given = {"--published": self.published, "--state": self.codes, "--series": self.series, "--source": self.source}
        message = f"{what} are imported whole, each entry with its own dates and sources"
        faults = [Fault(message, Location(flag), f"Leave {flag} out.") for flag, value in given.items() if value]
        if faults:
            raise DrafterError(*faults)


# A table, read line by line


def _table(asked: _Asked, at: Place) -> Found:
    from drafter.importing import own, vsrr
    from drafter.importing.lines import text_lines
    from drafter.importing.table import Table

    with _opened(asked.file) as lines:
        table = Table(text_lines(lines, asked.file), asked.file)
        if table.form((vsrr.FORM, own.FORM)) is own.FORM:
            asked.refuse_release_flags("vintages of your own")
            return own.read_vintages(table)
        table.places(vsrr.FORM)  # a wrong table is told before the flags that a right one needs
        return _release(table, asked, at)


@contextmanager
def _opened(file: str) -> Iterator[Iterator[bytes]]:
    """The lines of a file as they are read, with a bar on the terminal for the bytes read so far."""
    path, where = Path(file), Location(file)
    try:
        if not path.exists():
            raise FileError(Fault("there is no such file", where, "Check its name and folder."))
        if not path.is_file():
            raise FileError(Fault("a file is expected, and this is none", where))
        with path.open("rb") as opened:
            yield _lines(opened, path.stat().st_size)
    except OSError as error:
        raise FileError(Fault(f"this file cannot be read: {error.strerror or error}", where)) from None


def _lines(opened: IO[bytes], size: int) -> Iterator[bytes]:
    from drafter.importing.lines import LONGEST

    if not sys.stderr.isatty():
        while line := opened.readline(LONGEST + 1):
            yield line
        return
    with click.progressbar(length=size, label="Reading", file=sys.stderr, update_min_steps=max(size // 200, 1)) as bar:
        while line := opened.readline(LONGEST + 1):
            yield line
            bar.update(len(line))


def _release(table: Table, asked: _Asked, at: Place) -> Found:
    from drafter.importing.entries import Found
    from drafter.importing.series import PERIODS, add_vintages, targets
    from drafter.importing.vsrr import read_release

    faults = Faults()
    published = _published(asked.published, faults)
    if asked.periods not in PERIODS:
        hint = did_you_mean(asked.periods, PERIODS)
        faults.add(f"{one_of(PERIODS)} is expected, not '{asked.periods}'", Location("--periods"), hint)
    try:
        among = targets(at.library.statistics, asked.series, asked.codes)
    except DrafterError as error:
        faults.extend(error)
    faults.stop()
    assert published
    found = Found()
    sources = {target.id: _source(found, target, published, asked.source, at) for target in among}
    for target in among:
        if target.new:
            found.statistics[target.id] = _made_after(target)
    release = read_release(table, {target.series for target in among})
    _fits(published, release.newest, found)
    add_vintages(found, release, sources, among, str(published), asked.periods, asked.file)
    return found


def _fits(published: RoughDate, newest: tuple[int, int], found: Found) -> None:
    """Whether a release can be of this day, judged by the newest month in it: some months lie between the two."""
    from drafter.dates import MONTHS, month_end, whole_months

    month, last = f"{MONTHS[newest[1] - 1]} {newest[0]}", month_end(*newest)
    if published.last < last:
        hint = "Check the day: a release counts months that are over."
        message = f"{published} lies before the end of {month}, the newest month in the file"
        raise DrafterError(Fault(message, Location("--published"), hint))
    if (months := whole_months(last, published.last)) > USUAL_LAG:
        found.told.append(
            f"Check --published: {published} is {months} months after {month}, the newest month in the file; releases "
            f"mostly follow within {USUAL_LAG}."
        )


def _published(given: str | None, faults: Faults) -> RoughDate | None:
    from drafter.dates import rough_date

    where = Location("--published")
    if not given:
        hint = (
            "Add --published with the day on which the page that offers the file says that the data were last updated, "
            "such as --published 2025-09-17; where the day is not certain, the latest possible one."
        )
        faults.add("the day of publication is needed: it does not stand in the file", where, hint)
        return None
    try:
        published = rough_date(given)
    except ValueError as error:
        faults.add(str(error), where)
        return None
    if published.last > today():
        faults.add(f"{given} is still to come", where, "Check the day; a release is imported once it is public.")
    return published


def _source(found: Found, target: Target, published: RoughDate, given: str | None, at: Place) -> str:
    """The source to cite: the one named, else that of the series' releases of the year, made after the last one."""
    from drafter.importing.series import source_for

    sources, year = at.library.sources, published.first.year
    if given:
        if given not in sources:
            hint = did_you_mean(given, sources) or "All sources: drafter list sources"
            raise DrafterError(Fault(f"there is no source '{given}'", Location("--source"), hint))
        return given
    name, model = source_for(target.like, year, {**sources, **found.sources})
    if not name:
        message = f"no source of '{target.like.id}' shows how the releases of {year} are cited"
        raise DrafterError(Fault(message, Location("--source"), "Name one: drafter list sources"))
    if model:
        found.sources[name] = _source_after(model, year, at)
        found.made.add(name)
    return name


def _source_after(model: str, year: int, at: Place) -> Mapping:
    from drafter.importing.entries import entry

    shipped = at.definition("sources", model)
    note = f"Made after {model} when a release of {year} was imported: check its authors."
    where = Location("--published")
    return entry({**shipped.pairs, "issued": str(year), "note": note, "checked": today().isoformat()}, where)


def _made_after(target: Target) -> Mapping:
    """The keys of a new series: those of the one that it is made after, for its own geography."""
    from drafter.importing.entries import entry
    from drafter.importing.jurisdictions import GEOGRAPHIES, NATION

    like = target.like
    national = like.id if like.geography == NATION else like.series
    keys = {"measure": like.measure, "unit": like.unit, "geography": GEOGRAPHIES[target.code], "series": national}
    return entry({**keys, "indicator": like.indicator, "checked": today().isoformat()}, Location("--state"))


# Files that are read whole


def _csl_json(asked: _Asked, _: Place) -> Found:
    from drafter.importing.csl import read_items, read_sources

    return read_sources(read_items(asked.text(), asked.file), asked.file, today())


def _bibtex(asked: _Asked, _: Place) -> Found:
    from drafter.importing.bibtex import read_bibtex
    from drafter.importing.csl import read_sources

    return read_sources(read_bibtex(asked.text(), asked.file), asked.file, today())


def _yaml(asked: _Asked, _: Place) -> Found:
    from drafter.importing.own import read_yaml

    return read_yaml(asked.text(), asked.file)


READERS: dict[str, Callable[[_Asked, Place], Found]] = {
    ".csv": _table,
    ".json": _csl_json,
    ".bib": _bibtex,
    ".yaml": _yaml,
    ".yml": _yaml,
}
"""What reads a file, by the ending of its name."""
