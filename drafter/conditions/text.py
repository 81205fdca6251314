"""A condition as it is written: its text, the terms in it with their types, and the place of each fault."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from drafter.errors import DrafterError, Faults, Location

Type = Literal["text", "number", "flag", "day", "ids"]
Values = Mapping[str, object]
Test = Callable[[Values], Any]

MAX_LENGTH = 2000

MAY_USE = (
    "A condition may use and, or, not, comparisons, in, the names of facts, 'text', whole numbers, lists, + and -, "
    "day('2024-09-12') and add_months(letter.date, 18)."
)

KINDS = {
    "text": "text",
    "number": "a number",
    "flag": "a flag",
    "day": "a day",
    "ids": "a set of ids",
    "list": "a list",
    "unknown": "",
}
"""What messages call the types of terms."""

_SPACES = str.maketrans("\t\r\n\f\v", "     ")

_SLIPS = (
    (r"&&", "Write 'and'."),
    (r"\|\|", "Write 'or'."),
    (r"!(?!=)", "Write 'not'."),
    (r"\b(?:AND|OR|NOT|IN|And|Or|Not)\b", "Write and, or, not and in with small letters."),
    (r"[‘’“”]", "Write straight quotes: 'text'."),
    (r"(?<![=!<>])=(?!=)", "Write '==' to compare."),
)


class Fact(NamedTuple):
    """What kind of value a name has. `known` are the only texts or ids it can ever hold; None where any may come."""

    type: Type
    known: frozenset[str] | None = None


class Term(NamedTuple):
    """An expression and its type: one of Type, 'list', or 'unknown' where a fault was already noted."""

    node: ast.expr
    type: str
    value: Test
    known: frozenset[str] | None = None
    items: tuple[Any, ...] = ()


class ConditionText:
    """The text of one condition, noting its faults at their places.

    `where` is the place of the text's first character.
    """

    def __init__(self, text: str, where: Location) -> None:
        self.text = text
        self.where = where
        self.faults = Faults()
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

    def refuse(self, node: ast.expr, message: str, hint: str = MAY_USE) -> Term:
        """Note a fault and stand in for the node, so that nothing more is said of it."""
        self.fault(node, message, hint)
        return Term(node, "unknown", never)

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


def never(_: Values) -> bool:
    """Stands where a fault was noted; no condition with faults is ever asked."""
    return False


def parsed(text: ConditionText) -> ast.expr:
    """The condition as a tree of Python's nodes."""
    code = text.code
    if not code:
        raise text.error(0, "the condition is empty", "Leave out 'when' where it always holds.")
    if len(text.text) > MAX_LENGTH:
        raise text.error(0, f"the condition is longer than {MAX_LENGTH:,} characters", "Say it in two rules.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only warns of, such as '1or', is no part of the language
            tree = ast.parse(code, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = min(max((getattr(error, "offset", None) or 1) - 1, 0), len(code) - 1)
        raise text.error(at, "this cannot be read as a condition", _slip(code)) from None
    end = text.span(tree)[1]
    if code[end:].strip(" )") and (comment := re.search(r"[^\s),]", code[end:])):
        raise text.error(end + comment.start(), "the condition goes on after its end", MAY_USE)
    return tree


def _slip(code: str) -> str:
    """What to write instead, where the slip is a common one."""
    unquoted = re.sub(r"'[^']*'|\"[^\"]*\"", "", code)
    return next((hint for slip, hint in _SLIPS if re.search(slip, unquoted)), MAY_USE)
