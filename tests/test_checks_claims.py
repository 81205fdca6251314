"""Claims and their sources in letters that drafter never wrote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import ROOT, run, write

from drafter import assets
from drafter.checks import judge_words
from drafter.drafting import draft, open_library
from drafter.findings import Finding
from drafter.readers import day_of, read
from drafter.spec import LetterSpec

SHIPPED = open_library((assets.root(),), None)
EVIDENCE = ("unsourced-figure", "disagreeing-figure", "known-fact-unsourced")
NCHS = (
    "Ahmad, F.B., and others. (2025). Provisional drug overdose death counts. National Center for Health Statistics. "
    "https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm"
)
LANCET = "White, T. (2022). Stanford-Lancet report calls for sweeping reforms to mitigate opioid crisis."


def letter(*paragraphs: str, notes: tuple[str, ...] = ()) -> str:
    """A letter in Markdown, dated after the release of May 2025."""
    body = "\n\n".join(paragraphs)
    foot = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))
    return f"""Congress of the United States

June 2, 2025

The Honorable Pat Doe
Administrator
Agency of Examples
Washington, DC 20590

Dear Administrator Doe:

{body}

Sincerely,

Nora Castellane
Member of Congress

{foot}
"""


def found(*paragraphs: str, notes: tuple[str, ...] = ()) -> list[Finding]:
    """What the rules on evidence and the misquotations of the fentanyl issue find."""
    rules = [rule for rule in SHIPPED.rules.values() if rule.issue == "fentanyl" or rule.id in EVIDENCE]
    read_letter = read("letter.md", letter(*paragraphs, notes=notes).encode())
    return list(judge_words(rules, read_letter, SHIPPED, day_of(read_letter)))


MISQUOTED = [
    (
        "opioid-projection-widened",
        "Stanford says 1.2 million will die of drug overdoses this decade.[^1]",
        "Stanford says 1.2 million may die of opioid overdoses by 2029.[^1]",
    ),
    (
        "unpublished-age-band",
        "Overdose is the leading cause of death at ages 18-45.[^1]",
        "Overdose is the leading cause of death at ages 18-44.[^1]",
    ),
    (
        "report-credited-to-its-publisher",
        "It was found so by RAND’s Commission on Combating Synthetic Opioid Trafficking.[^1]",
        "It was found so by the U.S. Commission on Combating Synthetic Opioid Trafficking.[^1]",
    ),
    (
        "deaths-counted-as-those-of-americans",
        "Opioid overdoses killed more than 80,000 Americans.[^1]",
        "Opioid overdoses killed more than 80,000 people in the United States.[^1]",
    ),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), MISQUOTED, ids=[one[0] for one in MISQUOTED])
def test_a_known_misquotation_is_found_and_the_right_words_are_not(rule: str, wrong: str, right: str):
    """Each says what is right, and on what authority."""
    (finding,) = found(wrong, notes=(LANCET,))

    assert finding.rule == rule
    assert finding.hint
    assert [one.authority for one in SHIPPED.rules.values() if one.id == rule] > [""]
    assert found(right, notes=(LANCET,)) == []


def test_a_note_that_credits_the_publisher_is_found():
    """The words of notes are read too; the commission's own name in a note is right."""
    wrong = "RAND Corporation. (2022). Commission on combating synthetic opioid trafficking: Final report."
    right = "U.S. Commission on Combating Synthetic Opioid Trafficking. (2022). Final report. Hosted by RAND."

    assert [one.rule for one in found("It was found so.[^1]", notes=(wrong,))] == ["report-credited-to-its-publisher"]
    assert found("It was found so.[^1]", notes=(right,)) == []


def test_a_staffer_adds_a_misquotation_by_editing_the_file(desk: Path):
    """A rule more in a copy of the shipped file: it judges a letter, says what is right, and its examples are tried."""
    shipped = (ROOT / "clauses/fentanyl/rules.yaml").read_text(encoding="utf-8")
    write(
        desk / "office/clauses/fentanyl/rules.yaml",
        shipped[: shipped.index("\nopioid-projection-widened:")]
        + """
seizures-given-as-doses:
  title: Pills that were seized are given as doses that kill
  check: phrasing
  with:
    says:
      - "# deadly (doses/pills)"
    and_says:
      - (seized/seizures)
  level: warning
  message: "the agency counts pills and powder, and “{found}” is an estimate."
  hint: Give the pills that were seized.
  why: The estimate rests on the purity of a year.
  authority: The agency’s own statement of its method, of May 2024
  examples:
    fires:
      - sentence: Agents seized 380 million deadly doses.
    silent:
      - sentence: Agents seized 60 million pills.
""",
    )
    write(desk / "letter.md", letter("I write of fentanyl. Agents seized 380 million deadly doses of fentanyl."))

    assert run("rules", "test", "seizures-given-as-doses", "--library", "office").code == 0
    said = run("check", "letter.md", "--library", "office").out
    assert "“380 million deadly doses” is an estimate." in said
    assert "Give the pills that were seized." in said


def test_a_public_figure_without_a_note_is_found():
    """In a letter that has notes each is told by its number; a note at the end of the paragraph stands behind it."""
    bare = "In 2024 overdoses took 80,391 lives nationwide. It was a fall of 27 percent."

    (deaths, percent) = found(bare, "It was counted so.[^1]", notes=(NCHS,))

    assert (deaths.rule, deaths.words, percent.words) == ("unsourced-figure", "80,391", "27 percent")
    assert found(f"{bare} So it was counted.[^1]", notes=(NCHS,)) == []


def test_a_letter_without_any_note_is_told_of_once():
    """One finding, with the first few figures and the number of the others."""
    bare = ("Of 80,391 deaths, 48,422 were of synthetic opioids.", "They fell by 27 percent, to 220 deaths a day.")

    (finding,) = found(*bare)

    assert finding.rule == "unsourced-figure"
    assert "80,391; 48,422; 27 percent; and 1 more" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic sees 480 patients, and its owner asks for $1.2 million.",
        "According to the coroner, 31 people died.",
        "The county reported that 31 people died.",
        "On June 1, 2024, it was 11 miles away.",
    ],
)
def test_local_figures_and_those_that_name_their_source_are_left_alone(sentence: str):
    """What an office knows at first hand, and what says where it is from, needs no note."""
    assert found(sentence) == []


def test_a_public_fact_without_a_note_is_found_once_in_a_letter_without_notes():
    """Several facts make one finding; with a note there is none."""
    facts = "The PRC scheduled all fentanyl-related substances. It issued a notice to its companies."

    (finding,) = found(facts)

    assert finding.rule == "known-fact-unsourced"
    assert "scheduled all fentanyl-related substances; issued a notice" in finding.message
    assert found(f"{facts} It is public.[^1]", notes=(LANCET,)) == []


def test_a_figure_that_its_note_does_not_give_is_found():
    """The note's address and year say which release is cited; a figure that it gives, or rounds to, is right."""
    wrong, right, rounded = "84,422", "48,422", "about 48,000"

    (finding,) = found(f"Synthetic opioids took {wrong} lives in 2024.[^1]", notes=(NCHS,))

    assert (finding.rule, finding.words) == ("disagreeing-figure", wrong)
    assert "nchs-provisional-2025" in finding.message
    assert found(f"Synthetic opioids took {right} lives in 2024.[^1]", notes=(NCHS,)) == []
    assert found(f"Synthetic opioids took {rounded} lives in 2024.[^1]", notes=(NCHS,)) == []


def test_a_note_that_could_be_of_several_releases_is_not_guessed():
    """Without its year the note does not say which release is cited, and no figure is compared."""
    assert found("Synthetic opioids took 84,422 lives.[^1]", notes=(NCHS.replace(" (2025).", ""),)) == []


@pytest.mark.parametrize("day", ["2021-05-03", "2023-03-01", "2024-09-12", "2025-06-02", "2026-11-20"])
@pytest.mark.parametrize("signatories", [("trone",), ("trone", "cotton")])
def test_the_letters_that_drafter_makes_of_the_issue_misquote_nothing(day: str, signatories: tuple[str, ...]):
    """Their facts have notes, and their voice fits those who sign."""
    spec = LetterSpec(
        to=("secretary-of-state",),
        asks=("kyc", "scheduling", "money-laundering", "agency-cooperation"),
        date=date.fromisoformat(day),
        signatories=signatories,
        issue="fentanyl",
    )

    checked = {one.id for one in SHIPPED.rules.values() if one.check in ("phrasing", "unsourced-claim")}
    assert [one for one in draft(spec, SHIPPED).findings if one.rule in checked] == []
