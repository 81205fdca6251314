"""drafter kit: what colleagues need to sign a letter on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from helpers import names, paragraphs, run, run_installed, words, write

KYC = ("--to", "secretary-of-state", "--asks", "kyc,scheduling", "--date", "2024-09-12")
TABLE = 'name,chamber,state,since\n"Donald S. Beyer, Jr.",house,VA,2015-01-06\nNydia M. Velázquez,house,NY,1993-01-05\n'
FILES = ["cosigners.csv", "letter.yaml", "signers.txt", "summary.txt", "text.docx", "text.txt"]
COLLEAGUES = ["dear-colleague.docx", "dear-colleague.yaml"]
CHECKER = Path(__file__).parents[2] / "shared" / "tools" / "docxcheck.py"


@pytest.fixture
def table(desk: Path) -> Path:
    return write(desk / "signers.csv", TABLE)


def kit(desk: Path, *flags: str | Path, folder: str = "kit") -> Path:
    """The folder of a kit."""
    done = run("kit", *KYC, *flags, "-o", folder, cwd=desk)
    assert done.code == 0, done.err
    return desk / folder


def test_the_installed_command_writes_the_kit(desk, table):
    """The text without signatures, both lists, a summary, the record, and the letter to colleagues."""
    flags = (*KYC, "--from", "trone", "--cosigners", table, "--sign-by", "2024-09-20")
    done = run_installed("kit", *flags, cwd=desk)
    made = desk / "out/2024-09-12-secretary-of-state-kyc-scheduling-kit"

    assert done.code == 0, done.err
    assert names(made) == sorted([*FILES, *COLLEAGUES])
    assert "3 signers so far" in done.out
    assert names(desk / "out") == [f"{made.name}/{name}" for name in sorted([*FILES, *COLLEAGUES])]


def test_the_text_is_the_letters_without_its_signatures(desk, table):
    """In Word and as plain text; the rest is word for word that of the letter."""
    made = kit(desk, "--from", "trone", "--cosigners", table)
    run("new", made / "letter.yaml", "-o", "letter.docx", cwd=desk)
    whole, text = paragraphs(desk / "letter.docx"), paragraphs(made / "text.docx")

    assert text == whole[: whole.index("Sincerely,") + 1]
    assert "Trone" not in (made / "text.txt").read_text(encoding="utf-8")
    assert "Sincerely," in (made / "text.txt").read_text(encoding="utf-8")


def test_the_list_shows_who_signs_and_has_room_for_more(desk, table):
    """In the order of the letter, with an open table below."""
    made = kit(desk, "--from", "trone", "--cosigners", table, "--order", "seniority")
    said = (made / "signers.txt").read_text(encoding="utf-8")

    assert [line for line in said.splitlines() if ". " in line][:3] == [
        "  1. Nydia M. Velázquez, Member of Congress, New York",
        "  2. Donald S. Beyer, Jr., Member of Congress, Virginia",
        "  3. David Trone, Member of Congress, Maryland",
    ]
    assert said.count("\n____") == 12


def test_the_table_is_filled_in_and_given_back(desk, table):
    """What --cosigners reads: the co-signers so far, and a row for each who joins."""
    made = kit(desk, "--from", "trone", "--cosigners", table)
    with (made / "cosigners.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("Ann Bee,,senate,OH,,,,,\r\n")
    done = run("new", made / "letter.yaml", "--cosigners", made / "cosigners.csv", "-o", "letter.docx", cwd=desk)

    assert done.code == 0, done.err
    blocks = paragraphs(desk / "letter.docx")[-6:]
    assert [one for one in blocks if "\n" in one][-1] == "Ann Bee\nUnited States Senator"
    run("new", made / "letter.yaml", "-o", "before.docx", cwd=desk)
    assert "Velázquez" in words(desk / "before.docx")


def test_the_summary_is_a_paragraph_of_the_letters_own_facts(desk, table):
    """To whom, about what, what is asked, who signs, and until when."""
    made = kit(desk, "--from", "trone", "--cosigners", table, "--sign-by", "2024-09-20")

    assert (made / "summary.txt").read_text(encoding="utf-8") == (
        "A letter to Antony J. Blinken, Secretary of State, about the illicit trade in fentanyl precursors, dated "
        "September 12, 2024. It asks for help in securing know-your-customer rules for sellers of chemicals and "
        "legal control of the chemicals behind fentanyl. So far three Members sign it, David Trone first. It can be "
        "signed until September 20, 2024.\n"
    )


@pytest.mark.parametrize(
    ("flags", "said"), [((), "Nobody has signed so far."), (("--from", "trone"), "David Trone signs it.")]
)
def test_the_summary_tells_of_nobody_and_of_one(desk, flags, said):
    """No number stands where there is none."""
    assert said in (kit(desk, *flags) / "summary.txt").read_text(encoding="utf-8")


def test_the_letter_to_colleagues_is_filled_from_the_letter(desk, table):
    """Addressee, subject, asks and the last day; what only a person knows stays marked."""
    made = kit(desk, "--from", "trone", "--cosigners", table, "--sign-by", "September 20, 2024")
    said = words(made / "dear-colleague.docx")

    assert "Please join me in signing a letter to the Secretary of State about the illicit trade" in said
    assert "The letter asks for help in securing know-your-customer rules" in said
    assert "by September 20, 2024." in said
    assert "[WHY IT MATTERS" in said
    again = run("new", made / "dear-colleague.yaml", "-o", "again.docx", cwd=desk)
    assert again.code == 0, again.err
    assert words(desk / "again.docx") == said


def test_without_a_last_day_there_is_no_letter_to_colleagues(desk):
    """And it is said how to have one."""
    done = run("kit", *KYC, "-o", "kit", cwd=desk)

    assert names(desk / "kit") == FILES
    assert "Without a letter to colleagues: give --sign-by DAY." in done.out


@pytest.mark.parametrize("day", ["2024-09-02", "9/10/2024", "soon"])
def test_a_last_day_that_will_not_do_is_refused(desk, day):
    """One before the letter's, one that may be two days, and words."""
    done = run("kit", *KYC, "--sign-by", day, "-o", "kit", cwd=desk)

    assert done.code == 2
    assert done.err.startswith("--sign-by: ")
    assert names(desk) == []


def test_nothing_is_ever_replaced(desk):
    """A folder that holds something, or a file of that name, stays as it is."""
    kit(desk)
    before = {name: (desk / "kit" / name).read_bytes() for name in names(desk / "kit")}
    write(desk / "file", "mine")
    for folder in ("kit", "file"):
        done = run("kit", *KYC, "-o", folder, cwd=desk)
        assert done.code == 3
        assert "Nothing is replaced." in done.err

    assert {name: (desk / "kit" / name).read_bytes() for name in names(desk / "kit")} == before
    assert names(desk) == ["file", *(f"kit/{name}" for name in FILES)]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed otherwise there")
def test_a_kit_that_cannot_be_written_leaves_nothing(desk):
    """Neither the folder nor a part of it; where the folder above is missing, it is not made."""
    done = run("kit", *KYC, "-o", "none/kit", cwd=desk)

    assert done.code == 3
    assert "there is no folder 'none'" in done.err
    assert names(desk) == []


def test_the_same_request_gives_the_same_kit(desk, table):
    """To the byte."""
    flags = ("--from", "trone", "--cosigners", table, "--sign-by", "2024-09-20")
    one, two = kit(desk, *flags, folder="one"), kit(desk, *flags, folder="two")

    assert [(one / name).read_bytes() for name in names(one)] == [(two / name).read_bytes() for name in names(two)]


def test_a_kit_is_made_from_a_letter_that_is_there(desk, table):
    """Its record or the letter itself, with flags over it."""
    run("new", *KYC, "--from", "trone", "-o", "letter.docx", cwd=desk)
    done = run("kit", "letter.docx", "--cosigners", table, "-o", "kit", cwd=desk)

    assert done.code == 0, done.err
    assert "3 signers so far" in done.out


@pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_other_programs_open_the_text(desk, table):
    """Every gate of the checker passes for the letter without signatures."""
    made = kit(desk, "--from", "trone", "--cosigners", table)
    done = subprocess.run(
        [sys.executable, CHECKER, made / "text.docx", "--brief"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert "all gates pass" in done.stdout, done.stdout


# What colleagues are asked to sign


def test_one_who_asks_others_to_sign_sends_them_the_text_that_they_will_sign(desk):
    """It says “we”, tells no experience of one alone as everybody’s, and names nobody in the file’s properties."""
    made = kit(desk, "--from", "trone")
    text = " ".join((made / "text.txt").read_text(encoding="utf-8").split())

    assert "We therefore ask" in text
    assert not re.search(r"\b(?:I|my|me)\b", text)
    assert "Whoever" not in text
    with zipfile.ZipFile(made / "text.docx") as parts:
        assert not any(b"Whoever" in parts.read(name) for name in parts.namelist())
    assert "cosigners" not in (made / "letter.yaml").read_text(encoding="utf-8")


def test_the_kit_says_that_its_text_speaks_for_several(desk):
    """While the letter of its record still speaks for one."""
    done = run("kit", *KYC, "--from", "trone", "-o", "kit", cwd=desk)

    assert "The text says “we”, as the letter will when it has co-signers; until then letter.yaml says “I”." in done.out


def test_words_of_one_that_others_would_sign_stop_the_kit(desk):
    """The sentence is shown, and nothing is written."""
    flags = ("--kind", "grant-support", "--to", "secretary-of-agriculture", "--date", "2024-09-12", "--from", "trone")
    done = run("kit", *flags, "--fill", "first_hand=My office went there, and I saw it.", "-o", "kit", cwd=desk)

    assert done.code == 1
    assert "My office went there, and I saw it." in done.err
    assert names(desk) == []


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("2024-10-11", "the last day to sign is October 11, 2024, not before the day by which it asks for a reply"),
        ("2024-10-10", "the last day to sign is October 10, 2024, not before the day by which it asks for a reply"),
        ("2024-09-12", "the last day to sign is September 12, 2024, not after the letter’s date, September 12, 2024"),
        ("2024-09-21", "the last day to sign is September 21, 2024, a Saturday, when no office answers"),
    ],
)
def test_the_last_day_to_sign_lies_between_the_letter_and_its_reply(desk, day, fault):
    """It is told of as what it is: a day to sign, and no day to reply."""
    done = run("kit", *KYC, "--respond-by", "2024-10-10", "--sign-by", day, "-o", "kit", cwd=desk)

    assert done.code == 2
    assert done.err.startswith(f"--sign-by: {fault}")
    assert names(desk) == []


def test_a_letter_that_asks_for_signatures_is_signed_by_nobody_else(desk):
    """Its kit would ask colleagues to sign a letter to colleagues."""
    flags = ("--kind", "dear-colleague", "--respond-by", "2024-09-20", "--date", "2024-09-12", "--from", "trone")
    done = run("kit", *flags, "-o", "kit", cwd=desk)

    assert done.code == 2
    assert "this letter asks for signatures itself" in done.err


VA = ("--to", "secretary-of-veterans-affairs", "--date", "2024-09-12", "--from", "trone")


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (
            ("--kind", "casework", "--fill", "constituent=Maria Lopez"),
            "Affairs, dated September 12, 2024, with the subject “Inquiry on behalf of Maria Lopez.”",
        ),
        (
            (
                *("--kind", "oversight", "--question", "Why?", "--document", "The plan.", "--respond-by", "2024-10-10"),
                *("--fill", "matter=the delay in paying claims"),
            ),
            "Secretary of Veterans Affairs, about the delay in paying claims, dated September 12, 2024. It puts one "
            "question. It makes one request for documents. It asks for a reply by October 10, 2024.",
        ),
    ],
)
def test_the_summary_says_what_letters_on_no_issue_are_about(desk, flags, said):
    """By the subject line where that is all there is, and by the matter where the kind names one."""
    done = run("kit", *VA, *flags, "-o", "kit", cwd=desk)

    assert done.code == 0, done.err
    assert said in (desk / "kit/summary.txt").read_text(encoding="utf-8")
