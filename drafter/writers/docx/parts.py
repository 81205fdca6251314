"""Our own minimal Word package, made by hand: what python-docx opens to learn a stationery, and nothing besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.writers.docx.escaping import DECLARATION, NAMESPACES, escape
from drafter.writers.docx.links import Links
from drafter.writers.docx.marks import BODY, CONTINUATION, CONTINUATION_END, DEFINITIONS, INSTANCES, mark
from drafter.writers.docx.notes import footnotes
from drafter.writers.docx.properties import CORE_NAMESPACES

LANGUAGE = "en-US"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PACKAGE_TYPES = "application/vnd.openxmlformats-package"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "docProps/core.xml": f"{_PACKAGE_TYPES}.core-properties+xml",
}
"""The parts that have a type of their own, and which."""


def content_types(types: Mapping[str, str], endings: Mapping[str, str] | None = None) -> str:
    """The part that gives each part its type: by its name, else by its ending."""
    by_ending = {"rels": f"{_PACKAGE_TYPES}.relationships+xml", "xml": "application/xml", **(endings or {})}
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in by_ending.items())
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{named}</Types>'


def relationships(leads: Iterable[tuple[str, str, str, bool]]) -> str:
    """A part that says what another leads to: id, type, target, and whether that lies outside of the file."""
    inner = "".join(
        f'<Relationship Id="{escape(rid)}" Type="{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for rid, kind, target, external in leads
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


_PACKAGE_LINKS = f"""{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""

_DOCUMENT_LINKS = relationships(
    (f"rId{number}", f"{OFFICE}/{kind}", target, False)
    for number, (kind, target) in enumerate(
        (
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("numbering", "numbering.xml"),
            ("footnotes", "footnotes.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
        ),
        1,
    )
)

# titlePg makes the first page different; without it Word would never show the empty first header.
_DOCUMENT = f"""{DECLARATION}<w:document {NAMESPACES}><w:body>{mark(BODY)}<w:sectPr>
<w:headerReference w:type="first" r:id="rId5"/><w:headerReference w:type="default" r:id="rId6"/>
<w:pgSz w:w="12240" w:h="15840"/>
<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>
<w:titlePg/></w:sectPr></w:body></w:document>"""

# compatibilityMode 15 keeps Word from opening the letter as a file of Word 2007.
_SETTINGS = f"""{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_STYLES = f"""{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults>
<w:rPrDefault><w:rPr><w:rFonts/><w:sz w:val="24"/><w:szCs w:val="24"/>
<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="40"/></w:pPr>
<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/>
<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Blank"><w:name w:val="Blank"/>
<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>
<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/></w:rPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="LetterTable"><w:name w:val="Letter Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
{_BORDERS}</w:tblBorders><w:tblCellMar>
<w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>"""


def later_lines(stand_in: str) -> str:
    """The place of a letter's continuation lines in a header; `stand_in` stands there for a letter without any."""
    return f"{mark(CONTINUATION)}{stand_in}{mark(CONTINUATION_END)}"


def header(blocks: str) -> str:
    """A header part of these blocks."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{blocks}</w:hdr>"


PARTS = {
    "[Content_Types].xml": content_types(TYPES),
    "_rels/.rels": _PACKAGE_LINKS,
    "word/document.xml": _DOCUMENT,
    "word/_rels/document.xml.rels": _DOCUMENT_LINKS,
    "word/styles.xml": _STYLES,
    "word/settings.xml": _SETTINGS,
    "word/numbering.xml": f"{DECLARATION}<w:numbering {NAMESPACES}>{mark(DEFINITIONS)}{mark(INSTANCES)}</w:numbering>",
    "word/footnotes.xml": footnotes((), Links()),
    "word/header1.xml": header("<w:p/>"),
    "word/header2.xml": header(later_lines("<w:p/>")),
    "docProps/core.xml": f"{DECLARATION}<cp:coreProperties {CORE_NAMESPACES}/>",
}
