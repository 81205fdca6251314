"""The shape of each kind of file, learnt by having its own reader read a file that is not there.

A reader says what a record may hold by asking `Fields` for it. Here it asks a `Recorder`, which notes each key with
what is asked of it, and is asked again and again: with every key there, with none, and without each one in turn, so
that a key which a reader misses only where others are absent too is not taken for one that must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from drafter.dates import RoughDate, Span
from drafter.errors import DrafterError, Faults, Location
from drafter.library.fields import REQUIRED, Fields
from drafter.library.source import Mapping as Keys

ANY = "*"
"""The name that stands for every name of the file's own choosing."""

OF_TEXT = "text"
SOMETHING = "x"
"""What every text says in the file that is not there."""

Path = tuple[str, ...]
Read = Callable[[Fields], object]

_NOWHERE = Location("a file of this kind")
_NOTHING: Mapping[Path, str] = MappingProxyType({})


@dataclass(slots=True)
class Shape:
    """What may stand under a key, or in a whole record.

    `kinds` are the kinds of value it may be, such as `text`, `day`, `texts` or `record`; a closed set of words is a
    `choice` of `words`. `keys` are those of the record, or of each record, that it holds; ANY is the key
    of those of the file's own choosing. `required` where it must be there. `what` names the record with its article.
    """

    kinds: dict[str, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    keys: dict[str, Shape] = field(default_factory=dict)
    required: bool = False
    what: str = ""


def shape_of(read: Read, what: str = "", told: Mapping[Path, str] = _NOTHING, under: Path = ()) -> Shape:
    """The shape of the records that a reader reads.

    `told` are the texts of keys by which the reader goes. What must be there is found out for the keys `under` a path.
    """
    whole = Shape({"record": None}, what=what)
    read(Recorder(whole, (), _Run(told)))
    for with_records in (False, True):
        read(Recorder(whole, (), _Run(told, everything=True, with_records=with_records)))
    paths = [path for path in _paths(whole) if path[: len(under)] == under and path[-1] != ANY]
    for path in paths:
        beside_all = [_Run(told, path, everything=True, with_records=one) for one in (False, True)]
        _at(whole, path).required = _is_missed(path, beside_all, read, whole)
    needed = frozenset(path for path in paths if _at(whole, path).required)
    for path in needed:
        alone = _Run(told, path, needed=needed)  # without what is there by choice
        read(Recorder(whole, (), alone))
        _at(whole, path).required = path in alone.missed or path not in alone.reached
    return whole


def _is_missed(path: Path, runs: Iterable[_Run], read: Read, whole: Shape) -> bool:
    """Whether a key is asked for in one of these readings, and missed in all in which it is."""
    found = []
    for run in runs:
        read(Recorder(whole, (), run))
        found += [path in run.missed] if path in run.reached else []
    return bool(found) and all(found)


def _paths(shape: Shape, above: Path = ()) -> list[Path]:
    found = []
    for name, inner in shape.keys.items():
        found += [(*above, name), *_paths(inner, (*above, name))]
    return found


def _at(shape: Shape, path: Path) -> Shape:
    for name in path:
        shape = shape.keys[name]
    return shape


class _Run:
    """One reading: which keys are there, what they say, and which of those that are not the reader missed.

    All are there that are `needed`, or simply `everything`, but `absent`; where a key may hold a text or a record, it
    is one `with_records`.
    """

    def __init__(
        self,
        told: Mapping[Path, str],
        absent: Path | None = None,
        needed: Collection[Path] = (),
        *,
        everything: bool = False,
        with_records: bool = False,
    ) -> None:
        self.told, self.absent, self.needed = told, absent, needed
        self.everything, self.with_records = everything, with_records
        self.reached: set[Path] = set()
        self.missed: set[Path] = set()

    def has(self, path: Path) -> bool:
        """Whether a key is there."""
        return path in self.told or (path != self.absent and (self.everything or path in self.needed))


class Recorder(Fields):
    """A record that is not there, and that notes what it is asked for."""

    def __init__(self, shape: Shape, path: Path, run: _Run) -> None:
        super().__init__(Keys({}, {}, _NOWHERE), shape.what or "this", Faults())
        self._shape, self._path, self._run = shape, path, run

    def _asked_for(self, key: str, kind: str, default: object, words: Collection[str] = ()) -> bool:
        """Note that a key is asked for; whether it is there."""
        path = (*self._path, key)
        shape = self._shape.keys.setdefault(key, Shape())
        shape.kinds[kind] = None
        shape.words.update(dict.fromkeys(words))
        there = self._run.has(path)
        if path == self._run.absent:
            self._run.reached.add(path)
        if default is REQUIRED and not there:
            self._run.missed.add(path)
        return there

    def _one(self, key: str, kind: str, default: Any, value: object, words: Collection[str] = ()) -> Any:
        return value if self._asked_for(key, kind, default, words) or default is REQUIRED else default

    def text(self, key: str, default: Any = REQUIRED) -> str:
        """A text, which says what was told to stand there, else something."""
        value: str = self._one(key, OF_TEXT, default, self._run.told.get((*self._path, key), SOMETHING))
        return value

    def choice(self, key: str, allowed: Iterable[str], default: Any = REQUIRED) -> str:
        """The first of the words."""
        allowed = tuple(allowed)
        value: str = self._one(key, "choice", default, allowed[0], allowed)
        return value

    def flag(self, key: str, default: Any = REQUIRED) -> bool:
        """True."""
        value: bool = self._one(key, "flag", default, True)
        return value

    def integer(self, key: str, default: Any = REQUIRED, *, such_as: str = "") -> Any:  # noqa: ARG002
        """A number: the one that was told to stand there, else 1."""
        return self._one(key, "integer", default, int(self._run.told.get((*self._path, key), "1")))

    def number(self, key: str, default: Any = REQUIRED) -> Any:
        """A number."""
        return self._one(key, "number", default, 1.0)

    def day(self, key: str, default: Any = REQUIRED) -> Any:
        """A day."""
        return self._one(key, "day", default, date(2000, 1, 1))

    def rough(self, key: str, default: Any = REQUIRED) -> Any:
        """A day."""
        return self._one(key, "rough", default, RoughDate(date(2000, 1, 1), date(2000, 1, 1)))

    def span(self, what: str = "") -> Span:  # noqa: ARG002
        """The days from `since` to `until`."""
        return Span(self.day("since", None), self.day("until", None))

    def texts(self, key: str, default: Any = ()) -> tuple[str, ...]:
        """One text."""
        value: tuple[str, ...] = self._one(key, "texts", default, (SOMETHING,))
        return value

    def named_texts(self, key: str) -> dict[str, str]:
        """One text under a name."""
        value: dict[str, str] = self._one(key, "texts by name", {}, {SOMETHING: SOMETHING})
        return value

    def fields(self, key: str, what: str = "") -> Fields | None:
        """A record of the same manner; None where it is not there."""
        return self._child(key, what or f"'{key}'", "record") if self._asked_for(key, "record", None) else None

    def each(self, key: str, what: str = "") -> list[Fields]:
        """One record of the same manner."""
        return [self._child(key, what, "records")] if self._asked_for(key, "records", None) else []

    def mixed(self, key: str, what: str) -> list[str | Fields]:
        """One record of the same manner; a text may be the name of a file, and there is none."""
        there = self._asked_for(key, "texts and records", None)
        return [self._child(key, what, "texts and records")] if there else []

    def named(self, key: str, what: str = "") -> dict[str, Fields]:
        """One record under a name."""
        inner = self.fields(key)
        return inner.all_named(what) if inner else {}

    def all_named(self, what: str) -> dict[str, Fields]:
        """One record under a name."""
        self._asked_for(ANY, "record", None)
        return {SOMETHING: self._child(ANY, what, "record")}

    def keys(self) -> tuple[str, ...]:
        """The name that stands for all."""
        return (ANY,)

    def holds_keys(self, key: str) -> bool:
        """Whether a record stands there, and no text."""
        return self._run.with_records and key in self

    def __contains__(self, key: str) -> bool:
        return self._run.has((*self._path, key))

    def fault(self, key: str, message: str, hint: str = "", where: Location | None = None) -> None:  # noqa: ARG002
        """A reader that finds fault with a key that is not there needs it."""
        self._run.missed.add((*self._path, key))

    def extend(self, error: DrafterError) -> None:
        """What another file is faulted for is no matter of this one's shape."""

    def done(self) -> None:
        """Nothing is unknown in a record that is not there."""

    def _child(self, key: str, what: str, kind: str) -> Recorder:  # type: ignore[override]
        shape = self._shape.keys[key]
        shape.what = shape.what or what
        shape.kinds[kind] = None
        return Recorder(shape, (*self._path, key), self._run)
