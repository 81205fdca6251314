"""Who held a post on the letter's date, and which post a person meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from drafter.dates import long_date
from drafter.errors import Faults, Location, did_you_mean, one_of
from drafter.library import Library
from drafter.records.roster import Gap, Official, Post, Tenure
from drafter.spec import LetterSpec


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person in a post on the letter's date.

    `official` and `tenure` are None where the roster does not know who led the post that day; `gap` then says why,
    where it knows. `sure` is False on days between the dates that are known, such as a Senate vote and the oath.
    """

    post: Post
    official: Official | None
    tenure: Tenure | None
    sure: bool
    gap: Gap | None

    @property
    def acting(self) -> bool:
        """Whether the person only acts in the post."""
        return self.tenure is not None and self.tenure.acting

    @property
    def title(self) -> str:
        """The title on the letter's date, with 'Acting' in front for an acting holder."""
        if self.tenure and self.tenure.title:
            return self.tenure.title
        return f"Acting {self.post.title}" if self.acting else self.post.title


def appointed(post: Post, library: Library, day: date) -> Appointment | None:
    """Who held a post on a day: on a handover day the later tenure; None before the roster's first day for the post."""
    held = [
        (tenure.span.since or date.min, official, tenure)
        for official in library.officials.values()
        for tenure in official.tenures
        if tenure.post == post.id and day in tenure.span
    ]
    if held:
        _, official, tenure = max(held, key=lambda one: one[0])
        return Appointment(post, official, tenure, day in tenure.sure, None)
    gap = next((gap for gap in post.gaps if day in gap.span), None)
    first = library.first_day(post.id)
    return None if first is None or day < first else Appointment(post, None, None, False, gap)


def find_post(words: str, library: Library) -> list[Post]:
    """The posts that a person may mean by an id, a title or another name of the post; none for a near miss."""
    said = _folded(words)
    exact = [post for post in library.posts.values() if said in {_folded(name) for name in _names_of(post)}]
    if exact:
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
            hint = f"Write the letter for a later date, or add the tenure to {library.roster_file}."
            faults.add(f"{long_date(day)}: the roster knows who was {post.title} {known}", spec.place("date"), hint)
        elif any(person.post.id == other.post.id for other in found):
            faults.add(f"'{post.id}' is named twice", spec.place(key), "Name each post once.")
        else:
            found.append(person)
    if key == "to" and not names:
        faults.add("no addressee", spec.place("to"), 'Name the post: --to "Secretary of State".')
    return tuple(found)


def _one_post(name: str, library: Library, day: date, where: Location, faults: Faults) -> Post | None:
    posts = find_post(name, library)
    if len(posts) == 1:
        return posts[0]
    if posts:
        hint = f"Write the one you mean: {one_of(post.id for post in posts)}."
        faults.add(f"'{name}' may be more than one post", where, hint)
        return None
    people = [official for official in library.officials.values() if _is_named(official, name)]
    if people:
        faults.add(f"'{name}' is a person; letters are addressed to a post", where, _holders(people, library, day))
        return None
    known = {called: post for post in library.posts.values() for called in _names_of(post)}
    near = did_you_mean(name, known)
    hint = f"{near} " if near else ""
    faults.add(f"no post '{name}'", where, f"{hint}All posts: drafter list officials")
    return None


def _is_named(official: Official, words: str) -> bool:
    said = set(words.casefold().replace(".", "").split()) - {
        "secretary",
        "director",
        "administrator",
        "ambassador",
        "the",
    }
    return official.surname.casefold() in said and said <= set(official.name.casefold().replace(".", "").split())


def _holders(people: Iterable[Official], library: Library, day: date) -> str:
    said = []
    for official, tenure in [(one, tenure) for one in people for tenure in one.tenures]:
        since = tenure.span.since.isoformat() if tenure.span.since else "an earlier day"
        until = f"to {tenure.span.until.isoformat()}" if tenure.span.until else "on"
        post = library.posts[tenure.post]
        said.append(f"{official.name} was {post.title} from {since} {until}: --to {post.id}.")
        now = appointed(post, library, day)
        if now and now.official and now.official.id != official.id:
            said.append(f"On {long_date(day)} {now.official.name} held that post.")
    return " ".join(said)
