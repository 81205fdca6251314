"""drafter roster import: Members of Congress and the leaders of committees into the office's roster."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.commands.days import day_given
from drafter.commands.evidence_writing import (
    Parts,
    Place,
    dry_run_option,
    into_option,
    place,
    put,
    shown_as,
    split,
    text_of,
    today,
)
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option
from drafter.errors import DrafterError, Fault, Faults, Location, did_you_mean

if TYPE_CHECKING:
    from drafter.importing.congress import Committee, Congress, Member
    from drafter.importing.entries import Plain
    from drafter.importing.seats import Seats
    from drafter.library import Library

LARGEST = 20_000_000
"""The bytes of the largest file that is read; all terms of the Members in office take a tenth of that."""

DATASET = "https://github.com/unitedstates/congress-legislators"
ROSTER = ("templates", "roster")
SIGNATORIES = ("templates", "signatories")


@click.command(
    "import",
    cls=ExamplesFirst,
    examples=(
        "drafter roster import legislators-current.json --dated 2026-06-15 --member Cantwell",
        "drafter roster import legislators-current.json --dated 2026-06-15 --state MD,DC --sign",
        'drafter roster import *.json --dated 2026-06-15 --committee "Foreign Affairs" --dry-run',
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--dated", metavar="DAY", help="The day of which the data are; the files have it not.")
@click.option("--member", multiple=True, metavar="NAME|BIOGUIDE", help="A Member, by words of the name or the id.")
@click.option("--state", multiple=True, metavar="CODES", help="All Members of these States, as MD,DC.")
@click.option("--committee", multiple=True, metavar="NAME|CODE", help="The leaders of a committee, as HSFA.")
@click.option("--sign", is_flag=True, help="Make signatories of them too.")
@into_option
@library_option
@dry_run_option
def command(
    files: tuple[str, ...],
    dated: str | None,
    member: tuple[str, ...],
    state: tuple[str, ...],
    committee: tuple[str, ...],
    sign: bool,
    into: str | None,
    library: str | None,
    dry_run: bool,
) -> int:
    """Add chosen Members and leaders of committees to your office's roster; what is there stays, word for word.

    FILE is legislators-current.json of the public data set congress-legislators, and for committees also
    committees-current.json and committee-membership-current.json. Each Member becomes a post with the days of service,
    each leader's seat another; letters can go to them, and with --sign come from them. What is chosen is needed:
    --member, --state, --committee, each as often as you like.
    """
    from drafter.importing.congress import read_congress
    from drafter.importing.seats import Dated, Seating
    from drafter.library.source import read_text

    day = _dated(dated, (*member, *state, *committee))
    at = place(into, library)
    congress = read_congress((file, read_text(Path(file), file, LARGEST)) for file in files)
    members, committees = _chosen(congress, member, split(state), committee)
    source, entry = _source(at.library, day)
    seating = Seating(at.library, Dated(day, source), sign=sign)
    for one in members:
        seating.member(one)
    for other in committees:
        seating.committee(other, congress.members)
    seating.faults.stop()
    seats = seating.seats
    return put(at, _edited(at, seats, {source: entry} if entry else {}) if seats else {}, seats.told, dry_run=dry_run)


def _dated(given: str | None, chosen: tuple[str, ...]) -> date:
    faults = Faults()
    if not chosen:
        hint = "Choose with --member, --state or --committee, so that your files hold whom you write to and no more."
        faults.add("nobody is chosen", Location("--member"), hint)
    if given is None:
        hint = "Add --dated with the day on which the data set was last changed when you downloaded the files."
        faults.add("the day of the data is needed: it does not stand in the files", Location("--dated"), hint)
    faults.stop()
    day = day_given(given, "--dated")
    if day > today():
        raise DrafterError(Fault(f"{day} is still to come", Location("--dated"), "Check the day."))
    return day


def _chosen(
    congress: Congress, names: tuple[str, ...], states: list[str], committees: tuple[str, ...]
) -> tuple[list[Member], list[Committee]]:
    """Those who are asked for, each once, in the order asked. Raises DrafterError with all that is not in the files."""
    from drafter.importing.congress import chosen_committee, chosen_member
    from drafter.library.stationery import STATES

    faults = Faults()
    members: dict[str, Member] = {}
    bodies: dict[str, Committee] = {}
    for words in names:
        try:
            one = chosen_member(congress.members, words, "--member")
            members[one.bioguide] = one
        except DrafterError as error:
            faults.extend(error)
    for code in states:
        if code.upper() not in STATES:
            hint = did_you_mean(code, STATES) or "Give the two letters of the post, as MD."
            faults.add(f"'{code}' is no State", Location("--state"), hint)
        of_state = [one for one in congress.members.values() if one.state == code.upper()]
        members |= {one.bioguide: one for one in of_state}
        if code.upper() in STATES and not of_state:
            faults.add(f"the file has no Member of {code.upper()}", Location("--state"))
    for words in committees:
        try:
            body = chosen_committee(congress.committees, words, "--committee")
            bodies[body.code] = body
        except DrafterError as error:
            faults.extend(error)
    faults.stop()
    return [*members.values()], [*bodies.values()]


def _source(library: Library, day: date) -> tuple[str, dict[str, Plain]]:
    """The source that the data are cited as, and its entry; the entry is empty where the library has the source."""
    for source in library.sources.values():
        if source.url == DATASET and source.issued and source.issued.exact and source.issued.first == day:
            return source.id, {}
    return f"congress-legislators-{day}", {
        "type": "webpage",
        "author": [{"literal": "@unitedstates project"}],
        "issued": day.isoformat(),
        "title": "congress-legislators",
        "url": DATASET,
        "note": "The public data set on Members and committees, with the days of terms; imported.",
        "checked": today().isoformat(),
    }


def _edited(at: Place, seats: Seats, sources: dict[str, dict[str, Plain]]) -> dict[Parts, str]:
    """The new text of each file that changes."""
    from drafter.importing.inserting import HEADINGS, with_entries
    from drafter.importing.yaml_text import lines_of

    made: dict[Parts, str] = {}
    for name, records in (("sources", sources), ("posts", seats.posts), ("officials", seats.officials)):
        tenures = seats.tenures if name == "officials" else {}
        if records or tenures:
            parts = (*ROSTER, f"{name}.yaml")
            text = text_of(at, parts) or f"{HEADINGS[name]}\n"
            made[parts] = with_entries(text, shown_as(at, parts), records, tenures, "tenures")
    for name, entry in seats.signatories.items():
        made[*SIGNATORIES, f"{name}.yaml"] = "\n".join([*lines_of(entry, 0), ""])
    return made
