"""The folder of a new issue: an opening, a lead-in, perhaps an ask, and files that wait for their first entries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from drafter.commands import add_text
from drafter.commands.add_kinds import FIRST_ASK, KINDS
from drafter.commands.add_places import ASIDES, ASKS, COMMON
from drafter.commands.add_values import filled, in_order, shape_for
from drafter.commands.evidence_writing import Parts
from drafter.errors import Faults

if TYPE_CHECKING:
    from drafter.commands.add_places import Spot
    from drafter.commands.add_values import Tree
    from drafter.library import Library

OPENING, LEAD_IN = "why-we-write", "what-we-ask"
"""The ids of the two clauses that every new issue begins with."""

_OPENING_TEXT = "{{ I }} write about {{ issue.phrase }} and ask for your help in securing {{ asks.phrases }}."
_LEAD_IN_TEXT = (
    "{{ I }} therefore ask that you {% if remit.decides %}take{% else %}press for{% endif %} "
    "{% if asks.count == 1 %}this step{% else %}these {{ asks.count | in_words }} steps{% endif %}:"
)
_NO_NOTE = "Its one number is how many steps the letter itself lists."
_BEGUN = ("rules", "sources", "statistics", "timeline")
CLOSING = "closing"
_IN_NO_OUTLINE = (ASKS, ASIDES)


def issue_files(name: str, tree: Tree, library: Library, day: str, modelines: dict[str, str]) -> dict[Parts, str]:
    """The files of a new issue; none of an ask where nothing is said of a first one.

    Raises DrafterError where its ask lacks what only a person can say.
    """
    folder: Parts = ("clauses", name)
    own: Tree = {key: value for key, value in tree.items() if key != FIRST_ASK}
    own["outline"] = _outline({}, library)
    issue = add_text.commented(own, "issue", shape_for(KINDS["issue"]), modelines.get("issue", ""))
    made: dict[Parts, str] = {(*folder, "issue.yaml"): issue, **_clauses(name)}
    if first := tree.get(FIRST_ASK):
        assert isinstance(first, dict)
        made |= _first_ask(name, dict(first), day)
    return made | {(*folder, f"{kind}.yaml"): begun(kind, modelines.get(kind, "")) for kind in _BEGUN}


def completed(name: str, texts: Mapping[Parts, str], library: Library, modelines: dict[str, str]) -> dict[Parts, str]:
    """What the files of an issue that somebody wrote lack of a whole one; its own words stay as they are.

    Where issue.yaml has no outline, one is put under it, with the clauses that the folder has; where it has one, what
    that leaves out was left out by choice.
    """
    folder: Parts = ("clauses", name)
    text = texts[*folder, "issue.yaml"]
    made: dict[Parts, str] = {(*folder, f"{kind}.yaml"): begun(kind, modelines.get(kind, "")) for kind in _BEGUN}
    if _has_outline(text):
        return {parts: words for parts, words in made.items() if parts not in texts}
    there: dict[str, list[str]] = {}
    for parts in texts:
        if len(parts) == len(folder) + 2 and parts[2] not in _IN_NO_OUTLINE:
            there.setdefault(parts[2], []).append(parts[3].partition(".")[0])
    made |= {parts: words for parts, words in _clauses(name).items() if parts[2] not in there}
    made[*folder, "issue.yaml"] = _with_outline(text, _outline(there, library))
    return {parts: words for parts, words in made.items() if parts not in texts or parts[-1] == "issue.yaml"}


def _has_outline(text: str) -> bool:
    return re.search(r"^outline[ \t]*:", text, re.MULTILINE) is not None


def _with_outline(text: str, outline: Tree) -> str:
    from drafter.importing.yaml_text import lines_of

    end = "\r\n" if "\r\n" in text else "\n"
    return end.join([text.rstrip(), *lines_of({"outline": outline}, 0), ""])


def _outline(there: Mapping[str, list[str]], library: Library) -> Tree:
    """The outline: in each slot the clauses that are there, else those that every issue begins and ends with."""
    usual = {"opening": [OPENING], "lead-in": [LEAD_IN], CLOSING: _closings(library)}
    slots = next((kind.slots for kind in library.kinds.values() if {*usual} <= {*kind.slots}), tuple(usual))
    given = {slot: there.get(slot) or usual.get(slot, []) for slot in dict.fromkeys([*slots, *there])}
    return {slot: [*ids] for slot, ids in given.items() if ids}


def _clauses(name: str) -> dict[Parts, str]:
    """The opening and the lead-in of a new issue."""
    opening: Tree = {"title": "Says what the letter is about and what it asks for", "text": _OPENING_TEXT}
    lead_in: Tree = {"title": "Leads in to the asks", "no_note": _NO_NOTE, "text": _LEAD_IN_TEXT}
    shape = shape_for(KINDS["clause"])
    return {
        ("clauses", name, "opening", f"{OPENING}.md.j2"): add_text.clause(opening, "clause", shape),
        ("clauses", name, "lead-in", f"{LEAD_IN}.md.j2"): add_text.clause(lead_in, "clause", shape),
    }


def _first_ask(name: str, ask: Tree, day: str) -> dict[Parts, str]:
    ask_id = str(ask.pop("id"))
    shape = shape_for(KINDS["ask"])
    faults = Faults()
    faults.found = [*filled(KINDS["ask"], ask, add_text.usual_values(ask_id, day), shape).found]
    faults.stop()
    ask = add_text.with_curly_marks(in_order(ask, KINDS["ask"]))
    return {("clauses", name, "asks", f"{ask_id}.md.j2"): add_text.clause(ask, "ask", shape)}


def modelines(spot: Spot, name: str) -> dict[str, str]:
    """The schemas of an issue's files, as seen from them; empty texts where the office keeps none."""
    return {one: spot.modeline(one, spot.parts(name)) for one in ("issue", *_BEGUN)}


def begun(schema: str, modeline: str = "") -> str:
    """A file of many that waits for its first entry."""
    from drafter.commands.schema_kinds import KINDS as SCHEMAS

    return add_text.heading(schema, SCHEMAS[schema].shape(), modeline)


def _closings(library: Library) -> list[str]:
    """The clauses for any issue that close the letters of other issues by themselves."""
    usual = {one for issue in library.issues.values() for one in issue.outline.get(CLOSING, ())}
    of_any = (one for one in library.clauses.values() if one.issue == COMMON and one.slot == CLOSING)
    return [one.id for one in of_any if one.id in usual and not one.on_request]
