"""Why a letter is as it is: its decisions, and how a rule came out for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.telling import finding_data

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.records.rules import Rule


def letter(draft: Draft, file: str) -> dict[str, object]:
    """Every decision of a letter, in the order of selection.OF."""
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
    }


def rule(draft: Draft, one: Rule, file: str) -> dict[str, object]:
    """A rule's condition leaf by leaf, with the values that each asks about, and what the rule found or added."""
    plan = draft.plan
    in_force = plan.date in one.span and one.issue in ("", plan.issue.id)
    holds = plan.applies(one)
    leaves = plan.library.condition(one.when, one.where).leaves(plan.facts) if one.when else ()
    return {
        "id": one.id,
        "file": file,
        "in_force": in_force,
        "condition": one.when,
        "holds": holds,
        "leaves": [{"text": text, "holds": true, "values": _values(text, plan.facts)} for text, true in leaves],
        "findings": [finding_data(finding) for finding in draft.findings if finding.rule == one.id],
        "result": _result(one, in_force and holds),
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
