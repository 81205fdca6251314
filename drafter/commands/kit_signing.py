"""The letter that colleagues are asked to sign: whether it can be signed, until when, and in the words of several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.dates import long_date
from drafter.errors import Faults, Location
from drafter.holidays import next_business_day
from drafter.particulars import closed

if TYPE_CHECKING:
    from datetime import date

    from drafter.drafting import Draft
    from drafter.plan import Plan

_STAND_IN = "Whoever Signs With You"


def can_be_signed(plan: Plan, last_day: date | None) -> None:
    """Raise DrafterError where the letter is none to be signed by others, or its last day to sign will not do.

    That day comes after the letter’s own, by which it is read, and before the day by which the letter asks for a reply.
    """
    faults = Faults()
    if plan.kind.sign_on:
        hint = "Name the letter that is to be signed, by its record or with flags."
        faults.add("this letter asks for signatures itself, and is signed by nobody else", Location("--kind"), hint)
    where = Location("--sign-by")
    if last_day and last_day <= plan.date:
        message = f"the last day to sign is {long_date(last_day)}, not after the letter’s date, {long_date(plan.date)}"
        faults.add(message, where, "Give a later day, or the letter a later --date.")
    elif last_day and plan.respond_by and last_day >= plan.respond_by:
        asked = f"not before the day by which it asks for a reply, {long_date(plan.respond_by)}"
        message = f"the last day to sign is {long_date(last_day)}, {asked}"
        faults.add(message, where, "Give an earlier day, or the letter a later --respond-by.")
    elif last_day and (why := closed(last_day)):
        message = f"the last day to sign is {long_date(last_day)}, {why}, when no office answers"
        better = next_business_day(last_day)
        faults.add(message, where, f"The next business day is {long_date(better)}: {better.isoformat()}.")
    faults.stop()


def for_several(draft: Draft) -> Draft:
    """The letter as those will sign who are asked to: in the words of several, though fewer sign so far."""
    plan = draft.plan
    lacking = 2 - len(plan.signatories)
    if lacking <= 0:
        return draft
    from drafter.drafting import draft as make_draft
    from drafter.records.signers import Cosigner

    own = plan.lead
    stand_ins = tuple(
        Cosigner(f"{_STAND_IN} {number}", own.chamber if own else "house", own.state if own else "")
        for number in range(1, lacking + 1)
    )
    spec = replace(
        plan.spec,
        cosigners=(*plan.spec.cosigners, *stand_ins),
        order=(),
        letterhead=plan.letterhead.id,
        made=None,
    )
    return make_draft(spec, plan.library)
