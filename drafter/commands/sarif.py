"""Findings in SARIF 2.1.0 (Static Analysis Results Interchange Format, of OASIS), for editors and code hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from drafter import __version__
from drafter.errors import Location

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.records.rules import Rule

LEVELS = {"error": "error", "unfinished": "error", "warning": "warning", "suggestion": "note"}
"""Each level of ours and SARIF's own; what is unfinished may not be sent either."""


def log(findings: Sequence[Finding], in_force: Mapping[str, Rule], file: str) -> dict[str, object]:
    """Findings as one SARIF log, with the rules that made them; one without a place stands at the letter's file."""
    rules = {one.rule: in_force[one.rule] for one in findings}
    driver = {"name": "drafter", "version": __version__, "rules": [_rule(one) for one in rules.values()]}
    order = list(rules)
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, order.index(one.rule), file) for one in findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"level": rule.level, **({"authority": rule.authority} if rule.authority else {})},
    }


def _result(finding: Finding, index: int, file: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.level],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [_location(finding.where, file)],
    }
    if finding.allowed:
        result["suppressions"] = [{"kind": "external", "justification": finding.allowed}]
    return result


def _location(where: Location | None, file: str) -> dict[str, object]:
    """A place; in a Word file, which has no lines, the paragraph has a name and stands in no region."""
    if where and where.path.startswith(f"{file}, "):
        named = [{"name": where.path.removeprefix(f"{file}, "), "kind": "element"}]
        return {"physicalLocation": _place(None, file), "logicalLocations": named}
    return {"physicalLocation": _place(where, file)}


def _place(where: Location | None, file: str) -> dict[str, object]:
    path = where.path if where and not where.path.startswith("--") else file
    place: dict[str, object] = {"artifactLocation": {"uri": quote(PurePath(path).as_posix())}}
    if where and where.line and path == where.path:
        column = {"startColumn": where.column} if where.column else {}
        place["region"] = {"startLine": where.line, **column}
    return place
