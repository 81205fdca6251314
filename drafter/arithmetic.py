"""What a figure gives: its rates, its change and its shares, each in words that are true of it.

A figure may be exact, or known only as about, more than or nearly so much. Nothing here says more than that allows, and
nothing is computed from figures of two releases, for each release counts anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.records.evidence import Vintage

_QUALIFIERS = {"exact": "", "about": "about ", "more-than": "more than ", "nearly": "nearly "}
_FRACTIONS = (
    (1, 10, "one in ten"),
    (1, 5, "one in five"),
    (1, 4, "one in four"),
    (1, 3, "one third"),
    (2, 5, "two in five"),
    (1, 2, "half"),
    (3, 5, "three in five"),
    (2, 3, "two thirds"),
    (3, 4, "three in four"),
    (4, 5, "four in five"),
    (9, 10, "nine in ten"),
)
_TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times"}
_LARGE = ((10**9, "billion"), (10**6, "million"))
NEAR, ROUGH = 25, 10
"""How far, in thousandths, a share may be from its fraction; and how far where it is said to be roughly so much."""


class CrossReleaseError(ValueError):
    """Figures that no release gives together: another day, other months or another basis."""


def grain(value: int) -> int:
    """The unit to which a round number was rounded, as far as it shows: 1,000 for 73,000, 1 for 73,001."""
    found = 1
    while value and value % (found * 10) == 0:
        found *= 10
    return found


def bounds(vintage: Vintage) -> tuple[float, float]:
    """The least and the greatest number that a vintage can stand for."""
    value, unit = vintage.value, grain(vintage.value)
    half = unit / 2
    apart: dict[str, tuple[float, float]] = {
        "exact": (0, 0),
        "about": (-half, half),
        "more-than": (1, unit),
        "nearly": (-unit, -1),
    }
    least, most = apart[vintage.precision]
    return value + least, value + most


def qualified(number: str, precision: str) -> str:
    """A number with the word of its precision."""
    return _QUALIFIERS[precision] + number


def dollars(vintage: Vintage) -> str:
    """The value as money: 281,300,000 is '$281.3 million', and 281,312,345 stands in full, so that nothing is lost."""
    value = vintage.value
    for size, word in _LARGE:
        if value >= size and value % (size // 100) == 0:
            return qualified(f"${value / size:,g} {word}", vintage.precision)
    return qualified(f"${value:,}", vintage.precision)


def rate(vintage: Vintage, days: int) -> str:
    """The value for each so many days of its period, a leap year counted as one.

    A rate is rounded, so it is 'about', unless the total is only a bound: then it is rounded towards the bound.
    """
    value, length = vintage.value * days, vintage.period.days
    if vintage.precision == "more-than":
        return qualified(f"{value // length:,}", vintage.precision)
    if vintage.precision == "nearly":
        return qualified(f"{-(-value // length):,}", vintage.precision)
    return qualified(f"{round(value / length):,}", "about")


def roughly(vintage: Vintage, to: int) -> str:
    """The value in round numbers, with the word that is true: 74,702 is 'nearly 75,000', 48,422 'about 48,000'.

    'nearly' and 'more than' stand where the round number is at most a third of a step away, on that side; else 'about'
    stands. A bound is rounded away from itself, so that it still holds. Raises ValueError where the step is none.
    """
    if to < 1:
        raise ValueError("a step of at least 1")
    value = vintage.value
    if vintage.precision == "more-than":
        return qualified(f"{value // to * to:,}", "more-than")
    if vintage.precision == "nearly":
        return qualified(f"{-(-value // to) * to:,}", "nearly")
    near = (2 * value + to) // (2 * to) * to
    if vintage.precision == "about":
        return qualified(f"{near:,}", "about")
    word = "exact" if near == value else "about"
    if near != value and 3 * abs(near - value) <= to:
        word = "nearly" if value < near else "more-than"
    return qualified(f"{near:,}", word)


def moved(vintage: Vintage) -> int | None:
    """1 for a rise on the year before, -1 for a fall, 0 for neither; None where the release does not show it."""
    if vintage.previous is None:
        return None
    least, most = bounds(vintage)
    if least > vintage.previous:
        return 1
    if most < vintage.previous:
        return -1
    return 0 if least == most else None


def trend(vintage: Vintage) -> str:
    """'rising', 'falling', or 'level' where the change rounds to no percent; empty where the release leaves it open."""
    way = moved(vintage)
    if way and _percent(vintage):
        return ("", "rising", "falling")[way]
    return "level" if way is not None and vintage.precision == "exact" else ""


def change(vintage: Vintage) -> str:
    """The percent of change on the year before, which the release itself gives; empty where it does not show it.

    A change that rounds to nothing is still one: 'less than 1 percent'.
    """
    if not vintage.previous or moved(vintage) is None or vintage.precision not in ("exact", "about"):
        return ""
    percent = _percent(vintage)
    said = f"{percent} percent" if percent or vintage.value == vintage.previous else "less than 1 percent"
    return qualified(said, vintage.precision) if percent else said


def difference(vintage: Vintage) -> str:
    """How many more or fewer than in the year before; empty where the release does not show it."""
    if vintage.previous is None or moved(vintage) is None or vintage.precision not in ("exact", "about"):
        return ""
    apart, unit = abs(vintage.value - vintage.previous), grain(vintage.value)
    if vintage.precision == "about":
        apart = round(apart / unit) * unit
    return qualified(f"{apart:,}", vintage.precision)


def _percent(vintage: Vintage) -> int:
    if not vintage.previous:
        return 100
    return round(abs(vintage.value - vintage.previous) * 100 / vintage.previous)


def of_one_release(one: Vintage, other: Vintage) -> bool:
    """Whether two figures were published together, for the same months and on the same basis."""
    return (one.published, one.period, one.basis) == (other.published, other.period, other.basis)


def can_share(vintage: Vintage) -> bool:
    """Whether a share may be taken of a figure: a bound, such as 'more than 45,000', gives none."""
    return vintage.precision in ("exact", "about")


def _compared(part: Vintage, whole: Vintage) -> tuple[int, int]:
    if not of_one_release(part, whole):
        raise CrossReleaseError("two figures that no release gives together")
    if not (can_share(part) and can_share(whole) and whole.value):
        raise CrossReleaseError("a share of a figure that is only a bound")
    return part.value, whole.value


def _exact(part: Vintage, whole: Vintage) -> bool:
    return part.precision == whole.precision == "exact"


def share(part: Vintage, whole: Vintage) -> str:
    """One figure's share of another in plain words: 'almost three in four', 'roughly two thirds'.

    Where no plain fraction is near, the percent. Raises CrossReleaseError for figures of two releases.
    """
    value, all_ = _compared(part, whole)
    above, below, words = min(_FRACTIONS, key=lambda one: abs(one[0] / one[1] - value / all_))
    off = (value * below - above * all_) * 1000  # in thousandths of `scale`, so that nothing is rounded
    scale = all_ * below
    if abs(off) > NEAR * scale:
        return percent(part, whole)
    if not _exact(part, whole):
        return f"roughly {words}"
    if not off:
        return words
    return f"roughly {words}" if abs(off) <= ROUGH * scale else f"{'almost' if off < 0 else 'more than'} {words}"


def percent(part: Vintage, whole: Vintage) -> str:
    """The same in percent: 'about 69 percent'. Raises CrossReleaseError for figures of two releases."""
    value, all_ = _compared(part, whole)
    near = round(value * 100 / all_)
    if near * all_ == value * 100 and _exact(part, whole):
        return f"{near} percent"
    if near == 0:
        return "less than 1 percent"
    return "more than 99 percent" if near == 100 and value < all_ else f"about {near} percent"


def times(part: Vintage, whole: Vintage) -> str:
    """How many times another figure it is: 'more than twice', 'about 1.7 times'. Raises CrossReleaseError."""
    value, other = _compared(part, whole)
    near = round(value / other)
    off = value - near * other
    if near not in _TIMES or 4 * abs(off) > other:
        return f"about {value / other:.1f} times"
    if not off and _exact(part, whole):
        return _TIMES[near]
    if 20 * abs(off) <= other or not _exact(part, whole):
        return f"about {_TIMES[near]}"
    return f"{'nearly' if off < 0 else 'more than'} {_TIMES[near]}"


def accounts_for(vintage: Vintage, number: float, unit: float) -> bool:
    """Whether a vintage gives a number, itself or rounded: its value, the year before, their difference, or a rate.

    `unit` is what the number was rounded to, as far as it shows. A number may be rounded to the nearest unit; to a unit
    that is small beside it, also up or down, as in 'more than' and 'nearly'.
    """
    value, before, days = vintage.value, vintage.previous, vintage.period.days
    given = (value, value / days, value * 7 / days, *(() if before is None else (before, abs(value - before))))
    return any(_rounds_to(one, number, unit) for one in given)


def accounts_for_percent(vintage: Vintage, others: Iterable[Vintage], number: float, unit: float) -> bool:
    """The same for a percent: its change on the year before, or its share of another figure of its release."""
    given = [abs(vintage.value - vintage.previous) * 100 / vintage.previous] if vintage.previous else []
    given += [vintage.value * 100 / one.value for one in others if one.value and of_one_release(vintage, one)]
    return any(_rounds_to(one, number, unit) for one in given)


def _rounds_to(given: float, number: float, unit: float) -> bool:
    apart = abs(given - number)
    return 2 * apart <= unit * (1 + 1e-9) or (apart < unit and unit * 20 <= given)
