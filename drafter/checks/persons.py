"""The people whom the library knows: by their names, and by the titles that they held and hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from drafter.checks.capitals import Run, runs
from drafter.checks.nearness import misspelt, plain, slips
from drafter.library import Library
from drafter.records.roster import Post


class Held(NamedTuple):
    """A title that somebody held: the word that goes before the name, the body led, and the days; None has no end."""

    title: str
    department: str
    post: str
    since: date | None
    until: date | None
    acting: bool

    def on(self, day: date) -> bool:
        """Whether it was held on a day, or may have been."""
        return (self.since or date.min) <= day <= (self.until or date.max)


class Person(NamedTuple):
    """Somebody with a full name, the first names and the surname as they are compared, and what was held."""

    name: str
    first: frozenset[str]
    initial: str
    surname: str
    shown: str
    held: tuple[Held, ...]


class People:
    """The people of a library by surname, first name, title and post; to be asked for by `Library.once`.

    `titles` are the words that stand before names, and `title_words` the single words of these as they are compared.
    A library knows hundreds, and a letter names few: each is made when it is asked for.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows, self._places = library.index("people", index)
        self.titles = tuple([word for kind in library.titles.values() for word in kind.words])
        self.title_words = frozenset(" ".join(self.titles).casefold().split())
        self._person = cache(self._made)

    @cached_property
    def posts(self) -> tuple[tuple[Post, str], ...]:
        """Each post, with its department without the Nation before it."""
        return tuple((post, without_nation(post.department)) for post in self._library.posts.values())

    def of_surname(self, surname: str) -> list[Person]:
        """Those who bear a surname, as it is compared."""
        return self._found("surname", surname)

    def of_first(self, first: str) -> list[Person]:
        """Those who bear a first name, as it is compared."""
        return self._found("first", first)

    def of_title(self, ending: str) -> Iterator[Person]:
        """Those who held a title that ends in these words, in small letters."""
        for title in self._places["title"]:
            if title.casefold().endswith(ending):
                yield from self._found("title", title)

    def holders(self, post: str) -> list[tuple[Person, Held]]:
        """Those who held a post, the first of them first."""
        held = [(one, it) for one in self._found("post", post) for it in one.held if it.post == post]
        return sorted(held, key=lambda one: one[1].since or date.min)

    def all_holders(self) -> Iterator[tuple[Person, Held]]:
        """Those who held any post, post by post."""
        return (one for post in self._places["post"] for one in self.holders(post))

    def _found(self, by: str, key: str) -> list[Person]:
        return [self._person(at) for at in self._places[by].get(key, ())]

    def _made(self, at: int) -> Person:
        name, first, initial, surname, shown, held = self._rows[at]
        return Person(name, frozenset(first), initial, surname, shown, tuple(_held(*one) for one in held))


def _held(title: str, department: str, post: str, since: str, until: str, acting: bool) -> Held:
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    return Held(title, department, post, first, last, acting)


def index(library: Library) -> tuple[list[list[Any]], dict[str, dict[str, list[int]]]]:
    """All people in plain form, and the places of these by surname, first name, title and post."""
    rows: list[list[Any]] = []
    places: dict[str, dict[str, list[int]]] = {"surname": {}, "first": {}, "title": {}, "post": {}}
    for at, one in enumerate(_people(library)):
        held = [[*it[:3], *(day.isoformat() if day else "" for day in it[3:5]), it.acting] for it in one.held]
        rows.append([one.name, sorted(one.first), one.initial, one.surname, one.shown, held])
        for by, keys in (
            ("surname", [one.surname]),
            ("first", sorted(one.first)),
            ("title", [it.title for it in one.held]),
            ("post", [it.post for it in one.held]),
        ):
            for key in dict.fromkeys(keys):
                places[by].setdefault(key, []).append(at)
    return rows, places


def title_of(post: str) -> str:
    """The word of a post's title that goes before a name: Secretary, Attorney General."""
    for link in (" of ", " for "):
        post = post.partition(link)[0]
    return post


def _people(library: Library) -> Iterator[Person]:
    posts = library.posts
    for one in library.officials.values():
        held = tuple(
            Held(
                title_of(posts[it.post].title),
                without_nation(posts[it.post].department),
                it.post,
                it.span.since,
                it.span.until,
                it.acting,
            )
            for it in one.tenures
        )
        yield _person(one.name, one.surname, (), held)
    for known in library.people.values():
        title = known.title.removeprefix("Acting ")
        past = (Held(title, known.department, "", None, known.until, title != known.title),) if known.title else ()
        yield _person(known.name, known.surname, known.also, past)


def without_nation(department: str) -> str:
    """A department without the Nation before it."""
    return department.removeprefix("U.S. ")


def _person(name: str, surname: str, also: tuple[str, ...], held: tuple[Held, ...]) -> Person:
    words = name.replace(",", "").split()
    initial = words[1][0].casefold() if len(words) > 2 and words[1].endswith(".") else ""
    firsts = frozenset(plain(one.split()[0].rstrip(".")) for one in (name, *also))
    if len(words[0].rstrip(".")) == 1 and len(words) > 2:
        firsts |= {plain(words[1])}
    return Person(name, firsts, initial, plain(surname), surname, held)


_NOBODY = Person("", frozenset(), "", "", "", ())


class Misnamed(NamedTuple):
    """A name that is almost that of a person, with its place; `sure` where nobody else can be meant."""

    found: str
    person: Person
    start: int
    sure: bool


@lru_cache(maxsize=512)
def misnamed(known: People, text: str) -> tuple[Misnamed, ...]:
    """The names in a text that are almost those of known people."""
    return tuple(one for run in runs(text) for one in _in_run(known, run, text))


def _in_run(known: People, run: Run, text: str) -> Iterator[Misnamed]:
    titles = known.title_words
    for at in range(1, len(run)):
        word, before = run[at], run[at - 1]
        if word.links or text[before.end : word.start].strip():
            continue
        initial = ""
        if len(plain(before.form).rstrip(".")) == 1 and at > 1:
            initial, before = plain(before.form)[0], run[at - 2]
        if before.links or before.form in titles:
            if before.form in titles:
                yield from _after_title(known, run, at, text)
            continue
        titled = any(one.form in titles for one in run[max(0, run.index(before) - 3) : run.index(before)])
        said = text[before.start : word.bare_end]
        first, surname = plain(before.form).rstrip("."), plain(word.bare)
        for person in known.of_surname(surname):
            if any(_other_first(first, right) for right in person.first) and not _is_somebody(known, first, surname):
                yield Misnamed(said, person, before.start, titled or len(surname) > 5)
            elif first in person.first and initial and person.initial and initial != person.initial:
                yield Misnamed(said, person, before.start, False)
        if not known.of_surname(surname):
            for person in known.of_first(first):
                if misspelt(surname, person.surname) and not (initial and initial != person.initial):
                    sure = len(surname) > 6 or bool(initial) or _is_called(person, run, run.index(before))
                    yield Misnamed(said, person, before.start, sure)
        yield from _family_name_first(known, first, surname, Misnamed(said, _NOBODY, before.start, True))


def _is_called(person: Person, run: Run, at: int) -> bool:
    """Whether the words before a place of a run are a title that a person held."""
    before = " ".join(word.form for word in run[max(0, at - 3) : at])
    return any(it.title and before.endswith(it.title.casefold()) for it in person.held)


def _family_name_first(known: People, surname: str, given: str, found: Misnamed) -> Iterator[Misnamed]:
    """A name whose family name stands first, with a given name that is almost the right one."""
    for person in known.of_surname(surname):
        first, _, right = person.name.partition(" ")
        if plain(first) == surname and misspelt(given, plain(right)):
            yield found._replace(person=person)


def _other_first(first: str, right: str) -> bool:
    """Whether a first name is another one misspelt; of a long one also the first letter, as in Katherine."""
    return misspelt(first, right) or (len(right) > 4 and slips(first, right, 1) == 1)


def _is_somebody(known: People, first: str, surname: str) -> bool:
    return any(first in person.first for person in known.of_surname(surname))


def _after_title(known: People, run: Run, at: int, text: str) -> Iterator[Misnamed]:
    """A surname that is almost that of somebody who held the title before it."""
    word, title = run[at], run[at - 1].form
    more = at + 1 < len(run) and not run[at + 1].links and text[word.end : run[at + 1].start] == " "
    surname = plain(word.bare)
    if more or known.of_surname(surname):
        return
    for person in known.of_title(title):
        if misspelt(surname, person.surname):
            yield Misnamed(text[word.start : word.bare_end], person, word.start, len(person.surname) > 5)
