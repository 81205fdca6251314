"""What drafter says of a request that will not do: where, what was found, what to do; and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import Ran, names, run, run_installed, write

pytestmark = pytest.mark.usefixtures("desk")

TO_STATE = ("--to", "Secretary of State")
KYC = (*TO_STATE, "--asks", "kyc", "--date", "2024-09-12")


def told(done: Ran) -> str:
    """The message as a person reads it, its lines run together."""
    return " ".join(done.err.split())


# Flags

FLAGS = {
    "a misspelt ask": (
        (*TO_STATE, "--asks", "kcy"),
        "--asks: no ask 'kcy'",
        "Did you mean 'kyc'? All asks: drafter list asks",
    ),
    "a misspelt ask among others": (
        (*TO_STATE, "--asks", "kcy,scheduling", "--clause", "demnd"),
        "--asks: no ask 'kcy' in fentanyl",
        "Did you mean 'kyc'? All asks: drafter list asks",
        "--clause: no clause 'demnd' for fentanyl",
    ),
    "an ask like none": (
        (*TO_STATE, "--asks", "zzz,zzz", "--clause", "demnd", "--fill", "meting_time=x"),
        "--asks: no ask 'zzz'",
        "All asks: drafter list asks",
        "--asks: 'zzz' is named twice",
        "--clause: no clause 'demnd'",
        "--fill: no clause has a blank 'meting_time'",
    ),
    "asks of two issues": (
        (*TO_STATE, "--asks", "kyc,first-map,scheduling"),
        "--asks: the asks are of several issues: kyc, scheduling of fentanyl; first-map of rural-broadband",
        "Write a letter on each issue.",
    ),
    "an ask of another issue": (
        (*TO_STATE, "--asks", "first-map", "--issue", "fentanyl"),
        "--asks: no ask 'first-map' in fentanyl",
        "It is one of 'rural-broadband'. All asks: drafter list asks",
    ),
    "a repeated ask": (
        (*TO_STATE, "--asks", "kyc,scheduling,kyc"),
        "--asks: 'kyc' is named twice",
        "Name each once.",
    ),
    "an ask repeated in two options": (
        (*TO_STATE, "--asks", "kyc", "--asks", "kyc"),
        "--asks: 'kyc' is named twice",
    ),
    "no asks": (
        TO_STATE,
        "--asks: no asks",
        "Name one or more of one issue: --asks adulterants,agency-cooperation (fentanyl), --asks bead-deadlines,",
        "All: drafter list asks",
    ),
    "no asks on an issue": (
        (*TO_STATE, "--issue", "fentanyl"),
        "--asks: no asks",
        "Name one or more: --asks adulterants,agency-cooperation. All: drafter list asks",
    ),
    "an empty list of asks": ((*TO_STATE, "--asks", ""), "--asks: no asks"),
    "a list of commas": ((*TO_STATE, "--asks", " , ,"), "--asks: no asks"),
    "no addressee": (
        ("--asks", "kyc"),
        "--to: no addressee",
        "Name the post with --to. All posts: drafter list officials",
    ),
    "an empty addressee": (("--to", "", "--asks", "kyc"), "--to: no addressee"),
    "an unknown post": (
        ("--to", "Chef", "--asks", "kyc"),
        "--to: no post 'Chef'",
        "All posts: drafter list officials",
    ),
    "a misspelt post": (
        ("--to", "Secretery of State", "--asks", "kyc"),
        "--to: no post 'Secretery of State'",
        "Did you mean 'Secretary of State'",
    ),
    "a misspelt id of a post": (
        ("--to", "atorney-general", "--asks", "kyc"),
        "--to: no post 'atorney-general'",
        "Did you mean 'Attorney General'",
    ),
    "a misspelt surname": (
        ("--to", "Blinkin", "--asks", "kyc"),
        "--to: no post 'Blinkin'",
        "Did you mean 'Antony J. Blinken'?",
        "--to secretary-of-state",
    ),
    "an addressee among the copies": (
        ("--to", "president", "--asks", "kyc", "--cc", "president"),
        "--cc: 'president' is addressed and copied",
    ),
    "a statistic that there is not": (
        ("--to", "president", "--asks", "kyc", "--figure", "synthetic-opioid-death=2024-05-15"),
        "--figure: no statistic 'synthetic-opioid-death'",
        "Did you mean 'synthetic-opioid-deaths'",
    ),
    "a release that there was not": (
        ("--to", "president", "--asks", "kyc", "--figure", "synthetic-opioid-deaths=2024-05-16"),
        "--figure: no figure of 'synthetic-opioid-deaths' was published on 2024-05-16",
        "2024-05-15",
    ),
    "an ambiguous post": (
        ("--to", "Director", "--asks", "kyc"),
        "--to: 'Director' may be more than one post",
        "Write the one you mean: 'ondcp-director', 'fincen-director', 'ofac-director', 'omb-director', ",
    ),
    "half a title that several have": (
        ("--to", "the Secretary", "--asks", "kyc"),
        "--to: 'the Secretary' may be more than one post",
        "'secretary-of-state', 'secretary-of-the-treasury'",
    ),
    "the surname of a holder": (
        ("--to", "Blinken", "--asks", "kyc", "--date", "2024-09-12"),
        "--to: 'Blinken' is a person; letters are addressed to a post",
        "Antony J. Blinken was Secretary of State from 2021-01-26 to 2025-01-20: --to secretary-of-state.",
    ),
    "the surname of a former holder": (
        ("--to", "Secretary Blinken", "--asks", "kyc", "--date", "2025-09-12"),
        "--to: 'Secretary Blinken' is a person; letters are addressed to a post",
        "On September 12, 2025 Marco Rubio held that post.",
    ),
    "an addressee named twice": (
        ("--to", "AG,Attorney General", "--asks", "kyc"),
        "--to: 'attorney-general' is named twice",
        "Name each post once.",
    ),
    "a misspelt copy": (
        (*KYC, "--cc", "Atorney General"),
        "--cc: no post 'Atorney General'",
        "Did you mean 'Attorney General'",
    ),
    "a date before the roster": (
        (*TO_STATE, "--asks", "kyc", "--date", "2021-01-19"),
        "--date: January 19, 2021: the roster knows who was Secretary of State from January 20, 2021 on",
        "Write the letter for a later date, or add the tenure to ",
    ),
    "a day that is not on the calendar": (
        (*TO_STATE, "--asks", "kyc", "--date", "2023-02-30"),
        "--date: '2023-02-30' is not on the calendar",
        "Write a day that is, as 2024-09-12.",
    ),
    "a day in words that is not on the calendar": (
        (*TO_STATE, "--asks", "kyc", "--date", "February 29, 2023"),
        "--date: 'February 29, 2023' is not on the calendar",
    ),
    "an ambiguous date": (
        (*TO_STATE, "--asks", "kyc", "--date", "02/03/2024"),
        "--date: '02/03/2024' may be February 3 or March 2",
        "Write the day as 2024-09-12 or September 12, 2024.",
    ),
    "a year alone": ((*TO_STATE, "--asks", "kyc", "--date", "2024"), "--date: '2024' is not a date"),
    "a word for a date": ((*TO_STATE, "--asks", "kyc", "--date", "tomorrow"), "--date: 'tomorrow' is not a date"),
    "a month cut too short": (
        (*TO_STATE, "--asks", "kyc", "--date", "Ju 4, 2024"),
        "--date: 'Ju 4, 2024' is not a date",
    ),
    "an unknown signatory": (
        (*KYC, "--from", "Chuck Schumer"),
        "--from: no signatory 'Chuck Schumer'",
        "Did you mean 'schumer'?",
    ),
    "a signatory named twice": ((*KYC, "--from", "trone,trone"), "--from: 'trone' is named twice"),
    "an unknown kind": ((*KYC, "--kind", "reqest"), "--kind: no kind of letter 'reqest'", "'request'"),
    "an unknown issue": (
        (*KYC, "--issue", "fentanil"),
        "--issue: no issue 'fentanil'",
        "Did you mean 'fentanyl'?",
    ),
    "an unknown letterhead": ((*KYC, "--letterhead", "hous"), "--letterhead: no letterhead 'hous'", "'house'"),
    "an unknown clause": (
        (*KYC, "--clause", "demnd"),
        "--clause: no clause 'demnd' for fentanyl",
        "Did you mean 'demand'? All clauses: drafter list clauses",
    ),
    "an unknown clause to leave out": (
        (*KYC, "--without", "deth-toll"),
        "--without: no clause 'deth-toll' for fentanyl",
        "Did you mean 'death-toll'?",
    ),
    "an ask given as a clause": (
        (*KYC, "--clause", "scheduling"),
        "--clause: 'scheduling' is an ask",
        "Add it to the asks: --asks kyc,scheduling.",
    ),
    "an unknown blank": (
        (*KYC, "--fill", "meting_time=now"),
        "--fill: no clause has a blank 'meting_time'",
        "Did you mean 'meeting_time'?",
    ),
    "a fill without its words": (
        (*KYC, "--fill", "meeting_time"),
        "--fill: 'meeting_time' is not a name, '=' and what it is to be",
        'Write it so: --fill "NAME=the words".',
    ),
    "a fill with nothing in it": ((*KYC, "--fill", "meeting_time= "), "--fill: 'meeting_time= ' is not a name"),
    "a blank filled twice": (
        (*KYC, "--fill", "meeting_time=a", "--fill", "meeting_time=b"),
        "--fill: 'meeting_time' is given twice",
    ),
    "a figure without its day": (
        (*KYC, "--figure", "synthetic-opioid-deaths"),
        "--figure: 'synthetic-opioid-deaths' is not a name, '@' and what it is to be",
        "Write it so: --figure STATISTIC@2024-05-15.",
    ),
    "a figure of no day": (
        (*KYC, "--figure", "synthetic-opioid-deaths=newest"),
        "--figure: 'newest' is not a date",
        "Name the day on which the figure was published, as 2024-05-15: drafter list statistics",
    ),
    "an ask left out": (
        (*KYC, "--without", "kyc"),
        "--asks: the ask 'kyc' is not for this letter: you left it out",
    ),
    "a library that is none": (
        (*KYC, "--library", "nowhere"),
        "--library: 'nowhere' holds no library",
        "A library is a folder with clauses/ or templates/ in it.",
    ),
    "an option that there is not": ((*KYC, "--form", "trone"), "No such option", "--from"),
    "an option without its value": ((*TO_STATE, "--asks"), "'--asks' requires an argument"),
    "two files": (("a.yaml", "b.yaml"), "unexpected extra argument"),
}


@pytest.mark.parametrize("case", FLAGS)
def test_a_request_in_flags_that_will_not_do_is_told_and_nothing_is_written(desk: Path, case: str):
    """The flag, what it holds, and the likely meaning or the way to find it; exit 2."""
    given, *expected = FLAGS[case]
    done = run("new", *given)

    assert done.code == 2
    assert [words for words in expected if words not in told(done)] == [], done.err
    assert (done.out, list(desk.iterdir())) == ("", [])


def test_a_near_miss_is_never_taken_for_what_was_meant(desk: Path):
    """However near the likely ask is, the person has to write it."""
    done = run("new", *TO_STATE, "--asks", "schedulin")

    assert done.code == 2
    assert "Did you mean 'scheduling'?" in done.err
    assert list(desk.iterdir()) == []


def test_several_mistakes_are_told_together():
    """One run shows all there is to mend, each with its flag, and counts them."""
    done = run(
        *("new", "--to", "Director", "--asks", "kcy,scheduling,scheduling", "--from", "schummer", "--kind", "reqest"),
        *("--date", "2024-13-01", "--letterhead", "hous", "--clause", "demnd", "--without", "ahed", "--cc", "Chef"),
        *("--fill", "meting_time=x", "--fill", "y"),
    )

    assert done.code == 2
    for words in (
        "--fill: 'y' is not a name, '=' and what it is to be",
        "--date: '2024-13-01' is not on the calendar",
        "--kind: no kind of letter 'reqest'",
        "--from: no signatory 'schummer'",
        "--to: 'Director' may be more than one post",
        "--asks: no ask 'kcy' in fentanyl",
        "--asks: 'scheduling' is named twice",
        "--clause: no clause 'demnd' for fentanyl",
        "--without: no clause 'ahed' for fentanyl",
        "--fill: no clause has a blank 'meting_time'",
        "--cc: no post 'Chef'",
        "--letterhead: no letterhead 'hous'",
    ):
        assert words in done.err
    assert done.err.endswith("12 faults.\n")


def test_the_installed_command_tells_it_on_stderr_and_exits_with_2(desk: Path):
    """As a person meets it; stdout stays free for results."""
    done = run_installed("new", *TO_STATE, "--asks", "kcy", cwd=desk)

    assert (done.code, done.out) == (2, "")
    assert done.err == ("--asks: no ask 'kcy'\n  Did you mean 'kyc'? All asks: drafter list asks\n")
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (
            ("--to", "fincen-director", "--asks", "kyc", "--date", "2024-09-12"),
            "error: the ask 'kyc' is not one that the Director, Financial Crimes Enforcement Network can decide or "
            "press for. (outside-remit) It can go to 'president', 'secretary-of-state', 'attorney-general'",
        ),
        (
            ("--to", "ofac-director", "--asks", "money-laundering,scheduling", "--date", "2026-11-21"),
            "error: the ask 'scheduling' is not one that the Director, Office of Foreign Assets Control can decide",
        ),
        (
            (*TO_STATE, "--asks", "kyc", "--from", "trone", "--date", "2025-02-01"),
            "error: David Trone served from January 3, 2019 until January 3, 2025, and the letter is dated "
            "February 1, 2025. (signatory-out-of-office) Choose another date or another signatory.",
        ),
    ],
)
def test_what_a_letter_may_not_be_is_an_error_that_writes_nothing(desk: Path, args: tuple[str, ...], expected: str):
    """A finding at the level of error stops the letter with exit 1 and says what would do."""
    done = run("new", *args)

    assert (done.code, done.out) == (1, "")
    assert expected in told(done)
    assert done.err.endswith("Nothing was written.\n")
    assert list(desk.iterdir()) == []


# A letter's file

FILES = {
    "an unknown key": (
        "to: AG\nask: kyc\n",
        "letter.yaml:2:1: unknown key 'ask' in a letter",
        "2 | ask: kyc",
        "Did you mean 'asks'? A letter may have: to, asks,",
    ),
    "a key twice": (
        "to: AG\nasks: kyc\nasks: scheduling\n",
        "letter.yaml:3:1: 'asks' stands twice here",
        "It stands on line 2 already; keep one of the two.",
    ),
    "a set of keys for a list": (
        "to: AG\nasks:\n  kyc: yes\n",
        "letter.yaml:3:3: 'asks' is a set of keys here; a text or a list of texts is expected",
        "Begin each item with a dash and a space",
    ),
    "a text for a set of keys": (
        "to: AG\nasks: kyc\nfill: in early May\n",
        "letter.yaml:3:7: 'fill' is a single text here; a set of keys is expected",
    ),
    "a word for true or false": (
        "to: AG\nasks: kyc\ndesignation: maybe\n",
        "letter.yaml:3:14: 'designation' is 'maybe' here; true or false is expected",
    ),
    "a list for a text": (
        "to: AG\nasks: kyc\nsubject:\n  - one\n",
        "letter.yaml:4:3: 'subject' is a list here; one text is expected",
    ),
    "a number sign in prose": (
        "to: AG\nasks: kyc\nsubject: Precursors #2 and more\n",
        "letter.yaml:3:21: everything after ' #' is a comment, so '#2 and more' would be lost from this text",
        "put the whole text in straight double quotes",
    ),
    "a colon in prose": (
        "to: AG\nasks: kyc\nsubject: Precursors: the next step\n",
        "letter.yaml:3:20: a colon and a space stand inside this text, and YAML takes what is before them for a key",
        "Put the whole text in straight double quotes.",
    ),
    "a colon in an enclosure": (
        "to: AG\nasks: kyc\nenclosure:\n  - Report: part one\n",
        "letter.yaml:4:3: 'enclosure' has a set of keys in its list on line 4; texts are expected",
        "If a colon belongs to the text, put the whole text in quotes.",
    ),
    "a bracket that is not closed": (
        "to: AG\nasks: [kyc\n",
        "letter.yaml:2:7: '[' begins a list, and no ']' closes it",
    ),
    "prose in square brackets": (
        "to: [Secretary of State, AG]\nasks: kyc\n",
        "letter.yaml:1:6: 'Secretary of State' stands in square brackets, where each comma begins a new item",
    ),
    "a tab": ("to: AG\n\tasks: kyc\n", "letter.yaml:2:1: a tab stands here; spaces are expected"),
    "a template's sign": (
        "to: AG\nasks: kyc\nvia: {{ x }}\n",
        "letter.yaml:3:6: a text may not begin with '{{'",
    ),
    "a day that is not on the calendar": (
        "to: AG\nasks: kyc\ndate: 2024-02-30\n",
        "letter.yaml:3:7: '2024-02-30' is not on the calendar",
    ),
    "an ambiguous day": (
        "to: AG\nasks: kyc\ndate: 02/03/2024\n",
        "letter.yaml:3:7: '02/03/2024' may be February 3 or March 2",
        "3 | date: 02/03/2024",
        "Write the day as 2024-09-12 or September 12, 2024.",
    ),
    "a year for a day": ("to: AG\nasks: kyc\ndate: 2024\n", "letter.yaml:3:7: '2024' is not a date"),
    "a figure of no day": (
        "to: AG\nasks: kyc\nfigure:\n  synthetic-opioid-deaths: newest\n",
        "letter.yaml:4:3: 'newest' is not a date",
        "drafter list statistics",
    ),
    "an ask twice": ("to: AG\nasks:\n  - kyc\n  - kyc\n", "letter.yaml:3:3: 'asks' has 'kyc' twice"),
    "a misspelt ask": (
        "to: AG\nasks: kcy\n",
        "letter.yaml:2:7: no ask 'kcy'",
        "Did you mean 'kyc'?",
    ),
    "an empty list": ("to: AG\nasks: []\n", "letter.yaml:2:7: no asks"),
    "a key with nothing after it": ("to: AG\nasks:\ndate: 2024-09-12\n", "letter.yaml:2:6: no asks"),
    "an empty file": ("", "letter.yaml:1:1: there is nothing here"),
    "a list for a file": ("- kyc\n", "letter.yaml:1:1: keys such as"),
}


@pytest.mark.parametrize("command", ["new", "preview", "check"])
@pytest.mark.parametrize("case", FILES)
def test_a_fault_in_a_letters_file_is_told_with_its_line_and_column(desk: Path, case: str, command: str):
    """`letter.yaml:LINE:COLUMN: what`, the line itself where it is known, and what to do; exit 2."""
    text, *expected = FILES[case]
    write(desk / "letter.yaml", text)
    done = run(command, "letter.yaml")

    assert done.code == 2
    assert [words for words in expected if words not in told(done)] == [], done.err
    assert (done.out, names(desk)) == ("", ["letter.yaml"])


def test_all_faults_of_a_letters_file_are_told_together_in_its_order(desk: Path):
    """YAML's own traps, unknown keys and wrong types alike."""
    write(
        desk / "letter.yaml",
        "to: AG\nask: kyc\nsubject: One: two\nvia: By Hand # twice\ndesignation: maybe\n",
    )
    done = run("new", "letter.yaml")

    lines = [int(line) for line in re.findall(r"^letter\.yaml:(\d+):", done.err, re.MULTILINE)]
    assert done.code == 2
    assert lines == sorted(lines)
    assert set(lines) >= {3, 4}


def test_a_fault_of_the_file_and_one_of_a_flag_are_told_each_at_its_own_place(desk: Path):
    """A person sees at once which of the two is to be mended."""
    write(desk / "letter.yaml", "to: AG\nasks: kyc\nfrom: trine\n")
    done = run("new", "letter.yaml", "--kind", "reqest", "--date", "02/03/2024")

    assert done.code == 2
    assert "letter.yaml:3:7: no signatory 'trine'" in done.err
    assert "--kind: no kind of letter 'reqest'" in done.err
    assert "--date: '02/03/2024' may be February 3 or March 2" in done.err
    assert done.err.endswith("3 faults.\n")


# Files that cannot be read, and places that cannot be written


def missing(desk: Path) -> Path:
    return Path("letters/letter.yaml")


def folder(desk: Path) -> Path:
    (desk / "letters").mkdir()
    return Path("letters")


def windows(desk: Path) -> Path:
    (desk / "letter.yaml").write_bytes("to: AG\nsubject: The Attaché’s visit\n".encode("cp1252"))
    return Path("letter.yaml")


def utf16(desk: Path) -> Path:
    (desk / "letter.yaml").write_bytes("to: AG\nasks: kyc\n".encode("utf-16"))
    return Path("letter.yaml")


def the_letter_itself(desk: Path) -> Path:
    run("new", *KYC, "-o", "letter.docx")
    return Path("letter.docx")


def a_letter_alone(desk: Path) -> Path:
    run("new", *KYC, "-o", "letter.docx")
    Path("letter.yaml").unlink()
    return Path("letter.docx")


def a_letter_under_a_false_name(desk: Path) -> Path:
    run("new", *KYC, "-o", "letter.docx")
    return Path("letter.docx").rename("request.yaml")


@pytest.mark.parametrize("command", ["new", "preview", "check"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (missing, ("letter.yaml: there is no such file", "Check its name and folder.")),
        (folder, ("letters: this is a folder; a file is expected",)),
        (
            windows,
            ("letter.yaml:2:20: this file seems to be in Windows-1252", "UTF-8 is expected", "Encoding: UTF-8."),
        ),
        (utf16, ("letter.yaml: this file is in UTF-16 (Notepad's 'Unicode'); UTF-8 is expected",)),
        (a_letter_under_a_false_name, ("request.yaml: this is a word processor's document; plain text is expected",)),
    ],
)
def test_a_file_that_cannot_be_read_is_told(desk: Path, command: str, given, expected: tuple[str, ...]):
    """What the file is, what is expected, and how to get there; exit 3."""
    file = given(desk)
    before = names(desk)
    done = run(command, file)

    assert done.code == 3
    assert [words for words in expected if words not in told(done)] == [], done.err
    assert (done.out, names(desk)) == ("", before)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (the_letter_itself, "Name the record beside it: letter.yaml"),
        (a_letter_alone, "Its record would be letter.yaml."),
    ],
)
def test_no_letter_is_made_from_a_word_file(desk: Path, given, hint: str):
    """`new` would lose what somebody edited there; the record is named instead."""
    file = given(desk)
    done = run("new", file, "-o", "other.docx")

    assert done.code == 3
    assert "letter.docx: this is a Word file; a letter’s request or record is read" in told(done)
    assert hint in told(done)


@pytest.mark.parametrize("command", ["preview", "finalize"])
def test_a_word_file_without_its_record_is_told(desk: Path, command: str):
    """The words alone do not say how they were made."""
    done = run(command, a_letter_alone(desk))

    assert (done.code, done.out) == (3, "")
    assert "letter.docx: this Word file has no record beside it" in told(done)
    assert "put letter.yaml back beside it, or name it" in told(done)


@pytest.mark.parametrize(
    ("output", "code", "expected"),
    [
        (
            "nowhere/letter.docx",
            3,
            ("letter.docx: there is no folder 'nowhere'", "Make the folder first, or name one that is there."),
        ),
        (
            "letters",
            3,
            ("letters: this is a folder; a file is expected", "Give the file's name too: -o FOLDER/letter.docx"),
        ),
        (
            "old.docx",
            3,
            ("old.docx: this file is there already", "Give another name with -o, or replace it with --force."),
        ),
        (
            "letter.odt",
            2,
            ("letter.odt: a letter is written in no format that ends in .odt", "Name it letter.docx."),
        ),
        ("letter", 2, ("letter: this name has no ending", "Name it letter.docx.")),
        ("letter.doc", 2, ("letter.doc: a letter is written in no format that ends in .doc", "Name it letter.docx.")),
    ],
)
def test_a_place_that_cannot_be_written_is_told(desk: Path, output: str, code: int, expected: tuple[str, ...]):
    """The place, why, and what to give instead; no half of the letter is written."""
    (desk / "letters").mkdir()
    (desk / "old.docx").write_bytes(b"old")
    done = run("new", *KYC, "-o", output)

    assert done.code == code
    assert [words for words in expected if words not in told(done)] == [], done.err
    assert names(desk) == ["old.docx"]
    assert (desk / "old.docx").read_bytes() == b"old"
