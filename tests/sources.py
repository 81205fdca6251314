"""Sources as the tests of footnotes make them, and footnotes as they compare them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from drafter.dates import rough_date
from drafter.errors import Location
from drafter.letter import Text
from drafter.records.evidence import Author, Source

URL = "https://example.gov/a"


def source(
    type: str = "report",  # noqa: A002
    *authors: Author,
    issued: str | None = "2022",
    id: str = "a-source",  # noqa: A002
    **fields: str,
) -> Source:
    """A source with these fields and no others."""
    empty = dict.fromkeys(("title", "container_title", "publisher", "number", "reference", "url", "note"), "")
    return Source(
        id=id,
        type=type,
        author=authors,
        issued=rough_date(issued) if issued else None,
        checked=date(2026, 11, 21),
        where=Location("sources.yaml", 1, 1),
        **{**empty, **fields},
    )


def person(family: str, given: str = "") -> Author:
    return Author(family=family, given=given)


def body(name: str) -> Author:
    return Author(literal=name)


def marked(runs: Iterable[Text]) -> str:
    """Runs in the markup of clauses: italics in asterisks, a link in angle brackets."""
    return "".join(f"*{run.text}*" if run.italic else f"<{run.text}>" if run.link else run.text for run in runs)
