"""How a rule came out for a letter that drafter did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks import CHECKS
from drafter.commands.check_letter import located, read_and_judged
from drafter.commands.explain_letter import of_rule
from drafter.errors import DrafterError, Fault, Location
from drafter.findings import OFF
from drafter.recognizing import facts_of
from drafter.selection import holds

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.rules import Rule


def rule(file: str, rules: list[Rule], library: Library) -> dict[str, object]:
    """A rule's condition and findings, as for a letter of drafter's own; of several rules the one for its issue."""
    source, judgment = read_and_judged(file, library)
    known = judgment.recognized
    of_letter = library.rules_for(known.issue.id if known.issue else "")
    one = of_letter.get(rules[0].id, rules[0])
    values = facts_of(known, source.letter, library)
    able = bool(one.check and CHECKS[one.check].of_words)
    dated = one not in judgment.left_out and (known.day is None or known.day in one.span)
    in_force = dated and of_letter.get(one.id) is one and one.level != OFF
    true = holds(one.when, one.where, library, values)
    found = located((finding for finding in judgment.findings if finding.rule == one.id), source)
    result = "it found nothing" if in_force and true else "so it was not asked"
    if not able:
        result = "it needs to know what drafter makes a letter from, and was not asked of this one"
    return of_rule(one, file, library, values, in_force=in_force, true=true, looked={}, found=found, result=result)


def no_decisions(file: str) -> DrafterError:
    """Why a letter that drafter did not write is not explained, and what there is instead."""
    message = "this letter has no record, so that nothing is known of how it was made"
    hint = f"What the rules find in it: drafter check {file}. Of one rule: drafter explain RULE {file}"
    return DrafterError(Fault(message, Location(file), hint))
