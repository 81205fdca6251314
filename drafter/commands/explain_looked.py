"""What a check looked at in a letter: whatever it asked of the plan and of the words, noted while it runs once more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from drafter.letter import Blank, Note, Paragraph, plain_text

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.records.rules import Rule

MOST = 12
"""So many of several are named; of more it is said how many there are."""

PARTS = ("plan", "spec")
"""What holds more that is asked for, and is no answer itself."""

UNSAID = ("library", "letter", "facts", "fired", "issue", "of")
"""What is too large to be said, or is no part of the letter."""


CALLED = {
    "body": "paragraphs of the body",
    "counted": "sentences on figures",
    "said": "paragraphs",
    "used": "figures",
    "whole": "text",
    "with_digits": "parts with numbers",
}
"""What the fields are called that go by another word in the program."""


class _Noting:
    """Stands before a value and notes each field that is asked of it, with what it holds."""

    def __init__(self, value: object, noted: dict[str, object]) -> None:
        self._value, self._noted = value, noted

    def __getattr__(self, name: str) -> Any:
        held = getattr(self._value, name)
        if name in PARTS and held is not None:
            return _Noting(held, self._noted)
        if name not in UNSAID and not callable(held):
            self._noted[name] = held
        return held


def looked_at(draft: Draft, rule: Rule) -> dict[str, list[str]]:
    """What the check of a rule asked about, by name; nothing for a rule that adds."""
    from drafter.checks import CHECKS
    from drafter.checks.reading import Reading

    if not rule.check:
        return {}
    noted: dict[str, object] = {}
    plan: Any = _Noting(draft.plan, noted)
    reading: Any = _Noting(Reading(draft.letter, draft.plan.library, draft.plan.date, draft.plan), noted)
    reading._value.fired.update(finding.rule for finding in draft.findings)
    check = CHECKS[rule.check]
    told = check.of_words(reading, rule.settings) if check.of_words else None
    if told is None and check.of_plan:
        told = check.of_plan(plan, reading, rule.settings)
    list(told or ())
    return {CALLED.get(name, name.replace("_", " ")): _said(value) for name, value in noted.items()}


def _said(value: object) -> list[str]:
    """A value in words: what it names, or how much it is."""
    if isinstance(value, str):
        lines = value.splitlines()
        return [value] if len(lines) < 2 and len(value) < 80 else [f"{len(value.split())} words"]
    if isinstance(value, Mapping):
        return _named([str(name) for name in value])
    if isinstance(value, tuple | list | set | frozenset):
        names = [_name(one) for one in value]
        return _named([one for one in names if one]) if all(names) else [str(len(value))]
    return [value.isoformat() if isinstance(value, date) else str(value)]


def _named(names: list[str]) -> list[str]:
    names = list(dict.fromkeys(names))
    return names if 0 < len(names) <= MOST else [str(len(names))] if names else ["none"]


def _name(one: object) -> str:
    """What a thing is called: its id, its post's, its statistic's, its source's; empty where it has no name."""
    if isinstance(one, tuple) and one and isinstance(one[0], Paragraph):
        return _name(one[1]) if len(one) > 1 and isinstance(one[1], Blank | Note) else ""
    if isinstance(one, Blank):
        return one.shown
    if isinstance(one, Note):
        return one.source or plain_text(one.runs)[:60]
    for name in ("id", "subject"):
        if isinstance(found := getattr(one, name, None), str):
            return found
    for name in ("post", "statistic"):
        if found := getattr(getattr(one, name, None), "id", ""):
            return str(found)
    return one if isinstance(one, str) and len(one) < 60 else ""
