"""How the commands that add and import put entries into an office's files: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from drafter import assets
from drafter.commands.request import folders
from drafter.errors import DrafterError, Fault, FileError, Location, did_you_mean, one_of
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.importing.entries import Found, Plain
    from drafter.importing.settling import Settled
    from drafter.library import Library
    from drafter.library.files import LibraryFile
    from drafter.library.source import Mapping as Keys
    from drafter.records.evidence import Source, Statistic

into_option = click.option(
    "--into", metavar="FOLDER", help="Your office's folder, where the entries go; the library in force without it."
)
issue_option = click.option(
    "--issue", metavar="ID", help="The issue whose evidence it is; needed where there are more."
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")


Parts = tuple[str, ...]
"""The path of a file inside the office's folder."""

_AS_IT_IS: Mapping[Parts, str] = MappingProxyType({})


@frozen
class Place:
    """Where entries go: the office's folder, with the library that it is part of and that library's files."""

    folder: Path
    library: Library
    files: tuple[LibraryFile, ...]
    layer: int

    @property
    def own_files(self) -> set[str]:
        """The office's files, as messages name them."""
        return {file.shown for file in self.files if file.layer == self.layer}

    def definition(self, kind: str, name: str) -> Keys:
        """The entry in force of a source or a statistic, as its file has it."""
        from drafter.library.source import Mapping as Keys
        from drafter.library.source import parse_yaml, read_text

        records: dict[str, Source] | dict[str, Statistic] = getattr(self.library, kind)
        file = self.file(records[name].where.path)
        node = parse_yaml(read_text(Path(file.path), file.shown), file.shown).pairs[name]
        assert isinstance(node, Keys)
        return node

    def file(self, shown: str) -> LibraryFile:
        """A file by the name that messages have for it."""
        return next(one for one in self.files if one.shown == shown)


def place(into: str | None, library: str | None) -> Place:
    """The folder named, else the office's library in force. Raises DrafterError where only the shipped one is."""
    from drafter.drafting import open_library
    from drafter.library.files import library_files

    if into and library:
        raise DrafterError(Fault("name the folder once", Location("--into"), "Take --into or --library."))
    if into and not Path(into).is_dir():
        hint = "Make the folder first, or name one that is there."
        raise FileError(Fault(f"there is no folder '{into}'", Location("--into"), hint))
    if into and not any((Path(into) / top).is_dir() for top in ("clauses", "templates")):
        among = [*folders(None)[:1], Path(into)]
    else:
        among = list(folders(into or library))
    folder = among[-1].resolve()
    if folder == assets.root() and not Path.cwd().resolve().is_relative_to(folder):
        hint = "Name your office's folder: --into FOLDER. Its entries come on top of the shipped ones."
        raise DrafterError(Fault("the shipped library is not written into", Location("--into"), hint))
    opened = open_library(among, assets.cache_folder())
    return Place(folder, opened, library_files(among), len(among) - 1)


def enter(at: Place, found: Found, issue: str | None, *, dry_run: bool, renames: bool = False) -> int:
    """Put what was found into the office's files, and say what is new. Raises DrafterError and changes nothing."""
    from drafter.importing.settling import settle

    settled = settle(found, at.library, at.own_files, renames)
    return put(at, edited(at, settled, issue) if settled else {}, settled.told, dry_run=dry_run)


def put(at: Place, texts: dict[Parts, str], told: Iterable[str], *, dry_run: bool) -> int:
    """Write the new texts of files, once the whole library reads well with them, and say what is new.

    Raises DrafterError, and FileError where a file cannot be written; then nothing is changed.
    """
    checked(at, texts)
    for line in told:
        click.echo(line)
    if not texts:
        click.echo("Nothing is new; no file was changed.")
        return 0
    files = [shown_as(at, parts) for parts in texts]
    if dry_run:
        tell_files("Nothing was written: without --dry-run this goes into", files)
        return 0
    write(at, texts)
    tell_files("Written:", files)
    return 0


def tell_files(words: str, files: list[str]) -> None:
    """Files after some words: one beside them, several each on a line of its own."""
    click.echo(f"{words} {files[0]}" if len(files) == 1 else "\n  ".join([words, *files]))


def edited(at: Place, settled: Settled, issue: str | None) -> dict[Parts, str]:
    """The new text of each file that changes."""
    from drafter.importing.inserting import HEADINGS, with_entries
    from drafter.importing.settling import as_plain

    records: dict[Parts, dict[str, dict[str, Plain]]] = {}
    vintages: dict[Parts, dict[str, list[dict[str, Plain]]]] = {}
    home = _issue(at, settled, issue)
    for name, entry in settled.sources.items():
        records.setdefault(("clauses", home, "sources.yaml"), {})[name] = as_plain(entry)
    for name, new in settled.vintages.items():
        if name in settled.statistics:
            whole = as_plain(settled.statistics[name], vintages=new)
            records.setdefault(("clauses", home, "statistics.yaml"), {})[name] = whole
            continue
        file = _file_of(at, name)
        if file.layer == at.layer:
            vintages.setdefault(file.parts, {})[name] = [as_plain(one) for one in new]
        else:
            records.setdefault(file.parts, {})[name] = _own_entry(at.definition("statistics", name), new)
    made: dict[Parts, str] = {}
    for parts in dict.fromkeys([*vintages, *records]):
        text = text_of(at, parts) or f"{HEADINGS[parts[-1].removesuffix('.yaml')]}\n"
        made[parts] = with_entries(text, shown_as(at, parts), records.get(parts, {}), vintages.get(parts, {}))
    return made


def _file_of(at: Place, name: str) -> LibraryFile:
    return at.file(at.library.statistics[name].where.path)


def _own_entry(shipped: Keys, new: list[Keys]) -> dict[str, Plain]:
    """The office's own entry of a shipped series, whose vintages come on top of the shipped ones."""
    from drafter.importing.entries import without
    from drafter.importing.settling import as_plain

    return {**as_plain(without(shipped, "vintages"), vintages=new), "checked": today().isoformat()}


def _issue(at: Place, settled: Settled, issue: str | None) -> str:
    """The issue whose folder takes new sources and series: the one named, that of series like these, or the only one.

    Series are alike that count the same: one of a State goes beside the national one.
    """
    from drafter.library.source import Scalar

    known = at.library.issues
    if issue:
        if issue not in known:
            hint = did_you_mean(issue, known) or f"The issues are {one_of(known)}."
            raise DrafterError(Fault(f"there is no issue '{issue}'", Location("--issue"), hint))
        return issue
    counted = {
        said.text for one in settled.statistics.values() if isinstance(said := one.pairs.get("indicator"), Scalar)
    }
    like = {name for name, one in at.library.statistics.items() if name in settled.vintages or one.indicator in counted}
    series = {_file_of(at, name).parts[1] for name in like}
    homes = series or set(known)
    if len(homes) > 1 and (settled.sources or settled.statistics):
        hint = f"Name it with --issue: {one_of(known)}."
        raise DrafterError(Fault("which issue’s evidence this is, is not said", Location("--issue"), hint))
    return next(iter(homes))


def text_of(at: Place, parts: Parts) -> str:
    """A file of the office as it is, its line ends and byte-order mark too; empty where there is none."""
    file = next((one for one in at.files if one.parts == parts and one.layer == at.layer), None)
    return file.content.decode("utf-8") if file else ""


def shown_as(at: Place, parts: Parts) -> str:
    """A file of the office as messages name it, whether it is there yet or not."""
    file = next((one for one in at.files if one.parts == parts and one.layer == at.layer), None)
    if file:
        return file.shown
    path, here = at.folder / Path(*parts), Path.cwd().resolve()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def checked(at: Place, texts: Mapping[Parts, str | bytes], shown: Mapping[Parts, str] = _AS_IT_IS) -> Library:
    """The whole library as it reads with the new texts in place. Raises DrafterError where it would not do.

    `shown` are the names that messages have for files whose text comes from elsewhere.
    """
    import tempfile  # needed only where something is new

    from drafter.checks import FORMS
    from drafter.library.files import LibraryFile
    from drafter.library.reading import read_library

    if not texts:
        return at.library
    with tempfile.TemporaryDirectory() as folder:
        files = {(file.layer, file.parts): file for file in at.files}
        for number, (parts, text) in enumerate(texts.items()):
            path = Path(folder) / str(number)
            path.write_bytes(content := as_bytes(text))
            called = shown.get(parts) or shown_as(at, parts)
            files[at.layer, parts] = LibraryFile(str(path), content, called, parts, at.layer)
        return read_library(sorted(files.values(), key=lambda file: (file.layer, file.parts)), FORMS)


def as_bytes(text: str | bytes) -> bytes:
    """What a file holds: a text in UTF-8, or a Word file as it is."""
    return text.encode() if isinstance(text, str) else text


def write(at: Place, texts: Mapping[Parts, str | bytes]) -> None:
    """Write the files, unless somebody changed one of them meanwhile."""
    from drafter.commands.writing import write_files

    content, modes = {}, {}
    for parts, text in texts.items():
        path = (at.folder / Path(*parts)).resolve()  # a link stays a link
        path.parent.mkdir(parents=True, exist_ok=True)
        now = path.read_bytes() if path.exists() else b""
        if now != text_of(at, parts).encode():
            hint = "Run the command again."
            raise FileError(Fault("this file was changed meanwhile", Location(shown_as(at, parts)), hint))
        content[path] = as_bytes(text)
        if path.exists():
            modes[path] = path.stat().st_mode
    try:
        write_files(content)
        for path, mode in modes.items():
            path.chmod(mode)  # who else may read and write it stays as it was
    except FileError as error:
        raise FileError(*(_without_hint(fault) for fault in error.faults)) from None


def _without_hint(fault: Fault) -> Fault:
    return replace(fault, hint="Nothing was added. Close the file in other programs, or ask for the right to write it.")


def today() -> date:
    """The local day."""
    return date.today()  # noqa: DTZ011  the day on which a person checks an entry is the local one


def split(values: Iterable[str]) -> list[str]:
    """Ids given one a flag or joined with commas."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]
