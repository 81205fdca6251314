"""The letter as Markdown, read back with pandoc as its own Markdown and as GitHub's."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from hypothesis import given, settings
from reading import by_pandoc, of_letter
from whole import LETTERS, cites, letter, says

from drafter.letter import Blank, Block, Letter, LineBreak, Note, NumberedList, Run, Table, Text
from drafter.writers.markdown import write

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
# Without its "smart" quotes, which take a lone ‘ for an apostrophe.
readers = pytest.mark.parametrize("reader", ["markdown-smart", "gfm"])

WHOLE = """\
Congress of the United States\\
Washington, DC

September 12, 2024

By Hand

The Honorable A. Doe\\
Secretary of State

B. Poe

**Re: precursors**

Dear Secretary Doe:

I write again.[^1][^2] It is **grave** now.

I ask that you:

1. **Know the customers.** Keep a record.[^3]

   This goes on.

2. Share “data” & more:

   (a) by port;[^4]

   (b) by weight.

   And further:

   (a) by port;[^5]

   (b) by weight.

3. Answer.

<!-- -->

1. When?

2. Where?

**Deaths by year**[^6]

| Year | Deaths     | Place         |
| ---- | ---------: | ------------- |
| 2022 | 73,838[^7] | Ohio and Iowa |
| 2023 | 4,702      | A \\| B        |

Answer by \\[THE DAY\\], or see [our page](<https://e.org/%C3%A9>).

Sincerely,

Jane Roe\\
Member of Congress

José Ño\\
Senator

Enclosure: A list

cc:

E. F.\\
Attorney General

G. H.\\
Director

[^1]: The first. *Report & Survey*. <https://e.org/a_b?x=1&y=(2)>
"""


def body(*blocks: Block) -> str:
    """The Markdown between salutation and close."""
    return write(letter(*blocks)).split("Dear Secretary Doe:\n\n")[1].split("\n\nSincerely,")[0]


def test_a_whole_letter_is_markdown_that_a_person_can_read():
    """Letterhead, lists, table, signatures and copies; the notes at the end, one paragraph each."""
    text = write(letter())

    assert text.startswith(WHOLE)
    assert text.count("\n\n[^") == 7


@needs_pandoc
@readers
def test_a_reader_finds_every_part_in_its_place(reader: str):
    """The words, the numbers of the items on both levels, bold and italics, and the notes at their marks."""
    assert by_pandoc(reader, write(letter()), styles=True) == of_letter(letter(), styles=True)


@needs_pandoc
@readers
@settings(max_examples=15, deadline=None)
@given(held=LETTERS)
def test_any_words_come_out_as_typed(reader: str, held: Letter):
    """Signs that Markdown, HTML or TeX would read, in whatever place and style, and no number or note goes astray."""
    assert by_pandoc(reader, write(held), styles=True) == of_letter(held, styles=True)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (("1. a",), "1\\. a"),
        (("(a) b",), "(a\\) b"),
        (("E. F.",), "E. F."),
        (("IV. b",), "IV\\. b"),
        (("# b",), "\\# b"),
        (("Table: b",), "Table\\: b"),
        (("a", LineBreak(), "- b"), "a\\\n\\- b"),
        ((LineBreak(), "a", LineBreak(), LineBreak(), "b", LineBreak()), "a\\\n\\\nb"),
        (("Stop!", cites("n")), "Stop\\![^1]"),
        (("a", cites("n"), "(b)"), "a[^1]\\(b)"),
        (("a", Text(" b ", bold=True), "c"), "a **b** c"),
        (("a", Text("“b”", bold=True), "c"), "a<!-- -->**“b”**<!-- -->c"),
        ((Text("a", bold=True), Text("b", italic=True)), "**a**<!-- -->*b*"),
        ((Text("a", bold=True), Text("b", bold=True)), "**ab**"),
        ((Text("both", bold=True, italic=True),), "***both***"),
        (('O\'Neil said "so -- it..." at www.e.org',), 'O\\\'Neil said \\"so \\-- it\\.\\..\\" at www\\.e.org'),
        ((Text("x", link="javascript:alert(1)"),), "x"),
        ((Blank("b", "a [b]"),), "\\[A \\[B\\]\\]"),
    ],
)
def test_signs_are_escaped_where_they_would_be_read(runs: tuple[Run | str, ...], expected: str):
    """And only there, so that the text stays readable."""
    assert body(says(*runs)) == expected


def test_what_is_empty_leaves_no_trace_but_its_number():
    """An item without words is still counted, and an empty note is still a note."""
    blocks = (says(""), NumberedList(((says(""),), (says("b"),))), says("c", Note(())))

    assert body(*blocks) == "1. <!-- -->\n\n2. b\n\nc[^1]"
    assert write(letter(*blocks)).endswith("\n\n[^1]: <!-- -->\n")


def test_figures_stand_to_the_right_and_the_first_column_never():
    """As in the Word file."""
    table = Table(says("c"), (says("Year"), says("n")), ((says("2022"), says("1")),))

    assert body(table).splitlines()[3] == "| ---- | --: |"


def test_the_long_lines_of_a_tenth_item_stand_under_its_words():
    """Its number is a column wider, and what follows stands in as much."""
    items = tuple((says(str(n)), says("more")) for n in range(10))

    assert body(NumberedList(items)).endswith("10. 9\n\n    more")


def test_the_file_has_no_control_character():
    """A tab or a line end in data is a space."""
    held = replace(letter(says("a\x07\x1b\tb\r\nc\u2028d\x85e\ud800")), continuation_header=None)

    assert "\n\na b c d e\n\n" in write(held)
