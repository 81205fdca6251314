"""The States, and how many districts each has in the House."""

from __future__ import annotations

import re

from drafter.errors import did_you_mean
from drafter.library.stationery import STATES
from drafter.records.office import AT_LARGE

SEATS = {
    "AL": 7, "AK": 1, "AZ": 9, "AR": 4, "CA": 52, "CO": 8, "CT": 5, "DE": 1, "FL": 28, "GA": 14, "HI": 2, "ID": 2,
    "IL": 17, "IN": 9, "IA": 4, "KS": 4, "KY": 6, "LA": 6, "ME": 2, "MD": 8, "MA": 9, "MI": 13, "MN": 8, "MS": 4,
    "MO": 8, "MT": 2, "NE": 3, "NV": 4, "NH": 2, "NJ": 12, "NM": 3, "NY": 26, "NC": 14, "ND": 1, "OH": 15, "OK": 5,
    "OR": 6, "PA": 17, "RI": 2, "SC": 7, "SD": 1, "TN": 9, "TX": 38, "UT": 4, "VT": 1, "VA": 11, "WA": 10, "WV": 2,
    "WI": 8, "WY": 1,
}  # fmt: skip
"""The seats of each State in the House by the apportionment after the census of 2020, which holds through 2032."""


def as_state(text: str) -> str:
    """A State written out, from its two letters or its name in any case; empty where it is none."""
    words = " ".join(text.split())
    if words.upper() in STATES:
        return STATES[words.upper()]
    by_fold = {name.casefold().removeprefix("the "): name for name in STATES.values()}
    return by_fold.get(words.casefold().removeprefix("the "), "")


def no_state(text: str) -> tuple[str, str]:
    """What to say of a text that is no State, and what to do."""
    hint = did_you_mean(text, STATES.values()) or "Write the State out, as Ohio, or its two letters, as OH."
    return f"'{text}' is no State", hint


def senator_fault(chamber: str, state: str) -> tuple[str, str] | None:
    """What is wrong with a State for a Senator, and what to do; None where nothing is.

    Each State has two, and no territory or district has any: Constitution, article I, section 3, clause 1.
    """
    if chamber != "senate" or not state or any(STATES[code] == state for code in SEATS):
        return None
    return f"no Senator represents {state}", "Write the State, or take the House: its Delegates sit there."


def as_district(text: str) -> str:
    """A district as a profile has it, from '3', 'OH-03', '3rd', 'at large' or '0'; empty where it is none."""
    words = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if words in (AT_LARGE, "al", "0", "00") or re.fullmatch(r"[a-z]{2}-(al|00)", words):
        return AT_LARGE
    found = re.fullmatch(r"(?:[a-z]{2}-?)?0*([1-9]\d?)(?:st|nd|rd|th)?", words)
    return found[1] if found else ""


def district_fault(district: str, state: str) -> tuple[str, str] | None:
    """What is wrong with a district for its State, and what to do; None where nothing is, or nothing is known."""
    code = next((code for code, name in STATES.items() if name == state), "")
    if not code or not district:
        return None
    seats = SEATS.get(code, 1)
    if seats == 1:
        message = f"{state} is one district, and has no district {district}"
        return None if district in (AT_LARGE, "1") else (message, f"Write {AT_LARGE}.")
    hint = f"Its districts are 1 to {seats} (until the apportionment after the census of 2030)."
    if district == AT_LARGE:
        return f"{state} is not one district", hint
    return (f"{state} has no district {district}", hint) if int(district) > seats else None
