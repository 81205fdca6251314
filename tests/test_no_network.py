"""What SECURITY.md promises of the machine: no connection, no other program, no file but the person's own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.papers import rich_letterhead

NETWORK = {
    *(
        "socket",
        "ssl",
        "http",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
        "asyncio",
        "webbrowser",
    ),
    *("requests", "httpx", "aiohttp", "urllib3"),
}
"""Python's own ways to a network, and the usual ones beside them; of urllib the parsing of addresses is none."""

WALK = (
    'init office --name "Jane Q. Doe" --chamber house --state Ohio --district 3',
    'new --to "Secretary of State" --asks kyc --date 2024-09-12 -o letter.docx',
    "new letter.yaml --review -o review.docx",
    *(f"new letter.yaml -o letter.{ending} --force" for ending in ("html", "md", "txt")),
    "preview letter.yaml",
    "check letter.docx",
    "finalize letter.yaml -o final.docx",
    "kit letter.yaml -o kit --sign-by 2024-09-20",
    "check kit/text.docx --fix -o mended.docx",
    "explain letter.yaml",
    "add source doe-2024 --issue fentanyl --set type=report --set title=Ports --set author=Doe --set issued=2024-05-02",
    "evidence check",
    "roster check",
    "library check",
    "letterhead check letterhead.docx",
    "rules test unset-sender",
    "office show",
    "list asks",
)
"""Every kind of work that drafter does, from an empty desk on."""

WATCHED = '''
import shlex, sys
from pathlib import Path

ours = [Path(folder).resolve() for folder in sys.argv[1:]]
seen = []

def watch(event, args):
    """Note what leaves the process, and what is changed outside the person's own folders."""
    if event.split(".")[0] in ("socket", "subprocess", "webbrowser", "smtplib", "ftplib") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "urllib.Request",
    ):
        seen.append(f"{event} {args}")
    changed = {"open": args[:1], "os.mkdir": args[:1], "os.rename": args[:2], "os.remove": args[:1]}.get(event, ())
    if event == "open" and not (set("wax+") & set(args[1] or "") or (args[1] is None and args[2] & 3)):
        return
    for path in changed:
        if not isinstance(path, int) and not any(Path(path).resolve().is_relative_to(folder) for folder in ours):
            seen.append(f"{event} {path}")

sys.addaudithook(watch)
from drafter.cli import main

for line in sys.stdin.read().splitlines():
    code = main(shlex.split(line))
    if code not in (0, 1):
        seen.append(f"{code} from {line}")
Path("seen.txt").write_text("\\n".join(seen), encoding="utf-8")
'''


def test_no_module_knows_a_way_to_a_network():
    """Nothing in drafter imports what opens a connection."""
    wrong = []
    for path in (ROOT / "drafter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            wrong += [f"{path}: {name}" for name in found if name.split(".")[0] in NETWORK or name == "urllib.request"]

    assert wrong == []


@pytest.mark.skipif(sys.platform == "win32", reason="the hook sees the paths of Unix")
def test_a_whole_walk_opens_no_connection_and_changes_only_the_persons_own_files(tmp_path: Path):
    """Python itself reports each connection, program and changed file: none but the desk, the cache, the
    config, and temporary files that are gone afterwards.
    """
    folders = [tmp_path / name for name in ("desk", "cache", "config", "temporary")]
    folders[0].mkdir()
    folders[3].mkdir()
    (folders[0] / "letterhead.docx").write_bytes(rich_letterhead())
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, folders)],
        cwd=folders[0],
        input="\n".join(WALK),
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("DRAFTER_")},
            "DRAFTER_CACHE": str(folders[1]),
            "DRAFTER_CONFIG": str(folders[2]),
            "TMPDIR": str(folders[3]),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (folders[0] / "seen.txt").read_text(encoding="utf-8") == ""
    assert [path.name for path in folders[2].iterdir()] == ["office"]
    assert {path.name.partition("-")[0] for path in folders[1].iterdir()} == {"library", "stationery"}
    assert list(folders[3].iterdir()) == []
