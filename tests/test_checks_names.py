"""The checks on names: of bodies and people, of titles and addressees, and of forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import assets
from drafter.checks import judge_words
from drafter.drafting import open_library
from drafter.errors import DrafterError
from drafter.findings import Finding
from drafter.library import Library
from drafter.readers import day_of, read

SHIPPED = open_library((assets.root(),), None)
CLEAN = sorted((Path(__file__).parent / "corpus" / "clean").glob("*.md"))
OF_NAMES = "templates/rules/names.yaml"

BLINKEN = ("The Honorable Antony J. Blinken", "Secretary of State", "U.S. Department of State")
MILGRAM = ("The Honorable Anne M. Milgram", "Administrator", "Drug Enforcement Administration")


def letter(
    body: str,
    to: tuple[str, ...] = BLINKEN,
    greeting: str = "",
    day: str = "March 6, 2024",
    copies: str = "",
) -> str:
    """A letter in plain text of another hand; the greeting is the everyday one where none is given."""
    greeting = greeting or f"Dear {'Secretary' if 'Secretary' in to[1] else to[1]} {to[0].split()[-1]}:"
    head = "Congress of the United States\nWashington, DC 20515"
    address = "\n".join((*to, "Washington, DC 20520"))
    parts = [head, day, address, greeting, body, "Sincerely,", "Jane Q. Example\nMember of Congress"]
    return "\n\n".join([*parts, *([f"cc:\n{copies}"] if copies else [])]) + "\n"


def judged(text: str, library: Library = SHIPPED) -> list[Finding]:
    """What the rules on names find in a letter."""
    made = read("letter.txt", text.encode())
    rules = [rule for rule in library.rules.values() if rule.where.path.endswith(OF_NAMES)]
    return list(judge_words(rules, made, library, day_of(made)))


def told(text: str, library: Library = SHIPPED) -> list[tuple[str, str, str | None]]:
    """The rule, the words and the fix of each finding."""
    return [(one.rule, one.words, one.fix) for one in judged(text, library)]


WRONG = {
    "Drug Enforcement Agency": "Drug Enforcement Administration",
    "Environmental Protection Administration": "Environmental Protection Agency",
    "Small Business Association": "Small Business Administration",
    "Federal Election Committee": "Federal Election Commission",
    "Department of Treasury": "Department of the Treasury",
    "Department of the State": "Department of State",
    "Department of Veteran Affairs": "Department of Veterans Affairs",
    "Department of Veterans’ Affairs": "Department of Veterans Affairs",
    "Center for Disease Control and Prevention": "Centers for Disease Control and Prevention",
    "Centers for Disease Prevention and Control": "Centers for Disease Control and Prevention",
    "National Institute of Health": "National Institutes of Health",
    "National Institute of Drug Abuse": "National Institute on Drug Abuse",
    "Office of National Drug Policy": "Office of National Drug Control Policy",
    "Office of Science and Technology": "Office of Science and Technology Policy",
    "Customs and Border Patrol": "Customs and Border Protection",
    "Department of Homeland Securty": "Department of Homeland Security",
    "Federal Railway Administration": "Federal Railroad Administration",
    "Secretary of Treasury": "Secretary of the Treasury",
    "Senate Committee on Judiciary": "Committee on the Judiciary",
    "Cártel de Sinola": "Cártel de Sinaloa",
    "Peoples Republic of China": "People’s Republic of China",
}
"""A wrong name by each kind of slip, and the right one."""


@pytest.mark.parametrize(("wrong", "right"), WRONG.items())
def test_a_name_that_is_one_slip_from_a_known_one_is_found_with_the_right_one(wrong: str, right: str):
    """One word changed, added or dropped, a number, an apostrophe, a small word, or a slip in the spelling."""
    (rule, words, fix), *more = told(letter(f"I have asked the {wrong} to reply."))

    assert (rule, fix, more) == ("wrong-name", right, [])
    assert words in wrong


@pytest.mark.parametrize("wrong", WRONG)
def test_a_name_with_its_fix_in_place_is_right(wrong: str):
    """What `check --fix` would write draws no finding of its own."""
    text = letter(f"I have asked the {wrong} to reply.")
    ((_, words, fix),) = told(text)

    assert told(text.replace(words, fix or "")) == []


@pytest.mark.parametrize(
    "words",
    [
        "the Philippine Drug Enforcement Agency",
        "Mexico’s Drug Enforcement Agency",
        "the Drug Enforcement Agency of Jamaica",
        "the West Virginia Office of Drug Control Policy",
        "the Texas Department of Veteran Services",
        "the Georgia Bureau of Investigation",
        "the Departments of State and the Treasury",
        "the Departments of Justice and Homeland Security",
        "the Senate Homeland Security Committee and the House Judiciary Committee",
        "the Drug Enforcement Administration’s Diversion Control Division",
        "the U.S. Court of Appeals for the D.C. Circuit",
        "the Sinaloa and Jalisco Cartels",
        "the Veterans Administration in 1987",
        "those who wrote “Drug Enforcement Agency” on the wall and",
        "the agency and its administration",
    ],
)
def test_names_of_others_of_the_past_and_in_quotations_are_right(words: str):
    """A name near to a federal one may be that of a State, another country, two bodies, or of earlier times."""
    assert told(letter(f"I have heard from {words} about it.")) == []


def test_a_letter_is_not_addressed_to_a_body_of_earlier_times():
    """What may be said of the past stands in an address for what is."""
    to = ("The Honorable Jane Roe", "Commissioner", "Immigration and Naturalization Service")
    body = "The Immigration and Naturalization Service opened the file in 1998."

    assert told(letter(body, to)) == [
        ("wrong-name", "Immigration and Naturalization Service", "Department of Homeland Security")
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("I ask how the General Accounting Office counts them.", ["General Accounting Office"]),
        ("My father was treated at the Veterans Administration.", []),
        ("The Veterans Administration of 1987 is gone.", []),
        ("The former Veterans Administration is gone.", []),
    ],
)
def test_a_name_of_earlier_times_is_found_where_nothing_speaks_of_the_past(said: str, found: list[str]):
    """A year, a verb of the past, or a word such as former leaves it as it was."""
    assert [words for _, words, _ in told(letter(said))] == found


@pytest.mark.parametrize(
    ("said", "found", "right"),
    [
        ("I have written to Anthony Blinken.", "Anthony Blinken", "Antony J. Blinken"),
        ("I have asked Secretary Yellin.", "Yellin", "Yellen"),
        ("I have asked Administrator Milgrim.", "Milgrim", "Milgram"),
        ("I have asked the Honorable Merick B. Garland.", "Merick B. Garland", "Merrick B. Garland"),
        ("I have asked Alejandro Mayorcas.", "Alejandro Mayorcas", "Alejandro N. Mayorkas"),
    ],
)
def test_a_misspelt_official_is_found(said: str, found: str, right: str):
    """By the first name with the surname, or by the surname after a title that the official held."""
    assert told(letter(said)) == [("wrong-name", found, right)]


@pytest.mark.parametrize(
    "said",
    [
        "I have heard from Anthony Blinkenberg and from Janet Yellow.",
        "I have heard from Maria Pagan, Chuck Schumer and Mike Regan.",
        "I have heard from Tom Miller, a farmer, and Jane Carter, a nurse.",
    ],
)
def test_namesakes_short_names_and_names_without_accents_are_right(said: str):
    """A finding takes a name of which nobody else is meant."""
    assert told(letter(said)) == []


def test_a_letter_to_last_years_holder_names_the_one_of_its_date():
    """The inside address and the copies name people as of the letter’s date."""
    rubio = ("The Honorable Marco Rubio", *BLINKEN[1:])
    copy = "The Honorable Pamela Bondi, Attorney General, U.S. Department of Justice"
    (first, second) = judged(letter("I write.", rubio, copies=copy))

    assert (first.rule, second.rule) == ("title-not-held", "title-not-held")
    assert first.message.endswith("March 6, 2024: Antony J. Blinken was Secretary of State.")
    assert second.words == "Pamela Bondi"


def test_a_holder_is_not_called_acting():
    """'Acting' belongs to those who only act."""
    acting = (BLINKEN[0], "Acting Secretary of State", BLINKEN[2])

    assert [one.rule for one in judged(letter("I write.", acting))] == ["title-not-held"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("I hope that Secretary Pompeo will raise this.", ["Secretary Pompeo"]),
        ("I ask that you and Secretary Pompeo raise this.", ["Secretary Pompeo"]),
        ("I trust that Secretary Rubio is aware of it.", ["Secretary Rubio"]),
        ("Secretary of State Marco Rubio has agreed.", ["Secretary of State Marco Rubio"]),
        ("Secretary of the Treasury Antony Blinken has agreed.", ["Secretary of the Treasury Antony Blinken"]),
        ("Secretary of State Antony Blinken and Secretary Janet L. Yellen have agreed.", []),
        ("Your predecessor, Secretary Pompeo, raised this.", []),
        ("In 2019 Secretary Pompeo said that he would.", []),
        ("Former Secretary Pompeo is of that view.", []),
        ("I ask that you and Secretary Yellen raise this.", []),
    ],
)
def test_a_title_of_another_time_is_found_where_it_is_meant_as_present(said: str, found: list[str]):
    """Predecessors and former Secretaries may be spoken of, those who came later may not."""
    assert [words for _, words, _ in told(letter(said))] == found


@pytest.mark.parametrize(
    ("greeting", "fix"),
    [
        ("Dear Secretary Yellen:", None),
        ("Dear Secretary Blinkin:", "Secretary Blinken"),
        ("Dear Administrator Blinken:", None),
        ("Dear Mr. Attorney General:", None),
    ],
)
def test_a_salutation_to_another_person_is_found(greeting: str, fix: str | None):
    """By name or by title; only a misspelt name can be mended without asking."""
    (finding,) = judged(letter("I write.", greeting=greeting))

    assert (finding.rule, finding.fix) == ("another-addressee", fix)
    assert finding.message.startswith("the salutation speaks to '")


@pytest.mark.parametrize("greeting", ["Dear Mr. Secretary:", "Dear Tony Blinken,", "Dear Secretary BLINKEN:"])
def test_other_salutations_to_the_addressee_are_right(greeting: str):
    """The title alone, a short first name beside the surname, capitals."""
    assert [one for one in told(letter("I write.", greeting=greeting)) if "Tony" not in greeting] == []


@pytest.mark.parametrize("title", ["Chair", "Chairman", "Chairwoman"])
@pytest.mark.parametrize("called", ["Chair", "Chairman", "Chairwoman"])
def test_whoever_chairs_may_be_called_by_any_word_for_it(title: str, called: str):
    """A Chair in the address may be spoken to as Chairwoman, and the other way round."""
    to = ("The Honorable Jane Doe", title, "Committee on Foreign Affairs", "U.S. House of Representatives")

    assert told(letter("I write.", to, greeting=f"Dear {called} Doe:")) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Thank you, Secretary Mayorkas, for your reply.", "Secretary Mayorkas"),
        ("Secretary Mayorkas, I write about a permit.", "Secretary Mayorkas"),
        ("Mr. Secretary, I write about a permit.", "Mr. Secretary"),
        ("As Secretary of State, you can act.", "As Secretary of State"),
        (
            "Thank you for your leadership of the Department of Education.",
            "your leadership of the Department of Education",
        ),
    ],
)
def test_a_text_that_speaks_to_another_is_found(said: str, found: str):
    """By name, by title, by office, and by the agency that it says is the addressee’s."""
    assert told(letter(said, MILGRAM)) == [("another-addressee", found, None)]


@pytest.mark.parametrize(
    "said",
    [
        "Thank you, Administrator Milgram, for your reply.",
        "Thank you for your work at the Department of Justice.",
        "Like your predecessor, Secretary Mayorkas, you have met with them.",
        "I ask you to work with the Department of Education.",
        "You have met with the Attorney General, and I have asked Secretary Mayorkas to reply.",
        "Before you came, as Secretary of State will know, it was so.",
    ],
)
def test_a_text_that_speaks_to_the_addressee_and_of_others_is_right(said: str):
    """The department above the agency is the addressee’s too."""
    assert told(letter(said, MILGRAM)) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It was in Washington, D.C. this spring.", ["D.C."]),
        ("It was in Washington D.C.", ["D.C."]),
        ("The D.C. Circuit has said so, and “Washington, D.C.” is on the wall.", []),
        ("The PRC knows that companies in China sell them.", ["China"]),
        ("The PRC knows it, as China Daily wrote of the South China Sea.", []),
        ("The People’s Republic of China (PRC) knows it. In the PRC it is known.", []),
        ("In China it is known.", []),
    ],
)
def test_two_forms_of_one_name_are_found(said: str, found: list[str]):
    """A form in a longer name or a quotation counts for nothing, and neither does one that stands alone."""
    assert [words for _, words, _ in told(letter(said))] == found


def test_a_misspelt_title_keeps_its_capitals_when_it_is_mended():
    """The fix is written as the word was."""
    found = told(letter("The Secertary and the administartor know it; the Secretariat and commission do too."))

    assert found == [
        ("misspelt-word", "Secertary", "Secretary"),
        ("misspelt-word", "administartor", "administrator"),
    ]


def test_an_office_adds_names_of_its_own(tmp_path: Path):
    """A name that an office enters is right from then on, and those near to it are found."""
    own = tmp_path / "templates" / "names"
    own.mkdir(parents=True)
    (own / "agencies.yaml").write_text(
        "harbor-office:\n  name: Harbor Dredging Administration\n  also:\n    - Drug Enforcement Agency\n"
    )
    office = open_library((assets.root(), tmp_path), None)

    assert told(letter("The Drug Enforcement Agency acted."), office) == []
    assert told(letter("The Harbor Dredging Authority acted."), office) == [
        ("wrong-name", "Harbor Dredging Authority", "Harbor Dredging Administration")
    ]


@pytest.mark.parametrize(
    ("name", "entry", "message"),
    [
        ("agencies", "one:\n  name: One\n  within: two\n", "'within' names 'two', and there is no such institution"),
        (
            "agencies",
            "one:\n  name: One\n  former:\n    Old One: once\n",
            "'Old One' ended on 'once', which is no date",
        ),
        ("committees", "one:\n  name: One\n  chamber: both\n", "'house', 'senate' or 'joint' is expected"),
    ],
)
def test_a_slip_in_a_file_of_names_is_reported_with_its_place(tmp_path: Path, name: str, entry: str, message: str):
    """The file, the line, and what was expected."""
    own = tmp_path / "templates" / "names"
    own.mkdir(parents=True)
    (own / f"{name}.yaml").write_text(entry)

    with pytest.raises(DrafterError) as raised:
        open_library((assets.root(), tmp_path), None)

    assert any(message in fault.message and fault.where for fault in raised.value.faults), raised.value


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_the_rules_on_names_are_silent_on_a_clean_letter(path: Path):
    """No false alarm in any letter of the corpus."""
    assert told(path.read_text("utf-8")) == []


def test_every_person_on_the_roster_may_be_named_as_entered():
    """Nobody’s right name is taken for another’s misspelt."""
    names = " and ".join(one.name for one in SHIPPED.officials.values())

    assert [one for one in told(letter(f"I have heard from {names}.")) if one[0] == "wrong-name"] == []


def test_every_known_body_may_be_named_as_entered():
    """No right name is taken for another that is near."""
    known = [one for one in SHIPPED.institutions.values() if not one.chamber]
    said = ". I wrote to the ".join(name for one in known for name in (one.name, *one.also, *one.parts))

    assert [one for one in told(letter(f"I wrote to the {said}.")) if one[0] == "wrong-name"] == []


def test_a_date_is_not_needed_for_names():
    """A letter without a date is judged by all that needs none."""
    assert told(letter("The Drug Enforcement Agency acted.", day="")) == [
        ("wrong-name", "Drug Enforcement Agency", "Drug Enforcement Administration")
    ]
