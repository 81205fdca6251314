"""The cache: records as JSON and back, kept whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
from binascii import crc32
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library import cache


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record inside another."""

    day: date
    words: tuple[str, ...]


@dataclass(frozen=True)
class Tree:
    """A record with one field of each form that records have."""

    name: str
    count: int
    share: float
    sure: bool
    leaf: Leaf | None
    leaves: tuple[Leaf, ...]
    named: dict[str, Leaf]
    lists: dict[str, tuple[str, ...]]
    until: date | None
    settings: dict[str, Any]


@dataclass(frozen=True)
class Held:
    """A record whose leaves are made when they are asked for."""

    name: str
    leaves: Mapping[str, Leaf]


words = st.text(max_size=8)
days = st.dates()
leaves = st.builds(Leaf, days, st.lists(words, max_size=3).map(tuple))
trees = st.builds(
    Tree,
    words,
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.none() | leaves,
    st.lists(leaves, max_size=3).map(tuple),
    st.dictionaries(words, leaves, max_size=3),
    st.dictionaries(words, st.lists(words, max_size=2).map(tuple), max_size=2),
    st.none() | days,
    st.dictionaries(words, st.integers() | st.lists(words, max_size=2).map(tuple), max_size=2),
)


@given(trees)
def test_a_record_comes_back_as_it_was(tree: Tree):
    """Every field has its value and its type again."""
    assert cache.decode(cache.encode(tree), Tree) == tree


def test_the_order_of_keys_comes_back_as_it_was():
    """What is listed in the order of the files is listed so from the cache too."""
    tree = Tree("", 0, 0.0, True, None, (), {"b": Leaf(date.min, ()), "a": Leaf(date.max, ())}, {}, None, {})

    assert [*cache.decode(cache.encode(tree), Tree).named] == ["b", "a"]


@given(st.recursive(st.none() | st.integers() | words, lambda inner: st.lists(inner) | st.dictionaries(words, inner)))
def test_json_of_another_shape_is_refused(value: object):
    """Whatever JSON stands there, it is a record or a ValueError, and no other error."""
    said = json.dumps(value)
    head = json.dumps([None] * len(fields(Tree)))
    for lines in ((said,), (head, *[said] * len(fields(Tree))), (head, said)):
        body = "\n".join(lines).encode()
        with contextlib.suppress(ValueError):
            assert isinstance(cache.decode(b"%08x\n%b" % (crc32(body), body), Tree), Tree)


@given(st.dictionaries(words, leaves, max_size=4), words)
def test_a_shelf_gives_each_record_by_its_key(held: dict[str, Leaf], other: str):
    """In the order kept, made once, and nothing for a key that is none; whatever signs the keys hold."""
    shelf = cache.decode(cache.encode(Held("a", held)), Held).leaves

    assert (list(shelf), len(shelf), dict(shelf)) == (list(held), len(held), held)
    assert all(shelf[key] is shelf[key] for key in held)
    assert (other in shelf, shelf.get(other)) == (other in held, held.get(other))
    assert None not in shelf


@given(st.dictionaries(words, leaves, min_size=1, max_size=3), st.data())
def test_a_changed_byte_is_refused(held: dict[str, Leaf], data: st.DataObject):
    """Wherever it stands."""
    content = bytearray(cache.encode(Held("a", held)))
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(ValueError, match="damaged"):
        cache.decode(bytes(content), Held)


def test_what_is_kept_is_fetched(tmp_path: Path):
    """The folder is made where it is missing."""
    folder = tmp_path / "a" / "b"
    cache.keep(folder, "library-1.json", b"words")

    assert cache.fetch(folder, "library-1.json") == b"words"
    assert cache.fetch(folder, "library-2.json") is None
    assert [path.name for path in folder.iterdir()] == ["library-1.json"]


def test_keeping_again_takes_the_place_of_the_old(tmp_path: Path):
    """One name, one content."""
    for content in (b"old", b"new"):
        cache.keep(tmp_path, "library-1.json", content)

    assert cache.fetch(tmp_path, "library-1.json") == b"new"


def test_the_oldest_of_a_kind_leave(tmp_path: Path):
    """The folder does not grow without end, and one kind does not push out another."""
    cache.keep(tmp_path, "stationery-1.json", b"")
    for number in range(cache.KEPT + 3):
        cache.keep(tmp_path, f"library-{number}.json", b"")
        if (path := tmp_path / f"library-{number}.json").exists():
            os.utime(path, ns=(number, number))

    kept = {path.name for path in tmp_path.iterdir()}
    assert len(kept) == cache.KEPT + 1
    assert "stationery-1.json" in kept
    assert "library-0.json" not in kept
    assert f"library-{cache.KEPT + 1}.json" in kept


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, name: str):
    """No error is raised, for a cache is a convenience."""
    (tmp_path / "file").write_bytes(b"in the way")
    cache.keep(tmp_path / name, "library-1.json", b"words")

    assert cache.fetch(tmp_path / name, "library-1.json") is None
    assert (tmp_path / "file").read_bytes() == b"in the way"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Half a file is never found under the name, nor beside it."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.keep(tmp_path, "library-1.json", b"words")

    assert list(tmp_path.iterdir()) == []
