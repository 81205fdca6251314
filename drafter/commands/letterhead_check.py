"""drafter letterhead check: what drafter finds in a letterhead, what it lacks, and what will become of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.telling import as_json
from drafter.errors import Fault, Faults, FileError, Location
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.opc.sheet import Paper, Sheet
    from drafter.opc.zones import Zone
    from drafter.records.stationery import Letterhead

_SHOWN = 60
_FOR_LINES = "Letterhead"
"""The style of lines that drafter sets itself, which no letter on a Word file of the office's has."""
_PAPERS = {(12240, 15840): "Letter", (12240, 20160): "Legal", (11906, 16838): "A4"}
_NEAR = 60
_TWO_HEADERS = "In Word, double-click the header, tick Different First Page, and fill the header of a later page."


@frozen
class Report:
    """What was found, by name; what drafter will do with it, in the order of the page; what the office may see to."""

    found: dict[str, str]
    plan: tuple[str, ...]
    advice: tuple[str, ...]


@click.command(
    "check",
    cls=ExamplesFirst,
    examples=(
        "drafter letterhead check smith.docx",
        "drafter letterhead check templates/letterheads/house.yaml",
        "drafter letterhead check smith.dotx --json",
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(file: str, as_data: bool) -> int:
    """Say what drafter finds in a letterhead, what it lacks, and what drafter will do with it.

    FILE is a Word Document or Template (.docx, .dotx), or a letterhead described by lines (.yaml). Exits with 2 where
    the file cannot be used, with 3 where it cannot be read.
    """
    content = content_of(Path(file))
    faults = Faults()
    report = _described(file, faults) if file.casefold().endswith(".yaml") else drawn(file, content, faults)
    if as_data:
        click.echo(as_json({"file": file, **asdict(report)}))
        return 0
    click.echo(f"{file}: letters can be written on it.")
    for name, words in report.found.items():
        click.echo(f"  {name}: {words}")
    for heading, lines in (("drafter will", report.plan), ("See to", report.advice)):
        if lines:
            click.echo("\n".join((f"{heading}:", *(f"  - {line}" for line in lines))))
    return 0


def content_of(path: Path) -> bytes:
    """The file's bytes. Raises FileError where it cannot be read."""
    from drafter.library.files import LARGEST

    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        message, hint = f"{error.strerror or error}", ""
        if isinstance(error, FileNotFoundError):
            message = "there is no such file"
            hint = "Check its name and folder. The file is named, such as templates/letterheads/smith.docx."
        elif path.is_dir():
            message, hint = "it is a folder", "Give the file’s name too."
        raise FileError(Fault(f"this letterhead cannot be read: {message}", Location(str(path)), hint)) from None


def _described(file: str, faults: Faults) -> Report:
    """A letterhead of lines; drafter sets them itself. Raises DrafterError with all that is wrong in it."""
    from drafter.library.fields import Fields
    from drafter.library.references import References
    from drafter.library.source import parse_yaml, read_text
    from drafter.library.stationery import read_letterhead

    fields = Fields(parse_yaml(read_text(Path(file), file), file), "a letterhead", faults)
    head: Letterhead = read_letterhead(Path(file).stem, fields, References())
    fields.done()
    faults.stop()
    sides = head.margins
    found = {
        "Paper": f"Letter, 8.5 by 11 inches; margins {_sides(sides.top, sides.right, sides.bottom, sides.left)}",
        "Body": f"{head.typeface}, {head.size:g} points",
        "First page": _listed([line.text for line in head.lines]),
    }
    return Report(found, ("set these lines at the head of the first page, in its own styles.",), ())


def drawn(file: str, content: bytes, faults: Faults) -> Report:
    """The office's own Word file. Raises DrafterError with all that it is refused for."""
    from drafter.letter import Stationery
    from drafter.opc.sheet import read_sheet
    from drafter.writers.docx import learn

    sheet = read_sheet(content, Location(file), faults)
    faults.stop()
    assert sheet is not None
    learn(Stationery((), file=content))  # what is promised below is tried here
    return Report(_found(sheet), tuple(_plan(sheet)), tuple(_advice(sheet)))


def _found(sheet: Sheet) -> dict[str, str]:
    from drafter.writers.docx.styles import known

    used, added = known(style.name for style in sheet.styles if style.kind == "paragraph")
    first = "first" if sheet.title_page else "default"
    found = {
        "Paper": _paper(sheet.paper),
        "Body": f"{sheet.typeface}, {sheet.size:g} points",
        "First page": _edges(sheet, first),
        "Later pages": _edges(sheet, "default"),
    }
    if sheet.even_and_odd:
        found["Even pages"] = _edges(sheet, "even")
    if not sheet.head.is_empty:
        found["Above the letter"] = _zone(sheet.head)
    found["Styles it has for letters"] = ", ".join(used) or "none"
    found["Styles it lacks"] = ", ".join(name for name in added if name != _FOR_LINES) or "none"
    if not sheet.left_out.is_empty:
        found["Not kept of the body"] = _zone(sheet.left_out)
    return found


def _plan(sheet: Sheet) -> Iterator[str]:
    """What drafter will do, in the order of the page."""
    from drafter.opc.sheet import MARK
    from drafter.opc.zones import Zone
    from drafter.writers.docx.styles import known

    yield "keep headers, footers, pictures, paper, margins, typefaces and styles as they are."
    if sheet.sections > 1:
        whose = f"the one with {MARK} in it" if sheet.mark is not None else "the first one"
        yield f"take paper and headers from one of the file’s {sheet.sections} sections, {whose}."
    if not sheet.title_page and "default" in sheet.headers:
        yield "repeat the one header on every page; its continuation lines come from page two on."
    styles = {style.name.casefold() for style in sheet.styles}
    if "continuation header" in styles and "default" in sheet.headers:
        place = "where the style Continuation Header stands in it, else below it"
    else:
        place = "below what stands there" if not sheet.headers.get("default", Zone()).is_empty else "by themselves"
    yield f"put the continuation lines (addressee, date, page) into the header of the later pages, {place}."
    above = "" if sheet.head.is_empty else f" below what stands above {MARK}"
    yield f"begin the letter at the head of the body{above}" + (
        "." if sheet.left_out.is_empty else ", and leave out the words that stand in the body now."
    )
    if known(styles)[1]:
        yield "add the styles that it lacks, in the file’s own typeface."


def _advice(sheet: Sheet) -> Iterator[str]:
    """What is no fault, but what the office may not want so."""
    from drafter.opc.sheet import NEWEST_MODE
    from drafter.opc.zones import CHANGING, Zone

    every = [*sheet.headers.values(), *sheet.footers.values(), sheet.head]
    for picture in dict.fromkeys(picture for zone in every for picture in zone.pictures):
        if not picture.text and not picture.decorative:
            yield (
                f"The picture '{picture.name or 'without a name'}' has no alternative text, so a screen reader cannot "
                "say what it is. In Word, right-click it, View Alt Text."
            )
    if any(zone.boxed for zone in every):
        yield "Words stand in a text box, which a screen reader may pass over. Better is a paragraph or a table."
    for name in dict.fromkeys(name for zone in every for name in zone.fields if name in CHANGING):
        yield (
            f"A field ({name}) may show something else in each letter. In Word, click on it and press Ctrl+Shift+F9 "
            "to keep what it says now."
        )
    for place, zones in (("header", sheet.headers), ("footer", sheet.footers)):
        if "PAGE" in zones.get("default", Zone()).fields:
            yield (
                f"The {place} of later pages says the page’s number, and so do the continuation lines. Take it out of "
                f"the {place}, or out of your office’s own templates/parts/continuation-header.txt.j2."
            )
    if sheet.mode < NEWEST_MODE:
        yield (
            "The file is set in the ways of an older Word, so Word will say Compatibility Mode above each letter. In "
            "Word: File, Info, Convert; then look whether the header still lies as it should."
        )
    if not sheet.title_page and "default" in sheet.headers:
        yield f"All pages have one header. For a smaller one on later pages: {_TWO_HEADERS}"


def _edges(sheet: Sheet, page: str) -> str:
    """The header and the footer of a kind of page."""
    from drafter.opc.zones import Zone

    header, footer = sheet.headers.get(page, Zone()), sheet.footers.get(page, Zone())
    return f"header: {_zone(header)}; footer: {_zone(footer)}"


def _zone(zone: Zone) -> str:
    """What stands in a zone, its pictures by their alternative text."""
    parts = [_listed([line.words for line in zone.lines])] if zone.lines else []
    for picture in zone.pictures:
        said = f"“{_short(picture.text)}”" if picture.text else "decoration" if picture.decorative else "no text for it"
        parts.append(f"a picture ({said})")
    if zone.drawn and not parts:
        parts.append("a drawing, a line or a table without words")
    return ", ".join(parts) or "empty"


def _listed(words: list[str]) -> str:
    """The lines in quotes, of many the first three."""
    more = f" and {len(words) - 3} more lines" if len(words) > 4 else ""
    return ", ".join(f"“{_short(one)}”" for one in words[: 3 if more else None]) + more


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def _paper(paper: Paper) -> str:
    from drafter.opc.sheet import TWIPS

    size = sorted((paper.width, paper.height))
    name = "".join(f"{name}, " for known, name in _PAPERS.items() if math.dist(size, known) < _NEAR)
    top, right, bottom, left = (abs(side) / TWIPS for side in (paper.top, paper.right, paper.bottom, paper.left))
    return (
        f"{name}{_inches(paper.width)} by {_inches(paper.height)} inches; "
        f"margins {_sides(top, right, bottom, left)}; text {_inches(paper.text_width)} wide"
    )


def _inches(twips: int) -> str:
    from drafter.opc.sheet import TWIPS

    return f"{round(twips / TWIPS, 2):g}"


def _sides(top: float, right: float, bottom: float, left: float) -> str:
    return f"{round(top, 2):g} top, {round(right, 2):g} right, {round(bottom, 2):g} bottom, {round(left, 2):g} left"
