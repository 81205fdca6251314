"""The letter as a web page: whole in itself, well made, and read by others as the letter that it is."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from lxml import etree, html
from reading import by_pandoc, of_letter
from whole import LETTERS, URL, cites, letter, says

from drafter.letter import Letter, Margins, NumberedList, Properties, Stationery, Text
from drafter.writers.html import write

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
VOID = {"meta", "br"}


class Strict(HTMLParser):
    """Fails where an element is not closed in its turn, an id is there twice, or an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        for name, value in attrs:
            if name == "id":
                assert value not in self.ids
                self.ids.add(str(value))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(held: Letter | None = None) -> html.HtmlElement:
    return html.document_fromstring(write(held or letter()))


def words(elements: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


@settings(max_examples=40, deadline=None)
@given(LETTERS)
def test_every_page_is_well_made(held: Letter):
    """Each element closed in its turn, also as XML, and each link within the page leads to something."""
    text = write(held)
    parser = Strict()
    parser.feed(text)
    parser.close()
    links = re.findall(r'href="#([^"]*)"', text)

    assert parser.open == []
    assert set(links) <= parser.ids
    etree.fromstring(re.sub(r"<(meta[^>]*|br)>", r"<\1/>", text.removeprefix("<!DOCTYPE html>\n")).encode())


@needs_pandoc
def test_a_reader_finds_every_part_in_its_place():
    """The words, the numbers of the items on both levels, the table, and the notes at their marks."""
    assert by_pandoc("html", write(letter())) == of_letter(letter())


@needs_pandoc
@settings(max_examples=15, deadline=None)
@given(LETTERS)
def test_any_words_come_out_as_typed(held: Letter):
    """Signs that a web page would read, in whatever place and style, and no number or note goes astray."""
    assert by_pandoc("html", write(held)) == of_letter(held)


def test_a_page_needs_nothing_from_anywhere():
    """No file, script, picture or font beside it; the only addresses are those of its links."""
    text = write(letter())

    assert not re.search(r"<(?:link|script|img|iframe|object|base)\b|@import|url\(|\bsrc=|http-equiv", text)
    assert set(re.findall(r"https?://[^\s\"<]+", text)) == {"https://e.org/a_b?x=1&amp;y=(2)", "https://e.org/%C3%A9"}
    assert '<meta charset="utf-8">' in text[:100]


def test_the_page_says_what_it_is():
    """Language, title and author; without a title it is a letter, and without an author nothing is said."""
    held = letter()
    bare = replace(held, properties=Properties("", "", None, "es"))

    assert page().get("lang") == "en-US"
    assert page().findtext(".//title") == held.properties.title
    assert page().xpath("//meta[@name='author']/@content") == ["Jane Roe"]
    assert (page(bare).get("lang"), page(bare).findtext(".//title")) == ("es", "Letter")
    assert page(bare).xpath("//meta[@name='author']") == []


def test_each_part_is_the_element_that_it_is():
    """The letterhead is whose page it is, the subject the one heading, and the inside address no <address>."""
    made = page()

    assert words(made.xpath("//header/address/p")) == ["Congress of the United States", "Washington, DC"]
    assert words(made.xpath("//h1")) == ["Re: precursors"]
    assert words(made.xpath("//p[@class='inside-address']"))[0] == "The Honorable A. Doe Secretary of State"
    assert words(made.xpath("//mark")) == ["[THE DAY]"]
    assert words(made.xpath("//b")) == ["Re: precursors", "grave", "Know the customers."]
    assert made.xpath("//p[@class='letterhead']/@style")[0] == "font-size: 22pt; font-variant: small-caps"


def test_lists_are_lists_numbered_as_in_the_word_file():
    """1. 2. 3., then (a) (b) (c), then (i) (ii) (iii); each list begins anew."""
    deep = NumberedList(((NumberedList(((NumberedList(((says("x"),),)),),)),),))

    assert [one.get("type") for one in page(letter(deep)).iter("ol")] == [None, "a", "i"]
    assert len(page().xpath("//main/ol")) == 2
    assert len(page().xpath("//li/ol[@type='a']")) == 2
    assert page().xpath("//ol/@start") == []


def test_a_table_has_its_caption_and_its_header():
    """Each header cell says that it heads a column; figures stand to the right."""
    made = page()

    assert words(made.xpath("//table/caption")) == ["Deaths by year6"]
    assert words(made.xpath("//thead/tr/th[@scope='col']")) == ["Year", "Deaths", "Place"]
    assert words(made.xpath("//tbody/tr/td[@class='figures']")) == ["73,8387", "4,702"]


def test_notes_and_marks_lead_to_each_other():
    """Each mark to its note and back, in the roles that screen readers know."""
    made = page()
    marks = made.xpath("//a[@role='doc-noteref']")
    notes = made.xpath("//section[@role='doc-endnotes'][@aria-label]/ol/li")

    assert [(one.get("href"), one.get("id"), one.text) for one in marks] == [
        (f"#note-{number}", f"mark-{number}", str(number)) for number in range(1, 8)
    ]
    assert [one.get("id") for one in notes] == [f"note-{number}" for number in range(1, 8)]
    assert [one.xpath(".//a[@role='doc-backlink']/@href")[0] for one in notes] == [f"#mark-{n}" for n in range(1, 8)]
    assert notes[0].xpath(f".//a[@href='{URL}']")


def test_a_letter_without_notes_has_no_place_for_them():
    """Nor one without a continuation header a box in the margin."""
    made = write(replace(letter(says("x")), continuation_header=None))

    assert "<section" not in made
    assert "@top-left" not in made


@pytest.mark.parametrize(("signers", "columns"), [(1, 1), (2, 2), (12, 2), (13, 3)])
def test_signature_blocks_stand_side_by_side_by_style_alone(signers: int, columns: int):
    """In the page they follow each other in signing order, each whole."""
    blocks = tuple(says(f"Signer {number}") for number in range(signers))
    held = replace(letter(), signature_blocks=blocks)

    assert words(page(held).xpath("//div[@class='signatures']/p")) == [f"Signer {number}" for number in range(signers)]
    assert f".signatures {{ grid-template-columns: repeat({columns}, 1fr) }}" in write(held)


def test_it_prints_on_the_letters_own_page():
    """The margins, the typeface and its size are the stationery's; later pages carry the continuation header."""
    text = write(letter())

    assert "@page { size: 8.5in 11in; margin: 0.75in 1in 0.75in 1.25in }" in text
    assert ':root { font: 12pt/1.2 "Times New Roman", serif;' in text
    assert '@top-left { content: "A. \\"Doe\\"" "\\A " "Page " counter(page); white-space: pre-line' in text
    assert "@page :first { margin-top: 0.75in; @top-left { content: none } }" in text


def test_no_words_leave_the_style_sheet():
    """Neither a typeface nor a continuation header can end the style and begin something else."""
    evil = '"</style><script>\\'
    held = replace(
        letter(),
        stationery=Stationery((), typeface=evil, margins=Margins()),
        continuation_header=says(evil, cites("n")),
    )

    assert page(held).xpath("//script") == []
    assert len(page(held).xpath("//style")) == 1
    assert write(held).count("\\3C /style>\\3C script>\\\\") == 3


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "http://[", "file:///etc/passwd"])
def test_a_link_that_leads_nowhere_keeps_its_words(link: str):
    """Only web pages and mailboxes are linked to."""
    made = page(letter(says(Text("see this", link=link))))

    assert "see this" in words(made.xpath("//p"))
    assert made.xpath("//a") == []
