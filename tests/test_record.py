"""A record is the request with every choice in it, written so that it reads back as the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import Faults, Location
from drafter.library.fields import Fields
from drafter.library.source import parse_yaml
from drafter.recording import as_record
from drafter.records.requests import Earlier, Item
from drafter.spec import KEYS, Allowance, LetterSpec, Made, from_fields, from_flags, merged
from drafter.typed_items import item, typed_number

SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda text: " ".join(text.split()))
PROSE = SAID.filter(bool)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
SEVERAL = st.lists(IDS, max_size=3, unique=True).map(tuple)
DAYS = st.dates(date(2021, 1, 1), date(2030, 1, 1))

ITEMS = st.lists(
    PROSE.filter(lambda text: item(text) == Item(text) and not typed_number(text))
    .flatmap(lambda text: st.builds(Item, st.just(text), st.lists(PROSE, max_size=2, unique=True).map(tuple)))
    .filter(lambda one: not any(map(typed_number, one.parts))),
    max_size=3,
).map(tuple)
EARLIER = st.builds(
    Earlier,
    date=DAYS,
    to=st.lists(PROSE, max_size=2, unique=True).map(tuple),
    signers=st.lists(PROSE, max_size=2, unique=True).map(tuple),
    subject=SAID,
    asks=st.lists(PROSE, max_size=2, unique=True).map(tuple),
    questions=st.integers(0, 40),
)

SPECS = st.builds(
    LetterSpec,
    to=SEVERAL,
    asks=SEVERAL,
    date=st.none() | DAYS,
    signatories=SEVERAL,
    issue=st.just("") | IDS,
    kind=st.just("") | IDS,
    clauses=SEVERAL,
    without=SEVERAL,
    only=st.none() | SEVERAL,
    designation=st.none() | st.booleans(),
    copies=SEVERAL,
    fill=st.dictionaries(st.from_regex(r"[a-z]{1,6}(_[a-z]{1,6})?", fullmatch=True), PROSE, max_size=3),
    subject=SAID,
    via=SAID,
    enclosures=st.lists(PROSE, max_size=3, unique=True).map(tuple),
    letterhead=st.just("") | IDS,
    style=st.just("") | IDS,
    title=SAID,
    author=st.sampled_from(["", "none"]) | SAID,
    file_date=st.sampled_from(["", "none"]) | DAYS.map(str),
    figures=st.dictionaries(IDS, DAYS.map(str), max_size=2),
    allow=st.dictionaries(IDS, st.builds(Allowance, PROSE, st.none() | DAYS), max_size=2),
    questions=ITEMS,
    documents=ITEMS,
    respond_by=st.just("") | DAYS.map(str) | st.integers(1, 250).map(lambda days: f"{days} business days"),
    contact=SAID,
    about=st.none() | EARLIER | st.builds(Earlier, record=PROSE),
    made=st.none() | st.builds(Made, SEVERAL, IDS),
).filter(lambda spec: spec.only is not None or spec.made is None or not spec.made.officials)


def read(text: str) -> LetterSpec:
    """A letter's file as the commands read it."""
    faults = Faults()
    spec = from_fields(Fields(parse_yaml(text, "letter.yaml"), "a letter", faults))
    faults.stop()
    return spec


@given(SPECS)
def test_what_is_written_reads_back_as_the_same_request(spec: LetterSpec):
    """Whatever a person put in a subject, a blank or an enclosure: signs of YAML, quotes, what nobody can see."""
    text = as_record(spec, "Made by a test.")

    assert text.startswith("# Made by a test.\n")
    if spec != LetterSpec():
        assert read(text) == spec


@pytest.mark.parametrize(
    "words",
    [
        "no", "true", "null", "~", "12", "2024-09-12", "a: b", "a #b", "- a", "* b", "{{ x }}", "'quoted'", '"so"',
        "C:\\new", "ends:", "[bracket]", "a, b", "Zoë’s “plan” — №1", "😀 é", "a\u00adb", "a\u200bb", "%", "@x", "|",
        "…", "a\x07b\x1b[31mc", "\ufeffx", "---", "? a", "! x", "& y", "`z`", "x " * 200,
    ],
)  # fmt: skip
def test_a_subject_is_kept_to_the_letter(words: str):
    """What YAML would take for something else is put in quotes, what nobody can see in codes."""
    said = " ".join(words.split())

    assert read(as_record(LetterSpec(subject=said), "x")).subject == said


def test_the_keys_of_a_file_are_those_of_the_flags():
    """Each key of a letter's file fills what its flag fills, but for a record's own two and people described."""
    faults = Faults()
    flags = {key: (("a",) if key not in ("designation", "date") else None) for key in KEYS}
    texts = ("issue", "kind", "subject", "via", "letterhead", "style", "title", "author", "contact", "about")
    flags |= dict.fromkeys(texts, "a") | {
        "fill": ("a=b",),
        "figure": ("a=2024-05-15",),
        "allow": ("a=b",),
        "forms": "manual",
        "recipient": None,
        "cosigners": None,
        "made": None,
        "only": None,
    }
    flags |= dict.fromkeys(("date", "file-date", "respond-by"), "September 12, 2024")
    lists = ("to", "asks", "from", "clause", "without", "cc", "enclosure", "question", "document", "lead", "order")
    text = "\n".join(f"{key}: a" for key in (*lists, *texts))
    file = read(
        f"{text}\nfill:\n  a: b\nfigure:\n  a: 2024-05-15\nallow:\n  a: b\ndate: 2024-09-12\nfile-date: 2024-09-12\n"
        "forms: manual\nrespond-by: 2024-09-12\n"
    )

    assert from_flags(flags, faults) == file
    assert faults.found == []


@pytest.mark.parametrize("day", ["2024-09-12", "September 12, 2024", "Sept. 12, 2024", '"2024-09-12"'])
def test_a_files_date_is_read_as_a_flags_date(day: str):
    """In words or in digits, quoted or not."""
    assert read(f"date: {day}\n").date == date(2024, 9, 12)


def test_lists_in_a_file_may_be_one_text_with_commas():
    """As they are typed after a flag; enclosures are prose and keep their commas."""
    spec = read("to: AG, president\nasks: kyc,scheduling\nenclosure: Report, of May\n")

    assert (spec.to, spec.asks) == (("AG", "president"), ("kyc", "scheduling"))
    assert spec.enclosures == ("Report, of May",)


RECORD = LetterSpec(
    to=("secretary-of-state",),
    asks=("kyc",),
    date=date(2024, 9, 12),
    only=("plain", "demand"),
    letterhead="unset",
    style="house",
    figures={"deaths": "2024-05-15"},
    made=Made(("blinken",), "abc"),
)


@pytest.mark.parametrize(
    ("flags", "changed"),
    [
        ({}, {}),
        ({"from": ("schumer",)}, {"signatories": ("schumer",), "letterhead": "", "style": ""}),
        (
            {"from": ("schumer",), "letterhead": "house", "style": "apa"},
            {"signatories": ("schumer",), "letterhead": "house", "style": "apa"},
        ),
        ({"date": "2025-03-04"}, {"date": date(2025, 3, 4), "figures": {}}),
        (
            {"date": "2025-03-04", "figure": ("deaths=2024-05-15",)},
            {"date": date(2025, 3, 4)},
        ),
        ({"asks": ("scheduling",)}, {"asks": ("scheduling",), "only": None}),
        ({"designation": True}, {"designation": True, "only": None}),
        ({"clause": ("money-flow",)}, {"clauses": ("money-flow",), "only": ("plain", "demand", "money-flow")}),
        ({"without": ("demand",)}, {"without": ("demand",)}),
        ({"subject": "A"}, {"subject": "A"}),
    ],
)
def test_a_flag_over_a_record_unsettles_only_what_hangs_on_it(flags: dict[str, object], changed: dict[str, object]):
    """What drafter chose for the record's letter is chosen again where the flag speaks to it."""
    faults = Faults()
    now = merged(RECORD, from_flags(flags, faults))

    fields = {name: getattr(now, name) for name in KEYS.values() if getattr(now, name) != getattr(RECORD, name)}
    assert faults.found == []
    assert fields.pop("made", RECORD.made) == (Made((), "") if changed else RECORD.made)
    assert fields == changed


@pytest.mark.parametrize("flags", [{"title": "A"}, {"author": "none"}, {"file-date": "2024-09-16"}])
def test_what_the_file_says_of_itself_leaves_the_record_its_words(flags: dict[str, str]):
    """The properties change no word, so the letter is still held to what the record says of it."""
    faults = Faults()
    now = merged(RECORD, from_flags(flags, faults))

    assert faults.found == []
    assert (now.made, now.only, now.figures) == (RECORD.made, RECORD.only, RECORD.figures)
    assert now != RECORD


def test_a_record_with_no_clause_of_its_own_stays_so_on_another_date():
    """None is a choice too: a later date does not bring in the clauses of the outline."""
    bare = replace(RECORD, only=())
    faults = Faults()

    assert merged(bare, from_flags({"date": "2025-03-04"}, faults)).only == ()
    assert read("made:\n  officials: blinken\n  library: abc\n").only == ()
    assert read("to: AG\n").only is None


def test_what_a_person_wrote_in_a_file_is_not_chosen_again():
    """A letterhead and a figure of one's own stay, whatever else a flag changes."""
    own = LetterSpec(letterhead="house", figures={"deaths": "2024-05-15"}, fill={"a": "b"})
    now = merged(own, from_flags({"from": ("cotton",), "date": "2025-03-04", "fill": ("c=d",)}, Faults()))

    assert (now.letterhead, now.figures) == ("house", {"deaths": "2024-05-15"})
    assert now.fill == {"a": "b", "c": "d"}


def test_a_place_is_the_line_of_the_file_or_the_flag_over_it():
    """So that a fault is told where it can be mended."""
    file = read("to: AG\nasks: kyc\n")
    now = merged(file, from_flags({"asks": ("scheduling",)}, Faults()))

    assert now.place("to") == Location("letter.yaml", 1, 5)
    assert now.place("asks") == Location("--asks")
    assert now.place("date") == Location("--date")
