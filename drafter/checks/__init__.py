"""The closed set of checks: each looks at one draft for one kind of fault and tells what it found.

A check judges and never edits. Which letters it judges, how gravely and in what words, is the rule's that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
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
from drafter.plan import Plan
from drafter.records.rules import CheckForm, Rule

Run = Callable[[Plan, Reading, dict[str, Any]], Iterator[Told]]


class Check(NamedTuple):
    """A check: the form of its settings and words, and the function that runs it."""

    form: CheckForm
    run: Run


_MODULES = {
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
    "wording": wording,
}

CHECKS: dict[str, Check] = {
    name: Check(CheckForm(module.SETTINGS, module.TELLS), module.run) for name, module in _MODULES.items()
}
"""Every check by the name that rules use."""

FORMS = {name: check.form for name, check in CHECKS.items()}
"""What each check takes and tells, for reading rules."""


OF_FINDINGS = ("unused-allowance",)
"""The checks that ask what the others found, and so come last."""


def judge(plan: Plan, letter: Letter) -> tuple[Finding, ...]:
    """The findings of every rule in force, the gravest first, then in the order of the rules and of the letter.

    One that the request allows is among them, with the reason; an allowance that has ended counts for nothing.
    """
    reading = Reading(plan, letter)
    found: list[Finding] = []
    for rule in sorted(plan.rules, key=lambda rule: rule.check in OF_FINDINGS):
        if plan.applies(rule):
            made = tuple(_findings(rule, reading))
            reading.fired.update(finding.rule for finding in made)
            found += made
    allowed = {rule: one.reason for rule, one in plan.spec.allow.items() if not ended(one, plan.date)}
    told = [replace(one, allowed=allowed[one.rule]) if one.rule in allowed else one for one in dict.fromkeys(found)]
    return tuple(sorted(told, key=lambda finding: LEVELS.index(finding.level)))


def _findings(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for told in CHECKS[rule.check].run(reading.plan, reading, rule.settings):
        message, hint = rule.message.format(**told.words), rule.hint.format(**told.words)
        yield Finding(rule.id, rule.level, message, hint, rule.why, told.where, told.about)
