"""The flags by which an entry is described, and the entry that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafter.commands.evidence_writing import dry_run_option, into_option, issue_option
from drafter.commands.request import library_option
from drafter.errors import Faults, Location

if TYPE_CHECKING:
    from drafter.library.source import Mapping as Entry
    from drafter.library.source import Node

F = TypeVar("F", bound=Callable[..., Any])

_VINTAGE = (
    click.option("--published", metavar="DAY", help="The day of the release, or its month; the latest possible one."),
    click.option("--since", metavar="MONTH", help="The first month counted, as 2025-01."),
    click.option("--until", metavar="MONTH", help="The last month counted, as 2025-12."),
    click.option("--value", metavar="NUMBER", help="The number, all in digits."),
    click.option("--precision", metavar="WORD", default="exact", show_default=True,
                 help="exact, about, more-than or nearly."),
    click.option("--basis", metavar="WORD", help="reported, predicted, final or as-quoted."),
    click.option("--previous", metavar="NUMBER", help="What the same release gives for the year before."),
    click.option("--source", metavar="ID", help="Where it is cited from (drafter list sources)."),
    click.option("--quoted-by", metavar="ID", help="The source that quotes it, where it was seen only there."),
    click.option("--sure", metavar="WORD", help="How it is known: read, secondary (in a report of it) or inferred."),
)  # fmt: skip
_PLACE = (
    click.option("--note", metavar="TEXT", help="For the drafter, never printed."),
    issue_option,
    into_option,
    library_option,
    dry_run_option,
)


def vintage_options(command: F) -> F:
    """The options that describe a vintage."""
    return _with(_VINTAGE, command)


def place_options(command: F) -> F:
    """The options that say where an entry goes."""
    return _with(_PLACE, command)


def _with(options: tuple[Callable[[F], F], ...], command: F) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def vintage_entry(flags: Mapping[str, str | None], faults: Faults) -> Entry:
    """The vintage that the flags describe; those that are missing are noted."""
    from drafter.library.source import Mapping as Keys

    needed(flags, ("published", "since", "until", "value", "basis", "source"), faults)
    period = from_flags({key: flags[key] for key in ("since", "until")})
    names = ("published", "value", "precision", "basis", "previous", "source", "quoted_by", "sure", "note")
    keys = from_flags({key: flags[key] for key in names})
    first = {"published": keys.pairs.get("published"), "period": period}
    pairs: dict[str, Node] = {key: node for key, node in {**first, **keys.pairs}.items() if node}
    return Keys(pairs, {**keys.keys, "period": Location("--since")}, keys.where)


def needed(flags: Mapping[str, str | None], names: tuple[str, ...], faults: Faults) -> None:
    """Note each of these flags that is not given."""
    for name in names:
        if not (flags[name] or "").strip():
            faults.add("this is needed", Location(f"--{name.replace('_', '-')}"), "See --help for what it holds.")


def from_flags(given: Mapping[str, str | None], named: Mapping[str, str] = MappingProxyType({})) -> Entry:
    """A set of keys, each in the place of its flag; those without a text are left out.

    `named` has the flags that are not named as their keys are.
    """
    from drafter.importing.entries import cleaned, scalar
    from drafter.library.source import Mapping as Keys

    flags = {key: named.get(key, f"--{key.replace('_', '-')}") for key in given}
    places = {key: Location(flags[key]) for key, text in given.items() if text and cleaned(text)}
    return Keys({key: scalar(given[key] or "", at) for key, at in places.items()}, places, Location("what you gave"))
