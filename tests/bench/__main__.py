"""python -m tests.bench: how long drafter's commands take beside the bare imports that nobody can go below.

Each command and its yardstick run in turns, as whole processes, after one run that warms the caches; the ratio is that
of the medians. Times on a shared machine mean little; the ratio in one run is what README and the issues speak of.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 21
REQUEST = ["--to", "Secretary of State", "--asks", "kyc,scheduling"]
DRAFTER = [sys.executable, "-m", "drafter"]

PAIRS = {
    "drafter preview, library cached": (
        [*DRAFTER, "preview", *REQUEST],
        [sys.executable, "-c", "import jinja2, click, yaml"],
    ),
    "drafter new, library cached": (
        [*DRAFTER, "new", *REQUEST, "-o", "letter.docx", "--force"],
        [sys.executable, "-c", "import docx"],
    ),
    "drafter --help": ([*DRAFTER, "--help"], [sys.executable, "-c", "import click"]),
}


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes as a whole process."""
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    print(f"{'command':34} {'beside':46} {'ratio':>6}  (least to most of {RUNS} pairs)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, (command, yardstick) in PAIRS.items():
            seconds(command, folder)
            seconds(yardstick, folder)
            pairs = [(seconds(command, folder), seconds(yardstick, folder)) for _ in range(RUNS)]
            ratio = statistics.median(a for a, _ in pairs) / statistics.median(b for _, b in pairs)
            each = sorted(a / b for a, b in pairs)
            print(f"{label:34} {'python -c ' + yardstick[-1]!r:46} {ratio:6.2f}  ({each[0]:.2f} to {each[-1]:.2f})")


if __name__ == "__main__":
    main()
