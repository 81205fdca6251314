"""What the names of a template hold, and of what kind each value is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from inspect import signature

from jinja2 import nodes

from drafter import names
from drafter.errors import did_you_mean, one_of
from drafter.rendering import FILTERS
from drafter.templating.text import TemplateFaults

FIGURE = "Figure"
KINDS = {
    "int": "a number",
    "date": "a day",
    "bool": "true or false",
    "list": "a list",
    "str": "words",
    FIGURE: "a figure",
}
"""What messages call the kinds of value; every other is a record."""
LISTS = ("addressees", "signatories", "committees")
"""The names that hold a list."""

_SEVERAL = {"we": "I", "us": "me", "our": "my", "are": "am", "were": "was"}
_LOOP = {"first": "bool", "last": "bool", "index": "int", "length": "int"}


class _Unknown:
    """What a name holds that has a fault already, so that nothing more is said of it."""


class Scope:
    """The names in reach of a template, with what each holds; notes those that are not."""

    def __init__(self, known: Mapping[str, type | None], faults: TemplateFaults) -> None:
        self.known = dict(known)
        self.faults, self.fault = faults, faults.at_word
        self.unknown: set[str] = set()

    def enter_loop(self, item: str, held: type | None) -> None:
        """Add a loop's item, and `loop` itself."""
        self.known = {**self.known, item: held, "loop": None}

    def name(self, node: nodes.Name) -> type | None:
        """What a name holds; a fault where it is neither standing nor declared."""
        if node.name in self.known:
            return self.known[node.name]
        if node.name not in self.unknown:
            self.unknown.add(node.name)
            self.fault(node.lineno, node.name, f"the name '{node.name}' is not declared", self.instead_of(node.name))
        return _Unknown

    def instead_of(self, name: str) -> str:
        """What to write where a name is not known."""
        if name in _SEVERAL and _SEVERAL[name] in self.known:
            one = _SEVERAL[name]
            return f"Write {{{{ {one} }}}}: it reads '{name}' where several sign."
        declare = "Declare it under 'evidence', 'events', 'cites' or 'blanks', or use one of: "
        if "blank" in self.known:
            declare = "Use one of: "
        names_there = ", ".join(sorted(self.known))
        return f"{did_you_mean(name, self.known)} {declare}{names_there}.".strip()

    def holds(self, node: nodes.Node) -> type | None:
        """What a name or a field of a name holds; faults for fields that are not there."""
        if isinstance(node, nodes.Name):
            return self.name(node)
        if not isinstance(node, nodes.Getattr):
            hint = "Use a filter: {{ letter.date | fiscal_year }}."
            self.fault(node.lineno, "", "a dot may follow a name only", hint)
            return _Unknown
        held = self.holds(node.node)
        called = said(node.node)
        if held is _Unknown:
            return _Unknown
        if called == "loop" and held is None and "loop" in self.known:
            known: Mapping[str, str] = _LOOP
        elif called in LISTS and isinstance(node.node, nodes.Name):
            hint = f"Loop over it: {{% for one in {called} %}}{{{{ one.{node.attr} }}}}{{% endfor %}}."
            self.fault(node.lineno, node.attr, f"'{called}' is a list, and has no '{node.attr}'", hint)
            return _Unknown
        elif held is None or not is_dataclass(held):
            hint = f"Write {{{{ {called} }}}} alone."
            self.fault(node.lineno, node.attr, f"nothing may follow '{called}'", hint)
            return _Unknown
        else:
            known = names.attributes(held)
        if node.attr not in known:
            hint = did_you_mean(node.attr, known) or f"It has {one_of(known)}."
            self.fault(node.lineno, node.attr, f"'{called}' has no '{node.attr}'", hint)
            return _Unknown
        return None if known is _LOOP else _inner(held, node.attr) if held else None

    def kind(self, node: nodes.Node) -> str:
        """What kind of value a node has: int, date, bool, list, str, figure or record; unknown where none can be said.

        What is wrong with the node is not noted here but when it is visited.
        """
        found, unknown = len(self.faults.found), set(self.unknown)
        kind = self._kind(node)
        del self.faults.found[found:]
        self.unknown = unknown
        return kind

    def _kind(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Const):
            return {int: "int", bool: "bool", str: "str"}.get(type(node.value), "unknown")
        if isinstance(node, (nodes.Tuple, nodes.List)):
            return "list"
        if isinstance(node, nodes.Filter) and node.name in FILTERS:
            return str(signature(FILTERS[node.name][0]).return_annotation)
        if isinstance(node, nodes.Name):
            held = self.name(node)
            if node.name in LISTS:
                return "list"
            if held is names.FigureNames:
                return FIGURE
            return "record" if is_dataclass(held) else "unknown" if held is _Unknown else "str"
        if isinstance(node, nodes.Getattr) and (held := self.holds(node)) is not _Unknown:
            if said(node.node) == "loop":
                return _LOOP[node.attr]
            annotation = str(_annotation(self.holds(node.node), node.attr))
            if annotation.startswith("tuple"):
                return "list"
            return "record" if is_dataclass(held) else annotation if annotation in KINDS else "str"
        return "str" if isinstance(node, nodes.Call) else "unknown"


def said(node: nodes.Node) -> str:
    """A node as messages name it."""
    if isinstance(node, nodes.Getattr):
        return f"{said(node.node)}.{node.attr}"
    if isinstance(node, nodes.Const):
        return str(node.value)
    return getattr(node, "name", "it")


def _annotation(held: type | None, attribute: str) -> object:
    return getattr(held, "__annotations__", {}).get(attribute, "")


def _inner(held: type, attribute: str) -> type | None:
    """What a field holds, where that has fields of its own."""
    annotation = str(_annotation(held, attribute))
    for candidate in vars(names).values():
        if (
            isinstance(candidate, type)
            and is_dataclass(candidate)
            and re.search(rf"\b{candidate.__name__}\b", annotation)
        ):
            return candidate
    return None
