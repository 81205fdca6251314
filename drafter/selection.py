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
from drafter.records.stationery import PARTICULARS, Kind
from drafter.remit import Refusal, bodies_of, refusal
from drafter.series import Figure, newest
from drafter.spec import KEYS, LetterSpec

DESIGNATION = "designation"
"""The slot of the designation request, which a kind of letter or a flag turns on."""


OF = ("addressee", "form", "signatory", "kind", "letterhead", "style", "clause", "figure", "copy")
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
    spec: LetterSpec, issue: Issue | None, kind: Kind | None, addressees: Iterable[Appointment], library: Library
) -> dict[str, object]:
    """What a `when:` may ask about a letter; the names and types stand in library/facts.py."""
    people = tuple(addressees)
    posts = frozenset(person.post.id for person in people)
    return {
        "letter.date": spec.date,
        "letter.signatories": max(1, spec.signing),
        "asks": frozenset(spec.asks),
        "kind": kind.id if kind else "",
        "follows": spec.about.kind if spec.about else "",
        "issue": issue.id if issue else "",
        "posts": posts,
        "bodies": bodies_of(posts, library),
        "copies": frozenset(spec.copies),
        "signatories": frozenset(spec.signatories),
        "given": frozenset(key for key in PARTICULARS if getattr(spec, KEYS[key])),
        "designation": _wants_designation(spec, kind),
        "acting": any(person.acting for person in people),
    }


def holds(when: str, where: Location, library: Library, values: dict[str, object]) -> bool:
    """Whether a condition holds for a letter; an empty one always does."""
    return not when or library.condition(when, where).holds(values)


def _wants_designation(spec: LetterSpec, kind: Kind | None) -> bool:
    return bool(kind and kind.designation) if spec.designation is None else spec.designation


def _depends_on_signers(clause: Clause) -> bool:
    """Whether who signs decides if a clause is in a letter."""
    return bool(clause.by) or "signatories" in clause.when


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
        self.outline = {**issue.outline, **kind.outline}
        self.by_rule = {name: rule for rule in reversed(including) for name in rule.include.get("clauses", ())}
        self.faults = Faults()
        self.decisions: list[Decision] = []
        self.grounds = Grounds(spec, library)
        self.figures: dict[str, Vintage] = {}
        self.evidence: dict[str, dict[str, Figure]] = {}
        self.sections: dict[str, list[Clause]] = {}
        self.asides: list[Clause] = []
        self.day = spec.date or date.min
        posts = values["posts"]
        assert isinstance(posts, frozenset)
        self.addressed = tuple(post for post in library.posts if post in posts)
        self.only = spec.only or ()
        self.named = {*spec.clauses, *self.only, *self.by_rule, *spec.asks}
        self.slots: dict[str, dict[str, Clause]] = {}
        for clause in library.clauses_of(issue.id):
            self.slots.setdefault(clause.slot, {})[clause.id] = clause
        self.judged: dict[str, Clause] = {}
        self.waiting: set[str] = set()
        self.refusals: dict[str, Refusal] = {}

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
                message = f"the ask '{decision.subject}' is not for this letter: {decision.because}"
                refused = self.refusals.get(decision.subject)
                self.faults.add(message, self.spec.place("asks"), refused.hint if refused else "")

    @property
    def carried(self) -> tuple[str, ...]:
        """The clauses in the letter but its asks, and those that would be there if others signed, in their order."""
        kept = {clause.id for clauses in self.sections.values() for clause in clauses}
        kept |= {clause.id for clause in self.asides} | self.waiting
        return tuple(name for name, clause in self.judged.items() if clause.slot != "asks" and name in kept)

    def candidates(self, slot: str) -> Iterator[Clause]:
        """A slot's clauses as a letter carries them: the asks as given, others by the outline, then the rest."""
        known = self.slots.get(slot, {})
        order = self.spec.asks if slot == "asks" else self.outline.get(slot, ())
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
        self.judged[clause.id] = clause
        because = self.objection(clause)
        kept = because is None
        if because and self.waits(clause, because):
            self.waiting.add(clause.id)
        asked = clause.id in self.spec.clauses
        self.decisions.append(Decision(clause.id, kept, because or self.reason(clause), clause.where, asked))
        return kept

    def waits(self, clause: Clause, because: str) -> bool:
        """Whether a clause that stays out would be in the letter if others signed."""
        recorded = self.spec.only is None or clause.id in self.only
        in_time = self.day in clause.span
        return recorded and in_time and _depends_on_signers(clause) and because == self.gates(clause)

    def reason(self, clause: Clause) -> str:
        """Why a clause without an objection is there."""
        if clause.id in self.spec.asks or clause.id in self.spec.clauses:
            credited = self.grounds.credited(clause)
            return (
                f"you asked for it; its text credits what met it in part: {', '.join(credited)}"
                if credited
                else ("you asked for it")
            )
        if clause.id in self.by_rule:
            return f"the rule '{self.by_rule[clause.id].id}' adds it"
        if clause.joins:
            return f"it joins the ask '{clause.joins}'"
        if clause.id in self.kind.outline.get(clause.slot, ()):
            return f"every letter of the kind '{self.kind.id}' carries it"
        in_outline = clause.id in self.outline.get(clause.slot, ())
        return "the issue’s outline carries it" if in_outline else "the record has it"

    def objection(self, clause: Clause) -> str | None:
        """Why a clause stays out, None where nothing speaks against it."""
        if clause.id in self.spec.without:
            return "you left it out"
        if clause.on_request and clause.id not in self.named:
            return "it is there only on request"
        if clause.slot == DESIGNATION and not _wants_designation(self.spec, self.kind):
            return f"a letter of the kind '{self.kind.id}' carries it only with --designation"
        return self.gates(clause) or self.refused(clause) or self.grounds.objection(clause) or self.not_recorded(clause)

    def refused(self, clause: Clause) -> str | None:
        """Why nobody may ask this of those addressed on this day; what to do about it is kept."""
        found = self.grounds.settled(clause) or refusal(clause, self.addressed, self.issue, self.library)
        if found:
            self.refusals[clause.id] = found
        return found.because if found else None

    def not_recorded(self, clause: Clause) -> str | None:
        """A record says which clauses there are."""
        recorded = self.spec.only is None or clause.id in self.only or clause.slot == "asks"
        return None if recorded else "the record does not have it"

    def tells_of_signer(self, clause: Clause) -> bool:
        """Whether a personal experience is that of the one who signs, or is told of one of several by name."""
        alone = self.spec.signing == 1
        return (alone or clause.attributed) and not set(clause.by).isdisjoint(self.spec.signatories)

    def gates(self, clause: Clause) -> str | None:
        """The gates of date, person and condition."""
        if clause.span.since and self.day < clause.span.since:
            return f"it is true only from {long_date(clause.span.since)} on"
        if clause.span.until and self.day > clause.span.until:
            return f"it was true only until {long_date(clause.span.until)}"
        if clause.by and not self.tells_of_signer(clause):
            must = "must sign" if clause.attributed else "must sign alone"
            return f"it is the personal experience of {one_of(clause.by)}, who {must}"
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
                    self.waiting |= {clause.id} if _depends_on_signers(gone[clause.id]) else set()
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
            refused = next((found for name, found in self.refusals.items() if name in reasons), None)
            if refused:
                message = f"the designation request is not for this letter: {refused.because}"
                self.faults.add(message, self.spec.place("designation"), refused.hint)
            self.decisions.append(Decision(DESIGNATION, False, because, asked=True))
