"""`drafter explain`: what a thing is, on what authority, of what date; and why a letter is as it is."""

from __future__ import annotations

import json
import re
from datetime import date
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
our-words:
  title: Words of our own
  check: wording
  with:
    instead:
      finagle: trick
  level: suggestion
  message: "{found}: {right}"
  why: We agreed so.
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
    "vintage": (
        "synthetic-opioid-deaths@2024-05-15",
        "(vintage): 74,702 in 2023",
        ("date           published May 15, 2024", "period         2023", "basis          predicted"),
    ),
    "aside": ("business-owner", "(aside): ", ("joins          ",)),
    "signatory": (
        "trone",
        "(signatory): David",
        ("until January 3, 2025", "chamber        house", "letterhead     house"),
    ),
    "letterhead": ("senate", "(letterhead): ", ("typeface       Times New Roman, 12 point",)),
    "kind": ("request", "(kind): A request for action", ("slots          opening",)),
    "issue": (
        "fentanyl",
        "(issue): Fentanyl precursors",
        ("counterpart    the People’s Republic of China", "asks           "),
    ),
    "style": ("chicago", "(style): Chicago notes", ("form           built in",)),
    "check": (
        "wording",
        "(check): Words that are known to be wrong",
        ("finds          Each wrong form", "rules          "),
    ),
}


MISSPELT = {
    "an ask": ("money-laundring", "money-laundering"),
    "a figure": ("overdose-death", "overdose-deaths"),
    "a release": ("synthetic-opioid-deaths@2024-05-16", "synthetic-opioid-deaths@2024-05-15"),
    "a source": ("nchs-provisonal-2024", "nchs-provisional-2024"),
    "an event": ("sanction-2025", "sanctions-2025"),
    "a post": ("secretary-of-sate", "secretary-of-state"),
    "an official": ("blinkn", "blinken"),
    "a signatory": ("tron", "trone"),
    "a letterhead": ("senat", "senate"),
    "a kind": ("designation-reqest", "designation-request"),
    "an issue": ("fentanil", "fentanyl"),
    "a style": ("chicgo", "chicago"),
    "a rule": ("outside-remitt", "outside-remit"),
    "a check": ("evidence-aje", "evidence-age"),
}


@pytest.mark.parametrize("what", MISSPELT)
def test_a_misspelt_id_of_any_kind_is_answered(what: str):
    """With the one that may be meant, among all there is."""
    name, meant = MISSPELT[what]
    done = run("explain", name)

    assert done.code == 2
    assert f"nothing in the library is called '{name}'" in done.err
    assert f"'{meant}'" in done.err


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
    for name in dict.fromkeys(explain_pages.ids(SHIPPED)):
        found = explain_pages.pages(SHIPPED, name, date(2024, 9, 12))

        assert found
        assert all(page.title and page.where and page.date for page in found), name


def test_a_statistic_without_a_figure_on_the_day_says_when_its_first_was_published():
    """A letter of that day has none, and its drafter sees why."""
    (found,) = explain_pages.pages(SHIPPED, "rural-health-award-texas", date(2024, 9, 12))

    assert found.date == "first published December 2025"
    assert found.facts["figure"] == "none public on September 12, 2024"


def test_every_kind_of_list_can_be_explained():
    """Whatever `drafter list` and `drafter rules list` name has a page."""
    from drafter.commands.listing import LISTS

    known = set(explain_pages.ids(SHIPPED))
    for rows in LISTS.values():
        assert {row.id for row in rows(SHIPPED, date(2024, 9, 12))} - known == set()
    assert {rule.id for rule in SHIPPED.rules.values()} - known == set()


def test_an_id_of_two_things_shows_both():
    """A rule and the check that it asks for; an official and the signatory of the same name."""
    check = run("explain", "left-out").out
    person = run("explain", "schumer").out

    assert [line for line in check.splitlines() if line.startswith("left-out (")] == [
        "left-out (rule): A clause that was asked for is not in the letter",
        "left-out (check): A clause that somebody asked for by name and that the letter does not have.",
    ]
    assert "schumer (official): Charles E. Schumer\n" in person
    assert "schumer (signatory): Charles E. Schumer\n" in person


@pytest.mark.parametrize("name", SHIPPED.rules)
def test_the_page_of_every_rule_says_on_what_authority(name: str):
    """On the screen, as it stands in the rule."""
    rule = SHIPPED.rules[name]
    said = " ".join(run("explain", name).out.split())

    assert rule.authority
    assert f"authority {' '.join(rule.authority.split())} date" in said


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
    assert "  no condition: it always holds\n  the check 'unset-sender' looked at:\n    blanks: none\n" in finds
    assert "\n    signatories: schumer\n  unfinished: Charles E. Schumer is a sample" in finds


def test_a_check_says_what_it_looked_at(desk: Path):
    """The figures, the posts, the sources and the day that it asked for, and how many words it read."""
    made(desk)
    looked = {
        name: " ".join(run("explain", name, "made.yaml", "--library", "office").out.split())
        for name in ("stale-figure", "roster-age", "undated-source", "our-words")
    }

    assert "the check 'evidence-age' looked at: " in looked["stale-figure"]
    assert "synthetic-opioid-deaths" in looked["stale-figure"]
    assert "addressees: secretary-of-state" in looked["roster-age"]
    assert "nchs-provisional-2024" in looked["undated-source"]
    assert re.search(r"text: \d+ words", looked["our-words"])
    assert all(said.endswith("it found nothing") for said in looked.values())


def test_a_rule_of_no_name_is_answered_beside_a_record(desk: Path):
    """With the one that may be meant."""
    made(desk)
    done = run("explain", "stale-figur", "made.yaml", "--library", "office")

    assert done.code == 2
    assert "there is no rule 'stale-figur'\n  Did you mean 'stale-figure'" in done.err
