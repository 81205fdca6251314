"""`drafter new --review`: Word comments beside what a person should verify, and nothing else in the file changed."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from helpers import WORD, letter_xml, part, run, words, write

from drafter.errors import Location
from drafter.letter import (
    Blank,
    Block,
    Letter,
    LineBreak,
    Note,
    NumberedList,
    Paragraph,
    Properties,
    Remark,
    Run,
    Stationery,
    Text,
)
from drafter.writers.docx import learn
from drafter.writers.docx import write as write_docx
from drafter.writers.docx.relations import with_content_type, with_relationship

CHECKER = Path(__file__).parents[2] / "shared" / "tools" / "docxcheck.py"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TO_STATE = ("--to", "Secretary of State", "--asks", "kyc,scheduling", "--date", "2024-09-12")

pytestmark = pytest.mark.usefixtures("desk")


def says(*runs: Run | str) -> Paragraph:
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


LETTER = Letter(
    stationery=Stationery(lines=()),
    properties=Properties("A letter", "Jane Roe", date(2024, 9, 12)),
    date_line=says("September 12, 2024"),
    inside_addresses=(says("The Honorable A. Doe", LineBreak(), "Washington"),),
    salutation=says("Dear Secretary Doe:"),
    body=(says("Thank you."),),
    complimentary_close=says("Sincerely,"),
    signature_blocks=(says("Jane Roe"),),
)
BASE = learn(LETTER.stationery)


def about(words: str, part: str = "body", where: Location | None = None) -> Remark:
    return Remark((Text(f"About {words}."),), where, part, words)


def commented(*remarks: Remark, body: tuple[Block, ...] = LETTER.body) -> bytes:
    """A letter with these remarks, as a Word file."""
    return write_docx(replace(LETTER, body=body, remarks=remarks), BASE)


def anchors(data: bytes | Path) -> list[tuple[str, str]]:
    """Each comment in its order: the words between its two signs in the text, and what it says.

    That start, end and reference are there once each, in this order, is asserted on the way.
    """
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as file:
        document, comments = (
            ElementTree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "comments")
        )
    inside: dict[str, str] = {}
    closed: list[str] = []
    referred: list[str] = []
    for one in document.iter():
        id_ = one.get(f"{WORD}id", "")
        if one.tag == f"{WORD}commentRangeStart":
            assert id_ not in inside
            inside[id_] = ""
        elif one.tag == f"{WORD}commentRangeEnd":
            closed.append(id_)
        elif one.tag == f"{WORD}commentReference":
            assert id_ in closed
            referred.append(id_)
        elif one.tag in (f"{WORD}t", f"{WORD}br"):
            for still in set(inside) - set(closed):
                inside[still] += one.text or " "
    said = {one.get(f"{WORD}id", ""): "".join(t.text or "" for t in one.iter(f"{WORD}t")) for one in comments}

    assert sorted(closed) == sorted(referred) == sorted(inside) == sorted(said)
    return [(inside[id_], text) for id_, text in said.items()]


NOTE = Note((Text("A source."),))
FIGURE = says("By count 74,702 lives were lost.")


@pytest.mark.parametrize(
    ("paragraph", "words", "anchored"),
    [
        (FIGURE, "74,702", "74,702"),
        (FIGURE, "By", "By"),
        (FIGURE, "lost.", "lost."),
        (FIGURE, "By count 74,702 lives were lost.", "By count 74,702 lives were lost."),
        (FIGURE, "99,999", "By count 74,702 lives were lost."),
        (FIGURE, "702", "By count 74,702 lives were lost."),
        (says("Only 7 of 74,702; 7.5 of 10."), "7", "7"),
        (says("It took ", Text("74,7", bold=True), "02 lives", NOTE, NOTE, " more."), "74,702 lives", "74,702 lives"),
        (says("One", NOTE, NOTE, " two."), "One two", "One two"),
        (says("See ", Text("our long page", link="https://e.org"), "."), "long", "long"),
        (says("Dear ", Blank("x", "the name"), ","), "[THE NAME]", "[THE NAME]"),
        (says("A", LineBreak(), "B"), "A B", "A B"),
        (says(NOTE, "Lead."), "Lead", "Lead"),
        (says("C++ & <D>"), "C++ & <D>", "C++ & <D>"),
    ],
)
def test_a_comment_stands_at_its_words(paragraph: Paragraph, words: str, anchored: str):
    """In the middle of a run or over several, whole words and numbers only; at all of the paragraph otherwise."""
    found = anchors(commented(about(words), body=(paragraph,)))

    assert found == [(anchored, f"About {words}.")]


def test_the_words_of_the_letter_are_the_same_with_comments():
    """What a run was cut into joins to what it was: words, styles, notes and links."""
    paragraph = says("It ", Text("took 74,702", bold=True), NOTE, NOTE, " ", Text("a page", link="https://e.org"), ".")
    plain, with_comments = (
        said(commented(*remarks, body=(paragraph,)))
        for remarks in ((), (about("74,702"), about("page"), about("It took")))
    )

    assert with_comments == plain


def said(data: bytes) -> list[tuple[str, bool]]:
    """Every character and note mark of a letter, each with whether it is bold."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
    return [
        (sign, run.find(f"{WORD}rPr/{WORD}b") is not None)
        for run in document.iter(f"{WORD}r")
        for one in run
        for sign in ([one.tag] if one.tag == f"{WORD}footnoteReference" else one.text or "")
    ]


def test_comments_may_overlap_and_are_numbered_as_they_begin():
    """One about a sentence and one about a figure in it."""
    remarks = (about("74,702"), about("By count 74,702 lives"), about("lives were"))

    assert [anchored for anchored, _ in anchors(commented(*remarks, body=(FIGURE,)))] == [
        "By count 74,702 lives",
        "74,702",
        "lives were",
    ]


def test_a_comment_finds_its_part_its_origin_or_the_date_line():
    """The part and the line that the words came from say which paragraph; what is about none stands at the date."""
    here, there = Location("a.md", 3, 1), Location("a.md", 5, 1)
    body = (Paragraph((Text("Doe said so."),), here), Paragraph((Text("Doe said no."),), there))
    found = anchors(
        commented(
            about("Doe", "salutation"),
            about("Doe", "", there),
            about("Doe", ""),
            about("nowhere", "", there),
            about("nowhere", ""),
            body=body,
        )
    )

    assert [anchored for anchored, _ in found] == ["September 12, 2024", "Doe", "Doe", "Doe", "Doe said no."]


def test_a_paragraph_that_stands_twice_has_its_comment_once():
    """Two ends with one id would make Word refuse the file."""
    inner = NumberedList(((says("by port;"),),))
    body = (NumberedList(((says("A"), inner, says("B"), inner),)),)

    assert len(anchors(commented(about("port"), body=body))) == 1


def test_a_letter_without_remarks_has_no_trace_of_comments():
    """No part, no content type, no relationship."""
    with zipfile.ZipFile(io.BytesIO(commented())) as file:
        assert [name for name in file.namelist() if b"omment" in file.read(name) or "comment" in name] == []


def test_comments_are_the_same_bytes_each_time_and_bear_the_files_date():
    """No clock; a file that is to say no date has comments without one."""
    undated = replace(LETTER, properties=replace(LETTER.properties, date=None), remarks=(about("Thank"),))
    with zipfile.ZipFile(io.BytesIO(write_docx(undated, BASE))) as file:
        assert b"w:date" not in file.read("word/comments.xml")

    assert commented(about("Thank")) == commented(about("Thank"))
    with zipfile.ZipFile(io.BytesIO(commented(about("Thank")))) as file:
        assert b'w:author="For review" w:date="2024-09-12T00:00:00Z" w:initials="R"' in file.read("word/comments.xml")


@pytest.mark.parametrize(
    "types",
    [
        '<Types xmlns="urn:t"><Default Extension="xml" ContentType="x"/></Types>',
        '<t:Types xmlns:t="urn:t"><t:Default Extension="xml" ContentType="x"/></t:Types>\n',
        '<Types xmlns="urn:t"/>',
    ],
)
def test_a_content_type_joins_those_of_any_package(types: str):
    """Whatever prefix the package's program wrote, and once only."""
    joined = with_content_type(types, "/word/comments.xml", "a/b")
    root = ElementTree.fromstring(joined)

    assert root[-1].tag == "{urn:t}Override"
    assert root[-1].attrib == {"PartName": "/word/comments.xml", "ContentType": "a/b"}
    assert with_content_type(joined, "/word/comments.xml", "a/b") == joined


@pytest.mark.parametrize("prefix", ["", "r:"])
def test_a_relationship_takes_an_id_that_is_free(prefix: str):
    """Another program numbers its own as it likes."""
    declared = f'xmlns{":r" if prefix else ""}="{RELATIONSHIPS}"'
    others = "".join(f"<{prefix}Relationship Id='rId{n}' Type='k{n}' Target='t'/>" for n in (1, 2, 4))
    joined = with_relationship(
        f"<{prefix}Relationships {declared}>{others}</{prefix}Relationships>", "k", "comments.xml"
    )
    root = ElementTree.fromstring(joined)

    assert root[-1].tag == f"{{{RELATIONSHIPS}}}Relationship"
    assert root[-1].attrib == {"Id": "rId3", "Type": "k", "Target": "comments.xml"}
    assert with_relationship(joined, "k", "comments.xml") == joined


# What the comments say


def reviewed(*args: str) -> list[tuple[str, str]]:
    """The comments of the letter that `new --review` makes with these flags."""
    done = run("new", *args, "--review", "-o", "letter.docx", "--force")
    assert done.code == 0, done.err
    return anchors(Path("letter.docx"))


def test_a_draft_for_review_says_what_to_verify_and_what_is_unfinished():
    """One comment for the addressee, one for each figure, one for each finding that asks for something; no more."""
    found = reviewed(*TO_STATE)

    assert [(anchored, said.split(".")[0]) for anchored, said in found] == [
        ("[YOUR OFFICE’S LETTERHEAD]", "Unfinished"),
        ("Antony J. Blinken", "Addressee"),
        ("74,702", "Figure"),
        ("[THE SENDER’S NAME]", "Unfinished"),
        ("[THE SENDER’S TITLE]", "Unfinished"),
    ]


def test_the_addressees_comment_says_since_when_by_what_and_when_it_was_checked():
    """So that it can be verified without opening the library."""
    said = dict(reviewed(*TO_STATE))["Antony J. Blinken"]

    assert said.startswith(
        "Addressee. Antony J. Blinken, Secretary of State, since January 26, 2021 until January 20, 2025 (basis: "
    )
    assert "Last checked on November 21, 2026." in said
    assert " Source: " in said


def test_the_figures_comment_says_period_release_source_and_why_this_one():
    """The newest period that was public on the letter's date."""
    said = dict(reviewed(*TO_STATE))["74,702"]

    assert said.startswith(
        "Figure. 74,702 (basis: predicted) for 2023: Drug overdose deaths involving synthetic opioids"
    )
    assert "Published on May 15, 2024. It is the newest period published by September 12, 2024." in said
    assert said.endswith("https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm")


def test_a_pinned_figure_is_said_to_be_pinned_and_what_is_newer():
    """A record pins every figure; only one that is not the newest is said to be pinned."""
    pinned = ("--figure", "synthetic-opioid-deaths=2024-05-15")
    said = next(said for _, said in reviewed(*TO_STATE[:-1], "2025-03-04", *pinned) if said.startswith("Figure."))

    assert "It was pinned; newer is 55,126 for the twelve months through September 2024, published on " in said
    assert "newest period" in dict(reviewed("letter.yaml", "--date", "2024-09-12"))["74,702"]


def test_the_links_of_a_comment_are_live():
    """In Word from the comments' own relationships; pandoc looks for them among the document's."""
    reviewed(*TO_STATE)
    own = ElementTree.fromstring(part(Path("letter.docx"), "_rels/comments.xml.rels"))
    document = ElementTree.fromstring(part(Path("letter.docx"), "_rels/document.xml.rels"))
    leads = {one.get("Id"): one.get("Target") for one in own}

    assert "https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm" in leads.values()
    assert leads.items() <= {one.get("Id"): one.get("Target") for one in document}.items()
    assert len({one.get("Id") for one in document}) == len(document)


def test_two_addressees_have_a_comment_each_and_the_president_one_at_his_title():
    """Each at its own inside address, even where no name is printed."""
    found = reviewed("--to", "president", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12")

    assert [(anchored, said[:32]) for anchored, said in found if said.startswith("Addressee")] == [
        ("The President", "Addressee. Joseph R. Biden, Jr.,"),
        ("Antony J. Blinken", "Addressee. Antony J. Blinken, Se"),
    ]


def test_a_warning_about_a_person_or_a_figure_stands_at_their_words():
    """Not at some other line, though the finding names the data file."""
    found = reviewed(*TO_STATE[:-1], "2027-11-02", "--figure", "synthetic-opioid-deaths=2024-05-15")
    warnings = [(anchored, said) for anchored, said in found if said.startswith("Warning")]

    assert ("Marco Rubio", "Warning. Marco Rubio as Secretary of State was last checked on November 21, 2026.") in [
        (anchored, said.split(" See that")[0]) for anchored, said in warnings
    ]
    assert [anchored for anchored, said in warnings if "covers 2023" in said] == ["74,702"]


def test_what_is_about_no_place_in_the_letter_stands_at_the_date():
    """A clause that was asked for and left out."""
    found = reviewed(*TO_STATE, "--clause", "notice-to-companies,state-harm", "--without", "state-harm")

    assert [anchored for anchored, said in found if "'state-harm' was asked for" in said] == ["September 12, 2024"]


def test_the_record_and_the_letter_are_the_same_without_review():
    """Comments are of the file and not of the letter."""
    run("new", *TO_STATE, "--review", "-o", "with.docx")
    run("new", *TO_STATE, "-o", "without.docx")
    again = run("new", "with.yaml", "-o", "again.docx")

    assert again.code == 0
    assert Path("with.yaml").read_text("utf-8") == Path("without.yaml").read_text("utf-8")
    assert words(Path("with.docx")) == words(Path("without.docx"))
    assert letter_xml(Path("again.docx")) == letter_xml(Path("without.docx"))


def test_new_says_how_many_comments_there_are():
    """And that no final letter has any."""
    done = run("new", *TO_STATE, "--review", "-o", "letter.docx")

    assert "For review: 5 comments in the Word file; a final letter has none." in done.out.splitlines()


# What others see


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft for review with several signatories, several addressees and a note in a sentence that is commented."""
    folder = tmp_path_factory.mktemp("review")
    request = "to: president, secretary-of-state\nasks: kyc, scheduling\ndate: 2024-09-12\nfrom: schumer, trone\n"
    write(folder / "letter.yaml", f"{request}subject: Precursors\ncc: ondcp-director\n")
    done = run("new", "letter.yaml", "--review", "-o", "draft.docx", cwd=folder)
    assert done.code == 0, done.err
    return folder / "draft.docx"


def test_python_docx_sees_the_comments(opened: Path):
    """Who made them, and what they say."""
    seen = [(one.author, one.initials, one.text) for one in docx.Document(str(opened)).comments]

    assert seen == [("For review", "R", said) for _, said in anchors(opened)]


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_sees_the_comments_with_their_ends(opened: Path, tmp_path: Path):
    """Each from its first word to its last, and not as a point."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "fodt", "--outdir", str(tmp_path), str(opened)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    text = (tmp_path / "draft.fodt").read_text("utf-8")
    begun = re.findall(r'<office:annotation [^>]*office:name="([^"]+)"', text)

    assert len(begun) == len(anchors(opened))
    assert begun == re.findall(r'<office:annotation-end office:name="([^"]+)"', text)


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_sees_the_comments_at_the_same_words(opened: Path):
    """As many, by the same author, with the same words, in the same order."""
    done = subprocess.run(["pandoc", "--track-changes=all", "-t", "json", opened], capture_output=True, check=True)
    starts = [one["c"] for one in walked(json.loads(done.stdout)) if has_class(one, "comment-start")]
    expected = [said for _, said in anchors(opened)]

    assert {dict(attributes[2])["author"] for attributes, _ in starts} == {"For review"}
    assert [flat(inlines) for _, inlines in starts] == ["".join(said.split()) for said in expected]


def has_class(one: dict[str, object], name: str) -> bool:
    return one.get("t") == "Span" and name in one["c"][0][1]  # type: ignore[index]


def walked(tree):
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    for each in tree if isinstance(tree, list) else ():
        yield from walked(each)


def flat(inlines: object) -> str:
    quotes = {"SingleQuote": "’", "DoubleQuote": "“"}
    assert not [one for one in walked(inlines) if one.get("t") in quotes]
    return "".join(one["c"] for one in walked(inlines) if one.get("t") == "Str")


@pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
def test_every_independent_reader_opens_a_draft_for_review(opened: Path):
    """Validators find no error, and all readers agree on what they count."""
    checked = subprocess.run(
        [sys.executable, CHECKER, opened, "--brief", "--allow-missing"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip

    assert checked.returncode == 0, checked.stdout


@pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
def test_a_comment_without_its_text_is_noticed(opened: Path, tmp_path: Path):
    """The check above can fail."""
    spoiled = tmp_path / "spoiled.docx"
    with zipfile.ZipFile(opened) as good, zipfile.ZipFile(spoiled, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b'<w:comment w:id="1"', b'<w:comment w:id="91"'))
    checked = subprocess.run(
        [sys.executable, CHECKER, spoiled, "--brief", "--allow-missing", "--only", "package,xsd,openxmlsdk"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip

    assert checked.returncode == 1, checked.stdout
