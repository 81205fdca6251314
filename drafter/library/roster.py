"""Reads posts.yaml and officials.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from drafter.courtesy import UNRANKED, formal
from drafter.dates import RoughDate, Span
from drafter.errors import Faults
from drafter.library.fields import Fields
from drafter.library.forms import OF_A_POST, read_lines, read_other, read_salutation
from drafter.library.objections import of_name
from drafter.library.references import References
from drafter.records.forms import STYLES
from drafter.records.roster import KNOWN_FROM, Gap, Official, Post, Tenure

FORMALS = ("Mr.", "Madam")


def read_post(name: str, fields: Fields, references: References) -> Post:
    """A post, with the forms in which its holder is addressed where they are its own; `settle` adds those it names."""
    source, form = fields.text("source", ""), fields.text("form", "")
    references.use("source", [source], fields, "source")
    references.use("form of address", [form], fields, "form")
    return Post(
        id=name,
        title=fields.text("title"),
        department=fields.text("department"),
        address=fields.texts("address"),
        name_lines=read_lines(fields, "name_lines"),
        salutation=_salutation(fields, form),
        also_called=fields.texts("also_called"),
        rank=fields.integer("rank", UNRANKED),
        gaps=tuple(_gap(gap) for gap in fields.each("gaps", "a gap")),
        source=source or None,
        checked=fields.day("checked"),
        where=fields.where(),
        form=form,
        close=fields.text("close", "").rstrip(","),
        other=read_other(fields, references),
    )


def _salutation(fields: Fields, form: str) -> dict[str, str]:
    if form and "salutation" not in fields:
        fields.fields("salutation")
        return {}
    return read_salutation(fields, OF_A_POST, () if form else STYLES[:1])


def _gap(fields: Fields) -> Gap:
    return Gap(fields.span("a gap"), fields.text("why"))


def read_official(name: str, fields: Fields, references: References) -> Official:
    """A person with the tenures in their order of time."""
    checked = fields.day("checked")
    tenures = [_tenure(one, checked, references) for one in fields.each("tenures", "a tenure")]
    for key, message, hint in of_name(fields.text("name"), fields.text("surname"), fields.text("honorific")):
        fields.fault(key, message, hint)
    if not tenures:
        fields.fault("tenures", "an official without a tenure", "Add 'tenures:' with the post and 'since'.")
    return Official(
        id=name,
        name=fields.text("name"),
        surname=fields.text("surname"),
        honorific=fields.text("honorific"),
        vocative=fields.text("vocative", ""),
        tenures=tuple(sorted(tenures, key=lambda one: one.span.since or date.min)),
        where=fields.where(),
        formal=fields.choice("formal", FORMALS, "") or formal(fields.text("vocative", "")),
    )


def _tenure(fields: Fields, checked: date, references: References) -> Tenure:
    since = fields.rough("since")
    until = fields.rough("until", None)
    open_end = RoughDate(date.max, date.max)
    sure_since = fields.day("sure_since", None) or since.last
    sure_until = fields.day("sure_until", None) or (until or open_end).first
    if until and until.last < since.first:
        fields.fault("until", f"a tenure that ends ({until}) before it begins ({since})", "Check the two dates.")
    post, source, form = fields.text("post"), fields.text("source", ""), fields.text("form", "")
    references.use("form of address", [form], fields, "form")
    references.use("post", [post], fields, "post")
    references.use("source", [source], fields, "source")
    return Tenure(
        post=post,
        span=Span(since.first, until.last if until else None),
        sure=Span(sure_since, None if sure_until == date.max else sure_until),
        acting=fields.flag("acting", False),
        basis=fields.choice("basis", KNOWN_FROM),
        title=fields.text("title", "") or None,
        source=source or None,
        note=fields.text("note", ""),
        checked=fields.day("checked", None) or checked,
        where=fields.where(),
        form=form,
    )


def holders(officials: Mapping[str, Official]) -> dict[str, tuple[str, ...]]:
    """The ids of the officials who held each post, in the order of the roster."""
    found: dict[str, list[str]] = {}
    for official in officials.values():
        for post in dict.fromkeys(tenure.post for tenure in official.tenures):
            found.setdefault(post, []).append(official.id)
    return {post: tuple(ids) for post, ids in found.items()}


def check_overlaps(officials: Mapping[str, Official], posts: Mapping[str, Post], faults: Faults) -> None:
    """Two people may share a handover day and the days that are not sure; a longer overlap is a fault."""
    for post in posts.values():
        held = sorted(
            (
                (tenure, official)
                for official in officials.values()
                for tenure in official.tenures
                if tenure.post == post.id
            ),
            key=lambda one: one[0].span.since or date.min,
        )
        for (first, one), (second, other) in pairwise(held):
            last = first.sure.until or date.max
            begins = second.sure.since or date.min
            if last > begins:
                message = f"{one.name} and {other.name} both hold the post '{post.id}' on {begins.isoformat()}"
                faults.add(message, second.where, "End the earlier tenure on the day the later one begins.")
