"""Kinds of letter: each reads as its genre does, needs what it needs, and is a file that anybody can write."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import drafter
from drafter import assets
from drafter.drafting import draft, open_library
from drafter.errors import Faults, Location
from drafter.holidays import business_days_after
from drafter.letter import NumberedList, plain_text
from drafter.library import Library
from drafter.records.requests import Earlier, Item
from drafter.spec import LetterSpec
from drafter.typed_days import read_reply_day
from drafter.typed_items import item
from tests.helpers import paragraphs, part, run, words, write

REQUESTS = Path(__file__).parent / "letters/requests"


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped library."""
    return open_library([assets.root()], None)


def of_kind(kind: str, *signers: str, **more: object) -> LetterSpec:
    """A letter of a kind with nothing filled in but what such a letter cannot be without."""
    return LetterSpec(
        **{  # type: ignore[arg-type]
            "to": () if kind == "dear-colleague" else ("secretary-of-agriculture",),
            "date": date(2024, 9, 12),
            "kind": kind,
            "signatories": signers,
            "questions": (Item("What was done?"), Item("By whom:", ("in the field;", "here?")))
            if kind == "oversight"
            else (),
            "respond_by": "10 business days" if kind in ("oversight", "dear-colleague") else "",
            "about": Earlier(date(2024, 1, 8), ("Tom Vilsack, Secretary of Agriculture",), (), "", ("a map",))
            if kind == "follow-up"
            else None,
            **more,
        }
    )


WITHOUT_ASKS = sorted(
    path.stem for path in (assets.root() / "templates/letters").glob("*.yaml") if path.stem != "request"
)
WITHOUT_ASKS = [kind for kind in WITHOUT_ASKS if kind != "designation-request"]
each_kind = pytest.mark.parametrize("kind", WITHOUT_ASKS)


def said(kind: str, library: Library, *signers: str) -> str:
    """The body of such a letter, its blanks left out."""
    letter = draft(of_kind(kind, *signers), library).letter
    return "\n".join(re.sub(r"\[[^]]*\]", "…", plain_text(one.runs)) for one in letter.paragraphs())


@each_kind
def test_one_signer_speaks_for_one(kind: str, library: Library) -> None:
    """No “we”, “us” or “our” stands in a letter of one Member."""
    assert re.findall(r"\b(?:we|us|our|ourselves|are (?:glad|grateful))\b", said(kind, library, "trone"), re.I) == []


@each_kind
def test_several_signers_speak_for_all(kind: str, library: Library) -> None:
    """No “I”, “me” or “my” stands in a letter of several, and no verb of one."""
    text = said(kind, library, "schumer", "trone")

    assert re.findall(r"\b(?:I|me|my|am)\b", text) == []
    assert re.findall(r"\b[Ww]e (?:was|is|am|has|certifies|hopes|asks)\b", text) == []


@each_kind
def test_no_rule_objects_to_the_words_of_a_kind_itself(kind: str, library: Library) -> None:
    """With everything else to be filled in, nothing is found but blanks and samples."""
    for signers in (("trone",), ("schumer",), ("schumer", "cotton")):
        found = {one.rule for one in draft(of_kind(kind, *signers), library).findings}

        assert found <= {"unset-sender", "unfilled-blank", "unsourced-figure", "signatory-out-of-office"}


def test_each_shipped_kind_without_asks_has_a_request_to_try_it_with() -> None:
    """The goldens draft every kind of letter."""
    assert {path.stem for path in REQUESTS.glob("*.yaml")} == set(WITHOUT_ASKS)


def test_no_kind_of_letter_is_named_in_the_program() -> None:
    """A kind is a file: no module has one by name but for the usual one."""
    ids = [*WITHOUT_ASKS, "designation-request"]
    quoted = re.compile("|".join(rf"""["']{one}["']""" for one in ids))
    found = [
        path.name for path in Path(drafter.__file__).parent.rglob("*.py") if quoted.search(path.read_text("utf-8"))
    ]

    assert found == []


# Questions


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("What was done?", Item("What was done?")),
        ("How many: (a) in 2023; (b) in 2024?", Item("How many:", ("in 2023;", "in 2024?"))),
        ("How many: (a) in 2023; and (b) in 2024?", Item("How many:", ("in 2023; and", "in 2024?"))),
        (
            "Who decides? (a) By what rule? (b) Since when? (c) Why?",
            Item("Who decides?", ("By what rule?", "Since when?", "Why?")),
        ),
        ("What do paragraphs (a) and (b) require?", Item("What do paragraphs (a) and (b) require?")),
        ("Under section 5: (b) applies; (c) does not?", Item("Under section 5: (b) applies; (c) does not?")),
        ("What of part: (a) alone?", Item("What of part: (a) alone?")),
    ],
)
def test_the_parts_of_a_question_are_told_from_letters_in_its_words(typed: str, expected: Item) -> None:
    """Parts begin at (a) after a mark and have no gap; a citation of paragraphs stays as it is."""
    assert item(typed) == expected


def test_questions_and_their_parts_are_numbered_in_the_letter(library: Library) -> None:
    """Two questions make a list, the parts of one a list within it."""
    letter = draft(of_kind("oversight", "schumer"), library).letter
    lists = [block for block in letter.body if isinstance(block, NumberedList)]

    assert [len(block.items) for block in lists] == [2]
    assert isinstance(lists[0].items[1][1], NumberedList)


def test_word_numbers_the_parts_with_letters(desk: Path) -> None:
    """In the Word file the second level is (a), (b), (c), and the words of no item have a number typed into them."""
    done = run("new", REQUESTS / "oversight.yaml", "--from", "schumer", "--date", "2026-11-21", "-o", "letter.docx")

    assert done.code == 0, done.err
    numbering = part(desk / "letter.docx", "numbering.xml").decode()
    assert re.search(r'w:ilvl="1".{0,200}lowerLetter.{0,80}w:val="\(%2\)"', numbering, re.S)
    assert "for physicians;" in paragraphs(desk / "letter.docx")


# The day of the reply


@pytest.mark.parametrize(
    ("written", "count", "expected"),
    [
        (date(2024, 9, 12), 10, date(2024, 9, 26)),
        (date(2024, 11, 22), 5, date(2024, 12, 2)),  # over Thanksgiving
        (date(2026, 12, 23), 3, date(2026, 12, 29)),  # over Christmas, a Friday
        (date(2024, 9, 14), 1, date(2024, 9, 16)),  # from a Saturday
        (date(2020, 12, 31), 1, date(2021, 1, 4)),
    ],
)
def test_business_days_pass_over_weekends_and_federal_holidays(written: date, count: int, expected: date) -> None:
    """5 U.S.C. 6103 says which days are holidays."""
    assert business_days_after(written, count) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10 business days", "10 business days"),
        ("ten Business Days", "10 business days"),
        ("15 working days", "15 business days"),
        ("October 4, 2024", "2024-10-04"),
        ("2024-10-04", "2024-10-04"),
        ("two weeks", ""),
        ("10 days", ""),
        ("0 business days", ""),
        ("400 business days", ""),
        ("10/4/2024", ""),
        ("soon", ""),
    ],
)
def test_the_day_of_a_reply_is_a_day_or_a_number_of_business_days(typed: str, expected: str) -> None:
    """What may be read in two ways, or counts other days, is refused."""
    faults = Faults()

    assert read_reply_day(typed, Location("--respond-by"), faults) == expected
    assert bool(faults.found) != bool(expected)


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (
            "2024-09-12",
            "not after the letter’s date, September 12, 2024\n  The next business day is September 13, 2024: ",
        ),
        (
            "2023-09-12",
            "not after the letter’s date, September 12, 2024\n  The next business day is September 13, 2024: ",
        ),
        ("2024-09-28", "which is a Saturday\n  The next business day is September 30, 2024: 2024-09-30."),
        ("2024-10-14", "which is a federal holiday, Columbus Day\n  The next business day is October 15, 2024: "),
        ("2024-11-28", "which is a federal holiday, Thanksgiving Day\n  The next business day is November 29, 2024: "),
    ],
)
def test_a_day_on_which_nobody_can_answer_is_refused_with_the_next_that_will_do(day: str, fault: str) -> None:
    """A reply is asked for after the letter’s date, on a day on which federal offices are open."""
    done = run(
        *("preview", "--kind", "oversight", "--to", "Secretary of Agriculture", "--date", "2024-09-12"),
        *("--question", "What was done?", "--respond-by", day),
    )

    assert done.code == 2
    assert fault in done.err
    assert "fault" not in done.err  # it is the only one


# What a kind needs


def test_what_a_kind_needs_and_lacks_is_told_at_once() -> None:
    """Each thing with its hint."""
    done = run("preview", "--kind", "oversight", "--to", "Secretary of Agriculture", "--date", "2024-09-12")

    assert done.code == 2
    assert "--question: a letter of the kind 'oversight' needs 'question'\n  Put one question or more" in done.err
    assert "--respond-by: a letter of the kind 'oversight' needs 'respond-by'\n  Say by when" in done.err


def test_what_a_kind_has_no_place_for_is_refused() -> None:
    """It would be lost without a word."""
    done = run(
        *("preview", "--kind", "condolence", "--to", "Secretary of Agriculture", "--date", "2024-09-12"),
        *("--question", "What?", "--asks", "kyc", "--clause", "fair-consideration"),
    )

    assert done.code == 2
    assert "--question: a letter of the kind 'condolence' has no place for 'question'" in done.err
    assert "--asks: a letter of the kind 'condolence' has no asks" in done.err
    assert "'fair-consideration' stands in the slot 'request', which a letter of the kind 'condolence'" in done.err


def test_the_staff_contact_is_that_of_the_office_unless_the_request_names_one(desk: Path) -> None:
    """An office says it once; a letter may say another."""
    for folder in ("clauses", "templates"):
        (desk / "office" / folder).mkdir(parents=True)
    write(
        desk / "office/office.yaml",
        "format: 1\nname: Jane Roe\nchamber: house\nstate: Ohio\ndistrict: 3\n"
        "contact:\n  name: Sam Poe\n  phone: (202) 225-0100\n  email: sam.poe@mail.house.gov\n",
    )
    command = ("preview", REQUESTS / "casework.yaml", "--date", "2024-09-12", "--library", desk / "office")

    assert "Priya Raman of my staff at (301) 555-0118." in " ".join(run(*command).out.split())
    assert "Sam Poe of my staff at (202) 225-0100 or sam.poe@mail.house.gov." in " ".join(
        run(*command, "--contact", "Sam Poe, (202) 225-0100, sam.poe@mail.house.gov").out.split()
    )
    write(desk / "plain.yaml", "kind: casework\nto: secretary-of-agriculture\ndate: 2024-09-12\n")
    shown = " ".join(run("preview", "plain.yaml", "--library", desk / "office").out.split())
    assert "Sam Poe of my staff at (202) 225-0100 or sam.poe@mail.house.gov." in shown


@pytest.mark.parametrize(
    ("signer", "expected"),
    [
        ("trone", "full and fair consideration on its merits, in keeping with the law"),
        ("schumer", "prompt consideration on its merits, in keeping with the law"),
    ],
)
def test_support_is_in_the_words_of_the_chamber_s_ethics_rules(signer: str, expected: str, library: Library) -> None:
    """House Advisory Opinion No. 1 and Senate Rule 43."""
    assert expected in said("grant-support", library, signer)


# Identifiers


@pytest.mark.parametrize("blank", ["facts", "town"])
@pytest.mark.parametrize("number", ["123-45-6789", "A012345678", "IOE0123456789", "1EG4-TE5-MK73", "123456789"])
def test_no_inquiry_is_written_with_a_number_that_identifies_a_person(desk: Path, blank: str, number: str) -> None:
    """Neither the letter nor its record is made, and the message does not repeat the number."""
    done = run(
        *("new", "--kind", "casework", "--to", "Secretary of Veterans Affairs", "--date", "2024-09-12"),
        *("--fill", f"{blank}=It is {number}.", "-o", "letter.docx"),
    )

    assert done.code == 1
    assert number not in done.out + done.err
    assert list(desk.iterdir()) == []


def test_a_number_in_a_clause_that_is_not_printed_is_found_in_the_request(desk: Path) -> None:
    """The record would keep what the letter does not say."""
    done = run(
        *("new", "--kind", "casework", "--to", "Secretary of Veterans Affairs", "--date", "2024-09-12"),
        *("--without", "casework-facts", "--fill", "facts=It is 123-45-6789.", "-o", "letter.docx"),
    )

    assert done.code == 1
    assert "(•••-••-••••) stands in --fill facts." in done.err
    assert list(desk.iterdir()) == []


# Follow-up


def test_a_follow_up_cites_the_letter_of_a_record(desk: Path) -> None:
    """Its date, what it asked, and that it is enclosed; its record makes the same letter again."""
    first = (
        "--to",
        "Secretary of State",
        "--asks",
        "kyc",
        "--from",
        "trone",
        "--date",
        "2024-03-12",
        "-o",
        "first.docx",
    )
    follow = ("--kind", "follow-up", "--to", "Secretary of State", "--from", "trone", "--about", "first.docx")

    assert run("new", *first).code == 0
    assert run("new", *follow, "--date", "2024-05-14", "-o", "second.docx").code == 0
    assert run("new", "second.yaml", "-o", "again.docx").code == 0
    text = words(desk / "second.docx")
    assert "On March 12, 2024, I wrote to you to ask for know-your-customer rules for sellers of chemicals." in text
    assert "Enclosure: Letter of March 12, 2024" in text
    assert words(desk / "again.docx") == text


def test_a_follow_up_to_another_official_says_who_was_written_to(desk: Path) -> None:
    """Whoever holds the post now did not get the first letter."""
    first = (
        "--to",
        "Secretary of State",
        "--asks",
        "kyc",
        "--from",
        "schumer",
        "--date",
        "2024-03-12",
        "-o",
        "first.docx",
    )
    follow = ("--kind", "follow-up", "--to", "Secretary of State", "--from", "schumer", "--about", "first.docx")

    assert run("new", *first).code == 0
    shown = " ".join(run("preview", *follow, "--date", "2026-11-21").out.split())
    assert "I wrote to Antony J. Blinken, Secretary of State, to ask for" in shown
    assert "which is now before you." in shown


def test_a_follow_up_is_not_dated_before_the_letter_it_follows(desk: Path) -> None:
    """The fault names both days."""
    first = (
        "--to",
        "Secretary of State",
        "--asks",
        "kyc",
        "--from",
        "trone",
        "--date",
        "2024-03-12",
        "-o",
        "first.docx",
    )
    follow = ("--kind", "follow-up", "--to", "Secretary of State", "--from", "trone", "--about", "first.yaml")

    assert run("new", *first).code == 0
    done = run("preview", *follow, "--date", "2024-02-01")
    assert done.code == 2
    assert "first.yaml: the letter that is followed up is dated 2024-03-12, after this one" in done.err


# Kinds of an office's own


def test_an_office_adds_a_kind_of_letter_with_two_files(desk: Path) -> None:
    """A file of templates/letters and a clause: list, explain and preview know it, and no code was changed."""
    write(
        desk / "office/templates/letters/regret.yaml",
        'title: A letter of regret\nissue: none\nasks: none\nclose: With regards\nmark: ","\nslots:\n  - opening\n'
        "outline:\n  opening:\n    - regret\n",
    )
    write(
        desk / "office/clauses/common/opening/regret.md.j2",
        "---\ntitle: Says that the Member cannot come\nblanks:\n  event: the event\n---\n"
        "{{ I }} {{ am }} sorry that {{ I }} cannot come to {{ event }}.\n",
    )
    of = ("--library", desk / "office")

    assert "regret" in run("list", "kinds", *of).out
    assert "event: the event" in run("explain", "regret", *of).out
    shown = run(
        *("preview", "--kind", "regret", "--to", "Secretary of State", "--from", "trone", "--date", "2024-09-12"),
        *("--fill", "event=the reception", *of),
    ).out
    assert "Dear Secretary Blinken,\n\nI am sorry that I cannot come to the reception.\n\nWith regards,\n" in shown


def test_a_full_stop_stands_once_after_an_abbreviation(library: Library) -> None:
    """“10:00 a.m.” at the end of a sentence keeps one stop, and so does “Inc.”."""
    filled = {"event_day": "Friday at 10:00 a.m."}
    letter = draft(of_kind("invitation", "trone", fill=filled), library).letter

    assert "Friday at 10:00 a.m. It will be held" in plain_text(letter.body[0].runs)  # type: ignore[union-attr]


@each_kind
def test_a_kind_says_on_what_it_rests(kind: str, library: Library) -> None:
    """A law, a rule of the chamber, an opinion, or the house’s own practice."""
    assert library.kinds[kind].authority
