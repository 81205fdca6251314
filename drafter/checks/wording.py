"""Words that are known to be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.checks.telling import Told
from drafter.letter import Letter, Note, plain_text
from drafter.plan import Plan

SETTINGS = {"instead": "pairs"}
TELLS = ("found", "right")


def run(_: Plan, letter: Letter, settings: dict[str, Any]) -> Iterator[Told]:
    """Each wrong form in the letter or its notes, whole words and as written, with the right one."""
    for paragraph in letter.paragraphs():
        notes = " ".join(plain_text(run.runs) for run in paragraph.runs if isinstance(run, Note))
        words = f"{plain_text(paragraph.runs)} {notes}"
        for wrong, right in settings["instead"].items():
            if re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", words):
                yield Told({"found": wrong, "right": right}, paragraph.origin)
