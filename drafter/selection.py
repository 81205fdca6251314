"""Which clauses a letter has, which vintage of each figure, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from drafter.appointments import Appointment
from drafter.dates import long_date
from drafter.errors import Faults, Location, one_of
from drafter.grounds import Grounds
from drafter.library import Library
from drafter.records.evidence import Vintage
from drafter.records.issues import Clause, Issue
from drafter.records.rules import Rule
from drafter.records.stationery import Kind
from drafter.series import Figure, newest
from drafter.spec import LetterSpec

DESIGNATION = "designation"
"""The slot of the designation request, which a kind of letter or a flag turns on."""


OF = ("addressee", "kind", "letterhead", "style", "clause", "figure", "copy")
"""What decisions are about, in the order in which they are told."""


class Decision(NamedTuple):
    """One choice made for a letter: what was kept or left out, because of what, and where that is written.

    `asked` says that a person named the subject, so that leaving it out must be told. `of` is what kind of thing the
    subject is, one of OF.
    """

    subject: str
    kept: bool
    because: str
    where: Location | None = None
    asked: bool = False
    of: str = "clause"


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


def holds(when: str, where: Location, library: Library, values: dict[str, object]) -> bool:
    """Whether a condition holds for a letter; an empty one always does."""
    return not when or library.condition(when, where).holds(values)


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
        self.by_rule = {name: rule for rule in reversed(including) for name in rule.include.get("clauses", ())}
        self.faults = Faults()
        self.decisions: list[Decision] = []
        self.grounds = Grounds(spec, library)
        self.figures: dict[str, Vintage] = {}
        self.evidence: dict[str, dict[str, Figure]] = {}
        self.sections: dict[str, list[Clause]] = {}
        self.asides: list[Clause] = []
        self.day = spec.date or date.min
        self.only = spec.only or ()
        self.named = {*spec.clauses, *self.only, *self.by_rule, *spec.asks}
        self.slots: dict[str, dict[str, Clause]] = {}
        for clause in library.clauses_of(issue.id):
            self.slots.setdefault(clause.slot, {})[clause.id] = clause
        self.judged: set[str] = set()

    def select(self) -> None:
        """Fill the sections, then let clauses take the place of those they stand instead of."""
        for slot in self.kind.slots:
            self.sections[slot] = [clause for clause in self.candidates(slot) if self.keeps(clause)]
        self.asides = [
            clause for clause in self.candidates("asides") if clause.joins in self.spec.asks and self.keeps(clause)
        ]
        self.agree()
        self.replace()
        self.begin()
        self.designate()
        self.settle((*(clause for clauses in self.sections.values() for clause in clauses), *self.asides))
        for decision in self.decisions:
            if not decision.kept and decision.subject in self.spec.asks:
                self.faults.add(
                    f"the ask '{decision.subject}' is not for this letter: {decision.because}", self.spec.place("asks")
                )

    def candidates(self, slot: str) -> Iterator[Clause]:
        """A slot's clauses as a letter carries them: the asks as given, others by the outline, then the rest."""
        known = self.slots.get(slot, {})
        order = self.spec.asks if slot == "asks" else self.issue.outline.get(slot, ())
        yield from (known[name] for name in order if name in known)
        yield from (
            known[name]
            for name in (*self.only, *self.spec.clauses, *self.by_rule, *(known if slot == "asides" else ()))
            if name in known and name not in order
        )

    def keeps(self, clause: Clause) -> bool:
        """Whether a clause is in the letter; each answer leaves a Decision."""
        if clause.id in self.judged:
            return False
        self.judged.add(clause.id)
        because = self.objection(clause)
        kept = because is None
        asked = clause.id in self.spec.clauses
        self.decisions.append(Decision(clause.id, kept, because or self.reason(clause), clause.where, asked))
        return kept

    def reason(self, clause: Clause) -> str:
        """Why a clause without an objection is there."""
        if clause.id in self.spec.asks or clause.id in self.spec.clauses:
            return "you asked for it"
        if clause.id in self.by_rule:
            return f"the rule '{self.by_rule[clause.id].id}' adds it"
        if clause.joins:
            return f"it joins the ask '{clause.joins}'"
        in_outline = clause.id in self.issue.outline.get(clause.slot, ())
        return "the issue’s outline carries it" if in_outline else "the record has it"

    def objection(self, clause: Clause) -> str | None:
        """Why a clause stays out, None where nothing speaks against it."""
        if clause.id in self.spec.without:
            return "you left it out"
        if clause.on_request and clause.id not in self.named:
            return "it is there only on request"
        if clause.slot == DESIGNATION and not _wants_designation(self.spec, self.kind):
            return f"a letter of the kind '{self.kind.id}' carries it only with --designation"
        return self.gates(clause) or self.grounds.objection(clause) or self.not_recorded(clause)

    def not_recorded(self, clause: Clause) -> str | None:
        """A record says which clauses there are."""
        recorded = self.spec.only is None or clause.id in self.only or clause.slot == "asks"
        return None if recorded else "the record does not have it"

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

    def settle(self, kept: tuple[Clause, ...]) -> None:
        """The figures of the clauses that are kept, and of each statistic the one that the letter as a whole is on."""
        self.evidence = {clause.id: figures for clause in kept if (figures := self.grounds.figures.get(clause.id))}
        for clause in sorted(kept, key=lambda one: one.one_release):
            for figure in self.evidence.get(clause.id, {}).values():
                self.figures.setdefault(figure.statistic.id, figure.vintage)
        may_be_older = {*self.spec.figures, *(id_ for one in kept if one.one_release for id_ in one.evidence.values())}
        for name, vintage in self.figures.items():
            latest = newest(self.library.statistics[name].vintages, self.day) if name in may_be_older else vintage
            if vintage != latest and latest:
                self.decisions.append(self.older(name, vintage, latest))
            else:
                because = f"the newest on {long_date(self.day)}: published {vintage.published.in_words}"
                self.decisions.append(Decision(name, True, because, vintage.where, of="figure"))

    def older(self, name: str, vintage: Vintage, latest: Vintage) -> Decision:
        """Why a figure is not that of the newest period."""
        asked = name in self.spec.figures
        because = (
            self.spec.asker("you pinned it")
            if asked
            else "a clause needs the newest release that holds all its figures"
        )
        because = f"{because}: published {vintage.published.in_words}; the newest is of {latest.published.in_words}"
        return Decision(name, True, because, vintage.where, of="figure")

    def agree(self) -> None:
        """Two rules may not add clauses of which one stands instead of the other, or both instead of the same one."""
        added = [one for clauses in self.sections.values() for one in clauses if one.id in self.by_rule]
        added.sort(key=lambda one: self.by_rule[one.id].id)  # so that the order of the rules changes no word
        for number, one in enumerate(added):
            for other in added[number + 1 :]:
                at_odds = {one.id, *one.instead_of} & {other.id, *other.instead_of}
                if at_odds and one.id not in self.spec.clauses and other.id not in self.spec.clauses:
                    first, second = self.by_rule[one.id], self.by_rule[other.id]
                    message = (
                        f"the rules '{first.id}' and '{second.id}' contradict each other: '{one.id}' and '{other.id}' "
                        "cannot stand in one letter"
                    )
                    hint = f"Choose one for this letter with --without {one.id} or --without {other.id}, "
                    self.faults.add(message, second.where, f"{hint}or narrow a rule’s 'when' ({first.where}).")

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
