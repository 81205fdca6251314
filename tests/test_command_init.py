"""`drafter init`: an office of its own from a few answers, whole or not at all."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from helpers import Ran, installed, letter_xml, names, run, run_installed, words, write
from papers import SEAL, parts, word_letterhead
from terminals import CTRL_C, CTRL_D, Ended, needs_terminal, terminal

from drafter import assets
from drafter.commands import init_making
from drafter.drafting import open_library
from drafter.errors import Faults, Location
from drafter.library.districts import SEATS, as_district, as_state, district_fault
from drafter.library.stationery import STATES
from drafter.office.answers import READERS, Offered, Refused, read_answer, read_answers, usual_id, with_defaults
from drafter.office.blank import BLANK
from drafter.office.steps import STEPS, State, answered, back, begun, next_question

pytestmark = pytest.mark.usefixtures("desk")

SMITH = ("--name", "Jane Q. Smith", "--chamber", "house", "--state", "OH")
KYC = ("--to", "Secretary of State", "--asks", "kyc", "--date", "2025-09-12")
ANSWERS = (
    *("Jane Q. Smith", "1", "Ohio", "3", "1", "", "Sam Lee", "(202) 225-0000", "sam.lee@mail.house.gov"),
    *("", "", "", "utilize=use", "mine"),
)
"""The answers to every question: name, chamber, State, district, pronoun, letterhead, contact, forms, close, style,
words to avoid, folder."""

FILES = [
    "clauses/README.txt",
    "office.yaml",
    "templates/README.txt",
    "templates/house.yaml",
    "templates/names/organizations.yaml",
    "templates/names/people.yaml",
    "templates/rules/office.yaml",
    "templates/signatories/smith.yaml",
]
PROMPTS = ("]: ", "): ", "answer: ")
REAL = Path(__file__).parents[2] / "shared" / "data" / "congress-legislators"
real = pytest.mark.skipif(not REAL.is_dir(), reason="the data on Members are not beside the checkout")


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for what drafter remembers, for this test alone."""
    folder = tmp_path / "config"
    monkeypatch.setenv("DRAFTER_CONFIG", str(folder))
    return folder


@pytest.fixture(scope="module")
def offered() -> Offered:
    return init_making.offered()


def talked(desk: Path, *answers: str, args: tuple[str, ...] = (), **environment: str) -> Ended:
    """What comes of answering, one answer a question."""
    with terminal([*installed(), "init", *args], desk, **environment) as session:
        session.answers(*answers)
        return session.ends()


# From nothing to a letter


@needs_terminal
def test_from_nothing_to_a_first_letter_of_ones_own_in_three_commands(tmp_path: Path):
    """In an empty home: init, new and check, each named by --help; the letter is the Member's, from another folder."""
    home = tmp_path / "home"
    home.mkdir()
    own = {
        "HOME": str(home),
        "DRAFTER_CONFIG": str(home / "config"),
        "DRAFTER_CACHE": os.environ["DRAFTER_CACHE"],
    }
    shown = run_installed("--help", cwd=home, **own).out
    assert all(re.search(rf"^  {name} ", shown, re.MULTILINE) for name in ("init", "new", "check"))

    made = talked(home, *ANSWERS, "y", **own)
    assert made.code == 0, made.screen
    work = home / "work"
    work.mkdir()
    with terminal([*installed(), "new"], work, **own) as session:
        answer = ""
        while "Write it to" not in answer:
            answer = session.until(*PROMPTS)
            session.types(_reply(answer))
        done = session.ends()
    assert done.code == 0, done.screen
    (letter,) = (work / "out").glob("*.docx")
    checked = run_installed("check", letter, cwd=work, **own)

    assert checked.code == 0, checked.out + checked.err
    assert "sign" not in checked.out
    assert "Jane Q. Smith" in words(letter)
    assert "Member of Congress" in words(letter)
    record = letter.with_suffix(".yaml").read_text(encoding="utf-8")
    assert "from:\n  - smith\n" in record
    assert names(home / "mine") == FILES


def _reply(asked: str) -> str:
    """What a person answers who wants the first of everything."""
    if "Who does the letter go to" in asked:
        return "secretary of state"
    return "1" if "(a number)" in asked or "(numbers)" in asked else ""


def test_flags_alone_make_the_same_folder(desk: Path):
    """Every question is a flag; with them nothing is asked, and the same files come of them."""
    done = run(
        *("init", "office", *SMITH, "--district", "3", "--pronoun", "she", "--contact-name", "Sam Lee"),
        *("--contact-phone", "(202) 225-0000", "--contact-email", "sam.lee@mail.house.gov", "--avoid", "utilize=use"),
    )

    assert done.code == 0, done.err
    assert names(desk / "office") == FILES
    profile = (desk / "office/office.yaml").read_text(encoding="utf-8")
    assert [line for line in profile.splitlines() if not line.startswith("#")] == [
        *("format: 1", "name: Jane Q. Smith", "chamber: house", "state: Ohio", "district: 3", "pronoun: she"),
        *("signs:", "  - smith", "contact:", "  name: Sam Lee", '  phone: "(202) 225-0000"'),
        "  email: sam.lee@mail.house.gov",
    ]


def test_every_question_is_a_flag(offered: Offered):
    """And every flag that the folder is made of has a reader."""
    shown = run("init", "--help").out

    assert {step.key for step in STEPS} <= set(READERS)
    assert all(f"--{key}" in shown for key in READERS if key != "folder")


def test_the_folder_is_remembered_and_used_from_anywhere(desk: Path, config: Path, tmp_path: Path):
    """A letter made in another folder, with no --from, is the Member's."""
    run("init", "office", *SMITH)
    away = tmp_path / "away"
    away.mkdir()

    done = run("new", *KYC, "-o", "letter.docx", cwd=away)

    assert (config / "office").read_text(encoding="utf-8") == f"{(desk / 'office').resolve()}\n"
    assert done.code == 0, done.err
    assert "No sender is set" not in done.out
    assert "Jane Q. Smith" in words(away / "letter.docx")


def test_no_remember_leaves_other_letters_alone(desk: Path, config: Path):
    """The folder is there for --library."""
    done = run("init", "office", *SMITH, "--no-remember")

    assert done.code == 0
    assert not config.exists()
    assert "drafter office show --library office" in done.out
    assert "No sender is set" in run("new", *KYC, "-o", "unset.docx").out
    assert "No sender is set" not in run("new", *KYC, "-o", "own.docx", "--library", "office").out


def test_a_second_office_says_which_was_before(desk: Path):
    """The first stays as it is, and the way back is said."""
    run("init", "first", *SMITH)
    done = run("init", "second", *SMITH)

    assert f"Before, it was {(desk / 'first').resolve()}, which stays as it is" in done.out


def test_where_it_cannot_be_remembered_the_folder_is_there_all_the_same(desk: Path, config: Path):
    """Exit code 3, and how to use it without."""
    config.write_text("a file where the folder should be", encoding="utf-8")
    done = run("init", "office", *SMITH)

    assert done.code == 3
    assert "cannot be remembered here" in done.err
    assert "--library office" in done.err
    assert names(desk / "office") == FILES


# What comes of the answers


def test_the_letterhead_may_be_the_offices_own_word_file(desk: Path):
    """It is checked, copied under the Member's id, and letters are written on it."""
    Path("paper.docx").write_bytes(word_letterhead())
    done = run("init", "office", *SMITH, "--letterhead", "paper.docx")
    run("new", *KYC, "-o", "letter.docx")

    assert done.code == 0, done.err
    assert "letterhead: smith\n" in (desk / "office/templates/signatories/smith.yaml").read_text(encoding="utf-8")
    assert (desk / "office/templates/letterheads/smith.docx").read_bytes() == Path("paper.docx").read_bytes()
    assert SEAL in parts(Path("letter.docx").read_bytes()).values()


def test_house_style_holds_what_was_answered_and_the_rest_commented(desk: Path):
    """Forms and close are the office's; every other key is there behind a '#', and stays with what ships."""
    run("init", "office", *SMITH, "--forms", "manual", "--close", "Respectfully,")
    house = (desk / "office/templates/house.yaml").read_text(encoding="utf-8")
    run("new", *KYC, "-o", "letter.md")
    letter = Path("letter.md").read_text(encoding="utf-8")

    assert [line for line in house.splitlines() if line and not line.startswith("#")] == [
        "forms: manual",
        "close: Respectfully",
    ]
    assert '# mark: ":"' in house
    assert "Dear Mr. Secretary:" in letter
    assert "Respectfully," in letter


def test_words_to_avoid_are_found_in_letters(desk: Path):
    """They become a rule of the office's own."""
    run("init", "office", *SMITH, "--avoid", "precursors=starting materials, utilize=use")
    made = run("new", *KYC, "-o", "letter.docx")

    assert made.code == 0, made.err
    assert "“precursors” is a word that this office does not use. (words-to-avoid)" in made.err
    assert "Write starting materials." in made.err


def test_a_member_from_the_public_file(desk: Path):
    """Name, chamber, State, district, days and ZIP code are the file's; a flag stands over them."""
    term = {
        "type": "rep", "start": "2025-01-03", "end": "2027-01-03", "state": "OH", "district": 4,
        "address": "2 Cannon House Office Building Washington DC 20515-0001",
    }  # fmt: skip
    member = {
        "id": {"bioguide": "A000001"},
        "name": {"first": "Ada", "last": "Arch", "official_full": "Ada Arch"},
        "bio": {"gender": "F"},
        "terms": [term],
    }
    write(desk / "members.json", json.dumps([member]))
    done = run("init", "office", "--member", "Arch", "--from-file", "members.json", "--zip", "20515")
    signatory = (desk / "office/templates/signatories/arch.yaml").read_text(encoding="utf-8")

    assert done.code == 0, done.err
    assert "since: 2025-01-03\nuntil: 2027-01-03\n" in signatory
    assert "zip: 20515\n" in signatory
    assert "(members.json); `until` is the end of the term. Entered on " in signatory
    profile = (desk / "office/office.yaml").read_text(encoding="utf-8")
    assert "state: Ohio\ndistrict: 4\npronoun: she\n" in profile


@real
@pytest.mark.parametrize(("member", "seat"), [("C000127", "senate"), ("H001103", "house")])
def test_members_of_the_real_file(desk: Path, member: str, seat: str):
    """Real records make offices that are read without a fault."""
    file = REAL / "legislators-current.json"
    done = run("init", member, "--member", member, "--from-file", file, "--no-remember")

    assert done.code == 0, done.err
    assert f"chamber: {seat}\n" in (desk / member / "office.yaml").read_text(encoding="utf-8")


@real
def test_every_district_of_the_real_file_is_known():
    """No Member sits for a district that the table of seats denies, and none is missing from it."""
    members = json.loads((REAL / "legislators-current.json").read_text(encoding="utf-8"))
    terms = [one["terms"][-1] for one in members if one["terms"][-1]["type"] == "rep"]

    assert sum(SEATS.values()) == 435
    for term in terms:
        assert district_fault(as_district(str(term["district"])), STATES[term["state"]]) is None, term


def test_the_offices_own_member_takes_the_place_of_a_sample(desk: Path):
    """A sample is overridden by the same person under the same id, and that is said."""
    done = run("init", "office", "--name", "Tom Cotton", "--chamber", "senate", "--state", "Arkansas")

    assert "cotton stands in the place of the sample that ships under this id." in done.out
    assert "sample" not in run("new", *KYC, "-o", "letter.docx").err


def test_a_namesake_of_a_sample_gets_the_whole_name_for_id(desk: Path):
    """Another person of that surname does not hide the sample."""
    run("init", "office", "--name", "Ann Cotton Jr.", "--chamber", "house", "--state", "Ohio")

    assert (desk / "office/templates/signatories/ann-cotton.yaml").is_file()


def test_answers_from_a_file_that_was_filled_in(desk: Path):
    """The blank form lists every question; filled in, it makes the office; a flag stands over it."""
    made = run("init", "--blank", "answers.yaml")
    text = Path("answers.yaml").read_text(encoding="utf-8")
    filled = text.replace("\nname:", "\nname: Jane Q. Smith").replace("\nchamber:", "\nchamber: senate")
    filled = filled.replace("\nstate:", "\nstate: OH").replace("\n  phone:", "\n  phone: 202-224-0000")
    write(desk / "answers.yaml", f"{filled}  utilize: use\n")
    done = run("init", "office", "--answers", "answers.yaml", "--close", "Very truly yours")

    assert made.code == 0
    assert done.code == 0, done.err
    assert "title: United States Senator" in (desk / "office/templates/signatories/smith.yaml").read_text("utf-8")
    assert "close: Very truly yours" in (desk / "office/templates/house.yaml").read_text("utf-8")
    assert "utilize: use" in (desk / "office/templates/rules/office.yaml").read_text("utf-8")
    assert run("init", "--blank", "answers.yaml").code == 3


def test_the_form_to_fill_in_has_every_answer():
    """No question is missing from it, and it has no key that nobody reads."""
    keys = set(re.findall(r"^ *([a-z]+):", BLANK, re.MULTILINE))
    expected = {key.removeprefix("contact-") for key in READERS if key != "folder"} | {"contact"}

    assert keys - {"utilize"} == expected


# The questions


def test_each_answer_changes_what_it_is_about(offered: Offered):
    """Through all questions in their order; the contact's particulars are asked once there is one."""
    state, keys = begun({}, _anywhere(offered)), []
    assert state
    for text in ANSWERS:
        question = next_question(state)
        assert question
        keys.append(question.key)
        state = answered(state, question, text)
        assert state.said == "", f"{question.key}: {state.said}"

    assert next_question(state) is None
    assert keys == [step.key for step in STEPS]
    assert with_defaults(state.answers, offered) == {
        "name": "Jane Q. Smith", "chamber": "house", "state": "Ohio", "district": "3", "pronoun": "she",
        "letterhead": "house", "contact-name": "Sam Lee", "contact-phone": "(202) 225-0000",
        "contact-email": "sam.lee@mail.house.gov", "forms": "congressional", "close": "Sincerely", "style": "house",
        "avoid": "utilize=use", "folder": "mine", "title": "Member of Congress", "zip": "20515", "id": "smith",
    }  # fmt: skip


@pytest.mark.parametrize("count", range(len(ANSWERS)))
def test_back_undoes_one_answer_and_help_explains(offered: Offered, count: int):
    """After b, the answers and the question are as they were; ? tells more and asks again."""
    state = _after(offered, *ANSWERS[:count])
    question = next_question(state)
    assert question
    after = answered(state, question, ANSWERS[count])
    helped = answered(state, question, "?")

    assert back(after).answers == state.answers
    assert next_question(back(after)) == question
    assert len(helped.said) > 40
    assert next_question(helped) == question


def test_there_is_nothing_before_the_first_question(offered: Offered):
    """It says so, and asks it again."""
    assert _after(offered, "b").said == "This is the first question."


@pytest.mark.parametrize(
    ("before", "typed", "said"),
    [
        (0, "", "An answer is needed here; ? explains."),
        (0, "Sen. Jane Smith", "'Sen. Jane Smith' begins with a title. Write the name alone, as Jane Smith."),
        (0, "{{ name }}", "is no name."),
        (1, "3", "There is no number 3 here."),
        (1, "hause", "'hause' is no chamber. Did you mean 'house'?"),
        (2, "Ohoi", "'Ohoi' is no State. Did you mean 'Ohio'?"),
        (3, "16", "Ohio has no district 16. Its districts are 1 to 15"),
        (3, "at large", "Ohio is not one district."),
        (4, "it", "'it' is no pronoun that drafter knows."),
        (5, "none.docx", "there is no such file"),
        (5, "hosue", "There is no letterhead 'hosue'. Did you mean 'house'?"),
        (7, "225-0000", "is no telephone number with its area code."),
        (8, "sam at house", "is no e-mail address."),
        (12, "utilize", "is no word to avoid with the one to use instead."),
    ],
)
def test_a_slip_is_answered_and_the_question_asked_again(offered: Offered, before: int, typed: str, said: str):
    """In the words of the flags; nothing is guessed and nothing lost."""
    state = _after(offered, *ANSWERS[:before])
    question = next_question(state)
    assert question
    slipped = answered(state, question, typed)

    assert said in slipped.said
    assert slipped.answers == state.answers
    assert next_question(slipped) == question


def test_a_senator_is_asked_for_no_district(offered: Offered):
    """There is none."""
    assert next_question(_after(offered, "Jane Q. Smith", "2", "Ohio")).key == "pronoun"


def test_where_a_part_is_given_only_what_is_needed_is_asked(offered: Offered):
    """The rest has its usual value; with all that is needed, nothing is asked."""
    state = begun({"name": "Jane Q. Smith", "close": "Cordially"}, offered)

    assert state
    assert state.may_ask == {"chamber", "state"}
    assert begun({"name": "Jane Q. Smith", "chamber": "house", "state": "Ohio"}, offered) is None


def _after(offered: Offered, *answers: str) -> State:
    state = begun({}, _anywhere(offered))
    assert state
    for text in answers:
        question = next_question(state)
        assert question
        state = answered(state, question, text)
    return state


def _anywhere(offered: Offered) -> Offered:
    """What may be answered, with no look at the disk for the folder."""
    return Offered(offered.letterheads, offered.styles, offered.signatories, offered.check_paper, lambda _: None)


@pytest.mark.parametrize(
    ("text", "state"),
    [("oh", "Ohio"), ("new york", "New York"), ("District of Columbia", "the District of Columbia"), ("Bavaria", "")],
)
def test_a_state_is_known_by_its_name_and_its_letters(text: str, state: str):
    """In any case; what is none is none."""
    assert as_state(text) == state


@pytest.mark.parametrize(
    ("text", "district"),
    [("3", "3"), ("03", "3"), ("OH-03", "3"), ("12th", "12"), ("0", "at-large"), ("At Large", "at-large"),
     ("AK-AL", "at-large"), ("x", ""), ("100", ""), ("-1", "")],
)  # fmt: skip
def test_a_district_is_read_as_people_write_it(text: str, district: str):
    """As a number, or at-large."""
    assert as_district(text) == district


@pytest.mark.parametrize(
    ("district", "state", "wrong"),
    [("1", "Alaska", False), ("at-large", "Alaska", False), ("2", "Alaska", True), ("2", "Guam", True),
     ("52", "California", False), ("53", "California", True), ("7", "Atlantis", False)],
)  # fmt: skip
def test_a_district_that_the_state_has_not_is_known(district: str, state: str, wrong: bool):
    """Only where it is known how many there are."""
    assert (district_fault(district, state) is not None) == wrong


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Jane Q. Smith", "smith"),
        ("José Núñez, Jr.", "nunez"),
        ("Sheila O’Brien III", "obrien"),
        ("Alexandria Ocasio-Cortez", "ocasio-cortez"),
        ("Chris Van Hollen", "van-hollen"),
    ],
)
def test_the_id_is_the_surname(offered: Offered, name: str, id_: str):
    """Without accents, signs, and what follows a name."""
    assert usual_id(name, offered) == id_


# What will not do


def test_without_a_terminal_one_message_has_all_that_is_missing(desk: Path):
    """Nothing is asked and nothing written."""
    done = run_installed("init", "--state", "Ohio", cwd=desk)

    assert done.code == 2
    assert done.err.startswith("to set up an office, --name and --chamber are needed\n")
    assert "drafter init --blank FILE" in done.err
    assert names(desk) == []


def test_all_faults_of_the_flags_are_told_at_once(desk: Path):
    """Each at its flag, with what to write."""
    done = run(
        *("init", "office", "--name", "Rep. Jane Smith", "--chamber", "huose", "--state", "Ohoi", "--zip", "2051"),
        *("--district", "x", "--id", "A_b", "--letterhead", "hosue", "--contact-email", "sam", "--style", "hous"),
        *("--since", "2025-13-01", "--pronoun", "it", "--forms", "casual", "--avoid", "utilize"),
    )
    told = [line.partition(":")[0] for line in done.err.splitlines() if line.startswith("--")]

    assert done.code == 2
    assert told == [
        *("--name", "--chamber", "--state", "--district", "--pronoun", "--zip", "--since", "--id", "--letterhead"),
        *("--contact-email", "--forms", "--style", "--avoid"),
    ]
    assert "13 faults." in done.err
    assert names(desk) == []


def test_faults_of_a_file_of_answers_have_their_place(desk: Path):
    """File, line and column, all at once."""
    text = "name: Jane Q. Smith\nchamber: senate\nstate: Ohio\ndistrict: 3\nzip: 1\ncontact:\n  email: sam\n"
    write(desk / "answers.yaml", text)
    done = run("init", "office", "--answers", "answers.yaml")

    assert done.code == 2
    assert "answers.yaml:4:11: a Senator has no district" in done.err
    assert "answers.yaml:5:6: '1' is no ZIP code" in done.err
    assert "answers.yaml:7:10: 'sam' is no e-mail address" in done.err
    assert names(desk) == ["answers.yaml"]


def test_a_key_that_no_answer_has_is_told(desk: Path):
    """With what may be there."""
    write(desk / "answers.yaml", "name: Jane Q. Smith\nchamber: senate\nstate: Ohio\nzipcode: 20510\n")
    done = run("init", "office", "--answers", "answers.yaml")

    assert done.code == 2
    assert "answers.yaml:4:1: unknown key 'zipcode' in a file of answers" in done.err


def test_an_id_that_is_a_samples_is_refused(desk: Path):
    """Where another person asks for it by name."""
    done = run("init", "office", *SMITH, "--id", "cotton")

    assert done.code == 2
    assert "--id: the id 'cotton' is that of Tom Cotton, a signatory who ships with drafter" in done.err


@pytest.mark.parametrize("flag", [("--member", "Arch"), ("--from-file", "members.json")])
def test_a_member_and_the_file_go_together(flag: tuple[str, str]):
    """One without the other says which is missing."""
    done = run("init", "office", *flag)

    assert done.code == 2
    assert f"{flag[0]} needs " in done.err


def _spoiled(done: Ran, message: str, code: int = 3) -> None:
    assert done.code == code, done.err
    assert message in done.err


def test_nothing_that_is_there_is_replaced(desk: Path):
    """A folder with something in it, an office, a file, a link: all stay as they are."""
    write(desk / "full/notes.txt", "mine")
    write(desk / "file", "mine")
    run("init", "office", *SMITH, "--no-remember")
    before = {name: (desk / name).read_bytes() for name in names(desk)}

    _spoiled(run("init", "full", *SMITH), "full: this folder holds something already")
    _spoiled(run("init", "file", *SMITH), "file: this is a file; a folder is to be made")
    _spoiled(run("init", "office", *SMITH), "office: this folder is an office’s already")
    _spoiled(run("init", "a/b/office", *SMITH), "there is no folder 'a/b' to make it in")
    assert {name: (desk / name).read_bytes() for name in names(desk)} == before


def test_an_empty_folder_is_filled(desk: Path):
    """Also the one that we are in."""
    done = run("init", ".", *SMITH, "--no-remember")

    assert done.code == 0, done.err
    assert names(desk) == FILES
    assert "Jane Q. Smith" in run("office", "show").out


@pytest.mark.skipif(sys.platform == "win32", reason="this is what a path looks like there")
def test_a_path_of_windows_is_refused_elsewhere(desk: Path):
    """It would become a folder of a strange name."""
    _spoiled(run("init", r"C:\Users\jane\office", *SMITH), "this is a path as Windows writes it")
    assert names(desk) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no folder here that nobody may write in")
def test_a_folder_that_cannot_be_written(desk: Path):
    """Exit code 3, and a place that may do."""
    _spoiled(run("init", "/proc/office", *SMITH), "Name a folder elsewhere, as in your own documents.")


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("empty", [False, True], ids=["new", "empty"])
def test_what_fails_or_is_stopped_halfway_leaves_nothing(
    desk: Path, config: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, empty: bool
):
    """Neither a folder nor a piece of one, and nothing is remembered."""
    if empty:
        (desk / "office").mkdir()
    whole, count = Path.write_bytes, iter(range(100))

    def write_some(path: Path, data: bytes) -> int:
        if next(count) == 4:
            raise error
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_some)
    done = run("init", "office", *SMITH)

    assert done.code == (3 if isinstance(error, OSError) else 130)
    assert [path.name for path in desk.rglob("*")] == (["office"] if empty else [])
    assert not config.exists()


def test_a_letterhead_that_cannot_be_used_stops_it(desk: Path):
    """With what is wrong with the file."""
    write(desk / "paper.docx", "no Word file")
    done = run("init", "office", *SMITH, "--letterhead", "paper.docx")

    assert done.code == 2
    assert done.err.startswith("--letterhead: paper.docx: ")
    assert names(desk) == ["paper.docx"]


@pytest.mark.parametrize("text", ["x", "\u202ehtimS", "'\"#: -", "Jr.", "{{ x }}", "a: b # c", "x" * 300])
def test_no_answer_makes_a_folder_that_cannot_be_read(desk: Path, offered: Offered, text: str):
    """Whatever is typed for any of them, it is refused at its flag, or the folder reads back what was answered."""
    given = {"name": "Jane Q. Smith", "chamber": "house", "state": "Ohio"}
    for key in (key for key in READERS if key != "folder"):
        faults = Faults()
        read = read_answers({**given, key: text}, {key: Location(f"--{key}")}, offered, faults)
        assert (key in read) != any(fault.where == Location(f"--{key}") and fault.message for fault in faults.found)
        given |= {key: text} if key in read else {}
    done = run("init", "office", "--no-remember", *(f"--{key}={answer}" for key, answer in given.items()))
    library = open_library([assets.root(), desk / "office"], None)
    (member,) = (one for one in library.signatories.values() if not one.sample)

    assert done.code == 0, done.err
    assert member.name == library.office.name == given["name"]
    assert member.title == given.get("title", "Member of Congress")
    assert library.office.contact.name == given.get("contact-name", "")
    assert library.house.close == given.get("close", "Sincerely").rstrip(",")


def test_refusals_have_words(offered: Offered):
    """An answer that will not do says what will."""
    with pytest.raises(Refused) as refused:
        read_answer("state", "Atlantis", {}, offered)

    assert refused.value.message == "'Atlantis' is no State"
    assert refused.value.hint


# At a terminal


@needs_terminal
def test_a_review_comes_before_anything_is_written(desk: Path):
    """What was answered, each file and what it is for; n stops, and nothing is there."""
    done = talked(desk, *ANSWERS, "n")

    assert done.code == 0
    assert "  Member      Jane Q. Smith\n" in done.screen
    assert "This will be written into mine:\n  office.yaml\n" in done.screen
    assert "Nothing was written." in done.screen
    assert names(desk) == []


@needs_terminal
def test_one_may_go_back_from_the_review(desk: Path):
    """The last question comes again."""
    done = talked(desk, *ANSWERS, "b", "other", "y")

    assert done.code == 0, done.screen
    assert names(desk / "other") == FILES
    assert not (desk / "mine").exists()


@needs_terminal
@pytest.mark.parametrize("count", range(len(ANSWERS) + 1))
def test_stopping_at_any_prompt_leaves_nothing(desk: Path, config: Path, count: int):
    """Ctrl-C, and the end of the input at every other one: one line and exit code 130, and no file anywhere."""
    with terminal([*installed(), "init"], desk) as session:
        session.answers(*ANSWERS[:count])
        session.until(*PROMPTS)
        session.types(CTRL_C if count % 2 else CTRL_D)
        done = session.ends()

    assert done.code == 130, done.screen
    assert done.screen.endswith("Interrupted; nothing was left half done.\n")
    assert names(desk) == []
    assert not config.exists()


@needs_terminal
def test_what_flags_give_is_not_asked(desk: Path):
    """Only what is needed and missing is; with all of it, nothing is."""
    part = talked(desk, "house", "y", args=("mine", "--name", "Jane Q. Smith", "--state", "OH"))
    whole = talked(desk, args=("whole", *SMITH))

    assert part.code == 0, part.screen
    assert "From which State?" not in part.screen
    assert whole.code == 0, whole.screen
    assert names(desk / "mine") == names(desk / "whole") == FILES


@needs_terminal
def test_no_input_asks_nothing_at_a_terminal(desk: Path):
    """The same message as in a script."""
    done = talked(desk, args=("--no-input",))

    assert done.code == 2
    assert "--name, --chamber and --state are needed" in done.screen


def test_letters_are_the_same_wherever_the_office_is_named(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Remembered, by flag, by the environment, or from inside the folder."""
    run("init", "office", *SMITH)
    run("new", *KYC, "-o", "remembered.docx")
    run("office", "forget")
    run("new", *KYC, "-o", "flag.docx", "--library", "office")
    run("new", *KYC, "-o", "../inside.docx", cwd=desk / "office")
    monkeypatch.setenv("DRAFTER_LIBRARY", "office")
    run("new", *KYC, "-o", "named.docx")

    first, *others = [letter_xml(Path(f"{name}.docx")) for name in ("remembered", "flag", "inside", "named")]
    assert all(one == first for one in others)
