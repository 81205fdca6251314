"""LetterSpec × Library → Plan: who is written to, in which clauses, on which figures, and why each was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from typing import TypeAlias, TypeVar

from drafter.address_reasons import addressed, forms_of_address
from drafter.appointments import Appointment, appointments, in_precedence
from drafter.citation import DEFAULT_STYLE, CitationStyle
from drafter.dates import long_date, rough_date
from drafter.errors import Faults, Location, did_you_mean
from drafter.findings import OFF, UNFINISHED
from drafter.frozen import frozen
from drafter.library import Library
from drafter.library.styles import named_style
from drafter.particulars import check_particulars, contact_of, reply_day
from drafter.reasons import copied, reasons, signed
from drafter.records.evidence import Vintage
from drafter.records.issues import Clause, Issue
from drafter.records.office import Contact
from drafter.records.rules import Rule
from drafter.records.stationery import Kind, Letterhead, Signatory
from drafter.selection import Decision, Selection, facts, holds
from drafter.series import Figure
from drafter.spec import LetterSpec
from drafter.substance import check_asks, check_names, issue_of, named, no_repeats

T = TypeVar("T")
UNSET_LETTERHEAD = "unset"
JOINT_LETTERHEAD = "congress"
COMMITTEE_LETTERHEAD = "committee"
DEFAULT_KIND = "request"
LAST_YEAR = 2999
Day: TypeAlias = date | None


@frozen
class Plan:
    """Everything decided, nothing rendered. `sections` holds each slot of the kind with its clauses, in order.

    `evidence` holds what each clause's names under `evidence` stand for, by the clause's id; `figures` the vintage of
    each statistic that the letter as a whole is on. `signatories` stand in the order in which they sign; `lead` is the
    one whose letter it is, None where nobody is named. `carried` are the clauses that a record holds: those of the
    letter but its asks, and those that would be in it if others signed. `respond_by` is the day by which a reply is
    asked for, None where none is; `contact` is the person on the staff for questions, empty where nobody is named.
    """

    spec: LetterSpec
    date: date
    kind: Kind
    issue: Issue
    letterhead: Letterhead
    style: CitationStyle
    forms: str
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
    lead: Signatory | None = None
    carried: tuple[str, ...] = ()
    respond_by: Day = None
    contact: Contact = Contact()

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
    kind = named(library.kinds, spec.kind or DEFAULT_KIND, "kind of letter", spec, "kind", faults)
    issue = issue_of(spec, kind, library, faults)
    asked, spec = spec.signatories, replace(spec, signatories=_signers(spec, library))
    signatories = _all_named(library.signatories, spec.signatories, "signatory", spec, "from", faults)
    if len(signatories) == len(spec.signatories):
        spec = replace(spec, signatories=tuple(one.id for one in signatories))
    signers, in_order = _signing(spec, signatories, library, faults)
    signatories = tuple(dict.fromkeys((*signatories, *signers)))
    addressees = _addressees(spec, kind, library, day, faults)
    if issue:
        spec = replace(spec, issue=issue.id)
    check_asks(spec, kind, issue, library, faults)
    check_names(spec, kind, issue, library, faults)
    if kind:
        check_particulars(spec, kind, library, faults)
    respond_by = reply_day(spec, faults)
    rules = _rules_in_force(library, spec)
    values = facts(spec, issue, kind, addressees, library)
    including = [rule for rule in rules if rule.include and holds(rule.when, rule.where, library, values)]
    copies = appointments(copied(spec, including, addressees, library), library, day, spec, "cc", faults)
    _no_copy_to_addressee(addressees, copies, spec, faults)
    _figures(spec, library, faults)
    check_allowances(spec.allow, library.rules_for(spec.issue), spec.place("allow"), faults)
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
        forms=forms_of_address(spec, signatories, library.house).style,
        signatories=signers,
        addressees=addressees,
        copies=copies,
        sections=tuple((slot, tuple(clauses)) for slot, clauses in chosen.sections.items()),
        asides=tuple(chosen.asides),
        figures=chosen.figures,
        evidence=chosen.evidence,
        rules=tuple(rule for rule in rules if rule.check),
        decisions=(
            *chosen.decisions,
            *addressed(spec, signatories, addressees, library),
            *signed(spec, signatories, library.office, named=bool(asked)),
            *in_order,
            *reasons(spec, kind, letterhead, style.name, library.office, signatories, addressees, copies, including),
        ),
        facts=values,
        library=library,
        lead=next(iter(signatories), None),
        carried=chosen.carried,
        respond_by=respond_by,
        contact=contact_of(spec, library.office.contact),
    )


def _addressees(
    spec: LetterSpec, kind: Kind | None, library: Library, day: date, faults: Faults
) -> tuple[Appointment, ...]:
    """Those addressed, in the order of precedence: the holders of posts, and the people whom the request describes.

    Where nobody is named, it is whom the kind of letter goes to.
    """
    if kind and kind.recipient and not spec.to and not spec.recipients:
        spec = replace(spec, recipients=(kind.recipient,))
    found = appointments(spec.to, library, day, spec, "to", faults)
    if spec.recipients:
        from drafter.recipients import received  # few letters go to somebody on no roster

        found += received(spec, library, faults)
    return in_precedence(found, library.house)


def _signers(spec: LetterSpec, library: Library) -> tuple[str, ...]:
    """Who signs: those named, else those whom the office's profile names; nobody for a record that has nobody."""
    return spec.signatories or (() if spec.made else library.office.signs)


def _signing(
    spec: LetterSpec, own: tuple[Signatory, ...], library: Library, faults: Faults
) -> tuple[tuple[Signatory, ...], tuple[Decision, ...]]:
    """All who sign, in their order, and why; `own` are the signatories named, which is mostly all that there is."""
    if not (spec.cosigners or spec.order or spec.lead or any(one.committee for one in own)):
        return own, ()
    from drafter.signing import signing

    return signing(spec, own, library, faults)


def _all_named(
    known: Mapping[str, T], wanted: tuple[str, ...], what: str, spec: LetterSpec, key: str, faults: Faults
) -> tuple[T, ...]:
    """The records of these ids, or of these people's full names, in any case."""
    by_name = {str(getattr(one, "name", id_)).casefold(): id_ for id_, one in known.items()} | {
        id_: id_ for id_ in known
    }
    found = [named(known, by_name.get(name.casefold(), name), what, spec, key, faults) for name in wanted]
    no_repeats(wanted, spec, key, faults)
    return tuple(one for one in found if one is not None)


def _letterhead(
    spec: LetterSpec, signatories: tuple[Signatory, ...], library: Library, faults: Faults
) -> Letterhead | None:
    """The letterhead asked for, else the first signatory's.

    Members of both chambers write on that of Congress. Those who all sign for a committee write on that of committees,
    but where the first has more than the plain one of the chamber.
    """
    joint = len({one.chamber for one in signatories}) > 1 and JOINT_LETTERHEAD in library.letterheads
    own = signatories[0].letterhead if signatories else UNSET_LETTERHEAD
    plain = joint or (bool(signatories) and own == signatories[0].chamber)
    own = JOINT_LETTERHEAD if joint else own
    if plain and all(one.committee for one in signatories) and COMMITTEE_LETTERHEAD in library.letterheads:
        own = COMMITTEE_LETTERHEAD
    name = spec.letterhead or own
    return named(library.letterheads, name, "letterhead", spec, "letterhead", faults)


def _style(
    spec: LetterSpec, signatories: tuple[Signatory, ...], library: Library, faults: Faults
) -> CitationStyle | None:
    """The citation style asked for, else the first signatory's, else the office's, else the house style."""
    own = (signatories[0].style if signatories else "") or library.office.style
    return named_style(spec.style or own or DEFAULT_STYLE, library.styles, spec.place("style"), faults)


def _rules_in_force(library: Library, spec: LetterSpec) -> list[Rule]:
    assert spec.date is not None
    return [rule for rule in library.rules_for(spec.issue).values() if spec.date in rule.span and rule.level != OFF]


def _no_copy_to_addressee(
    addressees: tuple[Appointment, ...], copies: tuple[Appointment, ...], spec: LetterSpec, faults: Faults
) -> None:
    addressed = {person.post.id for person in addressees}
    for person in copies:
        if person.post.id in addressed:
            hint = "Whoever gets the letter needs no copy."
            faults.add(f"'{person.post.id}' is addressed and copied", spec.place("cc"), hint)


def check_allowances(allowed: Iterable[str], rules: Mapping[str, Rule], where: Location, faults: Faults) -> None:
    """An allowance names a rule that judges, and that finds no gap: a gap is filled and not reasoned away."""
    for name in allowed:
        if name not in rules:
            hint = did_you_mean(name, (one.id for one in rules.values() if one.check))
            faults.add(f"no rule '{name}'", where, f"{hint} All rules: drafter rules list".strip())
        elif not rules[name].check:
            hint = "Leave out what it adds with --without, or change its 'when'."
            faults.add(f"the rule '{name}' adds to letters and objects to nothing", where, hint)
        elif rules[name].level == UNFINISHED:
            hint = "Mend what it finds, and take the allowance out; a draft can be made meanwhile."
            faults.add(f"the rule '{name}' finds what is unfinished, and no reason finishes a letter", where, hint)


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
