"""An office's library with one statistic, for the tests of the evidence: the days on which a bridge was closed."""

from __future__ import annotations

from pathlib import Path

from helpers import write

SOURCES = """\
roads-2023:
  type: report
  title: Bridges of the State
  url: https://example.gov/bridges
  issued: 2023
  checked: 2024-01-10
"""
HEAD = """\
closed-bridges:
  measure: Days on which a bridge was closed
  unit: days
  geography: Ohio
  checked: 2024-01-10
  vintages:
"""


def vintage(published: str, since: str, until: str, value: int, basis: str = "final", **more: object) -> str:
    """A vintage as it stands in statistics.yaml."""
    given = {"precision": "exact", "source": "roads-2023", **more}
    rest = "".join(f"      {key}: {text}\n" for key, text in given.items())
    period = f"      period:\n        since: {since}\n        until: {until}\n"
    return f"    - published: {published}\n{period}      value: {value}\n      basis: {basis}\n{rest}"


def office(*vintages: str, sources: str = SOURCES, events: str = "") -> None:
    """An office's library with one statistic of these vintages."""
    write(Path("office/clauses/roads/statistics.yaml"), HEAD + "".join(vintages))
    write(Path("office/clauses/roads/sources.yaml"), sources)
    if events:
        write(Path("office/clauses/roads/timeline.yaml"), events)
