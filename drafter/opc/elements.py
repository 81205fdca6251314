"""XML that somebody else wrote, read with the standard library: no document type, no entities, bounded in depth."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

Element = ElementTree.Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

DEEPEST = 200
MOST_ELEMENTS = 300_000


class UnsafeXmlError(ValueError):
    """A part that is not well formed, or that could do harm by being read; the message says which."""


def parsed(data: bytes) -> Element:
    """The part's root element. Raises UnsafeXmlError."""
    check(data)
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:  # such as a prefix that stands for nothing
        raise UnsafeXmlError(f"is damaged at its line {error.position[0]}") from None


def check(data: bytes) -> None:
    """Raise UnsafeXmlError where a part is not well formed or has a document type, in which entities are declared."""
    _Check().read(data)


class _Check:
    """One reading of a part, before anything is made of it."""

    def __init__(self) -> None:
        self.depth = self.count = 0
        self.reader = expat.ParserCreate()
        self.reader.StartDoctypeDeclHandler = self.doctype
        self.reader.StartElementHandler = self.start
        self.reader.EndElementHandler = self.end

    def read(self, data: bytes) -> None:
        try:
            self.reader.Parse(data, True)
        except expat.ExpatError as error:
            raise UnsafeXmlError(f"is damaged at its line {error.lineno}") from None
        except (ValueError, LookupError) as error:
            if isinstance(error, UnsafeXmlError):
                raise
            raise UnsafeXmlError("is in an encoding that Word does not use") from None

    def doctype(self, *_: object) -> None:
        raise UnsafeXmlError("declares a document type (DOCTYPE), which no Word file may hold")

    def start(self, *_: object) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise UnsafeXmlError("is nested more deeply, or has more elements, than any letter")

    def end(self, _: str) -> None:
        self.depth -= 1


def value(element: Element | None, name: str = "val") -> str:
    """An attribute in the namespace of WordprocessingML; empty where it or the element is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


def is_on(element: Element | None) -> bool:
    """Whether a property that may be on or off is on: it is where it stands and does not say otherwise."""
    return element is not None and value(element) not in ("0", "false", "off")


def number(element: Element | None, name: str, otherwise: int) -> int:
    """An attribute as a whole number, which some programs write with a fraction."""
    try:
        return round(float(value(element, name)))
    except (ValueError, OverflowError):
        return otherwise


def walked(element: Element) -> Iterator[Element]:
    """The element and all below it in order; of several renderings of one thing, the first alone."""
    yield element
    for child in element:
        if child.tag != f"{MC}Fallback":
            yield from walked(child)
