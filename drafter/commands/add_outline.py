"""A clause at the end of its slot in the outline of the office's own issue; no other line is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commands.add_places import ASIDES, ASKS, COMMON, Spot
from drafter.commands.evidence_writing import Parts, shown_as, text_of

if TYPE_CHECKING:
    from drafter.library.source import Mapping, Node


def in_outline(spot: Spot, name: str) -> tuple[dict[Parts, str], str]:
    """The new text of issue.yaml, and what is told; no text where the issue is another's, or is written otherwise.

    Asks and asides stand in no outline.
    """
    from drafter.library.source import parse_yaml

    if spot.slot in ("", ASKS, ASIDES) or spot.issue == COMMON:
        return {}, ""
    parts = ("clauses", spot.issue, "issue.yaml")
    text = text_of(spot.at, parts)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    root = parse_yaml("\n".join(lines), shown_as(spot.at, parts)) if text else None
    at, new = _edit(root.pairs.get("outline") if root else None, lines, spot, name)
    if not new:
        by_hand = f"Put {name} under {spot.slot} in the outline of the issue, or ask for it with --clause {name}."
        return {}, by_hand
    lines[at:at] = new
    return {parts: end.join(lines)}, f"In the outline of the issue it comes last under {spot.slot}."


def _edit(outline: Node | None, lines: list[str], spot: Spot, name: str) -> tuple[int, list[str]]:
    """The line, counted from 0, before which lines are put in, and those lines; none where that cannot be done."""
    from drafter.library.source import Mapping, Sequence

    if not isinstance(outline, Mapping) or not outline.keys or _opens_with(lines, outline, "{"):
        return 0, []
    listed = outline.pairs.get(spot.slot)
    if listed is None:
        return _new_slot(outline, lines, spot, name)
    if not isinstance(listed, Sequence) or not listed.items or not _opens_with(lines, listed, "- "):
        return 0, []
    dash = listed.where.column - 1
    return listed.items[-1].where.line, [f"{'':{dash}}- {name}"]


def _new_slot(outline: Mapping, lines: list[str], spot: Spot, name: str) -> tuple[int, list[str]]:
    """A slot that the outline has not yet, before the next in the order of the kinds of letter."""
    indent = next(iter(outline.keys.values())).column - 1
    new = [f"{'':{indent}}{spot.slot}:", f"{'':{indent + 2}}- {name}"]
    having = [kind.slots for kind in spot.at.library.kinds.values() if spot.slot in kind.slots]
    nearest = max(having, key=lambda slots: len(outline.keys.keys() & set(slots)), default=())
    later = nearest[nearest.index(spot.slot) + 1 :] if nearest else ()
    if there := [outline.keys[slot].line - 1 for slot in later if slot in outline.keys]:
        return _above_remarks(min(there), lines), new
    last = max(where.line for where in outline.keys.values())
    while last < len(lines) and (lines[last].strip() and len(lines[last]) - len(lines[last].lstrip()) >= indent + 1):
        last += 1
    return last, new


def _above_remarks(line: int, lines: list[str]) -> int:
    """The line above the remarks that belong to a key."""
    while line > 0 and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _opens_with(lines: list[str], node: Node, sign: str) -> bool:
    return lines[node.where.line - 1][node.where.column - 1 :].startswith(sign)
