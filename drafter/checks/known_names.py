"""Where a text has a known name almost right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from drafter.checks.capitals import LINKS, Run, runs, stem
from drafter.checks.known_forms import Form, KnownNames
from drafter.checks.name_slips import Judge, slip
from drafter.dates import rough_date

_CHAMBERS = ("house", "senate")
_ANY = 99
"""However many words."""


class Hit(NamedTuple):
    """A name that is not right, with its place in the text, and the right one; `exact` where that is a sure exchange.

    `until` is the last day of a name that was right once, as it is written, else empty.
    """

    found: str
    right: str
    start: int
    until: str = ""
    exact: bool = True


@lru_cache(maxsize=512)
def hits(names: KnownNames, text: str, confused: tuple[str, ...]) -> tuple[Hit, ...]:
    """The names in a text that are not right; `confused` are words taken for each other, the heads of names first."""
    return tuple(hit for run in runs(text) for hit in _in_run(names, run, text, _judge(names, confused)))


@lru_cache(maxsize=8)
def _judge(names: KnownNames, confused: tuple[str, ...]) -> Judge:
    groups = [frozenset(map(stem, group.split(", "))) for group in confused]
    taken = {word: frozenset().union(*(one for one in groups if word in one)) for group in groups for word in group}
    return Judge(groups[0], taken, frozenset(("u.s.", "states")), names.knows)


def _in_run(names: KnownNames, run: Run, text: str, judge: Judge) -> Iterator[Hit]:
    """First what is known is told apart; what is almost known is looked for where something is left."""
    spans = list(_known_in(names, run))
    own = frozenset(last for _, last, one in spans if one.institution)
    covered = {at for first, last, _ in spans for at in range(first, last + 1)}
    near: dict[int, Hit] = {}
    if any(at not in covered and not word.links for at, word in enumerate(run)):
        near = _nearly(names, run, spans, own, text, judge)
        yield from dict.fromkeys(near.values())
    for first, last, one in spans:
        if (one.wrong or one.until) and first not in near and not _of_others(run, first, last, text, own):
            yield Hit(text[run[first].start : run[last].bare_end], one.name, run[first].start, one.until)
        elif one.chamber and first and run[first - 1].form in _CHAMBERS:
            yield from _of_chamber(names, one, run, first, text)


def _known_in(names: KnownNames, run: Run) -> Iterator[tuple[int, int, Form]]:
    at = 0
    while at < len(run):
        one = None if run[at].links else names.at(run, at)
        last = at + len(one.forms) - 1 if one else at
        if one:
            yield at, last, one
        at = last + 1


def _of_chamber(names: KnownNames, one: Form, run: Run, at: int, text: str) -> Iterator[Hit]:
    """A committee that stands under the chamber that has none of its name."""
    chamber = run[at - 1].form
    words = {stem(form) for form in one.forms if form not in LINKS} - {"committee"}
    there = names.near(run[at : at + len(one.forms)], lacking=_ANY)
    own = [other for other in there if other.chamber == chamber]
    if one.chamber in _CHAMBERS and one.chamber != chamber and not any(words <= {*other.stems} for other in own):
        last = at + len(one.forms) - 1
        right = f"{one.chamber.capitalize()} {one.name}"
        yield Hit(text[run[at - 1].start : run[last].bare_end], right, run[at - 1].start, exact=False)


def _nearly(
    names: KnownNames, run: Run, spans: list[tuple[int, int, Form]], own: frozenset[int], text: str, judge: Judge
) -> dict[int, Hit]:
    """The surest slips in a run, by each word of them, where they are no part of a known name and lie across none."""
    near: dict[int, Hit] = {}
    found = (one for known in names.near(run) if (one := slip(known, run, judge)))
    for one in sorted(found, key=lambda one: one.order):
        said = text[run[one.first].start : run[one.last].bare_end]
        places = range(one.first, one.last + 1)
        fits = all(
            one.first > last
            or first > one.last
            or (one.first <= first and last <= one.last and (first, last) != one[2:])
            for first, last, _ in spans
        )
        if fits and ("," in one.known.name or "," not in said) and near.keys().isdisjoint(places):
            hit = Hit(said, one.known.name, run[one.first].start)
            near |= {} if _of_others(run, one.first, one.last, text, own) else dict.fromkeys(places, hit)
    return near


BEFORE = frozenset(
    (
        "u.s.",
        "united",
        "states",
        "house",
        "senate",
        "nation’s",
        "america’s",
        "american",
        "federal",
        "acting",
        "deputy",
        "assistant",
    )
)
"""Words that may stand before the name of a federal body without making it somebody else's."""


_OF_TITLES = ("or", "er", "ary")
"""How the titles end that may stand there too: Director, Commissioner, Secretary."""


def _of_others(run: Run, first: int, last: int, text: str, own: frozenset[int]) -> bool:
    """Whether the words around a name make it that of a State, of another country, or of a part of another body.

    `own` are the places at which names of federal bodies end: what belongs to one of these is no stranger’s.
    """
    if first and not run[first - 1].links and text[run[first - 1].end : run[first].start] == " ":
        before = run[first - 1].form
        if first - 1 in own and before != run[first - 1].bare:
            return False
        if before not in BEFORE and not before.endswith(_OF_TITLES):
            return True
    after = run[last + 1 : last + 4]
    return len(after) > 1 and after[0].form == "of" and "united" not in {word.form for word in after}


def ended(hit: Hit, day: date | None) -> bool:
    """Whether a name of earlier times was no longer in use on a day."""
    return bool(hit.until) and day is not None and rough_date(hit.until).last < day
