"""Walks a template that was read and checked, and says its words.

Jinja reads the templates, when a library is new; what it read is kept as plain lists (a *tree*), and a letter needs
only this walk. So no code is made from a clause's text, nothing but the fields of known names can be reached, and a
letter is ready in a fraction of the time that compiling its templates takes. Tests hold the words to Jinja's own.

A tree is a list of pieces: a text, or `[kind, …]`. The kinds of piece are `say`, `if` and `for`; those of an expression
are the keys of `_VALUES`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from drafter import arithmetic, dates
from drafter.errors import DrafterError, Fault, Location
from drafter.markup import escape, word_mark
from drafter.records.evidence import Vintage

Tree: TypeAlias = Sequence[Any]
Values: TypeAlias = Mapping[str, object]

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _rounded(value: int, to: int) -> str:
    return f"{round(value / to) * to:,}"


def in_words(number: int) -> str:
    """A number as a word up to twelve, in digits beyond."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


class Figure(Protocol):
    """A name declared under `evidence`, as a filter takes it whole."""

    of: Vintage


def _roughly(figure: Figure, to: int) -> str:
    return word_mark(arithmetic.roughly(figure.of, to))


def _dollars(figure: Figure) -> str:
    return word_mark(arithmetic.dollars(figure.of))


def _share_of(figure: Figure, whole: Figure) -> str:
    return word_mark(arithmetic.share(figure.of, whole.of))


def _percent_of(figure: Figure, whole: Figure) -> str:
    return word_mark(arithmetic.percent(figure.of, whole.of))


def _times(figure: Figure, other: Figure) -> str:
    return word_mark(arithmetic.times(figure.of, other.of))


FILTERS: dict[str, tuple[Callable[..., Any], str]] = {
    "rounded": (_rounded, "`{{ deaths.value | rounded(1000) }}`: the number rounded, with its commas"),
    "roughly": (_roughly, "`{{ deaths | roughly(1000) }}`: a figure in round numbers: ‘nearly 75,000’, ‘about 48,000’"),
    "dollars": (_dollars, "`{{ award | dollars }}`: a figure in dollars: ‘about $281.3 million’, ‘$281,312,345’"),
    "share_of": (_share_of, "`{{ deaths | share_of(all) }}`: ‘almost three in four’; needs `one_release: true`"),
    "percent_of": (_percent_of, "`{{ deaths | percent_of(all) }}`: ‘about 69 percent’; needs `one_release: true`"),
    "times": (_times, "`{{ all | times(deaths) }}`: ‘more than twice’, ‘about 1.7 times’; needs `one_release: true`"),
    "in_words": (in_words, "`{{ asks.count | in_words }}`: a number up to twelve as a word"),
    "long_date": (dates.long_date, "`{{ letter.date | long_date }}`: September 12, 2024"),
    "next_on": (dates.next_on, "`{{ letter.date | next_on('09-15') }}`: the next such day, the date itself included"),
    "fiscal_year": (dates.fiscal_year, "the federal fiscal year that holds a day"),
}
"""Every filter a template may use, with its line for clauses/README.md."""

OF_TWO = ("share_of", "percent_of", "times")
"""The filters that compare two figures, which must be of one release."""

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda one, many: one in many,
    "notin": lambda one, many: one not in many,
}
"""The comparisons, by the names that Jinja gives them."""


@dataclass(frozen=True, slots=True, eq=False)
class _Loop:
    """Where a loop is."""

    index: int
    length: int

    @property
    def first(self) -> bool:
        return self.index == 1

    @property
    def last(self) -> bool:
        return self.index == self.length


def render(tree: Tree, values: Values, where: Location) -> str:
    """A template's words as markup. Raises DrafterError where it asks for a name that this letter does not have."""
    try:
        return "".join(_pieces(tree, values))
    except KeyError as error:
        message = f"the text asks for {error}, which this letter does not have"
        raise DrafterError(Fault(message, where, "Print it only where it is there, or leave the clause out.")) from None


def _pieces(tree: Tree, values: Values) -> list[str]:
    said: list[str] = []
    for piece in tree:
        if isinstance(piece, str):
            said.append(piece)
        elif piece[0] == "say":
            said.append(escape(_value(piece[1], values)))
        elif piece[0] == "if":
            _, test, then, otherwise = piece
            said += _pieces(then if _value(test, values) else otherwise, values)
        else:
            said += _looped(piece, values)
    return said


def _looped(piece: Tree, values: Values) -> list[str]:
    _, name, of, body = piece
    items = tuple(_value(of, values))
    said: list[str] = []
    for index, item in enumerate(items, 1):
        said += _pieces(body, {**values, name: item, "loop": _Loop(index, len(items))})
    return said


def _value(tree: Tree, values: Values) -> Any:
    return _VALUES[tree[0]](tree, values)


def _field(tree: Tree, values: Values) -> Any:
    if tree[2].startswith("_"):
        raise KeyError(tree[2])
    return getattr(_value(tree[1], values), tree[2])


def _compared(tree: Tree, values: Values) -> bool:
    left = _value(tree[1], values)
    for name, right_tree in tree[2]:
        right = _value(right_tree, values)
        if not COMPARISONS[name](left, right):
            return False
        left = right
    return True


_VALUES: dict[str, Callable[[Tree, Values], Any]] = {
    "const": lambda tree, _: tree[1],
    "name": lambda tree, values: values[tree[1]],
    "field": _field,
    "filter": lambda tree, values: FILTERS[tree[1]][0](*(_value(one, values) for one in tree[2])),
    "compare": _compared,
    "and": lambda tree, values: _value(tree[1], values) and _value(tree[2], values),
    "or": lambda tree, values: _value(tree[1], values) or _value(tree[2], values),
    "not": lambda tree, values: not _value(tree[1], values),
    "either": lambda tree, values: _value(tree[2] if _value(tree[1], values) else tree[3], values),
    "list": lambda tree, values: tuple(_value(one, values) for one in tree[1]),
    "call": lambda tree, values: values[tree[1]](*(_value(one, values) for one in tree[2])),  # type: ignore[operator]
}
