"""What is computed from a figure: each by hand for a table of figures, and the words true for every figure there is."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import arithmetic
from drafter.arithmetic import CrossReleaseError
from drafter.dates import Span, rough_date
from drafter.errors import Location
from drafter.records.evidence import Vintage


def vintage(
    value: int,
    previous: int | None = None,
    precision: str = "exact",
    *,
    months: tuple[str, str] = ("2023-01", "2023-12"),
    published: str = "2024-05-15",
    basis: str = "predicted",
) -> Vintage:
    """A figure of a release."""
    period = Span(rough_date(months[0]).first, rough_date(months[1]).last)
    at = rough_date(published)
    return Vintage(at, period, value, precision, basis, previous, "a-source", None, "", Location("statistics.yaml"))


LEAP = ("2024-01", "2024-12")


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (vintage(281_300_000, precision="about"), "about $281.3 million"),
        (vintage(42_450_000_000), "$42.45 billion"),
        (vintage(10_000_000_000), "$10 billion"),
        (vintage(1_203_400_000, precision="more-than"), "more than $1,203.4 million"),
        (vintage(281_312_345), "$281,312,345"),
        (vintage(950_000, precision="nearly"), "nearly $950,000"),
        (vintage(0), "$0"),
    ],
)
def test_money_is_said_in_millions_where_nothing_is_lost(of: Vintage, words: str) -> None:
    """What does not come out even stands in full."""
    assert arithmetic.dollars(of) == words


@pytest.mark.parametrize(
    ("of", "day", "week"),
    [
        (vintage(74702), "about 205", "about 1,433"),  # 74,702 / 365 = 204.66; × 7 = 1,432.6
        (vintage(36600, months=LEAP), "about 100", "about 700"),  # 366 days, not 365
        (vintage(36600), "about 100", "about 702"),
        (vintage(48422, months=LEAP), "about 132", "about 926"),  # 132.3 and 926.1
        (vintage(45000, precision="more-than"), "more than 123", "more than 863"),  # 123.29 and 863.01, rounded down
        (vintage(97000, precision="nearly"), "nearly 266", "nearly 1,861"),  # 265.75 and 1,860.3, rounded up
        (vintage(9100, months=("2024-01", "2024-03")), "about 100", "about 700"),  # a quarter of 91 days
    ],
)
def test_a_rate_is_computed_from_the_days_of_its_own_period(of: Vintage, day: str, week: str) -> None:
    """A leap year has 366 days; a bound stays one."""
    assert (arithmetic.rate(of, 1), arithmetic.rate(of, 7)) == (day, week)


@pytest.mark.parametrize(
    ("of", "trend", "change", "difference"),
    [
        (vintage(74702, 76226), "falling", "2 percent", "1,524"),
        (vintage(48422, 76282), "falling", "37 percent", "27,860"),
        (vintage(109680, 109179), "level", "less than 1 percent", "501"),  # 0.46 percent
        (vintage(100500, 100000), "level", "less than 1 percent", "500"),  # the edge: half a percent rounds to even, 0
        (vintage(100501, 100000), "rising", "1 percent", "501"),
        (vintage(93331, 72151), "rising", "29 percent", "21,180"),
        (vintage(5000, 5000), "level", "0 percent", "0"),
        (vintage(5000), "", "", ""),
        (vintage(73000, 92000, "about"), "falling", "about 21 percent", "about 19,000"),
        (vintage(73000, 72800, "about"), "", "", ""),  # within what 'about' leaves open
        (vintage(45000, 44000, "more-than"), "rising", "", ""),
        (vintage(45000, 46000, "more-than"), "", "", ""),
        (vintage(97000, 98000, "nearly"), "falling", "", ""),
        (vintage(97000, 97000, "nearly"), "", "", ""),  # by one, or by a thousand
    ],
)
def test_a_trend_is_what_the_release_itself_shows(of: Vintage, trend: str, change: str, difference: str) -> None:
    """Against its own figure for the year before; where rounding leaves it open, nothing is said."""
    assert (arithmetic.trend(of), arithmetic.change(of), arithmetic.difference(of)) == (trend, change, difference)


@pytest.mark.parametrize(
    ("of", "to", "words"),
    [
        (vintage(74702), 1000, "nearly 75,000"),
        (vintage(74666), 1000, "about 75,000"),  # 334 away: more than a third of the step
        (vintage(74667), 1000, "nearly 75,000"),
        (vintage(74333), 1000, "more than 74,000"),
        (vintage(74334), 1000, "about 74,000"),
        (vintage(74500), 1000, "about 75,000"),
        (vintage(75000), 1000, "75,000"),
        (vintage(48422), 10000, "nearly 50,000"),
        (vintage(45000, precision="more-than"), 10000, "more than 40,000"),
        (vintage(97000, precision="nearly"), 10000, "nearly 100,000"),
        (vintage(73000, precision="about"), 10000, "about 70,000"),
    ],
)
def test_a_round_number_has_the_word_that_is_true(of: Vintage, to: int, words: str) -> None:
    """By hand, at the edges of each word."""
    assert arithmetic.roughly(of, to) == words


@pytest.mark.parametrize(
    ("part", "whole", "share", "percent", "times"),
    [
        (74702, 107543, "about 69 percent", "about 69 percent", "about 1.4 times"),  # 69.46: 2.8 points from two thirds
        (48422, 80391, "roughly three in five", "about 60 percent", "about 1.7 times"),
        (81083, 107543, "roughly three in four", "about 75 percent", "about 1.3 times"),
        (73500, 100000, "almost three in four", "about 74 percent", "about 1.4 times"),
        (72500, 100000, "almost three in four", "about 72 percent", "about 1.4 times"),
        (72499, 100000, "about 72 percent", "about 72 percent", "about 1.4 times"),
        (76500, 100000, "more than three in four", "about 76 percent", "about 1.3 times"),
        (67000, 100000, "roughly two thirds", "67 percent", "about 1.5 times"),
        (75000, 100000, "three in four", "75 percent", "about 1.3 times"),
        (50000, 100000, "half", "50 percent", "twice"),
        (45000, 100000, "45 percent", "45 percent", "more than twice"),
        (54000, 100000, "54 percent", "54 percent", "nearly twice"),
        (49500, 100000, "roughly half", "about 50 percent", "about twice"),
        (400, 100000, "less than 1 percent", "less than 1 percent", "about 250.0 times"),
        (99700, 100000, "more than 99 percent", "more than 99 percent", "about 1.0 times"),
    ],
)
def test_a_share_is_said_in_plain_words(part: int, whole: int, share: str, percent: str, times: str) -> None:
    """By hand: the fraction that is near, else the percent."""
    one, all_ = vintage(part), vintage(whole)

    assert (arithmetic.share(one, all_), arithmetic.percent(one, all_)) == (share, percent)
    assert arithmetic.times(all_, one) == times


@pytest.mark.parametrize(
    "other",
    [
        vintage(107543, published="2024-05-16"),
        vintage(107543, months=("2023-02", "2024-01")),
        vintage(107543, basis="reported"),
        vintage(107000, precision="more-than"),
        vintage(108000, precision="nearly"),
        vintage(0),
    ],
)
def test_no_share_is_taken_across_releases(other: Vintage) -> None:
    """Another day, other months, another basis, a bound: each is refused, whichever way round."""
    for compare in (arithmetic.share, arithmetic.percent, arithmetic.times):
        with pytest.raises(CrossReleaseError):
            compare(vintage(74702), other)
    assert arithmetic.share(vintage(74702), vintage(107543)) == "about 69 percent"


VALUES = st.integers(1, 10**7)


@given(VALUES, st.sampled_from([10, 100, 1000, 10000, 250]))
def test_what_a_round_number_says_is_so(value: int, to: int) -> None:
    """'nearly' is above the value, 'more than' below it, 'about' within half a step."""
    word, _, number = arithmetic.roughly(vintage(value), to).rpartition(" ")
    said = int(number.replace(",", ""))

    assert {"nearly": value < said, "more than": value > said, "about": value != said, "": value == said}[word]
    assert 2 * abs(said - value) <= to


@given(VALUES, VALUES)
def test_what_a_share_says_is_so(part: int, whole: int) -> None:
    """'almost' and 'more than' are on their side of the fraction, 'roughly' within a point of it."""
    share = Fraction(part, whole)
    words = arithmetic.share(vintage(part), vintage(whole))
    near = {said: Fraction(above, below) for above, below, said in arithmetic._FRACTIONS}
    word = next((one for one in ("almost ", "more than ", "roughly ") if words.startswith(one)), "")
    if words.removeprefix(word) in near:
        fraction = near[words.removeprefix(word)]
        true = {"almost ": share < fraction, "more than ": share > fraction, "": share == fraction}
        assert true.get(word, 1000 * abs(share - fraction) <= arithmetic.ROUGH)
        assert 1000 * abs(share - fraction) <= arithmetic.NEAR
    else:
        (said,) = re.findall(r"(\d+) percent", words)
        assert abs(share * 100 - int(said)) <= 1


@given(VALUES, VALUES, st.sampled_from(["exact", "about", "more-than", "nearly"]))
def test_a_trend_holds_for_every_number_the_figure_can_stand_for(value: int, previous: int, precision: str) -> None:
    """A fall is one at the upper end of what rounding leaves open, a rise at the lower."""
    of = vintage(value, previous, precision)
    least, most = arithmetic.bounds(of)

    assert {1: least > previous, -1: most < previous, 0: least == most == previous, None: True}[arithmetic.moved(of)]
    assert least <= most
