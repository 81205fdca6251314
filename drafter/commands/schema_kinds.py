"""The kinds of file for which there is a JSON Schema: which files they are, and the schema that their reader gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from drafter.commands.meanings import MEANINGS
from drafter.findings import LEVELS, OFF
from drafter.library.fields import Fields
from drafter.library.reading import MANY_A_FILE, ONE_A_FILE, Read
from drafter.library.references import References
from drafter.library.schema import Schema, records_of, schema_of, whole
from drafter.library.shapes import Shape, shape_of

NAME = "x"
"""The id of a record that is not there."""


class Kind(NamedTuple):
    """A kind of file: what it is, the pattern of the files, and how the shape of one of their records is made."""

    title: str
    files: str
    shape: Callable[[], Shape]
    is_file_of_many: bool = False

    def schema(self, name: str) -> Schema:
        """The schema, for a file of this kind under its name."""
        record = schema_of(self.shape(), MEANINGS.get(name, {}))
        if name == RULES:
            record = _rules(record)
        return whole(records_of(record) if self.is_file_of_many else record, self.title)


RULES = "rules"
_CHANGE: Schema = {
    "type": "object",
    "properties": {
        "level": {"enum": [*LEVELS, OFF]},
        "why": {"type": "string"},
    },
    "additionalProperties": False,
    "required": ["level", "why"],
}
"""An entry that only says another level for the rule of its id."""


def _named(read: Read) -> Callable[[Fields], object]:
    return lambda fields: read(NAME, fields, References())


def _clause(slot: str) -> Shape:
    from drafter.library.issues import read_clause

    return shape_of(lambda fields: read_clause((NAME, slot, NAME), fields, NAME, 1, References()))


def _office() -> Shape:
    from drafter.library.office import read_office
    from drafter.records.office import FORMAT

    return shape_of(lambda fields: read_office(fields, References()), told={("format",): str(FORMAT)})


def _issue() -> Shape:
    from drafter.library.issues import read_issue

    return shape_of(_named(read_issue))


def _house() -> Shape:
    from drafter.library.forms import read_house
    from drafter.records.forms import House

    return shape_of(lambda fields: read_house(fields, References(), House()))


def _letter() -> Shape:
    from drafter.spec import from_fields

    return shape_of(from_fields)


def _person() -> Shape:
    from drafter.library.recipients import read_recipient

    return shape_of(read_recipient)


def _rule(check: str = "") -> Shape:
    """A rule; with the settings of one check alone, where it is named."""
    from drafter.checks import FORMS
    from drafter.library.examples import read_examples
    from drafter.library.rules import read_rule

    def read(fields: Fields) -> object:
        return read_rule(NAME, fields, References(), "", FORMS), read_examples("", fields, References())

    return shape_of(read, told={("check",): check}, under=("with",)) if check else shape_of(read)


def _rules(record: Schema) -> Schema:
    """A rule whose settings are those of its check, or a change of another's level."""
    from drafter.checks import FORMS

    record["properties"]["check"] = {"enum": list(FORMS)}
    record["properties"]["with"] = {"type": "object"}
    record["allOf"] = [
        {"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": _settings(name)}
        for name in FORMS
    ]
    return {"anyOf": [record, _CHANGE]}


def _settings(check: str) -> dict[str, Any]:
    shape = _rule(check).keys.get("with")
    if shape is None or not shape.keys:
        return {"properties": {"with": {"type": "null"}}}
    inner = {name.removeprefix("with."): told for name, told in MEANINGS[RULES].items()}
    needed = {"required": ["with"]} if any(one.required for one in shape.keys.values()) else {}
    return {"properties": {"with": schema_of(shape, inner)}, **needed}


def _record(read: Read) -> Callable[[], Shape]:
    return lambda: shape_of(_named(read))


def _of_many(name: str, title: str, folder: str) -> Kind:
    return Kind(title, f"{folder}/{name}.yaml", _record(MANY_A_FILE[name][2]), is_file_of_many=True)


def _of_one(folder: str, title: str) -> Kind:
    return Kind(title, f"templates/{folder}/*.yaml", _record(ONE_A_FILE[folder][2]))


KINDS: dict[str, Kind] = {
    "office": Kind("An office’s profile", "office.yaml", _office),
    "issue": Kind("An issue", "clauses/*/issue.yaml", _issue),
    "clause": Kind("The keys of a clause", "clauses/*/*/*.md.j2", partial(_clause, "")),
    "ask": Kind("The keys of an ask", "clauses/*/asks/*.md.j2", partial(_clause, "asks")),
    "aside": Kind("The keys of an aside", "clauses/*/asides/*.md.j2", partial(_clause, "asides")),
    "statistics": _of_many("statistics", "Figures with their releases", "clauses/*"),
    "sources": _of_many("sources", "What footnotes cite", "**"),
    "timeline": _of_many("timeline", "Dated events", "clauses/*"),
    RULES: Kind("Rules for letters", "templates/rules/*.yaml, clauses/*/rules.yaml", _rule, is_file_of_many=True),
    "posts": _of_many("posts", "Posts that letters go to", "templates/roster"),
    "officials": _of_many("officials", "People, with the days of their posts", "templates/roster"),
    "bodies": _of_many("bodies", "Bodies, with the posts that belong to them", "templates/roster"),
    "forms": _of_many("forms", "Forms of address", "templates/roster"),
    "agencies": _of_many("agencies", "Agencies by their names", "templates/names"),
    "committees": _of_many("committees", "Committees by their names", "templates/names"),
    "organizations": _of_many("organizations", "Organizations by their names", "templates/names"),
    "people": _of_many("people", "People who are mentioned and on no roster", "templates/names"),
    "titles": _of_many("titles", "Words that stand before names", "templates/names"),
    "signatory": _of_one("signatories", "A Member who signs letters"),
    "letterhead": _of_one("letterheads", "A letterhead described by lines"),
    "kind": _of_one("letters", "A kind of letter"),
    "house": Kind("The house style", "templates/house.yaml", _house),
    "letter": Kind("A letter's file: the request, or the record beside a letter", "*.yaml", _letter),
    "person": Kind("A person on no roster, for --to-file", "*.yaml", _person),
}
"""Every kind of file by the name that `drafter schema` has for it."""
