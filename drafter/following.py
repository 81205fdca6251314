"""What a letter says of the earlier one that it follows up: who wrote it, to whom, and what it asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from drafter import names
from drafter.dates import long_date
from drafter.library import Library
from drafter.naming import joined, word_for
from drafter.plan import Plan
from drafter.records.requests import Earlier
from drafter.rendering import in_words

MOST_NAMED = 3
"""How many Members one sentence names; of more, the first and how many others."""


def about_names(earlier: Earlier, plan: Plan) -> names.AboutNames:
    """The letter that is followed up, as those see it who sign now and those who are addressed now."""
    addressed = [person.official.name if person.official else person.title for person in plan.addressees]
    now = [one.name for one in plan.signatories]
    others = [name for name in earlier.signers if not any(_bare(name, plan.library) == one for one in now)]
    return names.AboutNames(
        date=long_date(earlier.date or plan.date),
        to=", and ".join(filter(None, (", ".join(earlier.to[:-1]), earlier.to[-1]))) if earlier.to else "",
        to_you=not earlier.to or all(_is_among(name, earlier.to) for name in addressed),
        ours=not earlier.signers or not now or len(others) + len(now) == len(earlier.signers),
        signers=_members(earlier.signers, plan),
        others=_members(others, plan, other=True),
        subject=earlier.subject,
        asks=joined(list(earlier.asks)),
        count=len(earlier.asks),
        questions=earlier.questions,
        documents=earlier.documents,
        matter=earlier.matter,
        purpose=earlier.purpose,
        enclosures="; ".join(earlier.enclosures),
    )


def _members(people: Sequence[str], plan: Plan, *, other: bool = False) -> str:
    """Members in a sentence, those of one word under it: “Representatives Ada Bee and Cy Dee and Senator Ed Eff”."""
    if len(people) > MOST_NAMED:
        first, rest = ("", len(people)) if other else (_called(people[0], plan), len(people) - 1)
        return f"{f'{first} and ' if first else ''}{in_words(rest)} other Members of Congress"
    groups = []
    for word, of_word in groupby((_parted(name, plan) for name in people), key=lambda one: one[0]):
        bare = [name for _, name in of_word]
        groups.append(f"{word}{'s' if word and len(bare) > 1 else ''} {joined(bare)}".strip())
    return joined(groups)


def _called(name: str, plan: Plan) -> str:
    return " ".join(filter(None, _parted(name, plan)))


def _parted(name: str, plan: Plan) -> tuple[str, str]:
    """The word for a Member of the chamber, and the whole name; the word is empty where the Member is not known."""
    bare = _bare(name, plan.library)
    if bare != name:
        return name.removesuffix(bare).strip(), bare
    known = (one for one in (*plan.library.signatories.values(), *plan.signatories) if one.name == name)
    one = next(known, None)
    return (word_for(one, plan.library) if one else "", name)


def _bare(name: str, library: Library) -> str:
    """A name without the word for a Member that a record writes before it."""
    word = next((word for word in library.house.called.values() if name.startswith(f"{word} ")), "")
    return name.removeprefix(word).strip()


def _is_among(name: str, people: Iterable[str]) -> bool:
    """Whether a person is one of people of whom each may have a title after the name."""
    return any(one == name or one.startswith(f"{name}, ") for one in people)
