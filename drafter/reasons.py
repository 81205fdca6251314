"""Why a letter goes to whom it goes, on what paper, in what style, and with copies to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.appointments import Appointment, find_post
from drafter.dates import long_date
from drafter.errors import Location
from drafter.library import Library
from drafter.records.office import Office
from drafter.records.roster import KNOWN_FROM
from drafter.records.rules import Rule
from drafter.records.stationery import Kind, Letterhead, Signatory
from drafter.selection import Decision
from drafter.spec import LetterSpec


def copied(
    spec: LetterSpec, including: Sequence[Rule], addressees: Sequence[Appointment], library: Library
) -> tuple[str, ...]:
    """The posts that receive a copy: those asked for as they were named, then those that rules add and that lack one.

    A rule adds none for somebody who gets the letter itself.
    """
    asked = {post.id for name in spec.copies for post in find_post(name, library)}
    there = asked | {person.post.id for person in addressees}
    return (*spec.copies, *(post for post in _by_rule(including) if post not in there))


def _by_rule(including: Sequence[Rule]) -> dict[str, Rule]:
    """The posts that rules copy, each with the first rule that does."""
    return {post: rule for rule in reversed(including) for post in rule.include.get("copies", ())}


def reasons(
    spec: LetterSpec,
    kind: Kind,
    letterhead: Letterhead,
    style: str,
    office: Office,
    signatories: Sequence[Signatory],
    addressees: Sequence[Appointment],
    copies: Sequence[Appointment],
    including: Sequence[Rule],
) -> Iterator[Decision]:
    """The decisions of a plan that are not about its clauses and figures."""
    for person in addressees:
        yield _held(person, spec)
    because = spec.asker() if spec.kind else "it is the usual kind"
    yield Decision(kind.id, True, because, kind.where, of="kind")
    yield Decision(letterhead.id, True, _letterhead(spec, letterhead, signatories), letterhead.where, of="letterhead")
    own = signatories[0] if signatories and signatories[0].style else None
    because, where = _style(spec, own, office)
    yield Decision(style, True, because, where, of="style")
    by_rule = _by_rule(including)
    given = {person.post.id for person in copies}
    for person in copies:
        rule = by_rule.get(person.post.id)
        because = f"the rule '{rule.id}' adds it: {rule.why}" if rule else spec.asker()
        where = rule.where if rule else person.post.where
        yield Decision(person.post.id, True, because, where, of="copy")
    for post, rule in by_rule.items():
        if post not in given:
            because = f"the rule '{rule.id}' adds it, and the letter itself goes there"
            yield Decision(post, False, because, rule.where, of="copy")


def signed(spec: LetterSpec, signatories: Sequence[Signatory], office: Office, *, named: bool) -> Iterator[Decision]:
    """Who signs, where an office's profile has a say in it; `named` where the request names them."""
    if not office.signs:
        return
    because, where = "the office’s profile names who signs", office.where
    if named:
        same = tuple(one.id for one in signatories) == office.signs
        because = f"{spec.asker()}, {'as the office’s profile does' if same else 'and not the office’s profile'}"
    for one in signatories:
        yield Decision(one.id, True, because, where, of="signatory")


def _style(spec: LetterSpec, own: Signatory | None, office: Office) -> tuple[str, Location | None]:
    """Why the footnotes are in their style, and where that is written."""
    if spec.style:
        return spec.asker(), None
    if own:
        return f"the style of '{own.id}'", own.where
    return ("the office’s profile has it", office.where) if office.style else ("the house style", None)


def _held(person: Appointment, spec: LetterSpec) -> Decision:
    """Why this person is addressed."""
    day = long_date(spec.date) if spec.date else ""
    tenure, official = person.tenure, person.official
    if person.recipient and official:
        where = "the record describes them" if spec.made else "the request describes them"
        return Decision(official.id, True, f"on no roster: {where}", person.recipient.where, of="addressee")
    if tenure is None or official is None:
        because = f"nobody is known to have held the post on {day}"
        return Decision(person.post.id, False, because, person.post.where, of="addressee")
    since = f"since {long_date(tenure.span.since)}" if tenure.span.since else "since before the roster begins"
    until = f" until {long_date(tenure.span.until)}" if tenure.span.until else ""
    because = f"{person.title} on {day}: {since}{until}, known from {KNOWN_FROM[tenure.basis]}"
    return Decision(official.id, True, because, tenure.where, of="addressee")


def _letterhead(spec: LetterSpec, letterhead: Letterhead, signatories: Sequence[Signatory]) -> str:
    if spec.letterhead:
        return spec.asker()
    if not signatories:
        return "nobody signs yet"
    own = signatories[0]
    if letterhead.id == own.letterhead:
        return f"the letterhead of '{own.id}'"
    if all(one.committee for one in signatories):
        return "all who sign, sign for a committee"
    return "the signatories are of both chambers"
