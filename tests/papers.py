"""Letterheads as offices make them, and files that are none, for the tests of stationery."""

from __future__ import annotations

import base64
import io
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches, Pt, RGBColor

CRIMSON, NAVY = (200, 30, 90), (20, 40, 120)


def png(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """A picture of one color."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(color) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SEAL = png(90, 90, CRIMSON)


def word_letterhead() -> bytes:
    """As made in Word: a seal and the office's name on the first page, a short header later, footers, Georgia 11."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(1.25)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Georgia", Pt(11)
    first = section.first_page_header
    seal(first.paragraphs[0])
    name = first.add_paragraph("Office of Jane Q. Example")
    name.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    name.runs[0].font.size, name.runs[0].font.small_caps = Pt(20), True
    section.header.paragraphs[0].text = "Example office"
    section.first_page_footer.paragraphs[0].text = "1 Example Street, Springfield"
    section.footer.paragraphs[0].text = "example.gov"
    document.add_paragraph("Sample words of the body.")
    return saved(document)


def seal(paragraph: object, text: str = "Seal of the office", picture: bytes = SEAL) -> None:
    """Put a picture with alternative text into a paragraph of python-docx."""
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER  # type: ignore[attr-defined]
    inline = paragraph.add_run().add_picture(io.BytesIO(picture), width=Inches(1))  # type: ignore[attr-defined]
    inline._inline.docPr.set("descr", text)


def one_header() -> bytes:
    """One header and one footer for all pages, with a seal."""
    document = docx.Document()
    section = document.sections[0]
    seal(section.header.paragraphs[0])
    section.header.add_paragraph("Office of Jane Q. Example")
    section.footer.paragraphs[0].text = "1 Example Street, Springfield"
    return saved(document)


def body_letterhead() -> bytes:
    """A letterhead at the head of the body, and where the letter goes."""
    document = docx.Document()
    seal(document.add_paragraph())
    document.add_paragraph("Office of Jane Q. Example")
    document.add_paragraph("[LETTER]")
    document.add_paragraph("Instructions to the drafter.")
    return saved(document)


def office_styles() -> bytes:
    """A letterhead with styles of the office's own for parts of a letter, under ids of another language."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Office of Jane Q. Example"
    for name, color in (("Date Line", RGBColor(140, 0, 0)), ("BODY TEXT", RGBColor(0, 0, 160))):
        if name.casefold() == "body text":
            style = document.styles["Body Text"]
        else:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.color.rgb = color
    for name in ("Closing", "Signature"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.paragraph_format.left_indent = Inches(3)
    content = saved(document)
    return changed(
        content,
        {"word/styles.xml": lambda xml: xml.replace(b'"BodyText"', b'"Brdtext"').replace(b'"DateLine"', b'"a3"')},
    )


def rich_letterhead() -> bytes:
    """On A4: a table with a seal, a floating picture and a link on page one; odd and even pages; a page number."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.27), Inches(11.69)
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    header = section.first_page_header
    table = header.add_table(1, 2, Inches(6))
    seal(table.cell(0, 0).paragraphs[0])
    table.cell(0, 1).paragraphs[0].add_run("Office of Jane Q. Example").bold = True
    float_picture(header.paragraphs[0])
    link_to(section.first_page_footer, "https://example.gov/")
    link_to(section.even_page_footer, "https://example.gov/even")
    section.header.paragraphs[0].text = "Odd page"
    section.even_page_header.paragraphs[0].text = "Even page"
    section.footer.paragraphs[0]._p.append(parse_xml(_PAGE_NUMBER))
    return saved(document)


def float_picture(paragraph: object) -> None:
    """Put a picture at a place on the page, behind the text."""
    inline = paragraph.add_run().add_picture(io.BytesIO(png(60, 60, NAVY)), width=Inches(0.6))._inline  # type: ignore[attr-defined]
    anchor = parse_xml(_ANCHOR)
    anchor.append(inline.graphic)
    inline.getparent().replace(inline, anchor)


def link_to(footer: object, address: str) -> None:
    """Put a link into a footer."""
    rid = footer.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)  # type: ignore[attr-defined]
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{rid}"><w:r><w:t>example.gov</w:t></w:r></w:hyperlink>'
    footer.paragraphs[0]._p.append(parse_xml(link))  # type: ignore[attr-defined]


_PAGE_NUMBER = f"""<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="12345"/><w:docPartObj>
<w:docPartGallery w:val="Page Numbers (Bottom of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:sdtContent></w:sdt>"""
_ANCHOR = f"""<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="114300" distR="114300" simplePos="0"
 relativeHeight="251658240" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>6400800</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>457200</wp:posOffset></wp:positionV>
<wp:extent cx="548640" cy="548640"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="77" name="Flag" descr="Flag"/><wp:cNvGraphicFramePr/></wp:anchor>"""


def saved(document: Document) -> bytes:
    """A document of python-docx as a file, without the hour at which it was saved."""
    out = io.BytesIO()
    document.save(out)
    return changed(out.getvalue(), {})


Change = Callable[[bytes], bytes]


def changed(content: bytes, changes: Mapping[str, Change | bytes | None]) -> bytes:
    """A file with some parts changed, replaced, added, or left out (None)."""
    content_now = {**parts(content), **{name: made for name, made in changes.items() if isinstance(made, bytes)}}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in content_now.items():
            change = changes.get(name, part)
            if change is not None:
                info = zipfile.ZipInfo(name)  # of 1980
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, change if isinstance(change, bytes) else change(part))
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


FODT = """\
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif'"/>
</office:font-face-decls>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name="Liberation Serif"
 fo:font-size="11pt" fo:language="en" fo:country="US"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Mid" style:family="paragraph" style:parent-style-name="Header">
<style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Name" style:family="text"><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="Drawn" style:family="graphic"><style:graphic-properties style:wrap="none"
 style:vertical-pos="top" style:vertical-rel="baseline" style:horizontal-pos="center"/></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="8.5in" fo:page-height="11in"
 fo:margin-top="0.5in" fo:margin-bottom="0.6in" fo:margin-left="1.2in" fo:margin-right="1.1in"/>
<style:header-style><style:header-footer-properties fo:min-height="0.3in" fo:margin-bottom="0.25in"/>
</style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.2in" fo:margin-top="0.15in"/>
</style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header>{later}</style:header>{first}
<style:footer><text:p text:style-name="Mid">1 Example Street, Springfield</text:p></style:footer>{foot}
</style:master-page>
</office:master-styles>
<office:body><office:text><text:p>Sample words of the body.</text:p></office:text></office:body>
</office:document>
"""
_FRAME = """\
<text:p text:style-name="Mid"><draw:frame draw:style-name="Drawn" draw:name="Seal" text:anchor-type="as-char"
 svg:width="1in" svg:height="1in"><draw:image><office:binary-data>{data}</office:binary-data></draw:image>
<svg:desc>Seal of the office</svg:desc></draw:frame></text:p>
<text:p text:style-name="Mid"><text:span text:style-name="Name">Office of Jane Q. Example</text:span></text:p>"""


def libreoffice_letterheads(soffice: str, folder: Path) -> dict[str, bytes]:
    """As made in LibreOffice: with the seal in the header of the first page, and in one header of all pages."""
    drawn = _FRAME.format(data=base64.b64encode(SEAL).decode())
    said = "<text:p text:style-name='Mid'>{}</text:p>".format
    kinds = {
        "first-page": {
            "later": said("Example office"),
            "first": f"<style:header-first>{drawn}</style:header-first>",
            "foot": f"<style:footer-first>{said('example.gov')}</style:footer-first>",
        },
        "all-pages": {"later": drawn, "first": "", "foot": ""},
    }
    sources = []
    for name, edges in kinds.items():
        sources.append(folder / f"{name}.fodt")
        sources[-1].write_text(FODT.format(**edges), encoding="utf-8")
    return {file.stem: file.read_bytes() for file in convert(soffice, sources, "docx")}


def convert(soffice: str, files: list[Path], to: str) -> list[Path]:
    """Files in another format, beside them, by LibreOffice with a profile of its own."""
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    made = [file.with_suffix(f".{to}") for file in files]
    assert all(file.is_file() for file in made), done.stderr
    return made
