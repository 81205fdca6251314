"""`drafter list`: what there is to choose from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import ROOT, run, run_installed, write

pytestmark = pytest.mark.usefixtures("desk")

FIRST = {
    "asks": "kyc",
    "clauses": "ahead-of-meeting",
    "officials": "secretary-of-state",
    "statistics": "synthetic-opioid-deaths",
    "events": "un-listing-2017",
    "sources": "synthetic-opioid-commission-2022",
    "letterheads": "house",
    "signatories": "schumer",
    "issues": "fentanyl",
    "kinds": "designation-request",
}
"""Each list and one thing that is in it."""


@pytest.mark.parametrize("what", FIRST)
def test_every_list_fits_80_columns(what: str):
    """A pipe has no width, so lines are made for 80 columns; no word of an id is broken."""
    done = run("list", what)

    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if len(line) > 80 or line != line.rstrip()] == []


@pytest.mark.parametrize("what", FIRST)
def test_every_list_is_given_as_data(what: str):
    """--json has id, what it is, for whom or until when, and the file that is in force."""
    rows = json.loads(run("list", what, "--json").out)

    assert all({"id", "what", "more", "file"} <= set(row) and row["what"] for row in rows)
    assert FIRST[what] in {row["id"] for row in rows}
    assert len({(row["id"], row["more"].split("/")[0]) for row in rows}) == len(rows) > 0
    assert all((ROOT / row["file"].split(":")[0]).is_file() for row in rows)


@pytest.mark.parametrize(
    ("what", "name", "held"),
    [
        ("officials", "attorney-general", {"holder": "Merrick B. Garland", "acting": False, "since": "2021-03-11"}),
        ("statistics", "synthetic-opioid-deaths", {"value": 74702, "previous": 76226, "published": "2024-05-15"}),
        ("asks", "money-laundering", {"decided_by": "counterpart", "issue": "fentanyl"}),
        ("clauses", "death-toll", {"slot": "background", "since": "2022-03-16", "on_request": False}),
        ("sources", "knickmeyer-2022", {"issued": "2022-08-05", "type": "article-newspaper"}),
        ("signatories", "trone", {"chamber": "house", "sample": True, "until": "2025-01-03"}),
    ],
)
def test_a_program_gets_each_fact_by_its_name(what: str, name: str, held: dict[str, object]):
    """No sentence has to be taken apart to learn who holds a post, or what a figure is, on a day."""
    rows = {row["id"]: row for row in json.loads(run("list", what, "--date", "2024-09-12", "--json").out)}

    assert {key: rows[name][key] for key in held} == held


@pytest.mark.parametrize("what", FIRST)
def test_the_lines_and_the_data_name_the_same_things(what: str):
    """What a person reads is what a program gets."""
    rows = json.loads(run("list", what, "--json").out)
    said = run("list", what).out

    lines = [line for line in said.splitlines() if line[:1].strip()]
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]


def test_the_asks_are_those_of_the_issue_and_say_whom_they_can_go_to():
    """The id to type after --asks, the ask in plain words, and the posts."""
    done = run("list", "asks", "--json")

    rows = {row["id"]: row for row in json.loads(done.out)}
    assert {name for name, row in rows.items() if row["issue"] == "fentanyl"} == {
        "kyc", "export-controls", "agency-cooperation", "enforcement", "scheduling", "money-laundering", "prosecutions",
        "extradition", "online-marketplaces", "pill-presses", "information-sharing", "adulterants",
        "official-accountability", "export-rebates", "state-ownership", "resume-talks",
    }  # fmt: skip
    assert rows["kyc"]["what"] == "Know-your-customer rules for sellers of chemicals"
    assert rows["kyc"]["more"].startswith("fentanyl; to president, secretary-of-state, ")


@pytest.mark.parametrize(
    ("what", "text", "ids"),
    [
        ("officials", ("drug",), ["ondcp-director", "dea-administrator", "fda-commissioner"]),
        ("officials", ("RUBIO",), ["secretary-of-state", "archivist"]),
        ("officials", ("administrator", "drug"), ["dea-administrator"]),
        ("asks", ("know your customer",), ["kyc"]),
        ("asks", ("Know-Your",), ["kyc"]),
        ("asks", ("ofac",), ["money-laundering"]),
        ("asks", ("rural-health", "license"), ["emergency-hospitals"]),
        ("signatories", ("maryland",), ["trone"]),
        ("letterheads", ("senate",), ["senate"]),
    ],
)
def test_text_narrows_a_list(what: str, text: tuple[str, ...], ids: list[str]):
    """Every word must occur, in id, words or the rest; case and hyphens do not matter."""
    assert [row["id"] for row in json.loads(run("list", what, *text, "--json").out)] == ids


def test_text_that_nothing_matches_is_told():
    """Not an error: the list is empty, as data too."""
    done = run("list", "asks", "tariff", "rates")

    assert (done.code, done.out) == (0, "")
    assert done.err == "No asks match 'tariff rates'.\n"
    assert json.loads(run("list", "asks", "tariff", "--json").out) == []


@pytest.mark.parametrize(
    ("day", "name", "more"),
    [
        ("2023-01-23", "Antony J. Blinken, Secretary of State", "since 2021-01-26, until 2025-01-20"),
        ("2025-01-20", "Lisa D. Kenna, Secretary of State", "acting since 2025-01-20, until 2025-01-21"),
        ("2026-11-21", "Marco Rubio, Secretary of State", "since 2025-01-21, checked 20"),
        ("2020-06-01", "Secretary of State", "not known on 2020-06-01"),
    ],
)
def test_officials_are_those_of_the_day(day: str, name: str, more: str):
    """With --date, whoever held the post then; acting, ended and unknown are said."""
    rows = {row["id"]: row for row in json.loads(run("list", "officials", "--date", day, "--json").out)}

    assert rows["secretary-of-state"]["what"] == name
    assert rows["secretary-of-state"]["more"].startswith(more)


def test_statistics_are_those_public_on_the_day():
    """The figure in words, its period and its day of publication; before the first, that there was none."""
    rows = {
        day: {row["id"]: row["more"] for row in json.loads(run("list", "statistics", "--date", day, "--json").out)}
        for day in ("2024-09-12", "2015-01-01")
    }

    assert rows["2024-09-12"]["synthetic-opioid-deaths"].startswith(
        "74,702, 2023 (published May 15, 2024); predicted; "
    )
    assert rows["2015-01-01"]["synthetic-opioid-deaths"].startswith("none public on 2015-01-01; ")


def test_samples_are_marked_as_such():
    """Nobody takes a shipped signatory for one to send from."""
    assert all(
        "a sample, never to send from" in row["more"] for row in json.loads(run("list", "signatories", "--json").out)
    )


def test_clauses_say_when_they_are_true_whose_they_are_and_what_is_to_be_filled():
    """The issue and the slot first, then the gates; two issues may have a clause of one id."""
    rows = {row["id"]: row["more"] for row in json.loads(run("list", "clauses", "--json").out)}

    assert rows["commission"].startswith("fentanyl/background; ")
    assert "only trone" in rows["commission"]
    assert "fill counterpart_official, meeting_time" in rows["ahead-of-meeting"]
    assert "joins " in rows["business-owner"]


def test_an_unknown_list_is_told_with_the_likely_one():
    """And with all there are."""
    done = run("list", "ask")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("there is no list of 'ask'\n  Did you mean 'asks'? Lists: asks, clauses, officials, ")


def test_an_ambiguous_day_is_told():
    """As in a request."""
    done = run("list", "officials", "--date", "02/03/2024")

    assert done.code == 2
    assert "--date: '02/03/2024' may be February 3 or March 2" in done.err


def test_a_list_has_the_offices_own(desk: Path):
    """In place of the shipped one of the same id, with the office's file."""
    text = (ROOT / "templates" / "signatories" / "trone.yaml").read_text(encoding="utf-8")
    write(desk / "office/templates/signatories/trone.yaml", text.replace("David Trone", "Jane Q. Example"))
    rows = {row["id"]: row for row in json.loads(run("list", "signatories", "--library", "office", "--json").out)}

    assert rows["trone"]["what"] == "Jane Q. Example, Member of Congress, Maryland"
    assert rows["trone"]["file"].split(":")[0] == "office/templates/signatories/trone.yaml"


def test_the_installed_command_speaks_utf_8_whatever_the_locale(desk: Path):
    """Titles hold curly quotes and accents, which a terminal's old code page does not."""
    done = run_installed("list", "issues", cwd=desk, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert (done.code, done.err) == (0, "")
    assert "Fentanyl precursors and the People’s Republic of China" in done.out
