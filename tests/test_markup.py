"""Marked-up text and the runs it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import markup
from drafter.letter import Blank, LineBreak, Note, PageNumber, Run, Text, plain_text
from drafter.markup import FirstMention, blank_mark, escape, foreign_marks, note_mark, parse, parse_lines, word_mark


def cite(source: str) -> Note:
    """A note that holds its source's id."""
    return Note((Text(source),), source)


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a text that is one paragraph."""
    (paragraph,) = parse(text, None, cite)
    return paragraph.runs


def words(text: str) -> str:
    """The bare words of a text that is one paragraph."""
    return plain_text(runs(text))


# Paragraphs and emphasis


def test_blank_lines_part_paragraphs():
    """One blank line or several, with or without spaces in them."""
    made = parse("\nOne.\n\nTwo\ngoes on.\n \t\n\n\nThree.\n", None, cite)

    assert [plain_text(one.runs) for one in made] == ["One.", "Two goes on.", "Three."]


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
    assert parse(text, None, cite)[0].runs == (Text("One"),)


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
    ["O*Neil", "**Star** Inc.", r"C:\temp", "a\\", "\\*", "{{ x }}", "{% if %}", "# 1", "- a", "1. a", "<b>", "[a](b)",
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
    made = parse(f"x{escape(typed)}x", None, cite)

    assert plain_text(made[0].runs) == folded(f"x{typed}x")


@given(PRINTABLE)
def test_a_value_at_the_end_of_a_line_makes_no_break(typed: str):
    """Even one that ends with a backslash."""
    made = parse(f"x{escape(typed)}\ny", None, cite)

    assert plain_text(made[0].runs) == folded(f"x{typed} y")


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
        ("# Title", 1, "heading"), ("  ## Title", 3, "heading"), ("- one", 1, "list"), ("* one", 1, "list"),
        ("• one", 1, "list"), ("1. one", 1, "number"), (" 12) one", 2, "number"), ("> one", 1, "quotation"),
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
     "*one* of **two**", "in [brackets] (and others)", "file_name_here", "-5 degrees", "**Bold** at the start"],
)  # fmt: skip
def test_plain_prose_is_not_taken_for_markup(line: str):
    """Signs that prose has are left alone."""
    assert list(foreign_marks(line)) == []
