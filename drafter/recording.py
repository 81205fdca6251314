"""Writes a request as the text of a record, from which `spec.from_fields` reads the same request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

from drafter.records.forms import Recipient, Spouse
from drafter.records.requests import Earlier, Item
from drafter.records.signers import Cosigner
from drafter.spec import KEYS, Allowance, LetterSpec, Made

_UNSEEN = "[\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]"
"""Characters that a file may not hold as they are, since nobody can see them; JSON escapes those before the space."""


def as_record(spec: LetterSpec, heading: str) -> str:
    """The request as the text of a record, which `from_fields` reads back to the same; `heading` is its comment."""
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    for key, name in KEYS.items():
        value = getattr(spec, name)
        if value is None or value in ("", {}) or (value == () and key != "only"):
            continue
        if isinstance(value, Made):
            lines += ["made:", *_listed("officials", value.officials, "  "), f"  library: {_quoted(value.library)}"]
            lines += [f"  words: {_quoted(value.words)}"] if value.words else []
        elif key in ("recipient", "cosigners"):
            lines += [f"{key}:", *(line for one in value for line in _person(one))]
        elif key in ("question", "document"):
            lines += [f"{key}:", *(line for one in value for line in _item(one))]
        elif isinstance(value, Earlier):
            lines += [f"about: {_quoted(value.record)}"] if value.record else []
            lines += [] if value.record else ["about:", *(f"  {line}" for line in _earlier(value))]
        elif isinstance(value, tuple):
            lines += _listed(key, value)
        elif key == "allow":
            lines += ["allow:", *(line for rule, one in spec.allow.items() for line in _allowance(rule, one))]
        elif isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {name}: {_quoted(text)}" for name, text in value.items())]
        else:
            lines.append(f"{key}: {_scalar(value)}")
    return "\n".join(lines) + "\n"


def _listed(key: str, values: tuple[str, ...], indent: str = "") -> list[str]:
    items = [f"{indent}  - {_quoted(value)}" for value in values]
    return [f"{indent}{key}:", *items] if items else [f"{indent}{key}: []"]


def _allowance(rule: str, one: Allowance) -> list[str]:
    if one.until is None:
        return [f"  {rule}: {_quoted(one.reason)}"]
    return [f"  {rule}:", f"    reason: {_quoted(one.reason)}", f"    until: {one.until}"]


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else str(value)


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ’.-")
"""The signs of words that YAML reads as they stand, where they do not begin or end with some of these."""


def _quoted(text: str) -> str:
    """Plain where nothing can be misread, else in double quotes, whose escapes JSON shares with YAML."""
    if _PLAIN.issuperset(text) and text[:1].isalnum() and text[-1] not in " -":
        return text
    return re.sub(_UNSEEN, lambda sign: f"\\U{ord(sign[0]):08x}", json.dumps(text, ensure_ascii=False))


def _person(one: Recipient | Cosigner) -> Iterator[str]:
    """Somebody on no roster, as an item of a list, with all that was said of that person."""
    lines = [line for key in fields(one) if key.compare for line in _said(key.name, getattr(one, key.name))]
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])


def _item(one: Item) -> list[str]:
    """A question or a document: its words alone, or its words and its parts."""
    if not one.parts:
        return [f"  - {_quoted(one.text)}"]
    return [f"  - text: {_quoted(one.text)}", *_listed("parts", one.parts, "    ")]


def _earlier(one: Earlier) -> Iterator[str]:
    """The letter that is followed up."""
    yield from _said("date", one.date)
    yield from _said("to", one.to)
    yield from _said("from", one.signers)
    yield from _said("subject", one.subject)
    yield from _said("asks", one.asks)
    for key, count in (("questions", one.questions), ("documents", one.documents)):
        yield from _said(key, count or "")
    for key in ("kind", "matter", "purpose", "enclosures"):
        yield from _said(key, getattr(one, key))
    yield from _said("respond-by", one.respond_by)


def _said(key: str, value: object) -> list[str]:
    if isinstance(value, Spouse):
        return [f"{key}:", *(f"  {line}" for f in fields(value) for line in _said(f.name, getattr(value, f.name)))]
    if isinstance(value, tuple):
        return _listed(key, value) if value else []
    return [] if value in ("", None) else [f"{key}: {_scalar(value)}"]
