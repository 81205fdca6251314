"""What `drafter explain` says of what gives a letter its form, of an issue, and of a check."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from drafter.citation import STYLES
from drafter.commands.explain_page import ALWAYS, Page, span_said, without_empty
from drafter.records.stationery import NEEDED, NO, OPTIONAL
from drafter.uses import blanks_of, clauses_of_kind

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.issues import Issue
    from drafter.records.stationery import Kind, Letterhead, Signatory


_HOW = {NEEDED: "it needs one", OPTIONAL: "it may have one", NO: "it has none"}


def signatory(one: Signatory, _: Library, __: date) -> Page:
    """A Member who signs; the file that an office keeps is all the authority there is."""
    facts = without_empty(
        signs_as=one.title,
        chamber=one.chamber,
        state=one.state,
        zip=one.zip,
        letterhead=one.letterhead,
        style=one.style,
        sample="it ships with drafter, and nothing is sent in this name" if one.sample else "",
        note=one.note,
    )
    return Page("signatory", one.id, one.name, "", span_said(one.service), str(one.where), facts)


def letterhead(one: Letterhead, library: Library, _: date) -> Page:
    """A letterhead, described or drawn in Word."""
    facts = without_empty(
        typeface=f"{one.typeface}, {one.size:g} point",
        drawn="the office’s own Word file" if one.own else "",
        lines=[line.text for line in one.lines],
        of=[member.id for member in library.signatories.values() if member.letterhead == one.id],
    )
    return Page("letterhead", one.id, one.title, "", ALWAYS, str(one.where), facts)


def kind(one: Kind, library: Library, _: date) -> Page:
    """A kind of letter."""
    blanks = blanks_of(one, library)
    own = clauses_of_kind(library, one)
    of_kind = re.compile(rf"\bkind\b.*['\"]{re.escape(one.id)}['\"]")
    facts = without_empty(
        slots=list(one.slots),
        issue=_HOW[one.issue],
        asks=_HOW[one.asks],
        designation="it asks for the designation unless told otherwise" if one.designation else "",
        needs=[f"--{key}: {hint}" for key, hint in one.needs.items()],
        takes=[f"--{key}" for key in one.takes],
        fill=[f"{blank.name}: {blank.hint}" for blank in blanks],
        subject=one.subject,
        enclosures=list(one.enclosures),
        close=one.close,
        goes_to=one.recipient.name if one.recipient else "",
        clauses=[clause.id for clause in own if not clause.on_request],
        on_request=[clause.id for clause in own if clause.on_request],
        rules=[rule.id for rule in library.rules.values() if of_kind.search(rule.when)],
    )
    return Page("kind", one.id, one.title, one.authority, ALWAYS, str(one.where), facts)


def issue(one: Issue, library: Library, _: date) -> Page:
    """An issue."""
    facts = without_empty(
        phrase=one.phrase,
        counterpart=one.counterpart.name if one.counterpart else "",
        asks=[clause.id for clause in library.clauses_of(one.id) if clause.slot == "asks"],
        outline=[f"{slot}: {', '.join(ids)}" for slot, ids in one.outline.items()],
        rules=[rule.id for rule in library.rules.values() if rule.issue == one.id],
    )
    return Page("issue", one.id, one.title, "", ALWAYS, str(one.where), facts)


def style(name: str, library: Library) -> Page | None:
    """A citation style, drafter's own or in a .csl file; None where there is none of the name."""
    if file := library.styles.get(name):
        return Page("style", name, file.title, "", ALWAYS, str(file.where), {"form": "a .csl file"})
    own = STYLES.get(name)
    return Page("style", name, own.title, "", ALWAYS, "drafter itself", {"form": "built in"}) if own else None


def check(name: str, library: Library) -> Page | None:
    """A check, and the rules that use it; None where there is none of the name."""
    from drafter.checks import CHECKS

    if name not in CHECKS:
        return None
    one = CHECKS[name]
    run = one.of_words or one.of_plan
    assert run is not None
    title = (sys.modules[run.__module__].__doc__ or name).partition("\n")[0]
    finds = " ".join((run.__doc__ or "").partition("\n\n")[0].split())
    facts = without_empty(
        finds=finds,
        judges="any letter" if one.of_words else "letters that drafter made",
        settings=[f"{key}: {kind}" for key, kind in one.form.settings.items()],
        tells=list(one.form.tells),
        rules=[rule.id for rule in library.rules.values() if rule.check == name],
    )
    where = f"{run.__module__.replace('.', '/')}.py"
    return Page("check", name, title, "That of each rule which uses it", ALWAYS, where, facts)
