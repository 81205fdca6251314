"""What the rules advise about a letter that drafter did not write: nothing that only its own letters have."""

from __future__ import annotations

import re
from pathlib import Path

from helpers import run, write
from test_check_any_letter import LETTER

from drafter import assets
from drafter.checks import CHECKS
from drafter.drafting import open_library

OURS = re.compile(r"(?<!check )--\w|\bno_note\b|\bclauses?\b|\bdrafter (?:list|evidence)\b")
"""What a letter of drafter's own has and no other: flags, clauses and their keys, the evidence."""


def test_no_rule_speaks_of_drafters_own_things_to_others() -> None:
    """Every rule that judges by the words alone, whatever kind of letter it is."""
    library = open_library([assets.root()], None)
    rules = [one for one in library.rules.values() if one.check and CHECKS[one.check].of_words]
    wrong = [one.id for one in rules if "kind ==" not in one.when and OURS.search(one.hint_elsewhere or one.hint)]

    assert len(rules) > 40
    assert wrong == []


def test_the_hint_is_the_one_for_the_letter_at_hand(desk: Path) -> None:
    """A number without a footnote: in a clause, and in a letter that somebody else wrote."""
    words = "Last year 3,041 people died of overdoses there."
    write(desk / "theirs.txt", LETTER.replace("I write about the the depot in our town.[1]", words))
    write(desk / "ours.yaml", f"to: secretary-of-state\nasks: kyc\ndate: 2024-09-12\nsubject: {words}\n")
    write(
        desk / "office/templates/rules/ours.yaml",
        "our-words:\n  title: Ours\n  check: wording\n  with: {instead: {overdoses: poisonings}}\n  level: warning\n"
        "  message: Write {right}.\n  hint: Change '{found}' in the clause.\n"
        "  hint_elsewhere: Change '{found}' in Word.\n  why: We say so.\n",
    )
    own = ("--library", "office")
    theirs, ours = run("check", "theirs.txt", *own).out, run("check", "ours.yaml", *own).out

    assert "Add a footnote with its source, or say in the sentence whose count it is." in theirs
    assert "no_note" not in theirs
    assert ("Change 'overdoses' in Word." in theirs, "Change 'overdoses' in the clause." in ours) == (True, True)


def test_explain_shows_both_hints(desk: Path) -> None:
    """And a word in the second that its check does not tell is refused as in the first."""
    done = run("explain", "unsourced-figure")
    rule = "ours:\n  title: Ours\n  check: wording\n  with: {instead: {a: b}}\n  level: error\n  message: b\n  why: c\n"
    write(desk / "office/templates/rules/ours.yaml", rule + "  hint_elsewhere: Write {rihgt}.\n")
    wrong = run("rules", "list", "--library", "office")

    said = " ".join(done.out.split())
    assert "what to do elsewhere Add a footnote" in said
    assert wrong.code == 2
    assert "the check does not tell 'rihgt'" in wrong.err
    assert "Did you mean 'right'?" in wrong.err
