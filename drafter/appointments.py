"""Who held a post on the letter's date, and which post a person meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from drafter.courtesy import formed
from drafter.dates import long_date
from drafter.errors import Faults, Location, near_to, one_of
from drafter.frozen import frozen
from drafter.library import Library
from drafter.records.forms import SECONDARY, House, Recipient
from drafter.records.roster import Gap, Official, Post, Tenure
from drafter.spec import LetterSpec


@frozen
class Appointment:
    """A person in a post on the letter's date.

    `official` and `tenure` are None where the roster does not know who led the post that day; `gap` then says why,
    where it knows. `sure` is False on days between the dates that are known, such as a Senate vote and the oath.
    `recipient` is the description of somebody on no roster, who has no tenure either; None for all others.
    """

    post: Post
    official: Official | None
    tenure: Tenure | None
    sure: bool
    gap: Gap | None
    recipient: Recipient | None = None

    @property
    def acting(self) -> bool:
        """Whether the person only acts in the post."""
        return self.status == "acting"

    @property
    def status(self) -> str:
        """One of STATUSES, empty for one who holds the post."""
        if self.recipient:
            return self.recipient.status
        return "acting" if self.tenure and self.tenure.acting else ""

    @property
    def title(self) -> str:
        """The title on the letter's date, with 'Acting' in front for an acting holder."""
        if self.tenure and self.tenure.title:
            return self.tenure.title
        return f"Acting {self.post.title}" if self.tenure and self.tenure.acting else self.post.title


def appointed(post: Post, library: Library, day: date) -> Appointment | None:
    """Who held a post on a day: on a handover day the later tenure; None before the roster's first day for the post.

    Where the post has two titles it bears the one that the house prefers on that day.
    """
    post = preferred(post, library.house, day)
    held = [
        (tenure.span.since or date.min, official, tenure)
        for official in library.held(post.id)
        for tenure in official.tenures
        if tenure.post == post.id and day in tenure.span
    ]
    if held:
        _, official, tenure = max(held, key=lambda one: one[0])
        if tenure.form:
            post = formed(replace(post, salutation={}, name_lines=(), close=""), library.forms[tenure.form])
        return Appointment(post, official, tenure, day in tenure.sure, None)
    gap = next((gap for gap in post.gaps if day in gap.span), None)
    first = library.first_day(post.id)
    return None if first is None or day < first else Appointment(post, None, None, False, gap)


def preferred(post: Post, house: House, day: date) -> Post:
    """A post under its secondary title, where it has one on that day and the house prefers it; else as it is."""
    other = post.other
    if other is None or day < other.since or house.titles.get(post.id) != SECONDARY:
        return post
    return replace(post, title=other.title, department=other.department)


def find_post(words: str, library: Library) -> list[Post]:
    """The posts that a person may mean by an id, a title or another name of the post; none for a near miss."""
    if words in library.posts:
        return [library.posts[words]]
    said = _folded(words)
    exact = [post for post in library.posts.values() if said in {_folded(name) for name in _names_of(post)}]
    if len(exact) == 1:
        return exact
    wanted = set(said.split())
    return [post for post in library.posts.values() if any(wanted <= set(_folded(n).split()) for n in _names_of(post))]


def _names_of(post: Post) -> tuple[str, ...]:
    return (post.id, post.title, *post.also_called)


def _folded(words: str) -> str:
    plain = words.casefold().replace("’", "'").replace(".", "").replace("-", " ")
    return " ".join(word for word in plain.split() if word not in ("the", "of", "for", "and"))


def appointments(
    names: tuple[str, ...], library: Library, day: date, spec: LetterSpec, key: str, faults: Faults
) -> tuple[Appointment, ...]:
    """The people in the named posts on a day, in the order named; what cannot be resolved becomes a fault."""
    found: list[Appointment] = []
    for name in names:
        post = _one_post(name, library, day, spec.place(key), faults)
        if post is None:
            continue
        person = appointed(post, library, day)
        if person is None:
            first = library.first_day(post.id)
            known = f"from {long_date(first)} on" if first else "on no day"
            hint = "Write the letter for a later date, or add the tenure to your library’s officials.yaml."
            faults.add(f"{long_date(day)}: the roster knows who was {post.title} {known}", spec.place("date"), hint)
        elif any(person.post.id == other.post.id for other in found):
            faults.add(f"'{post.id}' is named twice", spec.place(key), "Name each post once.")
        else:
            found.append(person)
    if key == "to" and not names and not spec.recipients:
        faults.add("no addressee", spec.place("to"), "Name the post with --to. All posts: drafter list officials")
    return tuple(found)


def in_precedence(people: Iterable[Appointment], house: House) -> tuple[Appointment, ...]:
    """Several addressees by their rank, those of one rank as they were named; all as named where the house says so."""
    return tuple(sorted(people, key=lambda one: one.post.rank) if house.precedence else people)


def _one_post(name: str, library: Library, day: date, where: Location, faults: Faults) -> Post | None:
    posts = find_post(name, library)
    if len(posts) == 1:
        return posts[0]
    if posts:
        hint = f"Write the one you mean: {one_of(post.id for post in posts)}."
        faults.add(f"'{name}' may be more than one post", where, hint)
        return None
    people = officials_named(name, library)
    if people:
        faults.add(f"'{name}' is a person; letters are addressed to a post", where, _holders(people, library, day))
    else:
        hint = f"{_near(name, library, day)} All posts: drafter list officials"
        faults.add(f"no post '{name}'", where, hint.strip())
    return None


def _near(name: str, library: Library, day: date) -> str:
    """What may have been meant by a name that is none: posts of a like name, else people of one. Nobody is picked."""
    called = {other.casefold(): post for post in library.posts.values() for other in _names_of(post)}
    posts = dict.fromkeys(called[near].title for near in near_to(name, called))
    if posts:
        return f"Did you mean {one_of(posts)}?"
    known = {words.casefold(): one for one in library.officials.values() for words in (one.surname, one.name)}
    people = dict.fromkeys(known[near].id for near in near_to(name, known))
    if not people:
        return ""
    found = [library.officials[one] for one in people]
    return f"Did you mean {one_of(one.name for one in found)}? {_holders(found, library, day)}"


def officials_named(words: str, library: Library) -> list[Official]:
    """The people that words name by an id, a surname or a full name, with a title or without; none for a near miss."""
    if words in library.officials:
        return [library.officials[words]]
    return [official for official in library.officials.values() if _is_named(official, words, library)]


def _is_named(official: Official, words: str, library: Library) -> bool:
    """Whether words are an official's surname, alone or with parts of the full name or words of a title."""
    titles = {word for post in library.posts.values() for word in _folded(post.title).split()}
    said = set(words.casefold().replace(".", "").split()) - titles - {"the"}
    return official.surname.casefold() in said and said <= set(official.name.casefold().replace(".", "").split())


def _holders(people: Iterable[Official], library: Library, day: date) -> str:
    said = []
    for official, tenure in [(one, tenure) for one in people for tenure in one.tenures]:
        since = tenure.span.since.isoformat() if tenure.span.since else "an earlier day"
        was = "was" if tenure.span.until else "has been"
        until = f"to {tenure.span.until.isoformat()}" if tenure.span.until else "on"
        post = library.posts[tenure.post]
        said.append(f"{official.name} {was} {post.title} from {since} {until}: --to {post.id}.")
        now = appointed(post, library, day)
        if now and now.official and now.official.id != official.id:
            said.append(f"On {long_date(day)} {now.official.name} held that post.")
    return " ".join(said)
