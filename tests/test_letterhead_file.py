"""A letter on the office's own Word file: what is kept of the file, what is added to it, and what leaves no trace."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace

import docx
import pytest
from docx.shared import Inches
from lxml import etree
from papers import (
    NAVY,
    SEAL,
    body_letterhead,
    changed,
    office_styles,
    one_header,
    parts,
    png,
    rich_letterhead,
    saved,
    seal,
    word_letterhead,
)
from pictures import LETTERS

from drafter.errors import DrafterError
from drafter.letter import Letter, LetterheadLine, Paragraph, Stationery, Text
from drafter.writers.docx import base_key, learn, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMESPACES = f'xmlns:w="{W.strip("{}")}" xmlns:r="{R.strip("{}")}"'
LETTER = LETTERS["everything"]()


def on(file: bytes, letter: Letter = LETTER) -> dict[str, bytes]:
    """The parts of a letter on this file."""
    return parts(written(file, letter))


def written(file: bytes, letter: Letter = LETTER) -> bytes:
    return write(replace(letter, stationery=replace(letter.stationery, file=file)))


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def canonical(element: etree._Element | bytes) -> bytes:
    """The XML whatever its prefixes' order, without revision ids."""
    root = tree(element) if isinstance(element, bytes) else tree(etree.tostring(element))
    for one in root.iter():
        for key in one.attrib:
            if "rsid" in key or key.endswith(("}paraId", "}textId")):
                del one.attrib[key]
    for one in list(root.iter(f"{W}rsid", f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        one.getparent().remove(one)
    canonical: bytes = etree.tostring(root, method="c14n", exclusive=True)
    return canonical


def words(element: etree._Element) -> str:
    return " ".join("".join(one.text or " " for one in element.iter(f"{W}t", f"{W}br")).split())


def edges(content: dict[str, bytes]) -> dict[tuple[str, str], str]:
    """The part of each header and footer, by what it is and the pages it stands on."""
    section = tree(content["word/document.xml"]).find(f".//{W}sectPr")
    leads = {one.get("Id"): one.get("Target") for one in tree(content["word/_rels/document.xml.rels"])}
    found = {}
    for one in section:
        if one.tag.endswith("Reference"):
            kind = etree.QName(one).localname.removesuffix("Reference")
            found[kind, one.get(f"{W}type")] = f"word/{leads[one.get(f'{R}id')]}"
    return found


def styles(content: dict[str, bytes]) -> dict[str, etree._Element]:
    return {one.find(f"{W}name").get(f"{W}val"): one for one in tree(content["word/styles.xml"]).iter(f"{W}style")}


def body_of(content: dict[str, bytes]) -> list[tuple[str, str]]:
    """The paragraphs of the body's own level: their styles and words."""
    found = []
    for one in tree(content["word/document.xml"]).find(f"{W}body").findall(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else style.get(f"{W}val"), words(one)))
    return found


def test_the_first_pages_header_and_footer_are_kept_to_the_letter():
    """Equal as XML, and the pictures byte by byte."""
    file = word_letterhead()
    was, now = parts(file), on(file)

    assert canonical(now[edges(now)["header", "first"]]) == canonical(was["word/header1.xml"])
    assert canonical(now[edges(now)["footer", "first"]]) == canonical(was[edges(was)["footer", "first"]])
    assert canonical(now[edges(now)["footer", "default"]]) == canonical(was[edges(was)["footer", "default"]])
    assert [data for name, data in now.items() if name.startswith("word/media/")] == [SEAL]


def test_later_pages_keep_their_header_with_the_letters_lines_below_it():
    """What the office has there comes first, as it was; then addressee, date and page."""
    file = word_letterhead()
    was, now = parts(file), on(file)
    header = tree(now[edges(now)["header", "default"]])
    *kept, lines = header

    assert [canonical(one) for one in kept] == [canonical(one) for one in tree(was["word/header2.xml"])]
    assert lines.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "ContinuationHeader"
    assert words(lines).startswith("The Honorable A. Doe")
    assert [one.text for one in lines.iter(f"{W}instrText")] == [" PAGE "]


def test_the_letters_lines_stand_in_the_offices_own_place_for_them():
    """A paragraph of the style Continuation Header is where they go; the style is the office's."""
    style = (
        b'<w:style w:type="paragraph" w:customStyle="1" w:styleId="a9"><w:name w:val="Continuation Header"/>'
        b"<w:rPr><w:i/></w:rPr></w:style></w:styles>"
    )
    place = b'<w:p><w:pPr><w:pStyle w:val="a9"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>'
    header = f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>Above</w:t></w:r></w:p>".encode()
    header += place % b"(addressee)" + place % b"(page)" + b"<w:p><w:r><w:t>Below</w:t></w:r></w:p></w:hdr>"
    file = changed(
        word_letterhead(),
        {"word/header2.xml": header, "word/styles.xml": lambda xml: xml.replace(b"</w:styles>", style)},
    )
    now = on(file)
    header_now = tree(now[edges(now)["header", "default"]])
    without = on(file, replace(LETTER, continuation_header=None))

    said = [words(one) for one in header_now]
    assert (said[0], said[2], len(said)) == ("Above", "Below", 3)
    assert said[1].startswith("The Honorable A. Doe")
    assert styles(now)["Continuation Header"].find(f"{W}rPr/{W}i") is not None
    assert [words(one) for one in tree(without[edges(without)["header", "default"]])] == ["Above", "", "Below"]


def test_an_empty_header_of_later_pages_takes_the_lines_without_a_gap():
    """Its empty paragraph gives way to them; without lines it stays."""
    empty = f"<w:hdr {NAMESPACES}><w:p/></w:hdr>".encode()
    file = changed(word_letterhead(), {"word/header2.xml": empty})
    now, without = on(file), on(file, replace(LETTER, continuation_header=None))

    assert len(tree(now[edges(now)["header", "default"]])) == 1
    assert canonical(without[edges(without)["header", "default"]]) == canonical(empty)


def test_one_header_for_all_pages_stays_on_all_pages():
    """Page one has it as it is, and later pages a copy with the lines; its picture is in the file once."""
    file = one_header()
    was, now = parts(file), on(file)
    first, later = tree(now[edges(now)["header", "first"]]), tree(now[edges(now)["header", "default"]])

    assert tree(now["word/document.xml"]).find(f".//{W}titlePg") is not None
    assert canonical(first) == canonical(was["word/header1.xml"])
    assert [canonical(one) for one in later[:-1]] == [canonical(one) for one in first]
    assert canonical(now[edges(now)["footer", "first"]]) == canonical(now[edges(now)["footer", "default"]])
    assert [data for name, data in now.items() if "media" in name] == [SEAL]


def test_even_pages_have_the_lines_too():
    """Where the office parts odd pages from even ones, both go on with their own header."""
    document = docx.Document(io.BytesIO(word_letterhead()))
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "Even"
    now = on(saved(document))
    even = tree(now[edges(now)["header", "even"]])

    assert words(even[0]) == "Even"
    assert words(even[-1]).startswith("The Honorable A. Doe")
    assert tree(now["word/settings.xml"]).find(f"{W}evenAndOddHeaders") is not None


def test_a_letterhead_at_the_head_of_the_body_is_kept_above_the_letter():
    """What stands above [LETTER] stays, pictures too; the mark and what stands below it go."""
    now = on(body_letterhead())
    said = body_of(now)
    picture = tree(now["word/document.xml"]).find(".//{*}blip").get(f"{R}embed")
    leads = {one.get("Id"): one.get("Target") for one in tree(now["word/_rels/document.xml.rels"])}

    assert [words for _, words in said[:3]] == ["", "Office of Jane Q. Example", "September 12, 2024"]
    assert not [words for _, words in said if "LETTER" in words or "Instructions" in words]
    assert now[f"word/{leads[picture]}"] == SEAL


def test_the_words_of_the_header_do_not_stand_in_the_body_again():
    """A letter knows them for the other formats; the Word file leaves them to the header."""
    head = LetterheadLine(Paragraph((Text("Office of Jane Q. Example"),)), 20)
    letter = replace(LETTER, stationery=Stationery((head,), file=word_letterhead()))
    content = parts(write(letter))

    assert "Letterhead" not in {style for style, _ in body_of(content)}
    assert b"Sample words" not in content["word/document.xml"]


def test_paper_and_margins_are_the_files():
    """Tables and blocks of signatures are as wide as the text between its margins."""
    document = docx.Document(io.BytesIO(word_letterhead()))
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.27), Inches(11.69)
    section.left_margin, section.gutter = Inches(2), Inches(0.25)
    now = on(saved(document))
    made = tree(now["word/document.xml"]).find(f".//{W}sectPr")
    table = next(
        one for one in tree(now["word/document.xml"]).iter(f"{W}tbl") if one.find(f".//{W}tblStyle") is not None
    )
    width = round((8.27 - 2 - 1.25 - 0.25) * 1440)

    assert made.find(f"{W}pgSz").get(f"{W}w") == str(round(8.27 * 1440))
    assert made.find(f"{W}pgMar").get(f"{W}left") == "2880"
    assert sum(int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")) <= width


def test_styles_of_the_office_are_kept_and_used_by_their_names():
    """Under our ids, whatever theirs were; nothing else in them changes."""
    file = office_styles()
    was, now = styles(parts(file)), styles(on(file))

    assert now["Date Line"].get(f"{W}styleId") == "DateLine"
    assert now["Body Text"].get(f"{W}styleId") == "BodyText"
    for name, style in was.items():
        kept = tree(etree.tostring(now[name]))
        for one in (style, kept):
            for reference in (one, *one.iter(f"{W}basedOn", f"{W}next", f"{W}link")):
                for key in (f"{W}styleId", f"{W}val"):
                    reference.attrib.pop(key, None)
        assert canonical(kept) == canonical(style), name


def test_references_follow_a_style_to_its_new_id():
    """No style, header or list is left pointing at an id that is gone."""
    content = on(office_styles())
    ids = {one.get(f"{W}styleId") for one in tree(content["word/styles.xml"]).iter(f"{W}style")}
    named = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    used = {
        one.get(f"{W}val")
        for name, part in content.items()
        if name.endswith(".xml") and name.startswith("word/")
        for one in tree(part).iter(*(f"{W}{name}" for name in named))
    }

    assert used - ids == set()
    assert len(ids) == len(list(tree(content["word/styles.xml"]).iter(f"{W}style")))


def test_a_style_that_sits_on_our_id_under_another_name_makes_room():
    """The office's own style keeps its look under another id."""
    squatter = (
        b'<w:style w:type="paragraph" w:customStyle="1" w:styleId="SignatureBlock"><w:name w:val="Stamp"/></w:style>'
        b'<w:style w:type="character" w:customStyle="1" w:styleId="x1"><w:name w:val="Copy Notation"/></w:style>'
        b"</w:styles>"
    )
    now = styles(on(changed(word_letterhead(), {"word/styles.xml": lambda xml: xml.replace(b"</w:styles>", squatter)})))

    assert now["Stamp"].get(f"{W}styleId") == "SignatureBlock2"
    assert now["Signature Block"].get(f"{W}styleId") == "SignatureBlock"
    assert now["Letter Copy Notation"].get(f"{W}styleId") == "CopyNotation"


def test_a_style_that_is_missing_follows_the_offices_nearest():
    """The signature takes the place on the page that the office's Signature has, and our room to sign."""
    now = styles(on(office_styles()))
    block, close = now["Signature Block"], now["Complimentary Close"]

    assert block.find(f"{W}basedOn").get(f"{W}val") == "Signature"
    assert close.find(f"{W}basedOn").get(f"{W}val") == "Closing"
    assert now["Numbered Item"].find(f"{W}basedOn").get(f"{W}val") == "BodyText"
    assert now["Inside Address"].find(f"{W}basedOn").get(f"{W}val") == "Normal"
    assert block.find(f"{W}pPr/{W}spacing").get(f"{W}before") == str(4 * 11 * 20)
    assert block.find(f"{W}pPr/{W}contextualSpacing").get(f"{W}val") == "0"


def test_typeface_size_theme_and_settings_of_the_page_are_the_files():
    """What bears on the look stays; hyphenation is such a thing."""
    file = changed(
        word_letterhead(),
        {"word/settings.xml": lambda xml: re.sub(rb"(<w:defaultTabStop[^>]*/>)", rb"\1<w:autoHyphenation/>", xml)},
    )
    was, now = parts(file), on(file)
    settings = tree(now["word/settings.xml"])

    assert canonical(now["word/theme/theme1.xml"]) == canonical(was["word/theme/theme1.xml"])
    assert canonical(now["word/fontTable.xml"]) == canonical(was["word/fontTable.xml"])
    assert settings.find(f"{W}autoHyphenation") is not None
    assert [one.get(f"{W}id") for one in settings.find(f"{W}footnotePr")] == ["-1", "0"]


def modes(content: dict[str, bytes]) -> list[str]:
    found = tree(content["word/settings.xml"]).iter(f"{W}compatSetting")
    return [one.get(f"{W}val") for one in found if one.get(f"{W}name") == "compatibilityMode"]


def test_the_mode_of_the_file_is_kept():
    """In another mode Word would move the tables of a header; a file that names none gets the newest."""
    silent = changed(
        word_letterhead(),
        {"word/settings.xml": lambda xml: re.sub(rb'<w:compatSetting w:name="compatibilityMode"[^>]*/>', b"", xml)},
    )

    assert modes(on(word_letterhead())) == modes(parts(word_letterhead())) == ["14"]
    assert modes(on(silent)) == ["15"]


def test_the_offices_lists_stay_and_the_letters_are_numbered_after_them():
    """No two definitions or instances share a number, and all definitions stand before all instances."""
    now = on(word_letterhead())
    numbering = tree(now["word/numbering.xml"])
    theirs = tree(parts(word_letterhead())["word/numbering.xml"])
    definitions = [one.get(f"{W}abstractNumId") for one in numbering.findall(f"{W}abstractNum")]
    instances = [one.get(f"{W}numId") for one in numbering.findall(f"{W}num")]
    kinds = [etree.QName(one).localname for one in numbering]
    used = {one.get(f"{W}val") for one in tree(now["word/document.xml"]).iter(f"{W}numId")}

    assert len(theirs.findall(f"{W}num")) > 0
    assert len(set(definitions)) == len(definitions)
    assert len(set(instances)) == len(instances)
    assert kinds == sorted(kinds, key=["abstractNum", "num"].index)
    assert used <= set(instances) - {one.get(f"{W}numId") for one in theirs.findall(f"{W}num")}


TRACES = {
    "docProps/app.xml": b"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'>"
    b"<Company>TRACE</Company></Properties>",
    "docProps/custom.xml": b"<a>TRACE</a>",
    "customXml/item1.xml": b"<a>TRACE</a>",
    "word/comments.xml": b"<a>TRACE</a>",
    "word/people.xml": b"<a>TRACE</a>",
    "word/glossary/document.xml": b"<a>TRACE</a>",
    "word/printerSettings1.bin": b"TRACE",
    "docProps/core.xml": lambda xml: xml.replace(
        b"</cp:coreProperties>", b"<cp:lastModifiedBy>TRACE</cp:lastModifiedBy></cp:coreProperties>"
    ),
    "word/settings.xml": lambda xml: xml.replace(
        b"</w:settings>",
        b'<w:rsids><w:rsidRoot w:val="00TRACE0"/></w:rsids><w:docVars><w:docVar w:name="TRACE" w:val="TRACE"/>'
        b"</w:docVars></w:settings>",
    ),
    "word/header1.xml": lambda xml: xml.replace(
        b"<w:p>", b'<w:p w:rsidR="00TRACE1"><w:bookmarkStart w:id="0" w:name="TRACE"/><w:bookmarkEnd w:id="0"/>', 1
    ),
    "word/styles.xml": lambda xml: xml.replace(b"</w:style>", b'<w:rsid w:val="00TRACE2"/></w:style>', 1),
}  # fmt: skip


def test_nothing_tells_of_the_files_makers():
    """No properties, comments, custom parts, revision ids, bookmarks, variables or printers of theirs are in it."""
    file = changed(word_letterhead(), TRACES)
    now = on(file)

    assert sum(b"TRACE" in part for part in parts(file).values()) == len(TRACES)
    assert [name for name, part in now.items() if b"TRACE" in part] == []
    assert not [name for name in now if re.search(r"custom|comments|people|glossary|printer|app\.xml|thumbnail", name)]
    assert not [name for name, part in now.items() if b"rsid" in part.lower() or b"<?letter" in part]


def test_every_part_has_a_type_and_every_relation_a_part():
    """The package is whole for each way of making a letterhead."""
    for file in (word_letterhead(), one_header(), body_letterhead(), office_styles(), rich_letterhead()):
        content = on(file)
        types = {one.get("PartName") for one in tree(content["[Content_Types].xml"]) if one.get("PartName")}
        endings = {one.get("Extension") for one in tree(content["[Content_Types].xml"])}
        for name, part in content.items():
            assert f"/{name}" in types or name.rpartition(".")[2] in endings, name
            if name.endswith(".rels"):
                folder = name.partition("_rels/")[0]
                for one in tree(part):
                    assert one.get("TargetMode") == "External" or f"{folder}{one.get('Target')}" in content
        assert {name.strip("/") for name in types} <= set(content)


def test_a_template_makes_the_same_letter_as_the_document():
    """A .dotx is a .docx by another type."""
    main = b"wordprocessingml.document.main+xml"
    template = changed(
        word_letterhead(),
        {"[Content_Types].xml": lambda xml: xml.replace(main, b"wordprocessingml.template.main+xml")},
    )

    assert main in on(template)["[Content_Types].xml"]
    assert on(template) == on(word_letterhead())


def test_a_link_in_a_footer_leads_where_it_did_under_an_id_of_its_own():
    """It stands among the document's links too, where AbiWord looks for it; no two share an id there."""
    now = on(rich_letterhead())
    mirrored = {one.get("Id"): one.get("Target") for one in tree(now["word/_rels/document.xml.rels"])}
    found = {}
    for pages in ("first", "even"):
        name = edges(now)["footer", pages]
        link = next(tree(now[name]).iter(f"{W}hyperlink")).get(f"{R}id")
        leads = tree(now[f"word/_rels/{name.partition('/')[2]}.rels"])
        found[pages] = {one.get("Id"): one.get("Target") for one in leads}[link]
        assert mirrored[link] == found[pages]

    assert found == {"first": "https://example.gov/", "even": "https://example.gov/even"}
    assert len(mirrored) == len(tree(now["word/_rels/document.xml.rels"]))


def test_the_same_file_gives_the_same_bytes_and_another_file_another_key():
    """The key is the file's content; neither clock nor machine is in the base."""
    paper, other = (Stationery((), file=file) for file in (word_letterhead(), one_header()))

    assert learn(paper) == learn(paper)
    assert base_key(paper) == base_key(replace(paper, size=9, lines=()))
    assert base_key(paper) != base_key(other)
    assert written(paper.file) == written(paper.file)


def test_prefixes_of_another_program_make_no_difference():
    """Some programs write WordprocessingML under other prefixes than Word does, or under none."""

    def other(xml: bytes) -> bytes:
        text = xml.decode()
        text = re.sub(r"(</?)w:", r"\1q7:", text)
        return re.sub(r'(\s)w:(\w+=")', r"\1q7:\2", text).replace("xmlns:w=", "xmlns:q7=").encode()

    names = ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/header2.xml", "word/numbering.xml")
    file = changed(word_letterhead(), dict.fromkeys((*names, "word/settings.xml"), other))
    spanish = replace(LETTER, properties=replace(LETTER.properties, language="es-US"))
    now, usual = on(file, spanish), on(word_letterhead(), spanish)

    assert body_of(now) == body_of(usual)
    assert canonical(now["word/styles.xml"]) == canonical(usual["word/styles.xml"])
    assert b'<w:lang w:val="es-US"' in now["word/styles.xml"]


def test_a_file_of_the_barest_kind_is_enough():
    """No styles, no settings, no section: ours stand in."""
    document = (
        f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>[LETTER]</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    bare = changed(
        word_letterhead(),
        {
            "word/document.xml": document,
            "word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        },
    )
    now = on(bare)

    assert {"Body Text", "Normal", "footnote text"} <= set(styles(now))
    assert ("BodyText", "Thank you for your attention.") in body_of(now)
    assert words(tree(now[edges(now)["header", "default"]])).startswith("The Honorable A. Doe")


def test_a_refused_file_is_never_learnt():
    """The same judgment stands before the writer as before the library."""
    with pytest.raises(DrafterError, match="macros"):
        learn(Stationery((), file=changed(word_letterhead(), {"word/vbaProject.bin": b"\0"})))


def test_every_picture_comes_along():
    """Those of later pages too."""
    document = docx.Document(io.BytesIO(word_letterhead()))
    seal(document.sections[0].header.paragraphs[0], "Navy", png(9, 9, NAVY))
    now = on(saved(document))

    assert sorted(data for name, data in now.items() if "media" in name) == sorted([SEAL, png(9, 9, NAVY)])


def test_python_docx_opens_and_saves_a_letter_again():
    """Headers, footers and words survive."""
    again = docx.Document(io.BytesIO(saved(docx.Document(io.BytesIO(written(word_letterhead()))))))
    section = again.sections[0]

    assert section.first_page_header.paragraphs[1].text == "Office of Jane Q. Example"
    assert section.footer.paragraphs[0].text == "example.gov"
    assert "Thank you for your attention." in [one.text for one in again.paragraphs]


def test_a_letter_on_a_learnt_file_needs_neither_python_docx_nor_the_files_parser(tmp_path):
    """With the base at hand, nothing of the opening of foreign files is imported."""
    stationery = Stationery((), file=word_letterhead())
    (tmp_path / "base").write_bytes(learn(stationery))
    (tmp_path / "file").write_bytes(stationery.file)
    program = (
        "import sys, pathlib, datetime\n"
        "from drafter.letter import *\n"
        "from drafter.writers.docx import write, base_key\n"
        "p = Paragraph((Text('x'),))\n"
        "s = Stationery((), file=pathlib.Path(sys.argv[2]).read_bytes())\n"
        "letter = Letter(s, Properties('t', '', datetime.date(2024, 1, 1)), p, (p,), p, (p,), p, (p,))\n"
        "base_key(s)\n"
        "write(letter, pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print([name for name in ('docx', 'lxml', 'drafter.opc.word', 'xml') if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "base"), str(tmp_path / "file")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.strip() == "[]"
