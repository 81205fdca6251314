"""A blank that a person must still fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.names import OF_CONTACT
from drafter.plan import Plan

_FILL = '--fill "{name}=…"'
_CONTACT = '--contact "Name, telephone, e-mail", or once for all in office.yaml'
SETTINGS: dict[str, str] = {}
TELLS = ("name", "hint", "how")


def run(plan: Plan, reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each blank that a clause or the kind of letter declares and nobody filled, once, at its first place.

    So is the staff contact, where none is named.
    """
    if not reading.blanks:
        return
    held = (plan.kind.blanks, *(clause.blanks for clause in plan.clauses))
    declared = {blank.name: _FILL for blanks in held for blank in blanks}
    declared |= dict.fromkeys(OF_CONTACT, _CONTACT)
    told: set[str] = set()
    for paragraph, blank in reading.blanks:
        if blank.name in declared and blank.name not in told:
            told.add(blank.name)
            how = declared[blank.name].format(name=blank.name)
            yield Told(
                {"name": blank.name, "hint": blank.hint.removesuffix("."), "how": how}, paragraph.origin, blank.shown
            )
