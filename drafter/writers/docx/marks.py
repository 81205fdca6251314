"""Marks in a base package, where each letter's own words go. None of them is in a letter: `write` fills every one."""

from __future__ import annotations

BODY = "body"
CONTINUATION = "continuation"
CONTINUATION_END = "continuation-end"
DEFINITIONS = "list-definitions"
INSTANCES = "lists"

TARGET = "letter"
"""The target of the processing instruction that a mark is; a file of the office's keeps none of its own."""


def mark(name: str) -> str:
    """A mark as it stands in a part."""
    return f"<?{TARGET} {name}?>"
