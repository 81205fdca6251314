"""The fixed set of letters whose pages are looked at, from one line to forty pages, as Letters built by hand.

`python -m tests.pictures FOLDER` draws every page of them; the tests of what other programs see read the same letters.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from drafter.letter import (
    Blank,
    Block,
    Letter,
    LetterheadLine,
    LineBreak,
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
from drafter.writers.docx import write

CHECKSUMS = Path(__file__).parent / "parts.txt"
AWKWARD = (
    "& < > \" ' * _ \\ { } % $ # ~ ` | @ ]]> <!-- &amp; {{ x }} {% y %} “ ” ‘ ’ — – … № ½ e\u0301 ñ 🙂 👩\u200d⚖️ "
    "שלום بن سلمان 漢字"
)
"""What markup, templates and encodings trip over."""
LONG = "Featherstonehaugh-Cholmondeley"
SENTENCE = (
    "We ask the Department to say what it has done since our letter of the spring, and what it means to do next. "
)


def says(*runs: Run | str) -> Paragraph:
    """A paragraph of runs and plain words."""
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def lines(*words: str) -> Paragraph:
    """A paragraph of lines, such as an address."""
    return says(*[run for word in words for run in (LineBreak(), Text(word))][1:])


def cites(words: str, place: str = "https://example.org/report?a=1&b=2") -> Note:
    """A note with italics and a link that works."""
    return Note(
        (Text(f"{words}, "), Text("Report & Survey", italic=True), Text(" (2024), "), Text("online", link=place))
    )


def numbered(*items: Block | tuple[Block, ...]) -> NumberedList:
    """A list; an item of one block needs no tuple."""
    return NumberedList(tuple(item if isinstance(item, tuple) else (item,) for item in items))


def table(caption: str, head: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    """A table of plain words."""
    return Table(says(caption), tuple(map(says, head)), tuple(tuple(map(says, row)) for row in rows))


PLAIN = Letter(
    stationery=Stationery(
        (
            LetterheadLine(says("Congress of the United States"), 22, small_caps=True),
            LetterheadLine(says("House of Representatives"), 14, small_caps=True),
            LetterheadLine(says("Washington, DC 20515"), 10.5),
        )
    ),
    properties=Properties("Letter to A. Doe", "Jane Roe", date(2024, 9, 12)),
    date_line=says("September 12, 2024"),
    inside_addresses=(lines("The Honorable A. Doe", "Secretary", "1 First Street, NW", "Washington, DC 20520"),),
    salutation=says("Dear Secretary Doe:"),
    body=(says("Thank you."),),
    complimentary_close=says("Sincerely,"),
    signature_blocks=(lines("Jane Roe", "Member of Congress"),),
    continuation_header=says(
        "The Honorable A. Doe", LineBreak(), "September 12, 2024", LineBreak(), "Page ", PageNumber()
    ),
)


def signers(count: int) -> tuple[Paragraph, ...]:
    """Signature blocks in signing order; every seventh has a long name and a long title, every ninth is blank."""
    return tuple(_signer(number) for number in range(1, count + 1))


def _signer(number: int) -> Paragraph:
    if number % 9 == 0:
        return says(Blank("signer", f"signer {number}"), LineBreak(), "Member of Congress")
    if number % 7 == 0:
        return lines(f"Bartholomew {LONG} {number}", "Ranking Member, Subcommittee on Health, Labor, and Pensions")
    return lines(f"Jane Q. Signer {number}", "Member of Congress")


def _long(count: int, *, noted: bool = True) -> tuple[Block, ...]:
    return tuple(says(SENTENCE * 4, *([cites(f"Finding {n}")] if noted else [])) for n in range(1, count + 1))


def one_line() -> Letter:
    """The shortest letter there is."""
    return PLAIN


def one_page() -> Letter:
    """One page: a list, two notes at one place, a bold lead, an italic title and a blank."""
    asks = numbered(
        says(Text("Publish the figures.", bold=True), " Each month."), says("Answer by ", Blank("day", "date"), ".")
    )
    body = (
        says("We write about the ", Text("Annual Report", italic=True), ".", cites("First"), cites("Second")),
        says(SENTENCE * 3),
        says("We ask that you:"),
        asks,
        says("Thank you for your attention."),
    )
    return replace(PLAIN, body=body)


def everything() -> Letter:
    """Two pages with every part that a letter may have, three addressees and two signers."""
    inner = numbered(says("by port;", cites("In a second level")), says("by weight."))
    asks = numbered(
        (
            says(Text("Know the sellers.", bold=True), f" {SENTENCE}", cites("In an item")),
            says("This goes on, unnumbered."),
        ),
        (says("Share the counts:"), inner, says("And further:"), inner),
        (table("Seizures", ("Year", "Count"), ("2022", "1,204"), ("2023", "987")), says("The table opens this item.")),
        says("Meet with us."),
    )
    counts = table(
        "Deaths, by year", ("Year", "Deaths", "Change"), ("2022", "76,226", "—"), ("2023", "74,702", "−2.0%")
    )
    return replace(
        PLAIN,
        delivery_notation=says("By electronic mail"),
        inside_addresses=tuple(
            lines(f"The Honorable {name}", office, "Washington, DC 20520")
            for name, office in (("A. Doe", "Secretary"), ("B. Poe", "Attorney"), ("C. Loe", "Director"))
        ),
        subject_line=says("Re: The counts of last year"),
        salutation=says("Dear Secretary Doe, Attorney Poe and Director Loe:"),
        body=(
            says(SENTENCE, cites("In the body")),
            says("We ask that you:"),
            asks,
            replace(counts, caption=says("Deaths, by year", cites("In a caption"))),
            says("See ", Text("our page", link='https://example.org/"q"?a=1&b=2'), " for the rest. We also ask:"),
            numbered(says("When?"), says("Where?")),
            says("Thank you for your attention."),
        ),
        signature_blocks=(
            lines("Jane Roe", "Member of Congress"),
            lines(f"John {LONG}", "Member of Congress", "Chair"),
        ),
        enclosure_notation=(says("Enclosures: 2"), says("Report"), says("Map")),
        copy_notation=(says("cc: B. Poe, Attorney"),),
    )


def many_asks() -> Letter:
    """Fifteen asks of several paragraphs, each with its own second level and a third here and there."""
    third = numbered(says("on paper;"), says("and online."))
    items = tuple(
        (
            says(Text(f"Ask number {n}.", bold=True), f" {SENTENCE}", cites(f"Ask {n}")),
            numbered(
                says(f"first of {n};"), (says(f"second of {n}:"), third) if n % 3 == 0 else says(f"second of {n}.")
            ),
            says(f"More of ask {n}."),
        )
        for n in range(1, 16)
    )
    return replace(PLAIN, body=(says("We ask that you:"), NumberedList(items), says("Thank you.")))


def hundred_signers() -> Letter:
    """A grid of a hundred, with long names, long titles and blanks."""
    return replace(PLAIN, body=_long(3), signature_blocks=signers(100), copy_notation=(says("cc:"), says("B. Poe")))


def many_notes() -> Letter:
    """Three hundred notes, six to a paragraph, each with italics and a link of its own."""
    runs = [
        (f"Count {n} is known.", cites(f"Source {n}", f"https://example.org/{n}?q=a&b={n}"), " ") for n in range(1, 301)
    ]
    body = tuple(says(*(run for three in runs[at : at + 6] for run in three)) for at in range(0, 300, 6))
    return replace(PLAIN, body=(*body, says("Thank you.")))


def forty_pages() -> Letter:
    """Paragraphs, notes, lists and tables over some forty pages, signed by twelve."""
    chapters = [block for part in range(1, 21) for block in _chapter(part)]
    return replace(PLAIN, body=(*chapters, says("Thank you.")), signature_blocks=signers(12))


def _chapter(part: int) -> tuple[Block, ...]:
    return (
        *_long(7),
        says("We ask that you:"),
        numbered(*(says(f"In part {part}, point {n}: {SENTENCE}") for n in range(1, 7))),
        table("Counts", ("Year", "Count"), *((str(year), f"{year},000") for year in range(2010, 2020))),
    )


def wide_tables() -> Letter:
    """A table of seven columns with long cells, and one that flows over two pages."""
    wide = table(
        "What was promised and what was done",
        ("Year", "Body", "Promise", "Done", "Share", "Cost", "Remark"),
        *((str(2015 + n), "Department", SENTENCE, "in part", f"{n}.5%", f"${n},000", LONG) for n in range(4)),
    )
    tall = table("Every month", ("Month", "Count"), *((f"Month {n}", f"{n},{n:03}") for n in range(1, 61)))
    return replace(PLAIN, body=(says(SENTENCE), wide, says("And by month:"), tall, says("Thank you for reading.")))


def awkward_words() -> Letter:
    """Words that markup trips over, in every part of a letter."""
    return replace(
        PLAIN,
        properties=Properties(f"Letter {AWKWARD}", AWKWARD, date(2024, 9, 12)),
        inside_addresses=(lines("The Honorable بن سلمان", AWKWARD, "X" * 90),),
        subject_line=says(f"Re: {AWKWARD}"),
        salutation=says("Dear José Núñez-O’Neil:"),
        body=(
            says(AWKWARD, Note((Text(AWKWARD),)), Text(AWKWARD, bold=True), Text(AWKWARD, italic=True)),
            numbered(
                says(f"An item: {AWKWARD}"),
                says("1. typed"),
                says(Text("https://example.org/" + "long/" * 30, link="https://e.org")),
            ),
            table(AWKWARD, (AWKWARD, "b"), ("c", AWKWARD)),
            says("Thank you."),
        ),
        signature_blocks=(lines("بن سلمان", "Member"), lines("דוד לוי", "Member"), lines("Y" * 60, "Member")),
        copy_notation=(says(AWKWARD),),
        continuation_header=says(AWKWARD, LineBreak(), "Page ", PageNumber()),
    )


LETTERS: dict[str, Callable[[], Letter]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        one_line,
        one_page,
        everything,
        many_asks,
        hundred_signers,
        many_notes,
        forty_pages,
        wide_tables,
        awkward_words,
    )
}
"""Every letter of the set by its name."""


def checksums() -> str:
    """A line for each part of each letter: what the file of any machine must hold, whatever its zip library does."""
    return "".join(
        f"{hashlib.sha256(file.read(part)).hexdigest()[:16]} {name} {part}\n"
        for name, made in LETTERS.items()
        for file in [zipfile.ZipFile(io.BytesIO(write(made())))]
        for part in file.namelist()
    )
