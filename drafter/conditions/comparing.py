"""Comparisons in a condition: what each does, and why one makes no sense for what stands on its sides."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

from drafter.conditions.text import KINDS, MAY_USE, ConditionText, Term, Test, never
from drafter.errors import did_you_mean, one_of

Objection = tuple[ast.expr, str, str] | None

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda item, among: item in among,
    ast.NotIn: lambda item, among: item not in among,
}


def compared(text: ConditionText, left: Term, operation: ast.cmpop, right: Term) -> Test:
    """Two neighbours compared, once it is sure that the comparison makes sense."""
    compare = _COMPARISONS.get(type(operation))
    if compare is None:
        text.fault(right.node, "'is' is not allowed here", "Write '==' to compare.")
        return never
    if "unknown" in (left.type, right.type):
        return never
    member = isinstance(operation, ast.In | ast.NotIn)
    if objection := (_cannot_hold if member else _cannot_compare)(text, left, operation, right):
        text.fault(*objection)
        return never
    for holder, other in ((left, right), (right, left)):
        for literal in _strangers(holder, other):
            word = literal.value({})
            otherwise = f"It may be {one_of(sorted(holder.known)[:12])}." if holder.known else ""
            message = f"'{text.source(holder.node)}' can never be or hold '{word}'"
            text.fault(literal.node, message, did_you_mean(word, holder.known or ()) or otherwise)
    one, two = left.value, right.value
    return lambda values: compare(one(values), two(values))


def _strangers(holder: Term, other: Term) -> Iterator[Term]:
    """The text literals that a fact with known values is compared with and can never have."""
    for term in (other, *other.items):
        literal = term.type == "text" and isinstance(term.node, ast.Constant)
        if literal and holder.known is not None and term.value({}) not in holder.known:
            yield term


def _cannot_hold(text: ConditionText, left: Term, _: ast.cmpop, right: Term) -> Objection:
    """Why `left in right` makes no sense; None where it does."""
    needs = {"ids": "text", "list": right.items[0].type if right.items else ""}.get(right.type)
    if needs is None:
        hint = f"Write == to compare {KINDS[right.type]}."
        message = f"'in' needs a set of ids or a list after it, and {text.source(right.node)} is {KINDS[right.type]}"
        return right.node, message, hint
    if "unknown" in (needs, left.type) or left.type == needs:
        return None
    if {left.type, needs} == {"day", "text"}:
        return _day_as_text(left if left.type == "text" else right.items[0])
    return left.node, f"{text.source(left.node)} is {KINDS[left.type]}, and 'in' looks for {KINDS[needs]} here", MAY_USE


def _cannot_compare(text: ConditionText, left: Term, operation: ast.cmpop, right: Term) -> Objection:
    """Why `left == right` or `left < right` makes no sense; None where it does."""
    types = {left.type, right.type}
    if types == {"day", "text"}:
        return _day_as_text(left if left.type == "text" else right)
    for term in (left, right):
        if term.type in ("ids", "list"):
            name = text.source(term.node)
            hint = f"Write 'an-id' in {name}, or {name} alone for 'not empty'." if term.type == "ids" else "Write 'in'."
            return term.node, f"{name} is {KINDS[term.type]}, which only 'in' can ask about", hint
    literal = left if isinstance(left.node, ast.Constant) else right
    if len(types) > 1:
        return literal.node, f"{KINDS[left.type]} cannot be compared with {KINDS[right.type]}", MAY_USE
    if types <= {"text", "flag"} and not isinstance(operation, ast.Eq | ast.NotEq):
        return literal.node, f"{KINDS[left.type]} is never more or less than another", "Write == or !=."
    return None


def _day_as_text(term: Term) -> Objection:
    """A day that was written as text."""
    text = term.value({}) if isinstance(term.node, ast.Constant) else ""
    example = text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "2024-09-12"
    return term.node, "a day cannot be compared with text", f"Write day('{example}')."
