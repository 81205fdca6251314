"""drafter evidence add source: what a footnote cites."""

from __future__ import annotations

import click

from drafter.commands.evidence_flags import from_flags, needed, place_options
from drafter.commands.evidence_writing import enter, place, today
from drafter.commands.help import ExamplesFirst
from drafter.errors import Faults, Location

KEYS = (
    *("type", "issued", "title", "title_short", "container_title", "volume", "issue", "page", "publisher"),
    *("publisher_place", "number", "chapter_number", "authority", "genre", "reference", "url", "note"),
)
NAMED = {"issue": "--journal-issue"}
"""The flag of a key whose own name is another flag's."""


@click.command(
    "source",
    cls=ExamplesFirst,
    short_help="What a footnote cites.",
    examples=(
        'drafter evidence add source gao-2025 --type report --author "U.S. Government Accountability Office" '
        '--issued 2025-09-18 --title "Title in sentence case" --number GAO-25-123456 --url https://www.gao.gov/…',
        'drafter evidence add source ahmad-2026 --type report --author "Ahmad, F.B." --author "Cisewski, J.A." …',
    ),
)
@click.argument("name", metavar="ID")
@click.option("--type", "type", metavar="WORD", help="Such as report, webpage, article-newspaper or legislation.")
@click.option("--author", multiple=True, metavar="NAME", help="A person as 'Family, F.M.', or a body; repeat for more.")
@click.option("--issued", metavar="DATE", help="A day, a month or a year, as printed on it.")
@click.option("--title", metavar="TEXT", help="In sentence case.")
@click.option("--container-title", metavar="TEXT", help="The newspaper, journal or site.")
@click.option("--title-short", metavar="TEXT", help="The title as a later note gives it, in Chicago style.")
@click.option("--volume", metavar="TEXT", help="The volume of a journal or register.")
@click.option("--journal-issue", metavar="TEXT", help="The issue of a journal.")
@click.option("--page", metavar="TEXT", help="The page or pages: 202-207.")
@click.option("--publisher", metavar="TEXT", help="Who published it, where that is not the author.")
@click.option("--publisher-place", metavar="TEXT", help="Where the publisher is.")
@click.option("--number", metavar="TEXT", help="Its number, as printed: GAO-25-123456, Pub. L. No. 118-50.")
@click.option("--chapter-number", metavar="NUMBER", help="The Congress of a bill or hearing: 118.")
@click.option("--authority", metavar="TEXT", help="The court of a case, the committee of a hearing.")
@click.option("--genre", metavar="TEXT", help="The kind of work in a word, such as Press release.")
@click.option("--reference", metavar="TEXT", help="Its place where those do not give it: 89 Fed. Reg. 77761.")
@click.option("--url", metavar="ADDRESS", help="Its address, where it was seen.")
@place_options
def command(
    name: str,
    author: tuple[str, ...],
    issue: str | None,
    into: str | None,
    library: str | None,
    dry_run: bool,
    **flags: str | None,
) -> int:
    """Add a source under ID: author or body, then year."""
    from drafter.importing.entries import Found, entry
    from drafter.library.source import Mapping, Sequence

    faults = Faults()
    needed(flags, ("type", "title"), faults)
    faults.stop()
    given = {**flags, "issue": flags["journal_issue"]}
    keys = from_flags({**{key: given[key] for key in KEYS}, "checked": today().isoformat()}, NAMED)
    where = Location("--author")
    authors = Sequence(tuple(entry(as_author(one), where) for one in author), where)
    pairs = {"type": keys.pairs["type"], **({"author": authors} if author else {}), **keys.pairs}
    found = Found(sources={name: Mapping(pairs, {**keys.keys, "author": where}, keys.where)})
    return enter(place(into, library), found, issue, dry_run=dry_run)


def as_author(name: str) -> dict[str, str]:
    """A person as 'Family, F.M.', or a body, as the keys of an author."""
    family, comma, given = name.partition(",")
    return {"family": family, "given": given} if comma else {"literal": name}
