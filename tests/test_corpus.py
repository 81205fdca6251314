"""The labelled corpus by which the checks are judged: that it is what it says it is."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

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


def _day(words: str) -> dt.date:
    match = re.fullmatch(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})", words)
    assert match, words
    return dt.date(int(match[3]), list(calendar.month_name).index(match[1]), int(match[2]))
