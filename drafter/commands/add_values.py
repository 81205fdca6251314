"""The values that are given for what is added: typed as KEY=VALUE, put where the kind of record has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.commands.add_kinds import FIRST_ASK, GAP, TEXT, Addition, Asked, gap
from drafter.commands.evidence_add_source import as_author
from drafter.errors import Faults, Location, did_you_mean
from drafter.library.shapes import ANY, Shape

if TYPE_CHECKING:
    from drafter.importing.entries import Plain
    from drafter.library.source import Mapping as Keys
    from drafter.library.source import Node

Tree = dict[str, "Plain"]

_LINE: dict[str, Callable[[str], dict[str, str]]] = {"author": as_author, "lines": lambda text: {"text": text}}
"""How one text stands for a whole item of a list."""


_CLOSING = ("authority", "examples", "note", "checked", TEXT)
"""The keys with which an entry ends, in their order: on what it rests, and who checked it when."""


def shape_for(addition: Addition) -> Shape:
    """The shape of what is added, with the keys that its file holds elsewhere: the words of a clause, a first ask."""
    from drafter.commands.schema_kinds import KINDS

    shape = KINDS[addition.schema].shape()
    if addition.schema in ("ask", "clause"):
        shape.keys[TEXT] = Shape({"text": None})
    if addition.schema == "issue":
        ask = KINDS["ask"].shape()
        ask.keys |= {TEXT: Shape({"text": None}), "id": Shape({"text": None})}
        shape.keys[FIRST_ASK] = ask
    return shape


def tree_of(sets: tuple[str, ...], shape: Shape, faults: Faults) -> Tree:
    """The values of all KEY=VALUE, each in its place; what cannot be placed is noted."""
    tree: Tree = {}
    for one in sets:
        key, sign, text = one.partition("=")
        if not sign or not key.strip():
            hint = 'Write it so: --set "title=The words meant".'
            faults.add(f"'{one}' is not a key, '=' and its value", Location("--set"), hint)
        elif text.strip():
            put(tree, key.strip().split("."), " ".join(text.split()), shape, faults, key.strip())
    return tree


def put(tree: Tree, path: list[str], text: str, shape: Shape, faults: Faults, key: str) -> None:
    """Put a text under a path of keys.

    A list takes one more item each time, or several with semicolons, ids also with commas. In a list of records, a key
    that the last record has begins the next.
    """
    name, *rest = path
    where = Location(f"--set {key}")
    inner = shape.keys.get(name) or shape.keys.get(ANY)
    if inner is None:
        known = [one for one in shape.keys if one != ANY]
        hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
        faults.add(f"there is no key '{key}' here", where, hint)
    elif "records" in inner.kinds:
        _put_in_list(tree, name, rest, text, inner, faults, key)
    elif "texts by name" in inner.kinds:
        names = tree.setdefault(name, {})
        assert isinstance(names, dict)
        if len(rest) != 1:
            faults.add("a name is needed after it", where, f"Write --set {key}.NAME=…")
        else:
            names[rest[0]] = text
    elif rest and "record" in inner.kinds:
        below = tree.setdefault(name, {})
        assert isinstance(below, dict)
        put(below, rest, text, inner, faults, key)
    elif rest or not inner.kinds.keys() - {"record"}:
        keys = ", ".join(inner.keys) or "nothing under it"
        faults.add(f"'{name}' cannot be given so", where, f"It has: {keys}.")
    elif "texts" in inner.kinds:
        items = tree.setdefault(name, [])
        assert isinstance(items, list)
        items += several(text)
    elif name in tree:
        faults.add(f"'{key}' is given twice", where, "Give it once.")
    else:
        tree[name] = text


def _put_in_list(tree: Tree, name: str, rest: list[str], text: str, inner: Shape, faults: Faults, key: str) -> None:
    items = tree.setdefault(name, [])
    assert isinstance(items, list)
    if not rest and name in _LINE:
        items += [{**_LINE[name](one)} for one in several(text)]
        return
    if not rest:
        hint = f"Write --set {key}.KEY=…, with a KEY of: {', '.join(inner.keys)}."
        faults.add("a list of records takes its keys one by one", Location(f"--set {key}"), hint)
        return
    if not items or _has(items[-1], rest):
        items.append({})
    last = items[-1]
    assert isinstance(last, dict)
    put(last, rest, text, inner, faults, key)


def _has(record: Plain, path: list[str]) -> bool:
    for name in path:
        if not isinstance(record, dict) or name not in record:
            return False
        record = record[name]
    return True


def several(text: str) -> list[str]:
    """The items of one text: parted by semicolons, or by commas where they are ids; a gap is one."""
    if text.startswith(f"[{GAP}"):
        return [text]
    sign = "," if re.fullmatch(r"[\w-]+(,\s*[\w-]+)+", text) else ";"
    return [one.strip() for one in text.split(sign) if one.strip()]


def value_at(tree: Plain, key: str) -> Plain | None:
    """What stands under a path of keys, in the first item of a list; None where nothing does."""
    here: Plain | None = tree
    for name in key.split("."):
        here = here[0] if isinstance(here, list) and here else here
        here = here.get(name) if isinstance(here, dict) else None
    return here


def filled(addition: Addition, tree: Tree, usual: Mapping[str, str], shape: Shape, *, blank: bool = False) -> Faults:
    """Fill in what is usual, and gaps for what may wait; what must be said and is not is noted.

    With `blank`, everything that must be said gets a gap.
    """
    faults = Faults()
    for one in addition.asked:
        if value_at(tree, one.key) is not None:
            continue
        text = one.usual
        for name, meant in usual.items():
            text = text.replace(f"{{{name}}}", meant)
        if not text and (one.may_wait or (blank and not one.optional)):
            text = gap(_hint(one, addition, shape))
        if text:
            put(tree, one.key.split("."), text, shape, faults, one.key)
        elif not one.optional:
            faults.add("this is needed", Location(f"--set {one.key}"), _hint(one, addition, shape))
    return faults


def _hint(one: Asked, addition: Addition, shape: Shape) -> str:
    words = [*_shape_at(shape, one.key).words]
    choices = f" One of: {', '.join(words)}." if words else ""
    return f"{one.meaning(addition.schema)}{choices}"


def _shape_at(shape: Shape, key: str) -> Shape:
    for name in key.split("."):
        shape = shape.keys[name]
    return shape


def nodes(tree: Tree, above: str = "--set ") -> Keys:
    """The values as a reader takes them, each in the place where it was given."""
    from drafter.library.source import Mapping as Keys

    places = {key: Location(f"{above}{key}") for key in tree}
    pairs = {key: _node(value, f"{above}{key}") for key, value in tree.items()}
    return Keys(pairs, places, Location(above.strip().rstrip(".")))


def _node(value: Plain, at: str) -> Node:
    from drafter.library.source import Scalar, Sequence

    if isinstance(value, dict):
        return nodes(value, f"{at}.")
    if isinstance(value, list):
        return Sequence(tuple(_node(item, at) for item in value), Location(at))
    return Scalar(value, Location(at), True)


def in_order(tree: Tree, addition: Addition) -> Tree:
    """The values in the order of the questions, then as they were given; those that close an entry come last."""
    keys = dict.fromkeys(one.key.partition(".")[0] for one in addition.asked) | dict.fromkeys(tree)
    ordered = [*(key for key in keys if key not in _CLOSING), *(key for key in _CLOSING if key in keys)]
    return {key: tree[key] for key in ordered if key in tree}
