"""drafter add: what a staffer adds is asked for or taken from a file, checked whole, shown, and only then written."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from helpers import Ran, installed, names, run, run_installed, write
from terminals import CTRL_C, needs_terminal, terminal

from drafter.commands.add_kinds import KINDS

ISSUE = ("issue", "flood-maps", "--set", "ask.id=publish-maps", "--set", "ask.decided_by=president")
SOURCE = (
    *("source", "gao-2025", "--issue", "flood-maps", "--set", "type=report", "--set", "issued=2025-09-18"),
    *("--set", "author=U.S. Government Accountability Office", "--set", "title=Broadband maps"),
)
FOLDER = "clauses/flood-maps"
CLAUSE = "---\ntitle: A clause\n---\n{}\n"


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's folder with nothing in it yet, in which the command is run."""
    for top in ("clauses", "templates"):
        (desk / top).mkdir()
    return desk


@pytest.fixture(scope="module")
def made_issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue as drafter makes it, with a source; made once."""
    folder = tmp_path_factory.mktemp("made")
    for top in ("clauses", "templates"):
        (folder / top).mkdir()
    for words in (ISSUE, SOURCE):
        done = run("add", *words, cwd=folder)
        assert done.code == 0, done.err
    return folder


@pytest.fixture
def with_issue(office: Path, made_issue: Path) -> Path:
    """The same folder with an issue and a source in it."""
    shutil.copytree(made_issue / "clauses", office / "clauses", dirs_exist_ok=True)
    return office


def text(office: Path, name: str) -> str:
    return (office / name).read_text(encoding="utf-8")


def add_clause(office: Path, words: str, *more: str) -> Ran:
    """What comes of a clause with these words, taken from a file."""
    write(office / "new.md.j2", CLAUSE.format(words))
    return run("add", "clause", "new.md.j2", "--issue", "flood-maps", "--slot", "background", *more)


# An issue


def test_an_issue_is_a_folder_of_commented_files_that_the_library_reads(office: Path):
    """One command makes all that an issue needs, and every letter of the office goes on as before."""
    ran = run_installed("add", *ISSUE, cwd=office)

    assert ran.code == 0
    assert names(office) == sorted(
        f"{FOLDER}/{one}"
        for one in ("asks/publish-maps.md.j2", "issue.yaml", "lead-in/what-we-ask.md.j2", "opening/why-we-write.md.j2",
                    "rules.yaml", "sources.yaml", "statistics.yaml", "timeline.yaml")
    )  # fmt: skip
    assert all("#" in text(office, name) for name in names(office))
    assert "I write about flood maps" in ran.out
    assert "To be filled in (5):" in ran.out
    assert run("library", "check").code == 0
    assert run("preview", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12").code == 0


def test_a_letter_that_prints_a_gap_is_unfinished_and_no_other_is(with_issue: Path):
    """A gap in an ask holds back the letters with that ask alone."""
    ours = run("new", "--to", "president", "--asks", "publish-maps", "--date", "2026-11-20", "-o", "a.docx")
    final = run("finalize", "a.yaml", "-o", "final.docx")
    other = run("check", run_other())

    assert "unfinished" in ours.out
    assert final.code == 1
    assert "FILL IN" in final.err + final.out
    assert "FILL IN" not in other.out + other.err


def run_other() -> str:
    run("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12", "-o", "b.docx")
    return "b.yaml"


def test_an_issue_can_do_without_a_first_ask_until_somebody_adds_one(office: Path):
    """Its letters begin and end as letters do, however the issue was added: by its id, by a file, by a folder."""
    first = run("add", "issue", "flood-maps")
    write(office / "filled.yaml", run("add", "issue", "x", "--blank").out.replace("title: X", "title: The wells"))
    second = run("add", "issue", "wells", "filled.yaml")
    write(office / "folder" / "issue.yaml", "title: The dams\nphrase: the dams\n")
    write(office / "folder" / "background" / "high.md.j2", CLAUSE.format("The water is high."))
    third = run("add", "issue", "dams", "folder")

    assert [ran.err for ran in (first, second, third)] == ["", "", ""]
    assert first.out.endswith("\nNext: drafter add ask AN-ID --issue flood-maps\n")
    assert text(office, "clauses/wells/issue.yaml").startswith(text(office, "filled.yaml").rstrip())
    assert "  background:\n    - high\n  lead-in:\n    - what-we-ask\n" in text(office, "clauses/dams/issue.yaml")
    for issue in ("flood-maps", "wells", "dams"):
        words = ("--set", "decided_by=president", "--set", "lead=Act.", "--set", f"phrase=a plan for {issue}")
        run("add", "ask", f"act-on-{issue}", "--issue", issue, *words)
        said = run("preview", "--to", "president", "--asks", f"act-on-{issue}", "--date", "2026-11-20").out
        assert "I write about" in said
        assert f"ask for your help in securing a plan for {issue}." in " ".join(said.split())
        assert "therefore ask that you take this step:" in said
        assert "Thank you" in said


def test_a_letter_without_an_opening_is_unfinished(office: Path):
    """An outline that says nothing of an opening is taken as it is, and its letters are held back."""
    outline = "title: The wells\nphrase: the wells\noutline:\n  lead-in:\n    - what-we-ask\n"
    write(office / "bare/issue.yaml", outline)
    write(office / "bare/lead-in/what-we-ask.md.j2", CLAUSE.format("{{ I }} ask you to act:"))
    run("add", "issue", "wells", "bare")
    run("add", "ask", "act", "--issue", "wells", "--set", "decided_by=president", "--set", "lead=Act.")
    run("new", "--to", "president", "--asks", "act", "--date", "2026-11-20", "-o", "a.docx")

    ran = run("finalize", "a.yaml", "-o", "final.docx")

    assert ran.code == 1
    assert "unfinished: no clause stands in the letter’s opening, which says why it is written. (no-opening)" in ran.err


def test_the_examples_of_its_help_run_as_they_stand(office: Path):
    """Each by itself, in an office’s empty folder, with nothing to answer its questions."""
    shown = run("add", "-h").out.partition("Examples:")[2].partition("\n\n")[0]
    examples = [shlex.split(line) for line in shown.strip().split("\n")]

    assert len(examples) == 4
    for words in examples:
        ran = run(*words[1 : words.index(">") if ">" in words else None])
        assert (ran.code, ran.err) == (0, ""), words


def test_an_issue_whose_first_ask_nobody_decides_is_refused(office: Path):
    """Who decides is a fact, which no gap can stand for: it is asked for, and nothing is written."""
    ran = run("add", "issue", "flood-maps", "--set", "ask.id=publish-maps")

    assert ran.code == 2
    assert "--set ask.decided_by: this is needed" in ran.err
    assert names(office) == []


def test_a_folder_that_was_edited_elsewhere_can_be_added(office: Path):
    """A folder with an issue.yaml is taken over whole, word for word."""
    other = office / "made-elsewhere"
    run("add", *ISSUE)
    (office / "clauses" / "flood-maps").rename(other)

    ran = run("add", "issue", "flood-maps", "made-elsewhere")

    assert ran.code == 0
    assert text(office, f"{FOLDER}/issue.yaml") == text(office, "made-elsewhere/issue.yaml")


# Clauses


def test_an_ask_with_all_its_words_has_no_gap(with_issue: Path):
    """What is given stands in the file under its meaning, with curly marks as in the shipped files."""
    ran = run(
        *("add", "ask", "count-them", "--issue", "flood-maps", "--set", "decided_by=president"),
        *("--set", "lead=Count the unserved.", "--set", "phrase=a count of the unserved"),
        *("--set", "reason=Nobody can serve whom nobody's count holds.", "--set", "authority=47 U.S.C. 642"),
        *("--set", "pressed_by=secretary-of-state,attorney-general", "--set", "text=A count can't wait."),
    )
    made = text(with_issue, f"{FOLDER}/asks/count-them.md.j2")

    assert ran.code == 0
    assert "FILL IN" not in made
    assert "reason: Nobody can serve whom nobody’s count holds." in made
    assert "pressed_by:\n  - secretary-of-state\n  - attorney-general\n" in made
    assert made.endswith("---\nA count can’t wait.\n")
    assert "Count the unserved." in ran.out


def test_a_clause_is_put_into_the_outline_of_the_offices_issue(with_issue: Path):
    """A slot that the outline has gets one line more, one that it has not stands where the letter has it."""
    before = text(with_issue, f"{FOLDER}/issue.yaml")
    for name in ("one", "two"):
        add_clause(with_issue, "The maps are wrong.")
        (with_issue / "new.md.j2").rename(with_issue / f"{name}.md.j2")
        run("add", "clause", f"{name}.md.j2", "--issue", "flood-maps", "--slot", "background")
    after = text(with_issue, f"{FOLDER}/issue.yaml")

    assert "  opening:\n    - why-we-write\n  background:\n    - new\n    - one\n    - two\n  lead-in:\n" in after
    assert after.replace("  background:\n    - new\n    - one\n    - two\n", "") == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("I am told that the maps are wrong.", "new.md.j2:4:1: “I am” stands in a letter that several sign"),
        ("The maps fail 45,000 people.", "new.md.j2:4:15: the number '45,000' has no footnote"),
        ("The maps are worse than last year.", "new.md.j2:4:25: “last year” in the clause 'new' means another time"),
        ("The latest available maps are wrong.", "new.md.j2:4:5: “latest available” in the clause 'new'"),
        ("The map's edge is wrong.", "new.md.j2:4:8: 'map's' has a straight mark"),
        ("See {{ maps.figure }}.", "new.md.j2:4:8: the name 'maps' is not declared"),
        ("We ask:\n\n1. Count them.\n2. Serve them.", "new.md.j2:6:1: a typed number in the text of a clause"),
    ],
)
def test_a_clause_at_fault_is_refused_at_its_line_and_column(with_issue: Path, words: str, told: str):
    """Each slip is told where it stands, and no file is written."""
    before = names(with_issue)

    ran = add_clause(with_issue, words)

    assert ran.code == 2
    assert told in ran.err
    assert names(with_issue) == sorted([*before, "new.md.j2"])


def test_all_faults_of_a_clause_are_told_at_once(with_issue: Path):
    """Keys and words are judged together."""
    write(with_issue / "new.md.j2", "---\ntitle: x\nevidense:\n  a: b\n---\n{{ foo }}\n\n1. One\n")

    ran = run("add", "clause", "new.md.j2", "--issue", "flood-maps", "--slot", "background")

    assert "Did you mean 'evidence'" in ran.err
    assert "the name 'foo' is not declared" in ran.err
    assert "a typed number" in ran.err
    assert "3 faults." in ran.err


def test_names_that_are_none_do_not_hide_what_is_wrong_with_the_words(with_issue: Path):
    """The words are judged although a name in them says nothing, and a footnote that leads nowhere counts as one."""
    ran = add_clause(with_issue, "I know that 40,000 homes in {{ foo }}")
    write(
        with_issue / "noted.md.j2",
        "---\ntitle: x\nevidence:\n  d: nowhere\n---\nOf my 40,000 homes {{ d.figure }} burn.{{ d.note }}\n",
    )
    noted = run("add", "clause", "noted.md.j2", "--issue", "flood-maps", "--slot", "background")

    assert "new.md.j2:4:1: “I know” stands in a letter that several sign: I know that 40,000 homes in [foo]" in ran.err
    assert "new.md.j2:4:13: the number '40,000' has no footnote" in ran.err
    assert "new.md.j2:4:32: the name 'foo' is not declared" in ran.err
    assert ran.err.endswith("3 faults.\n")
    assert "'evidence' names 'nowhere'" in noted.err
    assert "noted.md.j2:6:4: “my”" in noted.err
    assert noted.err.endswith("2 faults.\n")


def test_words_that_are_meant_can_be_added_anyway(with_issue: Path):
    """The rules are told, and a person may know better."""
    ran = add_clause(with_issue, "The book “I and Thou” tells of “I”; I quote it.", "--anyway")

    assert ran.code == 0
    assert "several sign" in ran.err
    assert (with_issue / FOLDER / "background" / "new.md.j2").is_file()


def test_a_file_whose_name_is_no_id_is_told_the_right_one(with_issue: Path):
    """The id is the file's name."""
    write(with_issue / "My_Clause.md.j2", CLAUSE.format("The maps are wrong."))

    ran = run("add", "clause", "My_Clause.md.j2", "--issue", "flood-maps", "--slot", "background")

    assert ran.code == 2
    assert "'My_Clause' is not an id" in ran.err
    assert "Write my-clause." in ran.err


def test_an_issue_or_a_slot_that_is_none_is_told(with_issue: Path):
    """Both are told at once, each with what was meant."""
    ran = run("add", "clause", "x", "--issue", "flood-mapz", "--slot", "backgound", "--set", "text=x")

    assert "Did you mean 'flood-maps'?" in ran.err
    assert "Did you mean 'background'?" in ran.err


# Facts


def test_a_source_and_a_figure_go_through_the_evidence(with_issue: Path):
    """They are the entries that drafter evidence add writes, in files that keep their remarks."""
    source = run(
        *("add", "source", "gao-2024", "--issue", "flood-maps", "--set", "type=report", "--set", "issued=2024-05"),
        *("--set", "author=U.S. Government Accountability Office", "--set", "title=Broadband funds"),
    )
    figure = run(
        *("add", "statistic", "unserved", "--issue", "flood-maps", "--set", "measure=Locations without service"),
        *("--set", "unit=locations", "--set", "vintages.published=2026-05-15", "--set", "vintages.value=12000"),
        *("--set", "vintages.period.since=2025-12", "--set", "vintages.period.until=2025-12"),
        *("--set", "vintages.precision=about", "--set", "vintages.basis=reported", "--set", "vintages.source=gao-2025"),
    )

    assert (source.code, figure.code) == (0, 0)
    assert "In a footnote: U.S. Government Accountability Office" in source.out
    assert "about 12,000 locations in December 2025" in figure.out
    assert text(with_issue, f"{FOLDER}/sources.yaml").startswith("# What the footnotes cite.")
    assert "about 12,000" in run("evidence", "show", "unserved").out


def test_a_figure_at_fault_is_told_by_the_values_that_were_given(with_issue: Path):
    """What is missing, misspelt and wrong comes in one answer."""
    ran = run("add", "statistic", "x", "--issue", "flood-maps", "--set", "unit=foo", "--set", "mesure=x")

    assert ran.code == 2
    assert "--set measure: this is needed" in ran.err
    assert "--set mesure: there is no key 'mesure' here" in ran.err
    assert "--set unit: 'unit' is 'foo' here" in ran.err


@pytest.mark.parametrize(
    ("kind", "name", "values", "file", "shown"),
    [
        ("event", "a-law", {"what": "Congress passed the law", "announced": "2021-11-15", "source": "gao-2025"},
         f"{FOLDER}/timeline.yaml", "On November 15, 2021, Congress passed the law."),
        ("post", "map-maker", {"title": "Cartographer", "department": "Office of Maps", "form": "cabinet-secretary",
                               "address": "1 Map Street; Washington, DC 20500"},
         "templates/roster/posts.yaml", "1 Map Street"),
        ("official", "doe", {"name": "Jane Doe", "surname": "Doe", "tenures.post": "secretary-of-state",
                             "tenures.since": "1950-01-03", "tenures.until": "1950-02-01",
                             "tenures.basis": "general-knowledge"},
         "templates/roster/officials.yaml", "Dear Secretary Doe:"),
        ("signatory", "doe", {"name": "Jane Doe", "title": "Member of Congress", "chamber": "house", "state": "Ohio",
                              "letterhead": "house", "zip": "20515"},
         "templates/signatories/doe.yaml", "Jane Doe"),
        ("letterhead", "doe", {"lines": "The Office of Jane Doe; Washington, DC"},
         "templates/letterheads/doe.yaml", "The Office of Jane Doe"),
        ("rule", "no-synergy", {"with.says": "synergy", "why": "It says nothing.",
                                "examples.fires.sentence": "We see synergy.",
                                "examples.silent.sentence": "We see work."},
         "templates/rules/office.yaml", "as it says"),
    ],
)  # fmt: skip
def test_every_other_kind_is_added_and_shown(
    with_issue: Path, kind: str, name: str, values: dict[str, str], file: str, shown: str
):
    """Its file is commented, the library reads with it, and it is seen in use before it is written."""
    issue = ("--issue", "flood-maps") if kind == "event" else ()
    sets = [word for key, value in values.items() for word in ("--set", f"{key}={value}")]

    ran = run("add", kind, name, *issue, *sets)

    assert ran.err == ""
    assert ran.code == 0
    assert shown in ran.out
    assert text(with_issue, file).startswith("#")
    assert run("library", "check").code == 0
    assert run("add", kind, name, *issue, *sets).code == 2


def test_a_rule_of_an_issue_stands_with_the_issue(with_issue: Path):
    """A rule is the house's, or that of one issue."""
    ran = run(
        *("add", "rule", "no-synergy", "--issue", "flood-maps", "--set", "with.says=synergy"),
        *("--set", "examples.fires.sentence=We see synergy.", "--set", "examples.silent.sentence=We see work."),
    )

    assert ran.code == 0
    assert "no-synergy:" in text(with_issue, f"{FOLDER}/rules.yaml")


def test_a_rule_that_does_not_keep_to_its_examples_is_refused(office: Path):
    """It is told how several phrases are given, and nothing is written; the same in a file, at the example’s line."""
    examples = (
        "--set",
        "examples.fires.sentence=We ask in order to learn.",
        "--set",
        "examples.silent.sentence=We ask.",
    )
    wrong = run("add", "rule", "short", "--set", "with.says=in order to,prior to", *examples)
    before = names(office)
    right = run("add", "rule", "short", "--set", "with.says=in order to; prior to", *examples)
    write(
        office / "again.yaml",
        text(office, "templates/rules/office.yaml")
        .replace("short:", "again:")
        .replace("- in order to", "- in order at"),
    )
    file = run("add", "rule", "again.yaml")

    assert wrong.code == file.code == 2
    assert "--set examples.fires: the rule 'short' finds nothing in this example under 'fires'" in wrong.err
    assert 'Several phrases are parted with semicolons: --set "with.says=one; another".' in wrong.err
    assert "again.yaml:" in file.err
    assert before == []
    assert "as it says: on " in right.out


def test_a_blank_file_has_gaps_where_nothing_is_known(office: Path):
    """Without an id no words are made of one, and a gap is not parted at its commas and semicolons."""
    rule = run("add", "rule", "--blank").out

    assert 'title: "[FILL IN: What is wrong, in a sentence]"' in rule
    assert '      - "[FILL IN: Phrases to find; (this/that) is either, … up to six words between]"\n' in rule
    for kind in KINDS:
        assert "an id" not in run("add", kind, "--blank").out.casefold()


def test_a_list_of_examples_is_told_by_its_whole_key(with_issue: Path):
    """What to type stands there, however deep the key is."""
    ran = run("add", "rule", "no-synergy", "--set", "with.says=synergy", "--set", "examples.fires=We see synergy.")

    assert ran.code == 2
    assert "Write --set examples.fires.KEY=…, with a KEY of: " in ran.err


def test_an_entry_ends_with_what_it_rests_on_and_who_checked_it_when(with_issue: Path):
    """Keys that nobody is asked for stand above them."""
    more = ("--set", "number=GAO-24-1", "--set", "genre=Testimony", "--set", "note=Read in a copy.")
    run(*("add", "source", "gao-2024", "--issue", "flood-maps", "--set", "type=report", "--set", "title=Maps"), *more)

    lines = text(with_issue, f"{FOLDER}/sources.yaml").split("gao-2024:")[1].splitlines()
    keys = [line.split(":")[0].strip() for line in lines if ":" in line]
    assert keys == ["type", "title", "number", "genre", "note", "checked"]


def test_a_source_that_is_there_already_is_told_with_the_id_to_name(with_issue: Path):
    """A document has one id, whoever entered it first."""
    twin = [word.replace("gao-2025", "gao-maps") for word in SOURCE]
    ran = run("add", *twin)

    assert ran.code == 0
    assert "There already as gao-2025 (clauses/flood-maps/sources.yaml:" in ran.out
    assert "Broadband maps. Name it gao-2025." in " ".join(ran.out.split())


def test_a_clause_that_goes_with_one_ask_is_shown_with_it(with_issue: Path):
    """Its condition chooses the letter in which it is seen."""
    words = ("decided_by=president", "lead=Serve them.")
    run("add", "ask", "serve-them", "--issue", "flood-maps", *(part for word in words for part in ("--set", word)))
    when = ("--set", "when='serve-them' in asks", "--set", "text=Water does not wait.")
    ran = run("add", "clause", "water", "--issue", "flood-maps", "--slot", "background", *when)

    assert ran.code == 0, ran.err
    assert "Water does not wait." in ran.out
    assert "Serve them." in ran.out
    assert "It is not in this letter" not in ran.out


# Files


def test_the_blank_form_filled_in_is_a_file_that_can_be_added(office: Path):
    """Without values there is a form, which is refused gap by gap until it is filled in."""
    form = run("add", "signatory", "doe", "--blank")
    write(office / "doe.yaml", form.out)
    refused = run("add", "signatory", "doe.yaml")
    answers = {"name": "Jane Doe", "title": "Member of Congress", "chamber": "house", "state": "Ohio",
               "letterhead": "house", "zip": "20515"}  # fmt: skip
    filled = "\n".join(
        f"{line.split(':')[0]}: {answers[line.split(':')[0]]}" if "[FILL IN" in line else line
        for line in form.out.split("\n")
    )
    write(office / "doe.yaml", filled)
    added = run("add", "signatory", "doe.yaml")

    assert form.code == 0
    assert refused.err.count("this gap is still to be filled") == len(answers)
    assert added.code == 0
    assert text(office, "templates/signatories/doe.yaml") == filled


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "issue"])
def test_every_kind_has_a_form(desk: Path, kind: str):
    """A form is commented, and marks what must be said."""
    ran = run("add", kind, "--blank", *(("--slot", "background") if kind == "clause" else ()))

    assert ran.code == 0
    assert "#" in ran.out
    assert "[FILL IN: " in ran.out or kind == "letterhead"


def test_entries_of_a_file_are_taken_over_with_their_remarks(office: Path):
    """What the office's file has stays, word for word, and so do the remarks of the new entries."""
    write(office / "templates/rules/office.yaml", "# Ours.\nunset-sender:\n  level: warning\n  why: By hand.\n")
    new = "# Jargon.\nno-jargon:\n  # A remark.\n  title: Jargon\n  check: phrasing\n  with: {says: [synergy]}\n" \
        '  level: warning\n  message: "{found}"\n  why: It says nothing.\n'  # fmt: skip
    write(office / "new.yaml", new)

    ran = run("add", "rule", "new.yaml")

    assert ran.code == 0
    assert text(office, "templates/rules/office.yaml") == (
        f"# Ours.\nunset-sender:\n  level: warning\n  why: By hand.\n\n{new}"
    )


def test_a_file_with_several_faults_is_refused_whole_in_its_own_lines(office: Path):
    """Every fault is told with the line of the file that was given, and the office's file is as it was."""
    ours = "unset-sender:\n  level: warning\n  why: By hand.\n"
    write(office / "templates/rules/office.yaml", ours)
    write(
        office / "new.yaml",
        "one:\n  title: x\n  check: phrasing\n  with:\n    says: synergy\n  level: warn\n"
        '  message: "{fond}"\n  why: y\ntwo:\n  titel: x\n  include:\n    copies: secretary-of-stat\n  why: y\n',
    )

    ran = run("add", "rule", "new.yaml")

    assert ran.code == 2
    assert "new.yaml:6:10: 'level' is 'warn' here" in ran.err
    assert "new.yaml:10:3: unknown key 'titel' in a rule" in ran.err
    assert text(office, "templates/rules/office.yaml") == ours


def test_an_id_that_leads_nowhere_is_told_in_the_file_that_was_given(office: Path):
    """What only the whole library can tell is told at the same place."""
    write(office / "templates/rules/office.yaml", "unset-sender:\n  level: warning\n  why: By hand.\n")
    write(office / "new.yaml", "two:\n  title: x\n  include:\n    copies: secretary-of-stat\n  why: y\n")

    ran = run("add", "rule", "new.yaml")

    assert ran.code == 2
    assert "new.yaml:4:13: 'copies' names 'secretary-of-stat'" in ran.err


def test_a_word_file_becomes_a_letterhead_or_is_refused(office: Path):
    """What is no Word file is told, and nothing is written."""
    (office / "smith.docx").write_bytes(b"no Word file")

    ran = run("add", "letterhead", "smith.docx")

    assert ran.code == 2
    assert "smith.docx" in ran.err
    assert names(office) == ["smith.docx"]


def test_a_file_that_is_not_there_is_told(office: Path):
    """The exit code is that of files."""
    ran = run("add", "signatory", "doe.yaml")

    assert ran.code == 3
    assert "doe.yaml: there is no such file" in ran.err


# Ids


def test_an_id_of_the_offices_own_is_never_written_over(with_issue: Path):
    """The clash is told with its place, and --replace does not change that."""
    before = text(with_issue, f"{FOLDER}/asks/publish-maps.md.j2")

    ran = run("add", "ask", "publish-maps", "--issue", "flood-maps", "--set", "decided_by=president", "--replace")

    assert ran.code == 2
    assert f"the id 'publish-maps' is taken by {FOLDER}/asks/publish-maps.md.j2" in ran.err
    assert text(with_issue, f"{FOLDER}/asks/publish-maps.md.j2") == before


def test_a_shipped_id_can_be_replaced_and_every_later_use_says_so(office: Path):
    """The flag is needed; then list, explain, new and library check tell it."""
    values = ("--set", "name=Jane Doe", "--set", "title=Member of Congress", "--set", "chamber=house", "--set",
              "state=Ohio", "--set", "letterhead=house", "--set", "zip=20515")  # fmt: skip
    refused = run("add", "signatory", "trone", *values)
    added = run("add", "signatory", "trone", *values, "--replace")
    said = "your office’s file stands in place of the shipped one"
    rows = {one["id"]: one for one in json.loads(run("list", "signatories", "--json").out)}
    made = run("new", "--to", "Secretary of State", "--asks", "kyc", "--from", "trone", "-o", "a.docx")

    assert refused.code == 2
    assert "which drafter ships" in refused.err
    assert "trone stands in place of" in added.out
    assert "overrides" in rows["trone"]
    assert "overrides" not in rows["schumer"]
    assert said in " ".join(run("list", "signatories").out.split())
    assert said in " ".join(run("explain", "trone").out.split())
    assert "Your office’s own, in place of the shipped: trone" in made.out
    assert "In place of others (1):" in run("library", "check").out


def test_a_shipped_clause_that_is_replaced_is_said_in_letters(office: Path):
    """A clause of the same issue and id stands in the place of the shipped one."""
    write(office / "kyc.md.j2", (Path(__file__).parents[1] / "clauses/fentanyl/asks/kyc.md.j2").read_text("utf-8"))

    ran = run("add", "ask", "kyc.md.j2", "--issue", "fentanyl", "--replace")
    made = run("new", "--to", "Secretary of State", "--asks", "kyc,scheduling", "--date", "2024-09-12", "-o", "a.docx")

    assert ran.code == 0
    assert "Your office’s own, in place of the shipped: kyc" in made.out


def test_what_an_office_does_not_replace_is_not_said(desk: Path):
    """Without an office's folder nothing stands over anything."""
    made = run("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12", "-o", "a.docx")

    assert "in place of the shipped" not in made.out


# The command


def test_a_dry_run_shows_and_writes_nothing(office: Path):
    """The letter is seen, the files are named."""
    ran = run("add", *ISSUE, "--dry-run")

    assert ran.code == 0
    assert "I write about flood maps" in ran.out
    assert "Nothing was written" in ran.out
    assert names(office) == []


def test_the_shipped_library_is_not_added_to(desk: Path):
    """Without an office's folder there is nowhere to write."""
    ran = run("add", *ISSUE)

    assert ran.code == 2
    assert "the shipped library is not written into" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "offical", "x"), "Did you mean 'official'?"),
        (("add", "post"), "a post needs an id"),
        (("add", "post", "a", "b"), "one id and one file are expected"),
        (("add", "post", "a", "--set", "title"), "'title' is not a key, '=' and its value"),
        (("add", "post", "a", "--issue", "fentanyl"), "a post belongs to no issue"),
        (("add", "post", "a", "--slot", "opening"), "a post has no slot"),
        (("add", "clause", "a", "--slot", "asks"), "an ask is added by itself"),
    ],
)
def test_a_slip_of_the_command_line_is_told(office: Path, words: tuple[str, ...], told: str):
    """Each with what to do instead."""
    ran = run(*words)

    assert ran.code == 2
    assert told in ran.err


def test_new_files_name_the_schemas_that_stand_beside_them(office: Path):
    """An editor finds the schema by the first line, where the office has the schemas."""
    run("schema", "--all", "schemas")

    run("add", *ISSUE)

    first = text(office, f"{FOLDER}/statistics.yaml").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../../schemas/statistics.schema.json"
    assert (office / FOLDER / first.partition("=")[2]).resolve().is_file()


# At a terminal


@needs_terminal
def test_at_a_terminal_it_asks_with_a_way_back_and_shows_before_it_writes(office: Path):
    """Enter takes what stands in brackets, ? explains, b goes back, a part of a name finds a post."""
    with terminal([*installed(), "add", "issue", "flood-maps"], office) as person:
        person.answers(
            "?", "", "b", "Broadband in the country", "", "publish-maps", "of the united states", "president"
        )
        person.until("Type y or n [y]: ")
        assert not (office / FOLDER).exists()
        person.types("y")
        ended = person.ends()

    assert ended.code == 0
    assert "for lists; it is not printed" in ended.screen
    assert "I write about flood maps" in ended.screen
    assert "title: Broadband in the country" in text(office, f"{FOLDER}/issue.yaml")
    assert "decided_by: president" in text(office, f"{FOLDER}/asks/publish-maps.md.j2")


@needs_terminal
def test_an_answer_of_the_wrong_kind_is_asked_for_again(with_issue: Path):
    """A date, a choice and a needed answer are checked as they are typed."""
    words = [*installed(), "add", "event", "a-law", "--issue", "flood-maps"]
    with terminal(words, with_issue) as person:
        person.answers("", "Congress passed the law", "November 2021", "2021-11", "", "gao-2025", "", "n")
        ended = person.ends()

    assert "An answer is needed here" in ended.screen
    assert "a date as 2024-09-12 is expected" in ended.screen
    assert "Nothing was written." in ended.screen
    assert "a-law" not in text(with_issue, f"{FOLDER}/timeline.yaml")


@needs_terminal
def test_ctrl_c_leaves_nothing_behind(office: Path):
    """An interrupted person finds the folder as it was."""
    with terminal([*installed(), "add", "issue", "flood-maps"], office) as person:
        person.answers("", CTRL_C)
        ended = person.ends()

    assert ended.code == 130
    assert names(office) == []


@needs_terminal
def test_nothing_is_asked_where_it_is_not_wanted(office: Path):
    """With --no-input what is missing is told, as without a terminal."""
    with terminal([*installed(), "add", "signatory", "doe", "--no-input"], office) as person:
        ended = person.ends()

    assert ended.code == 2
    assert "this is needed" in ended.screen
