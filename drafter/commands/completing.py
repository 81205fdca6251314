"""What may come next on a command line: the answer that a shell asks for at the Tab key.

The shell's script hands over the words in the environment and reads a line for each thing that may be typed: its text,
and after a tab what it is. A line of FILES or FOLDERS has the shell offer those itself; after FILES and a space may
stand what the files end in. Whatever goes wrong, nothing is
said: a person in the middle of typing has no use for it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping

import click

from drafter.commands.completion_values import (
    ENDINGS,
    LISTED,
    OF_ARGUMENTS,
    OF_OPTIONS,
    Typed,
    Value,
    Values,
    matching,
)
from drafter.commands.request import open_library
from drafter.frozen import frozen

SHELL = "DRAFTER_COMPLETE"
"""The shell that asks; set, it makes drafter answer instead of doing anything."""

LINE, BEFORE, WORD, PART = "DRAFTER_LINE", "DRAFTER_BEFORE", "DRAFTER_WORD", "DRAFTER_PART"
"""The line up to the cursor, else the words before the one at the cursor, a line each, and that one; and what the shell
itself takes for it, which may be the end of it only, after an equals sign: Windows knows no empty variable."""

FILES, FOLDERS = "#files", "#folders"
_LONGEST = 70


@frozen
class _At:
    """Where on the line the cursor stands: in which command, after which words, before how many arguments."""

    command: click.Command
    path: tuple[str, ...]
    typed: Typed
    given: int
    waiting: click.Option | None


def answer(group: click.Group) -> None:
    """Write what may come next to standard output."""
    try:
        before, word, cut = _words(os.environ)
        said = [_line(one, cut) for one in _next(group, before, word)]
        sys.stdout.buffer.write("".join(f"{line}\n" for line in dict.fromkeys(said)).encode())
        sys.stdout.flush()
    except Exception:  # silence is right: see above
        return


def _words(environment: Mapping[str, str]) -> tuple[list[str], str, int]:
    """The words before the one at the cursor, without the program's name; that one; how much of it the shell keeps."""
    if (line := environment.get(LINE)) is not None:
        words = _parted(line)
    else:
        words = [*(_bare(word) for word in environment.get(BEFORE, "").splitlines()), _bare(environment.get(WORD, ""))]
    part = _bare(environment[PART][1:]) if PART in environment else words[-1]
    cut = len(words[-1]) - len(part) if words[-1].endswith(part) else 0
    return words[1:-1], words[-1], cut


def _parted(line: str) -> list[str]:
    """The words of a line as bash parts it; the last, at the cursor, may be empty or its quote still open."""
    words, word, quote = [], None, ""
    signs = iter(line)
    for sign in signs:
        if quote:
            if sign == quote:
                quote = ""
            else:
                word = (word or "") + (next(signs, "") if sign == "\\" and quote == '"' else sign)
        elif sign in "\"'":
            quote, word = sign, word or ""
        elif sign.isspace():
            words += [] if word is None else [word]
            word = None
        else:
            word = (word or "") + (next(signs, "") if sign == "\\" else sign)
    return [*words, word or ""]


def _bare(word: str) -> str:
    """A word as the program will see it: without the quotes around it, of which the last may not be typed yet."""
    if word[:1] in ("'", '"'):
        return word[1:].removesuffix(word[0])
    return re.sub(r"\\(.)", r"\1", word) if os.environ.get(SHELL) == "fish" else word


def _line(value: Value, cut: int) -> str:
    """A value as the shell reads it; `cut` signs at its beginning stand on the line already."""
    if value.text.startswith((FILES, FOLDERS)):
        return value.text
    says = " ".join(value.says.split())
    says = f"{says[:_LONGEST].rstrip()}…" if len(says) > _LONGEST else says
    return f"{value.text[cut:]}\t{says}" if says and os.environ.get(SHELL) != "bash" else value.text[cut:]


def _next(group: click.Group, before: list[str], word: str) -> Iterator[Value]:
    """What may stand in place of the word that is being typed."""
    at = _resolved(group, before)
    if at.waiting:
        yield from _of_option(at.waiting, at, word, "")
    elif word.startswith("--") and "=" in word:
        name, _, begun = word.partition("=")
        option = _option(at.command, name)
        if option and not option.is_flag:
            yield from _of_option(option, at, begun, f"{name}=")
    elif word.startswith("-"):
        yield from (one for one in _options(at) if one.text.startswith(word))
    elif isinstance(at.command, click.Group):
        names = at.command.list_commands(click.Context(at.command))
        yield from (Value(name) for name in names if name.startswith(word))
    else:
        yield from _of_argument(at, word)


def _resolved(group: click.Group, before: list[str]) -> _At:
    """Where the words before lead."""
    command: click.Command = group
    path: tuple[str, ...] = ()
    options: dict[str, list[str]] = {}
    given, waiting = 0, None
    for word in before:
        if waiting:
            options.setdefault(_long(waiting), []).append(word)
            waiting = None
        elif word.startswith("-") and len(word) > 1:
            name, equals, value = word.partition("=")
            option = _option(command, name)
            if option and equals:
                options.setdefault(_long(option), []).append(value)
            elif option:
                options.setdefault(_long(option), [])
                waiting = None if option.is_flag or option.count else option
        elif isinstance(command, click.Group):
            below = command.get_command(click.Context(command), word)
            if below is None:
                raise ValueError(word)
            command, path = below, (*path, word)
        else:
            given += 1
    return _At(command, path, Typed(options), given, waiting)


def _option(command: click.Command, name: str) -> click.Option | None:
    return next(
        (one for one in command.params if isinstance(one, click.Option) and name in (*one.opts, *one.secondary_opts)),
        None,
    )


def _long(option: click.Option) -> str:
    return max(option.opts, key=len)


def _options(at: _At) -> Iterator[Value]:
    """The options of a command that may still be given."""
    for one in at.command.get_params(click.Context(at.command)):
        if isinstance(one, click.Option) and not one.hidden and (one.multiple or _long(one) not in at.typed.options):
            yield from (Value(name, one.help or "") for name in (*one.opts, *one.secondary_opts) if name[:2] == "--")


def _of_option(option: click.Option, at: _At, begun: str, before: str) -> Iterator[Value]:
    """What an option takes; `before` is what stands in front of it in the same word."""
    name = _long(option)
    if name in OF_OPTIONS:
        found = _values(OF_OPTIONS[name], at, begun, listed=name in LISTED)
        yield from (one._replace(text=before + one.text) for one in found)
    yield from _files(option.metavar, ENDINGS.get(name, ""))


def _of_argument(at: _At, begun: str) -> Iterator[Value]:
    arguments = [one for one in at.command.params if isinstance(one, click.Argument)]
    if not arguments or (at.given >= len(arguments) and arguments[-1].nargs == 1):
        return
    argument = arguments[min(at.given, len(arguments) - 1)]
    place = (" ".join(at.path), argument.name or "")
    if place in OF_ARGUMENTS:
        yield from _values(OF_ARGUMENTS[place], at, begun, listed=False)
    yield from _files(argument.metavar)


def _values(values: Values, at: _At, begun: str, *, listed: bool) -> list[Value]:
    return matching(values(open_library(at.typed.first("--library") or None), at.typed), begun, listed=listed)


def _files(metavar: str | None, ending: str = "") -> Iterator[Value]:
    """Whether a file or a folder belongs in a place, by what the help calls it; `ending` is that of the files."""
    if metavar and re.search("FILE|RECORD", metavar):
        yield Value(f"{FILES} {ending}".strip())
    elif metavar and "FOLDER" in metavar:
        yield Value(FOLDERS)
