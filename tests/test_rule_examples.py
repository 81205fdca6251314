"""The examples of rules: each shipped rule fires and stays silent where it says so, and `drafter rules` tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import run, run_installed, write

from drafter import assets
from drafter.drafting import open_library
from drafter.examples import tried

SHIPPED = open_library([assets.root()], None)

OURS = """\
no-finagling:
  title: A word that we do not use
  check: wording
  with:
    instead:
      finagle: trick
  level: suggestion
  message: "we write '{right}', not '{found}'."
  why: We agreed so.
  examples:
    fires:
      - sentence: They finagle it.
    silent:
      - sentence: They know it.
"""
COPY = """\
copy-on-prosecutions:
  title: Copy the Attorney General on prosecutions
  when: "'prosecutions' in asks"
  include:
    copies: attorney-general
  why: The Department answers for it.
  examples:
    fires:
      - asks: prosecutions
        to: secretary-of-state
    silent:
      - asks: kyc
        to: secretary-of-state
"""


@pytest.mark.parametrize("name", SHIPPED.rules)
def test_every_shipped_rule_does_as_its_examples_say(name: str):
    """At least one in which it fires and one in which it is silent."""
    rule = SHIPPED.rules[name]
    outcomes = list(tried(rule, SHIPPED))

    assert {example.fires for example in SHIPPED.examples[name]} == {True, False}
    assert [(str(one.example.where), one.said) for one in outcomes if not one.good] == []


def test_every_shipped_rule_says_why_and_on_what_authority():
    """A sentence; and a law, manual or practice that can be looked up, or that it is the office's own practice."""
    assert [rule.id for rule in SHIPPED.rules.values() if not rule.why.endswith(".")] == []
    assert [rule.id for rule in SHIPPED.rules.values() if len(rule.authority) < 15] == []


def test_rules_test_tries_all_of_them(desk: Path):
    """And says how many; a single one may be named."""
    done = run("rules", "test")
    examples = sum(map(len, SHIPPED.examples.values()))

    assert (done.code, done.err) == (0, "")
    assert done.out == f"{len(SHIPPED.rules)} rules, {examples} examples: all as they say.\n"
    assert run("rules", "test", "outside-remit").out == "1 rule, 2 examples: all as they say.\n"


def test_a_rule_that_does_otherwise_is_told_with_the_place_of_its_example(desk: Path):
    """An office's own rule: the file and line, what it should have done, exit code 1."""
    write(desk / "office/templates/rules/ours.yaml", OURS.replace("finagle: trick", "finagle: trick\n      They: We"))
    done = run("rules", "test", "no-finagling", "--library", "office")

    assert done.code == 1
    assert done.out.splitlines() == [
        "office/templates/rules/ours.yaml:15:9: the rule 'no-finagling' fires here, and should be silent",
        "  we write 'We', not 'They'.",
        "1 rule, 2 examples: 1 not as it says.",
    ]


def test_a_rule_that_is_silent_where_it_should_fire_is_told(desk: Path):
    """The words of the example are in capitals, and the rule looks for them as written."""
    write(desk / "office/templates/rules/ours.yaml", OURS.replace("They finagle", "They FINAGLE"))
    done = run("rules", "test", "no-finagling", "--library", "office", "--json")

    told = json.loads(done.out)["examples"]
    assert done.code == 1
    assert [(one["should_fire"], one["fired"]) for one in told] == [(True, False), (False, False)]


def test_a_rule_without_examples_is_told(desk: Path):
    """Both kinds are asked for."""
    bare = OURS[: OURS.index("  examples:")]
    write(desk / "office/templates/rules/ours.yaml", bare)
    done = run("rules", "test", "no-finagling", "--library", "office")

    assert done.code == 1
    assert "the rule 'no-finagling' has no example under 'fires and silent'" in done.out


def test_a_rule_that_adds_is_tried_too(desk: Path):
    """It fires where its condition holds."""
    write(desk / "office/templates/rules/ours.yaml", COPY)
    done = run("rules", "test", "copy-on-prosecutions", "--library", "office")

    assert (done.code, done.out) == (0, "1 rule, 2 examples: all as they say.\n")


def test_an_example_of_which_no_letter_can_be_made_is_told(desk: Path):
    """With the fault of its request."""
    write(
        desk / "office/templates/rules/ours.yaml", COPY.replace("asks: kyc", "asks: kyc\n        clause: prosecutions")
    )
    done = run("rules", "test", "copy-on-prosecutions", "--library", "office")

    assert done.code == 1
    assert "no letter can be made of this example\n  'prosecutions' is an ask" in done.out


def test_rules_are_listed_and_shown(desk: Path):
    """The list is narrowed by words; one rule is shown with its authority and its examples."""
    listed = run("rules", "list", "remit")
    shown = run("rules", "show", "outside-remit")

    assert listed.out.splitlines()[0] == "outside-remit  The addressee can neither decide nor press for the ask"
    assert "error; all letters" in listed.out
    assert shown.out.startswith("outside-remit (rule): The addressee can neither decide nor press for the ask\n")
    assert "\n  authority      " in shown.out
    assert "\n  fires in       templates/rules/house-style.yaml:" in shown.out
    assert json.loads(run("rules", "list", "--json").out)[0]["id"] == next(iter(SHIPPED.rules))


@pytest.mark.parametrize("command", ["show", "test"])
def test_a_misspelt_rule_is_answered(desk: Path, command: str):
    """With the one that may be meant."""
    done = run_installed("rules", command, "outside-remitt", cwd=desk, PYTHONPATH=str(Path(__file__).parents[1]))

    assert done.code == 2
    assert "there is no rule 'outside-remitt'\n  Did you mean 'outside-remit'?" in done.err
