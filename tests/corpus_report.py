"""Measures the checks by the labelled corpus: which planted faults they find, and what they object to in clean letters.

`python -m tests.corpus_report` prints the table; a kind's name after it prints what was missed of that kind, and
`second` takes the corpus in the folder of that name.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from drafter import assets
from drafter.drafting import open_library
from drafter.findings import Finding
from drafter.library import Library
from drafter.readers import day_of
from drafter.readers.places import source
from drafter.recognizing import judged

CORPUS = Path(__file__).parent / "corpus"
SECOND = CORPUS / "second"
"""A corpus of the same form, written later and by somebody else, and unread until it was first measured."""

RULES = {
    "wrong-agency-name": ("wrong-name",),
    "wrong-person-name": ("wrong-name", "title-not-held", "another-addressee"),
    "leftover-placeholder": ("leftover-placeholder",),
    "another-letters-name": ("another-addressee",),
    "mixed-quotes": ("mixed-quotes",),
    "doubled-word": ("doubled-word",),
    "doubled-space": ("doubled-space",),
    "inconsistent-form": ("mixed-forms", "mixed-names-of-a-country"),
    "first-person-number": ("first-person-singular", "first-person-singular-perhaps", "first-person-plural"),
    "shared-experience": ("shared-experience",),
    "addressee-among-copies": ("addressee-copied",),
    "copies-out-of-precedence": ("copies-out-of-order",),
    "wrong-zip": ("wrong-zip",),
    "enclosure-not-listed": ("unlisted-enclosure",),
    "deadline-on-a-closed-day": ("unmeetable-deadline",),
    "deadline-before-the-letter": ("unmeetable-deadline",),
    "threat-or-promise": (
        "threat-or-promise",
        "veiled-threat-or-promise",
        "favor-for-approval",
        "favor-or-reprisal-offered",
    ),
    "private-contact": ("private-contact",),
    "campaign-words": ("campaign-words",),
    "committee-powers-claimed": ("committee-powers-claimed",),
}
"""The rules that find each kind of fault."""


BETWEEN_TWO_PLACES = ("enclosure-not-listed", "inconsistent-form", "mixed-quotes")
"""The kinds in which two places do not fit together, so that a finding at either of them is right."""


class Missed(NamedTuple):
    """A planted fault that no rule of its kind found; `instead` are the rules that objected to something new."""

    fault: str
    kind: str
    instead: tuple[str, ...]


class Measured(NamedTuple):
    """What came of a corpus: how many faults of each kind were planted, which were missed, and the false alarms.

    `clean` is the number of its clean letters.
    """

    planted: Counter[str]
    missed: tuple[Missed, ...]
    alarms: tuple[tuple[str, Finding], ...]
    clean: int

    @property
    def found(self) -> float:
        """The share of planted faults that were found, from 0 to 1."""
        return 1 - len(self.missed) / self.planted.total()

    def found_of(self, kind: str) -> float:
        """The share of the planted faults of a kind that were found, from 0 to 1."""
        return 1 - sum(one.kind == kind for one in self.missed) / self.planted[kind]


@cache
def library() -> Library:
    """The library that ships with drafter."""
    return open_library([assets.root()], None)


@cache
def letters(corpus: Path = CORPUS) -> dict[str, str]:
    """The clean letters of a corpus by the names of their files."""
    return {path.name: path.read_text("utf-8") for path in sorted((corpus / "clean").glob("*.md"))}


def findings(name: str, text: str) -> tuple[Finding, ...]:
    """What the rules find in a letter that drafter never saw, each at the place of its words."""
    read = source(name, text.encode())
    found = judged(read.letter, library(), day_of(read.letter)).findings
    return tuple(replace(one, where=read.located(one.where, one.words)) for one in found)


def measure(half: str = "all", corpus: Path = CORPUS) -> Measured:
    """The checks on all faults of a corpus, or on those whose number is `odd` or `even`."""
    planted: Counter[str] = Counter()
    missed: list[Missed] = []
    clean = {name: findings(name, text) for name, text in letters(corpus).items()}
    for fault in yaml.safe_load((corpus / "planted.yaml").read_text("utf-8")):
        if half != "all" and int(fault["id"][-2:]) % 2 != (half == "odd"):
            continue
        planted[fault["kind"]] += 1
        if lacking := _missed(fault, letters(corpus)[fault["letter"]], clean[fault["letter"]]):
            missed.append(lacking)
    alarms = tuple((name, one) for name, found in clean.items() for one in found)
    return Measured(planted, tuple(missed), alarms, len(clean))


def _missed(fault: dict[str, str], was: str, before: Sequence[Finding]) -> Missed | None:
    """The fault as missed; None where a rule of its kind objects to the letter for it, and for nothing before."""
    now = was.replace(fault["was"], fault["now"])
    known = {(one.rule, one.message) for one in before}
    new = [one for one in findings(fault["letter"], now) if (one.rule, one.message) not in known]
    if any(one.rule in RULES[fault["kind"]] and is_there(one, fault, now) for one in new):
        return None
    return Missed(fault["id"], fault["kind"], tuple(dict.fromkeys(one.rule for one in new)))


def is_there(finding: Finding, fault: dict[str, str], text: str) -> bool:
    """Whether a new finding is about the planted words: it quotes some of them, or stands in their lines."""
    start = text.index(fault["now"])
    first = text.count("\n", 0, start) + 1
    last = first + fault["now"].count("\n")
    line = finding.where.line if finding.where else 0
    if fault["kind"] in BETWEEN_TWO_PLACES:
        return True
    return bool(finding.words and finding.words in fault["now"]) or first <= line <= last or not line


def lines(measured: Measured) -> Iterator[str]:
    """The table of what was found and missed, kind by kind, then the false alarms."""
    yield f"{'kind':<28} planted  found  missed"
    for kind, count in measured.planted.items():
        missed = [one.fault for one in measured.missed if one.kind == kind]
        yield f"{kind:<28} {count:>7} {count - len(missed):>6} {len(missed):>7}"
    total = measured.planted.total()
    yield f"{'all':<28} {total:>7} {total - len(measured.missed):>6} {len(measured.missed):>7}   {measured.found:.1%}"
    instead = Counter(rule for one in measured.missed for rule in one.instead)
    if instead:
        yield f"fired where a fault was missed: {', '.join(f'{rule} ({times})' for rule, times in instead.items())}"
    yield f"false alarms in {measured.clean} clean letters: {len(measured.alarms)}"
    for name, one in measured.alarms:
        yield f"  {name}: {one.message} ({one.rule})"


def main(arguments: Sequence[str]) -> None:
    """Print the table; with `odd` or `even` of that half, with kinds what was missed of them."""
    half = next((one for one in arguments if one in ("odd", "even")), "all")
    measured = measure(half, SECOND if "second" in arguments else CORPUS)
    print("\n".join(lines(measured)))
    for one in measured.missed:
        if one.kind in arguments:
            print(f"missed {one.fault}; new findings: {', '.join(one.instead) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
