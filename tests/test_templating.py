"""What a template may say, and what is refused before any letter is made."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import markup, names, rendering
from drafter.errors import Fault, Location
from drafter.letter import Note, Text, paragraphs_of, plain_text
from drafter.templating import faults_in_clause, faults_in_part, read

HERE = Location("x.md.j2", 5, 1)
DECLARED: dict[str, type] = {
    "deaths": names.FigureNames,
    "talks": names.EventNames,
    "report": names.SourceNames,
    "meeting": str,
}


def faults(text: str) -> list[Fault]:
    """What is wrong with a clause's text."""
    return faults_in_clause(text, DECLARED, HERE)


def messages(text: str) -> list[str]:
    """What is wrong with a clause's text, without the places."""
    return [fault.message for fault in faults(text)]


# What is allowed


@pytest.mark.parametrize(
    "text",
    [
        "The toll is {{ deaths.figure }}.{{ deaths.note }}",
        "{{ deaths.value | rounded(1000) }} died, about {{ deaths.per_day }} a day.",
        "{% if deaths.fell %}It fell.{% elif deaths.rose %}It rose.{% else %}It stood.{% endif %}",
        "{% if deaths.value > 1000 and not talks.ended %}High.{% endif %}",
        "{% if 'kyc' in asks.ids or asks.count == 1 %}One.{% endif %}",
        "{% if post.id in ('president', 'secretary') %}You.{% endif %}",
        "{% if letter.date | fiscal_year > 2024 %}Late.{% endif %}",
        "By {{ letter.date | next_on('09-15') | long_date }}, in fiscal year {{ letter.date | fiscal_year }}.",
        "{{ I }} {{ am }} at {{ meeting }}; {{ my }} thanks to {{ official.name }}.",
        "{{ 'It fell' if deaths.fell else 'It rose' }}.{{ report.note if talks.announced else '' }}",
        "{# a remark for the next writer: 1. no } mark - here #}The toll.",
        "{{ asks.count | in_words }} asks",
        "*{{ report.title }}* and **{{ counterpart.short }}**",
        "{{- deaths.figure -}} {%- if deaths.fell -%} fell {%- endif -%}",
        "",
    ],
)
def test_what_clauses_need_is_allowed(text: str):
    """Names, their fields, the filters, and a choice of words."""
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in addressees %}{{ one.official.name }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for line in post.address %}{{ line }}\n{% endfor %}",
        "{% for one in letter.copies %}{{ one.name }}, {{ one.title }}{% endfor %}",
        "{{ addressee.greeting }} {{ signatory.name }} {{ page_number }} {{ blank('x', 'a hint') }}",
        "{% if letter.via %}{{ letter.via }}{% endif %}",
        "{{ letter.date | long_date }}",
    ],
)
def test_what_parts_need_is_allowed(text: str):
    """A part loops over its lists and leaves blanks."""
    assert faults_in_part(text, HERE) == []


# What is refused


@pytest.mark.parametrize(
    "text",
    [
        "{{ official.__class__ }}",
        "{{ official.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ official['name'] }}",
        "{{ official | attr('__class__') }}",
        "{{ ''.join(asks.ids) }}",
        "{{ '%s' | format(official) }}",
        "{{ asks.ids | map(attribute='x') | list }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ range(1000000000) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% set x = 1 %}",
        "{% for x in range(9) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with x = 1 %}{% endwith %}",
        "{% raw %}{{ x }}{% endraw %}x{{ loop }}",
        "{{ deaths.note | rounded(1) }}",
        "{{ deaths.note ~ 'x' }}",
        "{{ deaths.value + 1 }}",
        "{{ -deaths.value }}",
        "{{ deaths is defined }}",
        "{{ {'a': 1} }}",
        "{{ deaths.value | rounded(to=1000) }}",
        "{{ deaths.value | rounded(deaths.value) }}",
        "{{ deaths.value | rounded(*asks.ids) }}",
    ],
)
def test_no_way_leads_out_of_the_names(text: str):
    """Nothing reaches behind a name, calls, computes, assigns, includes or runs on."""
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ addressee.__class__ }}",
        "{{ blank.__globals__ }}",
        "{{ loop.__class__ }}",
        "{% for x in letter.copies %}{{ loop.__init__ }}{% endfor %}",
        "{% for x in letter.copies %}{{ x.nme }}{% endfor %}",
        "{% for x, y in letter.copies %}{{ x }}{% endfor %}",
        "{% for x in letter.copies if x.__class__ %}{{ x.name }}{% endfor %}",
        "{% for x in letter.date %}{{ x }}{% endfor %}",
        "{% for x in blank('a', 'b') %}{{ x }}{% endfor %}",
        "{{ signatories }}",
        "{{ signatories.name }}",
        "{{ letter.copies }}",
        "{{ official.name.upper() }}",
        "{{ blank() }}",
        "{{ blank }}",
        "{% set x = 1 %}",
    ],
)
def test_parts_cannot_get_out_either(text: str):
    """A loop and a call open no other way."""
    assert faults_in_part(text, HERE)


@pytest.mark.parametrize("name", sorted(set(names.STANDING) | set(DECLARED)))
def test_no_name_gives_what_begins_with_an_underscore(name: str):
    """Whatever a name holds, a word or a record, Python's own attributes are out of reach."""
    for attribute in ("__class__", "__dict__", "_full", "__init__"):
        assert faults(f"{{{{ {name}.{attribute} }}}}"), attribute


def test_every_field_of_every_name_is_known():
    """Each documented field passes where it can be printed or compared, and a misspelt one never does."""
    for name, holds in {**names.STANDING, **DECLARED}.items():
        for field in fields(holds) if holds and is_dataclass(holds) else ():
            assert faults(f"{{% if {name}.{field.name} %}}x{{% endif %}}") == []
            assert faults(f"{{{{ {name}.{field.name}x }}}}")


# Where and what


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("The deaths: {{ deaths.perday }}", 5, 23),
        ("perday {{ deaths.perday }}", 5, 18),
        ("Two lines\n  and {{ death.figure }}", 6, 10),
        ("x\n\n{{ deaths.value | round }}", 7, 19),
        ("a {{ deaths.value\n  | round }}", 6, 5),
        ("a {{ b", 5, 3),
        ("a }} b", 5, 3),
        ("a\nb {% if deaths.fell %} c", 6, 3),
        ("a\n{% endif %}", 6, 1),
        ("a {{ deaths.value * 2 }}", 5, 19),
        ("a *b", 5, 3),
        ("a\n\nb *c\n\nd", 7, 3),
        ("a\n* b", 6, 1),
        ("- a\n  - *b", 6, 5),
        ("- a\nb", 6, 1),
        ("{% if deaths.fell %}\n- a\n{% endif %}\n- b\n{# a\nremark #}\n b", 11, 2),
    ],
)
def test_a_fault_has_the_place_in_the_file(text: str, line: int, column: int):
    """The line and column of the word itself, counted from where the text begins, with its line."""
    (fault,) = faults(text)

    assert fault.where == Location("x.md.j2", line, column)
    assert fault.excerpt == text.split("\n")[line - 5]


def test_several_faults_are_told_together():
    """Each once, however often a name is misspelt."""
    assert messages("# A\n{{ death.figure }} {{ death.note }} {{ deaths.vale }}") == [
        "a heading mark ('#') in the text of a clause",
        "the name 'death' is not declared",
        "'deaths' has no 'vale'",
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ death.figure }}", "Did you mean 'deaths'?"),
        ("{{ deaths.perday }}", "Did you mean 'per_day'"),
        ("{{ deaths.value | rouned(10) }}", "Did you mean 'rounded'?"),
        ("{{ we }}", "Write {{ I }}"),
        ("{{ meeting.day }}", "Write {{ meeting }} alone."),
        ("{{ letter.date }}", "Write {{ letter.date | long_date }}."),
        ("{{ deaths }}", "Add a dot and the field: 'figure'"),
        ("{{ deaths.figure | rounded(10) }}", "As in {{ deaths.value | rounded(1000) }}"),
        ("{% if deaths.value > 'x' %}a{% endif %}", "Compare words with words"),
        ("{% if 'x' in deaths.figure %}a{% endif %}", "{% if 'text' in asks.ids %}"),
    ],
)
def test_a_hint_says_what_to_write(text: str, hint: str):
    """What was probably meant, or how it is done."""
    (fault,) = faults(text)

    assert hint in fault.hint


def test_what_stands_between_braces_is_not_taken_for_markup():
    """A `*`, `_` or `#` in a tag or a remark is Jinja's."""
    assert messages("{# * # ` _a_ #}{{ deaths.per_day }}") == []


# Lists and tables

TABLE = "Table: Deaths{{ deaths.note }}\n\n| Period | Deaths |\n| --- | --- |\n"
ROW = "| {{ deaths.period }} | {{ deaths.value | rounded(10) }} |\n"
WIDE = "| {{ deaths.period }} | {{ deaths.figure }} | {{ deaths.per_day }} |\n"


@pytest.mark.parametrize(
    "text",
    [
        "We ask:\n\n- {{ meeting }}\n{% if deaths.fell %}\n- {{ report.title }}\n{% endif %}\n- c",
        "- {% if deaths.fell %}a{% endif %}\n- b{% if deaths.rose %}, c{% endif %}\n\nSo be it.",
        "{% if deaths.fell %}\n- a\n- b\n{% else %}\nNothing.\n{% endif %}",
        "{% if deaths.fell %}\n- a\n- b\n\n{% endif %}\nSo be it.",
        TABLE + ROW + "{% if deaths.fell %}\n" + ROW + "{% endif %}\n",
        TABLE + "{% if deaths.fell %}\n" + ROW + "{% endif %}\n",
        TABLE
        + "{% if deaths.fell %}\n"
        + ROW
        + "{% elif deaths.rose %}\n"
        + ROW
        + "{% else %}\n"
        + ROW
        + "{% endif %}",
        "{% if deaths.fell %}\n"
        + TABLE
        + ROW
        + "{% else %}\n"
        + TABLE.replace("s |", "s | A day |").replace("- |\n", "- | - |\n")
        + WIDE
        + "{% endif %}",
        "{% if deaths.fell %}\n" + TABLE + ROW + "{% endif %}\n\nSo be it.",
        "Table: A\n\n{% if deaths.fell %}\n| A |\n|-|\n| b |\n{% else %}\n| A | B |\n|-|-|\n| b | c |\n{% endif %}",
        "{% if deaths.fell %}\n*a\n{% else %}\n*b\n{% endif %}\nc*",
    ],
)
def test_what_may_come_out_right_is_allowed(text: str):
    """An item, a row, a table or a list may hang on a choice; each way in which the choices fall is looked at."""
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TABLE + ROW + "{% if deaths.fell %}\n" + WIDE + "{% endif %}\n", ["a row of 3 cells in a table of 2 columns"]),
        (TABLE + "{% if deaths.fell %}\n{% endif %}\n", ["a table without rows"]),
        (
            "{% if deaths.fell %}\n" + ROW + "{% endif %}\n",
            ["a table without a caption", "a table without a header row"],
        ),
        ("{% if deaths.fell %}\n- a\nb\n{% endif %}\n", ["a line that is not indented stands right below an item"]),
        (
            "{% if deaths.fell %}\n- a\n{% endif %}\n{% if deaths.rose %}\n- *b\n{% else %}\n-\n{% endif %}\n",
            ["an asterisk opens emphasis that is not closed in its paragraph", "an item without words"],
        ),
        ("{% if deaths.fell %}\n{% if deaths.rose %}\n*a\n{% endif %}\n{% endif %}\n", ["an asterisk opens emphasis"]),
    ],
)
def test_what_comes_out_wrong_however_the_choices_fall_is_found_before_any_letter(text: str, found: list[str]):
    """Each fault once, in the order of the lines."""
    assert [message[: len(words)] for message, words in zip(messages(text), found, strict=True)] == found


def test_a_text_of_many_choices_is_looked_at_in_good_time():
    """More ways than can be counted: each line is looked at all the same."""
    choice = "{% if deaths.fell %}\n*a\n\n{% else %}\nb\n\n{% endif %}\n"

    assert len(messages(choice * 40)) == 40


# Values


def say(text: str, **values: object) -> str:
    """The words that a text comes to with these values."""
    made = markup.parse(rendering.render(read(text), values, HERE), None, lambda source: Note((Text(source),), source))
    return "\n".join(plain_text(paragraph.runs) for block in made for paragraph in paragraphs_of(block))


@pytest.mark.parametrize("typed", ["O*Neil", r"C:\x", "{{ x }}", "{% if %}", "**", "a\\", "# x", "<b>", "&amp;"])
def test_a_value_is_never_markup_nor_template(typed: str):
    """What a person filled in stands in the letter as typed."""
    assert say("To *{{ meeting }}*.", meeting=typed) == f"To {typed}."


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=30))
def test_every_printable_value_passes_a_template_unchanged(typed: str):
    """From the value to the letter no sign is lost; runs of spaces become one."""
    folded = markup.re.sub(r" +", " ", f"x{typed}x")

    assert say("x{{ meeting }}x", meeting=typed) == folded


def test_a_choice_leaves_no_empty_line():
    """Tags that stand on lines of their own vanish with their lines."""
    text = "One\n{% if more %}\n  two\n{% else %}\n  three\n{% endif %}\nfour."

    assert [say(text, more=more) for more in (True, False)] == ["One two four.", "One three four."]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("n | rounded(1000)", "75,000"),
        ("n | rounded(100)", "74,700"),
        ("3 | in_words", "three"),
        ("0 | in_words", "no"),
        ("12 | in_words", "twelve"),
        ("13 | in_words", "13"),
        ("1300 | in_words", "1,300"),
        ("day | long_date", "September 12, 2024"),
        ("day | next_on('09-15') | long_date", "September 15, 2024"),
        ("day | next_on('01-01') | fiscal_year", "2025"),
        ("day | fiscal_year", "2024"),
    ],
)
def test_each_filter_does_what_its_line_says(expression: str, words: str):
    """The filters of the table, on the values they take."""
    assert say(f"{{{{ {expression} }}}}", n=74702, day=date(2024, 9, 12)) == words


def test_no_filter_is_in_reach_but_those_of_the_table():
    """Jinja's own filters do not exist here."""
    for name in ("upper", "attr", "map", "safe", "replace", "join", "format", "default", "tojson", "xmlattr"):
        assert any("there is no filter" in one for one in messages(f"{{{{ deaths.figure | {name} }}}}")), name
