"""What a check tells of one place in a letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.errors import Location


class Told(NamedTuple):
    """The words that a rule's message may use, by name, the place, and the words of the letter that are meant.

    `where` is None where no single place is meant, `about` empty where no words are. `fix` are the words to put in the
    place of `about`, None where only a person can tell.
    """

    words: Mapping[str, object]
    where: Location | None = None
    about: str = ""
    fix: str | None = None
