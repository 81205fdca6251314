"""Issues and the clauses that letters about them are made of."""

from __future__ import annotations

from drafter.dates import Span
from drafter.errors import Location
from drafter.frozen import frozen


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


@frozen
class ClauseBlank:
    """A word or phrase that only the office can supply; `hint` says what belongs there."""

    name: str
    hint: str


@frozen
class Clause:
    """One passage of a letter and the gates in front of it.

    `slot` is the folder it lies in, `issue` the folder above ('common' for any issue). `on_request` keeps it out of a
    letter until someone asks for it by name. `paragraph` runs it on with neighbours of the same name. `instead_of`
    names clauses that it replaces. `evidence`, `events` and `cites` map the names its words use to statistics, dated
    events and sources. `in_state` are the names under `evidence` that stand for the signatories' own State;
    `one_release` says that all of them come from one release; `in_force` names the laws and other events without which
    the clause is not true. `no_note` says why a number in it needs no footnote. `lead` to `joins` belong to asks and
    asides and are empty elsewhere: `joins` names the ask that an aside is added to.
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
