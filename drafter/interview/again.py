"""The command that makes a letter again: a request as flags, quoted for the shell that they are typed into."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from string import ascii_lowercase

from drafter.records.requests import Earlier, Item
from drafter.spec import KEYS, Allowance, LetterSpec

_REPEATED = ("enclosure", "question", "document")
"""The keys whose texts may hold commas, so that each takes a flag of its own."""

_NO_FLAG = ("only", "made")
_SIGNS = {"fill": "=", "figure": "@", "allow": "="}


def has_flags(spec: LetterSpec) -> bool:
    """Whether flags can ask for the same letter: they describe nobody, and no letter that has no record."""
    signers = {one.where.path for one in spec.cosigners}
    described = len(signers) > 1 or any(not path.casefold().endswith(".csv") for path in signers)
    return not (spec.recipients or described or (spec.about and not spec.about.record))


def flags(spec: LetterSpec) -> list[str]:
    """The flags that ask for the same letter, in the order of a record's keys; see `has_flags`."""
    return [word for key, name in KEYS.items() if key not in _NO_FLAG for word in _flag(key, getattr(spec, name))]


def library_words(words: Sequence[str]) -> Sequence[str]:
    """What of a command names the library, which a record does not."""
    at = words.index("--library") if "--library" in words else len(words)
    return words[at : at + 2]


def _flag(key: str, value: object) -> list[str]:
    if isinstance(value, bool):
        return [f"--{key}" if value else f"--no-{key}"]
    if isinstance(value, date):
        return [f"--{key}", value.isoformat()]
    if isinstance(value, Mapping):
        pairs = (f"{_named(name, one)}{_SIGNS.get(key, '=')}{_said(one)}" for name, one in value.items())
        return [word for pair in pairs for word in (f"--{key}", pair)]
    if key == "cosigners":
        return [f"--{key}", value[0].where.path] if isinstance(value, tuple) and value else []
    if isinstance(value, Earlier):
        return [f"--{key}", value.record]
    if isinstance(value, tuple):
        texts = [_typed(one) if isinstance(one, Item) else str(one) for one in value]
        joined = texts if key in _REPEATED or any("," in text for text in texts) else [",".join(texts)] if texts else []
        return [word for text in joined for word in (f"--{key}", text)]
    return [f"--{key}", str(value)] if value else []


def _typed(one: Item) -> str:
    """A question or a document with its parts, as it is typed after a flag."""
    return " ".join([one.text, *(f"({sign}) {part}" for sign, part in zip(ascii_lowercase, one.parts, strict=False))])


def _named(name: str, value: object) -> str:
    return f"{name}@{value.until}" if isinstance(value, Allowance) and value.until else name


def _said(value: object) -> str:
    return value.reason if isinstance(value, Allowance) else str(value)


_PLAIN = re.compile(r"[A-Za-z0-9_./:+=-]+")
"""Words that every shell takes as they are; PowerShell parts a bare word at a comma, so that is none."""


def posix(words: Sequence[str]) -> str:
    """A command as bash, zsh and other shells of Linux and macOS take it."""
    return shlex.join(words)


def powershell(words: Sequence[str]) -> str:
    """A command as PowerShell takes it, where a curly quote counts as a straight one and each is doubled.

    A straight double quote goes to a program with a backslash before it.
    """
    return " ".join(_powershell(word) for word in words)


def _powershell(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    doubled = re.sub("(['‘’‚‛])", r"\1\1", _backslashed(word, in_quotes=bool(re.search(r"\s", word))))
    return f"'{doubled}'"


def cmd(words: Sequence[str]) -> str:
    """A command as the command prompt of Windows takes it."""
    return " ".join(word if _PLAIN.fullmatch(word) else f'"{_backslashed(word, in_quotes=True)}"' for word in words)


def _backslashed(word: str, *, in_quotes: bool) -> str:
    r"""A word as programs of Windows read it: \" for a quote, and backslashes doubled before a quote, also the last."""
    word = re.sub(r'(\\*)"', r'\1\1\\"', word)
    return re.sub(r"(\\+)$", r"\1\1", word) if in_quotes else word


def commands(words: Sequence[str], *, windows: bool, in_powershell: bool) -> tuple[tuple[str, str], ...]:
    """The command for each shell that may be at hand, after the name of the shell.

    There is one, without a name, where all of them take the same words.
    """
    if not windows:
        return (("", powershell(words) if in_powershell else posix(words)),)
    both = cmd(words)
    if not re.search(r"[$`%“”„\\]|\\\"", both):
        return (("", both),)
    return (("In PowerShell", powershell(words)), ("At the command prompt", both))
