"""The letters of the demo, as templates/demo.yaml lists them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafter.errors import Faults, did_you_mean
from drafter.frozen import frozen
from drafter.library.fields import Fields
from drafter.library.source import parse_yaml, read_text
from drafter.spec import LetterSpec, from_fields

FILE = "templates/demo.yaml"


@frozen
class Sample:
    """One letter to be shown: its id, what it is, what it shows, and the request that makes it.

    `follows` is the id of the sample that it follows up, empty for most; its request has that in `about`. `reviewed` is
    whether it carries the comments of a draft, `printed` whether it is made as a PDF too.
    """

    id: str
    title: str
    shows: str
    request: LetterSpec
    follows: str
    reviewed: bool
    printed: bool


def samples(folder: Path) -> tuple[Sample, ...]:
    """The letters in the order of the file; each bears the file's mark above its address.

    `folder` is the library that the file belongs to. Raises DrafterError with every fault of the file.
    """
    faults = Faults()
    file = Fields(parse_yaml(read_text(folder / FILE, FILE), FILE), "the demo", faults)
    mark = file.text("mark")
    letters = file.fields("letters", "the letters of the demo")
    read = letters.all_named("a letter") if letters else {}
    found = tuple(_sample(one, id_, mark) for id_, one in read.items())
    for one in found:
        if one.follows and one.follows not in read:
            hint = did_you_mean(one.follows, read) or "Name another letter of this file by its id."
            read[one.id].fault("request", f"there is no sample '{one.follows}' to follow up", hint)
    file.done()
    faults.stop()
    return found


def _sample(read: Fields, id_: str, mark: str) -> Sample:
    request = read.fields("request", "a letter")
    spec = from_fields(request) if request else LetterSpec()
    return Sample(
        id_,
        read.text("title"),
        read.text("shows"),
        replace(spec, via=mark),
        spec.about.record if spec.about else "",
        read.flag("review", False),
        read.flag("pdf", False),
    )
