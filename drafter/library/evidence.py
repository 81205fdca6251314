"""Reads statistics.yaml, timeline.yaml and sources.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from drafter.citation import TYPES
from drafter.dates import RoughDate, Span, period_in_words
from drafter.errors import Faults, Location
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.evidence import Author, Event, Source, Statistic, Vintage

PRECISIONS = ("exact", "about", "more-than", "nearly")
BASES = ("reported", "predicted", "final", "as-quoted")
SURE = ("read", "secondary", "inferred")
UNITS = (
    "cases", "days", "deaths", "dollars", "facilities", "hours", "households", "jobs", "locations", "miles",
    "occupations", "patients", "people", "percent", "positions", "pounds", "students", "veterans", "visits",
)  # fmt: skip
SOURCE_TYPES = tuple(TYPES)
PLACED = ("title_short", "volume", "issue", "page", "publisher_place", "genre", "authority")
"""The keys of a source that are texts and that few sources need."""


def read_statistic(name: str, fields: Fields, references: References) -> Statistic:
    """A series with its vintages in the order of publication; one release gives a period one figure."""
    given: dict[tuple[RoughDate, Span], Location] = {}
    vintages = []
    for one in fields.each("vintages", "a vintage"):
        vintages.append(vintage := read_vintage(one, references))
        first = given.setdefault((vintage.published, vintage.period), vintage.where)
        if first != vintage.where:
            hint = f"It stands on line {first.line} already; keep one of the two, on one basis."
            one.fault("published", f"a second figure of the release of {vintage.published} for the same period", hint)
    series = fields.text("series", "")
    references.use("statistic", [series], fields, "series")
    if series == name:
        fields.fault("series", "a statistic that is its own national one", "Leave 'series' out for a national figure.")
    if not vintages:
        fields.fault("vintages", "a statistic without a vintage", "Add 'vintages:' with at least one figure.")
    return Statistic(
        id=name,
        measure=fields.text("measure"),
        unit=fields.choice("unit", UNITS),
        geography=fields.text("geography"),
        indicator=fields.text("indicator", ""),
        vintages=tuple(sorted(vintages, key=lambda one: one.published.last)),
        checked=fields.day("checked"),
        where=fields.where(),
        series=series,
    )


def read_vintage(fields: Fields, references: References) -> Vintage:
    """One release of a figure."""
    published = fields.rough("published")
    source, quoted_by = fields.text("source"), fields.text("quoted_by", "")
    references.use("source", [source], fields, "source")
    references.use("source", [quoted_by], fields, "quoted_by")
    period = _period(fields, published)
    return Vintage(
        published=published,
        period=period,
        value=fields.integer("value"),
        precision=fields.choice("precision", PRECISIONS),
        basis=fields.choice("basis", BASES),
        previous=fields.integer("previous", None),
        source=source,
        quoted_by=quoted_by or None,
        note=fields.text("note", ""),
        where=fields.where(),
        sure=fields.choice("sure", SURE, ""),
    )


def _period(fields: Fields, published: RoughDate) -> Span:
    ends = fields.fields("period", "a period")
    if ends is None:
        fields.fault(
            "period", "a figure without its period", "Add 'period:' with 'since' and 'until', such as 2023-01."
        )
        return Span()
    since, until = ends.rough("since"), ends.rough("until")
    span = Span(since.first, until.last)
    if until.last < since.first:
        ends.fault("until", f"a period that ends ({until}) before it begins ({since})", "Check the two dates.")
        return span
    if date.min < published.last < until.last:
        message = f"a period that ends ({until}) after the figure was published ({published})"
        ends.fault("until", message, "Check 'published' and 'period'.")
    try:
        period_in_words(span)
    except ValueError as error:
        ends.fault("since", str(error), "Give months, such as 2021-09 and 2022-08.")
    return span


def with_vintages(own: Statistic, shipped: Statistic) -> Statistic:
    """An office's statistic with the vintages of the shipped one that it does not give itself: nothing is lost."""
    given = {(one.published, one.period) for one in own.vintages}
    others = [one for one in shipped.vintages if (one.published, one.period) not in given]
    return replace(own, vintages=tuple(sorted((*own.vintages, *others), key=lambda one: one.published.last)))


def check_units(statistics: Mapping[str, Statistic], faults: Faults) -> None:
    """Note each State's statistic that counts in another unit than the national one whose measure it gives."""
    for one in statistics.values():
        national = statistics.get(one.series)
        if national and national.unit != one.unit:
            message = f"'{one.id}' is in {one.unit}, and its national series '{national.id}' in {national.unit}"
            faults.add(message, one.where, "A State’s series is of the same measure: correct 'unit' or 'series'.")


def read_event(name: str, fields: Fields, references: References) -> Event:
    """A dated event; one that gives no day of effect took effect when it was announced."""
    announced = fields.rough("announced")
    effective = fields.rough("effective", None) or announced
    until = fields.rough("until", None)
    if effective.last < announced.first:
        fields.fault(
            "effective", f"in effect ({effective}) before it was announced ({announced})", "Check the two dates."
        )
    if until and until.last < effective.first:
        fields.fault("until", f"ended ({until}) before it took effect ({effective})", "Check the two dates.")
    source = fields.text("source")
    references.use("source", [source], fields, "source")
    return Event(
        id=name,
        what=fields.text("what"),
        announced=announced,
        effective=effective,
        until=until,
        source=source,
        note=fields.text("note", ""),
        checked=fields.day("checked"),
        where=fields.where(),
    )


def read_source(name: str, fields: Fields, _: References) -> Source:
    """A source in CSL's field names, written with underscores."""
    congress = fields.text("chapter_number", "")
    if congress and not congress.isdecimal():
        fields.fault("chapter_number", f"'{congress}' is no Congress", "Write its number alone, such as 118.")
    return Source(
        id=name,
        type=fields.choice("type", SOURCE_TYPES),
        title=fields.text("title"),
        author=tuple(_author(one) for one in fields.each("author", "an author")),
        issued=fields.rough("issued", None),
        container_title=fields.text("container_title", ""),
        publisher=fields.text("publisher", ""),
        number=fields.text("number", ""),
        reference=fields.text("reference", ""),
        url=fields.text("url", ""),
        note=fields.text("note", ""),
        checked=fields.day("checked"),
        where=fields.where(),
        chapter_number=congress,
        **{key: fields.text(key, "") for key in PLACED},
    )


def _author(fields: Fields) -> Author:
    author = Author(fields.text("family", ""), fields.text("given", ""), fields.text("literal", ""))
    if bool(author.family) == bool(author.literal):
        fields.fault("family", "an author has 'family' and 'given', or 'literal' for a body", "Write one or the other.")
    return author
