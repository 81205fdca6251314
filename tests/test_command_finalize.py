"""`drafter finalize`: the letter that is sent. Nothing unfinished, nothing unexpected, and no trace of its making."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from helpers import Ran, letter_xml, names, paragraphs, run, words, write

from drafter.library.source import parse_yaml, read_text

MEMBER = """\
name: Jane Q. Roe
title: Member of Congress
chamber: house
state: Ohio
letterhead: house
zip: "20515-3501"
since: 2019-01-03
"""
REQUEST = "to: Secretary of State\nasks: kyc, scheduling\nfrom: roe\ndate: 2024-09-12\n"
STEM = "2024-09-12-secretary-of-state-kyc-scheduling"
FINAL = Path("out", f"{STEM}-final.docx")


@pytest.fixture(autouse=True)
def office(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with a Member of its own, a request, and the draft that was made of it."""
    write(desk / "office/templates/signatories/roe.yaml", MEMBER)
    monkeypatch.setenv("DRAFTER_LIBRARY", str(desk / "office"))
    write(desk / "request.yaml", REQUEST)
    assert run("new", "request.yaml", "-o", "letter.docx").code == 0
    return desk / "office"


def told(done: Ran) -> str:
    return " ".join(done.err.split())


def kept(desk: Path) -> dict[str, bytes]:
    """Every file of the desk but the office's own, with its content."""
    return {name: (desk / name).read_bytes() for name in names(desk) if not name.startswith("office/")}


# The final letter


@pytest.mark.parametrize("given", ["letter.yaml", "request.yaml", "letter.docx"])
def test_the_final_letter_is_the_draft_that_was_read(desk: Path, given: str):
    """From the record, the request or the Word file; beside it its record; what was given stays as it is."""
    before = kept(desk)
    done = run("finalize", given)

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{FINAL}: the final letter; its record is {STEM}-final.yaml",
        "Properties: title “Letter to Antony J. Blinken, Secretary of State, September 12, 2024”; author Jane Q. Roe; "
        "dated September 12, 2024",
    ]
    assert letter_xml(FINAL) == letter_xml(Path("letter.docx"))
    assert set(kept(desk)) - set(before) == {f"out/{STEM}-final.docx", f"out/{STEM}-final.yaml"}
    assert before.items() <= kept(desk).items()


@pytest.mark.parametrize("date", [(), ("--date", "2025-03-04", "--accept-changes")])
def test_the_final_record_gives_the_final_letter_again(date: tuple[str, ...]):
    """It is a record like any other: with everything settled, and with what it was made of."""
    assert run("finalize", "letter.yaml", *date, "--author", "none", "-o", "sent.docx").code == 0
    made = parse_yaml(read_text(Path("sent.yaml"), "sent.yaml"), "sent.yaml").pairs["made"]
    again = run("new", "sent.yaml", "-o", "again.docx")
    once_more = run("finalize", "sent.yaml", "-o", "sent-again.docx")

    assert set(made.pairs) == {"officials", "library", "words"}
    assert (again.code, again.err) == (0, "")
    assert (once_more.code, once_more.err) == (0, "")
    assert Path("again.docx").read_bytes() == Path("sent.docx").read_bytes()
    assert Path("sent-again.docx").read_bytes() == Path("sent.docx").read_bytes()
    assert Path("again.yaml").read_text("utf-8") == Path("sent.yaml").read_text("utf-8")


def test_a_request_without_a_date_needs_one(desk: Path):
    """The day it is run on is not taken: a letter is sent on the day that somebody says."""
    write(desk / "request.yaml", REQUEST.replace("date: 2024-09-12\n", ""))
    done = run("finalize", "request.yaml")

    assert done.code == 2
    assert "--date: a final letter has a date, and this file has none" in done.err
    assert run("finalize", "request.yaml", "--date", "2024-09-12").code == 0
    assert FINAL.exists()


def test_a_date_that_is_none_is_told():
    """As with every other command."""
    done = run("finalize", "letter.yaml", "--date", "soon")

    assert done.code == 2
    assert "--date: 'soon' is not a date" in done.err
    assert "has none" not in done.err


def test_a_final_letter_that_is_there_is_not_written_over():
    """Unless --force says so."""
    run("finalize", "letter.yaml")
    refused = run("finalize", "letter.yaml")

    assert refused.code == 3
    assert "this file is there already" in refused.err
    assert run("finalize", "letter.yaml", "--force").code == 0


@pytest.mark.parametrize(("given", "output"), [("letter.yaml", "letter.docx"), ("request.yaml", "request.docx")])
def test_neither_draft_nor_request_is_lost_to_the_final_letter(desk: Path, given: str, output: str):
    """Not even with --force."""
    before = kept(desk)
    done = run("finalize", given, "-o", output, "--force")

    assert done.code == 3
    assert "this belongs to the draft, which the final letter leaves as it is" in done.err
    assert kept(desk) == before


def test_a_final_letter_may_be_written_in_a_second_format(desk: Path):
    """Beside the same record, which is not in its own way."""
    assert run("finalize", "letter.yaml", "-o", "sent.docx").code == 0
    done = run("finalize", "letter.yaml", "-o", "sent.html")

    assert (done.code, done.err) == (0, "")
    assert (desk / "sent.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert traces(desk / "sent.docx") == []


# What holds it back


def test_nothing_unfinished_is_sent(desk: Path):
    """Each thing is listed, the gravest first, and nothing is written."""
    run("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12", "-o", "draft.docx")
    before = kept(desk)
    done = run("finalize", "draft.yaml", "--accept-changes")

    assert (done.code, done.out) == (1, "")
    assert done.err.count("is still blank") == 3
    assert done.err.splitlines()[-1] == "Nothing was written. Mend what is unfinished first."
    assert kept(desk) == before


def test_a_sample_member_sends_nothing():
    """The Members that ship are for trying things out."""
    run("new", "--to", "AG", "--asks", "prosecutions", "--date", "2024-09-12", "--from", "schumer", "-o", "draft.docx")
    done = run("finalize", "draft.yaml")

    assert done.code == 1
    assert "Charles E. Schumer is a sample that ships with drafter" in done.err


def test_an_error_holds_it_back_on_the_day_it_is_sent(office: Path):
    """The draft was right; on the final date its Member serves no more."""
    write(office / "templates/signatories/roe.yaml", MEMBER + "until: 2025-01-03\n")
    done = run("finalize", "letter.yaml", "--date", "2025-03-04", "--accept-changes")

    assert (done.code, done.out) == (1, "")
    assert "error: Jane Q. Roe served from January 3, 2019 until January 3, 2025" in done.err


def test_a_warning_is_told_and_does_not_hold_it_back():
    """It is for a person to judge."""
    done = run("finalize", "request.yaml", "--date", "2027-01-04")

    assert done.code == 0
    assert "warning: Marco Rubio as Secretary of State was last checked on November 21, 2026." in done.err


def test_no_rule_of_an_office_lets_a_blank_through(office: Path):
    """A blank in an office's own part of a letter, which no rule speaks of, is found all the same."""
    write(office / "templates/parts/complimentary-close.txt.j2", 'Sincerely from {{ blank("city", "the city") }},\n')
    done = run("finalize", "request.yaml")

    assert (done.code, done.out) == (1, "")
    assert "unfinished: [THE CITY] is still blank." in done.err


def test_a_rule_that_calls_a_blank_a_suggestion_sends_none(office: Path):
    """The shipped rule may be overruled by an office; a final letter is without blanks anyway."""
    write(
        office / "templates/rules/own.yaml",
        "unset-sender:\n  title: A\n  check: unset-sender\n  with:\n    blanks:\n      - sender-name\n"
        "  level: suggestion\n  message: '{what}'\n  hint: B\n  why: C\n",
    )
    write(Path("request.yaml"), REQUEST.replace("from: roe\n", ""))
    done = run("finalize", "request.yaml")

    assert done.code == 1
    assert "unfinished: [THE SENDER’S NAME] is still blank." in done.err


# What changed since it was read


def test_a_library_that_changed_no_word_is_said_and_goes_on(office: Path):
    """The hash is another; the letter is the same."""
    write(office / "templates/signatories/poe.yaml", MEMBER.replace("Jane Q. Roe", "Ed Poe"))
    done = run("finalize", "letter.yaml")

    assert done.code == 0
    assert told(done) == "letter.yaml: the library has changed since the record was made; the words are the same."


THANKS = "---\ntitle: Thanks\n---\nThank you for reading this.\n"


@pytest.mark.parametrize("given", ["letter.yaml", "letter.docx"])
def test_a_library_that_changed_the_words_is_refused_with_what_changed(desk: Path, office: Path, given: str):
    """The Word file beside the record still says what the words were."""
    write(office / "clauses/common/closing/thanks-for-attention.md.j2", THANKS)
    before = kept(desk)
    refused = run("finalize", given)
    accepted = run("finalize", given, "--accept-changes")

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.splitlines() == [
        f"{given}: it reads otherwise than when its record was made; since then the library has changed:",
        "  was: Thank you for your attention to these requests. I look forward to working with you on them.",
        "  now: Thank you for reading this.",
        "Nothing was written. To send the letter as it reads on September 12, 2024, add --accept-changes.",
    ]
    assert accepted.code == 0
    assert "Thank you for reading this." in words(FINAL)
    assert {name: kept(desk)[name] for name in before} == before


def test_without_the_word_file_it_is_said_that_the_words_changed(office: Path):
    """Nobody knows which; the record has only their hash."""
    write(office / "clauses/common/closing/thanks-for-attention.md.j2", THANKS)
    Path("letter.docx").unlink()
    done = run("finalize", "letter.yaml")

    assert done.code == 1
    assert done.err.splitlines()[0].endswith("since then the library has changed.")


def test_a_record_that_was_edited_is_refused(desk: Path):
    """Somebody changed a line of it after the letter was read."""
    record = (desk / "letter.yaml").read_text("utf-8")
    write(desk / "letter.yaml", record.replace("date: 2024-09-12", "date: 2024-09-12\nsubject: Precursors"))
    done = run("finalize", "letter.yaml")

    assert done.code == 1
    assert "since then its own lines were changed, or drafter was: was: (not there) now: Re: Precursors" in told(done)


def test_another_official_under_the_record_is_refused(office: Path):
    """The roster was corrected since: the letter would go to somebody else."""
    record = Path("letter.yaml").read_text("utf-8")
    write(Path("letter.yaml"), record.replace("- blinken", "- pompeo"))
    done = run("finalize", "letter.yaml")

    assert done.code == 1
    assert "letter.yaml: it was addressed to 'pompeo', and the roster now gives 'blinken'." in done.err


def test_what_another_date_changes_is_listed_and_refused(desk: Path):
    """Another official, a newer figure, a later fact; the date line itself is no surprise."""
    before = kept(desk)
    refused = run("finalize", "letter.yaml", "--date", "2025-03-04")

    assert (refused.code, refused.out) == (1, "")
    lines = refused.err.splitlines()
    assert lines[0] == "letter.yaml: on March 4, 2025 it reads otherwise than on September 12, 2024:"
    assert "  was: Dear Secretary Blinken:" in lines
    assert "  now: Dear Secretary Rubio:" in lines
    assert any(line.startswith("  now: …") and "took 55,126 lives" in line for line in lines)
    assert "  was: September 12, 2024" not in lines
    assert kept(desk) == before


def test_what_another_date_changes_is_written_when_it_is_accepted():
    """With the figures of that date, and the clauses that were read and no others."""
    done = run("finalize", "letter.yaml", "--date", "2025-03-04", "--accept-changes", "-o", "sent.docx")

    assert done.code == 0
    assert "Dear Secretary Rubio:" in paragraphs(Path("sent.docx"))
    assert "55,126" in words(Path("sent.docx"))
    assert "date: 2025-03-04\n" in Path("sent.yaml").read_text("utf-8")


def test_a_later_day_that_changes_nothing_needs_no_acceptance():
    """Only the date line, the continuation header and the properties bear the new day."""
    done = run("finalize", "letter.docx", "--date", "2024-09-16", "-o", "sent.docx")
    was, now = paragraphs(Path("letter.docx")), paragraphs(Path("sent.docx"))

    assert (done.code, done.err) == (0, "")
    assert [(a, b) for a, b in zip(was, now, strict=True) if a != b] == [("September 12, 2024", "September 16, 2024")]


def test_a_record_of_little_but_asks_stays_so_on_another_date(office: Path):
    """The clauses of the outline do not come in by the back door; without its opening the letter is unfinished."""
    everything = parse_yaml(read_text(Path("letter.yaml"), "x"), "x").pairs["only"].items
    names = [one.text for one in everything]
    opening = "plain"
    run("new", "request.yaml", "--without", ",".join(set(names) - {opening}), "-o", "bare.docx")
    done = run("finalize", "bare.yaml", "--date", "2024-09-16", "-o", "sent.docx")
    run("new", "request.yaml", "--without", ",".join(names), "-o", "barest.docx")
    refused = run("finalize", "barest.yaml", "--date", "2024-09-16", "-o", "not-sent.docx")

    assert opening in names
    assert (done.code, done.err) == (0, "")
    assert len(paragraphs(Path("sent.docx"))) == len(paragraphs(Path("bare.docx"))) < 13
    assert refused.code == 1
    assert "(no-opening)" in refused.err


# A Word file that somebody edited


def edited(change: Callable[[object], None], file: str = "letter.docx") -> None:
    """Open the draft in another program, change it, save it."""
    document = docx.Document(file)
    change(document)
    document.save(file)


def say_otherwise(document) -> None:
    paragraph = next(one for one in document.paragraphs if one.text.startswith("Thank you"))
    paragraph.text = "Thank you very much."


def only_save(_) -> None:
    """Word rewrites every part of a file that it saves."""


def look_otherwise(document) -> None:
    for paragraph in document.paragraphs:
        for one in paragraph.runs:
            one.font.bold = True


@pytest.mark.parametrize("given", ["letter.docx", "letter.yaml"])
def test_edits_in_word_are_not_lost_unless_that_is_accepted(desk: Path, given: str):
    """The final letter is made from the record, so that it would go without them; also where the record is named."""
    edited(say_otherwise)
    refused = run("finalize", given)
    accepted = run("finalize", given, "--accept-changes")

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.splitlines()[:3] == [
        "letter.docx was edited in Word, and the final letter, made from its record, would lose the edits:",
        "  record: Thank you for your attention to these requests. I look forward to working with you on them.",
        "  Word:   Thank you very much.",
    ]
    assert accepted.code == 0
    assert "Thank you very much." not in words(FINAL)


@pytest.mark.parametrize("change", [only_save, look_otherwise])
def test_a_file_that_was_only_saved_again_is_not_taken_for_edited(change: Callable[[object], None]):
    """It is the words that count."""
    edited(change)

    assert run("finalize", "letter.docx").err == ""


def test_comments_in_a_draft_for_review_are_no_edits():
    """They are about the words and not of them."""
    run("new", "request.yaml", "--review", "-o", "letter.docx", "--force")

    assert run("finalize", "letter.docx").err == ""
    assert traces(FINAL) == []


def test_a_letter_on_the_offices_own_paper_is_held_to_its_words(office: Path):
    """The letterhead's words stand in the file's header, and are not missed among those of its body."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Office of Jane Q. Roe"
    (office / "templates/letterheads").mkdir()
    paper.save(str(office / "templates/letterheads/ours.docx"))
    assert run("new", "request.yaml", "--letterhead", "ours", "-o", "letter.docx", "--force").code == 0
    same = run("finalize", "letter.docx", "-o", "sent.docx")
    write(office / "clauses/common/closing/thanks-for-attention.md.j2", THANKS)
    other = run("finalize", "letter.docx", "-o", "other.docx")

    assert (same.code, same.err) == (0, "")
    assert traces(Path("sent.docx")) == []
    assert other.code == 1
    assert "edited in Word" not in other.err
    assert len(re.findall(r"^  was: ", other.err, re.MULTILINE)) == 1


@pytest.mark.parametrize("command", ["preview", "check"])
def test_preview_and_check_of_an_edited_file_say_so(command: str):
    """What they show is the letter of the record, and nobody is to take it for what stands in Word."""
    plain = run(command, "letter.yaml")
    same = run(command, "letter.docx")
    edited(say_otherwise)
    other = run(command, "letter.docx")

    assert same == plain
    assert (other.code, other.out) == (plain.code, plain.out)
    assert other.err.splitlines()[:3] == [
        "letter.docx was edited in Word. This is the letter of its record, without those edits:",
        "  record: Thank you for your attention to these requests. I look forward to working with you on them.",
        "  Word:   Thank you very much.",
    ]


def test_a_word_file_beside_a_request_is_held_to_nothing():
    """A request says nothing of the words that were written, nor on which day."""
    write(Path("letter.yaml"), REQUEST.replace("date: 2024-09-12\n", ""))
    done = run("preview", "letter.docx")

    assert done.code == 0
    assert "edited in Word" not in done.err


def test_a_file_as_it_was_made_is_not_edited_though_the_library_changed(office: Path):
    """The words are those of the record's day; that the letter would read otherwise now is another finding."""
    write(office / "clauses/common/closing/thanks-for-attention.md.j2", THANKS)
    done = run("preview", "letter.docx")

    assert "edited in Word" not in done.err
    assert "the letter reads otherwise than when the record was made" in done.err


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4 no", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"{\\rtf1 x}"]
)
def test_a_word_file_that_cannot_be_read_is_told(content: bytes):
    """With what can be read in its stead."""
    Path("letter.docx").write_bytes(content)
    done = run("finalize", "letter.docx")

    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("letter.docx: this ")
    assert "Its record can be read without it: letter.yaml" in done.err


def test_a_document_type_in_a_word_file_is_refused():
    """Nothing in it is expanded or fetched."""
    with zipfile.ZipFile("letter.docx") as parts:
        there = {name: parts.read(name) for name in parts.namelist()}
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><w:document'
    there["word/document.xml"] = there["word/document.xml"].replace(b"<w:document", bomb, 1)
    with zipfile.ZipFile("letter.docx", "w") as spoiled:
        for name, data in there.items():
            spoiled.writestr(name, data)
    done = run("preview", "letter.docx")

    assert done.code == 3
    assert "declares a document type" in done.err


# No trace of its making

LEFT_BEHIND = {
    "a comment": r"<w:comment",
    "a revision id": r"\bw\w*:rsid|<w:rsids?\b|\bw14:(?:para|text)Id=",
    "a tracked change": r"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|trackRevisions)\b",
    "hidden text": r"<w:(?:vanish|specVanish|webHidden)\b",
    "a bookmark": r"<w:bookmark",
    "a mark of the spelling check": r"<w:proofErr\b",
    "a highlight": r"<w:highlight\b",
    "a document variable": r"<w:docVars?\b",
    "a content control": r"<w:sdt\b",
    "a template": r"<w:attachedTemplate\b",
    "a field of the properties": r"<cp:(?:lastModifiedBy|revision|category|keywords|lastPrinted|version)\b",
    "a program": r"(?i)(?<!schemas\.)(?:drafter|python|libreoffice|openoffice|microsoft office|docx4j|pandoc)",
}
EXPECTED = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
    *(f"word/{name}.xml" for name in ("document", "styles", "settings", "numbering", "footnotes")),
    "word/header1.xml", "word/header2.xml",
    "word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels",
}  # fmt: skip

OF_THE_PAPER = (
    r"word/(?:theme/|fontTable\.xml$|media/|(?:header|footer)\d+\.xml$|_rels/(?:header|footer)\d+\.xml\.rels$)"
)


def traces(file: Path) -> list[str]:
    """What a Word file tells of how it was made, part by part: everything that a recipient should not find."""
    found = []
    with zipfile.ZipFile(file) as parts:
        for info in parts.infolist():
            if info.filename not in EXPECTED and not re.match(OF_THE_PAPER, info.filename):
                found.append(f"{info.filename}: a part that a letter does not need")
            if info.date_time != (1980, 1, 1, 0, 0, 0) or info.comment or info.extra:
                found.append(f"{info.filename}: a date or remark in the zip")
            text = parts.read(info).decode(errors="replace")
            found += [f"{info.filename}: {what}" for what, sign in LEFT_BEHIND.items() if re.search(sign, text)]
            if info.filename.startswith("word/") and "styles" not in info.filename:
                found += [f"{info.filename}: {what}" for what in left_to_fill(text)]
        found += ["a remark in the zip"] * bool(parts.comment)
    return found


def left_to_fill(text: str) -> list[str]:
    """Whether words of a part stand on yellow or in the brackets of a blank."""
    said = "\n".join("".join(one.itertext()) for one in ElementTree.fromstring(text).iter() if one.tag.endswith("}p"))
    yellow = re.search(r'(?i)"(?:yellow|FFFF00|Blank)"', text)
    return [*["yellow"] * bool(yellow), *["a blank"] * bool(re.search(r"\[[^a-z\]]+\]", said))]


def test_a_final_letter_leaves_no_trace():
    """With everything a letter can have: a subject, copies, enclosures, several who sign, links and notes."""
    write(Path("office/templates/signatories/poe.yaml"), MEMBER.replace("Jane Q. Roe", "Ed Poe"))
    run("new", "request.yaml", "--from", "roe,poe", "--subject", "Precursors", "--cc", "ondcp-director", "--enclosure",
        "The bill", "--via", "By hand", "--review", "-o", "full.docx")  # fmt: skip
    done = run("finalize", "full.docx", "-o", "sent.docx")

    assert done.code == 0, done.err
    assert traces(Path("full.docx")) != []
    assert traces(Path("sent.docx")) == []


def test_the_draft_that_the_scanner_is_for():
    """It finds the blanks and the comments of a draft for review."""
    run("new", "--to", "AG", "--asks", "prosecutions", "--date", "2024-09-12", "--review", "-o", "draft.docx")
    found = traces(Path("draft.docx"))

    assert "word/comments.xml: a part that a letter does not need" in found
    assert {f"word/document.xml: {what}" for what in ("a comment", "a highlight", "yellow", "a blank")} <= set(found)


@pytest.mark.parametrize(
    ("part", "after", "planted", "expected"),
    [
        ("word/document.xml", "<w:p", ' w:rsidR="00A1"', "a revision id"),
        ("word/document.xml", "<w:p", ' w14:paraId="00A1"', "a revision id"),
        ("word/settings.xml", ">", "<w:rsids/>", "a revision id"),
        ("word/document.xml", "<w:body>", '<w:ins w:id="1"/>', "a tracked change"),
        ("word/document.xml", "</w:pPr>", "<w:r><w:rPr><w:vanish/></w:rPr></w:r>", "hidden text"),
        ("word/header2.xml", "</w:pPr>", '<w:bookmarkStart w:id="1" w:name="_GoBack"/>', "a bookmark"),
        ("word/document.xml", "</w:pPr>", '<w:commentReference w:id="1"/>', "a comment"),
        ("word/document.xml", "</w:pPr>", '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr></w:r>', "a highlight"),
        ("word/footnotes.xml", "</w:pPr>", "<w:r><w:t>[PAGE 3]</w:t></w:r>", "a blank"),
        ("word/document.xml", "</w:pPr>", "<w:r><w:t>[THE SENDER</w:t></w:r><w:r><w:t>’S NAME]</w:t></w:r>", "a blank"),
        ("word/document.xml", "</w:pPr>", '<w:r><w:rPr><w:shd w:fill="FFFF00"/></w:rPr></w:r>', "yellow"),
        ("word/document.xml", "</w:pPr>", "<w:proofErr/>", "a mark of the spelling check"),
        ("word/document.xml", "<w:body>", "<w:sdt/>", "a content control"),
        ("word/settings.xml", ">", "<w:docVars/>", "a document variable"),
        ("word/settings.xml", ">", '<w:attachedTemplate r:id="rId1"/>', "a template"),
        ("docProps/core.xml", "<cp:coreProperties", " generator='LibreOffice/7.4'", "a program"),
        ("docProps/core.xml", "</dc:title>", "<cp:lastModifiedBy>Ann</cp:lastModifiedBy>", "a field of the properties"),
    ],
)
def test_the_scanner_finds_what_is_planted(part: str, after: str, planted: str, expected: str):
    """Each alone, in a final letter that is clean without it."""
    assert run("finalize", "letter.yaml").code == 0
    with zipfile.ZipFile(FINAL) as clean, zipfile.ZipFile("planted.docx", "w") as spoiled:
        for info in clean.infolist():
            text = clean.read(info).decode()
            if info.filename == part:
                at = text.index(after, text.index("?>") + 2) + len(after)
                text = text[:at] + planted + text[at:]
                text = text.replace("<w:document ", '<w:document xmlns:w14="urn:w14" ', 1)
            spoiled.writestr(zipfile.ZipInfo(info.filename), text)

    assert traces(FINAL) == []
    assert f"{part}: {expected}" in traces(Path("planted.docx"))


@pytest.mark.parametrize("name", ["docProps/app.xml", "customXml/item1.xml", "docProps/custom.xml", "word/people.xml"])
def test_the_scanner_finds_a_part_too_many(name: str):
    """Custom parts, the program's properties, who edited."""
    assert run("finalize", "letter.yaml").code == 0
    with zipfile.ZipFile(FINAL, "a") as spoiled:
        spoiled.writestr(zipfile.ZipInfo(name), "<a/>")

    assert traces(FINAL) == [f"{name}: a part that a letter does not need"]


@pytest.mark.parametrize("where", ["hour", "remark"])
def test_the_scanner_reads_the_zip_itself(where: str):
    """An hour of writing or a remark is no part of any XML."""
    assert run("finalize", "letter.yaml").code == 0
    with zipfile.ZipFile(FINAL) as clean, zipfile.ZipFile("planted.docx", "w") as spoiled:
        for info in clean.infolist():
            other = zipfile.ZipInfo(info.filename, (2024, 9, 12, 9, 0, 0) if where == "hour" else info.date_time)
            spoiled.writestr(other, clean.read(info))
        if where == "remark":
            spoiled.comment = b"made by me"

    assert traces(Path("planted.docx")) != []
