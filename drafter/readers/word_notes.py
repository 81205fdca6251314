"""The footnotes and endnotes of a Word file."""

from __future__ import annotations

from drafter.letter import Note, Text
from drafter.opc.elements import Element, W, value
from drafter.readers.lines import tidy
from drafter.readers.word_runs import Runs


def notes_of(
    root: Element | None, kind: str, hidden_styles: frozenset[str], found: dict[tuple[str, str], list[Element]]
) -> dict[str, Note]:
    """The notes of a kind by their ids; the paragraphs of each are entered in `found` under its kind and id."""
    reading = Runs({}, {"footnote": {}, "endnote": {}}, hidden_styles)
    notes: dict[str, Note] = {}
    for one in root.iter(f"{W}{kind}") if root is not None else ():
        if value(one, "type") not in ("", "normal"):
            continue
        name = value(one, "id")
        paragraphs = list(one.iter(f"{W}p"))
        found[kind, name] = paragraphs
        runs = [run for at, each in enumerate(paragraphs) for run in (*([Text(" ")] if at else []), *reading.of(each))]
        said = (run if isinstance(run, Text) else Text(" ") for run in runs)
        notes[name] = Note(tuple(run for run in tidy(said) if isinstance(run, Text)))
    return notes
