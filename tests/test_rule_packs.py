"""Rule packs stack: the shipped rules, over them the office's, over both those of an issue; and each place is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import run, write

pytestmark = pytest.mark.usefixtures("desk")

TOO_LATE = "to: secretary-of-state\nasks: kyc\nfrom: trone\ndate: 2025-01-04\n"
"""A letter that bears a date after its signatory's service."""

CHANGE = "{name}:\n  level: {level}\n  why: Our chief of staff decides that.\n"
OURS = "office/templates/rules/ours.yaml"
ISSUES = "office/clauses/fentanyl/rules.yaml"
PREFERRED = """\
wrong-name:
  title: A name that we do not use
  check: wording
  with:
    instead:
      sellers: traders
  level: warning
  message: "we write '{right}', not '{found}'."
  why: We agreed so.
"""


def levels(*more: str) -> dict[str, str]:
    """The findings of `drafter check` on a letter with an error: each rule with its level."""
    write(Path("letter.yaml"), TOO_LATE)
    done = run("check", "letter.yaml", "--json", "--library", "office", *more)
    assert done.code in (0, 1), done.err
    return {one["rule"]: one["level"] for one in json.loads(done.out)["findings"]}


def test_an_office_turns_a_shipped_rule_off(desk: Path):
    """With its id, `level: off` and why; the other rules stay."""
    write(desk / OURS, CHANGE.format(name="signatory-out-of-office", level="off"))
    found = levels()

    assert "signatory-out-of-office" not in found
    assert "unset-sender" in found
    assert run("new", "letter.yaml", "-o", "a.docx", "--library", "office").code == 0


def test_an_office_changes_how_grave_a_shipped_rule_is(desk: Path):
    """Its words, check and examples stay as shipped; what was an error is a warning now, and the letter is written."""
    write(desk / OURS, CHANGE.format(name="signatory-out-of-office", level="warning"))

    assert levels()["signatory-out-of-office"] == "warning"
    assert run("new", "letter.yaml", "-o", "a.docx", "--library", "office").code == 0
    assert run("rules", "test", "signatory-out-of-office", "--library", "office").code == 0


def test_an_office_writes_a_rule_of_its_own_in_the_place_of_a_shipped_one(desk: Path):
    """The shipped one says nothing any more."""
    write(desk / OURS, PREFERRED)
    found = run("check", "letter.yaml", "--json", "--library", "office").out if levels() else ""

    messages = [one["message"] for one in json.loads(found)["findings"] if one["rule"] == "wrong-name"]
    assert messages
    assert set(messages) == {"we write 'traders', not 'sellers'."}


def test_an_issue_stands_over_the_office_for_its_own_letters_only(desk: Path):
    """The rule of the issue's folder counts for letters on the issue; for others the office's own does."""
    write(desk / OURS, CHANGE.format(name="signatory-out-of-office", level="warning"))
    write(desk / ISSUES, CHANGE.format(name="signatory-out-of-office", level="suggestion"))
    issue = "title: Bridges\nphrase: bridges\noutline:\n  opening: [plain]\n"
    ask = (
        "---\ntitle: Repair\nlead: Mend them.\nphrase: mending bridges\nreason: They fall.\n"
        "decided_by: secretary-of-state\npressed_by: [president]\nauthority: Our own.\n---\nMend them soon.\n"
    )
    write(desk / "office/clauses/bridges/issue.yaml", issue)
    write(desk / "office/clauses/bridges/asks/repair.md.j2", ask)
    write(desk / "bridges.yaml", TOO_LATE.replace("kyc", "repair") + "issue: bridges\n")
    other = json.loads(run("check", "bridges.yaml", "--json", "--library", "office").out)["findings"]

    assert levels()["signatory-out-of-office"] == "suggestion"
    assert {one["level"] for one in other if one["rule"] == "signatory-out-of-office"} == {"warning"}


def test_two_issues_may_have_rules_of_one_name(desk: Path):
    """Each holds for the letters on its own issue."""
    write(desk / "office/clauses/bridges/issue.yaml", "title: Bridges\nphrase: bridges\noutline:\n  opening: [plain]\n")
    for issue in ("bridges", "fentanyl"):
        write(desk / f"office/clauses/{issue}/rules.yaml", PREFERRED.replace("wrong-name", "our-words"))
    done = run("explain", "our-words", "--library", "office")

    assert done.code == 0, done.err
    assert [line.split()[-1] for line in done.out.splitlines() if line.startswith("  issue")] == ["bridges", "fentanyl"]


def test_the_list_says_which_file_is_in_force_and_what_it_stands_over(desk: Path):
    """A rule that is turned off is listed, and said to be off."""
    write(desk / OURS, CHANGE.format(name="signatory-out-of-office", level="off") + PREFERRED)
    listed = run("rules", "list", "--library", "office").out
    data = {one["id"]: one for one in json.loads(run("rules", "list", "--json", "--library", "office").out)}

    assert " ".join(listed.split()).count("off; all letters; in place of templates/rules/house-style.yaml:") == 1
    assert data["signatory-out-of-office"]["level"] == "off"
    assert data["signatory-out-of-office"]["file"].startswith(f"{OURS}:1:1")
    (over,) = data["signatory-out-of-office"]["overrides"]
    assert over.startswith("templates/rules/house-style.yaml:")
    assert data["wrong-name"]["file"].startswith(f"{OURS}:4:1")
    assert data["stale-figure"]["overrides"] == []


def test_explain_says_which_file_is_in_force_what_it_stands_over_and_why(desk: Path):
    """The shipped reason and the office's, for the rule and for a letter."""
    write(desk / OURS, CHANGE.format(name="signatory-out-of-office", level="off"))
    levels()
    page = " ".join(run("explain", "signatory-out-of-office", "--library", "office").out.split())
    letter = run("explain", "signatory-out-of-office", "letter.yaml", "--library", "office").out

    assert f"file {OURS}:1:1 in place of templates/rules/house-style.yaml:" in page
    assert "level off" in page
    assert "before or after serving. Our chief of staff decides that." in page
    assert f"  {OURS}:1:1 is in force, in place of templates/rules/house-style.yaml:" in letter
    assert f"  turned off in {OURS}:1:1\n" in letter


def test_a_rule_that_is_off_is_not_tried(desk: Path):
    """And it is said that it was not."""
    write(desk / OURS, CHANGE.format(name="signatory-out-of-office", level="off"))
    done = run("rules", "test", "signatory-out-of-office", "wrong-name", "--library", "office")

    assert done.code == 0
    assert done.out.startswith("1 rule, ")
    assert done.out.endswith("; 1 turned off, and not tried.\n")


def test_what_a_rule_adds_can_be_turned_off_and_has_no_other_level(desk: Path):
    """A copy that an office's rule adds is not there where the issue turns the rule off."""
    adds = "our-copy:\n  title: T\n  include:\n    copies: ondcp-director\n  why: W.\n"
    write(desk / OURS, adds)
    request = ("preview", "--to", "secretary-of-state", "--asks", "kyc", "--date", "2024-09-12", "--library", "office")
    assert "Rahul Gupta" in run(*request).out
    write(desk / ISSUES, CHANGE.format(name="our-copy", level="off"))
    off = run(*request)
    write(desk / ISSUES, CHANGE.format(name="our-copy", level="warning"))
    graver = run(*request)

    assert off.code == 0, off.err
    assert "Rahul Gupta" not in off.out
    assert graver.code == 2
    assert "'level' is 'warning' here; 'off' is expected" in graver.err


@pytest.mark.parametrize(
    ("file", "text", "message", "hint"),
    [
        (
            OURS,
            CHANGE.format(name="signatory-out-of-ofice", level="off"),
            "there is no such rule to change",
            "'signatory-out-of-office'?",
        ),
        (
            OURS,
            CHANGE.format(name="our-own", level="off"),
            "there is no such rule to change",
            "clauses/fentanyl/rules.yaml",
        ),
        (OURS, "signatory-out-of-office:\n  level: off\n", "'why' is missing in a rule", "Add a line 'why: …'."),
        (
            OURS,
            CHANGE.format(name="signatory-out-of-office", level="of"),
            "'level' is 'of' here",
            "Did you mean 'off'?",
        ),
    ],
)
def test_a_change_that_changes_nothing_is_an_error(desk: Path, file: str, text: str, message: str, hint: str):
    """With its line, and what to do; so is one without a reason."""
    write(desk / file, text)
    write(desk / ISSUES, PREFERRED.replace("wrong-name", "our-own"))
    done = run("rules", "list", "--library", "office")

    assert done.code == 2
    assert f"{file}:" in done.err
    assert message in done.err
    assert hint in done.err
