"""Marked-up text and the runs it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import markup
from drafter.letter import Blank, Block, LineBreak, Note, NumberedList, PageNumber, Paragraph, Run, Text, plain_text
from drafter.markup import (
    FirstMention,
    MarkupError,
    blank_mark,
    escape,
    foreign_marks,
    note_mark,
    parse,
    parse_lines,
    word_mark,
)


def cite(source: str) -> Note:
    """A note that holds its source's id."""
    return Note((Text(source),), source)


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a text that is one paragraph."""
    (paragraph,) = parse(text, None, cite)
    assert isinstance(paragraph, Paragraph)
    return paragraph.runs


def said(block: Block) -> object:
    """A block as its words: a paragraph a text, a list a list of items, a table its caption, header and rows."""
    if isinstance(block, Paragraph):
        return plain_text(block.runs)
    if isinstance(block, NumberedList):
        return [[said(part) for part in item] for item in block.items]
    return (said(block.caption), *([said(cell) for cell in row] for row in (block.header, *block.rows)))


def blocks(text: str) -> list[object]:
    """What a text is divided into."""
    return [said(block) for block in parse(text, None, cite)]


def refused(text: str) -> tuple[str, str]:
    """Why a text cannot be read, and what to do."""
    with pytest.raises(MarkupError) as caught:
        parse(text, None, cite)
    return str(caught.value), caught.value.hint


def words(text: str) -> str:
    """The bare words of a text that is one paragraph."""
    return plain_text(runs(text))


# Paragraphs and emphasis


def test_blank_lines_part_paragraphs():
    """One blank line or several, with or without spaces in them."""
    assert blocks("\nOne.\n\nTwo\ngoes on.\n \t\n\n\nThree.\n") == ["One.", "Two goes on.", "Three."]


def test_a_text_without_words_has_no_paragraph():
    """Nothing is made of nothing."""
    assert parse(" \n\n \n", None, cite) == ()
    assert parse_lines(" \n\n", None, cite) is None


def test_stars_make_italic_and_bold():
    """One star italic, two bold, three both."""
    assert runs("a *b* **c** ***d*** **e *f* g**") == (
        Text("a "),
        Text("b", italic=True),
        Text(" "),
        Text("c", bold=True),
        Text(" "),
        Text("d", bold=True, italic=True),
        Text(" "),
        Text("e ", bold=True),
        Text("f", bold=True, italic=True),
        Text(" g", bold=True),
    )


def test_neighbors_of_one_style_are_one_run():
    """What reads as one piece is one piece."""
    assert runs("a\\*b **c\\*d\\\\**") == (Text("a*b "), Text("c*d\\", bold=True))


def test_lines_of_a_paragraph_are_folded():
    """The file's line ends and indents leave no trace."""
    assert words("  The toll\n  is   high,\n\tand rises.") == "The toll is high, and rises."


def test_a_backslash_keeps_a_sign():
    """`\\*` is an asterisk, `\\\\` a backslash; before other signs a backslash stands for itself."""
    assert words(r"5 \* 3, C:\\drive, and\or") == r"5 * 3, C:\drive, and\or"


def test_a_backslash_at_the_end_of_a_line_breaks_it():
    """The line break is a run of its own; an escaped backslash is none."""
    assert runs("One\\\ntwo") == (Text("One"), LineBreak(), Text("two"))
    assert runs("One\\\\\ntwo") == (Text("One\\ two"),)


@pytest.mark.parametrize("text", ["One\\", "One\\\n", "One\\\n\nTwo"])
def test_a_break_at_the_end_of_a_paragraph_is_none(text: str):
    """Nothing follows that could stand on another line."""
    first = parse(text, None, cite)[0]

    assert isinstance(first, Paragraph)
    assert first.runs == (Text("One"),)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("*a", 0), ("a **b", 2), ("**a*", 0), ("a *b **c*", 5), ("***a**", 0), ("a* b", 1), ("**a* b*", 0),
        ("*a*", None), ("**a**", None), (r"5 \* 3", None), ("***a** b*", None), (r"\\*a*", None),
    ],
)  # fmt: skip
def test_emphasis_that_is_not_closed_is_found_and_refused(text: str, at: int | None):
    """The place is that of the asterisk that opens it; such a text is never parsed."""
    assert markup.unclosed(text) == at
    if at is None:
        parse(text, None, cite)
    else:
        with pytest.raises(ValueError, match="asterisk"):
            parse(text, None, cite)


@given(st.text("*\\a \n", max_size=12))
def test_what_is_found_closed_is_parsed(text: str):
    """A text that the check lets through never stops a letter."""
    for paragraph in re.split(r"\n[ \t]*\n", text.strip()):
        if markup.unclosed(paragraph) is None:
            parse(paragraph, None, cite)


# Lists


def test_lines_that_begin_with_a_hyphen_are_a_list():
    """Right below a sentence or after a blank line, close together or apart; what follows is a paragraph again."""
    assert blocks("We ask for:\n- peace;\n- quiet.\n\nBoth are due.") == [
        "We ask for:",
        [["peace;"], ["quiet."]],
        "Both are due.",
    ]
    assert blocks("- peace;\n\n- quiet.\n\n\n") == [[["peace;"], ["quiet."]]]
    assert blocks("-\tpeace;\n-   quiet.") == [[["peace;"], ["quiet."]]]


def test_what_stands_two_spaces_under_a_hyphen_belongs_to_the_item():
    """The lines of its paragraph, more paragraphs, and a list on the next level with its own closing words."""
    text = "- one\n  goes on\n\n  and on.\n- two:\n\n  - a\n    - deep\n    - deeper\n  - b\n\n  so much.\n- three"

    assert blocks(text) == [
        [["one goes on", "and on."], ["two:", [["a", [["deep"], ["deeper"]]], ["b"]], "so much."], ["three"]]
    ]


def test_a_list_may_be_indented_as_a_whole():
    """Its items stand below each other; two spaces under them is the next level."""
    assert blocks("Two:\n\n   - a\n     - x\n     - y\n   - b") == ["Two:", [["a", [["x"], ["y"]]], ["b"]]]


@pytest.mark.parametrize("text", ["- one\n- \n- two", "-\n- one\n- two", "- one\n-\n\n- two\n- "])
def test_an_item_that_a_choice_left_empty_is_none(text: str):
    """A letter has no number without words."""
    assert blocks(text) == [[["one"], ["two"]]]


def test_one_item_is_no_list():
    """What stands alone gets no number, on no level; nothing at all leaves nothing."""
    assert blocks("So:\n\n- one\n\n  more") == ["So:", "one", "more"]
    assert blocks("- one\n  - alone\n- two") == [[["one", "alone"], ["two"]]]
    assert blocks("- \n-") == []


@pytest.mark.parametrize(
    ("text", "why", "hint"),
    [
        ("- a\nb", "a line that is not indented stands right below an item: b", "leave a blank line above it"),
        ("- a\n - b", "an item stands neither in line with the one above nor under it: - b", "two spaces"),
        ("- a\n\n b", "a paragraph below a list is indented too little to belong to an item: b", "by two spaces"),
        ("- a\n  - b\n c", "a line that is not indented stands right below an item: c", "blank line"),
        ("- *a\n- b*", "an asterisk opens emphasis that is not closed in the same paragraph", "asterisk"),
    ],
)
def test_a_line_of_which_it_is_not_plain_where_it_belongs_is_refused(text: str, why: str, hint: str):
    """Nothing joins an item, or leaves it, without its writer seeing it."""
    assert refused(text)[0] == why
    assert hint in refused(text)[1]


# Tables

COUNTS = "Table: *Counts*{}\n\n| Year | Deaths |\n| --- | ---: |\n| 2023 | 107,543 |\n| 2024 | 80,391"


def test_a_caption_a_header_and_rows_are_a_table():
    """The blank line below the caption may be missing, and the last bar of a row."""
    table = ("Counts", ["Year", "Deaths"], ["2023", "107,543"], ["2024", "80,391"])

    assert blocks("Before.\n\n" + COUNTS.format("") + "\n\nAfter.") == ["Before.", table, "After."]
    assert blocks(COUNTS.format("").replace("\n\n", "\n")) == [table]
    assert blocks("- a\n\n" + re.sub("(?m)^", "  ", COUNTS.format("")) + "\n- b") == [[["a", table], ["b"]]]


def test_notes_emphasis_and_blanks_stand_in_captions_and_cells():
    """A mark's own words may hold a bar, and an escaped bar is a sign."""
    header = rf"| A \| B | {blank_mark('x', 'this | that')} |"
    (table,) = parse(f"Table: Counts{note_mark('cdc')}\n{header}\n|-|-|\n|**c** {note_mark('n')}||", None, cite)

    assert said(table) == ("Counts", ["A | B", "[THIS | THAT]"], ["c", ""])
    assert not isinstance(table, Paragraph | NumberedList)
    assert table.caption.runs[-1] == cite("cdc")
    assert table.rows[0][0].runs == (Text("c", bold=True), cite("n"))


def test_a_word_takes_a_capital_at_the_head_of_a_cell_and_of_an_item():
    """Each is a beginning."""
    we = word_mark("we")

    assert blocks(f"- {we} do\n- as {we} do") == [[["We do"], ["as we do"]]]
    assert blocks(f"Table: {we}\n|{we}|\n|-|\n|and {we}|") == [("We", ["We"], ["and we"])]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("| a |\n|---|\n| b |", "a table without a caption: | a |"),
        ("Table: x\n\nAnd more.", "a caption without a table below it: x"),
        ("Table:\n| a |\n|---|\n| b |", "a caption without words: Table:"),
        ("Table: x\n| a |\n| b |", "a table without a header row: | a |"),
        ("Table: x\n|\n|", "a table without a header row: |"),
        ("Table: x\n| a |\n|---|", "a table without rows: | a |"),
        ("Table: x\n| a | |\n|---|---|\n| b | c |", "a column without a name: | a | |"),
        ("Table: x\n| a |\n|---|\n| b | c |", "a row of 2 cells in a table of 1 column: | b | c |"),
        ("Table: x\n| a | b |\n|---|---|\n| c |", "a row of 1 cell in a table of 2 columns: | c |"),
        ("Table: x\n| a |\n|---|\n| b |\n| --- |", "a second header row in a table: | --- |"),
        ("Table: x\n| a |\n|---|\n| b |\nc", "a line without bars stands right below a table: c"),
    ],
)
def test_a_table_that_lacks_something_is_refused(text: str, why: str):
    """With its line, and what to do."""
    assert refused(text)[0] == why
    assert refused(text)[1].endswith(".")


@given(st.text("-| \n\tTable:*ab", max_size=40))
def test_any_text_is_read_or_refused(text: str):
    """Nothing else can go wrong, and no word is lost."""
    try:
        made = parse(text, None, cite)
    except MarkupError:
        return
    letters = re.sub(r"[^Tabl]|(?m:^[ \t]*(?:-[ \t]+)*Table:)", "", text)

    assert "".join(sorted(re.sub(r"[^Tabl]", "", repr([said(block) for block in made])))) == "".join(sorted(letters))


# Marks


def test_a_note_stands_where_its_mark_does():
    """No space is left in front of it."""
    assert runs(f"The toll is high. {note_mark('cdc')} It rises.{note_mark('nchs')}") == (
        Text("The toll is high."),
        cite("cdc"),
        Text(" It rises."),
        cite("nchs"),
    )


def test_a_note_in_emphasis_is_a_note():
    """The stars around it are closed as ever."""
    assert runs(f"*The toll.{note_mark('cdc')}*") == (Text("The toll.", italic=True), cite("cdc"))


def test_a_blank_has_its_name_and_hint():
    """The hint may have spaces and asterisks, and needs no escape."""
    assert runs(f"on {blank_mark('day', 'the day, as *written*')}.") == (
        Text("on "),
        Blank("day", "the day, as *written*"),
        Text("."),
    )


def test_a_blank_without_a_hint_is_a_blank():
    """Only its name is shown."""
    assert runs(blank_mark("day", "")) == (Blank("day", ""),)


def test_a_page_number_is_a_field():
    """The word processor counts."""
    assert runs(f"Page {markup.PAGE_MARK}") == (Text("Page "), PageNumber())


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("", "We"), ("The toll is high. ", "We"), ("High? ", "We"), ("“High.” ", "We"), ("(High.) ", "We"),
        ("The toll is high, and ", "we"), ("As **ever**, ", "we"), ("**High.** ", "We"), ("Sirs: ", "we"),
    ],
)  # fmt: skip
def test_a_word_takes_a_capital_where_it_begins_a_sentence(before: str, said: str):
    """At the start of a paragraph, and after a full stop, a question or exclamation mark."""
    assert words(f"{before}{word_mark('we')} write.") == f"{before}{said} write.".replace("*", "")


def test_a_note_does_not_hide_that_a_sentence_ended():
    """After a full stop and its note the next word begins a sentence."""
    assert words(f"It is high.{note_mark('cdc')} {word_mark('we')} write.").endswith("We write.")


def test_a_name_is_written_out_once():
    """In full with its short form where it first stands, short from then on."""
    name = FirstMention("the United States of America", "the USA")

    assert words(f"{escape(name)} and {escape(name)}") == "The United States of America (USA) and the USA"


def test_a_name_without_a_shorter_one_is_never_explained():
    """Canada is not written 'Canada (Canada)'."""
    name = FirstMention("Canada", "Canada")

    assert [words(escape(name)) for _ in range(2)] == ["Canada", "Canada"]


# Values


@pytest.mark.parametrize(
    "typed",
    ["5 | 6", "Table: x", "-", "| a | b |", "Table:", "\\|",
     "O*Neil", "**Star** Inc.", r"C:\temp", "a\\", "\\*", "{{ x }}", "{% if %}", "# 1", "- a", "1. a", "<b>", "[a](b)",
     "`x`", "_x_", "a & b < c", "“quoted” — ‘so’", "日本", "Nuñez"],
)  # fmt: skip
def test_a_value_reads_as_typed(typed: str):
    """No sign in a name or a filled-in text is taken for markup."""
    assert words(f"To {escape(typed)}, greetings.") == f"To {typed}, greetings."
    assert runs(f"*{escape(typed)}*") == (Text(typed, italic=True),)


def test_a_value_cannot_forge_a_mark():
    """The signs that marks are made of are taken out of values, so none adds a note or a blank."""
    forged = f"{markup.OPEN}note cdc{markup.CLOSE}"

    assert runs(escape(forged)) == (Text("note cdc"),)


PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ue000\ue001"), max_size=40
)


def folded(text: str) -> str:
    """Runs of spaces as one, none at the ends, as a paragraph has them."""
    return re.sub(r"[ \t]+", " ", text).strip(" \t")


def test_a_space_that_does_not_break_is_kept():
    """Only ordinary spaces are folded, in a clause and in a part."""
    assert words("June\xa0\xa05  at\xa0\nnoon") == "June\xa0\xa05 at\xa0 noon"
    made = parse_lines("June\xa05  x", None, cite)
    assert made
    assert plain_text(made.runs) == "June\xa05 x"


@given(PRINTABLE)
def test_every_printable_value_comes_out_as_typed(typed: str):
    """Alone in its paragraph, with its spaces folded."""
    assert blocks(f"x{escape(typed)}x") == [folded(f"x{typed}x")]


@given(PRINTABLE)
def test_a_value_at_the_end_of_a_line_makes_no_break(typed: str):
    """Even one that ends with a backslash."""
    assert blocks(f"x{escape(typed)}\ny") == [folded(f"x{typed} y")]


@given(PRINTABLE.filter(str.strip), PRINTABLE.filter(str.strip))
def test_a_value_makes_no_list_and_no_table(one: str, two: str):
    """At the head of a paragraph, of an item and of a cell it reads as typed, whatever signs it has."""
    a, b = folded(one), folded(two)

    assert blocks(escape(a) + "\n\n" + escape(b)) == [a, b]
    assert blocks(f"- {escape(a)}\n- {escape(b)}") == [[[a], [b]]]
    assert blocks(f"Table: {escape(a)}\n| {escape(b)} | x |\n| --- | --- |\n| {escape(a)} | {escape(b)} |") == [
        (a, [b, "x"], [a, b])
    ]


@given(st.lists(PRINTABLE.filter(str.strip), min_size=1, max_size=4))
def test_values_on_the_lines_of_a_part_stay_on_their_lines(lines: list[str]):
    """Each line that holds words is a line."""
    made = parse_lines("\n".join(map(escape, lines)), None, cite)
    assert made

    said = "".join("\n" if isinstance(run, LineBreak) else plain_text([run]) for run in made.runs)
    assert said.split("\n") == [folded(line) for line in lines]


# Foreign markup


@pytest.mark.parametrize(
    ("line", "column", "what"),
    [
        ("# Title", 1, "heading"), ("  ## Title", 3, "heading"), ("* one", 1, "list"), ("+ one", 1, "list"),
        ("• one", 1, "list"), ("- • one", 3, "list"), ("    * one", 5, "list"), ("1. one", 1, "number"),
        ("- 1. one", 3, "number"), ("- (a) one", 3, "number"), ("  - iv) one", 5, "number"), ("a | b", 3, "bar"),
        ("- # Title", 3, "heading"), (" 12) one", 2, "number"), ("> one", 1, "quotation"),
        ("a `b`", 3, "backtick"), ("a [b](c)", 3, "link"), ("a <b>c", 3, "HTML"), ("a </b>", 3, "HTML"),
        ("a _b_", 3, "underscores"), ("a __b__", 3, "underscores"), ("a {b}", 3, "brace"),
    ],
)  # fmt: skip
def test_markup_that_is_none_here_is_found(line: str, column: int, what: str):
    """With its place and what it is."""
    found = [(at, said) for at, said, _ in foreign_marks(line)]

    assert found[0][0] == column
    assert what in found[0][1]


@pytest.mark.parametrize(
    "line",
    ["The toll is high.", "#1 in the nation", "5 < 6 and 7 > 6", "$2,000 - $3,000", "a 3.5 percent rise", "2023. Then",
     "*one* of **two**", "in [brackets] (and others)", "file_name_here", "-5 degrees", "**Bold** at the start",
     "- one", "  - one", "- in 2023. Then", "- J. Smith", "| a | b |",
     "  | a | b |", r"a \| b", "- a (b) c"],
)  # fmt: skip
def test_plain_prose_is_not_taken_for_markup(line: str):
    """Signs that prose has are left alone."""
    assert list(foreign_marks(line)) == []
