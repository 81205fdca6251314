"""Rules that add clauses and copies: what two of them may not do together, and what each does alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import run, write

pytestmark = pytest.mark.usefixtures("desk")

REQUEST = ("preview", "--to", "secretary-of-state", "--asks", "kyc", "--date", "2024-09-12", "--library", "office")
CLAUSE = "---\ntitle: {title}\non_request: true\n{more}---\n{words}\n"
ADDS = "{name}:\n  title: T\n  include:\n    clauses: {clause}\n  why: W.\n"


def office(desk: Path, *rules: str, **more: str) -> None:
    """Two passages, `first` and `second`, with what else each declares, and the rules."""
    for name in ("first", "second"):
        text = CLAUSE.format(title=name, more=more.get(name, ""), words=f"The {name} passage.")
        write(desk / f"office/clauses/fentanyl/background/{name}.md.j2", text)
    write(desk / "office/templates/rules/ours.yaml", "".join(rules))


def adds(name: str, clause: str) -> str:
    return ADDS.format(name=name, clause=clause)


def test_two_rules_that_add_what_cannot_stand_together_are_an_error(desk: Path):
    """One replaces what the other adds: neither wins by its place in a file."""
    rules = adds("a-rule", "first"), adds("b-rule", "second")
    for order in (rules, rules[::-1]):
        office(desk, *order, second="instead_of: first\n")
        done = run(*REQUEST)

        assert done.code == 2
        assert "contradict each other: 'first' and 'second' cannot stand in one letter" in done.err
        assert "office/templates/rules/ours.yaml:" in done.err
        assert "--without first" in done.err


def test_two_rules_that_would_replace_the_same_clause_are_an_error(desk: Path):
    """Only one passage can stand in a place."""
    office(
        desk, adds("a-rule", "first"), adds("b-rule", "second"),
        first="instead_of: death-toll\n", second="instead_of: death-toll\n",
    )  # fmt: skip
    done = run(*REQUEST)

    assert done.code == 2
    assert "the rules 'a-rule' and 'b-rule' contradict each other" in done.err


@pytest.mark.parametrize(("flag", "there"), [("--without", "second"), ("--clause", "second")])
def test_a_person_settles_it(desk: Path, flag: str, there: str):
    """By leaving one out, or by asking for one."""
    office(desk, adds("a-rule", "first"), adds("b-rule", "second"), second="instead_of: first\n")
    name = "first" if flag == "--without" else "second"
    done = run(*REQUEST, flag, name)

    assert done.code == 0, done.err
    assert f"The {there} passage." in done.out
    assert "The first passage." not in done.out


def test_two_rules_may_add_the_same_clause(desk: Path):
    """It stands once."""
    office(desk, adds("a-rule", "first"), adds("b-rule", "first"))
    done = run(*REQUEST)

    assert done.code == 0, done.err
    assert done.out.count("The first passage.") == 1


def test_a_rule_copies_nobody_who_gets_the_letter(desk: Path):
    """The same rule serves letters to the post and to others."""
    rule = (
        "copies:\n  title: T\n  include:\n    copies:\n      - secretary-of-state\n      - ondcp-director\n  why: W.\n"
    )
    office(desk, rule)
    done = run(*REQUEST)

    assert done.code == 0, done.err
    assert done.out.count("Rahul Gupta") == 1
    assert done.out.count("Antony J. Blinken") == 1


def test_a_copy_that_a_person_and_a_rule_name_stands_once(desk: Path):
    """By whatever name the person gave it."""
    office(desk, "copies:\n  title: T\n  include:\n    copies: ondcp-director\n  why: W.\n")
    done = run(*REQUEST, "--cc", "Director of National Drug Control Policy")

    assert done.code == 0, done.err
    assert done.out.count("Rahul Gupta") == 1


def test_two_files_of_one_library_may_not_give_a_rule_the_same_name(desk: Path):
    """Neither is quietly lost; an office's own still takes the place of a shipped one."""
    office(desk, adds("a-rule", "first"))
    write(desk / "office/templates/rules/also.yaml", adds("a-rule", "second"))
    clash = run(*REQUEST)
    (desk / "office/templates/rules/also.yaml").unlink()
    write(desk / "office/templates/rules/mine.yaml", "unset-sender:\n  title: T\n  check: left-out\n"
          "  level: warning\n  message: M.\n  why: W.\n")  # fmt: skip
    done = run(*REQUEST)

    assert clash.code == 2
    assert "the id 'a-rule' is taken by office/templates/rules/also.yaml" in clash.err
    assert done.code == 0
    assert "unset-sender" not in done.err
