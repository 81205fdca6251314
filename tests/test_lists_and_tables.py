"""Lists and tables in clauses, and sources cited again, as an office writes them and a letter has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import Ran, notes, paragraphs, run, write

from drafter import assets
from drafter.drafting import draft, open_library
from drafter.letter import Block, Letter, NumberedList, Paragraph, plain_text
from drafter.spec import LetterSpec

ASK = """\
---
title: An ask of the office
lead: Report each quarter.
phrase: quarterly reports
reason: What is counted gets done.
decided_by: counterpart
pressed_by:
  - president
  - secretary-of-state
authority: Ours.
{keys}---
{body}
"""
ASIDE = """\
---
title: An aside of the office
joins: report
---
{body}
"""
PASSAGE = """\
---
title: A passage of the office
on_request: true
paragraph: ours
{keys}---
{body}
"""
LIST = "They should give:\n\n- the seizures;\n- the licenses, that is\n\n  - those asked for; and\n  - those refused."
TABLE = "Table: Seizures\n\n| Port | Kilograms |\n| --- | --- |\n| {{ post.title }} | {{ weight }} |"
WEIGHT = "blanks:\n  weight: how much\n"


def office(folder: Path, **clauses: str) -> Path:
    """An office's folder of clauses by slot and name, such as `asks__report`."""
    for name, text in clauses.items():
        slot, _, stem = name.partition("__")
        write(folder / "office" / "clauses/fentanyl" / slot / f"{stem.replace('_', '-')}.md.j2", text)
    return folder / "office"


def letter(folder: Path, *asks: str, **more: object) -> Letter:
    """The letter of an office's clauses."""
    spec = LetterSpec(to=("secretary-of-state",), asks=asks, date=date(2024, 9, 12), issue="fentanyl", **more)
    return draft(spec, open_library((assets.root(), folder / "office"), None)).letter


def said(block: Block) -> object:
    """A block as its words: a paragraph a text, a list a list of items, a table its caption, header and rows."""
    if isinstance(block, Paragraph):
        return plain_text(block.runs)
    if isinstance(block, NumberedList):
        return [[said(part) for part in item] for item in block.items]
    return (said(block.caption), *([said(cell) for cell in row] for row in (block.header, *block.rows)))


def body(made: Letter, path: str) -> list[object]:
    """The blocks that came from a clause, or from a clause in their items."""
    return [said(block) for block in made.body if block.origin and path in block.origin.path]


def sources(made: Letter) -> list[tuple[str, str]]:
    """The notes with their sources, in reading order."""
    return [(note.source or "", plain_text(note.runs)) for note in made.notes()]


# Lists


def test_a_list_in_an_ask_is_its_second_level(tmp_path: Path):
    """Among several asks; its lead stands before the sentence that opens the list."""
    office(tmp_path, asks__report=ASK.format(keys="", body=LIST + "\n\nThey should be public."))
    (listed,) = [block for block in letter(tmp_path, "kyc", "report").body if isinstance(block, NumberedList)]

    assert said(listed)[1] == [  # type: ignore[index]
        "Report each quarter. They should give:",
        [["the seizures;"], ["the licenses, that is", [["those asked for; and"], ["those refused."]]]],
        "They should be public.",
    ]


def test_the_list_of_a_single_ask_is_numbered_at_the_first_level(tmp_path: Path):
    """A single ask has no number, and its list is a list of the letter."""
    office(tmp_path, asks__report=ASK.format(keys="", body=LIST))
    made = letter(tmp_path, "report")

    assert body(made, "asks/report") == [
        "Report each quarter. They should give:",
        [["the seizures;"], ["the licenses, that is", [["those asked for; and"], ["those refused."]]]],
    ]


def test_an_aside_stands_below_a_list_and_runs_on_after_words(tmp_path: Path):
    """It joins the last sentence, and never the last item; one that begins with a list begins with it."""
    for text, aside, expected in (
        (LIST, "And soon.", ["And soon."]),
        (LIST + "\n\nSo be it.", "And soon.", ["So be it. And soon."]),
        (TABLE.replace("{{ weight }}", "much"), "And soon.", ["And soon."]),
        ("So be it:", "- a\n- b", [[["a"], ["b"]]]),
    ):
        office(tmp_path, asks__report=ASK.format(keys="", body=text), asides__soon=ASIDE.format(body=aside))

        assert body(letter(tmp_path, "report"), "fentanyl/as")[-1:] == expected


def test_a_passage_has_a_list_of_its_own_and_its_neighbor_begins_below(tmp_path: Path):
    """Passages of one paragraph run on where words meet words, and part at a list."""
    first = PASSAGE.format(keys="", body="Two things:\n\n- one\n- two")
    office(tmp_path, background__first=first, background__second=PASSAGE.format(keys="", body="That is all."))
    made = letter(tmp_path, "kyc", clauses=("second", "first"))
    other = letter(tmp_path, "kyc", clauses=("first", "second"))

    assert body(made, "background/second") == ["That is all. Two things:"]
    assert body(made, "background/first") == [[["one"], ["two"]]]
    assert body(other, "background/")[-3:] == ["Two things:", [["one"], ["two"]], "That is all."]


def test_an_item_hangs_on_a_choice_and_leaves_nothing_behind(tmp_path: Path):
    """On lines of its own, at the end of another, or inside the item itself."""
    text = (
        "Three things:\n\n- one{% if asks.count == 1 %}, alone{% endif %}\n"
        "{% if asks.count == 2 %}\n- two\n{% endif %}\n"
        "- {% if asks.count == 2 %}three{% endif %}\n- four\n\n  {% if asks.count == 1 %}Or not.{% endif %}\n"
    )
    office(tmp_path, asks__report=ASK.format(keys="", body=text))
    several = letter(tmp_path, "report", "kyc").body

    assert body(letter(tmp_path, "report"), "asks/report")[1:] == [[["one, alone"], ["four", "Or not."]]]
    assert ["Report each quarter. Three things:", [["one"], ["two"], ["three"], ["four"]]] in [
        item
        for block in several
        if isinstance(block, NumberedList)
        for item in said(block)  # type: ignore[attr-defined]
    ]


# Tables


def test_a_table_stands_in_a_passage_and_in_an_ask(tmp_path: Path):
    """With its caption and header; a bar in the words of an office is a sign."""
    passage = PASSAGE.format(keys=WEIGHT, body="They found this.\n\n" + TABLE)
    office(tmp_path, background__finds=passage, asks__report=ASK.format(keys=WEIGHT, body="So:\n\n" + TABLE))
    made = letter(tmp_path, "report", "kyc", clauses=("finds",), fill={"weight": "4 | 5 *kg*"})
    table = ("Seizures", ["Port", "Kilograms"], ["Secretary of State", "4 | 5 *kg*"])
    (listed,) = [block for block in made.body if isinstance(block, NumberedList)]

    assert body(made, "background/finds") == ["They found this.", table]
    assert said(listed)[0] == ["Report each quarter. So:", table]  # type: ignore[index]


def test_a_blank_in_a_cell_is_shown(tmp_path: Path):
    """Until somebody fills it, with a hint that may have a bar in it."""
    keys = "blanks:\n  weight: pounds | kilograms\n"
    office(tmp_path, background__finds=PASSAGE.format(keys=keys, body=TABLE))
    made = letter(tmp_path, "kyc", clauses=("finds",))

    assert [blank.name for blank in made.blanks()].count("weight") == 1
    assert body(made, "background/finds")[0][2][1] == "[POUNDS | KILOGRAMS]"  # type: ignore[index]


@pytest.mark.usefixtures("desk")
def test_a_row_that_comes_out_too_short_stops_the_letter_with_its_place(tmp_path: Path):
    """What no check of the file can know is said where the letter is made, in the same words."""
    rows = "{% if asks.count == 1 %}\n| A |\n| --- |\n{% else %}\n| A | B |\n| --- | --- |\n{% endif %}\n"
    late = "{% if letter.date | fiscal_year == 2024 %}\n| c | d |\n{% else %}\n| e |\n{% endif %}"
    folder = office(tmp_path, background__finds=PASSAGE.format(keys="", body="Table: Finds\n\n" + rows + late))
    told = _preview(folder, "--clause", "finds", "--asks", "kyc", "--date", "2024-09-12")

    assert told.code == 2
    assert "background/finds.md.j2:6:1: a row of 2 cells in a table of 1 column: | c | d |\n" in told.err
    assert "as many cells as the header" in told.err
    assert _preview(folder, "--clause", "finds", "--asks", "kyc", "--date", "2025-09-12").code == 0


def _preview(folder: Path, *flags: str) -> Ran:
    return run("preview", "--to", "secretary-of-state", "--library", folder, *flags)


@pytest.mark.usefixtures("desk")
def test_the_word_file_has_the_list_the_table_and_the_notes(tmp_path: Path):
    """What a clause says is what Word is given, in reading order."""
    text = LIST + "\n\n" + TABLE.replace("{{ weight }}", "12{{ law.note }}")
    folder = office(tmp_path, asks__report=ASK.format(keys="events:\n  law: prc-control-2018\n", body=text))
    flags = ("--to", "secretary-of-state", "--library", folder, "--asks", "report", "--date", "2024-09-12")
    made = run("new", *flags, "--output", tmp_path / "a.docx")

    assert made.code == 0, made.err
    words = paragraphs(tmp_path / "a.docx")
    start = words.index("the seizures;")
    assert words[start : start + 9] == [
        "the seizures;", "the licenses, that is", "those asked for; and", "those refused.",
        "Seizures", "Port", "Kilograms", "Secretary of State", "12",
    ]  # fmt: skip
    assert any(note.startswith("Drug Enforcement Administration") for note in notes(tmp_path / "a.docx"))


# Sources cited again

CITED = "cites:\n  study: stanford-lancet-2022\n"
FULL, SHORT = "White, T. (2022, February 2). Stanford-Lancet report", "White (2022)."


def test_a_source_is_given_in_full_where_it_first_stands_in_the_letter(tmp_path: Path):
    """In a caption, a cell, an item or an aside; in the order in which a person reads, not that of the clauses."""
    table = "Table: Finds{{ study.note }}\n\n| A{{ study.note }} | B |\n| --- | --- |\n| c{{ study.note }} | d |"
    office(
        tmp_path,
        background__finds=PASSAGE.format(keys=CITED, body=table),
        asks__report=ASK.format(keys=CITED, body="So:\n\n- a;{{ study.note }}\n- b."),
    )
    made = [
        text for name, text in sources(letter(tmp_path, "report", clauses=("finds",))) if name == "stanford-lancet-2022"
    ]
    without = [text for name, text in sources(letter(tmp_path, "report")) if name == "stanford-lancet-2022"]

    assert made[0].startswith(FULL)
    assert made[1:] == [SHORT] * 3
    assert len(without) == 1
    assert without[0].startswith(FULL)


def test_the_notes_follow_when_asks_change_their_places_or_drop_out(tmp_path: Path):
    """The ask that comes first gives the source in full, whichever it is."""
    ask = ASK.format(keys=CITED, body="It is known.{{ study.note }}")
    office(tmp_path, asks__one=ask, asks__two=ask.replace("each quarter", "each year"))

    for asks in (("one", "two"), ("two", "one"), ("two", "kyc", "one")):
        made = [text for name, text in sources(letter(tmp_path, *asks)) if name == "stanford-lancet-2022"]

        assert [text[: len(FULL)] for text in made] == [FULL, SHORT]
    assert [text[: len(FULL)] for _, text in sources(letter(tmp_path, "two"))].count(FULL) == 1


@pytest.mark.usefixtures("desk")
def test_a_record_whose_first_note_moved_reads_otherwise(tmp_path: Path):
    """The words of a letter are its notes too: a source given in short where it stood in full is told of."""
    folder = office(tmp_path, asks__one=ASK.format(keys=CITED, body="It is known.{{ study.note }}"))
    flags = ("--to", "secretary-of-state", "--library", folder, "--asks", "one", "--date", "2024-09-12")
    assert run("new", *flags, "--output", tmp_path / "a.docx").code == 0
    same = run("check", tmp_path / "a.yaml", "--library", folder)
    text = ASK.format(keys=CITED, body="It is known.{{ study.note }}").replace(
        "lead: Report each", 'lead: "Report{{ study.note }} each'
    )
    write(folder / "clauses/fentanyl/asks/one.md.j2", text.replace("quarter.\n", 'quarter."\n', 1))
    other = run("check", tmp_path / "a.yaml", "--library", folder)

    assert "changed-since-recorded" not in same.out + same.err
    assert "the letter reads otherwise than when the record was made" in other.out + other.err
