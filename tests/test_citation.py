"""How a source reads in a footnote."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import URL, body, marked, person, source

from drafter.citation import HOUSE, TYPES, CitationStyle, cited, note_runs, short
from drafter.letter import Text
from drafter.records.evidence import Author, Source


def shown(cited: Source) -> str:
    """A source's full note in the markup of clauses."""
    return marked(note_runs(cited))


COUNTS = source(
    "report",
    person("Ahmad", "F.B."),
    person("Cisewski", "J.A."),
    person("Rossen", "L.M."),
    person("Sutton", "P."),
    issued="2023",
    title="Provisional drug overdose death counts",
    publisher="National Center for Health Statistics",
    url="https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm",
)

HOUSE_LETTER = (
    COUNTS,
    source(
        "webpage",
        person("White", "T."),
        issued="2022-02-02",
        title="Stanford-Lancet report calls for sweeping reforms to mitigate opioid crisis",
        publisher="Stanford Medicine News Center",
        url="https://med.stanford.edu/news/all-news/2022/02/stanford-lancet-report-opioid-crisis.html",
    ),
    source(
        "report",
        body("RAND Corporation"),
        title="Commission on combating synthetic opioid trafficking: Final report",
        url="https://www.rand.org/hsrd/hsoac/commission-combating-synthetic-opioid-trafficking.html",
    ),
    source(
        "article-newspaper",
        person("Knickmeyer", "E."),
        person("Rising", "D."),
        person("Miller", "Z."),
        issued="2022-08-05",
        title="China cuts off vital U.S. contacts after Pelosi Taiwan visit",
        container_title="PBS NewsHour",
        url="https://www.pbs.org/newshour/world/china-cuts-off-vital-us-contacts-over-pelosi-taiwan-visit",
    ),
)
"""The sources of the House letter of January 23, 2023, as that letter gives them; what drafter ships is corrected."""

ITS_NOTES = (
    "Ahmad, F.B., Cisewski, J.A., Rossen, L.M., and Sutton, P. (2023). *Provisional drug overdose death counts*. "
    "National Center for Health Statistics. <https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm>",
    "White, T. (2022, February 2). *Stanford-Lancet report calls for sweeping reforms to mitigate opioid crisis*. "
    "Stanford Medicine News Center. "
    "<https://med.stanford.edu/news/all-news/2022/02/stanford-lancet-report-opioid-crisis.html>",
    "RAND Corporation. (2022). *Commission on combating synthetic opioid trafficking: Final report*. "
    "<https://www.rand.org/hsrd/hsoac/commission-combating-synthetic-opioid-trafficking.html>",
    "Knickmeyer, E., Rising, D., and Miller, Z. (2022, August 5). "
    "China cuts off vital U.S. contacts after Pelosi Taiwan visit. *PBS NewsHour*. "
    "<https://www.pbs.org/newshour/world/china-cuts-off-vital-us-contacts-over-pelosi-taiwan-visit>",
)
THE_LETTER = Path(__file__).parents[2] / "shared" / "seeds" / "trone-2023-01-23.txt"


@pytest.mark.parametrize(("cited", "expected"), list(zip(HOUSE_LETTER, ITS_NOTES, strict=True)))
def test_the_notes_of_the_house_letter_come_out_as_it_prints_them(cited: Source, expected: str) -> None:
    """The four notes of the House letter from its own facts, character for character, with their italics and links."""
    assert expected == shown(cited)


@pytest.mark.skipif(not THE_LETTER.exists(), reason="the House letter is not beside the checkout")
def test_the_notes_stand_so_in_the_letter_itself() -> None:
    """What the test above takes for the letter's notes is what its text has at the foot of its pages."""
    printed = re.findall(r"(?m)^[¹²³⁴] ?(.+)$", THE_LETTER.read_text(encoding="utf-8"))

    assert tuple(printed) == ITS_NOTES


OTHERS = [
    (
        source(
            "legislation",
            issued="2024-09-15",
            title="Presidential Determination No. 2024-12",
            number="No. 2024-12",
            reference="89 Fed. Reg. 77761",
            url=URL,
        ),
        f"Presidential Determination No. 2024-12, 89 Fed. Reg. 77761 (September 15, 2024). <{URL}>",
    ),
    (
        source("legislation", title="An Act", number="Pub. L. No. 119-26", reference="139 Stat. 410", issued="2025-07"),
        "An Act, Pub. L. No. 119-26, 139 Stat. 410 (July 2025).",
    ),
    (source("legislation", body("Congress"), title="An Act", issued=None, url=URL), f"An Act. <{URL}>"),
    (
        source("letter", person("Family", "Grace"), issued="2022-09-07", title="Letter on deaths", publisher="Senate"),
        "Family, G. (2022, September 7). *Letter on deaths*. Senate.",
    ),
    (source(title="Counts", url=URL), f"*Counts*. (2022). <{URL}>"),
    (source("article", title="Loss", container_title="Daily", url=URL), f"Loss. (2022). *Daily*. <{URL}>"),
    (source("article", body("AP"), title="Loss", publisher="AP", url=URL), f"AP. (2022). *Loss*. <{URL}>"),
    (
        source("article-journal", person("A", "B"), title="T", container_title="Journal", reference="12(3), 4–9"),
        "A, B. (2022). T. *Journal*, *12*(3), 4–9.",
    ),
    (
        source("report", body("GAO"), title="T", number="GAO-24-1", publisher="GAO"),
        "GAO. (2022). *T* (GAO-24-1).",
    ),
    (source("report", body("A Co."), title="T", publisher="a co"), "A Co. (2022). *T*."),
    (source("webpage", body("A"), title="T", container_title="Site", publisher="Site"), "A. (2022). *T*. Site."),
    (source("webpage", body("A"), title="T", container_title="Site", publisher="P"), "A. (2022). *T*. Site. P."),
    (source("no-such-type", body("A"), title="T", url=f" {URL} "), f"A. (2022). *T*. <{URL}>"),
    (source("report", person("Plato"), title="T"), "Plato. (2022). *T*."),
    (source("report", note="read in a copy", title="T"), "*T*. (2022)."),
]


@pytest.mark.parametrize(("cited", "expected"), OTHERS)
def test_a_note_gives_what_the_source_gives_and_no_more(cited: Source, expected: str) -> None:
    """Other types, and sources that lack an author, a date, a publisher or an address."""
    assert expected == shown(cited)


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2022", "(2022)"), ("2022-03", "(2022, March)"), ("2022-08-05", "(2022, August 5)"), (None, "(n.d.)")],
)
def test_a_date_is_as_exact_as_it_is_known(issued: str | None, expected: str) -> None:
    """Year, month or day; n.d. where the document bears none."""
    assert f"A. {expected}. *T*." == shown(source("report", body("A"), issued=issued, title="T"))


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("Farida B.", "F.B."),
        ("F. B.", "F.B."),
        ("F.B.", "F.B."),
        ("Jean-Luc", "J.-L."),
        ("J.-L.", "J.-L."),
        ("Jean‑Luc Marie", "J.-L.M."),
        ("Élodie", "É."),
        ("E\u0301lodie", "E\u0301."),
        ("  Ana  María ", "A.M."),
        ("d'Arcy", "d."),
        ("习", "习."),
    ],
)
def test_given_names_become_closed_up_initials(given_names: str, expected: str) -> None:
    """Spelled out, spaced, hyphenated, accented."""
    assert f"Family, {expected} (2022). *T*." == shown(source("report", person("Family", given_names), title="T"))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "A1, B."),
        (2, "A1, B., and A2, B."),
        (3, "A1, B., A2, B., and A3, B."),
        (20, ", ".join(f"A{n}, B." for n in range(1, 20)) + ", and A20, B."),
        (21, ", ".join(f"A{n}, B." for n in range(1, 20)) + ", . . . A21, B."),
        (40, ", ".join(f"A{n}, B." for n in range(1, 20)) + ", . . . A40, B."),
    ],
)
def test_authors_are_listed_up_to_twenty(count: int, expected: str) -> None:
    """'and' with a serial comma; of more than twenty the first nineteen and the last."""
    authors = [person(f"A{n}", "B.") for n in range(1, count + 1)]

    assert f"{expected} (2022). *T*." == shown(source("report", *authors, title="T"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Who pays?", "*Who pays?* (2022)."),
        ("Enough!", "*Enough!* (2022)."),
        ("The U.S.", "*The U.S.* (2022)."),
        ("“Who pays?”", "*“Who pays?”* (2022)."),
        ("Counts", "*Counts*. (2022)."),
    ],
)
def test_no_full_stop_is_doubled(title: str, expected: str) -> None:
    """A title that ends in a stop of its own gets no other."""
    assert expected == shown(source("report", title=title))


def test_the_address_is_a_live_link_without_a_full_stop() -> None:
    """The last run is the address, and leads to it."""
    address = COUNTS.url

    assert Text(address, link=address) == note_runs(COUNTS)[-1]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (COUNTS, "Ahmad et al. 2023"),
        (source("report", person("White", "T."), person("Black", "U."), title="T"), "White and Black 2022"),
        (source("report", body("GAO"), title="T", issued=None), "GAO n.d."),
        (source("report", title="Counts", issued="2022-03"), "Counts 2022"),
        (source("legislation", body("Congress"), title="An Act"), "An Act 2022"),
    ],
)
def test_a_list_names_a_source_by_author_and_year(cited: Source, expected: str) -> None:
    """One author, two, more, none; an act by its title."""
    assert expected == short(cited)


# A source cited again


def notes(*sources: Source) -> list[str]:
    """The notes of a letter that cites these sources in this order."""
    return [marked(runs) for runs in cited(sources, HOUSE)]


AGAIN = [
    (COUNTS, "Ahmad et al. (2023)."),
    (source("report", person("White", "T."), title="T"), "White (2022)."),
    (source("report", person("White", "T."), person("Black", "U."), title="T"), "White and Black (2022)."),
    (
        source("webpage", body("U.S. Department of State"), issued="2024-03", title="T"),
        "U.S. Department of State (2024).",
    ),
    (source("report", body("A Co."), issued=None, title="T"), "A Co. (n.d.)."),
    (source("report", title="Counts"), "*Counts* (2022)."),
    (source("article", title="Loss", container_title="Daily"), "“Loss” (2022)."),
    (source("article", title="Who pays?"), "*Who pays?* (2022)."),
    (source("no-such-type", title="T"), "*T* (2022)."),
]


@pytest.mark.parametrize(("again", "expected"), AGAIN)
def test_a_source_cited_again_is_given_by_author_and_year(again: Source, expected: str) -> None:
    """In full at first; then one author, two, more, a body, and the title where there is no author."""
    assert notes(again, again, again) == [shown(again), expected, expected]


def test_a_law_is_given_in_full_again() -> None:
    """It is short as it is, and a shorter one would no longer be found."""
    law = source("legislation", title="An Act", number="Pub. L. No. 119-26", issued="2025-07-16")

    assert notes(law, law) == [shown(law)] * 2


def test_the_title_tells_two_sources_of_one_author_and_year_apart() -> None:
    """Wherever the other is cited, before or after, and however often; a letter without the other needs no title."""
    one = source("report", body("GAO"), id="one", title="Counts")
    two = source("article", body("GAO"), id="two", title="Loss", container_title="Daily")
    three = source("article", body("GAO"), id="three", title="Who pays?", container_title="Daily")

    assert notes(one, one, two, two, three, three, one)[1::2] == [
        "GAO (2022), *Counts*.",
        "GAO (2022), “Loss.”",
        "GAO (2022), “Who pays?”",
    ]
    assert notes(two, one, one)[-1] == "GAO (2022), *Counts*."
    assert notes(one, one)[-1] == "GAO (2022)."


def test_authors_who_read_alike_in_short_are_told_apart() -> None:
    """Of several authors only the first is named, so two reports of one year may look the same."""
    names = [person(name) for name in ("Ahmad", "Cisewski", "Rossen", "Sutton")]
    one, two = source("report", *names, id="one", title="A"), source("report", *names[:3], id="two", title="B")

    assert notes(one, two, one, two)[2:] == ["Ahmad et al. (2022), *A*.", "Ahmad et al. (2022), *B*."]


def test_two_that_nothing_short_tells_apart_are_given_in_full() -> None:
    """The same author, year and title on two days, or the same title without an author."""
    days = [source("webpage", body("GAO"), id=day, issued=day, title="T") for day in ("2022-03-01", "2022-04-01")]
    bare = [source("report", id=url, title="T", url=f"{URL}{url}") for url in ("b", "c")]

    assert notes(*days, days[0]) == [*map(shown, days), shown(days[0])]
    assert notes(*bare, bare[1]) == [*map(shown, bare), shown(bare[1])]


def test_a_style_says_itself_how_a_source_is_cited_again() -> None:
    """One that has no short forms gives every source in full each time."""
    style = CitationStyle("test", "Test", note_runs, lambda _: ())

    assert [marked(runs) for runs in cited((COUNTS, COUNTS), style)] == [shown(COUNTS)] * 2


WORDS = st.text("ab é.?!”)-*\u00a0", max_size=8)


@given(
    st.sampled_from([*TYPES, "other"]),
    st.lists(st.builds(Author, family=WORDS, given=WORDS, literal=WORDS), max_size=3),
    st.fixed_dictionaries(dict.fromkeys(("title", "container_title", "publisher", "number", "reference"), WORDS)),
    st.sampled_from(["", URL]),
)
def test_any_source_gives_runs_that_a_writer_can_take(
    kind: str, authors: list[Author], fields: dict[str, str], url: str
) -> None:
    """No empty run, no two neighbours of one style, no space at either end."""
    one = source(kind, *authors, **fields, url=url)

    for runs in cited((one, one), HOUSE):
        assert all(run.text for run in runs)
        assert all((a.italic, a.link) != (b.italic, b.link) for a, b in pairwise(runs))
        assert not runs or not runs[-1].text.endswith(" ")
