"""`drafter explain`: what a thing is, on what authority, of what date; and why a letter is as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import run, write

from drafter import assets
from drafter.commands import explain_pages
from drafter.drafting import open_library

pytestmark = pytest.mark.usefixtures("desk")

SHIPPED = open_library([assets.root()], None)
REQUEST = "to: secretary-of-state\nasks: kyc\ndate: 2024-09-12\nfrom: schumer\n"
RULE = """\
for-two:
  title: Two asks and the President's copy
  when: "'kyc' in asks and letter.date > day('2025-01-01') or letter.signatories > 1"
  check: left-out
  level: error
  message: "{clause}"
  why: We agreed so.
copy-on-kyc:
  title: Copy the Commissioner
  when: "'kyc' in asks"
  include:
    copies:
      - cbp-commissioner
      - secretary-of-state
  why: The ports see it first.
"""

EACH = {
    "ask": (
        "kyc",
        "(ask): Know-your-customer rules",
        ("authority      The PRC legislates", "date           from May 1, 2019"),
    ),
    "clause": ("death-toll", "(clause): ", ("slot           background", "figures        synthetic-opioid-deaths")),
    "statistic": (
        "synthetic-opioid-deaths",
        "(statistic): ",
        ("date           published May 15, 2024", "figure         74,702 in 2023", "basis          predicted"),
    ),
    "source": ("nchs-provisional-2024", "(source): ", ("date           issued 2024", "statistics")),
    "post": (
        "secretary-of-state",
        "(post): ",
        ("holder         Antony J. Blinken, Secretary of State, from January 26, 2021",),
    ),
    "event": ("prc-control-2018", "(event): ", ("announced", "in effect")),
    "rule": (
        "outside-remit",
        "(rule): ",
        ("why            An ask to the wrong official", "check          outside-remit"),
    ),
    "official": ("blinken", "(official): ", ("tenures        Secretary of State from January 26, 2021",)),
}


@pytest.mark.parametrize("kind", EACH)
def test_each_kind_of_thing_is_explained(kind: str):
    """What it is, its authority, its date, its file and line."""
    name, title, expected = EACH[kind]
    done = run("explain", name, "--as-of", "2024-09-12")

    assert (done.code, done.err) == (0, "")
    assert f"{name} {title}" in done.out
    for words in (*expected, "  authority      ", "  date           ", "  file           "):
        assert words in done.out, done.out


def test_everything_with_an_id_can_be_explained():
    """Nothing in the shipped library lacks a page, its file or its date."""
    from datetime import date

    for name in dict.fromkeys(explain_pages.ids(SHIPPED)):
        found = explain_pages.pages(SHIPPED, name, date(2024, 9, 12))

        assert found
        assert all(page.title and page.where and page.date for page in found), name


def test_every_ask_states_its_authority():
    """So that nobody is asked for what cannot be had of them."""
    asks = [clause for clause in SHIPPED.clauses.values() if clause.slot == "asks"]

    assert [one.id for one in asks if not explain_pages.clause(one, SHIPPED).authority] == []


def test_an_unknown_id_is_answered():
    """With the one that may be meant."""
    done = run("explain", "outside-remitt")

    assert done.code == 2
    assert "nothing in the library is called 'outside-remitt'\n  Did you mean 'outside-remit'?" in done.err


def made(desk: Path) -> None:
    """A letter by an office with two rules of its own."""
    write(desk / "office/templates/rules/ours.yaml", RULE)
    write(desk / "letter.yaml", REQUEST)
    assert run("new", "letter.yaml", "-o", "made.docx", "--library", "office").code == 0


def test_a_record_is_explained_by_its_decisions(desk: Path):
    """Who and why, on what paper, which clauses, which release, which copy by which rule."""
    made(desk)
    done = run("explain", "made.docx", "--library", "office")

    assert done.code == 0
    for words in (
        "addressee:\n  + blinken: Secretary of State on September 12, 2024: since January 26,",
        "letterhead:\n  + senate: ",
        "style:\n  + house: ",
        "  + death-toll: the issue’s outline carries it\n      clauses/fentanyl/background/death-toll.md.j2\n",
        "  - arrests: it is there only on request\n",
        "  + kyc: you asked for it\n",
        "figure:\n  + synthetic-opioid-deaths: the newest on September 12, 2024: published May 15,",
        "copy:\n  + cbp-commissioner: the rule 'copy-on-kyc' adds it: The ports see it first.\n",
        "  - secretary-of-state: the rule 'copy-on-kyc' adds it, and the letter itself",
    ):
        assert words in done.out, done.out


def test_every_clause_that_was_weighed_has_one_decision(desk: Path):
    """Kept ones are those of the letter."""
    made(desk)
    letter = json.loads(run("explain", "made.yaml", "--json", "--library", "office").out)["letter"]
    clauses = [one for one in letter["decisions"] if one["of"] == "clause"]
    recorded = (desk / "made.yaml").read_text("utf-8")

    assert len({one["subject"] for one in clauses}) == len(clauses)
    assert all(one["because"] for one in clauses)
    assert [one["subject"] for one in clauses if one["kept"] and f"- {one['subject']}\n" not in recorded] == []


def test_a_rule_is_explained_leaf_by_leaf(desk: Path):
    """Each comparison, whether it is true, and the value that it asks about."""
    made(desk)
    done = run("explain", "for-two", "letter.yaml", "--library", "office")

    assert done.out.splitlines() == [
        "for-two in letter.yaml",
        "  yes 'kyc' in asks",
        "        asks is ['kyc']",
        "  no  letter.date > day('2025-01-01')",
        "        letter.date is 2024-09-12",
        "  no  letter.signatories > 1",
        "        letter.signatories is 1",
        "  so the condition does not hold: 'kyc' in asks and letter.date > day('2025-01-01') or letter.signatories > 1",
        "  so it was not asked",
    ]


def test_a_rule_that_adds_says_what(desk: Path):
    """And one that is always in force has no leaves, and tells its findings."""
    made(desk)
    adds = run("explain", "copy-on-kyc", "letter.yaml", "--library", "office").out
    finds = run("explain", "unset-sender", "letter.yaml").out

    assert adds.endswith("  it adds copies: cbp-commissioner, secretary-of-state\n")
    assert "  no condition: it always holds\n  unfinished: Charles E. Schumer is a sample" in finds


def test_the_data_has_a_schema_with_a_number(desk: Path):
    """The names that explain_pages describes, and no others; changing one takes a new number."""
    made(desk)
    thing, letter, rule = (
        json.loads(run("explain", *names, "--json", "--library", "office").out)
        for names in (("kyc",), ("made.yaml",), ("for-two", "made.yaml"))
    )

    assert {one["schema"] for one in (thing, letter, rule)} == {"drafter-explain/1"}
    assert set(thing) == {"schema", "things"}
    assert set(thing["things"][0]) == {"kind", "id", "title", "authority", "date", "where", "facts"}
    assert set(letter) == {"schema", "letter"}
    assert set(letter["letter"]) == {"file", "date", "decisions"}
    assert set(letter["letter"]["decisions"][0]) == {"of", "subject", "kept", "because", "where"}
    assert set(rule) == {"schema", "rule"}
    assert set(rule["rule"]) == {
        "id", "file", "in_force", "condition", "holds", "leaves", "findings", "result",
    }  # fmt: skip
    assert set(rule["rule"]["leaves"][0]) == {"text", "holds", "values"}
    described = explain_pages.__doc__ or ""
    for name in ("schema", "things", "authority", "decisions", "because", "in_force", "leaves", "values", "result"):
        assert f"`{name}`" in described
