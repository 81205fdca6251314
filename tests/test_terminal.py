"""The letter as a terminal shows it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.letter import (
    Blank,
    Block,
    Letter,
    LetterheadLine,
    LineBreak,
    Note,
    NumberedList,
    Paragraph,
    Properties,
    Run,
    Stationery,
    Table,
    Text,
    plain_text,
)
from drafter.writers.columns import columns
from drafter.writers.terminal import write

URL = "https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm"


def p(*runs: Run | str) -> Paragraph:
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def note(text: str) -> Note:
    return Note((Text(text),))


def letter(*body: Block, copies: tuple[Paragraph, ...] = ()) -> Letter:
    return Letter(
        stationery=Stationery(
            (LetterheadLine(p(Text("Congress", bold=True)), 16), LetterheadLine(p("Washington"), 10))
        ),
        properties=Properties("A letter", "", date(2024, 9, 12)),
        date_line=p("September 12, 2024"),
        inside_addresses=(p("The Honorable A. B.", LineBreak(), "Secretary"),),
        salutation=p("Dear Secretary B:"),
        body=body,
        complimentary_close=p("Sincerely,"),
        signature_blocks=(p("C. D.", LineBreak(), "Member of Congress"),),
        copy_notation=copies,
    )


def body_of(shown: str) -> list[str]:
    """The lines between salutation and close."""
    return shown.split("Dear Secretary B:\n\n")[1].split("\n\nSincerely,")[0].split("\n")


def lines(*body: Block, width: int = 30, styled: bool = False) -> list[str]:
    return body_of(write(letter(*body), width, styled))


WHOLE = """\
           Congress
          Washington

September 12, 2024

The Honorable A. B.
Secretary

Dear Secretary B:

A toll of 73,000.¹ Reply by
[DATE].

1. Know the customer, and keep
   a record.²

   Every year.

   (a) first

   (b) second

2. Cooperate.

Sincerely,


C. D.
Member of Congress

CC:
E. F.

────────────────────
¹ Ahmad. Counts.
  https://www.cdc.gov/a
² White. Reforms.
"""


def test_a_whole_letter_reads_from_letterhead_to_notes() -> None:
    """Centred letterhead, two empty lines to sign in, notes below a rule."""
    asks = NumberedList(
        (
            (
                p("Know the customer, and keep a record.", note("White. Reforms.")),
                p("Every year."),
                NumberedList(((p("first"),), (p("second"),))),
            ),
            (p("Cooperate."),),
        )
    )
    count = Note((Text("Ahmad. "), Text("Counts", italic=True), Text(". "), Text("https://www.cdc.gov/a", link="x")))
    whole = letter(
        p("A toll of 73,000.", count, " Reply by ", Blank("date", "date"), "."), asks, copies=(p("CC:"), p("E. F."))
    )

    assert write(whole, 30, styled=False) == WHOLE


@pytest.mark.parametrize(("width", "expected"), [(20, 6), (81, 36), (400, 36)])
def test_the_letterhead_is_centred_on_a_page_of_at_most_eighty_columns(width: int, expected: int) -> None:
    """A very wide terminal does not make the lines longer."""
    first = write(letter(), width, styled=False).split("\n")[0]

    assert " " * expected + "Congress" == first


def test_lines_break_at_spaces_only() -> None:
    """Neither at a hyphen nor inside an address, and a non-breaking space holds its words together."""
    shown = lines(p("a well-known-and-long-hyphenated-name is 5\u00a0percent"), width=20)

    assert shown == ["a", "well-known-and-long-hyphenated-name", "is 5\u00a0percent"]


@pytest.mark.parametrize("width", [20, 40, 56])
def test_an_address_too_long_for_the_line_stands_whole_on_its_own(width: int) -> None:
    """Without an indent, so that the terminal breaks it as late as can be."""
    shown = write(letter(p("See", Note((Text("Ahmad. "), Text(URL, link=URL))), ".")), width, styled=False)

    assert shown.endswith(f"\n¹ Ahmad.\n{URL}\n")


def test_an_address_that_just_fits_gives_up_its_indent() -> None:
    """One column of two is left."""
    shown = write(letter(p("See", Note((Text(URL, link=URL),)))), len(URL) + 1, styled=False)

    assert shown.endswith(f"\n¹\n {URL}\n")


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (("a", note("n"), " b"), "a¹ b"),
        (("a ", note("n"), "b"), "a¹ b"),
        (("a", note("n"), ", b"), "a¹, b"),
        (("a", note("n"), note("m"), " b"), "a¹² b"),
        ((note("n"), "a"), "¹a"),
        ((note("n"),), "¹"),
        (("a", LineBreak(), note("n"), "b"), "a¹\nb"),
        (("a", Text(""), "b ", Text("", bold=True), " c"), "ab c"),
        (("a", LineBreak(), LineBreak(), "b"), "a\n\nb"),
        (("a \u00a0", "b"), "a b"),
        (("a", "\u00a0", "b"), "a\u00a0b"),
    ],
)
def test_a_mark_stands_right_after_its_word(runs: tuple[Run | str, ...], expected: str) -> None:
    """Whatever spaces and line breaks stand around it."""
    assert expected == "\n".join(lines(p(*runs)))


def test_a_mark_is_never_parted_from_its_word() -> None:
    """At any width the mark ends the line that its word is on."""
    for width in range(20, 60):
        shown = write(letter(p("word " * 9, "the last.", note("n"), " More words.")), width, styled=False)

        assert "last.¹" in shown


def test_marks_run_on_past_nine_and_the_notes_hang_alike() -> None:
    """The tenth mark has two digits, and the text of every note begins in one column."""
    runs = [run for n in range(10) for run in (f"w{n}", note(f"note {n}"), " ")]
    shown = write(letter(p(*runs)), 80, styled=False)

    assert "w9¹⁰" in shown
    assert "¹  note 0\n" in shown
    assert "¹⁰ note 9\n" in shown


def test_bold_italics_and_blanks_are_styled_line_by_line() -> None:
    """No style runs over the end of a line, and the spaces inside one have it."""
    shown = lines(
        p("plain ", Text("bold words that run over the line", bold=True), " ", Text("both", bold=True, italic=True)),
        p("by ", Blank("day", "the day"), ", ", Text("in italics", italic=True)),
        styled=True,
    )

    assert shown == [
        "plain \x1b[1mbold words that run over\x1b[0m",
        "\x1b[1mthe line\x1b[0m \x1b[1;3mboth\x1b[0m",
        "",
        "by \x1b[1;7m[THE DAY]\x1b[0m, \x1b[3min italics\x1b[0m",
    ]


def test_a_blank_is_plain_where_nothing_is_styled() -> None:
    """The words in brackets say that something is missing."""
    assert lines(p("by ", Blank("day", "the day"))) == ["by [THE DAY]"]


@pytest.mark.parametrize("styled", [False, True])
def test_control_characters_never_reach_the_terminal(styled: bool) -> None:
    """Those of C0 and C1 are dropped; tabs and new lines in data are spaces."""
    hostile = "a\x1b[31m\x07b\x9b2J\x7f\tc\r\nd\u2028e\ud800\x85"
    held = letter(p(Text(hostile, bold=True), Blank("x", hostile), Note((Text(hostile),))), copies=(p(hostile),))
    shown = write(held, 80, styled)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\ud800]", re.sub(r"\x1b\[(?:[137;]+|0)m", "", shown))
    assert "a[31mb2J c d e" in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("芬太尼", 6), ("😀", 2), ("a\u200bb", 2), ("שלום", 4), ("¹²", 2), ("", 0)],
)
def test_width_is_counted_in_columns(text: str, expected: int) -> None:
    """Two for a wide character, none for one that joins the one before."""
    assert expected == columns(text)


def test_wide_words_are_wrapped_by_their_columns() -> None:
    """Ten wide characters fill twenty columns; right-to-left text is passed through."""
    assert lines(p("芬太尼芬太尼芬太尼芬 שלום"), width=20) == ["芬太尼芬太尼芬太尼芬", "שלום"]


TABLE = Table(
    p("Deaths by year"),
    (p("Year"), p("Deaths", note("n")), p("Place")),
    ((p("2022"), p("73,838"), p("United", LineBreak(), "States")), (p("2023"), p("4,702", note("m")), p("Ohio"))),
)


def test_a_table_has_aligned_columns_where_they_fit() -> None:
    """Figures to the right, words to the left, each cell on one line."""
    assert lines(TABLE, width=40) == [
        "Deaths by year",
        "Year  Deaths¹  Place",
        "────  ───────  ─────────────",
        "2022   73,838  United States",
        "2023   4,702²  Ohio",
    ]


def test_a_table_too_wide_is_told_row_by_row() -> None:
    """Each value under its header; the mark of a note in the header stands once."""
    assert lines(TABLE, width=20) == [
        "Deaths by year",
        "Year: 2022",
        "Deaths¹: 73,838",
        "Place: United",
        "  States",
        "",
        "Year: 2023",
        "Deaths: 4,702²",
        "Place: Ohio",
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Table(p("Empty"), (p("A"), p("B")), ()), ["Empty", "A  B", "─  ─"]),
        (Table(p("Empty"), (p("A" * 9), p("B" * 29)), ()), ["Empty", "A" * 9 + ":", "B" * 29 + ":"]),
    ],
)
def test_a_table_without_rows_still_shows_its_header(table: Table, expected: list[str]) -> None:
    """In columns where they fit, else line by line."""
    assert expected == lines(table)


def test_items_hang_by_the_widest_number() -> None:
    """The tenth number is wider than the ninth; after (z) comes (aa)."""
    inner = NumberedList(tuple((p("x"),) for _ in range(28)))
    shown = lines(NumberedList((*((p(f"item {n}"),) for n in range(9)), (inner, p("after")))))

    assert shown[0] == "1.  item 0"
    assert shown[18:20] == ["10.", "    (a)  x"]
    assert shown[-5:] == ["    (aa) x", "", "    (bb) x", "", "    after"]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (NumberedList(()), []),
        (NumberedList(((),)), ["1."]),
        (NumberedList(((p(),),)), ["1."]),
        (NumberedList(((TABLE,),)), ["1.", "   Deaths by year"]),
        (p(" "), []),
    ],
)
def test_what_is_empty_leaves_no_empty_lines(block: Block, expected: list[str]) -> None:
    """An item without words keeps its number."""
    assert expected == lines(block, p("End."), width=60)[: len(expected)]


def test_names_of_one_line_stand_together_and_those_of_several_apart() -> None:
    """As offices set their copies."""
    short = write(letter(copies=(p("CC:"), p("E. F."), p("G. H."))), 80, styled=False)
    long = write(letter(copies=(p("CC:"), p("E. F.", LineBreak(), "Director"), p("G. H."))), 80, styled=False)

    assert short.endswith("\n\nCC:\nE. F.\nG. H.\n")
    assert long.endswith("\n\nCC:\n\nE. F.\nDirector\n\nG. H.\n")


TEXTS = st.text("ab é漢\u0301\u00a0\t\n\x1b\x07-,:[\u05d0😀", max_size=30)
TEXT_RUNS = st.builds(Text, TEXTS, bold=st.booleans(), italic=st.booleans())
RUNS = st.one_of(
    TEXT_RUNS,
    st.just(LineBreak()),
    st.builds(Blank, st.just("name"), TEXTS),
    st.builds(Note, st.lists(TEXT_RUNS, max_size=3).map(tuple)),
)
PARAGRAPHS = st.builds(Paragraph, st.lists(RUNS, max_size=6).map(tuple))
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    PARAGRAPHS,
    lambda blocks: st.builds(NumberedList, st.lists(st.lists(blocks, max_size=3).map(tuple), max_size=3).map(tuple)),
    max_leaves=6,
)
LETTERS = st.lists(BLOCKS, max_size=4).map(lambda blocks: letter(*blocks))
WIDTHS = st.integers(20, 200)


def spoken(runs: tuple[Run, ...] | tuple[Text, ...]) -> list[str]:
    return re.sub("[\x07\x1b]", "", plain_text(runs)).split()


@given(LETTERS, WIDTHS)
def test_the_words_shown_are_the_words_of_the_letter(held: Letter, width: int) -> None:
    """In reading order and then those of the notes, once marks, item numbers and the rule are taken away."""
    words = [word for paragraph in held.paragraphs() for word in spoken(paragraph.runs)]
    words += [word for cited in held.notes() for word in spoken(cited.runs)]
    shown = re.sub("[¹²³⁰⁴-⁹─]", "", write(held, width, styled=False))
    shown = re.sub(r"^ *(?:\d\.|\([a-c]\)|\(i+\))(?= |$)", "", shown, flags=re.MULTILINE)

    assert words == shown.split()


@given(LETTERS, WIDTHS)
def test_no_line_is_too_long_or_ends_in_a_space(held: Letter, width: int) -> None:
    """Save for one word that cannot be broken, which then has a line to itself from the first column."""
    for line in write(held, width, styled=False).split("\n"):
        assert line == line.rstrip()
        assert columns(line) <= min(width, 80) or " " not in line


@given(LETTERS, WIDTHS)
def test_styles_change_no_word_and_no_line(held: Letter, width: int) -> None:
    """What is styled reads the same once the codes are gone, and each line closes what it opens."""
    shown = write(held, width, styled=True)

    assert write(held, width, styled=False) == re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert all(len(re.findall(r"\x1b\[[13]", line)) == line.count("\x1b[0m") for line in shown.split("\n"))


@given(LETTERS, st.integers(-5, 19))
def test_a_terminal_too_narrow_for_letters_is_written_to_all_the_same(held: Letter, width: int) -> None:
    """Words then overflow, and none is lost."""
    assert "Secretary" in write(held, width, styled=True)
