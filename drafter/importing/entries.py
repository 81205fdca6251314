"""Entries on their way into a library's files: sources, statistics and vintages as they would stand in YAML.

An entry is a set of keys whose places are in the imported file or among the flags, so that the library's own readers
check it and say what is wrong where the person wrote it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from typing import TypeAlias

from drafter.errors import Location
from drafter.library.source import Mapping, Node, Scalar, Sequence

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff]")


@dataclass(slots=True)
class Found:
    """What an imported file holds, in its order.

    `statistics` are the keys of series without their vintages, which stand in `vintages` under the id of their series.
    `given` are the names that the file itself has for sources, where they are others. `made` are sources that were made
    for the vintages alone. `told` are sentences for the person: what was left out, and why.
    """

    sources: dict[str, Mapping] = field(default_factory=dict)
    statistics: dict[str, Mapping] = field(default_factory=dict)
    vintages: list[tuple[str, Mapping]] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.sources or self.statistics or self.vintages)


def cleaned(text: str) -> str:
    """A text on one line with single spaces, without characters that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def entry(pairs: Pairs[str, str | Node | None], where: Location, lines: tuple[str, ...] = ()) -> Mapping:
    """A set of keys at one place; those without a text are left out."""
    nodes = {key: scalar(value, where) if isinstance(value, str) else value for key, value in pairs.items()}
    kept = {key: node for key, node in nodes.items() if node is not None and plain(node)}
    return Mapping(kept, dict.fromkeys(kept, where), where, lines)


def scalar(text: str, where: Location) -> Scalar:
    """A text, cleaned."""
    return Scalar(cleaned(text), where, True)


def without(mapping: Mapping, *keys: str) -> Mapping:
    """A set of keys less some of them."""
    kept = {key: node for key, node in mapping.pairs.items() if key not in keys}
    return Mapping(kept, {key: mapping.keys[key] for key in kept}, mapping.where, mapping.lines)


def free_id(name: str, taken: Container[str]) -> str:
    """An id, with a number after it where another entry has it."""
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain((name,), numbered) if one not in taken)


def plain(node: Node) -> Plain:
    """What a node says, wherever and however it is written."""
    if isinstance(node, Scalar):
        return cleaned(node.text)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.pairs.items()}
