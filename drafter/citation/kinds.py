"""The types of source, in CSL's words (and 'letter'), each with the kind of work that a style has a form for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafter.records.evidence import Source

WORK = "a work that stands alone"
PAGE = "a page, a speech or a letter"
ARTICLE = "a part of a periodical"
ACT = "a law, a bill or an official act"
HEARING = "a hearing"
CASE = "a case"

LEGAL = (ACT, HEARING, CASE)

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": ARTICLE,
        "article-journal": ARTICLE,
        "article-magazine": ARTICLE,
        "article-newspaper": ARTICLE,
        "bill": ACT,
        "book": WORK,
        "dataset": WORK,
        "document": WORK,
        "hearing": HEARING,
        "legal_case": CASE,
        "legislation": ACT,
        "letter": PAGE,
        "post-weblog": ARTICLE,
        "regulation": ACT,
        "report": WORK,
        "speech": PAGE,
        "treaty": ACT,
        "webpage": PAGE,
    }
)


def kind(source: Source) -> str:
    """What a source is to a style: a type not in the table stands alone; an article without a periodical is a page.

    CSL has no type of its own for a law as against a determination or an order: both are 'legislation', and their forms
    are one.
    """
    known = TYPES.get(source.type, WORK)
    return PAGE if known is ARTICLE and not source.container_title.strip() else known


def is_legal(source: Source) -> bool:
    """Whether a source is cited by what it is called and where it is printed, not by its author."""
    return kind(source) in LEGAL
