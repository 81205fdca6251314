"""What a rule objects to in a letter, and why."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.errors import Location

LEVELS = ("error", "unfinished", "warning", "suggestion")
"""From the gravest: an error writes nothing; an unfinished letter is written as a draft and never as a final."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's opinion of one letter. `where` is None where no single place is meant."""

    rule: str
    level: str
    message: str
    hint: str = ""
    why: str = ""
    where: Location | None = None

    @property
    def blocks(self) -> bool:
        """Whether the letter may not be written."""
        return self.level == "error"
