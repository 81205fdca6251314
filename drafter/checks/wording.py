"""Words that are known to be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told

SETTINGS = {"instead": "pairs"}
TELLS = ("found", "right")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each wrong form in the letter or its notes, whole words and as written, with the right one."""
    whole = reading.whole
    known = {wrong: right for wrong, right in settings["instead"].items() if wrong in whole}
    if not known:
        return
    longest_first = sorted(known, key=len, reverse=True)
    forms = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for paragraph, words in reading.said:
        for wrong in dict.fromkeys(forms.findall(words)):
            yield Told({"found": wrong, "right": known[wrong]}, paragraph.origin, wrong)
