"""References from Zotero into sources.yaml, and sources out as CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from helpers import Ran, names, run, write

from drafter import assets
from drafter.citation import note_runs
from drafter.drafting import open_library
from drafter.letter import plain_text
from drafter.library import Library
from drafter.records.evidence import Author, Source

pytestmark = pytest.mark.usefixtures("desk")

CSL_TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
    *("broadcast", "chapter", "classic", "collection", "dataset", "document"),
    *("entry", "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing"),
    *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
    *("review-book", "software", "song", "speech", "standard", "thesis"),
    *("treaty", "webpage"),
)
"""The types of the schema of CSL's input (csl-data.json, citation-style-language/schema)."""

CSL_TEXTS = {
    *("id", "type", "title", "container-title", "publisher", "number", "volume", "issue", "page", "URL", "note"),
    *("section", "DOI", "genre", "authority", "chapter-number", "publisher-place", "title-short"),
}


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's own folder without evidence in it."""
    folder = desk / "office"
    (folder / "clauses").mkdir(parents=True)
    return folder


def imported(items: object, name: str = "zotero.json") -> Ran:
    write(Path(name), items if isinstance(items, str) else json.dumps(items, indent=1))
    return run("evidence", "import", name, "--into", "office", "--issue", "fentanyl")


def read(office: Path) -> Library:
    return open_library([assets.root(), office], assets.cache_folder())


def item(**keys: Any) -> dict[str, Any]:
    given = {"id": "a", "type": "report", "title": "A title", "issued": {"date-parts": [[2024, 9, 12]]}}
    return given | {key.replace("_", "-"): value for key, value in keys.items()}


def test_an_item_becomes_a_source(office: Path):
    """Every variable in its key: people with their particles, a body, the day of access, the DOI as address."""
    people = [
        {"family": "Cruz", "given": "José", "non-dropping-particle": "de la"},
        {"family": "King", "given": "Martin L.", "suffix": "Jr."},
        {"literal": "Centers for Disease Control and Prevention"},
    ]
    seen = {"date-parts": [["2025", "1", 2]]}
    where = {"DOI": "10.1000/x", "URL": "https://x.gov/a", "accessed": seen, "abstract": "Long."}
    title = "On <i>all</i> of it: a &amp; b"
    done = imported([item(id="http://zotero.org/1/AB", author=people, title=title, publisher="GPO", number=7, **where)])

    assert done.code == 0, done.err
    assert "New source de-la-cruz-2024" not in done.out
    assert "New source cruz-2024: On all of it: a & b ('http://zotero.org/1/AB' in the file)\n" in done.out
    source = read(office).sources["cruz-2024"]
    assert source.author == (
        Author("de la Cruz", "José"),
        Author("King Jr.", "Martin L."),
        Author(literal="Centers for Disease Control and Prevention"),
    )
    assert (source.title, source.publisher, source.number) == ("On all of it: a & b", "GPO", "7")
    assert (source.url, source.note) == ("https://doi.org/10.1000/x", "Also at https://x.gov/a.")
    assert (str(source.issued), str(source.checked)) == ("2024-09-12", "2025-01-02")


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        (
            {"type": "article-journal", "volume": 70, "issue": "6", "page": "202-207"},
            "A title. (2024, September 12). Weekly, 70(6), 202–207.",
        ),
        ({"type": "article-journal", "page": "4"}, "A title. (2024, September 12). Weekly, 4."),
        ({"type": "regulation", "volume": "89", "page": "77761"}, "A title, 89 Weekly 77761 (September 12, 2024)."),
        ({"type": "legislation", "volume": "21", "section": "2301"}, "A title, 21 Weekly § 2301 (September 12, 2024)."),
        (
            {"type": "bill", "number": "H.R. 467", "chapter_number": "118th Congress, 1st Session"},
            "A title, H.R. 467, 118th Cong. (September 12, 2024).",
        ),
        (
            {"type": "hearing", "section": "Committee on Bridges", "chapter_number": "118"},
            "A title: Hearing before the Committee on Bridges, 118th Cong. (September 12, 2024).",
        ),
    ],
)
def test_the_place_in_a_publication_is_printed(office: Path, keys: dict[str, Any], printed: str):
    """Of a periodical its volume and pages, of a legal series as it is cited, of a bill its Congress."""
    done = imported([item(id="the-id", container_title="Weekly", **keys)])

    assert done.code == 0, done.err
    assert plain_text(note_runs(read(office).sources["the-id"])) == printed


def test_what_a_source_is_stays_as_it_was_named(office: Path):
    """An article in a journal is one; its short title, its kind and its places are kept, and nothing is left out."""
    where = {"genre": "Press release", "authority": "A court", "publisher_place": "Ohio", "shortTitle": "Short"}
    done = imported([item(id="the-id", **where | {"type": "article-journal"})])

    source = read(office).sources["the-id"]
    assert "Left out" not in done.out
    assert source.type == "article-journal"
    assert (source.genre, source.authority, source.publisher_place, source.title_short) == (
        *("Press release", "A court", "Ohio", "Short"),
    )


def test_a_congress_that_is_none_is_refused(office: Path):
    """The words of the library's own reader, with the line of the entry."""
    done = imported([item(id="the-id", type="bill", chapter_number="1st session")])

    assert done.code == 2
    assert "zotero.json:3: '1st session' is no Congress\n  Write its number alone, such as 118." in done.err


@pytest.mark.parametrize(
    ("issued", "kept"),
    [
        ({"date-parts": [[2024]]}, "2024"),
        ({"date-parts": [["2024", "9"]]}, "2024-09"),
        ("2024-09-12", "2024-09-12"),
        (None, "None"),
    ],
)
def test_a_date_stays_as_exact_as_it_is(office: Path, issued: object, kept: str):
    """A day, a month, a year or none; never more than is known."""
    imported([item(id="the-id", issued=issued)])

    assert str(read(office).sources["the-id"].issued) == kept


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        ({"raw": "September 2024"}, "a date that is only 'raw' cannot be relied on"),
        ({"literal": "no date"}, "a date that is only 'literal' cannot be relied on"),
        ({"date-parts": [[2024]], "circa": True}, "a date that is only 'circa' cannot be relied on"),
        ({"date-parts": [[2024]], "season": 1}, "a date that is only 'season' cannot be relied on"),
        ({"date-parts": [[2024, 1], [2024, 3]]}, "which is no date"),
        ({"date-parts": [[2024, 13]]}, "which is no date"),
        ({"date-parts": [[]]}, "which is no date"),
        ({"date-parts": [[True, "x"]]}, "which is no date"),
        ("2024~", "which is no date"),
        (2024, "which is no date"),
    ],
)
def test_a_date_that_cannot_be_relied_on_is_refused(office: Path, issued: object, said: str):
    """Neither lost nor guessed: the file, the entry and what to write."""
    done = imported([item(id="one-entry", issued=issued)])

    assert done.code == 2
    assert done.err.startswith("zotero.json:3: 'one-entry': its 'issued' is ")
    assert said in done.err
    assert done.err.endswith("  Write it as a day, a month or a year: 2024-09-12, 2024-09 or 2024.\n")
    assert names(office) == []


def test_all_faults_of_a_file_are_told_and_none_of_it_goes_in(office: Path):
    """One good entry beside four that will not do."""
    done = imported([
        item(id="good"),
        item(id="map", type="map"),
        item(id="untitled", title=""),
        item(id="dated", issued={"raw": "2024"}),
        item(id="named", author="Somebody"),
    ])  # fmt: skip

    assert done.code == 2
    assert [line.split("'")[1] for line in done.err.splitlines() if line.startswith("zotero.json")] == [
        *("map", "untitled", "dated", "named"),
    ]
    assert names(office) == []


def test_ids_are_made_of_author_and_year_and_never_taken_twice(office: Path):
    """Kebab-case ids stay; others are made, and numbered where another document has them."""
    garland = {"author": [{"family": "Garland", "given": "M."}]}
    done = imported([
        item(id="ABC1", title="First", **garland),
        item(id="ABC2", title="Second", **garland),
        item(id="mattson-2021", title="Another work"),
        item(id="x", title="A Law of the Land and the Sea"),
        item(id="y", title="Third", author=[{"literal": "U.S. Department of Justice"}], issued=None),
    ])  # fmt: skip

    assert done.code == 0, done.err
    made = [line.split()[2].rstrip(":") for line in done.out.splitlines() if line.startswith("New source")]
    assert made == [
        "garland-2024",
        "garland-2024-2",
        "mattson-2021-2",
        "law-land-sea-2024",
        "department-justice-undated",
    ]


def test_a_document_that_is_there_is_told_and_not_added_again(office: Path):
    """By its DOI, by its address and day, or by its title and day; also within one file."""
    cdc = "https://archive.cdc.gov/emergency_cdc_gov/han/2020/han00438.asp"
    done = imported([
        item(id="p", title="Other words", URL=cdc.replace("https://", "http://www.") + "/",
             issued={"date-parts": [[2020, 12, 17]]}),
        item(id="q", title="One", DOI="10.1000/ABC"),
        item(id="r", title="One, again", DOI="https://doi.org/10.1000/abc", issued={"date-parts": [[2025]]}),
    ])  # fmt: skip

    assert "There already as cdc-han-2020 (clauses/fentanyl/sources.yaml:" in done.out
    assert "There already as one-2024 (zotero.json:" in done.out
    assert list(read(office).sources)[-1] == "one-2024"


def test_a_page_that_is_replaced_may_be_a_source_of_several_days(office: Path):
    """The same address under another date is another release, and that it is shared is said."""
    page = "https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm"
    done = imported([item(id="nchs-provisional-2020", URL=page, issued={"date-parts": [[2020]]})])

    assert "New source nchs-provisional-2020: A title (its address is that of nchs-provisional-2021 too)" in done.out


def test_a_second_import_changes_nothing(office: Path):
    """What went in once is there already."""
    items = [item(id="ABC1", title="First: a colon"), item(id="ABC2", title="Second")]
    imported(items)
    before = (office / "clauses/fentanyl/sources.yaml").read_bytes()

    again = imported(items)

    assert again.out.endswith("Nothing is new; no file was changed.\n")
    assert (office / "clauses/fentanyl/sources.yaml").read_bytes() == before


def test_what_has_no_place_in_a_footnote_is_said_to_be_left_out(office: Path):
    """Editors and editions are named; an abstract is not worth a word."""
    done = imported([item(editor=[{"family": "X"}], edition=2, abstract="Long.", language="en")])

    assert "Left out, for no footnote has a place for it: editor, edition\n" in done.out


def test_a_folder_is_no_file_to_import(office: Path):
    """It is called what it is."""
    done = run("evidence", "import", "office", "--into", "office")

    assert (done.code, done.err) == (3, "office: a file is expected, and this is a folder\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"id": "a", "type"', "zotero.json:1:20: this is no JSON from here on"),
        ("[]", "zotero.json:1: a list of references is expected here"),
        ("{}", "zotero.json:1: a list of references is expected here"),
        ("[1, 2]", "zotero.json:1: a list of references is expected here"),
        ("[" * 100_000, "zotero.json: this is no list of references: it is nested without end"),
        ("", "zotero.json:1:1: this is no JSON from here on"),
    ],
)
def test_a_file_of_another_kind_is_refused(office: Path, text: str, message: str):
    """A cut file, a list of something else, an endless one."""
    done = imported(text)

    assert done.code == 2
    assert done.err.startswith(message)


def test_flags_of_a_release_are_refused_for_references(office: Path):
    """They would be passed over in silence."""
    write(Path("zotero.json"), json.dumps([item()]))

    done = run("evidence", "import", "zotero.json", "--into", "office", "--published", "2025-01-01", "--state", "MD")

    assert done.code == 2
    assert [line.partition(":")[0] for line in done.err.splitlines() if line.startswith("--")] == [
        *("--published", "--state"),
    ]


def test_a_file_whose_name_says_nothing_is_refused(office: Path):
    """The kinds of file that are read are named."""
    write(Path("zotero.rdf"), "")

    done = run("evidence", "import", "zotero.rdf", "--into", "office")

    assert done.code == 2
    assert "A release or a table ends in .csv, references in .json or .bib." in done.err


# BibTeX

BIB = r"""% Exported
@techreport{ahmadProvisional2023,
  title = {Provisional {Drug} Overdose Death Counts: 100\% of {{US}} Data},
  author = {Ahmad, Farida B. and {Centers for Disease Control and Prevention} and de la Cruz, Jos{\'e}},
  year = {2023},
  month = jun,
  institution = {{National Center for Health Statistics}},
  number = {7},
  url = {https://www.cdc.gov/x_y%20z}
}

@article{mattson2021,
  title = "Trends & patterns -- a look",
  author = {C. L. Mattson},
  date = {2021-02-12},
  journaltitle = {Morbidity and Mortality Weekly Report},
  volume = {70}, number = {6}, pages = {202--207},
  editor = {Somebody, Else}
}
"""


def test_bibtex_becomes_sources(office: Path):
    """Zotero's BibTeX and BibLaTeX: LaTeX's signs and braces are read, a body in braces is a body."""
    pytest.importorskip("bibtexparser", reason="bibtexparser is not installed")

    done = imported(BIB, "zotero.bib")

    assert done.code == 0, done.err
    sources = read(office).sources
    ahmad, mattson = sources["ahmad-2023"], sources["mattson-2021-2"]
    assert ahmad.author == (
        Author("Ahmad", "Farida B."),
        Author(literal="Centers for Disease Control and Prevention"),
        Author("de la Cruz", "José"),
    )
    assert ahmad.title == "Provisional Drug Overdose Death Counts: 100% of US Data"
    assert (str(ahmad.issued), ahmad.number, ahmad.type) == ("2023-06", "7", "report")
    assert ahmad.publisher == "National Center for Health Statistics"
    assert ahmad.url == "https://www.cdc.gov/x_y%20z"
    assert mattson.title == "Trends & patterns – a look"
    assert (mattson.type, mattson.volume, mattson.issue, mattson.page) == ("article-journal", "70", "6", "202–207")
    assert (mattson.author, str(mattson.issued)) == ((Author("Mattson", "C.L."),), "2021-02-12")
    assert "Left out, for no footnote has a place for it: editor\n" in done.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@article{a, title = {No end, year = 2020\n\n@article{b, title={T}, year=2020}\n", "zotero.bib:1: this entry"),
        ("@article{a, title={T}, year=2020}\n@article{a, title={U}, year=2021}\n", "zotero.bib:2: this entry"),
        (
            "@article{a, title={T}, year={2022/23}}\n",
            "zotero.bib:1: 'a': its 'issued' is \"2022/23\", which is no date",
        ),
        (
            "@article{a, title={T}, date={2022-21}}\n",
            "zotero.bib:1: 'a': its 'issued' is \"2022-21\", which is no date",
        ),
        ("@article{a, title={T}, year=2022, month={spring}}\n", "'2022-spring\", which is no date"),
        ("@phdthesis{a, title={T}, year=2022}\n", "zotero.bib:1: 'a': its type is 'phdthesis'"),
        ("nothing\n", "zotero.bib: there are no entries in this file"),
    ],
)
def test_bibtex_at_fault_is_refused_with_its_line(office: Path, text: str, said: str):
    """An entry that does not close, a key twice, a date that is none, a type without a footnote."""
    pytest.importorskip("bibtexparser", reason="bibtexparser is not installed")

    done = imported(text, "zotero.bib")

    assert done.code == 2
    assert said.replace("'2022", '"2022') in done.err
    assert names(office) == []


def test_bibtex_without_its_optional_part_says_how_to_get_it(office: Path, monkeypatch: pytest.MonkeyPatch):
    """And that CSL JSON needs none."""
    monkeypatch.setitem(__import__("sys").modules, "bibtexparser.entrypoint", None)

    done = imported(BIB, "zotero.bib")

    assert done.code == 2
    assert done.err == (
        "zotero.bib: reading BibTeX needs the optional part 'bibtex'\n"
        "  In the clone of drafter: .venv/bin/python -m pip install '.[bibtex]'. "
        "Or export the references as CSL JSON.\n"
    )


# Export


def test_sources_go_out_as_valid_csl_json(desk: Path):
    """Types and variables of the schema, dates as date-parts, names of people and bodies."""
    done = run("evidence", "export", "-o", "sources.json")

    assert done.code == 0
    items = json.loads(Path("sources.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in items] == list(open_library([assets.root()], None).sources)
    for one in items:
        assert one["type"] in CSL_TYPES
        assert {key for key, value in one.items() if isinstance(value, str)} <= CSL_TEXTS
        assert one.keys() - CSL_TEXTS <= {"author", "issued", "accessed", "custom"}
        for key in ("issued", "accessed"):
            [parts] = one.get(key, {"date-parts": [[1]]})["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
        assert all(name.keys() in ({"family", "given"}, {"family"}, {"literal"}) for name in one.get("author", ()))


FULL = """\
full-journal:
  type: article-journal
  author:
    - family: Doe
      given: J.-P.R.
  issued: 2024
  title: On bridges
  title_short: Bridges
  container_title: Journal of Bridges
  volume: "7"
  issue: "2"
  page: 11–19
  url: https://doi.org/10.1000/x
  checked: 2025-02-03
full-place:
  type: article
  issued: 2024
  title: On more bridges
  container_title: Journal of Bridges
  reference: 70(6), 202–207
  checked: 2025-02-03
full-register:
  type: regulation
  issued: 2024-09-24
  title: Rules for bridges
  container_title: Fed. Reg.
  volume: "89"
  page: "77761"
  checked: 2025-02-03
full-two-titles:
  type: legislation
  issued: 2024-09-24
  title: A section
  container_title: An act
  reference: 89 Fed. Reg. 77761
  checked: 2025-02-03
full-hearing:
  type: hearing
  issued: 2024-09-24
  title: Bridges
  authority: Committee on Bridges
  chapter_number: "118"
  checked: 2025-02-03
full-report:
  type: report
  issued: 2024-09-24
  title: A bridge
  genre: CRS Report
  publisher: An office
  publisher_place: Washington, DC
  number: R46695
  note: Ours.
  checked: 2025-02-03
"""


def test_exported_sources_come_in_again_as_they_were(office: Path):
    """Every source with every key, shipped or an office's own, under another id."""
    write(office / "clauses/fentanyl/sources.yaml", FULL)
    before = read(office).sources
    run("evidence", "export", "-o", "sources.json", "--library", "office")
    items = json.loads(Path("sources.json").read_text(encoding="utf-8"))
    for one in items:
        one["id"] += "-again"
        one["title"] += " again"
        one.pop("URL", None)
        if "DOI" in one:
            one["DOI"] += "-again"

    done = imported(items)

    assert (done.code, "Left out" in done.out) == (0, False), done.err
    sources = read(office).sources
    kept = {one.name for one in fields(Source)} - {"id", "title", "where", "url", "note"}
    assert len(before) > len(FULL.split("full-")) - 1
    for name, source in before.items():
        again = sources[f"{name}-again"]
        assert {key: getattr(again, key) for key in kept} == {key: getattr(source, key) for key in kept}, name
        assert again.note.split() == source.note.split()
        assert again.url == (f"{source.url}-again" if "doi.org" in source.url else "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--format", "bibtex"), "--format: 'csl-json' or 'csv' is expected, not 'bibtex'"),
        (("cdc-han-2021",), "there is no 'cdc-han-2021' among the sources\n  Did you mean 'cdc-han-2020'"),
        (
            ("overdose-deaths",),
            "there is no 'overdose-deaths' among the sources\n  It is among the statistics: --format csv.",
        ),
        (("-o", "there.json"), "there.json: this file is there already"),
        (("-o", "no/where.json"), "no/where.json: there is no folder 'no'"),
    ],
)
def test_an_export_that_will_not_do_is_refused(desk: Path, args: tuple[str, ...], said: str):
    """A form, an id or a file."""
    write(Path("there.json"), "ours")

    done = run("evidence", "export", *args)

    assert done.code in (2, 3)
    assert said in done.err
    assert Path("there.json").read_text(encoding="utf-8") == "ours"
