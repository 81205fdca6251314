"""That no rule objects to how drafter itself addresses, greets and copies people, whatever their office."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from corpus_report import findings
from table_of_forms import TABLE, Row

from drafter import assets
from drafter.addressing import Addressing
from drafter.drafting import draft, open_library
from drafter.library.objections import objections
from drafter.recipients import described
from drafter.recognizing import judged
from drafter.records.forms import STATUSES, STYLES, Recipient
from drafter.spec import LetterSpec

LIBRARY = open_library([assets.root()], None)
NAMES = {"Mr.": "Mark Q. Smith", "Ms.": "Mary Q. Smith", "Dr.": "Mary Q. Smith", "": "Jordan Q. Smith"}
OF_ADDRESSES = (
    "another-addressee",
    "wrong-name",
    "misspelt-word",
    "addressee-copied",
    "copies-out-of-order",
    "wrong-courtesy",
    "wrong-zip",
    "doubled-word",
    "leftover-placeholder",
)
LETTER = """\
United States Senate
Washington, DC 20510

March 12, 2024

{address}

{greeting}

I write about the bridge at Hagerstown, and I thank you for your work on it.

{close}

Jane Q. Example
United States Senator
"""


def recipients(form: str, title: str) -> list[Recipient]:
    """People in a form of address: men, women, doctors and those of whom it is not known, by every status it allows."""
    made = [
        Recipient(
            form=form,
            name=name,
            surname="Smith",
            title=title,
            vocative=vocative,
            status=status,
            address=("100 Main Street", "Springfield, IL 62701"),
        )
        for (vocative, name), status in product(NAMES.items(), ("", *STATUSES))
    ]
    return [one for one in made if not list(objections(one, LIBRARY.forms))]


def written(one: Recipient, style: str) -> str:
    """A letter to somebody, with the address, the salutation and the close that drafter gives it."""
    made = Addressing([described(one, LIBRARY)], style, LIBRARY)
    forms = made.forms()
    department = described(one, LIBRARY).post.department
    lines = [*map(str, made.addressees[0].name_lines), department, *one.address]
    greeting = f"{'Dear ' if forms.dear else ''}{forms.greeting}{forms.mark}"
    return LETTER.format(address="\n".join(filter(None, lines)), greeting=greeting, close=f"{forms.close},")


@pytest.mark.parametrize("row", TABLE, ids=[row.form for row in TABLE])
def test_drafter_does_not_object_to_its_own_addresses_and_salutations(row: Row) -> None:
    """Every form of address, status, courtesy and style is read back without a finding about how one is addressed."""
    for one, style in product(recipients(row.form, row.title), STYLES):
        text = written(one, style)
        found = [it.message for it in findings("letter.txt", text) if it.rule in OF_ADDRESSES]
        assert not found, (one.status, one.vocative, style, found, text[50:400])


@pytest.mark.parametrize("day", [date(2022, 6, 1), date(2024, 3, 12), date(2025, 3, 3)])
def test_drafter_does_not_object_to_those_whom_the_roster_has(day: date) -> None:
    """Every post’s holder of a day is addressed, greeted and copied under the right name and title."""
    found = []
    for post in LIBRARY.posts:
        spec = LetterSpec(
            to=(post,),
            asks=(),
            kind="thanks",
            date=day,
            signatories=("schumer",),
            copies=tuple(one for one in ("president", "attorney-general") if one != post),
            fill={"deed": "coming to Albany", "effect": "It meant a lot."},
        )
        made = draft(spec, LIBRARY)
        told = (*made.findings, *judged(made.letter, LIBRARY, day).findings)
        objecting = {*OF_ADDRESSES, "title-not-held"} - {"leftover-placeholder"}  # where a post is vacant, one is right
        found += [one.message for one in told if one.rule in objecting]

    assert found == []
