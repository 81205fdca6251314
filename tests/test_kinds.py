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


def test_the_parts_of_one_question_alone_have_letters(desk: Path) -> None:
    """One question makes no list, and its parts are (a) and (b) all the same, in every form of the letter."""
    flags = ("--kind", "oversight", "--to", "secretary-of-agriculture", "--respond-by", "10 business days")
    flags += ("--question", "How many came: (a) in 2023; (b) in 2024?", "--date", "2024-09-12")
    made = [run("new", *flags, "-o", f"a.{form}").err for form in ("md", "txt", "html", "docx")]

    assert made == [""] * 4
    assert "(b) in 2024?" in (desk / "a.md").read_text("utf-8")
    assert "\n(a) in 2023;" in (desk / "a.txt").read_text("utf-8")
    assert '<ol type="a">\n<li><p>in 2023;' in (desk / "a.html").read_text("utf-8")
    lists = part(desk / "a.docx", "numbering.xml").decode()
    first = re.search(r'<w:num w:numId="1".*?w:abstractNumId w:val="(\d+)"', lists)
    assert first
    assert re.search(rf'w:abstractNumId="{first[1]}".*?w:numFmt w:val="(\w+)"', lists, re.S)[1] == "lowerLetter"  # type: ignore[index]


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
        ("12/18/2024", "2024-12-18"),
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


def test_a_day_that_nobody_can_read_is_one_fault() -> None:
    """The kind needs a day, and one was given: what is wrong with it is said, and nothing else."""
    done = run(
        *("preview", "--kind", "oversight", "--to", "Secretary of Agriculture", "--date", "2024-09-12"),
        *("--question", "What was done?", "--respond-by", "soon"),
    )

    assert done.code == 2
    assert done.err.startswith("--respond-by: 'soon' is not a date\n")
    assert "fault" not in done.err  # it is the only one


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
@pytest.mark.parametrize(
    "number",
    [
        *("123-45-6789", "A012345678", "IOE0123456789", "1EG4-TE5-MK73", "123456789"),
        *("the claim number 12-3456", "the VA file number C 12 345 678", "an SSN ending in 6789"),
        *("a DOB 03/03/1950", "his date of birth, March 3, 1950", "(301) 555-0142", "301-555-0142"),
    ],
)
def test_no_inquiry_is_written_with_a_number_that_identifies_a_person(desk: Path, blank: str, number: str) -> None:
    """Neither the letter nor its record is made, and the message does not repeat the number."""
    done = run(
        *("new", "--kind", "casework", "--to", "Secretary of Veterans Affairs", "--date", "2024-09-12"),
        *("--fill", f"{blank}=It is {number}.", "-o", "letter.docx"),
    )

    assert done.code == 1
    assert re.search(r"\d[\w ,/-]*\d", number)[0] not in done.out + done.err  # type: ignore[index]
    assert list(desk.iterdir()) == []


def test_the_staff_contact_may_be_called(desk: Path) -> None:
    """The telephone number of the office is no number of the constituent’s."""
    done = run(
        *("new", "--kind", "casework", "--to", "Secretary of Veterans Affairs", "--date", "2024-09-12"),
        *("--contact", "Sam Poe, (202) 225-0100", "-o", "letter.docx"),
    )

    assert done.code == 0, done.err
    assert (desk / "letter.docx").exists()


def test_a_number_in_a_clause_that_is_not_printed_is_found_in_the_request(desk: Path) -> None:
    """The record would keep what the letter does not say."""
    done = run(
        *("new", "--kind", "casework", "--to", "Secretary of Veterans Affairs", "--date", "2024-09-12"),
        *("--without", "casework-facts", "--fill", "facts=It is 123-45-6789.", "-o", "letter.docx"),
    )

    assert done.code == 1
    assert "(•••-••-••••) stands in --fill facts." in done.err
    assert list(desk.iterdir()) == []


# Figures of the office's own


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("The depot holds 4,512 pallets. There were 17 fires.", ["filled-figure"]),
        ("The Inspector General counted 4,512 pallets in 2024.", []),
        ("According to the Department, there were 17 fires.", []),
        ("There were many fires on May 3, 2024.", []),
    ],
)
def test_a_figure_that_is_filled_in_is_told_of_once_unless_its_sentence_says_whose_it_is(
    reason: str, found: list[str], library: Library
) -> None:
    """A blank holds no footnote, so that nothing is said of footnotes."""
    made = draft(of_kind("dear-colleague", "schumer", fill={"letter_reason": reason}), library)

    assert [one.rule for one in made.findings if "figure" in one.rule] == found


def test_what_the_office_itself_knows_needs_no_source(library: Library) -> None:
    """The days that a constituent has waited, the calls that a fire chief answered."""
    for kind, blank in (("casework", "facts"), ("congratulation", "work"), ("thanks", "effect")):
        made = draft(of_kind(kind, "schumer", fill={blank: "It was 214 days, and 17 calls."}), library)
        assert [one.rule for one in made.findings if "figure" in one.rule] == []


# Follow-up


FIRST = ("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-03-12", "-o", "first.docx")
FOLLOW = ("--kind", "follow-up", "--to", "Secretary of State", "--about")


def first_from(signer: str) -> None:
    """The letter that is followed up, with its record."""
    assert run(*FIRST, "--from", signer).code == 0


def test_a_follow_up_cites_the_letter_of_a_record(desk: Path) -> None:
    """Its date, what it asked, and that it is enclosed; its record makes the same letter again."""
    first_from("trone")
    second = ("new", *FOLLOW, "first.docx", "--from", "trone", "--date", "2024-05-14", "-o", "second.docx")

    assert run(*second).code == 0
    assert run("new", "second.yaml", "-o", "again.docx").code == 0
    text = words(desk / "second.docx")
    assert "On March 12, 2024, I wrote to you to ask for know-your-customer rules for sellers of chemicals." in text
    assert "Enclosure: Letter of March 12, 2024" in text
    assert words(desk / "again.docx") == text


@pytest.mark.usefixtures("desk")
def test_a_follow_up_to_another_official_says_who_was_written_to() -> None:
    """Whoever holds the post now did not get the first letter."""
    first_from("schumer")
    shown = " ".join(run("preview", *FOLLOW, "first.docx", "--from", "schumer", "--date", "2026-11-21").out.split())

    assert "I wrote to Antony J. Blinken, Secretary of State, to ask for" in shown
    assert "which is now before you." in shown


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("signers", ["cotton,schumer", "cotton"])
def test_a_follow_up_by_others_says_who_wrote(signers: str) -> None:
    """By the word for a Member of the chamber and the whole name, whether or not that one signs too."""
    first_from("schumer")
    shown = " ".join(run("preview", *FOLLOW, "first.docx", "--from", signers, "--date", "2024-05-14").out.split())

    assert "On March 12, 2024, Senator Charles E. Schumer wrote to you to ask for" in shown


@pytest.mark.usefixtures("desk")
def test_a_follow_up_is_not_dated_before_the_letter_it_follows() -> None:
    """The fault names both days."""
    first_from("trone")
    done = run("preview", *FOLLOW, "first.yaml", "--from", "trone", "--date", "2024-02-01")

    assert done.code == 2
    assert "first.yaml: the letter that is followed up is dated 2024-03-12, after this one" in done.err


# Names, amounts, events


PROJECT = (
    *("preview", "--kind", "project-request", "--to", "Secretary of Agriculture", "--from", "trone"),
    *("--date", "2024-03-12", "--fill", "project=Columbus Lead Line Replacement"),
)


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (("--subject", "Columbus Lead-Line Replacement"), "“Columbus Lead-Line Replacement” stands where"),
        (("--enclosure", "Map of the Columbus Lead Line Replacment"), "“Columbus Lead Line Replacment” stands where"),
        (("--fill", "amount=1250000"), "“1250000” is not an amount of dollars"),
        (("--fill", "fiscal_year=27"), "“27” is not a year in four digits"),
    ],
)
def test_a_project_has_one_name_and_its_amounts_their_usual_form(flags: tuple[str, ...], found: str) -> None:
    """Wherever in the letter the name stands."""
    assert found in run(*PROJECT, *flags).err


@pytest.mark.parametrize(
    "flags",
    [
        ("--subject", "Columbus Lead Line Replacement", "--enclosure", "Columbus Lead Line Replacement’s plan"),
        ("--fill", "amount=$1.25 million", "--fill", "fiscal_year=2027"),
    ],
)
def test_the_name_itself_and_the_usual_forms_are_no_fault(flags: tuple[str, ...]) -> None:
    """With a genitive too."""
    said = run(*PROJECT, *flags).err

    assert "(name-otherwise-elsewhere)" not in said
    assert "(amount-or-year-in-another-form)" not in said


@pytest.mark.parametrize(
    "sentence",
    [
        "I urge you to fund it.",
        "Please award this grant.",
        "It should be selected.",
        "I ask you to make an exception to the deadline.",
        "It deserves every possible advantage.",
    ],
)
def test_support_that_asks_for_the_outcome_is_told_of(sentence: str, library: Library) -> None:
    """House Advisory Opinion No. 1 and Senate Rule 43."""
    made = draft(of_kind("grant-support", "trone", fill={"first_hand": sentence}), library)

    assert "outcome-asked" in {one.rule for one in made.findings}


def test_an_answer_is_asked_for_before_the_event() -> None:
    """And an event lies after the letter."""
    invite = (
        "preview",
        "--kind",
        "invitation",
        "--to",
        "Secretary of State",
        "--from",
        "trone",
        "--date",
        "2024-03-12",
    )
    event = ("--fill", "event_day=Friday, April 12, 2024, at 10:00 a.m.")

    late = run(*invite, *event, "--respond-by", "2024-04-15")
    assert late.code == 1
    assert "the event is on April 12, 2024, and the answer is asked for by April 15, 2024." in late.err
    assert "(answer-after-the-event)" not in run(*invite, *event, "--respond-by", "2024-04-05").err
    past = run(*invite, "--fill", "event_day=Monday, March 11, 2024")
    assert "the event is on March 11, 2024, and the letter is dated March 12, 2024." in past.err


@pytest.mark.parametrize(
    ("applicant", "said"),
    [
        ("Garrett County, Maryland", "that Garrett County, Maryland, has made"),
        ("the University of Maryland", "that the University of Maryland has made"),
    ],
)
def test_a_state_after_a_place_has_a_comma_on_both_sides(applicant: str, said: str, library: Library) -> None:
    """Whoever fills a blank cannot see what stands next."""
    letter = draft(of_kind("grant-support", "trone", fill={"applicant": applicant}), library).letter

    assert said in plain_text(letter.body[0].runs)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("signers", "said"), [(("trone",), "of my staff"), (("schumer", "cotton"), "of Senator Schumer’s")]
)
def test_the_staff_contact_is_on_somebodys_staff(signers: tuple[str, ...], said: str, library: Library) -> None:
    """Of several who sign, on that of the one whose letter it is."""
    letter = draft(of_kind("casework", *signers, contact="Sam Poe, (202) 225-0100"), library).letter

    assert any(f"Sam Poe {said}" in plain_text(one.runs) for one in letter.paragraphs())


def test_nobody_is_said_to_have_asked_an_office_that_was_not_asked(library: Library) -> None:
    """A constituent turns to one office, and others may sign the inquiry."""
    assert "who has asked my office for help" in said("casework", library, "trone")
    assert "offices for help" not in said("casework", library, "schumer", "cotton")


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
