"""Reads issue.yaml and the clauses: what a passage says, and the gates in front of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from drafter import names
from drafter.errors import Fault, Faults, Location, did_you_mean
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.issues import COUNTERPART, Clause, ClauseBlank, Counterpart, Issue, Settled

HOW = ("part", "full", "denied")
"""How an event can have settled what is asked."""
_BOTH_WAYS = re.compile(r"\{[{%][^}]*\bremit\.decides\b")
IN_STATE = " in state"
"""What stands after the id of a statistic where the series of the signatories' own State is meant."""


def read_issue(name: str, fields: Fields, references: References) -> Issue:
    """An issue with its outline; the clauses it names are checked when all are read."""
    there = fields.fields("counterpart", "a counterpart")
    counterpart = (
        Counterpart(there.text("name"), there.text("short"), there.text("adjective")) if there is not None else None
    )
    slots: dict[str, tuple[str, ...]] = {}
    if (outline := fields.fields("outline", "the outline")) is not None:
        slots = dict(zip(outline.keys(), map(outline.texts, outline.keys()), strict=True))
        references.outlines[name] = outline
    return Issue(
        id=name,
        title=fields.text("title"),
        phrase=fields.text("phrase"),
        counterpart=counterpart,
        outline=slots,
        where=fields.where(),
    )


def read_clause(place: tuple[str, str, str], fields: Fields, body: str, line: int, references: References) -> Clause:
    """A clause: its issue, its slot (the folder) and its id (the file's name) are its `place`."""
    issue, slot, name = place
    ask, aside = slot == "asks", slot == "asides"
    asking = ask or (not aside and "decided_by" in fields)
    span = fields.span("a clause")
    clause = Clause(
        id=name,
        issue=issue,
        slot=slot,
        title=fields.text("title"),
        span=span,
        when=fields.text("when", ""),
        by=fields.texts("by"),
        attributed=_attributed(fields, body),
        on_request=fields.flag("on_request", False),
        after_others=fields.flag("after_others", False) if not (ask or aside) else False,
        paragraph=fields.text("paragraph", "") if not (ask or aside) else "",
        instead_of=fields.texts("instead_of") if not (ask or aside) else (),
        evidence=fields.named_texts("evidence"),
        events=fields.named_texts("events"),
        cites=fields.named_texts("cites"),
        blanks=tuple(ClauseBlank(*one) for one in fields.named_texts("blanks").items()),
        authority=fields.text("authority") if ask else fields.text("authority", ""),
        no_note=fields.text("no_note", ""),
        body=body,
        body_line=line,
        where=Location(fields.where().path),
        when_where=fields.text_where("when") if "when" in fields else None,
        lead=fields.text("lead") if ask else "",
        phrase=fields.text("phrase") if ask else "",
        reason=fields.text("reason") if ask else "",
        decided_by=fields.text("decided_by") if ask else "" if aside else fields.text("decided_by", ""),
        pressed_by=fields.texts("pressed_by") if asking else (),
        copies=fields.texts("copies") if ask else (),
        joins=fields.text("joins") if aside else "",
        one_release=fields.flag("one_release", False),
        in_force=fields.texts("in_force"),
        delegated_to=fields.texts("delegated_to") if asking else (),
        both_ways=bool(_BOTH_WAYS.search(body)),
        settled_by=read_settled(fields, references) if asking else (),
    )
    clause = with_states(clause)
    note_uses(clause, fields, references)
    check_names(clause, fields)
    return clause


def read_settled(fields: Fields, references: References) -> tuple[Settled, ...]:
    """The events that met what is asked. One that met it in part is credited in the text, and so has a name there."""
    found = []
    events = fields.fields("met_by", "'met_by'")
    credited = fields.named_texts("events").values()
    for event, one in events.all_named("an event that met an ask").items() if events else ():
        found.append(Settled(event, one.choice("how", HOW), one.day("until", None)))
        if found[-1].how == "part" and event not in credited:
            message = f"'{event}' met this in part, and the text does not credit it"
            one.fault("how", message, "Give it a name under 'events', and credit it in the text.")
    if events:
        references.use("event", events.keys(), events, "")
    return tuple(found)


def _attributed(fields: Fields, body: str) -> bool:
    """Whether a personal experience has words for a letter with others, in which it is told of the Member by name."""
    attributed = fields.flag("attributed", False)
    if attributed and "by" not in fields:
        fields.fault("attributed", "nobody's experience is attributed here", "Add 'by:' with the signatory's id.")
    elif attributed and not re.search(r"\{\{[^}]*\bmember\.", body):
        hint = "Write {{ member.called }} in the words under {% if signers.count > 1 %}."
        fields.fault("attributed", "the text never names the Member whom it tells of", hint)
    return attributed


def with_states(clause: Clause) -> Clause:
    """A clause with the names that stand for the signatories' State set apart: `here: broadband-gap in state`."""
    in_state = tuple(name for name, given in clause.evidence.items() if given.endswith(IN_STATE))
    evidence = {name: given.removesuffix(IN_STATE) for name, given in clause.evidence.items()}
    return replace(clause, evidence=evidence, in_state=in_state) if in_state else clause


def check_names(clause: Clause, fields: Fields) -> None:
    """The names that a clause declares can be typed between braces, are new, and stand in its lead as they are."""
    from drafter.templating import faults_in_lead

    seen: set[str] = set(names.STANDING)
    blanks = {blank.name: blank.hint for blank in clause.blanks}
    for key, given in (
        ("evidence", clause.evidence),
        ("events", clause.events),
        ("cites", clause.cites),
        ("blanks", blanks),
    ):
        for name in given:
            where = fields.name_where(key, name)
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                better = "_".join(re.findall(r"[a-z0-9]+", name.casefold()))
                message = f"the name '{name}' cannot be written between braces"
                fields.fault(key, message, f"Use small letters, digits and underscores: {better}.", where)
            elif name in seen:
                taken = "every clause has it" if name in names.STANDING else "this clause declares it"
                fields.fault(key, f"the name '{name}' is taken: {taken} already", "Choose another name.", where)
            elif not re.search(rf"\b{name}\b", clause.body + clause.lead):
                hint = did_you_mean(name, _undeclared(clause)) or "Use it, or take its line out."
                fields.fault(key, f"the name '{name}' is declared and not used", hint, where)
            seen.add(name)
    here = Location(clause.where.path, 1, 1)
    for fault in faults_in_lead(clause.lead, declared(clause), here) if clause.lead else ():
        fields.fault("lead", fault.message, fault.hint)


def _undeclared(clause: Clause) -> set[str]:
    """The words between braces that no line of the clause declares."""
    between = re.findall(r"\{[{%](.*?)[}%]\}", clause.body + clause.lead, re.DOTALL)
    return {word for words in between for word in re.findall(r"[a-z_][a-z0-9_]*", words)} - declared(clause).keys()


def note_uses(clause: Clause, fields: Fields, references: References) -> None:
    """Note every id that a clause names, to be looked up when all is read."""
    references.use("statistic", clause.evidence.values(), fields, "evidence")
    references.use("event", clause.events.values(), fields, "events")
    references.use("event", clause.in_force, fields, "in_force")
    references.use("source", clause.cites.values(), fields, "cites")
    references.use("signatory", clause.by, fields, "by")
    references.use("post, or a body", clause.pressed_by, fields, "pressed_by")
    references.use("post", clause.delegated_to, fields, "delegated_to")
    references.use("post", clause.copies, fields, "copies")
    if clause.decided_by != COUNTERPART:
        references.use("post, or the counterpart", [clause.decided_by], fields, "decided_by")
    references.use("ask", [clause.joins], fields, "joins")
    references.ask_whether(fields, "when")


def declared(clause: Clause) -> dict[str, type]:
    """The names that a clause declares, with what each holds."""
    kinds = {"evidence": clause.evidence, "events": clause.events, "cites": clause.cites}
    found = {name: names.DECLARED[kind] for kind, given in kinds.items() for name in given}
    if clause.attributed:
        found["member"] = names.MemberNames
    return found | dict.fromkeys((blank.name for blank in clause.blanks), str)


def check_clause(clause: Clause, issue: Issue | None, faults: Faults) -> None:
    """The words of a clause against the names it may use. Imports jinja2, so only a library that is new is checked."""
    from drafter.templating import faults_in_clause

    if not clause.body:
        faults.add("a clause without a text", clause.where, "Write its text under the second '---'.")
    known = declared(clause)
    faults.found.extend(faults_in_clause(clause.body, known, Location(clause.where.path, clause.body_line, 1)))
    if issue is None or issue.counterpart is None:
        faults.found.extend(_without_counterpart(clause))
        if clause.decided_by == COUNTERPART:
            hint = "Name the post that decides it, or add 'counterpart' to issue.yaml."
            faults.add("the counterpart is to decide this ask, and the issue has none", clause.where, hint)


def _without_counterpart(clause: Clause) -> list[Fault]:
    used = re.compile(r"\{[{%][^}]*?\bcounterpart\b")
    hint = "Add 'counterpart' to the issue.yaml beside its slots, or name the government in words."
    if clause.issue == "common":
        hint = "A clause for every issue cannot name one issue's counterpart: move it to the issue's own folder."
    message = f"'counterpart' is used, and the issue '{clause.issue}' has none"
    places = [
        (clause.body_line + number, line) for number, line in enumerate(clause.body.split("\n")) if used.search(line)
    ]
    found = [
        Fault(message, Location(clause.where.path, number, line.index("counterpart") + 1), hint, line)
        for number, line in places
    ]
    return found or [Fault(message, clause.where, hint)] * bool(used.search(clause.lead))


def check_outline(
    issue: Issue, outline: Fields | None, clauses: Mapping[str, Clause], slots: set[str], faults: Faults
) -> None:
    """Every id in an outline is a clause of its slot; `outline` is what was read of it, for the places."""
    for slot, ids in issue.outline.items():
        where = outline.where(slot) if outline else issue.where
        if slot not in slots:
            hint = did_you_mean(slot, slots) or f"The slots are {', '.join(sorted(slots))}."
            faults.add(f"the outline names a slot '{slot}' that no kind of letter has", where, hint)
            continue
        known = [
            clause.id for clause in clauses.values() if clause.slot == slot and clause.issue in (issue.id, "common")
        ]
        for name in ids:
            if name not in known:
                hint = did_you_mean(name, known) or f"Take it out, or add {slot}/{name}.md.j2."
                there = outline.text_where(slot, name) if outline else issue.where
                line = outline.line(there) if outline else ""
                faults.add(f"the outline's '{slot}' names '{name}', and there is no such clause", there, hint, line)
