"""Issues and the clauses that letters about them are made of."""

from __future__ import annotations

from datetime import date

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen

COUNTERPART = "counterpart"
"""What a clause writes under `decided_by` for the government that the issue is negotiated with."""


@frozen
class Counterpart:
    """The government that an issue is negotiated with: its name, its short name, its adjective."""

    name: str
    short: str
    adjective: str


@frozen
class Issue:
    """A policy area. `phrase` finishes 'I write about …'; `outline` names each slot's clauses in their order."""

    id: str
    title: str
    phrase: str
    counterpart: Counterpart | None
    outline: dict[str, tuple[str, ...]]
    where: Location


NO_ISSUE = Issue("", "", "", None, {}, Location(""))
"""What a letter is about whose kind needs no issue; it has the clauses and rules that serve for all."""


@frozen
class ClauseBlank:
    """A word or phrase that only the office can supply; `hint` says what belongs there."""

    name: str
    hint: str


@frozen
class Settled:
    """An event that met an ask: in `part`, in `full`, or not at all, where it was `denied`.

    `until` is the last day on which a request is for what the event decided, such as the day a yearly list is due;
    later ones are for the next. None where the ask is one that does not come back.
    """

    event: str
    how: str
    until: date | None


@frozen
class Clause:
    """One passage of a letter and the gates in front of it.

    `slot` is the folder it lies in, `issue` the folder above ('common' for any issue). `on_request` keeps it out of a
    letter until someone asks for it by name. `paragraph` runs it on with neighbours of the same name. `instead_of`
    names clauses that it replaces. `evidence`, `events` and `cites` map the names its words use to statistics, dated
    events and sources. `in_state` are the names under `evidence` that stand for the signatories' own State;
    `one_release` says that all of them come from one release; `in_force` names the laws and other events without which
    the clause is not true. `no_note` says why a number in it needs no footnote. `lead`, `phrase`, `reason` and `copies`
    belong to asks, `joins`, the ask that an aside is added to, to asides; they are empty elsewhere.

    `decided_by` is the post that decides what the clause asks, or 'counterpart'; `delegated_to` are posts that the law
    lets decide in its place, `pressed_by` posts and bodies that can press for it. `both_ways` says that its words
    differ with who is asked. `settled_by` are the events that met it. `by` are those whose own experience it tells;
    one that is `attributed` has words for a letter with others, in which the Member is named.
    """

    id: str
    issue: str
    slot: str
    title: str
    span: Span
    when: str
    by: tuple[str, ...]
    on_request: bool
    after_others: bool
    paragraph: str
    instead_of: tuple[str, ...]
    evidence: dict[str, str]
    events: dict[str, str]
    cites: dict[str, str]
    blanks: tuple[ClauseBlank, ...]
    authority: str
    no_note: str
    body: str
    body_line: int
    where: Location
    when_where: Location | None
    lead: str = ""
    phrase: str = ""
    reason: str = ""
    decided_by: str = ""
    pressed_by: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    joins: str = ""
    in_state: tuple[str, ...] = ()
    one_release: bool = False
    in_force: tuple[str, ...] = ()
    delegated_to: tuple[str, ...] = ()
    both_ways: bool = False
    settled_by: tuple[Settled, ...] = ()
    attributed: bool = False
