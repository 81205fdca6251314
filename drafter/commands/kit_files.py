"""What a sign-on kit holds beside the letter's text: the lists of signers, the summary, the letter to colleagues."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from drafter.assemble import sign_on, summary
from drafter.commands.making import content, record
from drafter.dates import long_date
from drafter.drafting import draft as make_draft
from drafter.errors import Location
from drafter.library.cosigners import COLUMNS
from drafter.spec import LetterSpec
from drafter.writers.columns import columns

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.plan import Plan
    from drafter.records.stationery import Kind, Signatory

ROWS = 12
"""How many rows stand open in the list of signers."""

_HEADS = ("Name", "Chamber", "State", "Staff contact")
_WIDTHS = (34, 8, 16, 24)


def cosigners_table(plan: Plan) -> str:
    """The co-signers so far as the table that --cosigners reads, which is filled in and given back."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in plan.spec.cosigners:
        rows.writerow(["" if (value := getattr(one, column)) is None else value for column in COLUMNS])
    return text.getvalue()


def signers_list(plan: Plan) -> str:
    """Everybody who signs, in the order of the letter, and below them a table to write more names in."""
    lines = ["Signers so far", ""]
    for number, one in enumerate(plan.signatories, 1):
        lines.append(f"{number:>3}. {one.name}, {_who(one, plan)}")
    lines += [] if plan.signatories else ["     nobody yet"]
    lines += ["", "To be added", "", _row(_HEADS), _row(["-" * width for width in _WIDTHS])]
    lines += [_row(["_" * width for width in _WIDTHS]) for _ in range(ROWS)]
    return "\n".join([*lines, ""])


def _who(one: Signatory, plan: Plan) -> str:
    body = plan.library.institutions.get(one.committee)
    return ", ".join(filter(None, (one.title, body.name if body else "", one.state)))


def _row(cells: list[str] | tuple[str, ...]) -> str:
    padded = (cell + " " * (width - columns(cell)) for cell, width in zip(cells, _WIDTHS, strict=True))
    return "  ".join(padded).rstrip()


def summary_text(plan: Plan, last_day: date | None) -> str:
    """The letter in a paragraph, and until when it can be signed."""
    until = f" It can be signed until {long_date(last_day)}." if last_day else ""
    return f"{summary(plan)}{until}\n"


def colleagues(draft: Draft, last_day: date) -> dict[str, bytes]:
    """The letter that asks colleagues to sign, and its record, by their names; none where no kind of letter is one.

    Raises DrafterError where it cannot be made, as when the last day to sign is not after the letter's.
    """
    made: dict[str, bytes] = {}
    for kind in draft.plan.library.kinds.values():
        if kind.sign_on:
            asking = make_draft(_asking(draft.plan, kind, last_day), draft.plan.library)
            made |= {f"{kind.id}.docx": content(asking.letter), f"{kind.id}.yaml": record(asking)}
    return made


def _asking(plan: Plan, kind: Kind, last_day: date) -> LetterSpec:
    """The request for the letter to colleagues, its blanks filled from the letter that they are to sign."""
    lead = plan.spec.signatories
    return LetterSpec(
        kind=kind.id,
        date=plan.date,
        signatories=lead,
        respond_by=last_day.isoformat(),
        contact=plan.spec.contact,
        fill=sign_on(plan, kind),
        places={"respond-by": Location("--sign-by")},
    )
