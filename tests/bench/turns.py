"""Two ways of doing a thing, in turns: what slows the machine for a moment slows both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured beside what, as ratios.

    `ratio` is that of the medians, `least` and `most` those of single pairs; `goal` is what the ratio is to be.
    """

    what: str
    beside: str
    ratio: float
    least: float
    most: float
    pairs: int
    goal: str = ""

    def __str__(self) -> str:
        spread = f"({self.least:.2f} to {self.most:.2f}, {self.pairs} pairs)"
        return f"{self.what:38} {self.beside:46} {self.ratio:6.2f}  {spread:32} {self.goal}".rstrip()


HEADING = f"{'what':38} {'beside':46} {'ratio':>6}  {'least to most':32} goal"


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The processor's time for a piece of work, done so many times; never with a collection of garbage in between.

    Unlike the time on the wall, it does not count what else the machine does meanwhile.
    """
    return alternately((work,), times)[0]


def alternately(works: Sequence[Callable[[], object]], times: int) -> tuple[float, ...]:
    """As `seconds`, for pieces of work done one after the other, so many times round.

    Done again at once, the quickest work gains most: the processor has its every step by heart, as it never has when
    one letter is written and then another.
    """
    taken = [0] * len(works)
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            for at, work in enumerate(works):
                began = time.process_time_ns()
                work()
                taken[at] += time.process_time_ns() - began
    finally:
        gc.enable()
    return tuple(one / times / 1e9 for one in taken)


def compared(what: str, beside: str, pairs: Sequence[tuple[float, float]], goal: str = "") -> Row:
    """The row of these pairs: how many times the first of each is the second."""
    ratio = statistics.median(one for one, _ in pairs) / statistics.median(other for _, other in pairs)
    each = sorted(one / other for one, other in pairs)
    return Row(what, beside, ratio, each[0], each[-1], len(pairs), goal)
