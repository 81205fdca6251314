"""A title that somebody did not hold on the letter's date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial
from typing import Any, NamedTuple

from drafter.checks.addressing import named
from drafter.checks.known_forms import KnownNames
from drafter.checks.known_name import quoted
from drafter.checks.nearness import misspelt, plain, slips
from drafter.checks.persons import Held, People, Person
from drafter.checks.posts_named import post_of
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.checks.tenses import as_present, lately
from drafter.dates import long_date
from drafter.library import Library
from drafter.patterns import late
from drafter.records.roster import Post

SETTINGS = dict.fromkeys(("lesser", "past", "present", "recent", "heads"), "texts")
TELLS = ("found", "date", "instead")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each person who is addressed, copied or spoken of under a title that was another's on the letter's date.

    One of the `lesser` before a title makes it another post. A sentence speaks of the past where it holds one of
    `past`; it speaks of the present where the name stands beside one of `present`, or the title says of what it is and
    the sentence has one of `recent`. Of the titles under `heads` one who leads an agency has no other than its own.
    """
    if reading.day is None:
        return
    known = reading.library.once(People)
    blocks = ((one, lines) for one, lines in reading.named_people if lines)
    for paragraph, lines in blocks:
        if instead := _not_in_post(reading, lines, reading.day, settings):
            found = named(lines, known.titles).name
            if reading.told_of(paragraph, found):
                continue
            yield Told(_words(found, reading.day, instead), paragraph.origin, found)
    spoken_of = speaker_of(known)
    for paragraph, words in reading.body:
        for one in spoken_of(words):
            if quoted(words, one.start):
                continue
            if instead := _other_post(one, reading.library):
                yield Told(_words(one.found, reading.day, instead), paragraph.origin, one.found)
            elif instead := _not_of_agency(one, words, reading, settings["heads"]):
                found = words[_begin_of_agency(words, one.start) : one.start] + one.found
                yield Told(_words(found, reading.day, instead), paragraph.origin, found)
            elif _wrongly(one, words, reading, settings):
                instead = _instead(reading.library, one.held, reading.day, one.person)
                yield Told(_words(one.found, reading.day, instead), paragraph.origin, one.found)


def _words(found: str, day: date, instead: str) -> dict[str, object]:
    return {"found": found, "date": long_date(day), "instead": instead}


def _not_in_post(reading: Reading, lines: tuple[str, ...], day: date, settings: dict[str, Any]) -> str:
    """Who held the post that an address names, where that was somebody else; empty where it was not."""
    known = reading.library.once(People)
    one = named(lines, known.titles)
    post = post_of(known, one.rest, settings["lesser"]) if one.name and one.rest else None
    if post is None:
        return ""
    holders = _holders(reading.library, post.id, day)
    if not holders:
        return ""
    for person, held in holders:
        if any(word == person.surname or misspelt(word, person.surname) for word in one.words) or (
            set(person.surname.split()) <= one.words
        ):
            return _misnamed(person, one.name, post) or _acting(person, held, one.rest, post)
    person, held = holders[-1]
    return f"{person.name} was {_called(reading.library, person, held, day) or post.called}"


def _called(library: Library, person: Person, held: Held, day: date) -> str:
    """The title that somebody had in a post, where it was not the post’s: Acting, or Chairwoman; else empty."""
    officials = (one for one in library.officials.values() if one.name == person.name)
    tenures = (it for one in officials for it in one.tenures if it.post == held.post and day in it.span)
    own = next((it.title for it in tenures if it.title), "")
    if own:
        return f"{own}, {held.department}" if " of " not in own else own
    return f"Acting {library.posts[held.post].called}" if held.acting and held.post else ""


def _misnamed(person: Person, name: str, post: Post) -> str:
    """What is wrong about a first name that is almost that of the holder, beside the same initial; empty where not."""
    words = [plain(word) for word in name.replace(".", "").split()]
    if len(words) < 3 or words[0] in person.first or words[1] != person.initial or words[-1] != person.surname:
        return ""
    near = any(words[0][0] == right[0] and slips(words[0], right, 3) <= 3 for right in person.first if len(right) > 4)
    return f"{person.name} was {post.called}" if near else ""


def _acting(person: Person, held: Held, rest: str, post: Post) -> str:
    """What is wrong about “Acting” before the title of somebody who held the post; empty where nothing is."""
    says = "Acting" in rest or "Performing" in rest
    if says and not held.acting:
        return f"{person.name} was {post.called}, and not acting"
    return ""


def _holders(library: Library, post: str, day: date) -> list[tuple[Person, Held]]:
    return [(person, held) for person, held in library.once(People).holders(post) if held.on(day)]


class SpokenOf(NamedTuple):
    """A title and a name in a text, with the person whose they are and the last time that it was held.

    `full` tells whether a first name stands there, and `of` is what the title is of, empty where it is not said.
    """

    found: str
    start: int
    person: Person
    held: Held
    full: bool
    of: str
    title: str


@lru_cache(maxsize=8)
def speaker_of(known: People) -> Callable[[str], tuple[SpokenOf, ...]]:
    """What finds, in a text, the people called by a title and a surname by which only one person is known."""
    return lru_cache(maxsize=512)(partial(_spoken_of, known))


def _spoken_of(known: People, text: str) -> tuple[SpokenOf, ...]:
    found = []
    there = tuple(title for title in known.titles if len(title) > _SHORT and title in text)
    for match in _titled(there).finditer(text) if there else ():
        title, said = match["title"], match["name"].split()
        names = [plain(one).rstrip(".") for one in said]
        named = [one for one in known.of_surname(names[-1]) if len(names) == 1 or one.first.intersection(names[:-1])]
        same = [one for one in named if any(it.title == title for it in one.held)]
        if not same and len(names) > 1:
            same = [one for one in named if one.held]
        if len(same) == 1:
            held = max(same[0].held, key=lambda it: (it.title == title, it.since or date.min))
            of = match["of"] or ""
            if of:  # the words before the first name are what the title is of: Secretary of Homeland Security Roe
                first = next((at for at, name in enumerate(names[:-1]) if name in same[0].first), 0)
                of = " ".join((of, *said[:first]))
            found.append(SpokenOf(match[0], match.start(), same[0], held, len(names) > 1, of, title))
    return tuple(found)


_OF = r"(?P<of> (?:of|for) (?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+){0,2}?)?"
"""What a title may be of, before the name: Secretary of State Roe."""


_FEW = 12
"""So many characters before a title are looked at for a word that makes it another."""

_SHORT = 4
"""Mr., Ms. and their like say nothing of a post."""


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")


@lru_cache(maxsize=64)
def _titled(titles: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    name = r"[A-ZÀ-Þ][^\W\d_]+(?:[’'-][^\W\d_]+)*"
    first = rf"(?:(?:{name}|[A-Z]\.) ){{0,2}}"
    return re.compile(rf"\b(?P<title>{either}){_OF} (?P<name>{first}{name})(?! (?!I\b)[A-Z])")


def _other_post(one: SpokenOf, library: Library) -> str:
    """What somebody was who is given another post by its full title; empty where that is right, or no known post."""
    said = f"{one.held.title}{one.of}"
    own = [library.posts[it.post] for it in one.person.held if it.post]
    if not one.of or not own or any(said == post.title for post in own):
        return ""
    return f"{one.person.name} was {own[-1].called}" if said in {post.title for post in library.posts.values()} else ""


_BEFORE_TITLE = late(r"(?:(?:[A-Z][\w.&-]*|and|of|the)(?:[’']s)? )*(?<![.?!] )$")


def _begin_of_agency(words: str, start: int) -> int:
    """Where the capitalized words right before a title begin: DEA Administrator, Homeland Security Secretary."""
    before = _BEFORE_TITLE.search(words[:start])
    at = before.start() if before else start
    return at + len(words[at:start]) - len(re.sub(r"^(?:(?:and|of|the) )+", "", words[at:start]))


def _not_of_agency(one: SpokenOf, words: str, reading: Reading, heads: tuple[str, ...]) -> str:
    """What somebody is who is given another title at the agency that is led; empty where that is right, or not said."""
    now = next((it for it in one.person.held if it.on(reading.day or date.max)), None)
    if now is None or one.title == now.title or not {one.title, now.title} <= {*heads} or not one.full:
        return ""
    before = words[_begin_of_agency(words, one.start) : one.start]
    names, institutions = reading.library.once(KnownNames), reading.library.institutions
    for at in (found.end() for found in re.finditer(r"^|\s", before)):
        there = names.leading(before[at:])
        ends = there is not None and len(before[at:].rstrip()) == there.end
        if there and ends and institutions[there.institution].name == now.department:
            return f"{one.person.name} was {now.title}, {now.department}"
    return ""


def _wrongly(one: SpokenOf, words: str, reading: Reading, settings: dict[str, Any]) -> bool:
    found, start, person, held = one.found, one.start, one.person, one.held
    if one.title != held.title:
        return False
    day = reading.day or date.max
    if words[:start].rstrip().endswith(settings["lesser"]) or any(
        it.on(day) for it in person.held if it.title == held.title
    ):
        return False
    if all((it.since or date.min) > day for it in person.held if it.title == held.title):
        return (
            one.full
            or held.department in reading.whole
            or held.department.removeprefix("Department of ") in reading.whole
        )
    begin, end = _begin_of_agency(words, start), start + len(found)
    if (one.of or begin < start) and one.full and lately(words, start, end, settings["recent"]):
        return not _any(settings["lesser"]).search(words[max(0, begin - _FEW) : start])
    starts = dict.fromkeys((start, begin))
    return any(as_present(words, at, end, settings["past"], settings["present"]) for at in starts)


def _instead(library: Library, held: Held, day: date, person: Person) -> str:
    holders = (
        _holders(library, held.post, day)
        if held.post
        else [
            (one, it)
            for one, it in library.once(People).all_holders()
            if it.on(day) and it.title == held.title and it.department == held.department
        ]
    )
    if holders:
        one, it = holders[-1]
        return f"{one.name} was {_called(library, one, it, day) or held.title}"
    return f"{person.name} held that title at another time"
