"""Surnames: what part of a name they are, and in what order they stand.

American names with particles stand under the particle (De La Cruz under D, Van Hollen under V), as in the rolls of both
chambers and by the usage of their bearers, which The Chicago Manual of Style follows in its chapter on indexes. They
are compared letter by letter, without accents, hyphens and apostrophes. A surname of two words without a hyphen cannot
be told from a middle name: for those the list or the signatory's file says it.
"""

from __future__ import annotations

import re
import unicodedata

SUFFIXES = ("jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "dds", "esq")
PARTICLES = (
    *("da", "das", "de", "del", "dela", "della", "den", "der", "di", "dos", "du"),
    *("la", "las", "le", "los", "san", "st", "ter", "van", "von", "vander"),
)
"""Words that begin a surname where another word of the name stands before them; without points and capitals."""


def surname_of(name: str) -> str:
    """The surname in a full name: its last word, with the particles before it and without Jr. or a degree."""
    words = without_suffixes(name).split()
    first = len(words) - 1
    while first > 1 and _bare(words[first - 1]) in PARTICLES:
        first -= 1
    return " ".join(words[max(first, 0) :])


def is_unsure(name: str) -> bool:
    """Whether the word before the surname may belong to it: it is whole, and neither an initial nor a nickname."""
    words = without_suffixes(name).split()
    rest = words[: len(words) - len(surname_of(name).split())]
    last = rest[-1] if len(rest) > 1 else ""
    return bool(re.fullmatch(r"[^\W\d_][^\W\d_’'-]+", last))


def without_suffixes(name: str) -> str:
    """A name without what may follow the surname."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and _bare(words[-1]) in SUFFIXES:
        words.pop()
    return " ".join(words)


def is_turned(name: str) -> bool:
    """Whether a name has its surname first, before a comma: after one, only Jr. and degrees are expected."""
    _, comma, after = name.partition(",")
    return bool(comma) and any(_bare(word) not in SUFFIXES for word in after.replace(",", " ").split())


def alphabetical(name: str, surname: str = "") -> tuple[str, str, str]:
    """The key by which a name stands in the order of the alphabet: the surname, what stands before it, the whole."""
    surname = surname or surname_of(name)
    before = without_suffixes(name).removesuffix(surname)
    return _letters(surname), _letters(before), name


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.casefold())


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()
