"""A placeholder, or a note from one drafter to another, that was left in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from drafter.checks.reading import Piece, Reading
from drafter.checks.telling import Told
from drafter.dates import MONTHS

SETTINGS = dict.fromkeys(("words", "slots", "asides", "bracketed", "standing"), "texts")
TELLS = ("found",)

_MONTH = rf"\b(?:{'|'.join(MONTHS)})"
_PATTERNS = {
    ("{", "<", "«", "%", "##", "*|", "@@"): (
        r"\{\{.*?\}\}|\{%.*?%\}|[$#]?\{[^{}]*\}|<<[^<>]*>>|«[^»]*»|\*\|\w+\|\*|@@\w+@@|#{2,}(?:\w+#*| (?=[a-z]))"
        r"|<(?:[A-Z][\w ’'-]*|[a-z]+ [\w ’'-]+|insert|name|date)>|%+[A-Za-z_]{3,}%+|<!--.*?-->"
    ),
    ("$",): r"\$[a-z_]{2,}\b|\$ ?(?=(?:million|billion|thousand)\b)",
    ("__", "....", "000", " , "): (
        r"(?:(?<![^\W\d])|(?<=\b[12][09]))__+(?![^\W_])|\.{5,}|(?<![\d.,:-])\$?0{3,}(?:,000)*(?![\w.,-]?\d)"
        rf"|{_MONTH} , ?\d{{4}}\b"
    ),
    ("??", "(?", "@", "Note ", "nsert "): (
        r"\(\?+\)|\?\?+|@[A-Z][a-z]+:?(?= (?:please|can|to)\b)|\bNote (?:to|for) [^.:]{1,30}:"
        r"|\b[Ii]nsert [\w’' ]{1,40} here\b"
    ),
    ("XX", "X ", "X,X", "xx", "$X", "$x"): (
        r"\b[Xx](?:,[Xx]{3})+\b|\b[1-2][0-9][Xx]{2}\b|\bX{4,}\b|\b[Xx]xx+\b|\bXXX\b|\$ ?[Xx]{1,4}\b|\b[Xx]{2,3}%"
        r"|\b[Xx]{2,4}-[Xx]{2,4}(?:-[Xx]{2,4})*\b|\b[Xx]{2}/[Xx]{2}(?:/[Xx]{2,4})?\b"
        r"|\bX(?= (?:percent|million|billion|thousand|days|weeks|months|years)\b)"
        rf"|\b[Xx]{{2,3}}(?= (?:percent|million|billion|thousand|(?!chrom)[a-z]+s)\b)|{_MONTH} [Xx]{{2}}\b"
    ),
}
"""What a placeholder looks like, by the signs of which a line holds one: template variables, sums, blanks, words to a
colleague, crosses. They are made ready only when a letter has such a sign."""

_AFTER_A_TITLE = r"(?:\b[A-Z][a-z]+|\b(?:title|chapter|part|article)|\b(?:amend|tit|ch)\.) $"
_TO_COLLEAGUE = r"@?[A-Z]\w*(?:[,:]| to\b| please\b| –| —)+ "
_ACRONYM = 6
"""The most letters that a word in capitals may have in brackets and be a short name."""


class _Forms:
    """The settings of a rule, and those of `slots` that are in capitals."""

    def __init__(self, *settings: tuple[str, ...]) -> None:
        self.words, slots, self.asides, self.bracketed, standing = settings
        self.slots, self.standing = frozenset(slots), frozenset(standing)
        self.capitals = frozenset(map(str.upper, slots))


_forms = lru_cache(maxsize=16)(_Forms)


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each placeholder as it stands in the letter or a note, once a paragraph.

    `words` are placeholders wherever they stand, as written. `slots` name what brackets keep a place for, `asides` open
    a note to a colleague in brackets or parentheses, `bracketed` one in brackets alone, and `standing` is what a letter
    may have in brackets. What drafter marked as a blank itself is left to the rules on blanks.
    """
    forms = _forms(*(settings[name] for name in SETTINGS))
    told = set()
    for piece in reading.pieces:
        for found in _found(_without_blanks(piece, reading), forms):
            if (id(piece.paragraph), found) not in told:
                told.add((id(piece.paragraph), found))
                yield Told({"found": found}, piece.paragraph.origin, found)


def _without_blanks(piece: Piece, reading: Reading) -> str:
    words = piece.words
    if reading.plan and "[" in words:
        for paragraph, blank in reading.blanks:
            if paragraph is piece.paragraph:
                words = words.replace(blank.shown, "…")
    return words


@lru_cache(maxsize=512)
def _found(words: str, forms: _Forms) -> tuple[str, ...]:
    """The placeholders of a line in its order, none inside another."""
    kept: list[tuple[int, int]] = []
    for span in sorted(_spans(words, forms), key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(words[start:end] for start, end in kept)


def _spans(words: str, forms: _Forms) -> Iterator[tuple[int, int]]:
    for signs, pattern in _PATTERNS.items():
        if any(sign in words for sign in signs):
            yield from (hit.span() for hit in re.finditer(pattern, words) if not _is_numeral(hit))
    if not (words.isupper() or forms.capitals.isdisjoint(words.split())):
        hits = re.finditer(r"\b[A-Z]{3,}(?: [A-Z]{3,})+\b", words)
        yield from (hit.span() for hit in hits if _are_slots(hit[0], forms))
    if present := [word for word in forms.words if word in words]:
        yield from (hit.span() for hit in re.finditer(_whole(present), words))
    if "[" in words:
        for hit in re.finditer(r"(?<!\w)\[([^\[\]]+)\](?![\w(])", words):
            if _keeps_a_place(hit[1], _quoted(words, hit.start()), forms):
                yield hit.span()
    if "(" in words:
        for hit in re.finditer(r"\(([^()]+)\)", words):
            if _is_note(hit[1], forms) or (hit[1].islower() and _are_slots(hit[1], forms)):
                yield hit.span()


def _is_numeral(hit: re.Match[str]) -> bool:
    """Whether it may be a Roman number, as in Title XXX."""
    return hit[0] in ("X", "XX", "XXX") and bool(re.search(_AFTER_A_TITLE, hit.string[: hit.start()]))


def _whole(words: Iterable[str]) -> str:
    return rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![\w-])"


def _keeps_a_place(content: str, quoted: bool, forms: _Forms) -> bool:
    """Whether brackets hold no word of the letter's, such as an editor's change of a quotation or a note's number."""
    bare = content.strip()
    if bare.lstrip("^").isdigit() or bare.casefold() in forms.standing or (bare and not bare.strip(" .…")):
        return False
    if _is_note(bare, forms):
        return True
    parts = re.findall(r"\w+", bare.casefold())
    has_slot = not forms.slots.isdisjoint(parts)
    if bare.isupper() and len(bare) > 1 and not re.search(r"[\d.]", bare):
        return has_slot or len(parts) > 1 or (not quoted and len(bare) > _ACRONYM)
    return not quoted and (not parts or bare.endswith("?") or has_slot or _opens(bare, forms.bracketed))


def _is_note(content: str, forms: _Forms) -> bool:
    """Whether brackets or parentheses hold words to a colleague."""
    if _opens(content, forms.asides):
        return True
    to = re.match(_TO_COLLEAGUE, content)
    if not to:
        return False
    return content.endswith("?") or _opens(content[to.end() :], (*forms.asides, *forms.bracketed))


def _are_slots(content: str, forms: _Forms) -> bool:
    return all(word in forms.slots for word in content.casefold().split())


def _opens(content: str, openings: tuple[str, ...]) -> bool:
    said = content.strip().casefold()
    return any(not said[len(one) : len(one) + 1].isalnum() for one in openings if said.startswith(one))


def _quoted(words: str, place: int) -> bool:
    """Whether a place in a line stands within quotation marks."""
    before = words[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
