"""A blank filled in another form than the one in which such a thing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS = {"forms": "pairs"}
TELLS = ("blank", "found", "form")

_FORMS = {
    "an amount of dollars": re.compile(r"\$[1-9]\d{0,2}(?:(?:,\d{3})*(?:\.\d\d)?|(?:\.\d{1,3})? (?:million|billion))"),
    "a year in four digits": re.compile(r"(?:19|20)\d\d"),
}
"""What a blank can be held to, by the name that a rule uses."""


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each blank under `forms` whose words are not what it says there, or are not in the usual form of that."""
    del reading
    for name, form in settings["forms"].items():
        words = plan.spec.fill.get(name, "").strip()
        if words and form in _FORMS and not _FORMS[form].fullmatch(words):
            yield Told({"blank": name, "found": words, "form": form}, None, words)
