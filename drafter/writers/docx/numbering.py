"""The numbering part: how the items of each list are numbered and how far they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

DEEPEST = 8  # Word has nine levels
_HANGING = 450
_FIRST = 810
_FORMS = (("decimal", "%{0}."), ("lowerLetter", "(%{0})"), ("lowerRoman", "(%{0})"))


def indent(depth: int) -> int:
    """How far the words of an item stand in, in twentieths of a point; depth 0 is a list that stands in no other."""
    return _FIRST + _HANGING * depth


def _level(level: int, depth: int) -> str:
    form, shown = _FORMS[depth % len(_FORMS)]
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown.format(level + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent(depth)}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
    )


@cache
def _levels(depth: int) -> str:
    """The levels of a list that begins at a depth."""
    return "".join(_level(level, depth + level) for level in range(DEEPEST + 1 - depth))


def lists(depths: Sequence[int], taken: int = 0) -> tuple[str, str]:
    """The definitions and the instances of lists by the depths at which they begin, numbered after `taken`.

    Each list has a definition of its own: the one form that all readers start again at 1.
    """
    numbered = list(enumerate(depths, taken + 1))
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:nsid w:val="{n:08X}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="{n:08X}"/>{_levels(depth)}</w:abstractNum>'
        for n, depth in numbered
    )
    instances = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _ in numbered)
    return definitions, instances
