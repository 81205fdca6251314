"""By what slip a part of a text is not a known name, where it is one slip away."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from drafter.checks.capitals import Word, stem
from drafter.checks.nearness import akin, misspelt


class Known(NamedTuple):
    """A known name: as it is printed, its kind, its words, those of them that make it, and the stems of these."""

    name: str
    kind: str
    forms: tuple[str, ...]
    content: tuple[str, ...]
    stems: tuple[str, ...]
    chamber: str


class Slip(NamedTuple):
    """A known name that a run almost has, from its word `first` to its word `last`; the least `order` is the surest."""

    order: tuple[int, int]
    known: Known
    first: int
    last: int


_SMALL_WORDS, _MISSPELT, _HEAD, _ORDER, _WORD, _DROPPED, _ADDED = range(7)
_SLIPS = {
    "agencies": {*range(7)},
    "committees": {_SMALL_WORDS, _MISSPELT, _ORDER},
    "titles": {_SMALL_WORDS, _MISSPELT},
    "organizations": {_MISSPELT},
}
"""The slips that are sure for each kind of name: with a word changed, a committee may be another one."""


class Judge(NamedTuple):
    """What slips are judged by.

    `heads` are the words that say what sort of body it is; `confused` gives each word those that are taken for it, the
    heads among them. After the words of `nation` a body is a federal one. `knows` says whether a stem stands in any
    known name: such a word is no misspelling of another.
    """

    heads: frozenset[str]
    confused: dict[str, frozenset[str]]
    nation: frozenset[str]
    knows: Callable[[str], bool]


def slip(known: Known, part: tuple[Word, ...], judge: Judge) -> Slip | None:
    """The surest slip by which a part of a run is not this name; None where it is further away."""
    places = [i for i, word in enumerate(part) if not word.links]
    stems = [stem(part[i].form) for i in places]
    right = [one in known.stems for one in stems]
    wanted, best = len(known.stems), None
    for size in (wanted, wanted - 1, wanted + 1):
        for at in range(len(places) - size + 1):
            if sum(right[at : at + size]) < wanted - 1:
                continue  # more than one word is another
            how = _how(known, part, places[at : at + size], stems[at : at + size], judge)
            if how is not None and how in _SLIPS[known.kind] and not _several(part, places[at], known.content[0]):
                if how == _DROPPED and stems[at:] != stems[at : at + size] and stems[at + size - 1] != known.stems[-1]:
                    continue  # the name goes on in other words
                found = Slip((how, -wanted), known, places[at], places[at + size - 1])
                best = found if best is None else min(best, found, key=lambda one: one.order)
    return best


def _how(known: Known, part: tuple[Word, ...], places: list[int], stems: list[str], judge: Judge) -> int | None:
    size, wanted = len(stems), len(known.stems)
    if size == wanted:
        wrong = [i for i, (one, right) in enumerate(zip(stems, known.stems, strict=True)) if one != right]
        if not wrong:
            return _same_words(known, part, places)
        if len(wrong) == 1:
            of_nation = places[0] > 0 and part[places[0] - 1].form in judge.nation
            return _one_word(known, part[places[wrong[0]]], wrong[0], of_nation, judge)
        return _ORDER if wanted > 2 and sorted(stems) == sorted(known.stems) and stems[0] == known.stems[0] else None
    if size < wanted:
        return _DROPPED if size > 2 and _without_one(list(known.stems), stems, known.stems[-1] in judge.heads) else None
    return _ADDED if wanted > 2 and _without_one(stems, list(known.stems), True) else None


def _same_words(known: Known, part: tuple[Word, ...], places: list[int]) -> int | None:
    """All words are there, and only a number, an apostrophe or a small word is not right."""
    if len(places) < 2:
        return None
    last = part[places[-1]]
    said = [word.form for word in part[places[0] : places[-1]]]
    return None if (*said, last.form) == known.forms or (*said, last.bare) == known.forms else _SMALL_WORDS


def _several(part: tuple[Word, ...], first: int, right: str) -> bool:
    """Whether the name is of several bodies: the Departments of State and Justice."""
    word = part[first]
    return (
        first + 1 < len(part)
        and part[first + 1].links
        and word.form.endswith("s")
        and not right.endswith("s")
        and stem(word.form) == right
    )


def _one_word(known: Known, word: Word, at: int, of_nation: bool, judge: Judge) -> int | None:
    """One word is another. In a name of few words it must be one that is taken for the right one, or be of its root."""
    right, rest = known.content[at], len(known.content) - 1
    said = stem(word.form)
    if len(right) > 4 and misspelt(word.key, right.replace("’", "")) and not judge.knows(said):
        return _MISSPELT
    taken = said in judge.confused.get(known.stems[at], ())
    if taken and said in judge.heads and at in (0, rest):
        return _HEAD if rest > 1 or of_nation else None
    department = known.content[0] == "department" and at == rest
    if akin(said, known.stems[at]) and (rest > 1 or department or of_nation):
        return _WORD
    if at == 0:
        return _WORD if rest > 2 and taken else None
    return _WORD if rest > 2 or (rest > 1 and (taken or department)) or (of_nation and department) else None


def _without_one(longer: list[str], shorter: list[str], keep_last: bool) -> bool:
    """Whether the longer list is the shorter one with one word more, not the first, nor the last where that is kept."""
    places = range(1, len(longer) - keep_last)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in places)
