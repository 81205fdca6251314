"""What the Word file holds, part by part, for letters built by hand."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from lxml import etree

from drafter.letter import (
    Blank,
    Block,
    Letter,
    LetterheadLine,
    LineBreak,
    Margins,
    Note,
    NumberedList,
    PageNumber,
    Paragraph,
    Properties,
    Run,
    Stationery,
    Table,
    Text,
)
from drafter.writers.addresses import openable
from drafter.writers.docx import DamagedPackageError, base_key, learn, write
from drafter.writers.docx.escaping import escape

FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
AWKWARD = "& < > \" ' _ \\ { } % 🙂 שלום e\u0301 ]]> <!--"


def says(*runs: Run | str) -> Paragraph:
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def lines(*words: str) -> Paragraph:
    return says(*[run for word in words for run in (LineBreak(), Text(word))][1:])


def note(*runs: Text | str) -> Note:
    return Note(tuple(Text(run) if isinstance(run, str) else run for run in runs))


STATIONERY = Stationery(lines=(LetterheadLine(says("Congress"), 22, small_caps=True), LetterheadLine(says("DC"), 10.5)))
BASE = learn(STATIONERY)
LETTER = Letter(
    stationery=STATIONERY,
    properties=Properties("A letter", "Jane Roe", date(2024, 9, 12)),
    date_line=says("September 12, 2024"),
    inside_addresses=(lines("The Honorable A. Doe", "Washington"),),
    salutation=says("Dear Secretary Doe:"),
    body=(says("Thank you."),),
    complimentary_close=says("Sincerely,"),
    signature_blocks=(lines("Jane Roe", "Member of Congress"),),
)


def of(*body: Block, **parts: object) -> Letter:
    return replace(LETTER, **({"body": body} if body else {}), **parts)


def part(letter: Letter, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write(letter, BASE))) as file:
        return etree.fromstring(file.read(name))


def document(letter: Letter) -> etree._Element:
    return part(letter, "word/document.xml")


def words(element: etree._Element) -> str:
    return "".join(" " if each.tag == W + "br" else each.text or "" for each in element.iter(W + "t", W + "br"))


def style(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")


def styled(letter: Letter) -> list[tuple[str, str]]:
    return [(style(p), words(p)) for p in document(letter).iter(W + "p")]


def numbers(letter: Letter) -> list[tuple[str, str, str]]:
    found = []
    for p in document(letter).iter(W + "p"):
        at = p.find(f"{W}pPr/{W}numPr")
        if at is not None:
            found.append((at.find(W + "numId").get(W + "val"), at.find(W + "ilvl").get(W + "val"), words(p)))
    return found


def kept(letter: Letter) -> list[str]:
    return [words(p) for p in document(letter).iter(W + "p") if p.find(f"{W}pPr/{W}keepNext") is not None]


def links(letter: Letter, name: str = "document") -> dict[str, str]:
    found = part(letter, f"word/_rels/{name}.xml.rels")
    return {rel.get("Id"): rel.get("Target") for rel in found if rel.get("TargetMode") == "External"}


def test_every_part_is_a_paragraph_of_its_own_style_in_reading_order():
    """The letterhead is in the body, where a screen reader finds it, and everything follows as it is read."""
    letter = of(
        delivery_notation=says("By mail"),
        subject_line=says("Re: trade"),
        enclosure_notation=(says("Enclosure"),),
        copy_notation=(says("cc: A"), says("B")),
    )

    assert styled(letter) == [
        ("Letterhead", "Congress"),
        ("Letterhead", "DC"),
        ("DateLine", "September 12, 2024"),
        ("DeliveryNotation", "By mail"),
        ("InsideAddress", "The Honorable A. Doe Washington"),
        ("SubjectLine", "Re: trade"),
        ("SalutationLine", "Dear Secretary Doe:"),
        ("BodyText", "Thank you."),
        ("ComplimentaryClose", "Sincerely,"),
        ("SignatureBlock", "Jane Roe Member of Congress"),
        ("EnclosureNotation", "Enclosure"),
        ("CopyNotation", "cc: A"),
        ("CopyNotation", "B"),
    ]


def test_every_style_that_a_letter_uses_is_in_the_base_package():
    """No paragraph or run falls back to Normal for want of its style."""
    item = (says("one", note("n")), NumberedList(((says("a"),),)), says("more"))
    table = Table(says("caption"), (says("head"),), ((says("cell"),),))
    letter = of(says(Blank("b", "b"), Text("l", link="https://e.org")), NumberedList((item,)), table)
    known = {each.get(W + "styleId") for each in part(letter, "word/styles.xml").iter(W + "style")}
    used = {
        each.get(W + "val")
        for name in ("document", "footnotes", "header2")
        for each in part(letter, f"word/{name}.xml").iter(W + "pStyle", W + "rStyle", W + "tblStyle")
    }

    assert used - known == set()


def test_a_letterhead_line_has_its_own_size_and_small_caps():
    """Sizes are in half points."""
    first, second = (p.find(f"{W}r/{W}rPr") for p in list(document(LETTER).iter(W + "p"))[:2])

    assert (first.find(W + "sz").get(W + "val"), first.find(W + "smallCaps") is not None) == ("44", True)
    assert (second.find(W + "sz").get(W + "val"), second.find(W + "smallCaps")) == ("21", None)


def test_no_paragraph_is_empty():
    """Space comes from the styles, never from empty paragraphs."""
    assert all(words(p) for p in document(LETTER).iter(W + "p"))


def test_notes_are_numbered_in_reading_order_wherever_they_stand():
    """A note in the body, a list, a table's caption and its cells: ids 1 to n, each marked once."""
    table = Table(says("c", note("third")), (says("h"),), ((says("x", note("fourth")),),))
    letter = of(
        says("a", note("first")), NumberedList(((says("b", note("second")),),)), table, says("z", note("fifth"))
    )
    notes = part(letter, "word/footnotes.xml").findall(W + "footnote")

    assert [mark.get(W + "id") for mark in document(letter).iter(W + "footnoteReference")] == ["1", "2", "3", "4", "5"]
    assert [(each.get(W + "id"), words(each).strip()) for each in notes[2:]] == [
        ("1", "first"),
        ("2", "second"),
        ("3", "third"),
        ("4", "fourth"),
        ("5", "fifth"),
    ]


def test_the_separators_are_in_the_notes_and_in_the_settings():
    """Word wants both, even where a letter has no note."""
    notes = part(LETTER, "word/footnotes.xml").findall(W + "footnote")
    settings = part(LETTER, "word/settings.xml").find(W + "footnotePr")

    assert [(n.get(W + "id"), n.get(W + "type")) for n in notes] == [
        ("-1", "separator"),
        ("0", "continuationSeparator"),
    ]
    assert [n.get(W + "id") for n in settings] == ["-1", "0"]
    assert not list(part(LETTER, "word/footnotes.xml").iter(W + "footnoteRef"))


def test_a_mark_stands_in_a_run_of_its_own():
    """The mark in the text and the one before the note both carry the built-in reference style, and nothing else."""
    letter = of(says("word", note("why")))
    marks = [
        run
        for name in ("document", "footnotes")
        for run in part(letter, f"word/{name}.xml").iter(W + "r")
        if run.find(W + "footnoteReference") is not None or run.find(W + "footnoteRef") is not None
    ]

    assert [run.find(f"{W}rPr/{W}rStyle").get(W + "val") for run in marks] == ["FootnoteReference"] * 2
    assert all(run.find(W + "t") is None for run in marks)


def test_two_marks_in_a_row_stand_apart():
    """Notes 1 and 2 at one place do not read as note 12, and no character is added to tell them apart."""
    letter = of(says("word", note("a"), note("b")))
    first, second = (run for run in document(letter).iter(W + "r") if run.find(W + "footnoteReference") is not None)

    assert first.find(f"{W}rPr/{W}spacing") is not None
    assert second.find(f"{W}rPr/{W}spacing") is None


def test_a_note_keeps_its_italics_and_its_link():
    """The title in a citation is italic, and its address can be followed from the foot of the page."""
    letter = of(says("x", note("See ", Text("Report", italic=True), " at ", Text("here", link="https://e.org/a"))))
    notes = part(letter, "word/footnotes.xml")
    link = notes.find(f".//{W}hyperlink")

    assert [words(run) for run in notes.iter(W + "r") if run.find(f"{W}rPr/{W}i") is not None] == ["Report"]
    assert links(letter, "footnotes")[link.get(R + "id")] == "https://e.org/a"


def test_no_two_links_of_a_file_share_an_id_unless_they_share_the_part():
    """Readers that look for a note's link among the document's find the right one."""
    letter = of(says(Text("a", link="https://a.org"), note(Text("b", link="https://b.org"))))

    assert links(letter, "footnotes").items() <= links(letter).items()
    assert sorted(links(letter).values()) == ["https://a.org", "https://b.org"]


def test_words_in_two_styles_with_one_address_are_one_link():
    """A link that is partly italic is still one link."""
    letter = of(says(Text("The ", link="https://e.org"), Text("Report", italic=True, link="https://e.org"), " says"))

    assert [words(link) for link in document(letter).iter(W + "hyperlink")] == ["The Report"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://e.org/a?b=1&c=it's", "https://e.org/a?b=1&c=it's"),
        ('https://e.org/"x" y\\z', "https://e.org/%22x%22%20y%5Cz"),
        ("https://e.org/100%", "https://e.org/100%25"),
        ("https://e.org/%C3%A9/é", "https://e.org/%C3%A9/%C3%A9"),
        ("mailto:jane@house.gov", "mailto:jane@house.gov"),
        ("http://", None),
        ("http://[", None),
        ("https://e.org:99999/", None),
        ("javascript:alert(1)", None),
        ("mailto:nobody", None),
        ("", None),
    ],
)
def test_an_address_is_made_safe_or_left_as_words(address, expected):
    """Word refuses a whole file over one address that it cannot parse."""
    assert openable(address) == expected


def test_a_link_that_leads_nowhere_keeps_its_words():
    """The words stay; only the link goes."""
    letter = of(says(Text("see this", link="http://[")))

    assert ("BodyText", "see this") in styled(letter)
    assert links(letter) == {}


def test_each_list_counts_from_one():
    """Two lists never share a definition, so no reader goes on where the other stopped."""
    letter = of(NumberedList(((says("a"),), (says("b"),))), says("and"), NumberedList(((says("c"),),)))
    numbering = part(letter, "word/numbering.xml")

    assert numbers(letter) == [("1", "0", "a"), ("1", "0", "b"), ("2", "0", "c")]
    assert [n.find(W + "abstractNumId").get(W + "val") for n in numbering.iter(W + "num")] == ["1", "2"]


def test_a_second_level_is_lettered_in_its_list():
    """Right under the words of an item, the second level belongs to the same list."""
    letter = of(NumberedList(((says("a"), NumberedList(((says("b"),),))), (says("c"),))))
    level = part(letter, "word/numbering.xml").findall(f"{W}abstractNum/{W}lvl")[1]

    assert numbers(letter) == [("1", "0", "a"), ("1", "1", "b"), ("1", "0", "c")]
    assert level.find(W + "numFmt").get(W + "val") == "lowerLetter"
    assert level.find(W + "lvlText").get(W + "val") == "(%2)"


def test_a_second_list_in_one_item_starts_again():
    """It has a list of its own that begins with (a), as deep as the first."""
    inner = NumberedList(((says("x"),),))
    letter = of(NumberedList(((says("a"), inner, says("more"), inner), (says("b"),))))
    second = part(letter, "word/numbering.xml").findall(W + "abstractNum")[1].find(W + "lvl")

    assert numbers(letter) == [("1", "0", "a"), ("1", "1", "x"), ("2", "0", "x"), ("1", "0", "b")]
    assert second.find(W + "lvlText").get(W + "val") == "(%1)"


def test_further_paragraphs_of_an_item_stand_in_without_a_number():
    """They take the style for it, and one on the second level stands further in."""
    inner = NumberedList(((says("c"), says("d")),))
    letter = of(NumberedList(((says("a"), inner, says("b")),)))
    continued = [p for p in document(letter).iter(W + "p") if style(p) == "ItemContinued"]

    assert [words(p) for p in continued] == ["d", "b"]
    assert [p.find(f"{W}pPr/{W}numPr") for p in continued] == [None, None]
    assert continued[0].find(f"{W}pPr/{W}ind").get(W + "left") == "1260"


def test_an_item_that_opens_with_no_words_still_has_its_number():
    """A space that is never dropped holds it: readers pass over a numbered paragraph that is quite empty."""
    letter = of(NumberedList(((NumberedList(((says("x"),),)),), ())))

    assert numbers(letter) == [("1", "0", "\xa0"), ("1", "1", "x"), ("1", "0", "\xa0")]


def test_a_table_that_opens_an_item_lends_it_its_caption():
    """The number stands before the caption, which is said once and kept with the table."""
    table = Table(says("Deaths", note("n")), (says("Year"),), ((says("2022"),),))
    letter = of(NumberedList(((table, says("more")), (table,))))

    assert numbers(letter) == [("1", "0", "Deaths"), ("1", "0", "Deaths")]
    assert "TableCaption" not in [style for style, _ in styled(letter)]
    assert kept(letter)[-4:] == ["Deaths", "Year", "2022", "Sincerely,"]


def test_lists_deeper_than_word_knows_stay_within_its_nine_levels():
    """The tenth level is numbered as another list, not as a level that Word refuses."""
    deep: Block = says("bottom")
    for _ in range(12):
        deep = NumberedList(((says("x"), deep),))
    levels = [int(level) for _, level, _ in numbers(of(deep))]

    assert max(levels) == 8


def test_a_blank_is_highlighted():
    """It shows its hint in brackets, in yellow."""
    run = next(r for r in document(of(says(Blank("reply", "date of reply")))).iter(W + "r") if "[" in words(r))

    assert words(run) == "[DATE OF REPLY]"
    assert run.find(f"{W}rPr/{W}highlight").get(W + "val") == "yellow"


def test_a_table_has_a_caption_and_a_header_row_and_fills_the_page():
    """The header repeats on the next page; columns add up to the width of the text."""
    table = Table(says("Deaths"), (says("Year"), says("Count")), ((says("2022"), says("76,226")),))
    found = document(of(table)).find(f".//{W}tbl")
    rows = found.findall(W + "tr")

    assert ("TableCaption", "Deaths") in styled(of(table))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert abs(sum(int(column.get(W + "w")) for column in found.iter(W + "gridCol")) - 9360) < 5
    assert all(cell[-1].tag == W + "p" for cell in found.iter(W + "tc"))


def test_figures_in_a_table_are_flush_right_and_years_are_not():
    """Digits line up under one another; the first column names the rows."""
    table = Table(says("t"), (says("Year"), says("Count"), says("Who")), ((says("2022"), says("−2.0%"), says("A")),))
    flush = [p.find(f"{W}pPr/{W}jc") is not None for p in document(of(table)).iter(W + "p") if style(p) == "TableText"]

    assert flush == [False, True, False] * 2


def test_no_column_is_narrower_than_its_longest_word():
    """A year or a short head is never broken over two lines because another column has much to say."""
    head = tuple(says(word) for word in ("Year", "What was promised", "Department", "Share"))
    table = Table(says("t"), head, ((says("2022"), says("long " * 60), says("Justice"), says("100%")),))
    columns = [int(column.get(W + "w")) for column in document(of(table)).iter(W + "gridCol")]

    assert abs(sum(columns) - 9360) < 5
    assert min(columns) > 700
    assert columns[2] > 1400
    assert max(columns) == columns[1]


def test_a_table_of_more_words_than_fit_is_as_wide_as_the_text():
    """Words must break somewhere, but the table does not run off the page."""
    table = Table(says("t"), tuple(says("X" * 50) for _ in range(8)), ())

    assert sum(int(column.get(W + "w")) for column in document(of(table)).iter(W + "gridCol")) <= 9360


def test_the_close_is_never_alone_on_a_page():
    """The last of the body, the close and the signature stay together; so does the sentence before a list."""
    letter = of(says("First."), says("We ask:"), NumberedList(((says("a"),), (says("b"), says("c")))))

    assert kept(letter) == ["Congress", "We ask:", "c", "Sincerely,"]


def test_the_close_has_two_lines_of_the_body_on_its_page():
    """Of a long last paragraph, widow control brings two lines; one of a single line brings the block before it."""
    assert kept(of(says("First."), says("Second."), says("Thank you."))) == [
        "Congress",
        "Second.",
        "Thank you.",
        "Sincerely,",
    ]
    assert kept(of(says("First."), says("Second."), says("Thank you. " * 20)))[1:] == ["Thank you. " * 20, "Sincerely,"]


def test_copies_and_enclosures_stay_together_as_blocks():
    """All lines but the last of each are kept with the next."""
    letter = of(says("x" * 99), enclosure_notation=(says("E1"), says("E2")), copy_notation=(says("C1"), says("C2")))

    assert kept(letter) == ["Congress", "x" * 99, "Sincerely,", "E1", "C1"]


def test_styles_hold_the_close_with_the_signature_and_leave_room_to_sign():
    """Four lines of open paper, from the style and not from empty paragraphs."""
    styles = {each.get(W + "styleId"): each.find(W + "pPr") for each in part(LETTER, "word/styles.xml")}

    assert styles["ComplimentaryClose"].find(W + "keepNext") is not None
    assert styles["SignatureBlock"].find(W + "keepLines") is not None
    assert styles["SignatureBlock"].find(W + "spacing").get(W + "before") == "960"


def test_the_first_page_has_no_header_and_the_others_count_pages():
    """titlePg makes the first page different; the header of the others carries a PAGE field."""
    letter = of(continuation_header=says("Secretary Doe", LineBreak(), "Page ", PageNumber(), note("never")))
    header = part(letter, "word/header2.xml")

    assert document(letter).find(f".//{W}sectPr/{W}titlePg") is not None
    assert words(part(letter, "word/header1.xml")) == ""
    assert words(header) == "Secretary Doe Page 2"
    assert [each.text for each in header.iter(W + "instrText")] == [" PAGE "]
    assert not list(header.iter(W + "footnoteReference"))


def test_the_properties_are_the_letters_own():
    """Title, author, language and the letter's date; no program, no machine, no hour of writing."""
    core = part(LETTER, "docProps/core.xml")

    assert {each.tag.split("}")[1]: each.text for each in core} == {
        "title": "A letter",
        "creator": "Jane Roe",
        "created": "2024-09-12T00:00:00Z",
        "modified": "2024-09-12T00:00:00Z",
        "language": "en-US",
    }


def test_a_letter_without_an_author_names_none():
    """There is no creator at all, not an empty one."""
    core = part(of(properties=Properties("T", "", date(2024, 1, 1))), "docProps/core.xml")

    assert [each.tag.split("}")[1] for each in core] == ["title", "created", "modified", "language"]


def test_the_language_of_the_letter_is_the_default_of_its_text():
    """A letter in Spanish is read aloud and spell-checked as Spanish."""
    styles = part(of(properties=Properties("T", "", date(2024, 1, 1), "es-US")), "word/styles.xml")

    assert styles.find(f".//{W}rPrDefault//{W}lang").get(W + "val") == "es-US"


def test_awkward_words_arrive_as_they_are():
    """Markup characters, emoji, right-to-left names and combining accents survive in every part."""
    letter = of(
        says(AWKWARD, note(AWKWARD)),
        continuation_header=says(AWKWARD),
        properties=Properties(AWKWARD, AWKWARD, date(2024, 1, 1)),
    )

    assert ("BodyText", AWKWARD) in styled(letter)
    assert words(part(letter, "word/footnotes.xml")).strip() == AWKWARD
    assert words(part(letter, "word/header2.xml")) == AWKWARD
    assert part(letter, "docProps/core.xml")[0].text == AWKWARD


def test_what_xml_forbids_is_left_out():
    """Control characters and half surrogates would make Word refuse the file; a tab or line end becomes a space."""
    assert escape("a\x00b\x0bc\ud800d\uffffe\tf\ng") == "abcde f g"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("(202) 555-0142", ["(202) 555", "0142"]),
        ("call 202-555-0142.", ["call 202", "555", "0142."]),
        ("DC 20510-3203", ["DC 20510", "3203"]),
        ("Pub. L. 116-50, 2024-05-15, 117-2024-0001, 42 U.S.C. 300j-19b", None),
        ("SAMPLE-2024-0001, 123-45-6789, 2019-2024", None),
    ],
)
def test_no_line_ends_within_a_telephone_number_or_a_zip_code(said: str, kept: list[str] | None):
    """Their hyphens are Word’s own sign for one at which no line ends, which every typeface shows; others stay."""
    (run,) = document(of(says(said))).xpath("//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r", namespaces={"w": W[1:-1]})
    texts = [one.text for one in run.iter(W + "t")]

    assert texts == (kept or [said])
    assert len(run.findall(W + "noBreakHyphen")) == len(texts) - 1


def test_edge_spaces_are_kept():
    """Runs join without losing the space between them."""
    assert ("BodyText", "one two three") in styled(of(says("one ", Text("two", bold=True), " three")))


def test_the_same_letter_gives_the_same_bytes():
    """Neither the clock nor the machine leaves a trace, and learning anew makes no difference."""
    assert learn(STATIONERY) == BASE
    assert write(LETTER, BASE) == write(LETTER, BASE) == write(LETTER)


def test_the_zip_is_as_word_likes_it():
    """Content types first, no clock, no entry twice, a plain file's mode, and nothing that names a program."""
    with zipfile.ZipFile(io.BytesIO(write(of(says("x", note(Text("y", link="https://e.org")))), BASE))) as file:
        infos = file.infolist()
        everything = b"".join(file.read(info) for info in infos).lower()

        assert file.testzip() is None

    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.external_attr >> 16 for info in infos} == {0o100644}
    assert len({info.filename for info in infos}) == len(infos)
    assert not [name for name in (b"python", b"drafter", b"rsid", b"thumbnail", b"customxml") if name in everything]


def test_the_stationery_sets_typeface_size_and_margins():
    """Notes are two points smaller than the body."""
    wide = Stationery((), typeface="Georgia & Sons", size=11, margins=Margins(0.75, 1.25, 1, 1.5))
    base = learn(wide)
    with zipfile.ZipFile(io.BytesIO(write(of(stationery=wide), base))) as file:
        styles, body = (etree.fromstring(file.read(f"word/{name}.xml")) for name in ("styles", "document"))
    defaults, margins = styles.find(f".//{W}rPrDefault/{W}rPr"), body.find(f".//{W}pgMar")
    notes = next(each for each in styles if each.get(W + "styleId") == "FootnoteText")

    assert defaults.find(W + "rFonts").get(W + "ascii") == "Georgia & Sons"
    assert defaults.find(W + "sz").get(W + "val") == "22"
    assert notes.find(f"{W}rPr/{W}sz").get(W + "val") == "18"
    assert [margins.get(W + side) for side in ("top", "right", "bottom", "left")] == ["1080", "1800", "1440", "2160"]


def test_the_key_of_a_base_changes_with_what_the_base_holds():
    """Another margin is another base; another letterhead on the same paper is not."""
    other_words = replace(STATIONERY, lines=(LetterheadLine(says("Senate"), 20),))

    assert base_key(STATIONERY) == base_key(other_words)
    assert base_key(STATIONERY) != base_key(replace(STATIONERY, margins=Margins(left=2)))
    assert base_key(STATIONERY) != base_key(replace(STATIONERY, typeface="Georgia"))
    assert learn(STATIONERY) == learn(other_words)


@pytest.mark.parametrize(
    "damage", [b"", b"not a zip", BASE[:500], BASE[:-30], BASE.replace(BASE[3000:3004], b"\0\0\0\0")]
)
def test_a_damaged_base_is_refused(damage):
    """A cache that was cut short or altered never becomes part of a letter."""
    with pytest.raises(DamagedPackageError):
        write(LETTER, damage)


def test_python_docx_opens_and_saves_a_letter_again():
    """The library that learns the stationery also reads what is written on it, and its copy keeps the notes."""
    letter = of(says("x", note("y")), NumberedList(((says("z"),),)))
    copy = io.BytesIO()
    docx.Document(io.BytesIO(write(letter, BASE))).save(copy)
    again = docx.Document(copy)

    assert [p.text for p in again.paragraphs][-4:] == ["x", "z", "Sincerely,", "Jane Roe\nMember of Congress"]
    assert again.part.part_related_by(FOOTNOTES).blob.count(b"<w:footnote ") == 3
    assert again.core_properties.title == "A letter"


def test_a_letter_on_a_learnt_base_needs_no_python_docx(tmp_path):
    """With the base at hand, neither python-docx nor lxml is imported: they would take longer than all else."""
    (tmp_path / "base").write_bytes(BASE)
    program = (
        "import sys, pathlib, datetime\n"
        "from drafter.letter import *\n"
        "from drafter.writers.docx import write, base_key\n"
        "p = Paragraph((Text('x'),))\n"
        "s = Stationery(())\n"
        "letter = Letter(s, Properties('t', '', datetime.date(2024, 1, 1)), p, (p,), p, (p,), p, (p,))\n"
        "base_key(s)\n"
        "write(letter, pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print([name for name in ('docx', 'lxml') if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "base")], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"
