"""`drafter preview`, the help of every command, and what each exit code means."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from helpers import HEADLINE, ROOT, installed, letter_xml, run, run_installed, write

from drafter import __version__, cli
from drafter.errors import DrafterError, Fault, FileError

pytestmark = pytest.mark.usefixtures("desk")

SEPTEMBER = ("--to", "Secretary of State", "--asks", "kyc,scheduling", "--date", "2024-09-12")
PREVIEW = ("preview", *SEPTEMBER)


def on_terminal(*args: str, columns: int = 80, lines: int = 24, **environment: str) -> str:
    """What the installed command writes to a terminal of this size; the pager marks what it is given."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    pager = "sed s/^/PAGED:/"
    settings = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR")}
    settings |= {"TERM": "xterm", "PAGER": pager, **environment}
    process = subprocess.Popen([*installed(), *args], stdin=theirs, stdout=theirs, stderr=theirs, env=settings)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:
        pass  # Linux ends a terminal so when the last program has left it
    finally:
        os.close(ours)
    assert process.wait(30) == 0
    return shown.decode().replace("\r\n", "\n")


needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")


# Preview


def test_a_preview_shows_the_letter_and_writes_nothing(desk: Path):
    """From the letterhead to the notes, with the findings told and counted on stderr."""
    done = run(*PREVIEW)

    parts = ("[YOUR OFFICE’S LETTERHEAD]", "September 12, 2024", "The Honorable Antony J. Blinken")
    parts += ("Dear Secretary Blinken:", "1. Require sellers", "Sincerely,", "[THE SENDER’S NAME]", "\n────", "\n¹ ")
    places = [done.out.index(part) for part in parts]
    assert done.code == 0
    assert places == sorted(places)
    assert done.err.endswith("\nFindings: 3 unfinished, 1 suggestion (a draft, not ready to send).\n")
    assert "unfinished: [THE SENDER’S NAME] is still blank. (unset-sender)\n" in done.err
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_asked_and_addresses_stay_whole(width: int):
    """Only a word that is wider by itself, such as an address, has a line that is; prose is never over 80 columns."""
    done = run(*PREVIEW, "--width", str(width))

    wide = [line for line in done.out.splitlines() if len(line) > min(width, 80)]
    assert [line for line in wide if " " in line] == []
    for address in re.findall(r"https?://\S+", run(*PREVIEW, "--width", "400").out):
        assert address in done.out.split()
    assert "https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm" in done.out.split()


def test_a_width_nobody_can_read_is_refused():
    """The bounds are told."""
    done = run(*PREVIEW, "--width", "10")

    assert done.code == 2
    assert "--width" in done.err
    assert "20<=x<=400" in done.err


def test_a_piped_preview_is_plain(desk: Path):
    """No escape codes and no pager where the output is no terminal, not even when colors are forced elsewhere."""
    done = run_installed(*PREVIEW, cwd=desk, PAGER="sed s/^/PAGED:/", TERM="xterm-256color")

    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert "PAGED:" not in done.out
    assert done.out == run(*PREVIEW).out


def test_a_preview_of_a_record_is_that_of_its_letter():
    """A request, its record and the flags that made it show the same."""
    run("new", *SEPTEMBER, "-o", "letter.docx")

    assert run("preview", "letter.yaml") == run(*PREVIEW)


def test_flags_win_over_the_file_that_is_previewed(desk: Path):
    """As in `drafter new`."""
    write(desk / "letter.yaml", "to: Secretary of State\nasks: kyc\ndate: 2024-09-12\n")
    done = run("preview", "letter.yaml", "--date", "2025-03-04")

    assert "March 4, 2025" in done.out
    assert "Dear Secretary Rubio:" in done.out


def test_a_letter_that_is_forbidden_is_shown_with_the_reason():
    """Preview exits with 1 where `drafter new` would write nothing, and says why after the letter."""
    done = run("preview", "--to", "fincen-director", "--asks", "kyc", "--date", "2024-09-12")

    assert done.code == 1
    assert "Sincerely," in done.out
    assert "error: the ask 'kyc' is not one that the Director, Financial Crimes Enforcement Network" in done.err
    assert "Findings: 1 error" in done.err


@needs_terminal
def test_a_terminal_shows_bold_and_italic():
    """The leads of the asks are bold, titles in notes italic, blanks stand out."""
    shown = on_terminal(*PREVIEW, lines=300)

    assert "\x1b[1mRequire sellers of chemicals to know their customers.\x1b[0m" in shown
    assert "\x1b[3mProvisional\x1b[0m" in shown
    assert "\x1b[1;7m[THE SENDER’S NAME]\x1b[0m" in shown
    assert "PAGED:" not in shown


@needs_terminal
@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"NO_COLOR": ""}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_are_obeyed(setting: dict[str, str]):
    """The words are the same, without any escape code."""
    shown = on_terminal(*PREVIEW, lines=300, **setting)

    assert "\x1b" not in shown
    assert shown == run(*PREVIEW).out + run(*PREVIEW).err


@needs_terminal
def test_the_pager_is_used_where_a_terminal_is_too_short():
    """A letter longer than the screen is paged; one that fits is not."""
    assert "PAGED:September 12, 2024" in on_terminal(*PREVIEW, lines=24)
    assert "PAGED:" not in on_terminal(*PREVIEW, lines=300)


@needs_terminal
@pytest.mark.parametrize("columns", [40, 60])
def test_a_terminal_is_filled_to_its_own_width(columns: int):
    """Without --width, the terminal's columns count."""
    shown = on_terminal(*PREVIEW, columns=columns, lines=400, NO_COLOR="1")

    assert shown == run(*PREVIEW, "--width", str(columns)).out + run(*PREVIEW).err


# Help


@pytest.mark.parametrize("command", ["", "new", "preview", "list", "check"])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_begins_with_examples(command: str, flag: str):
    """Right after the usage line, before any explanation; every example is a command that there is."""
    done = run(*([command] if command else []), flag)

    usage, blank, head, *rest = done.out.splitlines()
    examples = rest[: rest.index("")]
    assert (done.code, done.err, blank, head) == (0, "", "", "Examples:")
    assert usage.startswith(f"Usage: drafter {command}".strip())
    assert all(example.startswith(f"  drafter {command}".rstrip()) for example in examples)
    assert max(len(line) for line in done.out.splitlines() if line not in examples) <= 80


def examples() -> list[str]:
    """Every example that a help shows."""
    said = [run(*command, "-h").out for command in ([], ["new"], ["preview"], ["list"], ["check"])]
    return sorted({line.strip() for text in said for line in re.findall(r"^  drafter .*$", text, re.MULTILINE)})


def test_every_example_in_the_help_runs(desk: Path):
    """A person copies them first; letter.yaml is a request and the record is that of the letter it names."""
    import shlex

    write(desk / "letter.yaml", "to: Secretary of State\nasks: kyc\ndate: 2024-09-12\n")
    write(
        desk / "draft.txt",
        "September 12, 2024\n\nDear Secretary Blinken:\n\nI write  to you.\n\nSincerely,\n\nPat Doe\n",
    )
    assert run("new", "--to", "Secretary of State", "--asks", "kyc", "--date", "2024-09-12").code == 0
    shutil.copy(next((desk / "out").glob("*.docx")), desk / "from-another-office.docx")
    failed = [(line, done) for line in examples() if (done := run(*shlex.split(line)[1:])).code]

    assert failed == []


def test_the_version_is_told():
    """For a report of a fault."""
    assert run("--version").out.startswith(f"drafter {__version__}\n")


# Exit codes


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (DrafterError(Fault("no such thing")), 2, "no such thing"),
        (click.UsageError("not so"), 2, "Error: not so"),
        (FileError(Fault("not there")), 3, "not there"),
        (
            ZeroDivisionError("by zero"),
            70,
            "drafter failed (ZeroDivisionError: by zero). Please report this; 'drafter --debug …' shows more.",
        ),
        (KeyboardInterrupt(), 130, "Interrupted; nothing was left half done."),
    ],
)
def test_an_exit_code_says_whose_fault_it_was(
    monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int, said: str
):
    """2 the request's, 3 a file's, 70 drafter's own, 130 the person's who stopped it; a line on stderr, no trace."""

    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr("drafter.commands.check.drafted", fail)

    done = run("check", "letter.yaml")

    assert (done.code, done.out, done.err.splitlines()[-1]) == (code, "", said)
    assert "Traceback" not in done.err


def test_debug_shows_the_trace_of_a_fault_of_our_own(monkeypatch: pytest.MonkeyPatch):
    """The exception comes through as it is."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("drafter.commands.check.drafted", fail)

    with pytest.raises(ZeroDivisionError):
        run("--debug", "check", "letter.yaml")


def test_a_command_that_there_is_not_is_told_with_the_likely_one():
    """And without a likely one, with all of them."""
    assert "There is no command 'nwe'. Did you mean 'new'?" in run("nwe").err
    assert f"There is no command 'zip'. The commands are {', '.join(cli.COMMANDS)}." in run("zip").err
    assert run("nwe").code == 2


def test_a_reader_that_goes_away_is_no_fault(desk: Path):
    """`drafter preview | head -1` ends quietly."""
    command = " ".join(f"'{word}'" for word in [*installed(), *PREVIEW, "--width", "20"])
    if sys.platform == "win32":
        pytest.skip("no head")
    done = subprocess.run(
        f"{command} | true", shell=True, cwd=desk, capture_output=True, encoding="utf-8", timeout=60, check=False
    )

    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_the_module_runs_as_the_command_does(desk: Path):
    """`python -m drafter` where no script is on the path."""
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *HEADLINE, "--date", "2024-09-12", "-o", "letter.docx"],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    run("new", *SEPTEMBER, "-o", "again.docx")

    assert (done.returncode, done.stderr) == (0, "")
    assert letter_xml(Path("letter.docx")) == letter_xml(Path("again.docx"))
