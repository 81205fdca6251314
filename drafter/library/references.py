"""Ids that one file uses and another defines, looked up once everything is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.errors import Faults, Location, did_you_mean
from drafter.library.fields import Fields

_WHERE = {
    "clause": "All clauses: drafter list clauses",
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

    `outlines` holds each issue's outline as it was read, for the places of its slots.
    """

    def __init__(self) -> None:
        self.outlines: dict[str, Fields] = {}
        self._uses: list[tuple[str, str, Fields, str, Location]] = []

    def use(self, kind: str, ids: Iterable[str], fields: Fields, key: str) -> None:
        """Note that a key's value uses ids of a kind, such as 'source'; empty ids are passed over."""
        self._uses.extend((kind, name, fields, key, fields.text_where(key, name)) for name in ids if name)

    def check(self, known: Mapping[str, Iterable[str]], faults: Faults) -> None:
        """Note a fault for every id that is not among the known ones of its kind."""
        for kind, name, fields, key, where in self._uses:
            if name not in known[kind]:
                hint = did_you_mean(name, known[kind]) or _WHERE.get(kind, "")
                message = f"'{key}' names '{name}', and there is no such {kind.partition(',')[0]}"
                faults.add(message, where, hint, fields.line(where))


def check_words(template: str, fields: Fields, key: str) -> None:
    """The words of a letterhead or a form of address, which a record holds under a key. Imports jinja2."""
    from drafter.templating import faults_in_part

    for fault in faults_in_part(template, Location("")):
        fields.fault(key, fault.message, fault.hint)
