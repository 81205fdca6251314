"""Whether a rule that is added does as its own examples say: one that does not is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commands.add_from_file import with_places
from drafter.errors import DrafterError, Fault, Location
from drafter.findings import OFF

if TYPE_CHECKING:
    from drafter.commands.add_made import Made
    from drafter.commands.add_places import Spot
    from drafter.examples import Outcome
    from drafter.library import Library

_MEND = "Mend what it looks for, or the example."
_PHRASES = 'Several phrases are parted with semicolons: --set "with.says=one; another".'


def refuse_rules(spot: Spot, made: Made, library: Library, *, given: bool) -> None:
    """Raise DrafterError with each example that a new rule does not keep to; `given` where --set gave its words.

    A rule that is turned off looks for nothing.
    """
    from drafter.examples import tried

    rules = [library.rules[spot.key(name)] for name in made.names]
    wrong = [one for rule in rules if rule.level != OFF for one in tried(rule, library) if not one.good]
    if wrong:
        raise with_places(DrafterError(*(_fault(one, given=given) for one in wrong)), made)


def _fault(outcome: Outcome, *, given: bool) -> Fault:
    key = "fires" if outcome.example.fires else "silent"
    where = Location(f"--set examples.{key}") if given else outcome.example.where
    if outcome.fired is None:
        return Fault(f"no letter can be made of this example: {outcome.said[0]}", where, "Mend the example.")
    does = "finds nothing" if outcome.example.fires else "finds something"
    hint = f"{_MEND} {_PHRASES}" if given and outcome.rule.check == "phrasing" else _MEND
    return Fault(f"the rule '{outcome.rule.id}' {does} in this example under '{key}'", where, hint)
