"""Every post on every day since 2021: one holder, an acting holder, or a stated gap; and the roster's own check."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from helpers import run

from drafter import assets
from drafter.appointments import appointed
from drafter.drafting import open_library
from drafter.upkeep.posts import Asked, unexplained

pytestmark = pytest.mark.usefixtures("desk")

SHIPPED = open_library([assets.root()], None)
FIRST, LAST = date(2021, 1, 20), date(2026, 11, 22)
GRAVE = {"unexplained-gap", "overlap", "held-in-a-gap"}


@pytest.mark.parametrize("name", SHIPPED.posts)
def test_each_day_of_a_post_is_explained(name: str):
    """From its first day in the roster, by the spans of tenures and gaps: none is missing between them."""
    post = SHIPPED.posts[name]
    since = SHIPPED.first_day(name)

    assert since is not None
    assert since <= FIRST
    assert list(unexplained(Asked(SHIPPED, LAST, 12), post)) == []


@pytest.mark.parametrize("name", SHIPPED.posts)
def test_each_day_of_a_post_gives_one_answer(name: str):
    """Asked day by day, as a letter asks: a person, known to act or not, or the reason why nobody is known."""
    post = SHIPPED.posts[name]
    edges = {FIRST, LAST}
    for official in SHIPPED.officials.values():
        edges |= {
            day for one in official.tenures if one.post == name for day in (one.span.since, one.span.until) if day
        }
    edges |= {day for gap in post.gaps for day in (gap.span.since, gap.span.until) if day}
    days = {edge + timedelta(days=near) for edge in edges for near in (-1, 0, 1)}

    for day in sorted(day for day in days if FIRST <= day <= LAST):
        person = appointed(post, SHIPPED, day)
        assert person is not None, day
        if person.official is None:
            assert person.gap is not None, day
            assert person.gap.why.endswith("."), day
        else:
            held = [one for one in person.official.tenures if one.post == name and day in one.span]
            assert person.tenure in held, day


@pytest.mark.parametrize("day", ["2021-01-20", "2022-06-30", "2024-09-12", "2025-01-20", "2025-06-01", "2026-11-22"])
def test_the_check_of_the_roster_finds_no_error(day: str):
    """Exit 0: no day without an answer, no two holders, nobody in a gap; stated gaps and doubts are told."""
    done = run("roster", "check", "--as-of", day, "--json")

    assert done.code == 0, done.err
    assert GRAVE.isdisjoint(one["rule"] for one in json.loads(done.out))


def test_the_check_tells_what_is_old():
    """A year after the last look every post is stale; on the day of the look none is."""
    stale = [
        {one["message"] for one in json.loads(run("roster", "check", "--as-of", day, "--json").out)
         if one["rule"] == "stale-entry"}
        for day in ("2026-11-22", "2028-01-01")
    ]  # fmt: skip

    assert stale[0] == set()
    assert len(stale[1]) >= len(SHIPPED.posts)
