"""Footnotes by a .csl file, chosen for a letter, an office, or in the library."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from helpers import notes, paragraphs, run, write
from sources import URL, body, marked, person, source

from drafter import assets
from drafter.citation.style_file import read_style_file
from drafter.drafting import open_library
from drafter.errors import DrafterError, Location

pytestmark = pytest.mark.usefixtures("desk")

needs_citeproc = pytest.mark.skipif(importlib.util.find_spec("citeproc") is None, reason="citeproc-py is not installed")

KYC = ("--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12")

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="{}" version="1.0">'
INFO = "<info><title>Office notes</title><id>x</id><updated>2024-01-01T00:00:00Z</updated></info>"
MACROS = """
<macro name="who"><names variable="author"><name initialize-with=". "/>
<substitute><text macro="what"/></substitute></names></macro>
<macro name="what"><text variable="title" font-style="italic"/></macro>
"""
NOTE = f"""\
{HEAD.format("note")}
{INFO}
{MACROS}
<citation><layout suffix=".">
<choose>
<if position="ibid"><text value="Ibid"/></if>
<else-if position="near-note"><text value="see just above"/></else-if>
<else-if position="subsequent"><group delimiter=", "><names variable="author"><name form="short"/></names>
<text variable="title" form="short" font-style="italic"/></group></else-if>
<else><group delimiter=", "><text macro="who"/><text macro="what"/><group delimiter=" "><label variable="edition"/>
<number variable="edition"/></group><text variable="container-title" quotes="true"/>
<text variable="publisher" font-weight="bold"/><text variable="URL"/></group></else>
</choose>
</layout></citation>
</style>
"""
AUTHOR_DATE = f"""\
{HEAD.format("in-text")}
{INFO}
{MACROS}
<citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", ">
<names variable="author"><name form="short" and="text"/></names>
<date variable="issued"><date-part name="year"/></date></group></layout></citation>
<bibliography><layout suffix="."><group delimiter=". "><text macro="who"/><text macro="what"/></group></layout>
</bibliography>
</style>
"""

COUNTS = source("report", person("Ahmad", "F.B."), title="Counts & losses", publisher="NCHS", url=URL)


def style_of(text: str):  # type: ignore[no-untyped-def]
    from drafter.citation.engine import csl_style

    return csl_style(read_style_file("office", text, "office.csl"), Location("--style"))


@needs_citeproc
def test_a_note_style_gives_its_first_note_and_its_later_one() -> None:
    """Italics, bold and the live address come over; 'ibid.' and distances, which an edit changes, never do."""
    style = style_of(NOTE)
    runs = style.full(COUNTS)

    assert marked(runs) == f"F. B. Ahmad, *Counts & losses*, NCHS, <{URL}>."
    assert [run.text for run in runs if run.bold] == ["NCHS"]
    assert [marked(one) for one in style.again(COUNTS)] == ["Ahmad, *Counts & losses*."]


@needs_citeproc
def test_an_author_date_style_gives_its_bibliography_and_its_citation() -> None:
    """The entry in full first; later the citation, without its parentheses."""
    style = style_of(AUTHOR_DATE)

    assert marked(style.full(COUNTS)) == "F. B. Ahmad. *Counts & losses*."
    assert [marked(one) for one in style.again(COUNTS)] == ["Ahmad, 2022."]


@needs_citeproc
def test_a_title_that_stands_for_the_author_is_said_once() -> None:
    """Also where a macro puts it in the author's place."""
    assert marked(style_of(NOTE).full(source("report", title="Counts", publisher="NCHS"))) == "*Counts*, NCHS."


@needs_citeproc
def test_a_comma_goes_before_a_closing_quotation_mark() -> None:
    """As American letters have it."""
    one = source("article", body("AP"), title="Loss", container_title="Daily", publisher="P")

    assert marked(style_of(NOTE).full(one)) == "AP, *Loss*, “Daily,” P."


@needs_citeproc
def test_a_letter_cites_in_the_style_of_a_file(desk: Path) -> None:
    """--style with a path; the record names it, and makes the same letter again."""
    write(Path("styles/office.csl"), NOTE)
    done = run("new", *KYC, "--style", "styles/office.csl", "-o", "a.docx")

    assert done.code == 0, done.err
    assert notes(Path("a.docx"))[0].startswith("F. B. Ahmad, J. A. Cisewski, ")
    assert 'style: "styles/office.csl"\n' in Path("a.yaml").read_text(encoding="utf-8")
    assert run("new", "a.yaml", "-o", "b.docx").code == 0
    assert notes(Path("b.docx")) == notes(Path("a.docx"))


@needs_citeproc
def test_a_file_in_the_library_is_a_style_by_its_name(desk: Path) -> None:
    """templates/styles/NAME.csl is listed, is used by its name, and can be what an office always uses."""
    write(Path("office/templates/styles/gazette.csl"), NOTE)
    signatory = (assets.root() / "templates" / "signatories" / "schumer.yaml").read_text(encoding="utf-8")
    write(Path("office/templates/signatories/doe.yaml"), f"{signatory}style: gazette\n")
    listed = run("list", "styles", "--library", "office")
    named = run("preview", *KYC, "--library", "office", "--style", "Gazette")
    own = run("preview", *KYC, "--library", "office", "--from", "doe")

    assert "gazette" in listed.out
    assert "Office notes" in listed.out
    assert "F. B. Ahmad, J. A. Cisewski, " in named.out
    assert "F. B. Ahmad, J. A. Cisewski, " in own.out


def test_a_letter_cites_in_the_style_it_names(desk: Path) -> None:
    """A style of drafter's own by flag, in a letter's file, and kept in the record; the house style unasked."""
    write(Path("ours.yaml"), "to: Secretary of State\nasks: kyc\ndate: 2024-09-12\nstyle: apa\n")
    said = {name: run("new", *KYC, "--style", name, "-o", f"{name}.docx") for name in ("house", "APA", "chicago")}

    assert [done.code for done in said.values()] == [0, 0, 0]
    assert run("new", *KYC, "-o", "unasked.docx").code == run("new", "ours.yaml", "-o", "file.docx").code == 0
    assert notes(Path("unasked.docx")) == notes(Path("house.docx"))
    assert notes(Path("file.docx")) == notes(Path("APA.docx"))
    assert notes(Path("house.docx"))[0].startswith("Ahmad, F.B., ")
    assert notes(Path("APA.docx"))[0].startswith("Ahmad, F. B., ")
    assert notes(Path("chicago.docx"))[0].startswith("F. B. Ahmad et al., ")
    assert paragraphs(Path("chicago.docx")) == paragraphs(Path("house.docx"))
    assert "\nstyle: house\n" in Path("unasked.yaml").read_text(encoding="utf-8")
    assert "\nstyle: apa\n" in Path("APA.yaml").read_text(encoding="utf-8")


def test_a_style_that_is_none_is_answered_with_those_there_are() -> None:
    """A slip of the pen, a name that is like none, and a file that is not there."""
    near, far, gone = (run("preview", *KYC, "--style", name) for name in ("chicgo", "bluebook", "no/such.csl"))

    assert (near.code, near.err) == (2, "--style: no citation style 'chicgo'\n  Did you mean 'chicago'?\n")
    assert far.code == 2
    assert "  There is house, apa, chicago, and any .csl file by its path.\n" in far.err
    assert gone.code == 3
    assert gone.err.startswith("no/such.csl: ")


def test_a_signatory_names_a_style_that_there_is(desk: Path) -> None:
    """Another is refused where it stands."""
    signatory = (assets.root() / "templates" / "signatories" / "schumer.yaml").read_text(encoding="utf-8")
    path = write(Path("office/templates/signatories/doe.yaml"), f"{signatory}style: apaa\n")
    done = run("preview", *KYC, "--library", "office")
    line = len(path.read_text(encoding="utf-8").splitlines())

    assert done.code == 2
    assert f"doe.yaml:{line}:8: 'style' names 'apaa', and there is no such style\n" in done.err
    assert "  Did you mean 'apa'?\n" in done.err


def test_without_citeproc_py_a_csl_file_is_answered_with_what_to_install(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter in a style of drafter's own needs nothing, whatever lies in the library."""
    write(Path("office/templates/styles/gazette.csl"), NOTE)
    monkeypatch.setitem(sys.modules, "citeproc", None)
    done = run("preview", *KYC, "--library", "office", "--style", "gazette")

    assert done.code == 2
    assert done.err == (
        "--style: a .csl style needs the optional part 'csl'\n"
        "  In the clone of drafter: .venv/bin/python -m pip install '.[csl]'. "
        "drafter’s own styles need nothing: drafter list styles\n"
    )
    assert run("preview", *KYC, "--library", "office").code == 0


BOMB = '<?xml version="1.0"?>\n<!DOCTYPE style [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n' + NOTE
BAD = {
    "a bomb": (BOMB, "office.csl:2: this file declares a document type (DOCTYPE)"),
    "cut short": (NOTE[:400], "office.csl:8:11: this is no XML from here on ("),
    "a web page": ("<html><body/></html>", "office.csl:1:1: this is no citation style: it begins with 'html'"),
    "nothing": ("", "office.csl:1:1: this is no XML from here on (no element found)"),
    "a numbered style": (
        NOTE.replace("<id>", '<category citation-format="numeric"/><id>'),
        "office.csl:1: this style numbers its sources, and a footnote has its number already",
    ),
    "a dependent style": (
        HEAD.format("note")
        + '<info><title>T</title><link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info></style>',
        "office.csl:1: this style says nothing of how to cite and only names another, 'apa'",
    ),
    "another class": (
        NOTE.replace('class="note"', 'class="x"'),
        "office.csl:1:1: a style’s class is 'note' or 'in-text'",
    ),
    "an old version": (
        NOTE.replace('version="1.0"', 'version="0.8"'),
        "office.csl:1:1: this style is of version '0.8' of CSL",
    ),
    "a missing macro": (
        NOTE.replace('macro="who"', 'macro="whom"', 1),
        "office.csl:14:29: this style has no macro 'whom'",
    ),
    "a circle": (
        NOTE.replace('<text variable="title" font-style="italic"/>', '<text macro="who"/>', 1),
        ": the macro 'who' leads back to itself",
    ),
    "a deep nest": (
        NOTE.replace("<citation>", "<citation>" + "<group>" * 500 + "</group>" * 500),
        "this is nested more deeply than any citation style",
    ),
    "a huge file": (NOTE + " " * 2_000_000, "office.csl: this is far too large for a citation style"),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_style_is_refused_where_it_is_wrong(text: str, said: str) -> None:
    """Before citeproc-py or anything that follows entities sees it."""
    with pytest.raises(DrafterError) as raised:
        read_style_file("office", text, "office.csl")

    assert any(f"{fault.where}: {fault.message}".find(said) >= 0 for fault in raised.value.faults), raised.value
    assert all(fault.hint for fault in raised.value.faults)


def test_a_bad_file_in_the_library_is_a_fault_like_any_other(desk: Path) -> None:
    """With its path, its line and what to do, and exit code 2."""
    write(Path("office/templates/styles/gazette.csl"), BOMB)
    done = run("list", "styles", "--library", "office")

    assert done.code == 2
    assert done.err.startswith("office/templates/styles/gazette.csl:2: this file declares a document type (DOCTYPE)\n")


@needs_citeproc
def test_a_style_that_says_nothing_of_a_source_is_told() -> None:
    """An empty footnote never goes out."""
    silent = style_of(NOTE.replace("<else>", '<else-if variable="DOI">').replace("</else>", "</else-if>"))

    with pytest.raises(DrafterError, match="this style says nothing of 'a-source'"):
        silent.full(COUNTS)


def test_a_cached_library_gives_its_styles_again(desk: Path) -> None:
    """The text of a style's file stays with the parsed library."""
    write(Path("office/templates/styles/gazette.csl"), NOTE)
    folders = [assets.root(), Path("office")]
    first, again = (open_library(folders, Path("kept")) for _ in range(2))

    assert again.styles == first.styles
    assert again.styles["gazette"].text == NOTE
