"""The day that a command asks about."""

from __future__ import annotations

from datetime import date

from drafter.errors import Faults, Location


def day_given(text: str | None, flag: str) -> date:
    """The day that a flag gives; today where it is None. Raises DrafterError where the text is no day."""
    from drafter.typed_days import read_day

    if text is None:
        return date.today()  # noqa: DTZ011  the office's own day
    faults = Faults()
    day = read_day(text, Location(flag), faults)
    faults.stop()
    assert day is not None
    return day
