"""How near two words are to each other."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)
def plain(word: str) -> str:
    """A word in small letters without accents and apostrophes, as names are compared."""
    folded = word.casefold().replace("’", "").replace("'", "")
    return folded if folded.isascii() else _without_accents(folded)


def _without_accents(word: str) -> str:
    import unicodedata  # needed only for words that have any

    return "".join([one for one in unicodedata.normalize("NFD", word) if one.isalpha()])


def singular(word: str) -> str:
    """A word without the s of its plural or genitive, and nothing cleverer."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def slips(one: str, other: str, most: int) -> int:
    """How many slips of the pen lie between two words: a letter too many, too few, wrong, or two in the wrong order.

    Counting stops at `most`; anything above is told as `most` + 1.
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != right))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return min(above[-1], most + 1)


@lru_cache(maxsize=512)
def misspelt(word: str, right: str, long: int = 7) -> bool:
    """Whether a word looks like another one misspelt: one slip in four letters or more, two in a `long` one."""
    if word == right or not word or not right or not _begins_alike(word, right):
        return False
    most = 2 if len(right) >= long else 1
    if len(right) < 4 or len({*word} ^ {*right}) > 2 * most:  # a slip brings one letter and takes one away
        return False
    return slips(word, right, most) <= most


def _begins_alike(word: str, right: str) -> bool:
    """Whether the first letters are those of the right word, in the wrong order or one short at the most."""
    return word[0] == right[0] or word[:2] == right[1::-1] or word == right[1:]


def akin(word: str, right: str) -> bool:
    """Whether two words have the same root: they begin alike, for half of the longer one and four letters at least."""
    alike = next((i for i, (one, other) in enumerate(zip(word, right, strict=False)) if one != other), None)
    length = min(len(word), len(right)) if alike is None else alike
    return length >= 4 and length * 2 >= max(len(word), len(right))
