"""What of an imported file is new to the library, what it has already, and what contradicts it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from drafter.dates import Span, period_in_words
from drafter.errors import Faults, did_you_mean
from drafter.importing.entries import Found, Plain, free_id, plain
from drafter.library.evidence import check_units, read_source, read_statistic, read_vintage
from drafter.library.fields import Fields, check_id
from drafter.library.references import References
from drafter.library.source import Mapping, Sequence
from drafter.records.evidence import Source, Statistic, Vintage

if TYPE_CHECKING:
    from drafter.library import Library


@dataclass(slots=True)
class Settled:
    """The entries that are new: sources and series by id, and vintages by the id of their series.

    `told` says, entry by entry, what is added and what is not.
    """

    sources: dict[str, Mapping] = field(default_factory=dict)
    statistics: dict[str, Mapping] = field(default_factory=dict)
    vintages: dict[str, list[Mapping]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.sources or self.statistics or self.vintages)


def settle(found: Found, library: Library, own_files: set[str], renames: bool) -> Settled:
    """What is to be added. Raises DrafterError with all that will not do.

    `own_files` are those of the office, in which an entry cannot be given twice; over a shipped figure that is only
    rounded, an exact one of the same release may be laid. `renames`: an id that another source has gets a number.
    """
    settling = _Settling(library, own_files, renames)
    for name, entry in found.sources.items():
        settling.source(name, entry, found.given.get(name, ""))
    settling.series(found)
    for name, entry in found.vintages:
        settling.vintage(name, entry)
    settling.stop()
    settling.drop_unused(found.made)
    settling.settled.told += found.told
    return settling.settled


class _Settling:
    """Compares entry after entry with the library and with those before it."""

    def __init__(self, library: Library, own_files: set[str], renames: bool) -> None:
        self.settled = Settled()
        self._faults = Faults()
        self._references = References()
        self._library = library
        self._own_files = own_files
        self._renames = renames
        self._sources: dict[str, Source] = dict(library.sources)
        self._vintages: dict[str, list[Vintage]] = {
            name: list(one.vintages) for name, one in library.statistics.items()
        }

    def stop(self) -> None:
        """Raise DrafterError where anything is at fault, ids that lead nowhere included."""
        if not self._faults.found:
            self._references.check({"source": self._sources}, self._faults)
        self._faults.stop()

    def drop_unused(self, made: set[str]) -> None:
        """Leave out the sources that were made for vintages none of which is new."""
        used = {str(as_plain(one)["source"]) for several in self.settled.vintages.values() for one in several}
        for name in made & self.settled.sources.keys() - used:
            del self.settled.sources[name]
            self.settled.told = [line for line in self.settled.told if not line.startswith(f"New source {name}:")]

    def source(self, name: str, entry: Mapping, given: str) -> None:
        """A source: new, there already under some id, or one whose id is taken. `given` is the file's name for it."""
        check_id(name, entry.where, self._faults)
        fields = Fields(entry, "a source", self._faults)
        record = read_source(name, fields, self._references)
        fields.done()
        twin = next((one for one in self._sources.values() if _is_same(one, record)), None)
        if twin:
            told = f"There already as {twin.id} ({twin.where}): {record.title}"
            self.settled.told.append(told if twin.id == name else f"{told}. Name it {twin.id}.")
            return
        if other := self._sources.get(name):
            if not self._renames:
                hint = f"It is '{other.title}'. Give this one another id."
                self._faults.add(f"the id '{name}' is taken by {other.where}", entry.where, hint)
                return
            name = free_id(name, self._sources)
        near = next((one for one in self._sources.values() if record.url and _address(one) == _address(record)), None)
        was = f" ('{given}' in the file)" if given else ""
        shares = f" (its address is that of {near.id} too)" if near else ""
        self._sources[name] = replace(record, id=name)
        self.settled.sources[name] = entry
        self.settled.told.append(f"New source {name}: {record.title}{was}{shares}")

    def series(self, found: Found) -> None:
        """The series that are new, which must have all that a statistic has; what is said of others must be so."""
        given: dict[str, list[Mapping]] = {}
        for name, vintage in found.vintages:
            given.setdefault(name, []).append(vintage)
        for name, entry in found.statistics.items():
            if there := self._library.statistics.get(name):
                self._compare(name, entry, there)
                continue
            self._vintages[name] = []
            check_id(name, entry.where, self._faults)
            whole = {**entry.pairs, "vintages": Sequence(tuple(given.get(name, ())), entry.where)}
            fields = Fields(replace(entry, pairs=whole), "a statistic", self._faults)
            if not given.get(name):
                hint = "A statistic begins with at least one vintage."
                self._faults.add(f"'{name}' has no vintage", entry.where, hint)
            else:
                record = read_statistic(name, fields, References())
                fields.done()
                self._national(record, found)
                self.settled.told.append(f"New statistic {name}: {record.measure}, {record.geography}")
                self.settled.statistics[name] = entry

    def _national(self, record: Statistic, found: Found) -> None:
        """What a State's series says of the national one, told where the person wrote it."""
        known = self._library.statistics
        if record.series and record.series not in {*known, *found.statistics}:
            hint = did_you_mean(record.series, known) or "All statistics: drafter list statistics"
            self._faults.add(f"'series' names '{record.series}', and there is no such statistic", record.where, hint)
        check_units({**known, record.id: record}, self._faults)

    def vintage(self, name: str, entry: Mapping) -> None:
        """A figure of a series: new, there already, or another than the same release gives."""
        before = len(self._faults.found)
        if name not in self._vintages:
            hint = did_you_mean(name, self._vintages) or "All statistics: drafter list statistics"
            self._faults.add(f"there is no statistic '{name}'", entry.where, hint)
        fields = Fields(entry, "a vintage", self._faults)
        record = read_vintage(fields, self._references)
        fields.done()
        if len(self._faults.found) > before:
            return
        said = f"{name}: {_figure(record)}"
        other = self._same_release(name, record)
        if other is None:
            self.settled.told.append(f"New vintage of {said}")
        elif (other.value, other.basis) == (record.value, record.basis):
            self.settled.told.append(f"There already ({other.where}): {said}")
            return
        elif other.precision != "exact" and record.precision == "exact" and other.where.path not in self._own_files:
            self.settled.told.append(f"New vintage of {said}; it takes the place of {_figure(other)} ({other.where})")
        else:
            hint = "A release gives one figure for a period. Check the day of publication and the basis of both."
            if other.precision != "exact":
                hint = "That one is rounded: take it out of your file by hand, then add this one."
            self._faults.add(f"{said} contradicts {_figure(other)} at {other.where}", entry.where, hint)
            return
        self._vintages[name].append(record)
        self.settled.vintages.setdefault(name, []).append(entry)

    def _same_release(self, name: str, record: Vintage) -> Vintage | None:
        key = record.published.last, record.period
        return next((one for one in self._vintages[name] if (one.published.last, one.period) == key), None)

    def _compare(self, name: str, entry: Mapping, there: Statistic) -> None:
        for key in ("measure", "unit", "geography", "indicator"):
            said, has = str(plain(entry).get(key, "")), getattr(there, key)  # type: ignore[union-attr]
            if said and said != has:
                hint = "A series keeps its keys; give another id to another series."
                self._faults.add(f"'{key}' is '{said}' here, and '{name}' has '{has}'", entry.keys[key], hint)


def _figure(vintage: Vintage) -> str:
    """A vintage in words: '76,282 predicted, 2023, published 2025-05-14'."""
    rounded = "" if vintage.precision == "exact" else f"{vintage.precision.replace('-', ' ')} "
    when = period_in_words(vintage.period) if vintage.period != Span() else ""
    return f"{rounded}{vintage.value:,} {vintage.basis}, {when}, published {vintage.published}"


def _is_same(one: Source, other: Source) -> bool:
    """Whether two entries cite one document: one DOI, one address on one day, or one title of one day.

    A page that is replaced has one address under several days.
    """
    address = _address(one)
    if address and address == _address(other):
        return address.startswith("doi.org/") or one.issued == other.issued
    same_title = _words(one.title) == _words(other.title) and one.issued == other.issued
    return same_title and (one.id == other.id or not (address and _address(other)))


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())


def _address(source: Source) -> str:
    """An address in the form in which two are compared: without protocol, www and a last slash."""
    return re.sub(r"^https?://(www\.|dx\.)?", "", source.url.strip()).rstrip("/").casefold()


def as_plain(entry: Mapping, **last: list[Mapping]) -> dict[str, Plain]:
    """An entry as it is written into a file; `last` are lists of entries that close it."""
    pairs = plain(entry)
    assert isinstance(pairs, dict)
    return {**pairs, **{key: [plain(one) for one in items] for key, items in last.items()}}
