"""Whom a letter may go to: posts found by a few letters of a title, of another name, or of the name of a holder."""

from __future__ import annotations

import re
from datetime import date

from drafter.appointments import appointed
from drafter.dates import long_date
from drafter.errors import near_to
from drafter.interview.questions import Choice
from drafter.library import Library
from drafter.records.roster import Official, Post

MOST = 12
"""How many posts are shown of those found."""


def find(library: Library, day: date, text: str) -> tuple[str, ...]:
    """The posts that typed letters may mean, by id: those whose name they are first, then those where words begin so.

    Searched are the post's title, department and other names, and the name of whoever holds it on the day; where these
    have nothing, the names of those who held it on another.
    """
    said = words_of(text)
    if not said:
        return ()
    posts = list(library.posts.values())
    named = {post.id: [words_of(name) for name in _names(post, library, day)] for post in posts}
    whole = [post.id for post in posts if said in named[post.id]]
    begun = [post.id for post in posts if begin(said, {word for name in named[post.id] for word in name})]
    found = tuple(dict.fromkeys((*whole, *begun)))
    return found or tuple(post.id for post in posts if _once(library, post, said))


def near(library: Library, day: date, text: str) -> tuple[str, ...]:
    """The posts with a name most like what was typed, by id; empty where none is like it."""
    called = {name.casefold(): post.id for post in library.posts.values() for name in _names(post, library, day)}
    called |= {word: post for name, post in list(called.items()) for word in words_of(name) if len(word) > 3}
    return tuple(dict.fromkeys(called[name] for name in near_to(" ".join(text.split()), called)))


def choice(library: Library, day: date, post: str, why: str = "") -> Choice:
    """A post to choose, with who holds it on the day."""
    one = library.posts[post]
    person = appointed(one, library, day)
    if person is None:
        return Choice(post, one.called, why or f"not known on {long_date(day)}")
    if person.official is None:
        return Choice(post, one.called, why or f"name not known on {long_date(day)}; the letter leaves it open")
    acting = ", acting" if person.acting else ""
    return Choice(post, f"{one.called}: {person.official.name}{acting}", why)


def found_choice(library: Library, day: date, post: str, text: str) -> Choice:
    """A post that a search found; where only another holder bears the name, it says when that person held it."""
    said = words_of(text)
    names = {word for name in _names(library.posts[post], library, day) for word in words_of(name)}
    if begin(said, names) or not (once := _once(library, library.posts[post], said)):
        return choice(library, day, post)
    return choice(library, day, post, f"{once.name} is not in this post on {long_date(day)}")


def _names(post: Post, library: Library, day: date) -> tuple[str, ...]:
    person = appointed(post, library, day)
    holder = (person.official.name, person.title) if person and person.official else ()
    return (post.id, post.title, post.department, *post.also_called, *holder)


def _once(library: Library, post: Post, said: tuple[str, ...]) -> Official | None:
    """Somebody of that name who held a post on any day."""
    return next(
        (
            official
            for official in library.officials.values()
            if any(tenure.post == post.id for tenure in official.tenures) and begin(said, set(words_of(official.name)))
        ),
        None,
    )


def begin(said: tuple[str, ...], words: set[str]) -> bool:
    """Whether each word typed is the beginning of one of the words."""
    return all(any(word.startswith(begun) for word in words) for begun in said)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as a search compares them."""
    plain = text.casefold().replace("’", "").replace("'", "").replace(".", "")
    return tuple(word for word in re.split(r"[^\w]+", plain) if word and word not in ("the", "of", "for", "and"))
