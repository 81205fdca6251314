"""The library as it is loaded: the shipped one, an office's over it, the roster in time, and the cache."""

from __future__ import annotations

import json
import os
import re
from binascii import crc32
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import assets
from drafter.appointments import appointed
from drafter.drafting import open_library
from drafter.errors import DrafterError
from drafter.library import Library
from drafter.records.roster import Official, Post, Tenure
from drafter.series import newest

FIRST = date(2021, 1, 20)
LAST = date(2026, 12, 31)
SHIPPED = open_library([assets.root()], None)

SIGNATORY = """name: Jane Doe
title: Member of Congress
chamber: house
state: Ohio
letterhead: house
zip: "20515"
since: 2019-01-03
"""
CLAUSE = "---\ntitle: Another toll\n---\nThe toll is high.\n"
STATISTIC = """synthetic-opioid-deaths:
  measure: Deaths by the office's own count
  unit: deaths
  geography: Ohio
  checked: 2026-11-21
  vintages:
    - published: 2024-05-15
      period: {since: 2023-01, until: 2023-12}
      value: 4000
      precision: about
      basis: reported
      source: knickmeyer-2022
"""


def office(folder: Path, files: dict[str, str]) -> Path:
    """An office's library folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


# Loading


def test_the_shipped_library_loads_without_a_fault():
    """Every kind of record is there, each under its own id."""
    kinds = ("posts", "officials", "sources", "statistics", "events", "issues", "kinds", "letterheads", "signatories")

    assert all(getattr(SHIPPED, kind) for kind in (*kinds, "clauses", "rules", "parts"))
    assert all(name == record.id for kind in kinds for name, record in getattr(SHIPPED, kind).items())
    assert all(name == f"{clause.issue}/{clause.id}" for name, clause in SHIPPED.clauses.items())


def test_every_record_says_where_it_stands():
    """`where` is the very line of the file, so that a message can point there."""
    root = assets.root()
    records = [record for kind in (SHIPPED.posts, SHIPPED.officials, SHIPPED.statistics) for record in kind.values()]

    for record in records:
        line = (root / record.where.path).read_text(encoding="utf-8").split("\n")[record.where.line - 1]
        assert line.startswith(f"{record.id}:")


@pytest.mark.parametrize(
    ("name", "text", "kind", "key"),
    [
        ("clauses/fentanyl/background/death-toll.md.j2", CLAUSE, "clauses", "fentanyl/death-toll"),
        ("templates/signatories/trone.yaml", SIGNATORY, "signatories", "trone"),
        ("clauses/fentanyl/statistics.yaml", STATISTIC, "statistics", "synthetic-opioid-deaths"),
    ],
)
def test_an_office_replaces_a_record_by_its_id(tmp_path: Path, name: str, text: str, kind: str, key: str):
    """The office's record is in force and says so; all others are still the shipped ones."""
    library = open_library([assets.root(), office(tmp_path, {name: text})], None)
    mine, shipped = getattr(library, kind), getattr(SHIPPED, kind)

    assert Path(mine[key].where.path) == tmp_path / name
    assert mine[key] != shipped[key]
    assert {one: record for one, record in mine.items() if one != key} == {
        one: record for one, record in shipped.items() if one != key
    }
    assert library.hash != SHIPPED.hash


def test_an_office_adds_to_the_shipped_library(tmp_path: Path):
    """A new id stands beside the shipped ones, after them."""
    library = open_library([assets.root(), office(tmp_path, {"templates/signatories/doe.yaml": SIGNATORY})], None)

    assert [*library.signatories] == [*SHIPPED.signatories, "doe"]


def test_the_last_of_several_folders_is_in_force(tmp_path: Path):
    """Folders stack: the shipped one, then each later one over it."""
    folders = [
        office(tmp_path / word, {"templates/signatories/doe.yaml": SIGNATORY.replace("Ohio", word)})
        for word in ("Iowa", "Utah")
    ]
    library = open_library([assets.root(), *folders], None)

    assert library.signatories["doe"].state == "Utah"


def test_an_office_moves_a_clause_to_another_slot(tmp_path: Path):
    """A shipped clause's id may lie in another folder of the office's library, and only that one counts."""
    name = "clauses/fentanyl/closing/demand.md.j2"
    files = {name: CLAUSE, "clauses/fentanyl/issue.yaml": _issue_without("demand")}
    library = open_library([assets.root(), office(tmp_path, files)], None)

    assert library.clauses["fentanyl/demand"].slot == "closing"


def _issue_without(clause: str) -> str:
    text = (assets.root() / "clauses/fentanyl/issue.yaml").read_text(encoding="utf-8")
    return re.sub(rf"\n +- {clause}(?=\n)", "", text)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path):
    """A file saved by Notepad is the same file, and the library has the same hash."""
    plain = office(tmp_path / "plain", {"clauses/fentanyl/background/x.md.j2": CLAUSE})
    windows = office(tmp_path / "windows", {})
    path = windows / "clauses/fentanyl/background/x.md.j2"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbf" + CLAUSE.replace("\n", "\r\n").encode())
    one, other = (open_library([assets.root(), folder], None).clauses["fentanyl/x"] for folder in (plain, windows))

    assert (one.body, one.body_line) == (other.body, other.body_line)


@pytest.mark.parametrize(
    "name",
    [
        "clauses/fentanyl/background/~$x.md.j2",
        "clauses/fentanyl/background/.x.md.j2.swp",
        "clauses/fentanyl/background/x.md.j2~",
        "clauses/fentanyl/README.md",
        "clauses/.git/config",
        "templates/Thumbs.db",
        "clauses/fentanyl/_drafts/x.docx",
    ],
)
def test_files_that_editors_and_systems_leave_behind_are_passed_over(tmp_path: Path, name: str):
    """What nobody wrote as a record is no fault."""
    library = open_library([assets.root(), office(tmp_path, {name: "?"})], None)

    assert library.clauses == SHIPPED.clauses


def test_faults_of_several_files_are_told_together(tmp_path: Path):
    """One run tells everything that is wrong in the files."""
    files = {
        "templates/signatories/doe.yaml": SIGNATORY.replace("house\nstate", "hous\nstate"),
        "clauses/fentanyl/background/x.md.j2": CLAUSE.replace("title", "titel"),
    }
    with pytest.raises(DrafterError) as caught:
        open_library([assets.root(), office(tmp_path, files)], None)

    assert {Path(fault.where.path).name for fault in caught.value.faults if fault.where} == {"doe.yaml", "x.md.j2"}


# The roster in time


def days() -> Iterator[date]:
    """A day of each week, and every day on which a tenure or gap begins or ends with the days around it."""
    found = {FIRST + timedelta(days=7 * week) for week in range((LAST - FIRST).days // 7 + 1)}
    spans = [tenure.span for official in SHIPPED.officials.values() for tenure in official.tenures]
    spans += [gap.span for post in SHIPPED.posts.values() for gap in post.gaps]
    for edge in {day for span in spans for day in (span.since, span.until) if day}:
        found |= {edge + timedelta(days=near) for near in (-1, 0, 1)}
    return (day for day in sorted(found) if FIRST <= day <= LAST)


DAYS = tuple(days())


@pytest.mark.parametrize("post", SHIPPED.posts.values(), ids=SHIPPED.posts)
def test_on_every_day_a_post_has_a_holder_or_a_stated_gap(post: Post):
    """Nobody is invented, and no day is passed over in silence."""
    unexplained = []
    for day in DAYS:
        person = appointed(post, SHIPPED, day)
        if person is None or (person.official is None and person.gap is None):
            unexplained.append(day.isoformat())

    assert unexplained == []


def tenures(post: Post) -> list[tuple[Official, Tenure]]:
    """The tenures in a post, in their order."""
    found = [(one, tenure) for one in SHIPPED.officials.values() for tenure in one.tenures if tenure.post == post.id]
    return sorted(found, key=lambda pair: pair[1].span.since or date.min)


@pytest.mark.parametrize("post", SHIPPED.posts.values(), ids=SHIPPED.posts)
def test_on_a_handover_day_the_later_tenure_holds(post: Post):
    """The newcomer holds the post on the first day; who was there before holds it on the day before."""
    for official, tenure in tenures(post):
        assert tenure.span.since
        person = appointed(post, SHIPPED, tenure.span.since)

        assert person
        assert (person.official, person.tenure) == (official, tenure)


@pytest.mark.parametrize("post", SHIPPED.posts.values(), ids=SHIPPED.posts)
def test_a_holder_is_sure_on_the_days_that_are_sure(post: Post):
    """`sure` is False on just the days between what is known, and never where nobody is known."""
    for day in DAYS:
        person = appointed(post, SHIPPED, day)
        if person:
            assert person.sure == (person.tenure is not None and day in person.tenure.sure)


def test_before_the_first_day_of_the_roster_nobody_is_appointed():
    """An earlier letter has no addressee, not the first one we know."""
    for post in SHIPPED.posts.values():
        first = SHIPPED.first_day(post.id)
        assert first
        assert appointed(post, SHIPPED, first - timedelta(days=1)) is None
        assert appointed(post, SHIPPED, first) is not None


def test_known_handovers_are_as_they_were():
    """Facts that anybody can look up: who was Secretary of State when."""
    post = SHIPPED.posts["secretary-of-state"]
    held = {
        day: person.official.surname
        for day in (date(2021, 1, 25), date(2021, 1, 26), date(2025, 1, 20), date(2025, 1, 21), date(2026, 1, 1))
        if (person := appointed(post, SHIPPED, day)) and person.official
    }

    assert held == {
        date(2021, 1, 25): "Smith",
        date(2021, 1, 26): "Blinken",
        date(2025, 1, 20): held[date(2025, 1, 20)],
        date(2025, 1, 21): "Rubio",
        date(2026, 1, 1): "Rubio",
    }


# Figures in time


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.sampled_from(sorted(SHIPPED.statistics)))
def test_no_figure_is_used_before_it_was_published(day: date, name: str):
    """The newest vintage was public, and no public one counts a later period."""
    vintages = SHIPPED.statistics[name].vintages
    chosen = newest(vintages, day)
    public = [one for one in vintages if one.published.last <= day]

    assert (chosen is None) == (not public)
    if chosen:
        assert chosen.published.last <= day
        assert chosen.period.until
        assert all(one.period.until and one.period.until <= chosen.period.until for one in public)
        same = [one for one in public if one.period.until == chosen.period.until]
        assert chosen.published.last == max(one.published.last for one in same)


def test_every_figure_counts_a_period_that_had_ended_when_it_was_published():
    """Nobody counts what has not happened."""
    for statistic in SHIPPED.statistics.values():
        assert all(one.period.until and one.period.until <= one.published.last for one in statistic.vintages)


# The cache


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder for parsed libraries."""
    return tmp_path / "cache"


def records(library: Library) -> dict[str, object]:
    """All that a library holds, each record made."""
    held = {one.name: getattr(library, one.name) for one in fields(library)}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in held.items()}


def sealed(*lines: str) -> bytes:
    """Lines under a checksum that is theirs, though no library has them."""
    body = "\n".join(lines).encode()
    return b"%08x\n%b" % (crc32(body), body)


def the_file(kept: Path) -> Path:
    """The one parsed library that is kept."""
    (path,) = kept.iterdir()
    return path


def test_a_library_from_the_cache_equals_the_one_that_was_read(kept: Path):
    """All records come back, each of its type."""
    read = open_library([assets.root()], kept)
    again = open_library([assets.root()], kept)

    assert records(again) == records(read) == records(SHIPPED)
    assert again is not read


def test_a_second_load_reads_no_yaml(kept: Path, monkeypatch: pytest.MonkeyPatch):
    """What is kept is enough."""
    open_library([assets.root()], kept)
    monkeypatch.setattr("drafter.library.reading.read_library", lambda *_: pytest.fail("the files were read again"))

    assert records(open_library([assets.root()], kept)) == records(SHIPPED)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe\xfd",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"2021-01-20", b"2021-13-20"),
        lambda content: content.replace(b'"2021-01-20"', b"20210120"),
        lambda content: content.replace(b"Secretary", b"secretary", 1),
        sealed(""),
        sealed("null"),
        sealed("[]"),
        sealed(json.dumps([1] * len(fields(Library)))),
        sealed(json.dumps([None] * len(fields(Library))), *["{}"] * len(fields(Library))),
        sealed(json.dumps([{"a": 1}] * len(fields(Library)))),
    ],
    ids=lambda damage: repr(damage)[:12] if isinstance(damage, bytes) else "in part",
)
def test_a_damaged_cache_is_ignored(kept: Path, damage: bytes | Callable[[bytes], bytes]):
    """The files are read again, and what is kept is whole once more."""
    open_library([assets.root()], kept)
    path = the_file(kept)
    path.write_bytes(damage if isinstance(damage, bytes) else damage(path.read_bytes()))

    assert records(open_library([assets.root()], kept)) == records(SHIPPED)
    assert records(open_library([assets.root()], kept)) == records(SHIPPED)


def test_a_cache_is_not_trusted_when_a_file_changes(tmp_path: Path, kept: Path):
    """A changed word is seen at once, even in a file of the same size and time."""
    folder = office(tmp_path / "office", {"templates/signatories/doe.yaml": SIGNATORY})
    path = folder / "templates/signatories/doe.yaml"
    before = path.stat()
    first = open_library([assets.root(), folder], kept)
    path.write_text(SIGNATORY.replace("Ohio", "Iowa"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    second = open_library([assets.root(), folder], kept)

    assert first.signatories["doe"].state == "Ohio"
    assert second.signatories["doe"].state == "Iowa"


def test_a_cache_is_not_trusted_when_a_file_goes_or_comes(tmp_path: Path, kept: Path):
    """A file that is taken away is gone from the library."""
    folder = office(tmp_path / "office", {"templates/signatories/doe.yaml": SIGNATORY})
    assert "doe" in open_library([assets.root(), folder], kept).signatories
    (folder / "templates/signatories/doe.yaml").rename(folder / "templates/signatories/roe.yaml")
    signatories = open_library([assets.root(), folder], kept).signatories

    assert "doe" not in signatories
    assert "roe" in signatories


def test_two_folders_with_the_same_files_say_each_its_own_place(tmp_path: Path, kept: Path):
    """What is kept for one folder is not taken for another, whose messages would name the wrong file."""
    files = {"templates/signatories/doe.yaml": SIGNATORY}
    one, other = office(tmp_path / "one", files), office(tmp_path / "other", files)
    libraries: list[Library] = [open_library([assets.root(), folder], kept) for folder in (one, other)]

    assert [Path(library.signatories["doe"].where.path).parents[2] for library in libraries] == [one, other]
    assert libraries[0].hash == libraries[1].hash


def test_a_faulty_library_is_not_kept(tmp_path: Path, kept: Path):
    """A fault is told each time, not only the first."""
    folder = office(tmp_path / "office", {"templates/signatories/doe.yaml": "name: Jane Doe\n"})
    for _ in range(2):
        with pytest.raises(DrafterError):
            open_library([assets.root(), folder], kept)

    assert not kept.exists() or not list(kept.iterdir())


def test_a_cache_that_cannot_be_written_is_harmless(tmp_path: Path):
    """A file where the folder should be, and a folder below a file, cost time and nothing else."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    for kept in (tmp_path / "file", tmp_path / "file" / "below"):
        assert records(open_library([assets.root()], kept)) == records(SHIPPED)


def test_a_folder_in_the_place_of_what_is_kept_is_harmless(kept: Path):
    """Whatever stands under the name, the files are read."""
    open_library([assets.root()], kept)
    path = the_file(kept)
    path.unlink()
    path.mkdir()

    assert records(open_library([assets.root()], kept)) == records(SHIPPED)
