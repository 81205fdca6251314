"""Posts, the people in them, and since when."""

from __future__ import annotations

from datetime import date

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen
from drafter.records.forms import OtherTitle


@frozen
class Gap:
    """Days on which the roster knows that it does not know who led a post; `why` says what was looked for."""

    span: Span
    why: str


@frozen
class Post:
    """An office that letters are addressed to.

    `form` is the form of address it names, empty where it has its own alone; `name_lines`, `salutation`,
    `without_dear`, `close` and `rank` are the form's but where the post says otherwise, and mean what they mean there.
    `other` is a secondary title, None for most. `checked` is the day a person last verified the entry.
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
    form: str = ""
    close: str = ""
    without_dear: tuple[str, ...] = ()
    other: OtherTitle | None = None

    @property
    def called(self) -> str:
        """The title as a message says it; one that many posts share, such as Director, takes the department along."""
        return self.title if " " in self.title or not self.department else f"{self.title}, {self.department}"


KNOWN_FROM = {
    "oath": "the oath",
    "designation": "the designation",
    "senate-vote": "the Senate’s vote",
    "election": "the election",
    "reported": "what was reported",
    "general-knowledge": "general knowledge",
}
"""How the days of a tenure are known, by the word in its file, and as it follows `known from`."""


@frozen
class Tenure:
    """One official's time in one post.

    `span` is every day on which the official may have held it, `sure` the days on which that is certain: they differ
    where only a month or the day of the Senate's vote is known. `basis` says how the days are known, by a word of
    KNOWN_FROM. `title` is the person's formal title where it differs from the post's, `form` the form of address
    likewise, such as that of an admiral where the post has a general's. `checked` is the day of the last verification.
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
    form: str = ""


@frozen
class Official:
    """A person who holds or held a post.

    `vocative` is Mr., Ms., Dr. or the like, `formal` the Mr. or Madam before a title; empty where they are not known.
    """

    id: str
    name: str
    surname: str
    honorific: str
    vocative: str
    tenures: tuple[Tenure, ...]
    where: Location
    formal: str = ""
