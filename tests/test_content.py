"""The shipped content, drafted for everybody who can be asked, as an editor and a lawyer would read it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import pytest

from drafter import assets
from drafter.drafting import Draft, draft, open_library
from drafter.letter import Block, Letter, Note, NumberedList, Paragraph, Table, paragraphs_of, plain_text
from drafter.naming import event_names
from drafter.records.issues import Clause
from drafter.series import newest
from drafter.spec import LetterSpec

LIBRARY = open_library((assets.root(),), None)
OUTLINE = {name for names in LIBRARY.issues["fentanyl"].outline.values() for name in names}
CLAUSES = {one.id: one for one in LIBRARY.clauses_of("fentanyl") if one.issue == "fentanyl" or one.id in OUTLINE}
"""The issue's own clauses and the common ones that its outline takes; those of other kinds stand in test_kinds.py."""
ASKS = {name: clause for name, clause in CLAUSES.items() if clause.slot == "asks"}
OF_A_BODY = {"congress": "speaker"}
"""One post of each body that can press for an ask."""


def carriers(ask: Clause) -> tuple[str, ...]:
    """The posts that can carry an ask, one for each body."""
    return tuple(OF_A_BODY.get(name, name) for name in ask.pressed_by)


POSTS = tuple(dict.fromkeys(post for ask in ASKS.values() for post in carriers(ask)))
DATES = tuple(
    date.fromisoformat(day)
    for day in (
        "2021-01-26", "2021-12-01", "2022-06-01", "2023-01-23", "2023-11-20", "2024-09-12", "2025-07-10", "2025-12-01",
        "2026-11-21",
    )
)  # fmt: skip
ONE, TWO = ("schumer",), ("schumer", "cotton")
CO_CHAIRS = ("trone", "cotton")
UNKNOWN_HOLDER = {"official", "surname", "vocative"}
"""The blanks of a post whose holder the roster does not know."""
TO_BE_EXPECTED = {
    "unset-sender",
    "vacant-post",
    "unsure-holder",
    "holder-of-general-knowledge",
    "roster-age",
    "copies-to-consider",
}
"""What a letter by a sample signatory, to whoever held a post, may draw; the words themselves draw nothing."""
OUR_COUNTRY = ("our border", "our laws", "our own work", "our investigators", "our side", "concession from us")
"""Where one signatory too says 'our' or 'us': of the country. Everywhere else it would be of those who sign."""
PRC, IN_FULL = "PRC", "People’s Republic of China (PRC)"


class Labelled(NamedTuple):
    """A draft with what to call it in a failure."""

    name: str
    draft: Draft


@functools.cache
def drafted(
    to: str, asks: tuple[str, ...], day: date, signers: tuple[str, ...], clauses: tuple[str, ...] = (), kind: str = ""
) -> Draft:
    return draft(
        LetterSpec(to=(to,), asks=asks, date=day, signatories=signers, clauses=clauses, kind=kind, issue="fentanyl"),
        LIBRARY,
    )


@functools.cache
def letters() -> tuple[Labelled, ...]:
    """Every ask to every post that can carry it, by one and by two, on every date; and all that a post can carry."""
    return tuple(
        Labelled(f"{'+'.join(asks)} to {post} by {'+'.join(signers)} on {day}", drafted(post, asks, day, signers))
        for asks, post, signers, day in _requests()
    )


def open_asks(day: date, post: str = "") -> tuple[str, ...]:
    """The asks that a day lets in and that nothing has met by then, all of them or those that a post can press for."""
    return tuple(
        name
        for name, ask in ASKS.items()
        if day in ask.span and not _met(ask, day) and (not post or post in carriers(ask))
    )


def _met(ask: Clause, day: date) -> bool:
    met = (LIBRARY.events[one.event] for one in ask.settled_by if one.how == "full")
    return any(event_names(event, LIBRARY.sources[event.source], day).in_force for event in met)


def _requests() -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...], date]]:
    for day in DATES:
        for ask in (ASKS[name] for name in open_asks(day)):
            for post in carriers(ask):
                yield (ask.id,), post, ONE, day
                yield (ask.id,), post, TWO, day
            for chair in CO_CHAIRS:
                if day in LIBRARY.signatories[chair].service:
                    yield (ask.id,), ask.pressed_by[0], (chair,), day
        for post in POSTS:
            asks = open_asks(day, post)
            if len(asks) > 1:
                yield asks, post, ONE, day
                yield asks[:3], post, TWO, day


@functools.cache
def on_request() -> tuple[Labelled, ...]:
    """Every passage that comes only on request, by one and by two, filled in, on every date that lets it in."""
    found = []
    for clause in CLAUSES.values():
        if clause.slot in ("asks", "asides") or (clause.issue == "common" and not clause.on_request):
            continue
        for day in DATES:
            for signers in (ONE, TWO, ("trone",)):
                if not all(day in LIBRARY.signatories[one].service for one in signers):
                    continue
                made = draft(_filled(clause, day, signers), LIBRARY)
                if clause in made.plan.clauses:
                    found.append(Labelled(f"{clause.id} by {'+'.join(signers)} on {day}", made))
    return tuple(found)


def _filled(clause: Clause, day: date, signers: tuple[str, ...]) -> LetterSpec:
    return LetterSpec(
        to=("secretary-of-state",),
        asks=("kyc",),
        date=day,
        signatories=signers,
        clauses=(clause.id,),
        designation=True if clause.slot == "designation" else None,
        fill={blank.name: "the words of the office" for blank in clause.blanks},
    )


@functools.cache
def every() -> tuple[Labelled, ...]:
    return (*letters(), *on_request())


def body_paragraphs(letter: Letter) -> Iterator[Paragraph]:
    for block in letter.body:
        yield from paragraphs_of(block)


def prose(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs that are sentences: those of lists too, but not what stands in a table."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, NumberedList):
            for item in block.items:
                yield from prose(item)


def tables(letter: Letter) -> list[Table]:
    return [block for block in letter.body if isinstance(block, Table)]


def body(letter: Letter) -> str:
    return "\n".join(plain_text(paragraph.runs) for paragraph in body_paragraphs(letter))


def sentences(words: str) -> list[str]:
    """The sentences of a paragraph; the stops of 'U.S.' and 'U.S.C.' end none."""
    held = re.sub(r"\bU\.S\.(C\.)?", lambda found: found[0].replace(".", "\u2024"), words)
    return [one.replace("\u2024", ".") for one in re.split(r"(?<=[.?!])\s+", held) if one]


@functools.cache
def spoken() -> tuple[tuple[str, int, str], ...]:
    """Every sentence of the letters' bodies once for one and once for two signatories, with a letter that says it."""
    found: dict[tuple[str, int], str] = {}
    for label, made in every():
        for paragraph in body_paragraphs(made.letter):
            for sentence in sentences(plain_text(paragraph.runs)):
                found.setdefault((sentence, len(made.plan.signatories)), label)
    return tuple((sentence, count, label) for (sentence, count), label in found.items())


def faults(find: Callable[[str], object], signers: tuple[int, ...] = (1, 2)) -> dict[str, str]:
    """The sentences in which something is found, each with a letter that says it."""
    return {sentence: label for sentence, count, label in spoken() if count in signers and find(sentence)}


def test_no_letter_draws_an_objection_to_its_words():
    """No error, no number without a note, no source of a later day, no figure gone stale, no wrong name."""
    found = {
        f"{finding.rule}: {finding.message}": label
        for label, made in every()
        for finding in made.findings
        if finding.rule not in TO_BE_EXPECTED or finding.level == "error"
    }

    assert found == {}


def test_no_blank_is_left_but_the_name_of_an_unknown_holder():
    """A letter with a sender needs nothing more than the name that the roster lacks, where it says so."""
    found = {
        (label, blank.name)
        for label, made in every()
        for blank in made.letter.blanks()
        if blank.name not in UNKNOWN_HOLDER or made.plan.addressees[0].official
    }

    assert found == set()


def test_one_signatory_speaks_in_the_singular():
    """'We', 'us' and 'our' mean those who sign; one alone may say 'our' of the country, in a closed list of phrases."""

    def plural(sentence: str) -> object:
        for phrase in OUR_COUNTRY:
            sentence = sentence.replace(phrase, "")
        return re.search(r"\b(we|us|our|ours|ourselves)\b", sentence, re.IGNORECASE)

    assert faults(plural, (1,)) == {}


def test_two_signatories_speak_in_the_plural():
    """No 'I', 'me' or 'my' in a letter that two sign, and no verb left in the singular."""
    assert faults(lambda words: re.search(r"\b(I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b", words), (2,)) == {}
    assert faults(lambda words: re.search(r"\b[Ww]e (am|was|has)\b|\bour staff is\b", words), (2,)) == {}


def test_every_sentence_begins_with_a_capital():
    """Also where a name or 'we' begins it, after an 'if' in a template, and in a cell that is no bare number."""
    assert faults(lambda words: not re.match(r"[“(\[]?[A-Z]|[\d,]+$", words)) == {}


def test_every_paragraph_ends_with_a_stop():
    """A lead-in ends with a colon, everything else with a full stop; a caption and a cell have none."""
    found = {
        words: label
        for label, made in every()
        for paragraph in prose(made.letter.body)
        if not re.search(r"[.?!:]$", words := plain_text(paragraph.runs))
    }
    found |= {
        words: label
        for label, made in every()
        for table in tables(made.letter)
        for cell in paragraphs_of(table)
        if re.search(r"[.?!:]$", words := plain_text(cell.runs))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a word twice", r"\b(\w+) \1\b"),
        ("two spaces, or one at an end", r"  |^ | $"),
        ("a space before a stop", r" [,.;:?!]"),
        ("two stops, or none between two sentences", r"[,;:][,.;:]|(?<!\.)\.\.|[a-z][.?!][A-Z]"),
        ("a straight quotation mark", r"['\"]"),
        ("a template's braces", r"[{}]|None"),
        ("an asterisk", r"\*"),
    ],
)
def test_no_sentence_holds_a_slip_of_the_hand(what, pattern):
    """What a template makes when two branches meet, and what a keyboard makes of an apostrophe."""
    assert faults(lambda words: re.search(pattern, words)) == {}, what


def test_no_note_holds_a_straight_quotation_mark():
    """The notes are printed with the letter."""
    notes = {plain_text(note.runs) for _, made in every() for note in made.letter.notes()}

    assert {note for note in notes if re.search(r"['\"]|  ", note)} == set()


def test_no_sentence_is_longer_than_forty_five_words():
    """A reader should reach the end of each without going back."""
    assert faults(lambda words: len(words.split()) > 45) == {}


def test_the_counterpart_is_named_in_full_once_and_first():
    """'People’s Republic of China (PRC)' stands where the name first stands, and 'PRC' everywhere after."""
    found = {}
    for label, made in every():
        words = body(made.letter)
        if words.count("People’s Republic") != 1 or words.count(IN_FULL) != 1:
            found[label] = words.count("People’s Republic")
        elif words.index(PRC) < words.index(IN_FULL):
            found[label] = "the short form comes first"

    assert found == {}


@pytest.mark.parametrize("left_out", sorted(CLAUSES))
def test_the_counterpart_is_still_named_in_full_where_a_clause_is_left_out(left_out):
    """The first mention moves to wherever the name then first stands."""
    for asks in (("enforcement",), ("kyc", "agency-cooperation"), ("prosecutions", "money-laundering")):
        if left_out in asks:
            continue
        spec = LetterSpec(
            to=("president",), asks=asks, date=date(2024, 9, 12), signatories=ONE, without=(left_out,), issue="fentanyl"
        )
        words = body(draft(spec, LIBRARY).letter)

        assert words.count(IN_FULL) == words.count("People’s Republic") == 1
        assert words.index(IN_FULL) == words.index(PRC) - len(IN_FULL) + len("PRC)")


def test_no_two_neighboring_sentences_begin_with_the_same_three_words():
    """Passages are put together by rule; where they meet, they should not stutter."""
    found = {}
    for label, made in every():
        for paragraph in body_paragraphs(made.letter):
            starts = [(one.split()[:3], one) for one in sentences(plain_text(paragraph.runs))]
            found.update({after: label for (first, _), (second, after) in pairwise(starts) if first == second})

    assert found == {}


def test_a_sentence_is_not_said_twice_in_a_letter():
    """Two clauses that say the same thing do not meet."""
    found = {}
    for label, made in every():
        said = [one for part in prose(made.letter.body) for one in sentences(plain_text(part.runs))]
        found.update({one: label for one in said if said.count(one) > 1})

    assert found == {}


def test_no_letter_speaks_of_its_addressee_as_of_somebody_else():
    """To the Attorney General it is 'your Department', to the Director 'your office', and the President is 'you'."""
    others = {"president": r"the President\b", "attorney-general": r"Department of Justice|Justice Department"}
    found = {}
    for label, made in every():
        post = made.plan.addressees[0].post
        name = others.get(post.id, re.escape(post.department.removeprefix("U.S. ")))
        found.update({one: label for one in sentences(body(made.letter)) if re.search(name, one)})

    assert found == {}


def test_every_note_cites_a_source_issued_by_the_letters_date():
    """Read from the notes themselves, not from the check that does the same."""
    found = {}
    for label, made in every():
        for note in made.letter.notes():
            source = LIBRARY.sources[note.source or ""]
            if source.issued is None or source.issued.first > made.plan.date:
                found[source.id] = label

    assert found == {}


def _turning_points() -> list[date]:
    """The days on which something begins or ends to be true, and the day before each."""
    days = {clause.span.since for clause in CLAUSES.values()} | {clause.span.until for clause in CLAUSES.values()}
    days |= {day for event in LIBRARY.events.values() for day in (event.announced.last, event.effective.last)}
    days |= {one.published.last for statistic in LIBRARY.statistics.values() for one in statistic.vintages}
    around = {date.fromordinal(day.toordinal() + step) for day in days if day for step in (-1, 0, 1)}
    return sorted(day for day in around if date(2021, 1, 26) <= day <= date(2026, 11, 21))


def test_on_no_turning_point_does_a_letter_cite_what_had_not_appeared():
    """The day a clause, an event or a figure begins is the day on which its source may be too young."""
    found = {}
    for day in _turning_points():
        made = draft(
            LetterSpec(
                to=("secretary-of-state",),
                asks=open_asks(day, "secretary-of-state"),
                date=day,
                signatories=ONE,
                clauses=("arrests", "talks-resumed", "notice-to-companies", "leading-cause", "projection"),
                kind="" if (day.month, day.day) == (9, 15) else "designation-request",
            ),
            LIBRARY,
        )
        for note in made.letter.notes():
            source = LIBRARY.sources[note.source or ""]
            if source.issued and source.issued.first > day:
                found[source.id] = day
        found.update({(f.rule, f.message): day for f in made.findings if f.level == "error"})

    assert found == {}


# --- the clauses themselves

_TAG = re.compile(r"\{%.*?%\}", re.S)
_NOTE = re.compile(r"\{\{ \w+\.note \}\}")
_FIGURE = re.compile(r"\{\{ \w+\.(figure|value|per_day|change|period)\b[^}]*\}\}")
_OTHER = re.compile(r"\{\{.*?\}\}", re.S)


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_every_number_in_a_clause_has_a_note_or_a_stated_reason(clause):
    """A digit, a year included, in any branch needs a note in its sentence or row, or `no_note` says why not."""
    text = _OTHER.sub("x", _FIGURE.sub("9", _NOTE.sub("†", _TAG.sub("", clause.body))))
    bare = [
        one for one in re.split(r"(?<=[.?!])†?\s+|(?<=[.?!]†)\s+|\n(?=\|)", text.replace(".†", "†.")) if "†" not in one
    ]
    numbers = [one for one in bare if re.search(r"\d", re.sub(r"1-boc-4-\S+|4-\S+", "", one))]

    assert clause.no_note or numbers == []


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_reason_for_no_note_is_given_only_where_there_is_a_number(clause):
    """A reason that excuses nothing hides the next number that somebody writes."""
    made = re.search(r"\d|fiscal_year|long_date", clause.body)

    assert bool(made) or not clause.no_note


@pytest.mark.parametrize("ask", ASKS.values(), ids=lambda ask: ask.id)
def test_an_ask_says_why_under_what_law_and_who_decides(ask):
    """Lead, reason, authority, decider, those who can press, copies: each is there, and the lead is an order."""
    assert ask.lead
    assert ask.reason.endswith(".")
    assert len(ask.authority) > 60
    assert ask.decided_by
    assert len(ask.pressed_by) > 1
    assert {"president", "secretary-of-state"} <= set(ask.pressed_by)
    assert ask.copies
    assert ask.phrase[0].islower()
    assert not ask.phrase.endswith(".")


def _keeping(clause: Clause) -> Iterator[LetterSpec]:
    """Requests that might keep a clause: its own people, days and flags."""
    ask = clause.joins or (clause.id if clause.slot == "asks" else "kyc")
    for day in (*DATES, clause.span.since, clause.span.until):
        for signers in ((), ONE, TWO, *((one,) for one in clause.by)):
            for to in ("secretary-of-state", "president"):
                if day and (ask not in ASKS or ask in open_asks(day)):
                    yield LetterSpec(
                        to=(to,),
                        asks=(ask,),
                        date=day,
                        signatories=signers,
                        clauses=() if clause.slot == "asks" or not clause.on_request else (clause.id,),
                        designation=True if clause.slot == "designation" else None,
                        issue="fentanyl",
                    )


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_every_clause_can_be_reached(clause):
    """Some date, post, signatory or flag puts it into a letter; a clause that none does is dead."""
    kept = (spec for spec in _keeping(clause) if clause in draft(spec, LIBRARY).plan.clauses)

    assert next(kept, None) is not None


ON_REQUEST = tuple(clause for clause in CLAUSES.values() if clause.on_request or clause.blanks)


@pytest.mark.parametrize("clause", ON_REQUEST, ids=lambda clause: clause.id)
def test_a_clause_on_request_takes_its_words_or_shows_where_they_are_missing(clause):
    """Filled, its words are in the letter and nothing is bracketed; unfilled, each blank is bracketed and found."""
    spec = next(
        spec
        for spec in _keeping(clause)
        if spec.signatories and clause in (made := draft(spec, LIBRARY)).plan.clauses and not made.blocked
    )
    empty = draft(spec, LIBRARY)
    words = {blank.name: f"the {blank.name.replace('_', ' ')} in question" for blank in clause.blanks}
    full = draft(LetterSpec(**{**_given(spec), "fill": words}), LIBRARY)
    bracketed = [f"[{blank.hint.upper()}]" for blank in clause.blanks]

    assert [said for said in words.values() if said not in body(full.letter)] == []
    assert list(full.letter.blanks()) == []
    assert [shown for shown in bracketed if shown not in body(empty.letter)] == []
    assert {one.name for one in empty.letter.blanks()} == set(words)
    assert sum(finding.rule == "unfilled-blank" for finding in empty.findings) == len(words)
    assert "unfilled-blank" not in {finding.rule for finding in full.findings}


def _given(spec: LetterSpec) -> dict[str, object]:
    return {name: getattr(spec, name) for name in LetterSpec.__slots__}


# --- nothing lies about unused

SPARE_CLAUSES = {
    "common/plain": "the opening of an issue that has none of its own; fentanyl has",
}
SPARE_STATISTICS: dict[str, str] = {}
SPARE_EVENTS = {
    "acp-end-2024": "a warning for whoever asks an agency to reopen the program; see the rule",
    "un-listing-2017": "when the first two precursors were listed; the scheduling ask says only that they are",
    "senior-meeting-2024": "for a letter that follows the working group's meetings",
    "trade-deal-2025": "rests on the trade press alone",
    "indictments-2023": "a second round; the ask for prosecutions cites the first charges",
    "fincen-laundering-2025": "for letters to the Treasury on what banks were told",
    "sanctions-2025": "for letters to the Treasury",
    "precursor-sentences-2025": "for letters on prosecutions at home",
    "majors-definition-2022": "background to the first listing",
    "majors-list-statute": "the clauses that ask for the next list cite the statute in their sentence",
    "majors-list-fy2019": "a list without the PRC; tells the history, by fiscal year",
    "majors-list-fy2020": "a list without the PRC; tells the history, by fiscal year",
    "majors-list-fy2021": "a list without the PRC; tells the history, by fiscal year",
    "majors-list-fy2022": "a list without the PRC; tells the history, by fiscal year",
    "majors-list-fy2023": "the last list without the PRC, which no letter cites",
    "majors-list-fy2025": "a letter needs the first list only",
    "majors-list-fy2026": "a letter needs the first list only",
    "majors-list-fy2027": "its contents were not found",
    "fentanyl-sanctions-act": "for a clause that leans on the act, with `in_force`",
    "fentanyl-sanctions-act-end": "a warning for whoever writes a clause that cites the act",
    "fend-off-2024": "for letters to the Treasury",
    "halt-fentanyl-2025": "for the closing that weighs what Congress can do",
    "ieepa-tariffs": "no letter may speak of them as in force",
    "ieepa-ruling-2026": "no letter may speak of the tariffs as in force",
    "commission-report-2022": "the clauses cite the report itself",
    "leading-cause-2023": "said of other ages than the federal statement; not to be used",
    "leading-cause-2025": "the clause cites the statement itself",
}
SPARE_SOURCES = {
    "incb-2022": "recommends the listing; the decision is ondcp-2022",
    "prc-white-paper-2025": "the PRC's own account, for the desk",
    "xinhua-2025": "the PRC's own account of the export licenses",
    "state-working-group-2024": "the State Department's own text, for letters to the Secretary",
}


def _unused(known: dict[str, object], used: set[str]) -> list[str]:
    return sorted(set(known) - used)


def test_every_clause_is_in_an_outline_or_comes_on_request():
    """What no letter carries by itself and nobody is told to ask for is listed above, with the reason."""
    of_issues = {name for issue in LIBRARY.issues.values() for names in issue.outline.values() for name in names}
    of_kinds = {name for kind in LIBRARY.kinds.values() for names in kind.outline.values() for name in names}
    outlined = of_issues | of_kinds
    unused = [
        key
        for key, clause in LIBRARY.clauses.items()
        if clause.slot not in ("asks", "asides")
        and (clause.id not in outlined or (clause.issue == "common" and f"fentanyl/{clause.id}" in LIBRARY.clauses))
    ]

    assert unused == sorted(SPARE_CLAUSES)


def test_every_statistic_and_event_is_used_by_a_clause():
    """Evidence that no clause rests on is listed above, with the reason for keeping it."""
    statistics = {name for clause in LIBRARY.clauses.values() for name in clause.evidence.values()}
    statistics |= {one.id for one in LIBRARY.statistics.values() if one.series in statistics}  # for `in state`
    events = {name for clause in LIBRARY.clauses.values() for name in (*clause.events.values(), *clause.in_force)}

    assert _unused(LIBRARY.statistics, statistics) == sorted(SPARE_STATISTICS)
    assert _unused(LIBRARY.events, events) == sorted(SPARE_EVENTS)


def test_every_source_stands_behind_something():
    """Some figure, event, tenure, post, form of address or clause; the rest is listed above, with the reason."""
    vintages = [one for statistic in LIBRARY.statistics.values() for one in statistic.vintages]
    used = {one.source for one in vintages} | {one.quoted_by for one in vintages}
    used |= {event.source for event in LIBRARY.events.values()}
    used |= {tenure.source for official in LIBRARY.officials.values() for tenure in official.tenures}
    used |= {post.source for post in LIBRARY.posts.values()}
    used |= {post.other.source for post in LIBRARY.posts.values() if post.other}
    used |= {name for form in LIBRARY.forms.values() for name in form.sources}
    used |= {name for clause in LIBRARY.clauses.values() for name in clause.cites.values()}
    notes = " ".join(tenure.note for official in LIBRARY.officials.values() for tenure in official.tenures)
    notes += " ".join(gap.why for post in LIBRARY.posts.values() for gap in post.gaps)
    named = {name for name in LIBRARY.sources if re.search(rf"\b{re.escape(name)}\b", notes)}

    assert _unused(LIBRARY.sources, used | named) == sorted(SPARE_SOURCES)


# --- the table of deaths

BY_DRUG = {
    "All drugs": "overdose-deaths",
    "Any opioid": "opioid-deaths",
    "Synthetic opioids, chiefly fentanyl": "synthetic-opioid-deaths",
}


def test_the_table_of_deaths_gives_the_newest_figures_of_its_date_each_with_its_source():
    """On every day on which a figure appears: its value, its period, its own note, and no change but its release's."""
    wrong = []
    for day in _turning_points():
        spec = LetterSpec(to=("president",), asks=("kyc",), date=day, signatories=ONE, clauses=("deaths-by-drug",))
        found = tables(draft(spec, LIBRARY).letter)
        if (day >= date(2022, 3, 16)) != bool(found):
            wrong.append((day, "the table"))
        for row in found[0].rows if found else ():
            name, period, deaths, last = (plain_text(cell.runs) for cell in row)
            vintage = newest(LIBRARY.statistics[BY_DRUG[name]].vintages, day)
            assert vintage
            notes = [run.source for cell in row for run in cell.runs if isinstance(run, Note)]
            by_day = plain_text(found[0].header[3].runs) == "Deaths a day"
            if (
                notes != [vintage.source]
                or f"{vintage.value:,}" not in deaths
                or str(vintage.period.until.year if vintage.period.until else "") not in period
                or (not by_day and (last == "Not given") != (vintage.previous is None))
                or (by_day and not re.search(r"^(About|More than|Nearly) \d", last))
            ):
                wrong.append((day, name))

    assert wrong == []


def test_the_table_of_deaths_stands_in_the_place_of_the_toll_in_words():
    """The same figure is not given twice."""
    made = drafted("president", ("kyc",), date(2024, 9, 12), ONE, ("deaths-by-drug",))

    assert "death-toll" not in {clause.id for clause in made.plan.clauses}
    assert len(tables(made.letter)) == 1
    assert body(made.letter).count("74,702") == 1


# --- the designation request

DUE = [
    ("2024-09-12", "September 15, 2024", 2025),
    ("2024-09-14", "September 15, 2024", 2025),
    ("2024-09-16", "September 15, 2025", 2026),
    ("2025-01-02", "September 15, 2025", 2026),
    ("2026-09-15", "September 15, 2026", 2027),
    ("2026-11-21", "September 15, 2027", 2028),
    ("2022-01-10", "September 15, 2022", 2023),
]


def designation(to: str, day: str, signers: tuple[str, ...] = ONE, clause: str = "majors-list") -> str:
    """The words of the designation request in a letter of the kind that carries it; empty where it is not there."""
    wanted = () if clause == "majors-list" else (clause,)
    made = drafted(to, ("kyc", "enforcement"), date.fromisoformat(day), signers, wanted, "designation-request")
    return "\n".join(
        plain_text(paragraph.runs)
        for paragraph in body_paragraphs(made.letter)
        if paragraph.origin and paragraph.origin.path.endswith(f"/{clause}.md.j2")
    )


@pytest.mark.parametrize("clause", ["majors-list", "majors-list-absent-progress"])
@pytest.mark.parametrize("to", ["president", "secretary-of-state"])
@pytest.mark.parametrize(("day", "due", "year"), DUE)
def test_the_designation_is_asked_for_the_next_list(day, due, year, to, clause):
    """The list is due on September 15 for the fiscal year that begins on the October 1 after it."""
    words = designation(to, day, clause=clause)

    assert f"by {due}" in words or f"By {due}" in words
    assert f"fiscal year {year}" in words
    assert "22 U.S.C. 2291j-1" in words
    assert re.findall(r"fiscal year (\d{4})", words) == [str(year)]


@pytest.mark.parametrize("clause", ["majors-list", "majors-list-absent-progress"])
def test_the_president_identifies_and_the_secretary_recommends(clause):
    """Only the President determines the list, and he is not told of himself in the third person."""
    president, secretary = (designation(to, "2024-09-12", clause=clause) for to in ("president", "secretary-of-state"))

    assert "ask that you identify the PRC" in president
    assert "recommend" not in president
    assert "the President" not in president
    assert "recommend to the President that the PRC be identified" in secretary
    assert "you identify" not in secretary


@pytest.mark.parametrize("clause", ["majors-list", "majors-list-absent-progress"])
def test_the_designation_keeps_to_the_law(clause):
    """It rests on the definition, and speaks of no sanction imposed, no failure and no upkeep of a designation."""
    words = designation("secretary-of-state", "2024-09-12", clause=clause)

    assert "meets the definition" in words
    assert not re.search(r"failed demonstrably|maintain|decertif|designation", words)
    assert "sanction" not in words.replace("It is not a sanction.", "")


@pytest.mark.parametrize("clause", ["majors-list", "majors-list-absent-progress"])
@pytest.mark.parametrize(
    ("day", "again"),
    [("2022-03-01", False), ("2023-09-14", False), ("2023-09-16", True), ("2026-11-21", True)],
)
def test_again_is_said_only_after_the_first_list_that_names_the_counterpart(day, again, clause):
    """Until September 14, 2023, the list still to be asked for is that first one."""
    words = designation("secretary-of-state", day, clause=clause)

    assert ("identified again" in words) == again
    assert ("still meets" in words) == again


@pytest.mark.parametrize("year", range(2019, 2028))
def test_each_fiscal_year_s_list_lasts_until_its_end(year):
    """The list of a year is known from some day before it begins, and has ended on the October 1 after it."""
    event = LIBRARY.events[f"majors-list-fy{year}"]
    source = LIBRARY.sources[event.source]

    assert event.announced.last < date(year - 1, 10, 1)
    assert event_names(event, source, date(year, 9, 30)).in_force
    assert event_names(event, source, date(year, 10, 1)).ended


def test_two_signatories_ask_for_the_designation_together():
    """'We ask', to either addressee."""
    assert "We ask that you identify" in designation("president", "2024-09-12", TWO)
    assert "We ask that you recommend" in designation("secretary-of-state", "2024-09-12", TWO)


@pytest.mark.parametrize("post", [post for post in POSTS if post not in ("president", "secretary-of-state")])
def test_nobody_else_is_asked_for_the_designation(post):
    """The Attorney General has no part in the list, nor has any other post: the letter is refused, and only urges."""
    ask = open_asks(date(2024, 9, 12), post)[0]
    made = drafted(post, (ask,), date(2024, 9, 12), ONE, (), "designation-request")

    assert [one.level for one in made.findings if one.rule == "outside-remit"] == ["error"]
    assert "ask you to urge the President to identify" in body(made.letter)


def test_a_plain_request_carries_no_designation():
    """Only its own kind of letter does, or the flag."""
    plain = drafted("secretary-of-state", ("kyc",), date(2024, 9, 12), ONE)
    spec = LetterSpec(to=("secretary-of-state",), asks=("kyc",), date=date(2024, 9, 12), designation=True)
    early = LetterSpec(to=("secretary-of-state",), asks=("kyc",), date=date(2021, 12, 26), kind="designation-request")
    refused = LetterSpec(
        to=("secretary-of-state",), asks=("kyc",), date=date(2024, 9, 12), kind="designation-request", designation=False
    )

    assert "2291j-1" not in body(plain.letter)
    assert "2291j-1" in body(draft(spec, LIBRARY).letter)
    assert "2291j-1" not in body(draft(early, LIBRARY).letter)
    assert "2291j-1" not in body(draft(refused, LIBRARY).letter)


def test_notes_are_numbered_by_the_place_at_which_they_stand():
    """A note in an ask comes after those above it; none is lost when passages run together."""
    made = drafted("president", open_asks(date(2024, 9, 12)), date(2024, 9, 12), ONE)
    inline = [run for paragraph in made.letter.paragraphs() for run in paragraph.runs if isinstance(run, Note)]

    assert list(made.letter.notes()) == inline
    assert len(inline) >= 8
