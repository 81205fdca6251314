"""A copy to the person to whom the letter is addressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.copied import Recipient, person, recipient
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.letter import plain_text

SETTINGS: dict[str, str] = {}
TELLS = ("found",)

_LEAST = 3
"""How many words a title has by which alone a person is known: 'Director' is many people's."""


def run(reading: Reading, _: dict[str, Any]) -> Iterator[Told]:
    """Each copy that goes to an addressee: by name, by the words of the salutation, or by a title alone."""
    if not reading.copies:
        return
    greeted = plain_text(reading.letter.salutation.runs).casefold().removeprefix("dear ").rstrip(",:; ")
    for lines in reading.copies:
        copy = recipient(lines)
        if any(_same(copy, address, greeted) for address in reading.addresses if address):
            yield Told({"found": copy.name}, None, copy.name)


def _same(copy: Recipient, address: tuple[str, ...], greeted: str) -> bool:
    name = copy.name.casefold()
    who = person(address[0])
    if person(copy.name) == who and who[1]:
        return True
    if name == greeted and " " in greeted and greeted.split()[-1] == who[1]:
        return True
    parts = {part.strip().casefold() for line in address for part in line.split(",")}
    parts |= {part.removeprefix("acting ") for part in parts}
    return name in parts and (len(name.split()) >= _LEAST or not parts.isdisjoint(copy.titles))
