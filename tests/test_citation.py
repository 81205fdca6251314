"""How a source reads in a footnote."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.citation import LAYOUTS, note_runs, short
from drafter.dates import rough_date
from drafter.errors import Location
from drafter.letter import Text
from drafter.records.evidence import Author, Source

URL = "https://example.gov/a"


def source(type: str = "report", *authors: Author, issued: str | None = "2022", **fields: str) -> Source:  # noqa: A002
    empty = dict.fromkeys(("title", "container_title", "publisher", "number", "reference", "url", "note"), "")
    return Source(
        id="a-source",
        type=type,
        author=authors,
        issued=rough_date(issued) if issued else None,
        checked=date(2026, 11, 21),
        where=Location("sources.yaml", 1, 1),
        **{**empty, **fields},
    )


def shown(cited: Source) -> str:
    """The runs in the markup of clauses: italics in asterisks, a link in angle brackets."""
    return "".join(
        f"*{run.text}*" if run.italic else f"<{run.text}>" if run.link else run.text for run in note_runs(cited)
    )


def person(family: str, given: str = "") -> Author:
    return Author(family=family, given=given)


def body(name: str) -> Author:
    return Author(literal=name)


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

HOUSE_LETTER = [
    (
        COUNTS,
        "Ahmad, F.B., Cisewski, J.A., Rossen, L.M., and Sutton, P. (2023). *Provisional drug overdose death counts*. "
        "National Center for Health Statistics. <https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm>",
    ),
    (
        source(
            "webpage",
            person("White", "T."),
            issued="2022-02-02",
            title="Stanford-Lancet report calls for sweeping reforms to mitigate opioid crisis",
            publisher="Stanford Medicine News Center",
            url=URL,
        ),
        "White, T. (2022, February 2). *Stanford-Lancet report calls for sweeping reforms to mitigate opioid crisis*. "
        f"Stanford Medicine News Center. <{URL}>",
    ),
    (
        source(
            "report",
            body("U.S. Commission on Combating Synthetic Opioid Trafficking"),
            title="Commission on combating synthetic opioid trafficking: Final report",
            publisher="U.S. Commission on Combating Synthetic Opioid Trafficking",
            url=URL,
        ),
        "U.S. Commission on Combating Synthetic Opioid Trafficking. (2022). "
        f"*Commission on combating synthetic opioid trafficking: Final report*. <{URL}>",
    ),
    (
        source(
            "article-newspaper",
            person("Knickmeyer", "E."),
            person("Rising", "D."),
            person("Miller", "Z."),
            issued="2022-08-05",
            title="China cuts off vital U.S. contacts after Pelosi Taiwan visit",
            container_title="PBS NewsHour",
            url=URL,
        ),
        "Knickmeyer, E., Rising, D., and Miller, Z. (2022, August 5). "
        f"China cuts off vital U.S. contacts after Pelosi Taiwan visit. *PBS NewsHour*. <{URL}>",
    ),
]


@pytest.mark.parametrize(("cited", "expected"), HOUSE_LETTER)
def test_the_notes_of_the_house_letter_come_out_as_it_prints_them(cited: Source, expected: str) -> None:
    """The four notes of the House letter, with their italics and links."""
    assert expected == shown(cited)


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
        "A, B. (2022). T. *Journal*, 12(3), 4–9.",
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


WORDS = st.text("ab é.?!”)-*\u00a0", max_size=8)


@given(
    st.sampled_from([*LAYOUTS, "other"]),
    st.lists(st.builds(Author, family=WORDS, given=WORDS, literal=WORDS), max_size=3),
    st.fixed_dictionaries(dict.fromkeys(("title", "container_title", "publisher", "number", "reference"), WORDS)),
    st.sampled_from(["", URL]),
)
def test_any_source_gives_runs_that_a_writer_can_take(
    kind: str, authors: list[Author], fields: dict[str, str], url: str
) -> None:
    """No empty run, no two neighbours of one style, no space at either end."""
    runs = note_runs(source(kind, *authors, **fields, url=url))

    assert all(run.text for run in runs)
    assert all((a.italic, a.link) != (b.italic, b.link) for a, b in pairwise(runs))
    assert not runs or not runs[-1].text.endswith(" ")
