"""What a letter of a day says from the evidence: nothing later, nothing of two releases, nothing lapsed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from drafter import assets
from drafter.checks.reading import Reading
from drafter.drafting import Draft, draft, open_library
from drafter.errors import DrafterError
from drafter.letter import plain_text
from drafter.library import Library
from drafter.series import newest
from drafter.spec import LetterSpec
from tests.helpers import ROOT, run, write

SHIPPED = open_library((assets.root(),), None)
SPEC = LetterSpec(
    to=("secretary-of-state",), asks=("kyc",), date=date(2024, 9, 12), signatories=("schumer",), issue="fentanyl"
)
FIRST, LAST = date(2021, 1, 26), date(2026, 11, 21)
OWN = "clauses/fentanyl/background/of-the-office.md.j2"
BOTH = ("evidence:", "  deaths: synthetic-opioid-deaths", "  all: overdose-deaths")
STATE = """\
overdose-deaths-{name}:
  measure: Drug overdose deaths from all drugs
  unit: deaths
  geography: {geography}
  series: overdose-deaths
  checked: 2026-11-21
  vintages:
    - published: 2024-05-15
      period:
        since: 2023-01
        until: 2023-12
      value: {value}
      precision: exact
      basis: predicted
      source: nchs-provisional-2024
"""


def office(folder: Path, words: str, *front: str, statistics: str = "", timeline: str = "") -> Library:
    """The shipped library with a passage of the office's own, and its evidence."""
    write(folder / OWN, "\n".join(("---", "title: Of the office", *front, "---", words, "")))
    for name, text in (("statistics", statistics), ("timeline", timeline)):
        if text:
            write(folder / f"clauses/fentanyl/{name}.yaml", text)
    return open_library((assets.root(), folder), None)


def said(library: Library, day: str, **given: object) -> tuple[str, Draft]:
    """What the office's passage says in a letter of a day, empty where it is left out; and the draft."""
    spec = replace(SPEC, date=date.fromisoformat(day), clauses=("of-the-office",), **given)  # type: ignore[arg-type]
    made = draft(spec, library)
    words = [
        plain_text(one.runs)
        for one in made.letter.paragraphs()
        if one.origin and one.origin.path.endswith("of-the-office.md.j2")
    ]
    return " ".join(words), made


def because(made: Draft) -> str:
    """Why the office's passage is in a letter or is not."""
    return next(one.because for one in made.plan.decisions if one.subject == "of-the-office")


@pytest.mark.parametrize("name", SHIPPED.statistics)
def test_no_letter_has_a_figure_that_was_published_later(name: str) -> None:
    """On every day since 2021, for every statistic; and with a new release the figure changes on its very day."""
    vintages = SHIPPED.statistics[name].vintages
    before = None
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(number)
        used = newest(vintages, day)
        assert used is None or used.published.last <= day
        assert all(one.period.until <= used.period.until for one in vintages if used and one.published.last <= day)  # type: ignore[operator]
        if number and used != before:
            assert used is not None
            assert used.published.last == day
        before = used


@pytest.mark.parametrize(
    "published",
    sorted(
        {
            one.published.last
            for one in SHIPPED.statistics["synthetic-opioid-deaths"].vintages
            if one.published.last.year > 2021
        }
    ),
    ids=str,
)
def test_the_day_of_a_release_changes_the_letter_and_the_day_before_does_not_know_it(published: date) -> None:
    """Whole letters, the day before and the day itself."""
    eve = published - timedelta(days=1)
    figures = [draft(replace(SPEC, date=day), SHIPPED).plan.figures for day in (eve, published)]

    assert figures[0].get("synthetic-opioid-deaths") != figures[1]["synthetic-opioid-deaths"]
    assert figures[1]["synthetic-opioid-deaths"].published.last == published


@pytest.mark.parametrize(
    ("day", "lives", "words"),
    [
        (
            "2023-01-23",
            "took about 73,000 lives in the United States",
            "the twelve months through August 2022, an average of about 200 a day.",
        ),
        (
            "2024-09-12",
            "took 74,702 lives in the United States",
            "2023, a decline of 2 percent from the year before and still about 205 a day.",
        ),
        (
            "2025-06-02",
            "took 48,422 lives in the United States",
            "2024, a decline of 37 percent from the year before and still about 132 a day.",
        ),
        (
            "2026-11-02",
            "took more than 45,000 lives in the United States",
            "the twelve months through August 2025, an average of more than 123 a day.",
        ),
    ],
)
def test_a_letter_that_is_dated_anew_changes_every_figure_and_trend(day: str, lives: str, words: str) -> None:
    """The same request on four dates: the number, its period, its daily rate and its direction."""
    sentence = next(
        text
        for one in draft(replace(SPEC, date=date.fromisoformat(day)), SHIPPED).letter.paragraphs()
        if "lives" in (text := plain_text(one.runs))
    )

    assert sentence.endswith(f"{lives} in {words}")


PRINTED = (
    "Drugs took {{ all.figure }} lives in {{ all.period }}{% if all.trend %}, {{ all.trend }}{% endif %}.{{ all.note }}"
)
TYPED = "Deaths rose in 2021, a record.{{ all.note }} In all 107,622 died that year.{{ all.note }}"


def counted(made: Draft) -> list[str]:
    """Every sentence that states a figure or stands beside the note of one."""
    reading = Reading(made.letter, made.plan.library, made.plan.date, made.plan)
    return [sentence.words.strip() for sentence, _ in reading.counted]


@pytest.mark.parametrize("day", ["2023-01-23", "2024-09-12", "2025-06-02", "2026-11-02"])
def test_a_letter_of_2022_dated_anew_changes_or_flags_all_that_it_counts(day: str, tmp_path: Path) -> None:
    """Each printed figure is of another release, and what stays word for word, for it was typed, draws a finding."""
    library = office(tmp_path, f"{PRINTED} {TYPED}", "evidence:", "  all: overdose-deaths")
    spec = replace(SPEC, date=date(2022, 6, 1), clauses=("of-the-office",))
    then, now = draft(spec, library), draft(replace(spec, date=date.fromisoformat(day)), library)
    stayed = [words for words in counted(then) if words in counted(now)]
    flags = [one.message for one in now.findings if one.rule in ("trend-words", "disagreeing-figure")]

    assert len(counted(then)) == 4
    assert {one.vintage for one in then.plan.used}.isdisjoint(one.vintage for one in now.plan.used)
    assert stayed == ["Deaths rose in 2021, a record.", "In all 107,622 died that year."]
    assert [words for words in stayed if not any(words in message for message in flags)] == []


def test_figures_pinned_in_2022_are_flagged_in_2026(tmp_path: Path) -> None:
    """A pin keeps every word, so each figure is told to be superseded and to be stale."""
    pins = {"synthetic-opioid-deaths": "2022-05-11", "overdose-deaths": "2022-05-11"}
    library = office(tmp_path, PRINTED, "evidence:", "  all: overdose-deaths")
    spec = replace(SPEC, date=date(2022, 6, 1), clauses=("of-the-office",), figures=pins)
    then, now = draft(spec, library), draft(replace(spec, date=date(2026, 11, 2)), library)

    assert counted(then) == counted(now)
    assert len(counted(now)) == 2
    for rule in ("superseded-figure", "stale-figure"):
        told = [finding.message for finding in now.findings if finding.rule == rule]
        assert [name for name in pins if not any(f"'{name}'" in message for message in told)] == []


def test_a_typed_trend_of_2022_is_flagged_in_2026(tmp_path: Path) -> None:
    """What was true of the count of its day draws a finding when the letter is dated anew."""
    words = "Deaths rose to {{ all.figure }} in {{ all.period }}, a record.{{ all.note }}"
    library = office(tmp_path, words, "evidence:", "  all: overdose-deaths")
    then, made = said(library, "2022-06-01")
    now, later = said(library, "2026-11-02")

    assert then == "Deaths rose to 107,622 in 2021, a record."
    assert "trend-words" not in {finding.rule for finding in made.findings}
    assert now.startswith("Deaths rose to about 70,000 in 2025")
    assert [finding.rule for finding in later.findings].count("trend-words") == 2


def test_a_record_is_said_only_by_the_statistic(tmp_path: Path) -> None:
    """Above every other period known by the day, and no longer when a release has a higher one."""
    words = "{% if all.is_record %}a record{% else %}{{ all.trend }}{% endif %}"
    library = office(tmp_path, words, "evidence:", "  all: overdose-deaths")

    assert [said(library, day)[0] for day in ("2022-06-01", "2022-07-01", "2022-07-20", "2025-06-02")] == [
        "a record",  # 107,622
        "rising",  # 107,375, less than the release before gave for 2021
        "a record",  # 108,642
        "falling",
    ]


def test_a_share_comes_from_the_newest_release_that_has_both(tmp_path: Path) -> None:
    """Not from the newest figure of each; the choice is a decision, and the words change with the release."""
    words = "{{ deaths | share_of(all) }} of {{ all.figure }} in {{ all.period }}; {{ all | times(deaths) }}."
    library = office(tmp_path, words, "one_release: true", *BOTH)

    assert said(library, "2024-09-12")[0] == "About 69 percent of 107,543 in 2023; about 1.4 times."
    now, made = said(library, "2026-11-02")
    assert now == "Roughly three in five of 80,391 in 2024; about 1.7 times."
    assert made.plan.figures["synthetic-opioid-deaths"].published.last == date(2026, 1, 14)
    assert any(
        one.subject == "overdose-deaths" and "newest release that holds all" in one.because
        for one in made.plan.decisions
    )


def test_an_older_release_that_only_one_clause_uses_is_judged_too(tmp_path: Path) -> None:
    """Its figures are stale where the letter's newer ones of the same series are not."""
    library = office(tmp_path, "{{ deaths | share_of(all) }} in {{ all.period }}.", "one_release: true", *BOTH)
    _, made = said(library, "2026-11-02")
    stale = [finding.message for finding in made.findings if finding.rule == "stale-figure"]

    assert made.plan.figures["synthetic-opioid-deaths"].period.until == date(2025, 8, 31)
    assert stale == [
        f"'{name}' covers 2024, which ended 22 months before the letter’s date."
        for name in ("synthetic-opioid-deaths", "overdose-deaths")
    ]


def test_without_a_common_release_the_clause_stays_out(tmp_path: Path) -> None:
    """And says so; a pin on one release that has both is followed."""
    library = office(tmp_path, "{{ deaths | percent_of(all) }}", "one_release: true", *BOTH)
    text, made = said(library, "2022-04-15")

    assert text == ""
    assert because(made) == (
        "no release public on April 15, 2022 gives 'synthetic-opioid-deaths' and 'overdose-deaths' for the same "
        "months, on one basis"
    )
    pinned = {"synthetic-opioid-deaths": "2024-05-15"}
    assert said(library, "2026-11-02", figures=pinned)[0] == "About 69 percent"


def test_a_share_in_a_clause_of_two_releases_is_refused(tmp_path: Path) -> None:
    """When the library is read, with the line."""
    with pytest.raises(DrafterError) as refused:
        office(tmp_path, "{{ deaths | share_of(all) }}", *BOTH)

    (fault,) = refused.value.faults
    assert fault.message == "'share_of' compares two figures, and they may be of two releases"
    assert fault.where is not None
    assert fault.where.line == 7


@pytest.mark.parametrize(
    ("signers", "expected"),
    [
        (("schumer",), "In New York 6,100 died."),
        (("cotton",), "the evidence has no 'overdose-deaths' for Arkansas"),
        (("schumer", "cotton"), "it gives a figure of one State, and the signatories are of 2"),
        ((), "it gives a figure of the signatory’s State, and no signatory is set"),
    ],
)
def test_a_figure_of_the_state_is_never_the_nations(signers: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    """Where the State has no series the clause is left out, and the decision says why."""
    library = office(
        tmp_path,
        "In {{ here.place }} {{ here.figure }} died.{{ here.note }}",
        *("evidence:", "  here: overdose-deaths in state"),
        statistics=STATE.format(name="new-york", geography="New York", value=6100),
    )
    text, made = said(library, "2024-09-12", signatories=signers)

    assert (text or because(made)) == expected


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-01-31", "it rests on 'a-power', which was not in force on January 31, 2025"),
        ("2025-02-01", "you asked for it"),
        ("2026-02-20", "you asked for it"),
        ("2026-02-21", "it rests on 'a-power', which ended on February 20, 2026"),
    ],
)
def test_a_clause_that_leans_on_a_law_lives_as_long_as_the_law(day: str, why: str, tmp_path: Path) -> None:
    """From the day of effect to the last day, both included."""
    power = (
        "a-power:\n  what: a power was used\n  announced: 2025-01-20\n  effective: 2025-02-01\n  until: 2026-02-20\n"
        "  source: cdc-han-2020\n  checked: 2026-11-21\n"
    )
    library = office(tmp_path, "The power is there.", "in_force:", "  - a-power", timeline=power)

    assert because(said(library, day)[1]) == why


def test_an_input_changes_every_word_that_rests_on_it(tmp_path: Path) -> None:
    """Value and year before; nothing of the old figure is left."""
    fields = [f"d.{name}" for name in ("figure", "per_day", "per_week", "change", "difference", "previous", "trend")]
    words = "; ".join(f"{{{{ {field} }}}}" for field in (*fields, "d | roughly(1000)"))
    one = STATE.format(name="x", geography="United States", value=12345).replace("  series: overdose-deaths\n", "")
    said_of = []
    for value, previous in ((12345, 10000), (36789, 50000)):
        text = one.replace("12345", str(value)).replace("      source", f"      previous: {previous}\n      source")
        library = office(tmp_path / str(value), words, "evidence:", "  d: overdose-deaths-x", statistics=text)
        said_of.append(said(library, "2024-09-12")[0].split("; "))

    assert said_of == [
        ["12,345", "about 34", "about 237", "23 percent", "2,345", "10,000", "rising", "about 12,000"],
        ["36,789", "about 101", "about 706", "26 percent", "13,211", "50,000", "falling", "nearly 37,000"],
    ]


def test_a_figure_is_pinned_with_an_at_sign(desk: Path) -> None:
    """As with '='; the plan says that it was, and what is newer."""
    pinned = replace(SPEC, date=date(2025, 6, 2), figures={"synthetic-opioid-deaths": "2024-05-15"})
    told = [one.because for one in draft(pinned, SHIPPED).plan.decisions if one.subject == "synthetic-opioid-deaths"]
    asked = ("preview", "--to", "Secretary of State", "--asks", "kyc", "--date", "2025-06-02", "--figure")
    texts = [run(*asked, f"synthetic-opioid-deaths{sign}2024-05-15", cwd=ROOT).out for sign in "@="]

    assert told == ["you pinned it: published May 15, 2024; the newest is of May 14, 2025"]
    assert "74,702" in texts[0]
    assert texts[0] == texts[1]
