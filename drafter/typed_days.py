"""Days as people type them: of a letter, and of the reply that it asks for."""

from __future__ import annotations

import re
from datetime import date

from drafter.dates import MONTHS
from drafter.errors import Faults, Location

BUSINESS_DAYS = "business days"
"""What follows the number where a reply is asked for within so many of them."""

_MOST = 250
_IN_WORDS = ("five", "ten", "fifteen", "twenty", "thirty")


def read_day(text: str, where: Location, faults: Faults) -> date | None:
    """A day as a person types it: 2024-09-12 or September 12, 2024; anything that may be two days is refused.

    Of 12/18/2026 and 18/12/2026 the larger number can only be the day; 1/3/2026 may be two.
    """
    words = " ".join(text.replace(",", " ").split())
    try:
        if by_year := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words):
            return date(*map(int, by_year.groups()))
        words = re.sub(r"^(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})$", r"\2 \1 \3", words)
        if slashed := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", words):
            month, day = sorted(map(int, slashed.groups()[:2]))
            if month <= 12 < day:
                return date(int(slashed[3]), month, day)
        if named := re.fullmatch(r"([A-Za-z]{3,9})\.? (\d{1,2}) (\d{4})", words):
            months = [
                number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(named[1].casefold())
            ]
            if len(months) == 1:
                return date(int(named[3]), months[0], int(named[2]))
    except ValueError:
        faults.add(f"'{text}' is not on the calendar", where, "Write a day that is, as 2024-09-12.")
        return None
    parts = [int(part) for part in re.findall(r"\d+", words)]
    if len(parts) == 3 and max(parts[:2]) <= 12:
        message = (
            f"'{text}' may be {MONTHS[parts[0] - 1]} {parts[1]} or {MONTHS[parts[1] - 1]} {parts[0]}"
            if min(parts[:2])
            else f"'{text}' is not a date"
        )
        faults.add(message, where, "Write the day as 2024-09-12 or September 12, 2024.")
    else:
        faults.add(f"'{text}' is not a date", where, "Write the day as 2024-09-12 or September 12, 2024.")
    return None


def read_reply_day(text: str, where: Location, faults: Faults) -> str:
    """By when a reply is asked for: a day as 2024-09-12, or '10 business days'; empty where it is neither, noted."""
    words = " ".join(text.split()).casefold()
    if found := re.fullmatch(rf"(\d{{1,4}}|{'|'.join(_IN_WORDS)}) (?:business|working|work) days?", words):
        count = int(found[1]) if found[1].isdigit() else (5, 10, 15, 20, 30)[_IN_WORDS.index(found[1])]
        if 1 <= count <= _MOST:
            return f"{count} {BUSINESS_DAYS}"
        faults.add(f"'{text}' is no time in which to reply", where, f"Write from 1 to {_MOST} {BUSINESS_DAYS}.")
        return ""
    if re.fullmatch(r"\d+( (?:calendar )?(?:days?|weeks?|months?))?|\w+ (?:days?|weeks?|months?)", words):
        message = f"'{text}' is neither a day nor a number of business days"
        faults.add(message, where, "Write a day, as 2024-09-30, or: 10 business days.")
        return ""
    day = read_day(text, where, faults)
    return day.isoformat() if day else ""
