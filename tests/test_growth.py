"""Cost without a clock: what each note, signer and page adds, and what a process keeps from letter to letter."""

from __future__ import annotations

import functools
import importlib
import io
import pkgutil
import sys
import urllib.parse
import zipfile
from collections.abc import Callable

import pytest

import drafter
from drafter.letter import Letter
from drafter.writers import docx
from drafter.writers.addresses import openable
from tests.bench import growth, memory

KEYED_BY_CODE = {
    "drafter.library.cache._maker": "the types of the records",
    "drafter.templating.reading._environment": "nothing: there is one",
    "drafter.writers.columns._cell": "single signs",
    "drafter.writers.docx.numbering._levels": "the nine depths of a list",
}
"""Caches without a bound, and the closed set that each is keyed by."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, C's own included."""
    count = 0

    def counted(_frame: object, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def size(work: Callable[[], bytes]) -> int:
    """How much all parts of a Word file hold, before they are squeezed."""
    with zipfile.ZipFile(io.BytesIO(work())) as archive:
        return sum(info.file_size for info in archive.infolist())


def written_afresh(letter: Letter, base: bytes) -> bytes:
    """A letter of whose addresses none is known."""
    openable.cache_clear()
    urllib.parse.clear_cache()
    return docx.write(letter, base)


SPENT = {"calls": calls, "size": size}


@pytest.mark.parametrize("what", growth.GROWING)
@pytest.mark.parametrize("measure", SPENT)
def test_each_one_more_costs_the_same(what: str, measure: str):
    """From the two hundredth to the thousandth, each adds as much work and as much XML as the one before.

    The caches of addresses, Python's own and drafter's, are emptied before: they take a part of the work away.
    """
    letters = [growth.GROWING[what](count) for count in (200, 600, 1_000)]
    base = docx.learn(letters[0].stationery)
    docx.write(letters[0], base)
    low, middle, high = (SPENT[measure](lambda one=letter: written_afresh(one, base)) for letter in letters)

    assert high - middle == pytest.approx(middle - low, rel=0.02)


def test_every_cache_has_a_bound():
    """What is keyed by a letter's words would grow with every letter; what has no bound is keyed by a closed set."""
    unbounded = {
        f"{module.__name__}.{name}"
        for module in map(importlib.import_module, modules())
        for owner in (module, *(one for one in vars(module).values() if isinstance(one, type)))
        for name, one in vars(owner).items()
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__ == module.__name__
        if one.cache_parameters()["maxsize"] is None
    }

    assert unbounded == set(KEYED_BY_CODE)


def modules() -> list[str]:
    """Every module of the package but the one that runs on import."""
    return [one.name for one in pkgutil.walk_packages(drafter.__path__, "drafter.") if one.name != "drafter.__main__"]


def test_a_process_keeps_nothing_of_a_letter():
    """Once the caches are full, a letter with words of its own leaves less than half a block of memory behind.

    What the caches hold changes as letters pass through them, which is worth a few hundred blocks, up or down, in all.
    """
    memory.growth(1_600)

    began, ended = memory.growth(1_600)

    assert ended.blocks - began.blocks < 0.5 * 1_440
