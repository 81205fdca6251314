"""What is wrong with the words of a clause whose keys, names or ids are at fault too, so that all is told at once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.add_trial import as_faults, objections, with_stand_ins
from drafter.commands.evidence_writing import Parts, Place, shown_as
from drafter.errors import DrafterError, Fault, Faults, Location
from drafter.records.issues import COUNTERPART

if TYPE_CHECKING:
    from drafter.commands.add_made import Made
    from drafter.library import Library
    from drafter.records.issues import Clause

_PRINTED, _CHOICE = r"\{\{.*?\}\}", r"\{%.*?%\}"
_A_SOURCE = "some_source"
"""What stands for a source that is not found, so that a number with a footnote is not said to have none."""


def with_word_faults(error: DrafterError, made: Made, at: Place, day: date) -> DrafterError:
    """The same faults and those of the words of new clauses, which are otherwise judged once their keys are right."""
    faults = list(error.faults)
    for parts, text in made.texts.items():
        if isinstance(text, str) and parts[-1].endswith(".md.j2"):
            shown = made.shown.get(parts) or shown_as(at, parts)
            faults += (one for one in _word_faults(parts, text, shown, at.library, day) if one not in faults)
    return type(error)(*sorted(faults, key=_by_place))


def _word_faults(parts: Parts, text: str, shown: str, library: Library, day: date) -> list[Fault]:
    from drafter.library.fields import Fields
    from drafter.library.issues import declared, read_clause
    from drafter.library.references import References
    from drafter.library.source import parse_clause
    from drafter.templating import faults_in_clause
    from drafter.templating.text import unpaired_braces

    try:
        front, body, line = parse_clause(text, shown)
    except DrafterError:
        return []  # its keys cannot be read, which is told already
    fields = Fields(front, "a clause", Faults())
    clause = read_clause((parts[1], parts[2], parts[3].partition(".")[0]), fields, body, line, References())
    found = faults_in_clause(clause.body, declared(clause), Location(shown, clause.body_line, 1))
    if clause.issue not in (*library.issues, "common"):
        return found  # no letter can be about it yet
    library = _with_a_source(library)
    said = _that_can_be_said(clause, library)
    if unpaired_braces(said.body) or unpaired_braces(said.lead):
        return found  # nobody can tell what is meant as words
    places = {fault.where for fault in found}
    return [*found, *(one for one in _objections(said, library, day, text) if one.where not in places)]


def _with_a_source(library: Library) -> Library:
    """A library with one source more, which no figure is from; as it is where it has none to take after."""
    if not library.sources:
        return library
    stand_in = replace(next(iter(library.sources.values())), id=_A_SOURCE)
    return replace(library, sources={**library.sources, _A_SOURCE: stand_in})


def _objections(clause: Clause, library: Library, day: date, text: str) -> list[Fault]:
    from drafter.templating import read

    clauses = {**library.clauses, f"{clause.issue}/{clause.id}": clause}
    trees = {**library.trees, **{words: read(words) for words in (clause.body, clause.lead)}}
    trial = with_stand_ins(replace(library, clauses=clauses, trees=trees))
    return as_faults(objections(clause, trial, day, text), text)


def _that_can_be_said(clause: Clause, library: Library) -> Clause:
    """A clause without the conditions, ids and names of which one may be at fault; its lines keep their numbers."""
    cites = {**clause.cites, _A_SOURCE: _A_SOURCE}
    able = ("", COUNTERPART, *library.posts)
    known = replace(
        clause,
        when="",
        by=(),
        attributed=False,
        instead_of=(),
        in_force=(),
        delegated_to=(),
        copies=(),
        settled_by=(),
        one_release=False,
        decided_by=clause.decided_by if clause.decided_by in able else next(iter(library.posts)),
        pressed_by=tuple(one for one in clause.pressed_by if one in library.posts),
        evidence={name: one for name, one in clause.evidence.items() if one in library.statistics},
        events={name: one for name, one in clause.events.items() if one in library.events},
        cites={name: one for name, one in cites.items() if one in library.sources},
    )
    return replace(known, body=_said(known, clause.body), lead=_said(known, clause.lead))


def _said(clause: Clause, text: str) -> str:
    """A text with its name in brackets for whatever cannot be filled in, and without choices that cannot be made."""
    from drafter.library.issues import declared
    from drafter.templating import faults_in_clause

    names, where = declared(clause), Location("")

    def filled(found: re.Match[str]) -> str:
        if not faults_in_clause(found[0], names, where):
            return found[0]
        name = found[0].strip("{} ")
        return f"{{{{ {_A_SOURCE}.note }}}}" if name.endswith(".note") and _A_SOURCE in names else f"[{name}]"

    text = re.sub(_PRINTED, filled, text)
    return re.sub(_CHOICE, "", text) if faults_in_clause(text, names, where) else text


def _by_place(fault: Fault) -> tuple[str, int, int]:
    return (fault.where.path, fault.where.line, fault.where.column) if fault.where else ("", 0, 0)
