"""What `drafter check --json` prints, of one shape whether drafter made the letter or somebody else wrote it.

The data have the number SCHEMA, which changes when a name in them does. They are described in check.schema.json beside
this file, as JSON Schema, which `drafter check --schema` prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.checks.reading import lines_of
from drafter.commands.telling import finding_data
from drafter.readers.terms import copies_lead

if TYPE_CHECKING:
    from drafter.commands.check_fix import Mended
    from drafter.drafting import Draft
    from drafter.findings import Finding
    from drafter.letter import Letter
    from drafter.recognizing import Judgment

SCHEMA = "drafter-check/1"


def of_draft(file: str, draft: Draft, findings: Sequence[Finding], *, edited: bool) -> dict[str, object]:
    """A letter that drafter makes, with all that its request names; `edited` says that its Word file was changed."""
    plan = draft.plan
    known = {
        "date": plan.date,
        "issue": plan.issue.id,
        "addressees": [one.post.id for one in plan.addressees if not one.recipient],
        "copied_posts": [one.post.id for one in plan.copies if not one.recipient],
        "signatories": [one.id for one in plan.signatories if one.id in plan.library.signatories],
    }
    return _data(file, "drafter", {**known, **_printed(draft.letter)}, findings, edited=edited)


def of_judgment(
    file: str, letter: Letter, judgment: Judgment, findings: Sequence[Finding], left: list[str], done: Mended | None
) -> dict[str, object]:
    """A letter that drafter did not write, with what the library recognizes; `left` says what was not judged."""
    seen = judgment.recognized
    known = {
        "date": seen.day,
        "issue": seen.issue.id if seen.issue else None,
        "addressees": [post.id for post in seen.addressees],
        "copied_posts": [post.id for post in seen.copies],
        "signatories": [one.id for one in seen.signatories],
    }
    mended = [{**one._asdict(), "where": str(one.where)} for one in done.done] if done else []
    return {**_data(file, "elsewhere", {**known, **_printed(letter)}, findings), "not_judged": left, "mended": mended}


def people_copied(letter: Letter) -> list[tuple[str, ...]]:
    """The lines of each person who receives a copy, without the word that opens the list."""
    copies = map(lines_of, letter.copy_notation)
    return [lines for lines in copies if lines and (len(lines) > 1 or copies_lead(lines[0]) != lines[0])]


def _printed(letter: Letter) -> dict[str, object]:
    return {
        "inside_addresses": [lines_of(one) for one in letter.inside_addresses],
        "signers": [lines_of(one) for one in letter.signature_blocks],
        "copies": people_copied(letter),
        "notes": sum(1 for _ in letter.notes()),
    }


def _data(
    file: str, written: str, letter: dict[str, object], findings: Sequence[Finding], *, edited: bool = False
) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "file": file,
        "written": written,
        "edited": edited,
        "letter": letter,
        "blocks": any(one.blocks for one in findings),
        "not_judged": [],
        "findings": [finding_data(one) for one in findings],
        "mended": [],
    }
