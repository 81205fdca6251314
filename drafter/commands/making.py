"""What a letter becomes on disk: the bytes of each format, its record, and the name of the file."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import assets
from drafter.errors import DrafterError, Fault, Location

if TYPE_CHECKING:
    from drafter.drafting import Draft
    from drafter.letter import Letter
    from drafter.spec import LetterSpec

OUT = Path("out")
LONGEST = 150


def target(draft: Draft, output: str | None, suffix: str = "") -> Path:
    """The file that the letter goes into: the one named, else out/DATE-POST-ASKS with `suffix` and the ending.

    Raises DrafterError where the name has another ending.
    """
    if output:
        path = Path(output)
        if path.suffix.casefold() != ".docx" and not path.is_dir():
            hint = f"Name it {path.with_suffix('.docx')}."
            raise DrafterError(Fault("a letter is a Word file, which ends in .docx", Location(output), hint))
        return path
    plan = draft.plan
    posts = "-".join(person.post.id for person in plan.addressees)
    asks = "-".join(plan.spec.asks)
    if len(posts) + len(asks) > LONGEST:  # Windows takes 260 characters for the whole path
        posts, asks = plan.addressees[0].post.id, f"{len(plan.spec.asks)}-asks"
    return OUT / f"{plan.date.isoformat()}-{posts}-{asks}{suffix}.docx"


def content(letter: Letter) -> bytes:
    """The letter's Word file, on stationery that is learnt once and kept."""
    from drafter.library import cache
    from drafter.writers import docx

    name = f"stationery-{docx.base_key(letter.stationery)}.zip"
    if (base := cache.fetch(assets.cache_folder(), name)) is not None:
        with contextlib.suppress(docx.DamagedPackageError):  # cut short or damaged: learn it again
            return docx.write(letter, base)
    base = docx.learn(letter.stationery)
    cache.keep(assets.cache_folder(), name, base)
    return docx.write(letter, base)


def record(draft: Draft) -> bytes:
    """The record of a letter, as the file that stands beside it."""
    from drafter.spec import as_record

    heading = "How the letter of the same name was made. `drafter new` with this file makes it again."
    return as_record(resolved(draft), heading).encode()


def resolved(draft: Draft) -> LetterSpec:
    """The request with every choice in it, so that it gives the same letter again."""
    from drafter.checks.record_differs import words_hash
    from drafter.selection import DESIGNATION
    from drafter.spec import Made

    plan = draft.plan
    asides = {aside.id for aside in plan.asides}
    chosen = tuple(clause.id for clause in plan.clauses if clause.slot != "asks")
    return replace(
        plan.spec,
        to=tuple(person.post.id for person in plan.addressees),
        copies=tuple(person.post.id for person in plan.copies),
        letterhead=plan.letterhead.id,
        clauses=(),
        without=(),
        only=tuple(name for name in chosen if name not in asides) + tuple(aside.id for aside in plan.asides),
        designation=DESIGNATION in {clause.slot for clause in plan.clauses},
        figures={name: str(vintage.published) for name, vintage in plan.figures.items()},
        made=Made(plan.officials, plan.library.hash, words_hash(draft.letter)),
    )
