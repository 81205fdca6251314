"""JSON Schemas: what the readers take, a schema takes, and what is misspelt it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT, run, run_installed, write

from drafter.commands.schema_kinds import KINDS
from drafter.library.fields import Fields
from drafter.library.shapes import Recorder, Shape, shape_of

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

SHIPPED = [*ROOT.glob("clauses/**/*.yaml"), *ROOT.glob("templates/**/*.yaml"), *ROOT.glob("clauses/*/*/*.md.j2")]
ONE_A_FOLDER = {"signatories": "signatory", "letterheads": "letterhead", "letters": "kind", "rules": "rules"}
NOT_OF_A_LIBRARY = ("demo.yaml",)


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `no` and a date are texts, 20510 is a number."""


Core.yaml_implicit_resolvers = {}
for tag, form, signs in (
    ("bool", r"true|false|True|False|TRUE|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(signs))


def kind_of(path: Path) -> str:
    """The kind of a file by its place, as `drafter schema` has it."""
    if path.suffix == ".j2":
        return {"asks": "ask", "asides": "aside"}.get(path.parent.name, "clause")
    return ONE_A_FOLDER.get(path.parent.name, path.stem)


def front(path: Path) -> Any:
    """What an editor makes of a YAML file, or of the keys of a clause."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("\n---\n")[0].removeprefix("---\n") if path.suffix == ".j2" else text, Core)


def objections(kind: str, data: Any) -> list[str]:
    """Where data are not as the schema of a kind says."""
    schema = KINDS[kind].schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    return [f"{one.json_path}: {one.message}" for one in jsonschema.Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_shipped_file_is_as_its_schema_says(path: Path):
    """What drafter ships is read by its readers, and so passes the schema that is made of them."""
    if path.name in NOT_OF_A_LIBRARY:
        pytest.skip("it is no file of a library")

    assert objections(kind_of(path), front(path)) == []


@pytest.mark.parametrize(
    "path",
    ["clauses/fentanyl/issue.yaml", "templates/signatories/schumer.yaml", "clauses/fentanyl/asks/kyc.md.j2",
     "templates/letterheads/house.yaml", "templates/house.yaml", "templates/letters/request.yaml"],
)  # fmt: skip
def test_a_misspelt_key_fails(path: str):
    """An editor that has the schema marks a key that the reader would refuse."""
    data = front(ROOT / path)
    first = next(iter(data))

    changed = {f"{name}x" if name == first else name: value for name, value in data.items()}

    assert any(f"'{first}x'" in one for one in objections(kind_of(ROOT / path), changed))


@pytest.mark.parametrize(
    "name", ["statistics", "sources", "timeline", "rules", "posts", "officials", "forms", "bodies"]
)
def test_a_misspelt_key_of_an_entry_fails(name: str):
    """The same holds for the entries of a file of many."""
    path = next(path for path in SHIPPED if kind_of(path) == name)
    data = front(path)
    entry = dict(next(iter(data.values())))
    first = next(iter(entry))
    entry[f"{first}x"] = entry.pop(first)

    assert objections(name, {"an-entry": entry}) != []


@pytest.mark.parametrize(
    ("kind", "data", "at"),
    [
        ("signatory", {"name": "Jane Doe", "title": "Member", "chamber": "House", "state": "Ohio", "zip": 20515,
                       "letterhead": "house"}, "$.chamber"),
        ("statistics", {"Not An Id": {}}, "$"),
        ("timeline", {"an-event": {"what": "x", "announced": "March 2024", "source": "y", "checked": "2024-01-01"}},
         "announced"),
        ("rules", {"a-rule": {"title": "x", "check": "evidence-age", "with": {"at_most": 3}, "level": "warning",
                              "message": "x", "why": "y"}}, "a-rule"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_fails(kind: str, data: Any, at: str):
    """Closed words, dates, ids and the settings of a check are checked as they are typed."""
    assert any(at in one for one in objections(kind, data))


def test_what_must_be_there_is_asked_for():
    """A key without which the reader refuses the file is required; one that only another makes needed is not."""
    signatory, rule = KINDS["signatory"].schema("signatory"), KINDS["rules"].schema("rules")

    assert sorted(signatory["required"]) == ["chamber", "letterhead", "name", "state", "title", "zip"]
    assert rule["$defs"]["record"]["anyOf"][0]["required"] == ["title", "why"]


def test_the_recorder_answers_for_every_way_of_asking():
    """A new way of asking `Fields` for a value is one that schemas have to know."""
    asking = {"text", "choice", "flag", "integer", "number", "day", "rough", "span", "texts", "named_texts", "fields",
              "mixed", "each", "named", "all_named", "keys", "__contains__", "holds_keys", "fault", "extend",
              "done"}  # fmt: skip
    places = {"where", "value_where", "text_where", "char_where", "name_where", "line"}
    public = {name for name in vars(Fields) if not name.startswith("_") or name == "__contains__"}

    assert public == asking | places
    assert asking <= vars(Recorder).keys()


def test_a_key_with_two_manners_has_both():
    """Where a reader takes a text or a record, both are in the shape."""

    def read(fields: Fields) -> object:
        return fields.fields("x").text("y") if fields.holds_keys("x") else fields.text("x")  # type: ignore[union-attr]

    shape = shape_of(read)

    assert isinstance(shape, Shape)
    assert set(shape.keys["x"].kinds) == {"text", "record"}
    assert shape.keys["x"].keys["y"].required


def test_the_command_prints_lists_and_writes(desk: Path):
    """`drafter schema` lists the kinds, prints one, and writes all into a folder, again and again."""
    listed = run_installed("schema", cwd=desk)
    printed = run("schema", "statistics")
    written = run("schema", "--all", "office/schemas")
    again = run("schema", "--all", "office/schemas")

    assert all(line.split()[0] in KINDS for line in listed.out.splitlines())
    assert json.loads(printed.out)["$schema"].endswith("2020-12/schema")
    assert written == again
    assert sorted(path.name for path in (desk / "office" / "schemas").iterdir()) == sorted(
        f"{name}.schema.json" for name in KINDS
    )


def test_a_kind_that_is_none_is_told(desk: Path):
    """A misspelt kind is answered with the one that was meant."""
    write(desk / "note.txt", "")

    ran = run("schema", "statistic")

    assert ran.code == 2
    assert "Did you mean 'statistics'?" in ran.err
