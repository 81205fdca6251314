"""What a letter is about: its issue, and whether the asks, clauses and blanks that a request names are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from drafter.errors import Faults, did_you_mean, one_of
from drafter.library import Library
from drafter.records.issues import NO_ISSUE, Clause, Issue
from drafter.records.stationery import NEEDED, NO, Kind
from drafter.spec import LetterSpec

T = TypeVar("T")


def issue_of(spec: LetterSpec, kind: Kind | None, library: Library, faults: Faults) -> Issue | None:
    """The issue that is named, else the one that has all the asks; NO_ISSUE where the kind of letter needs none.

    None where that is not to be known: the reason is noted here, or is a fault of the asks or of the kind.
    """
    if kind and kind.issue == NO:
        return NO_ISSUE
    if spec.issue:
        return named(library.issues, spec.issue, "issue", spec, "issue", faults)
    if kind and kind.issue != NEEDED and not spec.asks:
        return NO_ISSUE
    holding = {issue.id: held for issue in library.issues.values() if (held := _held(spec.asks, issue.id, library))}
    known = [ask for ask in dict.fromkeys(spec.asks) if any(ask in held for held in holding.values())]
    candidates = [name for name, held in holding.items() if held == known] if known else list(library.issues)
    if len(candidates) == 1:
        return library.issues[candidates[0]]
    if candidates and known:
        hint = f"Say which with --issue: {one_of(candidates)}."
        faults.add("the asks do not tell which issue the letter is about", spec.place("asks"), hint)
    elif known:
        whose = "; ".join(f"{', '.join(held)} of {name}" for name, held in holding.items())
        faults.add(f"the asks are of several issues: {whose}", spec.place("asks"), "Write a letter on each issue.")
    elif kind and kind.asks != NEEDED and not spec.asks:
        faults.add("no issue", spec.place("issue"), f"Say which with --issue: {one_of(candidates)}.")
    return None


def _held(asks: tuple[str, ...], issue: str, library: Library) -> list[str]:
    """Those of some asks that an issue has, each once, in their order."""
    found = {ask: library.clauses.get(f"{issue}/{ask}") for ask in asks}
    return [ask for ask, clause in found.items() if clause and clause.slot == "asks"]


def check_asks(spec: LetterSpec, kind: Kind | None, issue: Issue | None, library: Library, faults: Faults) -> None:
    """Each ask is one of the issue's and named once, and there is one where the kind of letter needs it.

    Without an issue each is one of the library's.
    """
    if kind and kind.asks == NO:
        return
    known = [clause.id for clause in _clauses(issue, library) if clause.slot == "asks"]
    if not spec.asks and kind and kind.asks == NEEDED:
        faults.add("no asks", spec.place("asks"), f"{_such_as(issue, library)} All: drafter list asks")
    no_repeats(spec.asks, spec, "asks", faults)
    for name in dict.fromkeys(spec.asks):
        if name not in known:
            others = [one for one in library.issues if _held((name,), one, library)]
            near = f"It is one of {one_of(others)}." if others else did_you_mean(name, known)
            hint = f"{near} All asks: drafter list asks".strip()
            faults.add(f"no ask '{name}'{f' in {issue.id}' if issue and issue.id else ''}", spec.place("asks"), hint)


def _clauses(issue: Issue | None, library: Library) -> list[Clause]:
    """The clauses that letters on an issue may have; where it is not known, those of the whole library."""
    return list(library.clauses_of(issue.id) if issue else library.clauses.values())


def _such_as(issue: Issue | None, library: Library) -> str:
    """The first asks, to be copied into the command; where the issue is not known, those of each issue."""
    issues = [issue.id] if issue else list(library.issues)
    asks = {name: [one.id for one in library.clauses_of(name) if one.slot == "asks"][:2] for name in issues}
    shown = [f"--asks {','.join(ids)}{'' if issue else f' ({name})'}" for name, ids in asks.items() if ids]
    return f"Name one or more{'' if issue else ' of one issue'}: {', '.join(shown)}." if shown else ""


def check_names(spec: LetterSpec, kind: Kind | None, issue: Issue | None, library: Library, faults: Faults) -> None:
    """Each clause that is named is one for this letter, and each blank that is filled is there to be filled."""
    known = {clause.id: clause for clause in _clauses(issue, library)}
    for key, names in (("clause", spec.clauses), ("without", spec.without), ("only", spec.only or ())):
        for name in names:
            if name not in known:
                what = (issue.id if issue else "") or (f"letters of the kind '{kind.id}'" if kind else "this letter")
                hint = f"{did_you_mean(name, known)} All clauses: drafter list clauses".strip()
                faults.add(f"no clause '{name}' for {what}", spec.place(key), hint)
            elif known[name].slot == "asks" and key == "clause" and name not in spec.asks:
                hint = f"Add it to the asks: --asks {','.join((*spec.asks, name))}."
                faults.add(f"'{name}' is an ask", spec.place(key), hint)
            elif key == "clause" and kind and known[name].slot not in (*kind.slots, "asides"):
                slot = known[name].slot
                having = [one.id for one in library.kinds.values() if slot in one.slots]
                message = f"'{name}' stands in the slot '{slot}', which a letter of the kind '{kind.id}' does not have"
                faults.add(message, spec.place(key), f"These kinds have it: {one_of(having)}.")
    declared = {blank.name for clause in known.values() for blank in clause.blanks}
    declared |= {blank.name for blank in kind.blanks} if kind else set()
    for name in spec.fill:
        if name not in declared:
            hint = did_you_mean(name, declared) or f"The blanks are {one_of(sorted(declared))}."
            faults.add(f"no clause has a blank '{name}'", spec.place("fill"), hint)


def named(known: Mapping[str, T], name: str, what: str, spec: LetterSpec, key: str, faults: Faults) -> T | None:
    """The record of an id; None where there is none, which is noted."""
    if name in known:
        return known[name]
    hint = did_you_mean(name, known) or f"There is {one_of(known)}." if known else ""
    faults.add(f"no {what} '{name}'", spec.place(key), hint)
    return None


def no_repeats(wanted: tuple[str, ...], spec: LetterSpec, key: str, faults: Faults) -> None:
    """Nothing is named twice."""
    for name in sorted({name for name in wanted if wanted.count(name) > 1}):
        faults.add(f"'{name}' is named twice", spec.place(key), "Name each once.")
