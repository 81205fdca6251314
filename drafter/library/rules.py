"""Reads rule files."""

from __future__ import annotations

import string
from typing import Any

from drafter.dates import Span
from drafter.errors import did_you_mean
from drafter.findings import LEVELS
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.rules import CheckForm, CheckForms, Rule


def read_rule(name: str, fields: Fields, references: References, issue: str, forms: CheckForms) -> Rule:
    """A rule; it either includes or checks, and its message uses only what its check tells."""
    include = _include(fields, references)
    check = fields.choice("check", forms, "") if "check" in fields else fields.text("check", "")
    if bool(include) == bool(check):
        fields.fault("check", "a rule either includes something or checks something", "Give 'include' or 'check'.")
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
        span=Span(fields.day("since", None), fields.day("until", None)),
        include=include,
        check=check,
        settings=_settings(fields, form),
        level=fields.choice("level", LEVELS) if check else "suggestion",
        message=message,
        hint=hint,
        why=fields.text("why"),
        where=fields.value_where("when") if "when" in fields else fields.where(),
    )


def _include(fields: Fields, references: References) -> dict[str, tuple[str, ...]]:
    inner = fields.fields("include", "what a rule includes")
    if inner is None:
        return {}
    read = {"clauses": inner.texts("clauses"), "copies": inner.texts("copies")}
    references.use("clause", read["clauses"], inner, "clauses")
    references.use("post", read["copies"], inner, "copies")
    return {key: ids for key, ids in read.items() if ids}


def _settings(fields: Fields, form: CheckForm | None) -> dict[str, Any]:
    given = fields.fields("with", "the settings of a check")
    if given is None or form is None:
        if form and form.settings:
            fields.fault("with", f"the check needs {', '.join(form.settings)}", "Add them under 'with:'.")
        return {}
    read: dict[str, Any] = {}
    for name, kind in form.settings.items():
        if kind == "number":
            read[name] = given.integer(name)
        else:
            read[name] = given.named_texts(name) if kind == "pairs" else given.texts(name)
    return read


def _check_slots(text: str, key: str, form: CheckForm, fields: Fields) -> None:
    try:
        slots = [slot for _, slot, _, _ in string.Formatter().parse(text) if slot is not None]
    except ValueError:
        fields.fault(key, f"the braces in this {key} do not pair", "Write {word} for what the check tells.")
        return
    for slot in slots:
        if slot not in form.tells:
            hint = did_you_mean(slot, form.tells) or f"It tells: {', '.join(form.tells)}."
            fields.fault(key, f"the check does not tell '{slot}'", hint)
