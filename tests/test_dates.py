"""Days, months, periods and their words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.dates import (
    Span,
    add_months,
    fiscal_year,
    long_date,
    month_end,
    next_on,
    period_in_words,
    rough_date,
    whole_months,
)

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def day(text: str) -> date:
    """A day as data files write it."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("begins", "months", "ends"),
    [
        ("2024-01-15", 0, "2024-01-15"),
        ("2024-01-15", 1, "2024-02-15"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-31", -2, "2023-11-30"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-10-31", 18, "2026-04-30"),
        ("2024-01-01", -1, "2023-12-01"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(begins: str, months: int, ends: str):
    """A day that a month does not have becomes that month's last day."""
    assert add_months(day(begins), months) == day(ends)


@given(days, st.integers(-600, 600))
def test_a_month_later_never_leaves_its_month(begins: date, months: int):
    """However the months are long, the result lies in the month counted to."""
    ends = add_months(begins, months)

    assert (ends.year * 12 + ends.month) - (begins.year * 12 + begins.month) == months
    assert ends.day == min(begins.day, month_end(ends.year, ends.month).day)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2024-01-15", "2024-01-15", 0),
        ("2024-01-15", "2024-02-14", 0),
        ("2024-01-15", "2024-02-15", 1),
        ("2024-01-31", "2024-02-28", 0),
        ("2024-01-31", "2024-02-29", 1),
        ("2022-08-31", "2024-02-29", 18),
        ("2022-08-31", "2024-02-28", 17),
        ("2023-12-31", "2024-01-01", 0),
        ("2023-01-01", "2024-01-01", 12),
        ("2024-03-15", "2024-01-15", -2),
    ],
)
def test_whole_months_are_those_that_are_over(earlier: str, later: str, months: int):
    """A month counts on the day on which it is full."""
    assert whole_months(day(earlier), day(later)) == months


@given(days, days)
def test_whole_months_and_a_month_later_agree(one: date, other: date):
    """So many months on is not past the later day, and one more is."""
    earlier, later = sorted((one, other))
    months = whole_months(earlier, later)

    assert add_months(earlier, months) <= later < add_months(earlier, months + 1)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2021-09-01", "2022-08-31", "the twelve months through August 2022"),
        ("2023-03-01", "2024-02-29", "the twelve months through February 2024"),
        ("2024-01-01", "2024-06-30", "the first half of 2024"),
        ("2023-07-01", "2023-12-31", "the second half of 2023"),
        ("2023-12-01", "2024-05-31", "the six months through May 2024"),
        ("2024-01-01", "2024-03-31", "the three months through March 2024"),
        ("2024-01-01", "2024-09-30", "the nine months through September 2024"),
        ("2022-01-01", "2023-12-31", "the 24 months through December 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2013-10-01", "2014-01-31", "the 4 months through January 2014"),
    ],
)
def test_a_period_is_named_as_letters_name_it(since: str, until: str, words: str):
    """A calendar year by its number, a month by its name, another period by its last month."""
    assert period_in_words(Span(day(since), day(until))) == words


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2023-01-02", "2023-12-31"),
        ("2023-01-01", "2023-12-30"),
        ("2024-02-01", "2024-02-28"),
        ("2024-01-01", "2023-12-31"),
        ("2024-06-01", "2023-12-31"),
    ],
)
def test_a_period_of_other_than_whole_months_has_no_words(since: str, until: str):
    """What no letter could name is refused, a period that ends before it begins among it."""
    with pytest.raises(ValueError, match="period"):
        period_in_words(Span(day(since), day(until)))


@pytest.mark.parametrize("span", [Span(), Span(since=date(2024, 1, 1)), Span(until=date(2024, 1, 31))])
def test_an_open_period_has_no_words_and_no_days(span: Span):
    """A count needs both ends."""
    with pytest.raises(ValueError, match="period"):
        period_in_words(span)
    with pytest.raises(ValueError, match="open"):
        _ = span.days


@pytest.mark.parametrize(
    ("on", "mark", "then"),
    [
        ("2024-09-12", "09-15", "2024-09-15"),
        ("2024-09-15", "09-15", "2024-09-15"),
        ("2024-09-16", "09-15", "2025-09-15"),
        ("2024-12-31", "01-01", "2025-01-01"),
        ("2025-01-01", "01-01", "2025-01-01"),
    ],
)
def test_the_next_such_day_counts_the_day_itself(on: str, mark: str, then: str):
    """A deadline on the letter's own date is still to come."""
    assert next_on(day(on), mark) == day(then)


@pytest.mark.parametrize(
    ("on", "year"),
    [("2024-09-30", 2024), ("2024-10-01", 2025), ("2024-12-31", 2025), ("2025-01-01", 2025), ("2025-09-30", 2025)],
)
def test_the_fiscal_year_begins_in_october(on: str, year: int):
    """31 U.S.C. 1102."""
    assert fiscal_year(day(on)) == year


@pytest.mark.parametrize(("on", "words"), [("2024-09-12", "September 12, 2024"), ("2021-01-01", "January 1, 2021")])
def test_a_date_is_written_out_without_zeros(on: str, words: str):
    """As letters write it, whatever the computer's language."""
    assert long_date(day(on)) == words


def test_a_span_holds_both_its_ends():
    """Both days are included, and an open end has none."""
    span = Span(date(2024, 1, 1), date(2024, 12, 31))

    assert span.days == 366
    assert Span(date(2024, 1, 1), date(2024, 1, 1)).days == 1
    assert [date(2023, 12, 31) in span, date(2024, 1, 1) in span, date(2024, 12, 31) in span] == [False, True, True]
    assert date(2025, 1, 1) not in span
    assert date.min in Span() and date.max in Span()
    assert date.min in Span(until=date(2024, 1, 1))
    assert date.max in Span(since=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2024-09-12", "2024-09-12", "2024-09-12", "September 12, 2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2024-12", "2024-12-01", "2024-12-31", "December 2024"),
        ("2024", "2024-01-01", "2024-12-31", "2024"),
    ],
)
def test_a_date_may_be_less_exact_than_a_day(text: str, first: str, last: str, words: str):
    """It is true from the first day and sure by the last, and is written back as it was."""
    rough = rough_date(text)

    assert (rough.first, rough.last) == (day(first), day(last))
    assert rough.exact == (first == last)
    assert str(rough) == text
    assert rough.in_words == words


@pytest.mark.parametrize(
    "text", ["", "24-09-12", "2024-9-12", "2024/09/12", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-09-00",
             "0000", "2024-09-12T00:00", " 2024", "2024-09-12 ", "٢٠٢٤"]
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str):
    """No guess is made."""
    with pytest.raises(ValueError, match=r"is not a date|is not on the calendar"):
        rough_date(text)


@given(days, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_every_date_of_the_calendar_is_read(on: date, form: str):
    """In each of the three forms the day lies within what is read."""
    rough = rough_date(on.strftime(form))

    assert rough.first <= on <= rough.last
    assert rough.last - rough.first < timedelta(days=366)
