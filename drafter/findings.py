"""What a rule objects to in a letter, and why."""

from __future__ import annotations

from drafter.errors import Location
from drafter.frozen import frozen

LEVELS = ("error", "unfinished", "warning", "suggestion")
"""From the gravest: an error writes nothing; an unfinished letter is written as a draft and never as a final."""

UNFINISHED = "unfinished"
"""The level of a gap in a letter: it can be filled, and never allowed."""

OFF = "off"
"""The level of a rule that an office has turned off."""


@frozen
class Finding:
    """A rule's opinion of one letter.

    `where` is the place in a file, None where no single one is meant; `words` are those of the letter that it is about,
    empty where it is about none in particular. `allowed` is the reason for which the letter's own request accepts it,
    empty where it does not. `fix` are the words to put in the place of `words`, None where only a person can tell.
    """

    rule: str
    level: str
    message: str
    hint: str = ""
    why: str = ""
    where: Location | None = None
    words: str = ""
    allowed: str = ""
    fix: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether the letter may not be written."""
        return self.level == "error" and not self.allowed

    @property
    def holds_back(self) -> bool:
        """Whether the letter may not be sent: it is wrong or unfinished, and nobody has said why that may be."""
        return self.level in ("error", "unfinished") and not self.allowed
