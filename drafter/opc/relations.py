"""How the parts of a Word file hang together: the type of each, and which leads to which."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from drafter.frozen import frozen
from drafter.opc.elements import Element

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006"
_STRICT = "http://purl.oclc.org/ooxml/"


@frozen
class Relation:
    """One thing that a part leads to.

    `type` is an address, and `kind` its last word, such as `image`. `target` is the name of a part, in the spelling of
    the zip where there is such a part; for an `external` one it is the address as it stands.
    """

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """What the relation is for, in a word."""
        return self.type.rpartition("/")[2]

    @property
    def is_strict(self) -> bool:
        """Whether it is of the strict kind of Open XML, whose names all differ."""
        return self.type.startswith(_STRICT)


def relations(root: Element, source: str, parts: Mapping[str, bytes]) -> tuple[Relation, ...]:
    """What a part leads to; `source` is its name, empty for the package itself."""
    spelled = {name.casefold(): name for name in parts}
    found = []
    for each in root.iter(f"{_PACKAGE}/relationships}}Relationship"):
        target, external = each.get("Target", ""), each.get("TargetMode") == "External"
        if not external:
            name = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), unquote(target.partition("#")[0])))
            target = spelled.get(name.lstrip("/").casefold(), name.lstrip("/"))
        found.append(Relation(each.get("Id", ""), each.get("Type", ""), target, external))
    return tuple(found)


def relations_name(source: str) -> str:
    """The name of the part that says what `source` leads to; `source` is empty for the package itself."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def content_types(root: Element, parts: Mapping[str, bytes]) -> dict[str, str]:
    """The type of each part: the one given for its name, else that of its ending; empty where neither is given."""
    names, endings = {}, {}
    for each in root.iter(f"{_PACKAGE}/content-types}}Override"):
        names[each.get("PartName", "").lstrip("/").casefold()] = each.get("ContentType", "")
    for each in root.iter(f"{_PACKAGE}/content-types}}Default"):
        endings[each.get("Extension", "").casefold()] = each.get("ContentType", "")
    return {name: names.get(name.casefold()) or endings.get(name.rpartition(".")[2].casefold(), "") for name in parts}
