"""`drafter evidence import` of releases and of tables of one's own: what goes in, what is refused, and at what cost."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import os
import re
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import Ran, installed, names, run, run_installed, write

from drafter import assets
from drafter.drafting import open_library
from drafter.errors import Location
from drafter.importing.jurisdictions import GEOGRAPHIES
from drafter.importing.lines import text_lines
from drafter.importing.table import Table
from drafter.importing.vsrr import read_release, same
from drafter.library import Library
from drafter.records.evidence import Vintage

pytestmark = pytest.mark.usefixtures("desk")

REAL = Path(__file__).parents[2] / "shared" / "data" / "cdc-vsrr" / "VSRR_to-2018-09.csv"
HEADER = (
    *("State", "Year", "Month", "Period", "Indicator", "Data Value", "Percent Complete"),
    *("Percent Pending Investigation", "State Name", "Footnote", "Footnote Symbol", "Predicted Value"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ALL_DRUGS = "Number of Drug Overdose Deaths"
SYNTHETIC = "Synthetic opioids, excl. methadone (T40.4)"
OPIOIDS = "Opioids (T40.0-T40.4,T40.6)"
OTHERS = (
    *("Number of Deaths", "Percent with drugs specified", "Cocaine (T40.5)", "Heroin (T40.1)", "Methadone (T40.3)"),
    *("Natural & semi-synthetic opioids (T40.2)", "Psychostimulants with abuse potential (T43.6)"),
    "Natural & semi-synthetic opioids, incl. methadone (T40.2, T40.3)",
    "Natural, semi-synthetic, & synthetic opioids, incl. methadone (T40.2-T40.4)",
)
DIFFER = "Numbers may differ from published reports using final data. See Technical Notes."
UNDERREPORTED = "Underreported due to incomplete data."


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's own folder without evidence in it."""
    folder = desk / "office"
    (folder / "clauses").mkdir(parents=True)
    return folder


def release(path: Path, rows: list[tuple[object, ...]], header: tuple[str, ...] = HEADER) -> Path:
    """A release as it is downloaded: a byte-order mark, and quotes where there are commas."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path


def row(
    state: str, year: int, month: str, reported: str, predicted: str, indicator: str = ALL_DRUGS, symbol: str = "*"
) -> tuple[object, ...]:
    name = GEOGRAPHIES.get(state, state)
    return (
        *(state, year, month, "12 month-ending", indicator, reported, "100", "0.214627403190309", name),
        *(UNDERREPORTED if symbol == "*" else DIFFER, symbol, predicted),
    )


SMALL = [
    row("US", 2024, "April", "101,000", "104,000"),
    row("US", 2024, "December", "78,000", "80,900"),
    row("US", 2025, "April", "73,000", "76,516"),
    row("MD", 2024, "April", "2,100", "2,150"),
    row("MD", 2025, "April", "1,400", "1,433"),
]
IMPORT = ("evidence", "import", "release.csv", "--into", "office", "--series", "overdose-deaths")
PUBLISHED = ("--published", "2025-09-17")
LATER = ("--published", "2025-10-15")


def read(office: Path) -> Library:
    return open_library([assets.root(), office], assets.cache_folder())


def vintage(library: Library, name: str, published: str, until: str) -> Vintage:
    [found] = [
        one
        for one in library.statistics[name].vintages
        if str(one.published) == published and str(one.period.until) == until
    ]
    return found


# A release


def test_a_release_gives_a_series_its_newest_months_on_its_basis_with_those_of_the_year_before(office: Path):
    """The predicted count, where the series is predicted, with the year before, the symbol and the reported count."""
    release(Path("release.csv"), SMALL)

    done = run(*IMPORT, *PUBLISHED)

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "New vintage of overdose-deaths: 76,516 predicted, the twelve months through April 2025, published 2025-09-17\n"
        "Written: office/clauses/fentanyl/statistics.yaml\n"
    )
    made = vintage(read(office), "overdose-deaths", "2025-09-17", "2025-04-30")
    assert (made.value, made.basis, made.previous, made.source) == (76516, "predicted", 104000, "nchs-provisional-2025")
    assert made.sure == "read"
    assert made.note == f"In the release marked *: {UNDERREPORTED} The reported count is 73,000."


def test_old_vintages_stay_beside_those_of_a_release(office: Path):
    """An office's own vintage comes on top of the shipped ones."""
    before = open_library([assets.root()], assets.cache_folder()).statistics["overdose-deaths"].vintages
    release(Path("release.csv"), SMALL)

    run(*IMPORT, *PUBLISHED)

    after = read(office).statistics["overdose-deaths"].vintages
    assert len(after) == len(before) + 1
    assert {(one.published, one.value) for one in before} < {(one.published, one.value) for one in after}


def test_a_second_import_of_a_release_changes_nothing(office: Path):
    """What is there already is said to be, with its place, and the file is not written."""
    release(Path("release.csv"), SMALL)
    run(*IMPORT, *PUBLISHED)
    file = office / "clauses/fentanyl/statistics.yaml"
    before = file.read_bytes(), file.stat().st_mtime_ns

    again = run(*IMPORT, *PUBLISHED)

    assert again.out.startswith("There already (office/clauses/fentanyl/statistics.yaml:")
    assert again.out.endswith("Nothing is new; no file was changed.\n")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_a_dry_run_lists_what_would_be_new_and_writes_nothing(office: Path):
    """It says the same, and where it would go."""
    release(Path("release.csv"), SMALL)

    done = run(*IMPORT, *PUBLISHED, "--dry-run")

    assert "New vintage of overdose-deaths: 76,516 predicted" in done.out
    assert done.out.endswith("without --dry-run this goes into office/clauses/fentanyl/statistics.yaml\n")
    assert names(office) == []


def test_a_state_gets_a_series_of_its_own(office: Path):
    """It is made after the national one, names its geography, and is found again by the next release."""
    release(Path("release.csv"), SMALL)

    first = run(*IMPORT, *PUBLISHED, "--state", "md")
    again = run(*IMPORT, *PUBLISHED, "--state", "MD,US")

    assert "New statistic overdose-deaths-maryland: Drug overdose deaths from all drugs, Maryland" in first.out
    series = read(office).statistics["overdose-deaths-maryland"]
    assert (series.geography, series.unit, series.indicator) == ("Maryland", "deaths", ALL_DRUGS)
    assert [(one.value, one.previous, one.basis) for one in series.vintages] == [(1433, 2150, "predicted")]
    assert "There already" in again.out
    assert "New vintage of overdose-deaths: 76,516" in again.out


def test_new_york_s_count_is_said_to_leave_out_the_city(office: Path):
    """The city registers its own deaths; what the data set calls NY is never presented as the whole State's."""
    release(Path("release.csv"), [row("NY", 2025, "April", "1,000", "1,100")])

    run(*IMPORT, *PUBLISHED, "--state", "NY")

    series = read(office).statistics["overdose-deaths-new-york-outside-new-york-city"]
    assert series.geography == "New York outside New York City"


@pytest.mark.parametrize(
    ("which", "months"),
    [
        ("newest", ["2025-04-30"]),
        ("calendar", ["2024-12-31", "2025-04-30"]),
        ("all", ["2024-04-30", "2024-12-31", "2025-04-30"]),
    ],
)
def test_the_periods_that_are_taken_can_be_chosen(office: Path, which: str, months: list[str]):
    """The newest twelve months, the calendar years besides, or all; they stand in the order of their months."""
    release(Path("release.csv"), SMALL)

    run(*IMPORT, *PUBLISHED, "--periods", which)

    text = (office / "clauses/fentanyl/statistics.yaml").read_text(encoding="utf-8")
    assert re.findall(r"until: (\S+)", text) == [month[:7] for month in months]
    assert [one for one in months if vintage(read(office), "overdose-deaths", "2025-09-17", one)] == months


def test_two_bases_are_never_mixed_in_a_series(office: Path):
    """A predicted series gets no reported count for want of a predicted one, and that is said with the line."""
    release(Path("release.csv"), [*SMALL[:2], row("US", 2025, "April", "73,000", "")])

    done = run(*IMPORT, *PUBLISHED)

    assert done.out == (
        "Left out: overdose-deaths, the twelve months through April 2025: its figures are predicted, and line 4 has "
        "only a reported count (73,000).\n"
        "Nothing is new; no file was changed.\n"
    )


def test_a_new_series_without_predicted_counts_is_reported(office: Path):
    """Where the release predicts nothing for a jurisdiction, its series rests on reported counts, all of it."""
    rows = [row("MD", 2024, "April", "2,100", ""), row("MD", 2025, "April", "1,400", "")]
    release(Path("release.csv"), rows)

    run(*IMPORT, *PUBLISHED, "--state", "MD")

    [made] = read(office).statistics["overdose-deaths-maryland"].vintages
    assert (made.value, made.previous, made.basis) == (1400, 2100, "reported")


def test_a_release_of_a_year_without_a_source_gets_one_after_the_last(office: Path):
    """Its year is that of the release, and its note says that the authors are to be checked."""
    release(Path("release.csv"), [row("US", 2018, "September", "67,152", "69,894")])

    done = run(*IMPORT, "--published", "2019-02-13")

    assert done.code == 0, done.err
    source = read(office).sources["nchs-provisional-2019"]
    assert (str(source.issued), source.publisher) == ("2019", "National Center for Health Statistics")
    assert source.note == "Made after nchs-provisional-2026 when a release of 2019 was imported: check its authors."


def test_columns_may_stand_in_another_order_and_some_may_be_missing(office: Path):
    """Older releases lack the predicted counts and the symbols; names in the manner of the interface count too."""
    rows = [("75,000", "US", "deaths", "2025", "April", ALL_DRUGS)]
    release(Path("release.csv"), rows, ("data_value", "state", "more", "year", "month", "indicator"))

    done = run(*IMPORT, *PUBLISHED)

    assert "Left out: overdose-deaths, the twelve months through April 2025" in done.out


def test_an_exact_figure_may_be_laid_over_a_shipped_one_that_is_rounded(office: Path):
    """The shipped library has 'more than 45,000' for this release; the count itself takes its place, as is said."""
    release(Path("release.csv"), [row("US", 2025, "August", "44,100", "45,612", SYNTHETIC)])

    done = run("evidence", "import", "release.csv", "--into", "office", "--series", "synthetic-opioid-deaths",
               "--published", "2026-01-14")  # fmt: skip

    assert "it takes the place of more than 45,000 predicted" in done.out
    assert vintage(read(office), "synthetic-opioid-deaths", "2026-01-14", "2025-08-31").value == 45612


def test_a_release_dated_long_after_its_months_is_asked_about(office: Path):
    """The usual lag is four months; a day that is years later is probably today's."""
    release(Path("release.csv"), [row("US", 2018, "September", "67,152", "69,894")])

    done = run(*IMPORT, *PUBLISHED)

    assert "Check --published: 2025-09-17 is 83 months after September 2018, the newest month in the file" in done.out


# What is refused


def refused(office: Path, *args: str, code: int = 2) -> str:
    """What is said of an import that is refused; nothing is written."""
    before = {name: (office / name).read_bytes() for name in names(office)}
    done = run(*IMPORT, *args)

    assert (done.code, done.out) == (code, "")
    assert {name: (office / name).read_bytes() for name in names(office)} == before
    return done.err


def test_the_day_of_publication_is_asked_for_with_how_to_find_it(office: Path):
    """It does not stand in the file, and no day is guessed."""
    release(Path("release.csv"), SMALL)

    said = refused(office)

    assert said.startswith("--published: the day of publication is needed: it does not stand in the file\n")
    assert "the page that offers the file says that the data were last updated" in said


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--published", "2025-03-31"), "--published: 2025-03-31 lies before the end of April 2025, the newest month"),
        (("--published", "2999-01-01"), "--published: 2999-01-01 is still to come"),
        (("--published", "9/17/2025"), "--published: '9/17/2025' is not a date"),
        ((*PUBLISHED, "--state", "Maryland"), "is no jurisdiction's code\n  Write two letters: MD."),
        ((*PUBLISHED, "--series", "overdose-death"), "Did you mean 'overdose-deaths'"),
        ((*PUBLISHED, "--periods", "al"), "--periods: 'newest', 'calendar' or 'all' is expected, not 'al'"),
        ((*PUBLISHED, "--source", "nchs-2025"), "--source: there is no source 'nchs-2025'\n  Did you mean"),
        ((*PUBLISHED, "--state", "VT"), "release.csv: there is no count of 'Number of Drug Overdose Deaths' for VT\n"
                                        "  It has: MD, US."),
    ],
)  # fmt: skip
def test_flags_that_will_not_do_are_refused(office: Path, flags: tuple[str, ...], message: str):
    """Each with its flag, what was found and what is expected."""
    release(Path("release.csv"), SMALL)

    assert message in refused(office, *flags)


def test_all_faults_of_the_flags_are_told_at_once(office: Path):
    """A missing day, a state and a series, in one run."""
    release(Path("release.csv"), SMALL)

    said = refused(office, "--state", "XX", "--series", "nothing")

    assert said.endswith("3 faults.\n")


def test_a_figure_that_contradicts_the_same_release_is_refused(office: Path):
    """Both figures are told, with the place of each."""
    release(Path("release.csv"), [row("US", 2024, "December", "78,000", "80,392")])

    said = refused(office, "--published", "2025-05-14")

    assert said.startswith(
        "release.csv:2: overdose-deaths: 80,392 predicted, 2024, published 2025-05-14 contradicts 80,391 predicted, "
        "2024, published 2025-05-14 at clauses/fentanyl/statistics.yaml:"
    )


BAD_ROWS = {
    "a month that is none": (row("US", 2025, "Apryl", "1", "1"), "release.csv:7: the month is 'Apryl'"),
    "a year that is none": (row("US", 20255, "April", "1", "1"), "release.csv:7: the year is '20255'"),
    "a phrase for a value": (row("US", 2025, "March", "about 75 thousand", ""), "Data Value is 'about 75 thousand'"),
    "half a number": (row("US", 2025, "March", "1.5", "1"), "release.csv:7: the Data Value is '1.5'"),
    "two counts of one period": (row("US", 2025, "April", "1", "2"), "It stands on line 4 already"),
    "another period": ((*row("US", 2025, "March", "1", "2")[:3], "6 month-ending",
                        *row("US", 2025, "March", "1", "2")[4:]), "the period is '6 month-ending'"),
    "a row cut short": (("US", "2025"), "release.csv:7: this row has 2 columns, and the first has 12"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_row_at_fault_is_refused_with_its_line(office: Path, case: str):
    """Nothing of the file goes in."""
    bad, message = BAD_ROWS[case]
    release(Path("release.csv"), [*SMALL, bad])

    said = refused(office, *PUBLISHED, code=3 if case == "a row cut short" else 2)

    assert message in said


def test_the_faults_of_many_rows_are_told_together_and_bounded(office: Path):
    """A file that is wrong from end to end is not told line by line."""
    release(Path("release.csv"), [row("US", 2025, f"Month {n}", "1", "2") for n in range(400)])

    said = refused(office, *PUBLISHED)

    assert "51 faults, of which the first 25 are shown." in said


DAMAGED = {
    "cut in a line": (lambda data: data[:-20], 3, "columns, and the first has 12"),
    "cut in the last number": (lambda data: data[:-4], 3, "release.csv:6: the last line has no end"),
    "without its last line end": (lambda data: data[:-1], 3, "the last line has no end"),
    "NUL bytes": (lambda data: data.replace(b"MD,", b"M\0D,", 1), 3, "release.csv:5: an invisible character (U+0000)"),
    "Windows-1252": (lambda data: data.replace(b"Maryland", b"M\xe9ryland", 1), 3, "release.csv:5:93: this file is in"),
    "UTF-16": (lambda data: data.decode("utf-8-sig").encode("utf-16"), 3, "this file is in UTF-16"),
    "a workbook": (lambda data: b"PK\x03\x04" + data, 3, "this is a workbook; a plain table (CSV) is expected"),
    "empty": (lambda _: b"", 3, "there is nothing in this file"),
    "one endless line": (lambda _: b"x" * 200_000, 3, "this line is longer than 65,536 bytes"),
    "no rows": (lambda data: data.split(b"\n")[0] + b"\n", 2, "there are no counts in this file"),
    "a wrong table": (lambda _: b"a,b\n1,2\n", 2, "these columns are none that drafter reads: a, b"),
    "a web page": (
        lambda _: b"<html>\nNot found\n</html>\n",
        2,
        "these columns are none that drafter reads: <html>",
    ),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_refused_with_its_line(office: Path, case: str):
    """One clear message, and nothing written."""
    damage, code, message = DAMAGED[case]
    path = release(Path("release.csv"), SMALL)
    path.write_bytes(damage(path.read_bytes()))

    assert message in refused(office, *PUBLISHED, code=code)


def test_a_wrong_column_is_told_with_those_expected(office: Path):
    """The columns found, the columns expected, and the one that was probably meant."""
    release(Path("release.csv"), [], ("State", "Year", "Month", "Indicater", "Data Value"))

    said = refused(office, *PUBLISHED)

    assert said.startswith("release.csv:1: the column 'Indicator' is missing\n  Did you mean 'Indicater'?\n")
    assert (
        "Its columns are: State, Year, Month, Indicater, Data Value. Expected: State, Year, Month, Indicator," in said
    )


def test_the_shipped_library_is_not_written_into(desk: Path):
    """Without an office's folder the person is asked for one."""
    release(Path("release.csv"), SMALL)

    done = run("evidence", "import", "release.csv", *PUBLISHED)

    assert done.code == 2
    assert done.err.startswith("--into: the shipped library is not written into\n")


def test_an_office_s_faulty_file_is_told_and_not_added_to(office: Path):
    """Its own fault comes first; the file stays as it is."""
    file = write(office / "clauses/fentanyl/statistics.yaml", "overdose-deaths:\n  unit: deaths\n")
    release(Path("release.csv"), SMALL)

    said = refused(office, *PUBLISHED)

    assert "statistics.yaml:1:1: 'measure' is missing in a statistic" in said
    assert file.read_text(encoding="utf-8") == "overdose-deaths:\n  unit: deaths\n"


@pytest.mark.skipif(
    os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="whoever runs this may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_told(office: Path):
    """Nothing is left half."""
    release(Path("release.csv"), SMALL)
    folder = office / "clauses/fentanyl"
    folder.mkdir()
    folder.chmod(0o500)

    done = run(*IMPORT, *PUBLISHED)

    assert done.code == 3
    assert names(office) == []


# A table or YAML of one's own

OWN = "statistic,published,since,until,value,precision,basis,previous,source,quoted_by,note\n"


def own(office: Path, *rows: str) -> Ran:
    write(Path("ours.csv"), OWN + "".join(f"{line}\n" for line in rows))
    return run("evidence", "import", "ours.csv", "--into", "office")


def test_a_table_of_one_s_own_goes_in(office: Path):
    """A row a vintage, in the words of statistics.yaml."""
    done = own(
        office, "opioid-deaths,2026-02,2024-10,2025-09,50000,about,reported,,nchs-provisional-2026,,Ours: a note"
    )

    assert done.code == 0, done.err
    made = vintage(read(office), "opioid-deaths", "2026-02", "2025-09-30")
    assert (made.value, made.precision, made.note) == (50000, "about", "Ours: a note")


def test_values_at_fault_are_told_together(office: Path):
    """Each by its line, in the words in which the library tells of its own files."""
    done = own(
        office,
        "opioid-deaths,2026-02-11,2024-10,2025-09,50 thousand,about,reported,,nchs-provisional-2026,,",
        "opioid-deaths,,2024-10,2025-09,50000,about,reported,,nchs-provisional-2026,,",
        "opioid-deaths,2025-01-15,2024-10,2025-09,50000,about,reported,,nchs-provisional-2026,,",
        "opioid-deaths,2026-02-11,2024-10,2025-09,50000,abuot,reported,,nchs-provisional-2026,,",
        "opioid-death,2026-03-11,2024-10,2025-09,50000,about,reported,,nchs-provisional-2026,,",
        'opioid-deaths,3/11/2026,2024-10,2025-09,"50,000",about,reported,,nchs-provisional-2026,,',
    )

    heads = [line for line in done.err.splitlines() if line.startswith("ours.csv")]
    assert done.code == 2
    assert heads == [
        "ours.csv:2: 'value' is '50 thousand' here; a whole number in digits is expected",
        "ours.csv:3: 'published' is missing in a vintage",
        "ours.csv:4: a period that ends (2025-09) after the figure was published (2025-01-15)",
        "ours.csv:5: 'precision' is 'abuot' here; 'exact', 'about', 'more-than' or 'nearly' is expected",
        "ours.csv:6: there is no statistic 'opioid-death'",
        "ours.csv:7: 'published' is '3/11/2026' here; a date as 2024-09-12 is expected",
        "ours.csv:7: 'value' is '50,000' here; a whole number in digits is expected",
    ]
    assert names(office) == []


def test_a_vintage_that_stands_twice_in_a_table_is_told(office: Path):
    """Two figures of one release for one period contradict each other; the same figure twice goes in once."""
    same_twice = "opioid-deaths,2026-02-11,2024-10,2025-09,{},exact,reported,,nchs-provisional-2026,,"

    twice = own(office, same_twice.format(50000), same_twice.format(50001))
    once = own(office, same_twice.format(50000), same_twice.format(50000))

    assert twice.err.startswith("ours.csv:3: opioid-deaths: 50,001 reported")
    assert "There already (ours.csv:2)" in once.out
    assert [one.value for one in read(office).statistics["opioid-deaths"].vintages].count(50000) == 1


def test_a_source_that_is_not_there_is_told_with_the_nearest(office: Path):
    """An id that leads nowhere is found before anything is written."""
    done = own(office, "opioid-deaths,2026-02-11,2024-10,2025-09,5,exact,reported,,nchs-provisional-2062,,")

    assert done.code == 2
    assert done.err.startswith("ours.csv:2: 'source' names 'nchs-provisional-2062', and there is no such source\n")
    assert "Did you mean 'nchs-provisional-202" in done.err


def test_exported_vintages_are_there_already(office: Path):
    """Every one is recognized when it comes in again, and nothing changes."""
    done = run("evidence", "export", "--format", "csv", "-o", "all.csv")
    again = run("evidence", "import", "all.csv", "--into", "office")

    statistics = open_library([assets.root()], assets.cache_folder()).statistics.values()
    assert (done.code, done.out) == (0, "Written: all.csv\n")
    assert Path("all.csv").read_text(encoding="utf-8").startswith(OWN.replace(",note", ",sure,note"))
    assert again.out.count("There already") == sum(len(one.vintages) for one in statistics)
    assert again.out.endswith("Nothing is new; no file was changed.\n")


def test_exported_vintages_make_the_same_series_again(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Put into a library that has but the first vintage of each series, the table brings back all of them."""
    run("evidence", "export", "--format", "csv", "-o", "all.csv")
    whole = desk / "whole"
    for top in ("clauses", "templates"):
        shutil.copytree(assets.root() / top, whole / top)
    for file in whole.glob("clauses/*/statistics.yaml"):
        series = re.split(r"(?m)^(?=[a-z])", file.read_text(encoding="utf-8"))
        firsts = ["".join(re.split(r"(?m)^(?=    - published)", one)[:2]) for one in series]
        file.write_text("".join(firsts), encoding="utf-8")
    monkeypatch.chdir(whole)

    done = run("evidence", "import", "../all.csv")

    assert done.code == 0, done.err
    made, shipped = (open_library([one], None).statistics for one in (whole, assets.root()))
    for name, one in shipped.items():
        assert set(map(facts, made[name].vintages)) == set(map(facts, one.vintages)), name


def facts(vintage: Vintage) -> tuple[object, ...]:
    return dataclasses.astuple(dataclasses.replace(vintage, where=Location(""), note=" ".join(vintage.note.split())))


def test_a_series_of_one_s_own_goes_in_from_yaml(office: Path):
    """Sources and statistics written as the library's files are, in one file."""
    text = (
        "fcc-2026:\n  type: report\n  author:\n    - literal: An agency\n  title: A title, with a comma\n"
        "  issued: 2026-05\n  checked: 2026-06-01\n"
        "unserved-locations:\n  measure: Locations without service\n  unit: locations\n  geography: United States\n"
        "  checked: 2026-06-01\n  vintages:\n    - published: 2026-05-15\n      period:\n        since: 2025-12\n"
        "        until: 2025-12\n      value: 5100000\n      precision: about\n      basis: reported\n"
        "      source: fcc-2026\n"
    )
    write(Path("ours.yaml"), text)

    done = run("evidence", "import", "ours.yaml", "--into", "office", "--issue", "fentanyl")

    assert done.code == 0, done.err
    library = read(office)
    assert library.statistics["unserved-locations"].vintages[0].value == 5100000
    assert library.sources["fcc-2026"].title == "A title, with a comma"


def test_an_unknown_unit_is_told_in_its_file(office: Path):
    """The units that there are, and the nearest."""
    text = (
        "thefts:\n  measure: Thefts\n  unit: dolars\n  geography: United States\n  checked: 2026-06-01\n"
        "  vintages:\n    - published: 2026-05-15\n      period:\n        since: 2025-12\n        until: 2025-12\n"
        "      value: 5\n      precision: exact\n      basis: reported\n      source: nchs-provisional-2026\n"
    )
    write(Path("ours.yaml"), text)

    done = run("evidence", "import", "ours.yaml", "--into", "office")

    assert done.code == 2
    assert done.err.startswith("ours.yaml:3:9: 'unit' is 'dolars' here;")
    assert "Did you mean 'dollars'" in done.err


def test_a_vintage_that_stands_twice_in_a_file_of_the_library_is_refused(office: Path):
    """A release gives a period one figure; the second is told with the line of the first."""
    release(Path("release.csv"), SMALL)
    run(*IMPORT, *PUBLISHED)
    file = office / "clauses/fentanyl/statistics.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text[text.index("    - published") :], encoding="utf-8")

    done = run("list", "statistics", "--library", "office")

    assert done.code == 2
    assert "a second figure of the release of 2025-09-17 for the same period\n" in done.err
    assert "It stands on line 10 already" in done.err


# By flags

ADD = ("evidence", "add", "vintage", "opioid-deaths", "--into", "office", "--published", "2026-02-11")
COUNTED = ("--since", "2024-10", "--until", "2025-09", "--basis", "reported", "--source", "nchs-provisional-2026")


def test_a_vintage_is_added_by_flags(office: Path):
    """It stands in the office's file as if a person had written it."""
    done = run(*ADD, *COUNTED, "--value", "50123", "--note", "Seen: on the page")

    assert done.code == 0, done.err
    text = (office / "clauses/fentanyl/statistics.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "  vintages:\n    - published: 2026-02-11\n      period:\n        since: 2024-10\n        until: 2025-09\n"
        "      value: 50123\n      precision: exact\n      basis: reported\n      source: nchs-provisional-2026\n"
        '      note: "Seen: on the page"\n'
    )


def test_flags_at_fault_are_told_by_their_names(office: Path):
    """All of them at once; and those that are missing, too."""
    done = run(*ADD, *COUNTED, "--value", "about 50,000", "--precision", "abot")
    missing = run(*ADD[:6])

    assert done.code == 2
    assert "--value: 'value' is 'about 50,000' here; a whole number in digits is expected\n  Write 50000." in done.err
    assert "--precision: 'precision' is 'abot' here;" in done.err
    assert [line.partition(":")[0] for line in missing.err.splitlines() if "this is needed" in line] == [
        *("--published", "--since", "--until", "--value", "--basis", "--source"),
    ]
    assert names(office) == []


def test_a_series_and_a_source_are_added_by_flags(office: Path):
    """A new source, then a series that cites it."""
    source = run("evidence", "add", "source", "fcc-2026", "--into", "office", "--issue", "fentanyl",
        "--type", "report", "--author",
                 "An agency", "--author", "Doe, J.A.", "--issued", "2026-05",
                 "--title", "A report: on maps")  # fmt: skip
    series = run("evidence", "add", "statistic", "unserved-locations", "--into", "office", "--issue", "fentanyl",
        "--measure", "Locations",
                 "--unit", "locations", "--geography", "United States", "--published", "2026-06", "--value", "5",
                 *COUNTED[:6], "--source", "fcc-2026")  # fmt: skip

    assert (source.code, series.code) == (0, 0), source.err + series.err
    library = read(office)
    assert [one.literal or one.family for one in library.sources["fcc-2026"].author] == ["An agency", "Doe"]
    assert library.statistics["unserved-locations"].vintages[0].source == "fcc-2026"


def test_every_key_of_a_source_and_of_a_state_s_series_has_a_flag(office: Path):
    """Also those that few need; the issue of a journal is not the issue whose evidence it is."""
    keys = {
        "title_short": "Short",
        "container_title": "Journal of Bridges",
        "volume": "7",
        "issue": "2",
        "page": "11–19",
        "publisher": "An office",
        "publisher_place": "Washington, DC",
        "number": "12",
        "chapter_number": "118",
        "authority": "A court",
        "genre": "Press release",
        "reference": "On a wall",
        "url": "https://x.gov/a",
    }
    named = {"issue": "journal-issue"}
    flags = [word for key, text in keys.items() for word in (f"--{named.get(key, key.replace('_', '-'))}", text)]
    source = run("evidence", "add", "source", "doe-2024", "--into", "office", "--issue", "fentanyl",
        "--type", "article-journal",
                 "--title", "On bridges", *flags)  # fmt: skip
    series = run("evidence", "add", "statistic", "overdose-deaths-ohio", "--into", "office", "--issue", "fentanyl",
        "--measure", "Deaths",
                 "--unit", "deaths", "--geography", "Ohio", "--series", "overdose-deaths", "--published", "2026-06",
                 "--value", "5", "--sure", "secondary", *COUNTED)  # fmt: skip

    assert (source.code, series.code) == (0, 0), source.err + series.err
    library = read(office)
    made, statistic = library.sources["doe-2024"], library.statistics["overdose-deaths-ohio"]
    assert {key: getattr(made, key) for key in keys} == keys
    assert (statistic.series, statistic.vintages[0].sure) == ("overdose-deaths", "secondary")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("vintage", "overdose-deaths", *COUNTED, "--published", "2026-02-11", "--value", "5", "--sure", "red"),
         "--sure: 'sure' is 'red' here; 'read', 'secondary' or 'inferred' is expected"),
        (("source", "doe-2024", "--type", "bill", "--title", "A bill", "--chapter-number", "118th"),
         "--chapter-number: '118th' is no Congress"),
    ],
)  # fmt: skip
def test_the_rarer_flags_at_fault_are_told_by_their_names(office: Path, args: tuple[str, ...], said: str):
    """In the words of the library's readers."""
    done = run("evidence", "add", *args, "--into", "office")

    assert (done.code, names(office)) == (2, [])
    assert said in done.err


@pytest.mark.parametrize(
    ("unit", "series", "said"),
    [
        ("percent", "overdose-deaths",
         "what you gave: 'overdose-deaths-ohio' is in percent, and its national series 'overdose-deaths' in deaths\n"),
        ("deaths", "overdose-death",
         "what you gave: 'series' names 'overdose-death', and there is no such statistic\n  Did you mean 'overdose-"),
    ],
)  # fmt: skip
def test_a_state_s_series_that_does_not_fit_its_national_one_goes_nowhere(
    office: Path, unit: str, series: str, said: str
):
    """It is told where the person wrote it, not in the file that was not written."""
    done = run("evidence", "add", "statistic", "overdose-deaths-ohio", "--into", "office", "--issue", "fentanyl",
        "--measure", "Deaths",
               "--unit", unit, "--geography", "Ohio", "--series", series, "--published", "2026-06",
               "--value", "5", *COUNTED)  # fmt: skip

    assert (done.code, names(office)) == (2, [])
    assert done.err.startswith(said)


# The cost


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of 15 MB in the newer form: ten years of twelve indicators, thousands with commas in quotes."""
    path = tmp_path_factory.mktemp("large") / "VSRR.csv"
    rows = [
        row(state, year, month, f"{70_000 + year + at:,}", f"{71_000 + year + at:,}", indicator, "**")
        for state in GEOGRAPHIES
        for indicator in (ALL_DRUGS, SYNTHETIC, OPIOIDS, *OTHERS)
        for year in range(2015, 2026)
        for at, month in enumerate(MONTHS)
        if (year, at) <= (2025, 3)
    ]
    release(path, rows)
    assert path.stat().st_size > 15_000_000
    return path


def test_a_release_of_15_mb_is_imported_in_seconds(desk: Path, office: Path, large: Path):
    """With the start of the program, two reads of the library and the writing."""
    began = time.perf_counter()
    done = run_installed("evidence", "import", large, "--into", "office", "--state", "MD,US", *LATER, cwd=desk)
    took = time.perf_counter() - began

    assert done.code == 0, done.err
    assert done.out.count("New vintage of") == 6
    assert took < 10


def test_a_release_of_any_size_takes_the_same_memory(large: Path):
    """Rows that are not asked for leave nothing behind."""

    def lines() -> Iterator[bytes]:
        with large.open("rb") as file:
            yield from file

    tracemalloc.start()
    found = read_release(Table(text_lines(lines(), "VSRR.csv"), "VSRR.csv"), {("MD", same(ALL_DRUGS))})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.counts["MD", same(ALL_DRUGS)]) == 124
    assert peak < 1_000_000


@pytest.mark.skipif(not REAL.is_file(), reason="the real release is not beside the checkout")
def test_the_real_release_is_imported_whole(office: Path):
    """Every jurisdiction and month of the three series, as the data set of 2019 has them."""
    with REAL.open(encoding="utf-8") as file:
        rows = [one for one in csv.DictReader(file) if one["Indicator"] in (ALL_DRUGS, SYNTHETIC, OPIOIDS)]
    codes = sorted({one["State"] for one in rows if one["Indicator"] == SYNTHETIC})

    done = run("evidence", "import", REAL, "--into", "office", "--published", "2019-02-13", "--periods", "all",
               "--state", ",".join(codes))  # fmt: skip

    assert done.code == 0, done.err
    made = {
        (one.geography, one.indicator, str(vintage.period.until)[:7]): vintage
        for one in read(office).statistics.values()
        for vintage in one.vintages
        if str(vintage.published) == "2019-02-13"
    }
    wanted = [one for one in rows if one["State"] in codes and (one["Predicted Value"] or one["Data Value"])]
    for one in wanted:
        month = f"{one['Year']}-{MONTHS.index(one['Month']) + 1:02}"
        vintage = made.pop((GEOGRAPHIES[one["State"]], one["Indicator"], month))
        assert vintage.value == int(one["Predicted Value" if vintage.basis == "predicted" else "Data Value"])
        assert vintage.note.startswith(f"In the release marked {one['Footnote Symbol']}: ")
    assert made == {}


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made for the test only on Unix")
def test_a_bar_on_the_terminal_counts_the_bytes_that_are_read(desk: Path, office: Path, large: Path):
    """It stands on standard error, only where that is a terminal, and reaches the file's size."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*installed(), "evidence", "import", large, "--into", "office", "--series", "overdose-deaths", *PUBLISHED],
        cwd=desk,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # how a terminal says that nobody writes to it any more
            while part := os.read(ours, 4096):
                shown += part
        assert process.stdout
        said = process.stdout.read()
    os.close(ours)

    percents = [int(one) for one in re.findall(rb"(\d+)%", shown)]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (0, 100)
    assert len(percents) > 20
    assert said.startswith("New vintage of overdose-deaths: ")
