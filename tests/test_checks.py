"""Each rule of the house style: a letter in which it fires, with its words, and one in which it is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter import assets
from drafter.checks import CHECKS
from drafter.drafting import draft, open_library
from drafter.findings import Finding
from drafter.library import Library
from drafter.records.rules import Rule
from drafter.spec import Allowance, LetterSpec, Made

SHIPPED = open_library((assets.root(),), None)
PLAIN = LetterSpec(
    to=("secretary-of-state",), asks=("kyc",), date=date(2024, 9, 12), signatories=("schumer",), issue="fentanyl"
)
"""A letter to which no rule but those on samples and copies objects."""
BACKGROUND = "clauses/fentanyl/background/of-the-office.md.j2"
OWN_SENDER = "templates/signatories/roe.yaml"
ROE = """\
name: Jane Roe
title: United States Senator
chamber: senate
state: Ohio
letterhead: senate
zip: "20510"
since: 2019-01-03
note: Ours.
"""


@dataclass(frozen=True)
class Case:
    """A rule, what is asked for, an office's own files, and what the rule then says; empty where it is silent."""

    rule: str
    given: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""
    hint: str = ""
    level: str = ""
    office: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


def clause(words: str, *front: str) -> dict[str, str]:
    """An office's library of one passage."""
    return {BACKGROUND: "\n".join(("---", "title: Of the office", *front, "---", words, ""))}


def on(day: str) -> date:
    return date.fromisoformat(day)


def table(caption: str, header: str, row: str) -> str:
    """A table of two columns and one row."""
    return f"Table: {caption}\n\n{header}\n| --- | --- |\n{row}"


IT = ("events:", "  it: prc-control-2018")
NOTED = "{{ it.note }}"
OURS = {"clauses": ("of-the-office",)}
NUMBER = "It was found on 4,512 pallets in one year."
COPIED = ("ondcp-director",)

FIRES = [
    Case(
        "unset-sender",
        {"signatories": ()},
        "[YOUR OFFICE’S LETTERHEAD] is still blank.",
        "Name a signatory with --from (drafter list signatories)",
        "unfinished",
        name="nobody signs",
    ),
    Case(
        "unset-sender",
        {},
        "Charles E. Schumer is a sample that ships with drafter.",
        "set up your Member’s office: drafter init",
        "unfinished",
        name="a sample signs",
    ),
    Case(
        "unfilled-blank",
        {"clauses": ("ahead-of-meeting",)},
        "the blank 'meeting_time' is not filled: when they meet, such as in early February.",
        'Give it with --fill "meeting_time=…".',
        "unfinished",
    ),
    Case(
        "vacant-post",
        {"to": ("ondcp-director",), "date": on("2025-06-01")},
        "the roster does not know who was Director of National Drug Control Policy on June 1, 2025. "
        "The acting head of the office in 2025 was not found",
        "Find out, and enter the tenure in templates/roster/officials.yaml.",
        "unfinished",
        name="addressed",
    ),
    Case(
        "vacant-post",
        {"date": on("2025-06-01"), "copies": ("cbp-commissioner",)},
        "the roster does not know who was Commissioner, U.S. Customs and Border Protection on June 1, 2025.",
        "templates/roster/officials.yaml",
        "unfinished",
        name="copied",
    ),
    Case(
        "unsure-holder",
        {"to": ("dea-administrator",), "date": on("2025-08-01")},
        "it is not certain that Terrance C. Cole was Administrator on August 1, 2025 (known from the Senate’s vote).",
        "Verify the day before sending. The day of the oath was not found",
        "warning",
    ),
    Case(
        "holder-of-general-knowledge",
        {"to": ("secretary-of-defense",), "date": on("2025-10-01")},
        "the roster knows by general knowledge alone that Pete Hegseth was Secretary of Defense on October 1, 2025;",
        "then enter a source and its basis in templates/roster/officials.yaml. Shown in office on September 24, 2026",
        "warning",
    ),
    Case(
        "roster-age",
        {"date": on("2026-11-22")},
        "Marco Rubio as Secretary of State was last checked on November 21, 2026.",
        "See that the post has not changed hands, then set 'checked' in templates/roster/officials.yaml.",
        "warning",
    ),
    Case(
        "signatory-out-of-office",
        {"signatories": ("trone",), "date": on("2025-01-04")},
        "David Trone served from January 3, 2019 until January 3, 2025, and the letter is dated January 4, 2025.",
        "Choose another date or another signatory.",
        "error",
        name="after",
    ),
    Case(
        "signatory-out-of-office",
        {"signatories": ("roe",), "date": on("2021-02-01")},
        "Jane Roe served from January 3, 2022, and the letter is dated February 1, 2021.",
        "",
        "error",
        {OWN_SENDER: ROE.replace("2019", "2022")},
        name="before",
    ),
    Case(
        "outside-remit",
        {"to": ("cbp-commissioner",), "asks": ("kyc", "export-controls")},
        "the ask 'kyc' is not one that the Commissioner, U.S. Customs and Border Protection can decide or press for.",
        "It can go to 'president', 'secretary-of-state',",
        "error",
    ),
    Case(
        "stale-figure",
        {"date": on("2027-03-01")},
        "'synthetic-opioid-deaths' covers the twelve months through August 2025, which ended 18 months before the "
        "letter’s date.",
        "Add a newer vintage to clauses/fentanyl/statistics.yaml.",
        "warning",
    ),
    Case(
        "unsourced-figure",
        OURS,
        f"the number '4,512' has no footnote in: {NUMBER}",
        "Cite its source in the clause, or say there under 'no_note' why it needs none.",
        "warning",
        clause(NUMBER),
    ),
    Case(
        "unsourced-figure",
        OURS,
        "the number '$3 million' has no footnote in: They paid $3 million.",
        "",
        "warning",
        clause(
            "{{ counterpart.short }} acted.{{ it.note }} They paid $3 million.", "events:", "  it: prc-control-2018"
        ),
        name="a note in the sentence before",
    ),
    Case(
        "unsourced-figure",
        OURS,
        "the number '4,512' has no footnote in: pallets in a year: 4,512;",
        "",
        "warning",
        clause(f"It was told so:{NOTED}\n\n- pallets in a year: 4,512;\n- and more.{NOTED}", *IT),
        name="in an item, with notes around it",
    ),
    Case(
        "unsourced-figure",
        OURS,
        "the number '4,512' has no footnote in: Pallets | 4,512",
        "",
        "warning",
        clause(f"It was told so.{NOTED}\n\n" + table("Finds", "| What | Number |", "| Pallets | 4,512 |"), *IT),
        name="in a table, with a note above it",
    ),
    Case(
        "unsourced-figure",
        OURS,
        "the number '4,512' has no footnote in: 4,512 | Pallets",
        "",
        "warning",
        clause(table("Finds", f"| Number | What{NOTED} |", "| 4,512 | Pallets |"), *IT),
        name="in a table, with a note over the other column",
    ),
    Case(
        "unsourced-figure",
        OURS,
        "the number '4,512' has no footnote in: Finds on 4,512 pallets",
        "",
        "warning",
        clause(table("Finds on 4,512 pallets", f"| What{NOTED} | Number |", f"| Bags{NOTED} | 7 |"), *IT),
        name="in a caption",
    ),
    Case(
        "unsourced-figure",
        OURS,
        "the number '12' has no footnote in: In 12 ports",
        "",
        "warning",
        clause(table("Finds", "| What | In 12 ports |", f"| Bags{NOTED} | 7 |"), *IT),
        name="in a header",
    ),
    Case(
        "later-source",
        OURS,
        "the source 'treasury-2025' is dated September 3, 2025, after the letter.",
        "or begin the clause on the source’s day with 'since'.",
        "error",
        clause("The Department acted.{{ it.note }}", "events:", "  it: sanctions-2025"),
    ),
    Case(
        "left-out",
        {"clauses": ("arrests",), "date": on("2023-03-01")},
        "'arrests' was asked for and left out: it is true only from June 18, 2024 on.",
        "Take it off the request, or change what keeps it out.",
        "warning",
        name="by its date",
    ),
    Case(
        "left-out",
        {"clauses": ("business-owner",), "asks": ("export-controls",)},
        "'business-owner' was asked for and left out: it is the personal experience of 'trone', who must sign.",
        "",
        "warning",
        name="by its person",
    ),
    Case(
        "left-out",
        {"date": on("2021-12-26"), "designation": True},
        "'designation' was asked for and left out: it rests on 'majors-definition-2021', which was not in force on",
        "",
        "warning",
        name="by the law",
    ),
    Case(
        "copies-to-consider",
        {},
        "the asks also concern the Director of National Drug Control Policy.",
        "Copies: --cc ondcp-director",
        "suggestion",
    ),
    Case(
        "changed-since-recorded",
        {"made": Made(("pompeo",), SHIPPED.hash)},
        "the letter was addressed to 'pompeo', and the roster now gives 'blinken'.",
        "Read the letter again before you use it.",
        "warning",
        name="by its addressee",
    ),
    Case(
        "changed-since-recorded",
        {"made": Made(("blinken",), "0" * 16)},
        "the library has changed since the record was made.",
        "",
        "warning",
        name="by its library",
    ),
    Case(
        "wrong-name",
        OURS,
        "'Drug Enforcement Agency' should read 'Drug Enforcement Administration'.",
        "Correct it where it is written.",
        "warning",
        clause("The Drug Enforcement Agency and others work on this."),
        name="in a clause",
    ),
    Case(
        "wrong-name",
        {
            "clauses": ("ahead-of-meeting",),
            "fill": {"counterpart_official": "the head of the Customs and Border Patrol", "meeting_time": "soon"},
        },
        "'Customs and Border Patrol' should read 'Customs and Border Protection'.",
        "",
        "warning",
        name="in the words for a blank",
    ),
    Case(
        "wrong-name",
        OURS,
        "'Anthony Blinken' should read 'Antony J. Blinken'.",
        "",
        "warning",
        {
            **clause("The Department said so.{{ it.note }}", "cites:", "  it: of-the-office"),
            "clauses/fentanyl/sources.yaml": "of-the-office:\n  type: webpage\n  issued: 2023-01-05\n"
            "  title: Remarks of Anthony Blinken\n  checked: 2026-11-21\n",
        },
        name="in a note",
    ),
    Case(
        "subject-named-twice",
        {"subject": "Re: Precursors"},
        "'Re: Re:' says it twice; the subject line begins with Re: by itself.",
        "Leave it out of --subject.",
        "unfinished",
    ),
    Case(
        "leftover-placeholder",
        {"subject": "(INSERT ISSUE)"},
        "'(INSERT ISSUE)' is a placeholder; write the words meant.",
        "Correct it where it is written.",
        "unfinished",
        name="in the subject",
    ),
    Case(
        "leftover-placeholder",
        OURS,
        "'TKTK' is a placeholder; write the words meant.",
        "",
        "unfinished",
        clause("TKTK people agree."),
        name="in a clause",
    ),
]

NCHS = ("cites:", "  it: nchs-provisional-2025")
NATIONAL = ("evidence:", "  deaths: synthetic-opioid-deaths")
REPORTED = """\
reported-deaths:
  measure: Deaths as reported
  unit: deaths
  geography: United States
  checked: 2026-11-21
  vintages:
    - published: 2024-05-15
      period:
        since: 2023-01
        until: 2023-12
      value: 100000
      precision: exact
      basis: reported
      source: nchs-provisional-2024
"""
PINNED = {"date": on("2025-06-02"), "figures": {"synthetic-opioid-deaths": "2024-05-15"}}
UNDATED = "of-the-office:\n  type: webpage\n  title: T\n  author:\n    - literal: A\n  checked: 2026-11-21\n"

FIRES += [
    Case(
        "superseded-figure",
        PINNED,
        "'synthetic-opioid-deaths' is given for 2023 as published in the release of May 15, 2024; by the letter’s date "
        "there was 48,422 for 2024, of May 14, 2025.",
        "Take the pin off",
        "warning",
    ),
    Case(
        "disagreeing-figure",
        {**OURS, "date": on("2025-06-02")},
        "the number '84,422' stands beside a footnote to 'nchs-provisional-2025'",
        "Print the figure",
        "warning",
        clause("In 2024 it took 84,422 lives.{{ it.note }}", *NCHS),
        name="typed",
    ),
    Case(
        "disagreeing-figure",
        {**OURS, "date": on("2025-06-02"), "fill": {"toll": "some 66,000"}},
        "the number '66,000'",
        "Print the figure",
        "warning",
        clause("In 2024 it took {{ toll }} lives.{{ it.note }}", *NCHS, "blanks:", "  toll: the number"),
        name="filled into a blank",
    ),
    *(
        Case(
            "trend-words",
            {**OURS, "date": on(day)},
            message,
            "Let the figure choose",
            "warning",
            clause(
                f"Deaths {words}: {{{{ deaths.figure }}}} in {{{{ deaths.period }}}}.{{{{ deaths.note }}}}", *NATIONAL
            ),
            name=f"{words} on {day}",
        )
        for words, day, message in (
            (
                "rose",
                "2024-09-12",
                "'rose' is said beside 'synthetic-opioid-deaths', whose release shows a fall of 2 percent",
            ),
            (
                "Surged",
                "2025-06-02",
                "'surged' is said beside 'synthetic-opioid-deaths', whose release shows a fall of 37",
            ),
            (
                "fell",
                "2025-03-03",
                "whose release does not show how the count compares with the year before: Deaths fell",
            ),
            (
                "hit a record",
                "2024-09-12",
                "'record' is said beside 'synthetic-opioid-deaths', whose release is not above",
            ),
        )
    ),
    Case(
        "mixed-bases",
        OURS,
        "figures on different bases stand in one sentence: 74,702 (predicted), 100,000 (reported).",
        "Take figures of one basis",
        "warning",
        {
            **clause("{{ all.figure }} and {{ deaths.figure }}.{{ all.note }}", *NATIONAL, "  all: reported-deaths"),
            "clauses/fentanyl/statistics.yaml": REPORTED,
        },
    ),
    Case(
        "future-period",
        OURS,
        "'months through August 2025' was not over on the letter’s date, September 12, 2024.",
        "Correct the period",
        "warning",
        clause("In the twelve months through August 2025 it grew worse."),
    ),
    Case(
        "figure-of-elsewhere",
        OURS,
        "the sentence speaks of New York, and 'synthetic-opioid-deaths' counts United States: New York lost 74,702",
        "in state",
        "warning",
        clause("New York lost {{ deaths.figure }} lives.{{ deaths.note }}", *NATIONAL),
    ),
    Case(
        "undated-source",
        OURS,
        "the source 'of-the-office' has no date and no link.",
        "Add it in",
        "suggestion",
        {
            **clause("The Office said so.{{ it.note }}", "cites:", "  it: of-the-office"),
            "clauses/fentanyl/sources.yaml": UNDATED,
        },
    ),
]

FIRES += [
    Case(
        "expired-allowance",
        {"allow": {"wrong-name": Allowance("said so", on("2024-09-11"))}},
        "the rule 'wrong-name' was allowed until September 11, 2024 only: said so",
        "give a later day",
        "warning",
    ),
    Case(
        "unused-allowance",
        {"allow": {"wrong-name": Allowance("said so")}},
        "the rule 'wrong-name' is allowed, and it objects to nothing here.",
        "Take it out",
        "warning",
    ),
]

POWERS = {
    "power-majors-list": ("identify that country in the next Majors List", "secretary-of-state", "president"),
    "power-scheduling": ("schedule xylazine without delay", "secretary-of-state", "dea-administrator"),
    "power-sanctions": ("sanction the sellers", "dea-administrator", "secretary-of-the-treasury"),
    "power-special-measures": ("name it a primary money laundering concern", "attorney-general", "fincen-director"),
    "power-terrorist-organization": (
        "designate it as a foreign terrorist organization",
        "attorney-general",
        "secretary-of-state",
    ),
    "power-section-301": ("open a section 301 investigation", "secretary-of-state", "us-trade-representative"),
    "power-prosecution": ("prosecute the sellers", "dea-administrator", "attorney-general"),
    "power-legislation": ("enact a law against it", "president", "speaker"),
}
"""What only some can do: the words, somebody who cannot, somebody who can."""

FIRES += [
    Case(name, {**OURS, "to": (other,)}, "” asks for what ", "", "error", clause(f"{{{{ I }}}} ask you to {words}."))
    for name, (words, other, _) in POWERS.items()
]

SILENT = [
    *(
        Case(name, {**OURS, "to": (able,)}, office=clause(f"{{{{ I }}}} ask you to {words}."), name="who can")
        for name, (words, _, able) in POWERS.items()
    ),
    Case("expired-allowance", {"allow": {"wrong-name": Allowance("said so", on("2024-09-12"))}}, name="the last day"),
    Case("unused-allowance", {"allow": {"copies-to-consider": Allowance("said so")}}, name="its rule fires"),
    Case("unused-allowance", {"allow": {"wrong-name": Allowance("said so", on("2024-09-11"))}}, name="ended"),
    Case("superseded-figure", {"date": on("2025-06-02")}),
    Case("superseded-figure", {"figures": {"synthetic-opioid-deaths": "2024-05-15"}}, name="pinned to the newest"),
    *(
        Case(
            "disagreeing-figure",
            {**OURS, "date": on("2025-06-02")},
            office=clause(f"In 2024 it took {words}.{{{{ it.note }}}}", *NCHS),
            name=words,
        )
        for words in (
            "48,422 lives",
            "about 48,000 lives",
            "nearly 50,000 lives, or 132 a day",
            "60 percent of all",
            "27,860 fewer lives, a fall of 37 percent",
        )
    ),
    *(
        Case(
            "trend-words",
            {**OURS, "date": on(day)},
            office=clause(f"Deaths {words}: {{{{ deaths.figure }}}}.{{{{ deaths.note }}}}", *NATIONAL),
            name=f"{words} on {day}",
        )
        for words, day in (("fell", "2024-09-12"), ("were a record", "2023-07-03"), ("were counted", "2025-03-03"))
    ),
    Case("trend-words", OURS, office=clause("The number of shipments rose."), name="no figure is near"),
    Case("mixed-bases"),
    Case("future-period", OURS, office=clause("In the twelve months through August 2024 it grew worse.")),
    Case(
        "figure-of-elsewhere",
        OURS,
        office=clause("New York bears its part of the Nation’s {{ deaths.figure }}.{{ deaths.note }}", *NATIONAL),
    ),
    Case("undated-source"),
    Case("unset-sender", {"signatories": ("roe",)}, office={OWN_SENDER: ROE}),
    Case(
        "unfilled-blank",
        {
            "clauses": ("ahead-of-meeting",),
            "fill": {"counterpart_official": "Foreign Minister Qin Gang", "meeting_time": "in early February"},
        },
    ),
    Case("unfilled-blank", {"signatories": ()}, name="the sender's blanks are another rule's"),
    Case("vacant-post", {"to": ("ondcp-director",)}),
    Case("vacant-post", {"to": ("attorney-general",), "date": on("2026-05-04")}, name="an acting holder is a holder"),
    Case("unsure-holder", {"to": ("dea-administrator",), "date": on("2025-08-14")}, name="the first certain day"),
    Case("unsure-holder", {"to": ("ondcp-director",), "date": on("2025-06-01")}, name="nobody is known"),
    Case("holder-of-general-knowledge", {"to": ("secretary-of-state",)}, name="a source shows the days"),
    Case(
        "holder-of-general-knowledge",
        {"to": ("archivist",), "date": on("2025-02-10")},
        name="a day that is not certain is another rule's",
    ),
    Case("roster-age", {"date": on("2026-11-21")}, name="on the very day"),
    Case("roster-age", {"date": on("2024-09-12")}, name="a tenure that has ended"),
    Case("signatory-out-of-office", {"signatories": ("trone",), "date": on("2025-01-03")}, name="the last day"),
    Case("signatory-out-of-office", {"signatories": ()}, name="nobody signs"),
    Case("outside-remit", {"to": ("cbp-commissioner",), "asks": ("export-controls",)}),
    Case(
        "outside-remit",
        {"to": ("cbp-commissioner", "secretary-of-state"), "asks": ("kyc", "export-controls")},
        name="one of two addressees can",
    ),
    Case("stale-figure", {"date": on("2027-02-28")}, name="on the last day of the eighteenth month"),
    Case("stale-figure", {"date": on("2027-03-01"), "without": ("death-toll",)}, name="no figure in the letter"),
    Case("unsourced-figure", OURS, office=clause(NUMBER, "no_note: Counted by the office itself."), name="excused"),
    Case(
        "unsourced-figure",
        OURS,
        office=clause("It was found on 4,512 pallets.{{ it.note }}", "events:", "  it: prc-control-2018"),
        name="noted",
    ),
    Case(
        "unsourced-figure",
        OURS,
        office=clause(
            "On May 3, 2021, and in 2022, under 21 U.S.C. 862 and Pub. L. 117-81, 4-AP and 1-boc-4-AP were named "
            "to people aged 18 to 44 for fiscal year 2024."
        ),
        name="dates, law, chemicals, ages",
    ),
    *(
        Case("unsourced-figure", OURS, office=clause(words, *IT), name=f"noted {where}")
        for where, words in (
            ("in its item", f"It was told so:\n\n- 4,512 pallets;{NOTED}\n- and more."),
            ("in its row", table("Finds", "| What | Number |", f"| Pallets{NOTED} | 4,512 |")),
            ("over its column", table("Finds", f"| What | Number{NOTED} |", "| Pallets | 4,512 |")),
            ("in the caption", table(f"Finds on 12 days{NOTED}", "| What | In 7 ports |", "| Pallets | 4,512 |")),
        )
    ),
    Case(
        "unsourced-figure",
        OURS,
        office=clause(table("Finds", "| What | Number |", "| Pallets | 4,512 |"), "no_note: Counted by the office."),
        name="excused in a table",
    ),
    Case(
        "later-source",
        {**OURS, "date": on("2025-09-03")},
        office=clause("The Department acted.{{ it.note }}", "events:", "  it: sanctions-2025"),
        name="on the day itself",
    ),
    Case("left-out", {"clauses": ("arrests",)}),
    Case("left-out", {"without": ("death-toll",)}, name="left out by request"),
    Case("copies-to-consider", {"copies": COPIED}, name="copied"),
    Case("copies-to-consider", {"to": COPIED}, name="addressed"),
    Case("changed-since-recorded", {}, name="no record"),
    Case("changed-since-recorded", {"made": Made(("blinken",), SHIPPED.hash)}, name="nothing has changed"),
    Case("wrong-name", OURS, office=clause("The Drug Enforcement Administration works on this.")),
    Case("wrong-name", OURS, office=clause("Anthony Blinkenberg is somebody else."), name="a part of a longer word"),
    Case("subject-named-twice", {"subject": "Reporting: Fentanyl precursors"}),
    Case("leftover-placeholder", {"subject": "Fentanyl precursors"}),
    Case("leftover-placeholder", OURS, office=clause("Super Bowl XXXIV was long ago."), name="inside a word"),
]


def library(case: Case, folder: Path) -> Library:
    """The shipped library with the case's own files over it."""
    if not case.office:
        return SHIPPED
    for name, text in case.office.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return open_library((assets.root(), folder), None)


def found(case: Case, folder: Path) -> list[Finding]:
    """What the case's rule finds."""
    made = draft(replace(PLAIN, **case.given), library(case, folder))
    return [finding for finding in made.findings if finding.rule == case.rule]


def named(case: Case) -> str:
    return f"{case.rule}: {case.name}" if case.name else case.rule


@pytest.mark.parametrize("case", FIRES, ids=named)
def test_a_rule_says_what_is_wrong_and_what_to_do(case, tmp_path):
    """Its message in the words a person reads, its level, its hint, and why the rule is there."""
    findings = found(case, tmp_path)
    words = [finding for finding in findings if case.message in finding.message]

    assert words, [finding.message for finding in findings]
    assert words[0].level == case.level
    assert case.hint in words[0].hint
    assert words[0].why.endswith(".")
    assert words[0].blocks == (case.level == "error")


@pytest.mark.parametrize("case", SILENT, ids=named)
def test_a_rule_is_silent_where_nothing_is_wrong(case, tmp_path):
    """The nearest letter to which it has no objection."""
    assert found(case, tmp_path) == []


def test_every_rule_has_a_letter_that_breaks_it_and_one_that_does_not():
    """A rule that is added without its two cases fails here; `test_rule_examples` runs those of its own file."""
    judging = {name: rule for name, rule in SHIPPED.rules.items() if rule.check}
    fires, silent = {case.rule for case in FIRES}, {case.rule for case in SILENT}

    assert (fires | silent) - {rule.id for rule in judging.values()} == set()
    assert [name for name, rule in judging.items() if not (rule.id in fires or _has_example(rule, fires=True))] == []
    assert [name for name, rule in judging.items() if not (rule.id in silent or _has_example(rule, fires=False))] == []
    assert {case.rule for case in FIRES} == {case.rule for case in SILENT}


def _has_example(rule: Rule, *, fires: bool) -> bool:
    return any(example.fires == fires for example in SHIPPED.examples[rule.key])


def test_every_check_has_a_rule_that_uses_it():
    """A check that no rule names would never run."""
    assert {rule.check for rule in SHIPPED.rules.values() if rule.check} == set(CHECKS)


def test_the_gravest_finding_comes_first():
    """Errors, then what is unfinished, then warnings, then suggestions, however the rules are ordered."""
    spec = replace(
        PLAIN, to=("cbp-commissioner",), date=on("2025-06-01"), signatories=("trone",), clauses=("projection",)
    )
    levels = [finding.level for finding in draft(spec, SHIPPED).findings]

    assert levels == sorted(levels, key=["error", "unfinished", "warning", "suggestion"].index)
    assert set(levels) == {"error", "unfinished", "warning", "suggestion"}


def test_a_finding_points_at_the_line_that_a_person_would_change(tmp_path):
    """The clause that holds the number, the entry of the person, the figure's statistic."""
    number = Case("unsourced-figure", OURS, office=clause(NUMBER))
    (finding,) = found(number, tmp_path)
    (age,) = found(Case("roster-age", {"date": on("2026-11-22")}), tmp_path)

    assert finding.where is not None
    assert (finding.where.path, finding.where.line) == ((tmp_path / BACKGROUND).as_posix(), 4)
    assert age.where is not None
    assert age.where.path == "templates/roster/officials.yaml"


def test_an_office_adds_a_rule_of_its_own_and_its_words(tmp_path):
    """Its own file of rules, with a check of the closed set, judges every letter from then on."""
    rules = {
        "templates/rules/ours.yaml": "not-in-our-letters:\n  title: A word we do not use\n  check: wording\n"
        "  with:\n    instead:\n      smuggle: traffic\n  level: suggestion\n"
        "  message: \"we write '{right}', not '{found}'.\"\n  hint: See our style sheet.\n  why: We agreed so.\n"
    }
    (finding,) = found(Case("not-in-our-letters", office=rules), tmp_path)

    assert (finding.level, finding.message) == ("suggestion", "we write 'traffic', not 'smuggle'.")
