"""`drafter --version`: which drafter it is, and how old its facts are."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers import run, run_installed, write

from drafter import __version__, assets
from drafter.commands import version
from drafter.dates import Span
from drafter.drafting import open_library
from drafter.library import Library
from drafter.upkeep.ages import WARNED, issue_ages, own_age, roster_age

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture(scope="module")
def shipped() -> Library:
    return open_library([assets.root()], None)


def test_the_first_line_is_the_version_and_the_next_are_the_facts(shipped: Library):
    """The roster with the days of its checks, and a line for each issue with its newest figure."""
    done = run("--version")
    lines = done.out.splitlines()

    assert done.code == 0
    assert lines[0] == f"drafter {__version__}"
    assert lines[1].startswith(f"Roster: {len(shipped.posts)} posts, checked ")
    for issue, line in zip(shipped.issues, lines[2:], strict=False):
        vintages = [
            vintage.published
            for one in shipped.statistics.values()
            if f"clauses/{issue}/" in one.where.path
            for vintage in one.vintages
        ]
        assert line.startswith(f"{issue}: ")
        if vintages:
            newest = max(vintages, key=lambda day: day.last)
            assert f"the newest published {newest.in_words}; " in line
    assert run("-V").out == done.out


def test_the_oldest_check_counts_and_only_of_what_lasts(shipped: Library):
    """A tenure that has ended need not be looked at again."""
    post = next(iter(shipped.posts))
    official = next(iter(shipped.officials.values()))
    ended = replace(official.tenures[0], span=Span(date(2001, 1, 1), date(2002, 1, 1)), checked=date(2002, 1, 1))
    lasting = replace(ended, span=Span(date(2001, 1, 1), None), checked=date(2003, 1, 1))

    def aged(tenure: object) -> Library:
        changed = replace(official, tenures=(tenure,))  # type: ignore[arg-type]
        return replace(shipped, officials={**shipped.officials, official.id: changed})

    assert roster_age(aged(ended)).oldest != date(2002, 1, 1)
    assert roster_age(aged(lasting)).oldest == date(2003, 1, 1)
    old_post = replace(shipped.posts[post], checked=date(2001, 5, 5))
    assert roster_age(replace(shipped, posts={**shipped.posts, post: old_post})).oldest == date(2001, 5, 5)


def test_an_old_roster_is_warned_of(monkeypatch: pytest.MonkeyPatch, shipped: Library):
    """Once it is older than that; on the last day it is not."""
    oldest = roster_age(shipped).oldest
    assert oldest is not None

    class Late(date):
        @classmethod
        def today(cls) -> date:
            return date.fromordinal(oldest.toordinal() + days)

    monkeypatch.setattr(version, "date", Late)
    days = WARNED
    assert "warning: " not in run("--version").out
    days = WARNED + 1
    said = run("--version").out
    assert f"warning: a part of the roster was last checked {WARNED + 1} days ago." in said
    assert "drafter roster check" in said


def test_an_offices_own_folder_has_a_line_of_its_own(desk: Path, monkeypatch: pytest.MonkeyPatch, shipped: Library):
    """What stands in it beside or in place of what ships, and when that was checked."""
    entry = (assets.root() / "templates/signatories/schumer.yaml").read_text(encoding="utf-8")
    write(desk / "office/templates/signatories/mine.yaml", entry)
    post = "title: Example Officer\ndepartment: Office of Examples\naddress: [Washington, DC]\n"
    post += 'salutation: {congressional: "Officer"}\nchecked: 2025-02-03\n'
    indented = post.replace("\n", "\n  ").rstrip()
    write(desk / "office/templates/roster/posts.yaml", f"example-officer:\n  {indented}\n")
    monkeypatch.setenv("DRAFTER_LIBRARY", "office")

    lines = run("--version").out.splitlines()

    assert "Your office’s folder office: 2 entries of its own, checked on February 3, 2025." in lines
    own = own_age(open_library([assets.root(), Path("office")], None), shipped)
    assert (own.entries, own.oldest) == (2, date(2025, 2, 3))
    assert lines[1].startswith(f"Roster: {len(shipped.posts) + 1} posts, checked between February 3, 2025 and ")


def test_a_library_that_cannot_be_read_keeps_no_version_back(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """The version comes with the first fault and its place."""
    write(desk / "office/templates/signatories/mine.yaml", "name: [")
    monkeypatch.setenv("DRAFTER_LIBRARY", "office")

    done = run("--version")

    assert (done.code, done.out) == (0, f"drafter {__version__}\n")
    assert done.err.startswith("The facts cannot be read: office/templates/signatories/mine.yaml:1:")


def test_an_issue_without_figures_has_no_newest(shipped: Library):
    """It says what there is."""
    bare = replace(shipped, statistics={}, events={})

    assert [(one.figures, one.published, one.oldest) for one in issue_ages(bare)] == [(0, None, None)] * len(
        bare.issues
    )


def test_the_installed_command_says_it_too(desk: Path):
    """In a process of its own, and soon."""
    run_installed("--version", cwd=desk)
    began = time.perf_counter()
    done = run_installed("--version", cwd=desk)

    assert time.perf_counter() - began < 5
    assert done.out.startswith(f"drafter {__version__}\nRoster: ")
