"""Rule packs, one over the other: the shipped rules, then the office's, then those in an issue's folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter.errors import DrafterError, Faults, did_you_mean
from drafter.frozen import frozen
from drafter.library.examples import read_examples
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.library.rules import changed, is_change, read_rule
from drafter.records.rules import CheckForms, Example, Rule


@frozen
class Entry:
    """A rule as it stands in a file: its id, the issue in whose folder the file is, empty for one of the house."""

    name: str
    issue: str
    fields: Fields

    @property
    def key(self) -> str:
        """What the library keeps the rule under."""
        return f"{self.issue}/{self.name}" if self.issue else self.name


def stacked(
    entries: Iterable[Entry], references: References, forms: CheckForms, faults: Faults
) -> tuple[dict[str, Rule], dict[str, tuple[Example, ...]]]:
    """The rules in force by their keys, and the examples of each, of entries in the order of their folders.

    An entry takes the place of the one of the same key in a folder before; that of an issue takes the place of the
    house's rule of the same id for letters on the issue. One that gives only a level and why changes the rule below it.
    """
    rules: dict[str, Rule] = {}
    examples: dict[str, tuple[Example, ...]] = {}
    for entry in sorted(entries, key=lambda one: bool(one.issue)):
        below = rules.get(entry.key) or rules.get(entry.name)
        try:
            if not is_change(entry.fields):
                rule = read_rule(entry.name, entry.fields, references, entry.issue, forms)
                tried_on = read_examples(entry.issue, entry.fields, references)
            elif below:
                rule = changed(below, entry.issue, entry.fields)
                tried_on = examples[below.key]
            else:
                _note_nothing_below(entry, entries, faults)
                continue
            entry.fields.done()
        except DrafterError as error:
            faults.extend(error)
            continue
        rules[entry.key] = replace(rule, overrides=(*below.overrides, below.where)) if below else rule
        examples[entry.key] = tried_on
    return rules, examples


def _note_nothing_below(entry: Entry, entries: Iterable[Entry], faults: Faults) -> None:
    """An entry that changes a rule which is not there, or is another issue's."""
    elsewhere = [one for one in entries if one.name == entry.name and one.issue != entry.issue]
    known = dict.fromkeys(one.name for one in entries if one is not entry and one.issue in ("", entry.issue))
    hint = did_you_mean(entry.name, known) or "A rule of its own has a title, and 'check' or 'include'."
    if elsewhere:
        hint = f"It is a rule of an issue: write this in clauses/{elsewhere[0].issue}/rules.yaml of your library."
    where = entry.fields.where()
    message = f"only a level and why are given for '{entry.name}', and there is no such rule to change"
    faults.add(message, where, hint, entry.fields.line(where))
