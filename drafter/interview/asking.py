"""Which asks a letter may make of its addressees, in which order they are offered, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.drafting import Draft, draft
from drafter.errors import DrafterError
from drafter.frozen import frozen
from drafter.interview.questions import Choice, Group
from drafter.library import Library
from drafter.records.issues import Clause
from drafter.spec import LetterSpec

OUTSIDE = "outside-remit"
"""The check whose finding says that an ask is not the addressee's to act on."""


@frozen
class Offer:
    """The asks to choose from, grouped by who can act on them, and a line for each that stays out."""

    groups: tuple[Group, ...]
    left_out: tuple[str, ...]


def offer(spec: LetterSpec, issue: str, library: Library) -> Offer:
    """Every ask of an issue, tried in a letter of its own: the addressee's own first, those of others last."""
    own: list[Choice] = []
    pressed: dict[str, list[Choice]] = {}
    others: list[Choice] = []
    left_out: list[str] = []
    for ask in (one for one in library.clauses_of(issue) if one.slot == "asks"):
        tried = _tried(replace(spec, issue=issue, asks=(ask.id,), only=None), library)
        if isinstance(tried, str):
            left_out.append(f"{ask.title}: {tried}")
        elif _is_outside(tried):
            others.append(Choice(ask.id, ask.title, _who(ask, library)))
        elif ask.decided_by in {person.post.id for person in tried.plan.addressees}:
            own.append(Choice(ask.id, ask.title))
        else:
            pressed.setdefault(_decider(ask, tried), []).append(Choice(ask.id, ask.title))
    title = _titles(spec, library)
    groups = [
        Group(f"Recommended, since {title} decides:", tuple(own)),
        *(
            Group(f"Recommended: {who} decides, and {title} can press for it:", tuple(asks))
            for who, asks in pressed.items()
        ),
        Group(f"Not recommended: others can act on these, not {title}:", tuple(others)),
    ]
    return Offer(tuple(group for group in groups if group.choices), tuple(left_out))


def _tried(spec: LetterSpec, library: Library) -> Draft | str:
    """The draft with one ask, else why there can be none. Raises DrafterError for faults that are not the ask's."""
    try:
        return draft(spec, library)
    except DrafterError as error:
        of_asks = [one.message for one in error.faults if one.where and one.where.path == "--asks"]
        if not of_asks:
            raise
        return of_asks[0].partition(" is not for this letter: ")[2] or of_asks[0]


def _is_outside(tried: Draft) -> bool:
    rules = tried.plan.library.rules
    return any(one.rule in rules and rules[one.rule].check == OUTSIDE for one in tried.findings)


def _decider(ask: Clause, tried: Draft) -> str:
    """Who decides what is asked, in words: a post, or the government that the issue is negotiated with."""
    post = tried.plan.library.posts.get(ask.decided_by)
    if post:
        return f"the {post.called}"
    counterpart = tried.plan.issue.counterpart
    return counterpart.short if counterpart else "somebody else"


def _who(ask: Clause, library: Library) -> str:
    posts = [
        library.posts[one].called for one in dict.fromkeys((ask.decided_by, *ask.pressed_by)) if one in library.posts
    ]
    more = f" and {_counted(len(posts) - 3)}" if len(posts) > 3 else ""
    return f"for {', '.join(f'the {one}' for one in posts[:3])}{more}" if posts else ""


def _counted(others: int) -> str:
    return "one other" if others == 1 else f"{others} others"


def _titles(spec: LetterSpec, library: Library) -> str:
    titles = [f"the {library.posts[post].called}" for post in spec.to if post in library.posts]
    return " or ".join(titles) or "the addressee"


def copies(made: Draft) -> Iterator[Choice]:
    """The posts that the asks suggest to copy and that the letter does not reach yet, each with the ask it is for."""
    reached = {person.post.id for person in (*made.plan.addressees, *made.plan.copies)}
    asks = made.plan.asks
    for post in dict.fromkeys(post for ask in asks for post in ask.copies if post not in reached):
        titles = [f"‘{ask.title}’" for ask in asks if post in ask.copies]
        yield Choice(post, "", f"it is concerned with {_and(titles)}")


def copies_by_rule(made: Draft) -> Iterator[tuple[str, str]]:
    """The posts that rules copy by themselves, each with the reason."""
    for one in made.plan.decisions:
        if one.of == "copy" and one.kept and one.subject not in made.plan.spec.copies:
            yield one.subject, one.because


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
