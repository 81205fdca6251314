"""Reading a set of keys into a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from drafter.dates import rough_date
from drafter.errors import DrafterError, Fault, Faults, Location
from drafter.library.fields import REQUIRED, Fields, check_id, records
from drafter.library.source import MAX_FAULTS, parse_yaml


def fields_of(text: str, what: str = "an ask") -> tuple[Fields, Faults]:
    faults = Faults()
    return Fields(parse_yaml(text, "f.yaml"), what, faults), faults


def only_fault(faults: Faults) -> Fault:
    (fault,) = faults.found
    return fault


def test_a_record_is_read_key_by_key():
    """Each kind of value is read as its type, and nothing is at fault."""
    fields, faults = fields_of(
        "lead: ' Go. '\ntags: [b, a]\nby: trone\nshort: Yes\nvalue: 73000\nshare: 0.5\n"
        "since: 2024-09-12\nuntil: 2024-10\nbasis: final\nperiod: {since: 2024}\nblanks: {x: y}\n"
        "outline:\n  asks: [a, b]\n  closing: c\nvintages:\n  - {value: 1}\n  - {value: 2}\nforms:\n  one: {a: b}\n"
    )
    period = fields.fields("period")
    assert period

    assert fields.text("lead") == "Go."
    assert fields.texts("tags") == ("b", "a")
    assert fields.texts("by") == ("trone",)
    assert fields.flag("short") is True
    assert fields.integer("value") == 73000
    assert fields.number("share") == 0.5
    assert fields.day("since") == date(2024, 9, 12)
    assert fields.rough("until") == rough_date("2024-10")
    assert fields.choice("basis", ["final", "predicted"]) == "final"
    assert period.rough("since") == rough_date("2024")
    assert fields.named_texts("blanks") == {"x": "y"}
    outline = fields.fields("outline")
    assert outline is not None
    assert {slot: outline.texts(slot) for slot in ("asks", "closing")} == {"asks": ("a", "b"), "closing": ("c",)}
    assert [one.integer("value") for one in fields.each("vintages")] == [1, 2]
    assert {name: one.text("a") for name, one in fields.named("forms").items()} == {"one": "b"}
    fields.done()
    assert faults.found == []


def test_absent_keys_give_their_defaults():
    """An absent key, and one with nothing after its colon, gives the default."""
    fields, faults = fields_of("until:\nby: []")

    assert fields.text("lead", "-") == "-"
    assert fields.day("until", None) is None
    assert fields.flag("short", True) is True
    assert fields.integer("value", None) is None
    assert fields.texts("by") == fields.texts("copies") == ()
    assert fields.fields("period") is None
    assert fields.each("vintages") == []
    assert fields.named("forms") == fields.named_texts("x") == {}
    assert "until" not in fields
    assert "by" in fields
    assert fields.keys() == ("until", "by")
    assert faults.found == []


def test_unknown_keys_are_named_with_the_allowed_ones():
    """The design's own example, with its place, its line and both hints."""
    fields, faults = fields_of("title: x\ndecide_by: counterpart\n")
    for key in ("title", "lead", "decided_by"):
        fields.text(key, "")
    fields.done()
    fields.done()

    assert only_fault(faults) == Fault(
        "unknown key 'decide_by' in an ask",
        Location("f.yaml", 2, 1),
        "Did you mean 'decided_by'? An ask may have: title, lead, decided_by.",
        "decide_by: counterpart",
    )


def test_unknown_keys_of_records_inside_are_found_by_the_outer_one():
    """Nobody has to close the inner records."""
    fields, faults = fields_of("period: {since: 2024, untl: 2025}\nvintages:\n  - {x: 1}\n")
    period = fields.fields("period", "a period")
    assert period
    period.rough("since")
    period.rough("until", None)
    fields.each("vintages", "a vintage")
    fields.done()

    assert [fault.message for fault in faults.found] == [
        "unknown key 'untl' in a period",
        "unknown key 'x' in a vintage",
    ]
    assert faults.found[1].hint == "A vintage may have: no keys."


@pytest.mark.parametrize(
    ("text", "read", "where", "words"),
    [
        ("b: c", lambda f: f.text("a"), "1:1", "'a' is missing in an ask"),
        ("b: c\na:", lambda f: f.text("a"), "2:1", "'a' has nothing after its colon"),
        ('a: ""', lambda f: f.text("a"), "1:1", "'a' has nothing after its colon"),
        ("b: c", lambda f: f.texts("a", REQUIRED), "1:1", "'a' is missing"),
        ("a:\n  - b", lambda f: f.text("a"), "2:3", "'a' is a list here; one text is expected"),
        ("a:\n  b: c", lambda f: f.text("a"), "2:3", "If the colon belongs to the text"),
        ("a: {b: c}", lambda f: f.texts("a"), "1:4", "a text or a list of texts is expected"),
        ("a:\n  - Note: this", lambda f: f.texts("a"), "2:3", "a set of keys in its list on line 2"),
        ("a: [b, c, b]", lambda f: f.texts("a"), "1:4", "'a' has 'b' twice"),
        ("a:\n  - b\n  -", lambda f: f.texts("a"), "2:3", "an empty item on line 3"),
        ("a: maybe", lambda f: f.flag("a"), "1:4", "'a' is 'maybe' here; true or false is expected"),
        ("a: 73,000", lambda f: f.integer("a"), "1:4", "Write 73000."),
        ("a: about 73,000", lambda f: f.integer("a", None), "1:4", "Write 73000."),
        ("a: 1.5 million", lambda f: f.integer("a"), "1:4", "all in digits"),
        ("a: 73k", lambda f: f.integer("a"), "1:4", "all in digits"),
        ("a: 1.5", lambda f: f.integer("a"), "1:4", "a whole number in digits is expected"),
        ("a: " + "9" * 5000, lambda f: f.integer("a"), "1:4", "a whole number"),
        ("a: 12.5%", lambda f: f.number("a"), "1:4", "Write 12.5."),
        ("a: nan", lambda f: f.number("a"), "1:4", "a number in digits is expected"),
        ("a: 2024-13-45", lambda f: f.day("a"), "1:4", "'2024-13-45' is not on the calendar"),
        ("a: 09/12/2024", lambda f: f.day("a"), "1:4", "Write 2024-09-12."),
        ("a: 2024-9-2", lambda f: f.day("a"), "1:4", "Write 2024-09-02."),
        ("a: Sept. 12, 2024", lambda f: f.rough("a", None), "1:4", "Write 2024-09-12."),
        ("a: March 2024", lambda f: f.rough("a"), "1:4", "Write 2024-03."),
        ("a: soon", lambda f: f.rough("a"), "1:4", "'soon' is not a date Write a day as 2024-09-12"),
        ("a: 2024-09", lambda f: f.day("a"), "1:4", "is the month 2024-09 here; the very day is expected"),
        ("a: 2024", lambda f: f.day("a"), "1:4", "is the year 2024 here"),
        ("a: finl", lambda f: f.choice("a", ["final", "predicted"]), "1:4", "Did you mean 'final'?"),
        ("a: x", lambda f: f.choice("a", ["final", "predicted"]), "1:4", "'final' or 'predicted' is expected"),
        ("a: b", lambda f: f.fields("a"), "1:4", "'a' is a single text here; a set of keys is expected"),
        ("a: b", lambda f: f.each("a"), "1:4", "'a' is a single text here; a list is expected"),
        ("a:\n  - b", lambda f: f.each("a"), "2:5", "an item of 'a' is a single text here"),
        ("a:\n  b: c", lambda f: f.named("a"), "2:3", "'b' is a single text here; a set of keys is expected"),
        ("a:\n  b: [c]", lambda f: f.named_texts("a"), "2:6", "'b' in 'a' is a list here"),
    ],
)
def test_a_value_of_another_kind_is_told_where_it_stands(
    text: str, read: Callable[[Fields], object], where: str, words: str
):
    """What was found, what is expected and what to write, with the line."""
    fields, faults = fields_of(text)
    read(fields)
    fault = only_fault(faults)

    assert str(fault.where) == f"f.yaml:{where}"
    assert words in f"{fault.message} {fault.hint}"
    assert fault.where and fault.excerpt == text.split("\n")[fault.where.line - 1]


def test_all_faults_of_a_record_are_told_together():
    """A value at fault gives something harmless, and the reading goes on."""
    fields, faults = fields_of("a: soon\nb: many\nc: maybe\ne: x")

    assert fields.day("a", None) is None
    assert fields.integer("b") == 0
    assert fields.flag("c", True) is True
    fields.text("d")
    fields.done()
    with pytest.raises(DrafterError) as caught:
        faults.stop()
    assert len(caught.value.faults) == 5


def test_a_readers_own_faults_stand_at_the_value():
    """A reader compares values and blames one of them; where one could not be read, it says nothing."""
    fields, faults = fields_of("since: 2024-01-02\nuntil: 2024-01-01")
    fields.day("since")
    fields.fault("until", "ends before it begins", "Check the two dates.")

    assert only_fault(faults).where == fields.value_where("until") == Location("f.yaml", 2, 8)
    fields.day("missing")
    fields.fault("since", "begins at no time")
    assert [fault.message for fault in faults.found][1:] == ["'missing' is missing in an ask"]


def test_places_of_keys_and_of_what_is_absent():
    """An absent key stands where its record does: at the name that leads to it."""
    fields, _ = fields_of("posts:\n  one:\n    a: b\n")
    one = fields.named("posts")["one"]

    assert one.where("a") == Location("f.yaml", 3, 5)
    assert one.where("b") == one.where() == one.value_where("b") == Location("f.yaml", 2, 3)


def test_a_file_of_records_is_read_by_id():
    """Ids are kebab-case, and each record is a set of keys."""
    faults = Faults()
    found = records(parse_yaml("good-one: {a: b}\nBad_One: {a: c}\nthird: x", "f.yaml"), "a post", faults)

    assert [(name, one.text("a"), one.what) for name, one in found.items()] == [
        ("good-one", "b", "a post"),
        ("Bad_One", "c", "a post"),
    ]
    assert [(fault.message, fault.hint, fault.excerpt) for fault in faults.found] == [
        (
            "'Bad_One' is not an id: lower-case letters, digits and single hyphens are expected",
            "Write bad-one.",
            "Bad_One: {a: c}",
        ),
        ("'third' is a single text here; a set of keys is expected", "", "third: x"),
    ]


def test_a_file_without_the_line_of_its_id_is_told_once():
    """The keys of one record are no five records."""
    faults = Faults()
    text = "name: Jane Doe\nsurname: Doe\nform: {a: b}\ntenures:\n  - post: president\n"

    assert records(parse_yaml(text, "f.yaml"), "an official", faults) == {}
    assert [(str(one.where), one.message, one.hint) for one in faults.found] == [
        (
            "f.yaml:1:1",
            "'name' and the keys after it stand under no id",
            "Write the id of an official on a line above, as 'an-id:', and two more spaces before each line under it.",
        )
    ]


@pytest.mark.parametrize("name", ["", "Know-Your", "a_b", "a--b", "-a", "a-", "é", "a b", "a\n"])
def test_names_that_are_no_ids(name: str):
    """Capitals, underscores, blanks, other letters and stray hyphens are refused."""
    faults = Faults()

    assert not check_id(name, Location("f"), faults)
    assert len(faults.found) == 1
    assert check_id("know-your-customer-2", Location("f"), Faults())


@pytest.mark.parametrize("entry", ["Bad_{}: {{title: x}}", "a-{}: {{}}", "a-{}: {{title: x, tilte: y}}"])
def test_a_file_of_bad_records_is_told_in_fifty_faults_and_one(entry: str):
    """Bad ids, records that are none, missing and unknown keys count together; faults of other files do not count."""
    faults = Faults()
    faults.add("another file's fault", Location("g.yaml"))
    root = parse_yaml("".join(f"{entry.format(number)}\n" for number in range(5_000)), "f.yaml")
    with pytest.raises(DrafterError) as caught:
        for fields in records(root, "a post", faults).values():
            fields.text("title")
            fields.done()
    *told, more = caught.value.faults

    assert len(told) == MAX_FAULTS
    assert faults.found[1:] == told
    assert more.message == "there are more faults in this file than the 50 told here"
    assert more.where == Location("f.yaml")


def test_the_fault_past_the_fiftieth_ends_the_reading_of_inner_records_too():
    """An outer record and those inside it are of one file."""
    fields, faults = fields_of("".join(f"k{number}: {{x: y}}\n" for number in range(MAX_FAULTS + 1)))
    inner = fields.all_named("an entry").values()
    with pytest.raises(DrafterError):
        fields.done()

    assert len(inner) == MAX_FAULTS + 1
    assert len(faults.found) == MAX_FAULTS
