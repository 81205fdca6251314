"""The interview reaches every kind of letter, to officials and to others, and its command makes the same letter."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from helpers import installed, names, paragraphs, run, words, write
from terminals import CTRL_C, Ended, needs_terminal, terminal

from drafter import assets
from drafter.commands import interviewing, new, preview
from drafter.interview.questions import Question

pytestmark = pytest.mark.usefixtures("desk")

KINDS = sorted(path.stem for path in (assets.root() / "templates/letters").glob("*.yaml"))
HEADINGS = ("The same letter without the questions:", "The same letter without the questions, from its record:")
CONTACT = "Sam Poe, (202) 555-0142, sam_poe@mail.house.gov"
IN_A_FILE = """\
name: Rosa Maria Whitfield
surname: Whitfield
form: private-person
vocative: Ms.
address:
  - 12 Main Street
  - Oakland, MD 21550
"""


def kind_file(kind: str) -> str:
    """The file of a kind of letter."""
    return (assets.root() / f"templates/letters/{kind}.yaml").read_text(encoding="utf-8")


class Answers:
    """A person who answers each question by its key, and takes Enter where nothing needs to be said."""

    def __init__(self, **said: str) -> None:
        particulars = {"question": "How many?; Why?", "respond_by": "15 business days", "contact": CONTACT}
        self.said = {"date": "2026-11-20", **particulars, **said}
        self.asked: list[str] = []

    def __call__(self, question: Question, *, anew: bool) -> str:  # noqa: ARG002  it is called as at a terminal
        assert len(self.asked) < 60, f"asked again and again: {self.asked[-3:]}"
        self.asked.append(question.name)
        key = question.name.replace("-", "_").replace(" ", "_")
        if question.key == "fill":
            return f"what was said of {question.about.replace('_', ' ')}"
        if question.choices and question.default is None and key not in self.said:
            return "1"
        if question.choices and question.name in ("to", "recipient form"):
            return "1"
        if question.key == "question":
            return "" if question.default is not None else self.said["question"]
        return self.said.get(key, "")


OFFICIAL = {"to": "secretary of state"}
CHAIR = {
    "to": "somebody else",
    "recipient_form": "committee chair",
    "recipient_name": "Jane Doe",
    "recipient_title": "Chair",
    "recipient_organization": "Committee on Foreign Relations, United States Senate",
    "recipient_address": "Washington, DC 20510",
}
FAMILY = {
    "to": "0",
    "recipient_form": "private person",
    "recipient_name": "Rosa Maria Whitfield",
    "recipient_address": "12 Main Street; Oakland, MD 21550",
}


def interviewed(answers: Answers, monkeypatch: pytest.MonkeyPatch, *args: str) -> str:
    """What stands on the screen of a person who writes a letter so, and says yes at its end."""
    with monkeypatch.context() as patch:
        for module in (new, preview):
            patch.setattr(module, "may_ask", lambda *_, **__: True)
        patch.setattr(interviewing, "asked", answers)
        patch.setattr(interviewing, "typed", lambda _: "y")
        done = run("new", *args)
    assert done.code == 0, done.out + done.err
    return done.out


def command_in(screen: str) -> list[str]:
    """The command that is printed, without the program."""
    rows = screen.splitlines()
    return shlex.split(rows[next(n for n, row in enumerate(rows) if row in HEADINGS) + 1])[1:]


@pytest.fixture
def earlier(desk: Path) -> Path:
    """The record of a letter that can be followed up."""
    flags = ("--to", "secretary-of-agriculture", "--date", "2026-09-08", "--kind", "oversight", "--question", "Why?")
    done = run("new", *flags, "--respond-by", "10 business days", "--fill", "matter=the maps", "-o", "earlier.docx")
    assert done.code == 0, done.err
    return desk / "earlier.yaml"


@pytest.mark.parametrize("to", [OFFICIAL, CHAIR, FAMILY], ids=["official", "chair", "family"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_reached_and_its_command_makes_the_same_letter(
    desk: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch, kind: str, to: dict[str, str]
):
    """From the first question to the file, and the same bytes by the command that is printed."""
    if to is not OFFICIAL and not re.search("^asks: none", kind_file(kind), re.MULTILINE):
        pytest.skip("what the first ask asks is not theirs to act on")
    answers = Answers(kind=kind, about=earlier.name, **{"from": "1"}, **to)

    screen = interviewed(answers, monkeypatch, "-o", "first.docx")
    command = [word if word != "first.docx" else "again.docx" for word in command_in(screen)]
    again = run(*command, *(() if "-o" in command else ("-o", "again.docx")), "--no-input")

    assert again.code == 0, again.err
    assert (desk / "again.docx").read_bytes() == (desk / "first.docx").read_bytes()
    assert "[" not in words(desk / "first.docx")


def test_questions_are_typed_one_after_another_or_together(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """A semicolon after a question parts two; the one inside a question’s parts does not."""
    answers = Answers(kind="oversight", **OFFICIAL, question="Why?; How many came: (a) in 2023; (b) in 2024?")

    interviewed(answers, monkeypatch, "-o", "a.docx")

    said = paragraphs(desk / "a.docx")
    assert "Why?" in said
    assert "How many came:" in said
    assert "in 2024?" in said
    assert "document 1" in answers.asked


def test_a_letter_to_a_family_is_named_and_greeted_as_its_people_are(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Name, lines of the address and the form of address are asked for, and the record keeps them."""
    answers = Answers(kind="condolence", **FAMILY, recipient_vocative="Ms.", **{"from": "1"})

    interviewed(answers, monkeypatch, "-o", "a.docx")

    assert "Ms. Rosa Maria Whitfield\n12 Main Street\nOakland, MD 21550" in paragraphs(desk / "a.docx")
    assert "Dear Ms. Whitfield," in paragraphs(desk / "a.docx")


def test_a_letter_to_colleagues_asks_for_no_addressee(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """The kind says whom it goes to."""
    answers = Answers(kind="dear-colleague", **{"from": "1"})

    interviewed(answers, monkeypatch, "-o", "a.docx")

    assert "Dear Colleague:" in paragraphs(desk / "a.docx")
    assert not {"to", "recipient form"} & set(answers.asked)


def test_a_letter_to_colleagues_goes_to_nobody_else():
    """A flag that names somebody is told of."""
    flags = ("--kind", "dear-colleague", "--to", "secretary-of-veterans-affairs", "--respond-by", "10 business days")

    done = run("new", *flags)

    assert done.code == 2
    assert "--to: a letter of the kind 'dear-colleague' goes to “Colleague”, and to nobody else" in done.err


def test_a_record_is_followed_up_in_the_same_words_as_by_flags(
    desk: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch
):
    """What the earlier letter put is cited, and the command names its record."""
    answers = Answers(kind="follow-up", about=earlier.name, **OFFICIAL, **{"from": "1"})

    screen = interviewed(answers, monkeypatch, "-o", "a.docx")

    assert command_in(screen)[command_in(screen).index("--about") + 1] == "earlier.yaml"
    assert "September 8, 2026" in words(desk / "a.docx")
    assert "that request" not in words(desk / "a.docx")


@pytest.mark.parametrize("typed", ["nowhere.yaml", "empty.yaml"])
def test_a_record_that_will_not_do_is_asked_for_again(
    desk: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch, typed: str
):
    """Nothing that was answered before is lost."""
    write(desk / "empty.yaml", "to: president\n")
    answers = Answers(kind="follow-up", **OFFICIAL, **{"from": "1"})
    records = iter([typed, earlier.name])

    def reply(question: Question, *, anew: bool) -> str:
        return next(records) if question.key == "about" else answers(question, anew=anew)

    interviewed(reply, monkeypatch, "-o", "a.docx")  # type: ignore[arg-type]

    assert "September 8, 2026" in words(desk / "a.docx")


# At a terminal


def talked(desk: Path, *answers: str, args: tuple[str, ...] = ("new",), **environment: str) -> Ended:
    with terminal([*installed(), *args], desk, **environment) as session:
        session.answers(*answers)
        return session.ends()


@needs_terminal
@pytest.mark.parametrize("question", ["Why?", "How many?; Why?"])
def test_a_question_typed_at_a_terminal_stands_in_the_letter(desk: Path, question: str):
    """Its words, and not its letters one by one."""
    flags = ("--kind", "oversight", "--to", "secretary-of-agriculture", "--respond-by", "15 business days")
    gaps = ("the maps", "They were late.", "judge the law")

    done = talked(desk, "", question, "", "", "", "", "", "", *gaps, "", "y", args=("new", *flags, "-o", "a.docx"))

    assert done.code == 0, done.screen
    assert "Why?" in words(desk / "a.docx")
    again = run(*command_in(done.screen)[:-1], "b.docx")
    assert again.code == 0, again.err
    assert (desk / "b.docx").read_bytes() == (desk / "a.docx").read_bytes()


@needs_terminal
def test_a_person_in_a_file_is_no_question(desk: Path):
    """With all that the kind needs, the letter is written at once; with --asks, it is told that there are none."""
    write(desk / "p2.yaml", IN_A_FILE)
    flags = ("new", "--kind", "condolence", "--to-file", "p2.yaml")

    done = talked(desk, args=(*flags, "-o", "a.docx"))
    refused = talked(desk, args=(*flags, "--asks", "kyc"))

    assert done.code == 0, done.screen
    assert "Dear Ms. Whitfield," in paragraphs(desk / "a.docx")
    assert refused.code == 2
    assert "a letter of the kind 'condolence' has no asks" in refused.screen


@needs_terminal
def test_a_file_may_be_named_where_the_addressee_is_asked_for(desk: Path):
    """The command that is printed has it as --to-file."""
    write(desk / "p2.yaml", IN_A_FILE)

    answers = ("no.yaml", "p2.yaml", "", "", "", "", "her father", "He was kind.", "him", "", "y")

    done = talked(desk, *answers, args=("new", "--kind", "condolence", "-o", "a.docx"))

    assert done.code == 0, done.screen
    assert "--to-file p2.yaml" in done.screen


@needs_terminal
def test_at_50_columns_everything_fits(desk: Path):
    """Questions, choices, findings; only the command is one line, to be copied."""
    said = ("2026-11-20", "thanks", "0", "private", "1", "Ann Roe")

    done = talked(desk, *said, *[""] * 9, "n", COLUMNS="50")

    assert done.code == 0, done.screen
    long = [
        row
        for row in done.screen.splitlines()
        if len(row) > 50 and " " in row.strip() and "Your answer [" not in row and "out/" not in row
    ]
    assert long == []


@needs_terminal
@pytest.mark.parametrize("count", range(9))
def test_stopping_while_a_person_is_described_leaves_nothing(desk: Path, count: int):
    """At every question on the way."""
    answers = ("2026-11-20", "thanks", "0", "private", "1", "Ann Roe", "", "", "")
    with terminal([*installed(), "new"], desk) as session:
        session.answers(*answers[:count])
        session.until("]: ", "): ", "answer: ")
        session.types(CTRL_C)
        done = session.ends()

    assert done.code == 130
    assert names(desk) == []
