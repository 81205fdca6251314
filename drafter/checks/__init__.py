"""The closed set of checks: each looks at one draft for one kind of fault and tells what it found.

A check judges and never edits. Which letters it judges, how gravely and in what words, is the rule's that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from drafter.checks import (
    disagreeing_figure,
    evidence_age,
    expired_allowance,
    figure_of_elsewhere,
    future_period,
    later_source,
    left_out,
    mixed_bases,
    outside_remit,
    record_differs,
    roster_age,
    signatory_service,
    suggested_copies,
    superseded_figure,
    trend_words,
    undated_source,
    unfilled_blank,
    unset_sender,
    unsourced_figure,
    unsure_holder,
    unused_allowance,
    vacant_post,
    wording,
)
from drafter.checks.expired_allowance import ended
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.findings import LEVELS, Finding
from drafter.letter import Letter
from drafter.library import Library
from drafter.plan import Plan
from drafter.records.rules import CheckForm, Rule

OfPlan = Callable[[Plan, Reading, dict[str, Any]], Iterator[Told]]
OfWords = Callable[[Reading, dict[str, Any]], Iterator[Told]]


class Check(NamedTuple):
    """A check: the form of its settings and words, and the function that runs it.

    One of the two is None: `of_plan` judges what a letter was drafted from, `of_words` what any letter says.
    """

    form: CheckForm
    of_plan: OfPlan | None
    of_words: OfWords | None


_OF_PLANS = {
    "disagreeing-figure": disagreeing_figure,
    "evidence-age": evidence_age,
    "expired-allowance": expired_allowance,
    "figure-of-elsewhere": figure_of_elsewhere,
    "future-period": future_period,
    "later-source": later_source,
    "left-out": left_out,
    "mixed-bases": mixed_bases,
    "outside-remit": outside_remit,
    "record-differs": record_differs,
    "roster-age": roster_age,
    "signatory-service": signatory_service,
    "suggested-copies": suggested_copies,
    "superseded-figure": superseded_figure,
    "trend-words": trend_words,
    "undated-source": undated_source,
    "unfilled-blank": unfilled_blank,
    "unset-sender": unset_sender,
    "unsourced-figure": unsourced_figure,
    "unsure-holder": unsure_holder,
    "unused-allowance": unused_allowance,
    "vacant-post": vacant_post,
}
"""The checks that need to know what a letter was drafted from."""

_OF_WORDS = {
    "wording": wording,
}
"""The checks that need the letter alone, and so judge those that drafter did not write as well."""

CHECKS: dict[str, Check] = {
    name: Check(CheckForm(module.SETTINGS, module.TELLS), module.run, None) for name, module in _OF_PLANS.items()
} | {name: Check(CheckForm(module.SETTINGS, module.TELLS), None, module.run) for name, module in _OF_WORDS.items()}
"""Every check by the name that rules use."""

FORMS = {name: check.form for name, check in CHECKS.items()}
"""What each check takes and tells, for reading rules."""


OF_FINDINGS = ("unused-allowance",)
"""The checks that ask what the others found, and so come last."""


def judge(plan: Plan, letter: Letter) -> tuple[Finding, ...]:
    """The findings of every rule in force, the gravest first, then in the order of the rules and of the letter.

    One that the request allows is among them, with the reason; an allowance that has ended counts for nothing.
    """
    reading = Reading(letter, plan.library, plan.date, plan)
    rules = (rule for rule in sorted(plan.rules, key=lambda rule: rule.check in OF_FINDINGS) if plan.applies(rule))
    found = _found(rules, reading)
    allowed = {rule: one.reason for rule, one in plan.spec.allow.items() if not ended(one, plan.date)}
    told = [replace(one, allowed=allowed[one.rule]) if one.rule in allowed else one for one in dict.fromkeys(found)]
    return tuple(sorted(told, key=lambda finding: LEVELS.index(finding.level)))


def judge_words(rules: Iterable[Rule], letter: Letter, library: Library, day: date | None) -> tuple[Finding, ...]:
    """The findings about a letter that drafter did not write, the gravest first: of those rules that need no more.

    `day` is its date, None where it bears none.
    """
    found = _found((rule for rule in rules if CHECKS[rule.check].of_words), Reading(letter, library, day))
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: LEVELS.index(finding.level)))


def _found(rules: Iterable[Rule], reading: Reading) -> list[Finding]:
    found: list[Finding] = []
    for rule in rules:
        made = tuple(_findings(rule, reading))
        reading.fired.update(finding.rule for finding in made)
        found += made
    return found


def _told(rule: Rule, reading: Reading) -> Iterator[Told]:
    check = CHECKS[rule.check]
    if check.of_words:
        return check.of_words(reading, rule.settings)
    return check.of_plan(reading.plan, reading, rule.settings) if check.of_plan and reading.plan else iter(())


def _findings(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for told in _told(rule, reading):
        message, hint = rule.message.format(**told.words), rule.hint.format(**told.words)
        yield Finding(rule.id, rule.level, message, hint, rule.why, told.where, told.about, fix=told.fix)
