"""What is added from a file: its own text, word for word, where the office's folder has such things."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.add_made import EVIDENCE, Made, evidence, found, read_entry
from drafter.commands.add_text import gaps_in
from drafter.commands.evidence_writing import Parts, shown_as, text_of
from drafter.errors import DrafterError, Fault, Faults, Location

if TYPE_CHECKING:
    from drafter.commands.add_places import Spot

_WORD_FILES = (".docx", ".dotx")


def of_file(spot: Spot, name: str, file: str, *, replaces: bool) -> Made:
    """What a file holds, word for word with its comments. Raises DrafterError where it cannot be what was said."""
    from drafter.library.source import read_text

    path = Path(file)
    if spot.schema == "issue" and path.is_dir():
        return _whole(spot, name, _of_folder(name, path))
    if spot.schema == "letterhead" and path.suffix.casefold() in _WORD_FILES:
        parts = (*spot.addition.folder, f"{name}{path.suffix.casefold()}")
        return Made({parts: _bytes(path)}, (), (name,), {parts: file}, {})
    text = read_text(path, file)
    if not spot.addition.file:
        parts = spot.parts(name)
        made = Made({parts: text}, (), (name,), {parts: file}, {})
        return _whole(spot, name, made) if spot.schema == "issue" else made
    return _entries_of(spot, file, text, replaces=replaces)


def refuse_gaps(file: str) -> None:
    """Raise DrafterError where a file of facts has gaps: half a fact is none."""
    from drafter.library.source import read_text

    if Path(file).suffix.casefold() in _WORD_FILES:
        return
    text = read_text(Path(file), file)
    lines = text.split("\n")
    faults = Faults()
    for line, column, words in gaps_in(text):
        faults.add(f"this gap is still to be filled: {words}", Location(file, line, column), "", lines[line - 1])
    faults.stop()


def names_in(spot: Spot, file: str) -> tuple[str, ...]:
    """The ids that a file gives: its own name, or those of its entries. Raises DrafterError where it cannot be read."""
    if spot.addition.file:
        from drafter.library.source import parse_yaml, read_text

        return tuple(parse_yaml(read_text(Path(file), file), file).pairs)
    return (Path(file).name.split(".")[0],)


def _entries_of(spot: Spot, file: str, text: str, *, replaces: bool) -> Made:
    from drafter.library.fields import records
    from drafter.library.source import Mapping as Keys
    from drafter.library.source import parse_yaml

    root = parse_yaml(text, file)
    faults = Faults()
    records(root, spot.addition.what, faults)
    faults.stop()
    entries = {name: node for name, node in root.pairs.items() if isinstance(node, Keys)}
    for name, entry in entries.items():
        try:
            read_entry(spot, name, entry)
        except DrafterError as error:
            faults.extend(error)
    faults.stop()
    if spot.schema in EVIDENCE and not replaces:
        texts, told = evidence(spot, found(spot, entries))
        return Made(texts, told, tuple(entries), {}, {})
    first = next(iter(root.keys.values()))
    if first.column > 1 or text.split("\n")[root.where.line - 1].lstrip().startswith("{"):
        hint = "Write it one key a line, each id at the beginning of its line."
        raise DrafterError(Fault("its entries cannot be taken over line by line", root.where, hint))
    parts = spot.parts(next(iter(entries)))
    made, above = _joined(text_of(spot.at, parts), text)
    return Made({parts: made}, (), tuple(entries), {}, {shown_as(spot.at, parts): (file, above)})


def _joined(text: str, new: str) -> tuple[str, int]:
    """A file's text with a new text under it, and how many lines stand above that."""
    if not text.strip():
        return new, 0
    end = "\r\n" if "\r\n" in text else "\n"
    above = text.rstrip() + end + end
    return above + end.join(new.strip("\n").split("\n")) + end, above.count("\n") - _blank_lines(new)


def _blank_lines(text: str) -> int:
    """How many empty lines a text begins with."""
    found = re.match(r"\n*", text)
    return len(found[0]) if found else 0


def _of_folder(name: str, folder: Path) -> Made:
    """An issue's whole folder: its clauses and its files."""
    from drafter.library.source import read_text

    texts: dict[Parts, str | bytes] = {}
    shown = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "_", "~")):
            parts = ("clauses", name, *path.relative_to(folder).parts)
            texts[parts] = read_text(path, str(path))
            shown[parts] = str(path)
    if ("clauses", name, "issue.yaml") not in texts:
        hint = f"Add it; drafter add issue {name} --blank prints one."
        raise DrafterError(Fault("there is no issue.yaml in this folder", Location(str(folder)), hint))
    return Made(texts, (), (name,), shown, {})


def _whole(spot: Spot, name: str, made: Made) -> Made:
    """An issue with what it lacks, so that its letters begin and end as letters do."""
    from drafter.commands.add_issue import completed, modelines

    texts = {parts: text for parts, text in made.texts.items() if isinstance(text, str)}
    return replace(made, texts={**made.texts, **completed(name, texts, spot.at.library, modelines(spot, name))})


def _bytes(path: Path) -> bytes:
    from drafter.errors import FileError
    from drafter.library.files import LARGEST

    try:
        with path.open("rb") as opened:
            return opened.read(LARGEST)
    except OSError as error:
        raise FileError(Fault(f"this file cannot be read: {error.strerror or error}", Location(str(path)))) from None


def with_places(error: DrafterError, made: Made) -> DrafterError:
    """The same faults, those in lines that came from a file told in that file."""
    faults = []
    for fault in error.faults:
        where = fault.where
        if where and where.path in made.offsets and where.line > made.offsets[where.path][1]:
            file, above = made.offsets[where.path]
            where = Location(file, where.line - above, where.column)
        faults.append(replace(fault, where=where))
    return type(error)(*faults)
