"""What a clause rests on, as of the letter's date: its figures, the laws in force, the sources that were public."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from drafter.citation import short
from drafter.dates import long_date, rough_date
from drafter.library import Library
from drafter.records.evidence import Event, Source, Statistic, Vintage
from drafter.records.issues import Clause, Settled
from drafter.remit import Refusal
from drafter.series import Figure, newest, newest_release
from drafter.spec import LetterSpec


class Standing(NamedTuple):
    """How an event stood on a day; one whose source had not appeared was not public yet, and so nothing else."""

    announced: bool
    in_force: bool
    ended: bool


def standing(event: Event, source: Source, day: date) -> Standing:
    """Whether an event was public on a day, in force, or over."""
    public = source.issued is None or source.issued.first <= day
    ended = event.until is not None and event.until.last < day
    return Standing(
        announced=public and event.announced.last <= day,
        in_force=public and event.announced.last <= day and event.effective.last <= day and not ended,
        ended=ended,
    )


class Grounds:
    """What the clauses of one letter rest on. `figures` holds those of each clause found to be supported, by its id."""

    def __init__(self, spec: LetterSpec, library: Library) -> None:
        self.spec, self.library = spec, library
        self.day = spec.date or date.min
        self.figures: dict[str, dict[str, Figure]] = {}

    def objection(self, clause: Clause) -> str | None:
        """Why nothing that was public supports a clause; None where it is supported, and its figures are settled."""
        return self._not_in_force(clause) or self._without_figures(clause) or self._not_public(clause)

    def settled(self, clause: Clause) -> Refusal | None:
        """Why what a clause asks is not to be asked any more: it was met in full, or denied, on a day."""
        for one in clause.settled_by:
            if one.how != "part" and self._has_settled(one):
                event = self.library.events[one.event]
                day = event.effective
                how = "it was met" if one.how == "full" else "it was decided otherwise"
                source = short(self.library.sources[event.source])
                because = f"{how} {'on' if day.exact else 'in'} {day.in_words}: {event.what} ({source})"
                hint = "Ask for what is still missing. All asks: drafter list asks"
                if one.until:
                    hint = f"A letter dated {long_date(one.until + timedelta(days=1))} or later asks for the next one."
                return Refusal(because, hint)
        return None

    def credited(self, clause: Clause) -> list[str]:
        """The events that have met in part what a clause asks, each with its day."""
        return [
            f"{one.event} ({self.library.events[one.event].announced.in_words})"
            for one in clause.settled_by
            if one.how == "part" and self._has_settled(one)
        ]

    def _has_settled(self, one: Settled) -> bool:
        event = self.library.events[one.event]
        stood = standing(event, self.library.sources[event.source], self.day)
        told = stood.announced if one.how == "part" else stood.in_force
        return told and (one.until is None or self.day <= one.until)

    def pinned(self, statistic: Statistic) -> Vintage | None:
        """The vintage that the request names; None where it names none."""
        day = self.spec.figures.get(statistic.id)
        published = rough_date(day) if day else None
        return next((one for one in statistic.vintages if one.published == published), None)

    def _not_in_force(self, clause: Clause) -> str | None:
        for name in clause.in_force:
            event = self.library.events[name]
            stood = standing(event, self.library.sources[event.source], self.day)
            if stood.ended:
                return f"it rests on '{name}', which ended on {long_date(event.until.last)}" if event.until else None
            if not stood.in_force:
                return f"it rests on '{name}', which was not in force on {long_date(self.day)}"
        return None

    def _without_figures(self, clause: Clause) -> str | None:
        chosen: dict[str, Statistic] = {}
        for name, statistic in clause.evidence.items():
            found = self._in_state(statistic) if name in clause.in_state else self.library.statistics[statistic]
            if isinstance(found, str):
                return found
            chosen[name] = found
        if clause.one_release and chosen:
            return self._of_one_release(clause, chosen)
        figures = {}
        for name, one in chosen.items():
            vintage = self.pinned(one) or newest(one.vintages, self.day)
            if vintage is None:
                return f"no figure of '{one.id}' was public on {long_date(self.day)}"
            figures[name] = Figure(one, vintage)
        self.figures[clause.id] = figures
        return None

    def _of_one_release(self, clause: Clause, chosen: dict[str, Statistic]) -> str | None:
        pins = {name: vintage for name, one in chosen.items() if (vintage := self.pinned(one))}
        release = newest_release({name: one.vintages for name, one in chosen.items()}, self.day, pins)
        if not release:
            ids = " and ".join(f"'{one.id}'" for one in chosen.values())
            return f"no release public on {long_date(self.day)} gives {ids} for the same months, on one basis"
        self.figures[clause.id] = {name: Figure(chosen[name], vintage) for name, vintage in release.items()}
        return None

    def _in_state(self, national: str) -> Statistic | str:
        """The series of the signatories' own State, else why there is none; a national one never stands in for it."""
        own = (self.library.signatories[one].state for one in self.spec.signatories)
        states = list(dict.fromkeys((*own, *(one.state for one in self.spec.cosigners))))
        if not states:
            return "it gives a figure of the signatory’s State, and no signatory is set"
        if len(states) > 1:
            return f"it gives a figure of one State, and the signatories are of {len(states)}"
        for one in self.library.statistics.values():
            if one.series == national and one.geography == states[0]:
                return one
        return f"the evidence has no '{national}' for {states[0]}"

    def _not_public(self, clause: Clause) -> str | None:
        for name in clause.cites.values():
            source = self.library.sources[name]
            if source.issued and source.issued.first > self.day:
                return f"its source '{name}' was not public on {long_date(self.day)}"
        return None
