"""What a request for a letter holds that is more than a word: numbered items, and the letter that is followed up."""

from __future__ import annotations

from datetime import date

from drafter.frozen import frozen


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
    each to follow "asked for"; `questions` is how many it put.
    """

    date: date | None = None
    to: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    subject: str = ""
    asks: tuple[str, ...] = ()
    questions: int = 0
    record: str = ""
