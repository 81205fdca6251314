"""Jinja reads a template here, and what it read becomes the plain lists that `rendering` walks; nothing is ever run."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter import markup
from drafter.rendering import FILTERS
from drafter.templating.text import with_whole_lines


@functools.cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=markup.escape, trim_blocks=True, lstrip_blocks=True, cache_size=0
    )
    environment.filters = {name: function for name, (function, _) in FILTERS.items()}
    environment.tests = {}
    environment.globals = {}
    return environment


_ENDLESS = re.compile(r"\d{1000}")
MAX_DEPTH = 40
"""How deep the parts of a template may stand in each other; what is deeper was not written by a person."""
MAX_INDENT = 40
"""How far a line of a template may be indented, which bounds the lists in lists."""


_KEPT = 4096
"""How many templates stay read; a library has some thousand."""


@functools.lru_cache(maxsize=_KEPT)
def parse(text: str) -> nodes.Template:
    """The nodes that Jinja reads in a text. Raises TemplateSyntaxError where it cannot read it."""
    try:
        return _environment().parse(with_whole_lines(text))
    except ValueError:  # Python reads no whole number of more than some thousand digits
        line = next((number for number, said in enumerate(text.split("\n"), 1) if _ENDLESS.search(said)), 1)
        raise TemplateSyntaxError("a number has too many digits", line) from None


@functools.lru_cache(maxsize=_KEPT)
def too_deep(text: str) -> int:
    """The line on which a template is nested deeper than MAX_DEPTH or indented further than MAX_INDENT; 0 for none.

    Whatever else reads a template goes down into it, and so may only be given one that this let pass.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) - len(line.lstrip()) > MAX_INDENT and line.strip():
            return number
    try:
        waiting: list[tuple[nodes.Node, int]] = [(parse(text), 0)]
    except TemplateSyntaxError:
        return 0
    except RecursionError:
        return 1
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return node.lineno
        waiting += [(one, depth + 1) for one in node.iter_child_nodes(exclude=("elif_",))]
        if isinstance(node, nodes.If):  # each `elif` stands in the one before
            waiting += [(one, depth + number) for number, one in enumerate(node.elif_, 1)]
    return 0


def pieces(body: Sequence[nodes.Node]) -> list[Any]:
    """The pieces that the nodes of a checked template say, in their order."""
    found: list[Any] = []
    for node in body:
        if isinstance(node, nodes.Output):
            found += [one.data if isinstance(one, nodes.TemplateData) else ["say", _tree(one)] for one in node.nodes]
        elif isinstance(node, nodes.If):
            found.append(["if", _tree(node.test), pieces(node.body), _otherwise(node)])
        elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            found.append(["for", node.target.name, _tree(node.iter), pieces(node.body)])
        else:
            raise ValueError(f"an unchecked template: {type(node).__name__}")
    return found


def _otherwise(node: nodes.If) -> list[Any]:
    """The rest of an `if`: its `elif`s as one inside the other, then its `else`."""
    otherwise = pieces(node.else_)
    for other in reversed(node.elif_):
        otherwise = [["if", _tree(other.test), pieces(other.body), otherwise]]
    return otherwise


def _tree(node: nodes.Node) -> list[Any]:
    """An expression as `rendering` evaluates it."""
    match node:
        case nodes.Const():
            return ["const", node.value]
        case nodes.TemplateData():
            return ["const", node.data]
        case nodes.Name():
            return ["name", node.name]
        case nodes.Getattr():
            return ["field", _tree(node.node), node.attr]
        case nodes.Filter() if node.node is not None:
            return ["filter", node.name, [_tree(one) for one in (node.node, *node.args)]]
        case nodes.Compare():
            return ["compare", _tree(node.expr), [[one.op, _tree(one.expr)] for one in node.ops]]
        case nodes.And() | nodes.Or():
            return [type(node).__name__.lower(), _tree(node.left), _tree(node.right)]
        case nodes.Not():
            return ["not", _tree(node.node)]
        case nodes.CondExpr():
            otherwise = _tree(node.expr2) if node.expr2 is not None else ["const", ""]
            return ["either", _tree(node.test), _tree(node.expr1), otherwise]
        case nodes.Tuple() | nodes.List():
            return ["list", [_tree(one) for one in node.items]]
        case nodes.Call() if isinstance(node.node, nodes.Name):
            return ["call", node.node.name, [_tree(one) for one in node.args]]
    raise ValueError(f"an unchecked template: {type(node).__name__}")
