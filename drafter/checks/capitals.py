"""The runs of capitalized words in a text, in which names are looked for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.checks.nearness import plain, singular
from drafter.patterns import late

LINKS = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "on",
        "to",
        "in",
        "against",
        "with",
        "at",
        "between",
        "a",
        "an",
        "from",
        "&",
        "de",
        "del",
    )
)
"""Words that stand between the words of a name and do not make it."""

_WORD = late(r"U\.S\.|[A-Z]\.(?![A-Za-z])|&|[^\W\d_]+(?:[’'.-][^\W\d_]+)*[’']?")
_JOINS = (" ", ", ", "")
_GENITIVE = late(r"(?:-(?:elect|designate))?[’']s?$|-(?:elect|designate)$")


class Word(NamedTuple):
    """A word of a text with its place.

    `form` is how names are compared letter by letter: in small letters, with one kind of apostrophe, without accents;
    `bare` is that without a genitive’s end or -elect, which no name has as its own. `key` is without apostrophes too.
    """

    form: str
    bare: str
    key: str
    start: int
    end: int
    bare_end: int

    @property
    def links(self) -> bool:
        """Whether it only stands between the words of a name."""
        return self.form in LINKS


Run = tuple[Word, ...]


@lru_cache(maxsize=512)
def runs(text: str) -> tuple[Run, ...]:
    """The runs of at least two capitalized words, with the small words between them; a comma does not end one."""
    found: list[Run] = []
    run: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        said = match[0]
        if run and text[last : match.start()] not in _JOINS:
            _close(run, found)
            run = []
        last = match.end()
        if said[0].isupper() or (run and said in LINKS):
            run.append(_word(said, match.start()))
        elif run:
            _close(run, found)
            run = []
    _close(run, found)
    return tuple(found)


def _close(run: list[Word], found: list[Run]) -> None:
    while run and run[-1].links:
        run.pop()
    if len(run) > 1:
        found.append(tuple(run))


def _word(said: str, start: int) -> Word:
    form, bare, key, length = _forms(said)
    return Word(form, bare, key, start, start + len(said), start + length)


@lru_cache(maxsize=512)
def _forms(said: str) -> tuple[str, str, str, int]:
    form = form_of(said)
    end = _GENITIVE.search(said)
    length = end.start() if end else len(said)
    return form, form_of(said[:length]), plain(form), length


def form_of(word: str) -> str:
    """A word as names are compared letter by letter; `&` is and."""
    if word == "&":
        return "and"
    folded = word.casefold().replace("'", "’")
    return folded if folded.isascii() else "’".join(map(plain, folded.split("’")))


@lru_cache(maxsize=512)
def stem(form: str) -> str:
    """What the numbers and genitives of a word have in common."""
    return singular(plain(form))
