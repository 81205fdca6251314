"""The scheduling ask on every date: what is controlled is credited, and only what is not is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from drafter import assets
from drafter.dates import long_date
from drafter.drafting import draft, open_library
from drafter.letter import Note, paragraphs_of, plain_text
from drafter.spec import LetterSpec

LIBRARY = open_library((assets.root(),), None)
CORRECTIONS = Path(__file__).parents[2] / "shared" / "facts" / "corrections.yaml"

FIRST = frozenset({"NPP", "ANPP"})
THREE = frozenset({"4-AP", "1-boc-4-AP", "norfentanyl"})
LAST = frozenset({"4-piperidone", "1-boc-4-piperidone"})
LISTED = {FIRST: date(2017, 10, 18), THREE: date(2022, 3, 16), LAST: date(2024, 3, 19)}
"""When the United Nations decided to list them (corrections.yaml, confirmed; law-and-practice.yaml, un_scheduling)."""
CONTROLLED = {FIRST: date(2018, 2, 1), THREE: date(2024, 9, 1), LAST: date(2025, 7, 20)}
"""From when the PRC controls them (corrections.yaml, confirmed; law-and-practice.yaml, prc_controls)."""
ANNOUNCED = {FIRST: date(2018, 1, 31), THREE: date(2024, 8, 2), LAST: date(2025, 6, 20)}
"""When the PRC said so; for the last two the reports give June 20, 22 and 23; the earliest is the strictest."""
IN_FORCE = {THREE: date(2022, 11, 23), LAST: date(2024, 12, 3)}
NOTIFIED = {group: day - timedelta(days=180) for group, day in IN_FORCE.items()}
"""A listing takes effect 180 days after the parties are notified (1988 Convention, Article 12, paragraph 6): before the
notice nobody can have known the day."""
ALL = FIRST | THREE | LAST


def ask(day: date) -> tuple[str, list[str]]:
    """The words of the ask in a letter of one ask, and the sources it cites."""
    spec = LetterSpec(
        to=("secretary-of-state",), asks=("scheduling",), date=day, signatories=("schumer",), only=("commitments",)
    )
    parts = [
        paragraph
        for block in draft(spec, LIBRARY).letter.body
        for paragraph in paragraphs_of(block)
        if paragraph.origin and paragraph.origin.path.endswith("asks/scheduling.md.j2")
    ]
    notes = [run.source or "" for paragraph in parts for run in paragraph.runs if isinstance(run, Note)]
    return "\n".join(plain_text(paragraph.runs) for paragraph in parts), notes


def sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", words)


def asked_for(words: str) -> frozenset[str]:
    """The chemicals by name whose control the PRC is asked for; a number word stands for the last so many named."""
    found: set[str] = set()
    for sentence in sentences(words):
        if "should control" in sentence:
            named = names_in(sentence)
            found.update(named)
            for number, meant in (("both", LAST), ("all three", THREE), ("all five", THREE | LAST)):
                if f"should control {number}" in sentence:
                    assert meant <= set(names_in(words)), f"'{number}' of what? {words}"
                    found |= meant
            if not found:
                assert "substitutes" in sentence, f"it is not clear what is asked for: {sentence}"
    return frozenset(found)


def names_in(words: str) -> list[str]:
    return re.findall(r"1-boc-4-piperidone|4-piperidone|1-boc-4-AP|4-AP|norfentanyl|\bA?NPP\b", words)


def credit_in(words: str) -> str:
    """The sentences that say what is controlled or will be."""
    return " ".join(one for one in sentences(words) if re.search(r"has controlled|now controls|will control", one))


def days() -> Iterator[date]:
    day = date(2021, 1, 26)
    while day <= date(2026, 12, 31):
        yield day
        day += timedelta(days=1)


STAGES = [
    ("2021-03-01", FIRST, frozenset(), "Control the chemicals that no list names yet"),
    ("2022-03-15", FIRST, frozenset(), "Control the chemicals that no list names yet"),
    ("2022-04-15", FIRST, THREE, "Control every fentanyl precursor on the international list"),
    ("2022-12-15", FIRST, THREE, "Control every fentanyl precursor on the international list"),
    ("2024-04-15", frozenset(), THREE | LAST, "Control every fentanyl precursor on the international list"),
    ("2024-08-01", frozenset(), THREE | LAST, "Control every fentanyl precursor on the international list"),
    ("2024-08-15", THREE, LAST, "Control every fentanyl precursor on the international list"),
    ("2024-09-12", THREE, LAST, "Control every fentanyl precursor on the international list"),
    ("2025-01-15", THREE, LAST, "Control every fentanyl precursor on the international list"),
    ("2025-07-01", ALL, frozenset(), "Control the chemicals that no list names yet"),
    ("2025-07-20", ALL, frozenset(), "Control the chemicals that no list names yet"),
    ("2026-11-21", ALL, frozenset(), "Control the chemicals that no list names yet"),
]


@pytest.mark.parametrize(("day", "credited", "asked", "lead"), STAGES, ids=[stage[0] for stage in STAGES])
def test_the_ask_credits_what_is_done_and_asks_for_the_rest(day, credited, asked, lead):
    """On each date: what the PRC is credited with, what it is asked to control, and the lead that says so."""
    words, _ = ask(date.fromisoformat(day))
    credit = credit_in(words)

    assert words.startswith(lead)
    assert asked_for(words) == asked
    assert credited == (ALL if "all seven" in credit else frozenset(names_in(credit)))


@pytest.mark.parametrize(
    ("day", "said", "unsaid"),
    [
        ("2022-04-15", "In March 2022", "(since|now|is|been) in force"),
        ("2022-12-15", "(now|is|been) in force", "effect from"),
        ("2024-08-15", "it will control .*4-AP.* from September 1, 2024", "has controlled .*4-AP"),
        ("2024-08-31", "it will control .*4-AP", "has controlled .*4-AP"),
        ("2024-09-01", "has controlled .*4-AP.* since September 1, 2024", "will control"),
        ("2024-09-12", "In March 2024", "in force since"),
        ("2025-01-15", "in force since December 3, 2024", "effect from"),
        ("2025-07-01", "July 20, 2025", "now controls"),
        ("2025-07-19", "will control all seven", "now controls"),
        ("2025-07-20", "now controls all seven", "will control"),
        ("2026-11-21", "since July 20, 2025", "will control"),
    ],
)
def test_what_is_announced_is_told_apart_from_what_is_in_force(day, said, unsaid):
    """A control that has been announced 'will' hold; from its first day on it does."""
    words, _ = ask(date.fromisoformat(day))

    assert re.search(said, words)
    assert not re.search(unsaid, words)


def test_no_letter_ever_asks_for_a_chemical_that_is_already_controlled():
    """On every day from 2021 through 2026; what is announced for a near day counts as done too."""
    found, unlisted, unasked = {}, {}, {}
    for day in days():
        words, _ = ask(day)
        asked = asked_for(words)
        for group, since in CONTROLLED.items():
            if asked & group and day >= since:
                found[day] = asked
            if asked & group and day < LISTED[group]:
                unlisted[day] = asked
            if day >= LISTED[group] and day < ANNOUNCED[group] and not group <= asked:
                unasked[day] = words

    assert found == {}
    assert unlisted == {}
    assert unasked == {}


def test_no_letter_credits_a_control_before_it_was_announced():
    """Credit for the first two at any time, for the three from August 2024, for the last two from June 2025."""
    found = {}
    later = [ANNOUNCED[group] + timedelta(days=step) for group in (THREE, LAST) for step in (-1, 0, 1)]
    for day in (*later, date(2021, 1, 26), date(2022, 3, 20), date(2024, 3, 20)):
        words, _ = ask(day)
        credit = credit_in(words)
        for group, since in ANNOUNCED.items():
            if day < since and (set(names_in(credit)) & group or "all seven" in credit):
                found[day] = credit

    assert found == {}


@pytest.mark.parametrize("group", [THREE, LAST], ids=["the three", "the last two"])
def test_no_letter_foretells_the_day_on_which_a_listing_takes_effect(group):
    """The day follows from the notice to the parties, 180 days before it; an earlier letter cannot know it."""
    told = long_date(IN_FORCE[group])
    early = [day for day in (LISTED[group], NOTIFIED[group] - timedelta(days=1)) if told in ask(day)[0]]

    assert early == []


def test_a_note_to_a_listing_in_force_is_to_a_source_that_could_know_it():
    """From December 3, 2024, on, the listing of the last two is cited to the Board's own notice of that day."""
    words, notes = ask(date(2025, 1, 15))

    assert "in force since December 3, 2024" in words
    assert "incb-2024" in notes


def test_every_stage_asks_for_what_is_not_on_any_list():
    """A chemical once controlled is replaced by another, so the ask always ends with the substitutes."""
    for day, *_ in STAGES:
        words, _ = ask(date.fromisoformat(day))

        assert "substitutes" in words


@pytest.mark.skipif(not CORRECTIONS.exists(), reason="the corrected facts are not beside the checkout")
@pytest.mark.parametrize(
    ("confirmed", "event", "announced", "effective"),
    [
        ("announcement of 2024-08-02 in force 2024-09-01", "prc-control-2024", ANNOUNCED[THREE], CONTROLLED[THREE]),
        ("CND decided in March 2022; in force 2022-11-23", "un-listing-2022", LISTED[THREE], IN_FORCE[THREE]),
        ("decided March 2024 without dissent; in force 2024-12-03", "un-listing-2024", LISTED[LAST], IN_FORCE[LAST]),
        ("PRC control of the piperidones from 2025-07-20", "prc-control-2025", None, CONTROLLED[LAST]),
    ],
)
def test_the_dates_are_those_of_the_corrected_facts(confirmed, event, announced, effective):
    """The timeline says what the later check found, and the tables above say the same."""
    facts = " ".join(CORRECTIONS.read_text("utf-8").split())
    held = LIBRARY.events[event]

    assert confirmed in facts
    assert held.effective.last == effective
    assert announced in (None, held.announced.last)
