"""Letters that drafter never saw, read into their parts: plain text, Markdown and Word, and what is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest

from drafter.checks.reading import lines_of
from drafter.errors import FileError
from drafter.letter import Block, Letter, NumberedList, Paragraph, Table, paragraphs_of, plain_text
from drafter.readers import day_of, read

CORPUS = Path(__file__).parent / "corpus/clean"
HEAD = "Congress of the United States\nWashington, DC 20515\n\nMarch 3, 2025\n\n"
TO = (
    "The Honorable Ann Bell\nAdministrator\nGeneral Services Administration\n1800 F Street, NW\n"
    "Washington, DC 20405\n\n"
)
END = "Sincerely,\n\nJane Q. Example\nMember of Congress\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
NAMES = (
    W + 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v"'
)


def said(paragraph: Paragraph | None) -> str:
    return plain_text(paragraph.runs) if paragraph else ""


def body(letter: Letter) -> list[str]:
    return [said(one) for block in letter.body for one in paragraphs_of(block)]


def shape(block: Block) -> object:
    """A letter for a paragraph or a table, a list for a list."""
    if isinstance(block, NumberedList):
        return [[shape(one) for one in item] for item in block.items]
    return "T" if isinstance(block, Table) else "P"


def notes(letter: Letter) -> list[str]:
    return [plain_text(note.runs) for note in letter.notes()]


def text(words: str, name: str = "letter.txt") -> Letter:
    return read(name, words.encode())


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def run(words: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def word_file(content: str, **parts: str) -> bytes:
    """A Word file with this body; further parts by their names, such as `footnotes`, each led to from the text."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    leads = "".join(
        f'<Relationship Id="{name}" Type="{kinds}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    links = f'<Relationship Id="web" Type="{kinds}/hyperlink" Target="https://e.org" TargetMode="External"/>'
    opening = '<?xml version="1.0" encoding="UTF-8"?>'
    files = {
        "[Content_Types].xml": f'{opening}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{opening}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kinds}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{opening}<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{leads}{links}</Relationships>',
        "word/document.xml": f"{opening}<w:document {NAMES}><w:body>{content}</w:body></w:document>",
        **{f"word/{name}.xml": opening + part for name, part in parts.items()},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in files.items():
            packed.writestr(name, part)
    return held.getvalue()


def in_word(*paragraphs: str, tail: str = "", **parts: str) -> Letter:
    """A letter in Word with these paragraphs as its body."""
    head = [*HEAD.splitlines(), *TO.splitlines(), "Dear Ms. Bell:"]
    return read("letter.docx", whole_word(head, paragraphs, tail, **parts))


def whole_word(head: list[str], paragraphs: tuple[str, ...], tail: str, **parts: str) -> bytes:
    opening = "".join(paragraph(run(line)) if line else "<w:p/>" for line in head)
    closing = tail or "".join(paragraph(run(line)) if line else "<w:p/>" for line in END.splitlines())
    return word_file(opening + "".join(paragraphs) + closing, **parts)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.md")), ids=lambda path: path.name)
def test_every_part_of_a_letter_of_the_corpus_is_read(path: Path) -> None:
    """Letterhead, date, address, subject, salutation, body, signers, enclosures and copies are each what they are."""
    blocks = [block.replace("  \n", "\n") for block in path.read_text("utf-8").rstrip("\n").split("\n\n")]
    defined = [block for block in blocks if block.startswith("[^")]
    blocks = [block for block in blocks if block not in defined]
    dear = next(at for at, block in enumerate(blocks) if block.startswith("Dear "))
    close = blocks.index("Sincerely,")
    tail = blocks[close + 1 :]
    letter = read(path.name, path.read_bytes())

    subject = [block for block in blocks[2:dear] if block.startswith("Re:")]
    assert [said(head.line) for head in letter.stationery.lines] == blocks[0].split("\n")
    assert said(letter.date_line) == blocks[1]
    assert ["\n".join(lines_of(one)) for one in letter.inside_addresses] == [
        block for block in blocks[2:dear] if block not in subject
    ]
    assert ([said(letter.subject_line)] if letter.subject_line else []) == subject
    assert said(letter.salutation) == blocks[dear]
    assert body(letter) == [
        re.sub(r"^(?:\d+\. |- )|\[\^\w+\]", "", line)
        for block in blocks[dear + 1 : close]
        for line in block.split("\n")
    ]
    signers = [block for block in tail if not block.startswith(("cc:", "Enclosure"))]
    assert ["\n".join(lines_of(one)) for one in letter.signature_blocks] == signers
    assert ["\n".join(lines_of(one)) for one in letter.enclosure_notation] == [
        block for block in tail if block.startswith("Enclosure")
    ]
    copied = [block.removeprefix("cc:").strip().split("\n") for block in tail if block.startswith("cc:")]
    assert [lines_of(one) for one in letter.copy_notation[1:]] == [(line,) for lines in copied for line in lines]
    assert len(notes(letter)) == len(re.findall(r"\[\^\w+\](?!:)", path.read_text("utf-8")))


def test_each_paragraph_of_a_text_knows_its_line() -> None:
    """The line that it begins in, counted as an editor counts."""
    letter = text(HEAD + TO + "Dear Ms. Bell:\n\nFirst.\n\nSecond.\n\n" + END)

    lines = [one.origin.line for block in letter.body for one in paragraphs_of(block) if one.origin]
    assert (str(letter.date_line.origin), lines) == ("letter.txt:4", [14, 16])


def test_lines_that_were_broken_for_want_of_room_are_joined() -> None:
    """In a body of broken lines; an address keeps its lines."""
    letter = text(
        HEAD + TO + "Dear Ms. Bell:\n\n"
        "The trucks of the contractor stand at the gate of the depot every\nmorning, and nobody has told the town "
        "why they\nstand there.\n\nPlease tell us by the end of the month, if you can, what the "
        "plans for\nthe site are.\n\n" + END
    )

    assert len(lines_of(letter.inside_addresses[0])) == 5
    assert body(letter) == [
        "The trucks of the contractor stand at the gate of the depot every morning, and nobody has told the town why "
        "they stand there.",
        "Please tell us by the end of the month, if you can, what the plans for the site are.",
    ]


PAGES = (
    HEAD + TO + "Dear Ms. Bell:\n\nThe depot was sold in 2019.¹ It drastically reduced the amount of\n\n"
    "¹ General Services Administration, Report of Sales\n(2019).\n\n\fThe Honorable Ann Bell\nMarch 3, 2025\nPage 2\n\n"
    "land that the town has.[2]\n\n" + END + "\nNotes\n\n2. Town Record, page 4.\n"
)


def test_what_belongs_to_pages_is_left_out_and_what_they_part_is_joined() -> None:
    """Notes at the foot of a page go to their marks; the header of a page that goes on is no part of the body."""
    letter = text(PAGES)

    assert body(letter) == ["The depot was sold in 2019. It drastically reduced the amount of land that the town has."]
    assert notes(letter) == ["General Services Administration, Report of Sales (2019).", "Town Record, page 4."]
    assert [lines_of(one) for one in letter.signature_blocks] == [("Jane Q. Example", "Member of Congress")]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    """As Notepad saves a letter."""
    plain = HEAD + TO + "Dear Ms. Bell:\n\nFirst.\n\n" + END
    saved = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()

    assert read("letter.txt", saved) == read("letter.txt", plain.encode())


def test_lists_are_lists_and_a_sentence_that_begins_with_a_number_is_none() -> None:
    """Numbers and letters go on from one to the next; a list may stand in an item."""
    letter = text(
        HEAD + TO + "Dear Ms. Bell:\n\nWe ask:\n1. First.\n   (a) one\n   (b) two\n2. Second.\n\n   And more.\n\n"
        "2019. That was the year.\n\n- red\n- blue\n\n" + END
    )

    assert [shape(block) for block in letter.body] == [
        "P",
        [["P", [["P"], ["P"]]], ["P", "P"]],
        "P",
        [["P"], ["P"]],
    ]
    assert body(letter)[-3:] == ["2019. That was the year.", "red", "blue"]


def test_signers_may_stand_side_by_side_or_one_below_the_other() -> None:
    """Two in columns of spaces or tabs, and two without a line between."""
    aside = "Sincerely,\n\nJane Q. Example          John R. Sample\nMember of Congress       United States Senator\n"
    tabbed = "Sincerely,\n\nJane Q. Example\t\tJohn R. Sample\nMember of Congress\tUnited States Senator\n"
    below = "Sincerely,\n\n\nJane Q. Example\nMember of Congress\nJohn R. Sample\nUnited States Senator\n"
    letters = [text(f"{HEAD}{TO}Dear Ms. Bell:\n\nFirst.\n\n{end}") for end in (aside, tabbed, below)]

    expected = [("Jane Q. Example", "Member of Congress"), ("John R. Sample", "United States Senator")]
    assert [[lines_of(one) for one in letter.signature_blocks] for letter in letters] == [expected] * 3


def test_what_is_no_name_is_no_signer() -> None:
    """A title may stand apart from its name; a contact or a line about the paper signs nothing, and is judged."""
    letter = text(
        f"{HEAD}{TO}Dear Ms. Bell:\n\nFirst.\n\nSincerely,\n\n____________\n\nJane Q. Example, Jr.\n\n"
        "Member of Congress\n\n"
        "PRINTED ON RECYCLED PAPER\n\nStaff contact: Joe Roe, 202-555-0100\n"
    )

    assert [lines_of(one) for one in letter.signature_blocks] == [("Jane Q. Example, Jr.", "Member of Congress")]
    assert body(letter) == ["First.", "PRINTED ON RECYCLED PAPER", "Staff contact: Joe Roe, 202-555-0100"]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("cc: Ann Bell, Administrator", [("Ann Bell, Administrator",)]),
        ("CC:\n\nAnn Bell\nAdministrator\n\nJoe Roe\nClerk", [("Ann Bell", "Administrator"), ("Joe Roe", "Clerk")]),
        (
            "Copy to:\nHon. Ann Bell\nAdministrator\nHon. Joe Roe",
            [("Hon. Ann Bell", "Administrator"), ("Hon. Joe Roe",)],
        ),
        ("cc: Ann Bell, GSA\n    Joe Roe, Clerk", [("Ann Bell, GSA",), ("Joe Roe, Clerk",)]),
        (
            "cc:\n\nAnn Bell, Jr.\nDirector, Office of Maps\n\nJoe Roe\nPresident of the Board\nThe Mint",
            [("Ann Bell, Jr.", "Director, Office of Maps"), ("Joe Roe", "President of the Board", "The Mint")],
        ),
        (
            "cc:\nAnn Bell\nGeneral Counsel\nPresident Ann Roe\nLieutenant Governor Joe Roe",
            [("Ann Bell", "General Counsel"), ("President Ann Roe",), ("Lieutenant Governor Joe Roe",)],
        ),
    ],
)
def test_each_copy_is_one_paragraph(written: str, people: list[tuple[str, ...]]) -> None:
    """Whether a person takes a line or several; the word that opens the notation stands by itself."""
    letter = text(f"{HEAD}{TO}Dear Ms. Bell:\n\nFirst.\n\n{END}\n{written}\n")

    assert [lines_of(one) for one in letter.copy_notation[1:]] == people


def test_delivery_subject_enclosures_and_a_postscript_have_their_places() -> None:
    """A subject may stand above or below the salutation."""
    above = text(
        f"{HEAD}VIA ELECTRONIC MAIL\n\n{TO}Re: The depot at Gate 4\n\nDear Ms. Bell:\n\nFirst.\n\n{END}\n"
        "Enclosures (2):\nA map\nA list\n\ncc: Joe Roe\n\nP.S. Thank you.\n"
    )
    below = text(f"{HEAD}{TO}Dear Ms. Bell:\n\nSubject: The depot\n\nFirst.\n\n{END}")

    assert (said(above.delivery_notation), said(above.subject_line)) == (
        "VIA ELECTRONIC MAIL",
        "Re: The depot at Gate 4",
    )
    assert [lines_of(one) for one in above.enclosure_notation] == [("Enclosures (2):", "A map", "A list")]
    assert body(above) == ["First.", "P.S. Thank you."]
    assert (said(below.subject_line), body(below)) == ("Subject: The depot", ["First."])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 3, 2025", date(2025, 3, 3)),
        ("Monday, March 3, 2025", date(2025, 3, 3)),
        ("3 March 2025", date(2025, 3, 3)),
        ("Mar. 3rd, 2025", date(2025, 3, 3)),
        ("Date: 3/3/2025", date(2025, 3, 3)),
        ("February 30, 2025", None),
        ("March __, 2025", None),
    ],
)
def test_a_date_line_may_be_written_in_several_ways(line: str, day: date | None) -> None:
    """One that names no day of the calendar is a date line all the same, and gives no day."""
    letter = text(f"Congress of the United States\n\n{line}\n\n{TO}Dear Ms. Bell:\n\nFirst.\n\n{END}")

    assert (said(letter.date_line), day_of(letter)) == (line, day)


def test_a_letter_without_its_parts_is_read_as_far_as_it_goes() -> None:
    """What is missing is empty, and what is there has its place."""
    long = (
        "The depot at the edge of the town has been empty since the year in which the contractor left it behind. " * 2
    )
    letter = text(f"The Honorable Ann Bell\nAdministrator\n\n{long.strip()}\n\nAnother word.\n\nJane Q. Example\n")

    assert (said(letter.date_line), said(letter.salutation), said(letter.complimentary_close)) == ("", "", "")
    assert [lines_of(one) for one in letter.inside_addresses] == [("The Honorable Ann Bell", "Administrator")]
    assert body(letter) == [long.strip(), "Another word."]
    assert read("empty.md", b"").body == ()


def test_markdown_is_read_as_it_is_shown() -> None:
    """Emphasis, links, escapes and tables; a note at its anchor, as often as it is cited."""
    letter = text(
        "**Congress of the United States**\n\nMarch 3, 2025\n\nThe Honorable Ann Bell\\\nAdministrator\n\n"
        "Dear Ms. Bell:\n\n"
        "The *depot* is\nempty,[^a] and [the map](https://e.org) says \\*so\\*.[^a]\n\n**Sales**\n\n| Year | Acres |\n"
        "| --- | --: |\n| 2019 | 4 \\| 5 |\n\nSincerely,\n\nJane Q. Example\\\n"
        "Member of Congress\n\n[^a]: A *report*.\n",
        "letter.md",
    )
    table = letter.body[1]

    assert body(letter)[0] == "The depot is empty, and the map says *so*."
    assert notes(letter) == ["A report.", "A report."]
    assert isinstance(table, Table)
    assert (said(table.caption), [[said(cell) for cell in row] for row in table.rows]) == ("Sales", [["2019", "4 | 5"]])


def test_a_word_file_reads_as_if_its_changes_were_accepted() -> None:
    """What is inserted stays; what is deleted, moved away or hidden, and what comments say, goes."""
    letter = in_word(
        paragraph(
            run("The depot "),
            f"<w:ins>{run('is ')}</w:ins>",
            "<w:del><w:r><w:delText>was </w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('gone ')}</w:moveFrom>",
            run("secret ", "<w:vanish/>"),
            '<w:r><w:commentReference w:id="0"/></w:r>',
            run("empty."),
        ),
        paragraph(run("It goes "), properties="<w:rPr><w:del/></w:rPr>"),
        paragraph(run("on.")),
    )

    assert body(letter) == ["The depot is empty.", "It goes on."]


def test_words_in_controls_fields_links_and_tags_are_words() -> None:
    """Each wraps runs in its own way; what a field is made of is not shown, and what it says is."""
    letter = in_word(
        paragraph(
            f'<w:hyperlink r:id="web">{run("The map")}</w:hyperlink>',
            f"<w:smartTag>{run(' of Ohio')}</w:smartTag>",
            f"<w:sdt><w:sdtContent>{run(' shows')}</w:sdtContent></w:sdt>",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(" four"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + f'<w:fldSimple w:instr="REF y">{run(" gates")}</w:fldSimple>',
            "<w:r><w:noBreakHyphen/></w:r>" + run("all."),
        ),
        f"<w:sdt><w:sdtContent>{paragraph(run('A second.'))}</w:sdtContent></w:sdt>",
    )

    first = letter.body[0]
    assert isinstance(first, Paragraph)
    assert body(letter) == ["The map of Ohio shows four gates-all.", "A second."]
    assert getattr(first.runs[0], "link", None) == "https://e.org"


def test_footnotes_and_endnotes_stand_at_their_anchors() -> None:
    """Both kinds, in reading order; the separators that Word keeps among them are none."""
    footnotes = (
        f"<w:footnotes {NAMES}><w:footnote w:type='separator' w:id='-1'>{paragraph(run('x'))}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph(run(' A report.'))}{paragraph(run('More.'))}</w:footnote></w:footnotes>"
    )
    endnotes = f"<w:endnotes {NAMES}><w:endnote w:id='2'>{paragraph(run('A map.'))}</w:endnote></w:endnotes>"
    letter = in_word(
        paragraph(
            run("One."),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            run(" Two."),
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
        ),
        footnotes=footnotes,
        endnotes=endnotes,
    )

    assert (body(letter), notes(letter)) == (["One. Two."], ["A report. More.", "A map."])


def test_notes_that_were_typed_into_word_are_notes() -> None:
    """Raised figures in the text, and paragraphs that begin with them, wherever a page put those."""
    raised = "<w:vertAlign w:val='superscript'/>"
    letter = in_word(
        paragraph(run("The depot was sold."), run("1", raised), run(" It reduced the amount of")),
        paragraph(run("1", raised), run(" A report.")),
        paragraph(run("land that the town has, 40 feet by 30.")),
    )

    assert body(letter) == ["The depot was sold. It reduced the amount of land that the town has, 40 feet by 30."]
    assert notes(letter) == ["A report."]


NUMBERING = (
    f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='0'>"
    + "".join(
        f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:pPr>"
        f"<w:ind w:left='{720 * (level + 1)}' w:hanging='360'/></w:pPr></w:lvl>"
        for level, form in enumerate(("decimal", "lowerLetter", "none"))
    )
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)


def test_lists_in_word_are_lists_with_what_stands_in_their_items() -> None:
    """Levels nest; a paragraph that stands in goes on in its item; a level that shows no number is no item."""

    def listed(words: str, level: int) -> str:
        return paragraph(run(words), properties=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>")

    letter = in_word(
        listed("First", 0),
        listed("inner", 1),
        listed("inner too", 1),
        listed("Second", 0),
        paragraph(run("And more."), properties="<w:ind w:left='720'/>"),
        paragraph(run("After.")),
        listed("No item", 2),
        numbering=NUMBERING,
    )

    assert [shape(block) for block in letter.body] == [[["P", [["P"], ["P"]]], ["P", "P"]], "P", "P"]


def test_a_letterhead_may_stand_in_a_header_or_a_text_box() -> None:
    """The header of the first page, and a box that Word keeps twice, for newer readers and for older ones."""
    header = f"<w:hdr {NAMES}>{paragraph(run('United States Senate'))}</w:hdr>"
    box = f"<w:txbxContent>{paragraph(run('Washington, DC 20510'))}</w:txbxContent>"
    boxed = paragraph(
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    section = "<w:sectPr><w:headerReference w:type='first' r:id='header1'/><w:titlePg/></w:sectPr>"
    plain = "".join(paragraph(run(line)) if line else "<w:p/>" for line in (*HEAD.splitlines()[3:], *TO.splitlines()))
    data = word_file(
        boxed
        + plain
        + paragraph(run("Dear Ms. Bell:"))
        + paragraph(run("First."))
        + paragraph(run("Sincerely,"))
        + section,
        header1=header,
    )
    letter = read("letter.docx", data)

    assert [said(head.line) for head in letter.stationery.lines] == ["United States Senate", "Washington, DC 20510"]
    assert (day_of(letter), body(letter)) == (date(2025, 3, 3), ["First."])


def test_the_headers_and_footers_of_pages_are_read_and_are_no_part_of_the_letter() -> None:
    """Those that a page shows, each once; what Word keeps for pages that the letter has not is passed over."""

    def edge(words: str, kind: str) -> str:
        return f"<w:{kind} {NAMES}>{paragraph(run(words))}</w:{kind}>"

    section = (
        "<w:sectPr><w:headerReference w:type='first' r:id='header1'/>"
        "<w:headerReference w:type='default' r:id='header2'/>"
        "<w:headerReference w:type='even' r:id='header3'/><w:footerReference w:type='default' r:id='footer1'/>"
        "<w:footerReference w:type='first' r:id='footer1'/><w:titlePg/></w:sectPr>"
    )
    data = whole_word(
        [*HEAD.splitlines()[3:], *TO.splitlines(), "Dear Ms. Bell:"],
        (paragraph(run("First.")),),
        "".join(paragraph(run(line)) for line in END.splitlines() if line) + section,
        header1=edge("United States Senate", "hdr"),
        header2=edge("The Honorable [NAME]", "hdr"),
        header3=edge("Never shown", "hdr"),
        footer1=edge("(INSERT ADDRESS)", "ftr"),
    )
    letter = read("letter.docx", data)

    assert [said(head.line) for head in letter.stationery.lines][:1] == ["United States Senate"]
    assert [said(one) for one in letter.running] == ["The Honorable [NAME]", "(INSERT ADDRESS)"]
    assert [str(one.origin) for one in letter.running] == ["letter.docx, header", "letter.docx, footer"]
    assert body(letter) == ["First."]


@pytest.mark.parametrize("by_row", [True, False])
def test_signature_blocks_may_stand_in_a_table(by_row: bool) -> None:
    """A cell for each signer, or names in one row and titles in the next."""
    names, titles = ("Jane Q. Example", "John R. Sample"), ("Member of Congress", "United States Senator")
    if by_row:
        rows = [[paragraph(run(one)) for one in names], [paragraph(run(one)) for one in titles]]
    else:
        rows = [[paragraph(run(a)) + paragraph(run(b)) for a, b in zip(names, titles, strict=True)]]
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    letter = in_word(
        paragraph(run("First.")),
        tail=paragraph(run("Sincerely,")) + f"<w:tbl>{cells}</w:tbl>" + paragraph(run("cc: Ann Bell")),
    )

    assert [lines_of(one) for one in letter.signature_blocks] == list(zip(names, titles, strict=True))
    assert [lines_of(one) for one in letter.copy_notation] == [("cc:",), ("Ann Bell",)]


def test_each_paragraph_of_a_word_file_is_counted_as_a_person_would() -> None:
    """Empty ones do not count, for nobody sees them."""
    letter = in_word(paragraph(run("First.")))

    assert str(letter.date_line.origin) == "letter.docx, paragraph 3"
    assert [str(one.origin) for block in letter.body for one in paragraphs_of(block)] == ["letter.docx, paragraph 10"]


def test_a_letter_made_with_python_docx_is_read() -> None:
    """Breaks in the address, a table of figures with its caption, lists by their styles."""
    made = docx.Document()
    made.add_paragraph("Congress of the United States")
    made.add_paragraph("March 3, 2025")
    made.add_paragraph("The Honorable Ann Bell\nAdministrator")
    made.add_paragraph("Dear Ms. Bell:")
    made.add_paragraph("We ask for this:")
    made.add_paragraph("Tell the town.", style="List Number")
    made.add_paragraph("Tell us.", style="List Number")
    made.add_paragraph("Acres sold", style="Caption")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(
        (one for row in table.rows for one in row.cells), ("Year", "Acres", "2019", "4"), strict=True
    ):
        cell.text = words
    made.add_paragraph("Thank you.")
    made.add_paragraph("Sincerely,")
    made.add_paragraph("Jane Q. Example\nMember of Congress")
    held = io.BytesIO()
    made.save(held)
    letter = read("letter.docx", held.getvalue())

    assert [shape(block) for block in letter.body] == ["P", [["P"], ["P"]], "T", "P"]
    assert body(letter)[3] == "Acres sold"
    assert [lines_of(one) for one in letter.inside_addresses] == [("The Honorable Ann Bell", "Administrator")]
    assert [lines_of(one) for one in letter.signature_blocks] == [("Jane Q. Example", "Member of Congress")]


def refused() -> Iterator[tuple[str, bytes, str]]:
    """Files that are none of those that are read, each with words of the answer."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "letter.doc", ole, "this is a file of the old kind of Word"
    yield "letter.rtf", b"{\\rtf1 Dear}", "this is a file in Rich Text Format"
    yield "letter.odt", b"PK\3\4", "this is an OpenDocument file"
    yield "letter.pdf", b"%PDF-1.7", "this is a PDF"
    yield "letter.docx", ole, "this is a file of the old kind (.doc), whatever its name says"
    yield "letter.docx", ole + "EncryptedPackage".encode("utf-16-le"), "this file is protected by a password"
    yield "letter.docx", b"%PDF-1.7", "this is a PDF, whatever its name says"
    yield "letter.docx", b"", "this file is empty"
    yield "letter.docx", word_file(paragraph(run("a")))[:-200], "this file is damaged"
    yield "letter.docx", word_file("<w:p>&x;</w:p>"), "its text is damaged at its line 1"
    yield "letter.docx", word_file("<w:sdt>"), "its text is damaged"
    yield "letter.docx", word_file("<w:p>" * 300 + "</w:p>" * 300), "is nested more deeply"
    yield "letter.txt", "Dear Ms. Bell:".encode("utf-16"), "this text is in UTF-16; UTF-8 is read"
    yield "letter.txt", "Dear Ms. Bell: déjà".encode("latin-1"), "this text is not in UTF-8"
    yield "letter.md", b"PK\0\0", "this is no plain text, whatever its name says"
    yield "letter.txt", b"a" * 500_001, "this file is larger than 500,000 bytes"


@pytest.mark.parametrize(("name", "data", "expected"), list(refused()))
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, data: bytes, expected: str) -> None:
    """What the file is, and how to make of it one that is read."""
    with pytest.raises(FileError) as caught:
        read(name, data)

    (fault,) = caught.value.faults
    assert expected in fault.message
    assert fault.hint
    assert str(fault.where).startswith(name)
