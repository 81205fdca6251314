"""drafter check --fix: a copy of a letter with what is safe to mend put right, and the letter left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.commands.writing import refuse_folder, write_files
from drafter.errors import DrafterError, Fault, FileError, Location

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.readers.places import Source

_MOST = 500
"""Replacements in one letter; a fix that called for another without end would stop here."""


class Replacement(NamedTuple):
    """Words that were put in the place of others, by which rule, and where those stood."""

    where: Location | None
    was: str
    now: str
    rule: str


class Mended(NamedTuple):
    """A letter after mending, with the name of its file, and what was replaced in it."""

    source: Source
    name: str
    done: tuple[Replacement, ...]


def mended(
    source: Source, file: str, output: str | None, findings_in: Callable[[Source], tuple[Finding, ...]]
) -> Mended:
    """The letter as it is once mended, written beside the one in `file`; the same letter where nothing is to be mended.

    One thing is mended at a time and the letter read again, so that no fix is made to words that another changed.
    """
    from drafter.readers.places import source as read_again

    target = _target(file, output)
    done: list[Replacement] = []
    left: set[tuple[str, str, str | None]] = set()
    while len(done) < _MOST and (found := _next(findings_in(source), left)):
        assert found.fix is not None
        data = source.replaced(found.where, found.words, found.fix)
        if data is None or data == source.data:
            left.add((found.rule, found.words, found.fix))
            continue
        done.append(Replacement(source.located(found.where, found.words), found.words, found.fix, found.rule))
        source = read_again(file, data)
    if not done:
        return Mended(source, file, ())
    write_files({target: source.data})
    return Mended(read_again(str(target), source.data), str(target), tuple(done))


def told(mended: Mended) -> Iterator[str]:
    """What was mended, line by line."""
    for one in mended.done:
        yield f"{one.where}: “{one.was}” → “{one.now}” ({one.rule})"
    times = f"{len(mended.done)} replacement{'s' * (len(mended.done) != 1)}"
    yield f"Written: {mended.name}, with {times}." if mended.done else "Nothing in it is safe to mend by machine."


def _next(findings: tuple[Finding, ...], left: set[tuple[str, str, str | None]]) -> Finding | None:
    """The first finding that is safe to mend, not allowed, and not yet found to be out of reach."""
    return next(
        (
            one
            for one in findings
            if one.fix is not None and one.words and not one.allowed and (one.rule, one.words, one.fix) not in left
        ),
        None,
    )


def _target(file: str, output: str | None) -> Path:
    """The file that the mended copy goes into. Raises FileError where something is in the way."""
    path = Path(file)
    target = Path(output) if output else path.with_name(f"{path.stem}-fixed{path.suffix}")
    refuse_folder(target)
    where = Location(str(target))
    if target.suffix.casefold() != path.suffix.casefold():
        raise DrafterError(Fault(f"a mended copy keeps the ending {path.suffix}", where, f"Name it …{path.suffix}."))
    if target.exists():
        hint = "A letter is never replaced: give another name with -o, or put that file away."
        raise FileError(Fault("this file is there already", where, hint))
    if not target.parent.is_dir():
        raise FileError(
            Fault(f"there is no folder '{target.parent}'", where, "Make it first, or name one that is there.")
        )
    return target
