"""The Tab key: what a shell offers for the command line as far as it is typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from helpers import installed, names, run, write
from terminals import needs_terminal, terminal

from drafter import cli
from drafter.commands.completion_scripts import SHELLS
from drafter.commands.completion_values import OF_ARGUMENTS, OF_OPTIONS

pytestmark = pytest.mark.usefixtures("desk")


def offered(line: str, **environment: str) -> list[str]:
    """What is offered at the end of a line, as the installed command answers the script of bash."""
    typed = {"DRAFTER_COMPLETE": "bash", "DRAFTER_LINE": line, **environment}
    done = subprocess.run(
        installed(), env={**os.environ, **typed}, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("drafter pre", ["preview"]),
        ("drafter evidence add v", ["vintage"]),
        ("drafter new --wit", ["--without"]),
        ("drafter new --no-d", ["--no-designation"]),
        ("drafter new --asks k", ["kyc"]),
        ("drafter new --asks kyc,sch", ["kyc,scheduling"]),
        ("drafter new --asks=kyc,sch", ["--asks=kyc,scheduling"]),
        ("drafter new --asks kyc --to secretary-of-st", ["secretary-of-state"]),
        ('drafter new --to "secretary-of-st', ["secretary-of-state"]),
        ("drafter new --to 'secretary-of-st", ["secretary-of-state"]),
        ("drafter new --to secretary\\-of-st", ["secretary-of-state"]),
        ("drafter new --to SecSt", ["secretary-of-state"]),
        ("drafter new --cc president,onDCP", ["president,ondcp-director"]),
        ("drafter new --from sch", ["schumer"]),
        ("drafter new --clause majors-list-a", ["majors-list-absent-progress"]),
        ("drafter new --issue fent", ["fentanyl"]),
        ("drafter new --kind designation-", ["designation-request"]),
        ("drafter new --letterhead ho", ["house"]),
        ("drafter new --style chi", ["chicago"]),
        ("drafter new --figure synthetic-opioid-deaths@2024-05", ["synthetic-opioid-deaths@2024-05-15"]),
        ("drafter new --fill meeting", ["meeting_time="]),
        ("drafter new --allow stale-fig", ["stale-figure="]),
        ("drafter new --format mark", ["markdown"]),
        ("drafter rules show unset", ["unset-sender"]),
        ("drafter explain kyc", ["kyc", "#files"]),
        ("drafter list signa", ["signatories"]),
        ("drafter completion fi", ["fish"]),
        ("drafter roster show blinke", ["blinken"]),
        ("drafter new --kind dear", ["dear-colleague"]),
        ("drafter new --cosigners ", ["none", "#files .csv"]),
        ("drafter new --order ", ["as-given", "seniority", "alphabetical", "chamber"]),
        ("drafter new --order chamber,al", ["chamber,alphabetical"]),
        ("drafter new --lead sch", ["schumer"]),
        ("drafter new --from trone,cotton --lead ", ["cotton", "trone"]),
        ("drafter new --from trone,cotton --lead trone,", ["trone,cotton"]),
        ("drafter new --forms ", ["congressional", "manual"]),
        ("drafter new --about ", ["#files"]),
        ("drafter kit --cosigners ", ["none", "#files .csv"]),
        ("drafter kit --kind requ", ["request"]),
        ("drafter kit --sign", ["--sign-by"]),
        ("drafter kit ", ["#files"]),
        ("drafter kit -o ", ["#folders"]),
        ("drafter add st", ["statistic"]),
        ("drafter add letterh", ["letterhead"]),
        ("drafter add clause --slot clos", ["closing"]),
        ("drafter add clause ", ["#files"]),
        ("drafter schema off", ["office", "officials"]),
        ("drafter init --chamber ", ["senate", "house"]),
        ("drafter init --pronoun ", ["she", "he", "they"]),
        ("drafter init --state mary", ["MD"]),
        ("drafter init --letterhead hou", ["house", "#files"]),
        ("drafter init --from-f", ["--from-file"]),
        ("drafter init ", ["#folders"]),
        ("drafter explain dear-c", ["dear-colleague", "#files"]),
        ("drafter explain schum", ["schumer", "schumer-letter-2024", "#files"]),
        ("drafter new ", ["#files"]),
        ("drafter check --json ", ["#files"]),
        ("drafter new --library ", ["#folders"]),
        ("drafter new -o ", ["#files"]),
    ],
)
def test_each_place_offers_what_belongs_there(line: str, expected: list[str]):
    """Commands, flags, the ids of the library, lists of ids, and the names of files."""
    assert offered(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "drafter nonsense x",
        "drafter new --asks zzz",
        "drafter new --to secretary of sta",
        "drafter new --subject ",
        "drafter new --date 20",
        "drafter new a.yaml ",
        "drafter new --nonsense=k",
    ],
)
def test_where_nothing_is_known_nothing_is_said(line: str):
    """Words of one’s own, what does not exist, and what was given already."""
    assert [one for one in offered(line) if not one.startswith("#")] == []


def test_an_ask_that_stands_in_the_list_is_not_offered_again():
    """Nor a flag that may be given once."""
    assert "kyc,kyc" not in offered("drafter new --asks kyc,k")
    assert offered("drafter new --kind request --kin") == []
    assert offered("drafter new --asks kyc --ask") == ["--asks"]


def test_a_broken_library_offers_nothing_and_says_nothing(desk: Path):
    """A person in the middle of typing has no use for a fault."""
    write(desk / "office/templates/signatories/mine.yaml", "name: [")

    assert offered("drafter new --library office --from ") == []
    assert offered("drafter new --from sch", DRAFTER_LIBRARY="nowhere") == []


def test_an_offices_own_entries_are_offered(desk: Path):
    """From the library that the line names."""
    own = Path(cli.__file__).parents[1] / "templates/signatories/schumer.yaml"
    write(desk / "office/templates/signatories/mine.yaml", own.read_text(encoding="utf-8"))

    assert offered("drafter new --library office --from mi") == ["mine"]
    assert offered("drafter new --library=office --from mi") == ["mine"]


def commands(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, click.Command]]:
    found = [(" ".join(path), command)]
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            below = command.get_command(click.Context(command), name)
            assert below is not None
            found += commands(below, (*path, name))
    return found


def test_the_tables_name_flags_and_arguments_that_exist():
    """And every flag whose help speaks of an id, a post or a rule is in them."""
    parameters = [(path, one) for path, command in commands(cli.drafter) for one in command.params]
    flags = {name for _, one in parameters if isinstance(one, click.Option) for name in one.opts}
    arguments = {(path, one.name) for path, one in parameters if isinstance(one, click.Argument)}

    assert set(OF_OPTIONS) <= flags
    assert set(OF_ARGUMENTS) <= arguments
    of_a_letter = [one for path, one in parameters if path == "new" and isinstance(one, click.Option)]
    of_ids = {one.opts[0] for one in of_a_letter if one.metavar in ("ID", "IDS", "POST", "POSTS", "ID@DAY")}
    assert of_ids <= set(OF_OPTIONS)


def test_it_is_quick_enough_to_type_with():
    """With the library cached, an answer takes less than a person waits for; a cold or busy machine is given more."""
    offered("drafter new --asks k")
    times = []
    for _ in range(3):
        began = time.perf_counter()
        offered("drafter new --asks k")
        times.append(time.perf_counter() - began)

    assert min(times) < 1.0


def test_an_answer_imports_neither_templates_nor_word_nor_yaml():
    """With the library cached."""
    offered("drafter new --asks k")
    program = "import sys; from drafter.cli import main; main([]); print(*sorted(sys.modules), file=sys.stderr)"
    typed = {**os.environ, "DRAFTER_COMPLETE": "bash", "DRAFTER_LINE": "drafter new --to secretary-of-st"}
    done = subprocess.run([sys.executable, "-c", program], env=typed, capture_output=True, encoding="utf-8", check=True)

    assert done.stdout == "secretary-of-state\n"
    assert {"yaml", "jinja2", "docx", "lxml", "tempfile"} & set(done.stderr.split()) == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_says_where_it_goes(shell: str):
    """In comments at its head; nothing but the script is on standard output, and nothing is installed."""
    done = run("completion", shell)

    assert (done.code, done.err) == (0, "")
    head = [line for line in done.out.splitlines() if line.startswith("#")]
    assert head[0] == f"# What the Tab key offers for drafter in {SHELLS[shell].title}."
    assert any(f"drafter completion {shell}" in line for line in head)
    assert names(Path()) == []


def test_a_shell_that_is_none_is_answered_with_those_there_are():
    """With the name that was probably meant."""
    done = run("completion", "powershel")

    assert done.code == 2
    assert "there is no script for the shell 'powershel'" in done.err
    assert "Did you mean 'powershell'?" in done.err


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`drafter` as a shell finds it, by its bare name."""
    folder = tmp_path / "bin"
    script = write(folder / "drafter", f'#!/bin/sh\nexec {" ".join(map(str, installed()))} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


def shell(name: str) -> pytest.MarkDecorator:
    """Passed over where the shell is not on this machine."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"the shell {name} is absent here")


LINES = [
    ("drafter prev", "drafter preview"),
    ("drafter new --asks kyc,sch", "drafter new --asks kyc,scheduling"),
    ("drafter new --asks=kyc,sch", "drafter new --asks=kyc,scheduling"),
    ("drafter new --to secretary-of-st", "drafter new --to secretary-of-state"),
    ("drafter new --figure synthetic-opioid-deaths@2024-0", "drafter new --figure synthetic-opioid-deaths@2024-05-15"),
    ("drafter new --allow stale-f", "drafter new --allow stale-figure="),
    ("drafter new mine.y", "drafter new mine.yaml"),
    ("drafter new --cosigners si", "drafter new --cosigners signers.csv"),
    ("drafter new --order sen", "drafter new --order seniority"),
    ("drafter add sig", "drafter add signatory"),
]


@needs_terminal
@pytest.mark.usefixtures("on_path")
@pytest.mark.parametrize(
    ("words", "setting_up"),
    [
        pytest.param(("bash", "--norc", "-i"), (), marks=shell("bash"), id="bash"),
        pytest.param(("zsh", "-f", "-i"), ("autoload -Uz compinit; compinit -u",), marks=shell("zsh"), id="zsh"),
    ],
)
def test_bash_and_zsh_finish_the_word_at_the_tab_key(desk: Path, words: tuple[str, ...], setting_up: tuple[str, ...]):
    """A person types the beginning and Tab, in a real shell that has read the script."""
    for name in ("mine.yaml", "signers.csv", "signers.txt"):
        write(desk / name, "")
    with terminal(words, desk, PS1="@> ", LC_ALL="C.UTF-8") as session:
        for line in (*setting_up, f'eval "$(drafter completion {words[0]})"'):
            session.until("@> ")
            session.types(line)
        for begun, finished in LINES:
            session.until("@> ")
            session.presses(f"{begun}\t")
            session.until(finished)
            session.presses("\x15\n")  # Ctrl-U takes the line away


@pytest.mark.usefixtures("on_path")
@shell("fish")
def test_fish_finishes_the_word(desk: Path):
    """As its own `complete` command answers, with what each is beside it."""
    for name in ("mine.yaml", "signers.csv", "signers.txt"):
        write(desk / name, "")
    for begun, finished in LINES:
        script = f"drafter completion fish | source; complete -C '{begun}'"
        done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, encoding="utf-8", check=True)
        words = [line.partition("\t")[0] for line in done.stdout.splitlines()]
        assert words == [finished.split()[-1]], begun


@pytest.mark.usefixtures("on_path")
@shell("pwsh")
def test_powershell_finishes_the_word():
    """As its own completion engine answers."""
    for begun, finished in LINES[:1] + LINES[3:4] + LINES[-2:]:
        script = (
            "drafter completion powershell | Out-String | Invoke-Expression; "
            f"(TabExpansion2 '{begun}' {len(begun)}).CompletionMatches.CompletionText"
        )
        done = subprocess.run(["pwsh", "-NoProfile", "-c", script], capture_output=True, encoding="utf-8", check=True)
        assert done.stdout.split() == [finished.split()[-1]], begun


def powershell_asks(before: str, word: str, part: str) -> str:
    """The answer to the script of PowerShell, which hands over the words as they are typed."""
    typed = {
        "DRAFTER_COMPLETE": "powershell",
        "DRAFTER_BEFORE": before,
        "DRAFTER_WORD": word,
        "DRAFTER_PART": f"={part}",
    }
    done = subprocess.run(
        installed(), env={**os.environ, **typed}, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return done.stdout


def test_powershell_is_told_what_each_value_is():
    """A text, a tab, and what it is; where PowerShell takes a part of a list for the word, that part is answered."""
    assert powershell_asks("drafter\nnew\n--asks", "ky", "ky").startswith("kyc\tKnow-your-customer")
    assert powershell_asks("drafter\nnew\n--asks", "kyc,sch", "sch").startswith("scheduling\t")
    assert powershell_asks("drafter\nnew\n--issue", "", "").startswith("fentanyl\t")
    assert "\nscheduling\t" in powershell_asks("drafter\nnew\n--asks", "kyc,", "")
    assert powershell_asks("drafter\nnew\n--asks", "'kyc,sch", "'kyc,sch").startswith("kyc,scheduling\t")
    assert powershell_asks("drafter.exe\nnew", "--asks=kyc,sch", "--asks=kyc,sch").startswith("--asks=kyc,scheduling\t")
