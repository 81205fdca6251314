"""The bench still runs: each of its pieces once, with the smallest counts. What it measures is not judged here."""

from __future__ import annotations

import math

import pytest

from tests.bench import __main__ as bench
from tests.bench import growth, letters, memory, processes, rival, writing
from tests.bench.turns import Row, compared


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    """The rows of every table, of one pair each."""
    pytest.importorskip("docxtpl", reason="docxtpl is not installed")
    return {f"{row.what} / {row.beside}": row for table in bench.TABLES.values() for row in table(1)}


def test_every_goal_has_its_row(rows: dict[str, Row]):
    """What the issues and README quote is measured: processes, the floor, docxtpl, and growth."""
    goals = [row.goal for row in rows.values() if row.goal]

    assert {"at most 1.4", "at most 3", "at least 40", "at least 15"} <= set(goals)
    assert sum(goal.startswith("1,") for goal in goals) == len(growth.GROWING)


def test_every_row_is_a_ratio_of_two_times(rows: dict[str, Row]):
    """Each with the least and the most of its pairs, on one line."""
    for row in rows.values():
        assert 0 < row.least <= row.ratio <= row.most < math.inf
        assert str(row).count("\n") == 0


def test_a_ratio_is_that_of_the_medians():
    """One slow moment changes the most, and not the ratio."""
    row = compared("this", "that", [(2.0, 1.0), (4.0, 2.0), (90.0, 3.0)], "at most 3")

    assert (row.ratio, row.least, row.most, row.pairs) == (2.0, 2.0, 30.0, 3)


def test_the_letter_that_is_measured_has_four_notes():
    """As the goal says; that it fills two pages is seen in test_docx_readers."""
    assert len(list(letters.case().letter.notes())) == writing.NOTES


def test_another_letter_has_words_of_its_own():
    """So that what is kept for one letter serves no other."""
    here = letters.case()

    assert here.another(1) != here.another(2)


def test_without_docxtpl_only_its_rows_are_missing(monkeypatch: pytest.MonkeyPatch):
    """The rest of the table needs nothing that drafter does not."""
    monkeypatch.setattr(writing, "find_spec", lambda _: None)

    assert [row.goal for row in writing.rows(1)] == ["at most 3"]


def test_a_template_in_which_a_word_differs_is_not_compared():
    """The two letters must say the same, or the ratio means nothing."""
    pytest.importorskip("docxtpl", reason="docxtpl is not installed")
    here = letters.case()
    template = rival.from_word(here.letter)
    changed = rival.Template(template.file, {**template.context, "field_0": "January 24, 2023"})
    ours = writing.docx.write(here.letter)

    writing.same_letter(ours, template.rendering()())
    with pytest.raises(AssertionError):
        writing.same_letter(ours, changed.rendering()())


def test_memory_is_told_in_a_line():
    """Letters made one after another, and what the process holds after a tenth of them and after all."""
    assert memory.said(10).startswith("memory after 10 letters, beside 1: ")


def test_the_commands_that_are_timed_do_their_work(tmp_path):
    """A command that failed at once would look quick."""
    processes.run(processes.command("drafter new, library cached"), str(tmp_path))

    assert [path.suffix for path in sorted((tmp_path / "out").iterdir())] == [".docx", ".yaml"]
