"""An answer to an invitation asked for when the event is over, or an event that is past when the letter is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import MONTHS, long_date
from drafter.patterns import late
from drafter.plan import Plan

SETTINGS = {"blanks": "texts"}
TELLS = ("what", "event", "blank")

_DAY = late(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b[^\d]*(?:\d{{1,2}}\b[^\d]*)?,? ((?:19|20)\d\d)\b")


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """The first day in the words of each of `blanks`, where the reply or the letter does not come before it."""
    del reading
    for name in settings["blanks"]:
        event = _day(plan.spec.fill.get(name, ""))
        if event is None:
            continue
        if plan.respond_by and plan.respond_by >= event:
            what = f"the answer is asked for by {long_date(plan.respond_by)}"
        elif plan.date >= event:
            what = f"the letter is dated {long_date(plan.date)}"
        else:
            continue
        yield Told({"what": what, "event": long_date(event), "blank": name})


def _day(words: str) -> date | None:
    found = _DAY.search(words)
    try:
        return date(int(found[3]), MONTHS.index(found[1]) + 1, int(found[2])) if found else None
    except ValueError:
        return None
