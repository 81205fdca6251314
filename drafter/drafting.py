"""The pipeline on one screen: a request becomes a plan, a letter, and the findings about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.assemble import assemble
from drafter.checks import FORMS, INDEXES, judge
from drafter.findings import Finding
from drafter.frozen import frozen
from drafter.letter import Letter
from drafter.library import Library, load
from drafter.plan import Plan, make_plan
from drafter.spec import LetterSpec


@frozen
class Draft:
    """A letter, the plan it came from, and what the rules object to in it, the gravest first."""

    plan: Plan
    letter: Letter
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether a finding forbids writing the letter."""
        return any(finding.blocks for finding in self.findings)

    @property
    def ended_allowances(self) -> tuple[Finding, ...]:
        """What is said of allowances that had ended, for each may be why a finding stands in the letter's way."""
        ids = {rule.id for rule in self.plan.rules if rule.check == "expired-allowance"}
        return tuple(one for one in self.findings if one.rule in ids)


def draft(spec: LetterSpec, library: Library) -> Draft:
    """A letter as of its date. Raises DrafterError with every fault of the request; findings are no errors."""
    plan = make_plan(spec, library)
    letter = assemble(plan)
    return Draft(plan, letter, judge(plan, letter))


def open_library(folders: Sequence[Path], kept: Path | None) -> Library:
    """The library of these folders, its rules read against the checks that there are."""
    return load(folders, FORMS, INDEXES, kept)
