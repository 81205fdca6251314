"""Which series of the library a release brings up to date, and the vintages that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from drafter.dates import MONTHS
from drafter.errors import Faults, Location, did_you_mean, one_of
from drafter.frozen import frozen
from drafter.importing.entries import Found, entry
from drafter.importing.jurisdictions import CODES, GEOGRAPHIES, NATION
from drafter.importing.vsrr import BASES, Count, Month, Release, Series, periods, same, twelve_months
from drafter.library.source import Node
from drafter.records.evidence import Statistic

PERIODS = ("newest", "calendar", "all")


@frozen
class Target:
    """A series to bring up to date: its id, its geography's code, and the statistic that it is or is made after."""

    id: str
    code: str
    like: Statistic
    new: bool

    @property
    def series(self) -> Series:
        """How the release knows it."""
        return self.code, same(self.like.indicator)


def targets(statistics: Mapping[str, Statistic], chosen: Iterable[str], codes: Iterable[str]) -> list[Target]:
    """The series that were chosen, or all that name an indicator; with `codes`, the same for each jurisdiction.

    A jurisdiction that has no series of an indicator gets one, made after the chosen one. Raises DrafterError.
    """
    faults = Faults()
    chosen, codes = list(dict.fromkeys(chosen)), list(dict.fromkeys(code.upper() for code in codes))
    known = {name: one for name, one in statistics.items() if one.indicator}
    for name in chosen:
        if name not in statistics:
            hint = did_you_mean(name, known) or f"Those that can be imported: {one_of(known)}."
            faults.add(f"there is no statistic '{name}'", Location("--series"), hint)
        elif name not in known:
            hint = "Write in it 'indicator: ' and the words that stand in the data set's column Indicator."
            faults.add(f"'{name}' does not say which indicator it is", statistics[name].where, hint)
    for code in codes:
        if code not in GEOGRAPHIES:
            hint = f"Write two letters: {CODES[near]}." if (near := _named(code)) else "Write two letters, such as MD."
            faults.add(f"'{code}' is no jurisdiction's code", Location("--state"), hint)
    if not known:
        faults.add("no statistic says which indicator of a data set it is", Location("--series"))
    faults.stop()
    bases = [known[name] for name in chosen or known]
    return _of_states(bases, codes, known) if codes else [_own(base, faults) for base in bases]


def _named(name: str) -> str:
    return next((geography for geography in CODES if geography.casefold() == name.casefold()), "")


def _own(base: Statistic, faults: Faults) -> Target:
    if base.geography not in CODES:
        hint = "Name its jurisdiction as the data set does, such as Maryland, or choose others with --series."
        faults.add(f"'{base.geography}' is none of the jurisdictions of the data set", base.where, hint)
        faults.stop()
    return Target(base.id, CODES[base.geography], base, new=False)


def _of_states(bases: list[Statistic], codes: list[str], known: Mapping[str, Statistic]) -> list[Target]:
    """For each indicator and jurisdiction its series; a new one is made after the national one where there is one."""
    models: dict[str, Statistic] = {}
    for base in bases:
        kept = models.setdefault(same(base.indicator), base)
        if kept.geography != NATION and base.geography == NATION:
            models[same(base.indicator)] = base
    there = {(same(one.indicator), one.geography): one for one in known.values()}
    found = []
    for indicator, model in models.items():
        for code in codes:
            own = there.get((indicator, GEOGRAPHIES[code]))
            slug = "-".join(re.findall(r"[a-z]+", GEOGRAPHIES[code].casefold()))
            found.append(Target(own.id if own else f"{model.id}-{slug}", code, own or model, new=own is None))
    return found


def add_vintages(
    found: Found,
    release: Release,
    sources: Mapping[str, str],
    among: list[Target],
    published: str,
    which: str,
    path: str,
) -> None:
    """Put into `found` what a release says of the series, each with its source by the series' id.

    `which` is of PERIODS. Raises DrafterError with every series that the release does not have.
    """
    faults = Faults()
    for target in among:
        counts = release.counts.get(target.series)
        if not counts:
            message = f"there is no count of '{target.like.indicator}' for {target.code}"
            faults.add(message, Location(path), _instead(target, release))
        elif release.newest not in counts:
            year, month = release.newest
            message = f"the file reaches {MONTHS[month - 1]} {year}, but '{target.id}' ({target.code}) does not"
            faults.add(message, Location(path), "Was it cut short? Download it again.")
        else:
            months = periods(counts, release.newest, which)
            _add(found, target, counts, months, (published, sources[target.id], path))
    faults.stop()


def _instead(target: Target, release: Release) -> str:
    if target.code not in release.states:
        return f"It has: {', '.join(sorted(release.states))}."
    if target.series[1] not in {same(one) for one in release.indicators}:
        near = did_you_mean(target.like.indicator, release.indicators)
        return near or f"Its indicators are {one_of(release.indicators)}."
    return "It has this indicator for other jurisdictions, and others for this one: leave one out."


def _add(
    found: Found,
    target: Target,
    counts: dict[Month, Count],
    months: list[Month],
    release: tuple[str, str, str],
) -> None:
    published, source, path = release
    basis = _basis(target, counts, months)
    for month in months:
        count = counts[month]
        value = count.on(basis)
        if value is None:
            other = "no count" if count.reported is None else f"only a reported count ({count.reported:,})"
            when = f"{MONTHS[month[1] - 1]} {month[0]}"
            found.told.append(
                f"Left out: {target.id}, the twelve months through {when}: its figures are {basis}, and line "
                f"{count.line} has {other}."
            )
            continue
        before = counts.get((month[0] - 1, month[1]))
        previous = before.on(basis) if before else None
        where, span = Location(path, count.line), twelve_months(month)
        period = {"since": str(span.since)[:7], "until": str(span.until)[:7]}
        keys: dict[str, str | Node | None] = {
            "published": published,
            "period": entry(period, where),
            "value": str(value),
            "precision": "exact",
            "basis": basis,
            "previous": "" if previous is None else str(previous),
            "source": source,
            "sure": "read",
            "note": count.note(basis),
        }
        found.vintages.append((target.id, entry(keys, where)))


def _basis(target: Target, counts: dict[Month, Count], months: list[Month]) -> str:
    """The basis of a series' newest vintage that has one of these; of a series without, predicted where all are."""
    used = [one.basis for one in target.like.vintages if one.basis in BASES]
    predicted = all(counts[month].predicted is not None for month in months)
    if used and not target.new:
        return used[-1]
    return "predicted" if predicted and (not used or used[-1] == "predicted") else "reported"


def source_for(target: Statistic, year: int, sources: Mapping[str, object]) -> tuple[str, str]:
    """The id of the source of a release of a year, and the source that it is made after, empty where it is there.

    Both are empty where the series' newest vintage names no source by the year of its release.
    """
    for vintage in reversed(target.vintages):
        match = re.fullmatch(r"(.+)-(?:19|20)[0-9]{2}", vintage.source)
        if vintage.basis in BASES and match:
            name = f"{match[1]}-{year}"
            return (name, "") if name in sources else (name, vintage.source)
    return "", ""
