"""The form in which `drafter explain` says what a thing is, whatever kind of thing it is."""

from __future__ import annotations

from drafter.dates import Span, long_date
from drafter.frozen import frozen

ALWAYS = "of no date: it holds always"


@frozen
class Page:
    """What `explain` says of one thing; empty facts are left out."""

    kind: str
    id: str
    title: str
    authority: str
    date: str
    where: str
    facts: dict[str, str | list[str]]


def span_said(span: Span) -> str:
    """The days of a span in words."""
    since = f"from {long_date(span.since)}" if span.since else ""
    until = f"until {long_date(span.until)}" if span.until else ""
    return " ".join(filter(None, (since, until))) or ALWAYS


def without_empty(**facts: str | list[str]) -> dict[str, str | list[str]]:
    """The facts that there are."""
    return {name: value for name, value in facts.items() if value}
