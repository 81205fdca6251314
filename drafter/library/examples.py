"""Reads the examples of rules: small letters in which a rule fires, and others in which it stays silent."""

from __future__ import annotations

from drafter.dates import Span
from drafter.errors import Location
from drafter.library.fields import Fields
from drafter.library.issues import check_names, declared, note_uses, with_states
from drafter.library.references import References
from drafter.records.issues import Clause, ClauseBlank
from drafter.records.rules import Example

PASSAGE = "example"
"""The id of the clause that an example's sentence makes."""

AS_READ = Location("an example’s sentence", 1, 1)
"""The place of a sentence for whoever reads it by itself; `sentence_where` says where in the file that is."""

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

FREE = ("subject", "via", "enclosure", "question", "document", "respond-by", "contact")
"""The keys of a request that hold words."""

BESIDE_TEXT = ("text", "date", "allow", "allow_until")
"""The keys of an example that is a whole letter; its date is for one that bears none."""


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
    references.use("statistic", figures, fields, "figure", are_keys=True)
    fill = fields.named_texts("fill")
    references.use("blank", fill, fields, "fill", are_keys=True)
    designation = fields.flag("designation", False)
    recorded_for = fields.texts("recorded_for")
    references.use("official", recorded_for, fields, "recorded_for")
    return Example(
        fires=fires,
        day=fields.day("date", None),
        given=given,
        figures=figures,
        fill=fill,
        designation=designation if "designation" in fields else None,
        recorded_for=recorded_for,
        allow_until=fields.day("allow_until", None),
        passage=_passage(issue, fields, references),
        where=fields.where(),
        text=_text(fields),
    )


def _text(fields: Fields) -> str:
    """A whole letter, beside which only its date and what it allows may be given; empty where there is none."""
    text = fields.text("text", "")
    for key in fields.keys() if text else ():
        if key not in BESIDE_TEXT:
            message = f"'{key}' describes a letter that drafter makes, and 'text' one that it does not"
            fields.fault(key, message, "Give one.")
    return text


def _passage(issue: str, fields: Fields, references: References) -> Clause | None:
    """The example's sentence as a clause; it may declare what a clause of an issue's folder declares."""
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
        body_line=1,
        where=AS_READ,
        when_where=None,
        one_release=fields.flag("one_release", False),
    )
    clause = with_states(clause)
    note_uses(clause, fields, references)
    check_names(clause, fields)
    if not clause.body:
        return None
    from drafter.templating import faults_in_clause

    for fault in faults_in_clause(clause.body, declared(clause), AS_READ):
        fields.fault("sentence", fault.message, fault.hint, sentence_where(fields, clause, fault.where))
    references.passages.append((clause, fields))
    return clause


def sentence_where(fields: Fields, passage: Clause, fault: Location | None) -> Location:
    """Where in its file the place of a fault in an example's sentence stands; `fault` counts from the sentence."""
    line, column = (fault.line, fault.column) if fault else (1, 1)
    before = passage.body.split("\n")[: max(line - 1, 0)]
    return fields.char_where("sentence", sum(len(one) + 1 for one in before) + max(column - 1, 0))
