"""Reads templates/names/: the names that letters must get right, and the titles before names."""

from __future__ import annotations

from functools import partial
from typing import Any

from drafter.dates import rough_date
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.names import INSTITUTIONS, Institution, KnownPerson, Titles

CHAMBERS = ("house", "senate", "joint")


def read_institution(name: str, fields: Fields, references: References, *, kind: str) -> Institution:
    """An agency, a committee or another body."""
    within = fields.text("within", "")
    references.use("institution", [within], fields, "within")
    return Institution(
        id=name,
        kind=kind,
        name=fields.text("name"),
        also=fields.texts("also"),
        parts=fields.texts("parts"),
        former=_former(fields),
        wrong=fields.texts("wrong"),
        chamber=fields.choice("chamber", CHAMBERS) if kind == "committees" else "",
        within=within,
        where=fields.where(),
    )


def _former(fields: Fields) -> dict[str, str]:
    former = fields.named_texts("former")
    for name, until in former.items():
        try:
            rough_date(until)
        except ValueError:
            fields.fault("former", f"'{name}' ended on '{until}', which is no date", "Write a day, a month or a year.")
    return former


def read_person(name: str, fields: Fields, _: References) -> KnownPerson:
    """Somebody who is mentioned and not on the roster."""
    until = fields.rough("until", None)
    return KnownPerson(
        id=name,
        name=fields.text("name"),
        surname=fields.text("surname"),
        also=fields.texts("also"),
        title=fields.text("title", ""),
        department=fields.text("department", ""),
        until=until.last if until else None,
        where=fields.where(),
    )


def read_titles(name: str, fields: Fields, _: References) -> Titles:
    """Words of one kind that stand before names."""
    return Titles(id=name, words=fields.texts("words"), where=fields.where())


NAMES: dict[str, tuple[str, str, Any]] = {
    **{kind: ("institutions", "an institution", partial(read_institution, kind=kind)) for kind in INSTITUTIONS},
    "people": ("people", "a person", read_person),
    "titles": ("titles", "a kind of title", read_titles),
}
"""Files of templates/names/: where their records go, what one is called, how it is read."""

OF_NAMES = tuple(dict.fromkeys(kind for kind, _, _ in NAMES.values()))
"""The kinds of record that those files hold."""
