"""A series as bars of characters: each period on a line, its bar last, so that no width of a character matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.frozen import frozen

BLOCKS = "█▓▒░"
"""The fills for the bases of a series in their order: characters that every terminal's font has had since the DOS."""

PLAIN = "#=+-"
"""The same where only ASCII is safe."""

SHORTEST = 10


@frozen
class Line:
    """One period of a plot: what stands before its bar, its value, and the basis that gives the bar its fill."""

    label: str
    value: int
    basis: str


def fills(bases: Sequence[str], *, plain: bool) -> dict[str, str]:
    """A fill for each basis, the first one solid; more bases than fills begin again."""
    characters = PLAIN if plain else BLOCKS
    return {basis: characters[at % len(characters)] for at, basis in enumerate(dict.fromkeys(bases))}


def plot(lines: Sequence[Line], fill: Mapping[str, str], width: int) -> Iterator[str]:
    """The lines with their bars, all on one scale that begins at zero, in so many columns.

    A value below zero has its bar on the left of the zero; one that is not zero has a bar of a character at least.
    """
    low, high = min(0, *(line.value for line in lines)), max(0, *(line.value for line in lines))
    before = max(len(line.label) for line in lines) + 2
    room = max(width - before, SHORTEST)
    left = round(room * -low / (high - low)) if high > low else 0
    for line in lines:
        length = max(1, round(room * abs(line.value) / (high - low))) if line.value else 0
        space = max(left - length, 0) if line.value < 0 else left
        yield f"{line.label:<{before}}{'':<{space}}{fill[line.basis] * min(length, room)}".rstrip()
