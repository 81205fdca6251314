"""Who receives a copy: the name and the titles in the lines of a copy notation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_AFTER_NAMES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "m.d.", "md", "ph.d.", "phd", "usa", "usn", "usmc", "usaf")
_WORD = r"[^\W\d_][\w’'.-]*"


class Recipient(NamedTuple):
    """One who receives a copy: the name as written, with what stands before it, and what follows it, in small letters.

    `titles` are the parts between commas and line ends after the name: title, department, chamber.
    """

    name: str
    titles: tuple[str, ...]


@lru_cache(maxsize=512)
def recipient(lines: tuple[str, ...]) -> Recipient:
    """The person, or the office alone, that a copy's lines name."""
    parts = [part.strip() for line in lines for part in line.split(",") if part.strip()]
    name, *titles = parts or [""]
    return Recipient(name, tuple(one.casefold() for one in titles if one.casefold() not in _AFTER_NAMES))


@lru_cache(maxsize=512)
def person(name: str) -> tuple[str, str]:
    """The given name and the surname in a line, in small letters; empty where there are fewer than two words.

    Honorifics stand before them and count for nothing; initials and what follows a surname are passed over.
    """
    words = [one.casefold() for one in re.findall(_WORD, name.partition(",")[0])]
    words = [one for one in words if one not in _AFTER_NAMES and not re.fullmatch(r"[^\W\d_]\.?(?:[^\W\d_]\.)*", one)]
    return (words[-2], words[-1]) if len(words) > 1 else ("", "")
