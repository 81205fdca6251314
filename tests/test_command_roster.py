"""`drafter roster show` and `check`: who held a post on a day, and what the roster does not know."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from helpers import Ran, run, run_installed, write

from drafter import assets
from drafter.drafting import open_library
from drafter.library import Library
from drafter.records.roster import Tenure
from drafter.upkeep.posts import faults

pytestmark = pytest.mark.usefixtures("desk")
SHIPPED = open_library([assets.root()], None)

POSTS = """\
bridge-inspector:
  title: Inspector of Bridges
  department: Office of Bridges
  address:
    - 1 River Street
  salutation:
    congressional: "Inspector {{ official.surname }}"
  gaps:
    - since: 2023-01-01
      until: 2023-06-30
      why: The records burned.
  source: congress-legislators-2026-06
  checked: 2026-11-21
"""
OFFICIALS = """\
arch:
  name: Ada Arch
  surname: Arch
  honorific: Ms.
  vocative: Ms.
  checked: 2024-01-15
  tenures:
    - post: bridge-inspector
      since: 2021-01-20
      until: 2022-12-31
      basis: general-knowledge
    - post: bridge-inspector
      since: 2023-07-01
      acting: true
      basis: reported
      source: congress-legislators-2026-06
      note: Seen at work.
"""


@pytest.fixture
def office(desk: Path) -> Path:
    """An office with a post of its own, once held by one person, then by nobody, then by the same one acting."""
    write(desk / "office/templates/roster/posts.yaml", POSTS)
    return write(desk / "office/templates/roster/officials.yaml", OFFICIALS).parents[2]


def roster(*args: str) -> Ran:
    """A roster command with the office's library."""
    return run("roster", *args, "--library", "office")


def found(*args: str) -> dict[str, list[dict[str, str]]]:
    """What `check` finds in the office's own files, by rule."""
    by_rule: dict[str, list[dict[str, str]]] = {}
    for one in json.loads(roster("check", *args, "--json").out):
        if one["where"].startswith("office/"):
            by_rule.setdefault(one["rule"], []).append(one)
    return by_rule


def changed(office: Path, name: str, old: str, new: str) -> None:
    """One of the office's files with some words replaced."""
    path = office / "templates/roster" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- show -------------------------------------------------------------------------------------------------------------


def test_a_post_is_shown_with_every_holder_its_basis_its_source_and_its_place(desk: Path):
    """An acting holder is called so, and the tenure that counts on the day has the arrow."""
    done = run_installed("roster", "show", "Attorney General", "--as-of", "2026-05-01", cwd=desk)

    assert (done.code, done.err) == (0, "")
    marked = done.out[done.out.index("→") :].split("\n\n")[0]
    assert marked.startswith("→ 2026-04-02 to 2026-08-10\n    Todd Blanche, Acting Attorney General\n")
    assert "Known by designation; source bondi-departure; checked 2026-11-21" in marked
    assert "templates/roster/officials.yaml:" in marked
    assert done.out.count("→") == 1


def test_a_gap_is_shown_among_the_tenures_with_its_reason(office: Path):
    """The days that nobody is known for are not passed over."""
    out = roster("show", "bridge-inspector", "--as-of", "2023-03-01").out

    assert "→ 2023-01-01 to 2023-06-30\n    Not known. The records burned." in out
    assert out.index("2021-01-20") < out.index("2023-01-01") < out.index("2023-07-01")


def test_a_person_is_shown_with_every_post():
    """By the surname; someone may act in a second post."""
    (data,) = json.loads(run("roster", "show", "Rubio", "--as-of", "2026-01-15", "--json").out)

    assert [(one["post"], one["acting"], one["counts"]) for one in data["tenures"]] == [
        ("secretary-of-state", False, True),
        ("archivist", True, True),
    ]
    assert data["tenures"][1]["title"] == "Acting Archivist of the United States"


def test_days_that_are_not_certain_are_said_to_be():
    """The vote of the Senate is not the oath."""
    out = run("roster", "show", "drug czar", "--as-of", "2026-02-01").out
    carter = out[out.index("→") :]

    assert "Known by senate-vote" in carter
    assert "Certain only from 2026-03-09 to …" in carter
    assert "Not certain on the day asked about" in carter


def test_a_tenure_without_a_source_says_so():
    """What is general knowledge is not dressed up."""
    (data,) = json.loads(run("roster", "show", "secretary-of-energy", "--as-of", "2024-01-01", "--json").out)
    (now,) = [one for one in data["tenures"] if one["counts"]]

    assert (now["name"], now["basis"], now["source"]) == ("Jennifer M. Granholm", "general-knowledge", None)
    assert "Known by general-knowledge; no source" in run("roster", "show", "secretary-of-energy").out


def test_a_name_like_none_is_told_with_the_nearest():
    """A misspelt surname, and no trace."""
    done = run("roster", "show", "Blinkin")

    assert (done.code, done.out) == (2, "")
    assert done.err == "there is no post and no official 'Blinkin'\n  Did you mean 'Blinken'?\n"


# --- check ------------------------------------------------------------------------------------------------------------


def test_the_shipped_roster_has_no_error_and_tells_what_it_does_not_know(desk: Path):
    """Exit 0; the office whose head nobody knows is a warning, what is general knowledge is listed."""
    done = run_installed("roster", "check", "--as-of", "2026-11-22", cwd=desk)

    assert (done.code, done.err) == (0, "")
    assert (
        "warning: no holder has been entered for Director, Office of Foreign Assets Control. (post-without" in done.out
    )
    assert "are general knowledge. (general-knowledge)\n  in templates/roster/officials.yaml:" in done.out
    assert done.out.splitlines()[-1].startswith("Findings for 2026-11-22: ")
    assert "error" not in done.out


def test_every_tenure_of_general_knowledge_is_listed_and_every_other_has_a_source():
    """Nothing in the roster is without a source unsaid."""
    held = [tenure for official in SHIPPED.officials.values() for tenure in official.tenures]
    listed = {one.where for one in faults(SHIPPED, date(2026, 11, 22)) if one.rule == "general-knowledge"}

    assert {one.where for one in held if one.basis == "general-knowledge"} == listed
    assert all(one.source for one in held if one.basis != "general-knowledge")


def test_days_without_a_holder_or_a_stated_gap_are_an_error(office: Path):
    """Exit 1, with the place of the post and the days."""
    changed(office, "posts", "until: 2023-06-30", "until: 2023-05-31")
    done = roster("check", "--as-of", "2026-11-22")

    assert done.code == 1
    assert done.out.startswith(
        "error: nobody is entered as Inspector of Bridges from June 1, 2023 to June 30, 2023, and no gap is stated. "
        "(unexplained-gap)\n"
    )
    assert "  in office/templates/roster/posts.yaml:1:1\n" in done.out


def test_a_tenure_that_ends_and_has_no_successor_is_an_error_from_the_day_after(office: Path):
    """On the last day nothing is wrong yet."""
    changed(office, "officials", "since: 2023-07-01", "since: 2023-07-01\n      until: 2024-03-31")

    assert "unexplained-gap" not in found("--as-of", "2024-03-31")
    (after,) = found("--as-of", "2024-04-01")["unexplained-gap"]
    assert "on April 1, 2024" in after["message"]


def test_two_holders_on_certain_days_are_an_error_wherever_they_stand(office: Path):
    """A third tenure between the two does not hide it; the handover day is no overlap."""
    assert "overlap" not in found()
    long = SHIPPED.officials["blinken"]
    wide = Tenure(
        "secretary-of-state", *[long.tenures[0].span] * 2, False, "oath", None, None, "", date(2026, 1, 1), long.where
    )
    other = SHIPPED.officials["yellen"]
    library = with_tenures(other.id, (wide, *other.tenures))
    said = [one.message for one in faults(library, date(2026, 11, 22)) if one.rule == "overlap"]

    assert len(said) == 1
    assert "Antony J. Blinken and Janet L. Yellen are both entered as Secretary of State" in said[0]


def with_tenures(name: str, tenures: tuple[Tenure, ...]) -> Library:
    """The shipped library with one official's tenures replaced."""
    from dataclasses import replace

    return replace(SHIPPED, officials={**SHIPPED.officials, name: replace(SHIPPED.officials[name], tenures=tenures)})


def test_a_stated_gap_that_a_tenure_fills_is_an_error(office: Path):
    """Two files that say different things of one day."""
    changed(office, "posts", "until: 2023-06-30", "until: 2023-08-31")
    (one,) = found("--as-of", "2026-11-22")["held-in-a-gap"]

    assert (one["level"], one["where"]) == ("error", "office/templates/roster/officials.yaml:12:7")


def test_a_gap_counts_more_on_a_day_within_it(office: Path):
    """Who writes today needs the name today."""
    (then,) = found("--as-of", "2023-03-01")["vacant-now"]
    (now,) = found("--as-of", "2026-11-22")["stated-gap"]

    assert (then["level"], now["level"]) == ("warning", "suggestion")
    assert "The records burned." in now["message"]


def test_an_entry_that_nobody_checked_of_late_is_stale_on_the_day_after(office: Path):
    """A year to the day is not too late; --months says otherwise."""
    assert "stale-entry" not in found("--as-of", "2025-01-15")
    (one,) = found("--as-of", "2025-01-16")["stale-entry"]
    assert one["message"] == "Ada Arch as Inspector of Bridges was last checked on January 15, 2024."
    assert "stale-entry" in found("--as-of", "2024-03-16", "--months", "2")


def test_a_post_without_a_holder_or_an_address_is_named(office: Path):
    """A post that somebody has begun to enter."""
    begun = POSTS.replace("bridge-ins", "ferry-ins").replace("Bridges", "Ferries").replace("    - 1 River Street\n", "")
    write(office / "templates/roster/posts.yaml", POSTS + begun.replace("  address:\n", ""))
    rules = found("--as-of", "2023-03-01")

    assert [one["message"] for one in rules["post-without-holder"]] == [
        "no holder has been entered for Inspector of Ferries."
    ]
    assert [one["message"] for one in rules["no-address"]] == ["Inspector of Ferries has no address."]


def test_as_data_a_finding_has_its_level_hint_and_place(office: Path):
    """For a program, in the fields of every other check."""
    (one,) = found("--as-of", "2026-11-22")["general-knowledge"]

    assert one["level"] == "suggestion"
    assert one["where"] == "office/templates/roster/officials.yaml:8:7"
    assert one["hint"]
