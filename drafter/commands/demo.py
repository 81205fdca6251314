"""drafter demo: a gallery of finished letters, with an index that says how each was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter import assets
from drafter.commands.demo_index import Shown, page, plain
from drafter.commands.help import ExamplesFirst
from drafter.commands.making import OUT, content, record
from drafter.commands.request import folders
from drafter.commands.shell import command_lines
from drafter.commands.telling import counted, finding_lines, typed
from drafter.commands.writing import write_files
from drafter.errors import Fault, FileError, Location
from drafter.interview.again import flags, has_flags
from drafter.records.requests import Earlier

if TYPE_CHECKING:
    from drafter.commands.demo_letters import Sample
    from drafter.drafting import Draft
    from drafter.library import Library
    from drafter.spec import LetterSpec

USUAL = OUT / "demo"


@click.command("demo", cls=ExamplesFirst, examples=("drafter demo", "drafter demo samples"))
@click.argument("folder", required=False, metavar="[FOLDER]")
def command(folder: str | None) -> int:
    """Make a gallery of sample letters, each as a Word file and a web page, with an index that says how.

    FOLDER is made anew, out/demo where not given. Nothing in it is ever replaced. Some are PDFs too, where LibreOffice
    is there.
    """
    from drafter.commands.demo_letters import samples
    from drafter.drafting import draft, open_library

    place = Path(folder) if folder else USUAL
    _must_be_new(place, made_by_us=not folder)
    shipped = folders(None)[0]
    library = open_library([shipped], assets.cache_folder())
    shown: list[Shown] = []
    files: dict[Path, bytes] = {}
    trouble = ""
    listed = samples(shipped)
    names = {sample.id: f"{number:02}-{sample.id}" for number, sample in enumerate(listed, 1)}
    for sample in listed:
        made = draft(_citing(sample, listed, library), library)
        name = names[sample.id]
        written, why_not = _files(sample, made, trouble)
        trouble = trouble or why_not
        files |= {place / f"{name}{ending}": data for ending, _, data in written}
        links = tuple((what, f"{name}{ending}") for ending, what, _ in written)
        shown.append(_shown(sample, made, names, links))
        click.echo(f"{name}: {sample.title}. Findings: {counted(made.findings)}.")
    files[place / "index.html"] = page(shown).encode()
    files[place / "index.txt"] = plain(shown).encode()
    _write(place, files)
    if trouble:
        click.echo(f"Without PDFs: {trouble}.", err=True)
    click.echo(f"{len(shown)} sample letters, never to be sent. Next: open {typed(place / 'index.html')} in a browser.")
    return 0


def _must_be_new(place: Path, *, made_by_us: bool) -> None:
    """Raise FileError where something is in the way, or where the folder above is missing and not ours to make."""
    if place.is_dir() and not any(place.iterdir()):
        return
    if place.exists() or place.is_symlink():
        what = "this folder holds something already" if place.is_dir() else "this is a file"
        hint = "Nothing is replaced. Name a folder that is not there yet: drafter demo FOLDER."
        raise FileError(Fault(what, Location(str(place)), hint))
    if not made_by_us and not place.parent.is_dir():
        hint = "Make the folder first, or name one that is there."
        raise FileError(Fault(f"there is no folder '{place.parent}'", Location(str(place)), hint))


def _files(sample: Sample, made: Draft, trouble: str) -> tuple[list[tuple[str, str, bytes]], str]:
    """The files of a letter, each with its ending and what it is, and why there is no PDF; empty where there is.

    No PDF is tried where there was `trouble` with one before.
    """
    from drafter.review import for_review

    letter = for_review(made) if sample.reviewed else made.letter
    word = "Word file, with comments" if sample.reviewed else "Word file"
    found = [(".docx", word, content(letter, "docx")), (".html", "Web page", content(made.letter, "html"))]
    if sample.printed and not trouble:
        try:
            found.append((".pdf", "PDF", content(letter, "pdf")))
        except FileError as error:
            trouble = error.faults[0].message
    return [*found, (".yaml", "Record of how it was made", record(made))], trouble


def _citing(sample: Sample, listed: tuple[Sample, ...], library: Library) -> LetterSpec:
    """The request of a letter; one that follows up another of the samples cites that one."""
    if not sample.follows:
        return sample.request
    from drafter.commands.earlier import earlier

    followed = next(one.request for one in listed if one.id == sample.follows)
    return replace(sample.request, about=earlier(followed, library))


def _shown(sample: Sample, made: Draft, names: Mapping[str, str], links: tuple[tuple[str, str], ...]) -> Shown:
    """What the index says of a letter. One that no flags can ask for is made from the record beside it."""
    name = names[sample.id]
    asked, output = [f"{name}.yaml"], f"{name}-again.docx"
    about = Earlier(record=f"{names[sample.follows]}.docx") if sample.follows else sample.request.about
    if has_flags(request := replace(sample.request, about=about)):
        asked, output = flags(request), f"{name}.docx"
    words = ["drafter", "new", *asked, *(["--review"] if sample.reviewed else []), "-o", output]
    findings = tuple(finding_lines(replace(one, hint="", where=None))[0] for one in made.findings)
    return Shown(sample.title, sample.shows, tuple(command_lines(words)), findings, links)


def _write(place: Path, files: dict[Path, bytes]) -> None:
    """All files, or none. Raises FileError where one cannot be written."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Name another folder: drafter demo FOLDER."
        raise FileError(Fault(f"this folder cannot be made: {error.strerror}", Location(str(place)), hint)) from None
    write_files(files)
