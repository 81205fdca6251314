"""The Word writer: a Letter and the stationery it is written on, as the bytes of a .docx.

The stationery is learnt once, into a *base package* (`learn`); python-docx is needed for that alone. A letter then
brings only its own words: its parts are made as strings and laid beside the base's, which are copied still deflated.
"""

from __future__ import annotations

import hashlib

from drafter.letter import Letter, Stationery
from drafter.writers.docx import notes, numbering
from drafter.writers.docx.body import Body, continuation_header
from drafter.writers.docx.escaping import escape
from drafter.writers.docx.links import Links
from drafter.writers.docx.package import DamagedPackageError, Package, opened
from drafter.writers.docx.parts import LANGUAGE, PARTS
from drafter.writers.docx.properties import core_properties
from drafter.writers.docx.styles import STYLES

__all__ = ["DamagedPackageError", "base_key", "learn", "write"]

_FORMAT = 1


def base_key(stationery: Stationery) -> str:
    """A name for the base package of a stationery, by all that `learn` makes it of; the letterhead's words are not."""
    made_of = (_FORMAT, stationery.typeface, stationery.size, stationery.margins, STYLES, PARTS)
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]


def learn(stationery: Stationery) -> bytes:
    """The base package for a stationery: an empty letter with its typeface, size, margins and styles.

    The same stationery gives the same bytes; they name no program and no author.
    """
    from drafter.writers.docx.stationery import base_package  # python-docx takes longer to import than all else

    return base_package(stationery)


def write(letter: Letter, base: bytes | None = None) -> bytes:
    """The finished Word file: the same bytes for the same letter and base.

    `base` is what `learn` made of the letter's stationery; None learns it anew. Raises DamagedPackageError where `base`
    is not whole, so that a cache which was cut short is noticed and not passed on.
    """
    paper = opened(learn(letter.stationery) if base is None else base)
    return paper.with_parts(_own_parts(letter, paper))


def _own_parts(letter: Letter, paper: Package) -> dict[str, str]:
    """The parts that this letter does not share with the others on its stationery."""
    body = Body(letter)
    document = body.document(section=paper.section)
    note_links = Links(before=body.links)
    footnotes = notes.footnotes(body.notes, note_links)
    links = body.links.added_to(paper.text("word/_rels/document.xml.rels"))
    parts = {
        "word/document.xml": document,
        # AbiWord looks for the links of notes among the document's, and stops where it finds none.
        "word/_rels/document.xml.rels": note_links.added_to(links),
        "word/footnotes.xml": footnotes,
        "word/numbering.xml": numbering.numbering(body.lists),
        "docProps/core.xml": core_properties(letter.properties),
    }
    if note_links.addresses:
        parts["word/_rels/footnotes.xml.rels"] = note_links.relationships()
    if letter.continuation_header:
        parts["word/header2.xml"] = continuation_header(letter.continuation_header)
    if letter.properties.language != LANGUAGE:
        parts["word/styles.xml"] = _in_language(paper.text("word/styles.xml"), letter.properties.language)
    return parts


def _in_language(styles: str, language: str) -> str:
    """The styles with another language as the default for all text."""
    return styles.replace(f'<w:lang w:val="{LANGUAGE}"', f'<w:lang w:val="{escape(language)}"')
