"""Who speaks in a letter, and what no official letter says: in letters that drafter never wrote."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from helpers import run, write

from drafter import assets
from drafter.checks import judge_words
from drafter.drafting import open_library
from drafter.findings import Finding
from drafter.phrases import Phrases
from drafter.readers import day_of, read

SHIPPED = open_library((assets.root(),), None)
RULES = [rule for rule in SHIPPED.rules.values() if rule.where.path.endswith("voice-and-conduct.yaml")]
CONDUCT = {rule.id for rule in RULES}
OURS = """\
no-moreover:
  title: A word that we do not use
  check: phrasing
  with:
    says:
      - moreover (we/I) {verb}
    lists:
      verb: hold, find
  level: suggestion
  message: "“{found}” is not how we write."
  why: We agreed so.
  examples:
    fires:
      - sentence: Moreover we hold that it is so.
    silent:
      - sentence: We hold that it is so.
"""


def letter(
    *sentences: str, signers: tuple[str, ...] = ("Nora Castellane",), head: str = "Congress of the United States"
) -> str:
    """A letter in plain text."""
    blocks = "\n\n".join(f"{one}\nMember of Congress" for one in signers)
    address = "The Honorable Pat Doe\nAdministrator\nAgency of Examples\nWashington, DC 20590"
    body = "\n\n".join(sentences)
    return f"{head}\n\nMay 12, 2022\n\n{address}\n\nDear Administrator Doe:\n\n{body}\n\nSincerely,\n\n{blocks}\n"


def found(*sentences: str, **how: object) -> list[Finding]:
    """What the rules on voice and conduct find."""
    read_letter = read("letter.txt", letter(*sentences, **how).encode())  # type: ignore[arg-type]
    return list(judge_words(RULES, read_letter, SHIPPED, day_of(read_letter)))


TWO = ("Nora Castellane", "Eli Pruett")

ONE_SIGNS = [
    ("We respectfully request a reply.", "We respectfully request"),
    ("Please contact our office with questions.", "our office"),
    ("Please tell us what you decide.", "tell us"),
    ("We would be grateful for a reply.", "We would be grateful"),
]


@pytest.mark.parametrize(("sentence", "words"), ONE_SIGNS)
def test_we_does_not_fit_one_signer(sentence: str, words: str):
    """The words are named, and the rule says what to write."""
    (finding,) = found(sentence)

    assert (finding.rule, finding.words) == ("first-person-plural", words)
    assert finding.hint.startswith("Write “I”, “me”, or “my”")


@pytest.mark.parametrize(
    "sentence",
    [
        "Fentanyl reaches our most vulnerable communities, and we must stop it.",
        "We as a nation owe them more, and our country knows it.",
        "One mayor wrote, “We ask for nothing else.”",
        "The delegation went there in May, and we thank the men and women who received us.",
        "US officials tell US agencies and the U.S. Postal Service.",
    ],
)
def test_we_of_the_nation_of_a_delegation_and_in_quotation_is_right(sentence: str):
    """One signer may speak of what all share, for those with whom he went, and in others' words."""
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule", "level"),
    [
        ("I ask for a reply.", "first-person-singular", "error"),
        ("Please call my staff.", "first-person-singular", "error"),
        ("My office has heard of it, and I went there with my wife.", "first-person-singular", "error"),
        ("It was a surprise to me.", "first-person-singular-perhaps", "warning"),
    ],
)
def test_i_does_not_fit_several_signers(sentence: str, rule: str, level: str):
    """It forbids the letter where one of them surely speaks; the same sentences are right where one signs."""
    assert [(one.rule, one.level) for one in found(sentence, signers=TWO)] == [(rule, level)]
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It is in Schedule I, and Title I applies from Part II or I.",
        "The sheriff told us, “I have never seen so many.”",
        'The sheriff told us, "I have never seen so many."',
        "One of us, Mr. Pruett, said to me that it was so.",
        "The matter is before the court in I-95 cases.",
    ],
)
def test_numerals_quotations_and_a_named_signer_are_no_fault(sentence: str):
    """An I that no signer says, or that one of them says by name."""
    assert found(sentence, signers=TWO) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "As a business owner, we know that these practices are not exacting.",
        "As a former county sheriff in two States, we have seen it.",
        "Our son waited eleven weeks.",
        "When we served in Iraq, nobody asked.",
        "In our years as a nurse, nobody asked.",
        "We grew up on a farm.",
        "Having taught for twenty years, we know the forms.",
        "Raised in a parish without a hospital, we know the ride.",
    ],
)
def test_one_life_cannot_be_told_by_two(sentence: str):
    """It is found where several sign, and with the one named it is silent."""
    assert "shared-experience" in {one.rule for one in found(sentence, signers=TWO)}
    assert found(f"For Mr. Pruett it was thus: {sentence}", signers=TWO) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "As a first step, we ask for a date.",
        "As a result, the doctor left, and we were sorry.",
        "Our communities have lost sons and daughters.",
        "As Members of Congress, we ask for a date.",
        "We served together in the House and on two committees.",
        "Representative Castellane, whose son served in Iraq, heard it first.",
    ],
)
def test_what_several_can_say_is_no_fault(sentence: str):
    """Steps, offices that all hold, and what is told of one signer by name."""
    assert found(sentence, signers=TWO) == []


FAULTS = [
    ("threat", "If the application is denied, I will oppose the Department's next appropriation."),
    ("threat", "Unless it is granted, we will place a hold on every nominee."),
    ("threat", "Approve it, and you will have my vote on the budget."),
    ("threat", "I will remember this decision when the Department's budget comes before us."),
    ("threat", "A favorable decision would earn you a friend on the subcommittee."),
    ("private", "Please call me privately about the pending application."),
    ("private", "I would like to speak to the judge alone about the appeal."),
    ("private", "Please keep this letter out of the docket of the proceeding."),
    ("campaign", "The applicant is a generous donor to my campaign."),
    ("campaign", "A grant before the November election would help."),
    ("campaign", "She endorsed me, and voters will remember it."),
    ("committee", "You are hereby directed to produce the records."),
    ("committee", "If no answer comes, I will issue a subpoena."),
    ("committee", "Under the Committee's authority, I ask for the records."),
    ("committee", "Failure to comply will be treated as contempt of Congress."),
]


@pytest.mark.parametrize(("kind", "sentence"), FAULTS)
def test_what_no_official_letter_says_is_found(kind: str, sentence: str):
    """Threats and promises, private contacts, campaign words, and the powers of a committee."""
    rules = {one.rule for one in found(sentence)}

    assert any(kind in rule or (kind == "threat" and rule.startswith("favor")) for rule in rules), rules


LAWFUL = [
    "I ask for the status of the pending application, and that it be judged on its merits.",
    "If the application lacks a document, please tell me which, so that the applicant can send it.",
    "I support the President's budget request for the program.",
    "If the Department needs more money to answer, I would support a larger budget.",
    "This letter is not meant as an ex parte contact; please place it in the docket of the proceeding.",
    "Please raise the matter privately with your counterpart when you meet.",
    "Supply at home is one thing, and demand abroad another; the case is plain, and my staff will call.",
    "The spring vaccination campaign helped, and donor countries paid for it.",
    "Please protect election officials and election security before the November election.",
    "It is a strong candidate for the grant, with the endorsement of the county board for its plan.",
    "I direct your attention to page 4. The Committee may subpoena the papers; I simply ask.",
    "The Secretary is directed by section 7221 to report, and companies must comply with the rule.",
    "She was sworn in, testified under oath before the Committee, and has a compelling case.",
    "We need a budget that works, and Congress will act if the law falls short.",
    "I would take it as a kindness to have your reply. Delay would cost the town its grant.",
    "The closure would have serious consequences for the county, and trade works both ways.",
    "The application is pending. I ask that reviewers see what the numbers alone may hide.",
    "The docket is open, and I would meet as the ex parte rules allow.",
    "The voters of Taiwan went to the polls, and voters in Ohio passed the measure. She campaigned for more treatment.",
    "The Department has the authority to require it, and can do so under its own authority.",
    "We will do all in our power to help. Acid deposition fell, in full compliance with the Clean Air Act.",
    "The Committee issued a subpoena. Your Department complied with the subpoena.",
]


def test_a_sentence_is_told_once_as_a_threat_or_a_promise():
    """Four rules know such sentences; the first that knows one tells of it, and the others are silent."""
    told = found("If the permit is granted, you can count on my support for your budget.")

    assert [one.rule for one in told] == ["threat-or-promise"]


@pytest.mark.parametrize("sentence", LAWFUL)
def test_what_a_member_may_write_raises_no_alarm(sentence: str):
    """Status, merits, policy, disclaimers, and words that only look like a campaign's or a committee's."""
    assert [one for one in found(sentence) if one.rule != "first-person-plural"] == []


def test_a_committee_may_use_its_own_powers():
    """On the paper of a committee, or with a chair's signature, its powers are no claim."""
    sentence = "You are hereby directed to produce the records."

    assert found(sentence, head="U.S. House of Representatives\nCommittee on Examples") == []
    assert found(sentence, signers=("Nora Castellane\nChair",)) == []
    assert found(sentence) != []


def test_an_office_adds_a_phrase_by_writing_it_into_a_file(desk: Path):
    """A rule of its own, with a list; its examples are tried, and it judges a letter."""
    write(desk / "office/templates/rules/ours.yaml", OURS)
    write(desk / "letter.txt", letter("I write about it. Moreover I find that it is so."))

    assert run("rules", "test", "no-moreover", "--library", "office").code == 0
    assert "“Moreover I find” is not how we write." in run("check", "letter.txt", "--library", "office").out


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("moreover (we/I verb", "the parentheses of the phrase do not pair"),
        ("moreover (we/I) {verbs}", "no list 'verbs' stands under 'lists'"),
        ("moreover we …", "an ellipsis stands between words, and here it begins or ends the phrase"),
        ("a … b … c … d … e", "the phrase has 4 ellipses, and at most 3 are read"),
        ("(a/b)(a/b)(a/b)", "more than 2 groups run together without a space"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_told_with_its_place(desk: Path, wrong: str, message: str):
    """File, line and column of the phrase, and the list that was meant."""
    write(desk / "office/templates/rules/ours.yaml", OURS.replace("moreover (we/I) {verb}", wrong))
    done = run("rules", "list", "--library", "office")

    assert done.code == 2
    assert "ours.yaml:6:" in done.err
    assert message in done.err


def test_hostile_phrases_are_stopped_within_bounds():
    """The longest text and the most open phrase that are read are searched in well under a second."""
    begun = time.perf_counter()
    Phrases(("a … a … a … b",), {}).first_in("a " * 5_000)

    assert time.perf_counter() - begun < 1
