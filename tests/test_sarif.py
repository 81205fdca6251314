"""`drafter check --sarif`: the findings in SARIF 2.1.0, by the structure that the standard asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers import run, write

OUTSIDE = "to: fincen-director\nasks: kyc\ndate: 2024-09-12\nsubject: TKTK\n"


@pytest.fixture
def log(desk: Path) -> dict[str, Any]:
    """The log of a letter with findings of every kind of place."""
    write(desk / "our letter.yaml", OUTSIDE)
    done = run("check", "our letter.yaml", "--sarif", "--allow", "outside-remit=they asked for it")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_the_log_has_what_the_standard_requires(log: dict[str, Any]):
    """A version, and runs with a tool of a name (§§ 3.13.2, 3.14.6, 3.19.8)."""
    (run_,) = log["runs"]

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert run_["tool"]["driver"]["name"] == "drafter"


def test_each_result_has_a_message_a_level_and_its_rule(log: dict[str, Any]):
    """The index leads to the rule of that id (§ 3.27)."""
    (run_,) = log["runs"]
    rules = run_["tool"]["driver"]["rules"]

    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run_["results"]) == 6
    for result in run_["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
    assert [one["level"] for one in run_["results"] if one["ruleId"] == "outside-remit"] == ["error"]
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)


def test_each_place_is_a_file_by_its_address(log: dict[str, Any]):
    """Spaces are escaped, and lines count from 1; what has no place of its own stands at the letter's file."""
    places = [location["physicalLocation"] for result in log["runs"][0]["results"] for location in result["locations"]]
    files = {place["artifactLocation"]["uri"] for place in places}

    assert files == {"our%20letter.yaml", "clauses/fentanyl/asks/kyc.md.j2", "templates/parts/subject-line.txt.j2"}
    assert all(place.get("region", {"startLine": 1})["startLine"] >= 1 for place in places)


def test_a_finding_that_is_allowed_is_suppressed_with_its_reason(log: dict[str, Any]):
    """As the standard has it for what a person accepted (§ 3.35)."""
    suppressed = [one for one in log["runs"][0]["results"] if "suppressions" in one]

    assert [one["ruleId"] for one in suppressed] == ["outside-remit"]
    assert suppressed[0]["suppressions"] == [{"kind": "external", "justification": "they asked for it"}]


def test_findings_are_told_in_one_form(desk: Path):
    """Both of the two forms for programs are one too many."""
    write(desk / "letter.yaml", OUTSIDE)
    done = run("check", "letter.yaml", "--json", "--sarif")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "--sarif: the findings are told as JSON or as SARIF, and both were asked for\n"
        "  Give one of --json and --sarif.\n"
    )
