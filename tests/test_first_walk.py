"""What went wrong on a first walk through drafter, and may not again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter import assets
from tests.helpers import HEADLINE, paragraphs, run, write

PREVIEW = ("preview", *HEADLINE[1:])


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's folder with one small issue of its own."""
    write(
        desk / "office/clauses/veterans/issue.yaml",
        "title: Waiting times\nphrase: waiting times\noutline:\n  opening:\n    - plain\n",
    )
    write(
        desk / "office/clauses/veterans/asks/staff.md.j2",
        "---\ntitle: Staff\nlead: Hire staff.\nphrase: more staff\nreason: It helps.\n"
        "decided_by: secretary-of-the-treasury\nauthority: The law.\n---\nPlease hire staff.\n",
    )
    return desk / "office"


@pytest.mark.parametrize("gone", ["rules", "parts"])
def test_a_library_without_its_safeguards_is_refused(desk: Path, gone: str):
    """A folder that was moved away does not turn the checks off in silence."""
    shutil.copytree(assets.root() / "clauses", desk / "clauses")
    shutil.copytree(assets.root() / "templates", desk / "templates")
    (desk / "templates" / "roster" / ".keep").touch()
    shutil.rmtree(desk / "templates" / gone)
    (desk / "templates" / "parts").mkdir(exist_ok=True)
    done = run(*PREVIEW)

    assert done.code == 2
    assert (
        "templates/rules: there are no rules" if gone == "rules" else "templates/parts: the standard part"
    ) in done.err
    assert done.out == ""


def test_a_library_without_an_issue_is_refused(desk: Path):
    """It is said which folder is empty, and that it may have been moved."""
    shutil.copytree(assets.root() / "templates", desk / "templates")
    (desk / "clauses").mkdir()
    done = run(*PREVIEW)

    assert done.code == 2
    assert "clauses: there is no issue\n  Was the folder moved or renamed?" in done.err


def test_a_misspelt_ask_is_named_though_there_are_two_issues(office: Path):
    """The likely ask is offered, and nobody is asked for the issue first."""
    done = run("new", "--to", "Secretary of State", "--asks", "kcy", "--library", office)

    assert done.code == 2
    assert done.err.startswith("--asks: no ask 'kcy'\n  Did you mean 'kyc'?")


def test_an_ask_that_one_post_decides_is_refused_to_others_by_name(office: Path):
    """The one who decides is named, also where nobody else can press for it."""
    done = run("preview", "--to", "Secretary of State", "--asks", "staff", "--library", office)

    assert done.code == 2
    assert "It can go to 'secretary-of-the-treasury'." in done.err


def test_ids_and_names_are_taken_in_any_case_and_without_words_quotes(desk: Path):
    """What cannot be misread is not refused."""
    write(desk / "letter.yaml", "to: “Secretary of State”\nasks: “KYC”\nfrom: charles e. schumer\ndate: 2024-09-12\n")
    done = run("new", "letter.yaml", "-o", "made.docx")

    assert done.code == 0, done.err
    assert "  - schumer" in (desk / "made.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("day", ["2024-9-12", "2024/09/12", "12 September 2024", "Sept 12, 2024"])
def test_a_day_that_is_one_day_only_is_taken(day: str):
    """Any usual way to write a day will do as long as it is one day."""
    done = run(*PREVIEW, "--date", day)

    assert "September 12, 2024" in done.out


def test_an_empty_enclosure_is_none(desk: Path):
    """The letter has no bare notation, and its record can be read."""
    run(*HEADLINE, "--enclosure", "", "-o", "letter.docx")
    again = run("preview", "letter.yaml")

    assert again.code == 0
    assert not [text for text in paragraphs(desk / "letter.docx") if text.startswith("Enclosure")]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("new", "--to", "“Secretary", "of", "State”", "--asks", "kyc"), "type straight ones"),
        (("new", "—to", "Secretary of State", "—asks", "kyc"), "type two hyphens"),
        (("new", "-to", "Secretary of State"), "begins with two hyphens"),
        (("new", "--to", "Secretary of State", "--asks", "kyc", "scheduling"), "Several asks go in one word"),
    ],
)
def test_a_slip_of_the_keyboard_is_told_in_words(words: tuple[str, ...], hint: str):
    """Word's quotes and dashes, one hyphen too few, and asks apart."""
    done = run(*words)

    assert done.code in (2, 3)
    assert hint in done.err


@pytest.mark.parametrize(
    ("line", "better"),
    [("zip: 020515-0", "Write five digits"), ("state: OH", "Write Ohio."), ("state: Ohoi", "Did you mean 'Ohio'")],
)
def test_a_signatorys_facts_are_looked_at(desk: Path, line: str, better: str):
    """A State is written out, and a ZIP code has five digits or nine."""
    facts = {"state": "state: Ohio", "zip": 'zip: "20515"', line.partition(":")[0]: line}
    text = "name: A. Member\ntitle: Member of Congress\nchamber: house\nletterhead: house\n" + "\n".join(facts.values())
    write(desk / "office/templates/signatories/member.yaml", text + "\n")
    done = run("list", "signatories", "--library", "office")

    assert done.code == 2
    assert better in done.err


def test_members_of_both_chambers_write_on_the_letterhead_of_congress(desk: Path):
    """A Senator signs nothing that is headed House of Representatives."""
    run(*HEADLINE, "--from", "trone,cotton", "--date", "2024-09-12", "-o", "letter.docx")

    assert paragraphs(desk / "letter.docx")[:2] == ["Congress of the United States", "Washington, DC"]


def test_an_offices_figures_add_to_the_shipped_ones(desk: Path):
    """A new vintage in the office's folder takes none of the older ones away."""
    write(
        desk / "office/clauses/fentanyl/statistics.yaml",
        "synthetic-opioid-deaths:\n  measure: Deaths\n  unit: deaths\n  geography: United States\n"
        "  checked: 2026-11-21\n  vintages:\n    - published: 2026-10-14\n      period:\n        since: 2025-06\n"
        "        until: 2026-05\n      value: 41000\n      precision: about\n      basis: predicted\n"
        "      source: nchs-provisional-2026\n",
    )
    now = run(*PREVIEW, "--library", "office", "--date", "2026-11-21")
    before = run(*PREVIEW, "--library", "office", "--date", "2024-09-12")

    assert "took about 41,000 lives" in now.out
    assert "took 74,702 lives" in before.out


def test_what_is_to_be_typed_next_works_when_it_is_pasted(office: Path):
    """The library and names with spaces are part of the commands that are shown."""
    done = run(*HEADLINE, "--library", "office", "-o", "my letter.docx")

    assert 'drafter check "my letter.yaml" --library office' in done.out


def test_a_name_that_is_too_long_is_a_fault_of_files(desk: Path):
    """The whole message is one line and what to do, and nothing is left behind."""
    done = run(*HEADLINE, "-o", "x" * 300 + ".docx")

    assert done.code == 3
    assert "cannot be written" in done.err
    assert list(desk.iterdir()) == []


def test_a_year_that_nobody_means_is_a_fault():
    """The calendar's last year would leave no room for deadlines."""
    done = run(*PREVIEW, "--date", "9999-12-31", "--designation")

    assert done.code == 2
    assert "no letter is written for December 31, 9999" in done.err


def test_a_record_of_a_letter_with_nothing_but_asks_gives_it_again(desk: Path):
    """An empty list of clauses means none, not those that a letter has unless told otherwise."""
    outline = "plain,death-toll,supply-chain,commission-report,class-scheduling,working-group,shortfall,commitments"
    run(*HEADLINE, "--date", "2024-06-03", "--without", f"{outline},thanks-for-attention", "-o", "letter.docx")
    again = run("new", "letter.yaml", "-o", "again.docx")

    assert again.code == 0, again.err
    assert paragraphs(desk / "again.docx") == paragraphs(desk / "letter.docx")
    assert len(paragraphs(desk / "letter.docx")) < 12
