"""`drafter explain --json`: what it prints is what its own JSON Schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers import run, run_installed, write
from schemas import unlike

from drafter import assets
from drafter.commands import explain_pages
from drafter.drafting import open_library

SHIPPED = open_library([assets.root()], None)
SCHEMA: dict[str, Any] = json.loads(run("explain", "--schema").out)
REQUEST = """\
to: fincen-director
asks: kyc
date: 2024-09-12
from: schumer
allow:
  outside-remit: they asked for it
"""
RULES = """\
for-two:
  title: Two asks
  when: "'kyc' in asks and letter.date > day('2025-01-01') or letter.signatories > 1 or designation"
  check: left-out
  level: error
  message: "{clause}"
  why: We agreed so.
unset-sender:
  level: warning
  why: We print the name by hand.
copy-on-kyc:
  title: Copy the Commissioner
  include:
    copies: cbp-commissioner
  why: The ports see it first.
"""


def told(*words: str) -> dict[str, Any]:
    """What `drafter explain --json` prints."""
    done = run("explain", *words, "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_person_finds_the_schema(desk: Path):
    """By a flag that the help names, of the installed program, without a library."""
    done = run_installed("explain", "--schema", cwd=desk, PYTHONPATH=str(Path(__file__).parents[1]))

    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == SCHEMA
    assert SCHEMA["properties"]["schema"]["const"] == explain_pages.SCHEMA
    assert "--schema" in run("explain", "--help").out


def test_every_name_in_the_schema_is_described():
    """All but those whose own words say it."""
    plain = {"holds", "level", "findings", "decisions", "schema", "letter", "rule"}
    named = [*SCHEMA["properties"].items()]
    named += [pair for one in SCHEMA["$defs"].values() for pair in one["properties"].items()]

    assert [name for name, one in named if not one.get("description") and name not in plain] == []


@pytest.mark.parametrize(
    "name",
    [
        "kyc", "death-toll", "business-owner", "synthetic-opioid-deaths", "synthetic-opioid-deaths@2024-05-15",
        "nchs-provisional-2024", "prc-control-2018", "secretary-of-state", "blinken", "schumer", "house", "request",
        "fentanyl", "outside-remit", "wording", "apa",
    ],
)  # fmt: skip
def test_what_a_thing_gives_is_as_the_schema_says(name: str):
    """One of each kind."""
    assert list(unlike(told(name), SCHEMA)) == []


def test_everything_in_the_library_gives_what_the_schema_says():
    """Each page, with the kinds that the schema knows and no others."""
    from datetime import date

    kinds = set()
    for name in dict.fromkeys(explain_pages.ids(SHIPPED)):
        data = json.loads(json.dumps(explain_pages.data(explain_pages.pages(SHIPPED, name, date(2024, 9, 12)))))
        assert list(unlike(data, SCHEMA)) == [], name
        kinds |= {one["kind"] for one in data["things"]}

    assert kinds == set(SCHEMA["$defs"]["thing"]["properties"]["kind"]["enum"])


def test_what_a_letter_and_a_rule_give_is_as_the_schema_says(desk: Path):
    """A request and a record; rules that find, that add, that are changed, and every shipped one."""
    write(desk / "office/templates/rules/ours.yaml", RULES)
    write(desk / "letter.yaml", REQUEST)
    own = ("--library", "office")
    assert run("new", "letter.yaml", "-o", "made.docx", *own).code == 0

    for file in ("letter.yaml", "made.yaml", "made.docx"):
        data = told(file, *own)
        assert list(unlike(data, SCHEMA)) == []
        assert [one["allowed"] for one in data["letter"]["findings"] if one["allowed"]] == ["they asked for it"]
    for name in ("for-two", "copy-on-kyc", *SHIPPED.rules):
        assert list(unlike(told(name, "made.yaml", *own), SCHEMA)) == [], name
    assert told("unset-sender", "made.yaml", *own)["rule"]["overrides"]


def test_the_test_sees_what_is_not_as_the_schema_says():
    """A name that is missing, one too many, and a value of another kind."""
    good = told("kyc")
    (thing, *_) = good["things"]
    without = {name: value for name, value in thing.items() if name != "authority"}

    assert list(unlike({**good, "things": [without]}, SCHEMA)) == ["$.things[0] lacks authority"]
    assert list(unlike({**good, "things": [{**thing, "more": 1}]}, SCHEMA)) == ["$.things[0] has more"]
    assert list(unlike({**good, "things": [{**thing, "title": None}]}, SCHEMA)) == ["$.things[0].title is None"]
    assert list(unlike({"schema": good["schema"]}, SCHEMA)) == ["$ is 0 of oneOf"]
