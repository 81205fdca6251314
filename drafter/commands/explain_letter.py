"""Why a letter is as it is: its decisions, and how a rule came out for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.explain_looked import looked_at
from drafter.commands.telling import finding_data
from drafter.findings import OFF

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.findings import Finding
    from drafter.library import Library
    from drafter.records.rules import Rule


def letter(draft: Draft, file: str) -> dict[str, object]:
    """Every decision of a letter, in the order of selection.OF, and every finding, the gravest first."""
    from drafter.selection import OF

    decisions = sorted(draft.plan.decisions, key=lambda one: OF.index(one.of))
    return {
        "file": file,
        "date": draft.plan.date,
        "decisions": [
            {
                "of": one.of,
                "subject": one.subject,
                "kept": one.kept,
                "because": one.because,
                "where": str(one.where) if one.where else None,
            }
            for one in decisions
        ],
        "findings": [finding_data(finding) for finding in draft.findings],
    }


def rule(draft: Draft, one: Rule, file: str) -> dict[str, object]:
    """A rule's condition leaf by leaf, with the values that each asks about, and what the rule found or added."""
    plan = draft.plan
    for_issue = plan.library.rules_for(plan.issue.id).get(one.id) is one
    in_force = plan.date in one.span and for_issue and one.level != OFF
    true = plan.applies(one)
    looked = looked_at(draft, one) if in_force and true else {}
    found = [finding for finding in draft.findings if finding.rule == one.id]
    result = _result(one, in_force and true)
    values = (plan.library, plan.facts)
    return of_rule(one, file, *values, in_force=in_force, true=true, looked=looked, found=found, result=result)


def of_rule(
    one: Rule,
    file: str,
    library: Library,
    facts: dict[str, object],
    *,
    in_force: bool,
    true: bool,
    looked: dict[str, list[str]],
    found: Iterable[Finding],
    result: str,
) -> dict[str, object]:
    """How a rule came out for a letter of which these are the facts; `true` says whether its condition holds."""
    leaves = library.condition(one.when, one.where).leaves(facts) if one.when else ()
    return {
        "id": one.id,
        "file": file,
        "where": str(one.where),
        "overrides": list(map(str, one.overrides)),
        "level": one.level,
        "check": one.check,
        "in_force": in_force,
        "condition": one.when,
        "holds": true,
        "leaves": [{"text": text, "holds": held, "values": _values(text, facts)} for text, held in leaves],
        "looked_at": looked,
        "findings": [finding_data(finding) for finding in found],
        "result": result,
    }


def _values(text: str, facts: dict[str, object]) -> dict[str, object]:
    """The facts that a leaf names, by name; ids in order."""
    words = re.sub(r"'[^']*'|\"[^\"]*\"", "", text)
    named = [name for name in facts if re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", words)]
    return {name: _said(facts[name]) for name in named}


def _said(value: object) -> object:
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Collection)
    return sorted(value)


def _result(one: Rule, applies: bool) -> str:
    if one.check:
        return "it found nothing" if applies else "so it was not asked"
    added = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in one.include.items())
    return f"it adds {added}" if applies else f"so it does not add {added}"
