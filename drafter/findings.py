"""What a rule objects to in a letter, and why."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.errors import Location

LEVELS = ("error", "unfinished", "warning", "suggestion")
"""From the gravest: an error writes nothing; an unfinished letter is written as a draft and never as a final."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's opinion of one letter.

    `where` is the place in a file, None where no single one is meant; `words` are those of the letter that it is about,
    empty where it is about none in particular.
    """

    rule: str
    level: str
    message: str
    hint: str = ""
    why: str = ""
    where: Location | None = None
    words: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the letter may not be written."""
        return self.level == "error"
