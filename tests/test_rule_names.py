"""A misspelt name anywhere in a file of rules is an error at its very line and column, with the name that is meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import run, write

from drafter import assets
from drafter.drafting import open_library
from drafter.errors import DrafterError, Fault

RULES = """\
late-figure:
  title: A figure is older than we like
  when: >-
    'kyc' in asks
    and 'secretary-of-state' in posts and 'ondcp-director' in copies
    and kind == 'request' and issue == 'fentanyl' and 'schumer' in signatories
    and letter.date > day('2024-01-01') and not acting and not designation
  check: evidence-age
  with:
    at_most_months: 12
  level: warning
  message: "it's said that \\"{statistic}\\" covers {period},
    which ended {age} months ago."
  hint: 'Don''t wait: add a newer one to {file}.'
  why: We agreed so.
  since: 2021-01-01
  examples:
    fires:
      - to: secretary-of-state
        asks:
          - scheduling
          - kyc
        from: [trone]
        clause:
          - arrests
        without: death-toll
        cc:
          - cbp-commissioner
        kind: designation-request
        allow: wrong-name
        date: 2024-09-12
        recorded_for: blinken
        figure:
          overdose-deaths: 2024-05-15
          synthetic-opioid-deaths: 2024-05-15
        fill:
          meeting_time: in early February
        evidence:
          deaths: synthetic-opioid-deaths
          here: overdose-deaths-by-state in state
        events:
          act: sanctions-2025
        cites:
          it: nchs-provisional-2024
        blanks:
          meeting_time: when they meet
        sentence: >-
          {{ deaths.figure }} died by {{ meeting_time }}, of {{ here.value | rounded(1000) }}.{{ deaths.note }}
          {% if post.id == 'attorney-general' %}It was {{ act.announced_on }}.{% endif %}{{ it.note }}
    silent:
      - subject: Precursors
        via: By Hand
        enclosure: A list
copies-for-kyc:
  title: Copy two
  include:
    copies:
      - ondcp-director
      - dea-administrator
    clauses:
      - notice-to-companies
      - talks-resumed
  why: They share the work.
wrong-word:
  title: A word that we do not use
  check: wording
  with:
    instead:
      finagle: trick
  level: off
  message: "{found}: {right}"
  why: We agreed so.
counted-otherwise:
  title: Counted otherwise
  check: mixed-bases
  with:
    bases:
      - reported
      - predicted
  level: suggestion
  message: "{figures} in {where}"
  why: We agreed so.
nameless:
  title: Nameless
  check: undated-source
  with:
    found_by_name: [regulation, treaty]
  level: suggestion
  message: "{source} has no {lacks}"
  why: We agreed so.
unsent:
  title: Unsent
  check: unset-sender
  with:
    blanks:
      - letterhead
      - sender-name
  level: unfinished
  message: "{what}"
  why: We agreed so.
our-phrase:
  title: A phrase that we do not use
  check: phrasing
  with:
    lists:
      numbers: one, two
      things: goods
    says:
      - of the {numbers} {things}
    signed_by: several
  level: suggestion
  message: "{found}"
  why: We agreed so.
stale-figure:
  level: off
  why: We have a rule of our own.
"""
STATES = """\
overdose-deaths-by-state:
  measure: Deaths
  unit: deaths
  geography: New York
  series: overdose-deaths
  checked: 2026-11-21
  vintages:
    - published: 2024-05-15
      period:
        since: 2023-01
        until: 2023-12
      value: 6000
      precision: exact
      basis: predicted
      source: nchs-provisional-2024
"""

MISSPELT = {
    "an id in when": ("'kyc' in asks", "'kyb' in asks"),
    "a post in when": ("'secretary-of-state' in posts", "'secretary-of-sate' in posts"),
    "a post among the copies in when": ("'ondcp-director' in copies", "'ondcp-directr' in copies"),
    "a kind of letter in when": ("'request' and", "'reqest' and"),
    "an issue in when": ("issue == 'fentanyl'", "issue == 'fentanil'"),
    "a signatory in when": ("'schumer'", "'shumer'"),
    "a fact in when": ("letter.date > ", "letter.dat > "),
    "a flag in when": ("not designation", "not desigation"),
    "a function in when": ("day('2024-01-01')", "dya('2024-01-01')"),
    "a check": ("evidence-age\n", "evidence-aje\n"),
    "a setting": ("at_most_months", "at_most_month"),
    "a level": ("level: warning", "level: warnin"),
    "a key of a rule": ("  hint: ", "  hnt: "),
    "a word in the message": ("{statistic}", "{statistics}"),
    "a word on the message's second line": ("{age}", "{aged}"),
    "a word in the hint": ("{file}", "{fil}"),
    "a key of the examples": ("    silent:", "    silet:"),
    "a key of an example": ("        without:", "        witout:"),
    "a post of an example": ("to: secretary-of-state", "to: secretery-of-state"),
    "an ask of an example": ("          - kyc", "          - kycc"),
    "a signatory of an example": ("[trone]", "[tron]"),
    "a clause of an example": ("- arrests", "- arests"),
    "a clause left out of an example": ("death-toll", "deth-toll"),
    "a copy of an example": ("cbp-commissioner", "cbp-comissioner"),
    "a kind of letter of an example": ("designation-request", "designation-reqest"),
    "a rule that an example allows": ("allow: wrong-name", "allow: wrong-nam"),
    "an official of an example": ("blinken", "blinkn"),
    "a figure that is pinned": ("          synthetic-opioid-deaths: 2024", "          synthetic-opoid-deaths: 2024"),
    "a blank that is filled": ("meeting_time: in early", "meeting_tim: in early"),
    "a name that an example declares": ("          deaths: syn", "          deths: syn"),
    "a statistic that a sentence declares": ("deaths: synthetic-opioid-deaths", "deaths: synthetic-opiod-deaths"),
    "a statistic of the State": ("overdose-deaths-by-state in", "overdose-deaths-by-stat in"),
    "an event": ("sanctions-2025", "sanction-2025"),
    "a source": ("it: nchs-provisional-2024", "it: nchs-provisonal-2024"),
    "a name that begins a sentence": ("{{ deaths.figure }}", "{{ deths.figure }}"),
    "a field": ("deaths.figure", "deaths.figur"),
    "a blank in a sentence": ("{{ meeting_time }}", "{{ meting_time }}"),
    "a filter": ("rounded(1000)", "ruonded(1000)"),
    "a field on a sentence's second line": ("announced_on", "anounced_on"),
    "a post in a sentence": ("'attorney-general'", "'atorney-general'"),
    "a key of include": ("    copies:\n", "    copie:\n"),
    "a copy that is added": ("- dea-administrator", "- dea-adminstrator"),
    "a clause that is added": ("- talks-resumed", "- talks-resumd"),
    "what a check tells, in a rule that is off": ("{right}", "{rigth}"),
    "a basis": ("- predicted", "- predictd"),
    "a type of source": ("treaty]", "treatty]"),
    "a blank of the sender": ("- sender-name", "- sender-nam"),
    "a list in a phrase": ("{things}", "{thing}"),
    "one of a few words": ("signed_by: several", "signed_by: severl"),
    "a rule that is turned off": ("stale-figure:\n  level", "stale-figur:\n  level"),
}


def office(desk: Path, rules: str) -> Path:
    """An office with a statistic of its own State and these rules."""
    write(desk / "office/clauses/fentanyl/statistics.yaml", STATES)
    return write(desk / "office/templates/rules/ours.yaml", rules)


def faults(folder: Path) -> tuple[Fault, ...]:
    """What is wrong with the office's library; nothing where it is read."""
    try:
        open_library([assets.root(), folder / "office"], None)
    except DrafterError as error:
        return error.faults
    return ()


def test_the_rules_that_are_misspelt_below_are_good_ones(desk: Path):
    """Each name in them is there."""
    office(desk, RULES)

    assert [str(fault) for fault in faults(desk)] == []


@pytest.mark.parametrize("what", MISSPELT)
def test_a_misspelt_name_is_an_error_at_its_line_and_column(what: str, desk: Path):
    """However YAML folds or quotes the text; the right name is offered. An id in a condition begins with its quote."""
    right, wrong = MISSPELT[what]
    assert RULES.count(right) == 1
    text = RULES.replace(right, wrong)
    name = next(new for old, new in zip(_names(right), _names(wrong), strict=True) if old != new)
    quote = "'?" if what.endswith("in when") else ""
    line, column = next(
        (number, found.start() + 1)
        for number, words in enumerate(text.splitlines(), 1)
        if (found := re.search(rf"{quote}(?<![\w-]){re.escape(name)}(?![\w-])", words))
    )
    path = office(desk, text)

    placed = {(fault.where.line, fault.where.column): fault for fault in faults(desk) if fault.where}
    assert {fault.where.path for fault in placed.values() if fault.where} == {path.relative_to(desk).as_posix()}
    assert (line, column) in placed
    meant = next(old for old, new in zip(_names(right), _names(wrong), strict=True) if old != new)
    assert meant in placed[line, column].hint + placed[line, column].message
    assert placed[line, column].excerpt.strip() in text


def _names(text: str) -> list[str]:
    """The words of a piece of a file, with the dots of none and the hyphens and underscores of each."""
    return re.findall(r"[A-Za-z][\w-]*", text)


def test_a_person_sees_the_place_the_line_and_the_name(desk: Path):
    """On the screen, and nothing is listed or made."""
    office(desk, RULES.replace("announced_on", "anounced_on"))
    done = run("rules", "list", "--library", "office")

    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[:3] == [
        "office/templates/rules/ours.yaml:49:63: 'act' has no 'anounced_on'",
        "     49 | {% if post.id == 'attorney-general' %}It was {{ act.anounced_on }}.{% endif %}{{ it.note }}",
        "  Did you mean 'announced_on' or 'announced'?",
    ]


def test_rules_in_the_folder_of_no_issue_are_an_error(desk: Path):
    """They would hold for no letter, and nobody would notice."""
    write(desk / "office/clauses/fentanly/rules.yaml", RULES[RULES.index("wrong-word:") : RULES.index("counted")])
    done = run("rules", "list", "--library", "office")

    assert done.code == 2
    assert "office/clauses/fentanly/rules.yaml: these are rules for letters on 'fentanly', and there is no" in done.err
    assert "Did you mean 'fentanyl'?" in done.err
