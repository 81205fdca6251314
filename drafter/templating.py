"""The Jinja environment: the one door for jinja2, and what a template may say.

A clause says something about a letter; it computes nothing. So a body may print names and their fields through a few
filters and choose words with `if`; it may not loop, assign, include, calculate or join text. Everything is checked when
the file is loaded, before any letter is made: unknown names, unknown fields, unknown filters, foreign markup. Then the
template is read into the tree that `rendering` walks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter import markup, names
from drafter.errors import Fault, Faults, Location, did_you_mean, one_of
from drafter.rendering import FILTERS, Tree

_ALWAYS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Filter, nodes.If, nodes.Compare,
    nodes.Operand, nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Tuple, nodes.List,
)  # fmt: skip
_IN_PARTS = (*_ALWAYS, nodes.For, nodes.Call, nodes.Keyword)
_NAMED = {
    nodes.For: "a loop ('for')", nodes.Assign: "'set'", nodes.AssignBlock: "'set'", nodes.Macro: "a macro",
    nodes.Include: "'include'", nodes.Import: "'import'", nodes.FromImport: "'import'", nodes.Call: "a call",
    nodes.Concat: "joining with '~'", nodes.Add: "arithmetic", nodes.Sub: "arithmetic", nodes.Mul: "arithmetic",
    nodes.Div: "arithmetic", nodes.Mod: "arithmetic", nodes.Pow: "arithmetic", nodes.FloorDiv: "arithmetic",
    nodes.Getitem: "square brackets", nodes.Block: "a block", nodes.Extends: "'extends'",
    nodes.FilterBlock: "a filter block", nodes.With: "'with'", nodes.CallBlock: "a call block",
    nodes.Test: "a test ('is')",
}  # fmt: skip


@functools.cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=markup.escape, trim_blocks=True, lstrip_blocks=True, cache_size=0
    )
    environment.filters = {name: function for name, (function, _) in FILTERS.items()}
    environment.tests = {}
    environment.globals = {}
    return environment


def read(template: str) -> Tree:
    """A template's tree, for `rendering.render`. It must be one in which no fault was found."""
    return _pieces(_environment().parse(template).body)


def faults_in_clause(text: str, declared: Mapping[str, type], where: Location) -> list[Fault]:
    """What is wrong with a clause's body or lead, in the order it stands there.

    `declared` maps the names that the clause declares to what they hold; standing names need no declaration. `where` is
    the place of the text's first character.
    """
    known: dict[str, type | None] = {**names.STANDING, **declared}
    return [*_foreign(text, where), *_template_faults(text, known, _ALWAYS, where)]


def faults_in_part(text: str, where: Location) -> list[Fault]:
    """What is wrong with a standard part, a letterhead line or a form of address; these may loop over their lists."""
    known: dict[str, type | None] = {**names.IN_PARTS, "blank": None}
    return _template_faults(text, known, _IN_PARTS, where)


def _foreign(text: str, where: Location) -> Iterator[Fault]:
    """Markup that is none here. What stands between braces is not looked at, and keeps its place."""
    bare = re.sub(r"\{[{%#].*?[%#}]\}", lambda found: re.sub(r"[^\n]", "x", found[0]), text, flags=re.DOTALL)
    for offset, line in enumerate(bare.split("\n")):
        for column, what, instead in markup.foreign_marks(line):
            at = _place(where, offset + 1, column)
            yield Fault(
                f"{what} in the text of a clause", at, f"{instead[0].upper()}{instead[1:]}.", _line(text, offset + 1)
            )
    for number, paragraph in _paragraphs(bare):
        if re.sub(r"\\[\\*]", "", paragraph).count("*") % 2:
            at = _place(where, number, 1)
            hint = "Close it with a second one, or write \\* for a plain asterisk."
            yield Fault("an asterisk opens emphasis that is not closed in its paragraph", at, hint, _line(text, number))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    number = 1
    for part in re.split(r"(\n[ \t]*\n)", text):
        if part.strip():
            yield number + len(part) - len(part.lstrip("\n")), part
        number += part.count("\n")


def _template_faults(
    text: str, known: Mapping[str, type | None], allowed: tuple[type, ...], where: Location
) -> list[Fault]:
    try:
        tree = _environment().parse(text)
    except TemplateSyntaxError as error:
        at = _place(where, error.lineno, 1)
        hint = "A name is printed with {{ name }}, a choice is {% if … %} … {% endif %}."
        return [Fault(f"the braces do not read: {error.message}", at, hint, _line(text, error.lineno))]
    check = _TemplateCheck(text, dict(known), allowed, where)
    check.visit(tree)
    return check.faults.found


class _TemplateCheck:
    """One walk over a template's tree, collecting what it may not do and the names it may not use."""

    def __init__(self, text: str, known: dict[str, type | None], allowed: tuple[type, ...], where: Location) -> None:
        self.text, self.known, self.allowed, self.where = text, known, allowed, where
        self.faults = Faults()

    def visit(self, node: nodes.Node) -> None:
        """Check a node, then those inside it; a refused node is not entered."""
        if not isinstance(node, self.allowed):
            what = _NAMED.get(type(node), f"'{type(node).__name__.lower()}'")
            self.fault(
                f"{what} is not for clauses", node.lineno, "", "Write the sentence out, or choose words with if."
            )
            return
        if isinstance(node, nodes.For):
            self.loop(node)
            return
        if isinstance(node, nodes.Name):
            self.name(node)
        elif isinstance(node, nodes.Getattr):
            self.holds(node)
            return
        elif isinstance(node, nodes.Filter):
            self.filter(node)
        elif isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name == "blank"):
            self.fault("only blank('name', 'hint') can be called", node.lineno, "(", "")
        for child in node.iter_child_nodes():
            self.visit(child)

    def loop(self, node: nodes.For) -> None:
        """A loop names its item, which holds what the list's items hold."""
        item = (
            self.holds(node.iter)
            if isinstance(node.iter, nodes.Getattr)
            else self.known.get(getattr(node.iter, "name", ""))
        )
        if isinstance(node.target, nodes.Name):
            self.known = {**self.known, node.target.name: item, "loop": None}
        for child in node.body:
            self.visit(child)

    def name(self, node: nodes.Name) -> type | None:
        """What a name holds; a fault where it is neither standing nor declared."""
        if node.name not in self.known:
            hint = did_you_mean(node.name, self.known)
            hint = f"{hint} " if hint else ""
            hint += (
                "Declare it under 'evidence', 'events', 'cites' or 'blanks', or use one of: "
                + ", ".join(sorted(self.known))
                + "."
            )
            self.fault(f"the name '{node.name}' is not declared", node.lineno, node.name, hint)
            self.known[node.name] = None
        return self.known[node.name]

    def holds(self, node: nodes.Node) -> type | None:
        """What a name or a field of a name holds; faults for fields that are not there."""
        if isinstance(node, nodes.Name):
            return self.name(node)
        if not isinstance(node, nodes.Getattr):
            hint = "Use a filter: {{ letter.date | fiscal_year }}."
            self.fault("a dot may follow a name only", node.lineno, "", hint)
            return None
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            return None
        held = self.holds(node.node)
        if held is None:
            if isinstance(node.node, nodes.Name) and node.node.name in names.STANDING | names.IN_PARTS:
                self.fault(f"nothing may follow '{node.node.name}.'", node.lineno, node.attr, "")
            return None
        known = names.attributes(held)
        if node.attr not in known:
            hint = did_you_mean(node.attr, known) or f"It has {one_of(known)}."
            self.fault(f"'{_said(node.node)}' has no '{node.attr}'", node.lineno, node.attr, hint)
            return None
        return _inner(held, node.attr)

    def filter(self, node: nodes.Filter) -> None:
        """A filter is a known one, and none follows a note."""
        if node.name not in FILTERS:
            hint = did_you_mean(node.name, FILTERS) or f"The filters are {one_of(FILTERS)}."
            self.fault(f"there is no filter '{node.name}'", node.lineno, node.name, hint)
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "note":
            self.fault("no filter may follow .note", node.lineno, node.name, "Write {{ name.note }} and nothing more.")

    def fault(self, message: str, line: int, word: str, hint: str) -> None:
        """Note a fault at a word of a line."""
        excerpt = _line(self.text, line)
        found = re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", excerpt) if word else None
        self.faults.add(message, _place(self.where, line, (found.start() if found else 0) + 1), hint, excerpt)


def _inner(held: type, attribute: str) -> type | None:
    """What a field holds, where that has fields of its own."""
    annotation = str(held.__annotations__[attribute])
    for candidate in vars(names).values():
        if (
            isinstance(candidate, type)
            and is_dataclass(candidate)
            and re.search(rf"\b{candidate.__name__}\b", annotation)
        ):
            return candidate
    return None


def _said(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr}"
    return getattr(node, "name", "it")


def _place(where: Location, line: int, column: int) -> Location:
    return Location(where.path, where.line + line - 1, column + (where.column - 1 if line == 1 else 0))


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


# A checked template as a tree


def _pieces(body: Sequence[nodes.Node]) -> list[Any]:
    pieces: list[Any] = []
    for node in body:
        if isinstance(node, nodes.Output):
            pieces += [one.data if isinstance(one, nodes.TemplateData) else ["say", _tree(one)] for one in node.nodes]
        elif isinstance(node, nodes.If):
            pieces.append(["if", _tree(node.test), _pieces(node.body), _otherwise(node)])
        elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            pieces.append(["for", node.target.name, _tree(node.iter), _pieces(node.body)])
        else:
            raise ValueError(f"an unchecked template: {type(node).__name__}")
    return pieces


def _otherwise(node: nodes.If) -> list[Any]:
    """The rest of an `if`: its `elif`s as one inside the other, then its `else`."""
    otherwise = _pieces(node.else_)
    for other in reversed(node.elif_):
        otherwise = [["if", _tree(other.test), _pieces(other.body), otherwise]]
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
