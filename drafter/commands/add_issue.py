"""The folder of a new issue: an opening, a lead-in, an ask, and files that wait for their first entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commands import add_text
from drafter.commands.add_kinds import FIRST_ASK, KINDS
from drafter.commands.add_places import COMMON
from drafter.commands.add_values import filled, in_order, shape_for
from drafter.commands.evidence_writing import Parts
from drafter.errors import Faults

if TYPE_CHECKING:
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


def issue_files(name: str, tree: Tree, library: Library, day: str, modelines: dict[str, str]) -> dict[Parts, str]:
    """The files of a new issue. Raises DrafterError where its ask lacks what only a person can say."""
    first = tree.get(FIRST_ASK, {})
    assert isinstance(first, dict)
    ask: Tree = dict(first)
    ask_id = str(ask.pop("id"))
    shape = shape_for(KINDS["ask"])
    faults = Faults()
    faults.found = [*filled(KINDS["ask"], ask, add_text.usual_values(ask_id, day), shape).found]
    faults.stop()
    ask = in_order(ask, KINDS["ask"])
    folder: Parts = ("clauses", name)
    own: Tree = {key: value for key, value in tree.items() if key != FIRST_ASK}
    outline: Tree = {"opening": [OPENING], "lead-in": [LEAD_IN], CLOSING: [*_closings(library)]}
    own["outline"] = {slot: given for slot, given in outline.items() if given}
    opening: Tree = {"title": "Says what the letter is about and what it asks for", "text": _OPENING_TEXT}
    lead_in: Tree = {"title": "Leads in to the asks", "no_note": _NO_NOTE, "text": _LEAD_IN_TEXT}
    clause_shape, issue_shape = shape_for(KINDS["clause"]), shape_for(KINDS["issue"])
    made = {
        (*folder, "issue.yaml"): add_text.commented(own, "issue", issue_shape, modelines.get("issue", "")),
        (*folder, "opening", f"{OPENING}.md.j2"): add_text.clause(opening, "clause", clause_shape),
        (*folder, "lead-in", f"{LEAD_IN}.md.j2"): add_text.clause(lead_in, "clause", clause_shape),
        (*folder, "asks", f"{ask_id}.md.j2"): add_text.clause(add_text.with_curly_marks(ask), "ask", shape),
    }
    for kind in _BEGUN:
        made[*folder, f"{kind}.yaml"] = begun(kind, modelines.get(kind, ""))
    return made


def begun(schema: str, modeline: str = "") -> str:
    """A file of many that waits for its first entry."""
    from drafter.commands.schema_kinds import KINDS as SCHEMAS

    return add_text.heading(schema, SCHEMAS[schema].shape(), modeline)


def _closings(library: Library) -> list[str]:
    """The clauses for any issue that close the letters of other issues by themselves."""
    usual = {one for issue in library.issues.values() for one in issue.outline.get(CLOSING, ())}
    of_any = (one for one in library.clauses.values() if one.issue == COMMON and one.slot == CLOSING)
    return [one.id for one in of_any if one.id in usual and not one.on_request]
