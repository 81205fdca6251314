"""Whose words a paragraph's are: what the signers say themselves, sentence by sentence, without what they quote."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.patterns import late
from drafter.phrases import BLOT

_QUOTED = late(r'“[^”]*(?:”|$)|(?<![\w"])"[^"]*(?:"|$)', re.DOTALL)
_ENDS = late(
    r"(?<=[.?!])(?<!\bU\.S\.)(?<!\bD\.C\.)(?<!\bPub\.)(?<!\bL\.)(?<!\bNo\.)(?<!\b[JSDM]r\.)(?<!\bM[rs]s\.)(?<!\bMs\.)"
    rf"(?<!\bHon\.)(?<!\bRep\.)(?<!\bSen\.)(?<!\bGen\.)(?<!\bGov\.)(?<!\b[A-Z]\.)\s+(?=[A-Z{BLOT}])"
)
_NAME = late(r"[^\W\d_][\w’'-]+")
_AFTER_NAMES = frozenset({"Jr", "Sr", "II", "III", "IV", "MD", "Ph", "PhD"})


@lru_cache(maxsize=512)
def own_sentences(words: str) -> tuple[str, ...]:
    """The sentences of a paragraph with a mark for each quotation in them; one that is never closed runs to the end."""
    return tuple(_ENDS.split(_QUOTED.sub(BLOT, words)))


def surnames(signers: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The family names of those who sign, from the first line of each block."""
    return tuple(name for lines in signers if lines and (name := _surname(lines[0])))


def _surname(line: str) -> str:
    names = [one for one in _NAME.findall(line.partition(",")[0]) if one not in _AFTER_NAMES]
    return names[-1] if names else ""
