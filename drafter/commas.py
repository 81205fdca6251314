"""The comma after a State that follows a place, and after a year that follows a day, where a sentence goes on.

A person fills in “Garrett County, Maryland” or “by January 20, 2027” and cannot see what stands next; the GPO Style
Manual (2016), chapter 8, sets off both.
"""

from __future__ import annotations

import re

from drafter.dates import MONTHS
from drafter.library.stationery import STATES

_STATES = "|".join(sorted({*STATES.values(), "D.C.", "DC"}, key=len, reverse=True))
_DAY = rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}"
_OPEN = re.compile(rf"(?:(?<=[a-z.’]), (?:{_STATES})|{_DAY})(?= (?!(?:and|or|to|through|letter)\b)[a-z])")
_AFTER_A_STATE = re.compile(rf"(?:{_STATES})$")


def with_commas(words: str) -> str:
    """Words with those commas; a series of States, and a span of days, have none added."""
    if ", " not in words:
        return words
    return _OPEN.sub(lambda hit: hit[0] if _AFTER_A_STATE.search(words[: hit.start()]) else f"{hit[0]},", words)
