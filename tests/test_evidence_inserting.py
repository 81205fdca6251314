"""What a person wrote in a file of evidence stays, whatever is added and in whatever order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import assets
from drafter.errors import DrafterError
from drafter.importing.entries import Plain, cleaned, plain
from drafter.importing.inserting import with_entries
from drafter.library.source import parse_yaml

SHIPPED = assets.root() / "clauses" / "fentanyl" / "statistics.yaml"

FILE = """\
# A comment of ours, which stays.

deaths:   # and this one
    measure: 'What we count: all of it'
    unit: deaths
    vintages:
    # the oldest
    -   published: 2020-01-15
        value: 1
        note: |
            # not a comment, but text
            and more

    # the newest; keep

    - published:   2024-05-15
      value: 3
      period: {since: 2023-01, until: 2023-12}

# --- Others ---

others:
    measure: >-
      Folded
      text
    vintages:
    -
      published: 2021-02-03
      value: 2
    checked: 2024-01-01   # after the vintages
# The end.
"""

Entry = dict[str, Plain]

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60).filter(cleaned)
texts = st.one_of(
    words,
    st.sampled_from(["a: b", "x #y", "- z", '"quoted" start', "it's", "back\\slash", "'", '"', "{{ x }}", "---", "a:"]),
    st.lists(words, min_size=5, max_size=40).map(" ".join),
).map(cleaned)
days = st.dates().map(str)
ids = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4}){1,2}", fullmatch=True)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    entry: Entry = {"published": draw(days), "value": draw(texts)}
    if draw(st.booleans()):
        entry["period"] = {"since": "2024-01", "until": draw(st.sampled_from(["2024-12", "2025-01"]))}
    if draw(st.booleans()):
        entry["author"] = [{"literal": draw(texts)} for _ in range(draw(st.integers(1, 3)))]
    return entry


steps = st.lists(
    st.tuples(
        st.dictionaries(ids, entries(), max_size=2),
        st.dictionaries(st.sampled_from(["deaths", "others"]), st.lists(entries(), min_size=1, max_size=3)),
    ),
    min_size=1,
    max_size=4,
)


def lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def stands_in(old: list[str], new: list[str]) -> bool:
    """Whether all the old lines stand among the new ones, in their order."""
    rest = iter(new)
    return all(line in rest for line in old)


def said(text: str) -> Entry:
    made = plain(parse_yaml("\n".join(lines(text.removeprefix("\ufeff"))), "f.yaml"))
    assert isinstance(made, dict)
    return made


@settings(deadline=None, max_examples=150)
@given(steps, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())
def test_any_additions_keep_every_line_that_was_there(
    additions: list[tuple[dict[str, Entry], dict[str, list[Entry]]]], end: str, mark: str, ended: bool
):
    """Every old line stands in the new text, in order; the new entries say what they should, and line ends stay."""
    text = mark + (FILE if ended else FILE.rstrip("\n")).replace("\n", end)
    before = said(text)
    for records, vintages in additions:
        new = {name: entry for name, entry in records.items() if name not in before}
        made = with_entries(text, "f.yaml", new, vintages)

        assert stands_in(lines(text.rstrip("\r\n")), lines(made))
        assert made.startswith(mark)
        assert re.findall(r"(?<!\r)\n|\r\n|\r(?!\n)", made.removeprefix(mark)) == [end] * made.count("\n")
        after = said(made)
        assert {name: after[name] for name in new} == new
        for name, added in vintages.items():
            was, now = before[name], after[name]
            assert isinstance(was, dict)
            assert isinstance(now, dict)
            assert isinstance(was["vintages"], list)
            assert isinstance(now["vintages"], list)
            assert sorted(map(str, now["vintages"])) == sorted(map(str, [*was["vintages"], *added]))
            assert {key: value for key, value in now.items() if key != "vintages"} == {
                key: value for key, value in was.items() if key != "vintages"
            }
        text, before = made, after


@settings(deadline=None, max_examples=50)
@given(st.lists(entries(), min_size=1, max_size=5))
def test_additions_to_the_shipped_statistics_keep_them(added: list[Entry]):
    """The file as it is shipped, with its comments and its order of publication."""
    text = SHIPPED.read_text(encoding="utf-8")

    made = with_entries(text, "s.yaml", {}, {"opioid-deaths": added})

    assert stands_in(lines(text), lines(made))
    series = said(made)["opioid-deaths"]
    assert isinstance(series, dict)
    assert isinstance(series["vintages"], list)
    published = [str(one["published"]) for one in series["vintages"] if isinstance(one, dict)]
    assert published == sorted(published)


def test_a_vintage_goes_between_those_published_before_and_after_it():
    """The comment above the next one stays with it, and a line of a note that begins with # with its note."""
    made = with_entries(FILE, "f.yaml", {}, {"deaths": [{"published": "2022-01-12", "value": "2"}]})

    assert (
        "            # not a comment, but text\n            and more\n"
        "    - published: 2022-01-12\n      value: 2\n"
        "\n    # the newest; keep\n\n    - published:   2024-05-15\n"
    ) in made


def test_a_record_goes_to_the_end_and_a_vintage_before_what_follows_its_list():
    """Comments above the next record and after the last one stay where they are."""
    vintage: Entry = {"published": "2025-01-01", "value": "4"}
    made = with_entries(FILE, "f.yaml", {"new": {"unit": "deaths"}}, {"deaths": [vintage], "others": [vintage]})

    assert "until: 2023-12}\n    - published: 2025-01-01\n      value: 4\n\n# --- Others ---\n" in made
    assert "      value: 2\n    - published: 2025-01-01\n      value: 4\n    checked: 2024-01-01   # after" in made
    assert made.endswith("# The end.\n\nnew:\n  unit: deaths\n")


@pytest.mark.parametrize("text", ["", "# Only a comment.\n", "# Without an end"])
def test_a_file_without_entries_is_begun(text: str):
    """A comment stays above the first entry."""
    made = with_entries(text, "f.yaml", {"new": {"unit": "deaths"}}, {})

    assert stands_in(lines(text.rstrip("\n")), lines(made))
    assert made.endswith("new:\n  unit: deaths\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("deaths:\n  vintages: [{published: 2020-01-01}]\n", "stand in square brackets"),
        ("{deaths: {vintages: [{published: 2020-01-01}]}}\n", "the whole file stands in braces"),
        ("deaths:\n  unit: deaths\n", "'deaths' has no list of vintages here"),
        ("deaths: [\n", "begins a list"),
    ],
)
def test_a_file_that_cannot_be_added_to_line_by_line_is_refused(text: str, message: str):
    """It is told with its place, and nothing comes of it."""
    with pytest.raises(DrafterError, match=re.escape(message)):
        with_entries(text, "f.yaml", {}, {"deaths": [{"published": "2025-01-01", "value": "4"}]})


def test_the_file_is_not_opened_here(tmp_path: Path):
    """Only text goes in and comes out: the name serves the messages alone."""
    assert with_entries("a:\n  b: c\n", str(tmp_path / "none.yaml"), {}, {}) == "a:\n  b: c\n"
    assert not (tmp_path / "none.yaml").exists()


def test_more_than_a_file_may_hold_is_refused():
    """The library reads files of a million bytes; what would be more is told before it is written."""
    records: dict[str, Entry] = {f"one-{n}": {"title": "x" * 100} for n in range(9000)}

    with pytest.raises(DrafterError, match=r"with this the file would have 1,\d{3},\d{3} bytes, and at most 1,000,000"):
        with_entries("", "f.yaml", records, {})
