"""Where in a periodical, a code or a register a source stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.citation.kinds import is_legal
from drafter.records.evidence import Source


class Place(NamedTuple):
    """A place in CSL's variables. `container_title` is the code or register, empty in a periodical.

    Any may be empty; `page` has an en dash between its ends.
    """

    volume: str
    issue: str
    page: str
    container_title: str = ""


def place(source: Source) -> Place | None:
    """The place that a source gives, in its own keys or in a `reference` of the usual form; None where it has another.

    The usual forms are '70(6), 202–207' in a periodical and '89 Fed. Reg. 77761' in law.
    """
    if source.volume or source.issue or source.page:
        return Place(
            source.volume, source.issue, _ends(source.page), source.container_title if is_legal(source) else ""
        )
    if is_legal(source):
        match = re.fullmatch(r"([0-9]+) (\D+?) ([0-9]+)", source.reference.strip())
        return Place(match[1], "", match[3], match[2]) if match else None
    match = re.fullmatch(r"([0-9]+)?(?:\(([^()]+)\))?(?:, )?([0-9]+(?:[–-][0-9]+)?)?", source.reference.strip())
    return Place(match[1] or "", match[2] or "", _ends(match[3] or "")) if match else None


def printed_at(source: Source) -> str:
    """The place of an official act as it is printed: its `reference`, else '89 Fed. Reg. 77761' of its keys."""
    if source.reference.strip():
        return source.reference.strip()
    found = place(source)
    return " ".join(filter(None, (found.volume, found.container_title, found.page))) if found else ""


def _ends(page: str) -> str:
    return re.sub(r"(?<=\w)-+(?=\w)", "–", page.strip())
