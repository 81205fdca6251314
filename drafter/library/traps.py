"""The traps that prose meets in YAML, found by a walk over a file's lines before any parser sees them.

Each has words of its own, which a parser could not give. The text that is caught in one is mended in memory, so that
the rest of the file is still read and all faults are told together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from drafter.frozen import frozen

Note: TypeAlias = Callable[[int, int, str, str], None]


class Trap(NamedTuple):
    """Where a text is caught, what to tell of it, and what to do. Lines and columns count from 0."""

    line: int
    column: int
    message: str
    hint: str


# Control characters, line breaks that only some programs see, and characters without any width.
_ODD = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]"
)


def without_odd_characters(lines: list[str], start: int, note: Note) -> list[str]:
    """The lines from `start` on, with each tab and control character noted, once a line, and made a space."""
    for number, line in enumerate(lines[start:], start):
        if not (odd := _ODD.search(line)):
            continue
        if odd[0] == "\t":
            note(*Trap(number, odd.start(), "a tab stands here; spaces are expected", "Delete it and type spaces."))
        else:
            hint = "Delete it; such characters come along when text is copied from a PDF or from Word."
            note(*Trap(number, odd.start(), f"an invisible character (U+{ord(odd[0]):04X}) stands here", hint))
    return [_ODD.sub(" ", line.expandtabs(2)) for line in lines[start:]]


# What a text may not begin with, and what YAML takes it for.
SIGNS = {
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


@frozen
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
        if not match or not _has_content(line) or line.rstrip() in ("---", "..."):
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
        while has_text and number < len(lines) and (not lines[number].strip() or indent_of(lines[number]) > base):
            number += 1
        yield _Entry(first, column, label, value, base, number)


def indent_of(line: str) -> int:
    """The number of spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def without_traps(lines: list[str], note: Note) -> list[str]:
    """The lines with each trap noted and the text that is caught in it replaced by a harmless one."""
    mended = list(lines)
    for entry in _entries(lines):
        if trap := _trap_in(entry, lines):
            note(*trap)
            mended[entry.line : entry.end] = [""] * (entry.end - entry.line)
            mended[entry.line] = lines[entry.line][: entry.column] + "x" if entry.label else ""
    return mended


def _trap_in(entry: _Entry, lines: list[str]) -> Trap | None:
    value = entry.value
    if not value or value.startswith("#"):
        return _lost_text(entry, lines)
    if value[0] in _QUOTED:
        return _after_quote(entry, lines)
    if value[0] in "[{" and not value.startswith("{{"):
        return _after_bracket(entry, lines)
    if re.fullmatch(r"[|>][-+1-9]*(?: +#.*)?", value) or (value[0] in "]}" and not entry.label):
        return None
    if sign := next((sign for sign in SIGNS if (value + " ").startswith(sign)), ""):
        return _sign(entry, sign)
    return _in_prose(entry, lines) if entry.label else _line_without_key(entry)


def _lost_text(entry: _Entry, lines: list[str]) -> Trap | None:
    if not entry.value:
        return None
    following = (lines[number] for number in range(entry.end, len(lines)) if _has_content(lines[number]))
    below = next(following, "")
    in_list = entry.label != "- " and below.lstrip().startswith("- ") and indent_of(below) == entry.base
    if indent_of(below) > entry.base or in_list:
        return None
    message = "everything after ' #' is a comment, so there is no text here"
    hint = f"If there is no text for '{entry.label.strip()}', take the line out. {_if_text(entry)}"
    return Trap(entry.line, entry.column, message, hint)


def _after_quote(entry: _Entry, lines: list[str]) -> Trap | None:
    text = "\n".join([entry.value, *lines[entry.line + 1 : entry.end]])
    closed = _QUOTED[text[0]].match(text)
    if not closed:
        message = f"the quote mark ({text[0]}) that opens this text is never closed"
        hint = f"Close it with a second {text[0]}. {_if_text(entry)}"
        return Trap(entry.line, entry.column, message, hint)
    if text[closed.end() :].split("\n")[0].strip() and not _COMMENT.match(text, closed.end()):
        inner = text[1:-1] if len(text) > 1 and text[-1] == text[0] else text
        message = "quote marks at the start close before the end, and the text goes on after them"
        return Trap(entry.line, entry.column, message, _in_quotes(entry, inner))
    return _stray_line(entry, text[: closed.end()].count("\n"), lines)


def _after_bracket(entry: _Entry, lines: list[str]) -> Trap | None:
    end = entry.end + (lines[entry.end : entry.end + 1] != [] and lines[entry.end].lstrip()[:1] in ("]", "}"))
    text = "\n".join([entry.value, *lines[entry.line + 1 : end]])
    depth = 0
    for part in re.finditer(r"""(?<=[\[{,:\s])(?:"(?:[^"\\]|\\.)*"|'[^']*')|[\[\]{}]""", text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(part[0], 0)
        if depth == 0:
            rest = text[part.end() :].split("\n")[0]
            if rest.strip() and not _COMMENT.match(rest):
                return _sign(entry, text[0])
            return _stray_line(entry, text[: part.end()].count("\n"), lines)
    closer = {"[": "]", "{": "}"}[text[0]]
    message = f"'{text[0]}' begins {SIGNS[text[0]]}, and no '{closer}' closes it"
    hint = f"Close it with '{closer}'. {_if_text(entry)}"
    return Trap(entry.line, entry.column, message, hint)


def _stray_line(entry: _Entry, past: int, lines: list[str]) -> Trap | None:
    """A line set further in than a text that is already complete `past` lines below its first."""
    for number in range(entry.line + past + 1, entry.end):
        if _has_content(lines[number]):
            message = "this line is set further in than the one above it, whose text is already complete"
            return Trap(number, indent_of(lines[number]), message, "Begin it in the same column as its neighbors.")
    return None


def _sign(entry: _Entry, sign: str) -> Trap:
    message = f"a text may not begin with '{sign.strip()}', which YAML takes for {SIGNS[sign]}"
    return Trap(entry.line, entry.column, message, _in_quotes(entry))


def _line_without_key(entry: _Entry) -> Trap:
    hint = "If it goes on with the text above, set it further in. If it is a key, end the key with a colon and a space."
    if re.match(r"[\w-]+:\S", entry.value) and "\xa0" not in entry.value:
        hint = f"Put a space after the colon: {entry.value.replace(':', ': ', 1)}"
    elif re.match(r"-[^\s-]", entry.value):
        hint = f"Put a space after the dash: - {entry.value[1:]}"
    elif "\xa0" in entry.value:
        hint = "A non-breaking space stands here, which Word types for you; type an ordinary space in its place."
    return Trap(entry.line, entry.column, "this line is neither 'key: text' nor an item with a dash", hint)


def _in_prose(entry: _Entry, lines: list[str]) -> Trap | None:
    comment = _COMMENT.search(entry.value)
    text = entry.value[: comment.start()] if comment else entry.value
    more = [number for number in range(entry.line + 1, entry.end) if _has_content(lines[number])]
    if colon := _COLON.search(text):
        message = "a colon and a space stand inside this text, and YAML takes what is before them for a key"
        return Trap(entry.line, entry.column + colon.start(), message, _in_quotes(entry))
    if comment and (" " in text or more or not (comment[2] or comment[1] > " " or comment.end() == len(entry.value))):
        lost = entry.value[comment.end(1) :]
        message = f"everything after ' #' is a comment, so '{lost}' would be lost from this text"
        hint = f"If it is a comment, put it on a line of its own. {_if_text(entry)}"
        return Trap(entry.line, entry.column + comment.end(1), message, hint)
    return _in_next_lines(entry, more[-1], lines) if more else None


def _in_next_lines(entry: _Entry, last: int, lines: list[str]) -> Trap | None:
    hint = "If it goes on with that text, put the whole text in quotes. If not, begin it in its neighbors' column."
    for number in range(entry.line + 1, last + 1):
        line, indent = lines[number], indent_of(lines[number])
        if line[indent:].startswith("#") or _COMMENT.search(line, indent + 1):
            message = "a comment stands inside a text that goes on below or above it"
            return Trap(number, line.index("#"), message, "Put it on a line of its own, above the text's key.")
        if _COLON.search(line):
            message = (
                "this line has a key, but it is set further in than the text above it and so is read as more of it"
            )
            return Trap(number, indent, message, hint)
        if line[indent:].startswith("- ") and entry.label == "- ":
            message = "this item is set further in than the item above it"
            return Trap(number, indent, message, "Begin the dashes of a list in the same column.")
        if line[indent:].startswith("- "):
            message = f"this item stands under '{entry.label.strip()}', which already has a text beside it"
            return Trap(number, indent, message, hint)
    return None


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


def says_nothing(text: str) -> bool:
    """Whether a file holds comments alone, as one does that waits for its first entry; an empty file does not."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.startswith("#") for line in lines)
