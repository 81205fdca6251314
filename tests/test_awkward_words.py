"""Words that formats trip over come out as typed in every one of them, as programs that we did not write read them."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache

import pytest
from reading import by_pandoc, of_letter
from whole import letter, says

from drafter.commands.making import content
from drafter.letter import Blank, Letter, LineBreak, Note, NumberedList, Table, Text
from drafter.writers import FORMATS

NAME = "José Ángel " + "Wolfeschlegelsteinhausenbergerdorff-" * 4 + "O’Neil y Núñez"
ADDRESS = "https://example.org/" + "a-very-long_path/" * 12 + "?q=100%25&lang=en#part-(2)"

AWKWARD = {
    "signs of XML": "R&D <b>bold</b> & 5 < 6 > 4 &amp; &lt; &#65; ]]> <!-- -->",
    "quotes": "O'Neil said \"so\" and 'so', “thus” and ‘thus’ and 5'10\"",
    "signs of Markdown": "*a* **b** _c_ __d__ `e` ~~f~~ ^g^ ~h~ [i](j) ![k](l) [^1] | m | # n + o - p = q",
    "signs of templates": "{{ a }} {% b %} {c} \\{d} ${e} %(f)s %g \\begin{h} \\i $j$",
    "backslashes": "C:\\new\\table \\ \\\\ \\n",
    "a number at the beginning": "1. first",
    "a letter at the beginning": "(a) first",
    "a hyphen at the beginning": "- first -- second --- third ... fourth",
    "a heading at the beginning": "# first %",
    "what begins a message": "From here on > it is said",
    "what begins a quotation": "> it is said",
    "addresses": "www.e_e.org https://e_e.org/a_b jane_doe@e_e.org :smile: @jane",
    "accents that join": "Zoe\u0308 Nu\u0301n\u0303ez a\u0323\u0302 Vie\u0323\u0302t",
    "accents composed": "Zoë Núñez Việt ﬁ ½ № ™",
    "right to left": "בנימין כהן and محمد بن سلمان, Member",
    "other scripts": "芬太尼 Фентанил φεντανύλη फेंटानिल",
    "emoji": "👩‍⚖️ 🇺🇸 👍🏽 ☎️",
    "spaces that hold": "5\u00a0percent, 10\u202f%, a\u2009b",
    "dashes and hyphens": "2020–2024 — co\u2011sponsor, re‑elect −5",
    "a very long name": NAME,
    "a very long address": ADDRESS,
}


def awkward() -> Letter:
    """A letter with all of these words in each kind of place that holds words."""
    words = list(AWKWARD.values())
    items = tuple((says(one), says(one)) for one in words)
    inner = NumberedList(tuple((says(one),) for one in words))
    return replace(
        letter(
            *(says(one, Note((Text(one),))) for one in words),
            *(says("a", LineBreak(), Text(one, bold=True), " b ", Text(one, italic=True)) for one in words),
            says(*(run for one in words for run in (Blank("name", one), " "))),
            NumberedList((*items, (says("Inner:"), inner))),
            Table(
                says("A table of ", words[0]), (says("Which"), says("What")), tuple((says("x"), says(w)) for w in words)
            ),
            says("See ", Note((Text(ADDRESS, link=ADDRESS),)), "."),
        ),
        inside_addresses=tuple(says(one, LineBreak(), one) for one in words),
        subject_line=says(Text("Re: " + words[0], bold=True)),
        signature_blocks=(says(NAME, LineBreak(), "Member of Congress"), says("محمد بن سلمان", LineBreak(), "Member")),
        copy_notation=tuple(says(one) for one in words),
    )


@cache
def written(form: str) -> bytes:
    return content(awkward(), form)


def needs(program: str, *, instead: str = "") -> str:
    """A program's name; the test is skipped where it is not installed."""
    if not shutil.which(program) and not (instead and shutil.which(instead)):
        pytest.skip(f"{program} is not installed")
    return program


def without_places(lines: list[str]) -> str:
    """The words alone: in a Word file, signature blocks are cells, and a list ends where an item has a paragraph.

    A letter in parentheses at the head of an item may be the item's own or its words'.
    """
    return " ".join(re.sub(r"^(?:\d+(?:\.\d+)*: )?\|?(?:\([a-z]\) )?", "", line) for line in lines)


@pytest.mark.parametrize(
    ("form", "reader"), [("docx", "docx"), ("markdown", "markdown"), ("markdown", "gfm"), ("html", "html")]
)
def test_pandoc_reads_every_word_as_typed(form: str, reader: str):
    """In addresses, paragraphs, bold and italics, blanks, items on both levels, cells, notes, signatures and copies."""
    needs("pandoc")
    read, expected = by_pandoc(reader, written(form)), of_letter(awkward())

    assert without_places(read.lines) == without_places(expected.lines)
    assert read.notes == expected.notes


@pytest.mark.parametrize("which", AWKWARD)
def test_plain_text_holds_every_word_as_typed(which: str):
    """Once in each place, its lines broken at spaces alone."""
    text = re.sub(r"\[\d+\]", "", " ".join(written("plain").decode().split()))
    said = " ".join(re.sub(r"\[\d+\]", "", AWKWARD[which]).split())

    assert text.count(said) >= 9, text


UNSHOWN = ("emoji", "other scripts", "right to left")
"""Whether a page shows these rests with the fonts of the machine, and pdftotext gives them in the order of the eye."""


@pytest.fixture(scope="module")
def pdf_words(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pdftotext reads on the pages, without spaces, line ends and hyphens, and with letters and accents apart."""
    needs("soffice", instead="libreoffice")
    needs("pdftotext")
    path = tmp_path_factory.mktemp("awkward") / "letter.pdf"
    path.write_bytes(written("pdf"))
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, timeout=60, check=True)
    return squeezed(done.stdout.decode())


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\u2011-]", "", unicodedata.normalize("NFKD", words))


@pytest.mark.parametrize("which", [which for which in AWKWARD if which not in UNSHOWN])
def test_the_pages_of_the_pdf_show_every_word(pdf_words: str, which: str):
    """As far as a page has words: spaces and line ends are places there."""
    assert pdf_words.count(squeezed(AWKWARD[which])) >= 5


def test_every_format_is_read_back_here():
    """A new format needs a reader in this file."""
    assert set(FORMATS) == {"docx", "pdf", "markdown", "plain", "html"}
