"""What `drafter explain` says on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from drafter.commands.rows import columns, wrapped
from drafter.findings import OFF

if TYPE_CHECKING:
    from drafter.commands.explain_page import Page

LABEL = 15


def page_lines(page: Page) -> Iterator[str]:
    """A thing of the library: what it is, on what authority, of what date, where, then its facts."""
    yield f"{page.id} ({page.kind}): {page.title}"
    yield from labelled("authority", page.authority or "none is stated")
    yield from labelled("date", page.date)
    yield from labelled("file", page.where)
    for name, value in page.facts.items():
        for number, text in enumerate(value if isinstance(value, list) else [value]):
            yield from labelled("" if number else name.replace("_", " "), text)


def labelled(label: str, text: str) -> Iterator[str]:
    """Text beside a label, its further lines under its first; under a label that leaves no room, all of them."""
    if len(label) >= LABEL:
        yield f"  {label}"
        label = ""
    for number, line in enumerate(wrapped(text, columns() - LABEL - 2)):
        yield f"  {'' if number else label:<{LABEL}}{line}"


def letter_lines(letter: dict[str, Any]) -> Iterator[str]:
    """Each decision of a letter, under what it is about; then what the rules found, and why it is allowed."""
    about = ""
    for one in letter["decisions"]:
        if one["of"] != about:
            about = one["of"]
            yield f"{about}:"
        mark = "+" if one["kept"] else "-"
        yield from _decision(mark, one)
    if letter["findings"]:
        yield "finding:"
    for finding in letter["findings"]:
        yield from (f"  {line}" for line in _finding(finding))


def _finding(finding: dict[str, Any]) -> Iterator[str]:
    allowed = "allowed " if finding["allowed"] else ""
    yield f"{allowed}{finding['level']}: {finding['message']} ({finding['rule']})"
    if finding["allowed"]:
        yield f"  allowed because: {finding['allowed']}"


def _decision(mark: str, one: dict[str, Any]) -> Iterator[str]:
    lines = wrapped(f"{one['subject']}: {one['because']}", columns() - 4)
    yield f"  {mark} {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])
    if one["where"]:
        yield f"      {one['where']}"


def rule_lines(rule: dict[str, Any]) -> Iterator[str]:
    """How a rule came out for a letter: each leaf of its condition, and what it found."""
    yield f"{rule['id']} in {rule['file']}"
    if rule["overrides"]:
        yield f"  {rule['where']} is in force, in place of {rule['overrides'][-1]}"
    if rule["level"] == OFF:
        yield f"  turned off in {rule['where']}"
    elif not rule["in_force"]:
        yield "  not in force: it is for other dates or another issue"
    if not rule["condition"]:
        yield "  no condition: it always holds"
    for leaf in rule["leaves"]:
        yield f"  {'yes' if leaf['holds'] else 'no':<4}{leaf['text']}"
        yield from (f"        {name} is {value}" for name, value in leaf["values"].items())
    if rule["condition"]:
        yield f"  so the condition {'holds' if rule['holds'] else 'does not hold'}: {rule['condition']}"
    if rule["looked_at"]:
        yield f"  the check '{rule['check']}' looked at:"
    for name, said in rule["looked_at"].items():
        yield from (f"    {line}" for line in wrapped(f"{name}: {'; '.join(said)}", columns() - 4))
    for finding in rule["findings"]:
        yield from (f"  {line}" for line in _finding(finding))
    if not rule["findings"]:
        yield f"  {rule['result']}"
