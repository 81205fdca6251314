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
from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

T = typing.TypeVar("T")
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
    """A record and all it holds, as JSON without field names."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":")).encode()


def decode(content: bytes, kind: type[T]) -> T:
    """The record that `encode` wrote. Raises ValueError where the content is not of that kind."""
    what: Any = kind
    try:
        made: T = _maker(what)(json.loads(content))
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a cached {kind.__name__}") from error
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _itself(value: Any) -> Any:
    return value


_AS_THEY_ARE = ("str", "int", "float", "bool", "str | None")
"""What most fields hold and JSON gives back as it was."""


def _type(field: Field[Any], module: str) -> Any:
    """A field's type from the words of its module; `typing.get_type_hints` takes twice as long."""
    return eval(str(field.type), vars(sys.modules[module]))


def _settled(value: Any) -> Any:
    """A setting of a check: its lists were tuples."""
    return tuple(value) if isinstance(value, list) else value


@functools.cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """How a value of a type is made again from its plain form."""
    if is_dataclass(kind):
        makers = [_itself if f.type in _AS_THEY_ARE else _maker(_type(f, kind.__module__)) for f in fields(kind)]
        if all(maker is _itself for maker in makers):
            return lambda plain: kind(*plain)  # type: ignore[operator]
        return lambda plain: kind(*[make(item) for make, item in zip(makers, plain, strict=True)])  # type: ignore[operator]
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
    if origin is dict:
        make = _maker(inner[1])
        return make if make is _itself else lambda plain: {key: make(item) for key, item in plain.items()}
    return date.fromisoformat if kind is date else _itself
