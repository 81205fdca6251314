"""Posts, the people in them, and since when."""

from __future__ import annotations

from datetime import date

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen


@frozen
class Gap:
    """Days on which the roster knows that it does not know who led a post; `why` says what was looked for."""

    span: Span
    why: str


@frozen
class Post:
    """An office that letters are addressed to.

    `name_lines` are the templates of the inside address above the street, in order. `salutation` maps a style
    (congressional, manual, acting) to the words after 'Dear'. `reports_to` is the post above, None for the President.
    `rank` orders copies: a smaller number stands first. `checked` is the day a person last verified the entry.
    """

    id: str
    title: str
    department: str
    address: tuple[str, ...]
    name_lines: tuple[str, ...]
    salutation: dict[str, str]
    also_called: tuple[str, ...]
    rank: int
    gaps: tuple[Gap, ...]
    source: str | None
    checked: date
    where: Location

    @property
    def called(self) -> str:
        """The title as a message says it; one that many posts share, such as Director, takes the department along."""
        return self.title if " " in self.title else f"{self.title}, {self.department}"


@frozen
class Tenure:
    """One official's time in one post.

    `span` is every day on which the official may have held it, `sure` the days on which that is certain: they differ
    where only a month or the day of the Senate's vote is known. `basis` says how the days are known. `title` is the
    person's formal title where it differs from the post's. `checked` is the day of the last verification.
    """

    post: str
    span: Span
    sure: Span
    acting: bool
    basis: str
    title: str | None
    source: str | None
    note: str
    checked: date
    where: Location


@frozen
class Official:
    """A person who holds or held a post; `vocative` is Mr., Ms. or the like, empty where it is not known."""

    id: str
    name: str
    surname: str
    honorific: str
    vocative: str
    tenures: tuple[Tenure, ...]
    where: Location
