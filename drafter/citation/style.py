"""What a citation style is, and how it cites the sources of one letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.citation.runs import Runs
from drafter.records.evidence import Source


class CitationStyle(NamedTuple):
    """How a letter cites: a source's first note in full, and the later ones.

    `name` is what a request names it by, `title` what it is. `again` gives the forms of a source cited again, the
    shortest first; where it gives none, the source is given in full each time.
    """

    name: str
    title: str
    full: Callable[[Source], Runs]
    again: Callable[[Source], tuple[Runs, ...]]


def cited(sources: Sequence[Source], style: CitationStyle) -> Iterator[Runs]:
    """The notes that cite these sources in this order, the first of each in full.

    A later one takes the first of its forms that reads otherwise than those of the letter's other sources; where none
    does, it is given in full again.
    """
    distinct = {source.id: source for source in sources}
    if len(distinct) == len(sources):  # as in most letters, none is cited again
        yield from map(style.full, sources)
        return
    forms = {id_: style.again(source) for id_, source in distinct.items()}
    taken = Counter(runs for again in forms.values() for runs in set(again))
    seen: set[str] = set()
    for source in sources:
        again = [runs for runs in forms[source.id] if source.id in seen and taken[runs] == 1]
        seen.add(source.id)
        yield again[0] if again else style.full(source)
