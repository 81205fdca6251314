"""A small letter with what was added in it, as it would be written, and what the rules object to in its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.add_text import gaps_in
from drafter.drafting import Draft, draft
from drafter.errors import DrafterError, Fault, Location
from drafter.examples import STAND_IN, stand_in
from drafter.findings import UNFINISHED, Finding
from drafter.spec import LetterSpec

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.issues import Clause

SECOND = f"{STAND_IN}-2"
"""The id of the second Member who signs, so that words for one signer alone are found."""

_LEAST = "suggestion"
_PRONOUNS = {"I": "I", "me": "me", "my": "my", "Me": "me", "My": "my"}
_IN_A_CLAUSE = "Write {{{{ {} }}}}, which says “we” or “our” by itself where several sign."


def with_stand_ins(library: Library) -> Library:
    """The library with two Members who sign trial letters, and are no samples."""
    one = stand_in(library)
    other = replace(one, id=SECOND, name="John Q. Example")
    return replace(library, signatories={**library.signatories, STAND_IN: one, SECOND: other})


def letter_with(
    clause: Clause | None,
    library: Library,
    day: date,
    *,
    signers: tuple[str, ...] = (STAND_IN,),
    to: str = "",
    letterhead: str = "",
) -> Draft:
    """A letter with a clause and one ask, and nothing besides. Raises DrafterError where there can be none.

    `library` has the stand-ins. Without a clause, it holds the ask alone. A clause that goes with some asks only is
    shown with the first of those.
    """
    issue = clause.issue if clause and clause.issue != "common" else ""
    asks = [one for one in library.clauses.values() if one.slot == "asks" and issue in ("", one.issue)]
    if clause and clause.slot == "asks":
        asks = [clause]
    elif clause and clause.joins:
        asks = [one for one in asks if one.id == clause.joins]
    if not asks:
        raise DrafterError(Fault("the issue has no ask yet, and a letter asks for something"))
    able = [one for one in asks if day in one.span] or asks[:1]
    only = (clause.id,) if clause and clause.slot != "asks" else ()
    first: Draft | None = None
    for ask in able:
        spec = LetterSpec(
            to=(to or _addressee(clause if clause and clause.decided_by else ask, library),),
            asks=(ask.id,),
            date=_day(clause or ask, day),
            signatories=signers,
            issue=ask.issue,
            only=only,
            letterhead=letterhead,
        )
        made = draft(spec, library)
        if clause is None or "asks" not in clause.when or clause.id in {one.id for one in made.plan.clauses}:
            return made
        first = first or made
    assert first is not None
    return first


def _addressee(ask: Clause, library: Library) -> str:
    """The first post that can act on an ask and is held by somebody, else the first post."""
    able = [one for one in (ask.decided_by, *ask.pressed_by) if one in library.posts]
    held = {tenure.post for official in library.officials.values() for tenure in official.tenures}
    return next((one for one in able if one in held), next(iter([*able, *library.posts])))


def _day(clause: Clause, day: date) -> date:
    """A day on which a clause is true: today, else the nearest to it."""
    if clause.span.since and day < clause.span.since:
        return clause.span.since
    return clause.span.until if clause.span.until and day > clause.span.until else day


def objections(clause: Clause, library: Library, day: date, text: str) -> list[Finding]:
    """What the rules object to in a clause's own words, for one signer and for two, and what its text itself shows.

    `library` has the stand-ins, `text` is that of the clause's file. Each finding is at its line and column, once.
    """
    found: list[Finding] = list(_of_text(clause, text))
    waiting = {line for line, _, _ in gaps_in(text)}  # nothing is to be said of words that are still to be written
    for signers in ((STAND_IN,), (STAND_IN, SECOND)):
        try:
            made = letter_with(clause, library, day, signers=signers)
        except DrafterError:
            continue  # no letter can hold it yet; the preview says why
        placed = [_placed(one, text) for one in made.findings if _is_of(one, clause)]
        found += [one for one in placed if one.where and one.where.line not in waiting]
    told = {(one.rule, one.where, one.words): one for one in found}
    return sorted(told.values(), key=lambda one: (one.where.line, one.where.column) if one.where else (0, 0))


def _is_of(finding: Finding, clause: Clause) -> bool:
    """Whether a finding is about words of a clause, and not about a letter’s day or addressee; gaps stand apart."""
    here = finding.where is not None and finding.where.path == clause.where.path
    return here and bool(finding.words) and finding.level not in (UNFINISHED, _LEAST)


def _placed(finding: Finding, text: str) -> Finding:
    """A finding at the very words, where the file has them as the letter does."""
    assert finding.where is not None
    lines = text.split("\n")
    for number in range(max(finding.where.line, 1), len(lines) + 1):
        if (found := re.search(rf"(?<!\w){re.escape(finding.words)}(?!\w)", lines[number - 1])) is not None:
            return replace(finding, where=Location(finding.where.path, number, found.start() + 1))
    return finding


def _of_text(clause: Clause, text: str) -> Iterator[Finding]:
    """Straight quotation marks in the words of a clause: those beside which it stands have curly ones."""
    from drafter.checks.mixed_quotes import curled

    lines = text.split("\n")
    for number in range(clause.body_line, len(lines) + 1):
        bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", lambda found: " " * len(found[0]), lines[number - 1])
        for found in re.finditer(r"""\S*["']\S*""", bare):
            mark = found.start() + re.search(r"""["']""", found[0]).start()  # type: ignore[union-attr]
            better = curled(found[0])
            hint = f"Write {better}." if better != found[0] else "Write ’ or “ and ”."
            where = Location(clause.where.path, number, mark + 1)
            message = f"'{found[0]}' has a straight mark; the shipped clauses have curly ones"
            yield Finding("straight-quotes", "warning", message, hint, where=where, words=found[0])


def as_faults(findings: Iterable[Finding], text: str) -> list[Fault]:
    """Findings as faults, each with its line."""
    lines = text.split("\n")
    made = []
    for one in findings:
        excerpt = lines[one.where.line - 1] if one.where and 0 < one.where.line <= len(lines) else ""
        first = one.words.partition(" ")[0]  # the pronoun of “I know”
        hint = _IN_A_CLAUSE.format(_PRONOUNS[first]) if first in _PRONOUNS else one.hint
        made.append(Fault(f"{one.message} ({one.rule})", one.where, hint, excerpt))
    return made


def gaps(text: str, shown: str) -> list[str]:
    """Every gap of a file, a line each."""
    return [f"{Location(shown, line, column)}: {words or 'to be filled in'}" for line, column, words in gaps_in(text)]
