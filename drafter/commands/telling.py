"""How faults and findings are told to a person, and as JSON to a program. The one place where they are formatted."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, replace

import click

from drafter.errors import DrafterError, Fault, Location
from drafter.findings import LEVELS, Finding

_WIDTH = 100
MOST = 25


def tell_error(error: DrafterError) -> None:
    """Every fault of an error, on standard error: where, what, the line itself, what to do."""
    for fault in error.faults[:MOST]:
        for line in fault_lines(fault):
            click.echo(line, err=True)
    count = len(error.faults)
    if count > 1:
        click.echo(f"{count} faults{f', of which the first {MOST} are shown' if count > MOST else ''}.", err=True)


def fault_lines(fault: Fault) -> list[str]:
    """A fault as lines: `path:line:column: what`, the excerpt, the hint."""
    lines = [f"{fault.where}: {fault.message}" if fault.where else fault.message]
    if fault.excerpt and fault.where:
        lines.append(f"  {fault.where.line:>5} | {fault.excerpt.strip()[:_WIDTH]}")
    if fault.hint:
        lines.append(f"  {fault.hint}")
    return lines


def finding_lines(finding: Finding) -> list[str]:
    """A finding as lines: its level and rule, what was found, what to do, where."""
    lines = [f"{'allowed ' if finding.allowed else ''}{finding.level}: {finding.message} ({finding.rule})"]
    if finding.allowed:
        return [*lines, f"  allowed because: {finding.allowed}"]
    if finding.hint:
        lines.append(f"  {finding.hint}")
    if finding.where:
        lines.append(f"  in {finding.where}")
    return lines


def tell_findings(findings: Iterable[Finding], err: bool, width: int = 0) -> None:
    """Findings one after another, the gravest first; what several share is said once, with the last of them.

    Lines have at most `width` columns; 0 leaves that to the terminal.
    """
    found = list(findings)
    for number, finding in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        shared = after is not None and (after.rule, after.hint) == (finding.rule, finding.hint)
        lines = finding_lines(replace(finding, hint="") if shared else finding)
        for line in lines[: 1 if shared and after and after.where == finding.where else None]:
            click.echo("\n".join(_fitting(line, width)) if width else line, err=err)


def _fitting(line: str, width: int) -> list[str]:
    """A line in as many as so many columns make of it, set in as it is."""
    from drafter.interview.shown import wrapped  # for those who are asked

    indent = line[: len(line) - len(line.lstrip())]
    return [indent + row for row in wrapped(line.strip(), width - len(indent), "  ")]


def screen() -> tuple[int, int]:
    """The columns and rows to write on: those of COLUMNS and LINES, else the terminal's, else 80 by 24."""
    named = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    try:
        size = os.get_terminal_size()
    except OSError:
        size = os.terminal_size((80, 24))
    columns, rows = (int(text) if text.isdigit() and int(text) else own for text, own in zip(named, size, strict=True))
    return columns, rows


def typed(path: object, library: str | None = None) -> str:
    """A path as it is typed on a command line, and the library that goes with it."""
    text = f'"{path}"' if " " in str(path) else str(path)
    return f"{text} --library {typed(library)}" if library else text


def as_json(value: object) -> str:
    """Data for a program, in the same words."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding as data: every field by its name, the place as one text."""
    return {**asdict(finding), "where": _place(finding.where)}


def counted(findings: Iterable[Finding]) -> str:
    """How many findings of each level: '1 warning, 2 suggestions'; 'none' where there are none.

    Those that are allowed count apart.
    """
    findings = list(findings)
    found = [finding for finding in findings if not finding.allowed]
    counts = [(sum(one.level == level for one in found), level) for level in LEVELS]
    plural = {"error": "errors", "warning": "warnings", "suggestion": "suggestions"}
    parts = [f"{n} {plural.get(level, level) if n > 1 else level}" for n, level in counts if n]
    parts += [f"{allowed} allowed"] if (allowed := len(findings) - len(found)) else []
    said = ", ".join(parts) or "none"
    return f"{said} (a draft, not ready to send)" if any(one.level == "unfinished" for one in found) else said


def _place(where: Location | None) -> str | None:
    return str(where) if where else None
