"""Reads the examples of rules: small letters in which a rule fires, and others in which it stays silent."""

from __future__ import annotations

from drafter.dates import Span
from drafter.library.fields import Fields
from drafter.library.issues import check_names, declared, note_uses, with_states
from drafter.library.references import References
from drafter.records.issues import Clause, ClauseBlank
from drafter.records.rules import Example

PASSAGE = "example"
"""The id of the clause that an example's sentence makes."""

NAMED = {
    "to": "post",
    "asks": "ask",
    "from": "signatory",
    "clause": "clause",
    "without": "clause",
    "cc": "post",
    "kind": "kind of letter",
    "allow": "rule",
}
"""The keys of a request that name records, each with the kind of record."""

FREE = ("subject", "via", "enclosure")
"""The keys of a request that hold words."""


def read_examples(issue: str, fields: Fields, references: References) -> tuple[Example, ...]:
    """The examples of a rule of an issue, those that fire first; empty where it has none."""
    inner = fields.fields("examples", "the examples of a rule")
    if inner is None:
        return ()
    return tuple(
        _example(issue, each, fires, references)
        for key, fires in (("fires", True), ("silent", False))
        for each in inner.each(key, "an example")
    )


def _example(issue: str, fields: Fields, fires: bool, references: References) -> Example:
    given = {}
    for key in (*NAMED, *FREE):
        if texts := fields.texts(key):
            given[key] = texts
        if key in NAMED:
            references.use(NAMED[key], texts, fields, key)
    figures = fields.named_texts("figure")
    references.use("statistic", figures, fields, "figure")
    designation = fields.flag("designation", False)
    recorded_for = fields.texts("recorded_for")
    references.use("official", recorded_for, fields, "recorded_for")
    return Example(
        fires=fires,
        day=fields.day("date", None),
        given=given,
        figures=figures,
        fill=fields.named_texts("fill"),
        designation=designation if "designation" in fields else None,
        recorded_for=recorded_for,
        allow_until=fields.day("allow_until", None),
        passage=_passage(issue, fields, references),
        where=fields.where(),
    )


def _passage(issue: str, fields: Fields, references: References) -> Clause | None:
    """The example's sentence as a clause; it may declare what a clause of an issue's folder declares."""
    where = fields.text_where("sentence")
    clause = Clause(
        id=PASSAGE,
        issue=issue,
        slot="",
        title="",
        span=Span(),
        when="",
        by=(),
        on_request=False,
        after_others=False,
        paragraph="",
        instead_of=(),
        evidence=fields.named_texts("evidence"),
        events=fields.named_texts("events"),
        cites=fields.named_texts("cites"),
        blanks=tuple(ClauseBlank(*one) for one in fields.named_texts("blanks").items()),
        authority="",
        no_note=fields.text("no_note", ""),
        body=fields.text("sentence", ""),
        body_line=where.line,
        where=where,
        when_where=None,
        one_release=fields.flag("one_release", False),
    )
    clause = with_states(clause)
    note_uses(clause, fields, references)
    check_names(clause, fields)
    if not clause.body:
        return None
    from drafter.templating import faults_in_clause

    for fault in faults_in_clause(clause.body, declared(clause), where):
        fields.fault("sentence", fault.message, fault.hint)
    return clause
