"""The closed `when:` language: Python's expressions with nearly everything left out.

A condition is read once, when its file loads, against the facts that will be known. Whatever is not in the tables below
is refused, and so is a name, an id or a comparison that could never make sense, so that none of it can surprise
a letter.
Nothing is evaluated as Python: each node becomes a small function of the facts.
"""

from __future__ import annotations

import ast
import operator
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from drafter.dates import add_months, rough_date
from drafter.errors import DrafterError, Faults, Location, did_you_mean, one_of

Type = Literal["text", "number", "flag", "day", "ids"]
Values = Mapping[str, object]
Test = Callable[[Values], Any]

MAX_LENGTH = 2000
MAX_DEPTH = 20
MAX_NUMBER = 1_000_000

MAY_USE = (
    "A condition may use and, or, not, comparisons, in, the names of facts, 'text', whole numbers, lists, + and -, "
    "day('2024-09-12') and add_months(letter.date, 18)."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What kind of value a name has. `known` are the only texts or ids it can ever hold; None where any may come."""

    type: Type
    known: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
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
    test = reader.flag(_parsed(reader))
    reader.faults.stop()
    return Condition(text, where, test, tuple(reader.parts))


class _Term(NamedTuple):
    """An expression and its type: one of Type, 'list', or 'unknown' where a fault was already noted."""

    node: ast.expr
    type: str
    value: Test
    known: frozenset[str] | None = None
    items: tuple[Any, ...] = ()


_SPACES = str.maketrans("\t\r\n\f\v", "     ")


class _Reader:
    """Reads one condition, collecting its faults and the comparisons in it."""

    def __init__(self, text: str, facts: Mapping[str, Fact], where: Location) -> None:
        self.text = text
        self.facts = facts
        self.where = where
        self.faults = Faults()
        self.depth = 0
        self.parts: list[tuple[str, Test]] = []
        self.margin = len(text) - len(text.lstrip())
        self.code = text.strip().translate(_SPACES)

    def fault(self, place: ast.expr | int, message: str, hint: str) -> None:
        """Note a fault at a node, or at so many characters into the code."""
        at = self.margin + (place if isinstance(place, int) else self.span(place)[0])
        lines = self.text.count("\n", 0, at)
        line, column = self.where.line, self.where.column
        shifted = (line and line + lines, column + at if column and not lines else 0)
        self.faults.add(message, Location(self.where.path, *shifted), hint)

    def error(self, at: int, message: str, hint: str) -> DrafterError:
        """The error of a condition that cannot even be parsed."""
        self.fault(at, message, hint)
        return DrafterError(*self.faults.found)

    def refuse(self, node: ast.expr, message: str, hint: str = MAY_USE) -> _Term:
        """Note a fault and stand in for the node, so that nothing more is said of it."""
        self.fault(node, message, hint)
        return _Term(node, "unknown", _never)

    def span(self, node: ast.expr) -> tuple[int, int]:
        """Where a node begins and ends in the code, in characters; Python counts bytes."""
        start, end = node.col_offset, node.end_col_offset or 0
        if self.code.isascii():
            return start, end
        raw = self.code.encode()
        return len(raw[:start].decode()), len(raw[:end].decode())

    def source(self, node: ast.expr) -> str:
        """A node as it is written."""
        start, end = self.span(node)
        return self.code[start:end]

    def flag(self, node: ast.expr) -> Test:
        """A part that must be true or false: a flag, a comparison, or a set of ids, which is true unless empty."""
        term = self.term(node)
        if term.type not in ("flag", "ids", "unknown"):
            self.fault(
                node,
                f"a condition is true or false, and {self.source(node)} is {_A[term.type]}",
                "Compare it with something.",
            )
        if isinstance(node, ast.Name | ast.Attribute):
            self.parts.append((self.source(node), term.value))
        return term.value

    def term(self, node: ast.expr) -> _Term:
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


def _never(_: Values) -> bool:
    """Stands where a fault was noted; no condition with faults is ever asked."""
    return False


_SLIPS = (
    (r"&&", "Write 'and'."),
    (r"\|\|", "Write 'or'."),
    (r"!(?!=)", "Write 'not'."),
    (r"\b(?:AND|OR|NOT|IN|And|Or|Not)\b", "Write and, or, not and in with small letters."),
    (r"[‘’“”]", "Write straight quotes: 'text'."),
    (r"(?<![=!<>])=(?!=)", "Write '==' to compare."),
)


def _parsed(reader: _Reader) -> ast.expr:
    """The condition as a tree of Python's nodes."""
    code = reader.code
    if not code:
        raise reader.error(0, "the condition is empty", "Leave out 'when' where it always holds.")
    if len(reader.text) > MAX_LENGTH:
        raise reader.error(0, f"the condition is longer than {MAX_LENGTH:,} characters", "Say it in two rules.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only warns of, such as '1or', is no part of the language
            tree = ast.parse(code, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = min(max((getattr(error, "offset", None) or 1) - 1, 0), len(code) - 1)
        raise reader.error(at, "this cannot be read as a condition", _slip(code)) from None
    end = reader.span(tree)[1]
    if comment := re.search(r"[^\s),]", code[end:]):
        raise reader.error(end + comment.start(), "the condition goes on after its end", MAY_USE)
    return tree


def _slip(code: str) -> str:
    """What to write instead, where the slip is a common one."""
    unquoted = re.sub(r"'[^']*'|\"[^\"]*\"", "", code)
    return next((hint for slip, hint in _SLIPS if re.search(slip, unquoted)), MAY_USE)


def _both(reader: _Reader, node: ast.BoolOp) -> _Term:
    """`a and b` or `a or b`, each asked only as far as needed."""
    tests = tuple([reader.flag(value) for value in node.values])
    decides = isinstance(node.op, ast.Or)

    def test(values: Values) -> bool:
        return next((decides for each in tests if bool(each(values)) is decides), not decides)

    return _Term(node, "flag", test)


def _signed(reader: _Reader, node: ast.UnaryOp) -> _Term:
    """`not a`, or a number below nothing."""
    if isinstance(node.op, ast.Not):
        denied = reader.flag(node.operand)
        return _Term(node, "flag", lambda values: not denied(values))
    if not isinstance(node.op, ast.USub):
        return reader.refuse(node, f"'{reader.source(node)}' is not allowed here")
    term = reader.term(node.operand)
    if term.type not in ("number", "unknown"):
        return reader.refuse(node, f"'-' needs a number, and {reader.source(node.operand)} is {_A[term.type]}")
    return _Term(node, term.type, lambda values: -term.value(values))


def _sum(reader: _Reader, node: ast.BinOp) -> _Term:
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
            return reader.refuse(
                term.node, f"'+' and '-' need numbers, and {reader.source(term.node)} is {_A[term.type]}", hint
            )
    return _Term(node, "number", lambda values: work(left.value(values), right.value(values)))


def _literal(reader: _Reader, node: ast.Constant) -> _Term:
    """Text in one pair of plain quotes, or a whole number."""
    value = node.value
    source = reader.source(node)
    if isinstance(value, str):
        if source not in (f"'{value}'", f'"{value}"'):
            return reader.refuse(node, f"{source} is not plain text", "Write one text between two quotes: 'text'.")
        return _Term(node, "text", lambda _: value)
    if type(value) is not int:
        hint = "Write a flag's name alone, or 'not' before it." if isinstance(value, bool) else MAY_USE
        return reader.refuse(node, f"'{source}' is not text, and not a whole number", hint)
    if value > MAX_NUMBER:
        return reader.refuse(node, f"the number {source[:12]}… is too large", f"Write at most {MAX_NUMBER:,}.")
    return _Term(node, "number", lambda _: value)


def _list(reader: _Reader, node: ast.Tuple | ast.List) -> _Term:
    """Literals, or days, of one type."""
    items = tuple([reader.term(item) for item in node.elts])
    if not items:
        return reader.refuse(node, "an empty list holds nothing", "Write ('text', 'text').")
    for item in items:
        if item.type != "unknown" and not isinstance(item.node, ast.Constant | ast.Call | ast.UnaryOp):
            return reader.refuse(item.node, f"a list holds literals, and {reader.source(item.node)} is none")
        if "unknown" not in (item.type, items[0].type) and item.type != items[0].type:
            return reader.refuse(item.node, f"the list mixes {_A[items[0].type]} with {_A[item.type]}")
    tests = [item.value for item in items]
    return _Term(node, "list", lambda values: [test(values) for test in tests], items=items)


def _name(reader: _Reader, node: ast.Name | ast.Attribute) -> _Term:
    """A declared fact: one name, or two with a dot between."""
    name = reader.source(node)
    fact = reader.facts.get(name)
    if fact:
        return _Term(node, fact.type, lambda values: values[name], fact.known)
    if not re.fullmatch(r"[\w.]+", name):
        return reader.refuse(node, f"'{name}' is not allowed here")
    if any(name in (fact.known or ()) for fact in reader.facts.values()):
        return reader.refuse(node, f"'{name}' stands without quotes", f"Write it in quotes: '{name}'.")
    stem, dot, _ = name.rpartition(".")
    family = any(known.startswith(stem + dot) for known in reader.facts)
    at = reader.span(node)[0] + (len(stem + dot) if dot and family else 0)
    otherwise = f"A condition may ask about {one_of(sorted(reader.facts))}." if reader.facts else ""
    reader.fault(at, f"there is no fact '{name}'", did_you_mean(name, reader.facts) or otherwise)
    return _Term(node, "unknown", _never)


def _call(reader: _Reader, node: ast.Call) -> _Term:
    """One of the closed set of calls."""
    name = reader.source(node.func)
    if name not in _CALLS:
        return reader.refuse(node, f"there is no call '{name}'", did_you_mean(name, _CALLS) or MAY_USE)
    wants, make = _CALLS[name]
    if node.keywords or len(node.args) != len(wants):
        return reader.refuse(node, f"'{name}' takes {' and '.join(_A[each] for each in wants)}")
    terms = [reader.term(arg) for arg in node.args]
    if any(term.type == "unknown" for term in terms):
        return _Term(node, "unknown", _never)
    for term, want in zip(terms, wants, strict=True):
        if term.type != want:
            hint = "Write a day as day('2024-09-12')." if want == "day" else MAY_USE
            return reader.refuse(term.node, f"'{name}' takes {_A[want]} here, not {_A[term.type]}", hint)
    return make(reader, node, terms)


def _day(reader: _Reader, node: ast.Call, terms: list[_Term]) -> _Term:
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
    return _Term(node, "day", lambda _: day.first)


def _add_months(_: _Reader, node: ast.Call, terms: list[_Term]) -> _Term:
    """A day so many months on, held to the calendar's first and last day."""
    day, months = terms[0].value, terms[1].value

    def later(values: Values) -> date:
        count = months(values)
        try:
            return add_months(day(values), count)
        except (ValueError, OverflowError):
            return date.max if count > 0 else date.min

    return _Term(node, "day", later)


def _comparison(reader: _Reader, node: ast.Compare) -> _Term:
    """One comparison, or a chain in which each neighbour is compared with the next."""
    terms = [reader.term(part) for part in (node.left, *node.comparators)]
    tests = tuple(_compared(reader, *each) for each in zip(terms, node.ops, terms[1:], strict=False))
    test = tests[0] if len(tests) == 1 else lambda values: all(each(values) for each in tests)
    reader.parts.append((reader.source(node), test))
    return _Term(node, "flag", test)


def _compared(reader: _Reader, left: _Term, operation: ast.cmpop, right: _Term) -> Test:
    """Two neighbours compared, once it is sure that the comparison makes sense."""
    compare = _COMPARISONS.get(type(operation))
    if compare is None:
        reader.fault(right.node, "'is' is not allowed here", "Write '==' to compare.")
        return _never
    if "unknown" in (left.type, right.type):
        return _never
    member = isinstance(operation, ast.In | ast.NotIn)
    if objection := (_cannot_hold if member else _cannot_compare)(reader, left, operation, right):
        reader.fault(*objection)
        return _never
    for holder, other in ((left, right), (right, left)):
        for literal in _strangers(holder, other):
            text = literal.value({})
            otherwise = f"It may be {one_of(sorted(holder.known)[:12])}." if holder.known else ""
            message = f"'{reader.source(holder.node)}' can never be or hold '{text}'"
            reader.fault(literal.node, message, did_you_mean(text, holder.known or ()) or otherwise)
    one, two = left.value, right.value
    return lambda values: compare(one(values), two(values))


def _strangers(holder: _Term, other: _Term) -> Iterator[_Term]:
    """The text literals that a fact with known values is compared with and can never have."""
    for term in (other, *other.items):
        literal = term.type == "text" and isinstance(term.node, ast.Constant)
        if literal and holder.known is not None and term.value({}) not in holder.known:
            yield term


Objection = tuple[ast.expr, str, str] | None


def _cannot_hold(reader: _Reader, left: _Term, _: ast.cmpop, right: _Term) -> Objection:
    """Why `left in right` makes no sense; None where it does."""
    needs = {"ids": "text", "list": right.items[0].type if right.items else ""}.get(right.type)
    if needs is None:
        hint = f"Write == to compare {_A[right.type]}."
        message = f"'in' needs a set of ids or a list after it, and {reader.source(right.node)} is {_A[right.type]}"
        return right.node, message, hint
    if "unknown" in (needs, left.type) or left.type == needs:
        return None
    if {left.type, needs} == {"day", "text"}:
        return _day_as_text(left if left.type == "text" else right.items[0])
    return left.node, f"{reader.source(left.node)} is {_A[left.type]}, and 'in' looks for {_A[needs]} here", MAY_USE


def _cannot_compare(reader: _Reader, left: _Term, operation: ast.cmpop, right: _Term) -> Objection:
    """Why `left == right` or `left < right` makes no sense; None where it does."""
    types = {left.type, right.type}
    if types == {"day", "text"}:
        return _day_as_text(left if left.type == "text" else right)
    for term in (left, right):
        if term.type in ("ids", "list"):
            name = reader.source(term.node)
            hint = f"Write 'an-id' in {name}, or {name} alone for 'not empty'." if term.type == "ids" else "Write 'in'."
            return term.node, f"{name} is {_A[term.type]}, which only 'in' can ask about", hint
    literal = left if isinstance(left.node, ast.Constant) else right
    if len(types) > 1:
        return literal.node, f"{_A[left.type]} cannot be compared with {_A[right.type]}", MAY_USE
    if types <= {"text", "flag"} and not isinstance(operation, ast.Eq | ast.NotEq):
        return literal.node, f"{_A[left.type]} is never more or less than another", "Write == or !=."
    return None


def _day_as_text(term: _Term) -> Objection:
    """A day that was written as text."""
    text = term.value({}) if isinstance(term.node, ast.Constant) else ""
    example = text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "2024-09-12"
    return term.node, "a day cannot be compared with text", f"Write day('{example}')."


_A = {
    "text": "text",
    "number": "a number",
    "flag": "a flag",
    "day": "a day",
    "ids": "a set of ids",
    "list": "a list",
    "unknown": "",
}

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

_CALLS: dict[str, tuple[tuple[str, ...], Callable[[_Reader, ast.Call, list[_Term]], _Term]]] = {
    "day": (("text",), _day),
    "add_months": (("day", "number"), _add_months),
}

_READERS: dict[type[ast.expr], Callable[[_Reader, Any], _Term]] = {
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
