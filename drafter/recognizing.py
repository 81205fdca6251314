"""A letter that drafter did not write: what of it the library knows, and what its rules object to in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from drafter.appointments import appointed
from drafter.checks import CHECKS, judge_words
from drafter.checks.copied import person
from drafter.checks.expired_allowance import ended
from drafter.checks.persons import People
from drafter.checks.posts_named import is_elsewhere, named_in_short
from drafter.checks.reading import lines_of
from drafter.dates import long_date
from drafter.errors import Location
from drafter.findings import LEVELS, OFF, Finding
from drafter.frozen import frozen
from drafter.letter import Letter, Paragraph, plain_text
from drafter.library import Library
from drafter.records.issues import Issue
from drafter.records.roster import Post
from drafter.records.rules import Rule
from drafter.records.stationery import Signatory
from drafter.remit import bodies_of
from drafter.selection import facts, holds
from drafter.spec import Allowance, LetterSpec

_DATED = "letter.date"


@frozen
class Recognized:
    """What the library knows of a letter; `day` is its date, None where it bears none and none was given.

    `addressees` and `copies` are the posts in their order, `signatories` the Members, and `issue` what it is plainly
    about, None where that is nothing that the library has.
    """

    day: date | None
    addressees: tuple[Post, ...]
    copies: tuple[Post, ...]
    signatories: tuple[Signatory, ...]
    issue: Issue | None


@frozen
class Judgment:
    """The findings about a letter, the gravest first; `left_out` are the rules that ask for a date it does not have."""

    recognized: Recognized
    findings: tuple[Finding, ...]
    left_out: tuple[Rule, ...]

    @property
    def blocked(self) -> bool:
        """Whether the letter should not be sent as it is."""
        return any(finding.blocks for finding in self.findings)


def judged(
    letter: Letter, library: Library, day: date | None, allow: Mapping[str, Allowance] | None = None
) -> Judgment:
    """A letter judged by every rule that needs its words alone and holds on `day`, the letter's date.

    An issue's own rules hold where the letter is plainly about the issue. `allow` holds, by the rule's id, why a
    finding may stand.
    """
    known = recognized(letter, library, day)
    values = facts_of(known, letter, library)
    rules = library.rules_for(known.issue.id if known.issue else "").values()
    judging = [rule for rule in rules if rule.check and rule.level != OFF]
    able = [rule for rule in judging if CHECKS[rule.check].of_words]
    left_out = tuple(rule for rule in able if day is None and _needs_day(rule))
    in_force = [
        rule
        for rule in able
        if rule not in left_out and (day is None or day in rule.span) and holds(rule.when, rule.where, library, values)
    ]
    allowed = {rule: one.reason for rule, one in (allow or {}).items() if day is None or not ended(one, day)}
    found = judge_words(in_force, letter, library, day)
    told = [replace(one, allowed=allowed[one.rule]) if one.rule in allowed else one for one in found]
    told += _of_allowances(judging, allow or {}, {one.rule for one in found}, day)
    return Judgment(known, tuple(sorted(told, key=lambda one: LEVELS.index(one.level))), left_out)


def _of_allowances(
    judging: Iterable[Rule], allow: Mapping[str, Allowance], fired: set[str], day: date | None
) -> Iterator[Finding]:
    """What the rules about allowances object to: one that had ended, and one whose rule found nothing."""
    for rule in judging:
        for name, one in allow.items():
            over = day is not None and ended(one, day)
            if (rule.check == "expired-allowance" and over) or (
                rule.check == "unused-allowance" and not over and name not in fired
            ):
                words = {"rule": name, "reason": one.reason, "until": long_date(one.until) if one.until else ""}
                message, hint = rule.message.format(**words), rule.hint.format(**words)
                yield Finding(rule.id, rule.level, message, hint, rule.why, Location("--allow"))


def recognized(letter: Letter, library: Library, day: date | None) -> Recognized:
    """What the library knows of a letter dated `day`."""
    names = {one.name.casefold(): one for one in library.signatories.values()}
    first_lines = (lines_of(block)[:1] for block in letter.signature_blocks)
    return Recognized(
        day=day,
        addressees=_posts(letter.inside_addresses, library, day),
        copies=_posts(letter.copy_notation, library, day),
        signatories=tuple(names[said] for (line,) in first_lines if (said := line.casefold()) in names),
        issue=_issue(letter, library),
    )


def _needs_day(rule: Rule) -> bool:
    return _DATED in rule.when or rule.span.since is not None or rule.span.until is not None


def facts_of(known: Recognized, letter: Letter, library: Library) -> dict[str, object]:
    """What a condition may ask of a letter whose request nobody has: the asks are not known, and are none."""
    spec = LetterSpec(
        to=tuple(post.id for post in known.addressees),
        asks=(),
        date=known.day or date.max,
        copies=tuple(post.id for post in known.copies),
        signatories=tuple(one.id for one in known.signatories),
        designation=False,
    )
    acting = any(line.startswith("Acting ") for one in letter.inside_addresses for line in lines_of(one))
    return {
        **facts(spec, known.issue, None, (), library),
        "letter.signatories": max(1, len(letter.signature_blocks)),
        "posts": frozenset(spec.to),
        "bodies": bodies_of(spec.to, library),
        "acting": acting,
    }


def _posts(blocks: Iterable[Paragraph], library: Library, day: date | None) -> tuple[Post, ...]:
    """The posts that lines of addresses or copies name, each once."""
    found = {post.id: post for one in blocks for post in _named(lines_of(one), library, day)}
    return tuple(found.values())


def _named(lines: tuple[str, ...], library: Library, day: date | None) -> Iterator[Post]:
    """The posts that one person's lines name by their titles, else the one that the person of that name held.

    None that the lines show to be a State's or a city's.
    """
    said = [_folded(part) for line in lines for part in (line, *line.split(", "))]
    whole = f" {' '.join(said)} "
    by_form = [post for post in library.posts.values() if _fixed_lines(post) & {*said} and _is_of(post, whole)]
    titled = [post for post in library.posts.values() if _folded(post.title) in said]
    titles = [_folded(post.title) for post in titled]
    rest = ", ".join((*lines[0].split(", ")[1:], *lines[1:])) if lines else ""
    sure = [
        post
        for post, title in zip(titled, titles, strict=True)
        if (" " in title and titles.count(title) == 1) or _is_of(post, whole)  # a Chairman may be of any body
        if not is_elsewhere(post, rest)
    ]
    in_short = None if sure or by_form else named_in_short(library.once(People), rest)
    if sure or by_form or in_short or day is None:
        yield from (*sure, *by_form, *([in_short] if in_short else ()))
        return
    who = person(lines[0]) if lines else ("", "")
    for post in library.posts.values() if who[1] else ():
        holder = appointed(post, library, day)
        if holder and holder.official and person(holder.official.name) == who:
            yield post


def _fixed_lines(post: Post) -> set[str]:
    """The lines of a post's form of address that name nobody, such as that of one who is addressed by title alone."""
    return {_folded(line) for line in post.name_lines if "{{" not in line}


def _is_of(post: Post, whole: str) -> bool:
    return f" {_folded(post.department)} " in whole


@lru_cache(maxsize=512)
def _folded(words: str) -> str:
    plain = re.sub(r"[^\w\s]", "", words.casefold())
    return " ".join(word for word in plain.split() if word not in ("the", "acting", "us", "honorable"))


def _issue(letter: Letter, library: Library) -> Issue | None:
    """The issue whose rules a letter is judged by: of those that it names, the one that it names most."""
    whole = " ".join(plain_text(one.runs) for one in letter.paragraphs()).casefold()
    counts = {}
    for issue in library.issues.values():
        name = re.compile(rf"\b{re.escape(issue.id.replace('-', ' '))}\b")
        times = len(name.findall(whole))
        if times:
            counts[issue.id] = times
    return library.issues[max(counts, key=lambda name: counts[name])] if counts else None
