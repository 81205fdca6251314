"""Strict APA and Chicago, and law in each style."""

from __future__ import annotations

import pytest
from sources import URL, body, marked, person, source

from drafter.citation import DEFAULT_STYLE, STYLES, cited
from drafter.citation.chicago import headline, pages_of
from drafter.records.evidence import Source

AHMAD = tuple(map(person, ("Ahmad", "Cisewski", "Rossen", "Sutton"), ("F.B.", "J.A.", "L.M.", "P.")))
COUNTS = source(
    "report",
    *AHMAD,
    issued="2023-01-11",
    title="Provisional drug overdose death counts",
    publisher="National Center for Health Statistics",
    url=URL,
)
ARTICLE = source(
    "article-journal",
    person("Mattson", "C.L."),
    person("Tanz", "Lauren J."),
    issued="2021-02-12",
    title="Trends and patterns: United States, 2013–2019",
    container_title="Morbidity and Mortality Weekly Report",
    volume="70",
    issue="6",
    page="202-207",
    url="https://doi.org/10.1000/x",
)
NEWS = source(
    "article-newspaper",
    person("Knickmeyer", "E."),
    issued="2022-08-05",
    title="China cuts off vital U.S. contacts after Pelosi Taiwan visit",
    container_title="PBS NewsHour",
    url=URL,
)
GAO = source(
    "report",
    body("U.S. Government Accountability Office"),
    issued="2024-03-07",
    title="Drug misuse: Agencies should act",
    number="GAO-24-106404",
    url=URL,
)
CRS = source(
    "report",
    person("Rosen", "Liana W."),
    issued="2023-09-28",
    title="China primer: Illicit fentanyl and China’s role",
    genre="CRS Report",
    number="IF10890",
    publisher="Congressional Research Service",
)
RELEASE = source(
    "webpage", body("The White House"), issued="2024-08-01", title="Readout of the meeting", genre="Press release"
)
DATA = source("dataset", body("CDC"), issued="2024-05-15", title="Provisional counts", url=URL)

WORKS = [
    (
        COUNTS,
        "Ahmad, F. B., Cisewski, J. A., Rossen, L. M., & Sutton, P. (2023). *Provisional drug overdose death counts*. "
        f"National Center for Health Statistics. <{URL}>",
        "F. B. Ahmad et al., *Provisional Drug Overdose Death Counts* (National Center for Health Statistics, "
        f"January 11, 2023), <{URL}>.",
    ),
    (
        ARTICLE,
        "Mattson, C. L., & Tanz, L. J. (2021). Trends and patterns: United States, 2013–2019. "
        "*Morbidity and Mortality Weekly Report*, *70*(6), 202–207. <https://doi.org/10.1000/x>",
        "C. L. Mattson and Lauren J. Tanz, “Trends and Patterns: United States, 2013–2019,” "
        "*Morbidity and Mortality Weekly Report* 70, no. 6 (February 12, 2021): 202–7, <https://doi.org/10.1000/x>.",
    ),
    (
        NEWS,
        "Knickmeyer, E. (2022, August 5). China cuts off vital U.S. contacts after Pelosi Taiwan visit. "
        f"*PBS NewsHour*. <{URL}>",
        "E. Knickmeyer, “China Cuts Off Vital U.S. Contacts After Pelosi Taiwan Visit,” *PBS NewsHour*, "
        f"August 5, 2022, <{URL}>.",
    ),
    (
        GAO,
        f"U.S. Government Accountability Office. (2024). *Drug misuse: Agencies should act* (GAO-24-106404). <{URL}>",
        "U.S. Government Accountability Office, *Drug Misuse: Agencies Should Act*, GAO-24-106404 (March 7, 2024), "
        f"<{URL}>.",
    ),
    (
        CRS,
        "Rosen, L. W. (2023). *China primer: Illicit fentanyl and China’s role* (CRS Report No. IF10890). "
        "Congressional Research Service.",
        "Liana W. Rosen, *China Primer: Illicit Fentanyl and China’s Role*, CRS Report IF10890 (Congressional Research "
        "Service, September 28, 2023).",
    ),
    (
        RELEASE,
        "The White House. (2024, August 1). *Readout of the meeting* [Press release].",
        "The White House, “Readout of the Meeting,” Press release, August 1, 2024.",
    ),
    (
        DATA,
        f"CDC. (2024). *Provisional counts* [Data set]. <{URL}>",
        f"CDC, *Provisional Counts* (May 15, 2024), <{URL}>.",
    ),
    (
        source("webpage", title="Who pays?", issued=None, container_title="Site"),
        "*Who pays?* (n.d.). Site.",
        "“Who Pays?,” Site.",
    ),
    (
        source("article", body("AP"), title="Loss", container_title="Daily", reference="sec. A, p. 1"),
        "AP. (2022). Loss. *Daily*, sec. A, p. 1.",
        "AP, “Loss,” *Daily*, sec. A, p. 1, 2022.",
    ),
]


@pytest.mark.parametrize(("one", "apa", "chicago"), WORKS)
def test_a_work_is_given_as_each_manual_prescribes(one: Source, apa: str, chicago: str) -> None:
    """Reports, articles, news, reports of GAO and CRS, releases, data, and pages without a date."""
    assert apa == marked(STYLES["apa"].full(one))
    assert chicago == marked(STYLES["chicago"].full(one))


def law(kind: str, title: str, issued: str | None = "2024-04-24", **fields: str) -> Source:
    return source(kind, issued=issued, title=title, **fields)


LAW = [
    (
        law("legislation", "FEND Off Fentanyl Act", number="Pub. L. No. 118-50, div. E", reference="138 Stat. 936"),
        "FEND Off Fentanyl Act, Pub. L. No. 118-50, div. E, 138 Stat. 936 (April 24, 2024).",
        "FEND Off Fentanyl Act, Pub. L. No. 118-50, div. E, 138 Stat. 936 (2024).",
        "FEND Off Fentanyl Act, Pub. L. No. 118-50, div. E, 138 Stat. 936 (2024).",
    ),
    (
        law("legislation", "Fentanyl Sanctions Act", "2019-12-20", reference="21 U.S.C. § 2301 et seq.", url=URL),
        f"Fentanyl Sanctions Act, 21 U.S.C. § 2301 et seq. (December 20, 2019). <{URL}>",
        f"Fentanyl Sanctions Act, 21 U.S.C. § 2301 et seq. (2019). <{URL}>",
        f"Fentanyl Sanctions Act, 21 U.S.C. § 2301 et seq. (2019), <{URL}>.",
    ),
    (
        law("bill", "HALT Fentanyl Act", "2023-05-25", number="H.R. 467", chapter_number="118"),
        "HALT Fentanyl Act, H.R. 467, 118th Cong. (May 25, 2023).",
        "HALT Fentanyl Act, H.R. 467, 118th Cong. (2023).",
        "HALT Fentanyl Act, H.R. 467, 118th Cong. (2023).",
    ),
    (
        source(
            "hearing",
            person("Dong", "Norman"),
            issued="2016-06-16",
            title="Federal real property reform",
            authority="U.S. Senate Committee on Homeland Security and Governmental Affairs",
            chapter_number="114",
        ),
        "*Federal real property reform: Hearing before the U.S. Senate Committee on Homeland Security and Governmental "
        "Affairs*, 114th Cong. (June 16, 2016) (testimony of Norman Dong).",
        "*Federal real property reform: Hearing before the U.S. Senate Committee on Homeland Security and Governmental "
        "Affairs*, 114th Cong. (2016) (testimony of Norman Dong).",
        "*Federal real property reform: Hearing Before the U.S. Senate Committee on Homeland Security and Governmental "
        "Affairs*, 114th Cong. (2016) (statement of Norman Dong).",
    ),
    (
        law("regulation", "Defining Exemptions", "2016-05-23", volume="81", container_title="Fed. Reg.", page="32391"),
        "Defining Exemptions, 81 Fed. Reg. 32391 (May 23, 2016).",
        "Defining Exemptions, 81 F.R. 32391 (May 23, 2016).",
        "Defining Exemptions, 81 Fed. Reg. 32391 (May 23, 2016).",
    ),
    (
        law("legislation", "Presidential Determination No. 2024-12", "2024-09-15", reference="89 Fed. Reg. 77761"),
        "Presidential Determination No. 2024-12, 89 Fed. Reg. 77761 (September 15, 2024).",
        "Presidential Determination No. 2024-12, 89 F.R. 77761 (September 15, 2024).",
        "Presidential Determination No. 2024-12, 89 Fed. Reg. 77761 (Sept. 15, 2024).",
    ),
    (
        law("legal_case", "Brown v. Board of Education", "1954-05-17", reference="347 U.S. 483"),
        "Brown v. Board of Education, 347 U.S. 483 (May 17, 1954).",
        "Brown v. Board of Education, 347 U.S. 483 (1954).",
        "Brown v. Board of Education, 347 U.S. 483 (1954).",
    ),
    (
        law("legal_case", "Doe v. Roe", "2026-02-20", number="No. 24-1287", authority="D.C. Cir."),
        "Doe v. Roe, No. 24-1287 (D.C. Cir. February 20, 2026).",
        "Doe v. Roe, No. 24-1287 (D.C. Cir. February 20, 2026).",
        "Doe v. Roe, No. 24-1287 (D.C. Cir. Feb. 20, 2026).",
    ),
    (
        law("treaty", "Single Convention on Narcotic Drugs", "1961-03-30", reference="520 U.N.T.S. 151"),
        "Single Convention on Narcotic Drugs, 520 U.N.T.S. 151 (March 30, 1961).",
        "Single Convention on Narcotic Drugs, 520 U.N.T.S. 151 (1961).",
        "Single Convention on Narcotic Drugs, 520 U.N.T.S. 151 (1961).",
    ),
    (law("legislation", "An Act", None), "An Act.", "An Act.", "An Act."),
    (
        law("regulation", "Access Standards", "2019-06-05", reference="38 C.F.R. § 17.4040"),
        "Access Standards, 38 C.F.R. § 17.4040 (June 5, 2019).",
        "Access Standards, 38 C.F.R. § 17.4040 (2019).",
        "Access Standards, 38 C.F.R. § 17.4040 (2019).",
    ),
]


@pytest.mark.parametrize(("one", "house", "apa", "chicago"), LAW)
def test_law_is_given_by_title_number_and_place(one: Source, house: str, apa: str, chicago: str) -> None:
    """Public laws, statutes, bills, hearings, the Federal Register, determinations, cases and treaties."""
    assert house == marked(STYLES["house"].full(one))
    assert apa == marked(STYLES["apa"].full(one))
    assert chicago == marked(STYLES["chicago"].full(one))


@pytest.mark.parametrize(
    ("number", "said"), [("118", "118th"), ("101", "101st"), ("102", "102d"), ("103", "103d"), ("111", "111th")]
)
def test_a_congress_is_an_ordinal(number: str, said: str) -> None:
    """'d' for second and third, as legal citations have it."""
    one = law("bill", "T", number="S. 1", chapter_number=number)

    assert f"T, S. 1, {said} Cong. (2024)." == marked(STYLES["apa"].full(one))


AGAIN = [
    (COUNTS, "Ahmad et al. (2023).", "Ahmad et al., *Provisional Drug Overdose Death Counts*."),
    (ARTICLE, "Mattson and Tanz (2021).", "Mattson and Tanz, “Trends and Patterns.”"),
    (
        source("report", body("GAO"), title="The toll: Who pays?", title_short="Toll"),
        "GAO (2022).",
        "GAO, *Toll*.",
    ),
    (source("webpage", title="A page"), "*A page* (2022).", "“Page.”"),
    (LAW[0][0], "FEND Off Fentanyl Act (2024).", LAW[0][3]),
    (LAW[6][0], "*Brown v. Board of Education* (1954).", LAW[6][3]),
]


@pytest.mark.parametrize(("one", "apa", "chicago"), AGAIN)
def test_a_source_cited_again_is_given_in_the_short_form_of_the_style(one: Source, apa: str, chicago: str) -> None:
    """By author and year, or by author and short title; never 'ibid.', also right after itself."""
    for name, expected in (("apa", apa), ("chicago", chicago)):
        full, *later = (marked(runs) for runs in cited((one, one, one), STYLES[name]))

        assert [marked(STYLES[name].full(one)), expected, expected] == [full, *later]


def test_in_chicago_the_whole_title_tells_two_of_one_short_title_apart() -> None:
    """A report and its supplement have one short title."""
    one, two = (source("report", body("GAO"), id=one, title=f"Counts: {one}") for one in ("one", "two"))

    notes = [marked(runs) for runs in cited((one, two, one), STYLES["chicago"])]

    assert notes[2] == "GAO, *Counts: One*."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("China cuts off vital U.S. contacts", "China Cuts Off Vital U.S. Contacts"),
        ("on the toll: the loss in lives", "On the Toll: The Loss in Lives"),
        ("What it is for", "What It Is For"),
        ("fentanyl-related substances and mRNA", "Fentanyl-Related Substances and mRNA"),
        ("talks about iPhones at cdc.gov", "Talks About iPhones at cdc.gov"),
        ("“who pays?”", "“Who Pays?”"),
        ("", ""),
        ("-", "-"),
    ],
)
def test_chicago_gives_titles_in_headline_style(title: str, expected: str) -> None:
    """Words keep capitals of their own; little words get one at either end and after a colon only."""
    assert expected == headline(title)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("3–10", "3–10"), ("71–72", "71–72"), ("96–117", "96–117"), ("100–104", "100–104"), ("107–108", "107–8"),
        ("1103–1104", "1103–4"), ("505–517", "505–17"), ("321–325", "321–25"), ("1087–1089", "1087–89"),
        ("1496–1500", "1496–500"), ("12991–13001", "12991–3001"), ("202–207", "202–7"), ("e1–e5", "e1–e5"),
        ("12–9", "12–9"),
    ],
)  # fmt: skip
def test_chicago_shortens_a_span_of_pages(page: str, expected: str) -> None:
    """The examples of section 9.61 of the Chicago Manual of Style."""
    assert expected == pages_of(page)


def test_the_styles_are_known_by_name() -> None:
    """A closed table; the house style is the one that needs no naming."""
    assert list(STYLES) == ["house", "apa", "chicago"]
    assert DEFAULT_STYLE == "house"
    assert [style.name for style in STYLES.values()] == list(STYLES)
