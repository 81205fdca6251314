"""What a letter asks of its reader in an enumeration: each thing by itself, after the words that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.checks.voices import own_sentences
from drafter.letter import Block, NumberedList, Paragraph, plain_text
from drafter.patterns import late


class Asked(NamedTuple):
    """A thing that is asked for, and the words up to it by which it is: I ask that you."""

    lead: str
    words: str


_LEAD = late(r"\b(?:that you(?:r [Dd]epartment|r [Aa]gency)?|you(?:r [Dd]epartment|r [Aa]gency)? to|[Pp]lease)\b")
_ASKING = ("you to", "that you", "partment to", "gency to", "lease")
_MARKED = r"(?:\(\w{1,3}\)|\b\d\)) "
_NEXT = late(rf"[:;,]? (?:and |or |then )?{_MARKED}(?:to )?|[:;] (?:and |or |then )?(?:to )?|,? and to |, to ")
_OWN_INFINITIVE = late(r"\bto (?!(?:the|a|an|this|that|these|those|my|our|your|his|her|its|their|which|whom)\b|[A-Z])")
_FOLLOWING = late(
    r"\s*(?:(?:also|now|promptly|immediately|therefore)\s*)?"
    r"(?:(?:do|take|consider|pursue|adopt|carry out) (?:all |each )?(?:of )?(?:the |these )?"
    r"(?:following|this|two|three|four|five|six|several|things|steps|actions|measures)(?: \w+){0,4})?[\s:.,]*"
)
"""What may stand between the words that ask and an enumeration: do the following, take these three steps."""


def asked_in(body: tuple[Block, ...]) -> tuple[tuple[Paragraph, Asked], ...]:
    """The things that the paragraphs and lists of a body ask for, but for the first of each sentence.

    A list's items are asked for by the sentence before it, where nothing but “the following” stands between. Where
    somebody else is to do something (to press them to), whose the later verbs are cannot be told, and none is given.
    """
    found: list[tuple[Paragraph, Asked]] = []
    lead = ""
    for block in body:
        if isinstance(block, Paragraph):
            words = plain_text(block.runs)
            found += [(block, one) for one in _in_paragraph(words)]
            lead = _of_list(words)
        elif isinstance(block, NumberedList):
            found += [(one, Asked(lead, said)) for one, said in _items(block)] if lead else []
            lead = ""
    return tuple(found)


def _items(block: NumberedList) -> Iterator[tuple[Paragraph, str]]:
    for first, *_ in block.items:
        if isinstance(first, Paragraph) and (words := plain_text(first.runs)) and not words.rstrip().endswith("?"):
            yield first, own_sentences(words)[0]


@lru_cache(maxsize=512)
def _of_list(words: str) -> str:
    """The words of a paragraph that ask for what the list after it has; empty where it asks for something else."""
    if not any(one in words[-200:] for one in _ASKING):
        return ""
    last = own_sentences(words)[-1]
    asks = _LEAD.search(last)
    return last[: asks.end()] if asks and _FOLLOWING.fullmatch(last, asks.end()) else ""


@lru_cache(maxsize=512)
def _in_paragraph(words: str) -> tuple[Asked, ...]:
    if not any(one in words for one in _ASKING):
        return ()
    return tuple(one for sentence in own_sentences(words) for one in _in_sentence(sentence))


def _in_sentence(sentence: str) -> Iterator[Asked]:
    asks = _LEAD.search(sentence)
    if asks is None:
        return
    at = asks.end()
    for part in _NEXT.finditer(sentence, at):
        before = sentence[at : part.start()]
        enumerates = part[0].startswith(":") or "(" in part[0] or ")" in part[0]
        if _OWN_INFINITIVE.search(before) or (enumerates and at == asks.end() and not _FOLLOWING.fullmatch(before)):
            return
        at = part.end()
        end = following.start() if (following := _NEXT.search(sentence, at)) else len(sentence)
        yield Asked(sentence[: asks.end()], sentence[at:end])
