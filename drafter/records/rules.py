"""Rules: what must be added to a letter, or what is objected to in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen
from drafter.records.issues import Clause


@frozen
class CheckForm:
    """What a check takes and the words its message may use.

    A setting is a `number`, `texts`, `pairs`, `phrases`, `any of …`: texts that are each one of these words, or `names
    of …`: texts that each name a thing of that kind.
    """

    settings: Mapping[str, str]
    tells: tuple[str, ...]


CheckForms = Mapping[str, CheckForm]


@frozen
class Example:
    """A small letter by which a rule is tried: it must fire on it, or stay silent.

    `given` holds the keys of a request with their values, in the words of a letter's file; what it does not name is the
    runner's to choose. `day` is the letter's date. The `passage` is a clause made of the example's own sentence. Both
    are None where the example gives none. `recorded_for` names the officials that a record of the letter was addressed
    to. `allow_until` ends the allowances that are given, None where they have no end. `text` is a whole letter as
    somebody else wrote it, empty where drafter makes the letter.
    """

    fires: bool
    day: date | None
    given: dict[str, tuple[str, ...]]
    figures: dict[str, str]
    fill: dict[str, str]
    designation: bool | None
    recorded_for: tuple[str, ...]
    allow_until: date | None
    passage: Clause | None
    where: Location
    text: str = ""


@frozen
class Rule:
    """A rule either adds (`include`: clauses and copies) or judges (`check` with its settings), never both.

    `issue` is empty for a rule of the house, which holds for every letter. `when` is empty where it always holds.
    `authority` is the law, manual or practice that the rule rests on, empty where none is stated. `where` is the place
    of the rule in force, `overrides` that of each rule of the same id below it, the lowest first. `hint_elsewhere` is
    the hint for a letter that drafter did not write, empty where the one hint is good for both.
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
    authority: str = ""
    overrides: tuple[Location, ...] = ()
    hint_elsewhere: str = ""

    @property
    def key(self) -> str:
        """What the library keeps it under: its id, with its issue where it is one's."""
        return f"{self.issue}/{self.id}" if self.issue else self.id
