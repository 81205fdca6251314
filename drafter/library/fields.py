"""Reading a set of keys into a record: which keys it must have, which it may, and what each one holds.

Every fault is collected and a harmless value returned in its place, so that a person sees all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import Final, TypeVar, overload

from drafter.dates import MONTHS, RoughDate, rough_date
from drafter.errors import Faults, Location, did_you_mean, one_of
from drafter.library.source import Mapping, Node, Scalar, Sequence, excerpt


class _Required(Enum):
    REQUIRED = "required"


REQUIRED: Final = _Required.REQUIRED
T = TypeVar("T")
D = TypeVar("D")

_IS = {Scalar: "a single text", Sequence: "a list", Mapping: "a set of keys"}


class _NotReadError(Exception):
    """A value that is not of its key's kind: what to tell of it, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Fields:
    """The keys of one record. Ask for each by its kind; then `done` reports those that nobody asked for.

    `what` names the record with its article: 'an ask'. A key without anything after its colon counts as absent.
    """

    def __init__(self, node: Mapping, what: str, faults: Faults, where: Location | None = None) -> None:
        self.what = what
        self._node = node
        self._faults = faults
        self._where = where or node.where
        self._asked: dict[str, None] = {}
        self._inner: list[Fields] = []
        self._done = False
        self._unread = False

    # One value

    def text(self, key: str, default: str | _Required = REQUIRED) -> str:
        """A single text, without blanks around it."""
        return self._read(key, default, _as_text, "")

    def choice(self, key: str, allowed: Iterable[str], default: str | _Required = REQUIRED) -> str:
        """One of a closed set of words."""
        allowed = tuple(allowed)

        def read(node: Node) -> str:
            word = _as_text(node)
            if word not in allowed:
                hint = did_you_mean(word, allowed)
                raise _NotReadError(f"is '{word}' here; {one_of(allowed)} is expected", hint)
            return word

        return self._read(key, default, read, allowed[0])

    def flag(self, key: str, default: bool | _Required = REQUIRED) -> bool:
        """True or false, also written yes or no."""
        return self._read(key, default, _as_flag, False)

    @overload
    def integer(self, key: str, default: int | _Required = ...) -> int: ...
    @overload
    def integer(self, key: str, default: None) -> int | None: ...
    def integer(self, key: str, default: int | _Required | None = REQUIRED) -> int | None:
        """A whole number in digits."""
        return self._read(key, default, _as_integer, 0)

    @overload
    def number(self, key: str, default: float | _Required = ...) -> float: ...
    @overload
    def number(self, key: str, default: None) -> float | None: ...
    def number(self, key: str, default: float | _Required | None = REQUIRED) -> float | None:
        """A number in digits, with or without decimals."""
        return self._read(key, default, _as_number, 0.0)

    @overload
    def day(self, key: str, default: date | _Required = ...) -> date: ...
    @overload
    def day(self, key: str, default: None) -> date | None: ...
    def day(self, key: str, default: date | _Required | None = REQUIRED) -> date | None:
        """A day; a month or a year alone is refused."""
        return self._read(key, default, _as_day, date.min)

    @overload
    def rough(self, key: str, default: RoughDate | _Required = ...) -> RoughDate: ...
    @overload
    def rough(self, key: str, default: None) -> RoughDate | None: ...
    def rough(self, key: str, default: RoughDate | _Required | None = REQUIRED) -> RoughDate | None:
        """A day, or a month or year of which the day is not known."""
        return self._read(key, default, _as_rough, RoughDate(date.min, date.min))

    # Several values

    def texts(self, key: str, default: tuple[str, ...] | _Required = ()) -> tuple[str, ...]:
        """A list of texts, or a single text, in the file's order; the same text twice is refused."""
        return self._read(key, default, _as_texts, ())

    def named_texts(self, key: str) -> dict[str, str]:
        """A set of keys of the file's own choosing, each with a text; empty where the key is absent."""
        return self._own_keys(key, _as_text)

    def named_lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """A set of keys of the file's own choosing, each with a list of texts; empty where the key is absent."""
        return self._own_keys(key, _as_texts)

    def fields(self, key: str, what: str = "") -> Fields | None:
        """A record inside this one; None where the key is absent."""
        node = self._read(key, None, _as_mapping, None)
        return self._child(node, what or f"'{key}'", self._node.keys[key]) if node else None

    def each(self, key: str, what: str = "") -> list[Fields]:
        """A list of records, in the file's order; empty where the key is absent."""
        none: tuple[Node, ...] = ()
        items = self._read(key, none, _as_items, none)
        return [
            self._child(item, what or f"an item of '{key}'", item.where)
            for item in items
            if self._is_mapping(item, f"an item of '{key}'", item.where)
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

    def where(self, key: str = "") -> Location:
        """Where a key stands; the record's own place without a key, or where the key is absent."""
        return self._node.keys.get(key, self._where)

    def value_where(self, key: str) -> Location:
        """Where a key's value begins; the record's own place where the key is absent."""
        node = self._node.pairs.get(key)
        return node.where if node else self._where

    def fault(self, key: str, message: str, hint: str = "") -> None:
        """Note that a key's value will not do; an absent key puts the fault at the record's own place.

        Nothing is noted where a value of this record could not be read: what stands in for it would mislead.
        """
        if not self._is_unread():
            self._note(message, self.value_where(key), hint)

    def done(self) -> None:
        """Report every key that was never asked for, here and in the records inside; to be called last, once."""
        for inner in self._inner:
            inner.done()
        known = list(self._asked)
        for key, where in self._node.keys.items():
            if key not in self._asked and not self._done:
                may = f"{self.what[0].upper()}{self.what[1:]} may have: {', '.join(known) or 'no keys'}."
                hint = f"{did_you_mean(key, known)} {may}".strip()
                self._note(f"unknown key '{key}' in {self.what}", where, hint)
        self._done = True

    # Within

    def _read(self, key: str, default: D | _Required, read: Callable[[Node], T], harmless: T) -> T | D:
        """What `read` makes of a key's value; the default, else `harmless`, where it is absent or at fault."""
        self._asked[key] = None
        node = self._present(key)
        try:
            if node is not None:
                return read(node)
            if default is REQUIRED:
                self._note_absent(key)
        except _NotReadError as error:
            self._note(f"'{key}' {error}", node.where if node else self._where, error.hint)
            self._unread = True
        return harmless if default is REQUIRED else default

    def _note_absent(self, key: str) -> None:
        self._unread = True
        if key in self._node.pairs:
            self._note(f"'{key}' has nothing after its colon in {self.what}", self.where(key), "Write it there.")
        else:
            self._note(f"'{key}' is missing in {self.what}", self._where, f"Add a line '{key}: …'.")

    def _is_unread(self) -> bool:
        return self._unread or any(inner._is_unread() for inner in self._inner)

    def _present(self, key: str) -> Node | None:
        node = self._node.pairs.get(key)
        return None if isinstance(node, Scalar) and not node.text.strip() else node

    def _own_keys(self, key: str, read: Callable[[Node], T]) -> dict[str, T]:
        node = self._read(key, None, _as_mapping, None)
        found: dict[str, T] = {}
        for name, value in node.pairs.items() if node else ():
            try:
                found[name] = read(value)
            except _NotReadError as error:
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
            self._note(f"{name} is {_IS[type(node)]} here; a set of keys is expected", where)
            self._unread = True
        return isinstance(node, Mapping)

    def _note(self, message: str, where: Location, hint: str = "") -> None:
        self._faults.add(message, where, hint, excerpt(self._node.lines, where))


def records(root: Mapping, what: str, faults: Faults) -> dict[str, Fields]:
    """The records of a file that holds nothing but records, by their ids; ids that are not kebab-case are noted."""
    for name, where in root.keys.items():
        check_id(name, where, faults, excerpt(root.lines, where))
    return Fields(root, "this file", faults).all_named(what)


def check_id(name: str, where: Location, faults: Faults, line: str = "") -> bool:
    """Whether a name is kebab-case, as ids and file names are; notes a fault where it is not."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        return True
    better = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
    message = f"'{name}' is not an id: lower-case letters, digits and single hyphens are expected"
    faults.add(message, where, f"Write {better}." if better else "", line)
    return False


# Values


def _as_text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text.strip()
    hint = "If the colon belongs to the text, put the whole text in quotes." if isinstance(node, Mapping) else ""
    raise _NotReadError(f"is {_IS[type(node)]} here; one text is expected", hint)


def _as_texts(node: Node) -> tuple[str, ...]:
    if isinstance(node, Mapping):
        hint = "Begin each item with a dash and a space; if a colon belongs to the text, put the text in quotes."
        raise _NotReadError("is a set of keys here; a text or a list of texts is expected", hint)
    found: dict[str, None] = {}
    for item in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Scalar):
            hint = "If a colon belongs to the text, put the whole text in quotes." if isinstance(item, Mapping) else ""
            raise _NotReadError(
                f"has {_IS[type(item)]} in its list on line {item.where.line}; texts are expected", hint
            )
        text = item.text.strip()
        if not text:
            raise _NotReadError(f"has an empty item on line {item.where.line}", "Write its text, or delete the dash.")
        if text in found:
            raise _NotReadError(f"has '{text}' twice", "Keep one of the two.")
        found[text] = None
    return tuple(found)


def _as_mapping(node: Node) -> Mapping:
    if isinstance(node, Mapping):
        return node
    raise _NotReadError(f"is {_IS[type(node)]} here; a set of keys is expected")


def _as_items(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    raise _NotReadError(f"is {_IS[type(node)]} here; a list is expected", "Begin each item with a dash and a space.")


def _as_flag(node: Node) -> bool:
    word = _as_text(node)
    if word.casefold() not in ("true", "false", "yes", "no"):
        raise _NotReadError(f"is '{word}' here; true or false is expected")
    return word.casefold() in ("true", "yes")


def _as_integer(node: Node) -> int:
    return int(_digits(_as_text(node), r"[+-]?[0-9]{1,15}", "a whole number"))


def _as_number(node: Node) -> float:
    return float(_digits(_as_text(node), r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", "a number"))


def _digits(text: str, form: str, expected: str) -> str:
    if re.fullmatch(form, text):
        return text
    bare = re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)
    scaled = re.search(r"(thousand|[mbtr]+illion|[0-9][kmb])\b", text, re.IGNORECASE)
    plain = bare[0].replace(",", "") if len(bare) == 1 and not scaled else ""
    hint = f"Write {plain}." if re.fullmatch(form, plain) else "Write the number alone, all in digits: 73000."
    raise _NotReadError(f"is '{text}' here; {expected} in digits is expected", hint)


def _as_rough(node: Node) -> RoughDate:
    text = _as_text(node)
    try:
        return rough_date(text)
    except ValueError as error:
        written = _as_data_writes_it(text)
        if written:
            raise _NotReadError(f"is '{text}' here; a date as 2024-09-12 is expected", f"Write {written}.") from None
        message, _, hint = str(error).partition(": ")
        raise _NotReadError(f"cannot be read: {message}", hint[:1].upper() + hint[1:] + "." if hint else "") from None


def _as_day(node: Node) -> date:
    rough = _as_rough(node)
    if not rough.exact:
        kind = "month" if "-" in str(rough) else "year"
        raise _NotReadError(f"is the {kind} {rough} here; the very day is expected", "Write a day as 2024-09-12.")
    return rough.first


def _as_data_writes_it(text: str) -> str:
    """A date in another usual form (09/12/2024, September 12, 2024), as data files write it; empty where it is none."""
    months = {month[:3].casefold(): number for number, month in enumerate(MONTHS, 1)}
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        parts = [int(match[3]), int(match[1]), int(match[2])]
    elif match := re.fullmatch(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?", text):
        parts = [int(part) for part in match.groups() if part]
    elif match := re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (?:([0-9]{1,2})(?:st|nd|rd|th)?,? )?([0-9]{4})", text):
        parts = [int(part) for part in (match[3], months.get(match[1].casefold(), 0), match[2]) if part is not None]
    else:
        return ""
    written = "-".join(f"{part:02}" for part in parts)
    try:
        return str(rough_date(written))
    except ValueError:
        return ""
