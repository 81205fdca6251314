"""`drafter check`: what the rules find in a letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import names, run, run_installed, write

pytestmark = pytest.mark.usefixtures("desk")

REQUEST = "to: Secretary of State\nasks: kyc\ndate: 2024-09-12\n"
OUTSIDE = "to: fincen-director\nasks: kyc\ndate: 2024-09-12\n"


def test_check_tells_each_finding_and_counts_them(desk: Path):
    """Level, words, rule; what to do once for all that share it; then how many of each level."""
    write(desk / "letter.yaml", REQUEST)
    done = run("check", "letter.yaml")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "unfinished: [YOUR OFFICE’S LETTERHEAD] is still blank. (unset-sender)",
        "unfinished: [THE SENDER’S NAME] is still blank. (unset-sender)",
        "unfinished: [THE SENDER’S TITLE] is still blank. (unset-sender)",
        "  Name a signatory with --from (drafter list signatories), or set up your Member’s office: drafter init",
        "suggestion: the asks also concern the Director of National Drug Control Policy. (copies-to-consider)",
        "  Copies: --cc ondcp-director",
        "Findings: 3 unfinished, 1 suggestion (a draft, not ready to send).",
    ]


def test_a_record_is_checked_as_a_request_is(desk: Path):
    """The same findings, and nothing is written by checking."""
    request = write(desk / "letter.yaml", REQUEST)
    run("new", request, "-o", "made.docx")
    before = names(desk)

    assert run("check", "made.yaml") == run("check", "letter.yaml")
    assert names(desk) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            OUTSIDE,
            "error: the ask 'kyc' is not one that the Director, Financial Crimes Enforcement Network can decide or "
            "press for. (outside-remit)",
        ),
        (
            "to: Secretary of State\nasks: kyc\ndate: 2025-02-01\nfrom: trone\n",
            "error: David Trone served from January 3, 2019 until January 3, 2025",
        ),
    ],
)
def test_a_finding_that_forbids_the_letter_exits_with_1(desk: Path, text: str, expected: str):
    """The gravest stands first, and the file of the rule's subject is named."""
    write(desk / "letter.yaml", text)
    done = run("check", "letter.yaml")

    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(expected)
    assert "\n  in " in done.out
    assert "Findings: 1 error" in done.out.splitlines()[-1]


def test_findings_as_data_have_every_field(desk: Path):
    """--json says the same, with the reason for the rule; the exit code is the same too."""
    write(desk / "letter.yaml", OUTSIDE)
    done = run("check", "letter.yaml", "--json")

    found = json.loads(done.out)["findings"]
    assert (done.code, done.err) == (1, "")
    assert set(found[0]) == {"rule", "level", "message", "hint", "why", "where", "words", "allowed", "fix"}
    assert (found[0]["rule"], found[0]["level"]) == ("outside-remit", "error")
    assert found[0]["hint"].startswith("It can go to 'president', 'secretary-of-state'")
    assert found[0]["where"].startswith("clauses/fentanyl/asks/kyc.md.j2")
    assert found[0]["why"]


def test_the_installed_command_exits_as_the_findings_say(desk: Path):
    """So that a script can stop on it."""
    write(desk / "good.yaml", REQUEST)
    write(desk / "bad.yaml", OUTSIDE)

    assert run_installed("check", "good.yaml", cwd=desk).code == 0
    assert run_installed("check", "bad.yaml", "--json", cwd=desk).code == 1


FINDINGS = {
    "unfilled-blank": (
        REQUEST + "clause: ahead-of-meeting\n",
        "unfinished: the blank 'meeting_time' is not filled: ",
        'Give it with --fill "meeting_time=…".',
    ),
    "unset-sender of a sample": (
        REQUEST + "from: trone\n",
        "unfinished: David Trone is a sample that ships with drafter. (unset-sender)",
    ),
    "roster-age": (
        "to: Secretary of State\nasks: kyc\ndate: 2027-02-01\n",
        "warning: Marco Rubio as Secretary of State was last checked on ",
        " (roster-age)\n",
        "See that the post has not changed hands",
    ),
    "stale-figure": (
        "to: Secretary of State\nasks: kyc\ndate: 2026-11-21\nfigure:\n  synthetic-opioid-deaths: 2024-05-15\n",
        "warning: 'synthetic-opioid-deaths' covers 2023, which ended 34 months before the letter’s date. "
        "(stale-figure)",
    ),
    "left-out": (
        REQUEST + "clause: commission\n",
        "warning: 'commission' was asked for and left out: it is the personal experience of 'trone'",
    ),
    "left-out designation": (
        "to: Secretary of State\nasks: kyc\ndate: 2021-12-26\ndesignation: yes\n",
        "warning: 'designation' was asked for and left out: ",
    ),
    "vacant-post": (
        "to: cbp-commissioner\nasks: export-controls\ndate: 2025-03-01\n",
        "unfinished: the roster does not know who was Commissioner, U.S. Customs and Border Protection on "
        "March 1, 2025. ",
        "Find out, and enter the tenure in templates/roster/officials.yaml.",
    ),
    "wrong-name": (
        REQUEST + "enclosure: A letter to Anthony Blinken\n",
        "warning: 'Anthony Blinken' should read 'Antony J. Blinken'. (wrong-name)",
    ),
    "leftover-placeholder": (
        REQUEST + "subject: Precursors TKTK\n",
        "unfinished: 'TKTK' is a placeholder; write the words meant. (leftover-placeholder)",
    ),
    "changed-since-recorded": (
        REQUEST + "made:\n  officials:\n    - blinken\n  library: abc\n",
        "warning: the library has changed since the record was made. (changed-since-recorded)",
    ),
    "changed-since-recorded, another holder": (
        REQUEST + "made:\n  officials:\n    - rubio\n  library: abc\n",
        "warning: the letter was addressed to 'rubio', and the roster now gives 'blinken'. (changed-since-recorded)",
    ),
}


@pytest.mark.parametrize("case", FINDINGS)
def test_a_finding_says_what_was_found_and_what_to_do(desk: Path, case: str):
    """In the words of the rule, with exit 0 as long as none forbids the letter."""
    text, *expected = FINDINGS[case]
    write(desk / "letter.yaml", text)
    done = run("check", "letter.yaml")

    assert done.code == 0
    assert [words for words in expected if words not in done.out] == [], done.out


def test_a_letter_without_fault_says_so(desk: Path):
    """An office's own signatory, copies as suggested: nothing to object to, and an empty list as data."""
    write(
        desk / "office/templates/signatories/example.yaml",
        "name: Jane Q. Example\ntitle: Member of Congress\nchamber: house\nstate: Ohio\nletterhead: house\n"
        'zip: "20515"\nsince: 2019-01-03\n',
    )
    write(desk / "letter.yaml", REQUEST + "from: example\ncc: ondcp-director\n")

    assert run("check", "letter.yaml", "--library", "office") == (0, "Nothing to object to.\n", "")
    assert json.loads(run("check", "letter.yaml", "--library", "office", "--json").out)["findings"] == []
