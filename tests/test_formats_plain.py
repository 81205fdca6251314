"""The letter as plain text, as the body of an e-mail."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole import LETTERS, URL, cites, letter, says

from drafter.letter import Letter, LineBreak, Note, NumberedList, Text, plain_text
from drafter.writers.columns import columns
from drafter.writers.plain import write

WHOLE = """\
Congress of the United States
Washington, DC

September 12, 2024

By Hand

The Honorable A. Doe
Secretary of State

B. Poe

Re: precursors

Dear Secretary Doe:

I write again.[1][2] It is grave now.

I ask that you:

1. Know the customers. Keep a record.[3]

   This goes on.

2. Share “data” & more:

   (a) by port;[4]

   (b) by weight.

   And further:

   (a) by port;[5]

   (b) by weight.

3. Answer.

1. When?

2. Where?

Deaths by year[6]
Year     Deaths  Place
----  ---------  -------------
2022  73,838[7]  Ohio and Iowa
2023      4,702  A | B

Answer by [THE DAY], or see our page <https://e.org/%C3%A9>.

Sincerely,


Jane Roe
Member of Congress


José Ño
Senator

Enclosure: A list

cc:

E. F.
Attorney General

G. H.
Director

--------------------
[1] The first. Report & Survey. https://e.org/a_b?x=1&y=(2)
[2] The second. Report & Survey. https://e.org/a_b?x=1&y=(2)
[3] An item. Report & Survey. https://e.org/a_b?x=1&y=(2)
[4] Within. Report & Survey. https://e.org/a_b?x=1&y=(2)
[5] Within. Report & Survey. https://e.org/a_b?x=1&y=(2)
[6] A caption. Report & Survey. https://e.org/a_b?x=1&y=(2)
[7] A cell. Report & Survey. https://e.org/a_b?x=1&y=(2)
"""


def test_a_whole_letter_is_text_with_its_notes_at_the_end():
    """No superscripts, which e-mail loses, and nothing centered, which proportional type undoes."""
    assert write(letter()) == WHOLE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("From the start.", " From the start."),
        ("> 5 percent", " > 5 percent"),
        (f"{'x' * 66} it is From there on", f"{'x' * 66} it\nis From there on"),
        (f"{'x' * 66} is From there on", f"{'x' * 66} is\n From there on"),
        ("Fromage > all", "Fromage > all"),
    ],
)
def test_no_line_begins_as_mail_programs_would_mistake_it(words: str, expected: str):
    """A space stands before "From ", which mailboxes begin a message with, and before the sign of a quotation."""
    assert f"\n\n{expected}\n\n" in write(letter(says(words)))


def test_an_address_is_never_broken():
    """One that is longer than a line has a line to itself, from the first column on."""
    address = f"https://e.org/{'long-path/' * 20}"
    text = write(letter(says("See it.", Note((Text("Ahmad. "), Text(address, link=address))))))

    assert f"\n[1] Ahmad.\n{address}\n" in text


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Text("our page ", link="https://e.org"), "our page <https://e.org> here"),
        (Text("https://e.org ", link="https://e.org"), "https://e.org here"),
        (Text("our page ", link="javascript:x"), "our page here"),
    ],
)
def test_an_address_that_words_lead_to_follows_them(link: Text, expected: str):
    """Text has no links, so an address that is not shown would be lost."""
    assert f"\n\n{expected}\n\n" in write(letter(says(link, "here")))


def test_a_message_with_the_letter_arrives_as_it_was_written():
    """Sent and parsed by Python's own mail package, with not a line changed."""
    message = EmailMessage()
    message.set_content(write(letter(says("From José: 芬太尼 😀"), says(cites("."), LineBreak(), "."))))
    read = message_from_bytes(message.as_bytes(policy=policy.SMTP), policy=policy.default)

    assert isinstance(read, EmailMessage)
    assert read.get_content().replace("\r\n", "\n") == message.get_content()


@settings(max_examples=40, deadline=None)
@given(LETTERS)
def test_no_line_is_wider_than_72_columns_or_ends_in_a_space(held: Letter):
    """Save for one word that cannot be broken; a space at the end would join the line to the next."""
    for line in write(held).split("\n"):
        assert line == line.rstrip()
        assert columns(line) <= 72 or " " not in line.strip()
        assert not line.startswith(("From ", ">"))


@given(st.lists(st.text("ab >.From", max_size=90), max_size=4))
def test_every_word_is_there_in_its_order(paragraphs: list[str]):
    """However the lines break."""
    held = letter(*map(says, paragraphs or ["x"]), says(URL))
    words = [word for paragraph in held.paragraphs() for word in plain_text(paragraph.runs).split()]
    shown = re.sub(r"\[\d+\]", "", write(held))

    assert shown.split() == words


def test_the_levels_of_a_list_are_numbered_as_in_the_word_file():
    """1. holds (a), (a) holds (i), and that begins again with 1."""
    deepest = NumberedList(((says("d"),),))
    third = NumberedList((*((says("c"),) for _ in range(3)), (says("c"), deepest)))
    held = letter(NumberedList(((says("a"), NumberedList(((says("b"), third),))),)))
    shown = [line for line in write(held).split("Dear Secretary Doe:")[1].splitlines() if line]

    assert shown[:7] == [
        "1. a",
        "   (a) b",
        *(f"       {n:<5} c" for n in ("(i)", "(ii)", "(iii)", "(iv)")),
        f"{'':13}1. d",
    ]
