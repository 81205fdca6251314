"""What a letter is about: its issue, and whether the asks, clauses and blanks that a request names are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from drafter.errors import Faults, did_you_mean, one_of
from drafter.library import Library
from drafter.records.issues import NO_ISSUE, Issue
from drafter.records.stationery import NEEDED, NO, Kind
from drafter.spec import LetterSpec

T = TypeVar("T")


def issue_of(spec: LetterSpec, kind: Kind | None, library: Library, faults: Faults) -> Issue | None:
    """The issue that is named, else the one whose asks are; NO_ISSUE where the kind of letter needs none."""
    if kind and kind.issue == NO:
        return NO_ISSUE
    if spec.issue:
        return named(library.issues, spec.issue, "issue", spec, "issue", faults)
    if kind and kind.issue != NEEDED and not spec.asks:
        return NO_ISSUE
    known = {clause.id for clause in library.clauses.values() if clause.slot == "asks"}
    strangers = [ask for ask in dict.fromkeys(spec.asks) if ask not in known]
    if strangers and len(library.issues) > 1:
        for ask in strangers:
            hint = f"{did_you_mean(ask, known)} All asks: drafter list asks".strip()
            faults.add(f"no ask '{ask}'", spec.place("asks"), hint)
        return None
    holding = [
        issue for issue in library.issues.values() if any(f"{issue.id}/{ask}" in library.clauses for ask in spec.asks)
    ]
    candidates = holding or list(library.issues.values())
    if len(candidates) == 1:
        return candidates[0]
    hint = f"Say which with --issue: {one_of(issue.id for issue in candidates)}."
    faults.add("the asks do not tell which issue the letter is about", spec.place("asks"), hint)
    return None


def check_asks(spec: LetterSpec, kind: Kind | None, issue: Issue, library: Library, faults: Faults) -> None:
    """Each ask is one of the issue's and named once, and there is one where the kind of letter needs it."""
    if kind and kind.asks == NO:
        return
    known = {clause.id: clause for clause in library.clauses_of(issue.id) if clause.slot == "asks"}
    if not spec.asks and kind and kind.asks == NEEDED:
        hint = f"Name one or more: --asks {','.join(list(known)[:2])}. All: drafter list asks"
        faults.add("no asks", spec.place("asks"), hint)
    no_repeats(spec.asks, spec, "asks", faults)
    for name in dict.fromkeys(spec.asks):
        if name not in known:
            hint = f"{did_you_mean(name, known)} All asks: drafter list asks".strip()
            faults.add(f"no ask '{name}' in {issue.id}", spec.place("asks"), hint)


def check_names(spec: LetterSpec, kind: Kind | None, issue: Issue, library: Library, faults: Faults) -> None:
    """Each clause that is named is one for this letter, and each blank that is filled is there to be filled."""
    known = {clause.id: clause for clause in library.clauses_of(issue.id)}
    for key, names in (("clause", spec.clauses), ("without", spec.without), ("only", spec.only or ())):
        for name in names:
            if name not in known:
                what = issue.id or (f"letters of the kind '{kind.id}'" if kind else "this letter")
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
