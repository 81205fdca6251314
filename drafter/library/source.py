"""Files as they are read: their text, and their YAML with the line and column of everything in it.

The one door for PyYAML, which is imported only when a file is parsed. A file is read in two steps: its lines are mended
of the traps in them, then the parser's events are composed into nodes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from drafter.errors import DrafterError, Fault, Faults, FileError, Location
from drafter.frozen import frozen
from drafter.library.traps import SIGNS, indent_of, without_odd_characters, without_traps

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_FAULTS = 50  # in one file, after which it is read no further
_MAX_PARSES = 20  # each parse after the first passes over one more line that YAML cannot read,
_MAX_PARSED = 3_000_000  # and all of them together read about so many characters

AS_UTF8 = "In Word: Save As, Plain Text, then 'Other encoding: Unicode (UTF-8)'. In Notepad: Save As, Encoding: UTF-8."


@frozen
class Scalar:
    """A piece of text, never a number, date or truth value. `quoted`: in quotes or a block, not plain on its line."""

    text: str
    where: Location
    quoted: bool


@frozen
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    where: Location


@frozen
class Mapping:
    """A set of keys in the file's order; `keys` says where each stands. `lines` are those of the whole file."""

    pairs: dict[str, Node]
    keys: dict[str, Location]
    where: Location
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)


Node: TypeAlias = Scalar | Sequence | Mapping
Decode: TypeAlias = Callable[[bytes, str], str]


def excerpt(lines: tuple[str, ...], where: Location) -> str:
    """The line of the file that a location points at; empty where it points at the whole file."""
    return lines[where.line - 1].rstrip() if 0 < where.line <= len(lines) else ""


# Reading


def read_text(path: Path, shown_as: str, most: int = MAX_BYTES, decode: Decode | None = None) -> str:
    """A file's text, its line ends as \\n and without a byte-order mark. Raises FileError where it cannot be read.

    A file of more than `most` bytes is refused. `decode` reads another encoding than UTF-8, and refuses what is none.
    """
    where = Location(shown_as)
    try:
        if path.is_dir():
            raise FileError(Fault("this is a folder; a file is expected", where))
        if path.exists() and not path.is_file():
            raise FileError(Fault("this is not an ordinary file", where))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise FileError(Fault("there is no such file", where, "Check its name and folder.")) from None
    except PermissionError:
        raise FileError(Fault("this file may not be read by you", where, "Ask its owner for access.")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FileError(Fault(f"this file cannot be read: {reason}", where)) from None
    if len(data) > most:
        raise FileError(Fault(f"this file is larger than {most:,} bytes", where, "Divide it into smaller files."))
    return (decode or _decoded)(data, shown_as).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, shown_as: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        message, hint = "this is a word processor's document; plain text is expected", AS_UTF8
        raise FileError(Fault(message, Location(shown_as), hint))
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if marked or b"\0" in data[:200]:
        wide = marked or not (any(data[:200:2]) and any(data[1:200:2]))  # every other byte of plain English is empty
        kind = "in UTF-16 (Notepad's 'Unicode')" if wide else "no plain text"
        raise FileError(Fault(f"this file is {kind}; UTF-8 is expected", Location(shown_as), AS_UTF8))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").decode("utf-8-sig")
        where = Location(shown_as, before.count("\n") + 1, len(before) - before.rfind("\n"))
        line = data.replace(b"\r\n", b"\n").split(b"\n")[where.line - 1]
        name = "Windows-1252 (Windows's older encoding)" if _is_windows(data) else "an encoding other than UTF-8"
        message = f"this file seems to be in {name}; UTF-8 is expected"
        raise FileError(Fault(message, where, AS_UTF8, line.decode("cp1252", "replace"))) from None


def _is_windows(data: bytes) -> bool:
    return not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data)


# Parsing


def parse_yaml(text: str, path: str) -> Mapping:
    """A file's set of keys. Raises DrafterError with all that is wrong in it, in the file's order."""
    return _parse(text.split("\n"), (0, text.count("\n") + 1), path)


def parse_clause(text: str, path: str) -> tuple[Mapping, str, int]:
    """A clause's front matter, its body, and the file's line on which the body begins.

    The body comes without the blank lines before and after it; it may be empty. Raises DrafterError.
    """
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if not marks or marks[0] != 0 or len(marks) < 2:
        raise DrafterError(_no_front_matter(lines, bool(marks) and marks[0] == 0, path))
    first, end = marks[1] + 1, len(lines)
    while first < len(lines) - 1 and not lines[first].strip():
        first += 1
    while end > first and not lines[end - 1].strip():
        end -= 1
    return _parse(lines, (1, marks[1]), path), "\n".join(lines[first:end]), first + 1


def _no_front_matter(lines: list[str], opened: bool, path: str) -> Fault:
    for number, line in enumerate(lines):
        if re.fullmatch(r"--|----+|[-–—]*[–—][-–—]*", line.strip()) and (number > 0) == opened:
            hint = "Type three hyphens and nothing else; Word may have made a dash of them."
            message = f"'{line.strip()}' stands where '---' is expected"
            return Fault(message, Location(path, number + 1, 1), hint, line)
    if opened:
        hint = "Put a line with three hyphens under the last key, then the clause's text."
        return Fault("the '---' on the first line is never closed by a second one", Location(path, 1, 1), hint, "---")
    hint = (
        "Begin with a line '---', then the keys such as 'title: …', then a second line '---', then the clause's text."
    )
    return Fault("a clause begins with a line '---', and this file does not", Location(path, 1, 1), hint, lines[0])


def _parse(lines: list[str], part: tuple[int, int], path: str) -> Mapping:
    source = FileFaults(path, tuple(lines))
    blank = [""] * part[0]
    legible = blank + without_odd_characters(lines[: part[1]], part[0], source.note)
    root = _composed(without_traps(legible, source.note), source)
    if root is None and not source.found:
        source.note(part[0], 0, "there is nothing here; lines such as 'key: value' are expected")
    elif not isinstance(root, Mapping) and not source.found:
        source.note(root.where.line - 1 if root else 0, 0, "keys such as 'title: …' are expected here, one a line")
    source.stop()
    assert isinstance(root, Mapping)
    return root


class FileFaults(Faults):
    """What is wrong in one file; lines and columns count from 0 until they become a Location.

    Each fault also goes to `whole`. The one after MAX_FAULTS raises DrafterError with those found and a word that there
    are more.
    """

    def __init__(self, path: str, lines: tuple[str, ...], whole: Faults | None = None) -> None:
        super().__init__()
        self.path = path
        self.lines = lines
        self._whole = whole

    def add(self, message: str, where: Location | None = None, hint: str = "", excerpt: str = "") -> None:
        """Note one fault and go on, unless there are too many."""
        if len(self.found) == MAX_FAULTS:
            more = f"there are more faults in this file than the {MAX_FAULTS} told here"
            raise DrafterError(*self._in_order(), Fault(more, Location(self.path), "Mend these, then try again."))
        super().add(message, where, hint, excerpt)
        if self._whole:
            self._whole.add(message, where, hint, excerpt)

    def at(self, line: int, column: int) -> Location:
        """A place in this file."""
        return Location(self.path, line + 1, column + 1)

    def note(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Note a fault with the line that it is on."""
        where = self.at(line, column) if line < len(self.lines) else self.at(len(self.lines) - 1, 0)
        self.add(message, where, hint, excerpt(self.lines, where))

    def stop(self) -> None:
        """Raise DrafterError with every fault found, in the file's order; return where there is none."""
        if self.found:
            raise DrafterError(*self._in_order())

    def _in_order(self) -> list[Fault]:
        return sorted(
            dict.fromkeys(self.found),
            key=lambda fault: (fault.where.line, fault.where.column) if fault.where else (0, 0),
        )


# Composing


def _composed(lines: list[str], source: FileFaults) -> Node | None:
    """The nodes of lines without traps; None where there are none. Lines that YAML cannot read are noted, then left."""
    import yaml

    has_tabs = any("\t" in line for line in source.lines)
    size = sum(len(line) + 1 for line in lines)
    for _ in range(min(_MAX_PARSES, max(1, _MAX_PARSED // size))):
        before = len(source.found)
        try:
            return _Composer("\n".join(lines), source).document()
        except yaml.MarkedYAMLError as error:
            del source.found[before:]
            if has_tabs:
                break  # where spaces were meant is a guess, so that a fault of order would mislead
            line = _line_at_fault(error, lines)
            _note_problem(error, line, source)
            if "<document start>" in (error.problem or ""):
                break
            _leave_out(line, lines)
    return None


def _line_at_fault(error: MarkedYAMLError, lines: list[str]) -> int:
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    return line if lines[line].strip() else max((n for n in range(line) if lines[n].strip()), default=line)


def _leave_out(line: int, lines: list[str]) -> None:
    """Blank a line, and those below it that stand further in."""
    indent, lines[line] = indent_of(lines[line]), ""
    for below in range(line + 1, len(lines)):
        if lines[below].strip() and indent_of(lines[below]) <= indent:
            return
        lines[below] = ""


def _note_problem(error: MarkedYAMLError, line: int, source: FileFaults) -> None:
    problem = error.problem or ""
    mark = error.problem_mark
    column = mark.column if mark and mark.line == line else indent_of(source.lines[line])
    if "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        hint = "Write two backslashes for one, or put the text in single quotes."
        source.note(line, column, "a backslash inside double quotes begins a code, and this is none", hint)
    elif "node content" in problem:
        hint = "Take out the comma or bracket that is one too many."
        source.note(line, column, "a comma or a bracket stands where a text is expected", hint)
    elif re.search(r"expected '?(<document start>|<block end>|key|'-')", problem):
        hint = "Keys that belong together begin in the same column, and so do the dashes of a list."
        source.note(line, indent_of(source.lines[line]), "this line does not line up with those it belongs to", hint)
    else:
        hint = "Compare it with the lines around it; a text with signs in it goes in quotes."
        source.note(line, column, f"this line cannot be read ({problem})", hint)


class _Composer:
    """Makes nodes of the parser's events, and notes what the parser allows but these files do not."""

    def __init__(self, text: str, source: FileFaults) -> None:
        import yaml

        self._events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._source = source

    def document(self) -> Node | None:
        next(self._events)
        if type(next(self._events)).__name__ == "StreamEndEvent":
            return None
        root = self._node(next(self._events), 0)
        next(self._events)
        event = next(self._events)
        if type(event).__name__ == "DocumentStartEvent":
            self._note(event, "a second '---' begins another document; a file holds one", "Delete this line.")
        return root

    def _note(self, event: Any, message: str, hint: str = "") -> None:
        self._source.note(event.start_mark.line, event.start_mark.column, message, hint)

    def _node(self, event: Any, depth: int) -> Node:
        where = self._source.at(event.start_mark.line, event.start_mark.column)
        kind = type(event).__name__
        if kind == "AliasEvent" or event.anchor or event.tag:
            sign = "*" if kind == "AliasEvent" else "&" if event.anchor else "!"
            message = f"a text may not begin with '{sign}', which YAML takes for {SIGNS[sign]}"
            self._note(event, message, "Put the whole text in double quotes.")
        if depth > MAX_DEPTH:
            self._note(event, f"lists and sets of keys stand more than {MAX_DEPTH} deep here")
            self._source.stop()
        if kind == "SequenceStartEvent":
            return self._sequence(event, where, depth)
        if kind == "MappingStartEvent":
            return self._mapping(event, where, depth)
        return Scalar("", where, True) if kind == "AliasEvent" else Scalar(event.value, where, bool(event.style))

    def _sequence(self, start: Any, where: Location, depth: int) -> Sequence:
        items: list[Node] = []
        noted = len(self._source.found)
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            item = self._node(event, depth + 1)
            items.append(item)
            if not start.flow_style or len(self._source.found) > noted:
                continue
            if isinstance(item, Scalar) and not item.quoted and re.search(r"\s", item.text):
                message = f"'{item.text}' stands in square brackets, where each comma begins a new item"
                self._note(event, message, "Write the list with one item a line, each after a dash and a space.")
            elif isinstance(item, Mapping) and not self._opens_with(event, "{"):
                self._note(event, "a colon stands in a list in square brackets", "Put the item in double quotes.")
        return Sequence(tuple(items), where)

    def _opens_with(self, event: Any, sign: str) -> bool:
        line: str = self._source.lines[event.start_mark.line]
        return line.startswith(sign, event.start_mark.column)

    def _mapping(self, start: Any, where: Location, depth: int) -> Mapping:
        pairs: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or not key.text:
                self._note(event, "a key is expected before the colon", "Text with signs in it goes in double quotes.")
            elif key.text == "<<" and not key.quoted:
                self._note(event, "'<<' takes over another set of keys; these files do not", "Write the keys out.")
            elif key.text in pairs:
                hint = f"It stands on line {keys[key.text].line} already; keep one of the two."
                self._note(event, f"'{key.text}' stands twice here", hint)
            else:
                pairs[key.text], keys[key.text] = value, key.where
            if start.flow_style and value == Scalar("", value.where, False):
                message = "a comma inside { } begins a new key, and this one has no text after a colon"
                self._note(event, message, "Write the keys one a line, without braces, or put the text in quotes.")
        return Mapping(pairs, keys, where, self._source.lines)
