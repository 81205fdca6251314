"""Shapes as JSON Schema (2020-12), for editors that complete and check files as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafter.library.shapes import ANY, Shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like."""

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
_FLAGS = r"^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_ROUGH = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_TEXT: Schema = {"type": _SCALAR, "pattern": r"\S"}
"""A text: an editor takes 20510 for a number and yes for what it likes, where the readers take all for text."""

_VALUES: dict[str, Schema] = {
    "text": _TEXT,
    "flag": {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _FLAGS}]},
    "integer": {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[+-]?[0-9]{1,15}$"}]},
    "number": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?[0-9]{1,15}(\.[0-9]{1,15})?$"}]},
    "day": {"type": "string", "pattern": _DAY},
    "rough": {"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "string", "pattern": _ROUGH}]},
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "uniqueItems": True}]},
    "texts by name": {"type": "object", "additionalProperties": _TEXT},
}
"""The kinds of value that hold no record."""


def schema_of(shape: Shape, told: Mapping[str, str]) -> Schema:
    """A record with its keys. `told` says, by key, what a key holds; one of a record inside is `outer.inner`."""
    return _record(shape, "", told)


def records_of(record: Schema) -> Schema:
    """A file of records under ids; one that holds comments alone waits for its first."""
    return {
        "type": ["object", "null"],
        "propertyNames": {"pattern": ID},
        "additionalProperties": {"$ref": "#/$defs/record"},
        "$defs": {"record": record},
    }


def whole(schema: Schema, title: str) -> Schema:
    """The schema of a kind of file, with its title."""
    return {"$schema": DIALECT, "title": title, **schema}


def _record(shape: Shape, above: str, told: Mapping[str, str]) -> Schema:
    inner = {name: _value(one, f"{above}{name}", told) for name, one in shape.keys.items()}
    free = inner.pop(ANY, False)
    made: Schema = {"type": "object"}
    if inner:
        made["properties"] = inner
    made["additionalProperties"] = free
    if needed := [name for name, one in shape.keys.items() if one.required]:
        made["required"] = needed
    return made


def _value(shape: Shape, path: str, told: Mapping[str, str]) -> Schema:
    made = [_KINDS[kind](shape, path, told) for kind in shape.kinds if not (kind == "text" and "choice" in shape.kinds)]
    if not shape.required and not path.endswith(ANY):
        made.append({"type": "null"})  # a key with nothing after its colon counts as absent
    value = made[0] if len(made) == 1 else {"anyOf": [part for one in made for part in one.get("anyOf", [one])]}
    return {"description": told[path], **value} if path in told else value


def _choice(shape: Shape, _: str, __: Mapping[str, str]) -> Schema:
    return {"enum": list(shape.words)}


def _records(shape: Shape, path: str, told: Mapping[str, str]) -> Schema:
    return {"type": "array", "items": _record(shape, f"{path}.", told)}


def _mixed(shape: Shape, path: str, told: Mapping[str, str]) -> Schema:
    items = {"anyOf": [_TEXT, _record(shape, f"{path}.", told)]}
    return {"anyOf": [_TEXT, {"type": "array", "items": items}]}


def _inner(shape: Shape, path: str, told: Mapping[str, str]) -> Schema:
    return _record(shape, f"{path}.", told)


def _plain(kind: str) -> Callable[[Shape, str, Mapping[str, str]], Schema]:
    return lambda *_: _VALUES[kind]


_KINDS: dict[str, Callable[[Shape, str, Mapping[str, str]], Schema]] = {
    "choice": _choice,
    "record": _inner,
    "records": _records,
    "texts and records": _mixed,
    **{kind: _plain(kind) for kind in _VALUES},
}
"""What is written of each kind of value."""
