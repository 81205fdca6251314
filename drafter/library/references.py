"""Ids that one file uses and another defines, looked up once everything is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.errors import Faults, Location, did_you_mean
from drafter.library.fields import Fields


class References:
    """Collects uses of ids with the place of each, then names those that lead nowhere."""

    def __init__(self) -> None:
        self._uses: list[tuple[str, str, Fields, str, Location]] = []

    def use(self, kind: str, ids: Iterable[str], fields: Fields, key: str) -> None:
        """Note that a key's value uses ids of a kind, such as 'source'; empty ids are passed over."""
        self._uses.extend((kind, name, fields, key, fields.value_where(key)) for name in ids if name)

    def check(self, known: Mapping[str, Iterable[str]], faults: Faults) -> None:
        """Note a fault for every id that is not among the known ones of its kind."""
        for kind, name, _, key, where in self._uses:
            if name not in known[kind]:
                hint = did_you_mean(name, known[kind]) or f"The {kind} must be in the library: drafter list {kind}s"
                faults.add(f"'{key}' names the {kind} '{name}', which there is not", where, hint)
