"""Asks that the world has met in part: what was done is credited, and only the rest is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from drafter import assets
from drafter.drafting import draft, open_library
from drafter.errors import DrafterError
from drafter.letter import Note, paragraphs_of, plain_text
from drafter.spec import LetterSpec

LIBRARY = open_library((assets.root(),), None)


def ask(name: str, day: str, to: str = "secretary-of-state", *others: str) -> str:
    """The words of one ask, with the sources of its notes in brackets."""
    spec = LetterSpec(
        to=(to,), asks=(name, *others), date=date.fromisoformat(day), signatories=("schumer",), issue="fentanyl"
    )
    parts = [part for block in draft(spec, LIBRARY).letter.body for part in paragraphs_of(block)]
    files = tuple(f"/{one.id}.md.j2" for one in LIBRARY.clauses_of("fentanyl") if name in (one.id, one.joins))
    mine = [part for part in parts if part.origin and part.origin.path.endswith(files)]
    sources = [str(run.source) for part in mine for run in part.runs if isinstance(run, Note)]
    return "\n".join(plain_text(part.runs) for part in mine) + f" [{' '.join(sources)}]"


NITAZENES_AND_XYLAZINE = [
    ("2021-01-26", "control nitazenes as a class, as it has done", "[]"),
    ("2024-06-18", "control nitazenes as a class, as it has done", "[]"),
    ("2024-06-19", "That step deserves credit.", "[slodkowski-2024]"),
    ("2024-07-15", "are a step toward that, and welcome", "[slodkowski-2024]"),
    ("2024-07-31", "are a step toward that, and welcome", "[slodkowski-2024]"),
    ("2024-08-01", "it has since announced further rules", "[slodkowski-2024]"),
    ("2024-08-31", "in July 2024 further rules", "[slodkowski-2024 state-cnwg-2024]"),
    ("2025-06-18", "should control the whole class", "[slodkowski-2024 state-cnwg-2024]"),
    ("2025-06-19", "From July 1, 2025, the ", "[wang-2025 state-cnwg-2024]"),
    (
        "2025-07-01",
        "has controlled nitazenes, opioids that can be stronger than fentanyl",
        "[wang-2025 state-cnwg-2024]",
    ),
    ("2026-11-21", "publish which sellers it has stopped", "[wang-2025 state-cnwg-2024]"),
]


@pytest.mark.parametrize(("day", "words", "sources"), NITAZENES_AND_XYLAZINE)
def test_the_controls_of_nitazenes_and_xylazine_are_credited_from_the_day_they_were_public(day, words, sources):
    """Each with its source as soon as one had appeared."""
    said = ask("adulterants", day)

    assert words in said
    assert sources in said


@pytest.mark.parametrize("day", ["2025-06-19", "2025-07-01", "2026-11-21"])
def test_control_of_nitazenes_is_not_asked_for_once_it_was_announced(day):
    """From then on the letter asks for enforcement."""
    said = ask("adulterants", day)

    assert "Enforce the rules on nitazenes and xylazine." in said
    assert "should control nitazenes" not in said
    assert "whole class" not in said


@pytest.mark.parametrize(
    ("day", "notices"), [("2023-11-15", 0), ("2023-11-17", 1), ("2025-11-09", 1), ("2025-11-10", 2)]
)
def test_the_notices_to_companies_are_credited_where_pill_presses_are_asked_for(day, notices):
    """A warning is not yet a rule on who may buy."""
    said = ask("pill-presses", day)

    assert ("November 2023" in said) + ("November 2025" in said) == notices
    assert ("deserves credit" in said) == ("a warning leaves no record" in said) == bool(notices)


@pytest.mark.parametrize("name", ["export-rebates", "state-ownership"])
def test_what_a_committee_reported_is_asked_for_only_since_it_reported(name):
    """The ask is refused on the day before, which says from when on it is true, and names the committee after."""
    with pytest.raises(DrafterError, match="true only from April 16, 2024 on"):
        ask(name, "2024-04-15")

    assert "House select committee reported" in ask(name, "2024-04-16")


@pytest.mark.parametrize("day", ["2021-01-26", "2026-11-21"])
def test_extradition_is_asked_for_with_the_want_of_a_treaty_said(day):
    """Nobody is asked to hand over citizens whom PRC law does not let go."""
    said = ask("extradition", day, "attorney-general")

    assert "have no extradition treaty" in said
    assert "to its own prosecutors instead" in said


def test_the_ask_for_enforcement_leaves_the_marketplaces_to_their_own():
    """Alone it names them; beside the ask about them it does not."""
    assert "online marketplaces" in ask("enforcement", "2024-09-12")
    assert "online marketplaces" not in ask("enforcement", "2024-09-12", "secretary-of-state", "online-marketplaces")
