"""Reading one value: what a key's node holds as text, list, number or date, or why it does not."""

from __future__ import annotations

import re
from datetime import date

from drafter.dates import MONTHS, RoughDate, rough_date
from drafter.library.source import Mapping, Node, Scalar, Sequence

KINDS = {Scalar: "a single text", Sequence: "a list", Mapping: "a set of keys"}


class NotReadError(Exception):
    """A value that is not of its key's kind: what to tell of it, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def as_text(node: Node) -> str:
    """A single text, without blanks around it."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Mapping):
        hint = "If the colon belongs to the text, put the whole text in quotes."
    else:
        hint = "Write one text after the colon."
    raise NotReadError(f"is {KINDS[type(node)]} here; one text is expected", hint)


def as_texts(node: Node) -> tuple[str, ...]:
    """A list of texts, or a single text as a list of one; the same text twice is refused."""
    if isinstance(node, Mapping):
        hint = "Begin each item with a dash and a space; if a colon belongs to the text, put the text in quotes."
        raise NotReadError("is a set of keys here; a text or a list of texts is expected", hint)
    found: dict[str, None] = {}
    for item in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Scalar):
            hint = "If a colon belongs to the text, put the whole text in quotes." if isinstance(item, Mapping) else ""
            raise NotReadError(
                f"has {KINDS[type(item)]} in its list on line {item.where.line}; texts are expected", hint
            )
        text = item.text.strip()
        if not text:
            raise NotReadError(f"has an empty item on line {item.where.line}", "Write its text, or delete the dash.")
        if text in found:
            raise NotReadError(f"has '{text}' twice", "Keep one of the two.")
        found[text] = None
    return tuple(found)


def as_mapping(node: Node) -> Mapping:
    """A set of keys."""
    if isinstance(node, Mapping):
        return node
    hint = "Write its keys on the lines below, set in by two spaces, each with a colon and its value."
    raise NotReadError(f"is {KINDS[type(node)]} here; a set of keys is expected", hint)


def as_items(node: Node) -> tuple[Node, ...]:
    """The items of a list, of whatever kind."""
    if isinstance(node, Sequence):
        return node.items
    raise NotReadError(f"is {KINDS[type(node)]} here; a list is expected", "Begin each item with a dash and a space.")


def as_flag(node: Node) -> bool:
    """True or false, also written yes or no."""
    word = as_text(node)
    if word.casefold() not in ("true", "false", "yes", "no"):
        raise NotReadError(f"is '{word}' here; true or false is expected", "Write true or false.")
    return word.casefold() in ("true", "yes")


def as_integer(node: Node) -> int:
    """A whole number in digits."""
    return int(_digits(as_text(node), r"[+-]?[0-9]{1,15}", "a whole number"))


def as_number(node: Node) -> float:
    """A number in digits, with or without decimals."""
    return float(_digits(as_text(node), r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", "a number"))


def _digits(text: str, form: str, expected: str) -> str:
    if re.fullmatch(form, text):
        return text
    bare = re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)
    scaled = re.search(r"(thousand|[mbtr]+illion|[0-9][kmb])\b", text, re.IGNORECASE)
    plain = bare[0].replace(",", "") if len(bare) == 1 and not scaled else ""
    hint = f"Write {plain}." if re.fullmatch(form, plain) else "Write the number alone, all in digits: 73000."
    raise NotReadError(f"is '{text}' here; {expected} in digits is expected", hint)


def as_rough(node: Node) -> RoughDate:
    """A day, or a month or year of which the day is not known."""
    text = as_text(node)
    try:
        return rough_date(text)
    except ValueError as error:
        written = _as_data_writes_it(text)
        if written:
            raise NotReadError(f"is '{text}' here; a date as 2024-09-12 is expected", f"Write {written}.") from None
        message, _, hint = str(error).partition(": ")
        raise NotReadError(f"cannot be read: {message}", hint[:1].upper() + hint[1:] + "." if hint else "") from None


def as_day(node: Node) -> date:
    """A day; a month or a year alone is refused."""
    rough = as_rough(node)
    if not rough.exact:
        kind = "month" if "-" in str(rough) else "year"
        raise NotReadError(f"is the {kind} {rough} here; the very day is expected", "Write a day as 2024-09-12.")
    return rough.first


def _as_data_writes_it(text: str) -> str:
    """A date in another usual form (09/12/2024, September 12, 2024), as data files write it; empty where it is none."""
    months = {month[:3].casefold(): number for number, month in enumerate(MONTHS, 1)}
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        parts = [int(match[3]), int(match[1]), int(match[2])]
    elif match := re.fullmatch(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?", text):
        parts = [int(part) for part in match.groups() if part]
    elif match := re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (?:([0-9]{1,2})(?:st|nd|rd|th)?,? )?([0-9]{4})", text):
        parts = [int(part) for part in (match[3], months.get(match[1].casefold(), 0), match[2]) if part is not None]
    else:
        return ""
    written = "-".join(f"{part:02}" for part in parts)
    try:
        return str(rough_date(written))
    except ValueError:
        return ""
