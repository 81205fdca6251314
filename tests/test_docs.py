"""The documentation tells the truth: what it shows is read from the files and run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from drafter import assets, names, rendering
from drafter.drafting import draft, open_library
from drafter.letter import NumberedList, Paragraph, Table, plain_text
from drafter.spec import LetterSpec

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "clauses/README.md")
ACCEPT = bool(os.environ.get("DRAFTER_ACCEPT"))


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


def made(kind: str, what: str) -> str:
    if kind == "file":
        return f"```\n{(ROOT / what).read_text(encoding='utf-8').rstrip()}\n```"
    if kind == "names":
        return names_table()
    if kind == "filters":
        return table(("filter", "what it does"), {f"`{n}`": text for n, (_, text) in rendering.FILTERS.items()})
    raise AssertionError(f"nothing makes '{kind}'")


def shown(page: str) -> list[tuple[str, str, str]]:
    """The parts of a page that are made: (kind, of what, the text that stands there now)."""
    text = (ROOT / page).read_text(encoding="utf-8")
    pattern = r"<!-- (file|names|filters):? ?(\S*) -->\n(.*?)\n<!-- end -->"
    return [(kind, what, body) for kind, what, body in re.findall(pattern, text, re.DOTALL)]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_the_files_hold(page: str) -> None:
    """Files, names and filters on the pages are copies that cannot go stale."""
    path = ROOT / page
    if ACCEPT:
        text = path.read_text(encoding="utf-8")
        for kind, what, body in shown(page):
            marker = f"<!-- {kind}: {what} -->\n" if what else f"<!-- {kind} -->\n"
            text = text.replace(f"{marker}{body}\n<!-- end -->", f"{marker}{made(kind, what)}\n<!-- end -->")
        path.write_text(text, encoding="utf-8", newline="\n")

    parts = shown(page)

    assert parts
    assert [body for _, _, body in parts] == [made(kind, what) for kind, what, _ in parts]


def test_the_facts_a_condition_may_ask_are_all_named() -> None:
    """clauses/README.md names every fact that a `when` may ask about."""
    library = open_library([assets.root()], None)
    text = (ROOT / "clauses/README.md").read_text(encoding="utf-8")

    assert [fact for fact in library.facts if f"`{fact}`" not in text] == []


def test_every_key_of_a_clause_is_described() -> None:
    """A key that a clause may have stands in the tables of clauses/README.md."""
    text = (ROOT / "clauses/README.md").read_text(encoding="utf-8")
    code = (ROOT / "drafter/library/issues.py").read_text(encoding="utf-8")
    body = code[code.index("def read_clause") : code.index("def note_uses")]
    keys = set(re.findall(r'fields\.\w+\("(\w+)"', body)) - {"when_where"}

    assert len(keys) > 15
    assert sorted(key for key in keys if f"`{key}`" not in text) == []


def commands(page: str) -> list[str]:
    """The drafter commands that a page shows in full, without their explanations."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.findall(r"^(?:.*?\.venv/bin/)?(drafter [a-z]+ [^\n]*)$", text, re.MULTILINE)
    found += re.findall(r"`(drafter [a-z]+ [^`]+)`", text)
    bare = [re.split(r"\s{3,}", command)[0] for command in found]
    return sorted({command for command in bare if not re.search(r"…|\bFILE\b|your-clause", command)})


@pytest.mark.parametrize("command", [command for page in PAGES for command in commands(page)])
def test_a_command_on_a_page_does_what_the_page_says(command: str, tmp_path: Path) -> None:
    """Every command of README.md and clauses/README.md runs as it is printed, in a copy of the checkout's data."""
    office = tmp_path / "office"
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    clause = re.search(r"<!-- clause -->\n```\n(.*?)```", text, re.DOTALL)
    assert clause
    file = office / "clauses/fentanyl/background/my-clause.md.j2"
    file.parent.mkdir(parents=True)
    file.write_text(clause[1], encoding="utf-8")
    guide = (ROOT / "clauses/README.md").read_text(encoding="utf-8")
    for marker, inner in (("issue", "issue.yaml"), ("ask", "asks/publish-waiting-times.md.j2")):
        shown_file = re.search(rf"<!-- {marker} -->\n```\n(.*?)```", guide, re.DOTALL)
        assert shown_file
        target = office / "clauses/veterans" / inner
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(shown_file[1], encoding="utf-8")
    (office / "templates").mkdir()
    (office / "seeds").mkdir()
    for request in (ROOT / "seeds").glob("*.yaml"):
        (office / "seeds" / request.name).write_bytes(request.read_bytes())

    done = subprocess.run(
        [sys.executable, "-m", "drafter", *shlex.split(command)[1:]],
        cwd=office,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "DRAFTER_CACHE": str(tmp_path / "cache"), "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout
    if " new " in command:
        assert list((office / "out").glob("*.yaml"))
    if "waiting-times" in command:
        assert "I write about the time that veterans wait for care" in done.stdout
    if "my-clause" in command:
        assert "treat people poisoned by fentanyl every day" in done.stdout


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


def test_the_shown_picture_is_there() -> None:
    """Every file that README.md links to exists."""
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]

        assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_the_age_of_the_facts_is_told_truly() -> None:
    """The day that README.md gives for the last check is the newest one in the data."""
    library = open_library([assets.root()], None)
    days = {tenure.checked for official in library.officials.values() for tenure in official.tenures}
    days |= {statistic.checked for statistic in library.statistics.values()}
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"{max(days):%B} {max(days).day}, {max(days).year}" in " ".join(text.split())


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
