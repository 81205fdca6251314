"""The two real letters, drafted again from their shape: same structure, our own sentences, none of their faults."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from helpers import run

from drafter import assets
from drafter.commands.request import read_spec
from drafter.drafting import Draft, draft, open_library
from drafter.letter import LineBreak, Note, NumberedList, Paragraph, Text, paragraphs_of, plain_text

ROOT = Path(__file__).parents[1]
SEEDS = {"house": ROOT / "seeds" / "house-letter-2023.yaml", "senate": ROOT / "seeds" / "senate-letter-2024.yaml"}
CHECKER = ROOT.parent / "shared" / "tools" / "docxcheck.py"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LIBRARY = open_library((assets.root(),), None)
DRAFTS = {name: draft(read_spec(str(path)), LIBRARY) for name, path in SEEDS.items()}
HOUSE, SENATE = DRAFTS["house"], DRAFTS["senate"]

needs_checker = pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")

HOUSE_NOTES = [
    "Ahmad, F.B., Cisewski, J.A., Rossen, L.M., and Sutton, P. (2023). *Provisional drug overdose death counts*. "
    "National Center for Health Statistics. <https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm>",
    "White, T. (2022, February 2). *Stanford-Lancet report calls for sweeping reforms to mitigate opioid crisis*. "
    "Stanford Medicine News Center. "
    "<https://med.stanford.edu/news/all-news/2022/02/stanford-lancet-report-opioid-crisis.html>",
    "U.S. Commission on Combating Synthetic Opioid Trafficking. (2022). "
    "*Commission on combating synthetic opioid trafficking: Final report*. "
    "<https://www.rand.org/hsrd/hsoac/commission-combating-synthetic-opioid-trafficking.html>",
    "Knickmeyer, E., Rising, D., and Miller, Z. (2022, August 5). "
    "China cuts off vital U.S. contacts after Pelosi Taiwan visit. *PBS NewsHour*. "
    "<https://www.pbs.org/newshour/world/china-cuts-off-vital-us-contacts-over-pelosi-taiwan-visit>",
]
"""The four notes of the House letter, italics in asterisks and links in angle brackets; the third names its author."""


def lines(paragraph: Paragraph) -> list[str]:
    """The lines of an address or a signature."""
    return "".join("\n" if isinstance(run, LineBreak) else plain_text([run]) for run in paragraph.runs).split("\n")


def body(made: Draft) -> str:
    return "\n".join(plain_text(part.runs) for block in made.letter.body for part in paragraphs_of(block))


def asks(made: Draft) -> NumberedList:
    (found,) = (block for block in made.letter.body if isinstance(block, NumberedList))
    return found


def lead(item: tuple[Paragraph, ...]) -> str:
    first = item[0].runs[0]
    assert isinstance(first, Text)
    assert first.bold
    return first.text


def marked(note: Note) -> str:
    return "".join(
        f"*{one.text}*" if one.italic else f"<{one.text}>" if one.link == one.text else one.text for one in note.runs
    )


# --- the House letter of January 23, 2023


def test_the_house_letter_stands_on_house_paper_and_bears_its_date():
    """Letterhead with the ZIP code, the date in words."""
    heads = [plain_text(line.line.runs) for line in HOUSE.letter.stationery.lines]

    assert heads == ["Congress of the United States", "House of Representatives", "Washington, DC 20515"]
    assert plain_text(HOUSE.letter.date_line.runs) == "January 23, 2023"


@pytest.mark.parametrize("name", DRAFTS)
def test_the_inside_address_is_the_five_lines_with_the_name_spelt_right(name):
    """Antony, his title, the department in full, the street, the city with its ZIP code."""
    (address,) = DRAFTS[name].letter.inside_addresses

    assert lines(address) == [
        "The Honorable Antony J. Blinken",
        "Secretary of State",
        "U.S. Department of State",
        "2201 C Street, NW",
        "Washington, DC 20520",
    ]
    assert plain_text(DRAFTS[name].letter.salutation.runs) == "Dear Secretary Blinken:"


def test_the_house_letter_opens_before_a_meeting():
    """Thanks in a strained time, the meeting to come, the earlier ones, all in the first paragraph."""
    first = plain_text(next(paragraphs_of(HOUSE.letter.body[0])).runs)

    assert first.startswith("Thank you ")
    assert "under strain" in first
    assert "Foreign Minister Qin Gang in early February" in first
    assert "I met with Minister Qin several times while he was ambassador in Washington" in first


def test_the_house_letter_counts_the_dead_of_its_day():
    """The twelve months through August 2022, a rounded number said to be one, and the rate computed from it."""
    words = body(HOUSE)
    vintage = HOUSE.plan.figures["synthetic-opioid-deaths"]

    assert "about 73,000 lives" in words
    assert "the twelve months through August 2022" in words
    assert f"about {round(vintage.value / vintage.period.days)} a day" in words
    assert (vintage.value, vintage.period.days) == (73000, 365)


def test_the_house_letter_asks_three_things_in_one_numbered_list():
    """Know your customer, export controls, agency cooperation, each with a bold lead."""
    items = asks(HOUSE).items

    assert [ask.id for ask in HOUSE.plan.asks] == ["kyc", "export-controls", "agency-cooperation"]
    assert [lead(item) for item in items] == [f"{ask.lead}" for ask in HOUSE.plan.asks]
    assert "before" in body(HOUSE).casefold().split("three steps:")[0].split("\n")[-1]


def test_the_house_letter_has_its_four_notes_to_the_character():
    """In the order of the letter, italics and live links where the original has them, the report to its author."""
    assert [marked(note) for note in HOUSE.letter.notes()] == HOUSE_NOTES


def test_one_note_of_the_house_letter_stands_inside_an_ask():
    """The last one, in the third ask, where the talks that were broken off come up."""
    inside = [
        [marked(run) for part in item for run in part.runs if isinstance(run, Note)] for item in asks(HOUSE).items
    ]

    assert inside == [[], [], HOUSE_NOTES[3:]]


def test_the_house_letter_has_the_devices_of_the_original():
    """Demand at home, the commission, the turn to precursors, the money, the business owner, other matters."""
    kept = {clause.id for clause in HOUSE.plan.clauses}

    assert kept >= {
        "demand", "commission", "displacement", "money-flow", "business-owner", "suspended-talks", "projection",
        "competing-priorities", "before-other-negotiations", "thanks-in-strained-time", "earlier-meetings",
    }  # fmt: skip


def test_the_house_letter_closes_with_name_and_title():
    """Sincerely, the Member, and nothing after: it has no copies."""
    letter = HOUSE.letter

    assert plain_text(letter.complimentary_close.runs) == "Sincerely,"
    assert [lines(one) for one in letter.signature_blocks] == [["David Trone", "Member of Congress"]]
    assert letter.copy_notation == ()


# --- the Senate letter of September 12, 2024


def test_the_senate_letter_stands_on_senate_paper_with_the_long_zip_code():
    """The four digits after the hyphen are the office's own."""
    heads = [plain_text(line.line.runs) for line in SENATE.letter.stationery.lines]

    assert heads == ["United States Senate", "Washington, DC 20510-3203"]
    assert plain_text(SENATE.letter.date_line.runs) == "September 12, 2024"


def test_the_senate_letter_credits_the_progress_as_dated_events():
    """The resumed talks, the working group, the notice, the arrests and the control of 2024, then what is missing."""
    words = body(SENATE)
    kept = {clause.id for clause in SENATE.plan.clauses}

    assert kept >= {"talks-resumed", "working-group", "notice-to-companies", "arrests", "shortfall", "after-delegation"}
    assert [day in words for day in ("November 2023", "January 2024", "June 2024", "September 1, 2024")] == [True] * 4


def test_the_lead_in_of_the_senate_letter_is_bold_throughout():
    """And it says how many steps follow."""
    block = SENATE.letter.body[[isinstance(one, NumberedList) for one in SENATE.letter.body].index(True) - 1]
    assert isinstance(block, Paragraph)

    assert all(isinstance(one, Text) and one.bold for one in block.runs)
    assert plain_text(block.runs).endswith("three further steps:")


def test_the_senate_letter_asks_three_things_in_one_numbered_list():
    """Enforcement, scheduling as it then stood, money laundering with the cases of that summer."""
    items = asks(SENATE).items
    last = "\n".join(plain_text(part.runs) for part in items[2])

    assert [ask.id for ask in SENATE.plan.asks] == ["enforcement", "scheduling", "money-laundering"]
    assert lead(items[0]) == SENATE.plan.asks[0].lead
    assert "4-piperidone" in plain_text(items[1][0].runs)
    assert "Justice Department" in last


def test_the_senate_letter_asks_for_the_designation_for_fiscal_year_2025():
    """Absent progress, to the Secretary who recommends, by the day on which the list is due, after the list."""
    words = body(SENATE)
    request = next(line for line in words.split("\n") if "2291j-1" in line)

    assert request.startswith("Absent progress on these steps, ")
    assert "recommend to the President" in request
    assert "fiscal year 2025" in request
    assert "September 15, 2024" in request
    assert words.index(request) > words.index("underground" if "underground" in words else "launder")


def test_the_senate_letter_names_the_options_of_congress():
    """As the original's last paragraph does."""
    assert "congress-options" in {clause.id for clause in SENATE.plan.clauses}


def test_the_copies_go_out_with_titles_and_departments():
    """The Attorney General before the Director, each in three lines, without honorific or street."""
    label, *people = SENATE.letter.copy_notation

    assert plain_text(label.runs) == "cc:"
    assert [lines(person) for person in people] == [
        ["Merrick B. Garland", "Attorney General", "U.S. Department of Justice"],
        ["Rahul Gupta", "Director of National Drug Control Policy", "Office of National Drug Control Policy"],
    ]
    assert [lines(one) for one in SENATE.letter.signature_blocks] == [["Charles E. Schumer", "United States Senator"]]


# --- both

SEED_FAULTS = (
    "Drug Enforcement Agency", "Office on National", "Sinola", "Anthony", "U.S Department", "D.C.", "C St.",
    "RAND Corp", "18 to 45", "Stanford estimates", "Fiscal year", "CC:", "maintain the designation",
    "continue to assess", "interagency", "bipartisan", "'", '"', "drug overdoses in this decade", "the U.S.-China",
    "our countries",
)  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_a_seed_drafts_without_the_faults_of_its_original(name):
    """Wrong names and titles, a figure widened, a report put down to its host, straight quotes, an unsourced age."""
    made = DRAFTS[name]
    notes = "\n".join(plain_text(note.runs) for note in made.letter.notes())
    everything = "\n".join(plain_text(part.runs) for part in made.letter.paragraphs()) + notes

    assert [fault for fault in SEED_FAULTS if fault in everything] == []


@pytest.mark.parametrize("name", DRAFTS)
def test_a_seed_draws_only_what_is_to_be_expected(name):
    """The signatories are samples, and a copy may be suggested; nothing is left blank or out, nothing objected to."""
    found = {finding.rule for finding in DRAFTS[name].findings}

    assert found <= {"unset-sender", "copies-to-consider"}
    assert list(DRAFTS[name].letter.blanks()) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_every_clause_that_a_seed_asks_for_is_in_its_letter(name):
    """None is held back by a date, a person or a condition."""
    plan = DRAFTS[name].plan

    assert set(plan.spec.clauses) <= {clause.id for clause in plan.clauses}


@pytest.mark.parametrize("name", DRAFTS)
def test_the_law_and_the_progress_stand_in_their_places(name):
    """Opening, background, progress, lead-in, asks, designation, closing: the order of both originals."""
    slots = [slot for slot, clauses in DRAFTS[name].plan.sections if clauses]
    order = ["opening", "background", "progress", "lead-in", "asks", "designation", "closing"]

    assert slots == [slot for slot in order if slot in slots]


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, Path]:
    """Both letters as the command writes them."""
    folder = tmp_path_factory.mktemp("seeds")
    for name, path in SEEDS.items():
        done = run("new", path, "-o", folder / f"{name}.docx", cwd=ROOT)
        assert done.code == 0, done.err
    return {name: folder / f"{name}.docx" for name in SEEDS}


def called(*command: object, timeout: float = 180) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(c) for c in command], capture_output=True, encoding="utf-8", timeout=timeout, check=False
    )


@needs_checker
def test_every_independent_reader_passes_both_letters(written):
    """The validators of Word's format and all the programs that open it, each gate on each letter."""
    with ThreadPoolExecutor() as pool:
        runs = pool.map(
            lambda letter: called(sys.executable, CHECKER, "--brief", letter, timeout=300), written.values()
        )
        checked = list(runs)
    if any(one.returncode in (2, 3) for one in checked):
        pytest.skip(f"the checker's programs are not all installed: {checked[0].stdout.strip()[:200]}")

    assert [one.returncode for one in checked] == [0, 0], "\n".join(one.stdout for one in checked)


@needs_libreoffice
def test_neither_letter_is_longer_than_three_pages(written, tmp_path):
    """As LibreOffice breaks the pages."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done = called(SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, *written.values())
    pages = {path.stem: len(re.findall(rb"/Type\s*/Page(?!s)", path.read_bytes())) for path in tmp_path.glob("*.pdf")}

    assert set(pages) == set(written), done.stderr
    assert all(1 <= count <= 3 for count in pages.values()), pages


@needs_pandoc
@pytest.mark.parametrize("name", DRAFTS)
def test_pandoc_sees_the_notes_and_the_list(written, name):
    """As many footnotes as the letter has, in its words, and one list of three items."""
    read = json.loads(called("pandoc", "-f", "docx", "-t", "json", written[name]).stdout)
    nodes = list(_walked(read))
    lists = [node["c"][1] for node in nodes if node.get("t") == "OrderedList"]
    notes = [_said(node["c"]) for node in nodes if node.get("t") == "Note"]

    assert [len(items) for items in lists] == [3]
    assert notes == [" ".join(plain_text(note.runs).split()) for note in DRAFTS[name].letter.notes()]


def _walked(tree):
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for each in tree:
            yield from _walked(each)


def _said(tree) -> str:
    spoken = (each["c"] if each["t"] == "Str" else " " for each in _walked(tree) if each.get("t") in _SPOKEN)
    return " ".join("".join(spoken).split())


_SPOKEN = ("Str", "Space", "SoftBreak")
