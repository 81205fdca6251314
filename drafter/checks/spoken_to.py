"""To whom a text speaks: by a title and a name, by an office, or by the agency that it says is the reader's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from drafter.checks.known_forms import KnownNames
from drafter.library import Library
from drafter.patterns import late

LISTS = ("offices", "telling", "others", "belonging", "formerly")
"""The lists of words by which it is told, each of them a setting."""


class Speech:
    """The words by which it is told to whom a text speaks.

    `titles` stand before names, and `offices` also after Mr. or Madam. `telling` are verbs between which and what is
    told a name may stand (I hope, Secretary Roe, that). After one of `others` somebody else is spoken of, not to (your
    predecessor, Secretary Roe). `belonging` are what one has at an agency (your leadership of it), `formerly` the words
    by which that was once so.
    """

    def __init__(
        self,
        titles: tuple[str, ...],
        offices: tuple[str, ...],
        telling: tuple[str, ...],
        others: tuple[str, ...],
        belonging: tuple[str, ...],
        formerly: tuple[str, ...],
    ) -> None:
        self.titles, self.offices, self.formerly = titles, offices, formerly
        self._telling, self._others = telling, others
        self._belonging = belonging

    def titled(self, text: str) -> Iterator[re.Match[str]]:
        """Each title in a text with the name after it."""
        there = tuple(title for title in self.titles if f"{title} " in text)
        return _titled(there, self.offices).finditer(text) if there else iter(())

    def bare(self, text: str) -> Iterator[re.Match[str]]:
        """Each title in a text that stands alone after Mr. or Madam."""
        there = tuple(title for title in self.offices if f". {title}" in text or f"Madam {title}" in text)
        return _bare(there).finditer(text) if there else iter(())

    def belongings(self, text: str) -> Iterator[re.Match[str]]:
        """The words of a text after which stands what is the reader's."""
        there = tuple(one for one in self._belonging if f"{one} " in text)
        return _belonging(there).finditer(text) if there else iter(())

    @cached_property
    def around(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
        """What stands before and after a title and a name by which somebody is spoken to."""
        no_other = rf"(?:(?!\b(?:{_either(self._others)})\b)[^.?!,])"
        forms = (
            (rf"(?:^|[.?!;] )(?:{no_other}+, )?$", rf", {_FOLLOWS}"),
            (rf"(?:^|[.?!;] )(?:{_ASIDES}), $", r","),
            (rf"\b[Yy]our?\b{no_other}*, $", r", |[.?!]|$"),
            (r"\b(?:[Yy]ou|[Tt]hank you|[Tt]hanks)(?: again)?, $", r"[,.;!?]"),
            (rf"\b(?:I|[Ww]e)(?: am| are)? (?:{_either(self._telling)}), $", r","),
        )
        return tuple((re.compile(before), re.compile(after)) for before, after in forms)


@lru_cache(maxsize=64)
def _titled(titles: tuple[str, ...], offices: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"(?!(?:{_either(offices)})\b)[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?"
    return re.compile(rf"\b(?:Acting )?(?P<title>{_either(titles)}) (?P<name>{name})(?=[,.;!?]|$)")


@lru_cache(maxsize=64)
def _bare(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:Mr\.|Madam|Ms\.) (?P<title>{_either(titles)})(?P<name>)(?=[,.;!?])")


@lru_cache(maxsize=64)
def _belonging(words: tuple[str, ...]) -> re.Pattern[str]:
    of = r"(?:of |at |in |within |with |from )?(?:the )?(?:U\.S\. |United States )?"
    return re.compile(rf"\b(?:{_either(words)}) {of}(?=[A-Z])")


@lru_cache(maxsize=8)
def speech(titles: tuple[str, ...], lists: tuple[tuple[str, ...], ...]) -> Speech:
    """The words of these lists, in the order of LISTS, after the titles."""
    return Speech(titles, *lists)


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class SpokenTo(NamedTuple):
    """A title by which a text speaks to somebody, with its place, and the name after it, empty where there is none."""

    found: str
    start: int
    title: str
    name: str


class Claim(NamedTuple):
    """What a text says is the reader's, with its place: the title of an office, or the id of an agency."""

    found: str
    start: int
    of: str


_SPEAKING = (
    "you",
    "You",
    "Thank",
    "Mr. ",
    "Ms. ",
    "Madam ",
    ", I ",
    ", we ",
    ", please ",
    "y view, ",
    "r view, ",
    "pectfully, ",
    "gain, ",
)
_ASIDES = r"In (?:our|my) (?:view|opinion|judgment)|As you (?:know|will recall|have said)|Respectfully|Again|Finally"
_FOLLOWS = r"(?=(?:I|we|you|please|thank you|as you|if you|let me|let us|our|my)\b)"


@lru_cache(maxsize=512)
def spoken_to(text: str, by: Speech) -> tuple[SpokenTo, ...]:
    """The people whom a text addresses in its midst: 'Thank you, Director Roe', 'Mr. Secretary'."""
    if not any(one in text for one in _SPEAKING):
        return ()
    named = [one for one in by.titled(text) if _is_spoken_to(text, one, by)]
    bare = [one for one in by.bare(text) if _BARE.search(text[: one.start()])]
    return tuple(SpokenTo(one[0], one.start(), one["title"], one["name"]) for one in (*named, *bare))


_FARTHEST = 300
"""So many letters before a name are looked at."""

_BARE = late(r"(?:^|[.?!,;] )$")


def _is_spoken_to(text: str, one: re.Match[str], by: Speech) -> bool:
    earlier = text[max(0, one.start() - _FARTHEST) : one.start()]
    return any(before.search(earlier) and after.match(text, one.end()) for before, after in by.around)


@lru_cache(maxsize=512)
def agencies_in(names: KnownNames, text: str, by: Speech) -> tuple[Claim, ...]:
    """The agencies that a text says are the reader's."""
    found = []
    for match in by.belongings(text) if "you" in text else ():
        before = text[max(0, match.start() - 40) : match.end()]
        there = names.leading(text[match.end() : match.end() + 120])
        if there and not any(word in before for word in by.formerly):
            found.append(Claim(text[match.start() : match.end() + there.end], match.start(), there.institution))
    return tuple(found)


class Offices:
    """Where a text names a post by a title that says by itself of what, after “as” or “the office of”."""

    def __init__(self, library: Library) -> None:
        self._titles = tuple({post.title for post in library.posts.values() if " " in post.title})

    def said(self, text: str) -> Iterator[re.Match[str]]:
        """Each title in a text with the words before it."""
        there = tuple(title for title in self._titles if title in text)
        return _said_as(there).finditer(text) if there else iter(())


@lru_cache(maxsize=64)
def _said_as(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{_AS}(?:the )?(?P<title>{_either(titles)})\b(?! (?:of|for) )")


_AS = "(?:[Aa]s|role of|office of|position of) "
_AS_ONE = late(rf"{_AS}(?:the )?[A-Z]")
_YOU_AFTER = late(r",? (?:[a-z]+ ){0,2}you\b")
_YOU_BEFORE = late(r"\b(?:you,? |you (?:[a-z]+ ){1,2}|your (?:[a-z]+ ){1,3})$")


@lru_cache(maxsize=512)
def offices_in(offices: Offices, text: str, by: Speech) -> tuple[Claim, ...]:
    """The offices in which a text sees the reader: 'As Secretary of State, you'."""
    found = []
    for match in offices.said(text) if "you" in text and _AS_ONE.search(text) else ():
        before, after = text[max(0, match.start() - 50) : match.start()], text[match.end() : match.end() + 40]
        theirs = _YOU_AFTER.match(after) or _YOU_BEFORE.search(before)
        if theirs and not any(word in before for word in by.formerly):
            found.append(Claim(match[0], match.start(), match["title"]))
    return tuple(found)
