"""The house style and strict APA: one manual, two manners.

Sections are those of the Publication Manual of the American Psychological Association (7th edition). The house style
is the manual's as the House letter writes it: "and" with a serial comma before the last author where the manual has
"&", initials closed up where the manual spaces them, and the very day of a law. A reference is its elements (author,
date, title, source), each closed with one full stop, and then the address (section 9.5). The manual has no rule for
footnotes; a source cited again is given as the manual cites in the text, by author and date (sections 8.11 and 8.17).

A short form never says at which note the source stands in full. A person may edit the letter in Word after it is made,
and the notes would then be renumbered while the words in them stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from drafter.citation import days, names
from drafter.citation.kinds import ARTICLE, CASE, LEGAL, kind
from drafter.citation.law import APA_LAW, HOUSE_LAW, LegalForm, called, cited_law
from drafter.citation.names import Manner, same
from drafter.citation.places import place
from drafter.citation.runs import Runs, address, joined, sentence, stop, words
from drafter.citation.style import CitationStyle
from drafter.letter import Text
from drafter.records.evidence import Source

YEAR_ALONE = ("article-journal", "book", "dataset", "report")
"""The types of which the manual gives the year alone (sections 9.14, 10.1, 10.4)."""


class Usage(NamedTuple):
    """What the house style and the manual write differently.

    `strict` gives of books and journals the year alone, a report's bare number after 'No.', and cites a law again by
    title and year.
    """

    manner: Manner
    law: LegalForm
    strict: bool


_HOUSE = Usage(Manner("and", ""), HOUSE_LAW, strict=False)
_APA = Usage(Manner("&", " "), APA_LAW, strict=True)


def note_runs(source: Source) -> Runs:
    """The footnote that cites a source in the house style."""
    return _full(source, _HOUSE)


def short(source: Source) -> str:
    """Author and year as a list in the terminal gives them: 'Ahmad et al. 2023' (section 8.17)."""
    named = "" if kind(source) in LEGAL else names.families(source.author)
    return f"{named or source.title} {days.year(source.issued)}"


@lru_cache(maxsize=512)
def _full(source: Source, usage: Usage) -> Runs:
    """A reference. Its address is a live link with no full stop after it (section 9.35).

    What the source does not give is left out; its `note` is never printed.
    """
    if kind(source) in LEGAL:
        elements: tuple[Runs, ...] = (cited_law(source, usage.law),)
    elif kind(source) is ARTICLE:
        elements = _article(source, usage)
    else:
        elements = _work(source, usage)
    said = [run for element in filter(words, elements) for run in (*sentence(element), Text(" "))]
    return joined((*said, *address(source.url)))


def _work(source: Source, usage: Usage) -> tuple[Runs, ...]:
    """A work that stands alone: its title in italics, its number in parentheses (sections 9.19, 10.4)."""
    title = (Text(source.title.strip(), italic=True), Text(_numbered(source, usage)))
    return (*_headed(source, title, usage), *_published(source))


def _numbered(source: Source, usage: Usage) -> str:
    """' (CRS Report No. IF10890)' or ' [Press release]': number and kind of work (sections 9.19, 9.21, 10.4).

    The manual wants a kind of work named where it is unlike others, and sets 'No.' before a number that nothing else
    tells for one.
    """
    number, genre = source.number.strip(), source.genre.strip()
    if number and source.type == "report":
        bare = re.fullmatch(r"[A-Z]*\d+[A-Z]*", number, re.IGNORECASE) and (genre or usage.strict)
        return f" ({' '.join(filter(None, (genre, 'No.' if bare else '', number)))})"
    if usage.strict and source.type == "dataset":
        genre = genre or "Data set"
    return f"{f' ({number})' if number else ''}{f' [{genre}]' if genre else ''}"


def _article(source: Source, usage: Usage) -> tuple[Runs, ...]:
    """A part of a periodical: the title roman, the periodical and its volume in italics (9.19, 9.25, 10.1)."""
    found = place(source)
    where: Runs = (Text(f", {source.reference.strip()}"),) if source.reference.strip() else ()
    if found:
        issue = f"({found.issue})" if found.issue else ""
        numbered = (Text(", "), Text(found.volume, italic=True), Text(issue)) if found.volume or issue else ()
        where = (*numbered, Text(f", {found.page}" if found.page else ""))
    genre = f" [{source.genre.strip()}]" if source.genre.strip() else ""
    title = (Text(source.title.strip() + genre),)
    return (*_headed(source, title, usage), (Text(source.container_title.strip(), italic=True), *where))


def _headed(source: Source, title: Runs, usage: Usage) -> tuple[Runs, ...]:
    """Author, date, title; without an author the title moves to the front (section 9.12)."""
    day = f"({_date(source, usage)})"
    if not source.author:
        return title, (Text(day),)
    authors = names.inverted(source.author, usage.manner)
    return (Text(f"{authors}{stop(authors)} {day}"),), title


def _date(source: Source, usage: Usage) -> str:
    """The date as exact as it is known, for a letter's reader asks when (section 9.14); strictly, often the year."""
    found = place(source)
    in_volume = source.type == "article" and found and found.volume
    alone = usage.strict and (source.type in YEAR_ALONE or in_volume)
    return days.year(source.issued) if alone else days.year_first(source.issued)


def _published(source: Source) -> tuple[Runs, ...]:
    """The site or series and the publisher, less whichever is the author (section 9.29) or said already."""
    said = {same(author.literal) for author in source.author}
    found: list[Runs] = []
    for name in (source.container_title, source.publisher):
        if same(name) not in said:
            found.append((Text(name.strip()),))
            said.add(same(name))
    return tuple(found)


# Cited again


def _again(source: Source) -> tuple[Runs, ...]:
    """By author and year, then with the title, by which a reader tells two apart."""
    return (_author_date(source), _author_date_title(source))


def _author_date(source: Source) -> Runs:
    """'Ahmad et al. (2024).', or the title and the year where there is no author (sections 8.11, 8.14, 8.17)."""
    if named := names.families(source.author):
        return (Text(f"{named} ({days.year(source.issued)})."),)
    return joined((*_titled(source), Text(f" ({days.year(source.issued)}).")))


def _author_date_title(source: Source) -> Runs:
    if not (named := names.families(source.author)):
        return _author_date(source)
    return joined((Text(f"{named} ({days.year(source.issued)}), "), *_titled(source, stop(source.title.strip()))))


def _titled(source: Source, closing: str = "") -> Runs:
    """A title among other words: in quotation marks that of a part of a periodical, in italics any other (8.14)."""
    title = source.title.strip()
    return (Text(f"“{title}{closing}”"),) if kind(source) is ARTICLE else (Text(title, italic=True), Text(closing))


def _law_again(source: Source, usage: Usage) -> tuple[Runs, ...]:
    """'HALT Fentanyl Act (2025).', a case in italics (sections 11.4 and 11.5); in the house style a law stays whole.

    It is short as it is, and a shorter one would no longer be found.
    """
    if not usage.strict:
        return ()
    name = called(source, usage.law)
    italic = name.italic or kind(source) is CASE
    return (joined((Text(name.text, italic=italic), Text(f" ({days.year(source.issued)})."))),)


def _style(name: str, title: str, usage: Usage) -> CitationStyle:
    return CitationStyle(
        name=name,
        title=title,
        full=lambda source: _full(source, usage),
        again=lambda source: _law_again(source, usage) if kind(source) in LEGAL else _again(source),
    )


HOUSE = _style("house", "APA 7 with “and” and closed-up initials, a law with its day", _HOUSE)
"""The style of letters that name none."""
APA = _style("apa", "APA, 7th edition, to the letter", _APA)
"""The manual to the letter."""
