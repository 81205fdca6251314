"""Which post of the roster the lines of an address or a copy name, and that they name no State’s or city’s."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.checks.persons import People, title_of, without_nation
from drafter.patterns import late
from drafter.records.roster import Post

_ELSEWHERE = late(
    r"\b(?:State|Commonwealth|Government|City|County|Town|Township|Village|Borough|Parish|Territory) of (?:the )?[A-Z]"
    r"|\b(?:City|Town|County|State) (?:Hall|House|Capitol|Building|Government|Council)\b|\b[A-Z]\w+ County\b"
)
_CITY = late(r", ([A-Z]{2}),? \d{5}(?:-\d{4})?\b")
_CAPITAL = "DC"
"""Many an agency has an office there beside the one of the roster."""

_OF_WHAT = (" of ", " for ")


@lru_cache(maxsize=256)
def post_of(known: People, rest: str, lesser: tuple[str, ...]) -> Post | None:
    """The post that lines name after a person’s name, joined by commas; None where they name none.

    They have its title, or the word of it that stands before names, and its department by itself: a title that many
    bodies have, such as Director, names no post alone, and none is named by the lines of a State’s or a city’s officer.
    One of `lesser` before a title makes it another post.
    """
    said = rest.replace(" & ", " and ")
    for post, department in known.posts:
        there = (department and department in said) or said == post.title
        if there and _titled(post, said, lesser) and _led(post, department, said) and not is_elsewhere(post, said):
            return post
    return None


def named_in_short(known: People, rest: str) -> Post | None:
    """The post that is named by its department and by no more of its title than stands before names."""
    said = rest.replace(" & ", " and ")
    for post, department in known.posts:
        if department and department in said and _is_short(post, said) and _part(department).search(said):
            return None if is_elsewhere(post, said) else post
    return None


def is_elsewhere(post: Post, said: str) -> bool:
    """Whether lines with the title of a post are those of a State, a county or a city, or of a body named alike."""
    department = without_nation(post.department)
    if department in said and not _part(department).search(said):
        return True
    if _ELSEWHERE.search(said.replace(department, "")):
        return True
    here, there = _CITY.findall(f", {', '.join(post.address)}"), _CITY.findall(said)
    federal = f"U.S. {department}" in said or f"United States {department}" in said
    return bool(here and there) and there[-1] not in (here[-1], _CAPITAL) and not federal


def _titled(post: Post, said: str, lesser: tuple[str, ...]) -> bool:
    if post.title in said and _title(post.title, lesser).search(said):
        return True
    return _is_short(post, said)


def _is_short(post: Post, said: str) -> bool:
    short = title_of(post.title)
    return short != post.title and short in said and bool(_part(short).search(said))


def _led(post: Post, department: str, said: str) -> bool:
    """Whether the department stands there, or the title says by itself of what it is."""
    if said == post.title:
        return any(link in said for link in _OF_WHAT)
    return bool(_part(department).search(said))


@lru_cache(maxsize=256)
def _part(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|, )(?:The |Acting )?(?:U\.S\. |United States )?{re.escape(name)}(?=,|$| \()")


@lru_cache(maxsize=64)
def _title(title: str, lesser: tuple[str, ...]) -> re.Pattern[str]:
    before = "".join(rf"(?<!\b{re.escape(word)} )" for word in lesser)
    return re.compile(rf"{before}\b{re.escape(title)}\b(?! (?:for|of) )")
