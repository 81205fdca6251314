"""Reads posts.yaml and officials.yaml."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from drafter.dates import RoughDate, Span
from drafter.errors import Faults
from drafter.library.fields import Fields
from drafter.library.references import References, check_words
from drafter.records.roster import Gap, Official, Post, Tenure

BASES = ("oath", "designation", "senate-vote", "election", "reported", "general-knowledge")
NAME_LINES = ("{{ official.honorific }} {{ official.name }}", "{{ post.title }}")


def read_post(name: str, fields: Fields, references: References) -> Post:
    """A post, with the forms in which its holder is addressed."""
    source = fields.text("source", "")
    references.use("source", [source], fields, "source")
    for line in fields.texts("name_lines"):
        check_words(line, fields, "name_lines")
    return Post(
        id=name,
        title=fields.text("title"),
        department=fields.text("department"),
        address=fields.texts("address"),
        name_lines=fields.texts("name_lines") or NAME_LINES,
        salutation=_salutation(fields),
        also_called=fields.texts("also_called"),
        rank=fields.integer("rank", 1000),
        gaps=tuple(_gap(gap) for gap in fields.each("gaps", "a gap")),
        source=source or None,
        checked=fields.day("checked"),
        where=fields.where(),
    )


def _salutation(fields: Fields) -> dict[str, str]:
    forms = fields.fields("salutation", "the forms of salutation")
    if forms is None:
        fields.fault("salutation", "a post has no salutation", "Add 'salutation:' with 'congressional: …' under it.")
        return {"congressional": ""}
    read = {"congressional": forms.text("congressional")}
    read |= {key: text for key in ("manual", "acting") if (text := forms.text(key, ""))}
    for key, form in read.items():
        check_words(form, forms, key)
    return read


def _gap(fields: Fields) -> Gap:
    return Gap(fields.span("a gap"), fields.text("why"))


def read_official(name: str, fields: Fields, references: References) -> Official:
    """A person with the tenures in their order of time."""
    checked = fields.day("checked")
    tenures = [_tenure(one, checked, references) for one in fields.each("tenures", "a tenure")]
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
    )


def _tenure(fields: Fields, checked: date, references: References) -> Tenure:
    since = fields.rough("since")
    until = fields.rough("until", None)
    open_end = RoughDate(date.max, date.max)
    sure_since = fields.day("sure_since", None) or since.last
    sure_until = fields.day("sure_until", None) or (until or open_end).first
    if until and until.last < since.first:
        fields.fault("until", f"a tenure that ends ({until}) before it begins ({since})", "Check the two dates.")
    post, source = fields.text("post"), fields.text("source", "")
    references.use("post", [post], fields, "post")
    references.use("source", [source], fields, "source")
    return Tenure(
        post=post,
        span=Span(since.first, until.last if until else None),
        sure=Span(sure_since, None if sure_until == date.max else sure_until),
        acting=fields.flag("acting", False),
        basis=fields.choice("basis", BASES),
        title=fields.text("title", "") or None,
        source=source or None,
        note=fields.text("note", ""),
        checked=fields.day("checked", None) or checked,
        where=fields.where(),
    )


def check_overlaps(officials: dict[str, Official], posts: dict[str, Post], faults: Faults) -> None:
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
