"""The parsed library, kept by the hash of its content.

A cache is a convenience: one that is missing, damaged or in a folder that cannot be written costs time and nothing
else. It holds JSON, for a pickle would run whatever somebody put there.
"""

from __future__ import annotations

import collections.abc
import contextlib
import functools
import json
import os
import sys
import types
import typing
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

T = typing.TypeVar("T")
_loads = json.JSONDecoder().decode
KEPT = 12
"""How many parsed libraries stay in the folder; the least recently made go first."""


def fetch(folder: Path, name: str) -> bytes | None:
    """What was kept under a name, None where nothing was or it cannot be read."""
    try:
        return (folder / name).read_bytes()
    except OSError:
        return None


def keep(folder: Path, name: str, content: bytes) -> None:
    """Keep content under a name, whole or not at all, and let go of the oldest of its kind."""
    import tempfile  # needed only where something is new

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).replace(folder / name)
        finally:
            Path(temporary).unlink(missing_ok=True)
        kind = name.partition("-")[0]
        made = sorted(folder.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for old in made[KEPT:]:
            old.unlink()


def encode(record: object) -> bytes:
    """A record and all it holds: a line for each field, or for each entry of one that is a Mapping.

    The lines are JSON without the names of the fields, in the order of these. Above them stand the checksum of all, and
    how many lines each field has.
    """
    counts: list[int | None] = []
    lines: list[str] = []
    for name, one in _types(type(record)).items():
        value = getattr(record, name)
        shelved = _is_shelf(_type(one, type(record)))
        counts.append(len(value) if shelved else None)
        entries = (f"{_json(key)}\t{_json(_plain(item))}" for key, item in value.items()) if shelved else ()
        lines += entries if shelved else [_json(_plain(value))]
    body = "\n".join([_json(counts), *lines]).encode()
    return b"%08x\n%b" % (crc32(body), body)


def decode(content: bytes, kind: type[T]) -> T:
    """The record that `encode` wrote. Raises ValueError where the content is not whole, or not of that kind.

    What a Mapping of its holds is made when it is asked for: a library has hundreds of records, and a letter needs few.
    """
    checksum, _, body = content.partition(b"\n")
    if checksum != b"%08x" % crc32(body):
        raise ValueError("the cached library is damaged")
    head, *lines = body.split(b"\n")
    values, at = [], 0
    try:
        for one, count in zip(_types(kind).values(), _loads(head.decode()), strict=True):
            of = _type(one, kind)
            end = at + (1 if count is None else count)
            shelved = count is not None
            values.append(Shelf(lines[at:end], typing.get_args(of)[1]) if shelved else _made(lines[at], of))
            at = end
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a cached {kind.__name__}") from error
    return kind(*values)


class Shelf(Mapping[str, T]):
    """Records by their keys, in the order kept, each made from its line when it is first asked for."""

    def __init__(self, lines: Iterable[bytes], kind: Any) -> None:
        self._kept, self._kind = lines, kind
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            line = self._lines.get(_mark(key))
            if line is None:
                raise KeyError(key)
            self._made[key] = _made(line, self._kind)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made or (isinstance(key, str) and _mark(key) in self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._lines)

    @functools.cached_property
    def _lines(self) -> dict[bytes, bytes]:
        return dict(line.split(b"\t", 1) for line in self._kept)

    @functools.cached_property
    def _keys(self) -> list[str]:
        keys: list[str] = _loads(f"[{b','.join(self._lines).decode()}]")
        return keys


def _made(line: bytes, kind: Any) -> Any:
    return _maker(kind)(_loads(line.decode()))


def _mark(key: str) -> bytes:
    """How a key stands at the head of its line."""
    return encode_basestring(key).encode("utf-8", "surrogatepass")


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _is_shelf(kind: Any) -> bool:
    return typing.get_origin(kind) is Mapping


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _itself(value: Any) -> Any:
    return value


_AS_THEY_ARE = ("str", "int", "float", "bool", "str | None")
"""What most fields hold and JSON gives back as it was."""


def _types(kind: Any) -> dict[str, str]:
    """The fields of a record in their order, each with its type as written; `fields` takes many times as long."""
    said = {name: one for of in reversed(kind.__mro__) for name, one in vars(of).get("__annotations__", {}).items()}
    return {name: str(said[name]) for name in kind.__match_args__}


def _type(written: str, kind: Any) -> Any:
    """A type from the words of its module; `typing.get_type_hints` takes twice as long."""
    return eval(written, vars(sys.modules[kind.__module__]))


def _settled(value: Any) -> Any:
    """A setting of a check: its lists were tuples."""
    return tuple(value) if isinstance(value, list) else value


@functools.cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """How a value of a type is made again from its plain form."""
    if hasattr(kind, "__match_args__"):  # a record's class
        makers = [_itself if one in _AS_THEY_ARE else _maker(_type(one, kind)) for one in _types(kind).values()]
        if all(maker is _itself for maker in makers):
            return lambda plain: kind(*plain)
        return lambda plain: kind(*[make(item) for make, item in zip(makers, plain, strict=True)])
    if kind is typing.Any:
        return _settled
    if typing.get_origin(kind) is collections.abc.Sequence:
        return _itself  # a tree of plain lists
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        make = _maker(next(one for one in inner if one is not types.NoneType))
        return make if make is _itself else lambda plain: None if plain is None else make(plain)
    if origin is tuple:
        make = _maker(inner[0])
        return tuple if make is _itself else lambda plain: tuple([make(item) for item in plain])
    if origin in (dict, Mapping):
        make = _maker(inner[1])
        return make if make is _itself else lambda plain: {key: make(item) for key, item in plain.items()}
    return date.fromisoformat if kind is date else _itself
