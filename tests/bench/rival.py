"""The same letter as an office makes it with docxtpl: a template in Word, its words filled in by Jinja.

Fields stand in the place of the words that differ between letters: date, addressee, greeting, signature, and the words
of every footnote. The body stands in the template as it is, which spares docxtpl work. As its documentation has it, one
template object renders many times, and one Jinja environment serves all.

There are two templates: one begun, as most are, from the document that python-docx begins with, which holds all of
Word's styles; and one that is drafter's own file with fields in it, the leanest that can be.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as Written

from drafter.letter import Letter, LineBreak, Note, Paragraph, Text, plain_text
from tests.helpers import WORD

FILLED = ("date-line", "inside-address", "salutation", "signature-block")
FILLED_STYLES = ("DateLine", "InsideAddress", "SalutationLine", "SignatureBlock", "FootnoteText")
PARTS = ("word/document.xml", "word/footnotes.xml")


@dataclass(frozen=True, slots=True)
class Template:
    """A template and the words for its fields."""

    file: bytes
    context: dict[str, str]

    def rendering(self) -> Callable[[], bytes]:
        """The work of rendering and saving; it returns the file. Raises ImportError where docxtpl is not installed."""
        from docxtpl import DocxTemplate
        from jinja2 import Environment

        template, environment = DocxTemplate(io.BytesIO(self.file)), Environment(autoescape=True)

        def work() -> bytes:
            template.render(self.context, environment)
            saved = io.BytesIO()
            template.save(saved)
            return saved.getvalue()

        return work


def from_word(letter: Letter) -> Template:
    """The letter typed into the document that python-docx begins with, its footnotes put in by hand."""
    typing = _Typing()
    for term, block in letter.parts():
        typing.block(block, style="Normal", filled=term in FILLED)
    if letter.continuation_header:
        section = typing.document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = plain_text(letter.continuation_header.runs)
    return Template(typing.saved(), typing.context)


@dataclass
class _Typing:
    """Types a letter into a template, and keeps the words for its fields."""

    document: docx.document.Document = field(default_factory=docx.Document)
    context: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def block(self, block: object, style: str, *, filled: bool) -> None:
        """A paragraph, or the items of a list."""
        if isinstance(block, Paragraph):
            self.paragraph(self.document.add_paragraph(style=style), block, filled=filled)
            return
        for item in block.items:
            for one in item:
                self.block(one, "List Number", filled=filled)

    def paragraph(self, written: Written, paragraph: Paragraph, *, filled: bool) -> None:
        """The runs of a paragraph."""
        for run in paragraph.runs:
            if isinstance(run, Note):
                self.notes.append(run)
                mark = OxmlElement("w:footnoteReference")
                mark.set(qn("w:id"), str(len(self.notes)))
                made = written.add_run()
                made.font.superscript = True
                made._r.append(mark)
            elif isinstance(run, LineBreak):
                written.add_run().add_break()
            else:
                assert isinstance(run, Text)
                made = written.add_run(self.named(run.text) if filled else run.text)
                made.bold, made.italic = run.bold or None, run.italic or None

    def named(self, words: str) -> str:
        """A field for these words."""
        name = f"field_{len(self.context)}"
        self.context[name] = words
        return f"{{{{ {name} }}}}"

    def saved(self) -> bytes:
        """The template's file."""
        written = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
            f"{''.join(self.note_run(run) for run in note.runs)}</w:p></w:footnote>"
            for number, note in enumerate(self.notes, 1)
        )
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        xml = f"<w:footnotes {nsdecls('w')}>{separators}{written}</w:footnotes>".encode()
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def note_run(self, run: Text) -> str:
        """A run of a footnote, its words a field."""
        properties = "<w:rPr><w:i/></w:rPr>" if run.italic else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{self.named(run.text)}</w:t></w:r>'


def lean(file: bytes) -> Template:
    """The Word file of a letter, as drafter writes it, with fields in it."""
    context: dict[str, str] = {}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as letter, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in letter.infolist():
            content = letter.read(info)
            archive.writestr(info.filename, _with_fields(content, context) if info.filename in PARTS else content)
    return Template(made.getvalue(), context)


def _with_fields(part: bytes, context: dict[str, str]) -> bytes:
    """A part with a field for each run of words that differs between letters; those words are added to `context`."""
    for _, (prefix, uri) in ElementTree.iterparse(io.BytesIO(part), ["start-ns"]):
        ElementTree.register_namespace(prefix, uri)
    root = ElementTree.fromstring(part)
    for paragraph in root.iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        if style is not None and style.get(f"{WORD}val") in FILLED_STYLES:
            for words in paragraph.iter(f"{WORD}t"):
                if (words.text or "").strip():
                    name = f"field_{len(context)}"
                    context[name], words.text = words.text or "", f"{{{{ {name} }}}}"
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
