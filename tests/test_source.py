"""Files, their YAML, and the mistakes that people who live in Word make in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError, Fault, FileError, Location
from drafter.library.source import (
    MAX_BYTES,
    MAX_FAULTS,
    Mapping,
    Node,
    Scalar,
    Sequence,
    excerpt,
    parse_clause,
    parse_yaml,
    read_text,
)

POSTS = """\
# Posts, by id
secretary-of-state:  # the addressee
  title: Secretary of State
  address:
    - 2201 C Street, NW
    - Washington, DC 20520
  salutation: {congressional: "Secretary {{ official.surname }}", manual: "{{ official.vocative }} Secretary"}
  also_called: [SecState, state]
  checked: 2026-11-21  # by phone
  abroad: NO
  count: 0012
  note: >-
    A folded text: with a colon, a # sign,
    *stars* and {{ braces }}.
  letterhead: |
    - not: a list # nor a comment
    "quoted" @ start
  url: https://www.state.gov/a#b
"""


def texts(node: Node) -> object:
    """A node as plain texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [texts(item) for item in node.items]
    return {key: texts(value) for key, value in node.pairs.items()}


def faults_of(text: str) -> list[Fault]:
    with pytest.raises(DrafterError) as caught:
        parse_yaml(text, "f.yaml")
    return list(caught.value.faults)


def test_a_good_file_is_read_as_it_was_typed():
    """Comments, lists, blocks and braces are read; no text becomes a number, a date or a truth value."""
    root = parse_yaml(POSTS, "posts.yaml")

    assert texts(root) == {
        "secretary-of-state": {
            "title": "Secretary of State",
            "address": ["2201 C Street, NW", "Washington, DC 20520"],
            "salutation": {
                "congressional": "Secretary {{ official.surname }}",
                "manual": "{{ official.vocative }} Secretary",
            },
            "also_called": ["SecState", "state"],
            "checked": "2026-11-21",
            "abroad": "NO",
            "count": "0012",
            "note": "A folded text: with a colon, a # sign, *stars* and {{ braces }}.",
            "letterhead": '- not: a list # nor a comment\n"quoted" @ start\n',
            "url": "https://www.state.gov/a#b",
        }
    }


def test_every_key_and_value_keeps_its_place():
    """Lines and columns count from 1, and an excerpt is the line as typed."""
    root = parse_yaml(POSTS, "posts.yaml")
    post = root.pairs["secretary-of-state"]
    assert isinstance(post, Mapping)
    address = post.pairs["address"]
    assert isinstance(address, Sequence)

    assert post.keys["title"] == Location("posts.yaml", 3, 3)
    assert post.pairs["title"] == Scalar("Secretary of State", Location("posts.yaml", 3, 10), quoted=False)
    assert address.items[1].where == Location("posts.yaml", 6, 7)
    assert excerpt(post.lines, address.items[1].where) == "    - Washington, DC 20520"
    assert excerpt(post.lines, Location("posts.yaml")) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 'It''s'", {"a": "It's"}),
        ('a: "x" # comment', {"a": "x"}),
        ("a: [b, c]  # comment", {"a": ["b", "c"]}),
        ('a: ["2201 C Street, NW", b]', {"a": ["2201 C Street, NW", "b"]}),
        ("a: [\n  b,\n  c\n]\nd: e", {"a": ["b", "c"], "d": "e"}),
        ('a: "two\n  lines"\nb: c', {"a": "two lines", "b": "c"}),
        ("a: two\n  lines\nb: c", {"a": "two lines", "b": "c"}),
        ("a:\n  two\n  lines\nb: c", {"a": "two lines", "b": "c"}),
        ("a: # why\n- b\n- c", {"a": ["b", "c"]}),
        ("a: b\n  # about c\nc: d", {"a": "b", "c": "d"}),
        ("a: id # why", {"a": "id"}),
        ("a: id  #why", {"a": "id"}),
        ('"a b": c', {"a b": "c"}),
        ("a   : b", {"a": "b"}),
        ("a:", {"a": ""}),
        ("---\na: “curly” – dashes\n", {"a": "“curly” – dashes"}),
        ("a: R&D at 50% * 2 [sic] {x} @home -- that's all?", {"a": "R&D at 50% * 2 [sic] {x} @home -- that's all?"}),
        ("a:\n  - b: c\n    d: e\n  -\n    b: f", {"a": [{"b": "c", "d": "e"}, {"b": "f"}]}),
    ],
)
def test_good_forms(text: str, expected: object):
    """What YAML and its readers agree upon is accepted."""
    assert texts(parse_yaml(text, "f.yaml")) == expected


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        # the traps that prose meets
        ("a: Fentanyl: the facts", "1:12", ["a colon and a space", 'a: "Fentanyl: the facts"']),
        ("a: “Fentanyl: the facts”", "1:13", ["curly", 'a: "Fentanyl: the facts"']),
        ("a: Take note:", "1:13", ["a colon"]),
        ("a: The loss # in lives", "1:13", ["comment", "'# in lives' would be lost", "a line of its own"]),
        ("a: Section #4", "1:12", ["'#4' would be lost", '"Section #4"']),
        ("a: #4 on the list", "1:4", ["there is no text here"]),
        ("a: one # two\n  three", "1:8", ["would be lost"]),
        ("a: one\n  two # three\n  four", "2:7", ["a comment stands inside a text"]),
        ("a: *Note* this", "1:4", ["may not begin with '*'", 'a: "*Note* this"']),
        ("a: &c b", "1:4", ["may not begin with '&'"]),
        ("a: !note b", "1:4", ["may not begin with '!'"]),
        ("a: {{ official.surname }}", "1:4", ["may not begin with '{{'", "double quotes"]),
        ("a: {{ x }} is here", "1:4", ["may not begin with '{{'"]),
        ('a: {{ x }} "is" here', "1:4", ["""a: '{{ x }} "is" here'"""]),
        ("a: {sic} this", "1:4", ["may not begin with '{'"]),
        ("a: [sic] this", "1:4", ["may not begin with '['"]),
        ("a: @staff", "1:4", ["may not begin with '@'"]),
        ("a: %full", "1:4", ["may not begin with '%'"]),
        ("a: `code`", "1:4", ["may not begin with '`'"]),
        ("a: >the end", "1:4", ["may not begin with '>'"]),
        ("a: |the end", "1:4", ["may not begin with '|'"]),
        ("a: - b", "1:4", ["may not begin with '-'"]),
        ("a: ? b", "1:4", ["may not begin with '?'"]),
        ('a: "Know" your customer', "1:4", ["goes on after", """a: '"Know" your customer'"""]),
        ("a: 'It's'", "1:4", ["close before the end", '''a: "It's"''']),
        ("""a: "Know" it's""", "1:4", [">-"]),
        ('a: "Know your\nb: c', "1:4", ["never closed"]),
        ('a: "Know your\nb: the " sign\nc: d', "1:4", ["never closed"]),
        ("a: 'tis so", "1:4", ["never closed", '''a: "'tis so"''']),
        ('a: "C:\\q"', "1:7", ["backslash", "single quotes"]),
        # lists and sets of keys
        ("a: [2201 C Street, NW]", "1:5", ["'2201 C Street'", "one item a line"]),
        ("a: [b, Washington DC]", "1:8", ["'Washington DC'"]),
        ("a: [b, , c]", "1:8", ["a comma or a bracket"]),
        ("a: [b: c]", "1:5", ["a colon stands in a list"]),
        ("a: [b, c\nd: e", "1:4", ["no ']' closes it"]),
        ("a: {b: c\nd: e", "1:4", ["no '}' closes it"]),
        ("a: {b: Director, ONDCP}", "1:18", ["a comma inside { }"]),
        ("a: [&x b]", "1:5", ["'&'"]),
        ("a: {b: *x}", "1:8", ["'*'"]),
        ("a: {b: !x y}", "1:8", ["'!'"]),
        ("a: b\na: c", "2:1", ["'a' stands twice", "line 1"]),
        ("a: {b: c, b: d}", "1:11", ["'b' stands twice"]),
        ("<<: b", "1:1", ["'<<'", "Write the keys out"]),
        ("a: {[b]: c}", "1:5", ["a key is expected"]),
        ("a:\n  : b", "2:3", ["a colon and a space"]),
        ("a: b\n---\nc: d", "2:1", ["another document"]),
        ("a: " + "[" * 13 + "]" * 13, "1:16", ["more than 12 deep"]),
        ("- a", "1:1", ["keys such as"]),
        ("[a]", "1:1", ["keys such as"]),
        ("", "1:1", ["there is nothing here"]),
        ("# all quiet", "1:1", ["there is nothing here"]),
        # spaces, tabs and what cannot be seen
        ("a:b\nc: d", "1:1", ["a space after the colon: a: b"]),
        ("a:\u00a0b\nc: d", "1:1", ["non-breaking space"]),
        ("a:\n  - b\n  -c", "3:3", ["a space after the dash: - c"]),
        ("a:\n- b\n-c", "3:1", ["a space after the dash: - c"]),
        ("a: b\nand so on\nc: d", "2:1", ["set it further in"]),
        ("a: b\n  c: d", "2:3", ["set further in"]),
        ("a: b\n  - c", "2:3", ["already has a text"]),
        ("a:\n  - b\n    - c", "3:5", ["further in than the item above"]),
        ('a: "b"\n  c: d', "2:3", ["already complete"]),
        ("a: [b]\n  c: d", "2:3", ["already complete"]),
        ("a:\n  b: c\n d: e", "3:2", ["does not line up"]),
        ("  a: b\nc: d", "2:1", ["does not line up"]),
        ("a: b\n- c", "2:1", ["does not line up"]),
        ("a:\n\t- b", "2:1", ["a tab"]),
        ("a: b\tc", "1:5", ["a tab"]),
        ("a: b\x0bc", "1:5", ["U+000B"]),
        ("a: b\u2028c", "1:5", ["U+2028"]),
        ("a\u200b: b", "1:2", ["U+200B"]),
    ],
)
def test_each_mistake_has_its_place_and_its_words(text: str, where: str, words: list[str]):
    """A mistake is told once, where it stands, in plain words and with the line it is on."""
    (fault,) = faults_of(text)

    assert str(fault.where) == f"f.yaml:{where}"
    for word in words:
        assert word in f"{fault.message} {fault.hint}"
    assert fault.where and fault.excerpt == text.split("\n")[fault.where.line - 1].rstrip()


def test_all_mistakes_of_a_file_are_told_at_once_in_its_order():
    """A trap, a duplicate, a list of prose and a line out of place do not hide each other."""
    text = "a: @b\nc: *d\na: [x y]\ne:\n    f: g\n  h: i\nj: K: l\nm: n # o p\nq: r s # t\n"

    assert [str(fault.where) for fault in faults_of(text)] == [
        "f.yaml:1:4",
        "f.yaml:2:4",
        "f.yaml:3:1",
        "f.yaml:3:5",
        "f.yaml:6:3",
        "f.yaml:7:5",
        "f.yaml:9:8",
    ]


@pytest.mark.parametrize("text", ["a: b: c", "a: 'b", "  a: b\nc: d", "a:\n  b: c\n d: e", POSTS])
def test_the_slower_parser_says_the_same(text: str, monkeypatch: pytest.MonkeyPatch):
    """Where PyYAML has no C parser, the same files are read and the same faults told."""

    def outcome() -> object:
        try:
            return parse_yaml(text, "f.yaml")
        except DrafterError as error:
            return error.faults

    usual = outcome()
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)

    assert usual == outcome()


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "a: x" + " " * 100_000 + "b", "- " * 50_000, "a: 'x" * 20_000])
def test_hostile_files_end_soon(text: str):
    """Deep nesting, endless blanks and endless quotes are read or refused in a moment."""
    try:
        parse_yaml(text, "f.yaml")
    except DrafterError as error:
        assert len(error.faults) == 1


@pytest.mark.parametrize(
    "line",
    ["a: b: c", "a prose line", "\ta: b", "a: #b", "a: b", 'a: "b', "a: [b c]", "a: b\n# c"],
)
def test_a_file_of_bad_lines_is_told_in_fifty_faults_and_one(line: str):
    """What is at fault is told in the file's order, then that there is more."""
    *told, more = faults_of(f"{line}\n" * (MAX_BYTES // (2 * len(line))))

    assert len(told) == MAX_FAULTS == 50
    assert told == sorted(told, key=lambda fault: (fault.where.line, fault.where.column) if fault.where else (0, 0))
    assert more.message == "there are more faults in this file than the 50 told here"
    assert more.where == Location("f.yaml")


@pytest.mark.parametrize("line", ["k{}: b: c", "a prose line", "\u200b", "z: b"])
def test_fifty_faults_are_told_as_they_are(line: str):
    """Nothing is said of more where there is none."""
    faults = faults_of("z: y\n" + "".join(f"{line.format(number)}\n" for number in range(MAX_FAULTS)))

    assert len(faults) == MAX_FAULTS
    assert all(fault.where and fault.where.line for fault in faults)


def test_a_large_file_that_yaml_cannot_read_is_not_read_over_and_over():
    """A line out of place costs another parse, and a large file is allowed few."""
    good = "".join(f"key-{number}: b\n" for number in range(60_000))
    bad = "".join(f"- c\nz{number}: y\n" for number in range(19))

    assert len(faults_of("a: b\n" + bad)) == 19
    assert 1 <= len(faults_of(good + bad)) < 5


PROSE = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1).map(str.strip).filter(bool)


@given(PROSE)
def test_prose_in_double_quotes_comes_back_as_typed(prose: str):
    """Any printable text is safe between double quotes, but for the quote and the backslash themselves."""
    escaped = prose.replace("\\", "\\\\").replace('"', '\\"')

    assert texts(parse_yaml(f'a: "{escaped}"\nb: c', "f.yaml")) == {"a": prose, "b": "c"}


@given(PROSE)
def test_prose_in_a_folded_block_comes_back_as_typed(prose: str):
    """Any printable line is safe under `>-`, without any escapes."""
    assert texts(parse_yaml(f"a:\n  - b: >-\n      {prose}\nc: d", "f.yaml")) == {"a": [{"b": prose}], "c": "d"}


@given(PROSE)
def test_prose_without_quotes_is_read_as_typed_or_refused(prose: str):
    """No plain text is silently cut short or changed; a comment may follow only a single word."""
    try:
        value = texts(parse_yaml(f"a: {prose}\nb: c", "f.yaml"))
    except DrafterError:
        return
    assert isinstance(value, dict)
    if isinstance(value["a"], str) and prose[0] not in "\"'|>":
        assert value["a"] == prose or (" " not in value["a"] and prose.removeprefix(value["a"]).lstrip()[0] == "#")


# Clauses


def test_a_clause_is_its_front_matter_and_its_body():
    """The body comes without blank lines around it, and every place is one in the file."""
    text = "---\n# asks/kyc\ntitle: Duties\n\nby: [trone]\n---\n\nA seller\n---\nshould ask.\n\n\n"
    front, body, line = parse_clause(text, "kyc.md.j2")

    assert texts(front) == {"title": "Duties", "by": ["trone"]}
    assert front.keys["by"] == Location("kyc.md.j2", 5, 1)
    assert (body, line) == ("A seller\n---\nshould ask.", 8)


def test_a_clause_without_a_body_has_an_empty_one():
    """An empty body is the reader's to judge."""
    assert parse_clause("---\na: b\n---\n", "f")[1] == ""
    assert parse_clause("---\na: b\n---", "f")[1] == ""


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("", "f:1:1", "begins with a line '---'"),
        ("Text only.", "f:1:1", "begins with a line '---'"),
        ("title: x\n---\nText.", "f:1:1", "begins with a line '---'"),
        ("—\ntitle: x\n---\nText.", "f:1:1", "'—' stands where '---' is expected"),
        ("---\ntitle: x\nText.", "f:1:1", "never closed"),
        ("---\ntitle: x\n–-\nText.", "f:3:1", "'–-' stands where '---' is expected"),
        ("---\n---\nText.", "f:2:1", "nothing here"),
        ("---\na: b\nc: d: e\n---\nText.", "f:3:5", "a colon and a space"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told(text: str, where: str, words: str):
    """Missing, unclosed and faulty front matter are named with the line of the file."""
    with pytest.raises(DrafterError) as caught:
        parse_clause(text, "f")
    (fault,) = caught.value.faults

    assert str(fault.where) == where
    assert words in fault.message


# Files


@pytest.mark.parametrize(
    "data", [b"a: \xe2\x80\x9cb\xe2\x80\x9d\nc\n", b"\xef\xbb\xbfa: \xe2\x80\x9cb\xe2\x80\x9d\r\nc\r\n"]
)
def test_byte_order_marks_and_line_ends_of_windows_are_accepted(data: bytes, tmp_path: Path):
    """A file saved by Notepad reads like any other."""
    (tmp_path / "f.yaml").write_bytes(data)

    assert read_text(tmp_path / "f.yaml", "f.yaml") == "a: “b”\nc\n"


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        ("a: “b”".encode("utf-16"), "f.yaml", "UTF-16"),
        ("a: b".encode("utf-16-le"), "f.yaml", "UTF-16"),
        ("a: b\r\nc: “d”".encode("cp1252"), "f.yaml:2:4", "Windows-1252"),
        (b"a: \x81", "f.yaml:1:4", "an encoding other than UTF-8"),
        (b"PK\x03\x04...", "f.yaml", "a word processor's document"),
        (b"{\\rtf1", "f.yaml", "a word processor's document"),
        (b"a" * (MAX_BYTES + 1), "f.yaml", "larger than 1,000,000 bytes"),
    ],
)
def test_files_that_are_not_plain_utf_8_are_refused_by_name(data: bytes, where: str, words: str, tmp_path: Path):
    """The encoding is named, with what to do in Word and in Notepad."""
    (tmp_path / "f.yaml").write_bytes(data)
    with pytest.raises(FileError) as caught:
        read_text(tmp_path / "f.yaml", "f.yaml")
    (fault,) = caught.value.faults

    assert str(fault.where) == where
    assert words in fault.message
    assert fault.hint


def test_what_is_no_readable_file_is_told_in_a_sentence(tmp_path: Path):
    """A folder, a missing file and a name that no system takes end in a FileError, not a trace."""
    for path, words in [
        (tmp_path, "this is a folder"),
        (tmp_path / "none.yaml", "there is no such file"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (tmp_path / "a\0b", "cannot be read"),
    ]:
        with pytest.raises(FileError, match=words):
            read_text(path, "shown.yaml")


def test_the_module_does_not_import_yaml_until_a_file_is_parsed():
    """A library that comes from the cache costs no parser."""
    code = "import sys, drafter.library.source, drafter.library.traps; sys.exit('yaml' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
