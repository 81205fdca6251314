"""A letter with every kind of part, block and run in it, and the strategies that make others like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from drafter.letter import (
    Blank,
    Block,
    Letter,
    LetterheadLine,
    LineBreak,
    Margins,
    Note,
    NumberedList,
    PageNumber,
    Paragraph,
    Properties,
    Run,
    Stationery,
    Table,
    Text,
)

URL = "https://e.org/a_b?x=1&y=(2)"


def says(*runs: Run | str) -> Paragraph:
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def cites(words: str) -> Note:
    return Note((Text(f"{words}. "), Text("Report & Survey", italic=True), Text(". "), Text(URL, link=URL)))


def letter(*body: Block) -> Letter:
    """The letter, with another body where one is given."""
    return replace(WHOLE, body=body) if body else WHOLE


_INNER = NumberedList(((says("by port;", cites("Within")),), (says("by weight."),)))
_ASKS = NumberedList(
    (
        (says(Text("Know the customers.", bold=True), " Keep a record.", cites("An item")), says("This goes on.")),
        (says("Share “data” & more:"), _INNER, says("And further:"), _INNER),
        (says("Answer."),),
    )
)
_TABLE = Table(
    says("Deaths by year", cites("A caption")),
    (says("Year"), says("Deaths"), says("Place")),
    (
        (says("2022"), says("73,838", cites("A cell")), says("Ohio", LineBreak(), "and Iowa")),
        (says("2023"), says("4,702"), says("A | B")),
    ),
)
WHOLE = Letter(
    stationery=Stationery(
        (
            LetterheadLine(says("Congress of the United States"), 22, small_caps=True),
            LetterheadLine(says("Washington, DC"), 10),
        ),
        margins=Margins(0.75, 1, 0.75, 1.25),
    ),
    properties=Properties("Letter to A. Doe & others, September 12, 2024", "Jane Roe", date(2024, 9, 12)),
    date_line=says("September 12, 2024"),
    delivery_notation=says("By Hand"),
    inside_addresses=(says("The Honorable A. Doe", LineBreak(), "Secretary of State"), says("B. Poe")),
    subject_line=says(Text("Re: precursors", bold=True)),
    salutation=says("Dear Secretary Doe:"),
    body=(
        says("I write again.", cites("The first"), cites("The second"), " It is ", Text("grave ", True), "now."),
        says("I ask that you:"),
        _ASKS,
        NumberedList(((says("When?"),), (says("Where?"),))),
        _TABLE,
        says("Answer by ", Blank("day", "the day"), ", or see ", Text("our page", link="https://e.org/é"), "."),
    ),
    complimentary_close=says("Sincerely,"),
    signature_blocks=(says("Jane Roe", LineBreak(), "Member of Congress"), says("José Ño", LineBreak(), "Senator")),
    enclosure_notation=(says("Enclosure: A list"),),
    copy_notation=(says("cc:"), says("E. F.", LineBreak(), "Attorney General"), says("G. H.", LineBreak(), "Director")),
    continuation_header=says('A. "Doe"', LineBreak(), "Page ", PageNumber()),
)

SIGNS = "ab1iI .:-_*`~^$|<>&\"'\\{}[]()#+=%!@/;?“é漢\u0301\u00a0\u05d0😀\t\n"
SAYINGS = (
    *("**", "__", "[^1]", "](", "www.a_b.org", "https://e.org/a_b", "&amp;", "&#65;", "<b>", "-->", "<!--", "1. "),
    *("(a) ", "- ", "Table: x", "--", "...", "\\begin{x}", "$x$", "^a^", "~~x~~", ":smile:", "a@b.org", "@smith"),
    *("Mr. X", "```", "# ", "+---+", "---", "===", "%", "[x]: y", "![x](y)", "{.x}", "i. ", "IV. ", "A. ", " | ", "\n"),
)
"""What means something to Markdown, to a web page or to e-mail."""

TEXTS = st.lists(
    st.one_of(
        st.text(SIGNS, max_size=6),
        st.sampled_from(SAYINGS),
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co")), max_size=3),
    ),
    max_size=5,
).map("".join)
LINKS = st.sampled_from([None, None, None, "https://e.org/a_b(c)?x=1&copy=2", "https://e.org/é <x>|", "javascript:x"])
TEXT_RUNS = st.one_of(
    st.builds(Text, TEXTS, bold=st.booleans(), italic=st.booleans(), link=LINKS),
    st.sampled_from([Text(URL, link=URL), Text("https://e.org/&copy;_", link="https://e.org/&copy;_")]),
)
RUNS = st.one_of(
    TEXT_RUNS,
    st.just(LineBreak()),
    st.builds(Blank, st.just("name"), TEXTS),
    st.builds(Note, st.lists(TEXT_RUNS, max_size=3).map(tuple)),
)
PARAGRAPHS = st.builds(Paragraph, st.lists(RUNS, max_size=6).map(tuple))
NAMED = PARAGRAPHS.map(lambda paragraph: Paragraph((Text("x "), *paragraph.runs)))
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        NAMED,
        st.tuples(*[NAMED] * width),
        st.lists(st.tuples(*[PARAGRAPHS] * width), max_size=2).map(tuple),
    )
)
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.one_of(PARAGRAPHS, TABLES),
    lambda blocks: st.builds(NumberedList, st.lists(st.lists(blocks, max_size=3).map(tuple), max_size=3).map(tuple)),
    max_leaves=8,
)
LETTERS = st.lists(BLOCKS, min_size=1, max_size=12).map(lambda blocks: letter(*blocks))
