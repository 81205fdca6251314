"""The Honorable together with Dr., Mr. or another word of courtesy before one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told

SETTINGS = {"before": "texts", "courtesies": "texts"}
TELLS = ("found", "right")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each line of an address, a copy or a signature that has one of `before` and one of `courtesies` after it."""
    pattern = _pattern(settings["before"], settings["courtesies"])
    blocks = (*reading.named_people, *zip(reading.letter.signature_blocks, reading.signers, strict=True))
    for paragraph, lines in blocks:
        for line in lines:
            if found := pattern.search(line):
                right = f"{found['before']} {found['name']}"
                yield Told({"found": found[0], "right": right}, paragraph.origin, found[0], right)


@lru_cache(maxsize=8)
def _pattern(before: tuple[str, ...], courtesies: tuple[str, ...]) -> re.Pattern[str]:
    either, after = ("|".join(map(re.escape, words)) for words in (before, courtesies))
    return re.compile(rf"(?P<before>{either}) (?:{after}) (?P<name>[^,]*[^,\s])")
