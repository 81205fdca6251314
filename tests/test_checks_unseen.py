# ruff: noqa: E501  a case of a table is a line
"""What letters that nobody had tuned the checks to showed of them: each mechanism on cases of its own."""

from __future__ import annotations

import pytest
from corpus_report import findings

from drafter.readers.places import source

LETTER = """\
Congress of the United States
House of Representatives
Washington, DC 20515

{date}

The Honorable {address}

Dear {greeting}:

{body}

Thank you for your attention to this matter.

Sincerely,

Harold T. Brubaker
Member of Congress
{copies}"""
STATE = "Antony J. Blinken\nSecretary of State\nU.S. Department of State\n2201 C Street, NW\nWashington, DC 20520"


def written(body: str = "I write about trade.", **parts: str) -> str:
    """A letter to the Secretary of State, but for the parts that are given."""
    given = {"date": "March 12, 2024", "address": STATE, "greeting": "Secretary Blinken", "copies": "", **parts}
    return LETTER.format(body=body, **given)


def rules(body: str = "I write about trade.", **parts: str) -> set[str]:
    """The rules that object to such a letter."""
    return {one.rule for one in findings("letter.txt", written(body, **parts))}


def to(name: str, *lines: str) -> dict[str, str]:
    """The parts of a letter to somebody, who is greeted by name."""
    return {"address": "\n".join((name, *lines)), "greeting": name.partition(",")[0]}


TREASURY = ("U.S. Department of the Treasury", "1500 Pennsylvania Avenue, NW", "Washington, DC 20220")
HEALTH = ("U.S. Department of Health & Human Services", "200 Independence Avenue, SW", "Washington, DC 20201")


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("March 11, 2025", to("Xavier Becerra", "Secretary", *HEALTH)),
        ("March 12, 2024", to("Steven T. Mnuchin", "Secretary", *TREASURY)),
        (
            "March 12, 2024",
            to("John Kerry, Secretary", "U.S. Department of State", "2201 C Street, NW", "Washington, DC 20520"),
        ),
    ],
)
def test_a_post_is_known_by_its_department_and_the_word_before_names(date: str, parts: dict[str, str]) -> None:
    """“Secretary” over a department is its Secretary, and somebody else held the post on that day."""
    assert "title-not-held" in rules(date=date, **parts)


def test_who_leads_a_department_is_known_without_a_middle_initial() -> None:
    """The power rules judge a letter to “Janet Yellen, Secretary”, and her name is right."""
    assert rules("Please prosecute the sellers.", **to("Janet Yellen", "Secretary", *TREASURY)) == {"power-prosecution"}


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Secretary of Agriculture",
            "Pennsylvania Department of Agriculture",
            "2301 North Cameron Street",
            "Harrisburg, PA 17110",
        ),
        ("Secretary", "Florida Department of Transportation", "605 Suwannee Street", "Tallahassee, FL 32399"),
        (
            "Secretary of Veterans Affairs",
            "California Department of Veterans Affairs",
            "1227 O Street",
            "Sacramento, CA 95814",
        ),
        ("Secretary of Labor", "Department of Labor", "1100 North Eutaw Street", "Baltimore, MD 21201"),
        ("Director", "Office of Management and Budget, City of New York", "255 Greenwich Street", "New York, NY 10007"),
        (
            "Director",
            "Office of Management and Budget",
            "City of New York",
            "255 Greenwich Street",
            "New York, NY 10007",
        ),
    ],
)
def test_officers_of_states_and_cities_are_not_taken_for_federal_ones(lines: tuple[str, ...]) -> None:
    """By another body’s name, a State’s or a city’s, or by an address elsewhere; no rule on federal powers judges them."""
    assert rules("Please prosecute the sellers.", **to("Jane Roe", *lines)) == set()


@pytest.mark.parametrize(
    "title", ["Commissioner", "Director", "Administrator", "Chairman", "Attorney General", "President"]
)
def test_a_title_without_its_agency_is_no_post_of_the_roster(title: str) -> None:
    """Whose copy says no more than a title may lead anything."""
    assert rules(copies=f"\ncc: The Honorable Jane Roe, {title}\n") == set()


LIST = "\n\n1. {0}\n2. Publish the number of them.\n"


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (
            "I ask that you do the following:"
            + LIST.format("Designate the PRC as a major illicit drug producing country."),
            "power-majors-list",
        ),
        ("I urge you to:" + LIST.format("put the PRC on the Majors List;"), "power-majors-list"),
        (
            "I respectfully request that you take these three steps:" + LIST.format("Indict the sellers."),
            "power-prosecution",
        ),
        ("Please:" + LIST.format("Pass the FEND Off Fentanyl Act."), "power-legislation"),
        (
            "I urge you to: (1) meet with the families; (2) indict the sellers; and (3) write to me.",
            "power-prosecution",
        ),
        ("I urge you to meet with Minister Wang, to indict the sellers, and to write to me.", "power-prosecution"),
        ("I ask you to meet with the families and to prosecute the sellers.", "power-prosecution"),
    ],
)
def test_each_thing_of_an_enumeration_is_asked_for_by_what_stands_before_it(body: str, rule: str) -> None:
    """By the sentence over a list, and by the words before the first of several verbs."""
    assert rules(body) == {rule}


@pytest.mark.parametrize(
    "body",
    [
        "I ask you to press Beijing to prosecute the sellers and to schedule the precursors.",
        "I urge you to ask Mexico to arrest the chemists and to prosecute the brokers.",
        "I urge you to persuade Congress to pass the bill and to appropriate the money.",
        "I ask you to tell Minister Wang to arrest them, to prosecute them, and to schedule the precursors.",
        "I urge you to work with the Attorney General to prosecute the sellers and to schedule nitazenes.",
        "I urge you to secure three commitments: to prosecute the sellers, to schedule the precursors, and to share data.",
        "I ask that you press Beijing to:" + LIST.format("Prosecute the sellers."),
        "I ask that you urge the Attorney General to do the following:" + LIST.format("Prosecute the sellers."),
        "I do not ask you to:" + LIST.format("Prosecute anyone."),
        "I ask that you tell me:" + LIST.format("Prosecute whom?"),
    ],
)
def test_what_somebody_else_is_to_be_urged_to_do_is_not_asked_of_the_addressee(body: str) -> None:
    """After another’s verb, whose the later ones are cannot be told, and nothing is said of them."""
    assert rules(body) == set()


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_no_width_of_a_space_hides_a_fault(space: str) -> None:
    """Names and days are found as if plain spaces stood there, at their place, and are put right in the file."""
    body = "Thank you, Mr. Bessent. The Drug Enforcement Agency has written. Please reply by Saturday, March 23, 2024."
    plain, wide = (findings("letter.txt", written(one)) for one in (body, body.replace(" ", space)))
    text = written(body.replace(" ", space))
    wrong = next(one for one in wide if one.rule == "wrong-name")
    mended = source("letter.txt", text.encode()).replaced(wrong.where, wrong.words, wrong.fix or "")

    assert [(one.rule, one.where) for one in plain] == [(one.rule, one.where) for one in wide]
    assert {one.rule for one in wide} == {"another-addressee", "wrong-name", "unmeetable-deadline"}
    assert mended is not None
    assert mended.decode() == text.replace(f"Drug{space}Enforcement{space}Agency", "Drug Enforcement Administration")


@pytest.mark.parametrize(
    "said",
    [
        "Secretary Janet Yellin",
        "Secretary Xavier Becera",
        "Secretary Lloyd Austen",
        "Secretary Tom Vilsak",
        "Secretary Deb Haland",
        "Director Avril Haynes",
        "Director Rahul Guptah",
        "Vice President Kamala Haris",
        "President Xi Jinpeng",
        "Xi Jingping",
        "the Justice Department's Drug Enforcement Agency",
        "the Treasury Department’s Financial Crime Enforcement Network",
    ],
)
def test_a_misspelt_name_is_known_after_a_title_or_an_agency(said: str) -> None:
    """A first name and a title that was held make a misspelt surname sure; an agency owns what follows its genitive."""
    assert rules(f"I spoke with {said} on Monday.") == {"wrong-name"}


@pytest.mark.parametrize(
    "said", ["Lloyd Austen, a farmer", "Secretary Jane Austen", "the Philippines’ Drug Enforcement Agency"]
)
def test_others_of_like_names_are_left_alone(said: str) -> None:
    """Without the title, with another first name, or of another country."""
    assert rules(f"I spoke with {said} on Monday.") == set()


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("Please meet with Secretary of Homeland Security Chad Wolf.", "title-not-held"),
        ("Please work with Homeland Security Secretary Chad Wolf.", "title-not-held"),
        ("Secretary of State Mike Pompeo told me so last week.", "title-not-held"),
        ("DEA Director Anne Milgram has agreed.", "title-not-held"),
        ("The General Accounting Office has reported this year that it rose.", "wrong-name"),
        ("The Bureau of Alcohol, Tobacco and Firearms has told me so.", "wrong-name"),
        ("I ask that you name a task force by Saturday, March 23, 2024.", "unmeetable-deadline"),
        ("I ask for a reply before Sunday, March 31, 2024.", "unmeetable-deadline"),
        (
            "I ask that you do this:" + LIST.format("Name a task force by Saturday, March 23, 2024."),
            "unmeetable-deadline",
        ),
        ("The price of a house rose by $18,600 between 2020 and 2021.", "unsourced-figure"),
        ("In 2022, 14,000 pounds were seized at the border.", "unsourced-figure"),
        ("The sellers made $4.2 billion last year.", "unsourced-figure"),
        ("There were 1,223 cases last week.", "unsourced-figure"),
        (
            "My committee has the power to compel your records, and my office will issue a subpoena.",
            "committee-powers-claimed",
        ),
        ("This matter is before an administrative law judge; please call me privately.", "private-contact"),
        ("But the rules has not kept pace.", "verb-agreement"),
        (
            "Fentanyl kills many. It is the leading cause of death among Americans aged 18 to 49.",
            "unpublished-age-band",
        ),
    ],
)
def test_a_fault_that_was_missed_is_found(body: str, rule: str) -> None:
    """Each by the rule of its kind."""
    assert rule in rules(body)


@pytest.mark.parametrize(
    "body",
    [
        "I know that the fund is under strain, and I will work with my colleagues on appropriations so that you have what you need.",
        "Former Secretary of State Mike Pompeo told me so last week, and in 2019 Secretary Pompeo had done so.",
        "DEA Administrator Anne Milgram and OMB Director Shalanda Young have agreed.",
        "I ask that you keep the shelter open until Sunday, March 31, 2024.",
        "I ask that you issue the rule by March 31, 2024, and that you act by April 7, 2024, when the law expires.",
        "The town asks for $4.2 billion, and a grant of $250,000 would build 14 miles of line.",
        "The news has spread, the process has ended, and the series has begun.",
        "The Committee has the power to compel your records.",
        "The D.C. National Guard is in Washington, DC.",
    ],
)
def test_what_is_lawful_and_right_draws_no_objection(body: str) -> None:
    """Near to a fault, and none."""
    assert rules(body) == set()


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("I spoke with Anthony J. Blinken.", {}),
        ("I write about trade.", {"address": STATE.replace("Antony", "Anthony")}),
        ("I write about trade.", {"address": STATE.replace("Secretary of", "Secertary of")}),
        ("I write about trade.", {"address": STATE.replace("Blinken", "Blinkin"), "greeting": "Secretary Blinken"}),
    ],
)
def test_one_fault_is_told_of_once(body: str, parts: dict[str, str]) -> None:
    """A name that is written wrong is not told of again as a title, as a word, or as another’s in the salutation."""
    assert [one.rule for one in findings("letter.txt", written(body, **parts))] == ["wrong-name"]


def test_two_signers_on_one_line_are_two() -> None:
    """Names with a title each below them, single spaces between: the letter may say we."""
    text = written("We write about trade.").replace("Harold T. Brubaker", "Jane Roe John Doe")

    assert findings("letter.txt", text.replace("Member of Congress", "Member of Congress Member of Congress")) == ()


def test_a_note_written_at_its_place_stands_behind_its_sentence() -> None:
    """Markdown has ^[…] for it."""
    text = (
        written("In 2023, more than 107,000 people died of overdoses.{0}")
        .replace("\n", "  \n")
        .replace("  \n  \n", "\n\n")
    )

    assert findings("letter.md", text.format("^[CDC, *Provisional Counts* [2024].]")) == ()
    assert [one.rule for one in findings("letter.md", text.format(""))] == ["unsourced-figure"]


def test_a_chairwoman_is_called_so() -> None:
    """The message has the title that the holder had."""
    address = "Jane Roe\nChairman\nFederal Communications Commission\n45 L Street, NE\nWashington, DC 20554"
    (found,) = findings("letter.txt", written(address=address, greeting="Chairman Roe"))

    assert "Jessica Rosenworcel was Chairwoman" in found.message


def test_the_president_comes_before_whoever_has_a_title() -> None:
    """Also before officials whom the roster does not know."""
    copies = "\ncc: Ms. Dorothy Fink, Principal Deputy Assistant Secretary for Health\nThe Honorable Joseph R. Biden, Jr., President of the United States\n"

    assert rules(copies=copies) == {"copies-out-of-order"}
