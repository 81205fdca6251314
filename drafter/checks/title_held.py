"""A title that somebody did not hold on the letter's date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial
from typing import Any, NamedTuple

from drafter.checks.addressing import named
from drafter.checks.known_name import quoted
from drafter.checks.nearness import misspelt, plain, slips
from drafter.checks.persons import Held, People, Person
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.checks.tenses import as_present
from drafter.dates import long_date
from drafter.library import Library
from drafter.records.roster import Post

SETTINGS = {"lesser": "texts", "past": "texts", "present": "texts"}
TELLS = ("found", "date", "instead")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each person who is addressed, copied or spoken of under a title that was another's on the letter's date.

    One of the `lesser` before a title makes it another post. A sentence speaks of the past where it holds one of
    `past`; it speaks of the present where the name stands beside one of `present`.
    """
    if reading.day is None:
        return
    known = reading.library.once(People)
    blocks = ((one, lines) for one, lines in reading.named_people if lines)
    for paragraph, lines in blocks:
        if instead := _not_in_post(reading, lines, reading.day, settings):
            found = named(lines, known.titles).name
            yield Told(_words(found, reading.day, instead), paragraph.origin, found)
    spoken_of = speaker_of(known)
    for paragraph, words in reading.body:
        for one in spoken_of(words):
            if quoted(words, one.start):
                continue
            if instead := _other_post(one, reading.library):
                yield Told(_words(one.found, reading.day, instead), paragraph.origin, one.found)
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
    return f"{person.name} was {'Acting ' if held.acting else ''}{post.called}"


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


@lru_cache(maxsize=64)
def _title(title: str, lesser: tuple[str, ...]) -> re.Pattern[str]:
    before = "".join(rf"(?<!\b{re.escape(word)} )" for word in lesser)
    return re.compile(rf"{before}\b{re.escape(title)}\b(?! (?:for|of) )")


@lru_cache(maxsize=256)
def post_of(known: People, rest: str, lesser: tuple[str, ...]) -> Post | None:
    """The post of the roster that the lines name, by its title and its department; None where they name none."""
    for post, department in known.posts:
        if (
            (department in rest or rest == post.title)
            and post.title in rest
            and _title(post.title, lesser).search(rest)
        ):
            return post
    return None


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


@lru_cache(maxsize=8)
def speaker_of(known: People) -> Callable[[str], tuple[SpokenOf, ...]]:
    """What finds, in a text, the people called by a title and a surname by which only one person is known."""
    return lru_cache(maxsize=512)(partial(_spoken_of, known))


def _spoken_of(known: People, text: str) -> tuple[SpokenOf, ...]:
    found = []
    there = tuple(title for title in known.titles if len(title) > _SHORT and title in text)
    for match in _titled(there).finditer(text) if there else ():
        title, names = match["title"], [plain(one).rstrip(".") for one in match["name"].split()]
        same = [
            one
            for one in known.of_surname(names[-1])
            if any(it.title == title for it in one.held) and (len(names) == 1 or names[0] in one.first)
        ]
        if len(same) == 1:
            held = max((it for it in same[0].held if it.title == title), key=lambda it: it.since or date.min)
            found.append(SpokenOf(match[0], match.start(), same[0], held, len(names) > 1, match["of"] or ""))
    return tuple(found)


_OF = r"(?P<of> (?:of|for) (?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+){0,2}?)?"
"""What a title may be of, before the name: Secretary of State Roe."""


_SHORT = 4
"""Mr., Ms. and their like say nothing of a post."""


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


def _wrongly(one: SpokenOf, words: str, reading: Reading, settings: dict[str, Any]) -> bool:
    found, start, person, held = one.found, one.start, one.person, one.held
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
    return as_present(words, start, start + len(found), settings["past"], settings["present"])


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
        return f"{one.name} was {'Acting ' if it.acting else ''}{held.title}"
    return f"{person.name} held that title at another time"
