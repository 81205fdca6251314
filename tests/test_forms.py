# ruff: noqa: E501  a case of a table is a line
"""How people are named, greeted and taken leave of: every form of address, and what letters make of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, paragraphs, run, run_installed, write
from table_of_forms import TABLE, Row

from drafter import assets
from drafter.addressing import Addressing
from drafter.drafting import open_library
from drafter.recipients import described
from drafter.records.forms import Recipient

LIBRARY = open_library([assets.root()], None)
STYLES = ("congressional", "manual")
ASKS = ("--asks", "kyc", "--date", "2026-06-01")
URGED = ("--allow", "outside-remit=a test of how people are addressed")
GOVERNOR = """\
name: Mary Q. Smith
surname: Smith
form: governor
title: Governor of Ohio
address:
  - 77 South High Street
  - Columbus, OH 43215
vocative: Ms.
"""


def person(form: str, **more: object) -> Recipient:
    """Mary Q. Smith in a form of address, a woman where nothing else is said."""
    given = {"name": "Mary Q. Smith", "surname": "Smith", "vocative": "Ms.", **more}
    return Recipient(form=form, **given)


def letter(*people: Recipient, style: str = "congressional") -> tuple[tuple[tuple[str, ...], ...], str, str]:
    """The inside addresses above the organization, the salutation and the close of a letter to these people."""
    made = Addressing([described(one, LIBRARY) for one in people], style, LIBRARY)
    forms = made.forms()
    lines = tuple(tuple(line for line in map(str, one.name_lines) if line) for one in made.addressees)
    return lines, f"{'Dear ' if forms.dear else ''}{forms.greeting}{forms.mark}", forms.close


def greeting(*people: Recipient, style: str = "congressional") -> str:
    """The salutation of a letter to these people."""
    return letter(*people, style=style)[1]


def shown(*args: str | Path, cwd: Path) -> list[str]:
    """The lines of a letter on the screen, from its date down; the command must succeed."""
    done = run("preview", *args, "--width", "80", cwd=cwd)
    assert done.code == 0, done.err + done.out
    return [line.strip() for line in done.out.splitlines()]


def head(lines: list[str]) -> tuple[list[str], str]:
    """The inside addresses of a letter, blank lines left out, and the salutation."""
    first = next(number for number, line in enumerate(lines) if line.endswith((", 2026", ", 2025")))
    last = next(
        n for n, line in enumerate(lines) if n > first and line.endswith((":", ",")) and not line.startswith("1")
    )
    return [line for line in lines[first + 1 : last] if line], lines[last]


# The table


@pytest.mark.parametrize("row", TABLE, ids=[row.form for row in TABLE])
@pytest.mark.parametrize("style", STYLES)
def test_each_form_makes_the_letter_that_its_source_prints(row: Row, style: str):
    """The lines of the inside address, the salutation and the close are those written out by hand."""
    rank = "Colonel" if row.form == "officer" else ""
    lines, said, close = letter(person(row.form, title=row.title, honorific=rank), style=style)

    assert lines == (row.lines,)
    assert said == getattr(row, style)
    assert close == row.close


@pytest.mark.parametrize("row", TABLE, ids=[row.form for row in TABLE])
def test_each_form_names_its_sources(row: Row):
    """What a form rests on is in the data; one without a source is said to be general knowledge."""
    form = LIBRARY.forms[row.form]

    assert form.sources == row.sources
    assert set(form.sources) <= set(LIBRARY.sources)
    assert form.sources or form.basis == "general-knowledge"


def test_the_table_has_every_form_and_no_other():
    """A form without a row would be a form that nobody read."""
    assert sorted(row.form for row in TABLE) == sorted({*LIBRARY.forms} - {"colleagues"})  # who are no one person


def test_no_form_makes_a_mister_of_somebody_unknown():
    """Where it is not known, nobody is Mr., Ms., Madam, His or Her in any style or status."""
    for form in LIBRARY.forms:
        for status in ("", "acting", "former", "elect"):
            for style in STYLES:
                rank = "Colonel" if form == "officer" else ""
                alex = person(
                    form, name="Alex Doe", surname="Doe", vocative="", title="Title", status=status, honorific=rank
                )
                lines, said, _ = letter(alex, style=style)
                words = f"{' '.join(lines[0])} {said}".split()
                wrong = {"Mr.", "Ms.", "Mrs.", "Madam", "Her", "Sir"} & set(words)
                assert wrong == set(), f"{form} {status} {style}: {words}"
                assert "  " not in said and " :" not in said, said


def test_every_post_has_a_form_and_greets_a_man_and_a_woman():
    """No shipped post repeats a salutation, and each has words in both styles."""
    for post in LIBRARY.posts.values():
        assert post.form in LIBRARY.forms, post.id
        assert {"congressional", "manual"} <= set(post.salutation), post.id


# Those who do not hold the office


@pytest.mark.parametrize(
    ("form", "status", "title", "lines", "congressional", "manual"),
    [
        ("cabinet-secretary", "acting", "Secretary of Labor", "Ms. Mary Q. Smith / Acting Secretary of Labor", "Dear Acting Secretary Smith:", "Dear Ms. Smith:"),
        ("governor", "acting", "Governor of Ohio", "The Honorable Mary Q. Smith / Acting Governor of Ohio", "Dear Acting Governor Smith:", "Dear Ms. Smith:"),
        ("trade-representative", "acting", "United States Trade Representative", "Ms. Mary Q. Smith / Acting United States Trade Representative", "Dear Ms. Smith:", "Dear Ms. Smith:"),
        ("director", "acting", "Acting Director", "Ms. Mary Q. Smith / Acting Director", "Dear Acting Director Smith:", "Dear Ms. Smith:"),
        ("director", "acting", "Senior Official Performing the Duties of the Director", "Ms. Mary Q. Smith / Senior Official Performing the Duties of the Director", "Dear Ms. Smith:", "Dear Ms. Smith:"),
        ("president", "former", "", "The Honorable Mary Q. Smith", "Dear President Smith:", "Dear Ms. Smith:"),
        ("cabinet-secretary", "former", "", "The Honorable Mary Q. Smith", "Dear Secretary Smith:", "Dear Madam Secretary:"),
        ("senator", "former", "", "The Honorable Mary Q. Smith", "Dear Senator Smith:", "Dear Senator Smith:"),
        ("representative", "former", "", "The Honorable Mary Q. Smith", "Dear Representative Smith:", "Dear Ms. Smith:"),
        ("governor", "former", "", "The Honorable Mary Q. Smith", "Dear Governor Smith:", "Dear Governor Smith:"),
        ("justice", "former", "", "The Honorable Mary Q. Smith", "Dear Justice Smith:", "Dear Madam Justice:"),
        ("us-ambassador", "former", "", "The Honorable Mary Q. Smith", "Dear Ambassador Smith:", "Dear Ambassador Smith:"),
        ("general", "former", "", "General Mary Q. Smith", "Dear General Smith:", "Dear General Smith:"),
        ("company-executive", "former", "", "Ms. Mary Q. Smith", "Dear Ms. Smith:", "Dear Ms. Smith:"),
        ("governor", "elect", "Governor of Ohio", "The Honorable Mary Q. Smith / Governor-elect of Ohio", "Dear Governor-elect Smith:", "Dear Ms. Smith:"),
        ("president", "elect", "President of the United States", "The Honorable Mary Q. Smith / President-elect of the United States", "Dear President-elect Smith:", "Dear Ms. Smith:"),
        ("mayor", "elect", "Mayor of Toledo", "The Honorable Mary Q. Smith / Mayor-elect of Toledo", "Dear Mayor-elect Smith:", "Dear Ms. Smith:"),
        ("lieutenant-governor", "elect", "Lieutenant Governor of Ohio", "The Honorable Mary Q. Smith / Lieutenant Governor-elect of Ohio", "Dear Lieutenant Governor-elect Smith:", "Dear Ms. Smith:"),
        ("senator", "elect", "", "The Honorable Mary Q. Smith", "Dear Senator-elect Smith:", "Dear Ms. Smith:"),
        ("cabinet-secretary", "designate", "Secretary of Labor", "Ms. Mary Q. Smith / Secretary-designate of Labor", "Dear Ms. Smith:", "Dear Ms. Smith:"),
        ("deputy-secretary", "designate", "Deputy Secretary of Labor", "Ms. Mary Q. Smith / Deputy Secretary-designate of Labor", "Dear Ms. Smith:", "Dear Ms. Smith:"),
        ("trade-representative", "designate", "United States Trade Representative", "Ms. Mary Q. Smith / United States Trade Representative-designate", "Dear Ms. Smith:", "Dear Ms. Smith:"),
        ("state-official", "elect", "Treasurer of Ohio", "The Honorable Mary Q. Smith / Treasurer-elect of Ohio", "Dear Ms. Smith:", "Dear Ms. Smith:"),
    ],
)  # fmt: skip
def test_acting_former_and_elect(form: str, status: str, title: str, lines: str, congressional: str, manual: str):
    """The title line tells the status, one who has left has no title line, and the manuals keep the title back."""
    who = person(form, status=status, title=title)

    assert letter(who)[0] == (tuple(lines.split(" / ")),)
    assert greeting(who) == congressional
    assert greeting(who, style="manual") == manual


# Doctors, and those of whom little is known


@pytest.mark.parametrize(
    ("form", "more", "line"),
    [
        ("company-executive", {"name": "Mary Q. Smith, M.D."}, "Mary Q. Smith, M.D."),
        ("doctor", {"name": "Mary Q. Smith, PhD"}, "Mary Q. Smith, PhD"),
        ("director", {"name": "Mary Q. Smith, M.D."}, "The Honorable Mary Q. Smith, M.D."),
        ("cabinet-secretary", {"status": "acting"}, "Dr. Mary Q. Smith"),
        ("cabinet-secretary", {"status": "acting", "honorific": "The Honorable"}, "The Honorable Mary Q. Smith"),
        ("governor", {"status": "acting"}, "The Honorable Mary Q. Smith"),
    ],
)
def test_what_stands_before_the_name_of_a_doctor_or_of_one_who_acts(form: str, more: dict[str, str], line: str):
    """The degree after the name takes the place of Dr.; only who is elected, or said to be, is honorable while acting."""
    assert letter(person(form, title="Title", **{"vocative": "Dr.", **more}))[0][0][0].strip() == line


@pytest.mark.parametrize(
    ("form", "more", "congressional", "manual"),
    [
        ("director", {"vocative": "Dr."}, "Dear Director Smith:", "Dear Dr. Smith:"),
        ("cabinet-secretary", {"vocative": "Dr."}, "Dear Secretary Smith:", "Dear Secretary Smith:"),
        ("cabinet-secretary", {"vocative": "Dr.", "formal": "Madam"}, "Dear Secretary Smith:", "Dear Madam Secretary:"),
        ("company-executive", {"vocative": "Dr."}, "Dear Dr. Smith:", "Dear Dr. Smith:"),
        ("cabinet-secretary", {"vocative": ""}, "Dear Secretary Smith:", "Dear Secretary Smith:"),
        ("commission-chair", {"vocative": ""}, "Dear Chair Smith:", "Dear Chair Smith:"),
        ("committee-chair", {"vocative": "Mr."}, "Dear Chairman Smith:", "Dear Mr. Chairman:"),
        ("director", {"vocative": ""}, "Dear Director Smith:", "Dear Mary Q. Smith:"),
        ("private-person", {"vocative": ""}, "Dear Mary Q. Smith:", "Dear Mary Q. Smith:"),
        ("president", {"vocative": ""}, "Dear President Smith:", "Dear President Smith:"),
        ("private-person", {"vocative": "Mx."}, "Dear Mx. Smith:", "Dear Mx. Smith:"),
    ],
)
def test_a_doctorate_and_what_is_not_known(form: str, more: dict[str, str], congressional: str, manual: str):
    """A doctor is The Honorable above and Dr. below; where nothing is known the name or the title stands in full."""
    who = person(form, title="Title", **more)

    assert greeting(who) == congressional
    assert greeting(who, style="manual") == manual
    assert "Honorable Dr." not in str(letter(who)[0])


def test_a_formal_title_without_the_word_acting_is_no_title_to_greet_by(desk: Path):
    """Whoever performs the duties of an office on the roster is greeted as Mr., whatever the style."""
    lines = shown("--to", "cbp-commissioner", "--asks", "pill-presses", *URGED, "--date", "2024-01-05", cwd=desk)

    assert "Senior Official Performing the Duties of the Commissioner" in lines
    assert "Dear Mr. Miller:" in lines


# Couples, and several addressees


def spouse(**said: str) -> object:
    from drafter.records.forms import Spouse

    return Spouse(
        said.get("name", ""), said.get("surname", "Smith"), said.get("vocative", ""), said.get("honorific", "")
    )


@pytest.mark.parametrize(
    ("who", "lines", "said"),
    [
        (person("governor", title="Governor of Ohio", spouse=spouse(name="John Jones", surname="Jones", vocative="Mr.")), "The Honorable Mary Q. Smith / Governor of Ohio / and Mr. John Jones", "Dear Governor Smith and Mr. Jones:"),
        (person("governor", name="John Smith", vocative="Mr.", title="Governor of Ohio", spouse=spouse(name="Ann Smith", vocative="Mrs.")), "The Honorable John Smith / Governor of Ohio / and Mrs. Ann Smith", "Dear Governor and Mrs. Smith:"),
        (person("federal-judge", title="Judge", organization="District Court", spouse=spouse(name="Jo Smith", vocative="Mr.")), "The Honorable Mary Q. Smith / Judge / District Court / and Mr. Jo Smith", "Dear Judge Smith and Mr. Smith:"),
        (person("private-person", name="John Smith", vocative="Mr.", spouse=spouse(vocative="Mrs.")), "Mr. John Smith / and Mrs. Smith", "Dear Mr. and Mrs. Smith:"),
        (person("private-person", name="John Smith", vocative="Mr.", spouse=spouse(name="Mary Smith", vocative="Ms.")), "Mr. John Smith / and Ms. Mary Smith", "Dear Mr. Smith and Ms. Smith:"),
        (person("doctor", spouse=spouse(name="Alex Doe", surname="Doe")), "Dr. Mary Q. Smith / and Alex Doe", "Dear Dr. Smith and Alex Doe:"),
        (person("officer", honorific="Lieutenant", spouse=spouse(name="Ann Lee", surname="Lee")), "Lieutenant Mary Q. Smith / and Ann Lee", "Dear Lieutenant Smith and Ann Lee:"),
        (person("senator", spouse=spouse(name="Ann Lee", surname="Lee", vocative="Ms.", honorific="The Honorable")), "The Honorable Mary Q. Smith / United States Senate / and The Honorable Ann Lee", "Dear Senator Smith and Ms. Lee:"),
    ],
)  # fmt: skip
def test_couples(who: Recipient, lines: str, said: str):
    """The spouse stands below all that is the official’s, so that nobody takes the title for the other’s."""
    assert letter(who)[:2] == ((tuple(lines.split(" / ")),), said)


@pytest.mark.parametrize(
    ("people", "congressional", "manual"),
    [
        (("cabinet-secretary Ames Ms.", "administrator Bell Mr."), "Dear Secretary Ames and Administrator Bell:", "Dear Madam Secretary and Mr. Bell:"),
        (("committee-chair Ames Mr.", "ranking-member-house Bell Ms."), "Dear Chairman Ames and Ranking Member Bell:", "Dear Mr. Chairman and Representative Bell:"),
        (("senator Ames Ms.", "senator Bell Mr."), "Dear Senators Ames and Bell:", "Dear Senators Ames and Bell:"),
        (("senator Ames Ms.", "senator Bell Mr.", "senator Cole Mr."), "Dear Senators Ames, Bell, and Cole:", "Dear Senators Ames, Bell, and Cole:"),
        (("senator Ames Ms.", "representative Bell Mr."), "Dear Senator Ames and Representative Bell:", "Dear Senator Ames and Representative Bell:"),
        (("committee-chair Ames Mr.", "committee-chair Bell Mr."), "Dear Chairmen Ames and Bell:", "Dear Chairs Ames and Bell:"),
        (("committee-chair Ames Mr.", "committee-chair Bell Ms."), "Dear Chairman Ames and Chairwoman Bell:", "Dear Mr. Chairman and Madam Chairwoman:"),
        (("cabinet-secretary Ames Mr.", "cabinet-secretary Bell Mr."), "Dear Secretaries Ames and Bell:", "Dear Secretaries Ames and Bell:"),
        (("private-person Ames Mr.", "private-person Bell Mr."), "Dear Mr. Ames and Mr. Bell:", "Dear Mr. Ames and Mr. Bell:"),
        (("foreign-ambassador Ames Mr.", "us-ambassador Bell Ms."), "Dear Ambassadors Ames and Bell:", "Dear Ambassador Ames and Madam Ambassador:"),
        (("cabinet-secretary Ames Ms.", "attorney-general Bell Mr.", "administrator Cole Mr."), "Dear Secretary Ames, Attorney General Bell, and Administrator Cole:", "Dear Madam Secretary, Mr. Attorney General, and Mr. Cole:"),
    ],
)  # fmt: skip
def test_joint_salutations(people: tuple[str, ...], congressional: str, manual: str):
    """Each is greeted by the title, a title that all share stands once, and no two by the same words."""
    made = [
        person(form, name=f"Pat {surname}", surname=surname, vocative=vocative, title="Title")
        for form, surname, vocative in (one.split() for one in people)
    ]

    assert greeting(*made) == congressional
    assert greeting(*made, style="manual") == manual


def test_several_addressees_stand_in_order_of_precedence(desk: Path):
    """The Secretary comes before the Administrator however they were named; the close is that of the first."""
    lines = shown("--to", "dea-administrator", "--to", "secretary-of-state", *ASKS, cwd=desk)

    address, said = head(lines)
    assert address == [
        "The Honorable Marco Rubio", "Secretary of State", "U.S. Department of State", "2201 C Street, NW", "Washington, DC 20520",
        "The Honorable Terrance C. Cole", "Administrator", "Drug Enforcement Administration", "8701 Morrissette Drive", "Springfield, VA 22152",
    ]  # fmt: skip
    assert said == "Dear Secretary Rubio and Administrator Cole:"


def test_an_office_may_keep_the_order_in_which_it_named_them(desk: Path):
    """`precedence: false` in house.yaml."""
    write(desk / "office/templates/house.yaml", "precedence: false\n")
    args = ("--to", "dea-administrator", "--to", "secretary-of-state", *ASKS, "--library", "office")

    assert head(shown(*args, cwd=desk))[1] == "Dear Administrator Cole and Secretary Rubio:"


# What an office chooses


def test_the_style_is_chosen_by_flag_then_signatory_then_house(desk: Path):
    """--forms goes before the signatory’s `forms`, and that before the house’s."""
    args = ("--to", "secretary-of-state", *ASKS, "--library", "office")
    signatory = (ROOT / "templates/signatories/cotton.yaml").read_text(encoding="utf-8")
    write(desk / "office/templates/house.yaml", "forms: manual\n")
    write(desk / "office/templates/signatories/cotton.yaml", f"{signatory}forms: congressional\n")

    assert head(shown(*args, cwd=desk))[1] == "Dear Mr. Secretary:"
    assert head(shown(*args, "--from", "cotton", cwd=desk))[1] == "Dear Secretary Rubio:"
    assert head(shown(*args, "--from", "cotton", "--forms", "manual", cwd=desk))[1] == "Dear Mr. Secretary:"


def test_a_style_that_there_is_not_is_a_fault(desk: Path):
    """With what was probably meant."""
    done = run("preview", "--to", "secretary-of-state", *ASKS, "--forms", "manuel", cwd=desk)

    assert done.code == 2
    assert "Did you mean 'manual'?" in done.err


def test_one_file_changes_the_marks_the_capital_and_the_close(desk: Path):
    """A comma after the salutation, D.C. with full stops in addresses and letterheads, and another close."""
    house = 'mark: ","\nclose: Very truly yours\ncapital: Washington, D.C.\n'
    write(desk / "office/templates/house.yaml", house)

    lines = shown("--to", "secretary-of-state", *ASKS, "--from", "cotton", "--library", "office", cwd=desk)

    assert "Washington, D.C. 20520" in lines
    assert "Washington, D.C. 20510" in lines
    assert head(lines)[1] == "Dear Secretary Rubio,"
    assert "Very truly yours," in lines
    assert "Sincerely," not in lines


def test_the_president_is_taken_leave_of_respectfully(desk: Path):
    """The close is the form’s where it has one, and an office may change that entry."""
    lines = shown("--to", "president", "--asks", "kyc", "--date", "2026-06-01", *URGED, cwd=desk)

    assert head(lines)[1] == "Dear Mr. President:"
    assert "Respectfully," in lines
    assert "Sincerely," not in lines


def test_faults_of_the_house_file_are_told_together(desk: Path):
    """With file, line and column, and what was probably meant."""
    house = "forms: manuel\nmark: ;\ntitles:\n  secretary-of-defence: secondry\nclosing: Yours\n"
    write(desk / "office/templates/house.yaml", house)

    done = run("list", "forms", "--library", "office", cwd=desk)

    assert done.code == 2
    for told in ("house.yaml:1:8", "Did you mean 'manual'", "house.yaml:2:7", "house.yaml:5:1", "Did you mean 'close'"):
        assert told in done.err, done.err


WAR = ("--to", "secretary-of-defense", "--asks", "agency-cooperation", *URGED, "--library", "office")


def test_two_titles_for_one_post_are_the_choice_of_the_office(desk: Path):
    """The one in the law is written unless the office prefers the other, and then only from its day on."""
    prefers = write(desk / "office/templates/house.yaml", "close: Sincerely\n")
    assert head(shown(*WAR, "--date", "2026-06-01", cwd=desk))[0][1:3] == [
        "Secretary of Defense",
        "U.S. Department of Defense",
    ]

    write(prefers, "titles:\n  secretary-of-defense: secondary\n")
    address, said = head(shown(*WAR, "--date", "2026-06-01", cwd=desk))
    assert address[1:3] == ["Secretary of War", "U.S. Department of War"]
    assert said == "Dear Secretary Hegseth:"
    assert head(shown(*WAR, "--date", "2025-06-01", cwd=desk))[0][1] == "Secretary of Defense"


def test_new_says_which_of_two_titles_it_wrote_and_why(desk: Path):
    """Whoever asked for the other title is told in the summary, with the file in which to choose."""
    write(desk / "office/templates/house.yaml", "close: Sincerely\n")
    asked = ("--to", "Secretary of War", *WAR[2:], "--date", "2026-06-01", "-o", "war.docx")

    told = run("new", *asked, cwd=desk).out

    assert "Title: Secretary of Defense; the house prefers the statutory title of 'secretary-of-defense'" in told
    assert "to Secretary of War; an executive order of September 5, 2025" in told
    assert "templates/house.yaml:" in told


def test_explain_says_which_title_was_written_and_why(desk: Path):
    """The decisions of the letter name the preference, the file it is in, and by whose word the other title is there."""
    write(desk / "office/templates/house.yaml", "titles:\n  secretary-of-defense: secondary\n")
    assert run("new", *WAR, "--date", "2026-06-01", "-o", "war.docx", cwd=desk).code == 0

    told = " ".join(run("explain", "war.yaml", "--library", "office", cwd=desk).out.split())

    assert (
        "Secretary of War: the house prefers the secondary title of 'secretary-of-defense' to the one in the law"
        in told
    )
    assert "executive order of September 5, 2025" in told
    assert "congressional: the record has it" in told


def test_explain_says_that_nobody_was_made_a_mister(desk: Path):
    """A person of whom neither is known is greeted by name, and the decisions say so."""
    write(desk / "person.yaml", GOVERNOR.replace("governor", "director").replace("vocative: Ms.\n", ""))
    made = run("new", "--to-file", "person.yaml", *ASKS, *URGED, "--forms", "manual", "-o", "alex.docx", cwd=desk)
    assert made.code == 0, made.err

    assert "Dear Mary Q. Smith:" in paragraphs(desk / "alex.docx")
    assert "neither Mr. nor Ms. is known" in " ".join(run("explain", "alex.yaml", cwd=desk).out.split())


# People who are on no roster


def test_a_person_from_a_file_is_written_to_and_the_record_needs_no_file(desk: Path):
    """The installed command; the record alone makes the same letter again."""
    write(desk / "governor.yaml", GOVERNOR)
    made = run_installed("new", "--to-file", "governor.yaml", *ASKS, *URGED, "-o", "letter.docx", cwd=desk)
    assert made.code == 0, made.err
    said = paragraphs(desk / "letter.docx")
    assert "The Honorable Mary Q. Smith\nGovernor of Ohio\n77 South High Street\nColumbus, OH 43215" in said
    assert "Dear Governor Smith:" in said

    (desk / "governor.yaml").unlink()
    first = (desk / "letter.docx").read_bytes()
    again = run_installed("new", "letter.yaml", "-o", "again.docx", cwd=desk)

    assert again.code == 0, again.err
    assert (desk / "again.docx").read_bytes() == first
    assert (desk / "again.yaml").read_text("utf-8") == (desk / "letter.yaml").read_text("utf-8")


def test_a_record_holds_everything_that_was_said_of_a_person(desk: Path):
    """The couple, the rank, the status and signs that YAML would take for its own."""
    text = GOVERNOR.replace("Mary Q. Smith", '"Mary: Q. #Smith"') + "status: elect\nrank: 5\nformal: Madam\n"
    write(
        desk / "p.yaml",
        f"{text}organization: 'State of Ohio: the Governor'\nspouse:\n  name: John Jones\n  surname: Jones\n",
    )
    assert run("new", "--to-file", "p.yaml", *ASKS, *URGED, "-o", "one.docx", cwd=desk).code == 0
    (desk / "p.yaml").unlink()

    assert run("new", "one.yaml", "-o", "two.docx", cwd=desk).code == 0

    said = paragraphs(desk / "two.docx")
    assert said == paragraphs(desk / "one.docx")
    assert "Dear Governor-elect Smith and John Jones:" in said
    assert any("Governor-elect of Ohio\nState of Ohio: the Governor" in one for one in said)


def test_a_request_may_describe_the_person_itself(desk: Path):
    """`recipient:` in a letter’s file, beside a post: both are addressed, in order of precedence."""
    person_lines = "".join(f"  {line}\n" for line in GOVERNOR.splitlines())
    write(desk / "r.yaml", f"to: secretary-of-state\nasks: kyc\ndate: 2026-06-01\nrecipient:\n{person_lines}")

    address, said = head(shown("r.yaml", cwd=desk))

    assert said == "Dear Secretary Rubio and Governor Smith:"
    assert address[0] == "The Honorable Marco Rubio"


def test_several_people_may_stand_in_one_file(desk: Path):
    """Under `people`, or in several files."""
    two = "".join(
        f"    {line}\n"
        for line in GOVERNOR.replace("Mary Q. Smith", "Ann Lee").replace("surname: Smith", "surname: Lee").splitlines()
    )
    write(
        desk / "people.yaml",
        "people:\n  -\n" + two + "  -\n" + "".join(f"    {line}\n" for line in GOVERNOR.splitlines()),
    )

    assert head(shown("--to-file", "people.yaml", *ASKS, *URGED, cwd=desk))[1] == "Dear Governors Lee and Smith:"


def test_a_flag_addresses_a_record_to_somebody_else(desk: Path):
    """--to over a record for a governor: the letter goes to the post alone."""
    write(desk / "governor.yaml", GOVERNOR)
    assert run("new", "--to-file", "governor.yaml", *ASKS, *URGED, "-o", "letter.docx", cwd=desk).code == 0

    address, said = head(shown("letter.yaml", "--to", "secretary-of-state", cwd=desk))

    assert (address[0], said) == ("The Honorable Marco Rubio", "Dear Secretary Rubio:")


def test_every_fault_of_a_person_is_told_at_once_with_its_place(desk: Path):
    """A form that is none, a status, a vocative and a key that are misspelt, and a name that is missing."""
    bad = "nam: Mary Q. Smith\nsurname: Smith\nform: govenor\nstatus: actng\nvocative: Ms\ntitle: Governor of Ohio\n"
    write(desk / "bad.yaml", bad)

    done = run("new", "--to-file", "bad.yaml", *ASKS, cwd=desk)

    assert done.code == 2
    for told in ("bad.yaml:1:1: unknown key 'nam'", "Did you mean 'name'", "'name' is missing", "bad.yaml:4:9", "Did you mean 'acting'", "bad.yaml:5:11", "Did you mean 'Ms.'", "bad.yaml:3:7", "Did you mean 'governor'"):  # fmt: skip
        assert told in done.err, done.err
    assert not list(desk.glob("out/*"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("title: Governor of Ohio\n", ""), "'governor' needs the title that stands under the name"),
        (("form: governor", "form: officer"), "'officer' greets a person by rank, and none is given"),
        (("name: Mary", "name: Dr. Mary"), "the name begins with 'Dr.'"),
        (("vocative: Ms.", "honorific: The Honorable Dr."), "'The Honorable' and 'Dr.' do not stand together"),
        (("name: Mary Q. Smith", "honorific: Dr.\nname: Mary Q. Smith, Ph.D."), "the doctorate stands before the name and after it"),
        (("name: Mary", "name: Governor Mary"), "the name begins with 'Governor'"),
        (("name: Mary", "name: Gov. Mary"), "the name begins with 'Gov.'"),
        (("form: governor\n", "form: cabinet-secretary\nstatus: elect\n"), "nobody is elected to what 'cabinet-secretary' is for"),
        (("form: governor\n", "form: federal-judge\nstatus: elect\n"), "Write 'status: designate'"),
        (("surname: Smith", "surname: Jones"), "the surname 'Jones' is not in the name 'Mary Q. Smith'"),
        (("surname: Smith", "surname: Smith, Jr."), "'Smith, Jr.' has more than the surname"),
        (("name: Mary Q. Smith", 'name: "Mary\\nSmith"'), "there is a line break in 'name'"),
        (("name: Mary Q. Smith", 'name: "Mary \\x07Smith"'), "there is a sign that cannot be seen (U+0007) in 'name'"),
        (("name: Mary", f"name: {'A' * 5000}"), "'name' has 5,009 letters"),
        (("  - Columbus, OH 43215", '  - "Columbus,\\nOH 43215"'), "there is a line break in 'address'"),
    ],
)  # fmt: skip
def test_what_a_form_needs_and_what_a_name_says_twice(desk: Path, change: tuple[str, str], told: str):
    """Each is told with the line of the file, whether it is a file of its own or a part of the request."""
    text = GOVERNOR.replace(*change)
    write(desk / "p.yaml", text)
    write(
        desk / "r.yaml",
        "asks: kyc\ndate: 2026-06-01\nrecipient:\n" + "".join(f"  {line}\n" for line in text.splitlines()),
    )

    from_file, from_request = run("preview", "--to-file", "p.yaml", *ASKS, cwd=desk), run("preview", "r.yaml", cwd=desk)

    assert (from_file.code, from_request.code) == (2, 2)
    assert told in from_file.err and "p.yaml:" in from_file.err
    assert told in from_request.err and "r.yaml:" in from_request.err


def test_a_file_that_is_not_there(desk: Path):
    """It says which."""
    done = run("preview", "--to-file", "nobody.yaml", *ASKS, cwd=desk)

    assert done.code == 3
    assert "nobody.yaml" in done.err


# The library’s own files


OLD_POST = """\
secretary-of-tests:
  title: Secretary of Tests
  department: Department of Tests
  address:
    - 1 Main Street, NW
    - Washington, DC 20500
  name_lines:
    - "{{ official.name }}"
  salutation:
    congressional: "Comrade {{ official.surname }}"
    acting: "Acting Comrade {{ official.surname }}"
  checked: 2026-11-21
"""
OLD_OFFICIAL = """\
tester:
  name: Terry Tester
  surname: Tester
  honorific: Mr.
  checked: 2026-11-21
  tenures:
    - {post: secretary-of-tests, since: 2021-01-20, basis: general-knowledge}
"""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("acting", [False, True])
def test_a_post_with_forms_of_its_own_works_as_before(desk: Path, style: str, acting: bool):
    """An office’s file that names no form: its lines and salutations are used in every style."""
    write(desk / "office/templates/roster/posts.yaml", OLD_POST)
    official = OLD_OFFICIAL.replace("basis:", "acting: true, basis:") if acting else OLD_OFFICIAL
    write(desk / "office/templates/roster/officials.yaml", official)
    args = ("--to", "secretary-of-tests", *ASKS, *URGED, "--library", "office", "--forms", style)

    address, said = head(shown(*args, cwd=desk))

    assert address == ["Terry Tester", "Department of Tests", "1 Main Street, NW", "Washington, DC 20500"]
    assert said == ("Dear Acting Comrade Tester:" if acting else "Dear Comrade Tester:")


def test_parts_that_an_office_wrote_before_still_work(desk: Path):
    """Its salutation loops over the addressees, and its close is plain words."""
    loop = "{% for addressee in addressees %}{{ '' if loop.first else ' and ' }}{{ addressee.greeting }}{% endfor %}"
    write(desk / "office/templates/parts/salutation.txt.j2", f"Dear {loop},\n")
    write(desk / "office/templates/parts/complimentary-close.txt.j2", "Yours,\n")
    args = ("--to", "dea-administrator", "--to", "secretary-of-state", *ASKS, "--library", "office")

    lines = shown(*args, cwd=desk)

    assert head(lines)[1] == "Dear Secretary Rubio and Administrator Cole,"
    assert "Yours," in lines


def test_an_office_changes_a_form_for_every_post_that_names_it(desk: Path):
    """One entry in forms.yaml of its own; the shipped posts follow."""
    form = "title: A Secretary\n  honorific: The Honorable\n  salutation:\n    congressional: Your Secretaryship\n    manual: Your Secretaryship\n"
    write(desk / "office/templates/roster/forms.yaml", f"cabinet-secretary:\n  {form}  basis: general-knowledge\n")

    for post in ("secretary-of-state", "secretary-of-the-treasury"):
        lines = shown("--to", post, *ASKS, *URGED, "--library", "office", cwd=desk)
        assert head(lines)[1] == "Dear Your Secretaryship:"


def test_the_tenure_of_an_admiral_has_another_form(desk: Path):
    """`form` of a tenure: the post’s is a general’s."""
    own = OLD_POST[: OLD_POST.index("  name_lines")] + "  form: general\n  checked: 2026-11-21\n"
    write(desk / "office/templates/roster/posts.yaml", own)
    official = OLD_OFFICIAL.replace("{post: secretary-of-tests,", "{post: secretary-of-tests, form: admiral,")
    write(desk / "office/templates/roster/officials.yaml", official.replace("honorific: Mr.", "honorific: Admiral"))
    lines = shown("--to", "secretary-of-tests", *ASKS, *URGED, "--library", "office", cwd=desk)

    assert "Admiral Terry Tester" in lines
    assert "Dear Admiral Tester:" in lines


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("congresional: X\n    manual: Y", "Did you mean 'congressional'"),
        (
            "congressional: '{{ official.formal }} X'\n    manual: Y",
            "nothing is said for one who is neither known to be",
        ),
        ("congressional: '{{ official.lastname }}'\n    manual: Y", "'official' has no 'lastname'"),
    ],
)
def test_faults_of_a_form_have_their_place(desk: Path, form: str, told: str):
    """In forms.yaml, with what to do."""
    write(
        desk / "office/templates/roster/forms.yaml",
        f"x:\n  title: X\n  salutation:\n    {form}\n  basis: general-knowledge\n",
    )

    done = run("list", "forms", "--library", "office", cwd=desk)

    assert done.code == 2
    assert told in done.err
    assert "forms.yaml:4:" in done.err or "forms.yaml:3:" in done.err


def test_a_post_that_names_no_form_there_is_is_told_what_was_meant(desk: Path):
    """A misspelt form is an error with its place."""
    write(
        desk / "office/templates/roster/posts.yaml",
        OLD_POST.replace("  checked", "  form: cabinet-secretry\n  checked"),
    )

    done = run("list", "forms", "--library", "office", cwd=desk)

    assert done.code == 2
    assert "posts.yaml:12:9: 'form' names 'cabinet-secretry', and there is no such form of address" in done.err
    assert "Did you mean 'cabinet-secretary'" in done.err


# The table as a person sees it


def test_list_forms_shows_each_with_its_greeting(desk: Path):
    """One row a form, as text and as data with the sources."""
    told = run("list", "forms", "governor", cwd=desk)
    assert told.code == 0
    assert "Dear Governor Doe:" in told.out

    rows = {row["id"]: row for row in json.loads(run("list", "forms", "--json", cwd=desk).out)}
    assert set(rows) == set(LIBRARY.forms)
    assert rows["cabinet-secretary"]["manual"] == "Dear Madam Secretary:"
    assert rows["cabinet-secretary"]["sources"][0] == "ar-25-50"


def test_explain_shows_a_form_with_its_sources_and_posts(desk: Path):
    """What it is for, each greeting, the close, the sources by title, and who is addressed by it."""
    told = " ".join(run("explain", "cabinet-secretary", cwd=desk).out.split())

    for words in ("Dear Secretary Doe: (congressional)", "Dear Madam Secretary: (manual)", "Dear Acting Secretary Doe: (congressional, acting)", "Army Regulation 25-50", "secretary-of-the-treasury"):  # fmt: skip
        assert words in told


def test_a_letter_from_a_warm_cache_reads_no_forms(desk: Path):
    """Posts are kept with their forms, so that a letter needs neither the table’s reader nor the people’s."""
    args = ["preview", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12"]
    program = (
        "import sys; from drafter.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = [subprocess.run([sys.executable, "-c", program, *args], cwd=desk, capture_output=True, encoding="utf-8", check=True) for _ in range(2)]  # fmt: skip
    modules = set(ran[-1].stderr.split())

    assert modules & {"drafter.library.forms", "drafter.library.recipients", "drafter.recipients", "yaml"} == set()
