"""Ids that one file uses and another defines, looked up once everything is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, Faults, Location, did_you_mean
from drafter.library.fields import Fields
from drafter.records.issues import Clause

if TYPE_CHECKING:
    from drafter.conditions import Fact

_WHERE = {
    "clause": "All clauses: drafter list clauses",
    "form of address": "All forms of address: drafter list forms",
    "event": "Events are entered in the issue's timeline.yaml.",
    "letterhead": "All letterheads: drafter list letterheads",
    "post": "All posts: drafter list officials",
    "signatory": "All signatories: drafter list signatories",
    "source": "All sources: drafter list sources",
    "statistic": "All statistics: drafter list statistics",
    "style": "All styles: drafter list styles",
}
"""What to do about an id of each kind that is like none in the library."""


class References:
    """Collects uses of ids with the place of each, then names those that lead nowhere.

    `outlines` holds each issue's outline as it was read, and `kinds` each kind of letter's, for the places of their
    slots; `conditions` the record and key
    of each condition, and `passages` the sentence of each example, which can be checked once all ids are known.
    """

    def __init__(self) -> None:
        self.outlines: dict[str, Fields] = {}
        self.kinds: dict[str, Fields] = {}
        self.conditions: list[tuple[Fields, str]] = []
        self.passages: list[tuple[Clause, Fields]] = []
        self._uses: list[tuple[str, str, Fields, str, Location]] = []

    def use(self, kind: str, ids: Iterable[str], fields: Fields, key: str, *, are_keys: bool = False) -> None:
        """Note that a key's value uses ids of a kind, such as 'source'; empty ids are passed over.

        `are_keys` where they stand before the colons of a set of keys.
        """
        where = fields.name_where if are_keys else fields.text_where
        self._uses.extend((kind, name, fields, key, where(key, name)) for name in ids if name)

    def ask_whether(self, fields: Fields, key: str) -> None:
        """Note that a key holds a condition."""
        if key in fields:
            self.conditions.append((fields, key))

    def check(self, known: Mapping[str, Iterable[str]], faults: Faults) -> None:
        """Note a fault for every id that is not among the known ones of its kind."""
        for kind, name, fields, key, where in self._uses:
            if name not in known[kind]:
                hint = did_you_mean(name, known[kind]) or _WHERE.get(kind, "")
                message = f"'{key}' names '{name}', and there is no such {kind.partition(',')[0]}"
                faults.add(message, where, hint, fields.line(where))

    def check_conditions(self, facts: Mapping[str, Fact], faults: Faults) -> None:
        """Note every fault of a condition at the very word to blame. Imports the language of conditions."""
        from drafter.conditions import compile_condition

        for fields, key in self.conditions:
            text = fields.text(key).replace("\n", " ")
            try:
                compile_condition(text, facts, Location("", 1, 1))
            except DrafterError as error:
                for fault in error.faults:
                    where = fields.char_where(key, fault.where.column - 1 if fault.where else 0)
                    faults.add(fault.message, where, fault.hint, fields.line(where))


def check_words(template: str, fields: Fields, key: str) -> None:
    """The words of a letterhead or a form of address, which a record holds under a key. Imports jinja2."""
    from drafter.templating import faults_in_part

    for fault in faults_in_part(template, Location("")):
        fields.fault(key, fault.message, fault.hint)
