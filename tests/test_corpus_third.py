"""The third labelled corpus: whole letters that somebody wrote who had seen neither the checks nor the others."""

from __future__ import annotations

from typing import NamedTuple

import pytest
import yaml

from tests import corpus_report

THIRD = corpus_report.CORPUS / "third"
LABELS = yaml.safe_load((THIRD / "labels.yaml").read_text("utf-8"))
CLEAN = sorted(path.name for path in THIRD.glob("c*"))
FOUND = 0.9
"""The least share of the faults that is found."""


class Fault(NamedTuple):
    """What is wrong in a letter: the words that it is about, and the rules of which one must object to them."""

    fault: str
    words: str
    rules: list[str]
    extra: bool = False


def found(fault: Fault, name: str) -> bool:
    """Whether one of the fault’s rules objects to its words, to a sentence with them, or to part of them."""
    for one in corpus_report.findings(name, text(name)):
        said = f"{one.words} {one.message}"
        if one.rule in fault.rules and (fault.words in said or (one.words and one.words in fault.words)):
            return True
    return False


def text(name: str) -> str:
    """A letter of the corpus."""
    return (THIRD / name).read_text("utf-8")


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_letter_of_the_third_corpus_draws_no_objection(name: str) -> None:
    """Letters to a Department, two agencies, a commission and a Secretary, of one, two and three signers."""
    assert [one.message for one in corpus_report.findings(name, text(name))] == []


def test_nearly_all_faults_of_the_third_corpus_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are missed are printed; each of the others is found by a rule of its kind, at its words."""
    faults = [(name, Fault(**one)) for name, listed in LABELS.items() for one in listed]
    missed = [(name, one) for name, one in faults if not found(one, name)]
    with capsys.disabled():
        print(f"\nthe third corpus: {len(faults) - len(missed)} of {len(faults)} faults found")
        print("\n".join(f"  missed in {name}: {one.fault} ({one.words})" for name, one in missed))

    assert all(fault.words in text(name).replace("\n", " ") for name, fault in faults)
    assert len(missed) <= (1 - FOUND) * len(faults), missed
