"""An entry as lines of YAML, in the manner of the shipped files."""

from __future__ import annotations

import re
import textwrap

from drafter.importing.entries import Plain

WIDTH = 120


def lines_of(entry: dict[str, Plain], indent: int) -> list[str]:
    """A set of keys as lines that begin so far in; keys without a value are left out."""
    return [line for key, value in entry.items() if value for line in _key(key, value, indent)]


def item_lines(entry: dict[str, Plain], indent: int) -> list[str]:
    """A set of keys as an item of a list whose dash stands so far in."""
    first, *others = lines_of(entry, indent + 2)
    return [f"{'':{indent}}- {first.lstrip(' ')}", *others]


def record_lines(name: str, entry: dict[str, Plain], indent: int = 0) -> list[str]:
    """A record under its id."""
    return [f"{'':{indent}}{name}:", *lines_of(entry, indent + 2)]


def _key(key: str, value: Plain, indent: int) -> list[str]:
    label = f"{'':{indent}}{key}:"
    if isinstance(value, str):
        return _text(f"{label} ", value, indent)
    if isinstance(value, dict):
        return [label, *lines_of(value, indent + 2)]
    return [label, *(line for item in value for line in _item(item, indent + 2))]


def _item(item: Plain, indent: int) -> list[str]:
    if isinstance(item, dict):
        return item_lines(item, indent)
    assert isinstance(item, str), "no file of the library holds a list of lists"
    return _text(f"{'':{indent}}- ", item, indent)


def _text(label: str, text: str, indent: int) -> list[str]:
    """A text beside its key: plain where YAML takes it for what it is, in quotes, or folded where it is long."""
    beside = label + (text if _is_plain(text) else _quoted(text))
    if len(beside) <= WIDTH or " " not in text:
        return [beside]
    width = max(WIDTH - indent - 2, 20)
    folded = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [f"{label}>-", *(f"{'':{indent + 2}}{line}" for line in folded)]


def _is_plain(text: str) -> bool:
    return text[0].isalnum() and not re.search(r":(?=\s|$)|\s#|^---|^\.\.\.", text)


def _quoted(text: str) -> str:
    if not re.search(r'["\\]', text):
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
