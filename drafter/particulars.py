"""What only some kinds of letter have: questions, a day to reply by, a staff contact, an earlier letter."""

from __future__ import annotations

import re
from datetime import date

from drafter.dates import long_date
from drafter.errors import Faults, Location, one_of
from drafter.holidays import business_days_after, federal_holiday, next_business_day
from drafter.library import Library
from drafter.records.office import Contact
from drafter.records.stationery import PARTICULARS, Kind
from drafter.spec import KEYS, LetterSpec
from drafter.typed_days import BUSINESS_DAYS

_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


def check_particulars(spec: LetterSpec, kind: Kind, library: Library, faults: Faults) -> None:
    """What a kind of letter needs is given, and nothing that it has no place for."""
    for key, hint in kind.needs.items():
        unread = spec.places.get(key) == Location(f"--{key}")  # what a flag said and nobody could read has its fault
        if not getattr(spec, KEYS[key]) and not unread:
            faults.add(f"a letter of the kind '{kind.id}' needs '{key}'", spec.place(key), hint)
    for key in PARTICULARS:
        if getattr(spec, KEYS[key]) and key not in (*kind.needs, *kind.takes):
            message = f"a letter of the kind '{kind.id}' has no place for '{key}'"
            having = [one.id for one in library.kinds.values() if key in (*one.needs, *one.takes)]
            hint = f"These kinds have it: {one_of(having)}." if having else "No kind of letter has it."
            faults.add(message, spec.place(key), hint)
    if kind.recipient and (spec.to or any(one.form != kind.recipient.form for one in spec.recipients)):
        key = "to" if spec.to else "recipient"
        message = f"a letter of the kind '{kind.id}' goes to “{kind.recipient.name}”, and to nobody else"
        faults.add(message, spec.place(key), "Leave the addressee out, or choose another kind (drafter list kinds).")
    if kind.asks == "none" and spec.asks:
        hint = "Leave them out, or choose another kind with --kind (drafter list kinds)."
        faults.add(f"a letter of the kind '{kind.id}' has no asks", spec.place("asks"), hint)
    if kind.issue == "none" and spec.issue:
        hint = "Leave it out, or choose another kind with --kind (drafter list kinds)."
        faults.add(f"a letter of the kind '{kind.id}' is on no issue", spec.place("issue"), hint)


def reply_day(spec: LetterSpec, faults: Faults) -> date | None:
    """The day by which a reply is asked for; None where none is, or where it will not do, which is noted.

    It comes after the letter's date and is one on which federal offices are open: 5 U.S.C. 6103.
    """
    written = spec.date
    if not spec.respond_by or written is None:
        return None
    if spec.respond_by.endswith(BUSINESS_DAYS):
        return business_days_after(written, int(spec.respond_by.partition(" ")[0]))
    day = date.fromisoformat(spec.respond_by)
    wrong = f"not after the letter’s date, {long_date(written)}" if day <= written else closed(day)
    if not wrong:
        return day
    message = f"the reply is asked for by {long_date(day)}, which is {wrong}"
    better = next_business_day(max(day, written))
    hint = f"The next business day is {long_date(better)}: {better.isoformat()}."
    faults.add(message, spec.place("respond-by"), hint)
    return None


def closed(day: date) -> str:
    """Why nobody is there to answer on a day: a Saturday, a federal holiday; empty where somebody is."""
    holiday = federal_holiday(day)
    return _WEEKEND.get(day.weekday(), "") or (f"a federal holiday, {holiday}" if holiday else "")


def contact_of(spec: LetterSpec, office: Contact) -> Contact:
    """The person on the staff for questions: whom the request names, else whom the office does."""
    if not spec.contact:
        return office
    email = re.search(r"[^\s,;()<>]+@[^\s,;()<>]+", spec.contact)
    phone = re.search(r"(?:\+?1[ .-])?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?:,? ?(?:x|ext\.?) ?\d+)?", spec.contact)
    first = min((one.start() for one in (email, phone) if one), default=len(spec.contact))
    name = re.sub(r"(?: at|,|;|:|\(|<|\s)+$", "", spec.contact[:first])
    return Contact(name, phone[0] if phone else "", email[0].rstrip(".") if email else "")
