"""A record whose letter comes out otherwise now than when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.digests import sha256
from drafter.letter import Letter, plain_text
from drafter.plan import Plan

SETTINGS: dict[str, str] = {}
TELLS = ("what",)


def run(plan: Plan, reading: Reading, __: dict[str, Any]) -> Iterator[Told]:
    """What has changed since the record was made: the person addressed, else the words of the letter.

    A record that does not say what the words were is told of any change of the library; one that flags have changed is
    told of none.
    """
    made = plan.spec.made
    if made is None:
        return
    now = plan.officials
    if made.officials and made.officials != now:
        was, is_now = " and ".join(made.officials), " and ".join(now)
        yield Told({"what": f"the letter was addressed to '{was}', and the roster now gives '{is_now}'"})
    elif made.words and made.words != words_hash(reading.letter):
        yield Told({"what": "the letter reads otherwise than when the record was made"})
    elif made.library and not made.words and made.library != plan.library.hash:
        yield Told({"what": "the library has changed since the record was made"})


def words_hash(letter: Letter) -> str:
    """The hash of all that a letter says, notes included."""
    said = [plain_text(paragraph.runs) for paragraph in letter.paragraphs()]
    return hashed([*said, *(plain_text(note.runs) for note in letter.notes())])


def hashed(said: Iterable[str]) -> str:
    """The hash of the paragraphs and then the notes of a letter."""
    return sha256("\n".join(said).encode("utf-8", "surrogateescape"))[:16]
