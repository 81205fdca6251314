"""The two real letters: every fault that they have is found, and nothing else is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ROOT

from drafter import assets
from drafter.drafting import open_library
from drafter.findings import Finding
from drafter.readers import read
from drafter.recognizing import judged

REAL = ROOT.parent / "shared" / "seeds"
HOUSE, SENATE = REAL / "trone-2023-01-23.txt", REAL / "schumer-2024-09-12.txt"
needs_real = pytest.mark.skipif(not HOUSE.exists(), reason="the real letters are not beside the checkout")

HOUSE_FAULTS = {
    "Drug Enforcement Agency": "the agency is an Administration",
    "Sinola": "the cartel is that of Sinaloa",
    "1.2 million": "a projection of opioid deaths, given as one of drug overdoses",
    "18 to 45": "an age band that the federal source does not have",
    "RAND Corporation": "the commission’s report, credited to its publisher",
    "leading cause of death": "a fact without a source",
    "scheduled all fentanyl-related substances": "a fact without a source",
    "73,000 Americans": "deaths that occurred in the United States, given as those of Americans",
}
SENATE_FAULTS = {
    "Anthony": "the Secretary’s name is Antony",
    "U.S ": "a full stop is missing",
    "maintain": "a designation asked of somebody who does not make it",
    "continue": "Congress continues",
    "Counternarcotics Working Group": "facts without sources, in a letter without notes",
}
SENATE_FORMS = {
    "D.C.": "DC stands in the letterhead",
    "China": "the PRC stands beside it",
    "designation": "the same request, by the words of it",
}
"""What a house style or a second rule may tell of the Senate letter beside its faults."""
LIBRARY = open_library((assets.root(),), None)


def told(path: Path) -> tuple[Finding, ...]:
    """What `drafter check` finds in a letter."""
    letter = read(path.name, path.read_bytes())
    return judged(letter, LIBRARY, letter.properties.date).findings


@needs_real
@pytest.mark.parametrize("fault", HOUSE_FAULTS)
def test_the_house_letters_fault_is_found(fault: str):
    """Each by the words that are wrong, or by the fact that has no source."""
    assert [one.rule for one in told(HOUSE) if fault in one.words] != [], HOUSE_FAULTS[fault]


@needs_real
@pytest.mark.parametrize("fault", SENATE_FAULTS)
def test_the_senate_letters_fault_is_found(fault: str):
    """Each by the words that are wrong, or by the fact that has no source."""
    assert [one.rule for one in told(SENATE) if fault in one.words] != [], SENATE_FAULTS[fault]


@needs_real
@pytest.mark.parametrize(("path", "known"), [(HOUSE, HOUSE_FAULTS), (SENATE, SENATE_FAULTS | SENATE_FORMS)])
def test_nothing_else_is_told_of_the_real_letters(path: Path, known: dict[str, str]):
    """No finding is about words that are right."""
    others = [(one.rule, one.words) for one in told(path) if not any(fault in one.words for fault in known)]

    assert others == []
