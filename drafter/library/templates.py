"""The templates that stand in records and in the standard parts: whether they hold together, and their trees."""

from __future__ import annotations

from collections.abc import Collection

from drafter.courtesy import COURTESY
from drafter.errors import Faults, Location
from drafter.library import Library
from drafter.library.comparisons import check_comparisons, check_shares
from drafter.library.examples import sentence_where
from drafter.library.references import References
from drafter.names import PARTS
from drafter.rendering import Tree


def trees(library: Library) -> dict[str, Tree]:
    """The tree of every template of the records, by its text; all of them were checked before."""
    from drafter.templating import read

    texts = [text for clause in library.clauses.values() for text in (clause.body, clause.lead)]
    texts += [one.passage.body for examples in library.examples.values() for one in examples if one.passage]
    texts += [text for kind in library.kinds.values() for text in kind.templates]
    texts += library.parts.values()
    texts += [line.text for head in library.letterheads.values() if not head.own for line in head.lines]
    texts += [text for post in library.posts.values() for text in (*post.name_lines, *post.salutation.values())]
    texts.append(COURTESY)
    for form in library.forms.values():
        texts += (*form.name_lines, *form.salutation.values())
        texts += [line for lines in form.status_lines.values() for line in lines]
    return {text: read(text) for text in texts}


def check_all_comparisons(library: Library, references: References, faults: Faults) -> None:
    """What the templates compare, and the shares that they work out."""
    asks = [clause.id for clause in library.clauses.values() if clause.slot == "asks"]
    ids: dict[str, Collection[str]] = {"post.id": library.posts, "remit.body": library.bodies, "asks.ids": asks}
    for clause in library.clauses.values():
        for text in (clause.lead, clause.body):
            check_comparisons(clause, library.trees[text], ids, faults)
            check_shares(clause, library.trees[text], faults)
    for passage, fields in references.passages:
        found = Faults()
        check_comparisons(passage, library.trees.get(passage.body, []), ids, found)
        check_shares(passage, library.trees.get(passage.body, []), found)
        for fault in found.found:
            fields.fault("sentence", fault.message, fault.hint, sentence_where(fields, passage, fault.where))


def check_parts(library: Library, faults: Faults) -> None:
    """The words of the standard parts. Imports jinja2, as `check_clause` does."""
    from drafter.templating import faults_in_part

    for name in PARTS:
        if name not in library.parts:
            faults.add(f"the standard part '{name}' is missing", Location("templates/parts"), f"Add {name}.txt.j2.")
    for name, text in library.parts.items():
        faults.found.extend(faults_in_part(text, Location(library.part_files[name], 1, 1)))
