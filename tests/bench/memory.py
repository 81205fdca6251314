"""Whether a process that makes letter after letter grows."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from pathlib import Path

from drafter.drafting import draft
from drafter.writers import docx
from tests.bench.letters import case

STATUS = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Held:
    """What a process holds: blocks of Python's memory, and pages of the machine's (0 where it does not say)."""

    blocks: int
    pages: int


def held() -> Held:
    """What this process holds now, once all garbage is collected."""
    gc.collect()
    pages = int(STATUS.read_text().split()[1]) if STATUS.exists() else 0
    return Held(sys.getallocatedblocks(), pages)


def growth(letters: int) -> tuple[Held, Held]:
    """What is held after a tenth of so many letters, each with words of its own, and after all of them."""
    here = case()
    base = docx.learn(here.letter.stationery)
    began = None
    for number in range(letters):
        docx.write(draft(here.another(number), here.library).letter, base)
        if number + 1 == letters // 10:
            began = held()
    assert began is not None
    return began, held()


def said(letters: int) -> str:
    """The line of the table."""
    began, ended = growth(letters)
    blocks = f"{ended.blocks - began.blocks:+,} blocks of {began.blocks:,}"
    pages = f", {ended.pages - began.pages:+,} pages of {began.pages:,}" if began.pages else ""
    return f"memory after {letters:,} letters, beside {letters // 10:,}: {blocks}{pages} (goal: flat)"
