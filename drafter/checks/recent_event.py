"""Something that has just happened, of which a letter ought to know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.plan import Plan

SETTINGS = {"events": "names of event", "within_days": "number"}
TELLS = ("what", "ago", "day")


def run(plan: Plan, _: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each of the events that was public so few days before the letter's date.

    An inexact day tells nothing, nor does the letter's own: it may have been sent before the event.
    """
    for name in settings["events"]:
        event = plan.library.events[name]
        days = (plan.date - event.announced.last).days
        if event.announced.exact and 0 < days <= settings["within_days"]:
            yield Told({"what": event.what, "ago": _ago(days), "day": event.announced.in_words}, event.where)


def _ago(days: int) -> str:
    return "the day before this letter" if days == 1 else f"{days} days before this letter"
