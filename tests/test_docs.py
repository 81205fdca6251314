"""The documentation tells the truth: what it shows is read from the files, and what it says to type is typed.

Parts of a page between `<!-- KIND: OF WHAT -->` and `<!-- end -->` are made, or done, by these tests:

- `file: PATH`, `names`, `filters`, `rooms` are copies of what the program holds.
- `write: PATH` is a file that the reader writes; `run` is commands after `$`, with all that they say. A line `…` stands
  for lines left out, and within a line for words. A page is one walk: its files and commands are taken in its order, at
  one desk, with the other commands that it shows.

DRAFTER_ACCEPT=1 pytest tests/test_docs.py writes what is said now into the pages; read it before it is committed.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from drafter import assets, cli, names, rendering
from drafter.drafting import draft, open_library
from drafter.letter import NumberedList, Paragraph, Table, plain_text
from drafter.library.facts import facts
from drafter.spec import LetterSpec
from tests.test_architecture import MODULES, ROOMS

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "clauses/README.md", "templates/README.md", "seeds/README.md")
ACCEPT = bool(os.environ.get("DRAFTER_ACCEPT"))
COPIED = ("file", "names", "filters", "rooms")
MADE = re.compile(
    rf"<!-- (?P<kind>{'|'.join(COPIED)}|write|run)(?:: (?P<what>\S+))? -->\n(?P<body>.*?)\n<!-- end -->", re.DOTALL
)
LEFT_OUT = "…"


def table(header: tuple[str, str], rows: dict[str, str]) -> str:
    lines = [
        f"| {header[0]} | {header[1]} |",
        "| --- | --- |",
        *(f"| {key} | {cell(text)} |" for key, text in rows.items()),
    ]
    return "\n".join(lines)


def cell(text: str) -> str:
    """A text as a cell: a bar would end it."""
    return text.replace("|", "\\|")


def names_table() -> str:
    """The names of clauses, from the classes that hold them."""
    rows: dict[str, str] = {}
    for name, holds in names.STANDING.items():
        if holds is None:
            single, several = names.SIGNER_WORDS[name]
            rows[f"`{name}`"] = f"“{single}”, or “{several}” when several sign; a capital at the start of a sentence"
        else:
            rows.update({f"`{name}.{field}`": meaning for field, meaning in names.attributes(holds).items()})
    for key, holds in names.DECLARED.items():
        for field, meaning in names.attributes(holds).items():
            rows[f"*{key}* `.{field}`"] = meaning
    return table(("name", "what it holds"), rows)


def rooms_table() -> str:
    """Every module and package right under drafter/, in the order of who may import whom, by its docstring."""
    says = {one.name: (ast.get_docstring(one.tree) or "").partition("\n\n")[0] for one in MODULES}
    order = [name for names_in_room in ROOMS for name in names_in_room if name]
    packages = {one.name for one in MODULES if one.path.name == "__init__.py"}
    rows = {f"`{name}{'/' * (name in packages)}`": " ".join(says[name].split()).rstrip(".") for name in order}
    return table(("under `drafter/`", "what it is"), {name: text.replace("'", "’") for name, text in rows.items()})


def made(kind: str, what: str) -> str:
    if kind == "file":
        return f"```\n{(ROOT / what).read_text(encoding='utf-8').rstrip()}\n```"
    if kind == "names":
        return names_table()
    if kind == "rooms":
        return rooms_table()
    return table(("filter", "what it does"), {f"`{n}`": text for n, (_, text) in rendering.FILTERS.items()})


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def replace_in(page: str, part: re.Match[str], body: str) -> None:
    """Write another text between a part's two markers."""
    text = read(page)
    start, end = (place - part.start() for place in part.span("body"))
    marked = f"{part[0][:start]}{body}{part[0][end:]}"
    (ROOT / page).write_text(text.replace(part[0], marked), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_the_files_hold(page: str) -> None:
    """Files, names, filters and rooms on the pages are copies that cannot go stale."""
    for part in MADE.finditer(read(page)):
        if part["kind"] not in COPIED:
            continue
        now = made(part["kind"], part["what"] or "")
        if ACCEPT:
            replace_in(page, part, now)
        else:
            assert part["body"] == now


def test_the_facts_a_condition_may_ask_are_all_named() -> None:
    """clauses/README.md names every fact that a `when` may ask about."""
    library = open_library([assets.root()], None)
    text = (ROOT / "clauses/README.md").read_text(encoding="utf-8")

    assert [fact for fact in facts(library) if f"`{fact}`" not in text] == []


def test_every_key_of_a_clause_is_described() -> None:
    """A key that a clause may have stands in the tables of clauses/README.md."""
    text = (ROOT / "clauses/README.md").read_text(encoding="utf-8")
    code = (ROOT / "drafter/library/issues.py").read_text(encoding="utf-8")
    body = code[code.index("def read_clause") : code.index("def note_uses")]
    keys = set(re.findall(r'fields\.\w+\("(\w+)"', body)) - {"when_where"}

    assert len(keys) > 15
    assert sorted(key for key in keys if f"`{key}`" not in text) == []


class Step(NamedTuple):
    """One thing to do of a page: a file to write, commands with what they say, or a command that is only named."""

    at: int
    kind: str
    what: str
    body: str
    part: re.Match[str] | None = None


CODE = re.compile(r"^```\w*\n(.*?)^```$|^ {4}(?=drafter )([^\n]+)$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:\S.*?\.venv/bin/)?(drafter [a-z-][^\n]*)$", re.MULTILINE)
NAMED = re.compile(r"`(drafter [a-z-][^`]*)`")
OPEN = re.compile(r"…|\b[A-Z]{2,}\b(?![-\w]*[=.])")
"""What makes a command a pattern to be filled in: a word in capitals, as in the help, or something left out."""


def steps(page: str) -> list[Step]:
    """What a page has its reader do, in its order; a command that stands there twice is done once."""
    text = read(page)
    parts = [part for part in MADE.finditer(text) if part["kind"] in ("write", "run")]
    found = [
        Step(part.start(), part["kind"], part["what"], part["body"].removeprefix("```\n").removesuffix("\n```"), part)
        for part in parts
    ]
    done = {line.removeprefix("$ ") for step in found for line in step.body.splitlines()}
    for at, line in commands(text):
        inside = any(part.start() < at < part.end() for part in MADE.finditer(text))
        if line not in done and not inside:
            done.add(line)
            found.append(Step(at, "named", line, ""))
    return sorted(found, key=lambda step: step.at)


def commands(text: str) -> Iterator[tuple[int, str]]:
    """The commands that a page shows as code or names in a sentence, each with its place, without explanations."""
    for code in CODE.finditer(text):
        for one in COMMAND.finditer(code[1] or code[2]):
            yield code.start(), re.split(r"\s{3,}", one[1])[0]
    for one in NAMED.finditer(text):
        yield one.start(), " ".join(one[1].split())


def typed(line: str) -> tuple[int, str]:
    """A command's exit code, and all that it says, on both streams in one."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        code = cli.main(shlex.split(line)[1:])
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return code, raw.getvalue().decode()


def by_command(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a part, each with what the page shows of its words."""
    for one in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = one.partition("\n")
        yield line, shown.rstrip("\n")


def said(line: str) -> str:
    """What a command says; it may end with findings that block a letter, and with no fault."""
    code, words = typed(line)
    assert code in (0, 1), f"{line}\n{words}"
    return "\n".join(each.rstrip() for each in words.rstrip("\n").splitlines())


def holds(shown: str, words: str) -> bool:
    """Whether a page shows these words: `…` alone on a line stands for any lines, and within one for any words."""
    lines = [re.escape(line).replace(LEFT_OUT, ".*") for line in f"{shown}\n".split("\n")]
    pattern = "".join("(?:.*\n)*" if line == ".*" else f"{line}\n" for line in lines[:-1])
    return re.fullmatch(pattern, f"{words}\n") is not None


def with_gaps(shown: str, words: str) -> str:
    """The words as the page is to show them: whole, or between as many first and last lines as it shows of them."""
    first, *others = f"\n{shown}\n".split(f"\n{LEFT_OUT}\n")
    if not others:
        return words
    lines, above, below = words.splitlines(), first.count("\n"), others[-1].count("\n")
    return "\n".join([*lines[:above], LEFT_OUT, *lines[max(above, len(lines) - below) :]])


@pytest.fixture
def walk(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk at which nobody has worked, with the requests that the pages name."""
    monkeypatch.setenv("DRAFTER_CONFIG", str(tmp_path / "config"))
    shutil.copytree(ROOT / "seeds", desk / "seeds")
    return desk


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_a_walk_that_goes_as_it_says(page: str, walk: Path) -> None:
    """Every file and command of a page, taken in its order, says what the page says; those that are named succeed."""
    for step in steps(page):
        if step.kind == "write":
            target = walk / step.what
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"{step.body}\n", encoding="utf-8")
        elif step.kind == "run":
            assert step.part
            accepted = []
            for line, shown in by_command(step.body):
                words = said(line)
                if ACCEPT and not holds(shown, words):
                    shown = with_gaps(shown, words)
                assert holds(shown, words), f"{line}\n{words}"
                accepted.append(f"$ {line}\n{shown}".rstrip("\n"))
            if ACCEPT:
                replace_in(page, step.part, "\n".join(["```", *accepted, "```"]))
        elif not OPEN.search(step.what):
            code, words = typed(step.what)
            assert code == 0 or (code == 2 and is_bare(step.what)), f"{step.what}\n{words}"
            assert words.strip()


def command_of(line: str) -> tuple[click.Command, list[str]]:
    """The command that a line calls, and the words after its name."""
    command: click.Command = cli.drafter
    words = shlex.split(line.replace("…", "X"))[1:]
    while isinstance(command, click.Group) and words:
        if (found := command.get_command(click.Context(command), words[0])) is None:
            break
        command, words = found, words[1:]
    return command, words


def is_bare(line: str) -> bool:
    """Whether a line is the name of a command alone, which may ask or say what it needs."""
    return not command_of(line)[1]


def flags_of(command: click.Command) -> set[str]:
    return {"-h", "--help", *(flag for one in command.params for flag in (*one.opts, *one.secondary_opts))}


def unknown(line: str) -> list[str]:
    """The words of a command that name no command or no flag."""
    command, words = command_of(line)
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        return words[:1]
    return [word for word in words if re.match("--?[a-z]", word) and word not in flags_of(command)]


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_every_command_and_flag_that_is_named_is_there(page: str) -> None:
    """Also the commands that a page only outlines, with a word in capitals where something is to be filled in."""
    text = read(page)
    wrong = {line: words for _, line in commands(text) if (words := unknown(line))}
    flags = {flag for command in all_commands(cli.drafter) for flag in flags_of(command)}

    assert wrong == {}
    assert sorted(set(re.findall(r"`(--[a-z][a-z-]+)", text)) - flags) == []


def all_commands(command: click.Command) -> Iterator[click.Command]:
    """A command and each below it."""
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner
            yield from all_commands(inner)


def test_the_list_and_the_table_on_the_page_do_what_it_says(tmp_path: Path) -> None:
    """The examples of clauses/README.md make a list of two levels and a table, as the page tells."""
    guide = (ROOT / "clauses/README.md").read_text(encoding="utf-8")
    for marker in ("list", "table"):
        example = re.search(rf"<!-- {marker} -->\n```\n(.*?)```", guide, re.DOTALL)
        assert example
        evidence = "evidence:\n  total: overdose-deaths\n  opioids: opioid-deaths\n" if marker == "table" else ""
        file = tmp_path / f"clauses/fentanyl/background/of-the-{marker}.md.j2"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: From the page\n{evidence}---\n{example[1]}", encoding="utf-8")
    spec = LetterSpec(
        to=("president",),
        asks=("kyc",),
        date=date(2024, 9, 12),
        clauses=("of-the-list", "of-the-table"),
        issue="fentanyl",
    )
    made = draft(spec, open_library([assets.root(), tmp_path], None))
    ours = [block for block in made.letter.body if block.origin and "/of-the-" in block.origin.path]

    assert [type(block) for block in ours] == [Paragraph, NumberedList, Paragraph, Table]
    assert [len(item) for item in ours[1].items] == [1, 2]  # type: ignore[union-attr]
    assert "unsourced-figure" not in {finding.rule for finding in made.findings}


def test_the_clauses_on_the_page_say_what_the_evidence_bears_out(tmp_path: Path) -> None:
    """The examples on shares, trends, the State and the law, in letters of the days on which they differ."""
    text = (ROOT / "clauses/README.md").read_text(encoding="utf-8")
    examples = dict(re.findall(r"<!-- (share|trend|state|law|statistic) -->\n```\n(.*?)```", text, re.DOTALL))
    folder = tmp_path / "clauses/fentanyl/background"
    folder.mkdir(parents=True)
    (folder.parent / "statistics.yaml").write_text(examples.pop("statistic"), encoding="utf-8")
    for name, example in examples.items():
        (folder / f"on-{name}.md.j2").write_text(example, encoding="utf-8")
    library = open_library([assets.root(), tmp_path], None)

    def said(day: str, signatory: str = "schumer") -> list[str]:
        names = tuple(f"on-{name}" for name in examples)
        spec = LetterSpec(to=("president",), asks=("kyc",), date=date.fromisoformat(day), clauses=names,
                          signatories=(signatory,), issue="fentanyl")  # fmt: skip
        body = draft(spec, library).letter.body
        return [plain_text(one.runs) for one in body if isinstance(one, Paragraph) and "/on-" in str(one.origin)]

    assert said("2024-09-12") == [
        "Synthetic opioids were involved in about 69 percent of the 107,543 deaths from overdose in 2023.",
        "Drug overdoses took 107,543 lives in 2023, 3 percent fewer than the year before.",
        "In New York, drug overdoses took about 6,100 lives in 2023.",
        "The Fentanyl Sanctions Act lets the President sanction those who supply the trade.",
    ]
    assert [words.split(",")[0] for words in said("2026-12-20", "cotton")] == [
        "Synthetic opioids were involved in roughly three in five of the 80",
        "Drug overdoses took about 70",
    ]


def headings(path: Path) -> set[str]:
    """The names under which a page's headings are linked to."""
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_is_there(page: str) -> None:
    """Every file exists, and every heading that is named in it."""
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", read(page)) if not link.startswith("http")]
    for link in links:
        name, _, heading = link.partition("#")
        target = (ROOT / page).parent / name if name else ROOT / page

        assert target.exists(), link
        assert not heading or heading in headings(target), link


@pytest.mark.parametrize("page", PAGES)
def test_every_file_of_the_project_that_is_named_is_there(page: str) -> None:
    """A module, a folder or a test that a page names in backticks exists; an office's own are the reader's to make."""
    named = set(re.findall(r"`((?:drafter|tests|seeds|templates|clauses)/[\w./-]*)`", read(page)))
    theirs = set(re.findall(r"<!-- write: office/(\S+)", read(page)))

    assert sorted(name for name in named - theirs if not (ROOT / name).exists()) == []


def test_every_module_in_the_life_of_a_letter_is_there() -> None:
    """CONTRIBUTING.md names modules and packages by their place under drafter/, and each exists."""
    life = read("CONTRIBUTING.md").partition("## The life of one letter")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w/]+(?:\.py|/))`", life)

    assert len(named) > 20
    assert sorted({name for name in named if not (ROOT / "drafter" / name).exists()}) == []


def test_the_administrator_reads_every_variable_and_every_package() -> None:
    """SECURITY.md names each environment variable that the program asks for, and each package that it installs."""
    page = read("SECURITY.md")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "drafter").rglob("*.py"))
    variables = set(re.findall(r"\b(DRAFTER_[A-Z]+(?:_[A-Z]+)*|XDG_[A-Z_]+|(?:LOCAL)?APPDATA|NO_COLOR)\b", code))
    project = tomllib.loads(read("pyproject.toml"))["project"]
    packages = {re.split(r"[^\w-]", one)[0] for one in project["dependencies"]}

    assert sorted(one for one in variables if f"`{one}`" not in page) == []
    assert sorted(one for one in packages if f"`{one}`" not in page) == []
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11" in page


def test_the_administrator_reads_every_exit_code() -> None:
    """The codes of SECURITY.md are those that the command line states of itself."""
    assert cli.main.__doc__
    stated = set(re.findall(r"\b(\d+) [a-z]", cli.main.__doc__))

    assert set(re.findall(r"^\| (\d+) \|", read("SECURITY.md"), re.MULTILINE)) == stated


def test_counsel_finds_an_authority_for_everything_that_ships() -> None:
    """Each shipped ask, kind of letter and rule says what it rests on, as SECURITY.md promises."""
    library = open_library([assets.root()], None)
    asks = [clause for clause in library.clauses.values() if clause.slot == "asks"]

    assert [one.id for one in (*asks, *library.kinds.values(), *library.rules.values()) if not one.authority] == []


@pytest.mark.skipif(not os.environ.get("CI"), reason="it installs drafter anew, and CI alone does")
@pytest.mark.skipif(sys.platform == "win32", reason="the page shows these commands for a shell of Unix")
def test_drafter_is_installed_without_a_network_as_the_page_says(tmp_path: Path) -> None:
    """The wheels that one machine collects install on another that has no network, and what is installed runs."""
    found = re.findall(r"<!-- wheels -->\n```\n(.*?)\n```", read("SECURITY.md"), re.DOTALL)
    ignored = shutil.ignore_patterns(".*", "out", "__pycache__")
    shutil.copytree(ROOT, tmp_path / "drafter", ignore=ignored)
    for commands in found:
        done = subprocess.run(
            ["bash", "-euc", commands],
            cwd=tmp_path / "drafter",
            env={**os.environ, "DRAFTER_CACHE": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr

    assert len(found) == 2
    assert done.stdout.startswith("drafter ")


def test_the_changelog_and_the_version_go_together() -> None:
    """A released version has its own heading; until then there is one for what is not released."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert "## Unreleased" in text


def test_every_command_and_option_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    """-h of every command begins with its usage and examples that start with 'drafter'."""
    from drafter.cli import COMMANDS, main

    for name in COMMANDS:
        assert main([name, "-h"]) == 0
        help_text = capsys.readouterr().out
        lines = help_text.splitlines()

        assert lines[0].startswith(f"Usage: drafter {name}")
        assert lines.index("Examples:") < lines.index("Options:")
        assert f"  drafter {name} " in help_text
