"""Reads rule files."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from typing import Any

from drafter.errors import did_you_mean, one_of
from drafter.findings import LEVELS, OFF
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.phrases import all_marked, fault_in, lists_in
from drafter.records.rules import CheckForm, CheckForms, Rule

NAMES = "names of "
"""How the kind of a setting begins whose texts are names, such as `names of basis`."""

ANY_OF = "any of "
"""How the kind of a setting begins whose texts are words of a closed set, such as `any of one, several`."""

MOST_IN_LISTS = 20_000
"""The most characters that the lists of one phrase may hold together, each counted as often as it stands there."""

OF_A_CHANGE = ("level", "why")
"""The keys of an entry that changes the rule of its id in a pack below, and is no rule of its own."""


def read_rule(name: str, fields: Fields, references: References, issue: str, forms: CheckForms) -> Rule:
    """A rule; it either includes or checks, and its message uses only what its check tells."""
    include = _include(fields, references)
    judges = "check" in fields
    check = fields.text("check", "")
    if judges and check not in forms:
        known = did_you_mean(check, forms) or f"The checks are {', '.join(forms)}."
        fields.fault("check", f"there is no check '{check}'", known, fields.text_where("check"))
    if include and check:
        fields.fault("check", "this rule has 'include' and 'check'; a rule does one of the two", "Make it two rules.")
    elif not include and not check:
        hint = "Add 'check: …' to judge letters, or 'include:' to add clauses or copies."
        fields.fault("check", "this rule does nothing: it has neither 'include' nor 'check'", hint)
    form = forms.get(check)
    message, hint = fields.text("message", ""), fields.text("hint", "")
    elsewhere = fields.text("hint_elsewhere", "")
    if form:
        for key, text in (("message", message), ("hint", hint), ("hint_elsewhere", elsewhere)):
            _check_slots(text, key, form, fields)
        if not message:
            fields.fault("message", "a rule that checks says what it found", "Add 'message: …'.")
    references.ask_whether(fields, "when")
    return Rule(
        id=name,
        issue=issue,
        title=fields.text("title"),
        when=fields.text("when", ""),
        span=fields.span("a rule"),
        include=include,
        check=check,
        settings=_settings(fields, form, forms, references),
        level=fields.choice("level", (*LEVELS, OFF)) if judges else fields.choice("level", (OFF,), "suggestion"),
        message=message,
        hint=hint,
        why=fields.text("why"),
        where=fields.where(),
        authority=fields.text("authority", ""),
        hint_elsewhere=elsewhere,
    )


def is_change(fields: Fields) -> bool:
    """Whether an entry only says another level for the rule of its id, and why."""
    return "level" in fields and set(fields.keys()) <= set(OF_A_CHANGE)


def changed(below: Rule, issue: str, fields: Fields) -> Rule:
    """A rule with the level that an entry over it gives, and its reason added; for all letters or those on an issue."""
    level = fields.choice("level", (*LEVELS, OFF) if below.check else (OFF,))
    why = f"{below.why} {fields.text('why')}"
    return replace(below, issue=issue, level=level, why=why, where=fields.where())


def _include(fields: Fields, references: References) -> dict[str, tuple[str, ...]]:
    inner = fields.fields("include", "what a rule includes")
    if inner is None:
        return {}
    read = {"clauses": inner.texts("clauses"), "copies": inner.texts("copies")}
    references.use("clause", read["clauses"], inner, "clauses")
    references.use("post", read["copies"], inner, "copies")
    return {key: ids for key, ids in read.items() if ids}


def _settings(fields: Fields, form: CheckForm | None, forms: CheckForms, references: References) -> dict[str, Any]:
    given = fields.fields("with", "the settings of a check")
    if given is None:
        if form and form.settings:
            needs = " and ".join(f"'{name}: …'" for name in form.settings)
            fields.fault("with", "the check's settings are missing", f"Add 'with:' and under it {needs}.")
        return {}
    settings = (
        form.settings
        if form
        else {name: kind for other in forms.values() for name, kind in other.settings.items() if name in given}
    )  # a check of an unknown name may have the settings of any
    read: dict[str, Any] = {}
    for name, kind in settings.items():
        if kind == "number":
            read[name] = given.integer(name)
        else:
            read[name] = given.named_texts(name) if kind == "pairs" else given.texts(name)
        if kind == "phrases":
            _check_phrases(name, given)
            lists = given.named_texts("lists")
            read[name] = all_marked(read[name], lists)
        if kind.startswith(ANY_OF):
            _check_words(name, read[name], kind.removeprefix(ANY_OF).split(", "), given)
        if kind.startswith(NAMES):
            references.use(kind.removeprefix(NAMES), read[name], given, name)
    return read


def _check_words(name: str, words: tuple[str, ...], allowed: list[str], given: Fields) -> None:
    for word in words:
        if word not in allowed:
            hint = f"{did_you_mean(word, allowed)} {one_of(allowed).capitalize()} is expected.".strip()
            given.fault(name, f"'{name}' cannot be '{word}'", hint, given.text_where(name, word))


def _check_phrases(name: str, given: Fields) -> None:
    lists = given.named_texts("lists")
    for phrase in given.texts(name):
        where = given.text_where(name, phrase)
        if sum(len(lists.get(one, "")) for one in lists_in(phrase)) > MOST_IN_LISTS:
            message = f"the lists of this phrase hold more than {MOST_IN_LISTS:,} characters together"
            given.fault(name, message, "Say it in two rules.", where)
        if fault := fault_in(phrase):
            given.fault(name, fault, "A phrase is words, (one/another) for either, and … for words between.", where)
        for unknown in (one for one in lists_in(phrase) if one not in lists):
            hint = did_you_mean(unknown, lists) or "Add it under 'lists', its words with commas between them."
            where = given.char_where(name, phrase.index(f"{{{unknown}}}") + 1, phrase)
            given.fault(name, f"no list '{unknown}' stands under 'lists'", hint, where)


def _check_slots(text: str, key: str, form: CheckForm, fields: Fields) -> None:
    try:
        parts = [(slot, layout, way) for _, slot, layout, way in string.Formatter().parse(text) if slot is not None]
    except ValueError:
        fields.fault(key, f"the braces in this {key} do not pair", "Write {word} for what the check tells.")
        return
    begins = [found.end() for found in re.finditer(r"\{\{|\}\}|\{", text) if found[0] == "{"]
    for at, (slot, layout, way) in zip(begins, parts, strict=False):
        where = fields.char_where(key, at)
        if layout or way:
            message = f"the braces hold more than a word that the check tells: '{slot}' goes on"
            fields.fault(key, message, f"Write {{{slot}}}.", where)
        if slot not in form.tells:
            hint = did_you_mean(slot, form.tells) or f"It tells: {', '.join(form.tells)}."
            fields.fault(key, f"the check does not tell '{slot}'", hint, where)
