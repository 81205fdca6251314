"""What rules may cost: many rules and a long letter in well under a second, and hostile files refused in no time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers import installed, write

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
    """The rules in force and so many more, each with a condition and words of its own."""
    shipped = list(SHIPPED.rules_for(SPEC.issue).values())
    more = {}
    for number in range(count - len(shipped)):
        like = shipped[number % len(shipped)]
        settings = {"instead": {f"wrong{number}": f"right{number}"}} if like.check == "wording" else like.settings
        when = f"'kyc' in asks and letter.signatories < {number + 2}"
        name = f"rule-{number}"
        more[name] = replace(like, id=name, when=when, settings=settings)
    return {one.key: one for one in shipped} | more


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

    began = time.process_time()
    found = judge(plan, letter)

    assert time.process_time() - began < 0.7
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
    "a sentence with a million nines": RULE + "  examples:\n    fires:\n"
    f"      - sentence: \"{{{{ {'9' * 900_000} }}}}\"\n",
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


PHRASES = (
    "a-rule:\n  title: T\n  check: phrasing\n  level: warning\n  message: M.\n  why: W.\n  with:\n"
    "    lists:\n      w: {words}\n    says:\n      - {phrase}\n"
)
HOSTILE |= {
    "a condition of a million nines": RULE + f"  when: letter.signatories == {'9' * 900_000}\n",
    "a text of a million signs": RULE + f"  when: \"'{'9' * 900_000}' in asks\"\n",
    "a text repeated a thousand million times": RULE + "  when: \"'9' * 10**9 in asks\"\n",
    "three thousand negations": RULE + f"  when: {'not ' * 480}acting\n",
    "five hundred minus signs": RULE + f"  when: letter.signatories == {'-' * 1900}1\n",
    "a condition of long chains": RULE + f"  when: {'1 < ' * 490}2 and asks.x\n",
    "a function of its own": RULE + '  when: "(lambda f: f(f))(lambda f: f(f)) == 1"\n',
    "a name given in passing": RULE + '  when: "(a := asks) == 1"\n',
    "a text with values": RULE + "  when: \"f'{asks.__class__}' == 'x'\"\n",
    "words in the power of": RULE + '  when: "(1).__class__.__mro__[1] == 1"\n',
    "an index": RULE + '  when: "asks[0] == 1"\n',
    "a message with a field of a field": RULE.replace("M.", '"{clause.__init__.__globals__}"'),
    "a message with a number": RULE.replace("M.", '"{0}"'),
    "a message with a width from a value": RULE.replace("M.", '"{clause:{clause}}"'),
    "a message of a hundred thousand braces": RULE.replace("M.", f'"{"{" * 99_999}"'),
    "a hint with an attribute": RULE + '  hint: "{clause.__class__}"\n',
    "keys that are merged": "a: &a {b: c}\nd:\n  <<: *a\n",
    "a file of two million signs": RULE + f"  # {'x' * 2_000_000}\n",
    "brackets without end": RULE + "  with: " + "[" * 400_000 + "\n",
    "braces without end": RULE + "  with: " + "{a: " * 100_000 + "\n",
    "ten thousand unknown keys": RULE + "".join(f"  k{number}: x\n" for number in range(10_000)),
    "a sentence with a filter for attributes": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{{ letter | attr('__class__') }}\"\n",
    "a sentence with a filter that repeats": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{{ '9' | center(1000000000) }}\"\n",
    "a sentence with a power": RULE + "  examples:\n    fires:\n      - sentence: \"{{ 10 ** 10 ** 10 }}\"\n",
    "a sentence with a format": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{{ '{0.__class__}'.format(letter) }}\"\n",
    "a sentence with a name that holds itself": RULE + "  examples:\n    fires:\n"
    "      - sentence: \"{% set a = [] %}{{ a.append(a) }}{{ a }}\"\n",
    "a sentence of a thousand ifs": RULE + "  examples:\n    fires:\n"
    f"      - sentence: \"{'{% if asks.count %}' * 1000}x{'{% endif %}' * 1000}\"\n",
    "a phrase with an ellipsis in every place": PHRASES.format(words="a", phrase="a " + "… a " * 100),
    "a phrase that holds phrases": PHRASES.format(words="a", phrase="(" * 200 + "a" + ")" * 200),
    "a phrase of long lists": PHRASES.format(words=", ".join(f"w{n}" for n in range(50_000)), phrase='"{w} {w}"'),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_of_rules_is_refused_at_once(case: str, tmp_path: Path):
    """Depth, size, loops and reaching for Python: each is a fault of that file, with its place, within a second."""
    path = write(tmp_path / "templates/rules/hostile.yaml", HOSTILE[case])
    began = time.process_time()
    with pytest.raises(DrafterError) as raised:
        open_library([assets.root(), tmp_path], None)

    assert time.process_time() - began < 5
    assert {fault.where.path for fault in raised.value.faults if fault.where} == {path.as_posix()}
    assert all(fault.where and len(fault.message) < 3000 for fault in raised.value.faults)


CLAUSES = {
    "a filter for attributes": "{{ letter | attr('__class__') }}",
    "a filter that repeats": "{{ 'a' | center(1000000000) }}",
    "a filter that maps": "{{ asks | map(attribute='__class__') | join }}",
    "an index for an attribute": "{{ letter['__class__'] }}",
    "an import": "{% import 'os' as os %}{{ os.system('true') }}",
    "a million nines": "{{ " + "9" * 900_000 + " }}",
    "a name that holds itself": "{% set a = [] %}{{ a.append(a) }}{{ a }}",
    "a loop of its own": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "a text joined to itself": "{{ 'a' ~ 'a' }}",
    "a number of a thousand million digits": "{{ 1 | rounded(10 ** 1000000000) }}",
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
    began = time.process_time()
    with pytest.raises(DrafterError) as raised:
        open_library([assets.root(), tmp_path], None)

    assert time.process_time() - began < 5
    assert {fault.where.path for fault in raised.value.faults if fault.where} == {path.as_posix()}


TOLD = (
    "a text repeated a thousand million times",
    "an attribute of an attribute",
    "a message with an attribute",
    "an alias that doubles thirty times",
    "a sentence with a loop",
)
CLAUSES_TOLD = ("a huge product", "a filter for attributes", "two thousand ifs")
"""Of the hostile files those that are tried with the whole command; it takes a second each."""

SMALL = 1_500_000_000
"""So many bytes of memory a hostile file may not make the program ask for."""


def tried(desk: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed command on the office's library, in a process that is stopped after a few seconds."""
    prefix = ["sh", "-c", f'ulimit -v {SMALL // 1024}; exec "$@"', "sh"] if sys.platform == "linux" else []
    return subprocess.run(
        [*prefix, *installed(), *words, "--library", "office"],
        cwd=desk, capture_output=True, encoding="utf-8", timeout=20, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip


WHOLE = {
    "rules": "templates/rules/hostile.yaml",
    "a clause": "clauses/fentanyl/background/hostile.md.j2",
}


@pytest.mark.parametrize(
    "case", [*(("rules", one) for one in TOLD), *(("a clause", one) for one in CLAUSES_TOLD)], ids=" with ".join
)
def test_a_person_who_has_a_hostile_file_is_told_so(case: tuple[str, str], desk: Path):
    """Exit code 2, the file, a few lines, no trace, within seconds and a bounded memory."""
    kind, name = case
    text = HOSTILE[name] if kind == "rules" else f"---\ntitle: T\n---\n{CLAUSES[name]}\n"
    write(desk / "office" / WHOLE[kind], text)
    done = tried(desk, "preview", "--to", "secretary-of-state", "--asks", "kyc", "--date", "2024-09-12")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"office/{WHOLE[kind]}:")
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 20_000


LARGE = {
    "a rule of thirty thousand wrong words": WORDING + "".join(f"      wrong{n}: right{n}\n" for n in range(30_000)),
    "a wrong word of 900,000 signs": WORDING + f"      {'a' * 1000}: {'b' * 900_000}\n",
    "words that would never end as a pattern": WORDING + "      (a+)+$: x\n      (.*)*b: x\n      (a|aa)+c: x\n",
    "a phrase of ellipses": PHRASES.format(words="the, of, to, and, a", phrase='"{w} … {w} … {w} … {w} zzz"'),
    "a thousand rules": "".join(WORDING.replace("a-rule", f"rule-{n}") + f"      w{n}: x\n" for n in range(1000)),
    "a thousand conditions": "".join(
        RULE.replace("a-rule", f"rule-{n}") + f"  when: letter.signatories < {n}\n" for n in range(1000)
    ),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_large_file_of_rules_is_read_and_asked_within_seconds(case: str, desk: Path):
    """Nothing in a setting is a pattern, however much it looks like one; the letter is made."""
    write(desk / "office/templates/rules/large.yaml", LARGE[case])
    done = tried(desk, "preview", "--to", "secretary-of-state", "--asks", "kyc", "--date", "2024-09-12")

    assert done.returncode == 0, done.stderr
    assert "Dear Secretary Blinken:" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_what_is_no_ordinary_file_is_refused(desk: Path):
    """A pipe that nobody writes to, a device without end, and a folder that holds itself."""
    folder = desk / "office/templates/rules"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.yaml")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (desk / "office/templates/parts").symlink_to(desk / "office", target_is_directory=True)
    done = tried(desk, "rules", "list")

    assert done.returncode in (2, 3)
    assert "office/templates/rules/pipe.yaml: this is not an ordinary file" in done.stderr
    assert "office/templates/rules/zero.yaml: this is not an ordinary file" in done.stderr
