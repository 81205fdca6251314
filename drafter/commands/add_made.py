"""The new texts of the office's files, made of values that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commands import add_text
from drafter.commands.add_issue import issue_files, modelines
from drafter.commands.add_places import Spot
from drafter.commands.add_values import Tree, nodes, value_at
from drafter.commands.evidence_writing import Parts, edited, shown_as, text_of
from drafter.errors import DrafterError, Fault, Faults
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.importing.entries import Found
    from drafter.library.shapes import Shape
    from drafter.library.source import Mapping as Keys

EVIDENCE = ("sources", "statistics")


@frozen
class Made:
    """The new content of files, and what is told of it.

    `shown` are the names that messages have for files whose text somebody gave in a file of another name; `offsets` how
    many lines of an office's file stand above what was taken from such a file. `names` are the ids that were added.
    """

    texts: dict[Parts, str | bytes]
    told: tuple[str, ...]
    names: tuple[str, ...]
    shown: dict[Parts, str]
    offsets: dict[str, tuple[str, int]]


def of_values(spot: Spot, name: str, tree: Tree, shape: Shape, day: str, *, replaces: bool) -> Made:
    """What was given by values, as files. Raises DrafterError for values that the reader refuses."""
    schema, parts = spot.schema, spot.parts(name)
    if spot.addition.is_words:
        tree = add_text.with_curly_marks(tree)
    texts: dict[Parts, str | bytes] = {}
    told: tuple[str, ...] = ()
    if schema == "issue":
        texts.update(issue_files(name, tree, spot.at.library, day, modelines(spot, name)))
    elif schema in ("ask", "clause", "aside"):
        texts[parts] = add_text.clause(tree, schema, shape)
    elif schema in EVIDENCE and not replaces:
        _check_values(spot, name, tree)
        texts, told = evidence(spot, found(spot, {name: nodes(tree)}))
    elif spot.addition.file:
        _check_values(spot, name, tree)
        texts[parts] = _with_entry(spot, parts, name, tree, shape)
    else:
        _check_values(spot, name, tree)
        texts[parts] = add_text.commented(tree, schema, shape, spot.modeline(schema, parts))
    return Made(texts, told, (name,), {}, {})


def refused_values(spot: Spot, name: str, tree: Tree) -> list[Fault]:
    """What the reader refuses of values that are given, where others may still be missing."""
    try:
        _check_values(spot, name, tree)
    except DrafterError as error:
        return [one for one in error.faults if one.where and _is_given(tree, one.where.path)]
    return []


def _is_given(tree: Tree, flag: str) -> bool:
    value = value_at(tree, flag.removeprefix("--set "))
    return isinstance(value, str)


def _check_values(spot: Spot, name: str, tree: Tree) -> None:
    """Have the reader look at the values, so that it speaks of them where they were given."""
    read_entry(spot, name, nodes(tree))


def read_entry(spot: Spot, name: str, entry: Keys) -> None:
    """Have the reader look at an entry. Raises DrafterError with all that it refuses."""
    from drafter.checks import FORMS
    from drafter.library.examples import read_examples
    from drafter.library.fields import Fields
    from drafter.library.reading import MANY_A_FILE, ONE_A_FILE
    from drafter.library.references import References
    from drafter.library.rules import is_change, read_rule

    faults, references = Faults(), References()
    fields = Fields(entry, spot.addition.what, faults)
    if spot.schema == "rules":
        if is_change(fields):
            return
        read_rule(name, fields, references, spot.issue, FORMS)
        read_examples(spot.issue, fields, references)
    elif spot.addition.file:
        MANY_A_FILE[spot.addition.file][2](name, fields, references)
    else:
        ONE_A_FILE[spot.addition.folder[1]][2](name, fields, references)
    fields.done()
    faults.stop()


def _with_entry(spot: Spot, parts: Parts, name: str, tree: Tree, shape: Shape) -> str:
    """The office's file with an entry at its end; a new file begins with what it is."""
    from drafter.importing.inserting import with_entries

    text = text_of(spot.at, parts) or add_text.heading(spot.schema, shape, spot.modeline(spot.schema, parts))
    return with_entries(text, shown_as(spot.at, parts), {name: tree}, {})


def found(spot: Spot, entries: dict[str, Keys]) -> Found:
    """Sources or statistics as the evidence takes them in."""
    from drafter.importing.entries import Found, without
    from drafter.library.source import Mapping as Keys
    from drafter.library.source import Sequence

    if spot.schema == "sources":
        return Found(sources=entries)
    vintages = []
    for name, entry in entries.items():
        listed = entry.pairs.get("vintages")
        items = listed.items if isinstance(listed, Sequence) else ()
        vintages += [(name, one) for one in items if isinstance(one, Keys)]
    return Found(statistics={name: without(one, "vintages") for name, one in entries.items()}, vintages=vintages)


def evidence(spot: Spot, what: Found) -> tuple[dict[Parts, str | bytes], tuple[str, ...]]:
    """The new texts of the evidence, and what is told of each entry: it may be there already, or add a release."""
    from drafter.importing.settling import settle

    settled = settle(what, spot.at.library, spot.at.own_files, renames=False)
    made = edited(spot.at, settled, spot.issue) if settled else {}
    return {**made}, tuple(settled.told)
