"""What may be typed in each place of a command line: ids of the library, names of formats, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.library import Library


class Value(NamedTuple):
    """One thing to type, what it is, and other names by which a person may begin to type it."""

    text: str
    says: str = ""
    names: tuple[str, ...] = ()


@frozen
class Typed:
    """What stands on the command line already: the values of its options, by their long names."""

    options: Mapping[str, Sequence[str]]

    def first(self, option: str) -> str:
        """The value of an option, the first where it was given more than once; empty where it was not."""
        return next(iter(self.options.get(option, ())), "")


Values = Callable[["Library", Typed], Iterator[Value]]


def _asks(library: Library, typed: Typed) -> Iterator[Value]:
    issue = typed.first("--issue")
    for one in library.clauses.values():
        if one.slot == "asks" and (not issue or one.issue == issue):
            yield Value(one.id, one.title)


def _clauses(library: Library, typed: Typed) -> Iterator[Value]:
    issue = typed.first("--issue")
    for one in library.clauses.values():
        if one.slot != "asks" and (not issue or one.issue in (issue, "common")):
            yield Value(one.id, one.title)


def _posts(library: Library, _: Typed) -> Iterator[Value]:
    from drafter.appointments import appointed

    today = date.today()  # noqa: DTZ011  who holds the post for the person who types
    for one in library.posts.values():
        person = appointed(one, library, today)
        holder = person.official.name if person and person.official else ""
        says = f"{one.called}: {holder}" if holder else one.called
        yield Value(one.id, says, (one.title, *one.also_called, *holder.split()[-1:]))


def _signatories(library: Library, _: Typed) -> Iterator[Value]:
    return (Value(one.id, f"{one.name}, {one.title}") for one in library.signatories.values())


def _leads(library: Library, typed: Typed) -> Iterator[Value]:
    """Those who sign, as far as the line names them; else everybody who may."""
    signing = {name for one in typed.options.get("--from", ()) for name in one.split(",")}
    return (one for one in _signatories(library, typed) if one.text in signing or not signing)


def _orders(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.signing import WHY

    return (Value(name, why) for name, why in WHY.items())


def _nobody(_: Library, __: Typed) -> Iterator[Value]:
    yield Value("none", "nobody signs along")


def _states(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.library.stationery import STATES

    return (Value(code, name, (name,)) for code, name in STATES.items())


def _additions(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.commands.add_kinds import KINDS

    return (Value(name, one.what) for name, one in KINDS.items())


def _schemas(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.commands.schema_kinds import KINDS

    return (Value(name, one.title) for name, one in KINDS.items())


def _slots(library: Library, _: Typed) -> Iterator[Value]:
    return (Value(one) for one in dict.fromkeys(slot for kind in library.kinds.values() for slot in kind.slots))


def _words(module: str, name: str) -> Values:
    """The words of a closed set, by the module that has it."""

    def values(_: Library, __: Typed) -> Iterator[Value]:
        from importlib import import_module

        return map(Value, getattr(import_module(f"drafter.records.{module}"), name))

    return values


def _blanks(library: Library, _: Typed) -> Iterator[Value]:
    hints = {blank.name: blank.hint for clause in library.clauses.values() for blank in clause.blanks}
    return (Value(f"{name}=", hint) for name, hint in hints.items())


def _figures(library: Library, _: Typed) -> Iterator[Value]:
    for one in library.statistics.values():
        for vintage in reversed(one.vintages):
            yield Value(f"{one.id}@{vintage.published}", f"{vintage.value:,}: {one.measure}")


def _allowed(library: Library, _: Typed) -> Iterator[Value]:
    return (Value(f"{one.id}=", one.title) for one in library.rules.values() if one.check)


def _rules(library: Library, _: Typed) -> Iterator[Value]:
    return (Value(one.id, one.title) for one in library.rules.values())


def _statistics(library: Library, _: Typed) -> Iterator[Value]:
    return (Value(one.id, one.measure) for one in library.statistics.values())


def _sources(library: Library, _: Typed) -> Iterator[Value]:
    return (Value(one.id, one.title) for one in library.sources.values())


def _evidence(library: Library, typed: Typed) -> Iterator[Value]:
    yield from _statistics(library, typed)
    yield from (Value(one.id, one.what) for one in library.events.values())
    yield from _sources(library, typed)


def _people(library: Library, typed: Typed) -> Iterator[Value]:
    yield from _posts(library, typed)
    yield from (Value(one.id, one.name) for one in library.officials.values())


def _styles(library: Library, _: Typed) -> Iterator[Value]:
    from drafter.citation import STYLES

    yield from (Value(one.name, one.title) for one in STYLES.values() if one.name not in library.styles)
    yield from (Value(one.name, one.title) for one in library.styles.values())


def _everything(library: Library, typed: Typed) -> Iterator[Value]:
    titled = map(_titled, ("issues", "kinds", "letterheads"))
    for values in (_asks, _clauses, _people, _signatories, _evidence, _rules, *titled, _styles):
        yield from values(library, typed)


def _formats(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.writers import FORMATS

    return (Value(name, form.title) for name, form in FORMATS.items())


def _lists(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.commands.listing import LISTS

    return (Value(name) for name in LISTS)


def _shells(_: Library, __: Typed) -> Iterator[Value]:
    from drafter.commands.completion_scripts import SHELLS

    return (Value(name, shell.title) for name, shell in SHELLS.items())


def _titled(kind: str) -> Values:
    """The records of a kind that have a title."""

    def values(library: Library, _: Typed) -> Iterator[Value]:
        return (Value(one.id, one.title) for one in getattr(library, kind).values())

    return values


OF_OPTIONS: dict[str, Values] = {
    "--to": _posts,
    "--cc": _posts,
    "--asks": _asks,
    "--from": _signatories,
    "--lead": _leads,
    "--cosigners": _nobody,
    "--order": _orders,
    "--forms": _words("forms", "STYLES"),
    "--chamber": _words("signers", "CHAMBERS"),
    "--pronoun": _words("office", "PRONOUNS"),
    "--state": _states,
    "--slot": _slots,
    "--issue": _titled("issues"),
    "--kind": _titled("kinds"),
    "--clause": _clauses,
    "--without": _clauses,
    "--fill": _blanks,
    "--letterhead": _titled("letterheads"),
    "--style": _styles,
    "--figure": _figures,
    "--allow": _allowed,
    "--format": _formats,
    "--source": _sources,
    "--quoted-by": _sources,
}
"""What each option takes, by its long name; an option that is in no table takes words of one’s own."""

OF_ARGUMENTS: dict[tuple[str, str], Values] = {
    ("add", "kind"): _additions,
    ("schema", "kind"): _schemas,
    ("list", "what"): _lists,
    ("explain", "name"): _everything,
    ("rules show", "name"): _rules,
    ("rules test", "names"): _rules,
    ("evidence show", "name"): _evidence,
    ("evidence export", "ids"): _sources,
    ("evidence add vintage", "statistic"): _statistics,
    ("roster show", "name"): _people,
    ("completion", "shell"): _shells,
}
"""What each command takes without a flag, by the command and the name of its argument."""

LISTED = ("--to", "--cc", "--asks", "--from", "--lead", "--order", "--clause", "--without", "--state")
"""The options that take several ids, parted by commas."""

ENDINGS = {"--cosigners": ".csv"}
"""What the files end in that an option takes; those of others may have any name."""


def matching(values: Iterable[Value], begun: str, *, listed: bool) -> list[Value]:
    """The values that begin with what was typed, in their order; of a list, those that go on from its last comma.

    Where none begins so, it is the one value that has a name or a word of its title beginning so, where there is one.
    """
    before, comma, last = begun.rpartition(",") if listed else ("", "", begun)
    taken = set(before.split(","))
    rest = [one for one in values if not (comma and one.text in taken)]
    found = [one for one in rest if one.text.casefold().startswith(last.casefold())]
    if not found and len(last) > 1:
        meant = [one for one in rest if any(name.casefold().startswith(last.casefold()) for name in one.names)]
        found = meant if len(meant) == 1 else []
    return [one._replace(text=f"{before}{comma}{one.text}") for one in dict.fromkeys(found)]
