"""`drafter new`: a request becomes a Word file and its record."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from helpers import HEADLINE, Ran, letter_xml, names, notes, paragraphs, part, run, run_installed, words, write

pytestmark = pytest.mark.usefixtures("desk")

TO_STATE = ("--to", "Secretary of State", "--date", "2024-09-12")
SEPTEMBER = ("new", *TO_STATE, "--asks", "kyc,scheduling")
STEM = "2024-09-12-secretary-of-state-kyc-scheduling"

FIRSTS = [date(year, month, 1) for year in range(2021, 2027) for month in range(1, 13)]
EVERY_MONTH = [date(2021, 1, 26), *(day for day in FIRSTS if date(2021, 2, 1) <= day), date(2026, 11, 21)]


def made(*args: str, to: tuple[str, ...] = TO_STATE, asks: str = "kyc") -> Path:
    """The Word file of a letter with these options; the test fails where none is written."""
    done = run("new", *to, "--asks", asks, *args, "-o", "letter.docx", "--force")

    assert done.code == 0, done.err
    return Path("letter.docx")


def record() -> str:
    return Path("letter.yaml").read_text(encoding="utf-8")


# The headline command


def test_the_headline_command_writes_a_letter_of_today_and_its_record(desk: Path):
    """Without a date the letter bears today's, and both files are named for the day, the post and the asks.

    As time goes by, the age of roster and figures is worth a warning, and nothing is ever worse.
    """
    done = run_installed(*HEADLINE, cwd=desk)

    assert done.code == 0, done.err
    assert [line for line in done.err.splitlines() if not line.startswith(("warning: ", "  "))] == []
    stem = f"out/{date.today().isoformat()}-secretary-of-state-kyc-scheduling"  # noqa: DTZ011
    assert names(desk) == [f"{stem}.docx", f"{stem}.yaml"]
    assert done.out.startswith(f"{Path(stem)}.docx: ")


def test_new_says_in_five_lines_what_it_made_and_what_is_next(desk: Path):
    """The file and its length, the figures with their dates, the findings by level, the sender, and what to do next."""
    done = run(*SEPTEMBER)

    first, figures, findings, sender, following = done.out.splitlines()
    assert re.fullmatch(rf"out.{STEM}\.docx: \d+ words, \d+ footnotes; its record is {STEM}\.yaml", first)
    assert re.fullmatch(r"Figures: [a-z-]+ [\d,]+, 2023 \(published May 15, 2024\)", figures)
    assert re.match(
        r"Findings: 3 unfinished, 1 suggestion \(a draft, not ready to send\)\. See drafter check out.", findings
    )
    assert sender.startswith("No sender is set: name one with --from (drafter list signatories) or add yours")
    assert re.fullmatch(
        rf"Next: read it through \(drafter preview out.{STEM}\.yaml\), then open it in Word\.", following
    )


def test_the_length_that_is_told_is_that_of_the_letter():
    """The words and footnotes are counted in the file as it is."""
    done = run(*SEPTEMBER, "-o", "letter.docx")

    said = re.search(r"([\d,]+) words, (\d+) footnotes", done.out)
    assert said
    assert int(said[1]) == len(" ".join(paragraphs(Path("letter.docx"))).split())
    assert int(said[2]) == len(notes(Path("letter.docx")))


def test_the_letter_opens_in_python_docx_and_holds_the_right_people_and_words():
    """Another program reads the day, the address, the salutation, the asks and the close."""
    run(*SEPTEMBER, "-o", "letter.docx")

    said = [paragraph.text for paragraph in docx.Document("letter.docx").paragraphs]
    assert "September 12, 2024" in said
    assert (
        "The Honorable Antony J. Blinken\nSecretary of State\nU.S. Department of State\n2201 C Street, NW\n"
        "Washington, DC 20520"
    ) in said
    assert said.index("Dear Secretary Blinken:") < said.index("Sincerely,")
    assert any(text.startswith("Require sellers of chemicals to know their customers.") for text in said)
    assert "norfentanyl" in " ".join(said)
    assert any("https://" in note for note in notes(Path("letter.docx")))


@pytest.mark.parametrize(
    ("day", "name", "salutation"),
    [
        ("2021-01-25", "Daniel B. Smith", "Dear Acting Secretary Smith:"),
        ("2021-01-26", "Antony J. Blinken", "Dear Secretary Blinken:"),
        ("2025-01-19", "Antony J. Blinken", "Dear Secretary Blinken:"),
        ("2025-01-20", "Lisa D. Kenna", "Dear Acting Secretary Kenna:"),
        ("2025-01-21", "Marco Rubio", "Dear Secretary Rubio:"),
        ("2026-11-21", "Marco Rubio", "Dear Secretary Rubio:"),
    ],
)
def test_the_letter_goes_to_whoever_held_the_post_on_its_date(day: str, name: str, salutation: str):
    """On a handover day the newcomer is addressed, and an acting holder as acting."""
    said = paragraphs(made("--date", day, to=("--to", "Secretary of State")))

    assert salutation in said
    assert any(name in text.splitlines()[0] for text in said if "2201 C Street" in text)


@pytest.mark.parametrize("day", EVERY_MONTH, ids=str)
def test_the_headline_command_works_on_every_date_since_2021(day: date):
    """No month lacks a holder, a figure or a clause that the letter needs."""
    done = run(*HEADLINE, "--date", day.isoformat())

    assert done.code == 0
    assert [line for line in done.err.splitlines() if not line.startswith(("warning: ", "  "))] == []
    assert ("(roster-age)" in done.err) == (day > date(2026, 11, 21))
    assert len(done.out.splitlines()) <= 5
    letter = Path("out", f"{day.isoformat()}-secretary-of-state-kyc-scheduling.docx")
    assert f"{day:%B} {day.day}, {day.year}" in paragraphs(letter)
    assert not [text for text in paragraphs(letter) if re.search(r"\[(?!YOUR|THE SENDER)", text)]


def test_a_date_after_the_roster_was_checked_is_a_warning_and_no_refusal():
    """Nobody knows who will hold a post next year, so the letter is written and the doubt told."""
    done = run(*HEADLINE, "--date", "2027-02-01", "-o", "letter.docx")
    told = run("check", "letter.yaml")

    assert done.code == 0
    assert "warning" in done.out
    assert re.search(r"^warning: Marco Rubio as .* was last checked on .*\. \(roster-age\)$", told.out, re.MULTILINE)
    assert "See that the post has not changed hands" in told.out


# The record, and what is never overwritten

FULL = (
    *("--kind", "request", "--issue", "fentanyl", "--from", "trone,cotton", "--clause", "ahead-of-meeting,demand"),
    *("--without", "commission-report", "--designation", "--cc", "AG", "--cc", "ondcp-director"),
    *("--fill", "meeting_time=in early “May”: # \\ {{ x }} *soon*", "--subject", "Precursors: the next step #2"),
    *("--via", "By Hand", "--enclosure", "Letter of May 1, 2023", "--enclosure", "- A list", "--letterhead", "senate"),
    *("--figure", "synthetic-opioid-deaths=2024-05-15"),
)


@pytest.mark.parametrize("options", [(), FULL, ("--no-designation",), ("--from", "schumer")])
def test_the_record_makes_the_same_letter_again(options: tuple[str, ...]):
    """`drafter new RECORD` gives the same words and notes to the byte, and the same record."""
    first = run(*SEPTEMBER, *options, "-o", "letter.docx")
    again = run("new", "letter.yaml", "-o", "again.docx")

    assert (first.code, again.code) == (0, 0), first.err + again.err
    assert letter_xml(Path("again.docx")) == letter_xml(Path("letter.docx"))
    assert Path("again.yaml").read_text(encoding="utf-8") == record()


def test_the_installed_command_makes_the_same_letter_again_in_a_process_of_its_own(desk: Path):
    """The headline's own record, read by a second run."""
    run_installed(*SEPTEMBER, cwd=desk)
    again = run_installed("new", f"out/{STEM}.yaml", "-o", "again.docx", cwd=desk)

    assert again.code == 0
    assert letter_xml(Path("again.docx")) == letter_xml(Path(f"out/{STEM}.docx"))


def test_the_record_says_what_was_chosen_and_who_was_addressed():
    """Every choice that drafter made stands in it, so that a later library chooses no other way."""
    made("--from", "schumer")

    assert "to:\n  - secretary-of-state\n" in record()
    assert "date: 2024-09-12\n" in record()
    assert "kind: request\n" in record()
    assert "letterhead: senate\n" in record()
    assert "designation: false\n" in record()
    assert "  - death-toll\n" in record()
    assert "  synthetic-opioid-deaths: 2024-05-15\n" in record()
    assert "made:\n  officials:\n    - blinken\n  library: " in record()


def test_nothing_is_overwritten_unasked(desk: Path):
    """A letter that is there stays as it is, and --force replaces it; a record that says the same is not in the way."""
    run(*SEPTEMBER)
    letter = Path("out", f"{STEM}.docx")
    letter.write_bytes(b"edited in Word")
    refused = run(*SEPTEMBER)

    assert refused.code == 3
    assert f"{letter}: this file is there already" in refused.err
    assert ".yaml" not in refused.err
    assert "Give another name with -o, or replace it with --force." in refused.err
    assert letter.read_bytes() == b"edited in Word"

    assert run(*SEPTEMBER, "--force").code == 0
    assert paragraphs(letter)
    assert len(names(desk)) == 2


def test_a_record_alone_is_not_overwritten_either(desk: Path):
    """Where the letter's name is free and its record's is not, neither is written."""
    write(desk / "letter.yaml", "mine")
    refused = run(*SEPTEMBER, "-o", "letter.docx")

    assert refused.code == 3
    assert refused.err.startswith("letter.yaml: this file is there already")
    assert names(desk) == ["letter.yaml"]


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_request_that_a_person_wrote_is_never_replaced_by_a_record(desk: Path, force: tuple[str, ...]):
    """letter.yaml is not lost to the record of letter.docx, not even with --force."""
    request = write(desk / "letter.yaml", "# mine\nto: Secretary of State\nasks: kyc\n")
    refused = run("new", "letter.yaml", "-o", "letter.docx", *force)

    assert refused.code == 3
    assert "letter.yaml: this is the request itself; the letter’s record would take its place" in refused.err
    assert "Give the letter another name with -o" in refused.err
    assert request.read_text(encoding="utf-8").startswith("# mine")
    assert names(desk) == ["letter.yaml"]


def test_a_record_may_be_made_anew_with_force():
    """A record is drafter's own file, so --force replaces the letter and the record together."""
    run(*SEPTEMBER, "-o", "letter.docx")
    again = run("new", "letter.yaml", "--from", "schumer", "-o", "letter.docx", "--force")

    assert again.code == 0, again.err
    assert "from:\n  - schumer\n" in record()


def test_a_dry_run_writes_nothing_and_says_what_would_be(desk: Path):
    """Not even the folder out/ is made."""
    done = run(*SEPTEMBER, "--dry-run")

    assert done.code == 0
    assert f"{STEM}.docx" in done.out
    assert "(not written: --dry-run)" in done.out
    assert "Next: run it without --dry-run." in done.out
    assert list(desk.iterdir()) == []


def test_o_names_the_letter_and_its_record(desk: Path):
    """A path with folders and spaces is taken as it is; the record has the same name."""
    (desk / "My letters").mkdir()
    done = run(*SEPTEMBER, "-o", "My letters/To the Secretary.docx")

    assert done.code == 0
    assert names(desk) == ["My letters/To the Secretary.docx", "My letters/To the Secretary.yaml"]


def test_an_empty_o_counts_as_none(desk: Path):
    """As a script gives it whose variable is not set."""
    done = run(*SEPTEMBER, "-o", "")

    assert done.code == 0, done.err
    assert names(desk) == [f"out/{STEM}.docx", f"out/{STEM}.yaml"]


@pytest.mark.parametrize("failing", ["replace", "open"])
def test_a_write_that_fails_leaves_the_old_letter_whole(desk: Path, monkeypatch: pytest.MonkeyPatch, failing: str):
    """A full disk or a file open in Word: the files that were there stay, and nothing is left beside them."""
    run(*SEPTEMBER, "-o", "letter.docx")
    before = {path.name: path.read_bytes() for path in desk.iterdir()}

    real = getattr(Path, failing)

    def fail(path: Path, *given: object, **named: object) -> object:
        if failing == "open" and given != ("xb",):  # a file that is read
            return real(path, *given, **named)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, failing, fail)
        done = run(*SEPTEMBER, "--subject", "Another", "-o", "letter.docx", "--force")

    assert done.code == 3
    assert "letter.docx: this file cannot be written: No space left on device" in done.err
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before


def test_a_letter_that_is_open_in_word_is_told_so(monkeypatch: pytest.MonkeyPatch):
    """Windows refuses to replace an open file; the message says what to do."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    run(*SEPTEMBER, "-o", "letter.docx")
    monkeypatch.setattr(Path, "replace", refuse)
    done = run(*SEPTEMBER, "-o", "letter.docx", "--force")
    elsewhere = run(*SEPTEMBER, "-o", "other.docx")

    assert (done.code, elsewhere.code) == (3, 3)
    assert "Is it open in Word? Close it there, or give another name with -o." in done.err
    assert "Give another folder with -o FOLDER/letter.docx." in elsewhere.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(desk: Path):
    """Nothing is written, and the exit code is that of files."""
    desk.chmod(0o500)
    try:
        done = run(*SEPTEMBER)
    finally:
        desk.chmod(0o700)

    assert done.code == 3
    assert "cannot be written" in done.err


# letter.yaml

REQUEST = """\
to: Secretary of State
asks: [kyc, scheduling]
date: 2024-09-12
from: schumer
clause: ahead-of-meeting
fill:
  meeting_time: in early May
  counterpart_official: Foreign Minister Wang Yi
subject: Precursors
"""


def test_a_letters_file_says_what_flags_say(desk: Path):
    """The same keys, the same letter."""
    write(desk / "request.yaml", REQUEST)
    run("new", "request.yaml", "-o", "from-file.docx")
    flags = ("--from", "schumer", "--clause", "ahead-of-meeting", "--fill", "meeting_time=in early May")
    more = ("--fill", "counterpart_official=Foreign Minister Wang Yi", "--subject", "Precursors")
    made(*flags, *more, asks="kyc,scheduling")

    assert letter_xml(Path("from-file.docx")) == letter_xml(Path("letter.docx"))


@pytest.mark.parametrize(
    ("flags", "there", "gone"),
    [
        (("--date", "2025-03-04"), "Dear Secretary Rubio:", "Blinken"),
        (("--asks", "kyc"), "to take one step", "norfentanyl"),
        (("--from", "cotton"), "Tom Cotton", "Schumer"),
        (("--subject", "Another matter"), "Re: Another matter", "Re: Precursors"),
        (("--fill", "meeting_time=in late June"), "Foreign Minister Wang Yi in late June", "in early May"),
        (("--to", "Attorney General"), "Dear Attorney General Garland:", "Blinken"),
        (("--clause", "plain"), "I write about", "in early May"),
    ],
)
def test_a_flag_takes_the_place_of_what_the_file_says(desk: Path, flags: tuple[str, ...], there: str, gone: str):
    """What the flag does not name stays as the file has it; blanks are filled one by one."""
    write(desk / "request.yaml", REQUEST)
    done = run("new", "request.yaml", *flags, "-o", "letter.docx")

    assert done.code == 0, done.err
    assert there in words(Path("letter.docx"))
    assert gone not in words(Path("letter.docx"))


def test_a_sender_named_over_a_record_brings_the_letterhead_too():
    """A record made without a sender pins no letterhead once a sender is named."""
    made()
    done = run("new", "letter.yaml", "--from", "schumer", "-o", "signed.docx")

    assert done.code == 0, done.err
    assert paragraphs(Path("signed.docx"))[0] == "United States Senate"
    assert "[" not in words(Path("signed.docx"))


def test_a_clause_left_out_of_a_record_costs_no_other():
    """The clauses that the record's letter had stay, also those that the outline does not carry."""
    made("--clause", "demand")
    before = record()
    done = run("new", "letter.yaml", "--without", "death-toll", "--clause", "money-flow", "-o", "shorter.docx")

    assert done.code == 0, done.err
    after = Path("shorter.yaml").read_text(encoding="utf-8")
    assert ("  - demand\n" in before, "  - death-toll\n" in before) == (True, True)
    assert ("  - demand\n" in after, "  - money-flow\n" in after, "  - death-toll\n" in after) == (True, True, False)


def test_another_date_over_a_record_takes_the_figures_of_that_date():
    """A record pins its figures to its own day only."""
    made()
    done = run("new", "letter.yaml", "--date", "2026-03-02", "-o", "later.docx")

    assert "(published January 14, 2026)" in done.out


# Options


@pytest.mark.parametrize(
    "options",
    [
        (("--asks", "kyc,scheduling"), ("--asks", "kyc", "--asks", "scheduling"), ("--asks", " kyc , scheduling, ")),
        (
            ("--asks", "kyc", "--cc", "AG,ondcp-director"),
            ("--asks", "kyc", "--cc", "Attorney General", "--cc", "ondcp-director"),
        ),
        (("--asks", "kyc", "--from", "trone,cotton"), ("--asks", "kyc", "--from", "trone", "--from", "cotton")),
        (
            ("--asks", "kyc", "--clause", "demand,money-flow"),
            ("--asks", "kyc", "--clause", "demand", "--clause", "money-flow"),
        ),
        (
            ("--asks", "kyc", "--without", "death-toll,shortfall"),
            ("--asks", "kyc", "--without", "death-toll", "--without", "shortfall"),
        ),
        (
            ("--asks", "kyc", "--to", "president,AG"),
            ("--asks", "kyc", "--to", "President", "--to", "attorney-general"),
        ),
    ],
)
def test_a_plural_option_is_repeated_or_parted_by_commas(options: tuple[tuple[str, ...], ...]):
    """Either way gives the same letter."""
    letters = []
    for option in options:
        to = () if "--to" in option else ("--to", "Secretary of State")
        done = run("new", *to, *option, "--date", "2024-09-12", "-o", "letter.docx", "--force")
        assert done.code == 0, done.err
        letters.append(letter_xml(Path("letter.docx")))

    assert letters == [letters[0]] * len(options)


@pytest.mark.parametrize("post", ["secretary-of-state", "SECRETARY OF STATE", "the Secretary of State", "SecState"])
def test_a_post_is_known_by_its_id_its_title_and_its_other_names(post: str):
    """However it is written, the letter goes to the same person."""
    assert "Dear Secretary Blinken:" in paragraphs(made(to=("--to", post, "--date", "2024-09-12")))


@pytest.mark.parametrize("day", ["September 12, 2024", "Sept. 12, 2024", "september 12 2024", "2024-09-12"])
def test_a_date_is_read_as_a_person_writes_it(day: str):
    """A month in words cannot be mistaken for a day."""
    assert "September 12, 2024" in paragraphs(made(to=("--to", "AG", "--date", day)))


def test_fill_puts_words_where_a_blank_was():
    """An unfilled blank stands in brackets; a filled one is plain words, whatever signs are in them."""
    unfilled = words(made("--clause", "ahead-of-meeting"))
    filled = words(made("--clause", "ahead-of-meeting", "--fill", "meeting_time=in *May*, {{ at }} last = now"))

    assert re.search(r"When you meet \[[A-Z ]+\] \[", unfilled)
    assert "] in *May*, {{ at }} last = now, I ask" in filled


def test_subject_and_delivery_stand_where_a_letter_has_them():
    """The delivery notation above the address, the subject line between address and salutation."""
    said = paragraphs(made("--subject", "Precursors & “pills” <1>", "--via", "By Hand"))

    address = next(number for number, text in enumerate(said) if "2201 C Street" in text)
    assert said[address - 1 : address + 3] == [
        "By Hand",
        said[address],
        "Re: Precursors & “pills” <1>",
        "Dear Secretary Blinken:",
    ]


def test_enclosures_are_listed_after_the_signature_and_keep_their_commas():
    """One option is one enclosure, however many commas its title has."""
    said = paragraphs(made("--enclosure", "Report of May 1, 2023", "--enclosure", "A list"))

    assert said[-1] == "Enclosures:\nReport of May 1, 2023\nA list"
    assert said[-3] == "Sincerely,"


def test_copies_are_named_with_title_and_department_in_the_order_given():
    """Those who receive copies stand last."""
    said = paragraphs(made("--cc", "ondcp-director,AG"))

    assert said[said.index("cc:") :] == [
        "cc:",
        "Rahul Gupta\nDirector of National Drug Control Policy\nOffice of National Drug Control Policy",
        "Merrick B. Garland\nAttorney General\nU.S. Department of Justice",
    ]


def test_the_designation_is_asked_for_only_where_the_flag_or_the_kind_says_so():
    """A request has it with --designation, a designation request goes without it under --no-designation."""
    assert "fiscal year 2025" not in words(made())
    assert "fiscal year 2025" in words(made("--designation"))
    assert "fiscal year 2025" in words(made("--kind", "designation-request"))
    assert "fiscal year 2025" not in words(made("--kind", "designation-request", "--no-designation"))


def test_a_designation_that_cannot_be_asked_for_is_told():
    """Before the law reached the counterpart the letter is written without it, and a warning says so."""
    asked = "to: secretary-of-state\ndate: 2021-12-26\nasks: kyc\ndesignation: yes\n"
    told = run("check", write(Path("ask.yaml"), asked)).out

    assert "warning: 'designation' was asked for and left out" in told


def test_a_clause_is_added_and_left_out_by_its_id():
    """--clause adds what the outline does not carry, --without takes away what it does."""
    assert "demand" not in words(made()).casefold()
    assert "demand" in words(made("--clause", "demand")).casefold()
    assert "74,702" not in words(made("--without", "death-toll"))


def test_figure_pins_a_statistic_to_the_release_of_a_day():
    """A newer count is public, and the pinned one stands in the letter."""
    done = run("new", *TO_STATE[:2], "--date", "2025-12-01", "--asks", "kyc", "--figure",
               "synthetic-opioid-deaths=2024-05-15", "-o", "letter.docx")  # fmt: skip

    assert "(published May 15, 2024)" in done.out
    assert "74,702" in words(Path("letter.docx"))


def test_two_signatories_say_we_and_both_sign():
    """The text speaks for both, each has a signature, and the letterhead is the first one's."""
    said = paragraphs(made("--from", "trone,cotton"))

    text = " ".join(said)
    assert re.search(r"\bWe (write|ask|therefore)\b", text)
    assert not re.search(r"\bI\b|\bmy\b", text)
    assert [one for one in said if one][-2:] == ["David Trone\nMember of Congress", "Tom Cotton\nUnited States Senator"]
    assert said[0] == "Congress of the United States"


def test_letterhead_chooses_another_one():
    """The signatory stays, the paper changes."""
    said = paragraphs(made("--from", "trone", "--letterhead", "senate"))

    assert said[0] == "United States Senate"
    assert "David Trone\nMember of Congress" in said


# No sender


def test_without_a_sender_the_blanks_are_bracketed_and_highlighted_in_word():
    """Letterhead, name and title cannot be overlooked, and nobody is invented."""
    letter = made()
    blanks = [run for one in docx.Document(str(letter)).paragraphs for run in one.runs if run.text.startswith("[")]

    assert [blank.text for blank in blanks] == [
        "[YOUR OFFICE’S LETTERHEAD]",
        "[THE SENDER’S NAME]",
        "[THE SENDER’S TITLE]",
    ]
    assert all(blank.font.highlight_color is not None for blank in blanks)
    assert not re.search("Trone|Schumer|Cotton", words(letter))


def test_without_a_sender_each_blank_is_an_unfinished_finding_that_says_how_to_set_one():
    """Both the letter's summary and the findings name --from and the folder for one's own Member."""
    done = run(*SEPTEMBER, "-o", "letter.docx")
    told = run("check", "letter.yaml")

    assert "Findings: 3 unfinished" in done.out
    assert "name one with --from (drafter list signatories) or add yours with drafter init" in done.out
    assert told.out.count("(unset-sender)") == 3
    assert "unfinished: [THE SENDER’S NAME] is still blank. (unset-sender)" in told.out
    assert "Name a signatory with --from (drafter list signatories)" in told.out


def test_a_sample_that_signs_is_unfinished_too():
    """The Members that ship with drafter are for trying it; a letter must not leave in their name."""
    made("--from", "schumer")

    assert (
        "unfinished: Charles E. Schumer is a sample that ships with drafter. (unset-sender)"
        in run("check", "letter.yaml").out
    )


# The office's own library

CLAUSE = """\
---
title: Our own know-your-customer ask
lead: Know who buys.
phrase: rules for sellers
decided_by: counterpart
pressed_by:
  - secretary-of-state
reason: Our Member has said so before.
authority: As in the shipped ask.
---
This is what my office asks of sellers.
"""
SIGNATORY = """\
name: Jane Q. Example
title: Member of Congress
chamber: house
state: Ohio
letterhead: house
zip: "20515"
since: 2019-01-03
"""


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's library: one clause and one signatory over the shipped ones."""
    write(desk / "office" / "clauses" / "fentanyl" / "asks" / "kyc.md.j2", CLAUSE)
    write(desk / "office" / "templates" / "signatories" / "trone.yaml", SIGNATORY)
    return desk / "office"


def by_option(office: Path, patch: pytest.MonkeyPatch) -> Ran:
    return run(*SEPTEMBER, "--from", "trone", "--library", office, "-o", "letter.docx")


def by_environment(office: Path, patch: pytest.MonkeyPatch) -> Ran:
    patch.setenv("DRAFTER_LIBRARY", str(office))
    return run(*SEPTEMBER, "--from", "trone", "-o", "letter.docx")


def by_folder(office: Path, patch: pytest.MonkeyPatch) -> Ran:
    inner = office / "letters"
    inner.mkdir()
    return run(*SEPTEMBER, "--from", "trone", "-o", "../../letter.docx", cwd=inner)


@pytest.mark.parametrize("way", [by_option, by_environment, by_folder])
def test_an_offices_library_takes_the_place_of_shipped_files(office: Path, monkeypatch: pytest.MonkeyPatch, way):
    """A clause and a signatory of the same ids are the office's own; all the rest stays as shipped."""
    done = way(office, monkeypatch)

    assert done.code == 0, done.err
    said = words(Path("letter.docx"))
    assert "Know who buys. This is what my office asks of sellers." in said
    assert "Jane Q. Example" in said
    assert "norfentanyl" in said
    assert "David Trone" not in said
    assert "Findings: 1 suggestion" in done.out


def test_document_and_record_are_the_same_wherever_the_person_stands(desk: Path):
    """Neither the folder nor the day of the run leaves a trace in the files."""
    (desk / "elsewhere").mkdir()
    run(*SEPTEMBER, "-o", "letter.docx")
    run(*SEPTEMBER, "-o", "letter.docx", cwd=desk / "elsewhere")

    assert Path("elsewhere/letter.docx").read_bytes() == Path("letter.docx").read_bytes()
    assert Path("elsewhere/letter.yaml").read_bytes() == Path("letter.yaml").read_bytes()
    assert part(Path("letter.docx"), "document.xml").startswith(b"<?xml")


def test_a_damaged_stationery_in_the_cache_is_learnt_again(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """A cache that was cut short costs time and nothing else."""
    monkeypatch.setenv("DRAFTER_CACHE", str(desk / "cache"))
    assert run(*HEADLINE, "-o", "whole.docx").code == 0
    (kept,) = (desk / "cache").glob("stationery-*")
    for damage in (b"", kept.read_bytes()[:1000]):
        kept.write_bytes(damage)
        made = run(*HEADLINE, "-o", "again.docx", "--force")

        assert made.code == 0, made.err
        assert Path("again.docx").read_bytes() == Path("whole.docx").read_bytes()


@pytest.mark.parametrize("output", [("-o", f"{'x' * 300}.docx")])
def test_a_name_that_is_too_long_is_told(desk: Path, output: tuple[str, ...]):
    """It is the person's file that cannot be written, and no fault of drafter's own."""
    made = run(*HEADLINE, *output)

    assert made.code == 3
    assert "this file cannot be written" in made.err


def test_a_figure_of_a_later_day_is_refused(desk: Path):
    """A letter cannot rest on a count that nobody had published."""
    later = ("--date", "2025-03-10", "--figure", "synthetic-opioid-deaths=2025-05-14")
    made = run(*HEADLINE, *later)

    assert made.code == 2
    assert "was published after the letter’s date, March 10, 2025" in made.err
    assert list(desk.iterdir()) == []


def test_a_kind_that_asks_for_the_designation_tells_where_it_cannot(desk: Path):
    """The Attorney General is not asked for it: nothing is written, and the drafter learns who decides it."""
    given = ("--to", "attorney-general", "--asks", "kyc", "--kind", "designation-request", "--date", "2024-09-12")
    refused = run("new", *given, "-o", "letter.docx")

    assert refused.code == 1
    assert "The President of the United States decides it." in " ".join(refused.err.split())
    assert not (desk / "letter.docx").exists()
    assert run("new", *given, "--no-designation", "-o", "letter.docx").code == 0


@pytest.mark.parametrize("day", ["2021-09-12", "2024-09-12", "2026-11-21"])
def test_a_passage_that_points_back_never_comes_first(desk: Path, day: str):
    """With the clause before it left out, 'That deserves credit' has nothing to speak of, and goes too."""
    shown = run("preview", *HEADLINE[1:], "--date", day, "--without", "class-scheduling", "--width", "400").out

    assert "\n\nThat deserves" not in shown
    assert "\n\nIt " not in shown
