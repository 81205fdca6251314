"""The styles of a Word file that somebody else made, and the letters that its body is set in."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.frozen import frozen
from drafter.opc.elements import A, Element, W, is_on, parsed, value
from drafter.opc.word import WordFile

_WORDS_OWN_SIZE = 20
_WORDS_OWN_TYPEFACE = "Times New Roman"


@frozen
class FileStyle:
    """A style by its name and id; `kind` is paragraph, character, table or numbering."""

    name: str
    id: str
    kind: str
    standard: bool


class FileStyles:
    """The styles part of a file, empty where it has none."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self.root = Element(f"{W}styles") if root is None else root
        self.theme = theme
        self.by_id = {value(one, "styleId"): one for one in self.root.findall(f"{W}style")}

    def all(self) -> tuple[FileStyle, ...]:
        """Every style in its order."""
        return tuple(
            FileStyle(
                value(one.find(f"{W}name")), name, value(one, "type"), value(one, "default") in ("1", "true", "on")
            )
            for name, one in self.by_id.items()
        )

    def hidden(self) -> frozenset[str]:
        """The ids of the styles whose words are not shown."""
        return frozenset(name for name, one in self.by_id.items() if is_on(one.find(f"{W}rPr/{W}vanish")))

    def body(self) -> Iterator[Element]:
        """The run properties that set the body's letters, the nearest first: Body Text or Normal, then the defaults."""
        styles = self.all()
        named = (one.id for one in styles if one.kind == "paragraph" and one.name.casefold() == "body text")
        standard = (one.id for one in styles if one.kind == "paragraph" and one.standard)
        name, seen = next(named, next(standard, "")), set[str]()
        while name in self.by_id and name not in seen:
            seen.add(name)
            yield from self.by_id[name].findall(f"{W}rPr")
            name = value(self.by_id[name].find(f"{W}basedOn"))
        yield from self.root.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def typeface(self) -> str:
        """The typeface of the body, as the theme names it where the styles leave it to the theme."""
        for properties in self.body():
            fonts = properties.find(f"{W}rFonts")
            themed = value(fonts, "asciiTheme")
            if found := (self.of_theme(themed) if themed else value(fonts, "ascii")):
                return found
        return _WORDS_OWN_TYPEFACE

    def of_theme(self, font: str) -> str:
        """The typeface that a theme has for headings or for the body; empty where it names none."""
        if self.theme is None:
            return ""
        kind = "majorFont" if font.startswith("major") else "minorFont"
        latin = next((one.find(f"{A}latin") for one in self.theme.iter(f"{A}{kind}")), None)
        return "" if latin is None else latin.get("typeface", "")

    def size(self) -> float:
        """The size of the body's letters in points."""
        found = (value(properties.find(f"{W}sz")) for properties in self.body())
        sizes = (float(size) for size in found if size.replace(".", "", 1).isdigit() and float(size) > 0)
        return next(sizes, _WORDS_OWN_SIZE) / 2


def read_styles(file: WordFile) -> FileStyles:
    """The styles of a file and the theme they refer to."""
    styles, theme = (file.related(file.main, kind) for kind in ("styles", "theme"))
    return FileStyles(parsed(file.parts[styles]) if styles else None, parsed(file.parts[theme]) if theme else None)
