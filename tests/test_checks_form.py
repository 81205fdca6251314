"""The checks on the form of a letter: what each says of a slip, and what it passes over."""

from __future__ import annotations

from datetime import date

import pytest

from drafter import assets
from drafter.checks import judge_words
from drafter.drafting import open_library
from drafter.findings import Finding
from drafter.holidays import federal_holiday, federal_holidays, next_business_day
from drafter.readers import day_of, read

SHIPPED = open_library((assets.root(),), None)

LETTER = """\
Congress of the United States
House of Representatives
Washington, DC 20515

June 13, 2024

The Honorable Antony J. Blinken
Secretary of State
U.S. Department of State
2201 C Street, NW
Washington, DC 20520

Re: Precursors

Dear Secretary Blinken:

We write about the chemicals from which illicit fentanyl is made. BODY

Thank you for the work that you and your colleagues do abroad.

Sincerely,

Jane Roe
Member of Congress

Imani Greaves
Member of Congress

TAIL
"""


def found(rule: str, body: str = "", tail: str = "", letter: str = LETTER) -> list[Finding]:
    """What one rule says of a letter with these words in its body and after its signatures."""
    text = letter.replace("BODY", body).replace("TAIL", tail)
    made = read("letter.txt", text.encode())
    return [one for one in judge_words([SHIPPED.rules[rule]], made, SHIPPED, day_of(made)) if one.rule == rule]


def words(rule: str, body: str = "", tail: str = "", letter: str = LETTER) -> list[str]:
    """The words of the letter that a rule objects to, in order."""
    return [one.words for one in found(rule, body, tail, letter)]


def mended(rule: str, body: str) -> str:
    """The body with each of the rule's safe fixes made."""
    for one in found(rule, body):
        if one.fix is not None:
            body = body.replace(one.words, one.fix)
    return body


@pytest.mark.parametrize(
    ("body", "placeholder"),
    [
        ("It names {{ number }} brokers.", "{{ number }}"),
        ("It names {% if many %} brokers.", "{% if many %}"),
        ("It names ${number} brokers.", "${number}"),
        ("It names {Number} brokers.", "{Number}"),
        ("It names «Number» brokers.", "«Number»"),
        ("It names <<Number>> brokers.", "<<Number>>"),
        ("It names <Number> brokers.", "<Number>"),
        ("It names ____ brokers.", "____"),
        ("It came in 20__.", "__"),
        ("It came in 20XX.", "20XX"),
        ("It names XX brokers.", "XX"),
        ("It names X,XXX brokers.", "X,XXX"),
        ("It costs $XX million.", "$XX"),
        ("It costs $ million.", "$ "),
        ("Call 202-555-XXXX.", "XXXX"),
        ("It came on June XX.", "June XX"),
        ("It names TK brokers.", "TK"),
        ("It names TBD brokers.", "TBD"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("It names [Member name] first.", "[Member name]"),
        ("It names [NUMBER] brokers.", "[NUMBER]"),
        ("It names [HOSPITAL] first.", "[HOSPITAL]"),
        ("It names COUNTY NAME first.", "COUNTY NAME"),
        ("It names (INSERT ISSUE) first.", "(INSERT ISSUE)"),
        ("It names nine brokers [check with LD].", "[check with LD]"),
        ("It names nine brokers (confirm with DC staff).", "(confirm with DC staff)"),
        ("It names nine brokers (Dana to confirm).", "(Dana to confirm)"),
        ("It names nine brokers [Add a sentence on the budget?]", "[Add a sentence on the budget?]"),
        ("It names nine brokers. NOTE TO LD: is it nine?", "NOTE TO"),
        ("It names nine brokers??", "??"),
        ("It names insert number here brokers.", "insert number here"),
    ],
)
def test_what_was_left_to_be_written_is_found(body: str, placeholder: str):
    """Each sort of placeholder and of note to a colleague is told in its own words, with no fix by machine."""
    [finding] = found("leftover-placeholder", body)

    assert (finding.words, finding.fix, finding.level) == (placeholder, None, "unfinished")


@pytest.mark.parametrize(
    "body",
    [
        "The court wrote that “[t]he [Department] shall answer [sic].”",
        "The court wrote that “the [PRC] shall answer.”",
        "Title XX grants, Super Bowl XXX and title XXX are not meant.",
        "It costs $1,000,000 and takes until 10:00 in the Department of State (Department).",
        "It is on the docket [FR Doc. 2024-12345], in the report [12], and at <https://www.state.gov>.",
        "Some (or most) know of it (note that all may).",
        "In Oklahoma City, State officials use E-VERIFY.",
    ],
)
def test_what_may_stand_in_brackets_is_passed_over(body: str):
    """An editor’s change of a quotation, a short name, a Roman number, or an aside to the reader is no placeholder."""
    assert words("leftover-placeholder", body) == []


@pytest.mark.parametrize("part", ["Antony J. Blinken\n", "Dear Secretary Blinken:", "Re: Precursors", "June 13, 2024"])
def test_a_placeholder_is_found_in_every_part_of_a_letter(part: str):
    """The date line, the inside address, the subject and the salutation are read as the body is."""
    letter = LETTER.replace(part, part.rstrip("\n:").rsplit(" ", 1)[0] + " [NAME]" + part[len(part.rstrip("\n:")) :])

    assert words("leftover-placeholder", letter=letter) == ["[NAME]"]


def test_marks_of_the_rarer_sort_are_told_and_mended():
    """Among curly marks the straight ones are told, a word at a time, and made curly where it is sure which."""
    body = "It’s “here” and it’s “there.” The Department's \"answer\" isn't late."

    assert words("mixed-quotes", body) == ["Department's", '"answer"', "isn't"]
    assert mended("mixed-quotes", body) == "It’s “here” and it’s “there.” The Department’s “answer” isn’t late."


def test_a_straight_letter_has_its_curly_marks_made_straight():
    """The sort that the letter has most of is the one that stays."""
    body = 'It\'s "here" and it\'s "there." The Department’s answer isn\'t late.'

    assert mended("mixed-quotes", body) == "It's \"here\" and it's \"there.\" The Department's answer isn't late."


@pytest.mark.parametrize(
    "body",
    [
        'The Department’s gate is 6\' 2" high and 12" thick; it’s old.',
        "The Department's gate in Hawai‘i isn't old.",
        "The Department’s page is <https://www.state.gov/it's>.",
    ],
)
def test_primes_and_foreign_letters_are_no_quotation_marks(body: str):
    """Feet and inches, the letter in Hawai‘i and the address of a page say nothing of the marks of a letter."""
    assert words("mixed-quotes", body) == []


def test_an_opening_single_mark_is_left_to_a_person():
    """It may open a quotation or stand for what is left out, as in ’90s; the finding then has no fix."""
    [finding] = found("mixed-quotes", "It’s of the '90s and it’s old.")

    assert (finding.words, finding.fix) == ("'90s", None)


@pytest.mark.parametrize(
    ("body", "once"),
    [
        ("We ask that the the Department answer.", "We ask that the Department answer."),
        ("The the Department answers.", "The Department answers."),
        ("We ask “the the Department” to answer.", "We ask “the Department” to answer."),
        ("The People’s People’s Republic answers.", "The People’s Republic answers."),
        ("The work of the of the Department is late.", "The work of the Department is late."),
    ],
)
def test_a_doubled_word_is_told_and_taken_out(body: str, once: str):
    """Whatever its capitals and marks, a word that stands twice is made one."""
    assert mended("doubled-word", body) == once != body


@pytest.mark.parametrize(
    "body",
    [
        "We know that that report had had many readers, and told her her claim was lost.",
        "What it is, is plain. Plain words help people; people’s words, and Pago Pago’s.",
        "It went step by step by step, in a long long-term plan of two two-year terms.",
        "The rule of 42 U.S.C. 300. 300 people know it.",
        "What it is is plain, and the talks will go on on Tuesday.",
    ],
)
def test_good_english_and_names_may_stand_twice(body: str):
    """Words that grammar doubles, names, words across a stop and words with a hyphen are passed over."""
    assert words("doubled-word", body) == []


def test_a_doubled_word_that_may_be_meant_is_left_to_a_person():
    """'The day they came in in May' is good English: it is told, and has no fix."""
    [finding] = found("doubled-word", "We know the day they came in in May.")

    assert (finding.words, finding.fix) == ("in in", None)


def test_a_that_too_many_is_told_where_no_second_one_can_stand():
    """'With the result that that the houses' has one too many; 'we know that that is so' has not."""
    assert words("doubled-word", "It rained, with the result that that the houses stood empty.") == ["that that"]


def test_a_name_twice_among_those_who_sign_is_never_mended():
    """Two people may have signed on one line."""
    letter = LETTER.replace("Jane Roe", "Jane Roe Roe")

    assert [one.fix for one in found("doubled-word", letter=letter)] == [None]


def test_two_lines_of_an_address_make_no_doubled_word():
    """The end of one line and the beginning of the next are not read together."""
    letter = LETTER.replace("U.S. Department of State\n", "State Department\n")

    assert words("doubled-word", letter=letter) == []


def test_a_doubled_space_is_told_and_taken_out():
    """Two spaces within a sentence are made one."""
    body = "We ask what the  Department knows. It is late. It is very late."

    assert mended("doubled-space", body) == "We ask what the Department knows. It is late. It is very late."


def test_two_spaces_after_every_full_stop_are_a_style():
    """Where most sentences are parted so, only the gap within one is told."""
    body = "We ask what the  Department knows.  It is late.  It is very late.  We ask again."

    assert words("doubled-space", body) == ["the  Department"]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("We ask the U.S Department of State.", "We ask the U.S. Department of State."),
        ("We ask of U.S-China talks.", "We ask of U.S.-China talks."),
        ("We ask Dr Gupta for an answer.", "We ask Dr. Gupta for an answer."),
    ],
)
def test_an_abbreviation_without_its_stop_is_mended(body: str, right: str):
    """The last stop of initials and the stop of a short title are put in."""
    assert mended("missing-stop", body) == right


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("It is late, and we ask what the Department means to do", "the Department means to do"),
        ("We ask what it means to do about this trade It is late.", "trade It"),
    ],
)
def test_a_sentence_without_its_stop_is_told_and_left_to_a_person(body: str, where: str):
    """At a paragraph’s end, or before the capital of the next sentence, nobody but a person knows the right sign."""
    [finding] = found("missing-stop", body)

    assert (finding.words, finding.fix) == (where, None)


@pytest.mark.parametrize(
    "body",
    [
        "J. D. Vance of the U.S. Senate spoke on the U.S.-China talks, with a Ph.D. in hand.",
        "Write to us at office@mail.house.gov",
        "We ask:\n\nWhat we ask\n\nWe ask it.",
        "It was called This is how in the film We made it.",
        "We ask for these:\n\n1. the number of calls in each winter;\n2. the date of the return; and\n3. the name.",
    ],
)
def test_headings_addresses_and_names_need_no_stop(body: str):
    """What is no sentence, or ends in an address, is passed over; so is a title in small letters."""
    assert words("missing-stop", body) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("House of Representatives\nWashington, DC 20515", "House of Representatives\nWashington, DC 20510"),
        ("House of Representatives\nWashington, DC 20515", "United States Senate\nWashington, DC 20515-3203"),
        ("House of Representatives\nWashington, DC 20515", "Washington, DC 20510"),
        ("Washington, DC 20520", "Washington, DC 20250"),
        ("2201 C Street, NW\nWashington, DC 20520", "2201 C St. NW\nWashington, D.C. 20515"),
    ],
)
def test_the_zip_code_of_another_place_is_a_suggestion(was: str, now: str):
    """The chamber named, that of all who sign, or the department’s address in the roster says which code is right."""
    [finding] = found("wrong-zip", letter=LETTER.replace(was, now))

    assert (finding.level, finding.fix) == ("suggestion", None)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Washington, DC 20515", "Washington, DC 20515-6601"),
        ("2201 C Street, NW\nWashington, DC 20520", "1 Federal Plaza\nNew York, NY 10278"),
        ("2201 C Street, NW\nWashington, DC 20520", "2401 E Street, NW\nWashington, DC 20037"),
        ("BODY", "The House of Representatives and the U.S. Senate are in Washington, DC 20515."),
    ],
)
def test_other_streets_other_towns_and_longer_codes_are_passed_over(was: str, now: str):
    """An agency has more buildings than the roster knows, and the last four digits follow no sure rule."""
    assert words("wrong-zip", letter=LETTER.replace(was, now)) == []


@pytest.mark.parametrize(
    ("body", "tail"),
    [
        ("We enclose a copy of the sheriff’s log.", ""),
        ("The sheriff’s log is attached.", ""),
        ("Enclosed is the sheriff’s log.", ""),
        ("Please find attached the sheriff’s log.", ""),
        ("As the enclosed log shows, it is late.", ""),
        ("The sheriff’s log and the map of the county are enclosed.", "Enclosure: Log of the sheriff"),
        ("The sheriff’s log is enclosed. We also enclose photographs.", "Enclosure: Log of the sheriff"),
        ("We enclose the log of the sheriff and a letter from the mill.", "Enclosure: Log of the sheriff"),
        ("The mayor, whose letter we also enclose, agrees.", "Enclosures: Log of the sheriff\nMap of the county"),
    ],
)
def test_an_enclosure_that_is_not_listed_is_told(body: str, tail: str):
    """Where nothing is listed, or less than the body speaks of and nothing of that name."""
    assert len(found("unlisted-enclosure", body, tail)) == 1


@pytest.mark.parametrize(
    ("body", "tail"),
    [
        ("We enclose a copy of the sheriff’s log.", "Enclosure: Pages of May 2024"),
        ("The log is enclosed, and the enclosed pages are all we have.", "Enclosure: Log"),
        ("We attach great importance to it. No strings are attached, and none to the grant.", ""),
        ("We have read the report that you attached to your letter.", ""),
        ("The officer is attached to the Embassy, in an enclosed space.", ""),
        ("We ask about the enclosed moorings. We enclose a list, with the map.", "Enclosures: List\nMap"),
    ],
)
def test_what_is_listed_or_attached_to_something_else_is_passed_over(body: str, tail: str):
    """A list may call a thing by another name; and much is attached that comes with no letter."""
    assert words("unlisted-enclosure", body, tail) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("We ask for a reply by July 4, 2024.", "a federal holiday, Independence Day"),
        ("Please respond no later than 5:00 p.m. on Saturday, July 6.", "a Saturday"),
        ("We would be grateful for an answer by July 7.", "a Sunday"),
        ("By 7/7/2024, please send us the list.", "a Sunday"),
        ("We ask for a reply by June 3, 2024.", "before the letter’s own date, June 13, 2024"),
        ("We ask for a reply by June 3.", "before the letter’s own date, June 13, 2024"),
        (
            "We would be obliged to have your views by June 19.",
            "a federal holiday, Juneteenth National Independence Day",
        ),
        ("A reply is requested by June 14, 2023.", "before the letter’s own date, June 13, 2024"),
    ],
)
def test_a_day_on_which_no_reply_can_come_is_told(body: str, what: str):
    """A weekend, a federal holiday, and a day that has passed are told with the next day on which offices are open."""
    [finding] = found("unmeetable-deadline", body)

    assert finding.message.endswith(f"which is {what}.")
    assert "such as" in finding.hint


@pytest.mark.parametrize(
    "body",
    [
        "We ask for a reply by July 5, 2024.",
        "We ask for a reply before July 4, 2024.",
        "We ask for a reply by January 6.",
        "We ask for a reply within 30 days.",
        "We asked for a reply by May 1, 2024. Please tell us what became of it.",
        "Please tell us why the report that was due on May 5, 2024, is late.",
        "The town met on Saturday, June 8, and please let us know what you heard.",
        "We ask you to open the gate by Saturday, July 6.",
    ],
)
def test_days_of_work_events_and_what_was_asked_before_are_passed_over(body: str):
    """Only a reply that this letter asks for has a deadline; a day without a year that is long past is next year’s."""
    assert words("unmeetable-deadline", body) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The town meets on Monday, April 12, 2024.", ["Monday, April 12, 2024"]),
        ("Please reply by February 30, 2024, or by June 31.", ["February 30, 2024", "June 31"]),
        ("The town meets on Monday, June 18.", ["Monday, June 18"]),
        ("They met on Friday, April 12, 2024, on Tuesday, June 18, and on February 29.", []),
        ("“Monday, April 12, 2024,” it said.", []),
    ],
)
def test_a_day_that_no_calendar_has_is_told(body: str, told: list[str]):
    """A date that does not exist, and a weekday that is another date’s; without a year the nearest is meant."""
    assert words("impossible-day", body) == told


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("cc: The Honorable Antony J. Blinken, Secretary of State", "The Honorable Antony J. Blinken"),
        ("cc: Antony Blinken", "Antony Blinken"),
        ("cc: Secretary Blinken", "Secretary Blinken"),
        ("cc: Secretary of State", "Secretary of State"),
    ],
)
def test_a_copy_to_the_addressee_is_told(tail: str, name: str):
    """By name with or without initials, by the words of the salutation, or by the title alone."""
    assert words("addressee-copied", tail=tail) == [name]


def test_a_namesake_and_a_colleague_of_the_addressee_may_have_copies():
    """Another given name, and another office of the same department, are somebody else."""
    assert words("addressee-copied", tail="cc:\nEvan Blinken, Chief of Protocol, U.S. Department of State") == []


ATTORNEY_GENERAL = "The Honorable Merrick B. Garland, Attorney General, U.S. Department of Justice"
DIRECTOR = "Dr. Rahul Gupta, Director of National Drug Control Policy"
COMMANDANT = "Admiral Linda L. Fagan, Commandant, U.S. Coast Guard"
SECRETARY = "The Honorable Lloyd J. Austin III, Secretary of Defense"
COMMISSIONER = "Troy A. Miller, Commissioner, U.S. Customs and Border Protection"


@pytest.mark.parametrize(
    ("copies", "told"),
    [
        ((ATTORNEY_GENERAL, DIRECTOR, COMMISSIONER), []),
        ((DIRECTOR, ATTORNEY_GENERAL), ["The Honorable Merrick B. Garland"]),
        (("Dr. Rahul Gupta", "The Honorable Merrick B. Garland"), ["The Honorable Merrick B. Garland"]),
        ((ATTORNEY_GENERAL, "Sheriff Dana Poe", COMMISSIONER), []),
        (("Sheriff Dana Poe", ATTORNEY_GENERAL), []),
        ((COMMANDANT, SECRETARY), ["The Honorable Lloyd J. Austin III"]),
        ((SECRETARY, COMMANDANT), []),
    ],
)
def test_copies_out_of_the_order_of_courtesy_are_a_suggestion(copies: tuple[str, ...], told: list[str]):
    """The ranks of the roster's posts decide, by title or by who holds the post; who has none stands anywhere."""
    findings = found("copies-out-of-order", tail="cc:\n\n" + "\n\n".join(copies))

    assert [one.words for one in findings] == told
    assert {one.level for one in findings} <= {"suggestion"}


def test_each_copy_may_have_a_notation_of_its_own():
    """'cc:' before every name makes as many copies."""
    tail = f"cc: {DIRECTOR}\ncc: {ATTORNEY_GENERAL}"

    assert words("copies-out-of-order", tail=tail) == ["The Honorable Merrick B. Garland"]


def test_a_verb_in_the_plural_after_congress_is_mended():
    """After 'as' the verb agrees with Congress; after 'that' and 'help' the bare verb is right."""
    body = "It goes on as Congress simultaneously continue to work. We ask that Congress continue to help it continue."

    assert mended("verb-agreement", body) == body.replace("simultaneously continue", "simultaneously continues")


PUBLISHED = {
    2021: "01-01 01-18 01-20 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2022: "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    2023: "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2024: "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
}
"""The holidays that the Office of Personnel Management published for each year, on the days of their observance."""


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_holidays_of_a_year_are_those_that_were_published(year: int):
    """Those of 5 U.S.C. 6103 with the days in lieu of Saturdays and Sundays, and Inauguration Day."""
    assert [f"{day:%m-%d}" for day in federal_holidays(year)] == PUBLISHED[year].split()


def test_a_holiday_is_named_and_skipped():
    """New Year’s Day on a Saturday closes the Friday before, in the old year; Juneteenth is one since 2021."""
    assert federal_holiday(date(2021, 12, 31)) == "New Year’s Day (observed)"
    assert (federal_holiday(date(2020, 6, 19)), federal_holiday(date(2023, 6, 19))[:10]) == ("", "Juneteenth")
    assert next_business_day(date(2021, 12, 30)) == date(2022, 1, 3)
