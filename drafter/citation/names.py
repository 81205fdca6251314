"""The authors of a source, as notes list them."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.records.evidence import Author

MOST_AUTHORS = 20

_PART = re.compile(r"([-‐‑]?)([^\W\d_][\u0300-\u036f]*)[^\s.\-‐‑]*")


class Manner(NamedTuple):
    """How a list of inverted names is written: the word before the last name, and what parts two initials."""

    conjunction: str
    between_initials: str


def inverted(authors: tuple[Author, ...], manner: Manner) -> str:
    """All the authors in order, family name first; of more than twenty the first nineteen, three dots and the last.

    Publication Manual of the American Psychological Association, 7th edition, section 9.8.
    """
    names = [_inverted(author, manner) for author in authors]
    if len(names) > MOST_AUTHORS:
        return f"{', '.join(names[: MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, {manner.conjunction} {names[-1]}"


def _inverted(author: Author, manner: Manner) -> str:
    """A body as it calls itself (section 9.11); a person by family name and initials (section 9.8)."""
    if author.literal:
        return author.literal.strip()
    return ", ".join(filter(None, (author.family.strip(), initials(author.given, manner.between_initials))))


def initials(given: str, between: str) -> str:
    """'F.B.' or 'F. B.' for 'Farida B.', 'J.-L.' for 'Jean-Luc': the hyphens are kept (section 9.8)."""
    made = ""
    for hyphen, letter in _PART.findall(given):
        made += f"{('-' if hyphen else between) if made else ''}{letter}."
    return made


def families(authors: tuple[Author, ...], listed: int = 2) -> str:
    """Family names as a text cites them: so many authors by name, of more the first and 'et al.'; empty where none is.

    Two in the manual of the American Psychological Association (section 8.17) and in the 18th edition of Chicago’s.
    """
    return _counted([name for author in authors if (name := (author.literal or author.family).strip())], listed)


def in_order(authors: tuple[Author, ...], listed: int = 2) -> str:
    """Names with the given names first and in full, initials spaced ('F. B. Ahmad'); so many, or 'et al.'."""
    return _counted([name for author in authors if (name := upright(author))], listed)


def upright(author: Author) -> str:
    """A body as it calls itself; a person by given and family name, initials spaced."""
    given = re.sub(r"(?<=\b\w\.)(?=\w)", " ", author.given.strip())
    return author.literal.strip() or " ".join(filter(None, (given, author.family.strip())))


def _counted(names: list[str], listed: int) -> str:
    return f"{names[0]} et al." if len(names) > listed else " and ".join(names)


def same(name: str) -> str:
    """A name in the form in which two are compared."""
    return name.strip().rstrip(".").casefold()
