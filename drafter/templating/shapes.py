"""What a clause's text can look like once its choices are made, line by line.

A tag that stands alone on its line leaves no line behind, and what it encloses stands there or does not; each way in
which all of them can fall is a *shape*. A fault that a line has in every shape is certain before any letter is made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice, product
from math import prod
from typing import TypeAlias

from drafter.blocks import Line, Piece, divide, lines_of
from drafter.templating.text import ALONE, BRACES, tag_words

Choice: TypeAlias = "list[list[Line | Choice]]"
Told = tuple[int, int, str, str]
"""A fault: its line, its column, what is wrong and what to do."""
Look = Callable[[tuple[Piece, ...]], Iterator[Told]]

MOST = 256
"""How many shapes are looked at one by one; of more, enough that every line is seen."""


def certain_faults(text: str, look: Look) -> list[Told]:
    """The faults in how a clause's text is divided that its lines have however the choices fall, in their order.

    `look` finds more of them in the pieces of a shape.
    """
    lines: Counter[int] = Counter()
    faults: Counter[Told] = Counter()
    for shape in shapes(text):
        found: dict[Told, None] = {}

        def refuse(line: Line, message: str, hint: str, found: dict[Told, None] = found) -> None:
            found[line.number, line.indent + 1, message, hint] = None

        pieces = divide(shape, refuse)
        found.update(dict.fromkeys(look(pieces)))
        lines.update(line.number for line in shape)
        faults.update(found.keys())
    return sorted(fault for fault, times in faults.items() if times == lines[fault[0]])


def shapes(text: str) -> list[list[Line]]:
    """The lines of a text in each of its shapes; what stands between braces is crossed out and keeps its place."""
    nodes = _nodes(text)
    return [list(shape) for shape in islice(_ways(nodes), MOST)]


def _nodes(text: str) -> list[Line | Choice]:
    """The lines and, for the tags between them, the choices. Where tags do not pair by lines, all lines alike."""
    lines = lines_of(BRACES.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text))
    tags = {text.count("\n", 0, found.start()): found[0] for found in re.finditer(ALONE, text)}
    gone = {first + n for first, tag in tags.items() for n in range(tag.count("\n") + 1)}
    top: list[Line | Choice] = []
    open_: list[tuple[Choice, bool]] = []
    inside = top
    for number, line in enumerate(lines):
        for word in tag_words(tags.get(number, "")):
            if word == "if":
                choice: Choice = [[]]
                inside.append(choice)
                open_.append((choice, False))
            elif not open_:
                return _all_alike(lines, gone)
            else:
                choice, otherwise = open_.pop()
                if not otherwise or word != "endif":
                    choice.append([])
                if word != "endif":
                    open_.append((choice, word == "else"))
            inside = open_[-1][0][-1] if open_ else top
        if number not in gone:
            inside.append(line)
    return _all_alike(lines, gone) if open_ else top


def _all_alike(lines: tuple[Line, ...], gone: set[int]) -> list[Line | Choice]:
    return [line for number, line in enumerate(lines) if number not in gone]


def _ways(nodes: list[Line | Choice]) -> Iterator[list[Line]]:
    """Each way in which the choices fall; where there are too many, so many that each alternative is once taken."""
    ways = [
        [[node]] if isinstance(node, Line) else [way for inner in node for way in islice(_ways(inner), MOST)]
        for node in nodes
    ]
    if prod(map(len, ways)) <= MOST:
        picked: Iterator[tuple[list[Line], ...]] = product(*ways)
    else:
        picked = (tuple(one[at % len(one)] for one in ways) for at in range(max(map(len, ways))))
    return ([line for part in way for line in part] for way in picked)
