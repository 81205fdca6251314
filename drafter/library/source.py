"""Files as they are read: their text, and their YAML with the line and column of everything in it.

The one door for PyYAML, which is imported only when a file is parsed. A file is read in two steps. First the lines are
walked for the traps that prose meets in YAML, each with words of its own; a line at fault is mended in memory, so that
the rest is still read and all faults are told together. Then the parser's events are composed into nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from drafter.errors import DrafterError, Fault, Faults, FileError, Location

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
_MAX_PARSES = 20  # each parse after the first passes over one more line that YAML cannot read

AS_UTF8 = "In Word: Save As, Plain Text, then 'Other encoding: Unicode (UTF-8)'. In Notepad: Save As, Encoding: UTF-8."


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, never a number, date or truth value. `quoted`: in quotes or a block, not plain on its line."""

    text: str
    where: Location
    quoted: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A set of keys in the file's order; `keys` says where each stands. `lines` are those of the whole file."""

    pairs: dict[str, Node]
    keys: dict[str, Location]
    where: Location
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)


Node: TypeAlias = Scalar | Sequence | Mapping


def excerpt(lines: tuple[str, ...], where: Location) -> str:
    """The line of the file that a location points at; empty where it points at the whole file."""
    return lines[where.line - 1].rstrip() if 0 < where.line <= len(lines) else ""


# Reading


def read_text(path: Path, shown_as: str) -> str:
    """A file's text, its line ends as \\n and without a byte-order mark. Raises FileError where it cannot be read."""
    where = Location(shown_as)
    try:
        if path.is_dir():
            raise FileError(Fault("this is a folder; a file is expected", where))
        if path.exists() and not path.is_file():
            raise FileError(Fault("this is not an ordinary file", where))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FileError(Fault("there is no such file", where, "Check its name and folder.")) from None
    except PermissionError:
        raise FileError(Fault("this file may not be read by you", where, "Ask its owner for access.")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FileError(Fault(f"this file cannot be read: {reason}", where)) from None
    if len(data) > MAX_BYTES:
        raise FileError(Fault(f"this file is larger than {MAX_BYTES:,} bytes", where, "Divide it into smaller files."))
    return _decoded(data, shown_as).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, shown_as: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        message, hint = "this is a word processor's document; plain text is expected", AS_UTF8
        raise FileError(Fault(message, Location(shown_as), hint))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        name = "UTF-16 (Notepad's 'Unicode')" if len(data) % 2 == 0 else "an encoding other than UTF-8"
        raise FileError(Fault(f"this file is in {name}; UTF-8 is expected", Location(shown_as), AS_UTF8))
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
    source = _Source(path, tuple(lines))
    blank = [""] * part[0]
    legible = blank + _without_odd_characters(lines[: part[1]], part[0], source)
    root = _composed(_without_traps(legible, source), source)
    if root is None and not source.found:
        source.note(part[0], 0, "there is nothing here; keys such as 'title: …' are expected")
    elif not isinstance(root, Mapping) and not source.found:
        source.note(root.where.line - 1 if root else 0, 0, "keys such as 'title: …' are expected here, one a line")
    source.stop()
    assert isinstance(root, Mapping)
    return root


class _Source(Faults):
    """A file being parsed and what is wrong in it; lines and columns count from 0 until they become a Location."""

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.path = path
        self.lines = lines

    def at(self, line: int, column: int) -> Location:
        return Location(self.path, line + 1, column + 1)

    def note(self, line: int, column: int, message: str, hint: str = "") -> None:
        where = self.at(line, column) if line < len(self.lines) else self.at(len(self.lines) - 1, 0)
        self.add(message, where, hint, excerpt(self.lines, where))

    def stop(self) -> None:
        self.found.sort(key=lambda fault: (fault.where.line, fault.where.column) if fault.where else (0, 0))
        super().stop()


# Traps


# Control characters, line breaks that only some programs see, and characters without any width.
_ODD = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]"
)


def _without_odd_characters(lines: list[str], start: int, source: _Source) -> list[str]:
    """The lines from `start` on, with each tab and control character noted, once a line, and made a space."""
    for number, line in enumerate(lines[start:], start):
        if not (odd := _ODD.search(line)):
            continue
        if odd[0] == "\t":
            source.note(number, odd.start(), "a tab stands here; spaces are expected", "Delete it and type spaces.")
        else:
            hint = "Delete it; such characters come along when text is copied from a PDF or from Word."
            source.note(number, odd.start(), f"an invisible character (U+{ord(odd[0]):04X}) stands here", hint)
    return [_ODD.sub(" ", line.expandtabs(2)) for line in lines[start:]]


# What a text may not begin with, and what YAML takes it for.
_SIGNS = {
    "{{": "a set of keys",
    "{": "a set of keys",
    "[": "a list",
    "*": "a pointer to another place",
    "&": "a name for this place",
    "!": "the name of a type",
    "@": "a reserved sign",
    "`": "a reserved sign",
    "%": "an order to the program",
    "|": "the start of a block of lines",
    ">": "the start of a block of lines",
    "- ": "an item of a list",
    "? ": "a key",
    ",": "the end of an item",
    "]": "the end of a list",
    "}": "the end of a set of keys",
}
_ENTRY = re.compile(
    r"""(?P<lead>\ *(?:-(?:\ +|$))*)
        (?:(?P<key>"[^"]*"|'[^']*'|[^\s"'\[\]{},#&*!|>%@`](?:(?!\ \#).)*?)(?<!\ )\ *:(?:\ +|$))?
        (?P<value>.*)""",
    re.VERBOSE,
)
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_QUOTE_NAMES = {'"': "double", "'": "single"}
_COLON = re.compile(r":(?= |$)")
_COMMENT = re.compile(r"(?<! )( +)#( ?)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key or an item with what stands beside it on its line; the lines up to `end` stand further in and go with it.

    `label` is `key: ` or `- `, empty where the line has neither.
    """

    line: int
    column: int
    label: str
    value: str
    base: int
    end: int


def _entries(lines: list[str]) -> Iterator[_Entry]:
    number, open_at, label = 0, -1, ""
    while number < len(lines):
        line = lines[number]
        match = _ENTRY.match(line)
        number += 1
        if not match or not line.strip() or line.lstrip().startswith("#") or line.rstrip() in ("---", "..."):
            continue
        base, column, value = match.end("lead"), match.start("value"), match["value"].rstrip()
        if match["key"]:
            label = match["key"] + ": "
        elif match["lead"].strip():
            label, base = "- ", match["lead"].rindex("-")
        elif -1 < open_at < base:
            base = open_at  # the text of the key on the line above
        else:
            label = ""
        has_text = value and not value.startswith("#")
        open_at = -1 if has_text else base
        first = number - 1
        while has_text and number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > base):
            number += 1
        yield _Entry(first, column, label, value, base, number)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_traps(lines: list[str], source: _Source) -> list[str]:
    """The lines with each trap noted and the text that is caught in it replaced by a harmless one."""
    mended = list(lines)
    for entry in _entries(lines):
        before = len(source.found)
        _look_for_trap(entry, lines, source)
        if len(source.found) > before:
            mended[entry.line : entry.end] = [""] * (entry.end - entry.line)
            mended[entry.line] = lines[entry.line][: entry.column] + "x" if entry.label else ""
    return mended


def _look_for_trap(entry: _Entry, lines: list[str], source: _Source) -> None:
    value = entry.value
    if not value or value.startswith("#"):
        _look_for_lost_text(entry, lines, source)
    elif value[0] in _QUOTED:
        _look_after_quote(entry, lines, source)
    elif value[0] in "[{" and not value.startswith("{{"):
        _look_after_bracket(entry, lines, source)
    elif re.fullmatch(r"[|>][-+1-9]*(?: +#.*)?", value) or (value[0] in "]}" and not entry.label):
        return
    elif sign := next((sign for sign in _SIGNS if (value + " ").startswith(sign)), ""):
        _note_sign(entry, sign, source)
    elif not entry.label:
        _note_line_without_key(entry, source)
    else:
        _look_into_prose(entry, lines, source)


def _look_for_lost_text(entry: _Entry, lines: list[str], source: _Source) -> None:
    below = next((line for line in lines[entry.end :] if line.strip() and not line.lstrip().startswith("#")), "")
    in_list = entry.label != "- " and below.lstrip().startswith("- ") and _indent(below) == entry.base
    if entry.value and _indent(below) <= entry.base and not in_list:
        message = "everything after ' #' is a comment, so there is no text here"
        hint = f"If there is no text for '{entry.label.strip()}', take the line out. {_if_text(entry)}"
        source.note(entry.line, entry.column, message, hint)


def _look_after_quote(entry: _Entry, lines: list[str], source: _Source) -> None:
    text = "\n".join([entry.value, *lines[entry.line + 1 : entry.end]])
    closed = _QUOTED[text[0]].match(text)
    if not closed:
        message = f"the quote mark ({text[0]}) that opens this text is never closed"
        hint = f"Close it with a second {text[0]}. {_if_text(entry)}"
        source.note(entry.line, entry.column, message, hint)
    elif text[closed.end() :].split("\n")[0].strip() and not _COMMENT.match(text, closed.end()):
        inner = text[1:-1] if len(text) > 1 and text[-1] == text[0] else text
        message = "quote marks at the start close before the end, and the text goes on after them"
        source.note(entry.line, entry.column, message, _in_quotes(entry, inner))
    else:
        _look_for_stray_line(entry, text[: closed.end()].count("\n"), lines, source)


def _look_after_bracket(entry: _Entry, lines: list[str], source: _Source) -> None:
    end = entry.end + (lines[entry.end : entry.end + 1] != [] and lines[entry.end].lstrip()[:1] in ("]", "}"))
    text = "\n".join([entry.value, *lines[entry.line + 1 : end]])
    depth = 0
    for part in re.finditer(r"""(?<=[\[{,:\s])(?:"(?:[^"\\]|\\.)*"|'[^']*')|[\[\]{}]""", text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(part[0], 0)
        if depth == 0:
            rest = text[part.end() :].split("\n")[0]
            if rest.strip() and not _COMMENT.match(rest):
                _note_sign(entry, text[0], source)
            else:
                _look_for_stray_line(entry, text[: part.end()].count("\n"), lines, source)
            return
    closer = {"[": "]", "{": "}"}[text[0]]
    message = f"'{text[0]}' begins {_SIGNS[text[0]]}, and no '{closer}' closes it"
    hint = f"Close it with '{closer}'. {_if_text(entry)}"
    source.note(entry.line, entry.column, message, hint)


def _look_for_stray_line(entry: _Entry, past: int, lines: list[str], source: _Source) -> None:
    """Look for lines set further in than a text that is already complete `past` lines below its first."""
    for number in range(entry.line + past + 1, entry.end):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            message = "this line is set further in than the one above it, whose text is already complete"
            source.note(number, _indent(lines[number]), message, "Begin it in the same column as its neighbors.")
            return


def _note_sign(entry: _Entry, sign: str, source: _Source) -> None:
    message = f"a text may not begin with '{sign.strip()}', which YAML takes for {_SIGNS[sign]}"
    source.note(entry.line, entry.column, message, _in_quotes(entry))


def _note_line_without_key(entry: _Entry, source: _Source) -> None:
    hint = "If it goes on with the text above, set it further in. If it is a key, end the key with a colon and a space."
    if re.match(r"[\w-]+:\S", entry.value) and "\xa0" not in entry.value:
        hint = f"Put a space after the colon: {entry.value.replace(':', ': ', 1)}"
    elif re.match(r"-[^\s-]", entry.value):
        hint = f"Put a space after the dash: - {entry.value[1:]}"
    elif "\xa0" in entry.value:
        hint = "A non-breaking space stands here, which Word types for you; type an ordinary space in its place."
    source.note(entry.line, entry.column, "this line is neither 'key: text' nor an item with a dash", hint)


def _look_into_prose(entry: _Entry, lines: list[str], source: _Source) -> None:
    comment = _COMMENT.search(entry.value)
    text = entry.value[: comment.start()] if comment else entry.value
    more = [n for n in range(entry.line + 1, entry.end) if lines[n].strip() and not lines[n].lstrip().startswith("#")]
    if colon := _COLON.search(text):
        message = "a colon and a space stand inside this text, and YAML takes what is before them for a key"
        source.note(entry.line, entry.column + colon.start(), message, _in_quotes(entry))
    elif comment and (" " in text or more or not (comment[2] or comment[1] > " " or comment.end() == len(entry.value))):
        lost = entry.value[comment.end(1) :]
        message = f"everything after ' #' is a comment, so '{lost}' would be lost from this text"
        hint = f"If it is a comment, put it on a line of its own. {_if_text(entry)}"
        source.note(entry.line, entry.column + comment.end(1), message, hint)
    elif more:
        _look_into_next_lines(entry, more[-1], lines, source)


def _look_into_next_lines(entry: _Entry, last: int, lines: list[str], source: _Source) -> None:
    hint = "If it goes on with that text, put the whole text in quotes. If not, begin it in its neighbors' column."
    for number in range(entry.line + 1, last + 1):
        line, indent = lines[number], _indent(lines[number])
        if line[indent:].startswith("#") or _COMMENT.search(line, indent + 1):
            message = "a comment stands inside a text that goes on below or above it"
            source.note(number, line.index("#"), message, "Put it on a line of its own, above the text's key.")
        elif _COLON.search(line):
            message = (
                "this line has a key, but it is set further in than the text above it and so is read as more of it"
            )
            source.note(number, indent, message, hint)
        elif line[indent:].startswith("- ") and entry.label == "- ":
            message = "this item is set further in than the item above it"
            source.note(number, indent, message, "Begin the dashes of a list in the same column.")
        elif line[indent:].startswith("- "):
            message = f"this item stands under '{entry.label.strip()}', which already has a text beside it"
            source.note(number, indent, message, hint)
        else:
            continue
        return


def _if_text(entry: _Entry) -> str:
    hint = _in_quotes(entry)
    return f"If it belongs to the text, {hint[0].lower()}{hint[1:]}"


def _in_quotes(entry: _Entry, text: str = "") -> str:
    """What to write instead, with an example where the text stands on one line and is short."""
    text, label, curly = text or entry.value, entry.label, ""
    if " " in label[:-2] and label[0] not in _QUOTED:
        text, label = label + text, ""  # an item of prose, not a key
    if text[0] in "“‘" and text[-1] in "”’":
        text, curly = text[1:-1], ", for curly ones do not count"
    quote = '"' if not re.search(r'["\\]', text) else "'"
    if quote in text:
        return "Write >- after the colon or dash, and the text on the next line, two spaces further in."
    hint = f"Put the whole text in straight {_QUOTE_NAMES[quote]} quotes{curly}"
    return hint + (f": {label}{quote}{text}{quote}" if entry.end == entry.line + 1 and len(text) < 80 else ".")


# Composing


def _composed(lines: list[str], source: _Source) -> Node | None:
    """The nodes of lines without traps; None where there are none. Lines that YAML cannot read are noted, then left."""
    import yaml

    has_tabs = any("\t" in line for line in source.lines)
    for _ in range(_MAX_PARSES):
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
    indent, lines[line] = _indent(lines[line]), ""
    for below in range(line + 1, len(lines)):
        if lines[below].strip() and _indent(lines[below]) <= indent:
            return
        lines[below] = ""


def _note_problem(error: MarkedYAMLError, line: int, source: _Source) -> None:
    problem = error.problem or ""
    mark = error.problem_mark
    column = mark.column if mark and mark.line == line else _indent(source.lines[line])
    if "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        hint = "Write two backslashes for one, or put the text in single quotes."
        source.note(line, column, "a backslash inside double quotes begins a code, and this is none", hint)
    elif "node content" in problem:
        hint = "Take out the comma or bracket that is one too many."
        source.note(line, column, "a comma or a bracket stands where a text is expected", hint)
    elif re.search(r"expected '?(<document start>|<block end>|key|'-')", problem):
        hint = "Keys that belong together begin in the same column, and so do the dashes of a list."
        source.note(line, _indent(source.lines[line]), "this line does not line up with those it belongs to", hint)
    else:
        hint = "Compare it with the lines around it; a text with signs in it goes in quotes."
        source.note(line, column, f"this line cannot be read ({problem})", hint)


class _Composer:
    """Makes nodes of the parser's events, and notes what the parser allows but these files do not."""

    def __init__(self, text: str, source: _Source) -> None:
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
            message = f"a text may not begin with '{sign}', which YAML takes for {_SIGNS[sign]}"
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
