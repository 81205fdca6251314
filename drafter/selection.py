"""Which clauses a letter has, which vintage of each figure, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from drafter.appointments import Appointment
from drafter.conditions import compile_condition
from drafter.dates import long_date, rough_date
from drafter.errors import Faults, Location, one_of
from drafter.library import Library
from drafter.records.evidence import Source, Vintage
from drafter.records.issues import Clause, Issue
from drafter.records.rules import Rule
from drafter.records.stationery import Kind
from drafter.spec import LetterSpec

DESIGNATION = "designation"
"""The slot of the designation request, which a kind of letter or a flag turns on."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice made for a letter: what was kept or left out, because of what, and where that is written.

    `asked` says that a person named the subject, so that leaving it out must be told.
    """

    subject: str
    kept: bool
    because: str
    where: Location | None = None
    asked: bool = False


def facts(
    spec: LetterSpec, issue: Issue | None, kind: Kind | None, addressees: Iterable[Appointment]
) -> dict[str, object]:
    """What a `when:` may ask about a letter; the names and types stand in library/facts.py."""
    people = tuple(addressees)
    return {
        "letter.date": spec.date,
        "letter.signatories": max(1, len(spec.signatories)),
        "asks": frozenset(spec.asks),
        "kind": kind.id if kind else "",
        "issue": issue.id if issue else "",
        "posts": frozenset(person.post.id for person in people),
        "copies": frozenset(spec.copies),
        "signatories": frozenset(spec.signatories),
        "designation": _wants_designation(spec, kind),
        "acting": any(person.acting for person in people),
    }


def newest(vintages: Iterable[Vintage], day: date) -> Vintage | None:
    """The vintage with the latest period among those published by a day; of one period, the one published last."""
    public = [vintage for vintage in vintages if vintage.published.last <= day]
    return max(public, key=lambda one: (one.period.until or date.min, one.published.last), default=None)


def holds(when: str, where: Location, library: Library, values: dict[str, object]) -> bool:
    """Whether a condition holds for a letter; an empty one always does."""
    return not when or compile_condition(when, library.facts, where).holds(values)


def _wants_designation(spec: LetterSpec, kind: Kind | None) -> bool:
    return bool(kind and kind.designation) if spec.designation is None else spec.designation


class Selection:
    """Chooses the clauses of one letter, slot by slot, and writes down why."""

    def __init__(
        self,
        spec: LetterSpec,
        kind: Kind,
        issue: Issue,
        library: Library,
        values: dict[str, object],
        including: list[Rule],
    ) -> None:
        self.spec, self.kind, self.issue, self.library, self.values = spec, kind, issue, library, values
        self.by_rule = {name: rule for rule in including for name in rule.include.get("clauses", ())}
        self.faults = Faults()
        self.decisions: list[Decision] = []
        self.figures: dict[str, Vintage] = {}
        self.sections: dict[str, list[Clause]] = {}
        self.asides: list[Clause] = []
        self.day = spec.date or date.min

    def select(self) -> None:
        """Fill the sections, then let clauses take the place of those they stand instead of."""
        for slot in self.kind.slots:
            self.sections[slot] = [clause for clause in self.candidates(slot) if self.keeps(clause)]
        self.asides = [
            clause for clause in self.candidates("asides") if clause.joins in self.spec.asks and self.keeps(clause)
        ]
        self.replace()
        self.begin()
        self.designate()
        kept = (*(clause for clauses in self.sections.values() for clause in clauses), *self.asides)
        used = {statistic for clause in kept for statistic in clause.evidence.values()}
        self.figures = {name: vintage for name, vintage in self.figures.items() if name in used}
        for decision in self.decisions:
            if not decision.kept and decision.subject in self.spec.asks:
                self.faults.add(
                    f"the ask '{decision.subject}' is not for this letter: {decision.because}", self.spec.place("asks")
                )

    def candidates(self, slot: str) -> Iterator[Clause]:
        """A slot's clauses as a letter carries them: the asks as given, others by the outline, then the rest."""
        known = {clause.id: clause for clause in self.library.clauses_of(self.issue.id) if clause.slot == slot}
        order = self.spec.asks if slot == "asks" else self.issue.outline.get(slot, ())
        yield from (known[name] for name in order if name in known)
        yield from (
            known[name]
            for name in (*self.spec.only, *self.spec.clauses, *self.by_rule, *(known if slot == "asides" else ()))
            if name in known and name not in order
        )

    def keeps(self, clause: Clause) -> bool:
        """Whether a clause is in the letter; each answer leaves a Decision."""
        if any(one.subject == clause.id for one in self.decisions):
            return False
        because = self.objection(clause)
        kept = because is None
        asked = clause.id in self.spec.clauses
        self.decisions.append(Decision(clause.id, kept, because or self.reason(clause), clause.where, asked))
        return kept

    def reason(self, clause: Clause) -> str:
        """Why a clause without an objection is there."""
        if clause.id in self.spec.asks or clause.id in self.spec.clauses or clause.id in self.spec.only:
            return "you asked for it"
        if clause.id in self.by_rule:
            return f"the rule '{self.by_rule[clause.id].id}' adds it"
        return f"it joins the ask '{clause.joins}'" if clause.joins else "the issue’s outline carries it"

    def objection(self, clause: Clause) -> str | None:
        """Why a clause stays out, None where nothing speaks against it."""
        named = clause.id in {*self.spec.clauses, *self.spec.only, *self.by_rule, *self.spec.asks}
        if clause.id in self.spec.without:
            return "you left it out"
        if self.spec.settled and clause.id not in self.spec.only and clause.slot != "asks":
            return "the record does not have it"
        if clause.on_request and not named:
            return "it is there only on request"
        if clause.slot == DESIGNATION and not _wants_designation(self.spec, self.kind):
            return f"a letter of the kind '{self.kind.id}' carries it only with --designation"
        return self.gates(clause) or self.unsupported(clause)

    def gates(self, clause: Clause) -> str | None:
        """The gates of date, person and condition."""
        if clause.span.since and self.day < clause.span.since:
            return f"it is true only from {long_date(clause.span.since)} on"
        if clause.span.until and self.day > clause.span.until:
            return f"it was true only until {long_date(clause.span.until)}"
        if clause.by and (len(self.spec.signatories) != 1 or self.spec.signatories[0] not in clause.by):
            return f"it is the personal experience of {one_of(clause.by)}, who must sign alone"
        if clause.when and not holds(clause.when, clause.when_where or clause.where, self.library, self.values):
            return f"its condition does not hold: {clause.when}"
        return None

    def unsupported(self, clause: Clause) -> str | None:
        """What a clause rests on must have been public; its figures are settled here, once for the letter."""
        for statistic in clause.evidence.values():
            vintage = self.vintage(statistic)
            if vintage is None:
                return f"no figure of '{statistic}' was public on {long_date(self.day)}"
            self.figures[statistic] = vintage
        for name in clause.cites.values():
            source: Source = self.library.sources[name]
            if source.issued and source.issued.first > self.day:
                return f"its source '{name}' was not public on {long_date(self.day)}"
        return None

    def vintage(self, statistic: str) -> Vintage | None:
        """The pinned vintage of a statistic, else the newest one."""
        vintages = self.library.statistics[statistic].vintages
        pinned = self.spec.figures.get(statistic)
        if not pinned:
            return newest(vintages, self.day)
        day = rough_date(pinned)
        return next((one for one in vintages if one.published == day), None)

    def replace(self) -> None:
        """Take out the clauses that a kept one stands instead of, unless a person named them."""
        for slot, clauses in self.sections.items():
            gone = {name: clause for clause in clauses for name in clause.instead_of if name not in self.spec.clauses}
            self.sections[slot] = [clause for clause in clauses if clause.id not in gone]
            for clause in clauses:
                if clause.id in gone:
                    self.leave_out(clause, f"'{gone[clause.id].id}' stands in its place")

    def begin(self) -> None:
        """Take out what cannot begin its slot, since it speaks of the clause before it."""
        for clauses in self.sections.values():
            while clauses and clauses[0].after_others:
                self.leave_out(clauses.pop(0), "nothing stands before it that it could speak of")

    def leave_out(self, clause: Clause, because: str) -> None:
        """Set down that a clause which was kept at first is not in the letter."""
        asked = clause.id in self.spec.clauses
        self.decisions = [one for one in self.decisions if one.subject != clause.id]
        self.decisions.append(Decision(clause.id, False, because, clause.where, asked))

    def designate(self) -> None:
        """Where the designation was asked for and no clause could make the request, that is a decision to be told."""
        if _wants_designation(self.spec, self.kind) and not self.sections.get(DESIGNATION):
            reasons = {clause.id: clause for clause in self.candidates(DESIGNATION)}
            because = next((one.because for one in self.decisions if one.subject in reasons), "this issue has none")
            self.decisions.append(Decision(DESIGNATION, False, because, asked=True))
