"""A source as the runs of a footnote, in the house style.

The style is that of the Publication Manual of the American Psychological Association (7th edition, chapters 8 to 11),
as the House letter writes it: "and" with a serial comma before the last author where the manual has "&", and initials
closed up where the manual spaces them. A reference is its elements (author, date, title, source), each closed with one
full stop, and then the address (section 9.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from drafter.dates import MONTHS, RoughDate
from drafter.letter import Text
from drafter.records.evidence import Author, Source

Element = tuple[Text, ...]
Layout = Callable[[Source], tuple[Element, ...]]

MOST_AUTHORS = 20


def note_runs(source: Source) -> tuple[Text, ...]:
    """The footnote that cites a source. Its address is a live link with no full stop after it (section 9.35).

    What the source does not give is left out; its `note` is never printed. A type that no layout is known for is cited
    as a work that stands alone.
    """
    runs: list[Text] = []
    for element in filter(_words, LAYOUTS.get(source.type, _work)(source)):
        runs += [*element, Text(_stop(_words(element)) + " ")]
    if source.url.strip():
        return _joined([*runs, Text(source.url.strip(), link=source.url.strip())])
    return _joined([*runs[:-1], Text(runs[-1].text.rstrip())] if runs else [])


def short(source: Source) -> str:
    """Author and year as a list in the terminal gives them: 'Ahmad et al. 2023' (section 8.17)."""
    year = str(source.issued.first.year) if source.issued else "n.d."
    names = [author.literal or author.family for author in source.author]
    if not names or LAYOUTS.get(source.type) is _legal:
        return f"{source.title} {year}"
    return f"{names[0]} et al. {year}" if len(names) > 2 else f"{' and '.join(names)} {year}"


def _work(source: Source) -> tuple[Element, ...]:
    """A work that stands alone: its title in italics, its number in parentheses (sections 9.19, 10.4)."""
    number = f" ({source.number.strip()})" if source.number.strip() else ""
    title = (Text(source.title.strip(), italic=True), Text(number))
    return (*_headed(source, title), *_published(source))


def _article(source: Source) -> tuple[Element, ...]:
    """A part of a periodical: the title roman, the periodical in italics (sections 9.19, 9.25, 10.1).

    Without a periodical it is a work that stands alone.
    """
    if not source.container_title.strip():
        return _work(source)
    place = f", {source.reference.strip()}" if source.reference.strip() else ""
    container = (Text(source.container_title.strip(), italic=True), Text(place))
    return (*_headed(source, (Text(source.title.strip()),)), container)


def _legal(source: Source) -> tuple[Element, ...]:
    """A law or an official act: title, number, where it is printed, date, and no author (sections 11.5 to 11.7)."""
    title, number, reference = source.title.strip(), source.number.strip(), source.reference.strip()
    told = number in title or number in reference
    place = ", ".join(filter(None, (title, "" if told else number, reference)))
    day = f" ({source.issued.in_words})" if source.issued else ""
    return ((Text(place + day),),)


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "article": _article,
        "article-journal": _article,
        "article-magazine": _article,
        "article-newspaper": _article,
        "bill": _legal,
        "book": _work,
        "dataset": _work,
        "document": _work,
        "hearing": _legal,
        "legal_case": _legal,
        "legislation": _legal,
        "letter": _work,
        "post-weblog": _article,
        "regulation": _legal,
        "report": _work,
        "speech": _work,
        "treaty": _legal,
        "webpage": _work,
    }
)
"""The types of source, in CSL's words (and 'letter'), with what each looks like in a note."""


def _headed(source: Source, title: Element) -> tuple[Element, ...]:
    """Author, date, title; without an author the title moves to the front (section 9.12)."""
    day = f"({_date(source.issued)})"
    if not source.author:
        return title, (Text(day),)
    authors = _authors(source.author)
    return (Text(f"{authors}{_stop(authors)} {day}"),), title


def _published(source: Source) -> tuple[Element, ...]:
    """The site or series and the publisher, less whichever is the author (section 9.29) or said already."""
    said = {_same(author.literal) for author in source.author}
    names = []
    for name in (source.container_title, source.publisher):
        if _same(name) not in said:
            names.append((Text(name.strip()),))
            said.add(_same(name))
    return tuple(names)


def _date(issued: RoughDate | None) -> str:
    """'2022, August 5', '2022, March' or '2022', as exact as it is known; 'n.d.' where there is none (section 9.14)."""
    if issued is None:
        return "n.d."
    year, *rest = str(issued).split("-")
    month = f", {MONTHS[issued.first.month - 1]}" if rest else ""
    return f"{year}{month}{f' {issued.first.day}' if issued.exact else ''}"


def _authors(authors: tuple[Author, ...]) -> str:
    """All the authors in order; of more than twenty the first nineteen, three dots and the last (section 9.8)."""
    names = [_name(author) for author in authors]
    if len(names) > MOST_AUTHORS:
        return f"{', '.join(names[: MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _name(author: Author) -> str:
    """A body as it calls itself (section 9.11); a person by family name and initials (section 9.8)."""
    if author.literal:
        return author.literal.strip()
    return ", ".join(filter(None, (author.family.strip(), _initials(author.given))))


def _initials(given: str) -> str:
    """'F.B.' for 'Farida B.', 'J.-L.' for 'Jean-Luc': closed up, with the hyphens kept (section 9.8)."""
    letters = re.findall(r"([-‐‑]?)([^\W\d_][\u0300-\u036f]*)[^\s.\-‐‑]*", given)
    return "".join(f"{'-' if hyphen and at else ''}{letter}." for at, (hyphen, letter) in enumerate(letters))


def _same(name: str) -> str:
    """A name in the form in which two are compared."""
    return name.strip().rstrip(".").casefold()


def _words(element: Iterable[Text]) -> str:
    return "".join(run.text for run in element)


def _stop(text: str) -> str:
    """The full stop that closes an element, none where it ends in a stop of its own, even inside quotation marks."""
    return "" if text.rstrip("\"'”’").endswith((".", "?", "!")) else "."


def _joined(runs: Iterable[Text]) -> tuple[Text, ...]:
    """The runs with none empty, and neighbours of one style made one."""
    joined: list[Text] = []
    for run in filter(lambda run: run.text, runs):
        if joined and (joined[-1].italic, joined[-1].link) == (run.italic, run.link):
            joined[-1] = Text(joined[-1].text + run.text, italic=run.italic, link=run.link)
        else:
            joined.append(run)
    return tuple(joined)
