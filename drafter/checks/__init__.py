"""The closed set of checks: each looks at one draft for one kind of fault and tells what it found.

A check judges and never edits. Which letters it judges, how gravely and in what words, is the rule's that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from drafter.checks import (
    addressee_copied,
    another_addressee,
    blank_form,
    copies_order,
    disagreeing_figure,
    doubled_space,
    doubled_word,
    early_follow_up,
    evidence_age,
    expired_allowance,
    figure_of_elsewhere,
    filled_figure,
    future_period,
    identifier,
    impossible_day,
    known_forms,
    known_name,
    later_source,
    left_out,
    leftover_placeholder,
    missing_section,
    missing_stop,
    misspelt_word,
    mixed_bases,
    mixed_forms,
    mixed_quotes,
    not_said,
    outside_remit,
    persons,
    phrasing,
    recent_event,
    record_differs,
    reply_after_event,
    reply_deadline,
    roster_age,
    signatory_service,
    suggested_copies,
    superseded_figure,
    title_held,
    trend_words,
    two_honorifics,
    undated_source,
    undated_words,
    unfilled_blank,
    unlike_name,
    unlisted_enclosure,
    unset_sender,
    unsourced_claim,
    unsourced_figure,
    unsourced_holder,
    unsure_holder,
    unused_allowance,
    vacant_post,
    verb_agreement,
    wording,
    wrong_courtesy,
    wrong_zip,
)
from drafter.checks.cited import with_sources
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
    "blank-form": blank_form,
    "early-follow-up": early_follow_up,
    "evidence-age": evidence_age,
    "expired-allowance": expired_allowance,
    "figure-of-elsewhere": figure_of_elsewhere,
    "filled-figure": filled_figure,
    "future-period": future_period,
    "later-source": later_source,
    "left-out": left_out,
    "missing-section": missing_section,
    "mixed-bases": mixed_bases,
    "outside-remit": outside_remit,
    "recent-event": recent_event,
    "record-differs": record_differs,
    "reply-after-event": reply_after_event,
    "roster-age": roster_age,
    "signatory-service": signatory_service,
    "suggested-copies": suggested_copies,
    "superseded-figure": superseded_figure,
    "trend-words": trend_words,
    "undated-source": undated_source,
    "undated-words": undated_words,
    "unfilled-blank": unfilled_blank,
    "unlike-name": unlike_name,
    "unset-sender": unset_sender,
    "unsourced-holder": unsourced_holder,
    "unsure-holder": unsure_holder,
    "unused-allowance": unused_allowance,
    "vacant-post": vacant_post,
}
"""The checks that need to know what a letter was drafted from."""

_OF_WORDS = {
    "addressee-copied": addressee_copied,
    "another-addressee": another_addressee,
    "copies-order": copies_order,
    "disagreeing-figure": disagreeing_figure,
    "doubled-space": doubled_space,
    "doubled-word": doubled_word,
    "identifier": identifier,
    "impossible-day": impossible_day,
    "known-name": known_name,
    "leftover-placeholder": leftover_placeholder,
    "missing-stop": missing_stop,
    "misspelt-word": misspelt_word,
    "mixed-forms": mixed_forms,
    "mixed-quotes": mixed_quotes,
    "not-said": not_said,
    "phrasing": phrasing,
    "reply-deadline": reply_deadline,
    "title-held": title_held,
    "two-honorifics": two_honorifics,
    "unlisted-enclosure": unlisted_enclosure,
    "unsourced-claim": unsourced_claim,
    "unsourced-figure": unsourced_figure,
    "verb-agreement": verb_agreement,
    "wording": wording,
    "wrong-courtesy": wrong_courtesy,
    "wrong-zip": wrong_zip,
}
"""The checks that need the letter alone, and so judge those that drafter did not write as well."""

CHECKS: dict[str, Check] = {
    name: Check(CheckForm(module.SETTINGS, module.TELLS), module.run, None) for name, module in _OF_PLANS.items()
} | {name: Check(CheckForm(module.SETTINGS, module.TELLS), None, module.run) for name, module in _OF_WORDS.items()}
"""Every check by the name that rules use."""

INDEXES = {"names": known_forms.index, "people": persons.index}
"""What checks look up among the records of a library, made once and kept with it."""

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
    reading = Reading(with_sources(letter, library, day), library, day)
    found = _found((rule for rule in rules if CHECKS[rule.check].of_words), reading)
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: LEVELS.index(finding.level)))


def _found(rules: Iterable[Rule], reading: Reading) -> list[Finding]:
    found: list[Finding] = []
    for rule in rules:
        made = tuple(_findings(rule, reading))
        reading.fired.update(finding.rule for finding in made)
        found += made
    return [_masked(one, reading.hidden) for one in found] if reading.hidden else found


def _masked(finding: Finding, hidden: Mapping[str, str]) -> Finding:
    """A finding without the words that none may repeat: a rule that quotes a sentence would tell them after all."""
    message, hint, about = finding.message, finding.hint, finding.words
    for words, instead in sorted(hidden.items(), key=lambda one: -len(one[0])):
        message, hint, about = (text.replace(words, instead) for text in (message, hint, about))
    return replace(finding, message=message, hint=hint, words=about)


def _told(rule: Rule, reading: Reading) -> Iterator[Told]:
    check = CHECKS[rule.check]
    if check.of_words:
        return check.of_words(reading, rule.settings)
    return check.of_plan(reading.plan, reading, rule.settings) if check.of_plan and reading.plan else iter(())


def _findings(rule: Rule, reading: Reading) -> Iterator[Finding]:
    advice = rule.hint if reading.plan else rule.hint_elsewhere or rule.hint
    for told in _told(rule, reading):
        message, hint = rule.message.format(**told.words), advice.format(**told.words)
        yield Finding(rule.id, rule.level, message, hint, rule.why, told.where, told.about, fix=told.fix)
