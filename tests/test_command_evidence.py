"""`drafter evidence`: figures as a letter of a day would have them, what has grown old, what is likely to be wrong."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from bridges import SOURCES, office, vintage
from helpers import ROOT, Ran, run, run_installed

from drafter import assets
from drafter.drafting import open_library
from drafter.series import letters_that_use, newest

pytestmark = pytest.mark.usefixtures("desk")


def evidence(*args: str) -> Ran:
    """An evidence command with the office's library."""
    return run("evidence", *args, "--library", "office")


def shown(*args: str) -> str:
    """What `show` says of the office's statistic."""
    done = evidence("show", "closed-bridges", *args)
    assert (done.code, done.err) == (0, "")
    return done.out


def found(rule: str) -> list[dict[str, str]]:
    """What `check` finds by one rule in the office's own files."""
    findings = json.loads(evidence("check", "--json").out)
    return [one for one in findings if one["rule"] == rule and one["where"].startswith("office/")]


# --- list -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["statistics", "events", "sources"])
def test_the_evidence_is_listed_in_the_words_of_drafter_list(what: str):
    """Two commands that list the same say the same, on the screen and as data."""
    flag = () if what == "statistics" else (f"--{what}",)
    for form in ((), ("--json",)):
        here = run("evidence", "list", *flag, "--as-of", "2024-09-12", *form)
        there = run("list", what, "--date", "2024-09-12", *form)

        assert (here.code, here.err) == (0, "")
        assert here == there


def test_a_statistic_is_listed_with_its_value_period_release_basis_source_and_age():
    """All that a drafter asks of a figure, as of the day."""
    row = json.loads(run("evidence", "list", "synthetic", "--as-of", "2024-09-12", "--json").out)[0]

    assert row["more"] == (
        "74,702, 2023 (published May 15, 2024); predicted; Ahmad et al. 2024; 12 vintages; checked 2026-11-21"
    )
    assert (row["vintages"], row["checked"], row["published"]) == (12, "2026-11-21", "2024-05-15")


def test_events_are_listed_with_their_days_and_whether_they_were_public():
    """What was announced after the day, or is known only from a later source, is told as such."""
    rows = {row["id"]: row for row in json.loads(run("list", "events", "--date", "2024-09-12", "--json").out)}

    assert rows["majors-list-fy2025"]["more"].startswith(
        "announced 2024-09-15; until 2025-09-30; not public on 2024-09-12; "
    )
    assert rows["ieepa-tariffs"]["more"].startswith("announced 2025-02-01; in effect 2025-02; until 2026-02-20; ")
    assert rows["talks-suspended-2022"]["more"].startswith("announced 2022-08-05; ended 2023-11-15; ")
    assert (rows["fend-off-2024"]["public"], rows["fend-off-2024"]["in_force"]) == (True, True)


# --- show: a statistic ------------------------------------------------------------------------------------------------


def test_a_statistic_is_shown_with_the_vintage_that_a_letter_uses_and_why():
    """Every vintage, the one in force marked; who quotes it; the letters that use it; the rule."""
    done = run("evidence", "show", "synthetic-opioid-deaths", "--as-of", "2023-01-23")
    said = " ".join(done.out.split())

    assert (done.code, done.err) == (0, "")
    assert [line.split()[1] for line in done.out.splitlines() if line.startswith("> ")] == ["2023-01-11"]
    assert "quoted by trone-2023; in letters from 2023-01-11 until 2023-06-20" in said
    assert "in letters from 2022-05-11 until 2022-09-06; replaced for these months by that of 2022-09-07" in said
    assert (
        "A letter dated January 23, 2023 says about 73,000 for the twelve months through August 2022, published "
        "2023-01-11 (>): of what was public by then it covers the newest period, and of one period the newest release "
        "counts. 7 vintages were published only after January 23, 2023." in said
    )
    assert [line for line in done.out.splitlines() if len(line) > 80 or line != line.rstrip()] == []


def test_a_change_stands_with_its_vintage():
    """It is that of one release, in the words that a letter uses."""
    said = " ".join(run("evidence", "show", "synthetic-opioid-deaths").out.split())

    assert "2025-05-14 2024 48,422 predicted 76,282 Ahmad et al. 2025 (nchs-provisional-2025); down 37 percent" in said


def test_a_rough_day_of_publication_counts_from_its_last_day():
    """A figure published 'in May' is in no letter of May but those of the 31st."""
    office(
        vintage("2023-02-01", "2022-01", "2022-12", 400),
        vintage("2024-05", "2023-01", "2023-12", 500, source="roads-2023"),
    )
    before, after = shown("--as-of", "2024-05-30"), " ".join(shown("--as-of", "2024-05-31").split())

    assert "A letter dated May 30, 2024 says 400 for 2022" in before
    assert "A letter dated May 31, 2024 says 500 for 2023" in after
    assert "The day is not known, so it counts from the last possible one." in after
    assert "in letters from 2023-02-01 until 2024-05-30" in after


def test_a_newer_release_of_an_older_period_is_in_no_letter():
    """The newest period rules, not the newest release, and the command says so."""
    office(vintage("2023-02-01", "2022-01", "2022-12", 400), vintage("2023-06-01", "2021-01", "2021-12", 300))
    said = " ".join(shown("--as-of", "2024-01-01").split())

    assert "2023-06-01 2021 300 final Bridges of the State 2023 (roads-2023); no letter uses it, a newer period" in said
    assert "says 400 for 2022" in said


def test_before_the_first_release_there_is_no_figure_and_no_plot():
    """The command says what a letter would do."""
    office(vintage("2023-02-01", "2022-01", "2022-12", 400))
    said = " ".join(shown("--as-of", "2022-12-31").split())

    assert (
        "has no such figure: none was public. A clause that needs one drops out. 1 vintage was published only" in said
    )
    assert "As known on" not in said


def test_the_letters_of_each_vintage_are_those_for_which_it_is_the_newest():
    """On every day since 2020 the vintage whose days hold the day is the one that a letter of the day uses."""
    library = open_library([assets.root()], None)
    for statistic in library.statistics.values():
        spans = letters_that_use(statistic.vintages)
        day = date(2020, 1, 1)
        while day < date(2027, 1, 1):
            holding = [one for one, span in spans.items() if day in span]

            assert holding == [one for one in [newest(statistic.vintages, day)] if one]
            day += timedelta(days=1)


# --- show: the plot ---------------------------------------------------------------------------------------------------


def plotted(text: str) -> list[str]:
    """The lines of the plot, without its heading."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("As known on"))
    return lines[start + 1 :]


def test_the_plot_shows_the_series_as_known_on_the_day_from_zero():
    """Of each period the newest release public by then; half the value has half the bar."""
    office(
        vintage("2022-02-01", "2021-01", "2021-12", 200),
        vintage("2023-02-01", "2022-01", "2022-12", 300),
        vintage("2023-05-01", "2022-01", "2022-12", 400),
        vintage("2024-02-01", "2023-01", "2023-12", 800),
    )
    said = shown("--as-of", "2023-12-31")

    assert "As known on 2023-12-31: days (final), periods of 12 months" in said
    assert plotted(said) == [f"  2021                200  {'█' * 26}", f"  2022                400  {'█' * 53}"]


def test_bases_are_told_apart_in_the_plot():
    """Each has a fill of its own, named below, and nobody is invited to compare them."""
    office(
        vintage("2022-02-01", "2021-01", "2021-12", 400, "reported"),
        vintage("2023-02-01", "2022-01", "2022-12", 400, "final"),
    )
    lines = plotted(shown("--as-of", "2023-12-31"))

    assert [line.split()[-1][0] for line in lines[:2]] == ["▓", "█"]
    assert lines[2] == "█ final  ▓ reported  (not to be compared)"


def test_periods_of_different_length_have_plots_of_their_own():
    """A month's count beside a year's would look like a fall."""
    office(vintage("2022-02-01", "2021-01", "2021-12", 400), vintage("2023-02-01", "2023-01", "2023-01", 40))
    said = shown("--as-of", "2023-12-31")

    assert "periods of 1 month\n  2023-01             40  █████" in said
    assert "periods of 12 months\n  2021                400  █████" in said


def test_values_below_zero_have_their_bars_on_the_other_side():
    """A loss does not look like a gain."""
    office(vintage("2022-02-01", "2021-01", "2021-12", -100), vintage("2023-02-01", "2022-01", "2022-12", 100))
    loss, gain = plotted(shown("--as-of", "2023-12-31"))

    assert len(loss) == gain.index("█") == len(gain) - 26


def test_a_dumb_terminal_gets_ascii(monkeypatch: pytest.MonkeyPatch):
    """The bars are of # and the like where TERM is dumb."""
    office(
        vintage("2022-02-01", "2021-01", "2021-12", 400, "reported"),
        vintage("2023-02-01", "2022-01", "2022-12", 400, "final"),
    )
    monkeypatch.setenv("TERM", "dumb")
    lines = plotted(shown("--as-of", "2023-12-31"))

    assert "".join(lines).isascii()
    assert lines[2] == "# final  = reported  (not to be compared)"


def test_a_long_series_is_thinned_to_periods_that_do_not_overlap():
    """Of sixty periods of twelve months the screen shows those a year apart, the newest among them."""
    office(
        *(
            vintage(f"{2018 + month // 12}-{month % 12 + 1:02}-28", f"{2016 + month // 12}-{month % 12 + 1:02}",
                    f"{2016 + (month + 11) // 12}-{(month + 11) % 12 + 1:02}", 1000 + month)
            for month in range(60)
        ),
        sources=SOURCES.replace("issued: 2023", "issued: 2016"),
    )  # fmt: skip
    said = shown("--as-of", "2024-12-31")

    assert "periods of 12 months, 5 of 60 that do not overlap" in said
    assert [line.split()[2] for line in plotted(said)] == ["2017-11", "2018-11", "2019-11", "2020-11", "2021-11"]


# --- show: events and sources -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        ("2024-12-01", "not public yet, so that no letter may speak of it"),
        ("2025-02-10", "announced, not in effect yet"),
        ("2025-03-01", "in effect"),
        ("2026-02-21", "ended"),
    ],
)
def test_an_event_is_shown_as_it_stood_on_the_day(day: str, stands: str):
    """From its announcement to its end."""
    done = run("evidence", "show", "ieepa-tariffs", "--as-of", day)

    assert done.code == 0
    end = "ended" if stands == "ended" else "until"
    assert f"Announced 2025-02-01; in effect from 2025-02; {end} 2026-02-20." in done.out
    assert f"On {day}: {stands}." in done.out
    assert "(executive-order-14195)" in " ".join(done.out.split())


def test_an_event_names_the_clauses_that_speak_of_it():
    """So that whoever corrects it knows which letters change."""
    said = " ".join(run("evidence", "show", "working-group-2024").out.split())

    assert "Used by clauses: fentanyl/agency-cooperation, fentanyl/information-sharing, fentanyl/working-group." in said


def test_a_source_is_shown_with_its_footnote_and_all_that_rests_on_it():
    """The note as a letter prints it; the vintages by their days."""
    said = " ".join(run("evidence", "show", "nchs-provisional-2024").out.split())

    assert "Ahmad, F.B., Cisewski, J.A., Rossen, L.M., and Sutton, P. (2024). Provisional drug overdose death" in said
    assert "Used by statistics: synthetic-opioid-deaths (2024-05-15), overdose-deaths (2024-05-15, 2024-11-13)" in said


def test_an_event_and_a_source_of_one_id_are_both_shown():
    """Neither hides the other."""
    done = run("evidence", "show", "working-group-2024")

    assert [line for line in done.out.splitlines() if line.startswith("working-group-2024")] == [
        "working-group-2024 (event)",
        "working-group-2024 (source)",
    ]


def test_an_unknown_id_is_answered_with_the_likely_one():
    """Among figures, events and sources alike."""
    done = run("evidence", "show", "ieepa-tarifs")

    assert (done.code, done.out) == (2, "")
    assert done.err == "there is no statistic, event or source 'ieepa-tarifs'\n  Did you mean 'ieepa-tariffs'?\n"


def test_the_data_of_a_statistic():
    """What a program may rely on: these keys, and days as 2024-09-12."""
    data = json.loads(run("evidence", "show", "synthetic-opioid-deaths", "--as-of", "2024-09-12", "--json").out)
    statistic = data["statistic"]
    figure = ["published", "since", "until", "period", "value", "precision", "figure", "basis"]

    assert list(data) == ["statistic"]
    assert list(statistic) == [
        *("id", "measure", "unit", "geography", "national", "checked", "file", "as_of"),
        *("uses", "clauses", "vintages", "series"),
    ]
    assert list(statistic["vintages"][0]) == [
        *figure,
        *("previous", "change", "source", "source_short", "quoted_by", "sure", "note", "public", "used"),
        *("letters_since", "letters_until", "replaced_by", "file"),
    ]
    assert list(statistic["series"][0]) == figure
    assert statistic["uses"] == "2024-05-15"
    assert [one["published"] for one in statistic["vintages"] if one["used"]] == ["2024-05-15"]
    assert max(one["published"] for one in statistic["series"]) == "2024-05-15"
    assert (statistic["vintages"][7]["letters_since"], statistic["vintages"][7]["letters_until"]) == (
        "2024-05-15",
        "2025-02-24",
    )


def test_the_data_of_an_event_and_of_a_source():
    """Each under its kind."""
    data = json.loads(run("evidence", "show", "working-group-2024", "--as-of", "2024-09-12", "--json").out)

    assert list(data) == ["event", "source"]
    assert list(data["event"]) == [
        *("id", "what", "announced", "effective", "until", "note", "source", "source_short", "checked", "file"),
        *("as_of", "public", "in_force", "ended", "clauses"),
    ]
    assert list(data["source"]) == [
        *("id", "type", "title", "issued", "url", "footnote", "short", "note", "checked", "file"),
        *("clauses", "statistics", "events", "officials", "posts"),
    ]
    assert data["source"]["events"] == ["working-group-2024"]


# --- stale ------------------------------------------------------------------------------------------------------------


def test_a_figure_is_stale_from_the_day_after_the_rules_limit():
    """Eighteen months in the house style: the day itself passes, and the next does not."""
    office(vintage("2023-02-01", "2022-01", "2022-12", 400))
    last, after = (evidence("stale", "--as-of", day, "--json") for day in ("2024-06-30", "2024-07-01"))
    ours = [one for one in json.loads(after.out) if "closed-bridges" in one["message"]]

    assert "closed-bridges" not in last.out
    assert after.code == 1
    assert [one["message"] for one in ours] == [
        "the newest figure of 'closed-bridges' that was public on July 1, 2024 covers 2022, which ended more than 18 "
        "months before."
    ]
    assert (ours[0]["rule"], ours[0]["where"]) == ("stale-figure", "office/clauses/roads/statistics.yaml:7:7")


def test_the_limit_can_be_given():
    """--months takes the place of the rule's, for figures and for the day of the last check."""
    office(vintage("2023-02-01", "2022-01", "2022-12", 400))
    done = evidence("stale", "--as-of", "2024-02-11", "--months", "1")
    lines = done.out.splitlines()

    assert done.code == 1
    assert "the statistic 'closed-bridges' was last checked on 2024-01-10, more than 1 month before." in done.out
    assert any("the source 'roads-2023' was last checked on 2024-01-10" in line for line in lines)
    assert lines[-1].startswith("Findings: ")


def test_nothing_stale_is_said_and_exits_with_0():
    """As shipped, nothing was stale on the day of the last check."""
    done = run("evidence", "stale", "--as-of", "2026-11-21")

    assert (done.code, done.out) == (0, "Nothing is older on 2026-11-21 than 18 months.\n")


def test_a_limit_in_words_is_refused():
    """In words that say what is expected."""
    done = run("evidence", "stale", "--months", "many")

    assert done.code == 2
    assert "'many' is not a valid number of months" in done.err


def test_a_limit_below_zero_is_refused():
    """By the flag, before anything is read."""
    assert run("evidence", "stale", "--months", "-1").code == 2


# --- check ------------------------------------------------------------------------------------------------------------


def test_the_shipped_evidence_holds_no_error():
    """What ships may be improved, and nothing in it is known to be wrong."""
    done = run("evidence", "check")

    assert (done.code, done.err) == (0, "")
    assert "error: " not in done.out


def test_a_series_without_faults_draws_no_finding_but_that_no_clause_states_it():
    """An older period in a newer release is in order."""
    office(vintage("2023-02-01", "2022-01", "2022-12", 400), vintage("2023-06-01", "2021-01", "2021-12", 300))
    findings = [one for one in json.loads(evidence("check", "--json").out) if one["where"].startswith("office/")]

    assert [(one["rule"], one["level"]) for one in findings] == [("unused-statistic", "suggestion")]


FAULTY = {
    "contradicted-previous": (
        "error",
        (
            vintage("2024-02-01", "2022-01", "2022-12", 400),
            vintage("2024-02-01", "2023-01", "2023-12", 500, previous=401),
        ),
        "'closed-bridges' gives 401 as the year before in the release of 2024-02-01, and 400 for those months",
        15,
    ),
    "source-after-figure": (
        "error",
        (vintage("2022-12-31", "2021-01", "2021-12", 400),),
        "'closed-bridges' was published 2022-12-31, and its source 'roads-2023' 2023.",
        7,
    ),
    "sudden-jump": (
        "warning",
        (vintage("2023-02-01", "2021-01", "2021-12", 400), vintage("2024-02-01", "2022-01", "2022-12", 2000)),
        "'closed-bridges' has 2,000 in 2022 against 400 in 2021.",
        15,
    ),
    "unclear-order": (
        "warning",
        (vintage("2023-05", "2022-01", "2022-12", 400), vintage("2023-05-15", "2022-01", "2022-12", 410)),
        "'closed-bridges' has two vintages for 2022, published 2023-05-15 (",
        7,
    ),
    "mixed-bases": (
        "suggestion",
        (
            vintage("2023-02-01", "2021-01", "2021-12", 400, "reported"),
            vintage("2024-02-01", "2022-01", "2022-12", 410),
        ),
        "the vintages of 'closed-bridges' are on different bases: 1 reported, 1 final.",
        1,
    ),
}
"""A fault, its level, vintages that have it, how it is told, and the line."""


@pytest.mark.parametrize("rule", FAULTY)
def test_a_fault_of_a_series_is_found_with_its_line(rule: str):
    """Level, words, and the vintage to look at; only an error ends in 1."""
    level, vintages, message, line = FAULTY[rule]
    office(*vintages)
    findings = found(rule)

    assert [one["level"] for one in findings] == [level]
    assert findings[0]["message"].startswith(message)
    assert findings[0]["where"].split(":")[1] == str(line)
    assert findings[0]["hint"]
    assert evidence("check").code == (1 if level == "error" else 0)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ({"previous": 400}, {}),
        ({"previous": 401}, {"precision": "about"}),
        ({"previous": 401}, {"published": "2023-12-01"}),
    ],
    ids=["same", "rounded", "another-release"],
)
def test_a_previous_that_nothing_contradicts_is_let_be(later: dict[str, object], earlier: dict[str, str]):
    """The same number; a rounded one, which need not agree; one of another release, which may be revised."""
    day = earlier.pop("published", "2024-02-01")
    office(
        vintage(day, "2022-01", "2022-12", 400, **earlier), vintage("2024-02-01", "2023-01", "2023-12", 500, **later)
    )

    assert found("contradicted-previous") == []


def test_a_jump_is_looked_for_between_periods_of_one_length_and_against_the_year_before():
    """A year is no jump over a month; a 'previous' with a digit too few is one."""
    office(vintage("2023-02-01", "2023-01", "2023-01", 40), vintage("2023-03-01", "2022-01", "2022-12", 400))
    apart = found("sudden-jump")
    office(vintage("2023-03-01", "2022-01", "2022-12", 400, previous=41))

    assert apart == []
    assert [one["message"] for one in found("sudden-jump")] == [
        "'closed-bridges' has 400 in 2022 against 41 the year before."
    ]


def test_sources_without_a_date_a_link_or_a_use_are_found():
    """A warning where a letter would cite it, a suggestion where none does."""
    bare = "  type: report\n  title: Nothing more\n  checked: 2024-01-10\n"
    office(vintage("2023-02-01", "2022-01", "2022-12", 400, source="cited"), sources=f"cited:\n{bare}uncited:\n{bare}")

    assert [one["level"] for one in found("undated-source")] == ["warning", "suggestion"]
    assert [one["level"] for one in found("untraceable-source")] == ["warning", "suggestion"]
    assert [one["message"] for one in found("unused-source")] == ["nothing cites the source 'uncited'."]


def test_an_event_whose_source_appeared_later_is_found():
    """Letters of the days between do not know of it."""
    event = (
        "bridge-fell:\n  what: a bridge fell\n  announced: 2022-12-30\n  source: roads-2023\n  checked: 2024-01-10\n"
    )
    office(vintage("2023-02-01", "2022-01", "2022-12", 400), events=event)
    findings = found("source-after-event")

    assert [(one["level"], one["where"]) for one in findings] == [("warning", "office/clauses/roads/timeline.yaml:1:1")]
    assert findings[0]["message"] == "the event 'bridge-fell' is of 2022-12-30, and its source 'roads-2023' of 2023."


# --- all --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["list", "show", "stale", "check"])
def test_every_command_begins_its_help_with_examples(name: str):
    """As all commands do; each example names the command."""
    lines = run("evidence", name, "-h").out.splitlines()

    assert lines[0].startswith(f"Usage: drafter evidence {name}")
    assert lines.index("Examples:") < lines.index("Options:")
    assert lines[lines.index("Examples:") + 1].startswith(f"  drafter evidence {name}")


def test_a_misspelt_command_is_answered_with_the_likely_one():
    """In the group as at the top."""
    done = run("evidence", "stail")

    assert done.code == 2
    assert "There is no command 'stail'. Did you mean 'stale'?" in done.err


def test_the_installed_command_shows_a_statistic(desk: Path):
    """Whatever the locale says: drafter writes UTF-8 to a pipe."""
    done = run_installed("evidence", "show", "opioid-deaths", cwd=desk, LC_ALL="C", TERM="xterm")

    assert (done.code, done.err) == (0, "")
    assert "█" in done.out
    assert (ROOT / done.out.split("; ")[1].split(":")[0]).is_file()
