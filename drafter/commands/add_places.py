"""Where what is added goes, and whether its id is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commands.add_kinds import Addition
from drafter.errors import DrafterError, Fault, Faults, Location, did_you_mean, one_of
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.commands.evidence_writing import Parts, Place
    from drafter.library.files import LibraryFile

COMMON = "common"
ASIDES, ASKS = "asides", "asks"
SCHEMAS = "schemas"
"""The folder of an office in which its schemas are, where it has them."""

KEPT = {
    "issue": "issues", "ask": "clauses", "clause": "clauses", "aside": "clauses", "statistics": "statistics",
    "sources": "sources", "timeline": "events", "officials": "officials", "posts": "posts", "signatory": "signatories",
    "rules": "rules", "letterhead": "letterheads",
}  # fmt: skip
"""What the library keeps records of a kind under, by the kind's schema."""

RULES = ("templates", "rules")
_OF_ISSUES = ("ask", "clause", "statistics", "sources", "timeline")


@frozen
class Spot:
    """Where one thing goes: the office's folder, the issue and the slot where it has them, and its kind."""

    at: Place
    addition: Addition
    issue: str
    slot: str

    @property
    def schema(self) -> str:
        """The schema of the thing, which for a clause its slot decides."""
        return "aside" if self.slot == ASIDES else self.addition.schema

    def parts(self, name: str) -> Parts:
        """The path of the file inside the office's folder."""
        addition = self.addition
        if addition.schema in ("ask", "clause"):
            return ("clauses", self.issue, self.slot, f"{name}.md.j2")
        if addition.schema == "issue":
            return ("clauses", name, "issue.yaml")
        if self.issue:
            return ("clauses", self.issue, f"{addition.file}.yaml")
        if addition.schema == "rules":
            return (*addition.folder, f"{_own_rules(self.at)}.yaml")
        return (*addition.folder, f"{addition.file or name}.yaml")

    def key(self, name: str) -> str:
        """What the library keeps the thing under."""
        return f"{self.issue}/{name}" if self.issue and KEPT[self.schema] in ("clauses", "rules") else name

    def below(self, name: str) -> Location | None:
        """The place of the thing that has the id already; None where it is free."""
        record = getattr(self.at.library, KEPT[self.schema]).get(self.key(name))
        return record.where if record else None

    def modeline(self, schema: str, parts: Parts) -> str:
        """The schema's path as seen from a file; empty where the office keeps no schemas."""
        if not (self.at.folder / SCHEMAS / f"{schema}.schema.json").is_file():
            return ""
        return f"{'../' * (len(parts) - 1)}{SCHEMAS}/{schema}.schema.json"


def _own_rules(at: Place) -> str:
    """The office's file of rules for all letters: the only one it has, else one of the name `office`."""
    own = [one.stem for one in at.files if one.layer == at.layer and one.parts[:2] == ("templates", "rules")]
    return own[0] if len(own) == 1 and at.layer else "office"


def spot(at: Place, addition: Addition, issue: str | None, slot: str | None) -> Spot:
    """Where a kind of thing goes. Raises DrafterError where its issue or its slot is not said or is none."""
    faults = Faults()
    schema = addition.schema
    takes_issue = schema in (*_OF_ISSUES, "rules")
    if issue and not takes_issue:
        faults.add(f"{addition.what} belongs to no issue", Location("--issue"), "Leave it out.")
    if slot and schema != "clause":
        faults.add(f"{addition.what} has no slot", Location("--slot"), "Leave it out.")
    home = _issue(at, addition, issue, faults) if takes_issue else ""
    place = ASKS if schema == "ask" else _slot(at, slot, faults) if schema == "clause" else ""
    faults.stop()
    return Spot(at, addition, home, place)


def issues_of(at: Place, addition: Addition) -> list[str]:
    """The issues that a kind of thing can belong to, with COMMON for what any can use; none where it has no issue."""
    if addition.schema not in _OF_ISSUES:
        return []
    return [*at.library.issues, *([COMMON] if addition.schema == "clause" else [])]


def slots_of(at: Place) -> list[str]:
    """The places that letters have, and that of asides."""
    return [*dict.fromkeys(one for kind in at.library.kinds.values() for one in kind.slots), ASIDES]


def _issue(at: Place, addition: Addition, issue: str | None, faults: Faults) -> str:
    known = issues_of(at, addition) or [*at.library.issues]
    where = Location("--issue")
    if issue:
        if issue not in known:
            hint = did_you_mean(issue, known) or f"The issues are {one_of(known)}."
            faults.add(f"there is no issue '{issue}'", where, hint)
        return issue
    if addition.schema == "rules":
        return ""
    if len(at.library.issues) == 1:
        return next(iter(at.library.issues))
    faults.add(f"which issue {addition.what} belongs to is not said", where, f"Name it: {one_of(known)}.")
    return ""


def _slot(at: Place, slot: str | None, faults: Faults) -> str:
    known = slots_of(at)
    where = Location("--slot")
    if slot == ASKS:
        faults.add("an ask is added by itself", where, "Write drafter add ask.")
    elif slot is None:
        hint = f"Name it: {one_of(one for one in known if one != ASKS)}."
        faults.add("the slot, the clause’s place in the letter, is not said", where, hint)
    elif slot not in known:
        hint = did_you_mean(slot, known) or f"The slots are {one_of(known)}."
        faults.add(f"no kind of letter has a slot '{slot}'", where, hint)
    return slot or ""


def check_free(spot: Spot, name: str, *, replaces: bool, where: Location) -> str:
    """What is to be told of an id that stands in the place of a shipped one; empty where the id is free.

    Raises DrafterError where the office has the id, or where it is a shipped one and nothing `replaces` it.
    """
    if own := _own_place(spot, name):
        hint = "Nothing is written over: change it there, or choose another id."
        raise DrafterError(Fault(f"the id '{name}' is taken by {own}", where, hint))
    below = spot.below(name)
    if below and not replaces:
        hint = "Choose another id, or add --replace to have yours stand in its place."
        raise DrafterError(Fault(f"the id '{name}' is taken by {below}, which drafter ships", where, hint))
    return f"{name} stands in place of {below}, which drafter ships." if below else ""


def _own_place(spot: Spot, name: str) -> Location | None:
    """Where the office itself has an id; None where it has not."""
    own = [one for one in spot.at.files if one.layer == spot.at.layer]
    if not spot.addition.file:
        parts = spot.parts(name)
        same = [one for one in own if one.stem == name and one.parts[:2] == parts[:2]]
        alike = same if parts[-1] != "issue.yaml" else [one for one in own if one.parts[:2] == parts[:2]]
        return Location(alike[0].shown) if alike else None
    folder = spot.parts(name)[:-1]
    files = [one for one in own if one.stem == spot.addition.file or one.parts[:-1] == folder == RULES]
    return next(filter(None, (_place_in(file, name) for file in files if _is_beside(file, folder, spot))), None)


def _is_beside(file: LibraryFile, folder: Parts, spot: Spot) -> bool:
    """Whether an id in a file is the same id: all but the rules of an issue hold for the whole library."""
    return spot.schema != "rules" or file.parts[:-1] == folder


def _place_in(file: LibraryFile, name: str) -> Location | None:
    """Where a file of many has an id."""
    from drafter.library.source import parse_yaml
    from drafter.library.traps import says_nothing

    text = file.content.decode("utf-8-sig").replace("\r\n", "\n")
    return None if says_nothing(text) or not text.strip() else parse_yaml(text, file.shown).keys.get(name)
