"""A name of an agency, a committee, an organization or a person that is not quite right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.checks.known_forms import KnownNames
from drafter.checks.known_names import Hit, ended, hits
from drafter.checks.persons import Misnamed, People, misnamed
from drafter.checks.reading import Reading
from drafter.checks.telling import Told
from drafter.checks.tenses import asked_of, has_done, without_past

SETTINGS = {"confused": "texts", "past": "texts", "asking": "texts"}
TELLS = ("found", "right")


def run(reading: Reading, settings: dict[str, Any]) -> Iterator[Told]:
    """Each name that differs by one slip from a name that the library knows, with the right one.

    `confused` are groups of words that are taken for each other; those of the first group say what sort of body it is.
    A name of earlier times is wrong in an address, in a sentence without a year, a verb of the past, or one of `past`,
    and right after one of `asking`.
    """
    names, known = reading.library.once(KnownNames), reading.library.once(People)
    for paragraph, lines, present in reading.lines:
        for hit in hits(names, lines, settings["confused"]):
            if hit.until and not (ended(hit, reading.day) and (present or _in_being(hit, lines, settings))):
                continue
            if not quoted(lines, hit.start):
                reading.misnamed.append((id(paragraph), hit.found))
                fix = hit.right if hit.exact and "\n" not in hit.found else None
                yield Told({"found": hit.found, "right": hit.right}, paragraph.origin, hit.found, fix)
        if paragraph is reading.letter.salutation:
            continue
        for one in misnamed(known, lines):
            if _meant(one, reading) and not quoted(lines, one.start):
                reading.misnamed.append((id(paragraph), one.found))
                right = one.person.name if " " in one.found else one.person.shown
                yield Told({"found": one.found, "right": right}, paragraph.origin, one.found, right)


def _in_being(hit: Hit, lines: str, settings: dict[str, Any]) -> bool:
    end = hit.start + len(hit.found)
    asked = asked_of(lines, hit.start, settings["asking"]) or has_done(lines, hit.start, end)
    return asked or without_past(lines, hit.start, end, settings["past"])


def _meant(one: Misnamed, reading: Reading) -> bool:
    """Whether the known person is meant, and nobody whose name is like it."""
    begun = reading.day is None or any((it.since or it.until or reading.day) <= reading.day for it in one.person.held)
    if not one.person.held:
        return one.sure
    return begun and (one.sure or any(it.department in reading.whole for it in one.person.held))


def quoted(text: str, start: int) -> bool:
    """Whether a place stands in quotation marks: words of others stay as they were."""
    before = text[:start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
