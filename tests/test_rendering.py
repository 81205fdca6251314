"""What the walk over a template's tree says is what Jinja itself says."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import assemble, assets, markup, rendering, templating
from drafter.drafting import draft, open_library
from drafter.errors import DrafterError, Location
from drafter.spec import LetterSpec
from drafter.templating.text import with_whole_lines

JINJA = jinja2.Environment(
    undefined=jinja2.StrictUndefined, finalize=markup.escape, trim_blocks=True, lstrip_blocks=True, autoescape=False
)
JINJA.filters.update({name: function for name, (function, _) in rendering.FILTERS.items()})
HERE = Location("here")

REQUESTS = [
    (day, to, asks, signers)
    for day in (date(2021, 1, 26), date(2022, 6, 1), date(2024, 8, 15), date(2024, 9, 12), date(2026, 11, 21))
    for to, asks, signers in (
        ("secretary-of-state", ("kyc", "scheduling", "export-controls"), ()),
        ("president", ("enforcement", "money-laundering", "prosecutions", "agency-cooperation"), ("schumer", "cotton")),
        ("dea-administrator", ("scheduling",), ("cotton",)),
    )
]


@pytest.mark.parametrize(("day", "to", "asks", "signers"), REQUESTS)
def test_a_letter_reads_as_jinja_would_have_it(
    day: date, to: str, asks: tuple[str, ...], signers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every template of real letters gives the same words from its tree as from Jinja."""
    library = open_library([assets.root()], None)
    texts = {id(tree): text for text, tree in library.trees.items()}
    pairs: list[tuple[str, str]] = []

    def both(tree: rendering.Tree, values: dict[str, Any], where: Location) -> str:
        theirs = JINJA.from_string(with_whole_lines(texts[id(tree)])).render(copy.deepcopy(values))
        ours = rendering.render(tree, values, where)
        pairs.append((ours, theirs))
        return ours

    monkeypatch.setattr(assemble, "render", both)
    draft(LetterSpec(to=(to,), asks=asks, date=day, signatories=signers, designation=True), library)

    assert len(pairs) > 15
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]


names = st.sampled_from(["one", "two", "word", "none", "many"])
numbers = st.integers(0, 20).map(str)
operands = st.one_of(names, numbers, st.sampled_from(["'yes'", "'O*Neil'", "''"]))
comparisons = st.tuples(
    st.sampled_from(["one", "two", "3"]), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.just("two")
).map(" ".join)
tests = st.recursive(
    st.one_of(operands, comparisons, operands.map(lambda one: f"{one} in many"), st.just("one < two <= 9")),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map(lambda three: f"({''.join(three)})"),
        inner.map(lambda one: f"(not {one})"),
        inner.map(lambda one: f"({one} not in many)"),
    ),
    max_leaves=6,
)
texts = st.text(st.characters(exclude_characters="{}%#\r", exclude_categories=("Cs", "Co")), max_size=12)
templates = st.recursive(
    st.one_of(
        texts,
        operands.map(lambda one: f"{{{{ {one} }}}}"),
        st.just("{{ two | in_words }}"),
        tests.map(lambda test: f"{{{{ 'a' if {test} else word }}}}"),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.tuples(tests, inner, inner).map(lambda t: f"{{% if {t[0]} %}}{t[1]}{{% else %}}{t[2]}{{% endif %}}"),
        st.tuples(tests, inner, tests, inner).map(
            lambda t: f"{{% if {t[0]} %}}\n{t[1]}{{% elif {t[2]} %}}\n  {t[3]}\n  {{% endif %}}\n"
        ),
        inner.map(
            lambda one: (
                f"{{% for item in many %}}\n{one}{{{{ item }}}}{{{{ loop.index if loop.last else '' }}}}{{% endfor %}}"
            )
        ),
    ),
    max_leaves=8,
)


@given(templates)
def test_any_template_reads_as_jinja_would_have_it(text: str) -> None:
    """Texts, names, choices, comparisons and loops mean what they mean in Jinja, which line ends stay set apart."""
    values = {"one": 1, "two": 2, "word": "a*b", "none": "", "many": ("1", "yes", "")}
    theirs = JINJA.from_string(with_whole_lines(text)).render(values)

    assert rendering.render(templating.read(text), values, HERE) == theirs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if one %}\nA\n{% endif %}\nB", "A\nB"),
        ("  {% if one %}  \nA\n\t{% endif %} {# a remark #}\nB", "A\nB"),
        ("{% if one %}{% if two %}\nA\n{% endif %}{% endif %}\nB", "A\nB"),
        ("{# two lines\nof a remark #}\nA", "A"),
        ("- A{% if one %}, and B{% endif %}\n- C", "- A, and B\n- C"),
        ("A{# a remark #}\nB", "A\nB"),
        ("- A\n\n  {% if one %}B{% endif %}\n", "- A\n\n  B"),
        ("  {% if none %}A{% endif %} B", "   B"),
        ("A\n{%- if one %} B{% endif -%}\nC", "A BC"),
        ("{% if none\n   or one %}\nA\n{% endif %}\n", "A\n"),
    ],
)
def test_a_tag_takes_no_line_along_but_the_one_that_it_has_to_itself(text: str, said: str) -> None:
    """An item that ends in a choice keeps its line end, and a paragraph that begins with one its indent."""
    values = {"one": 1, "two": 2, "none": ""}

    assert rendering.render(templating.read(text), values, HERE).rstrip("\n") == said.rstrip("\n")


def test_a_name_that_the_letter_does_not_have_is_a_fault_with_its_place() -> None:
    """A missing name stops the letter and says where it was asked for."""
    with pytest.raises(DrafterError) as caught:
        rendering.render(templating.read("{{ counterpart.name }}"), {}, HERE)

    assert "'counterpart'" in caught.value.faults[0].message
    assert caught.value.faults[0].where == HERE


def test_a_tree_cannot_reach_behind_a_name() -> None:
    """Fields that begin with an underscore are out of reach even in a tree that nobody checked."""
    with pytest.raises(DrafterError):
        rendering.render([["say", ["field", ["name", "x"], "__class__"]]], {"x": "y"}, HERE)
