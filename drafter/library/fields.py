"""Reading a set of keys into a record: which keys it must have, which it may, and what each one holds.

Every fault is collected and a harmless value returned in its place, so that a person sees all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import Final, TypeVar, overload

from drafter.dates import RoughDate, Span
from drafter.errors import DrafterError, Faults, Location, did_you_mean, one_of
from drafter.library.places import char_where
from drafter.library.source import FileFaults, Mapping, Node, Scalar, Sequence, excerpt
from drafter.library.values import (
    KINDS,
    NotReadError,
    as_day,
    as_flag,
    as_integer,
    as_items,
    as_mapping,
    as_number,
    as_rough,
    as_text,
    as_texts,
)


class _Required(Enum):
    REQUIRED = "required"


REQUIRED: Final = _Required.REQUIRED
T = TypeVar("T")
D = TypeVar("D")


class Fields:
    """The keys of one record. Ask for each by its kind; then `done` reports those that nobody asked for.

    `what` names the record with its article: 'an ask'. A key without anything after its colon counts as absent.
    A file with more than MAX_FAULTS faults is read no further: the next one raises DrafterError with them all.
    """

    def __init__(self, node: Mapping, what: str, faults: Faults, where: Location | None = None) -> None:
        self.what = what
        self._node = node
        self._faults = _of_file(node, faults)
        self._where = where or node.where
        self._asked: dict[str, None] = {}
        self._inner: list[Fields] = []
        self._done = False
        self._unread = False

    # One value

    def text(self, key: str, default: str | _Required = REQUIRED) -> str:
        """A single text, without blanks around it."""
        return self._read(key, default, as_text, "")

    def choice(self, key: str, allowed: Iterable[str], default: str | _Required = REQUIRED) -> str:
        """One of a closed set of words."""
        allowed = tuple(allowed)

        def read(node: Node) -> str:
            word = as_text(node)
            if word not in allowed:
                hint = did_you_mean(word, allowed)
                raise NotReadError(f"is '{word}' here; {one_of(allowed)} is expected", hint)
            return word

        return self._read(key, default, read, allowed[0])

    def flag(self, key: str, default: bool | _Required = REQUIRED) -> bool:
        """True or false, also written yes or no."""
        return self._read(key, default, as_flag, False)

    @overload
    def integer(self, key: str, default: int | _Required = ..., *, such_as: str = ...) -> int: ...
    @overload
    def integer(self, key: str, default: None) -> int | None: ...
    def integer(self, key: str, default: int | _Required | None = REQUIRED, *, such_as: str = "…") -> int | None:
        """A whole number in digits; `such_as` is what to write where it is absent and must not be."""
        return self._read(key, default, as_integer, 0, such_as)

    @overload
    def number(self, key: str, default: float | _Required = ...) -> float: ...
    @overload
    def number(self, key: str, default: None) -> float | None: ...
    def number(self, key: str, default: float | _Required | None = REQUIRED) -> float | None:
        """A number in digits, with or without decimals."""
        return self._read(key, default, as_number, 0.0)

    @overload
    def day(self, key: str, default: date | _Required = ...) -> date: ...
    @overload
    def day(self, key: str, default: None) -> date | None: ...
    def day(self, key: str, default: date | _Required | None = REQUIRED) -> date | None:
        """A day; a month or a year alone is refused."""
        return self._read(key, default, as_day, date.min)

    @overload
    def rough(self, key: str, default: RoughDate | _Required = ...) -> RoughDate: ...
    @overload
    def rough(self, key: str, default: None) -> RoughDate | None: ...
    def rough(self, key: str, default: RoughDate | _Required | None = REQUIRED) -> RoughDate | None:
        """A day, or a month or year of which the day is not known."""
        return self._read(key, default, as_rough, RoughDate(date.min, date.min))

    def span(self, what: str = "") -> Span:
        """The days from `since` to `until`; an absent end is open. `what` has the span, with its article."""
        since, until = self.day("since", None), self.day("until", None)
        if since and until and until < since:
            message = f"{what or self.what} that ends ({until}) before it begins ({since})"
            self.fault("until", message, "Check the two dates.")
        return Span(since, until)

    # Several values

    def texts(self, key: str, default: tuple[str, ...] | _Required = ()) -> tuple[str, ...]:
        """A list of texts, or a single text, in the file's order; the same text twice is refused."""
        return self._read(key, default, as_texts, ())

    def named_texts(self, key: str) -> dict[str, str]:
        """A set of keys of the file's own choosing, each with a text; empty where the key is absent."""
        return self._own_keys(key, as_text)

    def fields(self, key: str, what: str = "") -> Fields | None:
        """A record inside this one; None where the key is absent."""
        node = self._read(key, None, as_mapping, None)
        return self._child(node, what or f"'{key}'", self._node.keys[key]) if node else None

    def each(self, key: str, what: str = "") -> list[Fields]:
        """A list of records, in the file's order; empty where the key is absent."""
        none: tuple[Node, ...] = ()
        items = self._read(key, none, as_items, none)
        return [
            self._child(item, what or f"an item of '{key}'", item.where)
            for item in items
            if self._is_mapping(item, f"an item of '{key}'", item.where)
        ]

    def mixed(self, key: str, what: str) -> list[str | Fields]:
        """A list whose items are texts or records, in the file's order, or one text; empty where the key is absent."""
        if isinstance(self._present(key), Scalar):
            return [self.text(key)]
        none: tuple[Node, ...] = ()
        return [
            item.text.strip() if isinstance(item, Scalar) else self._child(item, what, item.where)
            for item in self._read(key, none, as_items, none)
            if isinstance(item, Scalar) or self._is_mapping(item, f"an item of '{key}'", item.where)
        ]

    def named(self, key: str, what: str = "") -> dict[str, Fields]:
        """Records under names of the file's own choosing; empty where the key is absent."""
        inner = self.fields(key)
        return inner.all_named(what or f"an entry of '{key}'") if inner else {}

    def all_named(self, what: str) -> dict[str, Fields]:
        """All of this set of keys as records under names, as in a file that holds nothing else."""
        self._asked.update(dict.fromkeys(self._node.pairs))
        return {
            name: self._child(node, what, self._node.keys[name])
            for name, node in self._node.pairs.items()
            if isinstance(node, Mapping) or self._is_mapping(node, f"'{name}'", self._node.keys[name])
        }

    # Places and faults

    def keys(self) -> tuple[str, ...]:
        """The keys that stand in the file, in its order, known or not."""
        return tuple(self._node.pairs)

    def __contains__(self, key: str) -> bool:
        return self._present(key) is not None

    def holds_keys(self, key: str) -> bool:
        """Whether a set of keys stands under a key, and not a text or a list."""
        return isinstance(self._node.pairs.get(key), Mapping)

    def where(self, key: str = "") -> Location:
        """Where a key stands; the record's own place without a key, or where the key is absent."""
        return self._node.keys.get(key, self._where)

    def value_where(self, key: str) -> Location:
        """Where a key's value begins; the record's own place where the key is absent."""
        node = self._node.pairs.get(key)
        return node.where if node else self._where

    def text_where(self, key: str, text: str = "") -> Location:
        """Where the words of a key's text begin, after its opening quote; with `text`, those of that item of a list."""
        node = self._text_node(key, text)
        if node is None:
            return self._where
        quoted = self.line(node.where)[node.where.column - 1 :][:1] in ("'", '"')
        return Location(node.where.path, node.where.line, node.where.column + quoted)

    def char_where(self, key: str, at: int, text: str = "") -> Location:
        """Where a character of a text stands, counted from 0, however YAML folds or quotes it; `text` as above."""
        node = self._text_node(key, text)
        if not isinstance(node, Scalar) or not node.where.line:  # what a flag gave stands on no line
            return self.value_where(key)
        return char_where(self._node.lines, node.where, node.text.strip(), at)

    def name_where(self, key: str, name: str) -> Location:
        """Where a name stands among those of the file's own choosing under a key."""
        node = self._node.pairs.get(key)
        return node.keys.get(name, node.where) if isinstance(node, Mapping) else self.value_where(key)

    def line(self, where: Location) -> str:
        """The line of the file that a place is on, for messages."""
        return excerpt(self._node.lines, where)

    def fault(self, key: str, message: str, hint: str = "", where: Location | None = None) -> None:
        """Note that a key's value will not do; an absent key puts the fault at the record's own place.

        `where` is the very place in it, where it is known. Nothing is noted where a value of this record could not be
        read: what stands in for it would mislead.
        """
        if not self._is_unread():
            self._note(message, where or self.value_where(key), hint)

    def extend(self, error: DrafterError) -> None:
        """Take over the faults of another file that this record names."""
        self._faults.extend(error)

    def done(self) -> None:
        """Report every key that was never asked for, here and in the records inside; to be called last, once."""
        for inner in self._inner:
            inner.done()
        for key, where in self._node.keys.items():
            if key not in self._asked and not self._done:
                known = list(self._asked)
                may = f"{self.what[0].upper()}{self.what[1:]} may have: {', '.join(known) or 'no keys'}."
                hint = f"{did_you_mean(key, known)} {may}".strip()
                self._note(f"unknown key '{key}' in {self.what}", where, hint)
        self._done = True

    # Within

    def _text_node(self, key: str, text: str) -> Node | None:
        """A key's value, or the item or value in it that says `text`, at least among its words."""
        node = self._node.pairs.get(key)
        inner = node.items if isinstance(node, Sequence) else node.pairs.values() if isinstance(node, Mapping) else ()
        texts = [one for one in inner if isinstance(one, Scalar)]
        alike = [one for one in texts if one.text.strip() == text] or [one for one in texts if text in one.text.split()]
        return next(iter(alike), node)

    def _read(
        self, key: str, default: D | _Required, read: Callable[[Node], T], harmless: T, such_as: str = "…"
    ) -> T | D:
        """What `read` makes of a key's value; the default, else `harmless`, where it is absent or at fault."""
        self._asked[key] = None
        node = self._present(key)
        try:
            if node is not None:
                return read(node)
            if default is REQUIRED:
                self._note_absent(key, such_as)
        except NotReadError as error:
            self._note(f"'{key}' {error}", node.where if node else self._where, error.hint)
            self._unread = True
        return harmless if default is REQUIRED else default

    def _note_absent(self, key: str, such_as: str) -> None:
        self._unread = True
        if key in self._node.pairs:
            self._note(f"'{key}' has nothing after its colon in {self.what}", self.where(key), "Write it there.")
        else:
            self._note(f"'{key}' is missing in {self.what}", self._where, f"Add a line '{key}: {such_as}'.")

    def _is_unread(self) -> bool:
        return self._unread or any(inner._is_unread() for inner in self._inner)

    def _present(self, key: str) -> Node | None:
        node = self._node.pairs.get(key)
        return None if isinstance(node, Scalar) and not node.text.strip() else node

    def _own_keys(self, key: str, read: Callable[[Node], T]) -> dict[str, T]:
        node = self._read(key, None, as_mapping, None)
        found: dict[str, T] = {}
        for name, value in node.pairs.items() if node else ():
            try:
                found[name] = read(value)
            except NotReadError as error:
                self._note(f"'{name}' in '{key}' {error}", value.where, error.hint)
                self._unread = True
        return found

    def _child(self, node: Node, what: str, where: Location) -> Fields:
        assert isinstance(node, Mapping)
        inner = Fields(node, what, self._faults, where)
        self._inner.append(inner)
        return inner

    def _is_mapping(self, node: Node, name: str, where: Location) -> bool:
        if not isinstance(node, Mapping):
            self._note(f"{name} is {KINDS[type(node)]} here; a set of keys is expected", where)
            self._unread = True
        return isinstance(node, Mapping)

    def _note(self, message: str, where: Location, hint: str = "") -> None:
        self._faults.add(message, where, hint, excerpt(self._node.lines, where))


def records(root: Mapping, what: str, faults: Faults) -> dict[str, Fields]:
    """The records of a file that holds nothing but records, by their ids; ids that are not kebab-case are noted.

    A file that begins with the keys of a record has lost the line of its id: that is noted alone, and nothing is read.
    """
    faults = _of_file(root, faults)
    begins = list(root.pairs)[:2]
    if len(begins) > 1 and not any(isinstance(root.pairs[name], Mapping) for name in begins):
        hint = f"Write the id of {what} on a line above, as 'an-id:', and two more spaces before each line under it."
        where = root.keys[begins[0]]
        faults.add(f"'{begins[0]}' and the keys after it stand under no id", where, hint, excerpt(root.lines, where))
        return {}
    for name, where in root.keys.items():
        check_id(name, where, faults, excerpt(root.lines, where))
    return Fields(root, "this file", faults).all_named(what)


def _of_file(node: Mapping, faults: Faults) -> FileFaults:
    return faults if isinstance(faults, FileFaults) else FileFaults(node.where.path, node.lines, faults)


def check_id(name: str, where: Location, faults: Faults, line: str = "") -> bool:
    """Whether a name is kebab-case, as ids and file names are; notes a fault where it is not."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        return True
    better = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
    message = f"'{name}' is not an id: lower-case letters, digits and single hyphens are expected"
    faults.add(message, where, f"Write {better}." if better else "", line)
    return False
