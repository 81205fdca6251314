"""Reads kinds of letter, and checks them against the clauses and forms of address that they name."""

from __future__ import annotations

import re

from drafter.errors import Faults, did_you_mean, one_of
from drafter.library import Library
from drafter.library.fields import Fields
from drafter.library.objections import objections
from drafter.library.recipients import read_recipient
from drafter.library.references import References
from drafter.records.issues import ClauseBlank
from drafter.records.stationery import FOLLOWED_UP, NEEDED, NO, OPTIONAL, PARTICULARS, Kind

ASKS = "asks"
LISTS = {"question": "questions", "document": "documents"}
"""The keys of a request that fill a slot of their own, each with the slot."""

_HOW = (NEEDED, OPTIONAL, NO)


def read_kind(name: str, fields: Fields, references: References) -> Kind:
    """A kind of letter; its own templates are checked here, the clauses of its outline when all are read."""
    outline: dict[str, tuple[str, ...]] = {}
    if (given := fields.fields("outline", "the outline")) is not None:
        outline = dict(zip(given.keys(), map(given.texts, given.keys()), strict=True))
        references.kinds[name] = given
    recipient = fields.fields("recipient", "a recipient")
    kind = Kind(
        id=name,
        title=fields.text("title"),
        slots=fields.texts("slots"),
        designation=fields.flag("designation", False),
        where=fields.where(),
        authority=fields.text("authority", ""),
        outline=outline,
        issue=fields.choice("issue", _HOW, NEEDED),
        asks=fields.choice("asks", _HOW, NEEDED),
        needs=fields.named_texts("needs"),
        takes=fields.texts("takes"),
        subject=fields.text("subject", ""),
        enclosures=fields.texts("enclosures"),
        blanks=tuple(ClauseBlank(*one) for one in fields.named_texts("blanks").items()),
        close=fields.text("close", ""),
        mark=fields.choice("mark", (":", ","), ""),
        recipient=read_recipient(recipient) if recipient else None,
        sign_on=fields.named_texts("sign_on"),
        followed_up=fields.named_texts("followed_up"),
    )
    _check_places(kind, fields)
    _check_particulars(kind, fields)
    _check_templates(kind, fields)
    _check_sign_on(kind, fields)
    return kind


def _check_places(kind: Kind, fields: Fields) -> None:
    """A kind has a slot for the asks exactly where it has asks, and a list for what it takes."""
    if kind.asks != NO and ASKS not in kind.slots:
        hint = "Add '- asks' to its slots, or write 'asks: none'."
        fields.fault("slots", "a kind of letter without a place for the asks", hint)
    if kind.asks == NO and ASKS in kind.slots:
        hint = "Take '- asks' out of its slots, or take the line 'asks: none' out."
        fields.fault("slots", "a place for the asks, in a kind of letter without any", hint)
    if kind.asks == NEEDED and kind.issue != NEEDED:
        message = "asks are needed and an issue is not, and every ask belongs to an issue"
        fields.fault("issue", message, "Write 'asks: optional', or leave out 'issue'.")
    for key, slot in LISTS.items():
        if key in (*kind.needs, *kind.takes) and slot not in kind.slots:
            fields.fault("slots", f"it has a place for '{key}', and no slot '{slot}'", f"Add '- {slot}' to its slots.")


def _check_particulars(kind: Kind, fields: Fields) -> None:
    for key in ("needs", "takes"):
        for one in getattr(kind, key):
            if one not in PARTICULARS:
                hint = did_you_mean(one, PARTICULARS) or f"There is {one_of(PARTICULARS)}."
                where = fields.name_where(key, one) if key == "needs" else fields.text_where(key, one)
                fields.fault(key, f"no kind of letter can have a place for '{one}'", hint, where)
    for one in kind.takes:
        if one in kind.needs:
            fields.fault("takes", f"'{one}' is needed already", "Take it out of one of the two.")


def _check_templates(kind: Kind, fields: Fields) -> None:
    """The words of the subject line and the enclosures, against the standing names and the kind's own blanks."""
    if not kind.templates and not kind.blanks:
        return
    from drafter.templating import faults_in_lead

    names: dict[str, type] = dict.fromkeys((blank.name for blank in kind.blanks), str)
    own = [("subject", fields.text_where("subject", ""), kind.subject)] if kind.subject else []
    own += [("enclosures", fields.text_where("enclosures", text), text) for text in kind.enclosures]
    own += [("followed_up", fields.name_where("followed_up", key), text) for key, text in kind.followed_up.items()]
    for key, where, text in own:
        for fault in faults_in_lead(text, names, where):
            fields.fault(key, fault.message, fault.hint)
    for name in kind.followed_up:
        if name not in FOLLOWED_UP:
            hint = did_you_mean(name, FOLLOWED_UP) or f"There is {one_of(FOLLOWED_UP)}."
            fields.fault("followed_up", f"a follow-up says no '{name}'", hint, fields.name_where("followed_up", name))
    for name in names:
        if not re.search(rf"\b{name}\b", " ".join(kind.templates)):
            message = f"the name '{name}' is declared and not used"
            hint = (
                "Use it in the subject, an enclosure or a follow-up, or take its line out: clauses declare their own."
            )
            fields.fault("blanks", message, hint, fields.name_where("blanks", name))


def _check_sign_on(kind: Kind, fields: Fields) -> None:
    """What fills the blanks from another letter sees that letter as its standard parts do."""
    if not kind.sign_on:
        return
    from drafter.templating import faults_in_part

    for name, text in kind.sign_on.items():
        for fault in faults_in_part(text, fields.name_where("sign_on", name)):
            fields.fault("sign_on", fault.message, fault.hint)


def check_kind(kind: Kind, library: Library, outline: Fields | None, faults: Faults) -> None:
    """Every id in a kind's outline is a clause of its slot for any issue, and its recipient has a form of address."""
    for slot, ids in kind.outline.items():
        if slot not in kind.slots:
            hint = did_you_mean(slot, kind.slots) or f"Its slots are {one_of(kind.slots)}."
            where = outline.where(slot) if outline else kind.where
            faults.add(f"the outline names a slot '{slot}' that this kind of letter does not have", where, hint)
            continue
        known = [one.id for one in library.clauses.values() if one.slot == slot and one.issue == "common"]
        for name in ids:
            if name not in known:
                hint = did_you_mean(name, known) or f"Take it out, or add clauses/common/{slot}/{name}.md.j2."
                where = outline.text_where(slot, name) if outline else kind.where
                line = outline.line(where) if outline else ""
                faults.add(f"the outline's '{slot}' names '{name}', and there is no such clause", where, hint, line)
    for _, message, hint in objections(kind.recipient, library.forms) if kind.recipient else ():
        faults.add(message, kind.recipient.where if kind.recipient else kind.where, hint)
