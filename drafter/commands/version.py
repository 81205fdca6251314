"""drafter --version: which drafter this is, and how old its facts are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from drafter import __version__
from drafter.commands.request import folders, open_library
from drafter.errors import DrafterError


def tell(ctx: click.Context) -> None:
    """Say the version and the age of the facts of the library in force, and end the command.

    A library that cannot be read is no reason to keep the version back.
    """
    click.echo(f"drafter {__version__}")
    try:
        for line in _ages(date.today()):  # noqa: DTZ011  the office's own day
            click.echo(line)
    except DrafterError as error:
        first, *others = error.faults
        place = f"{first.where}: " if first.where else ""
        more = f", and {len(others)} faults more" if others else ""
        click.echo(f"The facts cannot be read: {place}{first.message}{more}. See drafter list issues.", err=True)
    ctx.exit()


def _ages(today: date) -> Iterator[str]:
    from drafter import assets
    from drafter.drafting import open_library as opened
    from drafter.upkeep.ages import WARNED, issue_ages, own_age, roster_age

    library = open_library(None)
    roster = roster_age(library)
    yield f"Roster: {_counted(roster.posts, 'post')}, {_checked(roster.oldest, roster.newest)}."
    for issue in issue_ages(library):
        newest = f", the newest published {issue.published.in_words}" if issue.published else ""
        held = f"{_counted(issue.figures, 'figure')}{newest}; {_counted(issue.events, 'event')}"
        yield f"{issue.id}: {held}; {_checked(issue.oldest, issue.newest)}."
    in_force = folders(None)
    if len(in_force) > 1:
        own = own_age(library, opened(in_force[:1], assets.cache_folder()))
        when = f", {_checked(own.oldest, own.newest)}" if own.oldest else ""
        entries = f"{own.entries:,} {'entry' if own.entries == 1 else 'entries'} of its own"
        yield f"Your office’s folder {_shown(in_force[-1])}: {entries}{when}."
    if roster.oldest and roster.days(today) > WARNED:
        yield (
            f"warning: a part of the roster was last checked {roster.days(today)} days ago. See that its people are "
            "still in office: drafter roster check"
        )


def _checked(oldest: date | None, newest: date | None) -> str:
    from drafter.dates import long_date

    if oldest is None or newest is None:
        return "never checked"
    if oldest == newest:
        return f"checked on {long_date(newest)}"
    return f"checked between {long_date(oldest)} and {long_date(newest)}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _shown(folder: Path) -> str:
    """A folder as short as it can be named from here; the one that we are in, by its whole name."""
    place = folder.resolve()
    return str(place.relative_to(Path.cwd()) if Path.cwd() in place.parents else place)
