"""The closed `when:` language: Python's expressions with nearly everything left out.

A condition is read once, when its file loads, against the facts that will be known. Whatever is not in the tables here
is refused, and so is a name, an id or a comparison that could never make sense, so that none of it can surprise
a letter.
Nothing is evaluated as Python: each node becomes a small function of the facts.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from drafter.conditions.comparing import compared
from drafter.conditions.text import KINDS, MAX_LENGTH, MAY_USE, ConditionText, Fact, Term, Test, Values, never, parsed
from drafter.dates import add_months, rough_date
from drafter.errors import Location, did_you_mean, one_of
from drafter.frozen import frozen

__all__ = ["MAX_LENGTH", "Condition", "Fact", "compile_condition"]

MAX_DEPTH = 20
MAX_NUMBER = 1_000_000


@frozen
class Condition:
    """A checked condition, with the text and the place it was read from."""

    text: str
    where: Location
    test: Test = field(repr=False, compare=False)
    parts: tuple[tuple[str, Test], ...] = field(repr=False, compare=False)

    def holds(self, values: Values) -> bool:
        """Whether it is true of these facts; every declared fact must have its value."""
        return bool(self.test(values))

    def leaves(self, values: Values) -> tuple[tuple[str, bool], ...]:
        """Each comparison and each bare name as it is written, and whether it is true, in the order read."""
        return tuple((source, bool(test(values))) for source, test in self.parts)


def compile_condition(text: str, facts: Mapping[str, Fact], where: Location) -> Condition:
    """The condition that `text` states about `facts`. Raises DrafterError with all its faults.

    `where` is the place of the condition's first character; a fault is placed at the very name or literal to blame. A
    fault on a later line of the text is placed by its line alone, for only the file knows how that line is indented.
    """
    reader = _Reader(text, facts, where)
    test = reader.flag(parsed(reader))
    reader.faults.stop()
    return Condition(text, where, test, tuple(reader.parts))


class _Reader(ConditionText):
    """Reads one condition about some facts, collecting its faults and the comparisons in it."""

    def __init__(self, text: str, facts: Mapping[str, Fact], where: Location) -> None:
        super().__init__(text, where)
        self.facts = facts
        self.depth = 0
        self.parts: list[tuple[str, Test]] = []

    def flag(self, node: ast.expr) -> Test:
        """A part that must be true or false: a flag, a comparison, or a set of ids, which is true unless empty."""
        term = self.term(node)
        if term.type not in ("flag", "ids", "unknown"):
            message = f"a condition is true or false, and {self.source(node)} is {KINDS[term.type]}"
            self.fault(node, message, "Compare it with something.")
        if isinstance(node, ast.Name | ast.Attribute):
            self.parts.append((self.source(node), term.value))
        return term.value

    def term(self, node: ast.expr) -> Term:
        """Any part, with its type."""
        read = _READERS.get(type(node))
        if read is None:
            return self.refuse(node, f"'{self.source(node)}' is not allowed here")
        if self.depth == MAX_DEPTH:
            return self.refuse(node, f"the condition is nested more than {MAX_DEPTH} deep", "Say it in two rules.")
        self.depth += 1
        term = read(self, node)
        self.depth -= 1
        return term


def _both(reader: _Reader, node: ast.BoolOp) -> Term:
    """`a and b` or `a or b`, each asked only as far as needed."""
    tests = tuple([reader.flag(value) for value in node.values])
    decides = isinstance(node.op, ast.Or)

    def test(values: Values) -> bool:
        return next((decides for each in tests if bool(each(values)) is decides), not decides)

    return Term(node, "flag", test)


def _signed(reader: _Reader, node: ast.UnaryOp) -> Term:
    """`not a`, or a number below nothing."""
    if isinstance(node.op, ast.Not):
        denied = reader.flag(node.operand)
        return Term(node, "flag", lambda values: not denied(values))
    if not isinstance(node.op, ast.USub):
        return reader.refuse(node, f"'{reader.source(node)}' is not allowed here")
    term = reader.term(node.operand)
    if term.type not in ("number", "unknown"):
        return reader.refuse(node, f"'-' needs a number, and {reader.source(node.operand)} is {KINDS[term.type]}")
    return Term(node, term.type, lambda values: -term.value(values))


def _sum(reader: _Reader, node: ast.BinOp) -> Term:
    """`a + b` or `a - b` of numbers; an id without its quotes also looks like this."""
    source = reader.source(node)
    if any(source in (fact.known or ()) for fact in reader.facts.values()):
        return reader.refuse(node, f"'{source}' stands without quotes", f"Write it in quotes: '{source}'.")
    if not isinstance(node.op, ast.Add | ast.Sub):
        return reader.refuse(node, f"'{source}' is not allowed here")
    work = operator.add if isinstance(node.op, ast.Add) else operator.sub
    left, right = reader.term(node.left), reader.term(node.right)
    for term in (left, right):
        if term.type not in ("number", "unknown"):
            hint = "Write add_months(letter.date, 18)." if term.type == "day" else MAY_USE
            message = f"'+' and '-' need numbers, and {reader.source(term.node)} is {KINDS[term.type]}"
            return reader.refuse(term.node, message, hint)
    return Term(node, "number", lambda values: work(left.value(values), right.value(values)))


def _literal(reader: _Reader, node: ast.Constant) -> Term:
    """Text in one pair of plain quotes, or a whole number."""
    value = node.value
    source = reader.source(node)
    if isinstance(value, str):
        if source not in (f"'{value}'", f'"{value}"'):
            return reader.refuse(node, f"{source} is not plain text", "Write one text between two quotes: 'text'.")
        return Term(node, "text", lambda _: value)
    if type(value) is not int:
        hint = "Write a flag's name alone, or 'not' before it." if isinstance(value, bool) else MAY_USE
        return reader.refuse(node, f"'{source}' is not text, and not a whole number", hint)
    if value > MAX_NUMBER:
        return reader.refuse(node, f"the number {source[:12]}… is too large", f"Write at most {MAX_NUMBER:,}.")
    return Term(node, "number", lambda _: value)


def _list(reader: _Reader, node: ast.Tuple | ast.List) -> Term:
    """Literals, or days, of one type."""
    items = tuple([reader.term(item) for item in node.elts])
    if not items:
        return reader.refuse(node, "an empty list holds nothing", "Write ('text', 'text').")
    for item in items:
        if item.type != "unknown" and not isinstance(item.node, ast.Constant | ast.Call | ast.UnaryOp):
            return reader.refuse(item.node, f"a list holds literals, and {reader.source(item.node)} is none")
        if "unknown" not in (item.type, items[0].type) and item.type != items[0].type:
            return reader.refuse(item.node, f"the list mixes {KINDS[items[0].type]} with {KINDS[item.type]}")
    tests = [item.value for item in items]
    return Term(node, "list", lambda values: [test(values) for test in tests], items=items)


def _name(reader: _Reader, node: ast.Name | ast.Attribute) -> Term:
    """A declared fact: one name, or two with a dot between."""
    name = reader.source(node)
    fact = reader.facts.get(name)
    if fact:
        return Term(node, fact.type, lambda values: values[name], fact.known)
    if not re.fullmatch(r"[\w.]+", name):
        return reader.refuse(node, f"'{name}' is not allowed here")
    if any(name in (fact.known or ()) for fact in reader.facts.values()):
        return reader.refuse(node, f"'{name}' stands without quotes", f"Write it in quotes: '{name}'.")
    stem, dot, _ = name.rpartition(".")
    family = any(known.startswith(stem + dot) for known in reader.facts)
    at = reader.span(node)[0] + (len(stem + dot) if dot and family else 0)
    otherwise = f"A condition may ask about {one_of(sorted(reader.facts))}." if reader.facts else ""
    reader.fault(at, f"there is no fact '{name}'", did_you_mean(name, reader.facts) or otherwise)
    return Term(node, "unknown", never)


def _call(reader: _Reader, node: ast.Call) -> Term:
    """One of the closed set of calls."""
    name = reader.source(node.func)
    if name not in _CALLS:
        return reader.refuse(node, f"there is no call '{name}'", did_you_mean(name, _CALLS) or MAY_USE)
    wants, make = _CALLS[name]
    if node.keywords or len(node.args) != len(wants):
        return reader.refuse(node, f"'{name}' takes {' and '.join(KINDS[each] for each in wants)}")
    terms = [reader.term(arg) for arg in node.args]
    if any(term.type == "unknown" for term in terms):
        return Term(node, "unknown", never)
    for term, want in zip(terms, wants, strict=True):
        if term.type != want:
            hint = "Write a day as day('2024-09-12')." if want == "day" else MAY_USE
            return reader.refuse(term.node, f"'{name}' takes {KINDS[want]} here, not {KINDS[term.type]}", hint)
    return make(reader, node, terms)


def _day(reader: _Reader, node: ast.Call, terms: list[Term]) -> Term:
    """The day that a literal names."""
    (term,) = terms
    if not isinstance(term.node, ast.Constant):
        return reader.refuse(term.node, "'day' takes a day in quotes", "Write day('2024-09-12').")
    try:
        day = rough_date(term.value({}))
    except ValueError as error:
        return reader.refuse(term.node, str(error), "Write day('2024-09-12').")
    if not day.exact:
        return reader.refuse(term.node, f"'{day}' is more than one day", f"Write the day, as in day('{day.first}').")
    return Term(node, "day", lambda _: day.first)


def _add_months(_: _Reader, node: ast.Call, terms: list[Term]) -> Term:
    """A day so many months on, held to the calendar's first and last day."""
    day, months = terms[0].value, terms[1].value

    def later(values: Values) -> date:
        count = months(values)
        try:
            return add_months(day(values), count)
        except (ValueError, OverflowError):
            return date.max if count > 0 else date.min

    return Term(node, "day", later)


def _comparison(reader: _Reader, node: ast.Compare) -> Term:
    """One comparison, or a chain in which each neighbour is compared with the next."""
    terms = [reader.term(part) for part in (node.left, *node.comparators)]
    tests = tuple(compared(reader, *each) for each in zip(terms, node.ops, terms[1:], strict=False))
    test = tests[0] if len(tests) == 1 else lambda values: all(each(values) for each in tests)
    reader.parts.append((reader.source(node), test))
    return Term(node, "flag", test)


_CALLS: dict[str, tuple[tuple[str, ...], Callable[[_Reader, ast.Call, list[Term]], Term]]] = {
    "day": (("text",), _day),
    "add_months": (("day", "number"), _add_months),
}

_READERS: dict[type[ast.expr], Callable[[_Reader, Any], Term]] = {
    ast.BoolOp: _both,
    ast.UnaryOp: _signed,
    ast.BinOp: _sum,
    ast.Compare: _comparison,
    ast.Constant: _literal,
    ast.Tuple: _list,
    ast.List: _list,
    ast.Name: _name,
    ast.Attribute: _name,
    ast.Call: _call,
}
