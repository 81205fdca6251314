"""The labelled corpus by which the checks are judged: that it is what it says it is, and how they do on it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from drafter.findings import Finding
from tests import corpus_report

CORPUS = Path(__file__).parent / "corpus"
LETTERS = {path.name: path.read_text("utf-8") for path in sorted((CORPUS / "clean").glob("*.md"))}
PLANTED = yaml.safe_load((CORPUS / "planted.yaml").read_text("utf-8"))
KINDS = {
    "wrong-agency-name",
    "wrong-person-name",
    "leftover-placeholder",
    "another-letters-name",
    "mixed-quotes",
    "doubled-word",
    "doubled-space",
    "inconsistent-form",
    "first-person-number",
    "shared-experience",
    "addressee-among-copies",
    "copies-out-of-precedence",
    "wrong-zip",
    "enclosure-not-listed",
    "deadline-on-a-closed-day",
    "deadline-before-the-letter",
    "threat-or-promise",
    "private-contact",
    "campaign-words",
    "committee-powers-claimed",
}
"""What may be planted, each from the list of what a letter must not contain."""

FOUND_OF_ALL, FOUND_OF_A_KIND, ALARMS = 0.95, 0.9, 1
"""The least share of all faults, and of each kind’s, that is found; the most false alarms in the clean letters."""

FOUND_OF_THE_SECOND = 0.9
"""The least share of the second corpus’ faults that is found."""

TITLES = ("Member of Congress", "United States Senator")


@pytest.mark.parametrize("name", LETTERS)
def test_a_clean_letter_has_every_part_of_a_letter_in_order(name: str) -> None:
    """Letterhead, a weekday's date, inside address, salutation, body, close, and signers stand in this order."""
    letter = LETTERS[name]

    head, date, address, *rest = (block.replace("  \n", "\n") for block in letter.rstrip("\n").split("\n\n"))
    if rest[0].startswith("Re: "):
        rest = rest[1:]
    close = rest.index("Sincerely,")
    signers = [block for block in rest[close + 1 :] if block.endswith(TITLES)]

    assert head.startswith(("Congress of the United States\n", "United States Senate\n"))
    assert dt.date(2021, 1, 20) < _day(date) < dt.date(2027, 1, 1)
    assert _day(date).weekday() < 5
    assert len(address.splitlines()) >= 4
    assert re.fullmatch(r"Dear .+:", rest[0])
    assert close >= 4
    assert signers


def test_the_corpus_has_a_hundred_different_letters_and_three_hundred_faults() -> None:
    """The counts are the ones by which the checks are judged, and no two letters have the same body."""
    bodies = {letter.split("\nDear ")[1].split("\nSincerely,")[0] for letter in LETTERS.values()}

    assert (len(LETTERS), len(bodies), len(PLANTED)) == (100, 100, 300)


def test_every_kind_of_fault_has_at_least_eight_entries_and_no_other_kind_occurs() -> None:
    """The kinds are a closed list, and each is tried often enough to count."""
    counts = Counter(fault["kind"] for fault in PLANTED)

    assert set(counts) == KINDS
    assert min(counts.values()) >= 8, counts


def test_ids_and_plantings_are_unique() -> None:
    """No id stands twice, and no letter has the same fault planted twice."""
    ids = Counter(fault["id"] for fault in PLANTED)
    plantings = Counter((fault["letter"], fault["was"], fault["now"]) for fault in PLANTED)

    assert set(ids.values()) == set(plantings.values()) == {1}


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault["id"])
def test_a_fault_can_be_planted_in_one_place_only(fault: dict[str, str]) -> None:
    """The words to replace stand exactly once in their letter, something changes, and a reason is given."""
    assert set(fault) == {"id", "letter", "kind", "was", "now", "why"}
    assert LETTERS[fault["letter"]].count(fault["was"]) == 1
    assert fault["was"] != fault["now"]
    assert fault["why"].endswith((".", ".”"))


def test_a_clean_letter_has_one_kind_of_quotation_mark() -> None:
    """Marks are all curly or all straight in each letter, and both sorts of letter occur."""
    sorts = [(bool(re.search("[“”‘’]", letter)), bool(re.search("[\"']", letter))) for letter in LETTERS.values()]

    assert (True, True) not in sorts
    assert {(True, False), (False, True)} <= set(sorts)


@pytest.fixture(scope="module")
def measured() -> corpus_report.Measured:
    """What the checks find in the corpus, measured once."""
    return corpus_report.measure()


def test_nearly_all_faults_are_found(measured: corpus_report.Measured, capsys: pytest.CaptureFixture[str]) -> None:
    """Of all kinds together and of each by itself; the table of what was found and missed is printed."""
    with capsys.disabled():
        print("\n" + "\n".join(corpus_report.lines(measured)))

    assert measured.planted == Counter(fault["kind"] for fault in PLANTED)
    assert measured.found >= FOUND_OF_ALL, measured.missed
    assert [kind for kind in KINDS if measured.found_of(kind) < FOUND_OF_A_KIND] == []


def test_the_clean_letters_draw_hardly_an_objection(measured: corpus_report.Measured) -> None:
    """One false alarm in a hundred letters is the most that an office would bear."""
    assert len(measured.alarms) <= ALARMS, measured.alarms


def test_the_second_corpus_is_measured_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Its table is printed; most of its faults are found, and hardly one of its clean letters is objected to."""
    second = corpus_report.measure(corpus=corpus_report.SECOND)
    with capsys.disabled():
        print("\nthe second corpus\n" + "\n".join(corpus_report.lines(second)))

    assert (second.clean, second.planted) == (25, Counter(dict.fromkeys(KINDS, 6)))
    assert second.found >= FOUND_OF_THE_SECOND, second.missed
    assert len(second.alarms) <= ALARMS, second.alarms


def test_every_kind_of_fault_has_rules_that_find_it() -> None:
    """The table by which the corpus is measured leaves none out, and its rules are those of the library."""
    known = {rule.id for rule in corpus_report.library().rules.values()}

    assert set(corpus_report.RULES) == KINDS
    assert [rule for rules in corpus_report.RULES.values() for rule in rules if rule not in known] == []


def test_a_fault_counts_as_found_only_where_it_was_planted() -> None:
    """A rule of another kind, or one that objects elsewhere or did so before, finds nothing."""
    fault = next(one for one in PLANTED if one["kind"] == "doubled-word")
    there = corpus_report.findings(fault["letter"], LETTERS[fault["letter"]].replace(fault["was"], fault["now"]))
    found = next(one for one in there if one.rule == "doubled-word")
    text = LETTERS[fault["letter"]].replace(fault["was"], fault["now"])
    elsewhere = Finding("doubled-word", "warning", "", where=found.where and type(found.where)("x", 1), words="no no")

    assert corpus_report.is_there(found, fault, text)
    assert not corpus_report.is_there(elsewhere, fault, text)


def _day(words: str) -> dt.date:
    match = re.fullmatch(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})", words)
    assert match, words
    return dt.date(int(match[3]), list(calendar.month_name).index(match[1]), int(match[2]))
