"""Follow-ups: what was asked, of whom, and by whom; and not before an answer can be missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import run, write

VA = ("--to", "Secretary of Veterans Affairs", "--from", "trone", "--date", "2024-03-12")
CASE = (
    *("new", "--kind", "casework", *VA, "--fill", "constituent=Maria Lopez", "--fill", "town=Frederick, Maryland"),
    *("--fill", "facts=She waits.", "--fill", "matter=an application for disability compensation", "-o", "first.docx"),
)
FOLLOW_VA = ("preview", "--kind", "follow-up", "--to", "Secretary of Veterans Affairs", "--about", "first.docx")
FIRST = ("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-03-12", "-o", "first.docx")
FOLLOW = ("--kind", "follow-up", "--to", "Secretary of State", "--from", "trone", "--about")
LATER = ("--from", "trone", "--date", "2024-05-14")

pytestmark = pytest.mark.usefixtures("desk")


def shown(*flags: str) -> str:
    """What a preview shows, on one line; nothing is wrong with its request."""
    done = run(*flags)
    assert done.code == 0, done.err
    return " ".join(done.out.split())


def test_a_follow_up_of_an_inquiry_names_the_constituent_and_encloses_the_release() -> None:
    """As the inquiry did, so that the agency may speak of the case; without the release it is unfinished."""
    assert run(*CASE).code == 0
    said = shown(*FOLLOW_VA, *LATER)

    assert "I wrote to you on behalf of Maria Lopez to ask about an application for disability compensation." in said
    assert "A signed privacy release is enclosed" in said
    assert "Enclosures: Letter of March 12, 2024 Privacy release signed by Maria Lopez" in said
    assert "(release-not-listed)" in run(*FOLLOW_VA, *LATER, "--enclosure", "Letter of March 12, 2024").err
    assert run(*FOLLOW_VA, *LATER, "--fill", "reply_date=His claim number is 12-3456").code == 1


@pytest.mark.parametrize(
    ("kind", "flags", "said"),
    [
        (
            "grant-support",
            ("--fill", "applicant=Garrett County", "--fill", "funding_number=RUS-24-1"),
            "to ask for full and fair consideration of the application of Garrett County under Funding Opportunity "
            "Number RUS-24-1.",
        ),
        (
            "project-request",
            ("--fill", "project=Elm Street Bridge", "--fill", "amount=$1,250,000", "--fill", "fiscal_year=2025"),
            "to request $1,250,000 for Elm Street Bridge in fiscal year 2025.",
        ),
        (
            "oversight",
            (
                *("--question", "Why?", "--question", "When?", "--document", "The plan.", "--respond-by", "2024-04-10"),
                *("--fill", "matter=the delay in paying claims"),
            ),
            "to ask two questions and request a document about the delay in paying claims. A copy of that letter is "
            "enclosed. I have had no reply to it. I renew those questions and that request.",
        ),
    ],
)
def test_a_follow_up_says_what_the_earlier_letter_asked(kind: str, flags: tuple[str, ...], said: str) -> None:
    """Each kind of letter has words for it in its own file."""
    assert run("new", "--kind", kind, *VA, *flags, "-o", "first.docx").code == 0

    assert f"On March 12, 2024, I wrote to you {said}" in shown(*FOLLOW_VA, *LATER)


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        ("thanks", "a letter of the kind 'thanks' asks nothing that is followed up"),
        ("casework", "the letter that is followed up lacks 'constituent': the constituent’s name"),
    ],
)
def test_a_letter_that_asked_nothing_is_not_followed_up(kind: str, fault: str) -> None:
    """Neither thanks nor a draft that does not say whom it is for."""
    assert run("new", "--kind", kind, *VA, "-o", "first.docx").code == 0
    done = run(*FOLLOW_VA, *LATER)

    assert done.code == 2
    assert f"first.docx: {fault}" in done.err


def test_an_earlier_letter_that_is_described_says_what_it_asked(desk: Path) -> None:
    """A day and an addressee alone are not enough."""
    write(desk / "f.yaml", "kind: follow-up\nto: secretary-of-state\nabout:\n  date: 2024-01-08\n  to: Ann Bee\n")
    done = run("preview", "f.yaml")

    assert done.code == 2
    assert "nobody has said what the earlier letter asked" in done.err


def test_a_second_follow_up_asks_what_the_first_letter_asked() -> None:
    """And cites the first follow-up, by its own date."""
    assert run(*FIRST, "--from", "trone").code == 0
    assert run("new", *FOLLOW, "first.docx", "--date", "2024-05-14", "-o", "second.docx").code == 0
    said = shown("preview", *FOLLOW, "second.docx", "--date", "2024-07-16")

    assert "On May 14, 2024, I wrote to you to ask for know-your-customer rules for sellers of chemicals." in said


def test_the_record_of_a_follow_up_makes_it_again_without_the_first_letter(desk: Path) -> None:
    """All that it says of that letter is in it."""
    assert run(*CASE).code == 0
    assert run("new", *FOLLOW_VA[1:], *LATER, "-o", "second.docx").code == 0
    for file in desk.glob("first.*"):
        file.unlink()

    assert run("new", "second.yaml", "-o", "again.docx").code == 0
    assert (desk / "again.docx").read_bytes() == (desk / "second.docx").read_bytes()


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ("Ada Lovelace,house,OH\nBen Franklin,house,PA\n", "Representatives Ada Lovelace and Ben Franklin and I wrote"),
        ("Ada Lovelace,house,OH\nEd Eff,senate,PA\n", "Representative Ada Lovelace and Senator Ed Eff and I wrote"),
        ("".join(f"Ada Bee{n},house,OH\n" for n in "abcde"), "five other Members of Congress and I wrote"),
    ],
)
def test_a_follow_up_by_one_of_several_names_those_who_wrote_too(desk: Path, others: str, said: str) -> None:
    """Who signs now did not write alone."""
    write(desk / "signers.csv", f"name,chamber,state\n{others}")
    assert run(*FIRST, "--from", "trone", "--cosigners", "signers.csv").code == 0

    assert f"On March 12, 2024, {said} to you to ask for" in shown("preview", *FOLLOW, "first.docx", *LATER[2:])


def test_several_of_those_who_wrote_say_with_whom(desk: Path) -> None:
    """“We” are those who sign now."""
    write(desk / "signers.csv", "name,chamber,state\nAda Lovelace,house,OH\nBen Franklin,house,PA\n")
    write(desk / "now.csv", "name,chamber,state\nAda Lovelace,house,OH\n")
    assert run(*FIRST, "--from", "trone", "--cosigners", "signers.csv").code == 0
    said = shown("preview", *FOLLOW, "first.docx", *LATER[2:], "--cosigners", "now.csv")

    assert "On March 12, 2024, together with Representative Ben Franklin, we wrote to you" in said


def test_no_follow_up_is_dated_the_day_of_the_letter_it_follows() -> None:
    """Nobody can have answered."""
    assert run(*FIRST, "--from", "trone").code == 0
    done = run("preview", *FOLLOW, "first.yaml", "--date", "2024-03-12")

    assert done.code == 2
    assert "is dated 2024-03-12, on the same day as this one" in done.err


@pytest.mark.parametrize(
    ("reply", "day", "told"),
    [
        (("--respond-by", "2024-04-10"), "2024-04-10", "that letter asked for a reply by April 10, 2024"),
        (("--respond-by", "2024-04-10"), "2024-04-11", ""),
        ((), "2024-03-20", "that letter is dated March 12, 2024"),
        ((), "2024-03-22", ""),
    ],
)
def test_a_reply_is_missed_only_after_its_day(reply: tuple[str, ...], day: str, told: str) -> None:
    """That by which it was asked for; where it was asked for by none, ten days."""
    assert run(*FIRST, "--from", "trone", *reply).code == 0
    said = run("preview", *FOLLOW, "first.yaml", "--date", day).err

    assert ("(follow-up-too-early)" in said) == bool(told)
    assert told in said
