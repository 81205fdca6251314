"""The check of a template: one walk over what Jinja read, before any letter is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from inspect import signature
from types import SimpleNamespace

from jinja2 import nodes

from drafter import names
from drafter.dates import Span, rough_date
from drafter.errors import Location, did_you_mean, one_of
from drafter.records.evidence import Vintage
from drafter.rendering import FILTERS, OF_TWO
from drafter.templating.kinds import FIGURE, KINDS, LISTS, Scope, said
from drafter.templating.text import TemplateFaults

IN_CLAUSES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Filter, nodes.If, nodes.Compare,
    nodes.Operand, nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Tuple, nodes.List,
)  # fmt: skip
"""What a clause may be made of."""
IN_PARTS = (*IN_CLAUSES, nodes.For, nodes.Call, nodes.Keyword)
"""What a standard part may be made of: it may loop, and leave blanks."""

_TOGETHER = "Each clause is a file of its own: name both in the issue's outline."
_NO_SUM = "Figures come ready: {{ name.per_day }}, {{ name.change }}, {{ name.value | rounded(1000) }}."
_REFUSED: dict[type, tuple[str, str, str]] = {
    nodes.For: ("a loop ('for')", "for", "Write the sentence out; {{ asks.phrases }} comes joined already."),
    nodes.Assign: ("'set'", "set", "Print the name itself where it is needed."),
    nodes.AssignBlock: ("'set'", "set", "Print the name itself where it is needed."),
    nodes.Macro: ("a macro", "macro", "Write the sentence out."),
    nodes.Include: ("'include'", "include", _TOGETHER),
    nodes.Import: ("'import'", "import", _TOGETHER),
    nodes.FromImport: ("'import'", "import", _TOGETHER),
    nodes.Extends: ("'extends'", "extends", _TOGETHER),
    nodes.Block: ("a block", "block", "Write the sentence out."),
    nodes.Call: ("a call", "(", "A field is printed without parentheses: {{ name.field }}."),
    nodes.Concat: ("a '~', which joins texts,", "~", "Write the two side by side: {{ name.field }}{{ name.note }}."),
    nodes.Add: ("arithmetic ('+')", "+", _NO_SUM),
    nodes.Sub: ("arithmetic ('-')", "-", _NO_SUM),
    nodes.Mul: ("arithmetic ('*')", "*", _NO_SUM),
    nodes.Div: ("arithmetic ('/')", "/", _NO_SUM),
    nodes.FloorDiv: ("arithmetic ('//')", "//", _NO_SUM),
    nodes.Mod: ("arithmetic ('%')", " % ", _NO_SUM),
    nodes.Pow: ("arithmetic ('**')", "**", _NO_SUM),
    nodes.Getitem: ("a pair of square brackets", "[", "A field stands after a dot: {{ name.field }}."),
    nodes.Test: ("a test ('is')", "is", "Compare instead: {% if name.field == 'text' %}, or ask {% if name.field %}."),
}
"""What a template may not do, the sign of it, and what to do instead."""
_A_YEAR = Span(date(2023, 1, 1), date(2023, 12, 31))
_A_VINTAGE = Vintage(rough_date("2024"), _A_YEAR, 1234, "exact", "final", None, "", None, "", Location(""))
_EXAMPLES = {"int": 1000, "date": date(2023, 1, 1), FIGURE: SimpleNamespace(of=_A_VINTAGE)}
"""A value of each kind that filters take, to try their settings on."""
_A_BLANK = "Write {{ blank('name', 'what a person writes there') }}."


class Check:
    """One walk over a template's nodes, noting what it may not do and the names it may not use."""

    def __init__(self, known: Mapping[str, type | None], allowed: tuple[type, ...], faults: TemplateFaults) -> None:
        self.allowed, self.fault = allowed, faults.at_word
        self.scope = Scope(known, faults)

    def visit(self, node: nodes.Node) -> None:
        """Check a node, then those inside it; a refused node is not entered."""
        if not isinstance(node, self.allowed):
            kind = type(node).__name__.lower()
            what, sign, hint = _REFUSED.get(type(node), (f"'{kind}'", kind, "Write the sentence out."))
            self.fault(node.lineno, sign, f"{what} is not for clauses", hint)
            return
        if isinstance(node, nodes.For):
            self.loop(node)
            return
        if isinstance(node, nodes.Output):
            self.output(node)
        elif isinstance(node, nodes.Name):
            self.scope.name(node)
            if node.name == "blank" and "blank" in self.scope.known:
                self.fault(node.lineno, "blank", "a blank has a name and a hint", _A_BLANK)
        elif isinstance(node, nodes.Getattr):
            self.scope.holds(node)
            return
        elif isinstance(node, nodes.Filter):
            self.filter(node)
        elif isinstance(node, nodes.Compare):
            self.compare(node)
        elif isinstance(node, nodes.Call):
            self.call(node)
            return
        for child in node.iter_child_nodes():
            self.visit(child)

    def call(self, node: nodes.Call) -> None:
        """Nothing is called but `blank`, with two texts."""
        if not isinstance(node.node, nodes.Name) or node.node.name != "blank":
            hint = "A field is printed without parentheses: {{ name.field }}; a day is {{ letter.date | long_date }}."
            self.fault(node.lineno, "(", "only blank('name', 'hint') can be called", hint)
        elif [self.scope.kind(one) for one in node.args] != ["str", "str"] or node.kwargs or node.dyn_args:
            self.fault(node.lineno, "blank", "a blank has a name and a hint", _A_BLANK)

    def output(self, node: nodes.Output) -> None:
        """Only words and numbers can be printed."""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                continue
            kind, called = self.scope.kind(child), said(child)
            if kind in ("record", FIGURE):
                held = self.scope.holds(child)
                fields = one_of(names.attributes(held)) if held else ""
                hint = f"Add a dot and the field: {fields}."
                self.fault(child.lineno, called, f"'{called}' cannot be printed by itself", hint)
            elif kind == "date":
                hint = f"Write {{{{ {called} | long_date }}}}."
                self.fault(child.lineno, called, f"'{called}' is a day, and a filter says how it is written", hint)
            elif kind in ("list", "bool"):
                hint = f"It is there to be compared: {{% if {called} %}} … {{% endif %}}."
                if kind == "list":
                    hint = f"It is there to be compared, as in {{% if 'text' in {called} %}}, or for a part's loop."
                self.fault(child.lineno, called, f"'{called}' is {KINDS[kind]}, which cannot be printed", hint)

    def loop(self, node: nodes.For) -> None:
        """A loop names its item, which holds what the list's items hold."""
        kind, item = self.scope.kind(node.iter), self.scope.holds(node.iter) if _is_path(node.iter) else None
        if kind not in ("list", "unknown") and not (isinstance(node.iter, nodes.Name) and node.iter.name in LISTS):
            called = said(node.iter)
            hint = "Loop over a list, such as addressees, letter.copies or post.address."
            self.fault(node.lineno, called, f"'{called}' is no list to loop over", hint)
        if not _is_path(node.iter):
            self.visit(node.iter)
        if isinstance(node.target, nodes.Name):
            self.scope.enter_loop(node.target.name, item)
        else:
            hint = "Write {% for one in addressees %}, then {{ one.greeting }}."
            self.fault(node.lineno, "for", "a loop names one thing", hint)
        if node.test or node.else_ or node.recursive:
            self.fault(node.lineno, "for", "a loop has no condition and no 'else' of its own", "Use 'if' inside it.")
        for child in node.body:
            self.visit(child)

    def filter(self, node: nodes.Filter) -> None:
        """A filter is a known one with the settings it takes, follows what it is made for, and never a note."""
        if node.name not in FILTERS:
            hint = did_you_mean(node.name, FILTERS) or f"The filters are {one_of(FILTERS)}."
            self.fault(node.lineno, node.name, f"there is no filter '{node.name}'", hint)
        elif isinstance(node.node, nodes.Getattr) and node.node.attr == "note":
            self.fault(node.lineno, node.name, "no filter may follow .note", "Write {{ name.note }} and nothing more.")
        elif node.node is not None:
            function, meaning = FILTERS[node.name]
            example = f"As in {meaning.replace('`', '')}."
            kind = self.scope.kind(node.node)
            takes = next(iter(signature(function).parameters.values())).annotation
            if kind not in (takes, "unknown"):
                message = f"'{said(node.node)}' is {KINDS.get(kind, 'a record')}; '{node.name}' takes {KINDS[takes]}"
                self.fault(node.lineno, node.name, message, example)
            elif not (self.compares(node) if node.name in OF_TWO else _takes(function, _EXAMPLES[takes], node)):
                message = f"'{node.name}' cannot do with what stands in its parentheses"
                self.fault(node.lineno, node.name, message, example)

    def compares(self, node: nodes.Filter) -> bool:
        """Whether a filter that compares two figures is given another one, by its name."""
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        return plain and self.scope.kind(node.args[0]) in (FIGURE, "unknown")

    def compare(self, node: nodes.Compare) -> None:
        """Only what is alike can be compared."""
        left, left_kind = node.expr, self.scope.kind(node.expr)
        for operand in node.ops:
            right, right_kind = operand.expr, self.scope.kind(operand.expr)
            if operand.op in ("in", "notin"):
                if right_kind not in ("list", "unknown"):
                    message = f"'in' looks through a list, and '{said(right)}' is {KINDS.get(right_kind, 'a record')}"
                    self.fault(node.lineno, "in", message, "As in {% if 'text' in asks.ids %}.")
            elif "unknown" not in (left_kind, right_kind) and left_kind != right_kind:
                kinds = [KINDS.get(kind, "a record") for kind in (left_kind, right_kind)]
                message = f"'{said(left)}' is {kinds[0]}, and '{said(right)}' is {kinds[1]}: they cannot be compared"
                self.fault(node.lineno, said(left), message, "Compare words with words and numbers with numbers.")
            left, left_kind = right, right_kind


def _is_path(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.Name, nodes.Getattr))


def _takes(function: Callable[..., object], example: object, node: nodes.Filter) -> bool:
    """Whether a filter can do with the settings it is given."""
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not all(isinstance(one, nodes.Const) for one in node.args):
        return False
    try:
        function(example, *(one.value for one in node.args if isinstance(one, nodes.Const)))
    except (TypeError, ValueError, ArithmeticError):
        return False
    return True
