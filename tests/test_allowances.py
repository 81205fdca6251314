"""`--allow RULE="reason"`: a finding that stands, with the reason told and recorded."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from helpers import names, part, run, write

from drafter.errors import DrafterError, Faults
from drafter.library.fields import Fields
from drafter.library.source import parse_yaml
from drafter.recording import as_record
from drafter.spec import Allowance, LetterSpec, from_fields, from_flags

pytestmark = pytest.mark.usefixtures("desk")

OUTSIDE = ("--to", "fincen-director", "--asks", "kyc", "--date", "2024-09-12")
BECAUSE = "outside-remit=the Director’s staff asked for it"
TOLD = (
    "allowed error: the ask 'kyc' is not one that the Director, Financial Crimes Enforcement Network can decide or "
    "press for. (outside-remit)\n  allowed because: the Director’s staff asked for it\n"
)
SENDER = (
    "name: Jane Q. Example\ntitle: Member of Congress\nchamber: house\nstate: Ohio\nletterhead: house\n"
    'zip: "20515"\nsince: 2019-01-03\n'
)


def test_an_error_that_is_allowed_blocks_no_longer(desk: Path):
    """Without a word nothing is written; with the reason the letter is, and the finding is told with it."""
    refused = run("new", *OUTSIDE, "-o", "a.docx")
    assert (refused.code, names(desk)) == (1, [])

    done = run("new", *OUTSIDE, "--allow", BECAUSE, "-o", "a.docx")
    assert done.code == 0
    assert TOLD in done.err
    assert "1 allowed" in done.out


def test_the_reason_is_recorded_and_the_record_needs_no_flag(desk: Path):
    """The record says it, makes the letter again, and is checked and finalized with the allowance in force."""
    write(desk / "office/templates/signatories/example.yaml", SENDER)
    own = ("--library", "office")
    run("new", *OUTSIDE, "--from", "example", "--allow", BECAUSE, "-o", "a.docx", *own)

    assert "allow:\n  outside-remit: the Director’s staff asked for it\n" in (desk / "a.yaml").read_text("utf-8")
    assert run("new", "a.yaml", "-o", "b.docx", *own).code == 0
    assert (desk / "a.docx").read_bytes() == (desk / "b.docx").read_bytes()
    checked = run("check", "a.yaml", *own)
    assert (checked.code, TOLD in checked.out) == (0, True)
    final = run("finalize", "a.yaml", "-o", "final.docx", *own)
    assert (final.code, TOLD in final.err) == (0, True)
    assert "outside-remit" in (desk / "final.yaml").read_text("utf-8")


def test_an_allowance_may_be_given_to_check_preview_and_finalize(desk: Path):
    """The same flag, beside a request that has none of its own."""
    write(desk / "office/templates/signatories/example.yaml", SENDER)
    write(desk / "letter.yaml", "to: fincen-director\nasks: kyc\ndate: 2024-09-12\nfrom: example\n")
    for command, more in (("check", ()), ("preview", ()), ("finalize", ("-o", "final.docx"))):
        asked = (command, "letter.yaml", *more, "--library", "office")

        assert run(*asked).code == 1
        done = run(*asked, "--allow", BECAUSE)
        assert done.code == 0, done
        assert TOLD in done.out + done.err


def test_a_finding_that_is_allowed_says_why_in_data(desk: Path):
    """The others have an empty reason."""
    write(desk / "letter.yaml", "to: fincen-director\nasks: kyc\ndate: 2024-09-12\n")
    found = json.loads(run("check", "letter.yaml", "--json", "--allow", BECAUSE).out)["findings"]
    reasons = {one["rule"]: one["allowed"] for one in found}

    assert reasons["outside-remit"] == "the Director’s staff asked for it"
    assert {reason for rule, reason in reasons.items() if rule != "outside-remit"} == {""}


def test_an_allowance_that_has_ended_counts_for_nothing(desk: Path):
    """The error blocks again, and the allowance is a finding; on its last day it still holds."""
    write(desk / "letter.yaml", "to: fincen-director\nasks: kyc\ndate: 2024-09-12\n")
    ended = run("check", "letter.yaml", "--allow", "outside-remit@2024-09-11=agreed")
    last_day = run("check", "letter.yaml", "--allow", "outside-remit@2024-09-12=agreed")

    assert ended.code == 1
    assert "the rule 'outside-remit' was allowed until September 11, 2024 only: agreed (expired-allowance)" in ended.out
    assert last_day.code == 0
    assert "expired-allowance" not in last_day.out


@pytest.mark.parametrize("command", ["new", "kit", "finalize"])
def test_a_refusal_says_that_an_allowance_had_ended(desk: Path, command: str):
    """Beside the error that it no longer covers."""
    write(desk / "letter.yaml", "to: fincen-director\nasks: kyc\ndate: 2024-09-12\n")
    done = run(command, "letter.yaml", "--allow", "outside-remit@2024-09-11=agreed", "-o", "made.docx")

    assert done.code == 1
    assert done.err.count("(outside-remit)") == 1
    assert "'outside-remit' was allowed until September 11, 2024 only: agreed (expired-allowance)" in done.err


def test_an_allowance_of_nothing_is_a_finding(desk: Path):
    """So that it does not cover the next fault unseen."""
    write(desk / "letter.yaml", "to: secretary-of-state\nasks: kyc\ndate: 2024-09-12\n")
    done = run("check", "letter.yaml", "--allow", BECAUSE)

    assert "the rule 'outside-remit' is allowed, and it objects to nothing here. (unused-allowance)" in done.out


@pytest.mark.parametrize("command", ["new", "preview", "check", "finalize"])
def test_what_is_unfinished_cannot_be_allowed(desk: Path, command: str):
    """A gap is filled and not reasoned away: each command refuses the attempt in the same words, and writes nothing."""
    write(desk / "letter.yaml", "to: secretary-of-state\nasks: kyc\ndate: 2024-09-12\n")
    done = run(command, "letter.yaml", "--allow", "unset-sender=later")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "--allow: the rule 'unset-sender' finds what is unfinished, and no reason finishes a letter\n"
        "  Mend what it finds, and take the allowance out; a draft can be made meanwhile.\n"
    )
    assert names(desk) == ["letter.yaml"]


def test_what_is_unfinished_in_a_letter_of_others_cannot_be_allowed_either(desk: Path):
    """In the same words."""
    write(desk / "theirs.txt", "September 12, 2024\n\nDear Secretary Blinken:\n\nTKTK people agree.\n\nSincerely,\n")
    done = run("check", "theirs.txt", "--allow", "leftover-placeholder=a word of theirs")

    assert done.code == 2
    assert "the rule 'leftover-placeholder' finds what is unfinished, and no reason finishes a letter" in done.err


def test_a_file_that_allows_what_is_unfinished_is_refused_at_its_line(desk: Path):
    """A request and a record alike."""
    write(desk / "letter.yaml", "to: secretary-of-state\nasks: kyc\ndate: 2024-09-12\nallow:\n  unset-sender: later\n")
    done = run("finalize", "letter.yaml", "-o", "final.docx")

    assert done.code == 2
    assert done.err.startswith("letter.yaml:5:3: the rule 'unset-sender' finds what is unfinished")


def test_a_finding_that_is_allowed_is_a_comment_in_word(desk: Path):
    """Beside the words that it is about, or at the letter's head, with the reason; the final letter has no comment."""
    write(desk / "office/templates/signatories/example.yaml", SENDER)
    own = ("--from", "example", "--library", "office")
    assert run("new", *OUTSIDE, *own, "--allow", BECAUSE, "--review", "-o", "a.docx").code == 0
    said = " ".join(ElementTree.fromstring(part(desk / "a.docx", "comments.xml")).itertext())
    final = run("finalize", "a.yaml", "-o", "final.docx", "--library", "office")

    assert "Allowed error. " in said
    assert "can decide or press for. Allowed: the Director’s staff asked for it" in said
    assert final.code == 0, final.err
    with zipfile.ZipFile(desk / "final.docx") as parts:
        assert "word/comments.xml" not in parts.namelist()


def test_a_finding_that_is_allowed_is_explained_with_the_letter(desk: Path):
    """Among what the rules found, with the reason; for a program too."""
    assert run("new", *OUTSIDE, "--allow", BECAUSE, "-o", "a.docx").code == 0
    done = run("explain", "a.yaml")
    data = json.loads(run("explain", "a.yaml", "--json").out)["letter"]["findings"]

    assert "\nfinding:\n  allowed error: the ask 'kyc' is not one" in done.out
    assert "\n    allowed because: the Director’s staff asked for it\n" in done.out
    assert {one["rule"]: one["allowed"] for one in data if one["allowed"]} == {
        "outside-remit": "the Director’s staff asked for it"
    }


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ("outside-remits=x", "no rule 'outside-remits'", "Did you mean 'outside-remit'?"),
        ("outside-remit", "is not a name, '=' and what it is to be", '--allow RULE="the reason"'),
        ("outside-remit=", "is not a name, '=' and what it is to be", '--allow RULE="the reason"'),
        ("outside-remit= ", "is not a name, '=' and what it is to be", '--allow RULE="the reason"'),
        ("outside-remit@soon=x", "'soon' is not a date", "2024-09-12"),
        ("copied=x", "the rule 'copied' adds to letters and objects to nothing", "--without"),
    ],
)
def test_an_allowance_without_a_rule_or_a_reason_is_refused(desk: Path, given: str, message: str, hint: str):
    """With the flag's name, and what to write."""
    rule = "copied:\n  title: T\n  include:\n    copies: [president]\n  when: acting\n  why: W.\n"
    write(desk / "office/templates/rules/ours.yaml", rule)
    done = run("new", *OUTSIDE, "--allow", given, "--library", "office")

    assert done.code == 2
    assert "--allow: " in done.err
    assert message in done.err
    assert hint in done.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("allow:\n  outside-remit:\n", "'outside-remit' has nothing after its colon"),
        ("allow:\n  outside-remit:\n    until: 2024-09-12\n", "'reason' is missing in an allowance"),
        ("allow:\n  outside-remit:\n    reason: x\n    til: 2024-09-12\n", "unknown key 'til' in an allowance"),
    ],
)
def test_a_file_must_give_the_reason_too(text: str, message: str):
    """At the line of the allowance."""
    with pytest.raises(DrafterError, match=message):
        _read(text)


def test_an_allowance_goes_into_a_record_and_comes_back():
    """With its end and without, and whatever stands in the reason."""
    allow = {"a": Allowance("it: is “so” # yes"), "b": Allowance("until then", date(2024, 9, 30))}

    assert _read(as_record(LetterSpec(allow=allow), "x")).allow == allow


def test_flags_and_files_say_the_same():
    """`RULE@DAY="reason"` is `reason` and `until`."""
    faults = Faults()
    flags = from_flags({"allow": ("a=so", "b@2024-09-30=until then")}, faults)

    assert faults.found == []
    assert _read("allow:\n  a: so\n  b:\n    reason: until then\n    until: 2024-09-30\n") == flags


def _read(text: str) -> LetterSpec:
    faults = Faults()
    spec = from_fields(Fields(parse_yaml(text, "letter.yaml"), "a letter", faults))
    faults.stop()
    return spec
