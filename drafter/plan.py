"""LetterSpec × Library → Plan: who is written to, in which clauses, on which figures, and why each was chosen."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from typing import TypeVar

from drafter.appointments import Appointment, appointments
from drafter.citation import DEFAULT_STYLE, CitationStyle
from drafter.dates import long_date, rough_date
from drafter.errors import Faults, did_you_mean, one_of
from drafter.frozen import frozen
from drafter.library import Library
from drafter.library.styles import named_style
from drafter.reasons import copied, reasons
from drafter.records.evidence import Vintage
from drafter.records.issues import Clause, Issue
from drafter.records.rules import Rule
from drafter.records.stationery import Kind, Letterhead, Signatory
from drafter.selection import Decision, Selection, facts, holds
from drafter.series import Figure
from drafter.spec import LetterSpec

T = TypeVar("T")
UNSET_LETTERHEAD = "unset"
JOINT_LETTERHEAD = "congress"
DEFAULT_KIND = "request"
LAST_YEAR = 2999


@frozen
class Plan:
    """Everything decided, nothing rendered. `sections` holds each slot of the kind with its clauses, in order.

    `evidence` holds what each clause's names under `evidence` stand for, by the clause's id; `figures` the vintage of
    each statistic that the letter as a whole is on.
    """

    spec: LetterSpec
    date: date
    kind: Kind
    issue: Issue
    letterhead: Letterhead
    style: CitationStyle
    signatories: tuple[Signatory, ...]
    addressees: tuple[Appointment, ...]
    copies: tuple[Appointment, ...]
    sections: tuple[tuple[str, tuple[Clause, ...]], ...]
    asides: tuple[Clause, ...]
    figures: dict[str, Vintage]
    rules: tuple[Rule, ...]
    decisions: tuple[Decision, ...]
    facts: dict[str, object]
    library: Library
    evidence: dict[str, dict[str, Figure]] = field(default_factory=dict)

    @property
    def used(self) -> tuple[Figure, ...]:
        """Every figure of the letter once, in the order of its clauses."""
        return tuple({id(one.vintage): one for named in self.evidence.values() for one in named.values()}.values())

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of the letter in its order, an aside after the ask it joins."""
        joined = {ask: [aside for aside in self.asides if aside.joins == ask] for ask in self.spec.asks}
        return tuple(
            one
            for slot, clauses in self.sections
            for clause in clauses
            for one in (clause, *(joined.get(clause.id, ()) if slot == "asks" else ()))
        )

    @property
    def asks(self) -> tuple[Clause, ...]:
        """The asks in the order in which they were given."""
        return next((clauses for slot, clauses in self.sections if slot == "asks"), ())

    @property
    def officials(self) -> tuple[str, ...]:
        """Who is addressed, by id; the post's id where the holder is not known."""
        return tuple(person.official.id if person.official else person.post.id for person in self.addressees)

    def applies(self, rule: Rule) -> bool:
        """Whether a rule's condition holds for this letter."""
        return holds(rule.when, rule.where, self.library, self.facts)


def make_plan(spec: LetterSpec, library: Library) -> Plan:
    """Resolve a request against the library as of the letter's date. Raises DrafterError with every fault found."""
    day = spec.date
    if day is None:
        raise ValueError("a plan needs the letter's date")
    faults = Faults()
    if day.year > LAST_YEAR:
        faults.add(f"no letter is written for {long_date(day)}", spec.place("date"), "Check the year.")
    issue = _issue(spec, library, faults)
    kind = _named(library.kinds, spec.kind or DEFAULT_KIND, "kind of letter", spec, "kind", faults)
    signatories = _all_named(library.signatories, spec.signatories, "signatory", spec, "from", faults)
    if len(signatories) == len(spec.signatories):
        spec = replace(spec, signatories=tuple(one.id for one in signatories))
    addressees = appointments(spec.to, library, day, spec, "to", faults)
    if issue:
        spec = replace(spec, issue=issue.id)
        _asks(spec, issue, library, faults)
        _clause_names(spec, issue, library, faults)
    rules = _rules_in_force(library, spec)
    values = facts(spec, issue, kind, addressees)
    including = [rule for rule in rules if rule.include and holds(rule.when, rule.where, library, values)]
    copies = appointments(copied(spec, including, addressees, library), library, day, spec, "cc", faults)
    _no_copy_to_addressee(addressees, copies, spec, faults)
    _figures(spec, library, faults)
    _allowances(spec, library, faults)
    letterhead = _letterhead(spec, signatories, library, faults)
    style = _style(spec, signatories, library, faults)
    faults.stop()
    assert issue is not None
    assert kind is not None
    assert letterhead is not None
    assert style is not None
    chosen = Selection(spec, kind, issue, library, values, including)
    chosen.select()
    chosen.faults.stop()
    return Plan(
        spec=replace(spec, kind=kind.id),
        date=day,
        kind=kind,
        issue=issue,
        letterhead=letterhead,
        style=style,
        signatories=signatories,
        addressees=addressees,
        copies=copies,
        sections=tuple((slot, tuple(clauses)) for slot, clauses in chosen.sections.items()),
        asides=tuple(chosen.asides),
        figures=chosen.figures,
        evidence=chosen.evidence,
        rules=tuple(rule for rule in rules if rule.check),
        decisions=(
            *chosen.decisions,
            *reasons(spec, kind, letterhead, style.name, signatories, addressees, copies, including),
        ),
        facts=values,
        library=library,
    )


def _issue(spec: LetterSpec, library: Library, faults: Faults) -> Issue | None:
    if spec.issue:
        return _named(library.issues, spec.issue, "issue", spec, "issue", faults)
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


def _named(known: dict[str, T], name: str, what: str, spec: LetterSpec, key: str, faults: Faults) -> T | None:
    if name in known:
        return known[name]
    hint = did_you_mean(name, known) or f"There is {one_of(known)}." if known else ""
    faults.add(f"no {what} '{name}'", spec.place(key), hint)
    return None


def _all_named(
    known: dict[str, T], wanted: tuple[str, ...], what: str, spec: LetterSpec, key: str, faults: Faults
) -> tuple[T, ...]:
    """The records of these ids, or of these people's full names, in any case."""
    by_name = {str(getattr(one, "name", id_)).casefold(): id_ for id_, one in known.items()} | {
        id_: id_ for id_ in known
    }
    found = [_named(known, by_name.get(name.casefold(), name), what, spec, key, faults) for name in wanted]
    _no_repeats(wanted, spec, key, faults)
    return tuple(one for one in found if one is not None)


def _no_repeats(wanted: tuple[str, ...], spec: LetterSpec, key: str, faults: Faults) -> None:
    for name in sorted({name for name in wanted if wanted.count(name) > 1}):
        faults.add(f"'{name}' is named twice", spec.place(key), "Name each once.")


def _letterhead(
    spec: LetterSpec, signatories: tuple[Signatory, ...], library: Library, faults: Faults
) -> Letterhead | None:
    """The letterhead asked for, else the first signatory's; Members of both chambers write on that of Congress."""
    joint = len({one.chamber for one in signatories}) > 1 and JOINT_LETTERHEAD in library.letterheads
    own = signatories[0].letterhead if signatories else UNSET_LETTERHEAD
    name = spec.letterhead or (JOINT_LETTERHEAD if joint else own)
    return _named(library.letterheads, name, "letterhead", spec, "letterhead", faults)


def _asks(spec: LetterSpec, issue: Issue, library: Library, faults: Faults) -> None:
    known = {clause.id: clause for clause in library.clauses_of(issue.id) if clause.slot == "asks"}
    if not spec.asks:
        faults.add(
            "no asks",
            spec.place("asks"),
            f"Name one or more: --asks {','.join(list(known)[:2])}. All: drafter list asks",
        )
    _no_repeats(spec.asks, spec, "asks", faults)
    for name in dict.fromkeys(spec.asks):
        if name not in known:
            hint = did_you_mean(name, known)
            faults.add(
                f"no ask '{name}' in {issue.id}", spec.place("asks"), f"{hint} All asks: drafter list asks".strip()
            )


def _style(
    spec: LetterSpec, signatories: tuple[Signatory, ...], library: Library, faults: Faults
) -> CitationStyle | None:
    """The citation style asked for, else the first signatory's, else the house style."""
    own = signatories[0].style if signatories else ""
    return named_style(spec.style or own or DEFAULT_STYLE, library.styles, spec.place("style"), faults)


def _clause_names(spec: LetterSpec, issue: Issue, library: Library, faults: Faults) -> None:
    known = {clause.id: clause for clause in library.clauses_of(issue.id)}
    for key, names in (("clause", spec.clauses), ("without", spec.without), ("only", spec.only or ())):
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known)
                faults.add(
                    f"no clause '{name}' for {issue.id}",
                    spec.place(key),
                    f"{hint} All clauses: drafter list clauses".strip(),
                )
            elif known[name].slot == "asks" and key == "clause" and name not in spec.asks:
                faults.add(
                    f"'{name}' is an ask",
                    spec.place(key),
                    f"Add it to the asks: --asks {','.join((*spec.asks, name))}.",
                )
    declared = {blank.name for clause in known.values() for blank in clause.blanks}
    for name in spec.fill:
        if name not in declared:
            hint = did_you_mean(name, declared) or f"The blanks are {one_of(sorted(declared))}."
            faults.add(f"no clause has a blank '{name}'", spec.place("fill"), hint)


def _rules_in_force(library: Library, spec: LetterSpec) -> list[Rule]:
    assert spec.date is not None
    return [rule for rule in library.rules.values() if spec.date in rule.span and rule.issue in ("", spec.issue)]


def _no_copy_to_addressee(
    addressees: tuple[Appointment, ...], copies: tuple[Appointment, ...], spec: LetterSpec, faults: Faults
) -> None:
    addressed = {person.post.id for person in addressees}
    for person in copies:
        if person.post.id in addressed:
            hint = "Whoever gets the letter needs no copy."
            faults.add(f"'{person.post.id}' is addressed and copied", spec.place("cc"), hint)


def _allowances(spec: LetterSpec, library: Library, faults: Faults) -> None:
    """An allowance names a rule that judges."""
    judging = [rule.id for rule in library.rules.values() if rule.check]
    for name in spec.allow:
        if name not in library.rules:
            hint = f"{did_you_mean(name, judging)} All rules: drafter rules list".strip()
            faults.add(f"no rule '{name}'", spec.place("allow"), hint)
        elif name not in judging:
            hint = "Leave out what it adds with --without, or change its 'when'."
            faults.add(f"the rule '{name}' adds to letters and objects to nothing", spec.place("allow"), hint)


def _figures(spec: LetterSpec, library: Library, faults: Faults) -> None:
    """A pinned figure names a statistic and the day of one of its vintages."""
    for name, day in spec.figures.items():
        statistic = library.statistics.get(name)
        if statistic is None:
            hint = did_you_mean(name, library.statistics)
            faults.add(f"no statistic '{name}'", spec.place("figure"), f"{hint} All: drafter list statistics".strip())
        elif not any(str(vintage.published) == day for vintage in statistic.vintages):
            known = ", ".join(str(vintage.published) for vintage in statistic.vintages)
            message = f"no figure of '{name}' was published on {day}"
            faults.add(message, spec.place("figure"), f"There are those of {known}.")
        elif spec.date and rough_date(day).last > spec.date:
            message = f"the figure of '{name}' of {day} was published after the letter’s date, {long_date(spec.date)}"
            faults.add(message, spec.place("figure"), "Take an earlier one, or leave it out: drafter takes the newest.")
