"""The interview: what a person who gives nothing is asked, and what comes of the answers."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from helpers import Ran, installed, letter_xml, names, run, run_installed, write
from terminals import CTRL_C, CTRL_D, Ended, needs_terminal, terminal

from drafter import assets
from drafter.commands import new
from drafter.commands.request import asked
from drafter.drafting import open_library
from drafter.errors import DrafterError, Faults
from drafter.interview.again import cmd, commands, flags, posix, powershell
from drafter.interview.going import answered, begun, next_question
from drafter.interview.people import find, near
from drafter.interview.questions import Finished, Question, State
from drafter.interview.replies import picked
from drafter.interview.shown import lines, prompt
from drafter.interview.steps import STEPS
from drafter.library import Library
from drafter.spec import Allowance, LetterSpec

pytestmark = pytest.mark.usefixtures("desk")

IN_2024 = date(2024, 9, 12)
FIRST_LETTER = ("2024-09-12", "", "secretary of state", "1", "fentanyl", "1,2", "", "", "", "", "", "")
"""The answers that lead to a letter: day, kind, addressee, issue, asks, reply, designation, sender, contact, copies,
subject."""


@pytest.fixture(scope="module")
def shipped() -> Library:
    return open_library([assets.root()], None)


def start(library: Library, day: date = IN_2024, **given: Any) -> State:
    """An interview; what is given is given with flags."""
    state = begun(LetterSpec(date=day, **given), library)
    assert state is not None
    return state


def asked_next(state: State) -> Question:
    question = next_question(state)
    assert isinstance(question, Question), "nothing is left to ask"
    return question


def after(state: State, *answers: str) -> State:
    for text in answers:
        state = answered(state, asked_next(state), text)
    return state


def at(state: State, key: str) -> State:
    """The interview at a question, by the answers that Enter stands for; one that needs an answer gets the first."""
    while (question := asked_next(state)).key != key:
        searched = question.key == "to" and not question.choices
        state = answered(state, question, "secretary of state" if searched else "1" if question.default is None else "")
    return state


def shown(state: State) -> str:
    return "\n".join(lines(asked_next(state), 80))


# The questions


def test_what_is_asked_in_which_order(shipped: Library):
    """From the day, on which all else depends, to the subject line; and then there is a letter."""
    state, keys = start(shipped), []
    while isinstance(question := next_question(state), Question):
        if not keys or keys[-1] != question.key:
            keys.append(question.key)
        state = at(state, question.key)
        searched = question.key == "to" and not question.choices
        state = answered(state, question, "secretary of state" if searched else "1" if question.default is None else "")

    first, last = ["date", "kind", "to", "issue", "asks"], ["designation", "from", "contact", "cc", "subject"]
    assert [key for key in keys if key != "fill"] == [*first, "respond-by", *last]
    assert isinstance(question, Finished)
    assert question.draft.plan.addressees[0].post.id == "secretary-of-state"


@pytest.mark.parametrize("key", ["date", "to", "kind", "asks", "designation", "from", "cc", "subject"])
def test_back_undoes_one_answer(shipped: Library, key: str):
    """After an answer and b, the same question comes again, and the request is as it was before it."""
    before = at(start(shipped), key)
    question = asked_next(before)
    typed = {"date": "2024-05-20", "to": "president", "designation": "y", "subject": "The trade"}.get(key, "1")
    state = answered(before, question, typed)
    if key == "to":
        state = answered(state, asked_next(state), "1")

    undone = answered(state, Question("x", "", ""), "b")

    assert state.past != before.past
    assert undone.spec == before.spec
    assert asked_next(undone).words == question.words


def test_back_at_the_first_question_says_so(shipped: Library):
    """There is nothing to undo."""
    state = after(start(shipped), "b")

    assert state.said == "This is the first question."
    assert asked_next(state).key == "date"


@pytest.mark.parametrize("key", ["date", "to", "kind", "asks", "designation", "from", "cc", "subject"])
def test_each_question_explains_itself(shipped: Library, key: str):
    """`?` tells what is meant, and asks again."""
    state = at(start(shipped), key)

    explained = after(state, "?")

    assert len(explained.said) > 40
    assert asked_next(explained) == asked_next(state)


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("date", "tomorrow", "'tomorrow' is not a date. Write the day as"),
        ("date", "4/5/2024", "may be April 5 or May 4"),
        ("date", "2024-02-30", "is not on the calendar"),
        ("to", "", "An answer is needed here"),
        ("to", "zzzz", "Nothing is called ‘zzzz’."),
        ("kind", "7000", "There is no number 7000 here. The numbers go from 1 to "),
        ("kind", "1,2", "Only one can be chosen here."),
        ("kind", "yes please", "‘yes please’ is none of these."),
        ("asks", "", "An answer is needed here"),
        ("asks", "0", "There is no number 0 here."),
        ("asks", "no-such-ask", "‘no-such-ask’ is none of these."),
        ("designation", "maybe", "Type y for yes or n for no."),
        ("from", "99", "There is no number 99 here."),
        ("cc", "1-999999999", "There is no number"),
    ],
)
def test_a_slip_is_answered_and_the_question_asked_again(shipped: Library, key: str, typed: str, said: str):
    """Nothing is lost by a wrong key, and nothing is guessed."""
    state = at(start(shipped), key)

    slipped = after(state, typed)

    assert said in slipped.said
    assert slipped.past == state.past
    assert asked_next(slipped).key == key


def test_a_search_finds_whoever_holds_the_post_on_the_day(shipped: Library):
    """By a few letters of the title, of another name of the post, of the department, or of the holder’s name."""
    for typed in ("secr sta", "SecState", "blink", "Department of State"):
        assert "secretary-of-state" in find(shipped, IN_2024, typed), typed
    assert (
        "secretary-of-state" not in find(shipped, date(2026, 1, 5), "blink") or not find(shipped, IN_2024, "blink")[1:]
    )
    assert find(shipped, IN_2024, "secretary of state")[0] == "secretary-of-state"


def test_a_search_for_somebody_who_holds_the_post_on_another_day_says_so(shipped: Library):
    """The post is offered with the holder of the day, and it is told that the name typed is another’s."""
    state = after(at(start(shipped, date(2023, 1, 23)), "to"), "rubio")

    assert "Marco Rubio is not in this post on January 23, 2023." in state.said
    assert "Secretary of State: Antony J. Blinken" in shown(state)


def test_a_near_miss_is_offered_and_never_taken(shipped: Library):
    """A misspelled name leads to a choice, not to an addressee."""
    state = after(at(start(shipped), "to"), "blinkne")

    assert "Nothing is called ‘blinkne’. Perhaps one of these is meant:" in state.said
    assert state.spec.to == ()
    assert near(shipped, IN_2024, "blinkne") == ("secretary-of-state",)


def test_several_addressees_are_chosen_from_one_search(shipped: Library):
    """Names parted by commas are searched each, and several numbers make a joint letter."""
    state = after(at(start(shipped), "to"), "secretary of state, attorney general", "1,2")

    assert state.spec.to == ("secretary-of-state", "attorney-general")


def test_a_post_that_nobody_is_known_for_yet_cannot_be_addressed(shipped: Library):
    """The day is told from which on the roster knows it."""
    state = after(start(shipped, date(1999, 1, 1)), "", "", "secretary of state", "1")

    assert "the roster knows who was Secretary of State from" in state.said
    assert state.spec.to == ()


def test_the_asks_are_grouped_by_who_can_act_on_them(shipped: Library):
    """Those that the addressee can press for are recommended with the reason; others come last."""
    state = after(start(shipped, date(2026, 11, 20)), "", "", "us trade representative", "1", "fentanyl")
    words = " ".join(shown(state).split())

    recommended, _, others = words.partition("Not recommended: others can act on these")
    assert "Recommended: the PRC decides, and the United States Trade Representative can press" in recommended
    assert "Action against sellers of precursors" in recommended
    assert "Know-your-customer rules" in others
    assert "(for the President of the United States, the Secretary of State" in others


def test_an_ask_that_is_not_for_the_day_is_left_out_with_the_reason(shipped: Library):
    """It has no number, so it cannot be chosen by mistake."""
    question = asked_next(at(start(shipped, date(2024, 1, 23)), "asks"))

    assert any(
        line.startswith("Left out: An end to tax rebates") and "true only from April 16, 2024 on" in line
        for line in question.remarks
    )
    assert "export-rebates" not in {choice.value for choice in question.choices}


def test_the_order_of_the_numbers_is_that_of_the_letter(shipped: Library):
    """3,1 puts the third first; ids may be typed too, and a range stands for what lies between."""
    question = asked_next(at(start(shipped), "asks"))
    ids = [choice.value for choice in question.choices]

    assert picked(question, "3,1") == (ids[2], ids[0])
    assert picked(question, "2-4") == tuple(ids[1:4])
    assert picked(question, f"{ids[1]}, {ids[0]}") == (ids[1], ids[0])
    assert picked(question, "1 1 2") == tuple(ids[:2])


def test_a_sample_is_nobodys_default_and_says_so(shipped: Library):
    """Enter leaves the sender open; a Member out of office on the day is marked."""
    question = asked_next(at(start(shipped, date(2026, 1, 5)), "from"))

    assert prompt(question) == "Your answer [nobody yet]"
    assert all("a sample, never to send from" in choice.why for choice in question.choices)
    assert any("not in this seat on January 5, 2026" in choice.why for choice in question.choices)


def test_an_offices_one_member_is_the_default(desk: Path):
    """Whoever has entered one Member of their own has that Member sign with Enter."""
    entry = (assets.root() / "templates/signatories/schumer.yaml").read_text(encoding="utf-8")
    write(
        desk / "office/templates/signatories/mine.yaml",
        entry.replace("sample: true\n", "").replace("Charles E. Schumer", "Maria Example"),
    )
    library = open_library([assets.root(), desk / "office"], None)

    state = at(start(library), "from")

    assert prompt(asked_next(state)) == "Your answer [Maria Example, United States Senator, New York]"
    assert after(state, "").spec.signatories == ("mine",)


def test_copies_are_suggested_with_the_reason_and_added_one_after_another(shipped: Library):
    """Enter adds nobody; each choice is told, and the question comes again until Enter."""
    state = at(start(shipped), "cc")
    suggested = asked_next(state)
    state = after(state, "1", "fbi", "1")

    assert "it is concerned with ‘" in suggested.choices[0].why
    assert state.spec.copies == (suggested.choices[0].value, "fbi-director")
    assert "A copy goes to Director, Federal Bureau of Investigation: Christopher A. Wray." in asked_next(state).remarks
    assert after(state, "").spec.copies == state.spec.copies


def test_whoever_is_addressed_gets_no_copy(shipped: Library):
    """What the letter would refuse is refused at once."""
    state = after(at(start(shipped), "cc"), "secretary of state", "1")

    assert "is addressed and copied" in state.said
    assert state.spec.copies == ()


def test_blanks_that_only_the_office_can_fill_are_asked_for(shipped: Library):
    """Each once, with the sentence it stands in; Enter leaves it open."""
    state = start(shipped, clauses=("ahead-of-meeting",))
    state = at(state, "fill")
    first = asked_next(state)
    state = after(state, "Foreign Minister Wang Yi", "")

    assert first.words == f"What belongs in place of [{first.explained.split('. ')[0].upper()}]?"
    assert "The letter says: When you meet [" in first.remarks[0]
    assert state.spec.fill == {first.about: "Foreign Minister Wang Yi"}
    assert asked_next(state).key == "subject"


def test_the_designation_is_asked_only_where_a_clause_can_make_it(shipped: Library):
    """Before the law that it rests on there was nothing to ask, so the question does not come."""
    keys = []
    state = after(start(shipped, date(2021, 2, 1)), "", "", "secretary of state", "1", "fentanyl", "1")
    while isinstance(question := next_question(state), Question):
        keys.append(question.key)
        state = answered(state, question, "")

    assert "designation" not in keys


def test_an_answer_mends_what_the_letter_stumbles_over(shipped: Library):
    """A fault of the request that no flag gave is asked about, and not the end of the interview."""
    state = replace(start(shipped), spec=LetterSpec(date=IN_2024, letterhead="nowhere"))
    state = at(state, "letterhead")

    assert asked_next(state).words == "No letterhead 'nowhere'."
    assert after(state, "senate").spec.letterhead == "senate"


# What is given already


def given(*words: str) -> tuple[LetterSpec, Faults]:
    """The request that flags make, as the command reads them."""
    faults = Faults()
    context = new.command.make_context("new", [*words], resilient_parsing=False)
    own = ("file", "output", "form", "force", "review", "dry_run", "no_input", "library")
    values: Mapping[str, Any] = {name: value for name, value in context.params.items() if name not in own}
    return asked(values, faults), faults


@pytest.mark.parametrize(
    ("words", "asked_for"),
    [
        ((), {step.key for step in STEPS}),
        (("--to", "secretary-of-state"), {"asks", "issue"}),
        (("--asks", "kyc"), {"to", "recipient"}),
        (("--date", "2024-09-12"), {"to", "recipient", "asks", "issue"}),
        (("--kind", "thanks"), {step.key for step in STEPS} - {"date", "kind"}),
        (
            ("--kind", "oversight", "--to", "secretary-of-state"),
            {step.key for step in STEPS} - {"date", "kind", "to", "recipient"},
        ),
        (("--kind", "thanks", "--to", "secretary-of-state"), None),
        (("--to", "secretary-of-state", "--asks", "kyc"), None),
    ],
)
def test_only_what_is_missing_is_asked(shipped: Library, words: tuple[str, ...], asked_for: set[str] | None):
    """With nothing given everything, with a part the addressee and the asks, with both nothing."""
    spec, _ = given(*words)

    state = begun(spec if spec.date else replace(spec, date=IN_2024), shipped)

    assert (state and set(state.may_ask)) == asked_for


def test_what_a_flag_gave_wrongly_is_a_fault_and_no_question(shipped: Library):
    """A person who typed a flag can mend it; the message is the one that a letter without questions gives."""
    spec, _ = given("--to", "secretary-of-stat")
    state = begun(replace(spec, date=IN_2024), shipped)
    assert state is not None

    with pytest.raises(DrafterError, match="no post 'secretary-of-stat'"):
        next_question(state)


# The command that makes it again

ODD = (
    "plain",
    "two words",
    "it’s Members’ and Senators' day",
    'a "quoted" word',
    "back\\slash \\",
    "$HOME `x` !1 %PATH%",
    "a,b;c&d|e<f>g",
    "–dash – ünïcode",
    "-leading",
)


@pytest.mark.parametrize("text", ODD)
def test_flags_give_the_same_request_again(text: str):
    """Every key of a request, with texts that a shell could misread, comes back as it was."""
    words = " ".join(text.split())
    spec = LetterSpec(
        to=("secretary-of-state", "attorney-general"),
        asks=("kyc", "scheduling"),
        date=IN_2024,
        signatories=("cotton", "schumer"),
        issue="fentanyl",
        kind="request",
        clauses=("ahead-of-meeting",),
        without=("demand",),
        designation=False,
        copies=("ondcp-director",),
        fill={"meeting_time": words},
        subject=words,
        via=words,
        enclosures=(words, "a second, with a comma"),
        letterhead="senate",
        style="apa",
        title=words,
        author="none",
        file_date="2024-09-12",
        figures={"synthetic-opioid-deaths": "2024-05-15"},
        allow={"stale-figure": Allowance(words, date(2027, 1, 1)), "left-out": Allowance(words)},
    )

    again, faults = given(*flags(spec))

    assert faults.found == []
    assert again == spec


@pytest.mark.skipif(sys.platform == "win32", reason="there is no POSIX shell")
@pytest.mark.parametrize("text", ODD)
def test_a_posix_shell_reads_the_command_as_it_was_meant(text: str):
    """What is printed can be pasted."""
    done = subprocess.run(["sh", "-c", posix(["printf", "%s", text])], capture_output=True, check=True)

    assert done.stdout.decode() == text


@pytest.mark.parametrize(
    ("text", "in_powershell", "in_cmd"),
    [
        ("kyc", "kyc", "kyc"),
        ("--to", "--to", "--to"),
        ("kyc,scheduling", "'kyc,scheduling'", '"kyc,scheduling"'),
        ("it's", "'it''s'", '"it\'s"'),
        ("it’s", "'it’’s'", '"it’s"'),
        ('a "b" c', "'a \\\"b\\\" c'", '"a \\"b\\" c"'),
        ("end \\", "'end \\\\'", '"end \\\\"'),
        ("C:\\my letters", "'C:\\my letters'", '"C:\\my letters"'),
        ("$HOME", "'$HOME'", '"$HOME"'),
        ("a&b", "'a&b'", '"a&b"'),
    ],
)
def test_windows_shells_get_their_own_quotes(text: str, in_powershell: str, in_cmd: str):
    """PowerShell counts curly quotes as quotes and parts a bare word at a comma; the command prompt knows neither."""
    assert powershell([text]) == in_powershell
    assert cmd([text]) == in_cmd


def test_on_windows_one_line_serves_both_shells_where_it_can():
    """Only words that the two read differently are printed twice."""
    assert commands(["drafter", "--asks", "kyc,scheduling"], windows=True, in_powershell=True) == (
        ("", 'drafter --asks "kyc,scheduling"'),
    )
    both = commands(["drafter", "--subject", "$5 million"], windows=True, in_powershell=True)
    assert both == (
        ("In PowerShell", "drafter --subject '$5 million'"),
        ("At the command prompt", 'drafter --subject "$5 million"'),
    )
    assert commands(["a b"], windows=False, in_powershell=False) == (("", "'a b'"),)


# Without a terminal


@pytest.mark.parametrize("command", ["new", "preview"])
def test_without_a_terminal_nothing_is_asked(desk: Path, command: str):
    """A script gets the faults and exit code 2 at once, as before."""
    done = run_installed(command, cwd=desk)

    assert done.code == 2
    assert done.out == ""
    assert done.err.splitlines()[0] == "--to: no addressee"
    assert names(desk) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no POSIX shell")
def test_with_input_closed_nothing_is_asked():
    """As a service may start it."""
    done = subprocess.run(["sh", "-c", f"{shlex.join(installed())} new <&-"], capture_output=True, check=False)

    assert done.returncode == 2
    assert b"no addressee" in done.stderr


def as_at_a_terminal(desk: Path, *args: str, **environment: str) -> Ended:
    with terminal([*installed(), *args], desk, **environment) as session:
        return session.ends()


@needs_terminal
@pytest.mark.parametrize(
    ("args", "environment"),
    [
        (("--no-input",), {}),
        ((), {"DRAFTER_NO_INPUT": "1"}),
        ((), {"CI": "true"}),
        (("letter.yaml",), {}),
    ],
)
def test_at_a_terminal_nothing_is_asked_where_it_is_switched_off(
    desk: Path, args: tuple[str, ...], environment: dict[str, str]
):
    """By a flag, by the environment, in a build; and a letter’s file is taken as it is."""
    write(desk / "letter.yaml", "asks: kyc\n")

    done = as_at_a_terminal(desk, "new", *args, **environment)

    assert done.code == 2
    assert "no addressee" in done.screen
    assert "Your answer" not in done.screen


@needs_terminal
def test_at_a_terminal_nothing_is_asked_where_nothing_is_missing(desk: Path):
    """A complete command line does its work."""
    done = as_at_a_terminal(desk, "new", "--to", "secretary-of-state", "--asks", "kyc", "-o", "a.docx")

    assert done.code == 0
    assert "Your answer" not in done.screen
    assert names(desk) == ["a.docx", "a.yaml"]


# At a terminal


def talked(desk: Path, *answers: str, args: tuple[str, ...] = ("new",), **environment: str) -> Ended:
    with terminal([*installed(), *args], desk, **environment) as session:
        session.answers(*answers)
        return session.ends()


def command_of(done: Ended) -> list[str]:
    """The command that the interview printed, without the program."""
    rows = done.screen.splitlines()
    last = max(number for number, row in enumerate(rows) if row == "The same letter without the questions:")
    return shlex.split(rows[last + 1])[1:]


@needs_terminal
def test_from_nothing_to_a_letter(desk: Path):
    """Answers lead to the letter on the screen and the file; the command that is printed makes the same again."""
    done = talked(desk, *FIRST_LETTER, "y")

    assert done.code == 0, done.screen
    (made,) = [name for name in names(desk) if name.endswith(".docx")]
    assert "Dear Secretary Blinken:" in done.screen
    assert done.screen.index("Dear Secretary Blinken:") < done.screen.index("\nFindings: ")
    assert "\x1b" not in done.screen
    assert max(map(len, done.screen.split("This is the letter.")[0].splitlines())) <= 80

    again: Ran = run(*command_of(done), "-o", "again.docx")
    assert again.code == 0, again.err
    assert letter_xml(desk / "again.docx") == letter_xml(desk / made)


@needs_terminal
def test_a_person_may_go_back_and_slip_and_ask_and_still_gets_the_letter(desk: Path):
    """The answer given last counts."""
    done = talked(
        desk,
        *("soon", "2024-09-12", "", "blinkne", "b", "justice", "b", "b", "b", "2024-09-11", ""),
        *("secretary of state", "1", "?", "fentanyl", "99", "1", "", "", "", "", ""),
        *("A subject’s “line”", "b", "", "perhaps", "y"),
    )

    assert done.code == 0, done.screen
    assert [name for name in names(desk) if name.endswith(".docx")] == [
        f"out/2024-09-11-secretary-of-state-{command_of(done)[command_of(done).index('--asks') + 1]}.docx"
    ]
    assert "--subject" not in command_of(done)


@needs_terminal
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("answers", range(len(FIRST_LETTER) + 1))
def test_stopping_at_any_question_leaves_nothing(desk: Path, key: str, answers: int):
    """One line and exit code 130, and no file and no folder."""
    with terminal([*installed(), "new"], desk) as session:
        session.answers(*FIRST_LETTER[:answers])
        session.until("]: ", "): ", "answer: ")
        session.types(key)
        done = session.ends()

    assert done.code == 130
    assert done.screen.rstrip().splitlines()[-1] == "Interrupted; nothing was left half done."
    assert list(desk.iterdir()) == []


@needs_terminal
def test_no_at_the_end_writes_nothing(desk: Path):
    """The command is there for later."""
    done = talked(desk, *FIRST_LETTER, "n")

    assert done.code == 0
    assert done.screen.rstrip().endswith("Nothing was written.")
    assert "The same letter without the questions:" in done.screen
    assert names(desk) == []


@needs_terminal
def test_a_file_that_is_there_is_spared(desk: Path):
    """Another name is offered; only the word replace replaces."""
    talked(desk, *FIRST_LETTER, "y")
    (first,) = (desk / "out").glob("*.docx")
    first.write_bytes(b"mine")

    other = talked(desk, *FIRST_LETTER, "y", "")
    assert other.code == 0, other.screen
    assert first.read_bytes() == b"mine"
    assert first.with_stem(f"{first.stem}-2").is_file()

    talked(desk, *FIRST_LETTER, "y", "replace")
    assert first.read_bytes() != b"mine"


@needs_terminal
def test_a_part_given_leaves_the_rest_to_ask(desk: Path):
    """With the addressee given, only the asks and their issue are asked for; the command has the flags given."""
    done = talked(
        desk, "fentanyl", "1", "y", args=("new", "--to", "secretary-of-state", "--date", "2024-09-12", "-o", "a b.docx")
    )

    assert done.code == 0, done.screen
    assert names(desk) == ["a b.docx", "a b.yaml"]
    assert command_of(done)[-2:] == ["-o", "a b.docx"]


@needs_terminal
def test_preview_asks_too_and_writes_nothing(desk: Path):
    """It shows the letter and the command, and asks for no file."""
    done = talked(desk, *FIRST_LETTER, args=("preview",))

    assert done.code == 0, done.screen
    assert command_of(done)[0] == "preview"
    assert "Write it" not in done.screen
    assert names(desk) == []


def test_help_says_that_it_asks_and_how_to_stop_it():
    """Both commands name the switch."""
    for command in ("new", "preview"):
        said = " ".join(click.unstyle(run(command, "--help").out).split())
        assert "--no-input Never ask at the terminal for what is not given; so does DRAFTER_NO_INPUT=1." in said
        assert "At a terminal, it asks for the addressee and the asks" in said
