"""Rules: what must be added to a letter, or what is objected to in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafter.dates import Span
from drafter.errors import Location


@dataclass(frozen=True, slots=True)
class CheckForm:
    """What a check takes (settings: each `number`, `texts` or `pairs`) and the words its message may use."""

    settings: Mapping[str, str]
    tells: tuple[str, ...]


CheckForms = Mapping[str, CheckForm]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule either adds (`include`: clauses and copies) or judges (`check` with its settings), never both.

    `issue` is empty for a rule of the house, which holds for every letter. `when` is empty where it always holds.
    """

    id: str
    issue: str
    title: str
    when: str
    span: Span
    include: dict[str, tuple[str, ...]]
    check: str
    settings: dict[str, Any]
    level: str
    message: str
    hint: str
    why: str
    where: Location
