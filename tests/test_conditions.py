"""The closed language of `when:`."""

from __future__ import annotations

import time
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.conditions import MAX_LENGTH, Condition, Fact, compile_condition
from drafter.errors import DrafterError, Fault, Location

FACTS = {
    "asks": Fact("ids", frozenset({"money-laundering", "prosecutions", "kyc"})),
    "kind": Fact("text", frozenset({"to-an-official", "casework"})),
    "issue": Fact("text"),
    "posts": Fact("ids"),
    "copies": Fact("ids"),
    "letter.date": Fact("day"),
    "letter.signatories": Fact("number"),
    "designation": Fact("flag"),
    "acting": Fact("flag"),
}

VALUES: dict[str, object] = {
    "asks": frozenset({"prosecutions"}),
    "kind": "casework",
    "issue": "fentanyl",
    "posts": frozenset({"secretary-of-state"}),
    "copies": frozenset[str](),
    "letter.date": date(2024, 9, 12),
    "letter.signatories": 2,
    "designation": False,
    "acting": True,
}

WHERE = Location("rules.yaml", 7, 10)


def condition(text: str) -> Condition:
    return compile_condition(text, FACTS, WHERE)


def faults(text: str, where: Location = WHERE) -> tuple[Fault, ...]:
    with pytest.raises(DrafterError) as caught:
        compile_condition(text, FACTS, where)
    return caught.value.faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'money-laundering' in asks or 'prosecutions' in asks", True),
        ("'kyc' in asks", False),
        ("'kyc' not in asks", True),
        ("asks", True),
        ("copies", False),
        ("not copies", True),
        ("acting and not designation", True),
        ("acting and designation or asks", True),
        ("acting and (designation or copies)", False),
        ("kind == 'casework'", True),
        ('kind != "casework"', False),
        ("kind in ('casework', 'to-an-official')", True),
        ("issue in ['broadband']", False),
        ("issue in posts", False),
        ("letter.date > day('2024-09-11')", True),
        ("day('2024-01-01') <= letter.date < day('2024-09-12')", False),
        ("day('2024-01-01') <= letter.date <= day('2024-09-12') < day('2025-01-01')", True),
        ("letter.date > add_months(day('2023-03-31'), 18)", False),
        ("letter.date >= add_months(day('2024-10-12'), -1)", True),
        ("letter.date in (day('2024-09-12'), day('2024-09-13'))", True),
        ("letter.date < add_months(letter.date, 1000000)", True),
        ("letter.date > add_months(letter.date, 0 - 1000000)", True),
        ("letter.signatories - 1 == 1", True),
        ("1 < letter.signatories + 1 < 3", False),
        ("letter.signatories in (1, -2)", False),
        ("designation == acting", False),
        ("(letter.signatories > 1) == acting", True),
        ("  acting\n  and asks  ", True),
        ("issue == 'é' or 'é' == issue or acting", True),
    ],
)
def test_a_condition_is_true_or_false_of_the_facts(text: str, expected: bool) -> None:
    """Every form that the language has."""
    assert expected is condition(text).holds(VALUES)


def test_leaves_give_each_comparison_and_bare_name_with_its_truth() -> None:
    """Those that decided nothing are there too, as they are written."""
    asked = condition("acting or not ('kyc' in asks and letter.date > day('2024-01-01')) or copies")

    assert asked.leaves(VALUES) == (
        ("acting", True),
        ("'kyc' in asks", False),
        ("letter.date > day('2024-01-01')", True),
        ("copies", False),
    )


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("'money-laundring' in asks", 10, "can never be or hold 'money-laundring'", "Did you mean 'money-laundering'?"),
        ("acting and 'kic' not in asks", 21, "'asks'", "Did you mean 'kyc'?"),
        ("kind == 'x'", 18, "can never be or hold 'x'", "It may be 'casework' or 'to-an-official'."),
        ("kind in ('casework', 'casewrk')", 31, "'casewrk'", "Did you mean 'casework'?"),
        ("letter.dat == day('2024-01-01')", 17, "there is no fact 'letter.dat'", "Did you mean 'letter.date'"),
        ("leter.date == day('2024-01-01')", 10, "there is no fact 'leter.date'", "Did you mean 'letter.date'"),
        ("acting and actng", 21, "there is no fact 'actng'", "Did you mean 'acting'?"),
        ("zzz", 10, "there is no fact 'zzz'", "A condition may ask about 'acting', 'asks'"),
        ("issue == 'é' and zzz", 27, "there is no fact 'zzz'", ""),
        ("  zzz", 12, "there is no fact 'zzz'", ""),
        ("money-laundering in asks", 10, "stands without quotes", "Write it in quotes: 'money-laundering'."),
        ("kind == casework", 18, "stands without quotes", "Write it in quotes: 'casework'."),
        ("letter.date > '2024-01-01'", 24, "a day cannot be compared with text", "Write day('2024-01-01')."),
        ("letter.date in ('soon', 'now')", 26, "a day cannot be compared with text", "Write day('2024-09-12')."),
        ("issue in (day('2024-01-01'),)", 10, "a day cannot be compared with text", "day("),
        ("letter.signatories > '1'", 31, "a number cannot be compared with text", ""),
        ("asks == 'kyc'", 10, "which only 'in' can ask about", "Write 'an-id' in asks"),
        ("kind == ('casework', 'x')", 18, "which only 'in' can ask about", "Write 'in'."),
        ("'casework' in kind", 24, "kind is text", "Write == to compare text."),
        ("1 in asks", 10, "1 is a number", ""),
        ("kind < 'casework'", 17, "never more or less", "Write == or !=."),
        ("letter.signatories", 10, "is a number", "Compare it with something."),
        ("not letter.date", 14, "is a day", "Compare it with something."),
        ("letter.date + 1 == letter.date", 10, "letter.date is a day", "Write add_months(letter.date, 18)."),
        ("-asks == 1", 10, "'-' needs a number", ""),
        ("day('2024-09') == letter.date", 14, "more than one day", "day('2024-09-01')"),
        ("day('2024-02-30') == letter.date", 14, "not on the calendar", "day('2024-09-12')"),
        ("day(issue) == letter.date", 14, "'day' takes a day in quotes", "day('2024-09-12')"),
        ("day() == letter.date", 10, "'day' takes text", ""),
        ("add_months('2024-01-01', 1) < letter.date", 21, "takes a day here, not text", "day('2024-09-12')"),
        ("add_month(letter.date, 1) < letter.date", 10, "no call 'add_month'", "Did you mean 'add_months'?"),
        ("len(asks) > 1", 10, "there is no call 'len'", ""),
        ("designation == True", 25, "'True' is not text", "flag's name alone"),
        ("letter.signatories > 1.5", 31, "'1.5' is not text, and not a whole number", ""),
        ("letter.signatories > 99999999", 31, "too large", "1,000,000"),
        ("kind == 'case' 'work'", 18, "is not plain text", "two quotes"),
        ("kind == f'casework'", 18, "is not allowed here", ""),
        ("kind is 'casework'", 18, "'is' is not allowed here", "Write '=='"),
        ("kind in ()", 18, "an empty list", ""),
        ("kind in (kind, 'casework')", 19, "a list holds literals", ""),
        ("1 in (1, 'a')", 19, "the list mixes a number with text", ""),
        ("asks[0] == 'kyc'", 10, "'asks[0]' is not allowed here", ""),
        ("letter.signatories * 2 > 1", 10, "'letter.signatories * 2' is not allowed", ""),
        ("letter.signatories % 2 == 1", 10, "is not allowed", ""),
        ("+1 == 1", 10, "'+1' is not allowed", ""),
        ("(lambda: 1)() == 1", 10, "there is no call", ""),
        ("[a for a in asks] == 1", 10, "is not allowed", ""),
        ("().__class__ == 1", 10, "'().__class__' is not allowed", ""),
        ("acting.__class__ == 1", 10, "there is no fact 'acting.__class__'", ""),
        ("__import__('os') == 1", 10, "there is no call '__import__'", ""),
        ("(acting := 1) == 1", 11, "is not allowed", ""),
        ("acting = 1", 17, "cannot be read", "Write '==' to compare."),
        ("acting && designation", 18, "cannot be read", "Write 'and'."),
        ("acting || designation", 18, "cannot be read", "Write 'or'."),
        ("acting AND designation", 17, "cannot be read", "small letters"),
        ("issue == ‘fentanyl’", 19, "cannot be read", "Write straight quotes: 'text'."),
        ("letter.signatories == 1or acting", None, "cannot be read", ""),
        ("kind == 'case\\work'", None, "", ""),
        ("kind == 'casework' # always", 29, "goes on after its end", ""),
        ("", 10, "the condition is empty", "Leave out 'when'"),
        ("   ", 13, "the condition is empty", "Leave out 'when'"),
    ],
)
def test_a_fault_is_placed_at_the_very_name_or_literal(text: str, column: int | None, message: str, hint: str) -> None:
    """Line and column of the file, what is wrong, and what to write instead."""
    (fault,) = faults(text)

    assert message in fault.message
    assert hint in fault.hint
    assert column is None or Location("rules.yaml", 7, column) == fault.where


def test_all_faults_of_a_condition_come_at_once() -> None:
    """Three slips, three faults, in the order read."""
    found = faults("'kic' in asks and kind == 'x' or zzz")

    assert [fault.where.column for fault in found if fault.where] == [10, 36, 43]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Location("rules.yaml", 7, 10), Location("rules.yaml", 8)),
        (Location("--when"), Location("--when")),
        (Location("rules.yaml", 7), Location("rules.yaml", 8)),
    ],
)
def test_a_fault_on_a_later_line_is_placed_by_its_line(where: Location, expected: Location) -> None:
    """Only the file knows how far a later line is indented; a flag has no lines."""
    (fault,) = faults("acting and\nzzz", where)

    assert expected == fault.where


HOSTILE = [
    "(" * 150 + "acting" + ")" * 150 + " zzz",
    "not " * 490 + "acting",
    "-" * 1990 + "1 == 1",
    "acting and (" * 30 + "acting" + ")" * 30,
    "1 + " * 400 + "1 == 1",
    "acting" + ".a" * 900,
    "[" * 190,
    "1" * 1900 + " == 1",
    "acting or " * 200,
    "\x00",
    "\ud800",
    "acting\x0cand asks zzz",
    "x" * (MAX_LENGTH + 1),
    "1 if " * 300,
    "{" * 190 + "}" * 190,
    "day(" * 190 + ")" * 190,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_condition_is_refused_at_once(text: str) -> None:
    """Depth, length and huge numbers are bounded, and so is the time."""
    began = time.perf_counter()

    assert faults(text)
    assert time.perf_counter() - began < 0.5


def test_a_condition_may_be_twenty_deep_and_no_deeper() -> None:
    """Each 'not' is one deeper."""
    assert condition("not " * 19 + "acting").holds(VALUES) is False
    assert "nested more than 20 deep" in faults("not " * 20 + "acting")[0].message


def test_a_condition_is_frozen_and_equal_to_its_like() -> None:
    """Two read from one place are equal; neither can be changed."""
    one = condition("acting")

    assert one == condition("acting")
    with pytest.raises(FrozenInstanceError):
        one.text = "designation"  # type: ignore[misc]


SOUP = (
    "and or not in ( ) [ ] , == != < <= > >= + - * . asks kind issue letter.date letter.signatories acting 'kyc' "
    "'casework' 1 0 2024 day('2024-09-12') add_months(letter.date,2) day( add_months( # is if else lambda : = \n"
)
TOKENS = st.sampled_from(SOUP.split(" "))


@given(st.text(max_size=60) | st.lists(TOKENS, max_size=12).map(" ".join))
def test_any_text_is_a_condition_or_a_fault(text: str) -> None:
    """Nothing but DrafterError is raised, each fault has a place, and what is accepted can be asked."""
    try:
        asked = condition(text)
    except DrafterError as error:
        assert all(fault.where and fault.where.line >= 7 for fault in error.faults)
    else:
        assert asked.holds(VALUES) in (True, False)
        assert all(truth in (True, False) for _, truth in asked.leaves(VALUES))
