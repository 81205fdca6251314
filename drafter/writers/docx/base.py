"""A base package as a letter is laid into it: what depends on the base alone is found once for all its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.opc.package import DamagedPackageError, Package, opened
from drafter.writers.docx.marks import BODY, CONTINUATION, CONTINUATION_END, DEFINITIONS, INSTANCES, mark
from drafter.writers.docx.tables import text_width

_HEADER = re.compile(r"word/header\d+\.xml")
_TAKEN = re.compile(r'w:(?:abstractNumId|numId)="(\d+)"|<w:nsid w:val="0000([0-9A-Fa-f]{4})"')


class LaterHeader(NamedTuple):
    """A header of the second page or a later one; `stand_in` is what it holds where a letter has no lines for it."""

    name: str
    before: str
    stand_in: str
    after: str


class Base(NamedTuple):
    """A base package, its parts cut at the marks.

    `document` is what stands before and after the letter, `relationships` what that part leads to without the letter's
    own links, `width` that of the text in twentieths of a point.
    `numbering` is what stands before, between and after the letter's lists, whose numbers come after `lists_taken`.
    """

    package: Package
    document: tuple[str, str]
    relationships: str
    width: int
    later_headers: tuple[LaterHeader, ...]
    numbering: tuple[str, str, str]
    lists_taken: int


@lru_cache(maxsize=8)
def read_base(content: bytes) -> Base:
    """A base package from its bytes. Raises DamagedPackageError where it is not whole."""
    package = opened(content)
    before, after = _cut(package.text("word/document.xml"), BODY)
    definitions, rest = _cut(package.text("word/numbering.xml"), DEFINITIONS)
    between, end = _cut(rest, INSTANCES)
    taken = [int(small or number, 16 if small else 10) for number, small in _TAKEN.findall(definitions + between)]
    return Base(
        package=package,
        document=(before, after),
        relationships=package.text("word/_rels/document.xml.rels"),
        width=text_width(after),
        later_headers=tuple(_later_headers(package)),
        numbering=(definitions, between, end),
        lists_taken=max(taken, default=0),
    )


def _later_headers(package: Package) -> Iterator[LaterHeader]:
    for name in package.members:
        if _HEADER.fullmatch(name) and mark(CONTINUATION) in (text := package.text(name)):
            before, rest = _cut(text, CONTINUATION)
            yield LaterHeader(name, before, *_cut(rest, CONTINUATION_END))


def _cut(text: str, name: str) -> tuple[str, str]:
    before, found, after = text.partition(mark(name))
    if not found:
        raise DamagedPackageError(f"the mark '{name}' is missing")
    return before, after
