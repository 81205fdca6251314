"""drafter office show: which office's folder is in force and why, what is in it, and what it lacks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from drafter import assets
from drafter.commands.help import ExamplesFirst
from drafter.commands.in_force import (
    ABOVE,
    ALONE,
    FLAG,
    NAMED,
    REMEMBERED,
    VARIABLE,
    InForce,
    in_force,
    note,
    remembered,
)
from drafter.commands.request import library_option
from drafter.commands.rows import columns, wrapped
from drafter.commands.telling import as_json

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.upkeep.ages import RosterAge

Data = dict[str, Any]


@click.command(
    "show", cls=ExamplesFirst, examples=("drafter office show", "drafter office show --library H:/office --json")
)
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(library: str | None, as_data: bool) -> int:
    """Show which folder is in force and why, whose office it is, what its files change, and what is still missing."""
    from drafter.drafting import open_library

    found = in_force(library)
    opened = open_library(found.folders, assets.cache_folder())
    shipped = open_library(found.folders[:1], assets.cache_folder())
    data = _data(found, opened, shipped, date.today())  # noqa: DTZ011  the office's own day
    if as_data:
        click.echo(as_json(data))
    else:
        for line in _lines(data):
            click.echo("\n".join(_fitting(line)) if line and sys.stdout.isatty() else line)
    return 0


def _data(found: InForce, library: Library, shipped: Library, today: date) -> Data:
    from drafter.library.files import library_files
    from drafter.office.standing import changed_style, entries, lacking
    from drafter.upkeep.ages import roster_age

    office = found.office
    files = [file for file in library_files(found.folders) if file.layer]
    own = list(entries(library, shipped, frozenset(file.shown for file in files)))
    age = roster_age(library)
    return {
        "office": str(office.resolve()) if office else None,
        "found": found.found,
        "because": _because(found),
        "shipped": str(found.folders[0].resolve()),
        "profile": _profile(library),
        "files": [file.shown for file in files],
        "entries": [asdict(one) for one in own],
        "house_style": list(changed_style(library, shipped)),
        "lacking": list(lacking(library, today)),
        "roster": {**asdict(age), "days": age.days(today)},
        "roster_said": _aged(age, today),
    }


def _because(found: InForce) -> str:
    """Why this library is in force, in words."""
    if found.is_whole and not found.office:
        return "the folder that you are in is a whole library, and takes the place of the shipped one"
    return {
        FLAG: "--library names it",
        NAMED: f"{VARIABLE} names it ({os.environ.get(VARIABLE, '')})",
        ABOVE: "it is the nearest folder above the one that you are in",
        REMEMBERED: f"drafter remembers it ({note()})",
        ALONE: "no office’s folder is named, above, or remembered",
    }[found.found]


def _profile(library: Library) -> Data | None:
    """Whose office it is; None without a profile."""
    office = library.office
    if not office.name:
        return None
    signs = [library.signatories[name] for name in office.signs]
    said = {name: getattr(office, name) for name in ("name", "chamber", "state", "district", "pronoun", "style")}
    return {
        **said,
        "contact": asdict(office.contact),
        "signs": [
            {"id": one.id, "name": one.name, "title": one.title, "letterhead": one.letterhead, "sample": one.sample}
            for one in signs
        ],
        "forms": library.house.forms,
        "close": library.house.close,
        "file": office.where.path,
    }


def _aged(age: RosterAge, today: date) -> str:
    from drafter.dates import long_date
    from drafter.upkeep.ages import WARNED

    if age.oldest is None or age.newest is None:
        return "never checked"
    between = age.oldest != age.newest
    days = f"between {long_date(age.oldest)} and {long_date(age.newest)}" if between else f"on {long_date(age.newest)}"
    old = f", {age.days(today)} days ago: see drafter roster check" if age.days(today) > WARNED else ""
    return f"{age.posts:,} posts, checked {days}{old}"


# As lines


def _fitting(line: str) -> Iterator[str]:
    """A line in as many as the columns make of it, those after the first set in below its words."""
    text = line.lstrip()
    before = len(line) - len(text)
    after = " " * (before + 2)
    first, *rest = wrapped(text, columns() - len(after))
    yield line[:before] + first
    yield from (after + row for row in rest)


def _lines(data: Data) -> Iterator[str]:
    if data["office"] is None:
        yield f"The library that ships with drafter is in force alone ({data['shipped']}): {data['because']}."
        if (office := remembered()) and data["found"] != ALONE:
            yield f"Elsewhere it would be {office}, which drafter remembers."
    else:
        yield f"{data['office']}: your office’s folder, since {data['because']}."
        yield f"It stands over what ships with drafter, in {data['shipped']}."
    if profile := data["profile"]:
        yield from ("", f"The office ({profile['file']}):", *_of_profile(profile))
    if data["office"]:
        yield from ("", *_of_files(data))
    yield from ("", f"Roster: {data['roster_said']}.")
    if data["lacking"]:
        yield from ("", "Still to see to:")
    for one in data["lacking"]:
        first, *rest = wrapped(one, columns() - 4)
        yield from (f"  - {first}", *(f"    {line}" for line in rest))


def _of_profile(profile: Data) -> Iterator[str]:
    seat = ", ".join(filter(None, (profile["chamber"], profile["state"], profile["district"])))
    yield f"  {'Member':<11} {profile['name']} ({seat})"
    for one in profile["signs"]:
        paper = f"on the letterhead {one['letterhead']}{', a sample' if one['sample'] else ''}"
        yield f"  {'Signs':<11} {one['id']}: {one['name']}, {one['title']}, {paper}"
    contact = ", ".join(filter(None, profile["contact"].values()))
    style = profile["style"]
    for label, said in (("Pronoun", profile["pronoun"]), ("Contact", contact), ("Footnotes", style)):
        if said:
            yield f"  {label:<11} {said}"
    yield f"  {'Letters':<11} forms of address {profile['forms']}, close {profile['close']}"


def _of_files(data: Data) -> Iterator[str]:
    """Each file of the office, with what it changes and what it adds."""
    files = data["files"]
    yield f"{len(files)} file{'s' * (len(files) != 1)} of your own:"
    for file in files:
        here = [one for one in data["entries"] if one["file"] == file]
        said = [f"{what} {_named(among)}" for what, among in _parted(here) if among]
        if file.endswith("templates/house.yaml"):
            said = [f"changes {', '.join(data['house_style'])}" if data["house_style"] else "as what ships"]
        elif data["profile"] and file == data["profile"]["file"]:
            said = ["the profile"]
        elif any(file.endswith(paper) for paper in (".docx", ".dotx")) and not here:
            said = ["a letterhead that another file stands over"]
        yield f"  {file}: {'; '.join(said) or 'nothing in it yet'}"


def _parted(entries: list[Data]) -> tuple[tuple[str, list[Data]], ...]:
    replacing = [one for one in entries if one["replaces"]]
    return ("in place of what ships:", replacing), ("adds", [one for one in entries if not one["replaces"]])


def _named(entries: list[Data], most: int = 6) -> str:
    more = f" and {len(entries) - most} more" if len(entries) > most else ""
    return ", ".join(f"{one['kind']} {one['id']}" for one in entries[:most]) + more
