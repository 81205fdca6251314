"""What in the roster is missing, doubtful, contradictory or old, as a letter of a day would meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations

from drafter.appointments import appointed
from drafter.dates import Span, add_months, long_date
from drafter.findings import LEVELS, Finding
from drafter.frozen import frozen
from drafter.library import Library
from drafter.records.roster import Official, Post, Tenure

FRESH = 12
"""The months after which an entry that nobody looked at again is called stale; a person may ask for fewer."""

FROM_MEMORY = "general-knowledge"
"""The basis of a tenure whose days no source shows."""

DAY = timedelta(days=1)

Held = tuple[Official, Tenure]


@frozen
class Asked:
    """What the roster is looked at for: a letter of this day, and the age in months that an entry may have."""

    library: Library
    day: date
    months: int

    def held(self, post: Post) -> list[Held]:
        """Who held a post, each tenure with its official, in the order of their first days."""
        found = [(one, tenure) for one in self.library.officials.values() for tenure in one.tenures]
        of_post = [(one, tenure) for one, tenure in found if tenure.post == post.id]
        return sorted(of_post, key=lambda held: held[1].span.since or date.min)


def faults(library: Library, day: date, months: int = FRESH) -> tuple[Finding, ...]:
    """Everything found, the gravest first, then in the order of the looks and of the posts."""
    asked = Asked(library, day, months)
    found = [finding for look in LOOKS for post in library.posts.values() for finding in look(asked, post)]
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def unexplained(asked: Asked, post: Post) -> Iterator[Span]:
    """The days up to the day asked about for which there is neither a holder nor a stated gap, in their order."""
    known = [tenure.span for _, tenure in asked.held(post)] + [gap.span for gap in post.gaps]
    days = sorted((span.since or date.min, span.until or date.max) for span in known)
    covered = days[0][1] if days else date.max
    for since, until in days:
        if covered < asked.day and since > covered + DAY:
            yield Span(covered + DAY, min(since - DAY, asked.day))
        covered = max(covered, until)
    if covered < asked.day:
        yield Span(covered + DAY, asked.day)


def _never_held(asked: Asked, post: Post) -> Iterator[Finding]:
    if not asked.held(post):
        message = f"no holder has been entered for {post.called}."
        hint = "Until one is entered in officials.yaml, every letter to the post leaves the name open."
        yield Finding("post-without-holder", "warning", message, hint, "", post.where)


def _unexplained(asked: Asked, post: Post) -> Iterator[Finding]:
    for span in unexplained(asked, post):
        message = f"nobody is entered as {post.called} {_days(span)}, and no gap is stated."
        hint = "Enter who held the post, or say under 'gaps' in posts.yaml what was looked for and not found."
        yield Finding("unexplained-gap", "error", message, hint, "A letter of such a day has no addressee.", post.where)


def _overlaps(asked: Asked, post: Post) -> Iterator[Finding]:
    """Two tenures with certain days in common; the day on which one takes over from the other is no such day."""
    for (one, first), (other, second) in combinations(asked.held(post), 2):
        since = max(first.sure.since or date.min, second.sure.since or date.min)
        until = min(first.sure.until or date.max, second.sure.until or date.max)
        if since < until:
            days = _days(Span(since, None if until == date.max else until))
            message = f"{one.name} and {other.name} are both entered as {post.called} {days}."
            hint = "End the earlier tenure on the day the later one begins."
            yield Finding("overlap", "error", message, hint, "", second.where)


def _held_in_a_gap(asked: Asked, post: Post) -> Iterator[Finding]:
    for gap in post.gaps:
        for official, tenure in asked.held(post):
            since = max(gap.span.since or date.min, (tenure.sure.since or date.min) + DAY)
            until = min(gap.span.until or date.max, (tenure.sure.until or date.max) - DAY)
            if since <= until:
                message = f"{official.name} is entered as {post.called} on days that 'gaps' says nobody is known for."
                hint = "Shorten the gap in posts.yaml, or correct the tenure."
                yield Finding("held-in-a-gap", "error", message, hint, "", tenure.where)


def _gaps(asked: Asked, post: Post) -> Iterator[Finding]:
    """The gaps that are stated: the one of the day itself is graver than those of other days."""
    for gap in post.gaps:
        if gap.span.since and gap.span.since > asked.day:
            continue
        now = asked.day in gap.span and _is_vacant(asked, post)
        level = "warning" if now else "suggestion"
        message = f"it is not known who was {post.called} {_days(gap.span)}. {gap.why}"
        hint = "Find out, enter the tenure with its source, and shorten the gap."
        yield Finding("vacant-now" if now else "stated-gap", level, message, hint, "", post.where)


def _is_vacant(asked: Asked, post: Post) -> bool:
    person = appointed(post, asked.library, asked.day)
    return person is None or person.official is None


def _from_memory(asked: Asked, post: Post) -> Iterator[Finding]:
    for official, tenure in asked.held(post):
        if tenure.basis == FROM_MEMORY:
            level = "warning" if asked.day in tenure.span else "suggestion"
            shown = f"; the source '{tenure.source}' shows the person, not the days" if tenure.source else ""
            message = f"the days of {official.name} as {post.called} are general knowledge{shown}."
            hint = "Find a source for the days, then enter it with its 'basis'."
            yield Finding("general-knowledge", level, message, hint, "", tenure.where)


def _unsure(asked: Asked, post: Post) -> Iterator[Finding]:
    person = appointed(post, asked.library, asked.day)
    if person and person.official and person.tenure and not person.sure:
        note = f" {person.tenure.note}" if person.tenure.note else ""
        message = f"{person.official.name} may not be {post.called} on {long_date(asked.day)}.{note}"
        hint = "Find the day, or enter under 'sure_since' the first day on which a source shows the person at work."
        yield Finding("unsure-holder", "warning", message, hint, "", person.tenure.where)


def _stale(asked: Asked, post: Post) -> Iterator[Finding]:
    """What a letter of the day would use and nobody has checked for longer than allowed: the post, and its holder."""
    person = appointed(post, asked.library, asked.day)
    entries = [(f"the post {post.called}", post.checked, post.where)]
    tenure = person.tenure if person else None
    if person and person.official and tenure and (tenure.span.until or date.max) > tenure.checked:
        entries.append((f"{person.official.name} as {post.called}", tenure.checked, tenure.where))
    for what, checked, where in entries:
        if asked.day > add_months(checked, asked.months):
            message = f"{what} was last checked on {long_date(checked)}."
            hint = f"See that nothing has changed, then set 'checked' in {where.path}."
            yield Finding("stale-entry", "warning", message, hint, "People leave office and agencies move.", where)


def _no_address(_: Asked, post: Post) -> Iterator[Finding]:
    if not post.address:
        message = f"{post.called} has no address."
        hint = "Enter the lines of 'address' in posts.yaml as a letter of the agency prints them, with their source."
        yield Finding("no-address", "suggestion", message, hint, "", post.where)


def _days(span: Span) -> str:
    if span.since == span.until and span.since:
        return f"on {long_date(span.since)}"
    since = f"from {long_date(span.since)}" if span.since else "from the beginning"
    return f"{since} {f'to {long_date(span.until)}' if span.until else 'on'}"


LOOKS: tuple[Callable[[Asked, Post], Iterator[Finding]], ...] = (
    _unexplained,
    _overlaps,
    _held_in_a_gap,
    _never_held,
    _gaps,
    _unsure,
    _stale,
    _from_memory,
    _no_address,
)
"""All that is looked at, in this order."""
