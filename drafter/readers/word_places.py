"""A letter in a Word file with its parts, to be put right in the runs that hold its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile
from xml.parsers import expat
from xml.sax.saxutils import escape

from drafter.errors import Location
from drafter.opc.elements import Element, W, value
from drafter.opc.package import packed, smallest
from drafter.readers.parts import letter
from drafter.readers.places import found
from drafter.readers.word import WordText
from drafter.readers.word_runs import words_in

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_KEPT = re.compile(rb"xml:space\s*=\s*(?:\"preserve\"|'preserve')")

Passage = list[Element]
"""The elements of one paragraph that hold words, and the signs between them."""


class WordSource:
    """The letter in a Word file, and the elements that hold its words."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data
        self.word = WordText(data, name)
        self.letter = letter(self.word.sheet())

    def located(self, where: Location | None, words: str) -> Location | None:
        """The paragraph in which words stand; `where` itself where they stand in a note, or not at all."""
        for place, passages in self._passages(where):
            if words and any(found(words, _said(passage)) for passage in passages[:1]):
                return place
        return where

    def replaced(self, where: Location | None, words: str, instead: str) -> bytes | None:
        """The file with the first such words replaced in their runs; None where they do not stand there."""
        for _, passages in self._passages(where) if words else ():
            for passage in passages:
                if match := found(words, _said(passage)):
                    return self._rewritten(_changed(passage, match.start(), match.end(), instead))
        return None

    def _passages(self, where: Location | None) -> Iterator[tuple[Location, list[Passage]]]:
        """Each paragraph from `where` on with its place: its own words, then those of its notes."""
        places = list(self.word.places.items())
        if where in self.word.places:
            places = list(dropwhile(lambda one: one[0] != where, places))
        hidden = self.word.styles.hidden()
        for place, elements in places:
            own = [one for element in elements for one in words_in(element, hidden)]
            notes = [
                list(words_in(paragraph, hidden))
                for one in own
                if one.tag in _NOTES
                for paragraph in self.word.note_texts.get((_NOTES[one.tag], value(one, "id")), ())
            ]
            yield place, [own, *notes]

    def _rewritten(self, changed: dict[int, str]) -> bytes | None:
        """The file with the text of these elements changed, each known by its identity."""
        parts = dict(self.word.parts)
        for name, root in self.word.roots.items():
            texts = {at: changed[id(one)] for at, one in enumerate(root.iter(f"{W}t")) if id(one) in changed}
            if texts:
                parts[name] = with_texts(parts[name], texts)
        return packed(smallest(name, data) for name, data in parts.items())


def _said(passage: Passage) -> str:
    return "".join(one.text or "" if one.tag == f"{W}t" else _SIGNS.get(one.tag, "") for one in passage)


def _changed(passage: Passage, start: int, end: int, instead: str) -> dict[int, str]:
    """The new text of each element that words stand in; the first takes all that is put in their place."""
    changed: dict[int, str] = {}
    at = 0
    for one in passage:
        said = one.text or "" if one.tag == f"{W}t" else _SIGNS.get(one.tag, "")
        low, high = max(start - at, 0), min(end - at, len(said))
        if one.tag == f"{W}t" and low < high:
            changed[id(one)] = said[:low] + ("" if changed else instead) + said[high:]
        at += len(said)
    return changed


def with_texts(part: bytes, texts: dict[int, str]) -> bytes:
    """A part with the text of some of its `w:t` elements changed, counted from 0, and no other byte of it."""
    spans = _spans(part)
    out, at = [], 0
    for number, text in sorted(texts.items()):
        start, end = spans[number]
        tag = part[start : part.index(b">", start) + 1]
        if not _KEPT.search(tag):
            tag = tag.rstrip(b"/>") + b' xml:space="preserve">'
        name = tag[1:].split(None, 1)[0].rstrip(b"/>")
        out += [part[at:start], tag, escape(text).encode(), b"</" + name + b">"]
        at = end
    return b"".join([*out, part[at:]])


def _spans(part: bytes) -> list[tuple[int, int]]:
    """Where each `w:t` element begins and ends, in bytes."""
    reader = expat.ParserCreate(namespace_separator="}")
    spans: list[tuple[int, int]] = []
    open_at: list[int] = []

    def start(name: str, _: object) -> None:
        if name == W[1:] + "t":
            open_at.append(reader.CurrentByteIndex)

    def end(name: str) -> None:
        if name == W[1:] + "t":
            begun, here = open_at.pop(), reader.CurrentByteIndex
            spans.append((begun, part.index(b">", here) + 1))

    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.Parse(part, True)
    return spans
