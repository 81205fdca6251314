"""Phrases as a rule's file writes them: words, either of several, and words left open between two others.

    (I/we) will … {block} your budget

A group in parentheses stands for any one of its parts, also for the endings of a word: `withhold(s/ing/)`, where the
last part is nothing. A name in braces stands for any one of the words in a list of the file. An ellipsis leaves open
up to GAP words that no comma, semicolon, colon, or dash parts; right before a comma it reaches up to that comma:
`as a (nurse/teacher)…, we`. A # is any number in figures. All else is as written, whole words, each with or without a
capital at its head, with either kind of apostrophe: `us` is found in `Us` and not in `US`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

GAP = 6
"""How many words an ellipsis may stand for."""

LONGEST = 600
"""The most characters of one phrase, its lists not counted."""

BLOT = "■"
"""What stands in the place of words that are passed over; no ellipsis reaches across it."""

_MARK, _MARKS = "\t", "\f"
"""What parts the marks of a phrase from the phrase, and those of all phrases from the first."""

_FREQUENT = """
    a about again all also am an and any anything as at be been being before both but by can could do does every for
    from give go had has have he her him his how i if in into is it its keep know let letter made make may me might more
    must my no nor not nothing of on one or our out over own put see shall she should so some take than that the their
    them then they this those to under until up upon us use was we were what when whether which who will with without
    work would you your agency committee department office program staff state
"""
_COMMON = frozenset(_FREQUENT.split())
"""Words that stand in most letters, and so tell little of which phrases may stand in one."""

_MOST_GAPS = 3
_MOST_TOGETHER = 2
_ELLIPSIS = "…"
_BARS = frozenset({",", ";", ":", "–", "—", BLOT})
_SCALES = frozenset({"thousand", "million", "billion"})
_TOKEN = re.compile(r"\d+(?:[,.]\d+)*|\w+(?:[-.&]\w+)*|['’]\w+|[^\w\s]")
_ELEMENT = re.compile(r"…|(?:\([^()]*\)|[^\s()…])+")
_PIECE = re.compile(r"\w+")
_GROUP = re.compile(r"\(([^()]*)\)")
_LIST = re.compile(r"\{([^{}]*)\}")


def lists_in(phrase: str) -> tuple[str, ...]:
    """The names of the lists that a phrase uses, in their order."""
    return tuple(_LIST.findall(phrase))


def fault_in(phrase: str) -> str:
    """What is wrong with a phrase, in words; empty where nothing is."""
    phrase = phrase.replace("...", _ELLIPSIS)
    gaps = phrase.count(_ELLIPSIS)
    if len(phrase) > LONGEST:
        return f"the phrase is longer than {LONGEST} characters"
    if gaps > _MOST_GAPS:
        return f"the phrase has {gaps} ellipses, and at most {_MOST_GAPS} are read"
    if phrase.startswith(_ELLIPSIS) or phrase.endswith(_ELLIPSIS):
        return "an ellipsis stands between words, and here it begins or ends the phrase"
    if any(one.count("(") + one.count("{") > _MOST_TOGETHER for one in _ELEMENT.findall(phrase)):
        return f"more than {_MOST_TOGETHER} groups run together without a space"
    depth = 0
    for sign in phrase:
        depth += (sign == "(") - (sign == ")")
        if depth not in (0, 1):
            return "the parentheses of the phrase do not pair, or stand inside each other"
        if depth and sign in "…{":
            return "an ellipsis or a list stands inside parentheses"
    return "the parentheses of the phrase do not pair" if depth else ""


class _Token(NamedTuple):
    """A word, number or mark as it is compared, and where it begins and ends in its text."""

    said: str
    start: int
    end: int


_Part = dict[str, tuple[tuple[str, ...], ...]]
"""One element of a phrase: each way to say it, as tokens, by the first of these; empty for an ellipsis."""


def marked(phrase: str, lists: Mapping[str, str]) -> str:
    """A phrase with its marks before it: of the words of each group, a text that holds the phrase has one.

    They are those by which fewest texts are taken to hold it. It is worked out where a rule is read, for it takes
    longer than to judge a letter; `lists` are the words of the phrase's lists by name.
    """
    elements = [one for one in _elements(phrase) if one != _ELLIPSIS]
    each = [tuple(dict.fromkeys(map(_rarest, _ways(_spelled(one, lists))))) for one in elements]
    sure = sorted((words for words in each if all(words)), key=lambda words: sum(map(_weight, words)))
    return ";".join(" ".join(words) for words in sure[:2]) + _MARK + phrase


def _rarest(way: tuple[str, ...]) -> str:
    pieces = [piece for token in way if token != "#" for piece in _PIECE.findall(token.lower())]
    return min(pieces, key=lambda piece: (_weight(piece), -len(piece)), default="")


def _weight(word: str) -> int:
    return 40 if word in _COMMON else 1


def all_marked(phrases: tuple[str, ...], lists: Mapping[str, str]) -> tuple[str, ...]:
    """Phrases with their marks; before the first stand the first marks of all, of which most texts have none."""
    each = tuple(marked(phrase, lists) for phrase in phrases)
    words = dict.fromkeys(word for one in each for word in _first_marks(one))
    return (" ".join(words) + _MARKS + each[0], *each[1:]) if each else ()


def _first_marks(phrase: str) -> list[str]:
    """A text that holds a phrase has one of these; of a phrase without marks it is the empty word, which all have."""
    return phrase.partition(_MARK)[0].partition(";")[0].split(" ")


def as_written(phrase: str) -> str:
    """A phrase as its file has it, without any marks."""
    return phrase.rpartition(_MARKS)[2].rpartition(_MARK)[2]


class Phrases:
    """Phrases to look for. Each is taken apart only when a text holds words by which it is known."""

    def __init__(self, texts: tuple[str, ...], lists: Mapping[str, str]) -> None:
        self._lists = lists
        self._elements: dict[str, _Part] = {}
        marks, of_all, first = texts[0].partition(_MARKS) if texts else ("", "", "")
        self._texts = (first, *texts[1:]) if of_all else texts
        self._marks = frozenset(marks.split(" ") if of_all else self._known_by)

    @cached_property
    def _known_by(self) -> dict[str, list[int]]:
        """The phrases by their first marks."""
        found: dict[str, list[int]] = {}
        for at, text in enumerate(self._texts):
            for word in _first_marks(text if _MARK in text else marked(text, self._lists)):
                found.setdefault(word, []).append(at)
        return found

    def __bool__(self) -> bool:
        return bool(self._texts)

    def possible_in(self, *texts: str) -> bool:
        """Whether any phrase may stand in one of these texts: False is certain, and quickly known."""
        return not self._marks.isdisjoint(_words_of(texts)) and any(True for one in texts for _ in self._known_in(one))

    def first_in(self, words: str) -> str:
        """The earliest words that are one of the phrases, the longest of several there; empty where none is."""
        found = min(self._spans(words), key=lambda span: (span[0], -span[1]), default=None)
        return words[found[0] : found[1]] if found else ""

    def left_out_of(self, words: str) -> str:
        """The words with every phrase blotted out, so that nothing else is found in it."""
        for start, end in sorted(self._spans(words, every=True), reverse=True):
            words = words[:start] + BLOT + words[min(end, len(words)) :]
        return words

    def _known_in(self, words: str) -> Iterator[int]:
        """The phrases whose marks stand in words, by their places."""
        there = vocabulary(words)
        if self._marks.isdisjoint(there):
            return
        known = {at: None for word in self._known_by.keys() & there for at in self._known_by[word]}
        for at in known:
            others = self._texts[at].partition(_MARK)[0].partition(";")[2]
            if not others or not there.isdisjoint(others.split(" ")):
                yield at

    def _spans(self, words: str, *, every: bool = False) -> Iterator[tuple[int, int]]:
        for one in self._known_in(words):
            tokens, there = _tokens(words)
            if parts := self._parts_in(one, there):
                anywhere = not _OPEN.isdisjoint(parts[0])
                for at, token in enumerate(tokens):
                    end = _match(tokens, at, parts) if anywhere or token.said in parts[0] else 0
                    if end:
                        yield token.start, tokens[end - 1].end
                        if not every:
                            break

    def _parts_in(self, one: int, there: frozenset[str]) -> tuple[_Part, ...]:
        """The parts of a phrase where each of them may begin with what is `there`; empty where one may not."""
        parts = []
        for element in _elements(self._texts[one].rpartition(_MARK)[2]):
            part = self._part(element)
            if part and there.isdisjoint(part):
                return ()
            parts.append(part)
        return tuple(parts)

    def _part(self, element: str) -> _Part:
        if element not in self._elements:
            part: _Part = {}
            for way in () if element == _ELLIPSIS else _ways(_spelled(element, self._lists)):
                first = way[0] if way else ""
                part[first] = (*part.get(first, ()), way)
            self._elements[element] = part
        return self._elements[element]


@lru_cache(maxsize=512)
def phrases(texts: tuple[str, ...], lists: tuple[tuple[str, str], ...] = ()) -> Phrases:
    """The phrases of a setting, read once however many letters are judged; `lists` are their words by name."""
    return Phrases(texts, dict(lists))


@lru_cache(maxsize=64)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(vocabulary, texts))


@lru_cache(maxsize=512)
def vocabulary(words: str) -> frozenset[str]:
    """The words of a text in small letters, those that a hyphen or a stop parts as several; and the empty word."""
    return frozenset(_PIECE.findall(words.lower())) | {""}


_OPEN = frozenset(("", "#"))
"""The beginnings of an element that may stand where its token is not the same: nothing, and any number."""


@lru_cache(maxsize=512)
def _tokens(words: str) -> tuple[tuple[_Token, ...], frozenset[str]]:
    """The tokens of a text, and what it says with them: the beginnings of all elements that may stand there."""
    tokens = tuple(_Token(_plain(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(words))
    return tokens, _OPEN.union(token.said for token in tokens)


def _plain(token: str) -> str:
    return "'" + token[1:] if token[0] == "’" else token[0].lower() + token[1:]


@lru_cache(maxsize=512)
def _elements(phrase: str) -> tuple[str, ...]:
    return tuple(_ELEMENT.findall(phrase.replace("...", _ELLIPSIS)))


def _spelled(element: str, lists: Mapping[str, str]) -> str:
    """An element with the words of its lists in their place."""
    if "{" not in element:
        return element
    return _LIST.sub(lambda name: f"({lists.get(name[1], '').replace(', ', '/')})", element)


@lru_cache(maxsize=512)
def _ways(element: str) -> tuple[tuple[str, ...], ...]:
    """Each way to say an element, as tokens: one for every part of its groups."""
    group = _GROUP.search(element)
    if group is None:
        return (_spoken(element),)
    before, after = element[: group.start()], element[group.end() :]
    spelled = [before + part + after for part in group[1].split("/")]
    if "(" in after:
        return tuple(way for one in spelled for way in _ways(one))
    return tuple(map(_spoken, spelled))


def _spoken(words: str) -> tuple[str, ...]:
    if words.isalpha():
        return (words[0].lower() + words[1:],)
    return tuple(map(_plain, _TOKEN.findall(words)))


def _match(tokens: tuple[_Token, ...], at: int, parts: tuple[_Part, ...]) -> int:
    """Where a phrase that begins at a token ends, the token after its last; 0 where it does not stand there."""
    if not parts:
        return at
    if part := parts[0]:
        said = tokens[at].said if at < len(tokens) else ""
        number = part.get("#", ()) if said and said[0].isdigit() else ()
        ways = (*(part.get(said, ()) if said else ()), *number, *part.get("", ()))
        return max((_match(tokens, end, parts[1:]) for way in ways if (end := _after(tokens, at, way)) >= 0), default=0)
    for reach in _reaches(tokens, at):
        if end := _match(tokens, reach, parts[1:]):
            return end
    return 0


def _after(tokens: tuple[_Token, ...], at: int, way: tuple[str, ...]) -> int:
    """The token after a way to say an element, -1 where it is not what is said there."""
    for one in way:
        if at >= len(tokens):
            return -1
        said = tokens[at].said
        if one == "#" and said[0].isdigit():
            at += 1 + (at + 1 < len(tokens) and tokens[at + 1].said in _SCALES)
        elif one == said:
            at += 1
        else:
            return -1
    return at


def _reaches(tokens: tuple[_Token, ...], at: int) -> Iterator[int]:
    """Where an ellipsis that begins at a token may end, the nearest first."""
    words = 0
    yield at
    while at < len(tokens) and words < GAP and tokens[at].said not in _BARS:
        words += tokens[at].said[0].isalnum()
        at += 1
        yield at
