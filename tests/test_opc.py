"""Files that somebody else made are opened without trust: what harms, misleads or is missing is refused in words."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from papers import SEAL, changed, one_header, parts, word_letterhead

from drafter.errors import Fault, Faults, Location
from drafter.opc import container, elements
from drafter.opc.package import deflated, opened, packed
from drafter.opc.sheet import Sheet, read_sheet

WORD = word_letterhead()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
TYPES = "[Content_Types].xml"
HEADER = "word/header1.xml"
MAIN = b"wordprocessingml.document.main+xml"
RELS = "word/_rels/header1.xml.rels"
VBA = b"application/vnd.ms-office.vbaProject"


def sheet_of(content: bytes) -> tuple[Sheet | None, list[Fault]]:
    faults = Faults()
    return read_sheet(content, Location("smith.docx"), faults), faults.found


def told(content: bytes) -> list[str]:
    return [fault.message for fault in sheet_of(content)[1]]


def swap(old: bytes, new: bytes):
    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new)

    return change


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def renamed(content: bytes, old: str, new: str) -> bytes:
    """A part under another name of the same length, in the zip's own bytes, as no zip program would write it."""
    assert len(old) == len(new)
    return content.replace(old.encode(), new.encode())


def test_a_plain_letterhead_has_no_fault():
    """What Word makes is taken, and what it holds is told."""
    sheet, faults = sheet_of(WORD)

    assert sheet is not None
    assert faults == []
    assert (sheet.typeface, sheet.size, sheet.title_page, sheet.paper.text_width) == ("Georgia", 11.0, True, 8640)
    assert [line.words for line in sheet.first_page] == ["Office of Jane Q. Example"]
    assert (sheet.first_page[0].size, sheet.first_page[0].small_caps) == (20.0, True)
    assert [picture.text for picture in sheet.headers["first"].pictures] == ["Seal of the office"]
    assert [line.words for line in sheet.footers["default"].lines] == ["example.gov"]
    assert [line.words for line in sheet.left_out.lines] == ["Sample words of the body."]


def test_a_template_is_taken_like_a_document():
    """A .dotx differs by one word in its list of types."""
    template = changed(WORD, {TYPES: swap(MAIN, b"wordprocessingml.template.main+xml")})

    assert told(template) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this file is empty"),
        (b"hello", "this is no Word file"),
        (b"%PDF-1.7", "this is a PDF, whatever its name says"),
        (b"{\\rtf1 hello}", "this is a file in Rich Text Format (.rtf), whatever its name says"),
        (b"\xef\xbb\xbf<html>", "this is a file of XML or HTML, whatever its name says"),
        (OLE, "this is a file of the old kind (.doc), whatever its name says"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "this file is protected by a password"),
        (zipped({"a.txt": b"a"}), "this is a zip file, but no Word file"),
        (zipped({"mimetype": b"odt", "content.xml": b"<a/>"}), "this is an OpenDocument file, whatever its name says"),
        (WORD[: len(WORD) // 2], "this file is damaged: its list of parts cannot be read"),
        (b"PK\3\4" + bytes(container.LARGEST_FILE), "this file is larger than 20,000,000 bytes"),
        (
            changed(WORD, {TYPES: swap(MAIN, b"spreadsheetml.sheet.main+xml")}),
            "this is an Excel workbook",
        ),
        (changed(WORD, {"_rels/.rels": None}), "this is no Word file: it has no document in it"),
    ],
)
def test_what_is_no_word_file_is_called_what_it_is(content: bytes, message: str):
    """The name of a file proves nothing; its first bytes and its list of parts do."""
    assert told(content) == [message]


def test_every_refusal_says_what_to_do():
    """No fault comes without a remedy."""
    refused = [b"", b"hello", OLE, WORD[:3000], zipped({"a": b""}), changed(WORD, {RELS: swap(b"media/", b"gone/")})]

    assert all(fault.hint for content in refused for fault in sheet_of(content)[1])


@pytest.mark.parametrize(
    "changes",
    [
        {TYPES: swap(b"vnd.openxmlformats-officedocument." + MAIN, b"vnd.ms-word.document.macroEnabled.main+xml")},
        {"word/vbaProject.bin": b"\0"},
        {TYPES: swap(b"</Types>", b'<Default Extension="bin" ContentType="%s"/></Types>' % VBA), "word/a.bin": b"\0"},
    ],
    ids=["docm", "renamed", "disguised"],
)  # fmt: skip
def test_a_file_with_macros_is_refused_under_whatever_name(changes):
    """A .docm that was renamed is found by its types and by its parts."""
    assert told(changed(WORD, changes)) == ["this file holds macros"]


def test_a_strict_file_is_refused_by_its_name():
    """Word saves one only when asked to; its names all differ."""
    strict = changed(
        WORD,
        {
            "_rels/.rels": swap(
                b"http://schemas.openxmlformats.org/officeDocument", b"http://purl.oclc.org/ooxml/officeDocument"
            )
        },
    )

    assert told(strict) == ["this file is a Strict Open XML Document"]


@pytest.mark.parametrize(
    "name",
    [
        "word/../../x.xml",
        "/etc/passwd_.xml",
        "word\\theme1.xml",
        "C:/windows/x.xml",
        "word//theme1.xml",
        "word/\x01theme1.xml",
    ],
)
def test_a_name_that_leads_out_of_the_file_is_refused(name: str):
    """Nothing is ever unpacked to disk, and such a name is still no Word file's."""
    placeholder = "word/" + "q" * (len(name) - 5)
    content = renamed(changed(WORD, {placeholder: b"<a/>"}), placeholder, name)
    (message,) = told(content)

    assert message.startswith("a part has a name that no Word file may hold: ")


def test_two_parts_of_one_name_are_refused():
    """Readers would disagree which one counts; case makes no difference to Word."""
    content = renamed(changed(WORD, {"word/qeader1.xml": b"<a/>"}), "word/qeader1.xml", "word/Header1.xml")

    assert told(content) == ["two parts have the name 'word/Header1.xml'"]


def test_a_part_that_does_not_match_its_checksum_is_refused():
    """One bit is enough."""
    members = opened(WORD).members
    bad = packed(
        type(one)(one.name, one.crc ^ (one.name == HEADER), one.size, one.data, one.method) for one in members.values()
    )

    assert told(bad) == [f"this file is damaged: its part '{HEADER}' does not match its checksum"]


def test_a_part_under_a_password_is_refused():
    """The zip's own protection, which Word does not know."""
    with zipfile.ZipFile(io.BytesIO(WORD)) as file:
        at = file.getinfo(HEADER).header_offset
    spoiled = bytearray(WORD)
    central = WORD.index(b"PK\1\2" + WORD[WORD.index(b"PK\1\2") + 4 :][:0])
    while WORD[central + 46 : central + 46 + len(HEADER)] != HEADER.encode():
        central = WORD.index(b"PK\1\2", central + 4)
    spoiled[at + 6] |= 1
    spoiled[central + 8] |= 1

    assert told(bytes(spoiled)) == [f"this file is damaged: its part '{HEADER}' is protected by a password"]


def bomb(size: int) -> bytes:
    """A part of zeros that unpacks to this many bytes, made without holding them."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block, out = bytes(1_000_000), []
    for _ in range(size // len(block)):
        out.append(squeezer.compress(block))
    data = b"".join([*out, squeezer.flush()])
    members = opened(WORD).members
    huge = type(members[HEADER])("word/media/huge.bmp", 0, 100, data)  # it claims to be small
    return packed([*members.values(), huge])


@pytest.mark.parametrize("size", [5_000_000, 400_000_000])
def test_a_zip_bomb_is_refused_before_it_fills_the_memory(size: int):
    """Sizes are counted while unpacking; what a bomb says of its own is not believed."""
    content = bomb(size)
    tracemalloc.start()
    message = told(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert message == ["this file unpacks to far more than a letter holds (in its part 'word/media/huge.bmp')"]
    assert peak < 3 * container.LARGEST_PART


def test_many_parts_that_are_large_together_are_refused():
    """Each part may be within bounds, and all of them not."""
    noise = bytes(range(256)) * 40_000
    content = changed(WORD, {f"word/media/{n}.bmp": noise for n in range(8)})

    assert told(content)[0].startswith("this file unpacks to far more than a letter holds")


def test_a_file_of_very_many_parts_is_refused():
    """Its list alone would take long to read."""
    content = packed(deflated(f"word/{n}.xml", "<a/>") for n in range(container.MOST_PARTS + 1))

    assert told(content) == ["this file holds more than 1,000 parts; a letter has a few dozen"]


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>"""


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/header1.xml", "docProps/app.xml", "word/media/seal.svg", RELS]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part_and_encoding(name: str, encoding: str):
    """Entities are declared there: they can grow without bound, or read a file of the person's."""
    spoiled = changed(WORD, {name: LAUGHS.decode().encode(encoding)})

    assert f"the part '{name}' declares a document type (DOCTYPE), which no Word file may hold" in told(spoiled)


def test_xml_that_is_nested_beyond_all_need_is_refused():
    """A reader that goes down level by level would run out of room."""
    deep = b"<a>" * (elements.DEEPEST + 1) + b"</a>" * (elements.DEEPEST + 1)

    assert told(changed(WORD, {"word/styles.xml": deep})) == [
        "the part 'word/styles.xml' is nested more deeply, or has more elements, than any letter"
    ]


def test_damaged_xml_is_named_with_its_line():
    """Which part, and where in it."""
    assert told(changed(WORD, {"word/styles.xml": b"<a>\n<b></a>"})) == [
        "the part 'word/styles.xml' is damaged at its line 2"
    ]


def external(kind: bytes, target: bytes) -> bytes:
    return (
        b'<Relationship Id="rId99" TargetMode="External" Target="%s" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/%s"/></Relationships>' % (target, kind)
    )


def test_a_linked_picture_is_refused_and_never_fetched():
    """It is on somebody's disk or on the web; the remedy is to insert it."""
    content = changed(WORD, {RELS: swap(b"</Relationships>", external(b"image", b"http://example.org/seal.png"))})
    (fault,) = sheet_of(content)[1]

    assert fault.message == "a picture is not in the file but linked: http://example.org/seal.png"
    assert "choose Insert, not Link to File" in fault.hint


@pytest.mark.parametrize("kind", [b"oleObject", b"frame", b"subDocument", b"aFChunk"])
def test_whatever_else_leads_out_of_the_file_is_refused(kind: bytes):
    """Only a hyperlink may."""
    content = changed(WORD, {"word/_rels/document.xml.rels": swap(b"</Relationships>", external(kind, b"file:///x"))})

    assert told(content) == [f"this file leads to another ({kind.decode()}): file:///x"]


@pytest.mark.parametrize("kind", [b"hyperlink", b"attachedTemplate"])
def test_a_link_and_the_address_of_a_template_are_no_fault(kind: bytes):
    """A link is only followed by a person; the template's address is left out of letters."""
    content = changed(
        WORD, {"word/_rels/document.xml.rels": swap(b"</Relationships>", external(kind, b"https://example.org/"))}
    )

    assert told(content) == []


def test_a_missing_picture_is_named():
    """The part that wants it, and what it wants."""
    content = changed(WORD, {RELS: swap(b"media/image1.png", b"media/lost.png")})

    assert told(content) == ["a picture is missing from the file (in header1.xml: word/media/lost.png)"]


def test_a_reference_to_nothing_is_found():
    """Word would call the letter unreadable."""
    content = changed(WORD, {RELS: swap(b'Id="rId1"', b'Id="rId7"')})

    assert told(content) == ["the header of the first page is damaged: something in it is missing from the file"]


def in_header(xml: bytes):
    return changed(WORD, {HEADER: swap(b"</w:hdr>", xml + b"</w:hdr>")})


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (b'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>n</w:t></w:r></w:ins></w:p>', "holds tracked changes"),
        (b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>", "holds hidden text"),
        (b"<w:p><w:r><w:object/></w:r></w:p>", "holds an embedded object, which a letter cannot keep"),
        (
            b'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://x.org/a.png "/></w:p>',
            "holds a field that fetches something from elsewhere (INCLUDEPICTURE)",
        ),
        (
            b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DD</w:instrText></w:r><w:r>'
            b'<w:instrText>EAUTO cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            "holds a field that fetches something from elsewhere (DDEAUTO)",
        ),
    ],
)
def test_what_cannot_be_kept_in_a_header_is_refused_with_its_place(xml: bytes, message: str):
    """A field in several runs is put together before it is judged."""
    assert told(in_header(xml)) == [f"the header of the first page {message}"]


def test_hidden_text_by_a_style_is_found():
    """It need not be said at the words themselves."""
    style = b'<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    run = b'<w:p><w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>secret</w:t></w:r></w:p></w:hdr>'
    content = changed(
        WORD, {"word/styles.xml": swap(b"</w:styles>", style + b"</w:styles>"), HEADER: swap(b"</w:hdr>", run)}
    )

    assert told(content) == ["the header of the first page holds hidden text"]


def test_a_link_to_somebodys_disk_is_refused():
    """It would tell every addressee the name of a folder."""
    run = b'<w:p><w:hyperlink r:id="rId99"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p></w:hdr>'
    leads = {RELS: swap(b"</Relationships>", external(b"hyperlink", b"file:///C:/Users/jane/x.docx"))}
    content = changed(WORD, {HEADER: swap(b"</w:hdr>", run), **leads})

    assert told(content) == [
        "the header of the first page holds a link to somewhere on a computer: file:///C:/Users/jane/x.docx"
    ]


def test_all_faults_of_a_file_are_told_at_once():
    """Nobody mends one to be told the next."""
    leads = swap(b"media/image1.png", b"media/lost.png")
    words = b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p></w:hdr>"
    content = changed(
        WORD,
        {RELS: leads, HEADER: swap(b"</w:hdr>", words), "word/vbaProject.bin": b"\0", "docProps/app.xml": LAUGHS},
    )

    assert len(told(content)) == 4


EMPTY_HEADER = "the header of the first page is empty, and drafter would leave out what stands in the body"


def with_body(xml: str) -> bytes:
    """A file whose body is this, without any header."""
    body = f"<w:body>{xml}</w:body>".encode()
    content = changed(one_header(), {})
    document = parts(content)["word/document.xml"]
    start, end = document.index(b"<w:body>"), document.index(b"</w:body>") + len(b"</w:body>")
    return changed(content, {"word/document.xml": document[:start] + body + document[end:]})


def says(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_a_letterhead_in_the_body_alone_is_answered_with_both_remedies():
    """The header, or a mark below what is to be kept."""
    (fault,) = sheet_of(with_body(says("Office of Jane Q. Example")))[1]

    assert fault.message == EMPTY_HEADER
    assert "Insert, Header, Edit Header" in fault.hint
    assert "type [LETTER] in a paragraph of its own" in fault.hint


@pytest.mark.parametrize("xml", ["", "<w:p/>", says("Office") + says("[Letter]")])
def test_paper_that_is_printed_already_or_marked_is_taken(xml: str):
    """An empty file is plain paper; a mark says where the letter goes, in whatever case it is typed."""
    assert told(with_body(xml)) == []


def test_a_mark_in_parts_is_one_mark():
    """Word cuts words into runs as it likes."""
    split = "<w:p><w:r><w:t>[LET</w:t></w:r><w:r><w:t>TER]</w:t></w:r></w:p>"
    sheet, _ = sheet_of(with_body(says("Office") + split + says("more")))

    assert sheet is not None
    assert (sheet.mark, [line.words for line in sheet.head.lines]) == (1, ["Office"])


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (says("[LETTER]") * 2, "[LETTER] stands 2 times in this file"),
        (
            f"<w:tbl><w:tr><w:tc>{says('[LETTER]')}</w:tc></w:tr></w:tbl>",
            "[LETTER] stands in a table or a text box, where no letter can go",
        ),
    ],
)
def test_a_mark_that_does_not_say_one_place_is_refused(xml: str, message: str):
    """Neither two places nor a cell of a table."""
    assert message in told(with_body(xml))


def test_margins_that_leave_no_room_are_refused():
    """Two inches for the text is the least."""
    content = with_body('<w:sectPr><w:pgSz w:w="5000" w:h="9000"/><w:pgMar w:left="1500" w:right="1500"/></w:sectPr>')

    assert told(content) == ["its margins leave 1.4 inches for the text"]


def test_the_section_with_the_mark_is_the_letters_and_inherits_its_headers():
    """A section without a header goes on with that of the section before it; without a mark the first one counts."""
    end = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="{}" w:h="15840"/></w:sectPr></w:pPr></w:p>'
    last = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    marked, _ = sheet_of(with_body(says("A") + end.format(9000) + says("[LETTER]") + end.format(10000) + last))
    plain, _ = sheet_of(with_body(end.format(9000) + last))

    assert marked is not None
    assert plain is not None
    assert (marked.paper.width, marked.section, marked.sections) == (10000, 1, 3)
    assert plain.paper.width == 9000


def test_words_in_a_text_box_are_read_once():
    """Word writes a text box twice, for newer readers and for older ones."""
    box = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:txbxContent>{says("Office")}</w:txbxContent></mc:Choice>'
        f"<mc:Fallback><w:txbxContent>{says('Office')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    sheet, _ = sheet_of(with_body(box + says("[LETTER]")))

    assert sheet is not None
    assert [line.words for line in sheet.head.lines] == ["Office"]
    assert sheet.head.boxed


def test_nothing_that_is_thrown_at_it_ends_in_a_trace():
    """A real file cut short or spoiled at any place is either taken or refused."""
    import random

    chance = random.Random(7)
    spoiled = [WORD[: len(WORD) * n // 20] for n in range(20)]
    for _ in range(100):
        copy = bytearray(WORD)
        for _ in range(chance.choice((1, 3, 30))):
            copy[chance.randrange(len(copy))] = chance.randrange(256)
        spoiled.append(bytes(copy))
    for content in spoiled:
        sheet, faults = sheet_of(content)
        assert faults or sheet


def test_what_we_store_is_what_we_unpack():
    """A picture is stored, for it is squeezed already; both ways come back the same."""
    from drafter.opc.package import smallest

    members = [smallest("word/document.xml", b"<a/>" * 100), smallest("seal.png", SEAL)]
    unpacked = parts(packed(members))

    assert unpacked == {"word/document.xml": b"<a/>" * 100, "seal.png": SEAL}
    assert struct.pack("<H", members[0].method) == b"\x08\x00"


def test_no_file_is_opened_by_the_package():
    """It is given bytes: nothing in it reads the disk or the network."""
    source = "".join(path.read_text("utf-8") for path in Path(container.__file__).parent.glob("*.py"))

    assert not [word for word in ("open(", "urlopen", "socket", "Path(") if f" {word}" in source]
