"""A .csl file, looked at before anything is made of it: the XML is somebody else's, and may be anything.

The format is CSL 1.0.2 (docs.citationstyles.org). A document type is refused, for entities are declared in it and a few
lines of them fill a machine's memory.
"""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from drafter.errors import DrafterError, Fault, Location, did_you_mean
from drafter.records.stationery import StyleFile

NAMESPACE = "http://purl.org/net/xbiblio/csl"
NOTE = "note"
LARGEST = 2_000_000
DEEPEST = 100

_WHERE_FROM = "Styles in all sorts are at https://www.zotero.org/styles; save one as a file."
_FORMATS = {"numeric": "numbers its sources", "label": "gives its sources labels"}
"""Kinds of style that say nothing in a footnote, which has a number already."""


def read_style_file(name: str, text: str, path: str) -> StyleFile:
    """The style that a file holds. Raises DrafterError with all that is wrong with it."""
    return _Reading(name, text, path).style()


class _Reading:
    """One walk through a file, which notes what a style must have and what it must not."""

    def __init__(self, name: str, text: str, path: str) -> None:
        self.name, self.text, self.path = name, text, path
        self.open: list[str] = []
        self.title = self.format = self.kind = self.parent = ""
        self.has: set[str] = set()
        self.macros: dict[str, set[str]] = {}
        self.calls: list[tuple[str, str, Location]] = []
        self.macro = ""
        self.faults: list[Fault] = []
        self.reader = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.reader.StartDoctypeDeclHandler = self.doctype
        self.reader.StartElementHandler = self.start
        self.reader.EndElementHandler = self.end
        self.reader.CharacterDataHandler = self.words

    def style(self) -> StyleFile:
        if len(self.text) > LARGEST:
            self.stop("this is far too large for a citation style", Location(self.path), _WHERE_FROM)
        try:
            self.reader.Parse(self.text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            message = f"this is no XML from here on ({expat.errors.messages[error.code]})"
            where = Location(self.path, error.lineno, error.offset + 1)
            self.stop(message, where, f"Was it cut short, or saved as a web page? {_WHERE_FROM}")
        self.judge()
        if self.faults:
            raise DrafterError(*self.faults)
        title = " ".join(self.title.split()) or self.name
        return StyleFile(self.name, title, self.kind == NOTE, self.text, Location(self.path))

    def judge(self) -> None:
        """What can be said only when the whole file was read."""
        if "citation" not in self.has:
            hint = f"Get that style’s own file. {_WHERE_FROM}" if self.parent else _WHERE_FROM
            other = f" and only names another, '{self.parent}'" if self.parent else ""
            self.fault(f"this style says nothing of how to cite{other}", Location(self.path, 1), hint)
            return
        if self.format in _FORMATS:
            message = f"this style {_FORMATS[self.format]}, and a footnote has its number already"
            self.fault(message, Location(self.path, 1), "Take a note style or an author-date style.")
        for _, called, where in self.calls:
            if called not in self.macros:
                self.fault(f"this style has no macro '{called}'", where, did_you_mean(called, self.macros))
        for name in self.macros:
            if name in self.reached(name):
                where = next(where for user, called, where in self.calls if user == name or called == name)
                self.fault(f"the macro '{name}' leads back to itself", where, "A macro cannot use itself.")

    def reached(self, name: str) -> set[str]:
        """The macros that a macro uses, and those that they use."""
        found: set[str] = set()
        left = [*self.macros[name]]
        while left:
            if (one := left.pop()) not in found:
                found.add(one)
                left += self.macros.get(one, ())
        return found

    def here(self) -> Location:
        return Location(self.path, self.reader.CurrentLineNumber, self.reader.CurrentColumnNumber + 1)

    def doctype(self, *_: object) -> None:
        hint = f"No style needs one, and it can do harm. {_WHERE_FROM}"
        self.stop("this file declares a document type (DOCTYPE)", Location(self.path, self.here().line), hint)

    def start(self, tag: str, keys: dict[str, str]) -> None:
        space, _, element = tag.rpartition(" ")
        if not self.open and (space, element) != (NAMESPACE, "style"):
            message = f"this is no citation style: it begins with '{element}', not with 'style'"
            self.stop(message, self.here(), _WHERE_FROM)
        if not self.open:
            self.root(keys)
        if len(self.open) >= DEEPEST:
            self.stop("this is nested more deeply than any citation style", self.here(), _WHERE_FROM)
        self.open.append(element)
        self.has.add(element)
        if element == "macro":
            self.macro = keys.get("name", "")
            self.macros.setdefault(self.macro, set())
        elif called := keys.get("macro", ""):
            self.macros.get(self.macro, set()).add(called)
            self.calls.append((self.macro, called, self.here()))
        elif element == "category":
            self.format = keys.get("citation-format", self.format)
        elif element == "link" and keys.get("rel") == "independent-parent":
            self.parent = keys.get("href", "").rpartition("/")[2]

    def root(self, keys: dict[str, str]) -> None:
        self.kind = keys.get("class", "")
        if self.kind not in (NOTE, "in-text"):
            message = f"a style’s class is 'note' or 'in-text'; this one’s is '{self.kind}'"
            self.fault(message, self.here(), _WHERE_FROM)
        if not (version := keys.get("version", "")).startswith("1."):
            message = f"this style is of version '{version}' of CSL; drafter reads version 1.0"
            self.fault(message, self.here(), _WHERE_FROM)

    def end(self, _: str) -> None:
        if self.open.pop() == "macro":
            self.macro = ""

    def words(self, text: str) -> None:
        if self.open == ["style", "info", "title"]:
            self.title += text

    def fault(self, message: str, where: Location, hint: str) -> None:
        self.faults.append(Fault(message, where, hint))

    def stop(self, message: str, where: Location, hint: str) -> NoReturn:
        raise DrafterError(*self.faults, Fault(message, where, hint))
