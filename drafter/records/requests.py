"""What a request for a letter holds that is more than a word: numbered items, and the letter that is followed up."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from drafter.frozen import frozen

Day: TypeAlias = date | None


@frozen
class Item:
    """A question or a document asked for; it gets its number in the letter, and its parts get (a), (b), (c)."""

    text: str
    parts: tuple[str, ...] = ()


@frozen
class Earlier:
    """The letter that another one follows up.

    `date` is None only until `record`, the file of that letter's record, is read. `to` are those it went to, by name
    and perhaps title; `signers` those who signed it, empty where whoever signs now did. `asks` are what it asked for,
    each to follow "asked for"; `questions` is how many it put, and `documents` how many it asked for. `kind` is its
    kind of letter, empty where nobody said. `matter` is what it was about, to follow "about"; `purpose` what it was for
    where it was none of these, to follow "I wrote to you". `enclosures` went along with it. `respond_by` is the day by
    which it asked for a reply, None where it asked for none.
    """

    date: date | None = None
    to: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    subject: str = ""
    asks: tuple[str, ...] = ()
    questions: int = 0
    record: str = ""
    documents: int = 0
    kind: str = ""
    matter: str = ""
    purpose: str = ""
    enclosures: tuple[str, ...] = ()
    respond_by: Day = None

    @property
    def asked(self) -> bool:
        """Whether it is known what the letter asked, or at least what it was about."""
        return bool(self.asks or self.questions or self.documents or self.purpose or self.matter or self.subject)
