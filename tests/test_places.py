"""Where in a file a character of a text stands, however the text is folded or quoted."""

from __future__ import annotations

import pytest

from drafter.errors import Faults
from drafter.library.fields import Fields
from drafter.library.source import parse_yaml

WAYS = {
    "plain": "a: one two\n",
    "plain on two lines": "a: one\n  two three\n",
    "double quotes": 'a: "one two"\n',
    "double quotes on two lines": 'a: "one\n  two"\n',
    "double quotes with escapes": 'a: "say \\"no\\": \\u2019 and \\\\ and\\n so on"\n',
    "a double-quoted line that goes on": 'a: "one \\\n  two"\n',
    "single quotes": "a: 'don''t say two'\n",
    "folded": "a: >-\n  one\n  two\n\n  three\n",
    "literal": "a: |\n  one\n    two\n  three\n",
    "after a comment": "# one\nb: one\na: one two\n",
}
ESCAPED = {"'": "''", '"': '\\"', "\\": "\\\\", "’": "\\u2019"}


@pytest.mark.parametrize("way", WAYS)
def test_each_character_of_a_text_has_its_place(way: str):
    """The file holds that very character there, or what it is written as between quotes."""
    file = WAYS[way]
    fields = Fields(parse_yaml(file, "x.yaml"), "a record", Faults())
    text, lines = fields.text("a"), file.split("\n")

    for at, sign in enumerate(text):
        if not sign.isspace():
            where = fields.char_where("a", at)
            there = lines[where.line - 1][where.column - 1 :]
            assert there.startswith((sign, ESCAPED.get(sign, sign)))
    assert len({fields.char_where("a", at) for at, sign in enumerate(text) if not sign.isspace()}) == len(
        "".join(text.split())
    )
