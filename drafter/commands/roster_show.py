"""drafter roster show: who held a post when, or which posts a person held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from drafter.commands.days import day_given
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.rows import columns, wrapped
from drafter.commands.telling import as_json
from drafter.errors import DrafterError, Fault, did_you_mean

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.roster import Official, Post, Tenure

Data = dict[str, Any]


@click.command(
    "show",
    cls=ExamplesFirst,
    examples=(
        'drafter roster show "Secretary of State"',
        'drafter roster show "Attorney General" --as-of 2026-05-01',
        "drafter roster show Blinken --json",
    ),
)
@click.argument("name", metavar="POST|OFFICIAL")
@click.option("--as-of", "as_of", metavar="DAY", help="As a letter of this day would have it; today where not given.")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(name: str, as_of: str | None, library: str | None, as_data: bool) -> int:
    """Show who held a post when, or what posts a person held: acting or not, how that is known, and by what source.

    The tenure that counts on the day is marked with an arrow.
    """
    from drafter.appointments import find_post, officials_named

    day = day_given(as_of, "--as-of")
    base = open_library(library)
    posts = find_post(name, base)
    people = [] if posts else officials_named(name, base)
    if not posts and not people:
        known = [*base.posts, *base.officials, *(one.surname for one in base.officials.values())]
        hint = did_you_mean(name, known) or "All posts: drafter list officials"
        raise DrafterError(Fault(f"there is no post and no official '{name}'", None, hint))
    found = [post_data(base, post, day) for post in posts] + [official_data(base, one, day) for one in people]
    if as_data:
        click.echo(as_json(found))
    else:
        click.echo("\n\n".join("\n".join(_lines(data, columns())) for data in found))
    return 0


def post_data(library: Library, post: Post, day: date) -> Data:
    """A post with every tenure and gap in their order of time, and its holder on the day."""
    from drafter.appointments import appointed

    person = appointed(post, library, day)
    held = [(one, tenure) for one in library.officials.values() for tenure in one.tenures if tenure.post == post.id]
    entries = [{**_tenure(tenure, day), "name": one.name, "official": one.id} for one, tenure in held]
    for entry, (_, tenure) in zip(entries, held, strict=True):
        entry["counts"] = person is not None and person.tenure is tenure
        entry["title"] = tenure.title or f"{'Acting ' if tenure.acting else ''}{post.title}"
    gaps: list[Data] = [{"since": gap.span.since, "until": gap.span.until, "gap": gap.why} for gap in post.gaps]
    for entry, gap in zip(gaps, post.gaps, strict=True):
        entry["counts"] = person is not None and person.official is None and person.gap is gap
    return {
        "post": post.id,
        "title": post.title,
        "department": post.department,
        "address": post.address,
        "as_of": day,
        "holder": person.official.id if person and person.official else None,
        "sure": bool(person and person.sure),
        "tenures": sorted([*entries, *gaps], key=lambda entry: entry["since"] or date.min),
        "source": post.source,
        "checked": post.checked,
        "file": str(post.where),
    }


def official_data(library: Library, official: Official, day: date) -> Data:
    """A person with every tenure in their order of time."""
    from drafter.appointments import appointed

    tenures = []
    for tenure in official.tenures:
        post = library.posts[tenure.post]
        person = appointed(post, library, day)
        counts = person is not None and person.tenure is tenure
        title = tenure.title or f"{'Acting ' if tenure.acting else ''}{post.called}"
        tenures.append({**_tenure(tenure, day), "post": post.id, "title": title, "counts": counts})
    return {
        "official": official.id,
        "name": official.name,
        "honorific": official.honorific,
        "vocative": official.vocative,
        "as_of": day,
        "tenures": tenures,
        "file": str(official.where),
    }


def _tenure(tenure: Tenure, day: date) -> Data:
    return {
        "since": tenure.span.since,
        "until": tenure.span.until,
        "sure_since": tenure.sure.since,
        "sure_until": tenure.sure.until,
        "sure": day in tenure.sure,
        "acting": tenure.acting,
        "basis": tenure.basis,
        "source": tenure.source,
        "note": tenure.note,
        "checked": tenure.checked,
        "file": str(tenure.where),
    }


def _lines(data: Data, width: int) -> Iterator[str]:
    head = f"{data['title']}, {data['department']} ({data['post']})" if "post" in data else ""
    yield from wrapped(head or f"{data['honorific']} {data['name']} ({data['official']})", width)
    if "post" in data:
        yield from wrapped("; ".join(data["address"]) or "No address is entered.", width)
    for entry in data["tenures"]:
        yield ""
        mark = "→" if entry["counts"] else " "
        yield f"{mark} {entry['since'] or '…'} to {entry['until'] or '…'}"
        for line in _gap(entry) if "gap" in entry else _said(entry, "post" in data):
            yield from (f"    {part}" for part in wrapped(line, width - 4))
    if "post" in data:
        yield ""
        source = f"; source {data['source']}" if data["source"] else ""
        yield from wrapped(f"Checked {data['checked']}{source}; {data['file']}", width)


def _gap(entry: Data) -> Iterator[str]:
    yield f"Not known. {entry['gap']}"


def _said(entry: Data, of_post: bool) -> Iterator[str]:
    """A tenure in words: who or what, how its days are known and how sure they are, and where that stands."""
    yield f"{entry['name']}, {entry['title']}" if of_post else f"{entry['title']} ({entry['post']})"
    source = f"source {entry['source']}" if entry["source"] else "no source"
    yield f"Known by {entry['basis']}; {source}; checked {entry['checked']}"
    if (entry["sure_since"], entry["sure_until"]) != (entry["since"], entry["until"]):
        since, until = entry["sure_since"] or "…", entry["sure_until"] or "…"
        yield (
            f"Certain only from {since} to {until}" if str(since) <= str(until) or until == "…" else "No day is certain"
        )
    if entry["counts"] and not entry["sure"]:
        yield "Not certain on the day asked about"
    if entry["note"]:
        yield entry["note"]
    yield entry["file"]
