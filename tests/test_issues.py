"""Every shipped issue, drafted for everybody who can be asked, on many dates, as an editor would read it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import run, write
from test_content import ONE, TO_BE_EXPECTED, TWO, UNKNOWN_HOLDER, Labelled, body, body_paragraphs, prose, sentences

from drafter import assets
from drafter.drafting import draft, open_library
from drafter.letter import Note, plain_text
from drafter.naming import event_names
from drafter.records.issues import Clause
from drafter.spec import LetterSpec

LIBRARY = open_library((assets.root(),), None)
ISSUES = tuple(name for name in LIBRARY.issues if name != "fentanyl")  # that one is read in test_content
ASKS = {one.id: one for one in LIBRARY.clauses.values() if one.slot == "asks" and one.issue in ISSUES}
DATES = tuple(
    date.fromisoformat(day)
    for day in (
        "2021-06-15", "2022-10-01", "2023-07-14", "2024-09-12", "2025-07-15", "2025-10-01", "2026-01-15", "2026-11-22",
    )
)  # fmt: skip
OF_A_BODY = {"congress": "speaker"}
OF_THE_ROSTER = TO_BE_EXPECTED | {"holder-of-general-knowledge"}
"""What a letter may draw by whom it goes to and who signs; the words themselves draw nothing."""


def carriers(ask: Clause) -> tuple[str, ...]:
    """The posts that decide what is asked or can press for it, one for each body."""
    named = (ask.decided_by, *ask.delegated_to, *ask.pressed_by)
    return tuple(dict.fromkeys(OF_A_BODY.get(name, name) for name in named))


def is_open(ask: Clause, day: date) -> bool:
    """Whether an ask is true on a day: within its span, and met by nothing in full."""
    met = (LIBRARY.events[one.event] for one in ask.settled_by if one.how == "full")
    return day in ask.span and not any(event_names(one, LIBRARY.sources[one.source], day).in_force for one in met)


def _requests(days: tuple[date, ...]) -> Iterator[tuple[str, tuple[str, ...], str, tuple[str, ...], date]]:
    for day in days:
        for issue in ISSUES:
            asks = [ask for ask in ASKS.values() if ask.issue == issue and is_open(ask, day)]
            for ask in asks:
                yield from ((issue, (ask.id,), post, who, day) for post in carriers(ask) for who in (ONE, TWO))
            for post in dict.fromkeys(post for ask in asks for post in carriers(ask)):
                theirs = tuple(ask.id for ask in asks if post in carriers(ask))
                if len(theirs) > 1:
                    yield from ((issue, theirs, post, who, day) for who in (ONE, TWO))


def _drafted(issue: str, asks: tuple[str, ...], post: str, who: tuple[str, ...], day: date) -> Labelled:
    name = f"{'+'.join(asks)} to {post} by {'+'.join(who)} on {day}"
    return Labelled(name, draft(LetterSpec(to=(post,), asks=asks, date=day, signatories=who, issue=issue), LIBRARY))


@functools.cache
def letters() -> tuple[Labelled, ...]:
    """Every ask to everybody who can carry it, by one and by two, on every date; and all that a post can carry."""
    return tuple(_drafted(*one) for one in _requests(DATES))


@functools.cache
def spoken() -> tuple[tuple[str, int, str], ...]:
    """Every sentence once for one and once for two signatories, with a letter that says it."""
    found: dict[tuple[str, int], str] = {}
    for label, made in letters():
        for paragraph in body_paragraphs(made.letter):
            for sentence in sentences(plain_text(paragraph.runs)):
                found.setdefault((sentence, len(made.plan.signatories)), label)
    return tuple((sentence, count, label) for (sentence, count), label in found.items())


def faults(find: Callable[[str], object], signers: tuple[int, ...] = (1, 2)) -> dict[str, str]:
    """The sentences in which something is found, each with a letter that says it."""
    return {sentence: label for sentence, count, label in spoken() if count in signers and find(sentence)}


def test_each_issue_can_be_asked_about_on_every_date():
    """No issue is shipped of which nothing is left to ask, or was nothing to ask yet."""
    asked = {(one.issue, day) for one in ASKS.values() for day in DATES if is_open(one, day)}

    assert ISSUES == ("rural-broadband", "rural-health", "veterans-health")
    assert {(issue, day) for issue in ISSUES for day in DATES} - asked == set()


def test_no_two_issues_share_the_id_of_an_ask():
    """So an ask alone says which issue a letter is about."""
    ids = [one.id for one in LIBRARY.clauses.values() if one.slot == "asks"]

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("ask", sorted(ASKS))
def test_the_issue_is_known_from_the_ask(ask):
    """Nobody has to name it."""
    one = ASKS[ask]
    day = next(day for day in reversed(DATES) if is_open(one, day))
    done = run("preview", "--to", one.pressed_by[-1] if one.pressed_by[-1] in LIBRARY.posts else one.decided_by,
               "--asks", ask, "--date", str(day), "--from", "schumer")  # fmt: skip

    assert "Thank you for your attention" in done.out
    assert "issue" not in done.err


@pytest.mark.parametrize("ask", sorted(ASKS))
def test_each_ask_says_who_decides_and_by_what_authority(ask):
    """And has other words for those who can only press for it."""
    one = ASKS[ask]

    assert one.decided_by in LIBRARY.posts
    assert one.pressed_by
    assert one.both_ways
    assert len(one.authority) > 60


def test_no_letter_draws_an_objection_to_its_words():
    """No error, no number without a note, no source of a later day, no wrong name."""
    found = {
        f"{finding.rule}: {finding.message}": label
        for label, made in letters()
        for finding in made.findings
        if finding.rule not in OF_THE_ROSTER or finding.level == "error"
    }

    assert found == {}


def test_no_blank_is_left_but_the_name_of_an_unknown_holder():
    """A letter with a sender needs nothing more than the name that the roster lacks."""
    found = {
        (label, blank.name)
        for label, made in letters()
        for blank in made.letter.blanks()
        if blank.name not in UNKNOWN_HOLDER or made.plan.addressees[0].official
    }

    assert found == set()


def test_those_who_sign_speak_in_their_own_number():
    """One says 'I' and 'my', two say 'we' and 'our'; nobody else is meant by 'we'."""
    assert faults(lambda words: re.search(r"\b(we|us|our|ours)\b", words, re.IGNORECASE), (1,)) == {}
    assert faults(lambda words: re.search(r"\b(I|[Mm]e|[Mm]y|[Mm]ine)\b|\b[Ww]e (am|was|has)\b", words), (2,)) == {}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a small letter at the start", r"^[a-z]"),
        ("a word twice", r"\b(\w+) \1\b"),
        ("two spaces, or one at an end", r"  |^ | $"),
        ("a space before a stop", r" [,.;:?!]"),
        ("two stops, or none between two sentences", r"[,;:][,.;:]|(?<!\.)\.\.|[a-z][.?!][A-Z]"),
        ("a straight quotation mark", r"['\"]"),
        ("a template's braces", r"[{}]|None"),
        ("an asterisk", r"\*"),
        ("more than forty-five words", r"^(\S+ ){45}"),
    ],
)
def test_no_sentence_holds_a_slip_of_the_hand(what, pattern):
    """What a template makes when two branches meet, and what a keyboard makes of an apostrophe."""
    assert faults(lambda words: re.search(pattern, words)) == {}, what


def test_no_sentence_is_said_twice_and_no_two_neighbors_begin_alike():
    """Passages are put together by rule; where they meet, they should not stutter."""
    twice, alike = {}, {}
    for label, made in letters():
        parts = [sentences(plain_text(part.runs)) for part in prose(made.letter.body)]
        said = [one for part in parts for one in part]
        twice.update({one: label for one in said if said.count(one) > 1})
        starts = [[(one.split()[:3], one) for one in part] for part in parts]
        alike.update({two: label for part in starts for (one, _), (again, two) in pairwise(part) if one == again})

    assert twice == {}
    assert alike == {}


def test_no_letter_speaks_of_its_addressee_as_of_somebody_else():
    """To a commission's chair it is 'your agency', to a Secretary 'your Department'."""
    names = {
        "fcc-chair": r"Federal Communications Commission|\bFCC\b",
        "ntia-administrator": r"National Telecommunications|\bNTIA\b|the Assistant Secretary",
        "secretary-of-agriculture": r"Department of Agriculture|the Secretary of Agriculture",
        "cms-administrator": r"Centers for Medicare|\bCMS\b|the Administrator",
        "governor": r"the governor|governors",
    }
    found = {}
    for label, made in letters():
        name = names.get(made.plan.addressees[0].post.id, r"\bthe addressee\b")
        found.update({one: label for one in sentences(body(made.letter)) if re.search(name, one)})

    assert found == {}


GOVERNOR = """name: Mary Q. Example
surname: Example
form: governor
title: Governor of Ohio
address:
  - 77 South High Street
  - Columbus, OH 43215
"""


def test_a_governor_from_a_file_decides_what_the_asks_say_a_governor_decides(desk: Path):
    """The form of address says which post it is, also for one who acts; no exception is needed."""
    for status in ("", "status: acting\n"):
        write(desk / "governor.yaml", GOVERNOR + status)
        done = run("preview", "--to-file", "governor.yaml", "--asks", "publish-plan,open-door", "--from", "schumer",
                   "--date", "2026-01-15", cwd=desk)  # fmt: skip

        assert done.code == 0, done.err
        assert "Governor Example:" in done.out
        assert "yours to decide" in done.out
        assert "remit" not in done.err


def test_a_former_governor_decides_nothing_of_it(desk: Path):
    """Nor does one who is elected and does not hold the office yet."""
    for status in ("former", "elect"):
        write(desk / "governor.yaml", f"{GOVERNOR}status: {status}\n")
        done = run("preview", "--to-file", "governor.yaml", "--asks", "publish-plan", "--from", "schumer",
                   "--date", "2026-01-15", cwd=desk)  # fmt: skip

        assert "the Governor decides it" in " ".join(done.err.split()) or "outside-remit" in done.err
        assert "yours to decide" not in done.out


def test_the_award_of_the_signatory_s_own_state_is_given_where_it_is_known():
    """In millions, with its note; to a State whose award the library does not have, the letter gives no other's."""
    for state, words in (("Texas", "Texas received about $281.3 million."), ("Alaska", "")):
        member = replace(LIBRARY.signatories["schumer"], id="member", state=state)
        library = replace(LIBRARY, signatories={**LIBRARY.signatories, "member": member})
        spec = LetterSpec(to=("cms-administrator",), asks=("open-door",), date=DATES[-1], signatories=("member",))
        made = draft(spec, library)

        assert words in body(made.letter)
        assert ("received" in body(made.letter)) == bool(words)
        assert not [one for one in made.findings if one.level == "error"]


def test_a_governor_is_asked_and_told_nothing():
    """No 'must', no 'require', and the decision is said to be the State's."""
    to_governors = [body(made.letter) for label, made in letters() if " to governor " in label]

    assert to_governors
    assert all("yours to decide" in words for words in to_governors)
    assert not any(re.search(r"\b(must|shall|required?|demand|insist|direct)\b", words) for words in to_governors)


@pytest.mark.parametrize("who", [ONE, TWO], ids="+".join)
@pytest.mark.parametrize(
    "clause",
    [one for one in LIBRARY.clauses.values() if one.issue in ISSUES and one.on_request],
    ids=lambda one: one.id,
)
def test_a_passage_on_request_needs_only_the_words_of_the_office(clause, who):
    """It joins a letter that can carry it, and filled in it draws nothing."""
    day = clause.span.until or DATES[-1]
    asks = [
        one for one in ASKS.values() if one.issue == clause.issue and is_open(one, day) and one.id not in clause.when
    ]
    spec = LetterSpec(
        to=(asks[0].decided_by,),
        asks=(asks[0].id,),
        date=day,
        signatories=who,
        issue=clause.issue,
        clauses=(clause.id,),
        fill={blank.name: "the words of the office" for blank in clause.blanks},
    )
    made = draft(spec, LIBRARY)

    assert clause in made.plan.clauses
    assert {one.rule for one in made.findings} - OF_THE_ROSTER == set()
    assert {blank.name for blank in made.letter.blanks()} <= UNKNOWN_HOLDER


def test_every_note_cites_a_source_issued_by_the_letters_date():
    """Read from the notes themselves, on each day on which something begins or ends to be true, and around it."""
    mine = [one for one in LIBRARY.clauses.values() if one.issue in ISSUES]
    days = {day for one in mine for day in (one.span.since, one.span.until) if day}
    events = (LIBRARY.events[name] for one in mine for name in (*one.events.values(), *one.in_force))
    days |= {day for one in events for day in (one.announced.last, one.effective.last)}
    around = {date.fromordinal(day.toordinal() + step) for day in days for step in (-1, 0, 1)}
    turns = tuple(sorted(day for day in around if date(2021, 1, 26) <= day <= date(2026, 11, 22)))
    found = set()
    for request in _requests(turns):
        label, made = _drafted(*request)
        cited = {run.source for part in made.letter.paragraphs() for run in part.runs if isinstance(run, Note)}
        issued = {name: LIBRARY.sources[name or ""].issued for name in cited}
        found |= {(name, label) for name, day in issued.items() if day is None or day.first > made.plan.date}
        found |= {(one.rule, label) for one in made.findings if one.level == "error"}

    assert found == set()
