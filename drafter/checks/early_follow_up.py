"""A follow-up that says no reply came, when it is too early for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.dates import long_date
from drafter.phrases import phrases
from drafter.plan import Plan

SETTINGS = {"says": "phrases", "days": "number"}
TELLS = ("what",)


def run(plan: Plan, reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """A letter that says one of `says`, before the day by which the earlier letter asked for a reply.

    Where that asked for none, fewer than `days` days after it.
    """
    about = plan.spec.about
    if about is None or about.date is None:
        return
    if about.respond_by and plan.date <= about.respond_by:
        what = f"that letter asked for a reply by {long_date(about.respond_by)}"
    elif not about.respond_by and (plan.date - about.date).days < settings["days"]:
        what = f"that letter is dated {long_date(about.date)}"
    else:
        return
    sought = phrases(settings["says"])
    for paragraph, words in reading.body:
        if found := sought.first_in(words):
            yield Told({"what": what}, paragraph.origin, found)
            return
