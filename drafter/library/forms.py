"""Reads forms.yaml and house.yaml, and gives every post the form that it names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drafter.courtesy import NAME_LINES, UNRANKED, formed, spelled
from drafter.errors import one_of
from drafter.library.fields import Fields
from drafter.library.references import References, check_words
from drafter.records.forms import SECONDARY, STATUSES, STATUTORY, STYLES, Form, House, OtherTitle
from drafter.records.roster import Post
from drafter.records.stationery import HeadLine, Letterhead

BASES = ("manual", "practice", "general-knowledge")
FORMAL = "official.formal"
"""What a greeting says that cannot be said of everybody, so that it needs a neutral one beside it."""

_MANUAL = STYLES[1]
OF_A_POST = (*STYLES, "neutral", "acting", f"acting_{_MANUAL}")
"""The greetings that a post may have of its own."""

GREETINGS = (*STYLES, "neutral", *(key for status in STATUSES for key in (status, f"{status}_{_MANUAL}")))
MARKS = (":", ",")


def read_form(name: str, fields: Fields, references: References) -> Form:
    """A form of address."""
    sources = fields.texts("sources")
    references.use("source", sources, fields, "sources")
    basis = fields.choice("basis", BASES)
    if basis == "manual" and not sources:
        fields.fault("basis", "a form from a manual that is not named", "Add 'sources:', or say 'general-knowledge'.")
    salutation = read_salutation(fields, GREETINGS, STYLES)
    usual = read_lines(fields, "name_lines") or NAME_LINES
    apart = {status: lines for status in STATUSES if (lines := read_lines(fields, f"{status}_name_lines"))}
    alone = fields.texts("without_dear")
    for key in alone:
        if key not in salutation:
            fields.fault("without_dear", f"there is no salutation '{key}' here", f"There is {one_of(salutation)}.")
    return Form(
        id=name,
        title=fields.text("title"),
        office=fields.text("office", ""),
        appointed=fields.flag("appointed", False),
        organization=fields.text("organization", ""),
        title_optional=fields.flag("title_optional", False),
        honorific=_honorific(fields),
        name_lines=usual,
        status_lines=apart,
        salutation=salutation,
        without_dear=alone,
        close=fields.text("close", ""),
        rank=fields.integer("rank", UNRANKED),
        basis=basis,
        sources=sources,
        note=fields.text("note", ""),
        where=fields.where(),
    )


def _honorific(fields: Fields) -> dict[str, str]:
    if not fields.holds_keys("honorific"):
        given = fields.text("honorific", "")
        return {"": given} if given else {}
    apart = fields.fields("honorific", "what stands before the name")
    assert apart is not None
    return {key: apart.text(key) for key in ("Mr.", "Madam")}


def read_lines(fields: Fields, key: str) -> tuple[str, ...]:
    """Name lines, each a template of known names."""
    lines = fields.texts(key)
    for line in lines:
        check_words(line, fields, key)
    return lines


def read_salutation(fields: Fields, known: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, str]:
    """The greetings under 'salutation', of the known keys; one that says Mr. or Madam needs a neutral one beside it."""
    forms = fields.fields("salutation", "the forms of salutation")
    if forms is None:
        fields.fault(
            "salutation", f"{fields.what} has no salutation", "Add 'salutation:' with 'congressional: …' under it."
        )
        return dict.fromkeys(needed, "")
    read = {key: forms.text(key) for key in needed}
    read |= {key: text for key in known if key not in needed and (text := forms.text(key, ""))}
    for key, words in read.items():
        check_words(words, forms, key)
        if needed and FORMAL in words and "neutral" not in read:
            hint = "Add 'neutral:' with the words for a person of whom neither is known."
            forms.fault(key, "this says Mr. or Madam, and nothing is said for one who is neither known to be", hint)
    return read


def read_other(fields: Fields, references: References) -> OtherTitle | None:
    """The secondary title of a post; None for most."""
    other = fields.fields("secondary_title", "a secondary title")
    if other is None:
        return None
    source = other.text("source", "")
    references.use("source", [source], other, "source")
    return OtherTitle(
        title=other.text("title"),
        department=other.text("department"),
        since=other.day("since"),
        why=other.text("why"),
        source=source,
    )


def read_house(fields: Fields, references: References, below: House) -> House:
    """The house style, each key that is not given as in the file below it."""
    references.use("post", titles := fields.named_texts("titles"), fields, "titles")
    for post, which in titles.items():
        if which not in (STATUTORY, SECONDARY):
            message = f"'{which}' is no choice of title for '{post}'"
            fields.fault("titles", message, f"Write {STATUTORY} or {SECONDARY}.", fields.name_where("titles", post))
    return House(
        forms=fields.choice("forms", STYLES, below.forms),
        mark=fields.choice("mark", MARKS, below.mark),
        close=fields.text("close", below.close).rstrip(","),
        close_mark="," if fields.flag("close_mark", bool(below.close_mark)) else "",
        capital=fields.choice("capital", ("Washington, DC", "Washington, D.C."), below.capital),
        precedence=fields.flag("precedence", below.precedence),
        titles={**below.titles, **titles},
        together={**below.together, **fields.named_texts("together")},
        signer_titles={**below.signer_titles, **fields.named_texts("signer_titles")},
        called={**below.called, **fields.named_texts("called")},
        committee_order=fields.texts("committee_order", below.committee_order),
        where=fields.where(),
    )


def settle(found: dict[str, Any], house: House) -> None:
    """Give every post its form, and write the capital in addresses and letterheads as the house does."""
    posts: dict[str, Post] = found["posts"]
    for name, post in posts.items():
        form = found["forms"].get(post.form)
        whole = formed(post, form) if form else replace(post, name_lines=post.name_lines or NAME_LINES)
        posts[name] = replace(whole, address=spelled(post.address, house))
    heads: dict[str, Letterhead] = found["letterheads"]
    for name, head in heads.items():
        if not head.own:
            texts = zip(head.lines, spelled((line.text for line in head.lines), house), strict=True)
            lines = tuple(HeadLine(text, line.size, line.small_caps) for line, text in texts)
            heads[name] = replace(head, lines=lines)
