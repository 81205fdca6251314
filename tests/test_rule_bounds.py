"""What rules may cost: many rules and a long letter in well under a second, and hostile files refused in no time."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers import write

from drafter import assets
from drafter.assemble import assemble
from drafter.checks import judge
from drafter.drafting import open_library
from drafter.errors import DrafterError
from drafter.letter import Note, Paragraph, Text
from drafter.plan import make_plan
from drafter.records.rules import Rule
from drafter.spec import LetterSpec

SHIPPED = open_library([assets.root()], None)
SPEC = LetterSpec(("secretary-of-state",), ("kyc",), date(2024, 9, 12), ("schumer",), issue="fentanyl")
PAGE = 450
"""Words on a page."""


def many(count: int) -> dict[str, Rule]:
    """The shipped rules and so many more, each with a condition and words of its own."""
    shipped = list(SHIPPED.rules.values())
    more = {}
    for number in range(count - len(shipped)):
        like = shipped[number % len(shipped)]
        settings = {"instead": {f"wrong{number}": f"right{number}"}} if like.check == "wording" else like.settings
        when = f"'kyc' in asks and letter.signatories < {number + 2}"
        name = f"rule-{number}"
        more[name] = replace(like, id=name, when=when, settings=settings)
    return {**SHIPPED.rules, **more}


def test_a_thousand_rules_and_ten_pages_take_well_under_a_second():
    """Rules of every check in equal parts, on a letter of 4,500 words with a note and a number in each paragraph."""
    library = replace(SHIPPED, rules=many(1000))
    plan = make_plan(SPEC, library)
    letter = assemble(plan)
    words = " ".join(f"In 2023 the count of the {name} rose again." for name in ("ports", "mails", "roads") * 3)
    long = tuple(
        Paragraph((Text(f"{words} It rose to {number:,}."), Note((Text("A source."),), "nchs-provisional-2024")))
        for number in range(1000, 1000 + 10 * PAGE // 75)
    )
    letter = replace(letter, body=(*letter.body, *long))
    assert sum(len(run.text.split()) for one in long for run in one.runs if isinstance(run, Text)) >= 10 * PAGE

    began = time.perf_counter()
    found = judge(plan, letter)

    assert time.perf_counter() - began < 0.7
    assert len(plan.rules) == 1000
    assert {finding.rule for finding in found} >= {"trend-words", "unset-sender"}


RULE = "a-rule:\n  title: T\n  check: left-out\n  level: warning\n  message: M.\n  why: W.\n"
WORDING = "a-rule:\n  title: T\n  check: wording\n  level: warning\n  message: M.\n  why: W.\n  with:\n    instead:\n"
HOSTILE = {
    "a condition of a thousand brackets": RULE + f"  when: {'(' * 1000}acting{')' * 1000}\n",
    "a huge power": RULE + "  when: 9 ** 9 ** 9 ** 9 == 1\n",
    "a huge constant": RULE + f"  when: letter.signatories == {'9' * 1500}\n",
    "a huge text": RULE + '  when: "\'a\' * 1000000000 == issue"\n',
    "a huge shift": RULE + "  when: add_months(letter.date, 999999) == letter.date and 1 << 99999 == 1\n",
    "a comprehension": RULE + "  when: \"[a for a in asks for b in asks] == 1\"\n",
    "an attribute of an attribute": RULE + "  when: asks.__class__.__base__.__subclasses__() == 1\n",
    "an import": RULE + "  when: \"__import__('os').system('true') == 1\"\n",
    "a message with an attribute": RULE.replace("M.", '"{clause.__class__}"'),
    "a message with an index": RULE.replace("M.", '"{clause[0]}"'),
    "a message with a huge width": RULE.replace("M.", '"{clause:>1000000000}"'),
    "a message with a conversion": RULE.replace("M.", '"{clause!r}"'),
    "keys nested ten thousand deep": "".join(f"{' ' * depth}a:\n" for depth in range(3000)),
    "lists nested ten thousand deep": RULE + f"  when: {'[' * 10000}\n",
    "an alias that doubles thirty times": "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
    ),
    "a tag": "a: !!python/object/apply:os.system ['true']\n",
    "a sentence with a loop": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{% for a in range(1000000000) %}x{% endfor %}\"\n",
    "a sentence with an attribute": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{{ letter.__class__.__mro__ }}\"\n",
    "a sentence with a huge product": RULE + "  examples:\n    fires:\n      - sentence: \"{{ 'a' * 1000000000 }}\"\n",
    "a sentence with a macro": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}\"\n",
    "a sentence of ten thousand brackets": RULE + "  examples:\n    fires:\n"
    f"      - sentence: \"{{{{ {'(' * 10000}1{')' * 10000} }}}}\"\n",
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_of_rules_is_refused_at_once(case: str, tmp_path: Path):
    """Depth, size, loops and reaching for Python: each is a fault of that file, with its place, within a second."""
    path = write(tmp_path / "templates/rules/hostile.yaml", HOSTILE[case])
    began = time.perf_counter()
    with pytest.raises(DrafterError) as raised:
        open_library([assets.root(), tmp_path], None)

    assert time.perf_counter() - began < 5
    assert {fault.where.path for fault in raised.value.faults if fault.where} == {path.as_posix()}
    assert all(fault.where and len(fault.message) < 3000 for fault in raised.value.faults)


CLAUSES = {
    "a loop": "{% for a in range(1000000000) %}x{% endfor %}",
    "a huge power": "{{ 9 ** 9 ** 9 }}",
    "a huge product": "{{ 'a' * 1000000000 }}",
    "a huge width": "{{ '%1000000000d' % 1 }}",
    "a huge list": "{{ [0] * 1000000000 }}",
    "an attribute": "{{ letter.__class__.__base__.__subclasses__() }}",
    "a format": "{{ '{0.__class__}'.format(letter) }}",
    "a call of itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a block of itself": "{% include 'a-clause.md.j2' %}",
    "five thousand brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "two thousand ifs": "{% if asks.count %}" * 2000 + "x" + "{% endif %}" * 2000,
    "a thousand negations": "{% if " + "not " * 5000 + "asks.count %}x{% endif %}",
    "a chain of filters": "{{ asks.count " + "| in_words " * 5000 + "}}",
    "stars without end": "*" * 20000,
    "a list twenty levels deep": "\n".join(" " * (2 * depth) + "- a" for depth in range(500)),
}


@pytest.mark.parametrize("case", CLAUSES)
def test_a_hostile_clause_is_refused_at_once(case: str, tmp_path: Path):
    """A clause can neither loop nor grow nor reach for Python, and deep nesting is no crash."""
    path = tmp_path / "clauses/fentanyl/background/a-clause.md.j2"
    write(path, f"---\ntitle: T\n---\n{CLAUSES[case]}\n")
    began = time.perf_counter()
    with pytest.raises(DrafterError) as raised:
        open_library([assets.root(), tmp_path], None)

    assert time.perf_counter() - began < 5
    assert {fault.where.path for fault in raised.value.faults if fault.where} == {path.as_posix()}
