"""Reads rule files."""

from __future__ import annotations

import string
from typing import Any

from drafter.errors import did_you_mean
from drafter.findings import LEVELS
from drafter.library.examples import read_examples
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.rules import CheckForm, CheckForms, Rule


def read_rule(name: str, fields: Fields, references: References, issue: str, forms: CheckForms) -> Rule:
    """A rule; it either includes or checks, and its message uses only what its check tells."""
    include = _include(fields, references)
    judges = "check" in fields
    check = fields.choice("check", forms, "") if judges else fields.text("check", "")
    if include and check:
        fields.fault("check", "this rule has 'include' and 'check'; a rule does one of the two", "Make it two rules.")
    elif not include and not check:
        hint = "Add 'check: …' to judge letters, or 'include:' to add clauses or copies."
        fields.fault("check", "this rule does nothing: it has neither 'include' nor 'check'", hint)
    form = forms.get(check)
    message, hint = fields.text("message", ""), fields.text("hint", "")
    if form:
        _check_slots(message, "message", form, fields)
        _check_slots(hint, "hint", form, fields)
        if not message:
            fields.fault("message", "a rule that checks says what it found", "Add 'message: …'.")
    return Rule(
        id=name,
        issue=issue,
        title=fields.text("title"),
        when=fields.text("when", ""),
        span=fields.span("a rule"),
        include=include,
        check=check,
        settings=_settings(fields, form, forms),
        level=fields.choice("level", LEVELS) if judges else "suggestion",
        message=message,
        hint=hint,
        why=fields.text("why"),
        where=fields.text_where("when") if "when" in fields else fields.where(),
        authority=fields.text("authority", ""),
        examples=read_examples(issue, fields, references),
    )


def _include(fields: Fields, references: References) -> dict[str, tuple[str, ...]]:
    inner = fields.fields("include", "what a rule includes")
    if inner is None:
        return {}
    read = {"clauses": inner.texts("clauses"), "copies": inner.texts("copies")}
    references.use("clause", read["clauses"], inner, "clauses")
    references.use("post", read["copies"], inner, "copies")
    return {key: ids for key, ids in read.items() if ids}


def _settings(fields: Fields, form: CheckForm | None, forms: CheckForms) -> dict[str, Any]:
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
    return read


def _check_slots(text: str, key: str, form: CheckForm, fields: Fields) -> None:
    try:
        parts = [(slot, layout, way) for _, slot, layout, way in string.Formatter().parse(text) if slot is not None]
    except ValueError:
        fields.fault(key, f"the braces in this {key} do not pair", "Write {word} for what the check tells.")
        return
    for slot, layout, way in parts:
        if layout or way:
            message = f"the braces hold more than a word that the check tells: '{slot}' goes on"
            fields.fault(key, message, f"Write {{{slot}}}.")
        if slot not in form.tells:
            hint = did_you_mean(slot, form.tells) or f"It tells: {', '.join(form.tells)}."
            fields.fault(key, f"the check does not tell '{slot}'", hint)
