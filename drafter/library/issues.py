"""Reads issue.yaml and the clauses: what a passage says, and the gates in front of it."""

from __future__ import annotations

from drafter import names
from drafter.dates import Span
from drafter.errors import Fault, Faults, Location, did_you_mean
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.issues import Clause, ClauseBlank, Counterpart, Issue

COUNTERPART = "counterpart"


def read_issue(name: str, fields: Fields, _: References) -> Issue:
    """An issue with its outline; the clauses it names are checked when all are read."""
    there = fields.fields("counterpart", "a counterpart")
    counterpart = (
        Counterpart(there.text("name"), there.text("short"), there.text("adjective")) if there is not None else None
    )
    return Issue(
        id=name,
        title=fields.text("title"),
        phrase=fields.text("phrase"),
        counterpart=counterpart,
        outline={slot: tuple(ids) for slot, ids in fields.named_lists("outline").items()},
        where=fields.where(),
    )


def read_clause(place: tuple[str, str, str], fields: Fields, body: str, line: int, references: References) -> Clause:
    """A clause: its issue, its slot (the folder) and its id (the file's name) are its `place`."""
    issue, slot, name = place
    ask, aside = slot == "asks", slot == "asides"
    since, until = fields.day("since", None), fields.day("until", None)
    if since and until and until < since:
        fields.fault("until", f"a clause that ends ({until}) before it begins ({since})", "Check the two dates.")
    clause = Clause(
        id=name,
        issue=issue,
        slot=slot,
        title=fields.text("title"),
        span=Span(since, until),
        when=fields.text("when", ""),
        by=fields.texts("by"),
        on_request=fields.flag("on_request", False),
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
        when_where=fields.value_where("when") if "when" in fields else None,
        lead=fields.text("lead") if ask else "",
        phrase=fields.text("phrase") if ask else "",
        reason=fields.text("reason") if ask else "",
        decided_by=fields.text("decided_by") if ask else "",
        pressed_by=fields.texts("pressed_by") if ask else (),
        copies=fields.texts("copies") if ask else (),
        joins=fields.text("joins") if aside else "",
    )
    _note_uses(clause, fields, references)
    return clause


def _note_uses(clause: Clause, fields: Fields, references: References) -> None:
    references.use("statistic", clause.evidence.values(), fields, "evidence")
    references.use("event", clause.events.values(), fields, "events")
    references.use("source", clause.cites.values(), fields, "cites")
    references.use("signatory", clause.by, fields, "by")
    references.use("post", clause.pressed_by, fields, "pressed_by")
    references.use("post", clause.copies, fields, "copies")
    if clause.decided_by != COUNTERPART:
        references.use("post", [clause.decided_by], fields, "decided_by")


def declared(clause: Clause) -> dict[str, type]:
    """The names that a clause declares, with what each holds."""
    kinds = {"evidence": clause.evidence, "events": clause.events, "cites": clause.cites}
    found = {name: names.DECLARED[kind] for kind, given in kinds.items() for name in given}
    return found | dict.fromkeys((blank.name for blank in clause.blanks), str)


def check_clause(clause: Clause, issue: Issue | None, faults: Faults) -> None:
    """The words of a clause against the names it may use. Imports jinja2, so only a library that is new is checked."""
    from drafter.templating import faults_in_clause

    if not clause.body:
        faults.add("a clause without a text", clause.where, "Write its text under the second '---'.")
    known = declared(clause)
    for name in sorted(set(known) & set(names.STANDING)):
        faults.add(f"the name '{name}' is taken: every clause has it already", clause.where, "Choose another name.")
    where = Location(clause.where.path, clause.body_line, 1)
    found = [*faults_in_clause(clause.body, known, where), *faults_in_clause(clause.lead, known, clause.where)]
    has_counterpart = issue is not None and issue.counterpart is not None
    faults.found.extend(_without_counterpart(found, clause, has_counterpart))


def _without_counterpart(found: list[Fault], clause: Clause, has_counterpart: bool) -> list[Fault]:
    if not has_counterpart and "counterpart." in clause.body + clause.lead:
        message = f"'counterpart' is used, and the issue '{clause.issue}' has none"
        return [
            *found,
            Fault(message, clause.where, "Add 'counterpart' to issue.yaml, or name the government in words."),
        ]
    return found


def check_outline(issue: Issue, clauses: dict[str, Clause], slots: set[str], faults: Faults) -> None:
    """Every id in an outline is a clause of its slot."""
    for slot, ids in issue.outline.items():
        if slot not in slots:
            faults.add(
                f"the outline names a slot '{slot}' that no kind of letter has", issue.where, did_you_mean(slot, slots)
            )
        known = [
            clause.id for clause in clauses.values() if clause.slot == slot and clause.issue in (issue.id, "common")
        ]
        for name in ids:
            if name not in known:
                hint = did_you_mean(name, known)
                faults.add(f"the outline's '{slot}' names '{name}', and there is no such clause", issue.where, hint)
