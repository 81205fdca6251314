"""Whether data are as a JSON Schema of ours says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES = {
    "string": str, "integer": int, "boolean": bool, "null": type(None), "object": dict, "array": list,
}  # fmt: skip


def unlike(value: Any, schema: dict[str, Any], at: str = "$", whole: dict[str, Any] | None = None) -> Iterator[str]:
    """Each place of a value that is not as a schema says, by the words of JSON Schema that ours uses.

    `whole` is the schema that holds the definitions, the same one where not given.
    """
    whole = whole or schema
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    named = schema.get("type", [])
    types = [TYPES[one] for one in ([named] if isinstance(named, str) else named)]
    if types and (not isinstance(value, tuple(types)) or (isinstance(value, bool) and bool not in types)):
        yield f"{at} is {value!r}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is {value!r}"
    if "const" in schema and value != schema["const"]:
        yield f"{at} is {value!r}"
    for how in ("anyOf", "oneOf"):
        good = [one for one in schema.get(how, []) if not list(unlike(value, one, at, whole))]
        if how in schema and (not good or (how == "oneOf" and len(good) > 1)):
            yield f"{at} is {len(good)} of {how}"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{at} is short"
        for number, one in enumerate(value):
            yield from unlike(one, schema.get("items", {}), f"{at}[{number}]", whole)
    if isinstance(value, dict):
        own, other = schema.get("properties", {}), schema.get("additionalProperties", {})
        yield from (f"{at} lacks {name}" for name in schema.get("required", ()) if name not in value)
        for name, one in value.items():
            if name in own or other:
                yield from unlike(one, own.get(name, other), f"{at}.{name}", whole)
            elif other is False:
                yield f"{at} has {name}"
