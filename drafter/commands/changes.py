"""What has changed between two states of a letter, paragraph by paragraph, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from drafter.letter import Letter

MOST = 20
_CONTEXT = 40
_NOTHING = "(not there)"


class Change(NamedTuple):
    """A paragraph that reads otherwise; `was` is empty for one that is new, `now` for one that is gone."""

    was: str
    now: str


def changes(was: Sequence[str], now: Sequence[str]) -> tuple[Change, ...]:
    """The paragraphs that differ, in their order."""
    return tuple(
        Change(before, after)
        for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
        if kind != "equal"
        for before, after in zip_longest(was[a:b], now[c:d], fillvalue="")
    )


def said(letter: Letter, *, dated: bool = True) -> list[str]:
    """What a letter says, paragraph by paragraph, then its footnotes; without its date line where not `dated`."""
    from drafter.letter import paragraphs_of, plain_text

    paragraphs = [
        plain_text(paragraph.runs)
        for part, block in letter.parts()
        if dated or part != "date-line"
        for paragraph in paragraphs_of(block)
    ]
    return squeezed([*paragraphs, *(plain_text(note.runs) for note in letter.notes())])


def change_lines(found: Sequence[Change], was: str = "was", now: str = "now") -> Iterator[str]:
    """The changes as lines, `was` and `now` before the words; of long paragraphs what stands about the change."""
    width = max(len(was), len(now)) + 1
    for change in found[:MOST]:
        for label, words in zip((was, now), _about(change), strict=True):
            yield f"  {label + ':':<{width}} {words or _NOTHING}"
    if len(found) > MOST:
        yield f"  … and {len(found) - MOST} more."


def _about(change: Change) -> tuple[str, str]:
    """The two wordings, without what they share at a distance from the first and the last difference."""
    if not change.was or not change.now:
        return change
    start = _shared(change.was, change.now) - _CONTEXT
    end = _shared(change.was[::-1], change.now[::-1]) - _CONTEXT
    head = change.was.rfind(" ", 0, start) + 1 if start > 0 else 0
    tail = change.was[::-1].rfind(" ", 0, end) + 1 if end > 0 else 0
    return _cut(change.was, head, tail), _cut(change.now, head, tail)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _cut(words: str, head: int, tail: int) -> str:
    return ("… " if head else "") + words[head : len(words) - tail].strip() + (" …" if tail else "")


def squeezed(lines: Iterable[str]) -> list[str]:
    """The lines that say something, with single spaces."""
    return [words for line in lines if (words := " ".join(line.split()))]
