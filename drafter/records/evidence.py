"""Figures with their vintages, dated events, and the sources that both rest on."""

from __future__ import annotations

from datetime import date

from drafter.dates import RoughDate, Span
from drafter.errors import Location
from drafter.frozen import frozen


@frozen
class Vintage:
    """One release of a figure: what was published on a day about a period.

    `published` is the latest day on which it can have appeared. `previous` is the same release's value for the same
    period a year earlier, None where the release is not known to give it; a change is computed from no other. `sure` is
    how the value is known: `read` in the release itself, `secondary` from a report of it, `inferred` where the value or
    the day was; empty where nobody said.
    """

    published: RoughDate
    period: Span
    value: int
    precision: str
    basis: str
    previous: int | None
    source: str
    quoted_by: str | None
    note: str
    where: Location
    sure: str = ""


@frozen
class Statistic:
    """A series of one measure in one unit; the vintages in order of publication.

    `indicator` is what the publisher's data set calls the series, empty where it is not imported from one. `series` is
    the national statistic whose measure this one gives for its own `geography`, empty for a national one.
    """

    id: str
    measure: str
    unit: str
    geography: str
    indicator: str
    vintages: tuple[Vintage, ...]
    checked: date
    where: Location
    series: str = ""


@frozen
class Event:
    """Something that happened, or that was announced for a later day.

    `announced` is when it was public, `effective` when it came into force (the same day where only one is given),
    `until` when it ended, None while it lasts. `title` names the act or document where it has a name of its own.
    """

    id: str
    what: str
    announced: RoughDate
    effective: RoughDate
    until: RoughDate | None
    source: str
    note: str
    checked: date
    where: Location


@frozen
class Author:
    """A person (`family`, `given`) or a body (`literal`)."""

    family: str = ""
    given: str = ""
    literal: str = ""


@frozen
class Source:
    """What a footnote cites, in the field names of CSL (Citation Style Language).

    `reference` is the place in a publication as printed (89 Fed. Reg. 77761), where `volume`, `issue` and `page` do not
    give it. `issued` is None where the document bears no date. `note` is for the drafter and is never printed.
    `authority` is the court of a case or the committee of a hearing, `chapter_number` the Congress of a bill or hearing
    as a number, `genre` the kind of work in a word (Press release), `title_short` the title as a later note gives it.
    """

    id: str
    type: str
    title: str
    author: tuple[Author, ...]
    issued: RoughDate | None
    container_title: str
    publisher: str
    number: str
    reference: str
    url: str
    note: str
    checked: date
    where: Location
    title_short: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher_place: str = ""
    genre: str = ""
    authority: str = ""
    chapter_number: str = ""
