"""The letters that are measured: one of two pages with four notes, and letters that grow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from drafter import assets
from drafter.commands.request import read_spec
from drafter.drafting import draft, open_library
from drafter.letter import Letter, Note, NumberedList, Paragraph, Properties, Stationery, Text
from drafter.library import Library
from drafter.spec import LetterSpec

REQUEST = Path(__file__).parents[2] / "seeds" / "house-letter-2023.yaml"
"""The request for the letter that is measured; it gives two pages with four notes."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is measured: the library in memory, a request, and the letter it gives."""

    library: Library
    spec: LetterSpec
    letter: Letter

    def another(self, number: int) -> LetterSpec:
        """The same request with words of its own, so that nothing kept for one letter can serve the next."""
        return replace(self.spec, fill={**self.spec.fill, "counterpart_name": f"Minister {number}"})


@cache
def case() -> Case:
    """The letter of two pages with four notes."""
    library = open_library([assets.root()], None)
    spec = read_spec(str(REQUEST))
    return Case(library, spec, draft(spec, library).letter)


def letter(*, notes: int = 0, signers: int = 1, paragraphs: int = 1) -> Letter:
    """A letter with so many notes, signers and paragraphs of some eighty words; four or five fill a page."""
    words = "The office would be grateful for an answer in writing before the committee meets again. " * 5
    body = [_said(words) for _ in range(paragraphs)]
    cited = [
        Paragraph((Text(f"Fact {number}."), Note((Text(f"Source {number}, ", italic=True), _link(number)), "source")))
        for number in range(notes)
    ]
    return Letter(
        stationery=Stationery(()),
        properties=Properties("Letter", "A Member", date(2024, 9, 12)),
        date_line=_said("September 12, 2024"),
        inside_addresses=(_said("The Honorable A. Person"),),
        salutation=_said("Dear Secretary Person:"),
        body=(*body, *cited, NumberedList(((_said("First."),), (_said("Second."),)))),
        complimentary_close=_said("Sincerely,"),
        signature_blocks=tuple(_said(f"Member {number}") for number in range(signers)),
    )


def _said(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def _link(number: int) -> Text:
    address = f"https://www.example.gov/{number}"
    return Text(address, link=address)
