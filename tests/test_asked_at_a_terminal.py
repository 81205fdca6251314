"""What `add` and `init` ask for at a terminal: what is missing, again where it will not do, and nothing for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import installed, names, run, write
from terminals import CTRL_C, Ended, needs_terminal, terminal

pytestmark = [pytest.mark.usefixtures("desk"), needs_terminal]

MEMBERS = """[{"id": {"bioguide": "D000001"}, "name": {"first": "Jane", "last": "Doe", "official_full": "Jane Q. Doe"},
"bio": {"gender": "F", "birthday": "1970-01-01"}, "terms": [{"type": "sen", "start": "2025-01-03", "end":
"2031-01-03", "state": "OH", "class": 1, "party": "Independent", "address": "1 Hart Building Washington DC 20510"}]}]
"""


@pytest.fixture
def office(desk: Path) -> Path:
    """An office’s folder."""
    done = run("init", "office", "--name", "Jane Q. Smith", "--chamber", "house", "--state", "OH", "--no-remember")
    assert done.code == 0, done.err
    return desk / "office"


def talked(folder: Path, *answers: str, args: tuple[str, ...], **environment: str) -> Ended:
    with terminal([*installed(), *args], folder, **environment) as session:
        session.answers(*answers)
        return session.ends()


def test_a_clause_is_asked_for_its_issue_its_place_and_its_id(office: Path):
    """A number, a number and a name; what is no id is asked for again."""
    done = talked(office, "fentanyl", "background", "My Clause", "my-clause", "", "The maps are wrong.", "y",
                  args=("add", "clause"))  # fmt: skip

    assert done.code == 0, done.screen
    assert "'My Clause' is not an id" in " ".join(done.screen.split()).replace("‘", "'").replace("’", "'")
    assert "clauses/fentanyl/background/my-clause.md.j2" in names(office)


def test_an_official_is_asked_for_an_id(office: Path):
    """Ctrl-C after it leaves nothing."""
    with terminal([*installed(), "add", "official"], office) as session:
        session.answers("john-roe", "John Roe")
        session.until("]: ", "): ", "answer: ")
        session.types(CTRL_C)
        done = session.ends()

    assert done.code == 130, done.screen
    assert "officials" not in " ".join(names(office))


def test_words_that_will_not_do_are_asked_for_again_and_the_rest_is_kept(office: Path):
    """A bare “I” is told of; Enter takes the title again."""
    words = ("A title", "I am told that the maps are wrong.", "", "Maps should be right.", "y")

    done = talked(office, *words, args=("add", "clause", "my-c", "--issue", "fentanyl", "--slot", "background"))

    assert done.code == 0, done.screen
    assert "stands in a letter that several sign" in done.screen
    made = (office / "clauses/fentanyl/background/my-c.md.j2").read_text(encoding="utf-8")
    assert "title: A title" in made
    assert "Maps should be right." in made


def test_a_long_list_is_searched_and_not_printed(office: Path):
    """What to type stands right above the place to type it."""
    with terminal([*installed(), "add", "official", "john-roe"], office) as session:
        session.answers("John Roe", "Roe", "", "", "")
        session.until("An answer is needed here")
        session.types(CTRL_C)
        shown = session.ends().screen

    after = shown.partition("Which post?")[2].partition("Your answer")[0]
    assert " ".join(after.split()) == "Type its id, or a part of its name."


def test_a_member_from_a_file_is_asked_for_the_rest_and_reviewed(desk: Path):
    """The name is there; letterhead, contact, and the review come as help promises."""
    write(desk / "members.json", MEMBERS)
    args = ("init", "mine", "--member", "Doe", "--from-file", "members.json")

    stopped = talked(desk, "", "Sam Lee", "", "", "", "", "", "", "n", args=args)
    assert stopped.code == 0, stopped.screen
    assert "full name?" not in stopped.screen
    assert "This will be written into mine:" in stopped.screen
    assert "Contact     Sam Lee" in stopped.screen
    assert not (desk / "mine").exists()


def test_the_office_is_shown_within_40_columns(office: Path):
    """Lines are broken between words; a path alone may be longer."""
    done = talked(office, args=("office", "show"), COLUMNS="40")

    assert done.code == 0
    assert [row for row in done.screen.splitlines() if len(row) > 40 and " " in row.strip()] == []
