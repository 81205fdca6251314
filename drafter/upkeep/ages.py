"""How old the facts of a library are: when the roster was last checked, and what the newest figure of each issue is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from drafter.dates import RoughDate
from drafter.errors import Location
from drafter.frozen import frozen
from drafter.library import Library

WARNED = 90
"""The days after which a roster that nobody looked at again is worth a warning, for heads of agencies change."""


@frozen
class RosterAge:
    """The roster: its posts, and the first and last day on which what it says of the present was checked.

    The present is each post and each tenure that has not ended. The days are None for a roster without posts.
    """

    posts: int
    oldest: date | None
    newest: date | None

    def days(self, today: date) -> int:
        """How many days ago the entry checked longest ago was checked; 0 without one, and for one of a later day."""
        return max(0, (today - self.oldest).days) if self.oldest else 0


@frozen
class IssueAge:
    """An issue: how many figures and events it has, the newest publication of a figure, and when both were checked.

    `published` is None where the issue has no figure, `oldest` and `newest` where it has neither figures nor events.
    """

    id: str
    figures: int
    events: int
    published: RoughDate | None
    oldest: date | None
    newest: date | None


@frozen
class OwnAge:
    """What an office has beside the shipped library: how many entries, and the first and last day of a check.

    The days are None where no entry of the office’s own says when it was checked.
    """

    entries: int
    oldest: date | None
    newest: date | None


def roster_age(library: Library) -> RosterAge:
    """How old the roster is."""
    open_tenures = (tenure for one in library.officials.values() for tenure in one.tenures if tenure.span.until is None)
    checked = [*(one.checked for one in library.posts.values()), *(tenure.checked for tenure in open_tenures)]
    return RosterAge(len(library.posts), min(checked, default=None), max(checked, default=None))


def issue_ages(library: Library) -> tuple[IssueAge, ...]:
    """How old the facts of each issue are, in the order of the library."""
    return tuple(_issue_age(library, issue) for issue in library.issues)


def _issue_age(library: Library, issue: str) -> IssueAge:
    figures = [one for one in library.statistics.values() if _is_of(issue, one.where)]
    events = [one for one in library.events.values() if _is_of(issue, one.where)]
    published = [vintage.published for one in figures for vintage in one.vintages]
    latest = max(published, key=lambda day: day.last, default=None)
    checked = [*(one.checked for one in figures), *(one.checked for one in events)]
    return IssueAge(issue, len(figures), len(events), latest, min(checked, default=None), max(checked, default=None))


def _is_of(issue: str, where: Location) -> bool:
    """Whether a file lies in the folder of an issue."""
    return f"/clauses/{issue}/" in f"/{where.path}"


def own_age(library: Library, shipped: Library) -> OwnAge:
    """What a library has that the shipped one has not, or has otherwise."""
    own: list[object] = []
    for kind in ("posts", "officials", "sources", "statistics", "events", "clauses", "kinds", "signatories", "rules"):
        there = getattr(shipped, kind)
        own += [one for id_, one in getattr(library, kind).items() if there.get(id_) != one]
    checked = list(_checked(own))
    return OwnAge(len(own), min(checked, default=None), max(checked, default=None))


def _checked(entries: Iterable[object]) -> Iterable[date]:
    return (day for one in entries if isinstance(day := getattr(one, "checked", None), date))
