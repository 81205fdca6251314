"""The words of a paragraph in Word: what is inserted stays, what is deleted or hidden goes, and notes stay in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.letter import LineBreak, Note, Run, Text
from drafter.opc.elements import MC, Element, R, W, is_on, value
from drafter.readers.terms import SPACES

_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr")} | {f"{MC}Fallback"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class Runs:
    """Reads paragraphs; `links` are addresses by the relation that leads there, `notes` the notes by kind and id."""

    def __init__(
        self, links: Mapping[str, str], notes: Mapping[str, Mapping[str, Note]], hidden_styles: frozenset[str]
    ) -> None:
        self.links, self.notes, self.hidden_styles = links, notes, hidden_styles

    def of(self, paragraph: Element) -> Iterator[Run]:
        """What a paragraph says, but not what a text box in it says."""
        if value(paragraph.find(f"{W}pPr/{W}pStyle")) not in self.hidden_styles:
            yield from self._below(paragraph, None)

    def _below(self, element: Element, link: str | None) -> Iterator[Run]:
        for child in element:
            if child.tag == f"{W}r":
                if not is_hidden(child, self.hidden_styles):
                    yield from self._run(child, link)
            elif child.tag == f"{W}hyperlink":
                yield from self._below(child, self.links.get(child.get(f"{R}id", ""), link))
            elif child.tag not in _GONE:
                yield from self._below(child, link)

    def _run(self, run: Element, link: str | None) -> Iterator[Run]:
        look = run.find(f"{W}rPr")
        bold = look is not None and is_on(look.find(f"{W}b"))
        italic = look is not None and is_on(look.find(f"{W}i"))
        raised = look is not None and value(look.find(f"{W}vertAlign")) == "superscript"
        for child in run:
            if child.tag == f"{W}t":
                words = (child.text or "").translate(SPACES)
                yield Text(
                    words.translate(_RAISED) if raised and words.strip().isdigit() else words, bold, italic, link
                )
            elif child.tag in _SIGNS:
                yield Text(_SIGNS[child.tag], bold, italic, link)
            elif child.tag == f"{W}cr" or (child.tag == f"{W}br" and value(child, "type") in ("", "textWrapping")):
                yield LineBreak()
            elif child.tag in _REFERENCES:
                note = self.notes[_REFERENCES[child.tag]].get(value(child, "id"))
                yield from (note,) if note else ()


def is_hidden(run: Element, hidden_styles: frozenset[str]) -> bool:
    """Whether a run's words are not shown."""
    vanish = run.find(f"{W}rPr/{W}vanish")
    if vanish is not None:
        return is_on(vanish)
    return value(run.find(f"{W}rPr/{W}rStyle")) in hidden_styles


def boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes that are anchored in a paragraph; of two renderings of one, the first alone."""
    for child in paragraph:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in (f"{MC}Fallback", f"{W}del", f"{W}moveFrom"):
            yield from boxes(child)


def deleted_mark(paragraph: Element) -> bool:
    """Whether the mark at a paragraph's end is deleted, so that it runs on into the next."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def words_in(paragraph: Element, hidden_styles: frozenset[str]) -> Iterator[Element]:
    """The elements that hold the words that `Runs` reads of a paragraph, in their order; signs between them too."""
    for child in paragraph:
        if child.tag == f"{W}r":
            if not is_hidden(child, hidden_styles):
                yield from (one for one in child if one.tag in {f"{W}t", f"{W}br", f"{W}cr", *_SIGNS, *_REFERENCES})
        elif child.tag not in _GONE:
            yield from words_in(child, hidden_styles)
