"""Notes by a .csl file. The door for citeproc-py, the optional extra `csl`; it reads its own locale and no network.

A first note is what the style says of a source cited for the first time, a later one what it says of one cited before.
'Ibid.' and notes that count the distance to an earlier one are passed over: a person may edit the letter in Word after
it is made. Of an author-date style the first note is the entry of its bibliography, as in the house style.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from drafter.citation.csl_item import csl_item
from drafter.citation.kinds import ARTICLE, kind
from drafter.citation.places import place
from drafter.citation.runs import Runs, joined, sentence, words
from drafter.citation.style import CitationStyle
from drafter.citation.style_file import NAMESPACE
from drafter.errors import DrafterError, Fault, Location
from drafter.letter import Text
from drafter.records.evidence import Source
from drafter.records.stationery import StyleFile

MOVING = ("ibid", "ibid-with-locator", "near-note")
"""Positions that an edit changes; each is made one that no note is ever in."""
_QUOTED = re.compile("([”’]+)([.,])(?=[ ”’]|$)")
_DOUBLED = re.compile(r"([?!]”?|(?<=[^.\s])\.”?)\.(?=\s|$)")
LOCALE = "en-US"
"""The language of letters, whatever a style's own is."""


def csl_style(file: StyleFile, where: Location) -> CitationStyle:
    """The style of a file. Raises DrafterError: at `where` if citeproc-py is missing, at the file if it fails at it."""
    try:
        import citeproc  # noqa: F401  asked for before a letter is made of it
    except ModuleNotFoundError:
        install = "In the clone of drafter: .venv/bin/python -m pip install '.[csl]'"
        hint = f"{install}. drafter’s own styles need nothing: drafter list styles"
        raise DrafterError(Fault("a .csl style needs the optional part 'csl'", where, hint)) from None
    _compiled(file)
    return CitationStyle(
        name=file.name,
        title=file.title,
        full=lambda source: _note(file, source, again=False),
        again=lambda source: (_note(file, source, again=True),),
    )


@lru_cache(maxsize=512)
def _note(file: StyleFile, source: Source, *, again: bool) -> Runs:
    """What the style says of a source. Raises DrafterError where it says nothing, or citeproc-py fails at it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it prints what it thinks of styles and items
            said = _cited(file, source, again) if again or file.in_notes else _listed(file, source)
    except Exception as error:  # citeproc-py is of no one kind of error, and a person can do one thing about any
        raise _beyond(file, f"cannot cite '{source.id}' ({type(error).__name__})") from error
    if not any(sign.isalnum() for sign in words(said)):
        raise _beyond(file, f"says nothing of '{source.id}'")
    return said


def _cited(file: StyleFile, source: Source, again: bool) -> Runs:
    """A note as the style cites in one: the first, or a later one."""
    from citeproc import Citation, CitationItem

    bibliography = _bibliography(file, source)
    said = ""
    for _ in range(2 if again else 1):
        citation = Citation([CitationItem(source.id)])
        bibliography.register(citation)
        said = str(bibliography.cite(citation, lambda _: None))
    runs = _runs(said, source)
    return runs if file.in_notes else sentence(_bare(runs))


def _listed(file: StyleFile, source: Source) -> Runs:
    """A note as the style's bibliography lists the source; as it cites in the text, where it has none."""
    from citeproc import Citation, CitationItem

    bibliography = _bibliography(file, source)
    if not bibliography.style.has_bibliography():
        return _cited(file, source, again=False)
    bibliography.register(Citation([CitationItem(source.id)]))
    return _runs("".join(map(str, bibliography.bibliography())), source)


def _bibliography(file: StyleFile, source: Source) -> Any:
    """A list of one source, in which nothing was cited yet."""
    from citeproc import CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    item = csl_item(source) | {"type": _type(source)}
    return CitationStylesBibliography(_compiled(file), CiteProcJSON([item]), formatter.html)


def _type(source: Source) -> str:
    """The type by which styles cite a source as what it is: to CSL an 'article' is a preprint, a letter unpublished."""
    if source.type == "article" and kind(source) is ARTICLE:
        found = place(source)
        return "article-journal" if found and found.volume else "article-magazine"
    return {"letter": "document"}.get(source.type, source.type)


@lru_cache(maxsize=4)
def _compiled(file: StyleFile) -> Any:
    """The style as citeproc-py reads it, without the positions that an edit changes. Raises DrafterError."""
    from citeproc import CitationStylesStyle

    tree = ElementTree.fromstring(file.text.encode(), ElementTree.XMLParser(encoding="utf-8"))
    for element in [*tree.iter()]:
        if position := element.get("position"):
            element.set("position", " ".join("never" if one in MOVING else one for one in position.split()))
        _guard_labels(element)
    ElementTree.register_namespace("", NAMESPACE)
    content = io.BytesIO(ElementTree.tostring(tree, encoding="utf-8"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CitationStylesStyle(content, locale=LOCALE, validate=False)
    except Exception as error:  # as above
        raise _beyond(file, f"cannot be read by citeproc-py ({type(error).__name__})") from error


def _guard_labels(parent: ElementTree.Element) -> None:
    """Have a label printed only where its variable is there, as CSL says; citeproc-py prints a bare 'edition'."""
    for at, child in enumerate(parent):
        variable = child.get("variable", "locator")
        if child.tag == _tag("label") and variable != "locator" and parent.tag != _tag("if"):
            choose = ElementTree.Element(_tag("choose"))
            guard = ElementTree.SubElement(choose, _tag("if"), {"variable": variable})
            guard.append(child)
            parent[at] = choose


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _beyond(file: StyleFile, what: str) -> DrafterError:
    hint = "Take another file for the style, or one of drafter’s own: drafter list styles"
    return DrafterError(Fault(f"this style {what}", file.where, hint))


class _Marked(HTMLParser):
    """Reads what citeproc-py writes: words in bold and italics, and other marks, which a note does without."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = {"b": 0, "i": 0}
        self.runs: list[Text] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        """A mark begins."""
        if tag in self.depth:
            self.depth[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """A mark ends."""
        if tag in self.depth:
            self.depth[tag] -= 1

    def handle_data(self, data: str) -> None:
        """Words; a style's line breaks are blanks in a note."""
        text = " ".join(data.replace("\n", " ").split(" "))
        self.runs.append(Text(text, bold=self.depth["b"] > 0, italic=self.depth["i"] > 0))


def _runs(html: str, source: Source) -> Runs:
    """The runs of a note, its address a live link."""
    reader = _Marked()
    reader.feed(html.strip())
    reader.close()
    runs = joined(_punctuated(reader.runs))
    if not source.author:
        runs = _said_once(runs, source.title.strip())
    return joined(part for run in runs for part in _linked(run, source.url.strip()))


def _punctuated(runs: Iterable[Text]) -> Iterator[Text]:
    """The runs with commas and full stops inside quotation marks, and no stop after a stop; citeproc-py leaves both."""
    before = ""
    for run in runs:
        text = _DOUBLED.sub(r"\1", _QUOTED.sub(r"\2\1", run.text))
        if before.endswith((".", "?", "!")) and text.startswith(".") and not text.startswith(".."):
            text = text[1:]
        before = text or before
        yield Text(text, bold=run.bold, italic=run.italic)


def _said_once(runs: Runs, title: str) -> Runs:
    """The runs without a second title: where it stands for the author, a style's macro may say it in its place again.

    CSL has a variable that stands for another suppressed in the rest; citeproc-py does so outside macros only.
    """
    again = list(
        re.finditer(rf"(?:^|(?<=[.,:;?!)] ))[“\"]?{re.escape(title)}[.,]?[”\"]?[.,]?\s*", words(runs), re.IGNORECASE)
    )[1:2]
    if not title or not again:
        return runs
    made: list[Text] = []
    at = 0
    for run in runs:
        start, end = (max(0, min(len(run.text), edge - at)) for edge in again[0].span())
        made.append(Text(run.text[:start] + run.text[end:], bold=run.bold, italic=run.italic))
        at += len(run.text)
    return joined(made)


def _linked(run: Text, url: str) -> tuple[Text, ...]:
    before, found, after = run.text.partition(url) if url else (run.text, "", "")
    if not found:
        return (run,)
    return (
        Text(before, bold=run.bold, italic=run.italic),
        Text(url, link=url),
        Text(after, bold=run.bold, italic=run.italic),
    )


def _bare(runs: Runs) -> Runs:
    """A citation in the text without the parentheses around it."""
    said = words(runs)
    if not (said.startswith("(") and said.endswith(")")) or ")" in said[:-1]:
        return runs
    first, *rest = runs
    opened = (Text(first.text[1:], bold=first.bold, italic=first.italic), *rest)
    *before, last = opened
    return joined((*before, Text(last.text[:-1], bold=last.bold, italic=last.italic)))
