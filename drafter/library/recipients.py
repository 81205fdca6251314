"""Reads the people to whom a letter goes and who are on no roster, from a file of theirs or a letter's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.errors import Faults
from drafter.library.fields import Fields
from drafter.library.objections import objections
from drafter.library.source import parse_yaml, read_text
from drafter.library.surnames import surname_of
from drafter.records.forms import STATUSES, Form, Recipient, Spouse

VOCATIVES = ("Mr.", "Ms.", "Mrs.", "Miss", "Mx.", "Dr.")
FORMALS = ("Mr.", "Madam")


def read_people(path: str, forms: Mapping[str, Form], faults: Faults) -> tuple[Recipient, ...]:
    """The person in a file, or those under its `people`, in their order; everything that is wrong is noted."""
    fields = Fields(parse_yaml(read_text(Path(path), path), path), "a person", faults)
    several = fields.each("people", "a person") if "people" in fields else [fields]
    found = tuple(map(read_recipient, several))
    for one, at in zip(found, several, strict=True):
        for key, message, hint in objections(one, forms):
            if getattr(one, key):  # an absent key has a fault already
                where = at.value_where(key)
                faults.add(message, where, hint, at.line(where))
    fields.done()
    return found


def read_recipient(fields: Fields) -> Recipient:
    """A person with the id of a form of address; what that form needs is for `objections` to say.

    Whoever stands as Ms. in the address is greeted so, unless the file says otherwise.
    """
    before = fields.text("honorific", "")
    return Recipient(
        name=fields.text("name"),
        surname=fields.text("surname"),
        form=fields.text("form"),
        status=fields.choice("status", STATUSES, ""),
        title=fields.text("title", ""),
        organization=fields.text("organization", ""),
        address=fields.texts("address"),
        honorific=before,
        vocative=fields.choice("vocative", VOCATIVES, "") or (before if before in VOCATIVES else ""),
        formal=fields.choice("formal", FORMALS, ""),
        rank=fields.integer("rank", None),
        spouse=_spouse(fields),
        where=fields.where(),
    )


def _spouse(fields: Fields) -> Spouse | None:
    other = fields.fields("spouse", "a spouse")
    if other is None:
        return None
    name = other.text("name", "")
    vocative = other.choice("vocative", VOCATIVES, "")
    if not name and not vocative:
        other.fault("name", "a spouse without a name or a Mr. or Mrs.", "Add 'name: …', or 'vocative: Mrs.'.")
    shared = fields.text("surname", "")
    surname = other.text("surname", "") or (surname_of(name) if name and shared not in name else shared)
    return Spouse(name, surname, vocative, other.text("honorific", ""))
