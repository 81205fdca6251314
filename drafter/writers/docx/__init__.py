"""The Word writer: a Letter and the stationery it is written on, as the bytes of a .docx.

The stationery is learnt once, into a *base package* (`learn`); python-docx is needed for that alone. A letter then
brings only its own words: its parts are made as strings and laid beside the base's, which are copied still deflated.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from drafter.digests import sha256
from drafter.letter import Letter, Stationery
from drafter.opc.package import DamagedPackageError
from drafter.writers.docx import notes, numbering
from drafter.writers.docx.base import Base, read_base
from drafter.writers.docx.body import Body, continuation_header
from drafter.writers.docx.escaping import escape
from drafter.writers.docx.links import Links
from drafter.writers.docx.parts import LANGUAGE, PARTS
from drafter.writers.docx.properties import core_properties
from drafter.writers.docx.styles import STYLES

__all__ = ["DamagedPackageError", "base_key", "learn", "write"]

_FORMAT = 2
"""Counts up when what `learn` makes changes in another way than by the tables that `base_key` reads."""


def base_key(stationery: Stationery) -> str:
    """A name for the base package of a stationery, by all that `learn` makes it of; the letterhead's words are not."""
    if stationery.file:
        made_of: tuple[object, ...] = (_FORMAT, _digest(stationery.file), STYLES, PARTS)
    else:
        made_of = (_FORMAT, stationery.typeface, stationery.size, stationery.margins, STYLES, PARTS)
    return sha256(repr(made_of).encode())[:32]


@lru_cache(maxsize=8)
def _digest(file: bytes) -> str:
    return sha256(file)


def learn(stationery: Stationery) -> bytes:
    """The base package for a stationery: an empty letter with its typeface, size, margins and styles.

    The same stationery gives the same bytes; they name no program and no author. Raises DrafterError for a file of the
    office's own that is refused.
    """
    if stationery.file:
        from drafter.writers.docx.office import office_package

        return office_package(stationery.file)
    from drafter.writers.docx.stationery import base_package  # python-docx takes longer to import than all else

    return base_package(stationery)


def write(letter: Letter, base: bytes | None = None) -> bytes:
    """The finished Word file: the same bytes for the same letter and base.

    `base` is what `learn` made of the letter's stationery; None learns it anew. Raises DamagedPackageError where `base`
    is not whole, so that a cache which was cut short is noticed and not passed on.
    """
    paper = read_base(learn(letter.stationery) if base is None else base)
    if letter.stationery.file:  # its header holds the letterhead's lines already
        letter = replace(letter, stationery=replace(letter.stationery, lines=()))
    return paper.package.with_parts(_own_parts(letter, paper))


def _own_parts(letter: Letter, paper: Base) -> dict[str, str]:
    """The parts that this letter does not share with the others on its stationery."""
    body = Body(letter, paper.width, paper.lists_taken)
    document = body.blocks().join(paper.document)
    note_links = Links(before=body.links)
    footnotes = notes.footnotes(body.notes, note_links)
    links = body.links.added_to(paper.relationships)
    definitions, instances = numbering.lists(body.lists, paper.lists_taken)
    before_lists, between, after_lists = paper.numbering
    parts = {
        "word/document.xml": document,
        # AbiWord looks for the links of notes among the document's, and stops where it finds none.
        "word/_rels/document.xml.rels": note_links.added_to(links),
        "word/footnotes.xml": footnotes,
        "word/numbering.xml": f"{before_lists}{definitions}{between}{instances}{after_lists}",
        "docProps/core.xml": core_properties(letter.properties),
    }
    if note_links.addresses:
        parts["word/_rels/footnotes.xml.rels"] = note_links.relationships()
    links_so_far = parts["word/_rels/document.xml.rels"]
    parts |= body.comments.parts(letter.properties.date, paper.package, links_so_far, note_links)
    lines = continuation_header(letter.continuation_header) if letter.continuation_header else None
    for header in paper.later_headers:
        parts[header.name] = f"{header.before}{header.stand_in if lines is None else lines}{header.after}"
    if letter.properties.language != LANGUAGE:
        parts["word/styles.xml"] = _in_language(paper.package.text("word/styles.xml"), letter.properties.language)
    return parts


def _in_language(styles: str, language: str) -> str:
    """The styles with another language as the default for all text."""
    return styles.replace(f'<w:lang w:val="{LANGUAGE}"', f'<w:lang w:val="{escape(language)}"')
