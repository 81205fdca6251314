"""The preview and the Word file say the same words in the same order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import ROOT, run, words

pytestmark = pytest.mark.usefixtures("desk")

TO_STATE = ("--to", "Secretary of State")
ALL_ASKS = (
    "kyc,export-controls,agency-cooperation,enforcement,scheduling,money-laundering,prosecutions,extradition,"
    "online-marketplaces,pill-presses,information-sharing,adulterants,official-accountability,export-rebates,"
    "state-ownership"
)
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RULE = "─"

REQUESTS = {
    "the headline": (*TO_STATE, "--asks", "kyc,scheduling"),
    "the House letter": (str(ROOT / "seeds" / "house-letter-2023.yaml"),),
    "the Senate letter": (str(ROOT / "seeds" / "senate-letter-2024.yaml"),),
    "two signatories": (*TO_STATE, "--asks", "kyc", "--from", "trone,cotton", "--date", "2023-05-01"),
    "copies": (*TO_STATE, "--asks", "kyc", "--cc", "AG,ondcp-director,president", "--date", "2024-09-12"),
    "two addressees": ("--to", "Secretary of State,AG", "--asks", "enforcement", "--date", "2024-09-12"),
    "enclosures, subject and delivery": (
        *(*TO_STATE, "--asks", "kyc", "--date", "2024-09-12", "--enclosure", "Report,  of May 1", "--enclosure"),
        *("A list", "--subject", "Precursors & “pills” <3> 5–7", "--via", "By Hand"),
    ),
    "every ask": (*TO_STATE, "--asks", ALL_ASKS, "--date", "2024-09-12"),
    "every ask and the designation": (*TO_STATE, "--asks", ALL_ASKS, "--date", "2026-11-21", "--designation"),
    "blanks": (
        *(*TO_STATE, "--asks", "kyc", "--date", "2024-09-12", "--clause", "ahead-of-meeting,money-flow,demand"),
        *("--fill", "meeting_time=in *early* May"),
    ),
    "an unknown holder": ("--to", "cbp-commissioner", "--asks", "export-controls", "--date", "2025-03-01"),
    **{
        f"the headline on {day}": (*TO_STATE, "--asks", "kyc,scheduling", "--date", day)
        for day in ("2021-01-26", "2022-04-01", "2023-01-23", "2025-01-20", "2025-08-01", "2026-11-21")
    },
}


def shown_words(preview: str) -> str:
    """The words of a preview without what only a terminal needs: list numbers, note marks and the rule."""
    letter, _, notes = preview.partition(f"\n{RULE}")
    body = re.sub(rf"(?<=\S)[{MARKS}]+(?=\s|$)", "", letter)
    for number in range(1, body.count("\n")):
        body = re.sub(rf"^{number}\. ", "", body, count=1, flags=re.MULTILINE)
    return " ".join([*body.split(), *re.sub(rf"^[{MARKS}]+", "", notes.lstrip(RULE), flags=re.MULTILINE).split()])


@pytest.mark.parametrize("request_for", REQUESTS)
def test_the_words_of_the_preview_are_those_of_the_word_file(request_for: str):
    """At every width, from the letterhead to the last footnote."""
    given = REQUESTS[request_for]
    made = run("new", *given, "-o", "letter.docx")
    assert made.code == 0, made.err

    for width in ("40", "80", "200"):
        shown = run("preview", *given, "--width", width)
        assert shown.code == 0
        assert shown_words(shown.out) == words(Path("letter.docx"))
